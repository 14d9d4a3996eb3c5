//! `month-quarter-total`: a month's figure and a quarter's that do not agree, like 10 a month, then 20 a
//! quarter.

use super::{Fired, PeriodTotals, Plan, Repair, Rule, Severity};
use crate::domain::rate::Rate;

pub(super) const RULE: Rule = Rule {
    name: "month-quarter-total",
    severity: Severity::Warn,
    pasted: false,
    check,
};

/// Months of a quarter.
const MONTHS: i64 = 3;

/// Figures: the month, the quarter, three months. The repair is that quarter, or the month that the
/// quarter asks for, rounded up.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let of = |(place, totals): (usize, &PeriodTotals)| {
        let three = totals.month.saturating_mul(MONTHS);
        if three == totals.quarter {
            return None;
        }
        let month = Rate::of(totals.quarter, MONTHS).ok()?.ceil();
        // A month rounded up comes to a little more than a quarter that three does not divide.
        if month == totals.month {
            return None;
        }
        let figures = [totals.month.into(), totals.quarter.into(), three.into()];
        Some(Fired::at(place, figures, Repair::UseOneOf(vec![three.into(), month.into()])))
    };
    plan.totals.iter().enumerate().filter_map(of).collect()
}
