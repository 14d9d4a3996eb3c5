//! `duplicate-owner`: two fields name an owner (负责人 and 责任人); one is kept.

use super::super::sorted::Set;
use super::{Fired, Plan, Repair, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-owner",
    severity: Severity::Note,
    pasted: true,
    check,
};

/// Figures: how many fields there are, how many different texts.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let owners = &plan.pasted.owners;
    if owners.len() < 2 {
        return Vec::new();
    }
    let different: Set<&str> = owners.iter().map(|owner| owner.trim()).collect();
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX).into();
    vec![Fired::at(0, [count(owners.len()), count(different.len())], Repair::Merge)]
}
