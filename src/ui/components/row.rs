//! A line of today's list: a tick, whom, and why. Its text opens the sheet for what came of it.

use fieldplan_view::view;
use leptos::prelude::*;

use super::icon;
use super::live::{flag, maybe, nothing, question, tap, words};
use crate::domain::agenda::{About, Line, Matter};
use crate::route::{Route, TodaySheet};
use crate::state::App;
use crate::text::{Lang, fill, say};

/// A line that keeps its place and its focus while it changes: `about` stays, `find` tells how it
/// stands now. The line of new leads has nothing to tick: it adds a customer.
pub fn row(
    app: App,
    lang: Lang,
    about: About,
    find: impl Fn() -> Option<Line> + Copy + Send + Sync + 'static,
) -> AnyView {
    let texts = lang.texts();
    let line = question(find);
    let name = question(move || match line.get().and_then(|line| line.customer) {
        Some(customer) => app.customer_name(lang, customer),
        None => texts.leads.to_owned(),
    });
    let done = move || line.with(|line| line.is_some_and(|line| line.done));
    let why = question(move || {
        let line = line.get()?;
        let today = app.today.get();
        app.list.with(|list| {
            app.workspace(|workspace| Some(say::reason(lang, workspace, today, list, &line)))
        })
    });
    let class = words(move || if done() { "row row-done" } else { "row" }.to_owned());
    let label = words(move || fill(texts.tick, &[&name.get()]));
    let late = maybe(move || why.get().and_then(|(late, _)| late));
    let why = maybe(move || why.get().map(|(_, why)| why));
    let is_leads = about == About::Matter(Matter::Leads);
    let tick = if is_leads {
        nothing()
    } else {
        view! {
            <button
                type="button"
                class="tick"
                data-act="tick"
                aria-pressed=flag(done)
                aria-label=label
                on:click=tap(move || app.toggle(about))
            >
                <span class="tick-ring">{icon::check()}</span>
            </button>
        }
        .into_any()
    };
    let (to, act) = if is_leads {
        ("#/customers/add".to_owned(), "lead-add")
    } else {
        (Route::Today(Some(TodaySheet::Outcome(about))).to_string(), "outcome")
    };
    view! {
        <li class=class data-id=about.to_string()>
            {tick}
            <a class="row-body" href=to data-act=act>
                <span class="row-name user" data-user="">{words(move || name.get())}</span>
                <span class="row-why">
                    <span class="late">{late}</span>
                    {why}
                </span>
            </a>
        </li>
    }
    .into_any()
}
