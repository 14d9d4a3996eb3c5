//! The three tiers of any metric, in its direction (domain.md 4).
//!
//! `domain::tier` has them for revenue, as records hold them; this room has them for counts and
//! shares too, and for metrics where lower is better.

use super::metric::Direction;
use super::money::Money;
use super::rate::Rate;
use super::tier::{Tier, Tiers};
use super::unit::Count;

/// A figure that can be a tier: an amount, a count or a share.
pub trait Quantity: Copy + Ord {
    /// Nothing; a tier lies above it.
    const NOTHING: Self;
}

impl Quantity for Money {
    const NOTHING: Money = Money::ZERO;
}

impl Quantity for Count {
    const NOTHING: Count = Count::ZERO;
}

impl Quantity for Rate {
    const NOTHING: Rate = Rate::ZERO;
}

/// Three figures above zero that run from easier to harder in the metric's direction. Equal ones
/// are allowed.
///
/// ```
/// use fieldplan::domain::metric::Direction::{HigherIsBetter, LowerIsBetter};
/// use fieldplan::domain::{rate::Rate, targets::Targets, tier::Tier};
/// let percent = Rate::percent;
/// // An expense rate of 5, 4, 3 % gets harder; 3, 4, 5 % is blocked.
/// let rate = Targets::new(LowerIsBetter, percent(5), percent(4), percent(3)).unwrap();
/// assert_eq!(rate.get(Tier::Challenge), percent(3));
/// assert!(Targets::new(LowerIsBetter, percent(3), percent(4), percent(5)).is_err());
/// assert!(Targets::new(HigherIsBetter, percent(3), percent(4), percent(5)).is_ok());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Targets<Q> {
    direction: Direction,
    floor: Q,
    target: Q,
    challenge: Q,
}

/// Why three figures are no tiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetsError {
    /// A tier is zero or less.
    NotPositive(Tier),
    /// A harder tier asks less than an easier one (rule `tier-order`).
    OutOfOrder {
        /// The easier tier.
        easier: Tier,
        /// The harder tier that asks less.
        harder: Tier,
    },
}

impl<Q: Quantity> Targets<Q> {
    /// Three tiers.
    ///
    /// # Errors
    /// When one is zero or less, or harder tiers ask less than easier ones.
    pub fn new(
        direction: Direction,
        floor: Q,
        target: Q,
        challenge: Q,
    ) -> Result<Targets<Q>, TargetsError> {
        for (tier, figure) in Tier::ALL.into_iter().zip([floor, target, challenge]) {
            if figure <= Q::NOTHING {
                return Err(TargetsError::NotPositive(tier));
            }
        }
        if !direction.at_least(target, floor) {
            return Err(TargetsError::OutOfOrder { easier: Tier::Floor, harder: Tier::Target });
        }
        if !direction.at_least(challenge, target) {
            return Err(TargetsError::OutOfOrder { easier: Tier::Target, harder: Tier::Challenge });
        }
        Ok(Targets { direction, floor, target, challenge })
    }

    /// The figure of one tier.
    pub fn get(&self, tier: Tier) -> Q {
        match tier {
            Tier::Floor => self.floor,
            Tier::Target => self.target,
            Tier::Challenge => self.challenge,
        }
    }

    /// Which way is better.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The hardest tier that a figure reaches; `None` below the floor (above it where lower is
    /// better).
    pub fn reached(&self, figure: Q) -> Option<Tier> {
        Tier::ALL.into_iter().rev().find(|tier| self.direction.at_least(figure, self.get(*tier)))
    }
}

impl From<Tiers> for Targets<Money> {
    fn from(tiers: Tiers) -> Targets<Money> {
        Targets {
            direction: Direction::HigherIsBetter,
            floor: tiers.get(Tier::Floor),
            target: tiers.get(Tier::Target),
            challenge: tiers.get(Tier::Challenge),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn equal_tiers_are_allowed_and_nothing_is_not() {
        let up = Direction::HigherIsBetter;
        let count = Count::new;
        assert!(Targets::new(up, count(3), count(3), count(3)).is_ok());
        assert_eq!(
            Targets::new(up, count(0), count(3), count(3)),
            Err(TargetsError::NotPositive(Tier::Floor))
        );
        assert_eq!(
            Targets::new(Direction::LowerIsBetter, count(3), count(3), count(4)),
            Err(TargetsError::OutOfOrder { easier: Tier::Target, harder: Tier::Challenge })
        );
    }

    proptest! {
        #[test]
        fn a_reached_tier_means_all_easier_ones_are_reached(
            a in 1_i64..100, b in 1_i64..100, c in 1_i64..100, figure in -5_i64..110, lower: bool,
        ) {
            let mut tiers = [a, b, c];
            tiers.sort_unstable();
            let direction = if lower {
                tiers.reverse();
                Direction::LowerIsBetter
            } else {
                Direction::HigherIsBetter
            };
            let [floor, target, challenge] = tiers.map(Count::new);
            let targets = Targets::new(direction, floor, target, challenge).unwrap();
            let figure = Count::new(figure);
            for tier in Tier::ALL {
                let reached = direction.at_least(figure, targets.get(tier));
                prop_assert_eq!(reached, targets.reached(figure) >= Some(tier));
            }
        }

        #[test]
        fn revenue_tiers_keep_their_figures(fen in 1_i64..1_000_000_000) {
            let tiers = Tiers::around(Money::from_fen(fen)).unwrap();
            let targets = Targets::from(tiers);
            let again = Targets::new(
                Direction::HigherIsBetter,
                tiers.get(Tier::Floor), tiers.get(Tier::Target), tiers.get(Tier::Challenge),
            );
            prop_assert_eq!(again, Ok(targets));
        }
    }
}
