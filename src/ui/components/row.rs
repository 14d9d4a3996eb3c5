//! A line of today's list: a tick, whom, and why. Its text opens the sheet for what came of it.

use fieldplan_view::view;
use leptos::prelude::*;

use super::icon;
use super::live::{flag, maybe, question, tap, words};
use crate::domain::today::{Entry, Subject};
use crate::route::{Route, TodaySheet};
use crate::state::App;
use crate::text::{Lang, fill, say};

/// A line that keeps its place and its focus while it changes: `subject` stays, `find` tells how
/// it stands now.
pub fn row(
    app: App,
    lang: Lang,
    subject: Subject,
    find: impl Fn() -> Option<Entry> + Copy + Send + Sync + 'static,
) -> AnyView {
    let entry = question(find);
    let name = question(move || {
        entry.get().map(|entry| app.customer_name(lang, entry.customer)).unwrap_or_default()
    });
    let done = move || entry.with(|entry| entry.is_some_and(|entry| entry.done));
    let why = move || entry.get().map(|entry| say::reason(lang, &entry));
    let class = words(move || if done() { "row row-done" } else { "row" }.to_owned());
    let label = words(move || fill(lang.texts().tick, &[&name.get()]));
    let late = maybe(move || why().and_then(|(late, _)| late));
    let why = maybe(move || why().map(|(_, why)| why));
    let outcome = Route::Today(Some(TodaySheet::Outcome(subject)));
    view! {
        <li class=class data-id=subject.to_string()>
            <button
                type="button"
                class="tick"
                data-act="tick"
                aria-pressed=flag(done)
                aria-label=label
                on:click=tap(move || app.toggle(subject))
            >
                <span class="tick-ring">{icon::check()}</span>
            </button>
            <a class="row-body" href=outcome.to_string() data-act="outcome">
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
