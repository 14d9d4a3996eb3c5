//! `calendar.loaded`: a table of published holidays was brought in.
//!
//! Concurrent: inside both covers the later stamp's table holds; outside one's cover the other.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Calendar,
    name: "calendar.loaded",
    // The text of a `PublishedTable`.
    parts: &[part("table", Shape::Words)],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold};
    use crate::domain::calendar::DayKind;
    use crate::domain::day::Day;
    use crate::domain::fact::{DaysMarked, Fact};
    use crate::domain::own_entries::calendar_entry;
    use crate::domain::published::PublishedTable;
    use crate::domain::statutory::Festival;

    fn loaded(table: &str) -> Fact {
        let table = PublishedTable::parse(table).unwrap();
        Fact::Entered(calendar_entry(&table, day(2)))
    }

    #[test]
    fn the_later_stamp_holds_inside_its_cover_and_a_mark_before_all() {
        let whole = loaded("cover 2027-01-01 2027-12-31\n2027 off 0101-0103 0206-0212");
        let january = loaded("cover 2027-01-01 2027-01-31\n2027 off 0101 work 0103");
        let on = |month, day| Day::new(2027, month, day).unwrap();
        let worked =
            DaysMarked { first: on(1, 1), last: on(1, 1), mark: Some(super::super::tests::mark()) };
        for january_last in [true, false] {
            let (first, second) = if january_last { (2, 3) } else { (3, 2) };
            let workspace = fold([(at(first), whole.clone()), (at(second), january.clone())]);
            let calendar = &workspace.calendar;
            let third = if january_last {
                DayKind::MakeUp
            } else {
                DayKind::Holiday(Some(Festival::NewYear))
            };
            assert_eq!(calendar.kind(on(1, 3)), third);
            assert!(
                calendar.is_announced(on(2, 8))
                    && !calendar.is_announced(Day::new(2028, 1, 1).unwrap())
            );
        }
        let workspace = fold([(at(1), Fact::DaysMarked(worked)), (at(2), whole)]);
        assert_eq!(workspace.calendar.kind(on(1, 1)), DayKind::Work);
    }
}
