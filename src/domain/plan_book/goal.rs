//! A month's goal with three tiers of its own: confirmed and revised, where `command::decide` knows
//! the tiers of 80 and 120 % alone, as Today needs them.

use crate::domain::command::{Moment, Refusal};
use crate::domain::entry::Entry;
use crate::domain::fact::{Fact, GoalConfirmed, GoalRevised, OpeningSet, RevisionReason};
use crate::domain::money::Money;
use crate::domain::period::Month;
use crate::domain::tier::Tiers;
use crate::domain::workspace::Workspace;

/// What a rep decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decide {
    /// The month's goal stands: its first figures are the baseline for ever.
    Confirm {
        /// The sales month.
        month: Month,
        /// Floor, target and challenge.
        tiers: [Money; 3],
    },
    /// What was sold in the month before records began; it goes with the month's confirmation, so
    /// that one tap is one undo.
    Opening {
        /// The sales month.
        month: Month,
        /// The amount; negative after returns.
        amount: Money,
    },
    /// Other figures, with a reason.
    Revise {
        /// The sales month.
        month: Month,
        /// Floor, target and challenge.
        tiers: [Money; 3],
        /// Why.
        reason: RevisionReason,
    },
    /// A row that its sheet has looked over.
    Keep(Entry),
}

/// Refuses it, or says what its record is to hold. O(1).
///
/// # Errors
/// When the amounts are no tiers, the month is closed, has a goal already or has none, or nothing
/// would change.
pub fn decide(workspace: &Workspace, what: Decide, moment: &Moment) -> Result<Fact, Refusal> {
    let on = moment.today;
    let checked = |month, [floor, target, challenge]: [Money; 3]| {
        let tiers = Tiers::new(floor, target, challenge).map_err(Refusal::Tiers)?;
        if workspace.is_closed(month) { Err(Refusal::MonthClosed(month)) } else { Ok(tiers) }
    };
    match what {
        Decide::Keep(entry) => Ok(Fact::Entered(entry)),
        Decide::Confirm { month, tiers } => {
            if workspace.goal(month).is_some() {
                return Err(Refusal::GoalExists(month));
            }
            let tiers = checked(month, tiers)?;
            Ok(Fact::GoalConfirmed(GoalConfirmed { month, tiers, on }))
        }
        Decide::Opening { month, amount } => {
            if amount.abs() > Tiers::LIMIT {
                return Err(Refusal::AmountTooLarge);
            }
            let through = on.previous().min(workspace.period(month).last());
            Ok(Fact::OpeningSet(OpeningSet { month, amount, through }))
        }
        Decide::Revise { month, tiers, reason } => {
            let goal = workspace.goal(month).ok_or(Refusal::NoGoal(month))?;
            let tiers = checked(month, tiers)?;
            if goal.in_force().tiers == tiers {
                return Err(Refusal::NothingToChange);
            }
            Ok(Fact::GoalRevised(GoalRevised { month, tiers, reason, on }))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::Day;
    use crate::domain::ident::Stamp;
    use crate::domain::tier::{Tier, TiersError};
    use crate::domain::workspace::evolve;

    #[test]
    fn a_goal_is_confirmed_once_in_order_and_then_revised() {
        let month = Month::new(2026, 11).unwrap();
        let moment = |ms| Moment {
            today: Day::parse("2026-11-02").unwrap(),
            minute: 600,
            stamp: Stamp::new(ms, 0, 7),
        };
        let yuan = |three: [i64; 3]| three.map(Money::from_yuan);
        let mut workspace = Workspace::default();
        let confirm = |three| Decide::Confirm { month, tiers: yuan(three) };
        let revise =
            |three| Decide::Revise { month, tiers: yuan(three), reason: RevisionReason::Market };
        let wrong = decide(&workspace, confirm([5, 4, 6]), &moment(1));
        let (easier, harder) = (Tier::Floor, Tier::Target);
        assert_eq!(wrong, Err(Refusal::Tiers(TiersError::OutOfOrder { easier, harder })));
        let early = decide(&workspace, revise([4, 5, 6]), &moment(1));
        assert_eq!(early, Err(Refusal::NoGoal(month)));
        // An opening figure is decided before its confirmation is there: both are taken together.
        let before = |yuan| Decide::Opening { month, amount: Money::from_yuan(yuan) };
        let large = decide(&workspace, before(Tiers::LIMIT.fen()), &moment(1));
        assert_eq!(large, Err(Refusal::AmountTooLarge));
        let opening = decide(&workspace, before(1), &moment(1)).unwrap();
        let fact = decide(&workspace, confirm([4, 5, 6]), &moment(1)).unwrap();
        evolve(&mut workspace, Stamp::new(1, 0, 7), &fact);
        evolve(&mut workspace, Stamp::new(1, 1, 7), &opening);
        assert_eq!(workspace.sold_in_month(month), Money::from_yuan(1));
        let again = decide(&workspace, confirm([4, 5, 6]), &moment(2));
        assert_eq!(again, Err(Refusal::GoalExists(month)));
        let same = decide(&workspace, revise([4, 5, 6]), &moment(2));
        assert_eq!(same, Err(Refusal::NothingToChange));
        let fact = decide(&workspace, revise([3, 4, 5]), &moment(2)).unwrap();
        evolve(&mut workspace, Stamp::new(2, 0, 7), &fact);
        let goal = workspace.goal(month).unwrap();
        assert_eq!(goal.in_force().tiers.get(Tier::Target), Money::from_yuan(4));
        assert_eq!(goal.baseline().tiers.get(Tier::Target), Money::from_yuan(5));
    }
}
