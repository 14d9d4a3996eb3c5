//! `concentration`: one customer brings 30 % or more of the year.

use super::{Fired, Plan, Repair, Rule, Severity};
use crate::domain::concentration::Concentration;
use crate::domain::rate::Rate;

pub(super) const RULE: Rule = Rule {
    name: "concentration",
    severity: Severity::Warn,
    pasted: false,
    check,
};

/// From so many hundredths of the year on.
const FROM: i64 = 30;

/// The place is the customer's. Figures: its share, its value.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let Some((place, Ok(share))) = Concentration::of(&plan.customers).largest else {
        return Vec::new();
    };
    let value = plan.customers.get(place).copied().unwrap_or_default();
    let fired = (share >= Rate::percent(FROM))
        .then(|| Fired::at(place, [share.into(), value.into()], Repair::Spread));
    fired.into_iter().collect()
}
