//! A line of today's list: a tick, whom, and why.

use leptos::prelude::*;

use super::icon;
use crate::domain::today::{Entry, Subject};
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
    let entry = Memo::new(move |_| find());
    let name = Memo::new(move |_| {
        entry.get().map(|entry| app.customer_name(lang, entry.customer)).unwrap_or_default()
    });
    let done = move || entry.with(|entry| entry.is_some_and(|entry| entry.done));
    let why = move || entry.get().map(|entry| say::reason(lang, &entry));
    view! {
        <li class="row" class:row-done=done data-id=subject.to_string()>
            <button
                type="button"
                class="tick"
                data-act="tick"
                aria-pressed=move || done().to_string()
                aria-label=move || fill(lang.texts().tick, &[&name.get()])
                on:click=move |_| app.toggle(subject)
            >
                <span class="tick-ring">{icon::check()}</span>
            </button>
            <div class="row-body">
                <span class="row-name user" data-user="">{move || name.get()}</span>
                <span class="row-why">
                    <span class="late">{move || why().and_then(|(late, _)| late)}</span>
                    {move || why().map(|(_, why)| why)}
                </span>
            </div>
        </li>
    }
    .into_any()
}
