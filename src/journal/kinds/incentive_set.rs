//! `incentive.set`: what a month's result pays the rep, from a month on.
//!
//! Concurrent: both stay, the later stamp is in force for its month; a month without one goes by the
//! last month before it that has one.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Incentive,
    name: "incentive.set",
    parts: &[
        // The year and two digits: 202702.
        part("month", Shape::Number),
        part("of", Shape::OneOf(&["whole", "excess"])),
        maybe("floor", Shape::Amount),
        maybe("cap", Shape::Amount),
        maybe("penalty", Shape::Amount),
        // What is counted; revenue where it is left out. In the order of `COUNTED`.
        maybe(
            "metric",
            Shape::OneOf(&["collections", "profit", "deals", "new-customers", "visits", "calls"]),
        ),
        part(
            "steps",
            Shape::List(&[
                // A step begins at a share of the target, in hundredths of a percent, or at an amount.
                maybe("at", Shape::Number),
                maybe("from", Shape::Amount),
                // It pays a share, in hundredths of a percent, or an amount, or something else.
                maybe("share", Shape::Number),
                maybe("bonus", Shape::Amount),
                maybe("gift", Shape::Words),
            ]),
        ),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold, month, yuan};
    use crate::domain::fact::Fact;
    use crate::domain::incentive::Bounds;
    use crate::domain::ladder::On;
    use crate::domain::plan_book::incentive::{From, Kept, Pays, Step, latest};

    #[test]
    fn the_later_stamp_is_in_force_and_goes_on_until_another_month_has_one() {
        let scheme = |month, bonus: i64| {
            let step = Step { from: From::Attained(10_000), pays: Pays::Bonus(yuan(bonus)) };
            let kept =
                Kept { steps: vec![step], on: On::Whole, bounds: Bounds::default(), ..Kept::EMPTY };
            Fact::Entered(kept.entry(month, day(5)))
        };
        let workspace = fold([
            (at(4), scheme(month(), 4)),
            (at(3), scheme(month(), 3)),
            (at(2), scheme(month().next().next(), 2)),
        ]);
        let of = |month| {
            latest(&workspace, month).map(|(from, kept)| (from, kept.steps[0].pays.clone()))
        };
        assert_eq!(of(month()), Some((month(), Pays::Bonus(yuan(4)))));
        assert_eq!(of(month().next()), Some((month(), Pays::Bonus(yuan(4)))));
        let later = month().next().next();
        assert_eq!(of(later.next()), Some((later, Pays::Bonus(yuan(2)))));
        assert_eq!(of(month().previous()), None);
    }
}
