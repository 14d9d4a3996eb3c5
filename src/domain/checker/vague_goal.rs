//! `vague-goal`: no number or no date, like 提高销售业绩 and 提高销售额.

use super::{Fired, Goal, Plan, Repair, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    name: "vague-goal",
    severity: Severity::Block,
    pasted: false,
    check,
};

/// No figures: what is missing stands in the repair.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let of = |(place, goal): (usize, &Goal)| {
        let number = goal.asks.is_none() && goal.tiers.is_none();
        let date = goal.period.is_none();
        (number || date).then(|| Fired::at(place, [], Repair::Add { number, date }))
    };
    plan.goals.iter().enumerate().filter_map(of).collect()
}
