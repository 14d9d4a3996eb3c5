//! `window-mismatch`: a goal for one run of days and its result for another, like a quarter and half a
//! year, cannot be compared.

use super::{Evidence, Fired, Plan, Repair, Rule, Severity};
use crate::domain::period::Period;

pub(super) const RULE: Rule = Rule {
    name: "window-mismatch",
    severity: Severity::Block,
    pasted: true,
    check,
};

/// Figures: the goal's days, the result's days. The repair is the days both have, then those before
/// and after that only one has.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let of = |(place, (goal, result)): (usize, &(Period, Period))| {
        let figures = [Evidence::Run(*goal), Evidence::Run(*result)];
        let repair = Repair::SplitByDate(apart(*goal, *result));
        (goal != result).then(|| Fired::at(place, figures, repair))
    };
    plan.pasted.windows.iter().enumerate().filter_map(of).collect()
}

fn apart(goal: Period, result: Period) -> Vec<Period> {
    let Some(both) = goal.intersect(result) else {
        return vec![goal, result];
    };
    let earliest = goal.first().min(result.first());
    let latest = goal.last().max(result.last());
    let mut runs = vec![both];
    if earliest < both.first() {
        runs.push(Period::spanning(earliest, both.first().previous()));
    }
    if latest > both.last() {
        runs.push(Period::spanning(both.last().next(), latest));
    }
    runs
}
