//! The share of a month's total that a rep's closed months had reached by the same share of
//! working weight: what [`Curve::own`] is made of (domain.md 6).
//!
//! [`Curve::own`]: super::curve::Curve::own

use super::calendar::WorkCalendar;
use super::curve::{NoCurve, days_through};
use super::day::Day;
use super::money::{Money, wide};
use super::period::Period;

/// A closed month as its own curve is read from it: every day in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClosedDays {
    /// Half days of the day and what its records come to.
    pub days: Vec<(u32, Money)>,
}

impl ClosedDays {
    /// A closed period's days by the calendar and its records. O(days + records).
    pub fn of(
        calendar: &WorkCalendar,
        period: Period,
        records: impl IntoIterator<Item = (Day, Money)>,
    ) -> ClosedDays {
        let weighed = |day| (calendar.weight(day).halves(), Money::ZERO);
        let mut days: Vec<(u32, Money)> = period.days().map(weighed).collect();
        for (on, amount) in records.into_iter().filter(|(on, _)| period.contains(*on)) {
            let place = days_through(period, on).saturating_sub(1);
            if let Some((_, sum)) = days.get_mut(place) {
                *sum = sum.plus(amount);
            }
        }
        ClosedDays { days }
    }
}

/// The fewest closed months that make an own curve.
pub const FEWEST_MONTHS: usize = 3;
/// The most closed months an own curve looks back.
pub const MOST_MONTHS: usize = 12;

/// The sum of the months' shares in [`UNIT`]s at the end of each day, as a running maximum, for
/// days with so many half days through each.
pub(super) fn own_heights(closed: &[ClosedDays], halves: &[u32]) -> Result<Vec<i128>, NoCurve> {
    let whole = halves.last().copied().unwrap_or(0);
    let known: Vec<Reached> = closed.iter().filter_map(Reached::of).collect();
    let used = known.get(known.len().saturating_sub(MOST_MONTHS)..).unwrap_or_default();
    if used.len() < FEWEST_MONTHS {
        return Err(NoCurve::TooFewMonths(used.len()));
    }
    let mut highest = 0_i128;
    let heights = halves.iter().map(|through| {
        let shares = used.iter().map(|month| month.at(*through, whole));
        highest = shares.fold(0_i128, i128::saturating_add).max(highest);
        highest
    });
    Ok(heights.collect())
}

/// A closed month's share reached by weight passed.
struct Reached {
    /// Half days and amount through each day, both rising in the days' order.
    through: Vec<(u32, i128)>,
    halves: u32,
    total: i128,
}

/// What one month's share is held in.
const UNIT: i128 = 1_000_000_000_000_000;

impl Reached {
    /// `None` for a month without a positive total or without a working day.
    fn of(month: &ClosedDays) -> Option<Reached> {
        let (mut halves, mut total) = (0_u32, 0_i128);
        let mut through = Vec::with_capacity(month.days.len());
        for (half, amount) in &month.days {
            halves = halves.saturating_add(*half);
            total = total.saturating_add(wide(amount.fen()));
            through.push((halves, total));
        }
        (halves > 0 && total > 0).then_some(Reached { through, halves, total })
    }

    /// The share in [`UNIT`]s once `passed` of `whole` half days of another month have passed.
    fn at(&self, passed: u32, whole: u32) -> i128 {
        if passed == 0 {
            return 0;
        }
        // own / halves ≤ passed / whole, cleared of fractions.
        let wanted = u64::from(passed).saturating_mul(u64::from(self.halves));
        let count = self
            .through
            .partition_point(|(own, _)| u64::from(*own).saturating_mul(u64::from(whole)) <= wanted);
        let reached = count.checked_sub(1).and_then(|place| self.through.get(place));
        let reached = reached.map_or(0, |(_, amount)| *amount);
        reached.saturating_mul(UNIT).checked_div(self.total).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::curve::Curve;
    use super::super::rate::Rate;
    use super::super::won::fixtures::day;
    use super::*;

    fn yuan(amount: i64) -> Money {
        Money::from_yuan(amount)
    }

    fn closed(days: &[(u32, i64)]) -> ClosedDays {
        ClosedDays { days: days.iter().map(|(halves, sold)| (*halves, yuan(*sold))).collect() }
    }

    #[test]
    fn an_own_curve_is_the_mean_of_shares_and_never_falls() {
        let calendar = WorkCalendar::default();
        let four_days = Period::new(day("2026-11-02"), day("2026-11-05")).unwrap();
        let months = [
            closed(&[(2, 10), (2, 10), (2, 10), (2, 70)]),
            closed(&[(0, 5), (2, 15), (2, 10), (0, 0), (2, 90), (2, -20)]),
            // Two days only: by a quarter of the weight no day has passed.
            closed(&[(2, 50), (2, 50)]),
        ];
        let curve = Curve::own(&calendar, four_days, &months).unwrap();
        // Shares: 10, 20, 30, 100 %; 20, 30, 120, 100 %; 0, 50, 50, 100 %.
        let heights = [30, 100, 200, 300].map(|sum| Rate::of(sum, 300).unwrap());
        assert_eq!(four_days.days().map(|day| curve.passed(day)).collect::<Vec<_>>(), heights);
        let falling = [0, 1, 2].map(|_| closed(&[(2, 150), (2, 0), (2, -100), (2, 50)]));
        let curve = Curve::own(&calendar, four_days, &falling).unwrap();
        assert_eq!(curve.passed(day("2026-11-02")), Rate::ONE);
        let none = [months[0].clone(), months[1].clone(), closed(&[(2, -1)]), closed(&[(0, 9)])];
        assert_eq!(Curve::own(&calendar, four_days, &none), Err(NoCurve::TooFewMonths(2)));
    }

    #[test]
    fn closed_days_are_read_from_records() {
        let run = Period::new(day("2026-11-05"), day("2026-11-09")).unwrap();
        let records = [
            (day("2026-11-04"), yuan(1)),
            (day("2026-11-09"), yuan(2)),
            (day("2026-11-05"), yuan(4)),
            (day("2026-11-09"), yuan(8)),
        ];
        let days = ClosedDays::of(&WorkCalendar::default(), run, records);
        assert_eq!(days, closed(&[(2, 4), (2, 0), (0, 0), (0, 0), (2, 10)]));
    }
}
