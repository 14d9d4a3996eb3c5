//! `part.named`: a part of a dimension, like a product, has a name; lines of sales are tagged with
//! it.
//!
//! Concurrent: both stay, under one name too; each tag says which it is.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Part,
    name: "part.named",
    parts: &[
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
        part("name", Shape::Words),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold};
    use crate::domain::fact::Fact;
    use crate::domain::own_entries::{Part, parts};
    use crate::domain::won::Dimension;

    #[test]
    fn two_of_one_name_stay_two() {
        let named =
            |dimension| Fact::Entered(Part { dimension, name: "A".to_owned(), on: day(5) }.entry());
        let product = named(Dimension::Product);
        let all = [(at(2), product.clone()), (at(1), product), (at(3), named(Dimension::Region))];
        let workspace = fold(all);
        assert_eq!(parts(&workspace, Dimension::Product).count(), 2);
        assert_eq!(parts(&workspace, Dimension::Region).count(), 1);
    }
}
