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

use crate::ui::components::growing::{AT_ONCE, draw_on};
use crate::ui::components::live::{at_times, question};

/// Lines of a list that can be long: a screenful at once, the rest soon after, each drawn once.
fn grown(count: usize, line: impl Fn(usize) -> AnyView + Send + Sync + 'static) -> AnyView {
    boxed(count, Arc::new(line))
}

fn boxed(count: usize, line: Arc<dyn Fn(usize) -> AnyView + Send + Sync>) -> AnyView {
    let drawn = RwSignal::new(AT_ONCE);
    if count > AT_ONCE {
        draw_on(drawn, move || count);
    }
    let screens = (0..count).step_by(AT_ONCE).map(|first| {
        let line = line.clone();
        let due = question(move || drawn.get() > first);
        at_times(move || {
            let last = first.saturating_add(AT_ONCE).min(count);
            due.get().then(|| {
                untrack(|| (first..last).map(|at| line(at)).collect::<Vec<_>>()).into_any()
            })
        })
    });
    screens.collect::<Vec<_>>().into_any()
}
