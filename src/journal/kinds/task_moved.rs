//! `task.moved`: a promised visit has another day.
//!
//! Concurrent: the later day holds; it revives a promise given up; a promise kept stays kept.

use super::{Kind, Thing, fields};
use crate::domain::fact::TaskMoved;

fields!(TaskMoved { task, due });

impl Kind for TaskMoved {
    const NAME: &'static str = "task.moved";

    fn refers(&self, things: &mut Vec<Thing>) {
        things.push(Thing::Task(self.task));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, day, done, dropped, fold, moved, promised, task};
    use crate::domain::workspace::TaskState;

    #[test]
    fn of_two_new_days_the_later_move_holds() {
        let made = [(at(1), added("红星")), (at(2), promised(20))];
        let moves = [(at(5), moved(25)), (at(4), moved(23))];
        let workspace = fold(made.into_iter().chain(moves));
        assert_eq!(workspace.task(task(2)).unwrap().due, day(25));
    }

    #[test]
    fn a_move_revives_what_was_dropped_but_not_what_was_done() {
        let made = || [(at(1), added("红星")), (at(2), promised(20))].into_iter();
        let revived = fold(made().chain([(at(4), moved(25)), (at(3), dropped(19))]));
        assert_eq!(revived.task(task(2)).unwrap().state, TaskState::Open);
        let kept = fold(made().chain([(at(4), moved(25)), (at(3), done(19))]));
        assert_eq!(kept.task(task(2)).unwrap().state, TaskState::Done { on: day(19) });
    }
}
