//! How a month's goal is spread over its working time: a line that is broken where the chosen curve
//! says so, and straight without one (domain.md 6).
//!
//! Within a run of days a curve goes by working time, so what is expected is a broken line over the
//! half days that have passed: all that Today needs to know of a curve. The curves themselves, with
//! what they are made of, are in `curve`; a test holds the two together.

use super::entry::{EntryKind, Row};
use super::money::{Money, divide_half_away, wide};
use super::period::{Month, Period};
use super::workspace::Workspace;

/// A month's working time in runs, each with its share of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// Half days, above 0, and a share in any unit, in the order of time.
    runs: Vec<(u32, i64)>,
    /// Half days of the month.
    weight: u32,
}

impl Spread {
    /// How a month is spread: by the curve chosen for it, evenly without one or where no share of it
    /// falls on a worked day. O(entries + days).
    pub fn of(workspace: &Workspace, month: Month) -> Spread {
        let (calendar, period) = (&workspace.calendar, workspace.period(month));
        let weight = calendar.working(period).halves();
        let mut runs = Vec::new();
        let mut first = period.first();
        for pair in chosen_runs(workspace, month).chunks_exact(2) {
            let [last, share] = pair else { continue };
            let after = i32::try_from(last.saturating_sub(1)).unwrap_or(i32::MAX).clamp(0, 40);
            let last = period.first().plus_days(after).min(period.last());
            let Ok(run) = Period::new(first, last) else { continue };
            first = last.next();
            let halves = calendar.working(run).halves();
            if halves > 0 {
                runs.push((halves, (*share).clamp(0, WHOLE)));
            }
        }
        if runs.iter().all(|(_, share)| *share == 0) {
            runs = vec![(weight, 1)];
        }
        Spread { runs, weight }
    }

    /// What of an amount is expected once so many half days have passed, rounded half up to the 分;
    /// elapsed stops at the whole. `None` where the month has no working day: it keeps its amount
    /// whole. O(runs).
    pub fn through(&self, amount: Money, elapsed: u32) -> Option<Money> {
        if self.weight == 0 {
            return None;
        }
        let (part, whole) = self.passed(elapsed);
        let product = wide(amount.fen()).saturating_mul(part);
        Some(Money::from_wide(divide_half_away(product, whole)))
    }

    /// The figure of a run of days: from `before` half days elapsed to `after`.
    pub fn between(&self, amount: Money, before: u32, after: u32) -> Option<Money> {
        Some(self.through(amount, after)?.minus(self.through(amount, before)?))
    }

    /// What a day of `now` half days, after `elapsed` of them, is worth of what is still missing:
    /// missing × w(today) / Σ w from today, rounded half up to the 分; 0 on an off day. O(runs).
    pub fn due(&self, missing: Money, elapsed: u32, now: u32) -> Money {
        let (before, of_before) = self.passed(elapsed);
        let (after, of_after) = self.passed(elapsed.saturating_add(now));
        let today = after.saturating_mul(of_before).saturating_sub(before.saturating_mul(of_after));
        let rest = of_after.saturating_mul(of_before.saturating_sub(before));
        if rest <= 0 {
            return Money::ZERO;
        }
        Money::from_wide(divide_half_away(wide(missing.fen()).saturating_mul(today), rest))
    }

    /// The share of the whole that has passed after so many half days, as a part of a whole above 0.
    pub(super) fn passed(&self, elapsed: u32) -> (i128, i128) {
        let whole =
            self.runs.iter().fold(0_i128, |sum, (_, share)| sum.saturating_add(wide(*share)));
        let (mut before, mut left) = (0_i128, elapsed);
        for (halves, share) in &self.runs {
            let width = i128::from(*halves);
            match left.checked_sub(*halves) {
                None => {
                    let within = wide(*share).saturating_mul(i128::from(left));
                    let part = before.saturating_mul(width).saturating_add(within);
                    return (part, whole.saturating_mul(width));
                }
                Some(rest) => left = rest,
            }
            before = before.saturating_add(wide(*share));
        }
        (1, 1)
    }
}

/// The whole of a curve as it is kept: shares are in millionths.
pub const WHOLE: i64 = 1_000_000;

/// The runs of the curve in force for a month, as its record keeps them: the number of a run's last
/// day and its share, one after the other.
fn chosen_runs(workspace: &Workspace, month: Month) -> &[i64] {
    let month = Row::month(month);
    let curves = workspace.entries().filter(|(_, entry)| entry.kind == EntryKind::Curve);
    let mut rows = curves.filter_map(|(_, entry)| match entry.row.numbers.as_slice() {
        [of, _by, _many, runs @ ..] if *of == month => Some(runs),
        _ => None,
    });
    rows.next_back().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::calendar::{Mark, OffReason, WorkCalendar};
    use super::super::curve::{Curve, Segment};
    use super::super::day::Day;
    use super::super::fact::{Fact, GoalConfirmed};
    use super::super::ident::Stamp;
    use super::super::line::MoneyLine;
    use super::super::pace::Standing;
    use super::super::plan_book::curve::{By, Chosen};
    use super::super::rate::Rate;
    use super::super::rhythm::Rhythm;
    use super::super::tier::{Tier, Tiers};
    use super::super::workspace::evolve;
    use super::*;
    use proptest::prelude::*;

    fn november() -> Month {
        Month::new(2026, 11).unwrap()
    }

    fn workspace(target: Money, runs: &[(i64, i64)], off: &[i32]) -> Workspace {
        let mut workspace = Workspace::default();
        let first = workspace.period(november()).first();
        for after in off {
            workspace.calendar.marks.insert(first.plus_days(*after), Mark::Off(OffReason::Leave));
        }
        let tiers = Tiers::around(target).unwrap();
        let goal = Fact::GoalConfirmed(GoalConfirmed { month: november(), tiers, on: first });
        evolve(&mut workspace, Stamp::new(1, 0, 1), &goal);
        let chosen = Chosen { by: By::Segments, runs: runs.to_vec() };
        let curve = Fact::Entered(chosen.entry(november(), first));
        evolve(&mut workspace, Stamp::new(2, 0, 1), &curve);
        workspace
    }

    fn curve(calendar: &WorkCalendar, period: Period, runs: &[(i64, i64)]) -> Option<Curve> {
        let segments: Vec<Segment> = runs
            .iter()
            .map(|(last, share)| {
                let last = period.first().plus_days(i32::try_from(*last).unwrap() - 1);
                Segment { last: last.min(period.last()), share: Rate::of(*share, WHOLE).unwrap() }
            })
            .collect();
        Curve::segments(calendar, period, &segments).ok()
    }

    #[test]
    fn thirds_on_the_sixteenth_of_november_are_what_the_case_says() {
        let thirds = [(10, 300_000), (20, 500_000), (31, 200_000)];
        let workspace = workspace(Money::from_yuan(3_000_000), &thirds, &[]);
        let standing =
            Standing::of(&workspace, november(), Day::parse("2026-11-16").unwrap()).unwrap();
        assert_eq!(standing.tier(Tier::Target).expected, Some(Money::from_fen(146_250_000)));
    }

    #[test]
    fn a_run_that_is_all_off_gives_its_share_to_the_others() {
        let thirds = [(10, 300_000), (20, 500_000), (31, 200_000)];
        let off: Vec<i32> = (10..20).collect();
        let workspace = workspace(Money::from_yuan(3_000_000), &thirds, &off);
        let spread = Spread::of(&workspace, november());
        let first = workspace.period(november()).through(Day::parse("2026-11-10").unwrap());
        let halves = workspace.calendar.working(first.unwrap()).halves();
        let through = spread.through(Money::from_yuan(3_000_000), halves);
        assert_eq!(through, Some(Money::from_yuan(1_800_000)));
    }

    #[test]
    fn a_curve_without_a_share_on_a_worked_day_is_even() {
        let workspace = workspace(Money::from_yuan(21), &[(1, WHOLE)], &[]);
        let spread = Spread::of(&workspace, november());
        assert_eq!(spread.through(Money::from_yuan(21), 2), Some(Money::from_yuan(1)));
    }

    proptest! {
        #[test]
        fn without_a_curve_it_is_the_straight_line(fen in 1_i64..10_000_000_000, elapsed in 0_u32..70) {
            let workspace = Workspace::default();
            let spread = Spread::of(&workspace, november());
            let period = workspace.period(november());
            let line = MoneyLine::new(Money::from_fen(fen), workspace.calendar.working(period).halves());
            prop_assert_eq!(spread.through(Money::from_fen(fen), elapsed), line.through(elapsed));
        }

        #[test]
        fn today_stands_as_on_the_chosen_curve(
            fen in 1_i64..100_000_000_000,
            lasts in proptest::collection::btree_set(1_i64..=31, 1..9),
            shares in proptest::collection::vec(0_i64..=WHOLE, 9),
            off in proptest::collection::vec(0_i32..30, 0..12),
            after in -2_i32..32,
        ) {
            let runs: Vec<(i64, i64)> = lasts.into_iter().filter(|last| *last != 30).zip(shares).collect();
            let workspace = workspace(Money::from_fen(fen), &runs, &off);
            let period = workspace.period(november());
            let today = period.first().plus_days(after);
            let curve = curve(&workspace.calendar, period, &runs)
                .or_else(|| Curve::even(&workspace.calendar, period).ok());
            let Some(curve) = curve else { return Ok(()) };
            let standing = Standing::of(&workspace, november(), today).unwrap();
            let target = standing.tier(Tier::Target).amount;
            let rhythm = Rhythm::on(&curve, today, target, standing.before, standing.done_today);
            prop_assert_eq!(standing.tier(Tier::Target).expected, Some(rhythm.expected));
            prop_assert_eq!(standing.due_today, rhythm.due_today);
            prop_assert_eq!(standing.left, rhythm.left);
        }
    }
}
