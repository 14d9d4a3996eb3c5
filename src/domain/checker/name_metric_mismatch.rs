//! `name-metric-mismatch`: the name speaks of one metric and the content counts another, like 销售额增长15%
//! with 5个签约.

use super::{Evidence, Fired, Goal, Plan, Repair, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    name: "name-metric-mismatch",
    severity: Severity::Warn,
    pasted: false,
    check,
};

/// Figures: the metric named, the metric counted.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let of = |(place, goal): (usize, &Goal)| {
        let (named, counted) = (goal.named?, goal.metric?);
        let figures = [Evidence::Metric(named), Evidence::Metric(counted)];
        (named != counted).then(|| Fired::at(place, figures, Repair::UseMetric(named)))
    };
    plan.goals.iter().enumerate().filter_map(of).collect()
}
