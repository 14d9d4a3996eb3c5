//! `industry-spread`: fewer than 30 % of the new customers come from outside the main industry.

use core::cmp::Reverse;

use super::{Fired, Plan, Repair, Rule, Severity};
use crate::domain::rate::Rate;

pub(super) const RULE: Rule = Rule {
    name: "industry-spread",
    severity: Severity::Note,
    pasted: false,
    check,
};

/// At least so many hundredths from outside.
const FROM: i64 = 30;

/// The place is the main industry's. Figures: the share from outside, how many, of how many.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let counts = plan.new_by_industry.iter().copied().map(i64::from);
    let all = counts.clone().fold(0_i64, i64::saturating_add);
    let Some((place, main)) = counts.enumerate().max_by_key(|(place, count)| (*count, Reverse(*place)))
    else {
        return Vec::new();
    };
    let outside = all.saturating_sub(main);
    let Ok(share) = Rate::of(outside, all) else { return Vec::new() };
    let figures = [share.into(), outside.into(), all.into()];
    let fired =
        (share < Rate::percent(FROM)).then(|| Fired::at(place, figures, Repair::Spread));
    fired.into_iter().collect()
}
