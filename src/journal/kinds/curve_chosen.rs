//! `curve.chosen`: how a month's goal is spread over its working time.
//!
//! Concurrent: both stay, the later stamp is in force for its month.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Curve,
    name: "curve.chosen",
    parts: &[
        // The year and two digits: 202702.
        part("month", Shape::Number),
        part("by", Shape::OneOf(&["even", "segments", "dues", "own"])),
        // Empty for the even curve.
        part(
            "runs",
            Shape::List(&[
                // Which day of the sales month is the run's last, from 1.
                part("last", Shape::Number),
                // Of the whole, in millionths.
                part("share", Shape::Number),
            ]),
        ),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold, month};
    use crate::domain::fact::Fact;
    use crate::domain::plan_book::curve::{By, Chosen, chosen};

    #[test]
    fn the_later_stamp_is_in_force_for_its_month() {
        let curve = |by, runs: &[(i64, i64)]| {
            Fact::Entered(Chosen { by, runs: runs.to_vec() }.entry(month(), day(5)))
        };
        let thirds = [(10, 300_000), (20, 500_000), (31, 200_000)];
        let (later, earlier) = (curve(By::Segments, &thirds), curve(By::Even, &[]));
        let workspace = fold([(at(4), later), (at(3), earlier)]);
        let expected = Chosen { by: By::Segments, runs: thirds.to_vec() };
        assert_eq!(chosen(&workspace, month()), expected);
        assert_eq!(chosen(&workspace, month().next()), Chosen::EVEN);
    }
}
