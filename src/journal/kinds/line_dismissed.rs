//! `line.dismissed`: a line of today's list was put away until its reason or due day is another.
//!
//! Concurrent: of two for one subject and reason the later due day holds, by stamp.

use super::{Kind, Thing, fields};
use crate::domain::agenda::Matter;
use crate::domain::fact::LineDismissed;

fields!(LineDismissed { subject, reason, due, on });

impl Kind for LineDismissed {
    const NAME: &'static str = "line.dismissed";

    fn refers(&self, things: &mut Vec<Thing>) {
        things.push(match self.subject {
            Matter::Customer(id) => Thing::Customer(id),
            Matter::Deal(id) => Thing::Deal(id),
            Matter::Receivable(id) => Thing::Receivable(id),
            Matter::Sale(id) => Thing::Sale(id),
            Matter::Leads => return,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, customer, day, fold};
    use super::*;
    use crate::domain::agenda::Why;
    use crate::domain::fact::Fact;

    #[test]
    fn of_two_due_days_the_later_stamps_holds() {
        let subject = Matter::Customer(customer(1));
        let away = |due| {
            let (due, on) = (day(due), day(9));
            Fact::LineDismissed(LineDismissed { subject, reason: Why::VisitDue, due, on })
        };
        let workspace = fold([(at(1), added("红星")), (at(4), away(6)), (at(3), away(8))]);
        assert_eq!(workspace.dismissed(subject, Why::VisitDue), Some(day(6)));
        assert_eq!(workspace.dismissed(subject, Why::ReorderDue), None);
    }
}
