//! `split.set`: what each part of a dimension is assigned of a month's goal.
//!
//! Concurrent: both stay, the later stamp is in force for its month and dimension; parts of the two
//! are never mixed, since one rep balanced each of them as a whole.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Split,
    name: "split.set",
    parts: &[
        // The year and two digits: 202702.
        part("month", Shape::Number),
        part(
            "dimension",
            // In the order of `Dimension::ALL`.
            Shape::OneOf(&[
                "product",
                "customer-type",
                "size",
                "region",
                "channel",
                "business-type",
                "stage",
                "customer",
            ]),
        ),
        part("by", Shape::OneOf(&["amount", "share", "stars", "pieces"])),
        // Whole percent of the goal.
        maybe("buffer", Shape::Number),
        part(
            "parts",
            Shape::List(&[
                part("part", Shape::Thing),
                part("amount", Shape::Amount),
                maybe("stars", Shape::Number),
                maybe("count", Shape::Number),
                maybe("price", Shape::Amount),
                // 1 where it stays while the others re-balance.
                maybe("locked", Shape::Number),
            ]),
        ),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold, month, yuan};
    use crate::domain::fact::Fact;
    use crate::domain::ident::{Id, PartId};
    use crate::domain::own_entries::Part;
    use crate::domain::plan_book::split::{Assigned, By, Split, latest};
    use crate::domain::won::Dimension;

    #[test]
    fn the_later_stamp_is_in_force_for_its_month_and_dimension() {
        let named =
            |dimension| Fact::Entered(Part { dimension, name: "A".to_owned(), on: day(5) }.entry());
        let part = PartId(Id::new(at(1), 0));
        let split = |dimension, amount: i64| {
            let parts = vec![Assigned { amount: yuan(amount), ..Assigned::new(part) }];
            let split = Split { by: By::Share, parts, ..Split::empty(month(), dimension) };
            Fact::Entered(split.entry(day(5)))
        };
        let workspace = fold([
            (at(4), split(Dimension::Product, 40)),
            (at(3), split(Dimension::Product, 30)),
            (at(1), named(Dimension::Product)),
            (at(5), split(Dimension::Region, 9)),
        ]);
        let of =
            |dimension| latest(&workspace, month(), dimension).map(|split| split.parts[0].amount);
        assert_eq!(of(Dimension::Product), Some(yuan(40)));
        assert_eq!(of(Dimension::Region), Some(yuan(9)));
        assert_eq!(of(Dimension::Channel), None);
        assert_eq!(latest(&workspace, month().next(), Dimension::Product), None);
    }
}
