//! Another day: what kind it is, what it asks, and its list.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::cadence::Cadences;
use crate::domain::calendar::DayKind;
use crate::domain::day::Day;
use crate::domain::day_list::{DayLine, DayList, Fate};
use crate::domain::money::Money;
use crate::domain::period::Period;
use crate::domain::prepared::Prepared;
use crate::domain::review::Review;
use crate::domain::today::{Reason, Subject};
use crate::exchange::day_report;
use crate::route::{CustomerSheet, OfCustomer, Route, TodaySheet};
use crate::state::App;
use crate::text::{Lang, date, fill, number, say, visit};
use crate::ui::components::live::{at_times, maybe, part, question, words};
use crate::ui::components::{page, swipe};
use crate::ui::pages::evening;

/// The page.
pub fn day(app: App, lang: Lang, day: Day) -> AnyView {
    let kind = words(move || {
        app.workspace(|workspace| kind(lang, workspace.calendar.kind(day))).to_owned()
    });
    let looked = question(move || {
        let run = Period::new(day, day).ok()?;
        let today = app.today.get();
        app.workspace(|workspace| {
            let review = Review::of(workspace, run, today);
            Some((review.expected(), review.actual()))
        })
    });
    let figure = maybe(move || {
        let (due, sold) = looked.get()?;
        let short = |amount: Money| number::short(lang, amount);
        let due = due.filter(|due| *due > Money::ZERO);
        let past = day < app.today.get() || sold != Money::ZERO;
        match (past, due) {
            (true, Some(due)) => {
                Some(fill(lang.behind().visit.day_sold, &[&short(sold), &short(due)]))
            }
            (true, None) => Some(fill(lang.behind().visit.day_sold_only, &[&short(sold)])),
            (false, Some(due)) => Some(fill(lang.behind().visit.day_due, &[&short(due)])),
            (false, None) => None,
        }
    });
    let exact = |of: fn((Option<Money>, Money)) -> Option<Money>| {
        maybe(move || looked.get().and_then(of).map(|amount| amount.to_string()))
    };
    let list = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| DayList::of(workspace, day, today))
    });
    let is_past = question(move || day < app.today.get());
    let (start, end) = swipe::days(app, move || day);
    let head = part(move || {
        let past = is_past.get();
        let title = if past { lang.behind().visit.day_past } else { lang.behind().visit.day_ahead };
        swipe::days_head(app, lang, title.to_owned(), None, move || day)
    });
    let lines = part(move || {
        let past = is_past.get();
        list.with(|list| {
            if list.lines.is_empty() {
                let empty = if past {
                    lang.behind().visit.day_past_empty
                } else {
                    lang.behind().visit.day_ahead_empty
                };
                return view! { <p class="empty">{empty}</p> }.into_any();
            }
            let prepared = app.workspace(Prepared::lines);
            let rows = list.lines.iter().map(|line| {
                let bring = match line.subject {
                    Subject::Task(task) => prepared.get(&task),
                    Subject::Visit(_) => None,
                };
                row(app, lang, line, past, bring.map(String::as_str))
            });
            let order = (!past && list.lines.len() > 1).then(|| {
                let to = Route::Today(Some(TodaySheet::Order(day))).to_string();
                view! {
                    <a class="button button-wide" href=to data-act="order">
                        {lang.behind().cards.order}
                    </a>
                }
                .into_any()
            });
            view! {
                <ul class="list">{rows.collect::<Vec<_>>()}</ul>
                {order}
            }
            .into_any()
        })
    });
    let due = exact(|(due, _)| due);
    let sold = exact(|(_, sold)| Some(sold));
    view! {
        <main class="page" id="page">
            {page::head(app, lang, date::day(lang, day), Some(kind))}
            <section class="swiped" on:pointerdown=start on:pointerup=end>
                <p class="day-figures" data-exact=due data-sold=sold>{figure}</p>
                {head}
                {lines}
            </section>
            {at_times(move || is_past.get().then(|| evening::report(app, lang, Some(day))))}
            <p class="head">
                <a class="button" href="#/" data-act="day-today">{lang.behind().visit.day_today}</a>
            </p>
        </main>
    }
    .into_any()
}

/// A line leads to its customer.
fn row(app: App, lang: Lang, line: &DayLine, past: bool, bring: Option<&str>) -> AnyView {
    let name = app.customer_name(lang, line.customer);
    let route = Route::Customers(Some(CustomerSheet::Of(line.customer, OfCustomer::Profile)));
    let (code, why) = why(app, lang, line, past);
    let bring = bring.map(|words| {
        let said = fill(lang.behind().cards.bring, &[words]);
        view! { <span class="row-why user" data-bring="" data-user="">{said}</span> }.into_any()
    });
    view! {
        <li data-id=line.subject.to_string() data-fate=code data-exact=line.won.to_string()>
            <a class="row row-link" href=route.to_string() data-act="customer">
                <span>
                    <span class="row-name user" data-user="">{name}</span>
                    <span class="row-why">{why}</span>
                    {bring}
                </span>
            </a>
        </li>
    }
    .into_any()
}

/// What became of a line, as a hook and in words.
fn why(app: App, lang: Lang, line: &DayLine, past: bool) -> (&'static str, String) {
    let texts = lang.texts();
    match line.fate {
        Fate::Done => {
            let came = day_report::came_of(lang, line);
            let unplanned = line.reason == Reason::Unplanned;
            ("done", if unplanned { came } else { with_why(lang, &came, line) })
        }
        Fate::DoneOn(on) => ("later", fill(lang.behind().visit.done_on, &[&date::day(lang, on)])),
        Fate::Dropped => ("dropped", lang.behind().visit.dropped.to_owned()),
        Fate::Open if past => ("open", lang.behind().visit.still_open.to_owned()),
        Fate::Open => {
            let step = visit::step(texts, line.step);
            let why = match line.subject {
                Subject::Task(_) => fill(lang.behind().visit.why_that_day, &[step]),
                Subject::Visit(id) => app
                    .peek(|workspace| {
                        let class = workspace.customer(id).map(|c| c.class)?;
                        Some(say::class(texts, class, Cadences::of(workspace).get(class)))
                    })
                    .unwrap_or_default(),
            };
            ("open", why)
        }
    }
}

/// What came of a line, with what it was for where that was more than a visit.
fn with_why(lang: Lang, came: &str, line: &DayLine) -> String {
    let step = visit::step(lang.texts(), line.step);
    if came == step || line.step == crate::domain::fact::NextStep::Visit {
        came.to_owned()
    } else {
        format!("{step} · {came}")
    }
}

/// A day's kind in words.
fn kind(lang: Lang, kind: DayKind) -> &'static str {
    let [work, rest, holiday, make_up, half, leave] = lang.behind().visit.kinds;
    match kind {
        DayKind::Work => work,
        DayKind::Rest => rest,
        DayKind::Holiday(_) | DayKind::Unannounced(_) => holiday,
        DayKind::MakeUp => make_up,
        DayKind::Half => half,
        DayKind::Leave(_) => leave,
    }
}
