//! What a month's result pays the rep, and what the next step takes (domain.md 11).

use super::ladder::{Ladder, LadderError, NextRung, On, Paid, Pay, Rung};
use super::money::{Money, divide_up, wide};
use super::rate::Rate;

/// What a payment is kept within.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// At least so much is paid.
    pub floor: Option<Money>,
    /// At most so much is paid; it goes before the floor.
    pub cap: Option<Money>,
    /// Taken off below the first step.
    pub penalty: Option<Money>,
}

/// Steps at shares of a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    steps: Vec<(Rate, Pay)>,
    on: On,
    bounds: Bounds,
}

/// Why steps are no scheme.
pub type SchemeError = LadderError;

impl Scheme {
    /// Steps at shares of the target (80 %, 100 %, 120 %), from low to high.
    ///
    /// # Errors
    /// When there is none, or one is not above 0 and above the one before.
    pub fn new(steps: &[(Rate, Pay)], on: On, bounds: Bounds) -> Result<Scheme, SchemeError> {
        if steps.is_empty() {
            return Err(LadderError::Empty);
        }
        let mut before = Rate::ZERO;
        for (place, (at, _)) in steps.iter().enumerate() {
            if *at <= before {
                return Err(LadderError::NotRising { place });
            }
            before = *at;
        }
        Ok(Scheme { steps: steps.to_vec(), on, bounds })
    }

    /// The steps in amounts of `target`, each rounded up to the 分, so that reaching the amount
    /// reaches the share. `None` where a target is so small that two steps fall on one 分.
    fn ladder(&self, target: Money) -> Option<Ladder> {
        let rung = |(at, pays): &(Rate, Pay)| Rung { from: at.of_money_up(target), pays: *pays };
        Ladder::new(self.steps.iter().map(rung).collect(), self.on).ok()
    }

    /// What `actual` of `target` pays: by its steps, less the penalty below the first, then not
    /// below the floor and not above the cap. Nothing where the target is 0 or less.
    pub fn pays(&self, target: Money, actual: Money) -> Paid {
        self.ladder(target).map(|ladder| self.bounded(&ladder, actual)).unwrap_or_default()
    }

    /// The next step: what is missing, what it pays more within the bounds, and what it takes on
    /// each of the full working days left, rounded up to the 分 (`None` with none left).
    pub fn next(&self, target: Money, actual: Money, halves_left: u32) -> Option<NextStep> {
        let ladder = self.ladder(target)?;
        let rung = ladder.next(actual)?;
        let then = self.bounded(&ladder, rung.rung.from).cash;
        let pays_more = then.minus(self.bounded(&ladder, actual).cash);
        let twice = wide(rung.missing.fen()).saturating_mul(2);
        let a_day = divide_up(twice, i128::from(halves_left));
        let a_day = (halves_left > 0).then(|| Money::from_wide(a_day));
        Some(NextStep { rung: NextRung { pays_more, ..rung }, a_day })
    }

    fn bounded(&self, ladder: &Ladder, actual: Money) -> Paid {
        let mut paid = ladder.pays(actual);
        let Bounds { floor, cap, penalty } = self.bounds;
        if paid.reached.is_none() {
            paid.cash = paid.cash.minus(penalty.unwrap_or(Money::ZERO));
        }
        paid.cash = floor.map_or(paid.cash, |floor| paid.cash.max(floor));
        paid.cash = cap.map_or(paid.cash, |cap| paid.cash.min(cap));
        paid
    }
}

/// The next step and what it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// The step, what is missing and what it pays more.
    pub rung: NextRung,
    /// On each full working day left.
    pub a_day: Option<Money>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scheme(bounds: Bounds) -> Scheme {
        let step = |at, pays| (Rate::percent(at), Pay::Share(Rate::percent(pays)));
        Scheme::new(&[step(80, 1), step(100, 2)], On::Whole, bounds).unwrap()
    }

    #[test]
    fn floor_cap_and_penalty() {
        let yuan = Money::from_yuan;
        let target = yuan(1_000_000);
        let of = |bounds, actual| scheme(bounds).pays(target, yuan(actual)).cash;
        let penalty = Bounds { penalty: Some(yuan(500)), ..Bounds::default() };
        assert_eq!(of(penalty, 799_999), yuan(-500));
        assert_eq!(of(penalty, 800_000), yuan(8_000));
        assert_eq!(of(Bounds { floor: Some(yuan(300)), ..penalty }, 0), yuan(300));
        assert_eq!(of(Bounds { cap: Some(yuan(9_000)), ..penalty }, 1_000_000), yuan(9_000));
    }

    #[test]
    fn a_step_is_reached_only_with_its_whole_share() {
        // 80 % of 1.03 is 0.824: 0.82 is 79.6 %.
        let reached = |fen| {
            let paid = scheme(Bounds::default()).pays(Money::from_fen(103), Money::from_fen(fen));
            paid.reached
        };
        assert_eq!([reached(82), reached(83)], [None, Some(0)]);
    }

    #[test]
    fn the_next_step_says_what_it_pays_and_takes_a_day() {
        let yuan = Money::from_yuan;
        let next = scheme(Bounds::default()).next(yuan(1_000_000), yuan(900_000), 8).unwrap();
        assert_eq!((next.rung.place, next.rung.missing), (1, yuan(100_000)));
        assert_eq!((next.rung.pays_more, next.a_day), (yuan(11_000), Some(yuan(25_000))));
        let none = scheme(Bounds::default());
        assert_eq!(none.next(yuan(1_000_000), yuan(900_000), 0).unwrap().a_day, None);
        assert_eq!(none.next(yuan(1_000_000), yuan(1_000_000), 8), None);
        assert_eq!(none.next(yuan(0), yuan(1), 8), None);
    }

    proptest! {
        #[test]
        fn what_is_paid_stays_within_the_bounds(
            target in 1_i64..1_000_000_000, actual in -1_000_i64..2_000_000_000, floor in 0_i64..1000, more in 0_i64..100_000,
        ) {
            let bounds = Bounds {
                floor: Some(Money::from_fen(floor)),
                cap: Some(Money::from_fen(floor + more)),
                penalty: Some(Money::from_fen(more)),
            };
            let paid = scheme(bounds).pays(Money::from_fen(target), Money::from_fen(actual)).cash;
            prop_assert!(paid == Money::ZERO || (bounds.floor <= Some(paid) && Some(paid) <= bounds.cap));
        }

        #[test]
        fn doing_the_daily_amount_reaches_the_step(
            target in 1_000_i64..1_000_000_000, actual in 0_i64..1_000_000_000, days in 1_u32..24,
        ) {
            let (target, actual) = (Money::from_fen(target), Money::from_fen(actual));
            if let Some(next) = scheme(Bounds::default()).next(target, actual, days * 2) {
                let a_day = next.a_day.unwrap();
                prop_assert!(a_day.fen() * i64::from(days) >= next.rung.missing.fen());
                prop_assert!((a_day.fen() - 1) * i64::from(days) < next.rung.missing.fen());
            }
        }
    }
}
