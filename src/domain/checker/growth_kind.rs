//! `growth-kind`: a share that is to rise by 5 % may mean a twentieth of itself, five points, or 5 %
//! itself: 转化率提升5%, 份额占比提升2%.

use super::{Ask, Fired, Goal, Plan, Repair, Rule, Severity};
use crate::domain::rate::Rate;

pub(super) const RULE: Rule = Rule {
    name: "growth-kind",
    severity: Severity::Ask,
    pasted: false,
    check,
};

/// Figures: the growth, then the present share where it is known.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let of = |(place, goal): (usize, &Goal)| {
        let Some(Ask::Growth { by, kind: None }) = goal.asks else { return None };
        if !goal.is_share() {
            return None;
        }
        let relative = goal.present.and_then(|present| present.checked_mul(by.grown()?));
        let points = goal.present.and_then(|present| present.checked_add(by));
        let figures = [Some(by), goal.present].into_iter().flatten().map(Rate::into);
        Some(Fired::at(place, figures, Repair::AskKind { relative, points, level: by }))
    };
    plan.goals.iter().enumerate().filter_map(of).collect()
}
