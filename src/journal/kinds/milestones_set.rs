//! `milestones.set`: what is wanted by which day on the way to a month's goal.
//!
//! Concurrent: the later stamp's are in force, whole; the others stay in the history.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Milestones,
    name: "milestones.set",
    parts: &[
        // The year and two digits: 202702.
        part("month", Shape::Number),
        part(
            "steps",
            Shape::List(&[
                // The year, the month and the day: 20270211.
                part("by", Shape::Number),
                // An amount sold by then; without one it is something to be done.
                maybe("amount", Shape::Amount),
                // The day it was done, likewise.
                maybe("done", Shape::Number),
                maybe("what", Shape::Words),
            ]),
        ),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold, month, yuan};
    use crate::domain::fact::Fact;
    use crate::domain::milestone::{Milestone, Wanted};
    use crate::domain::plan_book::milestones::{Milestones, latest};

    #[test]
    fn the_later_stamps_are_in_force_whole() {
        let set = |wanted| {
            let steps = vec![(String::from("样品"), Milestone { by: day(10), wanted })];
            Fact::Entered(Milestones { month: month(), steps }.entry(day(5)))
        };
        let workspace =
            fold([(at(3), set(Wanted::Done(Some(day(9))))), (at(2), set(Wanted::Figure(yuan(5))))]);
        let [(what, step)] = latest(&workspace, month()).steps.try_into().unwrap();
        assert_eq!((what.as_str(), step.by), ("样品", day(10)));
        assert_eq!(step.wanted, Wanted::Done(Some(day(9))));
        assert_eq!(latest(&workspace, month().next()).steps, []);
    }
}
