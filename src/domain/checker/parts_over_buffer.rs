//! `parts-over-buffer`: the parts come to more than the goal with its buffer, goal × (1 + b).

use super::{Fired, Plan, Repair, Rule, Severity, Whole};
use crate::domain::money::Money;

pub(super) const RULE: Rule = Rule {
    name: "parts-over-buffer",
    severity: Severity::Warn,
    pasted: false,
    check,
};

/// Figures: the parts' sum, the most they may come to, what is over.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let of = |(place, whole): (usize, &Whole)| {
        let sum: Money = whole.parts.iter().copied().sum();
        let most = whole.buffer.grown()?.of_money(whole.goal);
        let over = sum.minus(most);
        let figures = [sum.into(), most.into(), over.into()];
        (over > Money::ZERO).then(|| Fired::at(place, figures, Repair::TakeOff(over)))
    };
    plan.wholes.iter().enumerate().filter_map(of).collect()
}
