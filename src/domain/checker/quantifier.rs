//! `quantifier`: 30%的老客户复购率提升 may mean 30 % of the customers, or 30 % more.

use super::{Ask, Fired, Goal, Plan, Repair, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    name: "quantifier",
    severity: Severity::Ask,
    pasted: false,
    check,
};

/// Figures: the share.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let of = |(place, goal): (usize, &Goal)| {
        let Some(Ask::Quantified(share)) = goal.asks else { return None };
        Some(Fired::at(place, [share.into()], Repair::AskReading(share)))
    };
    plan.goals.iter().enumerate().filter_map(of).collect()
}
