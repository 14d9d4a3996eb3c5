//! Reviews written and kept, cases, learning with activities and expenses. One file a sheet.

mod cases;
mod kept;
mod learning;
mod write;

pub use cases::cases;
pub use kept::kept;
pub use learning::learning;
pub use write::write;

use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::components::growing::{self, AT_ONCE, draw_on};

/// Lines of a list that can be long: a screenful at once, the rest soon after, each drawn once.
fn grown(count: usize, line: impl Fn(usize) -> AnyView + Send + Sync + 'static) -> AnyView {
    let drawn = RwSignal::new(AT_ONCE);
    if count > AT_ONCE {
        draw_on(drawn, move || count);
    }
    growing::grown(drawn, count, Arc::new(line))
}
