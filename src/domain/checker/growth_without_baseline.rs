//! `growth-without-baseline`: a growth needs something to grow from: a new product +20 % does not. The
//! same holds for a baseline of fewer than three deals and for more than three times the baseline.

use super::{Ask, ChangeKind, Fired, Goal, Plan, Repair, Rule, Severity};
use crate::domain::growth::{FEWEST_DEALS, MOST_TIMES};
use crate::domain::money::Money;
use crate::domain::rate::Rate;

pub(super) const RULE: Rule = Rule {
    name: "growth-without-baseline",
    severity: Severity::Block,
    pasted: false,
    check,
};

/// Figures: the growth, then the baseline's amount and deals where there is one.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let of = |(place, goal): (usize, &Goal)| {
        let Some(Ask::Growth { by, kind }) = goal.asks else { return None };
        // A level says where to end, so it needs no start; a share is asked about by `growth-kind`.
        if kind == Some(ChangeKind::Level) || goal.is_share() {
            return None;
        }
        let base = goal.baseline.filter(|(amount, _)| *amount > Money::ZERO);
        let Some((amount, deals)) = base else {
            return Some(Fired::at(place, [by.into()], Repair::AskAbsolute));
        };
        let too_far = by.grown().is_none_or(|times| times > Rate::whole(MOST_TIMES));
        let figures = [by.into(), amount.into(), i64::from(deals).into()];
        (deals < FEWEST_DEALS || too_far)
            .then(|| Fired::at(place, figures, Repair::AskAbsolute))
    };
    plan.goals.iter().enumerate().filter_map(of).collect()
}
