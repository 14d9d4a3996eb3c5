//! `rate-split-by-time`: a rate cannot be spread over weeks, like 回款率 90 % with 22.5万 a week: a week's
//! figure is what falls due in it × the rate.

use super::{Fired, PastedRate, Plan, Repair, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    name: "rate-split-by-time",
    severity: Severity::Block,
    pasted: true,
    check,
};

/// Figures: the rate, the week's figure.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let of = |(place, pasted): (usize, &PastedRate)| {
        let repair = if pasted.due.is_empty() {
            Repair::WeekIsDueTimesRate
        } else {
            Repair::UseAmounts(pasted.due.iter().map(|due| pasted.rate.of_money(*due)).collect())
        };
        Fired::at(place, [pasted.rate.into(), pasted.week.into()], repair)
    };
    plan.pasted.rates.iter().enumerate().map(of).collect()
}
