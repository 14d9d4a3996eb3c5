//! The morning: the three follow-ups that count most, new leads, what is suggested, what was left.

use fieldplan_view::view;
use leptos::prelude::*;

use super::{accept, soon};
use crate::domain::agenda::Line;
use crate::domain::golden_three::Start;
use crate::domain::money::Money;
use crate::route::{CustomerSheet, OfCustomer, Route};
use crate::state::App;
use crate::text::{Lang, cards, counted, fill, number};
use crate::ui::components::bits::{Press, link, press};
use crate::ui::components::live::at_times;

/// The card.
pub(super) fn morning(app: App, lang: Lang) -> AnyView {
    let start = soon(app, |app, today| {
        app.list.with_untracked(|list| app.peek(|workspace| Start::of(workspace, list, today)))
    });
    at_times(move || {
        start.with(|start| start.as_ref().map(|start| untrack(|| draw(app, lang, start))))
    })
}

fn draw(app: App, lang: Lang, start: &Start) -> AnyView {
    let texts = lang.behind().cards;
    let rows = start.three.iter().map(|line| row(app, lang, line)).collect::<Vec<_>>();
    let empty = (rows.is_empty() && start.suggested.is_empty())
        .then(|| view! { <p class="quiet">{texts.morning_empty}</p> }.into_any());
    let leads = start.leads.map(|leads| {
        let shown = [leads.found, leads.wanted].map(|many| number::grouped(u64::from(many)));
        let said = fill(texts.leads, &shown.each_ref().map(String::as_str));
        let exact = format!("{}/{}", leads.found, leads.wanted);
        view! {
            <p data-figure="leads" data-exact=exact>{said}</p>
            {link("button", "add-first", "#/customers/add", texts.leads_add)}
        }
        .into_any()
    });
    let suggested = start.suggested.clone();
    let take = (!suggested.is_empty()).then(|| {
        let word = counted(texts.accept, suggested.len());
        let go = Box::new(move || accept(app, lang, app.today.get_untracked(), &suggested));
        press(Press("button button-wide", "accept-all", String::new()), word.into_any(), go)
    });
    let sort = (start.backlog > 0).then(|| {
        let word = counted(texts.sort, start.backlog);
        view! {
            <a class="button button-wide" href="#/sort" data-act="sort" data-exact=start.backlog.to_string()>
                {word}
            </a>
        }
        .into_any()
    });
    view! {
        <section class="card evening" data-card="morning">
            <h2>{texts.morning}</h2>
            {empty}
            <ol class="list">{rows}</ol>
            {leads}
            <div class="evening-do">
                {take}
                {sort}
                {link("button button-wide", "week", "#/week", texts.week)}
            </div>
        </section>
    }
    .into_any()
}

/// A follow-up leads to its customer.
fn row(app: App, lang: Lang, line: &Line) -> AnyView {
    let Some(customer) = line.customer else { return ().into_any() };
    let name = app.customer_name(lang, customer);
    let mut why = cards::why(lang, line.why).to_owned();
    if line.amount > Money::ZERO {
        why.push_str(" · ");
        why.push_str(&number::short(lang, line.amount));
    }
    let to = Route::Customers(Some(CustomerSheet::Of(customer, OfCustomer::Profile)));
    view! {
        <li data-key=customer.to_string() data-exact=line.amount.to_string()>
            <a class="row row-link" href=to.to_string() data-act="customer">
                <span>
                    <span class="row-name user" data-user="">{name}</span>
                    <span class="row-why">{why}</span>
                </span>
            </a>
        </li>
    }
    .into_any()
}
