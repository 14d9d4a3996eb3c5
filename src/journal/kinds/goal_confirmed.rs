//! `goal.confirmed`: a sales month's tiers were set.
//!
//! Concurrent: of two confirmations of a month the earlier is the baseline, the later a revision.

use super::{Kind, Thing, fields};
use crate::domain::fact::GoalConfirmed;
use crate::domain::ident::Stamp;

fields!(GoalConfirmed { month, tiers, on });

impl Kind for GoalConfirmed {
    const NAME: &'static str = "goal.confirmed";

    fn makes(&self, _stamp: Stamp, things: &mut Vec<Thing>) {
        things.push(Thing::Goal(self.month));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, confirmed, fold, month, tiers};
    use crate::domain::goal::Origin;

    #[test]
    fn of_two_confirmations_the_earlier_is_the_baseline_the_later_a_revision() {
        let workspace = fold([(at(9), confirmed(500)), (at(5), confirmed(300))]);
        let goal = workspace.goal(month()).unwrap();
        assert_eq!(goal.baseline().tiers, tiers(300));
        assert_eq!(goal.in_force().tiers, tiers(500));
        assert_eq!(goal.in_force().origin, Origin::ConfirmedAgain);
    }
}
