//! What came of a visit, and what comes next.

use leptos::prelude::*;

use crate::domain::today::Subject;
use crate::state::App;
use crate::text::Lang;
use crate::ui::components::live::nothing;

/// The sheet.
pub fn outcome(_app: App, _lang: Lang, _subject: Subject) -> AnyView {
    nothing()
}
