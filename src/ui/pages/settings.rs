//! The weekly pattern, the sales month, and what fits a day.

use leptos::prelude::*;

use crate::state::App;
use crate::text::Lang;
use crate::ui::components::live::nothing;

/// The sheet.
pub fn settings(_app: App, _lang: Lang) -> AnyView {
    nothing()
}
