//! `figure.planned`: a figure of a plan: a quarter's, a year's, a month's of any metric, and a
//! month's tiers of revenue before they are confirmed. It is of a metric that everybody has, or of
//! one of the rep's own, on which it builds then.
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
        maybe(
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
        // A metric of the rep's own, where "metric" is left out.
        maybe("own", Shape::Thing),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold, metric_defined, month, yuan};
    use crate::domain::fact::{Fact, RevisionReason};
    use crate::domain::ident::{Id, MetricId};
    use crate::domain::metric::Standard;
    use crate::domain::plan_book::Span;
    use crate::domain::plan_book::figures::{
        OwnPlanned, Planned, latest, own_versions, revenue, versions,
    };

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

    #[test]
    fn of_a_metric_of_ones_own_both_are_versions_too() {
        let metric = MetricId(Id::new(at(1), 0));
        let own = |value| OwnPlanned { month: month(), metric, value, reason: None, on: day(5) };
        let workspace = fold([
            (at(4), Fact::Entered(own(40).entry())),
            (at(3), Fact::Entered(own(50).entry())),
            (at(1), metric_defined("铺货")),
        ]);
        let all: Vec<_> = own_versions(&workspace, month(), metric).map(|one| one.value).collect();
        assert_eq!(all, [50, 40]);
        assert_eq!(versions(&workspace, Span::Month, month(), Standard::Revenue).count(), 0);
    }
}
