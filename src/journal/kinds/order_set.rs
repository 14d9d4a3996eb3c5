//! `order.set`: the order in which a day is walked.
//!
//! Concurrent: of one day the later stamp's order holds, whole; the others stay in the history.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::DayOrder,
    name: "order.set",
    parts: &[
        // The year, the month and the day: 20270211.
        part("day", Shape::Number),
        // Customers, first to last.
        part("way", Shape::Things),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold};
    use crate::domain::day_order::{DayOrder, in_order};
    use crate::domain::fact::Fact;
    use crate::domain::ident::{CustomerId, Id};

    #[test]
    fn of_one_day_the_later_stamps_order_holds_whole() {
        let customer = |ms| CustomerId(Id::new(at(ms), 0));
        let order = |on, all: &[u64]| {
            let customers = all.iter().copied().map(customer).collect();
            Fact::Entered(DayOrder { day: day(on), customers }.entry(day(5)))
        };
        let workspace = fold([
            (at(9), order(6, &[3, 1])),
            (at(8), order(6, &[2, 1, 3])),
            (at(7), order(7, &[2])),
        ]);
        let all = [1, 2, 3].map(customer);
        assert_eq!(in_order(&workspace, day(6), &all), [3, 1, 2].map(customer));
        assert_eq!(in_order(&workspace, day(7), &all), [2, 1, 3].map(customer));
    }
}
