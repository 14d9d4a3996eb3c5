//! What a closed month came to, as it was archived: its figures by tier and metric (domain.md 3;
//! mission F9).
//!
//! An archive is written once and never changes; what late entries make of the month stands beside
//! it and is in `month_end`.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::metric::Standard;
use super::money::Money;
use super::packed::Keep;
use super::rate::Rate;
use super::tier::{Tier, Tiers};
use super::unit::{Count, Figure, Unit};

/// One metric's figure as it was archived, in whole numbers so that it is exact for ever.
///
/// ```
/// use fieldplan::domain::{archive::ArchivedFigure, metric::Standard, money::Money, rate::Rate, unit::Figure};
/// let sold = Figure::Money(Money::from_yuan(120));
/// assert_eq!(ArchivedFigure::new(Standard::Revenue, sold).unwrap().figure(), sold);
/// let rate = Figure::Rate(Rate::percent(30));
/// assert_eq!(ArchivedFigure::new(Standard::Conversion, rate).unwrap().figure(), rate);
/// // A count is no revenue.
/// assert!(ArchivedFigure::new(Standard::Deals, sold).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchivedFigure {
    metric: Standard,
    value: i64,
    of: Option<i64>,
}

impl ArchivedFigure {
    /// Keeps a figure. `None` where its unit is not the metric's, or a fraction has a part beyond
    /// what a record holds.
    pub fn new(metric: Standard, figure: Figure) -> Option<ArchivedFigure> {
        let (value, of) = match (metric.metric().unit(), figure) {
            (Unit::Yuan, Figure::Money(amount)) => (amount.fen(), None),
            (Unit::Pieces, Figure::Count(count)) => (count.pieces(), None),
            (Unit::Share, Figure::Rate(rate)) => {
                let (part, whole) = (rate.numerator(), rate.denominator());
                (i64::try_from(part).ok()?, Some(i64::try_from(whole).ok()?))
            }
            _ => return None,
        };
        ArchivedFigure::from_parts(metric, value, of)
    }

    /// A figure from what a record holds: 分, pieces, or the part of a ratio by the metric's unit,
    /// and the whole of a ratio. `None` where a ratio has no whole above 0, a sum has one, or an
    /// amount is beyond what [`Money`] holds.
    pub fn from_parts(metric: Standard, value: i64, of: Option<i64>) -> Option<ArchivedFigure> {
        let fits = match metric.metric().unit() {
            Unit::Yuan => of.is_none() && Money::from_fen(value).fen() == value,
            Unit::Pieces => of.is_none(),
            Unit::Share => of.is_some_and(|of| of > 0),
        };
        fits.then_some(ArchivedFigure { metric, value, of })
    }

    /// Which metric.
    pub const fn metric(&self) -> Standard {
        self.metric
    }

    /// 分, pieces, or the part of a ratio, by the metric's unit.
    pub const fn value(&self) -> i64 {
        self.value
    }

    /// The whole of a ratio, above 0; absent for a sum.
    pub const fn whole(&self) -> Option<i64> {
        self.of
    }

    /// The figure in the metric's unit.
    pub fn figure(&self) -> Figure {
        match self.metric.metric().unit() {
            Unit::Yuan => Figure::Money(Money::from_fen(self.value)),
            Unit::Pieces => Figure::Count(Count::new(self.value)),
            Unit::Share => {
                Figure::Rate(Rate::of(self.value, self.of.unwrap_or(1)).unwrap_or(Rate::ZERO))
            }
        }
    }
}

/// A closed month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Archive {
    /// The civil day of the close.
    pub on: Day,
    /// The revenue tiers in force; `None` without a goal.
    pub tiers: Option<Tiers>,
    /// The tiers first confirmed, where they were others.
    pub first: Option<Tiers>,
    /// Each metric that had records or a base.
    pub figures: Vec<ArchivedFigure>,
}

impl Keep for Archive {
    fn unread() -> Archive {
        Archive { on: Day::MAX, tiers: None, first: None, figures: Vec::new() }
    }
}

impl Archive {
    /// The archived figure of a metric. O(figures).
    pub fn figure(&self, metric: Standard) -> Option<Figure> {
        self.figures.iter().find(|kept| kept.metric == metric).map(ArchivedFigure::figure)
    }

    /// The hardest tier that the archived revenue reached, of those in force; `None` without a goal
    /// or below the floor.
    pub fn reached(&self) -> Option<Tier> {
        let Some(Figure::Money(revenue)) = self.figure(Standard::Revenue) else { return None };
        let tiers = self.tiers?;
        Tier::ALL.into_iter().rev().find(|tier| revenue >= tiers.get(*tier))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn archive(yuan: i64) -> Archive {
        let revenue = Figure::Money(Money::from_yuan(yuan));
        Archive {
            on: Day::parse("2026-11-30").unwrap(),
            tiers: Tiers::around(Money::from_yuan(100)).ok(),
            first: None,
            figures: ArchivedFigure::new(Standard::Revenue, revenue).into_iter().collect(),
        }
    }

    #[test]
    fn the_hardest_tier_reached_is_of_those_in_force() {
        let reached = [79, 80, 100, 120, 500].map(|yuan| archive(yuan).reached());
        let expected = [None, Some(Tier::Floor), Some(Tier::Target), Some(Tier::Challenge)];
        assert_eq!(reached[..4], expected);
        assert_eq!(reached[4], Some(Tier::Challenge));
        assert_eq!(Archive { tiers: None, ..archive(500) }.reached(), None);
        assert_eq!(Archive { figures: Vec::new(), ..archive(500) }.reached(), None);
        assert_eq!(archive(5).figure(Standard::Deals), None);
    }

    #[test]
    fn a_ratio_without_a_whole_is_no_figure() {
        let kept = |metric, value, of| ArchivedFigure::from_parts(metric, value, of).is_some();
        let ratio = |of| kept(Standard::Conversion, 1, of);
        assert_eq!([Some(0), Some(-1), None, Some(1)].map(ratio), [false, false, false, true]);
        assert!(!kept(Standard::Deals, 1, Some(1)) && kept(Standard::Deals, 1, None));
        assert!(!kept(Standard::Revenue, 1, Some(1)) && !kept(Standard::Revenue, i64::MAX, None));
        assert_eq!(ArchivedFigure::new(Standard::Visits, Figure::Rate(Rate::ONE)), None);
    }

    proptest! {
        #[test]
        fn what_is_archived_is_read_back_exactly(part: i32, whole in 1_i64..1_000_000, fen: i64) {
            for standard in Standard::ALL {
                let figure = match standard.metric().unit() {
                    Unit::Yuan => Figure::Money(Money::from_fen(fen)),
                    Unit::Pieces => Figure::Count(Count::new(fen)),
                    Unit::Share => Figure::Rate(Rate::of(part, whole).unwrap()),
                };
                let kept = ArchivedFigure::new(standard, figure).unwrap();
                prop_assert_eq!(kept.figure(), figure);
                let again = ArchivedFigure::from_parts(standard, kept.value(), kept.whole());
                prop_assert_eq!(again, Some(kept));
            }
        }
    }
}
