//! What is owed line by line, and how it is paid: a tap opens a line, a second pays it in full.

use fieldplan_view::view;
use leptos::prelude::*;

use super::ask::{amount_field, name_of, read_amount};
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::directory::folded;
use crate::domain::fact::NextStep;
use crate::domain::ident::{CustomerId, ReceivableId};
use crate::domain::money::Money;
use crate::domain::owed_book::{OwedBook, OwedLine};
use crate::domain::workspace::Standing;
use crate::route::{CustomerSheet, OfCustomer, Route};
use crate::state::App;
use crate::text::{Lang, counted, date, fill, number, say};
use crate::ui::components::bits::{Press, fact, press};
use crate::ui::components::drafted;
use crate::ui::components::live::{aloud, at_times, flag, nothing, part, send, tap};

/// How many lines are drawn, and with each tap for more.
const STEP: usize = 40;

/// The sums of what is owed.
pub(super) fn sums(lang: Lang, book: &OwedBook) -> AnyView {
    let texts = lang.business().money;
    let said = |figure, text: &str, sum: Money| {
        fact(figure, sum.to_string(), fill(text, &[&number::exact(sum)]))
    };
    let mut all = vec![
        said("owed-open", texts.open, book.ages.open()),
        said("owed-overdue", texts.overdue, book.overdue()),
    ];
    let ages = &book.ages;
    let by_age = [
        ("owed-30", ages.to_30),
        ("owed-60", ages.to_60),
        ("owed-90", ages.to_90),
        ("owed-older", ages.over_90),
    ];
    for ((figure, sum), text) in by_age.into_iter().zip(texts.ages) {
        if sum > Money::ZERO {
            all.push(said(figure, text, sum));
        }
    }
    all.push(said("owed-month", texts.this_month, book.this_month));
    view! { <ul class="facts">{all}</ul> }.into_any()
}

/// Who paid ahead.
pub(super) fn prepaid(app: App, lang: Lang, book: &OwedBook) -> AnyView {
    let texts = lang.business().money;
    let rows = book.prepaid.iter().map(|(customer, amount)| {
        let text = if *amount > Money::ZERO { texts.prepaid } else { texts.overpaid };
        let words = fill(text, &[&name_of(app, lang, *customer), &number::exact(amount.abs())]);
        view! {
            <li class="user" data-user="" data-figure="prepaid" data-exact=amount.to_string()>{words}</li>
        }
        .into_any()
    });
    let rows: Vec<AnyView> = rows.collect();
    (!rows.is_empty()).then(|| view! { <ul class="facts">{rows}</ul> }.into_any()).into_any()
}

/// A list of what is owed.
#[derive(Clone, Copy)]
pub(super) struct Lines {
    pub app: App,
    pub lang: Lang,
    pub book: Memo<OwedBook>,
    /// What is looked for among the customers' names.
    pub sought: RwSignal<String>,
    /// Everybody's, so that each line says whose it is.
    pub of_all: bool,
    /// The line that is open.
    opened: RwSignal<Option<ReceivableId>>,
    most: RwSignal<usize>,
}

impl Lines {
    pub(super) fn new(app: App, lang: Lang, book: Memo<OwedBook>, of_all: bool) -> Lines {
        let (sought, opened) = (RwSignal::new(String::new()), RwSignal::new(None));
        Lines { app, lang, book, sought, of_all, opened, most: RwSignal::new(STEP) }
    }

    /// The lines that fit what is looked for, the oldest due first.
    pub(super) fn view(self) -> AnyView {
        let texts = self.lang.business().money;
        part(move || {
            let typed = self.sought.get();
            let sought = folded(&typed);
            let most = self.most.get();
            self.book.with(|book| {
                let fits =
                    |line: &&OwedLine| sought.is_empty() || folded(&line.name).contains(&sought);
                let rows = book.lines.iter().filter(fits).take(most);
                let rows: Vec<AnyView> = rows.map(|line| self.row(line)).collect();
                let nobody = if rows.is_empty() && !sought.is_empty() {
                    let none = fill(texts.nobody, &[&say::cut(&typed)]);
                    view! { <p class="quiet" data-nobody="">{none}</p> }.into_any()
                } else {
                    nothing()
                };
                let left = book.lines.iter().filter(fits).count().saturating_sub(most);
                let more = (left > 0).then(|| {
                    let go = move || self.most.update(|most| *most = most.saturating_add(STEP));
                    let class = Press("button button-wide", "more-rows", String::new());
                    press(class, counted(texts.more, left).into_any(), Box::new(go))
                });
                view! {
                    <ul class="list">{rows}</ul>
                    {aloud(nobody)}
                    {more}
                }
                .into_any()
            })
        })
    }

    /// One of them; a tap opens what can be done with it.
    fn row(self, line: &OwedLine) -> AnyView {
        let (lang, texts) = (self.lang, self.lang.business().money);
        let id = line.id;
        let name = if line.name.is_empty() { lang.texts().erased_name } else { &line.name };
        let name = self.of_all.then(|| name.to_owned());
        let (open, day) = (number::exact(line.open), date::day(lang, line.due));
        let words = match line.late {
            0 => fill(texts.line_today, &[&open]),
            1.. => fill(texts.line_late, &[&open, &day]),
            _ => fill(texts.line, &[&open, &day]),
        };
        let late = usize::try_from(line.late).ok().filter(|late| *late > 0);
        let late = late.map(|late| counted(texts.late, late));
        let whole = (line.open != line.amount)
            .then(|| format!(" · {}", fill(texts.of_whole, &[&number::exact(line.amount)])));
        let is_open = move || self.opened.get() == Some(id);
        let toggle = tap(move || {
            let now = self.opened.get_untracked();
            self.opened.set((now != Some(id)).then_some(id));
        });
        let kept = line.clone();
        let details = at_times(move || is_open().then(|| untrack(|| self.details(&kept))));
        view! {
            <li data-id=id.to_string()>
                <button
                    type="button"
                    class="row row-link row-pick"
                    data-act="owed-line"
                    aria-expanded=flag(is_open)
                    on:click=toggle
                >
                    <span>
                        {name.map(|name| view! { <span class="row-name user" data-user="">{name}</span> }.into_any())}
                        <span class="row-why" data-exact=line.open.to_string() data-due=line.due.to_string()>
                            <span class="late">{late}</span>
                            {words} {whole}
                        </span>
                    </span>
                </button>
                {details}
            </li>
        }
        .into_any()
    }

    /// Paid in full, in part, or to be collected.
    fn details(self, line: &OwedLine) -> AnyView {
        let (app, lang, texts) = (self.app, self.lang, self.lang.business().money);
        let (id, customer, open) = (line.id, line.customer, line.open);
        let key = drafted::key(&id, "paid-part");
        let typed = drafted::typed_of(app, key.clone(), String::new());
        let wrong = RwSignal::new(None);
        let paid_all = press(
            Press("button button-main button-wide", "paid-all", String::new()),
            fill(texts.paid_all, &[&number::exact(open)]).into_any(),
            Box::new(move || {
                self.pay(customer, id, open, open);
            }),
        );
        let save = move || {
            let Some(amount) = read_amount(lang, typed, wrong, texts.amount_zero) else { return };
            if self.pay(customer, id, amount, open) {
                drafted::forget_of(app, [key.clone()]);
            }
        };
        let collect = can_be_seen(app, customer).then(|| collect(app, lang, customer));
        let to = Route::Customers(Some(CustomerSheet::Of(customer, OfCustomer::Owed))).to_string();
        let all = self.of_all.then(|| {
            view! { <a class="button button-wide" href=to data-act="owed-by">{texts.of_customer}</a> }
                .into_any()
        });
        view! {
            <div class="piece">
                {paid_all}
                <form novalidate on:submit=send(save)>
                    {amount_field(lang, "paid-part", texts.part, typed, wrong)}
                    <button type="submit" class="button button-wide" data-act="part-save">{texts.part_save}</button>
                </form>
                <div class="more-buttons">{collect} {all}</div>
            </div>
        }
        .into_any()
    }

    /// Whether it was taken.
    fn pay(self, customer: CustomerId, id: ReceivableId, amount: Money, open: Money) -> bool {
        let beyond = amount.minus(open);
        let done = pay(self.app, self.lang, customer, Some(id), amount, beyond, None);
        if done {
            self.opened.set(None);
            // The line goes, or is drawn anew.
            crate::browser::page::focus("#sheet-title");
        }
        done
    }
}

/// Takes a payment in and says so with what of it was beyond the receivable it names.
pub(super) fn pay(
    app: App,
    lang: Lang,
    customer: CustomerId,
    receivable: Option<ReceivableId>,
    amount: Money,
    beyond: Money,
    on: Option<Day>,
) -> bool {
    let texts = lang.business().money;
    let name = name_of(app, lang, customer);
    match app.dispatch(Command::ReceivePayment { customer, receivable, amount, on }) {
        Ok(stamp) => {
            let sum = number::exact(amount);
            let sentence = if beyond > Money::ZERO {
                fill(texts.paid_more, &[&name, &sum, &number::exact(beyond)])
            } else {
                fill(texts.paid, &[&name, &sum])
            };
            app.say(sentence, Some(stamp));
            true
        }
        Err(refused) => {
            app.say(say::refusal(lang, refused, ""), None);
            false
        }
    }
}

/// Nobody is promised to an erased customer.
fn can_be_seen(app: App, customer: CustomerId) -> bool {
    app.peek(|workspace| {
        workspace.customer(customer).is_some_and(|known| known.standing != Standing::Erased)
    })
}

/// Promises to collect on the next working day.
pub(super) fn collect(app: App, lang: Lang, customer: CustomerId) -> AnyView {
    let texts = lang.business().money;
    let due = app.next_working().unwrap_or_else(|| app.today.get_untracked().next());
    let day = crate::ui::components::date_field::called(app, lang, due);
    let go = move || {
        let step = Some(NextStep::Collect);
        match app.dispatch(Command::Promise { customer, due, step }) {
            Ok(stamp) => {
                let name = name_of(app, lang, customer);
                let sentence = fill(texts.collecting, &[&name, &date::day(lang, due)]);
                app.say(sentence, Some(stamp));
            }
            Err(refused) => app.say(say::refusal(lang, refused, ""), None),
        }
    };
    let class = Press("button button-wide", "collect", String::new());
    press(class, fill(texts.collect, &[&day]).into_any(), Box::new(go))
}
