//! `curve-mixes-metrics`: one curve made of several metrics, like 30 % of the visits, 40 % of the
//! proposals and 30 % of the deals as one hundred percent.

use super::{Evidence, Fired, PastedCurve, Plan, Repair, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    name: "curve-mixes-metrics",
    severity: Severity::Block,
    pasted: true,
    check,
};

/// Figures: each part's metric and share.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let of = |(place, curve): (usize, &PastedCurve)| {
        let first = curve.parts.first().map(|(metric, _)| metric);
        let mixed = curve.parts.iter().any(|(metric, _)| Some(metric) != first);
        let figures = curve.parts.iter().flat_map(|(metric, share)| {
            [Evidence::Metric(*metric), Evidence::from(*share)]
        });
        mixed.then(|| Fired::at(place, figures, Repair::OneCurveEach))
    };
    plan.pasted.curves.iter().enumerate().filter_map(of).collect()
}
