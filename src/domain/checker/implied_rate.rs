//! `implied-rate`: deals and visits imply a rate far above the one on file, like 20 deals a quarter from
//! 5 visits a week: 31 % where 20 % is on file.

use super::{Fired, Plan, Repair, Rule, Severity};
use crate::domain::rate::Rate;

pub(super) const RULE: Rule = Rule {
    name: "implied-rate",
    severity: Severity::Warn,
    pasted: false,
    check,
};

/// An implied rate may be so many hundredths of the one on file.
const MOST: i64 = 120;

/// Figures: the implied rate, the rate on file, the deals, the visits. The repair is the visits a
/// week that the rate on file asks for, rounded up.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    fired(plan).into_iter().collect()
}

fn fired(plan: &Plan<'_>) -> Option<Fired> {
    let (deals, (a_week, weeks)) = (plan.funnel.deals?, plan.funnel.visits?);
    let on_file = plan.funnel.on_file.filter(|rate| rate.is_positive())?;
    let visits = a_week.saturating_mul(weeks);
    let implied = Rate::of(deals, visits).ok()?;
    let most = on_file.checked_mul(Rate::percent(MOST))?;
    if implied <= most {
        return None;
    }
    let needed = Rate::whole(deals).checked_div(on_file)?.checked_div(Rate::whole(weeks))?;
    let figures = [implied.into(), on_file.into(), deals.into(), visits.into()];
    Some(Fired::at(0, figures, Repair::UseOneOf(vec![needed.ceil().into()])))
}
