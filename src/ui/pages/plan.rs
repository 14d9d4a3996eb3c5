//! Plan a visit to a customer who is there.

use leptos::prelude::*;

use crate::state::App;
use crate::text::Lang;
use crate::ui::components::live::nothing;

/// The sheet.
pub fn plan(_app: App, _lang: Lang) -> AnyView {
    nothing()
}
