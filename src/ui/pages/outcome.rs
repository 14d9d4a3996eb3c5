//! What came of a visit, and what comes next: one record, in as few taps as there are answers.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::command::{Command, Refusal};
use crate::domain::day::Day;
use crate::domain::fact::{NextStep, Outcome};
use crate::domain::ident::{CustomerId, TaskId};
use crate::domain::money::Money;
use crate::domain::today::Subject;
use crate::state::{App, Draft};
use crate::text::{Lang, amount, date, fill, say};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::date_field::{called, date_field, steps};
use crate::ui::components::field::{Field, area, field};
use crate::ui::components::live::{at_times, maybe, question, send, tap};
use crate::ui::components::sheet;

/// When next.
#[derive(Clone, Copy, PartialEq)]
enum Next {
    Not,
    Tomorrow,
    Three,
    Week,
    Day,
}

/// What the sheet holds while it is open.
#[derive(Clone, Copy)]
struct Answers {
    outcome: RwSignal<Outcome>,
    won: RwSignal<String>,
    note: RwSignal<String>,
    next: RwSignal<Next>,
    typed_day: RwSignal<String>,
    step: RwSignal<NextStep>,
}

/// What is wrong with them, at its field.
#[derive(Clone, Copy)]
struct Wrong {
    won: RwSignal<Option<String>>,
    note: RwSignal<Option<String>>,
    day: RwSignal<Option<String>>,
}

/// The days the chips stand for, as of when the sheet was opened.
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

    /// The day chosen; an error where it is still to be typed.
    fn chosen(self, answers: Answers) -> Result<Option<Day>, ()> {
        match answers.next.get() {
            Next::Not => Ok(None),
            Next::Tomorrow => Ok(Some(self.tomorrow)),
            Next::Three => Ok(Some(self.three)),
            Next::Week => Ok(Some(self.week)),
            Next::Day => Day::parse(&answers.typed_day.get()).map(Some).map_err(|_| ()),
        }
    }
}

/// The sheet.
pub fn outcome(app: App, lang: Lang, subject: Subject) -> AnyView {
    let texts = lang.texts();
    let found = app.peek(|workspace| match subject {
        Subject::Task(id) => workspace.task(id).map(|task| (task.customer, Some(id))),
        Subject::Visit(id) => workspace.customer(id).map(|_| (id, None)),
    });
    let Some((customer, task)) = found else {
        let gone = view! { <p class="quiet">{texts.task_gone}</p> };
        return sheet::sheet(app, lang, lang.behind().visit.result.to_owned(), gone.into_any());
    };
    let name = say::cut(&untrack(|| app.customer_name(lang, customer)));
    let answers = remembered(app, subject);
    let wrong =
        Wrong { won: RwSignal::new(None), note: RwSignal::new(None), day: RwSignal::new(None) };
    let days = Days::of(app);
    let save = {
        let name = name.clone();
        move || log(app, lang, (customer, task), &name, answers, wrong, days)
    };
    let is_won = question(move || answers.outcome.get() == Outcome::Won);
    let has_next = question(move || answers.next.get() != Next::Not);
    let own_day = question(move || answers.next.get() == Next::Day);
    let hint = maybe(move || {
        let day = days.chosen(answers).ok().flatten()?;
        Some(date::day(lang, day))
    });
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
    let content = view! {
        <form novalidate on:submit=send(save)>
            {chips(lang.behind().visit.result, "result", results, answers.outcome.into(), move |one| {
                answers.outcome.set(one);
            })}
            {at_times(move || is_won.get().then(|| won_field(lang, answers, wrong)))}
            {chips(lang.behind().visit.next_field, "next", nexts(app, lang, days), answers.next.into(), move |one| {
                answers.next.set(one);
                wrong.day.set(None);
            })}
            {at_times(move || own_day.get().then(|| date_field(lang, first, answers.typed_day, wrong.day)))}
            <p class="hint" role="status">{hint}</p>
            {at_times(move || has_next.get().then(|| steps(lang, answers.step)))}
            {area(note, answers.note, wrong.note)}
            <div class="sheet-do">
                <button type="submit" class="button button-main button-wide" data-act="save">{texts.save}</button>
            </div>
        </form>
    };
    sheet::sheet(app, lang, fill(lang.behind().visit.outcome_title, &[&name]), content.into_any())
}

fn nexts(app: App, lang: Lang, days: Days) -> Vec<Chip<Next>> {
    let texts = lang.behind().visit;
    let chip = |value, act, word: &str| Chip { value, act, word: word.to_owned() };
    vec![
        chip(Next::Not, "next-none", texts.next_none),
        chip(Next::Tomorrow, "next-tomorrow", &called(app, lang, days.tomorrow)),
        chip(Next::Three, "next-3", texts.next_three),
        chip(Next::Week, "next-week", texts.next_week),
        chip(Next::Day, "next-day", texts.next_day),
    ]
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

/// Takes the answers; what is wrong is said at its field.
fn log(
    app: App,
    lang: Lang,
    (customer, task): (CustomerId, Option<TaskId>),
    name: &str,
    answers: Answers,
    wrong: Wrong,
    days: Days,
) {
    let outcome = answers.outcome.get_untracked();
    let typed = answers.won.get_untracked();
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
    let Ok(day) = untrack(|| days.chosen(answers)) else {
        wrong.day.set(Some(lang.behind().visit.date_missing.to_owned()));
        return;
    };
    let next = day.map(|day| (day, answers.step.get_untracked()));
    let note = answers.note.get_untracked();
    match app.dispatch(Command::Log { customer, task, outcome, won, note, next }) {
        Ok(stamp) => {
            answers.won.set(String::new());
            answers.note.set(String::new());
            app.close_sheet();
            let said = match day {
                Some(day) => fill(lang.behind().visit.logged_next, &[name, &date::day(lang, day)]),
                None => fill(lang.behind().visit.logged, &[name]),
            };
            app.say(said, Some(stamp));
        }
        Err(refusal) => {
            let place = match refusal {
                Refusal::AmountMissing | Refusal::AmountZero | Refusal::AmountTooLarge => wrong.won,
                Refusal::DayPassed(_) | Refusal::DayTooFar(_) => wrong.day,
                _ => wrong.note,
            };
            place.set(Some(say::refusal(lang, refusal, &typed)));
        }
    }
}

/// The answers of a fresh sheet, with what was half typed of this very visit. The draft's lines
/// are whose it is, the amount, and the note.
fn remembered(app: App, subject: Subject) -> Answers {
    let draft = app.draft(Draft::Outcome);
    let subject = subject.to_string();
    let before = draft.get_untracked();
    let mut lines = before.splitn(3, '\n');
    let own = lines.next() == Some(&subject);
    let mut text = || lines.next().filter(|_| own).unwrap_or_default().to_owned();
    let (won, note) = (RwSignal::new(text()), RwSignal::new(text()));
    Effect::new(move |ran: Option<()>| {
        let (won, note) = (won.get(), note.get());
        if ran.is_some() {
            let empty = won.is_empty() && note.is_empty();
            draft.set(if empty { String::new() } else { format!("{subject}\n{won}\n{note}") });
        }
    });
    let is_won = won.with_untracked(|won| !won.is_empty());
    Answers {
        outcome: RwSignal::new(if is_won { Outcome::Won } else { Outcome::Met }),
        won,
        note,
        next: RwSignal::new(Next::Not),
        typed_day: RwSignal::new(String::new()),
        step: RwSignal::new(NextStep::Visit),
    }
}
