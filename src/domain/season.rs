//! The season index: what a working day of a calendar month is worth beside an average one
//! (domain.md 4).

use super::money::Money;
use super::period::Month;
use super::rate::Rate;
use super::suggestion::ClosedMonth;

/// Months of own history that make an index.
pub const MONTHS_FOR_OWN: usize = 24;

/// Where an index comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// 1 for every month: too little history and nothing typed.
    Flat,
    /// Typed by the rep.
    Typed,
    /// From at least 24 own closed months.
    Own,
}

/// An index per working day for each calendar month, each above 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Season {
    origin: Origin,
    index: [Rate; 12],
}

/// A typed index of 0 or below would say that a month is not worked, which the calendar says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotPositive {
    /// The calendar month, 1 to 12.
    pub month: u32,
}

impl Default for Season {
    fn default() -> Season {
        Season::FLAT
    }
}

impl Season {
    /// 1 for every month.
    pub const FLAT: Season = Season { origin: Origin::Flat, index: [Rate::ONE; 12] };

    /// As typed, January first.
    ///
    /// # Errors
    /// When an index is 0 or below.
    pub fn typed(index: [Rate; 12]) -> Result<Season, NotPositive> {
        match index.iter().zip(1..).find(|(rate, _)| !rate.is_positive()) {
            Some((_, month)) => Err(NotPositive { month }),
            None => Ok(Season { origin: Origin::Typed, index }),
        }
    }

    /// From own closed months, oldest first: for each calendar month (its sum / its working
    /// weight) / (the sum of all / the working weight of all), over the last whole years. Totals
    /// are divided, never averaged. `None` with fewer than 24 months, and where a calendar month
    /// has sold nothing or was not worked. O(months).
    pub fn own(closed: &[ClosedMonth]) -> Option<Season> {
        if closed.len() < MONTHS_FOR_OWN {
            return None;
        }
        let whole_years = closed.len().checked_div(12)?.checked_mul(12)?;
        let used = closed.get(closed.len().checked_sub(whole_years)?..)?;
        let rate_of = |months: &mut dyn Iterator<Item = &ClosedMonth>| {
            let (mut sum, mut halves) = (Money::ZERO, 0_i64);
            for month in months {
                sum = sum.plus(month.actual);
                halves = halves.checked_add(i64::from(month.weight.halves()))?;
            }
            Rate::of(sum.fen(), halves).ok().filter(|rate| rate.is_positive())
        };
        let all = rate_of(&mut used.iter())?;
        let mut index = [Rate::ONE; 12];
        for (slot, number) in index.iter_mut().zip(1..) {
            let own = rate_of(&mut used.iter().filter(|month| month.month.month() == number))?;
            *slot = own.checked_div(all)?;
        }
        Some(Season { origin: Origin::Own, index })
    }

    /// The index of a month.
    pub fn of(&self, month: Month) -> Rate {
        let place = usize::try_from(month.month().saturating_sub(1)).unwrap_or(0);
        self.index.get(place).copied().unwrap_or(Rate::ONE)
    }

    /// Where it comes from.
    pub const fn origin(&self) -> Origin {
        self.origin
    }
}

#[cfg(test)]
mod tests {
    use super::super::calendar::WorkingDays;
    use super::*;
    use proptest::prelude::*;

    fn months(actuals: &[i64], halves: u32) -> Vec<ClosedMonth> {
        let first = Month::new(2024, 1).unwrap();
        actuals
            .iter()
            .zip(0..)
            .map(|(yuan, after)| ClosedMonth {
                month: first.after(after),
                actual: Money::from_yuan(*yuan),
                weight: WorkingDays::from_halves(halves),
            })
            .collect()
    }

    #[test]
    fn own_index_needs_24_months_and_divides_totals() {
        let mut actuals = vec![100; 24];
        actuals[0] = 200;
        actuals[12] = 400;
        let season = Season::own(&months(&actuals, 40)).unwrap();
        // January 600 of two months, all 2,800 of 24: 300 against 2,800 / 24.
        let expected = Rate::of(300 * 24, 2800).unwrap();
        assert_eq!(season.of(Month::new(2026, 1).unwrap()), expected);
        assert_eq!(season.origin(), Origin::Own);
        assert_eq!(Season::own(&months(&actuals[..23], 40)), None);
        // Of 30 months the last whole years count: the half year before them does not.
        let mut longer = vec![9_000; 6];
        longer.extend([100; 24]);
        let flat = Season::own(&months(&longer, 40)).unwrap();
        assert_eq!(flat.of(Month::new(2026, 1).unwrap()), Rate::ONE);
        actuals[3] = 0;
        actuals[15] = 0;
        assert_eq!(Season::own(&months(&actuals, 40)), None);
    }

    #[test]
    fn a_typed_index_lies_above_zero() {
        let mut index = [Rate::ONE; 12];
        assert!(Season::typed(index).is_ok());
        index[1] = Rate::ZERO;
        assert_eq!(Season::typed(index), Err(NotPositive { month: 2 }));
    }

    proptest! {
        #[test]
        fn an_even_year_has_a_flat_index(yuan in 1_i64..1_000_000, halves in 1_u32..60) {
            let season = Season::own(&months(&[yuan; 24], halves)).unwrap();
            for number in 1..=12 {
                prop_assert_eq!(season.of(Month::new(2026, number).unwrap()), Rate::ONE);
            }
        }
    }
}
