//! `chances.set`: how likely a deal in each open stage is won unless own deals say otherwise.
//!
//! Concurrent: the later stamp's hold, all four: they were set beside each other, and none of a
//! later stage comes to be lower than an earlier one's.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::WinChances,
    name: "chances.set",
    // In hundredths of a percent.
    parts: &[
        part("contact", Shape::Number),
        part("need", Shape::Number),
        part("proposal", Shape::Number),
        part("negotiation", Shape::Number),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold};
    use crate::domain::fact::Fact;
    use crate::domain::win_chances::WinChances;

    #[test]
    fn the_later_stamps_chances_hold_all_four() {
        let set = |chances| WinChances::new(chances).unwrap();
        let (one, other) = (set([1_000, 2_000, 3_000, 4_000]), set([500, 5_000, 6_000, 7_000]));
        let entered = |chances: WinChances| Fact::Entered(chances.entry(day(5)));
        let workspace = fold([(at(4), entered(one)), (at(3), entered(other))]);
        assert_eq!(WinChances::of(&workspace), one);
    }
}
