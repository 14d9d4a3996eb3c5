//! `review-quota`: more failures to look back on than can happen, like 3 a day, 66 a month, of at most 40
//! losses.

use super::{Fired, Plan, Repair, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    name: "review-quota",
    severity: Severity::Note,
    pasted: false,
    check,
};

/// Figures: what the quota comes to, the most that can be lost.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let Some(review) = plan.funnel.review else { return Vec::new() };
    let (total, losses) = (review.quota.total(), review.losses);
    let repair = Repair::UseOneOf(vec![losses.into()]);
    let fired = (total > losses).then(|| Fired::at(0, [total.into(), losses.into()], repair));
    fired.into_iter().collect()
}
