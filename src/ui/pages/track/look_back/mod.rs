//! Reviews written and kept, cases, learning with activities and expenses. One file a sheet.

use leptos::prelude::*;

use crate::route::Span;
use crate::state::App;
use crate::text::Lang;
use crate::ui::components::sheet;

/// Write.
pub fn write(app: App, lang: Lang, _: Span) -> AnyView {
    let title = lang.behind().review.ways[4].to_owned();
    sheet::sheet(app, lang, title, ().into_any())
}

/// Kept.
pub fn kept(app: App, lang: Lang) -> AnyView {
    let title = lang.behind().review.ways[5].to_owned();
    sheet::sheet(app, lang, title, ().into_any())
}

/// Cases.
pub fn cases(app: App, lang: Lang) -> AnyView {
    let title = lang.behind().review.ways[6].to_owned();
    sheet::sheet(app, lang, title, ().into_any())
}

/// Learning.
pub fn learning(app: App, lang: Lang) -> AnyView {
    let title = lang.behind().review.ways[10].to_owned();
    sheet::sheet(app, lang, title, ().into_any())
}
