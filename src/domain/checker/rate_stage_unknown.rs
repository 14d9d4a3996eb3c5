//! `rate-stage-unknown`: several rates in one plan without their stages, like 20 % and 15 %: ten deals take
//! 50 leads, or 67, or 56 at 18 %.

use super::{Fired, Plan, Repair, Rule, Severity};
use crate::domain::rate::Rate;

pub(super) const RULE: Rule = Rule {
    name: "rate-stage-unknown",
    severity: Severity::Ask,
    pasted: false,
    check,
};

/// Figures: the deals, then the rates. The repair names the leads each rate takes, rounded up.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let rates = &plan.funnel.rates;
    let first = rates.first();
    if !rates.iter().any(|rate| Some(rate) != first) {
        return Vec::new();
    }
    let deals = plan.funnel.deals.unwrap_or(0);
    let leads = |rate: &Rate| Some((*rate, Rate::whole(deals).checked_div(*rate)?.ceil()));
    let figures = std::iter::once(deals.into()).chain(rates.iter().map(|rate| (*rate).into()));
    vec![Fired::at(0, figures, Repair::AskStages(rates.iter().filter_map(leads).collect()))]
}
