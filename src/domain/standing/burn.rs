//! The burn-up of a month: the plan's line, what was done, and what is still needed, day by day.

use super::super::day::Day;
use super::super::goal::Opening;
use super::super::money::{Money, divide_half_away, wide};
use super::super::period::{Month, Period};
use super::super::spread::Spread;
use super::super::tier::{Tier, Tiers};
use super::super::workspace::Workspace;

/// A day of it; every amount is through the end of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BurnDay {
    /// The day.
    pub day: Day,
    /// What the target asks by then; `None` in a month without a working day.
    pub plan: Option<Money>,
    /// What was done; `None` after today, and before the day the opening figure speaks of.
    pub actual: Option<Money>,
    /// Where each working day's need leads, from today on; `None` before today, once the target is
    /// reached, and where no working day comes after today.
    pub needed: Option<Money>,
}

/// The whole month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BurnUp {
    /// Its days, in order.
    pub days: Vec<BurnDay>,
    /// The tiers in force.
    pub tiers: Tiers,
    /// Places of the days that are told in words: the last of each week, and today.
    pub told: Vec<usize>,
}

impl BurnUp {
    /// Of a month with a goal, as of a day. O(days + sales).
    pub fn of(workspace: &Workspace, month: Month, today: Day) -> Option<BurnUp> {
        let goal = workspace.goal(month)?;
        let tiers = goal.in_force().tiers;
        let target = tiers.get(Tier::Target);
        let period = workspace.period(month);
        let (first_known, mut done) = match goal.opening {
            Opening::Answered { amount, through } => (through, amount),
            Opening::Unanswered | Opening::Declined => (period.first(), Money::ZERO),
        };
        let after_opening = match goal.opening {
            Opening::Answered { through, .. } => through.next(),
            Opening::Unanswered | Opening::Declined => period.first(),
        };
        let sold = by_day(workspace, period, after_opening);
        let spread = Spread::of(workspace, month);
        let mut elapsed = 0_u32;
        let mut days: Vec<BurnDay> = Vec::new();
        for (day, sold) in period.days().zip(sold) {
            elapsed = elapsed.saturating_add(workspace.calendar.weight(day).halves());
            done = done.plus(sold);
            let is_known = day >= first_known && day <= today;
            days.push(BurnDay {
                day,
                plan: spread.through(target, elapsed),
                actual: is_known.then_some(done),
                needed: None,
            });
        }
        need(workspace, period, today, target, &mut days);
        let ends: Vec<Day> = period.weeks().map(Period::last).collect();
        let told =
            days.iter().enumerate().filter(|(_, at)| ends.contains(&at.day) || at.day == today);
        let told = told.map(|(place, _)| place).collect();
        Some(BurnUp { days, tiers, told })
    }

    /// What is done by today, or by the month's end.
    pub fn actual(&self) -> Option<Money> {
        self.days.iter().rev().find_map(|day| day.actual)
    }
}

/// What was sold on each day of a period, from a day on.
fn by_day(workspace: &Workspace, period: Period, from: Day) -> Vec<Money> {
    let mut sold: Vec<Money> = period.days().map(|_| Money::ZERO).collect();
    for (_, sale) in workspace.sales().filter(|(_, sale)| sale.on >= from) {
        let place = usize::try_from(sale.on.days_since(period.first())).ok();
        if let Some(sum) = place.and_then(|place| sold.get_mut(place)) {
            *sum = sum.plus(sale.amount);
        }
    }
    sold
}

/// Fills in the line from today's actual to the target, by working days alone.
fn need(workspace: &Workspace, period: Period, today: Day, target: Money, days: &mut [BurnDay]) {
    let Some(done) = days.iter().find(|at| at.day == today).and_then(|at| at.actual) else {
        return;
    };
    let gap = target.minus(done);
    let left = period.since(today.next()).filter(|_| today < period.last());
    let left = left.map_or(0, |run| workspace.calendar.working(run).halves());
    if gap <= Money::ZERO || left == 0 {
        return;
    }
    let mut passed = 0_u32;
    for at in days.iter_mut().filter(|at| at.day >= today) {
        if at.day > today {
            passed = passed.saturating_add(workspace.calendar.weight(at.day).halves());
        }
        let part = wide(gap.fen()).saturating_mul(i128::from(passed));
        let more = Money::from_wide(divide_half_away(part, i128::from(left)));
        at.needed = Some(done.plus(more));
    }
}
