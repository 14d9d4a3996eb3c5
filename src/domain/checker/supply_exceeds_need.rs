//! `supply-exceeds-need`: more leads than are needed, like 80 for 50, where nobody said how many are valid.

use super::{Fired, Plan, Repair, Rule, Severity};
use crate::domain::rate::Rate;

pub(super) const RULE: Rule = Rule {
    name: "supply-exceeds-need",
    severity: Severity::Ask,
    pasted: false,
    check,
};

/// Figures: what the sources bring, what is needed.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let (Some((supply, false)), Some(need)) = (plan.funnel.supply, plan.funnel.leads_needed) else {
        return Vec::new();
    };
    let share = Rate::of(need, supply).ok().filter(|share| *share < Rate::ONE);
    let fired = |share| Fired::at(0, [supply.into(), need.into()], Repair::AskValidShare(share));
    share.map(fired).into_iter().collect()
}
