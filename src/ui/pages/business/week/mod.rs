//! The weeks ahead, the unfinished, days away, the order of a day: one file a sheet.

mod line;
mod two_weeks;
mod ways;

use leptos::prelude::*;

use crate::domain::day::Day;
use crate::state::App;
use crate::text::Lang;
use crate::ui::components::sheet;

pub use two_weeks::week;

/// The unfinished in three piles.
pub fn sort(app: App, lang: Lang) -> AnyView {
    sheet::sheet(app, lang, lang.business().week.title.to_owned(), ().into_any())
}

/// Days away.
pub fn away(app: App, lang: Lang) -> AnyView {
    sheet::sheet(app, lang, lang.business().week.title.to_owned(), ().into_any())
}

/// The order of a day.
pub fn order(app: App, lang: Lang, _day: Day) -> AnyView {
    sheet::sheet(app, lang, lang.business().week.title.to_owned(), ().into_any())
}
