//! Where a ratio stands, and what the rest of its base must come to (domain.md 6).
//!
//! A ratio is never divided by time and never summed: at any time T itself is expected, and the
//! distance is in points.

use super::metric::Direction;
use super::rate::{Rate, Rounding, Undefined};
use super::unit::Additive;

/// N / D of a period with what of D is still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RatioSoFar<Q> {
    /// N: what stands above the line so far, like what is paid.
    pub over: Q,
    /// D done: the base so far, like what fell due.
    pub base: Q,
    /// D left: the base still to come in the period, like what will fall due.
    pub base_left: Q,
}

/// What the rest of the base must come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RatioNeed<Q> {
    /// Nothing more is needed: T is reached whatever the rest comes to.
    Reached,
    /// The rest must come to this share (at least for higher is better, at most for lower), from
    /// 0 to 100 %.
    Share(Rate),
    /// Higher is better: more than all of the rest. What goes beyond it is named, and is not had
    /// from this period's base.
    Beyond {
        /// The share it would take, above 100 %.
        share: Rate,
        /// What the rest's whole base cannot give, rounded up to the smallest unit.
        rest: Q,
    },
    /// Lower is better: N alone is above T of the whole base.
    Exceeded {
        /// By how much, rounded up to the smallest unit.
        by: Q,
    },
    /// No base is left; the ratio stands where it is.
    NothingLeft {
        /// What is missing to T of the base (for lower is better: what is too much), rounded up.
        by: Q,
    },
}

impl<Q: Additive> RatioSoFar<Q> {
    /// N / D so far.
    ///
    /// # Errors
    /// The named states of a base of 0 or below.
    pub fn rate(&self) -> Result<Rate, Undefined> {
        Rate::of(self.over.units(), self.base.units())
    }

    /// The distance to T in points: rate − T; above 0 is better where higher is.
    ///
    /// # Errors
    /// As [`RatioSoFar::rate`].
    pub fn points(&self, target: Rate) -> Result<Rate, Undefined> {
        self.rate()?.checked_sub(target).ok_or(Undefined::TooLarge)
    }

    /// needed = (T × (D done + D left) − N) / D left, exactly. O(1).
    ///
    /// `base_left` below 0 counts as none. Figures beyond what a fraction can hold count as none
    /// left; no plan comes near.
    ///
    /// ```
    /// use fieldplan::domain::{metric::Direction, money::Money, rate::Rate};
    /// use fieldplan::domain::ratio::{RatioNeed, RatioSoFar};
    /// let wan = |wan: i64| Money::from_yuan(10_000 * wan);
    /// let so_far = RatioSoFar { over: wan(48), base: wan(60), base_left: wan(40) };
    /// assert_eq!(
    ///     so_far.needed(Rate::percent(90), Direction::HigherIsBetter),
    ///     RatioNeed::Beyond { share: Rate::percent(105), rest: wan(2) }
    /// );
    /// ```
    pub fn needed(&self, target: Rate, direction: Direction) -> RatioNeed<Q> {
        let over = i128::from(self.over.units());
        let left = i128::from(self.base_left.units()).max(0);
        let whole = i128::from(self.base.units()).saturating_add(left);
        // T × whole − N: what the rest has to bring, exactly.
        let bring = Rate::of(whole.max(0), 1_i128)
            .ok()
            .and_then(|whole| target.checked_mul(whole))
            .and_then(|wanted| wanted.checked_sub(Rate::of(over, 1_i128).ok()?))
            .unwrap_or(Rate::ZERO);
        let units = |exact: Rate| Q::from_units(exact.of_wide(1, Rounding::Up));
        let opposite = Rate::ZERO.checked_sub(bring).unwrap_or(Rate::ZERO);
        let share = Rate::of(left, 1_i128).ok().and_then(|left| bring.checked_div(left));
        match direction {
            Direction::HigherIsBetter if !bring.is_positive() => RatioNeed::Reached,
            Direction::LowerIsBetter if opposite.is_positive() => {
                RatioNeed::Exceeded { by: units(opposite) }
            }
            _ => match share {
                None if direction == Direction::LowerIsBetter => RatioNeed::Reached,
                None => RatioNeed::NothingLeft { by: units(bring) },
                Some(share) if share <= Rate::ONE => RatioNeed::Share(share),
                Some(_) if direction == Direction::LowerIsBetter => RatioNeed::Reached,
                Some(share) => {
                    let rest = Rate::of(left, 1_i128).ok().and_then(|left| bring.checked_sub(left));
                    RatioNeed::Beyond { share, rest: units(rest.unwrap_or(Rate::ZERO)) }
                }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::unit::Count;
    use super::*;
    use proptest::prelude::*;

    fn so_far(over: i64, base: i64, base_left: i64) -> RatioSoFar<Count> {
        let count = Count::new;
        RatioSoFar { over: count(over), base: count(base), base_left: count(base_left) }
    }

    #[test]
    fn a_higher_ratio_is_reached_needed_or_beyond() {
        let needed = |s: RatioSoFar<Count>| s.needed(Rate::percent(50), Direction::HigherIsBetter);
        assert_eq!(needed(so_far(5, 5, 5)), RatioNeed::Reached);
        assert_eq!(needed(so_far(2, 4, 4)), RatioNeed::Share(Rate::percent(50)));
        assert_eq!(needed(so_far(0, 4, 4)), RatioNeed::Share(Rate::ONE));
        let rest = Count::new(1);
        let share = Rate::of(5, 4).unwrap();
        assert_eq!(needed(so_far(0, 6, 4)), RatioNeed::Beyond { share, rest });
        assert_eq!(needed(so_far(1, 6, 0)), RatioNeed::NothingLeft { by: Count::new(2) });
        assert_eq!(needed(so_far(1, 6, -4)), RatioNeed::NothingLeft { by: Count::new(2) });
    }

    #[test]
    fn a_lower_ratio_leaves_room_or_is_exceeded() {
        let needed = |s: RatioSoFar<Count>| s.needed(Rate::percent(10), Direction::LowerIsBetter);
        assert_eq!(needed(so_far(3, 20, 80)), RatioNeed::Share(Rate::of(7, 80).unwrap()));
        assert_eq!(needed(so_far(10, 20, 80)), RatioNeed::Share(Rate::ZERO));
        assert_eq!(needed(so_far(11, 20, 80)), RatioNeed::Exceeded { by: Count::new(1) });
        // The rest may be spent whole.
        assert_eq!(needed(so_far(0, 200, 5)), RatioNeed::Reached);
        assert_eq!(needed(so_far(2, 20, 0)), RatioNeed::Reached);
        assert_eq!(needed(so_far(3, 20, 0)), RatioNeed::Exceeded { by: Count::new(1) });
    }

    #[test]
    fn the_distance_is_in_points_and_no_base_is_a_named_state() {
        assert_eq!(so_far(17, 20, 0).points(Rate::percent(90)), Ok(Rate::percent(-5)));
        assert_eq!(so_far(0, 0, 9).points(Rate::percent(90)), Err(Undefined::Nothing));
    }

    proptest! {
        #[test]
        fn the_needed_share_of_the_rest_just_reaches_the_target(
            over in 0_i64..1_000_000, base in 0_i64..1_000_000, left in 0_i64..1_000_000,
            percent in 1_i64..=100, lower: bool,
        ) {
            let direction = if lower { Direction::LowerIsBetter } else { Direction::HigherIsBetter };
            let target = Rate::percent(percent);
            let whole = i128::from(base + left);
            // over × 100 against percent × whole decides each answer.
            let reached = |over: i128, hundred: i128| {
                direction.at_least(over * hundred, i128::from(percent) * whole * hundred / 100)
            };
            match so_far(over, base, left).needed(target, direction) {
                RatioNeed::Share(share) => {
                    prop_assert!(share >= Rate::ZERO && share <= Rate::ONE);
                    let rest = share.checked_mul(Rate::whole(left)).unwrap();
                    let end = Rate::whole(over).checked_add(rest).unwrap();
                    prop_assert_eq!(end, target.checked_mul(Rate::whole(base + left)).unwrap());
                }
                RatioNeed::Reached if lower => {
                    prop_assert!(reached(i128::from(over + left), 100) || left == 0);
                }
                RatioNeed::Reached => prop_assert!(reached(i128::from(over), 100)),
                RatioNeed::Beyond { share, rest } => {
                    prop_assert!(share > Rate::ONE && rest > Count::ZERO);
                    prop_assert!(!reached(i128::from(over + left), 100));
                    prop_assert!(reached(i128::from(over + left + rest.pieces()), 100));
                }
                RatioNeed::Exceeded { by } => {
                    prop_assert!(lower && by > Count::ZERO);
                    prop_assert!(reached(i128::from(over - by.pieces()), 100));
                }
                RatioNeed::NothingLeft { by } => {
                    prop_assert_eq!(left, 0);
                    prop_assert!(reached(i128::from(over + by.pieces()), 100));
                }
            }
        }
    }
}
