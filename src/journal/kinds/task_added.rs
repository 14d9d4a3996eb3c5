//! `task.added`: a visit was promised for a day.
//!
//! Concurrent: both promises stay; the rep made two.

use super::{Kind, Thing, fields};
use crate::domain::fact::TaskAdded;
use crate::domain::ident::{Id, Stamp, TaskId};

fields!(TaskAdded { customer, due, step });

impl Kind for TaskAdded {
    const NAME: &'static str = "task.added";

    fn makes(&self, stamp: Stamp, things: &mut Vec<Thing>) {
        things.push(Thing::Task(TaskId(Id::new(stamp, 0))));
    }

    fn refers(&self, things: &mut Vec<Thing>) {
        things.push(Thing::Customer(self.customer));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, day, fold, promised};

    #[test]
    fn two_promises_stay_two() {
        let workspace =
            fold([(at(3), promised(20)), (at(2), promised(20)), (at(1), added("红星"))]);
        assert_eq!(workspace.open_through(day(20)).count(), 2);
    }
}
