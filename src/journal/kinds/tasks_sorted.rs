//! `tasks.sorted`: the unfinished were given other days, or up, all at once.
//!
//! Concurrent: each promise stands for itself, as though moved or dropped alone: the later stamp
//! holds, and done beats both. One that is named twice is moved first and dropped after.

use super::{Kind, Thing, fields};
use crate::domain::fact::TasksSorted;

fields!(TasksSorted { moved, dropped, on });

impl Kind for TasksSorted {
    const NAME: &'static str = "tasks.sorted";

    fn refers(&self, things: &mut Vec<Thing>) {
        for moved in &self.moved {
            things.push(Thing::Task(moved.task));
        }
        for task in &self.dropped {
            things.push(Thing::Task(*task));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, day, done, fold, moved, promised, task};
    use super::*;
    use crate::domain::fact::{Fact, MovedTask};
    use crate::domain::workspace::{Ignored, TaskState};

    fn sorted(due: Option<u32>, dropped: &[u64]) -> Fact {
        let moved = due.map(|due| MovedTask { task: task(2), due: day(due) });
        Fact::TasksSorted(TasksSorted {
            moved: moved.into_iter().collect(),
            dropped: dropped.iter().map(|ms| task(*ms)).collect(),
            on: day(12),
        })
    }

    #[test]
    fn each_promise_takes_the_later_stamp_and_done_beats_both() {
        let made = [(at(1), added("红星")), (at(2), promised(10))];
        let with = |more: [(_, Fact); 2]| fold(made.clone().into_iter().chain(more));
        let later = with([(at(4), sorted(Some(20), &[])), (at(3), moved(18))]);
        assert_eq!(later.task(task(2)).unwrap().due, day(20));
        let kept = with([(at(4), sorted(Some(20), &[])), (at(3), done(11))]);
        assert_eq!(kept.task(task(2)).unwrap().state, TaskState::Done { on: day(11) });
        assert_eq!(kept.ignored.of(Ignored::AlreadyDone), 1);
    }

    #[test]
    fn one_that_takes_it_is_enough_and_the_last_word_holds() {
        let made = [(at(1), added("红星")), (at(2), promised(10))];
        let fold = |fact| fold(made.clone().into_iter().chain([(at(3), fact)]));
        let partly = fold(sorted(Some(20), &[9]));
        assert_eq!(partly.task(task(2)).unwrap().due, day(20));
        assert_eq!(partly.ignored.of(Ignored::UnknownTask), 0);
        let twice = fold(sorted(Some(20), &[2]));
        assert_eq!(twice.task(task(2)).unwrap().state, TaskState::Dropped { on: day(12) });
        assert_eq!(twice.open_through(day(30)).count(), 0);
        assert_eq!(fold(sorted(None, &[9])).ignored.of(Ignored::UnknownTask), 1);
    }
}
