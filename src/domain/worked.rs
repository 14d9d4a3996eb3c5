//! A run of days, weighed once for everybody who counts working days in it.

use super::calendar::{SEARCH, WorkCalendar};
use super::day::Day;
use super::period::Period;

/// How far back days are weighed at the least and at the most, in days: lists of thousands ask from
/// days of long ago, and a walk through the calendar for each is most of such a list's time.
const BEHIND: (i32, i32) = (120, 4000);

/// The days from a first to a last one, with what was worked.
#[derive(Clone, Debug)]
pub(super) struct Worked<'a> {
    calendar: &'a WorkCalendar,
    first: Day,
    /// Half days before each day of the run, from its first; one more for the day after its last.
    before: Vec<u32>,
    /// The days worked among them, in order.
    days: Vec<Day>,
    /// Whether they follow each other as closely as the calendar looks.
    close: bool,
}

impl Worked<'_> {
    /// Weighs the days from `oldest` through `last`; where nothing is as old, those of 120 days before
    /// `today`, and never more than 4,000 before it. O(n) in days.
    pub(super) fn around(
        calendar: &WorkCalendar,
        oldest: Option<Day>,
        today: Day,
        last: Day,
    ) -> Worked<'_> {
        let (fewest, most) = BEHIND;
        let first = oldest.unwrap_or(today).min(today.plus_days(fewest.saturating_neg()));
        let first = first.max(today.plus_days(most.saturating_neg()));
        let (mut before, mut days, mut sum) = (Vec::new(), Vec::new(), 0_u32);
        let (mut latest, mut close) = (first, true);
        for day in Period::spanning(first, last).days() {
            before.push(sum);
            let halves = calendar.weight(day).halves();
            sum = sum.saturating_add(halves);
            if halves > 0 {
                close &= day.days_since(latest) <= SEARCH;
                latest = day;
                days.push(day);
            }
        }
        before.push(sum);
        Worked { calendar, first, before, days, close }
    }

    /// Half days worked from the run's first day to the one before `day`; `None` outside the run and
    /// the day after it.
    pub(super) fn halves_before(&self, day: Day) -> Option<u32> {
        let place = usize::try_from(day.days_since(self.first)).ok()?;
        self.before.get(place).copied()
    }

    /// As [`WorkCalendar::plus_working`], by the days weighed where they reach; `None` where the day
    /// lies beyond the run's last. O(log n).
    pub(super) fn within(&self, day: Day, n: u32) -> Option<Day> {
        let Some(rest) = n.checked_sub(1) else { return Some(day) };
        if day < self.first || !self.close {
            return Some(self.calendar.plus_working(day, n));
        }
        let next = self.days.partition_point(|worked| *worked <= day);
        self.days.get(next.saturating_add(usize::try_from(rest).ok()?)).copied()
    }

    /// As [`WorkCalendar::plus_working`], by the days weighed where they reach.
    pub(super) fn plus_working(&self, day: Day, n: u32) -> Day {
        self.within(day, n).unwrap_or_else(|| self.calendar.plus_working(day, n))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::calendar::{Mark, OffReason, WeekPattern};

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    proptest! {
        #[test]
        fn it_counts_as_the_calendar_does(
            from in -900_i32..400, n in 0_u32..40, oldest in -500_i32..10,
            pattern in prop_oneof![Just(WeekPattern::FiveDays), Just(WeekPattern::SixDays)],
            leave in -700_i32..200, long in 0_i32..600,
        ) {
            let today = day("2026-11-23");
            let mut calendar = WorkCalendar { pattern, ..WorkCalendar::default() };
            for away in 0..long {
                let off = Mark::Off(OffReason::Leave);
                calendar.marks.insert(today.plus_days(leave.saturating_add(away)), off);
            }
            let last = today.plus_days(100);
            let worked = Worked::around(&calendar, Some(today.plus_days(oldest)), today, last);
            let from = today.plus_days(from);
            let wanted = calendar.plus_working(from, n);
            prop_assert_eq!(worked.plus_working(from, n), wanted);
            if let Some(within) = worked.within(from, n) {
                prop_assert_eq!(within, wanted);
            } else {
                prop_assert!(wanted > last);
            }
            if let (Some(one), Some(other)) = (worked.halves_before(from), worked.halves_before(today))
                && let Ok(run) = Period::new(from, today.previous())
            {
                prop_assert_eq!(other - one, calendar.working(run).halves());
            }
        }
    }
}
