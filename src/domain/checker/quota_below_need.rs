//! `quota-below-need`: the leads to be found each day come to fewer than are needed, like 2 × 21 = 42 of
//! 50.

use super::{Fired, Plan, Repair, Rule, Severity};
use crate::domain::rate::Rate;

pub(super) const RULE: Rule = Rule {
    name: "quota-below-need",
    severity: Severity::Warn,
    pasted: false,
    check,
};

/// Figures: what the quota comes to, what is needed, how many are missing. The repair is the number
/// a day that suffices.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let (Some(quota), Some(need)) = (plan.funnel.new_leads, plan.funnel.leads_needed) else {
        return Vec::new();
    };
    let (total, a_day) = (quota.total(), Rate::of(need, quota.days).map(Rate::ceil));
    if total >= need {
        return Vec::new();
    }
    let figures = [total.into(), need.into(), need.saturating_sub(total).into()];
    let enough = a_day.into_iter().map(i64::into).collect();
    vec![Fired::at(0, figures, Repair::UseOneOf(enough))]
}
