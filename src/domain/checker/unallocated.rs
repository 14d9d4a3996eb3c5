//! `unallocated`: the parts come to less than the goal, like 300万 in the text and 150万 in the table.

use super::{Fired, Plan, Repair, Rule, Severity, Whole};
use crate::domain::money::Money;

pub(super) const RULE: Rule = Rule {
    name: "unallocated",
    severity: Severity::Warn,
    pasted: false,
    check,
};

/// Figures: the parts' sum, the goal, what is missing.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let of = |(place, whole): (usize, &Whole)| {
        let sum: Money = whole.parts.iter().copied().sum();
        let rest = whole.goal.minus(sum);
        let figures = [sum.into(), whole.goal.into(), rest.into()];
        (rest > Money::ZERO).then(|| Fired::at(place, figures, Repair::GiveTheRest(rest)))
    };
    plan.wholes.iter().enumerate().filter_map(of).collect()
}
