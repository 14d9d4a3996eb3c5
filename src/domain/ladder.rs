//! Steps that pay more the further an amount reaches: what both an own incentive and a customer's
//! rebate (返点) are made of (domain.md 11).

use super::money::Money;
use super::rate::Rate;

/// What reaching a step pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pay {
    /// A share of the amount, rounded half away from zero to the 分.
    Share(Rate),
    /// A fixed amount.
    Bonus(Money),
    /// Something that is no money, by the number of the text that says it.
    NonCash(u16),
}

/// What a share is taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// The highest step reached pays alone, its share on the whole amount.
    Whole,
    /// Each step reached pays, its share on what lies between it and the next.
    Excess,
}

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rung {
    /// From this amount on, included.
    pub from: Money,
    /// What it pays.
    pub pays: Pay,
}

/// Why steps are no ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LadderError {
    /// There is no step.
    Empty,
    /// The step at this place does not lie above the one before, or below zero.
    NotRising {
        /// Its place, from 0.
        place: usize,
    },
}

/// Steps in rising order.
///
/// ```
/// use fieldplan::domain::{ladder::{Ladder, On, Pay, Rung}, money::Money};
/// let rung = |yuan, bonus| {
///     Rung { from: Money::from_yuan(yuan), pays: Pay::Bonus(Money::from_yuan(bonus)) }
/// };
/// let ladder = Ladder::new(vec![rung(200_000, 1_000), rung(500_000, 4_000)], On::Whole).unwrap();
/// let bought = Money::from_yuan(420_000);
/// assert_eq!(ladder.pays(bought).cash, Money::from_yuan(1_000));
/// let next = ladder.next(bought).unwrap();
/// assert_eq!((next.missing, next.pays_more), (Money::from_yuan(80_000), Money::from_yuan(3_000)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder {
    rungs: Vec<Rung>,
    on: On,
}

/// What is paid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paid {
    /// In money.
    pub cash: Money,
    /// What is no money, in the steps' order.
    pub non_cash: Vec<u16>,
    /// The place of the highest step reached.
    pub reached: Option<usize>,
}

/// The next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextRung {
    /// Its place, from 0.
    pub place: usize,
    /// The step.
    pub rung: Rung,
    /// How much is missing to it, above 0.
    pub missing: Money,
    /// How much more is paid on reaching it than now.
    pub pays_more: Money,
}

impl Ladder {
    /// Steps from low to high.
    ///
    /// # Errors
    /// When there is none, or one is not above zero and above the one before.
    pub fn new(rungs: Vec<Rung>, on: On) -> Result<Ladder, LadderError> {
        if rungs.is_empty() {
            return Err(LadderError::Empty);
        }
        let mut before = Money::ZERO;
        for (place, rung) in rungs.iter().enumerate() {
            if rung.from <= before {
                return Err(LadderError::NotRising { place });
            }
            before = rung.from;
        }
        Ok(Ladder { rungs, on })
    }

    /// The steps.
    pub fn rungs(&self) -> &[Rung] {
        &self.rungs
    }

    /// What `amount` is paid. O(steps).
    pub fn pays(&self, amount: Money) -> Paid {
        let reached = self.rungs.partition_point(|rung| rung.from <= amount);
        let mut paid = Paid { reached: reached.checked_sub(1), ..Paid::default() };
        let run = match (self.on, paid.reached) {
            (_, None) => return paid,
            (On::Whole, Some(highest)) => self.rungs.get(highest..reached),
            (On::Excess, Some(_)) => self.rungs.get(..reached),
        };
        let run = run.unwrap_or_default();
        for (place, rung) in run.iter().enumerate() {
            match rung.pays {
                Pay::Bonus(bonus) => paid.cash = paid.cash.plus(bonus),
                Pay::NonCash(what) => paid.non_cash.push(what),
                Pay::Share(share) => {
                    let end = run.get(place.saturating_add(1)).map_or(amount, |next| next.from);
                    let on = match self.on {
                        On::Whole => amount,
                        On::Excess => end.minus(rung.from),
                    };
                    paid.cash = paid.cash.plus(share.of_money(on));
                }
            }
        }
        paid
    }

    /// The next step above `amount`; `None` at the top.
    pub fn next(&self, amount: Money) -> Option<NextRung> {
        let place = self.rungs.partition_point(|rung| rung.from <= amount);
        let rung = *self.rungs.get(place)?;
        let pays_more = self.pays(rung.from).cash.minus(self.pays(amount).cash);
        Some(NextRung { place, rung, missing: rung.from.minus(amount), pays_more })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn steps_must_rise_from_above_zero() {
        let rung = |yuan| Rung { from: Money::from_yuan(yuan), pays: Pay::NonCash(1) };
        assert_eq!(Ladder::new(Vec::new(), On::Whole), Err(LadderError::Empty));
        let found = Ladder::new(vec![rung(2), rung(2)], On::Whole);
        assert_eq!(found, Err(LadderError::NotRising { place: 1 }));
        assert_eq!(Ladder::new(vec![rung(0)], On::Whole), Err(LadderError::NotRising { place: 0 }));
    }

    #[test]
    fn what_is_no_money_is_named() {
        let rung = |yuan, what| Rung { from: Money::from_yuan(yuan), pays: Pay::NonCash(what) };
        let of = |on| Ladder::new(vec![rung(1, 7), rung(2, 8)], on).unwrap();
        let both = Money::from_yuan(2);
        assert_eq!(of(On::Excess).pays(both).non_cash, [7, 8]);
        assert_eq!(of(On::Whole).pays(both).non_cash, [8]);
        assert_eq!(of(On::Whole).pays(Money::ZERO), Paid::default());
        assert_eq!(of(On::Whole).next(both), None);
    }

    proptest! {
        #[test]
        fn more_never_pays_less_where_higher_steps_pay_more(
            steps in proptest::collection::btree_map(1_i64..1_000_000, 0_i64..100, 1..6),
            amount in 0_i64..2_000_000, more in 0_i64..2_000_000, whole: bool,
        ) {
            let mut shares: Vec<i64> = steps.values().copied().collect();
            shares.sort_unstable();
            let rungs = steps.keys().zip(shares).map(|(from, percent)| Rung {
                from: Money::from_fen(*from), pays: Pay::Share(Rate::percent(percent)),
            });
            let on = if whole { On::Whole } else { On::Excess };
            let rungs: Vec<Rung> = rungs.collect();
            let ladder = Ladder::new(rungs.clone(), on).unwrap();
            prop_assert_eq!(ladder.rungs(), &rungs[..]);
            let (less, more) = (Money::from_fen(amount), Money::from_fen(amount + more));
            prop_assert!(ladder.pays(less).cash <= ladder.pays(more).cash);
            if let Some(next) = ladder.next(less) {
                prop_assert!(next.missing > Money::ZERO && next.pays_more >= Money::ZERO);
                prop_assert_eq!(ladder.pays(less.plus(next.missing)).reached, Some(next.place));
            }
        }
    }
}
