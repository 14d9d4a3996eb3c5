//! Growth goals: relative growth, points and levels are three things (domain.md 4).

use super::money::Money;
use super::rate::{Rate, Undefined};

/// What a growth goal compares with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparison {
    /// 同比: the same period a year before.
    #[default]
    YearOnYear,
    /// 环比: the period before.
    PeriodOnPeriod,
}

/// Where a baseline comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BaselineSource {
    /// Own records of the period compared with.
    History,
    /// Typed.
    Typed,
}

/// What a growth goal starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Baseline {
    /// The figure of the period compared with.
    pub amount: Money,
    /// Deals it was made of; `None` where it was typed without them.
    pub deals: Option<u32>,
    /// Same period of the year before, or the period before.
    pub comparison: Comparison,
    /// From records or typed.
    pub source: BaselineSource,
}

/// The fewest deals a baseline may rest on.
pub const FEWEST_DEALS: u32 = 3;
/// The most a growth goal may multiply its baseline by.
pub const MOST_TIMES: i64 = 3;

/// Why a growth goal asks for an absolute figure instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskAbsolute {
    /// The baseline is 0 or below: nothing grows from it.
    NoBaseline,
    /// It rests on fewer than [`FEWEST_DEALS`].
    FewDeals(u32),
    /// The target would be above [`MOST_TIMES`] the baseline.
    TooFar {
        /// What the growth comes to.
        target: Money,
    },
    /// The target would be 0 or below.
    NothingLeft,
}

impl Baseline {
    /// T = baseline × (1 + g), rounded once, half away from zero, to the 分. O(1).
    ///
    /// ```
    /// use fieldplan::domain::growth::{AskAbsolute, Baseline, BaselineSource, Comparison};
    /// use fieldplan::domain::{money::Money, rate::Rate};
    /// let base = Baseline {
    ///     amount: Money::from_yuan(1_000_000),
    ///     deals: Some(12),
    ///     comparison: Comparison::YearOnYear,
    ///     source: BaselineSource::History,
    /// };
    /// assert_eq!(base.grown_by(Rate::percent(15)), Ok(Money::from_yuan(1_150_000)));
    /// let new = Baseline { amount: Money::ZERO, ..base };
    /// assert_eq!(new.grown_by(Rate::percent(20)), Err(AskAbsolute::NoBaseline));
    /// ```
    ///
    /// # Errors
    /// When a baseline cannot carry the growth, with the reason to ask for an absolute figure.
    pub fn grown_by(&self, growth: Rate) -> Result<Money, AskAbsolute> {
        if self.amount <= Money::ZERO {
            return Err(AskAbsolute::NoBaseline);
        }
        if let Some(deals) = self.deals.filter(|deals| *deals < FEWEST_DEALS) {
            return Err(AskAbsolute::FewDeals(deals));
        }
        let target = match growth.grown() {
            Some(times) => times.of_money(self.amount),
            None => return Err(AskAbsolute::TooFar { target: Money::LIMIT }),
        };
        if target > Rate::whole(MOST_TIMES).of_money(self.amount) {
            return Err(AskAbsolute::TooFar { target });
        }
        if target <= Money::ZERO { Err(AskAbsolute::NothingLeft) } else { Ok(target) }
    }

    /// Growth attained: actual / baseline − 1. It is shown beside; attainment, pace, need and
    /// incentive use amounts.
    ///
    /// # Errors
    /// The named states of a baseline of 0 or below.
    pub fn growth_of(&self, actual: Money) -> Result<Rate, Undefined> {
        Rate::of_amounts(actual.minus(self.amount), self.amount)
    }
}

/// How a share is to change. 转化率提升5% says none of the three and is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ShareGrowth {
    /// +5 % of what it is: 20 % becomes 21 %.
    Relative(Rate),
    /// +5 points: 20 % becomes 25 %.
    Points(Rate),
    /// To 30 %.
    Level(Rate),
}

impl ShareGrowth {
    /// The share asked for, exactly; `None` where a fraction cannot hold it. O(1).
    ///
    /// ```
    /// use fieldplan::domain::{growth::ShareGrowth, rate::Rate};
    /// let percent = Rate::percent;
    /// assert_eq!(ShareGrowth::Relative(percent(5)).from(percent(20)), Some(percent(21)));
    /// assert_eq!(ShareGrowth::Points(percent(5)).from(percent(20)), Some(percent(25)));
    /// assert_eq!(ShareGrowth::Level(percent(30)).from(percent(20)), Some(percent(30)));
    /// ```
    pub fn from(self, baseline: Rate) -> Option<Rate> {
        match self {
            ShareGrowth::Relative(growth) => baseline.checked_mul(growth.grown()?),
            ShareGrowth::Points(points) => baseline.checked_add(points),
            ShareGrowth::Level(level) => Some(level),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn base(fen: i64, deals: Option<u32>) -> Baseline {
        Baseline {
            amount: Money::from_fen(fen),
            deals,
            comparison: Comparison::default(),
            source: BaselineSource::History,
        }
    }

    #[test]
    fn a_thin_or_distant_baseline_asks_for_an_absolute_figure() {
        let grown = |fen, deals, percent| base(fen, deals).grown_by(Rate::percent(percent));
        assert_eq!(grown(-5, Some(9), 10), Err(AskAbsolute::NoBaseline));
        assert_eq!(grown(100, Some(2), 10), Err(AskAbsolute::FewDeals(2)));
        assert_eq!(grown(100, Some(3), 10), Ok(Money::from_fen(110)));
        assert_eq!(grown(100, None, 200), Ok(Money::from_fen(300)));
        let target = Money::from_fen(301);
        assert_eq!(grown(100, None, 201), Err(AskAbsolute::TooFar { target }));
        assert_eq!(grown(100, None, -100), Err(AskAbsolute::NothingLeft));
    }

    #[test]
    fn year_on_year_is_what_is_meant_unless_said() {
        assert_eq!(Comparison::default(), Comparison::YearOnYear);
    }

    proptest! {
        #[test]
        fn reaching_the_target_attains_the_growth(fen in 1_i64..1_000_000_000, percent in -90_i64..=200) {
            let base = base(fen, None);
            if let Ok(target) = base.grown_by(Rate::percent(percent)) {
                let attained = base.growth_of(target).unwrap();
                // The target is rounded to the 分 once; the growth is off by no more than that.
                let off = attained.checked_sub(Rate::percent(percent)).unwrap();
                prop_assert!(off.of_money(base.amount).abs() <= Money::from_fen(1));
            }
        }

        #[test]
        fn more_growth_never_asks_less(fen in 1_i64..1_000_000_000, low in -90_i64..=200, more in 0_i64..50) {
            let base = base(fen, None);
            let (low, high) = (base.grown_by(Rate::percent(low)), base.grown_by(Rate::percent(low + more)));
            if let (Ok(low), Ok(high)) = (low, high) {
                prop_assert!(low <= high);
            }
        }
    }
}
