//! `funnel.set`: with what ticket and which rates a month's amount is worked back.
//!
//! Concurrent: the later stamp's is in force, whole; the other stays in the history.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Funnel,
    name: "funnel.set",
    parts: &[
        // The year and two digits: 202702.
        part("month", Shape::Number),
        part("by", Shape::OneOf(&["lead", "stages"])),
        maybe("ticket", Shape::Amount),
        // Rates in hundredths of a percent; from lead to deal, then out of each open stage.
        maybe("lead", Shape::Number),
        maybe("contact", Shape::Number),
        maybe("need", Shape::Number),
        maybe("proposal", Shape::Number),
        maybe("negotiation", Shape::Number),
        // In hundredths of a visit.
        maybe("visits", Shape::Number),
        // Calendar days from a lead to its deal.
        maybe("days", Shape::Number),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold, month};
    use crate::domain::fact::Fact;
    use crate::domain::plan_book::funnel::{FunnelPlan, in_force};

    #[test]
    fn the_later_stamp_is_in_force_and_another_months_is_not_touched() {
        let set = |month, lead| {
            let plan = FunnelPlan { lead, ..FunnelPlan::of(month) };
            Fact::Entered(plan.entry(day(5)))
        };
        let workspace = fold([
            (at(3), set(month(), Some(1_800))),
            (at(2), set(month(), Some(2_000))),
            (at(4), set(month().next(), Some(1_500))),
        ]);
        let lead = |month| in_force(&workspace, month).and_then(|plan| plan.lead);
        assert_eq!((lead(month()), lead(month().next())), (Some(1_800), Some(1_500)));
        // A month without one goes by the last one before it.
        assert_eq!((lead(month().next().next()), lead(month().previous())), (Some(1_500), None));
    }
}
