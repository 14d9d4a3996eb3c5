//! `floor-unrealistic`: a target far above the best month: the floor is to be taken from history, not as 80 %
//! of it.

use super::{Fired, Goal, Plan, Repair, Rule, Severity};
use crate::domain::median::median;
use crate::domain::rate::Rate;
use crate::domain::unit::Figure;

pub(super) const RULE: Rule = Rule {
    name: "floor-unrealistic",
    severity: Severity::Warn,
    pasted: false,
    check,
};

/// A target may be so many hundredths of the best month.
const MOST: i64 = 110;

/// Figures: the target, the best month, the target as a multiple of it. The repair is the middle
/// month as the floor.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let of = |(place, goal): (usize, &Goal)| {
        let [_, Figure::Money(target), _] = goal.tiers? else { return None };
        let best = goal.history.months.iter().copied().max()?;
        let times = Rate::of_amounts(target, best).ok()?;
        let floor = median(&goal.history.months)?;
        let figures = [target.into(), best.into(), times.into()];
        (times > Rate::percent(MOST))
            .then(|| Fired::at(place, figures, Repair::FloorFromHistory(floor)))
    };
    plan.goals.iter().enumerate().filter_map(of).collect()
}
