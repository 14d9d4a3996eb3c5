//! What came of a visit, and what comes next: one save, in as few taps as there are answers.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::agenda::{About, Line, Matter};
use crate::domain::command::{Command, Refusal};
use crate::domain::day::Day;
use crate::domain::fact::{NextStep, Outcome};
use crate::domain::ident::{CustomerId, DealId, TaskId};
use crate::domain::money::Money;
use crate::domain::workspace::{DealState, Workspace};
use crate::route::{CustomerSheet, OfCustomer, Route};
use crate::state::{App, Draft};
use crate::text::{Lang, amount, date, fill, number, say};
use crate::ui::components::bits::{Press, press};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::date_field::{called, date_field, steps};
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{at_times, maybe, nothing, question, send, tap};
use crate::ui::components::sheet;

/// What the sheet holds while it is open.
#[derive(Clone, Copy)]
struct Answers {
    outcome: RwSignal<Outcome>,
    won: RwSignal<String>,
    note: RwSignal<String>,
    /// A day of the rep's own choice is being typed.
    own_day: RwSignal<bool>,
    typed_day: RwSignal<String>,
    step: RwSignal<NextStep>,
    /// The deal that ends with it.
    deal: RwSignal<Option<DealId>>,
}

/// What is wrong with them, at its field.
#[derive(Clone, Copy)]
struct Wrong {
    won: RwSignal<Option<String>>,
    note: RwSignal<Option<String>>,
    day: RwSignal<Option<String>>,
}

/// The days the buttons stand for, as of when the sheet was opened.
#[derive(Clone, Copy)]
struct Days {
    tomorrow: Day,
    three: Day,
    week: Day,
}

impl Days {
    fn of(app: App) -> Days {
        let today = app.today.get_untracked();
        app.peek(|workspace| {
            let calendar = &workspace.calendar;
            let week = today.plus_days(7);
            Days {
                tomorrow: calendar.next_working(today).unwrap_or(today.next()),
                three: calendar.plus_working(today, 3),
                week: calendar.on_or_after(week).unwrap_or(week),
            }
        })
    }
}

/// Whose it is, with the promise it keeps.
#[derive(Clone, Copy)]
struct Visit {
    app: App,
    lang: Lang,
    about: About,
    customer: CustomerId,
    task: Option<TaskId>,
    answers: Answers,
    wrong: Wrong,
}

/// The customer of what a line is about.
fn customer_of(workspace: &Workspace, about: About) -> Option<CustomerId> {
    match about {
        About::Task(id) => workspace.task(id).map(|task| task.customer),
        About::Matter(Matter::Customer(id)) => workspace.customer(id).map(|_| id),
        About::Matter(Matter::Deal(id)) => workspace.deal(id).map(|deal| deal.customer),
        About::Matter(Matter::Receivable(id)) => {
            workspace.receivables().find(|(of, _)| *of == id).map(|(_, owed)| owed.customer)
        }
        About::Matter(Matter::Sale(id)) => workspace.sale(id).and_then(|sale| sale.customer),
        About::Matter(Matter::Leads) => None,
    }
}

/// The sheet.
pub fn outcome(app: App, lang: Lang, about: About) -> AnyView {
    let texts = lang.texts();
    let Some(customer) = app.peek(|workspace| customer_of(workspace, about)) else {
        let gone = view! { <p class="quiet">{texts.task_gone}</p> };
        return sheet::sheet(app, lang, lang.behind().visit.result.to_owned(), gone.into_any());
    };
    let task = match about {
        About::Task(id) => Some(id),
        About::Matter(_) => None,
    };
    let name = say::cut(&untrack(|| app.customer_name(lang, customer)));
    let deals = open_deals(app, customer);
    let likely = likely(about, &deals);
    let answers = remembered(app, about, likely.map(|(id, _)| id));
    let wrong =
        Wrong { won: RwSignal::new(None), note: RwSignal::new(None), day: RwSignal::new(None) };
    let visit = Visit { app, lang, about, customer, task, answers, wrong };
    let days = Days::of(app);
    let ends = question(move || match answers.outcome.get() {
        Outcome::Won => Ends::Won,
        Outcome::Lost => Ends::Lost,
        Outcome::Met | Outcome::Absent => Ends::Neither,
    });
    let own_day = question(move || answers.own_day.get());
    let results = [
        (Outcome::Met, "met"),
        (Outcome::Won, "won"),
        (Outcome::Lost, "lost"),
        (Outcome::Absent, "absent"),
    ];
    let results = results.into_iter().zip(lang.behind().visit.results);
    let results =
        results.map(|((value, act), word)| Chip { value, act, word: word.to_owned() }).collect();
    let note = Field {
        id: "outcome-note",
        label: texts.note_field,
        act: "note",
        keyboard: "text",
        class: "",
    };
    let first = app.today.get_untracked();
    let ending = at_times(move || match ends.get() {
        Ends::Neither => None,
        Ends::Won => {
            Some(view! { {won_field(lang, answers, wrong)} {which_deal(visit, &deals)} }.into_any())
        }
        Ends::Lost => Some(which_deal(visit, &deals)),
    });
    let choose = move |one| {
        answers.outcome.set(one);
        // Won, it is most likely that deal; a no to a visit ends none by itself.
        let (deal, amount) = likely.filter(|_| one == Outcome::Won).unzip();
        answers.deal.set(deal);
        if let Some(amount) = amount.filter(|_| answers.won.with_untracked(String::is_empty)) {
            answers.won.set(number::typable(amount));
        }
    };
    let content = view! {
        <form novalidate on:submit=send(move || visit.save_as_typed())>
            {chips(lang.behind().visit.result, "result", results, answers.outcome.into(), choose)}
            {ending}
            {steps(lang, answers.step)}
            {nexts(visit, days)}
            {at_times(move || own_day.get().then(|| date_field(lang, first, answers.typed_day, wrong.day)))}
            {field(note, answers.note, wrong.note, None)}
            {instead(visit, days)}
            <div class="sheet-do">
                <button type="submit" class="button button-main button-wide" data-act="save">
                    {maybe(move || Some(if own_day.get() { texts.save } else { lang.behind().visit.save_plain }.to_owned()))}
                </button>
            </div>
        </form>
    };
    sheet::sheet(app, lang, fill(lang.behind().visit.outcome_title, &[&name]), content.into_any())
}

/// Whether a deal may end with the visit.
#[derive(Clone, Copy, PartialEq)]
enum Ends {
    Neither,
    Won,
    Lost,
}

/// The customer's open deals, the largest first.
fn open_deals(app: App, customer: CustomerId) -> Vec<(DealId, Money)> {
    let mut deals: Vec<(DealId, Money)> = app.peek(|workspace| {
        let open = workspace
            .deals()
            .filter(|(_, deal)| deal.customer == customer && deal.state == DealState::Open);
        open.map(|(id, deal)| (id, deal.amount)).collect()
    });
    crate::domain::sorted::sort_by(&mut deals, |one, other| other.1.cmp(&one.1));
    deals.truncate(MOST_DEALS);
    deals
}

/// The deal that a won visit most likely won: the one the line is about, else the only one.
fn likely(about: About, deals: &[(DealId, Money)]) -> Option<(DealId, Money)> {
    match about {
        About::Matter(Matter::Deal(id)) => deals.iter().find(|(one, _)| *one == id).copied(),
        _ => deals.first().filter(|_| deals.len() == 1).copied(),
    }
}

/// How many of a customer's open deals a visit may end.
const MOST_DEALS: usize = 4;

/// Which of the customer's deals it was: one is won or lost with the visit, or none.
fn which_deal(visit: Visit, deals: &[(DealId, Money)]) -> AnyView {
    let Visit { lang, answers, .. } = visit;
    let texts = lang.behind().visit;
    if deals.is_empty() {
        return nothing();
    }
    let acts = ["deal-1", "deal-2", "deal-3", "deal-4"];
    let mut all = vec![Chip { value: None, act: "deal-none", word: texts.no_deal.to_owned() }];
    all.extend(deals.iter().zip(acts).map(|((id, amount), act)| Chip {
        value: Some(*id),
        act,
        word: fill(texts.deal_of, &[&number::short(lang, *amount)]),
    }));
    let won = deals.to_vec();
    // The signal is read when the choice is made: it fills in what the deal comes to.
    let won = StoredValue::new(won);
    chips(texts.which_deal, "which-deal", all, answers.deal.into(), move |deal| {
        answers.deal.set(deal);
        let amount =
            won.with_value(|all| all.iter().find(|one| Some(one.0) == deal).map(|one| one.1));
        if let Some(amount) = amount.filter(|_| answers.outcome.get_untracked() == Outcome::Won) {
            answers.won.set(number::typable(amount));
        }
    })
}

/// The follow-up: a day saves at once, with what was said above it.
fn nexts(visit: Visit, days: Days) -> AnyView {
    let Visit { app, lang, answers, .. } = visit;
    let texts = lang.behind().visit;
    let button = |act, word: String, day: Day| {
        press(
            Press("chip", act, String::new()),
            word.into_any(),
            Box::new(move || visit.save(Some(day))),
        )
    };
    let buttons = vec![
        button("next-tomorrow", called(app, lang, days.tomorrow), days.tomorrow),
        button("next-3", texts.next_three.to_owned(), days.three),
        button("next-week", texts.next_week.to_owned(), days.week),
        press(
            Press("chip", "next-day", String::new()),
            texts.next_day.into_any(),
            Box::new(move || answers.own_day.update(|own| *own = !*own)),
        ),
    ];
    crate::ui::components::bits::chips(texts.next_save, buttons)
}

/// What can be done with the line besides answering it, and where else it leads.
fn instead(visit: Visit, days: Days) -> AnyView {
    let Visit { app, lang, about, customer, task, .. } = visit;
    let texts = lang.behind().visit;
    let line = app.list.with_untracked(|list| list.line(about).copied());
    let mut all = Vec::new();
    let did = move |command: Command, said: String| match app.dispatch(command) {
        Ok(stamp) => {
            app.close_sheet();
            app.say(said, Some(stamp));
        }
        Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
    };
    let name = say::cut(&untrack(|| app.customer_name(lang, customer)));
    let tomorrow = called(app, lang, days.tomorrow);
    if let Some(task) = task {
        let said = fill(texts.planned, &[&name, &date::day(lang, days.tomorrow)]);
        let go = move || did(Command::Move { task, due: days.tomorrow }, said.clone());
        let word = fill(texts.move_to, &[&tomorrow]);
        all.push(press(
            Press("button button-wide", "move-tomorrow", String::new()),
            word.into_any(),
            Box::new(go),
        ));
        let said = fill(texts.dropped_name, &[&name]);
        let go = move || did(Command::Drop { task }, said.clone());
        all.push(press(
            Press("button button-wide", "drop", String::new()),
            texts.drop.into_any(),
            Box::new(go),
        ));
    }
    if let (About::Matter(subject), Some(Line { why, due, done: false, .. })) = (about, line)
        && why.can_be_dismissed()
    {
        let said = fill(texts.put_away_said, &[&name]);
        let go = move || did(Command::Dismiss { subject, reason: why, due }, said.clone());
        let word = texts.put_away.into_any();
        all.push(press(Press("button button-wide", "put-away", String::new()), word, Box::new(go)));
    }
    let to = |route: CustomerSheet| Route::Customers(Some(route)).to_string();
    let way = |act: &'static str, to: String, word: &'static str| {
        view! { <a class="button button-wide" href=to data-act=act>{word}</a> }.into_any()
    };
    match about {
        About::Matter(Matter::Deal(deal)) => {
            all.push(way("deal", to(CustomerSheet::Deal(deal)), texts.to_deal));
        }
        About::Matter(Matter::Receivable(_)) => {
            let owed = CustomerSheet::Of(customer, OfCustomer::Owed);
            all.push(way("owed-by", to(owed), texts.to_owed));
        }
        _ => {}
    }
    let profile = CustomerSheet::Of(customer, OfCustomer::Profile);
    all.push(way("customer", to(profile), texts.to_customer));
    view! { <div class="more-buttons">{all}</div> }.into_any()
}

fn won_field(lang: Lang, answers: Answers, wrong: Wrong) -> AnyView {
    let unit = (lang == Lang::Zh).then(|| {
        // A number pad has no 万.
        let add = tap(move || {
            answers.won.update(|text| {
                if !text.is_empty() && !text.ends_with('万') {
                    text.push('万');
                }
            });
        });
        view! { <button type="button" class="button" data-act="unit" on:click=add>"万"</button> }
            .into_any()
    });
    let asked = Field {
        id: "won",
        label: lang.behind().visit.won_field,
        act: "won-amount",
        keyboard: "decimal",
        class: "",
    };
    field(asked, answers.won, wrong.won, unit)
}

impl Visit {
    /// Saves with the day that is typed, or without a follow-up.
    fn save_as_typed(self) {
        let Answers { own_day, typed_day, .. } = self.answers;
        if !own_day.get_untracked() {
            return self.save(None);
        }
        match typed_day.with_untracked(|typed| Day::parse(typed)) {
            Ok(day) => self.save(Some(day)),
            Err(_) => self.wrong.day.set(Some(self.lang.behind().visit.date_missing.to_owned())),
        }
    }

    /// Takes the answers; what is wrong is said at its field.
    fn save(self, day: Option<Day>) {
        let Visit { app, lang, answers, wrong, .. } = self;
        let typed = answers.won.get_untracked();
        let outcome = answers.outcome.get_untracked();
        let won: Option<Money> = if outcome == Outcome::Won {
            match amount::read(&typed) {
                Ok(amount) => Some(amount),
                Err(error) => {
                    wrong.won.set(Some(say::amount_error(lang, error, &typed)));
                    return;
                }
            }
        } else {
            None
        };
        match app.dispatch_together(self.commands(outcome, won, day)) {
            Ok(stamps) => {
                answers.won.set(String::new());
                answers.note.set(String::new());
                app.close_sheet();
                let name = say::cut(&untrack(|| app.customer_name(lang, self.customer)));
                let texts = lang.behind().visit;
                let said = match day {
                    Some(day) => fill(texts.logged_next, &[&name, &date::day(lang, day)]),
                    None => fill(texts.logged, &[&name]),
                };
                app.say_of_all(said, stamps);
            }
            Err(refusal) => {
                let place = match refusal {
                    Refusal::AmountMissing | Refusal::AmountZero | Refusal::AmountTooLarge => {
                        wrong.won
                    }
                    Refusal::DayPassed(_) | Refusal::DayTooFar(_)
                        if answers.own_day.get_untracked() =>
                    {
                        wrong.day
                    }
                    _ => wrong.note,
                };
                place.set(Some(say::refusal(lang, refusal, &typed)));
            }
        }
    }

    /// The visit, and with it the end of the deal it decided. What was won then counts by the deal.
    fn commands(self, outcome: Outcome, won: Option<Money>, day: Option<Day>) -> Vec<Command> {
        let Visit { customer, task, answers, .. } = self;
        let next = day.map(|day| (day, answers.step.get_untracked()));
        let note = answers.note.get_untracked();
        let deal = answers.deal.get_untracked();
        let deal = deal.filter(|_| matches!(outcome, Outcome::Won | Outcome::Lost));
        let (outcome, own) = match (deal, outcome) {
            (Some(_), Outcome::Won) => (Outcome::Met, None),
            _ => (outcome, won),
        };
        let log = Command::Log { customer, task, outcome, won: own, note, next };
        let end = deal.map(|deal| Command::CloseDeal { deal, won });
        std::iter::once(log).chain(end).collect()
    }
}

/// The answers of a fresh sheet, with what was half typed of this very visit. The draft's lines
/// are whose it is, the amount, and the note.
fn remembered(app: App, about: About, likely: Option<DealId>) -> Answers {
    let draft = app.draft(Draft::Outcome);
    let whose = about.to_string();
    let before = draft.get_untracked();
    let mut lines = before.splitn(3, '\n');
    let own = lines.next() == Some(&whose);
    let mut text = || lines.next().filter(|_| own).unwrap_or_default().to_owned();
    let (won, note) = (RwSignal::new(text()), RwSignal::new(text()));
    Effect::new(move |ran: Option<()>| {
        let (won, note) = (won.get(), note.get());
        if ran.is_some() {
            let empty = won.is_empty() && note.is_empty();
            draft.set(if empty { String::new() } else { format!("{whose}\n{won}\n{note}") });
        }
    });
    let is_won = won.with_untracked(|won| !won.is_empty());
    Answers {
        outcome: RwSignal::new(if is_won { Outcome::Won } else { Outcome::Met }),
        won,
        note,
        own_day: RwSignal::new(false),
        typed_day: RwSignal::new(String::new()),
        step: RwSignal::new(NextStep::Visit),
        deal: RwSignal::new(likely.filter(|_| is_won)),
    }
}
