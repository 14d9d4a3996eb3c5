//! `tier-order`: a harder tier asks less than an easier one. With an expense rate, where lower is
//! better, 5 / 4 / 3 % is right and 3 / 4 / 5 % is not.

use core::cmp::Ordering;

use super::{Fired, Goal, Plan, Repair, Rule, Severity};
use super::plan::is_easier;
use crate::domain::unit::Figure;

pub(super) const RULE: Rule = Rule {
    name: "tier-order",
    severity: Severity::Block,
    pasted: false,
    check,
};

/// Figures: floor, target and challenge. The repair puts the same three in order.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let of = |(place, goal): (usize, &Goal)| {
        let tiers = goal.tiers?;
        let direction = goal.counts.direction();
        let [floor, target, challenge] = tiers;
        let wrong = |easier, harder| is_easier(harder, easier, direction) == Some(true);
        if !wrong(floor, target) && !wrong(target, challenge) {
            return None;
        }
        let figures = tiers.map(Figure::into);
        let mut order = tiers;
        order.sort_by(|one, other| match (is_easier(*one, *other, direction), one == other) {
            (_, true) | (None, _) => Ordering::Equal,
            (Some(true), _) => Ordering::Less,
            (Some(false), _) => Ordering::Greater,
        });
        Some(Fired::at(place, figures, Repair::Order(order)))
    };
    plan.goals.iter().enumerate().filter_map(of).collect()
}
