//! `day-figure-in-week`: a month's row whose week column does not come to the month, like 150万 a month
//! beside 5万 a week, which is a thirtieth and so a calendar day's figure.

use super::{Fired, PastedRow, Plan, Repair, Rule, Severity};
use crate::domain::cadence::normal_week_halves;
use crate::domain::line::MoneyLine;
use crate::domain::money::{Money, divide_half_away, wide};
use crate::domain::period::Period;

pub(super) const RULE: Rule = Rule {
    name: "day-figure-in-week",
    severity: Severity::Warn,
    pasted: true,
    check,
};

/// The weeks' sum may differ from the month by so many hundredths.
const TOLERANCE: u32 = 1;

/// Figures: the month, the week, what the weeks come to; then the days of the month where the
/// week's figure is the month's by calendar day.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let of = |(place, row): (usize, &PastedRow)| {
        let halves = plan.calendar.working(row.period).halves();
        let week = normal_week_halves(plan.calendar.pattern);
        let product = wide(row.week.fen()).saturating_mul(i128::from(halves));
        let sum = Money::from_wide(divide_half_away(product, i128::from(week)));
        if sum.minus(row.month).abs() <= row.month.abs().percent(TOLERANCE) {
            return None;
        }
        let days = row.period.len();
        let daily = divide_half_away(wide(row.month.fen()), i128::from(days));
        let mut figures = vec![row.month.into(), row.week.into(), sum.into()];
        if Money::from_wide(daily) == row.week {
            figures.push(i64::from(days).into());
        }
        Some(Fired::at(place, figures, Repair::UseAmounts(by_week(plan, row.month, row.period))))
    };
    plan.pasted.rows.iter().enumerate().filter_map(of).collect()
}

/// The calendar's own weeks; the whole amount at once in a month without a working day.
fn by_week(plan: &Plan<'_>, month: Money, period: Period) -> Vec<Money> {
    let line = MoneyLine::new(month, plan.calendar.working(period).halves());
    let mut elapsed = 0_u32;
    let week = |run: Period| {
        let before = elapsed;
        elapsed = elapsed.saturating_add(plan.calendar.working(run).halves());
        line.between(before, elapsed)
    };
    period.weeks().map(week).collect::<Option<Vec<Money>>>().unwrap_or_else(|| vec![month])
}
