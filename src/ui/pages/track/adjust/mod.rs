//! What got worse, what would turn the month, versions, the close, the closed months. One file a sheet.

use leptos::prelude::*;

use crate::state::App;
use crate::text::Lang;
use crate::ui::components::sheet;

/// Signals.
pub fn signals(app: App, lang: Lang) -> AnyView {
    let title = lang.behind().review.ways[2].to_owned();
    sheet::sheet(app, lang, title, ().into_any())
}

/// Replan.
pub fn replan(app: App, lang: Lang) -> AnyView {
    let title = lang.behind().review.ways[3].to_owned();
    sheet::sheet(app, lang, title, ().into_any())
}

/// Versions.
pub fn versions(app: App, lang: Lang) -> AnyView {
    let title = lang.behind().review.ways[7].to_owned();
    sheet::sheet(app, lang, title, ().into_any())
}

/// Close.
pub fn close(app: App, lang: Lang) -> AnyView {
    let title = lang.behind().review.ways[8].to_owned();
    sheet::sheet(app, lang, title, ().into_any())
}

/// History.
pub fn history(app: App, lang: Lang) -> AnyView {
    let title = lang.behind().review.ways[9].to_owned();
    sheet::sheet(app, lang, title, ().into_any())
}
