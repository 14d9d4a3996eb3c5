//! Units that do not mix: amounts, pieces and shares (domain.md 1).

use core::fmt;
use core::iter::Sum;

use super::money::Money;
use super::rate::Rate;

/// A whole number of pieces: deals, visits, calls, customers, goods. May be below 0, since a
/// cancelled deal counts −1. Sums stop at the ends of the number's range.
///
/// ```
/// use fieldplan::domain::unit::Count;
/// assert_eq!(Count::new(3).plus(Count::new(-1)), Count::new(2));
/// ```
///
/// Pieces and money do not add up; it does not compile:
///
/// ```compile_fail
/// use fieldplan::domain::{money::Money, unit::Count};
/// let wrong = Money::from_yuan(1).plus(Count::new(1));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Count(i64);

impl Count {
    /// None.
    pub const ZERO: Count = Count(0);

    /// So many.
    pub const fn new(pieces: i64) -> Count {
        Count(pieces)
    }

    /// How many.
    pub const fn pieces(self) -> i64 {
        self.0
    }

    /// The sum, stopped at the ends of the number's range.
    #[must_use]
    pub const fn plus(self, other: Count) -> Count {
        Count(self.0.saturating_add(other.0))
    }

    /// The difference, stopped at the ends of the number's range.
    #[must_use]
    pub const fn minus(self, other: Count) -> Count {
        Count(self.0.saturating_sub(other.0))
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Sum for Count {
    fn sum<I: Iterator<Item = Count>>(counts: I) -> Count {
        counts.fold(Count::ZERO, Count::plus)
    }
}

/// What may be added up and spread along time: [`Money`] and [`Count`].
///
/// A [`Rate`] is none of these: a ratio is never divided by time and never summed, so asking for
/// it does not compile.
///
/// ```compile_fail
/// use fieldplan::domain::{rate::Rate, unit::Additive};
/// fn spread<Q: Additive>(_: Q) {}
/// spread(Rate::ONE);
/// ```
pub trait Additive: Copy + Ord + fmt::Debug {
    /// Nothing.
    const ZERO: Self;

    /// In smallest units: 0.01 yuan, one piece.
    fn units(self) -> i64;

    /// From smallest units, stopped at the ends of the type's range.
    fn from_units(units: i128) -> Self;

    /// The sum, stopped at the ends.
    #[must_use]
    fn and(self, other: Self) -> Self {
        Self::from_units(i128::from(self.units()).saturating_add(i128::from(other.units())))
    }

    /// The difference, stopped at the ends.
    #[must_use]
    fn less(self, other: Self) -> Self {
        Self::from_units(i128::from(self.units()).saturating_sub(i128::from(other.units())))
    }

    /// The figure, or nothing if it is below zero.
    #[must_use]
    fn or_zero(self) -> Self {
        self.max(Self::ZERO)
    }
}

impl Additive for Money {
    const ZERO: Money = Money::ZERO;

    fn units(self) -> i64 {
        self.fen()
    }

    fn from_units(units: i128) -> Money {
        Money::from_wide(units)
    }
}

impl Additive for Count {
    const ZERO: Count = Count::ZERO;

    fn units(self) -> i64 {
        self.0
    }

    fn from_units(units: i128) -> Count {
        Count(i64::try_from(units).unwrap_or(if units < 0 { i64::MIN } else { i64::MAX }))
    }
}

/// What a metric is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Yuan with two places.
    Yuan,
    /// Whole pieces.
    Pieces,
    /// A share without a unit.
    Share,
}

/// A figure of a metric whose unit is only known when it runs, like one the rep made.
///
/// ```
/// use fieldplan::domain::{money::Money, unit::{Count, Figure, Unit, UnitsDiffer}};
/// let money = Figure::Money(Money::from_yuan(5));
/// let pieces = Figure::Count(Count::new(5));
/// assert_eq!(money.plus(money), Ok(Figure::Money(Money::from_yuan(10))));
/// assert_eq!(money.plus(pieces), Err(UnitsDiffer { one: Unit::Yuan, other: Unit::Pieces }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Figure {
    /// An amount.
    Money(Money),
    /// A number of pieces.
    Count(Count),
    /// A share. Shares are compared, never summed.
    Rate(Rate),
}

/// Two figures of different units, or two shares, have no sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitsDiffer {
    /// The first figure's unit.
    pub one: Unit,
    /// The second figure's unit.
    pub other: Unit,
}

impl Figure {
    /// Its unit.
    pub const fn unit(self) -> Unit {
        match self {
            Figure::Money(_) => Unit::Yuan,
            Figure::Count(_) => Unit::Pieces,
            Figure::Rate(_) => Unit::Share,
        }
    }

    /// The sum of two amounts or two counts.
    ///
    /// # Errors
    /// When the units differ, and for two shares.
    pub fn plus(self, other: Figure) -> Result<Figure, UnitsDiffer> {
        match (self, other) {
            (Figure::Money(one), Figure::Money(other)) => Ok(Figure::Money(one.plus(other))),
            (Figure::Count(one), Figure::Count(other)) => Ok(Figure::Count(one.plus(other))),
            (one, other) => Err(UnitsDiffer { one: one.unit(), other: other.unit() }),
        }
    }
}
