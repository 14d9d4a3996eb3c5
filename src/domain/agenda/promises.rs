//! Promises for the day, those kept today, and those of earlier days.

use crate::domain::workspace::Standing;

use super::morning::{Morning, done_on};
use super::{About, Line, Why};

/// The lines of promises due on the day or before, and of those kept today. O(n log n) in open
/// promises.
pub(super) fn lines(morning: &Morning<'_>) -> Vec<Line> {
    let (workspace, day) = (morning.workspace, morning.day);
    let kept = workspace.done_on(day);
    let lines = kept.chain(workspace.open_through(day)).filter_map(|(id, task)| {
        let customer = workspace.customer(task.customer)?;
        let done = done_on(task.state, day);
        // What is done was done, whatever became of the customer since.
        if !done && customer.standing != Standing::Active {
            return None;
        }
        Some(Line {
            about: About::Task(id),
            customer: Some(task.customer),
            class: Some(customer.class),
            why: if task.due < day { Why::Backlog } else { Why::Promised },
            due: task.due,
            amount: morning.open_amount(task.customer),
            step: task.step,
            done,
        })
    });
    lines.collect()
}
