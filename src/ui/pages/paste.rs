//! A list of customers: pasted, looked at, taken in.

use leptos::prelude::*;

use crate::state::App;
use crate::text::Lang;
use crate::ui::components::live::nothing;

/// The sheet.
pub fn paste(_app: App, _lang: Lang) -> AnyView {
    nothing()
}
