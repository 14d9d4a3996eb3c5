//! `growth-divided`: a growth is not divisible: a quarter's +20 % is an amount against each month's own
//! baseline, not a third of 20 % a month.

use super::{Fired, PastedGrowth, Plan, Repair, Rule, Severity};
use crate::domain::money::Money;

pub(super) const RULE: Rule = Rule {
    name: "growth-divided",
    severity: Severity::Note,
    pasted: true,
    check,
};

/// Figures: the growth, the number of parts.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let of = |(place, pasted): (usize, &PastedGrowth)| {
        let grown = |base: &Money| Some(pasted.by.grown()?.of_money(*base));
        let amounts: Option<Vec<Money>> = pasted.baselines.iter().map(grown).collect();
        let known = amounts.filter(|amounts| !amounts.is_empty());
        let figures = [pasted.by.into(), i64::from(pasted.parts).into()];
        let repair = known.map_or(Repair::AskAbsolute, Repair::UseAmounts);
        (pasted.parts > 1).then(|| Fired::at(place, figures, repair))
    };
    plan.pasted.growths.iter().enumerate().filter_map(of).collect()
}
