//! Year, quarter and month goals beside each other (domain.md 5).
//!
//! They are linked by time alone: a child never changes its parent, what they differ by is
//! unallocated. The figures of a confirmed year are frozen; holidays announced later move the
//! days within a month and not the months.

use super::calendar::WorkCalendar;
use super::line::MoneyLine;
use super::money::Money;
use super::period::Period;

/// One goal below another: its days, and its figure once it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Child {
    /// Its days.
    pub period: Period,
    /// Its own figure; `None` while it has none.
    pub figure: Option<Money>,
    /// What its records come to so far.
    pub actual: Money,
}

/// A goal with those below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The parent's figure. No child changes it.
    pub figure: Money,
    /// Those below it, in order of time.
    pub children: Vec<Child>,
}

impl Linked {
    /// What no child has been given; below 0 where they were given more. O(children).
    pub fn unallocated(&self) -> Money {
        let given: Money = self.children.iter().filter_map(|child| child.figure).sum();
        self.figure.minus(given)
    }

    /// What the parent still needs: its figure less all actuals, 0 once reached. A missed month
    /// changes this and no other month's figure. O(children).
    pub fn missing(&self) -> Money {
        let actual: Money = self.children.iter().map(|child| child.actual).sum();
        self.figure.minus(actual).at_least_zero()
    }

    /// What the children that are not over by the first day of `first_open` would have to reach
    /// beyond their own figures, so that the parent is reached; 0 where their figures suffice.
    /// O(children).
    pub fn beyond_own_figures(&self, first_open: Period) -> Money {
        let open = self.children.iter().filter(|child| child.period.last() >= first_open.first());
        let own: Money =
            open.map(|child| child.figure.unwrap_or_default().minus(child.actual)).sum();
        self.missing().minus(own.at_least_zero()).at_least_zero()
    }
}

/// The figures that a parent's confirmation freezes for its runs of days: differences of one
/// rounded cumulative line over the working calendar as it is known now, so that they add up to
/// the parent exactly. `None` where the parent has no working day: it keeps its figure whole.
///
/// `runs` are in order and together the parent's days, like the months of a year. O(days).
pub fn freeze(figure: Money, calendar: &WorkCalendar, runs: &[Period]) -> Option<Vec<Money>> {
    let weights: Vec<u32> = runs.iter().map(|run| calendar.working(*run).halves()).collect();
    let whole = weights.iter().fold(0_u32, |sum, weight| sum.saturating_add(*weight));
    let line = MoneyLine::new(figure, whole);
    let mut elapsed = 0_u32;
    weights
        .into_iter()
        .map(|weight| {
            let before = elapsed;
            elapsed = elapsed.saturating_add(weight);
            line.between(before, elapsed)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::calendar::{Mark, OffReason};
    use super::super::period::{Month, MonthStart};
    use super::*;
    use proptest::prelude::*;

    fn months(year: i32) -> Vec<Period> {
        (1..=12).map(|m| Month::new(year, m).unwrap().period(MonthStart::FIRST)).collect()
    }

    fn yuan(amount: i64) -> Money {
        Money::from_yuan(amount)
    }

    #[test]
    fn a_year_of_2026_by_month_and_a_missed_month() {
        // 248 working days; 2,480,000 is 10,000 a day.
        let year = freeze(yuan(2_480_000), &WorkCalendar::default(), &months(2026)).unwrap();
        let days = [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23];
        assert_eq!(year, days.map(|days| yuan(10_000 * days)));
        let quarter: Vec<Child> = months(2026)
            .into_iter()
            .zip(&year)
            .take(3)
            .map(|(period, figure)| Child { period, figure: Some(*figure), actual: Money::ZERO })
            .collect();
        let mut linked = Linked { figure: yuan(590_000), children: quarter };
        assert_eq!(linked.unallocated(), Money::ZERO);
        linked.children[0].actual = yuan(150_000);
        // January was missed by 60,000: the quarter needs it, February's figure stays.
        assert_eq!(linked.missing(), yuan(440_000));
        assert_eq!(linked.children[1].figure, Some(yuan(160_000)));
        assert_eq!(linked.beyond_own_figures(months(2026)[1]), yuan(60_000));
        linked.children[1].figure = Some(yuan(200_000));
        assert_eq!(linked.unallocated(), yuan(-40_000));
        assert_eq!(linked.figure, yuan(590_000), "a child never changes its parent");
    }

    #[test]
    fn a_year_without_a_working_day_keeps_its_figure_whole() {
        let mut calendar = WorkCalendar::default();
        for month in months(2026) {
            for day in month.days() {
                calendar.marks.insert(day, Mark::Off(OffReason::Sick));
            }
        }
        assert_eq!(freeze(yuan(1), &calendar, &months(2026)), None);
    }

    proptest! {
        #[test]
        fn frozen_months_add_up_and_agree_with_quarters(fen in 0_i64..1_000_000_000_000, year in 2000_i32..2127) {
            let calendar = WorkCalendar::default();
            let by_month = freeze(Money::from_fen(fen), &calendar, &months(year)).unwrap();
            prop_assert_eq!(by_month.iter().copied().sum::<Money>(), Money::from_fen(fen));
            let quarters: Vec<Period> = months(year)
                .chunks(3)
                .map(|months| Period::spanning(months[0].first(), months[2].last()))
                .collect();
            let by_quarter = freeze(Money::from_fen(fen), &calendar, &quarters).unwrap();
            for (quarter, months) in by_quarter.iter().zip(by_month.chunks(3)) {
                prop_assert_eq!(months.iter().copied().sum::<Money>(), *quarter);
            }
        }
    }
}
