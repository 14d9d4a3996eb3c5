//! `capacity`: the cadence owes more touches than the days carry, like 16 a day.

use super::{Evidence, Fired, Plan, Repair, Rule, Severity};
use crate::domain::rate::Rate;

pub(super) const RULE: Rule = Rule {
    name: "capacity",
    severity: Severity::Warn,
    pasted: false,
    check,
};

/// Figures: touches owed, touches carried, then touches a day where there is a working day.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let Some(load) = &plan.workload else { return Vec::new() };
    let Some(ways) = &load.ways_out else { return Vec::new() };
    let count = |touches: u64| Evidence::from(i64::try_from(touches).unwrap_or(i64::MAX));
    let a_day = load.a_day.ok().map(Rate::into);
    let figures = [Some(count(load.owed)), Some(count(load.carried)), a_day];
    vec![Fired::at(0, figures.into_iter().flatten(), Repair::Ways(ways.clone()))]
}
