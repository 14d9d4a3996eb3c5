//! `task.dropped`: a promised visit was given up.
//!
//! Concurrent: done beats dropped; a later move revives; of two days dropped the later holds.

use super::{Kind, Thing, fields};
use crate::domain::fact::TaskDropped;

fields!(TaskDropped { task, on });

impl Kind for TaskDropped {
    const NAME: &'static str = "task.dropped";

    fn refers(&self, things: &mut Vec<Thing>) {
        things.push(Thing::Task(self.task));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, day, dropped, fold, promised, task};
    use crate::domain::workspace::TaskState;

    #[test]
    fn of_two_days_dropped_the_later_holds() {
        let records = [
            (at(1), added("红星")),
            (at(2), promised(20)),
            (at(4), dropped(22)),
            (at(3), dropped(21)),
        ];
        let state = fold(records).task(task(2)).unwrap().state;
        assert_eq!(state, TaskState::Dropped { on: day(22) });
    }
}
