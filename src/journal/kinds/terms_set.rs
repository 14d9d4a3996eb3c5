//! `terms.set`: when a customer pays.
//!
//! Concurrent: the later stamp's hold for their customer, whole: the parts come to 100 % together.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Terms,
    name: "terms.set",
    parts: &[
        // None of them takes the terms away.
        part(
            "parts",
            Shape::List(&[
                // In hundredths of a percent.
                part("share", Shape::Number),
                // In the order of `customer_terms::From::ALL`.
                part("from", Shape::OneOf(&["delivery", "month-end"])),
                part("days", Shape::Number),
            ]),
        ),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, customer, day, fold};
    use crate::domain::customer_terms::{CustomerTerms, From, none};
    use crate::domain::fact::Fact;

    #[test]
    fn the_later_stamps_terms_hold_for_their_customer() {
        let set = |of, days| {
            let terms = CustomerTerms::whole(From::MonthEnd, days).unwrap();
            Fact::Entered(terms.entry(customer(of), day(5)))
        };
        let made = [(at(1), added("红星")), (at(2), added("恒泰"))];
        let known = [(at(5), set(1, 30)), (at(4), set(1, 60)), (at(6), set(2, 90))];
        let workspace = fold(made.clone().into_iter().chain(known.clone()));
        let of = |workspace, who| CustomerTerms::of(workspace, customer(who));
        assert_eq!(of(&workspace, 1), CustomerTerms::whole(From::MonthEnd, 30).ok());
        assert_eq!(of(&workspace, 2), CustomerTerms::whole(From::MonthEnd, 90).ok());
        let gone = (at(7), Fact::Entered(none(customer(1), day(6))));
        let workspace = fold(made.into_iter().chain(known).chain([gone]));
        assert_eq!(of(&workspace, 1), None);
    }
}
