//! A list that is drawn a screenful at once and the rest soon after: a line costs a slow phone 3 ms,
//! and a screen of 844 pixels shows six under what stands above them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::timer;
use crate::domain::agenda::About;
use crate::ui::components::live::{at_times, question};

/// How many lines are drawn at once.
pub const AT_ONCE: usize = 7;
/// How many more of them each time: a tap waits for these at most.
const MORE: usize = 5;
/// How long until more of them are, in milliseconds; a tap comes first.
const MORE_MS: i32 = 20;

/// Whether it is time for what can wait because it is out of sight: not while the page is drawn first.
pub fn later() -> RwSignal<bool> {
    let is_time = RwSignal::new(false);
    timer::idle_after(MORE_MS, move || {
        // The page may be gone by now.
        let _ = is_time.try_set(true);
    });
    is_time
}

/// Draws more lines, some at a time, until there are as many as `wanted` says. Once all are there
/// whatever is added later is drawn with them.
pub fn draw_on(drawn: RwSignal<usize>, wanted: impl Fn() -> usize + 'static) {
    step(drawn, Box::new(wanted));
}

fn step(drawn: RwSignal<usize>, wanted: Box<dyn Fn() -> usize>) {
    timer::idle_after(MORE_MS, move || {
        // The page may be gone by now.
        let Some(lines) = drawn.try_get_untracked() else { return };
        if lines < wanted() {
            drawn.set(lines.saturating_add(MORE));
            step(drawn, wanted);
        } else {
            drawn.set(usize::MAX);
        }
    });
}

/// The lines of a list that stays as it is, as far as they are to be drawn: a screenful more at a
/// time and each drawn once, for a tap waits while all that stands is drawn again.
pub fn grown(
    drawn: RwSignal<usize>,
    count: usize,
    line: Arc<dyn Fn(usize) -> AnyView + Send + Sync>,
) -> AnyView {
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

/// What a line is known by, and a mark of what it shows: where both stay, it is not drawn anew.
pub type Key = (About, u64);

/// The lines of a list. In one type for all lists: each further one of the framework's keyed lists
/// takes 7 KB of the packed wasm.
pub fn lines(
    each: Signal<Vec<Key>>,
    draw: impl Fn(About) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    boxed(each, Arc::new(draw))
}

fn boxed(each: Signal<Vec<Key>>, draw: Arc<dyn Fn(About) -> AnyView + Send + Sync>) -> AnyView {
    view! {
        <ul class="list">
            <For each=move || each.get() key=|key| *key children=move |(line, _)| draw(line) />
        </ul>
    }
    .into_any()
}
