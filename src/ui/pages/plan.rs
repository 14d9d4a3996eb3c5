//! Plan a visit to a customer who is there: whom, then when.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::browser::page as document;
use crate::domain::agenda::Why;
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::fact::NextStep;
use crate::domain::ident::CustomerId;
use crate::domain::sorted::{self, sort_by};
use crate::route::{CustomerSheet, Route};
use crate::state::{App, CustomerLine, Draft};
use crate::text::{Lang, counted, date, fill, say};
use crate::ui::components::bits::link;
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::date_field::{called, date_field, steps};
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{at_times, part, question, send, tap};
use crate::ui::components::sheet;

/// How many customers are drawn; a name finds the others.
const MOST: usize = 30;

/// When.
#[derive(Clone, Copy, PartialEq)]
enum When {
    Today,
    Next,
    Day,
}

/// The sheet.
pub fn plan(app: App, lang: Lang) -> AnyView {
    let picked = RwSignal::new(None::<(CustomerId, String)>);
    let search = RwSignal::new(String::new());
    let content = part(move || match picked.get() {
        None => untrack(|| choose(app, lang, search, picked)),
        Some((customer, name)) => untrack(|| when(app, lang, customer, name, picked)),
    });
    sheet::sheet(app, lang, lang.texts().plan.to_owned(), content)
}

/// Whom: those whose turn it is first, then those without a promise, by class and by how long
/// they were not seen.
fn choose(
    app: App,
    lang: Lang,
    search: RwSignal<String>,
    picked: RwSignal<Option<(CustomerId, String)>>,
) -> AnyView {
    let due: sorted::Set<CustomerId> = app.list.with_untracked(|list| {
        let open = list.lines.iter().chain(&list.overflow).filter(|line| !line.done);
        let due = open.filter(|line| line.why == Why::VisitDue);
        due.filter_map(|line| line.customer).collect()
    });
    let mut lines = app.customers.get_untracked();
    let order = |line: &CustomerLine| {
        (!due.contains(&line.id), line.promised.is_some(), line.class, line.last, line.id)
    };
    sort_by(&mut lines, |one, other| order(one).cmp(&order(other)));
    let rows = part(move || {
        let wanted = search.get().trim().to_lowercase();
        let fits = lines.iter().filter(|line| line.name.to_lowercase().contains(&wanted));
        let found: Vec<&CustomerLine> = fits.collect();
        let more = found.len().saturating_sub(MOST);
        let rows = found.iter().take(MOST);
        let rows = rows.map(|line| row(lang, line, due.contains(&line.id), picked));
        let rows = rows.collect::<Vec<_>>();
        let none = (found.is_empty() && !wanted.is_empty())
            .then(|| fill(lang.behind().visit.plan_none, &[&say::cut(&search.get_untracked())]));
        let more = (more > 0).then(|| counted(lang.behind().visit.plan_more, more));
        view! {
            <ul class="list">{rows}</ul>
            <p class="quiet" role="status">{none} {more}</p>
        }
        .into_any()
    });
    let add = tap(move || {
        let typed = search.get_untracked();
        if !typed.trim().is_empty() {
            app.draft(Draft::CustomerName).set(typed);
        }
        // In this sheet's place, so that back leads to the page.
        let route = Route::Customers(Some(CustomerSheet::Add));
        document::replace(&route.to_string());
        app.route.set(route);
    });
    let asked = Field {
        id: "plan-search",
        label: lang.behind().visit.search_field,
        act: "search",
        keyboard: "text",
        class: "",
    };
    view! {
        {field(asked, search, RwSignal::new(None), None)}
        <button type="button" class="button button-wide plan-new" data-act="plan-new" on:click=add>
            {lang.behind().visit.plan_new}
        </button>
        {link("button button-wide plan-new", "week", "#/week", lang.behind().cards.week)}
        {rows}
    }
    .into_any()
}

fn row(
    lang: Lang,
    line: &CustomerLine,
    is_due: bool,
    picked: RwSignal<Option<(CustomerId, String)>>,
) -> AnyView {
    let texts = lang.texts();
    let seen = match (line.promised, line.last) {
        (Some(due), _) => fill(texts.promised_on, &[&date::day(lang, due)]),
        (None, Some(last)) => fill(texts.last_visit, &[&date::day(lang, last)]),
        (None, None) => texts.never_visited.to_owned(),
    };
    let (id, name) = (line.id, line.name.clone());
    let pick = tap(move || {
        picked.set(Some((id, name.clone())));
        document::focus("[data-act=save]");
    });
    view! {
        <li data-id=line.id.to_string()>
            <button type="button" class="row row-link row-pick" data-act="plan-pick" on:click=pick>
                <span>
                    <span class="row-name user" data-user="">{line.name.clone()}</span>
                    <span class="row-why">
                        <span class="late">{is_due.then_some(lang.behind().visit.plan_due)}</span>
                        {seen}
                    </span>
                </span>
            </button>
        </li>
    }
    .into_any()
}

/// When, and what for.
fn when(
    app: App,
    lang: Lang,
    customer: CustomerId,
    name: String,
    picked: RwSignal<Option<(CustomerId, String)>>,
) -> AnyView {
    let texts = lang.texts();
    let today = app.today.get_untracked();
    let next = app.next_working();
    // In the evening and on a day off the next working day is meant more often.
    let late = app.evening.get_untracked() || !untrack(|| app.is_worked(today));
    let chosen = RwSignal::new(if late && next.is_some() { When::Next } else { When::Today });
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let step = RwSignal::new(NextStep::Visit);
    let said = say::cut(&name);
    let save = move || {
        let due = match chosen.get_untracked() {
            When::Today => Some(today),
            When::Next => next,
            When::Day => typed.with_untracked(|typed| Day::parse(typed).ok()),
        };
        let Some(due) = due else {
            error.set(Some(lang.behind().visit.date_missing.to_owned()));
            return;
        };
        let step = Some(step.get_untracked());
        match app.dispatch(Command::Promise { customer, due, step }) {
            Ok(stamp) => {
                app.close_sheet();
                app.say(
                    fill(lang.behind().visit.planned, &[&said, &date::day(lang, due)]),
                    Some(stamp),
                );
            }
            Err(refusal) => error.set(Some(say::refusal(lang, refusal, ""))),
        }
    };
    let mut days =
        vec![Chip { value: When::Today, act: "plan-today", word: texts.when_today.to_owned() }];
    if let Some(next) = next {
        let word = called(app, lang, next);
        days.push(Chip { value: When::Next, act: "plan-tomorrow", word });
    }
    let word = lang.behind().visit.next_day.to_owned();
    days.push(Chip { value: When::Day, act: "plan-date", word });
    let own_day = question(move || chosen.get() == When::Day);
    let other = tap(move || {
        picked.set(None);
        document::focus("#sheet-title");
    });
    view! {
        <form novalidate on:submit=send(save)>
            <div class="plan-who">
                <span class="row-name user" data-user="">{name}</span>
                <button type="button" class="button button-plain" data-act="plan-other" on:click=other>
                    {lang.behind().visit.plan_other}
                </button>
            </div>
            {chips(texts.when_field, "plan-when", days, chosen.into(), move |one| {
                chosen.set(one);
                error.set(None);
            })}
            {at_times(move || own_day.get().then(|| date_field(lang, today, typed, error)))}
            {at_times(move || (!own_day.get() && error.with(Option::is_some)).then(|| {
                view! { <p class="error" role="alert">{error.get()}</p> }.into_any()
            }))}
            {steps(lang, step)}
            <div class="sheet-do">
                <button type="submit" class="button button-main button-wide" data-act="save">{texts.save}</button>
            </div>
        </form>
    }
    .into_any()
}
