//! What marking days does to a month's figures, told before it is done.
//!
//! The target stays; the working days share it anew (domain.md 4).

use super::calendar::Mark;
use super::money::Money;
use super::month::full_day;
use super::period::{Month, Period};
use super::tier::Tier;
use super::workspace::{MOST_MARKED_DAYS, Workspace};

/// What marks do to one month with a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkEffect {
    /// The sales month.
    pub month: Month,
    /// Its target in force, which stays.
    pub target: Money,
    /// A full working day's figure as it is; `None` without a working day.
    pub before: Option<Money>,
    /// The same with the marks; `None` when no working day is left.
    pub after: Option<Money>,
}

/// What `mark` (or, with `None`, taking marks away) on all days of `run` does to each month that
/// has a goal and meets it, in order. Empty for a run longer than may be marked.
/// O(days of the months).
pub fn mark_effects(workspace: &Workspace, run: Period, mark: Option<Mark>) -> Vec<MarkEffect> {
    let mut effects = Vec::new();
    if run.last().days_since(run.first()) >= MOST_MARKED_DAYS {
        return effects;
    }
    let mut marked = workspace.calendar.clone();
    for day in run.days() {
        match mark {
            Some(mark) => marked.marks.insert(day, mark),
            None => marked.marks.remove(&day),
        };
    }
    let mut month = workspace.month_of(run.first());
    loop {
        let period = workspace.period(month);
        if period.first() > run.last() {
            return effects;
        }
        if let Some(goal) = workspace.goal(month) {
            let target = goal.in_force().tiers.get(Tier::Target);
            effects.push(MarkEffect {
                month,
                target,
                before: full_day(target, workspace.calendar.working(period)),
                after: full_day(target, marked.working(period)),
            });
        }
        if month.next() == month {
            return effects;
        }
        month = month.next();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    use crate::domain::calendar::OffReason;
    use crate::domain::command::{Command, Moment, decide};
    use crate::domain::day::Day;
    use crate::domain::ident::Stamp;
    use crate::domain::month::daily;
    use crate::domain::workspace::evolve;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn after(workspace: &mut Workspace, ms: u64, command: Command) {
        let moment = Moment { today: day("2026-11-02"), minute: 0, stamp: Stamp::new(ms, 0, 7) };
        let fact = decide(workspace, command, &moment).unwrap();
        evolve(workspace, moment.stamp, &fact);
    }

    fn november() -> Month {
        Month::new(2026, 11).unwrap()
    }

    /// 21 working days at 10,000 a day.
    fn workspace() -> Workspace {
        let mut workspace = Workspace::default();
        let target = Money::from_yuan(210_000);
        after(&mut workspace, 1, Command::ConfirmGoal { month: november(), target });
        workspace
    }

    fn run(first: &str, last: &str) -> Period {
        Period::new(day(first), day(last)).unwrap()
    }

    #[test]
    fn a_day_of_leave_raises_the_others_and_the_target_stays() {
        let leave = Some(Mark::Off(OffReason::Leave));
        let effects = mark_effects(&workspace(), run("2026-11-17", "2026-11-17"), leave);
        let effect = MarkEffect {
            month: november(),
            target: Money::from_yuan(210_000),
            before: Some(Money::from_yuan(10_000)),
            after: Some(Money::from_yuan(10_500)),
        };
        assert_eq!(effects, [effect]);
    }

    #[test]
    fn a_saturday_worked_lowers_the_others() {
        let run = run("2026-11-21", "2026-11-21");
        let [effect] = mark_effects(&workspace(), run, Some(Mark::Work))[..] else {
            panic!("one month")
        };
        assert_eq!(effect.after, Some(Money::from_fen(954_545)));
    }

    #[test]
    fn a_month_wholly_off_has_no_figure_left_and_one_without_a_goal_is_not_told() {
        let off = Some(Mark::Off(OffReason::Rest));
        let [effect] = mark_effects(&workspace(), run("2026-11-01", "2026-12-31"), off)[..] else {
            panic!("one month")
        };
        assert_eq!((effect.target, effect.after), (Money::from_yuan(210_000), None));
    }

    #[test]
    fn a_run_too_long_to_mark_has_no_effect() {
        assert_eq!(mark_effects(&workspace(), run("2026-11-01", "2030-01-01"), None), []);
    }

    proptest! {
        #[test]
        fn what_is_told_is_what_happens(first in 1_u32..=30, length in 0_i32..40, which in 0..4) {
            let first = Day::new(2026, 11, first).unwrap();
            let last = first.plus_days(length);
            let mark = match which {
                0 => None,
                1 => Some(Mark::Half),
                2 => Some(Mark::Work),
                _ => Some(Mark::Off(OffReason::Sick)),
            };
            let mut workspace = workspace();
            let told = mark_effects(&workspace, Period::new(first, last).unwrap(), mark);
            after(&mut workspace, 2, Command::MarkDays { first, last, mark });
            for effect in told {
                let now = daily(&workspace, effect.month, effect.target).map(|(amount, _)| amount);
                prop_assert_eq!(effect.after, now);
            }
        }
    }
}
