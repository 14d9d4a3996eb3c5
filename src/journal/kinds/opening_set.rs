//! `opening.set`: what was sold in a month before records began. It builds on a confirmation.
//!
//! Concurrent: the later answer holds, the other stays in history.

use super::{Kind, Thing, fields};
use crate::domain::fact::OpeningSet;

fields!(OpeningSet { month, amount, through });

impl Kind for OpeningSet {
    const NAME: &'static str = "opening.set";

    fn refers(&self, things: &mut Vec<Thing>) {
        things.push(Thing::Goal(self.month));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, confirmed, fold, month, opening, yuan};
    use crate::domain::goal::Opening;

    #[test]
    fn of_two_opening_figures_the_later_holds() {
        let workspace = fold([(at(7), opening(90)), (at(6), opening(80)), (at(5), confirmed(300))]);
        let opening = &workspace.goal(month()).unwrap().opening;
        assert!(matches!(opening, Opening::Answered { amount, .. } if *amount == yuan(90)));
    }
}
