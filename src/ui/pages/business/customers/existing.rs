//! The customers who buy already, gone through once a month: what to call each for, and a call for
//! the next working day in one tap.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::command::Command;
use crate::domain::existing::{For, Line, Looked, list};
use crate::domain::fact::NextStep;
use crate::domain::plan_book::stock_taking::Renews;
use crate::route::{CustomerSheet, OfCustomer, Route};
use crate::state::App;
use crate::text::{Lang, date, fill, number, say};
use crate::ui::components::bits::{Press, line, press};
use crate::ui::components::live::{part, question};
use crate::ui::components::sheet;

/// The sheet.
pub fn existing(app: App, lang: Lang) -> AnyView {
    let found = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| list(workspace, today))
    });
    let drawn = part(move || found.with(|found| draw(app, lang, found)));
    sheet::sheet(app, lang, lang.business().risk.existing.to_owned(), drawn)
}

fn draw(app: App, lang: Lang, all: &[Line]) -> AnyView {
    let texts = lang.business().risk;
    if all.is_empty() {
        return view! { <p class="quiet" data-empty="">{texts.existing_none}</p> }.into_any();
    }
    let done = all.iter().filter(|one| matches!(one.looked, Looked::Done(_))).count();
    let [done, many] = [done, all.len()].map(|count| number::grouped(count as u64));
    let means = fill(texts.existing_means, &[&done, &many]);
    let groups: Vec<AnyView> = texts
        .groups
        .into_iter()
        .zip(texts.says)
        .enumerate()
        .map(|(place, (heading, says))| {
            let own = all.iter().filter(|one| one.what.group() == place);
            let rows: Vec<AnyView> = own.map(|one| row(app, lang, one)).collect();
            let says = if rows.is_empty() { texts.group_none } else { says };
            view! {
                <section class="more-group" data-group=place.to_string()>
                    <h3>{heading}</h3>
                    {line("quiet", says.to_owned())}
                    <ul class="list">{rows}</ul>
                </section>
            }
            .into_any()
        })
        .collect();
    view! {
        <p class="why" data-figure="existing" data-exact=format!("{done} {many}")>{means}</p>
        {groups}
    }
    .into_any()
}

fn row(app: App, lang: Lang, one: &Line) -> AnyView {
    let texts = lang.business().risk;
    let id = one.customer;
    let name = app.customer_name(lang, id);
    let why = match &one.what {
        For::Renewal(due, Renews::Order) => fill(texts.order_due, &[&date::day(lang, *due)]),
        For::Renewal(due, Renews::Agreement) => {
            fill(texts.agreement_ends, &[&date::day(lang, *due)])
        }
        For::AddOn(product) => fill(texts.offer, &[product]),
        For::Referral => String::new(),
        For::Touch(value) => fill(texts.bought, &[&number::short(lang, *value)]),
    };
    let (state, does) = match one.looked {
        Looked::Done(on) => ("done", line("quiet", fill(texts.done, &[&date::day(lang, on)]))),
        Looked::Planned(due) => {
            ("planned", line("quiet", fill(texts.planned, &[&date::day(lang, due)])))
        }
        Looked::Not => ("open", call(app, lang, id, &name)),
    };
    let to = Route::Customers(Some(CustomerSheet::Of(id, OfCustomer::Profile))).to_string();
    view! {
        <li class="piece" data-existing=id.0.to_string() data-state=state>
            <a class="row row-link" href=to data-act="customer">
                <span>
                    <span class="row-name user" data-user="">{name}</span>
                    <span class="row-why user" data-user="">{why}</span>
                </span>
            </a>
            {does}
        </li>
    }
    .into_any()
}

/// Makes it a call for the next working day.
fn call(app: App, lang: Lang, customer: crate::domain::ident::CustomerId, name: &str) -> AnyView {
    let texts = lang.business().risk;
    let Some(due) = app.next_working() else { return line("quiet", String::new()) };
    let day = date::day(lang, due);
    let said = fill(texts.called, &[&say::cut(name), &day]);
    let go = move || {
        let step = Some(NextStep::Call);
        match app.dispatch(Command::Promise { customer, due, step }) {
            Ok(stamp) => app.say(said.clone(), Some(stamp)),
            Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
        }
    };
    let word = fill(texts.call, &[&day]);
    let label = format!("{name} {word}");
    press(Press("button button-wide", "existing-call", label), word.into_any(), Box::new(go))
}
