//! Another day's list.

use leptos::prelude::*;

use crate::domain::day::Day;
use crate::state::App;
use crate::text::{Lang, date};
use crate::ui::components::page;

/// The page.
pub fn day(app: App, lang: Lang, day: Day) -> AnyView {
    view! {
        <main class="page" id="page">{page::head(app, lang, date::day(lang, day), None)}</main>
    }
    .into_any()
}
