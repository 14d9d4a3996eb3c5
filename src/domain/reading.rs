//! Metrics the rep made: sums, levels and ratios of typed readings (domain.md 3).

use super::day::Day;
use super::period::Period;
use super::rate::{Rate, Undefined};
use super::unit::{Figure, Unit, UnitsDiffer};

/// A record of a metric the rep made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reading {
    /// The civil day.
    pub on: Day,
    /// The figure; for a ratio what stands above the line.
    pub figure: Figure,
    /// For a ratio what stands below the line.
    pub of: Option<Figure>,
}

/// A sum of the rep's own: the readings of the period added up; `None` without one.
///
/// # Errors
/// When two readings have different units.
pub fn sum(readings: &[Reading], period: Period) -> Result<Option<Figure>, UnitsDiffer> {
    let mut total: Option<Figure> = None;
    for reading in readings.iter().filter(|reading| period.contains(reading.on)) {
        total = Some(match total {
            Some(total) => total.plus(reading.figure)?,
            None => reading.figure,
        });
    }
    Ok(total)
}

/// A level of the rep's own: the last reading on or before a day, the later entry of one day;
/// `None` without one. O(readings).
pub fn level(readings: &[Reading], day: Day) -> Option<Figure> {
    let known = readings.iter().filter(|reading| reading.on <= day);
    known.max_by_key(|reading| reading.on).map(|reading| reading.figure)
}

/// A ratio of the rep's own: the sum above the line / the sum below it; totals are divided, never
/// averaged. `None` where a reading of the period has no base or units differ within a sum.
///
/// # Errors
/// The named states of a base of 0 or below.
pub fn ratio(readings: &[Reading], period: Period) -> Option<Result<Rate, Undefined>> {
    let (mut over, mut under) = (0_i128, 0_i128);
    let mut units = None;
    for reading in readings.iter().filter(|reading| period.contains(reading.on)) {
        let of = reading.of?;
        let seen = (reading.figure.unit(), of.unit());
        if *units.get_or_insert(seen) != seen {
            return None;
        }
        over = over.checked_add(smallest(reading.figure)?)?;
        under = under.checked_add(smallest(of)?)?;
    }
    let (above, below) = units?;
    // Yuan per piece and the like are held in whole units, so that 分 do not show in the ratio.
    let cents = |unit| if unit == Unit::Yuan { 100_i128 } else { 1 };
    Some(Rate::of(over.checked_mul(cents(below))?, under.checked_mul(cents(above))?))
}

fn smallest(figure: Figure) -> Option<i128> {
    match figure {
        Figure::Money(money) => Some(i128::from(money.fen())),
        Figure::Count(count) => Some(i128::from(count.pieces())),
        Figure::Rate(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::money::Money;
    use super::super::unit::Count;
    use super::super::won::fixtures::day;
    use super::*;

    fn november() -> Period {
        Period::new(day("2026-11-01"), day("2026-11-30")).unwrap()
    }

    #[test]
    fn own_metrics_add_up_hold_their_level_or_divide_totals() {
        let count = |on: &str, pieces, of: Option<i64>| Reading {
            on: day(on),
            figure: Figure::Count(Count::new(pieces)),
            of: of.map(|of| Figure::Count(Count::new(of))),
        };
        let all = [count("2026-11-02", 1, Some(2)), count("2026-11-03", 5, Some(6))];
        assert_eq!(sum(&all, november()), Ok(Some(Figure::Count(Count::new(6)))));
        assert_eq!(level(&all, day("2026-11-02")), Some(Figure::Count(Count::new(1))));
        assert_eq!(level(&all, day("2026-11-01")), None);
        // 6 of 8, not the mean of 1/2 and 5/6.
        assert_eq!(ratio(&all, november()), Some(Rate::of(6, 8)));
        let price = Reading {
            on: day("2026-11-04"),
            figure: Figure::Money(Money::from_yuan(30)),
            of: Some(Figure::Count(Count::new(2))),
        };
        assert_eq!(ratio(&[price], november()), Some(Ok(Rate::whole(15))));
        assert_eq!(ratio(&[price, all[0]], november()), None);
    }
}
