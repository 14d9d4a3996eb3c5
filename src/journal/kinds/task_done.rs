//! `task.done`: a promised visit was made.
//!
//! Concurrent: done beats dropped, in either order; of two days done the earlier stamp's holds.

use super::{Kind, Thing, fields};
use crate::domain::fact::TaskDone;

fields!(TaskDone { task, on });

impl Kind for TaskDone {
    const NAME: &'static str = "task.done";

    fn refers(&self, things: &mut Vec<Thing>) {
        things.push(Thing::Task(self.task));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, day, done, dropped, fold, promised, task};
    use crate::domain::workspace::TaskState;

    #[test]
    fn done_beats_dropped_in_either_order() {
        for (first, second) in [(3, 4), (4, 3)] {
            let made = [(at(1), added("红星")), (at(2), promised(20))];
            let ends = [(at(first), done(20)), (at(second), dropped(21))];
            let workspace = fold(made.into_iter().chain(ends));
            assert_eq!(workspace.task(task(2)).unwrap().state, TaskState::Done { on: day(20) });
        }
    }

    #[test]
    fn of_two_days_done_the_earlier_stamps_holds() {
        let records =
            [(at(1), added("红星")), (at(2), promised(20)), (at(4), done(18)), (at(3), done(19))];
        let state = fold(records).task(task(2)).unwrap().state;
        assert_eq!(state, TaskState::Done { on: day(19) });
    }
}
