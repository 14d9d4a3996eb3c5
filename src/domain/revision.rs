//! Versions of a goal beside each other, what a cut was worth, and what leave offers (domain.md 4).

use super::calendar::WorkingDays;
use super::goal::{Goal, Version};
use super::metric::Direction;
use super::money::Money;
use super::rate::{Rate, Undefined};
use super::targets::Quantity;
use super::tier::Tier;
use super::unit::Additive;

/// What became of a change of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cut {
    /// The new target asks as much or more; it was no cut.
    NoCut,
    /// The old target was reached all the same.
    Unnecessary,
    /// The new target was reached and the old one was not.
    Needed,
    /// Not even the new target was reached.
    NotEnough,
}

/// Judges a change of a target from `old` to `new` by what was reached. O(1).
///
/// ```
/// use fieldplan::domain::metric::Direction::HigherIsBetter;
/// use fieldplan::domain::revision::{Cut, judge};
/// use fieldplan::domain::unit::Count;
/// let count = Count::new;
/// assert_eq!(judge(HigherIsBetter, count(5), count(3), count(3)), Cut::Needed);
/// assert_eq!(judge(HigherIsBetter, count(5), count(3), count(5)), Cut::Unnecessary);
/// assert_eq!(judge(HigherIsBetter, count(5), count(3), count(2)), Cut::NotEnough);
/// assert_eq!(judge(HigherIsBetter, count(5), count(6), count(2)), Cut::NoCut);
/// ```
pub fn judge<Q: Quantity>(direction: Direction, old: Q, new: Q, actual: Q) -> Cut {
    if direction.at_least(new, old) {
        Cut::NoCut
    } else if direction.at_least(actual, old) {
        Cut::Unnecessary
    } else if direction.at_least(actual, new) {
        Cut::Needed
    } else {
        Cut::NotEnough
    }
}

/// What is attained of one version of a target.
///
/// # Errors
/// The named states of a target of 0 or below, which no confirmed goal has.
pub fn attained<Q: Additive>(actual: Q, target: Q) -> Result<Rate, Undefined> {
    Rate::of(actual.units(), target.units())
}

/// A growth goal's attainment by growth and by amount: 12 % of a promised 10 % is 120 % of the
/// growth and 101.8 % of the amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GrowthAttained {
    /// Growth reached / growth promised.
    pub of_growth: Result<Rate, Undefined>,
    /// (1 + growth reached) / (1 + growth promised); attainment, pace and incentive use this.
    pub of_amount: Result<Rate, Undefined>,
}

/// What is attained of a promised growth, by the growth reached. O(1).
pub fn growth_attained(promised: Rate, reached: Rate) -> GrowthAttained {
    let divided = |over: Option<Rate>, under: Option<Rate>| {
        let (over, under) = (over.ok_or(Undefined::TooLarge)?, under.ok_or(Undefined::TooLarge)?);
        // The base's sign decides the named state; the quotient itself is exact.
        Rate::of(over.numerator().signum(), under.numerator().signum())?;
        over.checked_div(under).ok_or(Undefined::TooLarge)
    };
    GrowthAttained {
        of_growth: divided(Some(reached), Some(promised)),
        of_amount: divided(reached.grown(), promised.grown()),
    }
}

/// One version of a goal with what was reached of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The version.
    pub version: Version,
    /// What is attained of it, over its whole period as though set at the start.
    pub attained: Result<Rate, Undefined>,
    /// What the change from the version before it was worth; `None` for the baseline.
    pub cut: Option<Cut>,
}

/// All versions of a goal beside each other by one tier, the first confirmed one first, the one
/// in force last. O(versions).
pub fn versions(goal: &Goal, tier: Tier, actual: Money) -> Vec<Judged> {
    let mut before: Option<Money> = None;
    core::iter::once(goal.baseline())
        .chain(goal.revisions())
        .map(|version| {
            let target = version.tiers.get(tier);
            let cut = before.map(|old| judge(Direction::HigherIsBetter, old, target, actual));
            before = Some(target);
            Judged { version: *version, attained: attained(actual, target), cut }
        })
        .collect()
}

/// What marking leave offers: keep the target, or cut it in proportion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeaveOffer {
    /// What a full working day of the whole period asks of the target before the leave, rounded
    /// up; `None` without a working day.
    pub a_day_before: Option<Money>,
    /// The same when the target is kept: the line steepens.
    pub a_day_kept: Option<Money>,
    /// Floor, target and challenge cut in proportion, each rounded half away from zero and at
    /// least 0.01 yuan: a revision for the reason leave. `None` where no working day is left (the
    /// period keeps its target whole) or where the leave takes no working time.
    pub cut: Option<[Money; 3]>,
}

/// What is offered when marks change a period's working weight. O(1).
///
/// Tiers cut by one factor stay in order, since rounding does not turn an order round.
pub fn leave_offer(
    tiers: impl Fn(Tier) -> Money,
    before: WorkingDays,
    after: WorkingDays,
) -> LeaveOffer {
    let a_day = |days: WorkingDays| {
        let rate = Rate::of(2, i64::from(days.halves())).ok()?;
        Some(rate.of_money_up(tiers(Tier::Target)))
    };
    let factor = Rate::of(i64::from(after.halves()), i64::from(before.halves())).ok();
    let cut = factor
        .filter(|factor| factor.is_positive() && *factor < Rate::ONE)
        .map(|factor| Tier::ALL.map(|tier| factor.of_money(tiers(tier)).max(Money::from_fen(1))));
    LeaveOffer { a_day_before: a_day(before), a_day_kept: a_day(after), cut }
}

#[cfg(test)]
mod tests {
    use super::super::tier::Tiers;
    use super::super::unit::Count;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn leave_offers_to_keep_or_to_cut_in_proportion() {
        let tiers = Tiers::around(Money::from_yuan(3_000_000)).unwrap();
        // 16 working days of February 2026, four of them on leave.
        let days = |days: u32| WorkingDays::from_halves(2 * days);
        let offer = leave_offer(|tier| tiers.get(tier), days(16), days(12));
        assert_eq!(offer.a_day_before, Some(Money::from_yuan(187_500)));
        assert_eq!(offer.a_day_kept, Some(Money::from_yuan(250_000)));
        assert_eq!(offer.cut, Some([1_800_000, 2_250_000, 2_700_000].map(Money::from_yuan)));
        let none = leave_offer(|tier| tiers.get(tier), days(16), days(0));
        assert_eq!((none.a_day_kept, none.cut), (None, None));
        assert_eq!(leave_offer(|tier| tiers.get(tier), days(16), days(16)).cut, None);
    }

    #[test]
    fn the_first_confirmed_version_stands_beside_the_one_in_force() {
        use super::super::fact::RevisionReason;
        use super::super::goal::Origin;
        use super::super::ident::Stamp;
        use super::super::won::fixtures::day;
        let tiers = |yuan| Tiers::around(Money::from_yuan(yuan)).unwrap();
        let version = |yuan, on, reason| Version {
            tiers: tiers(yuan),
            on: day(on),
            origin: Origin::Revised(reason),
            stamp: Stamp::ZERO,
        };
        let mut goal = Goal::confirmed(tiers(100), day("2026-11-01"), Stamp::ZERO);
        goal.add(version(80, "2026-11-10", RevisionReason::Market));
        goal.add(version(120, "2026-11-20", RevisionReason::Company));
        let judged = versions(&goal, Tier::Target, Money::from_yuan(90));
        let cuts: Vec<Option<Cut>> = judged.iter().map(|judged| judged.cut).collect();
        assert_eq!(cuts, [None, Some(Cut::Needed), Some(Cut::NoCut)]);
        assert_eq!(judged[0].attained, Ok(Rate::percent(90)));
        assert_eq!(judged[2].attained, Ok(Rate::percent(75)));
        assert_eq!(judged[2].version, *goal.in_force());
    }

    #[test]
    fn growth_of_nothing_promised_is_a_named_state() {
        let none = growth_attained(Rate::ZERO, Rate::percent(5));
        assert_eq!(none.of_growth, Err(Undefined::NoBase));
        assert_eq!(none.of_amount, Ok(Rate::percent(105)));
        let gone = growth_attained(Rate::percent(-150), Rate::percent(5));
        assert_eq!(gone.of_amount, Err(Undefined::NegativeBase));
    }

    proptest! {
        #[test]
        fn a_cut_is_judged_the_same_way_round(
            old in 1_i64..50, new in 1_i64..50, actual in -5_i64..60,
        ) {
            // Lower is better mirrors higher is better.
            let up = judge(
                Direction::HigherIsBetter, Count::new(old), Count::new(new), Count::new(actual),
            );
            let down = judge(
                Direction::LowerIsBetter, Count::new(-old), Count::new(-new), Count::new(-actual),
            );
            prop_assert_eq!(up, down);
            prop_assert_eq!(up == Cut::NoCut, new >= old);
        }

        #[test]
        fn a_cut_keeps_the_tiers_in_order_and_the_day_rate(
            target in 100_i64..1_000_000_000, before in 1_u32..800, after in 1_u32..800,
        ) {
            let tiers = Tiers::around(Money::from_fen(target)).unwrap();
            let days = |halves| WorkingDays::from_halves(halves);
            let offer = leave_offer(|tier| tiers.get(tier), days(before), days(after));
            if let Some([floor, cut, challenge]) = offer.cut {
                prop_assert!(Tiers::new(floor, cut, challenge).is_ok());
                prop_assert!(cut <= tiers.get(Tier::Target));
                prop_assert!(offer.a_day_kept >= offer.a_day_before);
            } else {
                prop_assert!(after >= before);
            }
        }
    }
}
