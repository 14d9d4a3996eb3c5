//! One goal along one dimension: by amount, share or stars; locks, buffer and state (domain.md 5).
//!
//! What is edited here may be unbalanced; that is a [`State`] and not an error. Tiers, pace and
//! need always use the assigned figure of the goal, whatever its parts come to.

use core::cmp::Ordering;

use super::money::{Money, wide};
use super::rate::{Rate, Undefined};
use super::share::split_money;
use super::unit::Count;

/// How well a part may do, 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stars(u8);

impl Stars {
    /// 1 to 5 stars; `None` for any other number.
    pub const fn new(stars: u8) -> Option<Stars> {
        if stars >= 1 && stars <= 5 { Some(Stars(stars)) } else { None }
    }

    /// How many.
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// What a part counts when a goal is split: its stars or last period's figure, grown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Weight {
    base: Rate,
    growth: Rate,
}

impl Weight {
    /// By stars.
    pub fn stars(stars: Stars) -> Weight {
        Weight { base: Rate::whole(i64::from(stars.0)), growth: Rate::ZERO }
    }

    /// By an amount, like last year's.
    pub fn amount(amount: Money) -> Weight {
        Weight { base: Rate::whole(amount.fen()), growth: Rate::ZERO }
    }

    /// With an expected growth, which may be negative: the weight is multiplied by 1 + g.
    #[must_use]
    pub fn growing(self, growth: Rate) -> Weight {
        Weight { growth, ..self }
    }

    /// Base × (1 + g); the split counts one below 0 as 0. `None` beyond what a fraction can hold.
    fn value(self) -> Option<Rate> {
        self.base.checked_mul(self.growth.grown()?)
    }
}

/// Why a split is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No weight is above 0, so there is nothing to split by.
    NoWeight,
    /// The weights have no common denominator that can be held.
    TooFine,
}

/// A part of a goal being edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// What it is assigned.
    pub amount: Money,
    /// Whether it stays while the others re-balance.
    pub locked: bool,
}

/// How the parts compare with the goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Less is assigned than the goal.
    Under {
        /// What is left to assign.
        unallocated: Money,
    },
    /// To the 分.
    Exact,
    /// More than the goal, at most goal × (1 + buffer).
    Buffered {
        /// How much more than the goal.
        above: Money,
    },
    /// More than the buffer allows (rule `parts-over-buffer`).
    Over {
        /// How much more than the goal.
        above: Money,
    },
}

/// Splits a goal by weights; the parts add up exactly (largest remainder, ties in the given
/// order). O(n log n).
///
/// # Errors
/// When no weight is above 0.
pub fn by_weights(goal: Money, weights: &[Weight]) -> Result<Vec<Money>, Refused> {
    let whole = whole_weights(weights).ok_or(Refused::TooFine)?;
    split_money(goal, &whole).ok_or(Refused::NoWeight)
}

/// The amounts of typed shares, each rounded once, half away from zero. They are judged in money
/// afterwards: 33.3 % three times leaves 0.1 % unallocated. O(n).
///
/// ```
/// use fieldplan::domain::breakdown::{State, by_shares, state};
/// use fieldplan::domain::{money::Money, rate::Rate};
/// let goal = Money::from_yuan(3_000_000);
/// let third = Rate::of(333, 1000).unwrap();
/// let parts = by_shares(goal, &[third; 3]);
/// let unallocated = Money::from_yuan(3_000);
/// assert_eq!(state(goal, Rate::ZERO, &parts), State::Under { unallocated });
/// ```
pub fn by_shares(goal: Money, shares: &[Rate]) -> Vec<Money> {
    shares.iter().map(|share| share.of_money(goal)).collect()
}

/// How parts compare with a goal and its buffer b (0.1 for 10 %; a negative one counts 0). The
/// edge goal × (1 + b) is included and compared exactly. O(n).
pub fn state(goal: Money, buffer: Rate, parts: &[Money]) -> State {
    let sum: i128 = parts.iter().fold(0, |sum, part| sum.saturating_add(wide(part.fen())));
    let above = sum.saturating_sub(wide(goal.fen()));
    match above.cmp(&0) {
        Ordering::Less => State::Under { unallocated: Money::from_wide(above.saturating_neg()) },
        Ordering::Equal => State::Exact,
        Ordering::Greater => {
            let allowed = buffer.max(Rate::ZERO).of_wide(
                wide(goal.at_least_zero().fen()),
                // A whole number of 分 is within the exact edge when it is within it rounded down.
                super::rate::Rounding::Down,
            );
            let above_money = Money::from_wide(above);
            if above <= allowed {
                State::Buffered { above: above_money }
            } else {
                State::Over { above: above_money }
            }
        }
    }
}

/// Fits the parts that are not locked to what the locked ones leave, by their present amounts.
///
/// Where the locked parts come to more than the goal the others are 0 and the state is over.
/// Where the others have no amount above 0 they share what is left evenly. With every part locked
/// nothing changes. O(n log n).
pub fn rebalance(goal: Money, parts: &[Part]) -> Vec<Money> {
    let locked: Money = parts.iter().filter(|part| part.locked).map(|part| part.amount).sum();
    let free: Vec<i64> =
        parts.iter().filter(|part| !part.locked).map(|part| part.amount.fen()).collect();
    let left = goal.minus(locked).at_least_zero();
    let shares = split_money(left, &free)
        .or_else(|| split_money(left, &vec![1; free.len()]))
        .unwrap_or_default();
    let mut shares = shares.into_iter();
    parts
        .iter()
        .map(|part| if part.locked { part.amount } else { shares.next().unwrap_or_default() })
        .collect()
}

/// Gives what is unallocated to one part ("give the rest to …"); takes from it what is too much,
/// down to 0. Parts stay as they are where there is no such part. O(n).
pub fn give_the_rest_to(goal: Money, parts: &[Money], place: usize) -> Vec<Money> {
    let sum: Money = parts.iter().copied().sum();
    let rest = goal.minus(sum);
    let mut parts = parts.to_vec();
    if let Some(part) = parts.get_mut(place) {
        *part = part.plus(rest).at_least_zero();
    }
    parts
}

/// Another tier by the same shares as the target tier: each part's share of the target, of the
/// tier's figure. What the parts come to of the target, they come to of the tier, rounded once.
/// O(n log n).
///
/// # Errors
/// The named states of a target of 0 or below.
pub fn other_tier(target: Money, parts: &[Money], tier: Money) -> Result<Vec<Money>, Undefined> {
    let sum: Money = parts.iter().copied().sum();
    let whole = Rate::of_amounts(sum, target)?.of_money(tier);
    let weights: Vec<i64> = parts.iter().map(|part| part.fen()).collect();
    Ok(split_money(whole, &weights).unwrap_or_else(|| vec![Money::ZERO; parts.len()]))
}

/// Each part's share of the goal.
///
/// # Errors
/// The named states of a goal of 0 or below.
pub fn share_of(goal: Money, part: Money) -> Result<Rate, Undefined> {
    Rate::of_amounts(part, goal)
}

/// Count × price less the amount: 0 where they agree, above 0 where the amount is too small.
pub fn count_times_price(count: Count, price: Money, amount: Money) -> Money {
    let product = wide(count.pieces()).saturating_mul(wide(price.fen()));
    Money::from_wide(product).minus(amount)
}

/// Weights over one common denominator, as whole numbers.
fn whole_weights(weights: &[Weight]) -> Option<Vec<i64>> {
    let values: Vec<Rate> = weights.iter().map(|weight| weight.value()).collect::<Option<_>>()?;
    let common = values.iter().try_fold(1_i128, |common, value| {
        let shared = Rate::of(common, value.denominator()).ok()?;
        // common / gcd × denominator is their least common multiple.
        shared.numerator().checked_mul(value.denominator())
    })?;
    values
        .iter()
        .map(|value| {
            i64::try_from(value.checked_mul(Rate::of(common, 1_i128).ok()?)?.numerator()).ok()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn yuan(amount: i64) -> Money {
        Money::from_yuan(amount)
    }

    fn stars(stars: u8) -> Weight {
        Weight::stars(Stars::new(stars).unwrap())
    }

    #[test]
    fn negative_growth_enters_a_weight_as_one_plus_g() {
        let weights =
            [stars(2).growing(Rate::percent(-50)), stars(1), stars(5).growing(Rate::percent(-120))];
        assert_eq!(by_weights(yuan(100), &weights), Ok(vec![yuan(50), yuan(50), Money::ZERO]));
        let none = [stars(3).growing(Rate::percent(-100))];
        assert_eq!(by_weights(yuan(100), &none), Err(Refused::NoWeight));
        assert_eq!(by_weights(yuan(100), &[]), Err(Refused::NoWeight));
        assert_eq!((Stars::new(0), Stars::new(6)), (None, None));
    }

    #[test]
    fn growth_of_last_years_figures_splits_exactly() {
        let third = Rate::of(1, 3).unwrap();
        let weights = [Weight::amount(yuan(30)).growing(third), Weight::amount(yuan(60))];
        assert_eq!(by_weights(yuan(100), &weights), Ok(vec![yuan(40), yuan(60)]));
    }

    #[test]
    fn the_edge_of_the_buffer_is_included() {
        let state = |fen: i64| state(yuan(100), Rate::percent(10), &[Money::from_fen(fen)]);
        assert_eq!(state(9_999), State::Under { unallocated: Money::from_fen(1) });
        assert_eq!(state(10_000), State::Exact);
        assert_eq!(state(11_000), State::Buffered { above: yuan(10) });
        assert_eq!(state(11_001), State::Over { above: Money::from_fen(1_001) });
    }

    #[test]
    fn locked_parts_stay_while_the_others_re_balance() {
        let part = |amount, locked| Part { amount: yuan(amount), locked };
        let parts = [part(50, true), part(10, false), part(30, false)];
        assert_eq!(rebalance(yuan(90), &parts), [50, 10, 30].map(yuan));
        assert_eq!(rebalance(yuan(130), &parts), [50, 20, 60].map(yuan));
        assert_eq!(rebalance(yuan(40), &parts), [50, 0, 0].map(yuan));
        assert_eq!(
            super::state(yuan(40), Rate::ZERO, &[50, 0, 0].map(yuan)),
            State::Over { above: yuan(10) }
        );
        let empty = [part(50, true), part(0, false), part(0, false)];
        assert_eq!(rebalance(yuan(90), &empty), [50, 20, 20].map(yuan));
        assert_eq!(rebalance(yuan(90), &[part(50, true)]), [yuan(50)]);
    }

    #[test]
    fn the_rest_goes_to_one_part() {
        let parts = [999_000; 3].map(yuan);
        let given = give_the_rest_to(yuan(3_000_000), &parts, 1);
        assert_eq!(given, [999_000, 1_002_000, 999_000].map(yuan));
        assert_eq!(give_the_rest_to(yuan(10), &[yuan(30), yuan(5)], 1), [30, 0].map(yuan));
        assert_eq!(give_the_rest_to(yuan(10), &[yuan(3)], 4), [yuan(3)]);
    }

    #[test]
    fn count_times_price_is_checked_against_the_amount() {
        assert_eq!(count_times_price(Count::new(10), yuan(50), yuan(500)), Money::ZERO);
        assert_eq!(count_times_price(Count::new(10), yuan(50), yuan(450)), yuan(50));
        assert_eq!(count_times_price(Count::new(i64::MAX), Money::LIMIT, yuan(0)), Money::LIMIT);
    }

    fn any_parts() -> impl Strategy<Value = Vec<Part>> {
        let one = (0_i64..1_000_000, any::<bool>());
        let part = one.prop_map(|(fen, locked)| Part { amount: Money::from_fen(fen), locked });
        proptest::collection::vec(part, 1..12)
    }

    proptest! {
        #[test]
        fn stars_are_one_to_five_and_say_how_many(number: u8) {
            let expected = (1..=5).contains(&number).then_some(number);
            prop_assert_eq!(Stars::new(number % 8).map(Stars::number),
                (1..=5).contains(&(number % 8)).then_some(number % 8));
            prop_assert_eq!(Stars::new(number).map(Stars::number), expected);
        }

        #[test]
        fn a_split_by_stars_is_exact_and_more_stars_never_get_less(
            fen in 0_i64..1_000_000_000,
            drawn in proptest::collection::vec((1_u8..=5, -150_i64..150), 1..12),
        ) {
            let weights: Vec<Weight> =
                drawn.iter().map(|(s, g)| stars(*s).growing(Rate::percent(*g))).collect();
            let Ok(parts) = by_weights(Money::from_fen(fen), &weights) else {
                prop_assert!(drawn.iter().all(|(_, growth)| *growth <= -100));
                return Ok(());
            };
            prop_assert_eq!(parts.iter().copied().sum::<Money>(), Money::from_fen(fen));
            for (one, other) in weights.iter().zip(&parts) {
                for (more, larger) in weights.iter().zip(&parts) {
                    if more.value() > one.value() {
                        prop_assert!(larger >= other);
                    }
                }
            }
        }

        #[test]
        fn re_balancing_keeps_locks_and_reaches_the_goal(parts in any_parts(), fen in 0_i64..20_000_000) {
            let goal = Money::from_fen(fen);
            let after = rebalance(goal, &parts);
            let locked: Money = parts.iter().filter(|p| p.locked).map(|p| p.amount).sum();
            for (part, amount) in parts.iter().zip(&after) {
                prop_assert!(!part.locked || part.amount == *amount);
            }
            let expected = if parts.iter().all(|p| p.locked) { locked } else { goal.max(locked) };
            prop_assert_eq!(after.iter().copied().sum::<Money>(), expected);
            let again: Vec<Part> = parts
                .iter()
                .zip(&after)
                .map(|(part, amount)| Part { amount: *amount, ..*part })
                .collect();
            prop_assert_eq!(rebalance(goal, &again), after, "balanced once is balanced");
        }

        #[test]
        fn a_balanced_breakdown_is_balanced_at_every_tier(
            parts in proptest::collection::vec(1_i64..1_000_000, 1..12), percent in 1_i64..300,
        ) {
            let parts: Vec<Money> = parts.into_iter().map(Money::from_fen).collect();
            let target: Money = parts.iter().copied().sum();
            let tier = target.percent(u32::try_from(percent).unwrap());
            let split = other_tier(target, &parts, tier).unwrap();
            prop_assert_eq!(split.iter().copied().sum::<Money>(), tier);
            prop_assert_eq!(other_tier(target, &parts, target).unwrap(), parts);
        }

        #[test]
        fn the_state_names_the_difference(
            parts in proptest::collection::vec(0_i64..1_000_000, 0..9), fen in 0_i64..4_000_000, b in 0_i64..50,
        ) {
            let parts: Vec<Money> = parts.into_iter().map(Money::from_fen).collect();
            let goal = Money::from_fen(fen);
            let difference = parts.iter().copied().sum::<Money>().minus(goal);
            let named = match state(goal, Rate::percent(b), &parts) {
                State::Under { unallocated } => Money::ZERO.minus(unallocated),
                State::Exact => Money::ZERO,
                State::Buffered { above } => {
                    prop_assert!(above.fen() * 100 <= fen * b);
                    above
                }
                State::Over { above } => {
                    prop_assert!(above.fen() * 100 > fen * b);
                    above
                }
            };
            prop_assert_eq!(named, difference);
        }
    }
}
