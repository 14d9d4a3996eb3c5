//! Change a day's kind: a leave, half a day, a day worked.

use leptos::prelude::*;

use crate::domain::day::Day;
use crate::state::App;
use crate::text::Lang;
use crate::ui::components::live::nothing;

/// The sheet.
pub fn day_kind(_app: App, _lang: Lang, _day: Day) -> AnyView {
    nothing()
}
