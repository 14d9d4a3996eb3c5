//! `deadlines.set`: by when the superior gives a month's figure and wants the rep's plan.
//!
//! Concurrent: the later stamp's hold, whole.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Deadlines,
    name: "deadlines.set",
    parts: &[
        // Days of the month before, minutes since midnight, and working days that the rep is early.
        part("figure", Shape::Number),
        part("figure-at", Shape::Number),
        part("report", Shape::Number),
        part("report-at", Shape::Number),
        part("early", Shape::Number),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold};
    use crate::domain::fact::Fact;
    use crate::domain::plan_book::deadlines::{Deadlines, in_force};

    #[test]
    fn the_later_stamps_hold_and_the_shipped_ones_until_then() {
        let set =
            |figure| Fact::Entered(Deadlines { figure, ..Deadlines::default() }.entry(day(5)));
        let workspace = fold([(at(3), set(3)), (at(2), set(4))]);
        assert_eq!(in_force(&workspace).figure, 3);
        assert_eq!(in_force(&fold([])), Deadlines::default());
    }
}
