//! `goal.revised`: a new version of a month's tiers, with a reason. It builds on a confirmation.
//!
//! Concurrent: both stay as versions; the later is in force.

use super::{Kind, Thing, fields};
use crate::domain::fact::GoalRevised;

fields!(GoalRevised { month, tiers, reason, on });

impl Kind for GoalRevised {
    const NAME: &'static str = "goal.revised";

    fn refers(&self, things: &mut Vec<Thing>) {
        things.push(Thing::Goal(self.month));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, confirmed, fold, month, revised, tiers};

    #[test]
    fn of_two_revisions_the_later_is_in_force_and_both_stay() {
        let workspace =
            fold([(at(7), revised(200)), (at(6), revised(250)), (at(5), confirmed(300))]);
        let goal = workspace.goal(month()).unwrap();
        assert_eq!(goal.in_force().tiers, tiers(200));
        assert_eq!(goal.revisions().len(), 2);
        assert_eq!(goal.baseline().tiers, tiers(300));
    }
}
