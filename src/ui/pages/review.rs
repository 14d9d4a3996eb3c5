//! 复盘: a day, a week and a month so far.

use leptos::prelude::*;

use crate::route::Span;
use crate::state::App;
use crate::text::Lang;
use crate::ui::components::page;

/// The page.
pub fn review(app: App, lang: Lang, _span: Span) -> AnyView {
    view! {
        <main class="page" id="page">
            {page::head(app, lang, lang.texts().tab_review.to_owned(), None)}
        </main>
    }
    .into_any()
}
