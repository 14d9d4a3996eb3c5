//! `below-company`: the own figure asks less than the company's without a reason, like +10 % beside
//! +15 %.

use super::{Ask, Fired, Goal, Plan, Repair, Rule, Severity};
use super::plan::is_easier;
use crate::domain::unit::Figure;

pub(super) const RULE: Rule = Rule {
    name: "below-company",
    severity: Severity::Warn,
    pasted: false,
    check,
};

/// Figures: the company's, the own.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let of = |(place, goal): (usize, &Goal)| {
        let company = goal.company.filter(|company| !company.reason_given)?;
        let (asked, own) = pair(company.asks, goal.asks?)?;
        let easier = is_easier(own, asked, goal.counts.direction())?;
        easier.then(|| Fired::at(place, [asked.into(), own.into()], Repair::AskReason))
    };
    plan.goals.iter().enumerate().filter_map(of).collect()
}

/// Two figures of one form; a growth of one meaning beside a growth of another says nothing.
fn pair(company: Ask, own: Ask) -> Option<(Figure, Figure)> {
    match (company, own) {
        (Ask::Figure(company), Ask::Figure(own)) => Some((company, own)),
        (Ask::Growth { by: company, kind }, Ask::Growth { by: own, kind: own_kind }) => {
            (kind == own_kind).then_some((Figure::Rate(company), Figure::Rate(own)))
        }
        _ => None,
    }
}
