//! Where each metric and tier stands, the chance, the pictures of the month. One file a sheet.

use leptos::prelude::*;

use crate::route::Span;
use crate::state::App;
use crate::text::Lang;
use crate::ui::components::live::nothing;
use crate::ui::components::sheet;

/// The line of five seconds on the review page.
pub fn line(_: App, _: Lang, _: Span) -> AnyView {
    nothing()
}

/// Stand.
pub fn stand(app: App, lang: Lang) -> AnyView {
    let title = lang.behind().review.ways[0].to_owned();
    sheet::sheet(app, lang, title, ().into_any())
}

/// Pictures.
pub fn pictures(app: App, lang: Lang) -> AnyView {
    let title = lang.behind().review.ways[1].to_owned();
    sheet::sheet(app, lang, title, ().into_any())
}
