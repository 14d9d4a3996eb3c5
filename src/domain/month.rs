//! A month's target over its days and weeks, as the month grid shows it.

use super::calendar::{DayKind, WorkingDays};
use super::day::Day;
use super::line::MoneyLine;
use super::money::Money;
use super::period::Month;
use super::spread::Spread;
use super::tier::Tier;
use super::week::Week;
use super::workspace::Workspace;

/// A sales month with its target split over the working calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthSplit {
    /// The target tier in force.
    pub target: Money,
    /// Its weeks, Monday to Sunday, cut at the month's edges.
    pub weeks: Vec<WeekSplit>,
    /// Half days of the month.
    pub halves: u32,
    /// The sum of all days: the target to the 分, or nothing in a month without a working day.
    pub sum: Money,
    /// Whether holidays of every day are published.
    pub announced: bool,
}

/// A week of the month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekSplit {
    /// Its Monday, which may lie in the month before.
    pub monday: Day,
    /// Monday to Sunday; `None` outside the month.
    pub days: [Option<DaySplit>; 7],
    /// The figure of its days within the month.
    pub amount: Money,
    /// Half days within the month.
    pub halves: u32,
}

/// A day of the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DaySplit {
    /// The day.
    pub day: Day,
    /// What kind of day it is.
    pub kind: DayKind,
    /// Its weight in half days.
    pub halves: u32,
    /// Its figure.
    pub amount: Money,
    /// Whether it is today.
    pub is_today: bool,
}

impl MonthSplit {
    /// Splits the month's target in force; `None` without a goal. O(days).
    pub fn of(workspace: &Workspace, month: Month, today: Day) -> Option<MonthSplit> {
        let target = workspace.goal(month)?.in_force().tiers.get(Tier::Target);
        Some(MonthSplit::spread(workspace, month, target, today))
    }

    /// Splits any target of the month, confirmed or not. O(days).
    pub fn spread(workspace: &Workspace, month: Month, target: Money, today: Day) -> MonthSplit {
        let calendar = &workspace.calendar;
        let period = workspace.period(month);
        let halves = calendar.working(period).halves();
        let spread = Spread::of(workspace, month);
        let mut elapsed = 0_u32;
        let mut weeks = Vec::with_capacity(6);
        for run in period.weeks() {
            let mut days = [None; 7];
            let before = elapsed;
            for day in run {
                let weight = calendar.weight(day).halves();
                let after = elapsed.saturating_add(weight);
                let split = DaySplit {
                    day,
                    kind: calendar.kind(day),
                    halves: weight,
                    amount: spread.between(target, elapsed, after).unwrap_or_default(),
                    is_today: day == today,
                };
                elapsed = after;
                let place = usize::try_from(day.weekday().index()).unwrap_or(0);
                if let Some(slot) = days.get_mut(place) {
                    *slot = Some(split);
                }
            }
            weeks.push(WeekSplit {
                monday: Week::of(run.first()).first(),
                days,
                amount: spread.between(target, before, elapsed).unwrap_or_default(),
                halves: elapsed.saturating_sub(before),
            });
        }
        let sum =
            weeks.iter().flat_map(|week| week.days.iter().flatten()).map(|day| day.amount).sum();
        let announced = period.days().all(|day| calendar.is_announced(day));
        MonthSplit { target, weeks, halves, sum, announced }
    }
}

/// What a target means a working day: the amount of a full day, rounded half up, and the working
/// days of the month, a half day as a half. `None` in a month without one.
pub fn daily(workspace: &Workspace, month: Month, target: Money) -> Option<(Money, u32)> {
    let working = workspace.calendar.working(workspace.period(month));
    full_day(target, working).map(|amount| (amount, working.halves()))
}

/// The amount of a full day of a target over so much working time, rounded half up; all of it
/// where there is but half a day, `None` where there is none.
pub(super) fn full_day(target: Money, working: WorkingDays) -> Option<Money> {
    let halves = working.halves();
    MoneyLine::new(target, halves).through(2.min(halves))
}

#[cfg(test)]
mod tests {
    use super::super::fact::{Fact, GoalConfirmed};
    use super::super::ident::Stamp;
    use super::super::tier::Tiers;
    use super::super::workspace::evolve;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_month_is_its_days_each_once_and_they_add_up(
            fen in 1_i64..10_000_000_000, number in 1_u32..=12, after in -3_i32..34,
        ) {
            let month = Month::new(2026, number).unwrap();
            let mut workspace = Workspace::default();
            let period = workspace.period(month);
            let today = period.first().plus_days(after);
            prop_assert_eq!(MonthSplit::of(&workspace, month, today), None);
            let tiers = Tiers::around(Money::from_fen(fen)).unwrap();
            let goal = Fact::GoalConfirmed(GoalConfirmed { month, tiers, on: today });
            evolve(&mut workspace, Stamp::new(1, 0, 1), &goal);
            let split = MonthSplit::of(&workspace, month, today).unwrap();
            prop_assert_eq!((split.target, split.sum), (Money::from_fen(fen), Money::from_fen(fen)));
            let days = || split.weeks.iter().flat_map(|week| week.days.iter().flatten());
            prop_assert!(days().map(|day| day.day).eq(period.days()));
            prop_assert_eq!(days().map(|day| day.halves).sum::<u32>(), split.halves);
            for week in &split.weeks {
                let own = || week.days.iter().flatten();
                prop_assert_eq!(own().map(|day| day.amount).sum::<Money>(), week.amount);
                prop_assert_eq!(own().map(|day| day.halves).sum::<u32>(), week.halves);
                prop_assert!(own().all(|day| day.day >= week.monday && day.day <= week.monday.plus_days(6)));
            }
        }

        #[test]
        fn today_is_marked_once_in_its_own_month_and_in_no_other(after in -40_i32..70) {
            let month = Month::new(2026, 11).unwrap();
            let mut workspace = Workspace::default();
            let period = workspace.period(month);
            let today = period.first().plus_days(after);
            let tiers = Tiers::around(Money::from_yuan(9)).unwrap();
            let goal = Fact::GoalConfirmed(GoalConfirmed { month, tiers, on: period.first() });
            evolve(&mut workspace, Stamp::new(1, 0, 1), &goal);
            let split = MonthSplit::of(&workspace, month, today);
            let weeks = split.map(|split| split.weeks).unwrap_or_default();
            let days = weeks.iter().flat_map(|week| week.days.iter().flatten());
            let marked: Vec<Day> = days.filter(|day| day.is_today).map(|day| day.day).collect();
            let expected: Vec<Day> = period.contains(today).then_some(today).into_iter().collect();
            prop_assert_eq!(marked, expected);
        }
    }
}
