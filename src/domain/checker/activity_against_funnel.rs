//! `activity-against-funnel`: a daily activity brings more or fewer deals into a stage than the funnel
//! asks for, like 2 proposals a day, 44 a month, for 10 deals.

use super::{Activity, Fired, Plan, Repair, Rule, Severity};
use crate::domain::rate::Rate;

pub(super) const RULE: Rule = Rule {
    name: "activity-against-funnel",
    severity: Severity::Warn,
    pasted: false,
    check,
};

/// More than so many hundredths of what is needed is too much.
const MOST: i64 = 150;

/// Figures: what is planned, what is needed, one and a half times that (both rounded up), the deals.
/// The repair is the number a day that is needed, rounded up.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let Some(deals) = plan.funnel.deals else { return Vec::new() };
    let of = |(place, activity): (usize, &Activity)| {
        let need = Rate::whole(deals).checked_div(activity.win)?;
        let most = need.checked_mul(Rate::percent(MOST))?;
        let planned = activity.quota.total();
        if need <= Rate::whole(planned) && Rate::whole(planned) <= most {
            return None;
        }
        let a_day = need.checked_div(Rate::whole(activity.quota.days))?.ceil();
        let figures = [planned.into(), need.ceil().into(), most.ceil().into(), deals.into()];
        Some(Fired::at(place, figures, Repair::UseOneOf(vec![a_day.into()])))
    };
    plan.funnel.activities.iter().enumerate().filter_map(of).collect()
}
