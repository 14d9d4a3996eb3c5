//! `figure.planned`: a figure of a plan: a quarter's, a year's, a month's of any metric, and a
//! month's tiers of revenue before they are confirmed.
//!
//! Concurrent: both stay as versions, the later stamp is in force.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Planned,
    name: "figure.planned",
    parts: &[
        part("span", Shape::OneOf(&["month", "quarter", "year"])),
        // The year and two digits of its first month: 202702.
        part("first", Shape::Number),
        part(
            "metric",
            // In the order of `Standard::ALL`.
            Shape::OneOf(&[
                "revenue",
                "volume",
                "collections",
                "profit",
                "deals",
                "new-customers",
                "visits",
                "calls",
                "conversion",
                "repurchase",
                "collection-rate",
                "expense-rate",
            ]),
        ),
        // In 分, pieces or hundredths of a percent.
        part("floor", Shape::Number),
        part("target", Shape::Number),
        part("challenge", Shape::Number),
        maybe("base", Shape::Amount),
        maybe(
            "reason",
            Shape::OneOf(&["market", "ability", "team", "feedback", "leave", "company"]),
        ),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold, month, yuan};
    use crate::domain::fact::{Fact, RevisionReason};
    use crate::domain::metric::Standard;
    use crate::domain::plan_book::Span;
    use crate::domain::plan_book::figures::{Planned, latest, revenue, versions};

    #[test]
    fn both_are_versions_and_the_later_stamp_is_in_force() {
        let customers = |value, reason| {
            let (span, metric) = (Span::Month, Standard::NewCustomers);
            let planned = Planned::one(span, month(), metric, value, day(5));
            Fact::Entered(Planned { reason, ..planned }.entry())
        };
        let year = Planned::one(Span::Year, month(), Standard::Revenue, yuan(900).fen(), day(5));
        let tiers = Planned::tiers(month(), [8, 10, 12].map(yuan), Some(yuan(9)), day(5));
        let workspace = fold([
            (at(4), customers(3, Some(RevisionReason::Team))),
            (at(3), customers(5, None)),
            (at(2), Fact::Entered(year.entry())),
            (at(1), Fact::Entered(tiers.entry())),
        ]);
        let all: Vec<_> = versions(&workspace, Span::Month, month(), Standard::NewCustomers)
            .map(|one| (one.tiers[1], one.reason))
            .collect();
        assert_eq!(all, [(5, None), (3, Some(RevisionReason::Team))]);
        let first = Span::Year.first(month());
        assert_eq!(revenue(&workspace, Span::Year, first), Some(yuan(900)));
        let kept = latest(&workspace, Span::Month, month(), Standard::Revenue).unwrap();
        assert_eq!((kept, kept.base), (tiers, Some(yuan(9))));
    }
}
