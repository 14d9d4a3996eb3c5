//! `contact.logged`: what came of a visit, and what comes next.
//!
//! Concurrent: both stay, with their sales, notes and follow-ups; of one promise the earlier
//! stamp's day holds, and two visits of a customer on one day are one visit.

use super::{Kind, Thing, fields};
use crate::domain::fact::ContactLogged;
use crate::domain::ident::{CustomerId, Id, SaleId, Stamp, TaskId};
use crate::domain::sorted::Set;

fields!(ContactLogged { customer, task, on, outcome, won, note, next, step, goods });

impl Kind for ContactLogged {
    const NAME: &'static str = "contact.logged";

    fn makes(&self, stamp: Stamp, things: &mut Vec<Thing>) {
        if self.won.is_some() {
            things.push(Thing::Sale(SaleId(Id::new(stamp, 0))));
        }
        if self.next.is_some() {
            things.push(Thing::Task(TaskId(Id::new(stamp, 1))));
        }
    }

    fn refers(&self, things: &mut Vec<Thing>) {
        things.push(Thing::Customer(self.customer));
        if let Some(task) = self.task {
            things.push(Thing::Task(task));
        }
    }

    fn scrubbed(&self, _stamp: Stamp, gone: &Set<CustomerId>) -> Option<Self> {
        gone.contains(&self.customer).then(|| ContactLogged { note: None, ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, customer, day, fold, promised, task, yuan};
    use super::*;
    use crate::domain::fact::{Fact, Outcome};
    use crate::domain::workspace::TaskState;

    fn logged(on: u32, won: Option<i64>, note: &str) -> Fact {
        Fact::ContactLogged(ContactLogged {
            customer: customer(1),
            task: Some(task(2)),
            on: day(on),
            outcome: if won.is_some() { Outcome::Won } else { Outcome::Met },
            won: won.map(yuan),
            note: Some(note.to_owned()),
            next: Some(day(25)),
            step: None,
            goods: None,
        })
    }

    #[test]
    fn both_outcomes_stay_and_the_earlier_stamps_day_holds() {
        let made = [(at(1), added("红星")), (at(2), promised(20))];
        let two = [(at(4), logged(19, Some(5), "b")), (at(3), logged(18, Some(5), "a"))];
        let workspace = fold(made.into_iter().chain(two));
        assert_eq!(workspace.task(task(2)).unwrap().state, TaskState::Done { on: day(18) });
        assert_eq!(workspace.sales().count(), 2);
        assert_eq!(workspace.open_through(day(30)).count(), 2);
        let known = workspace.customer(customer(1)).unwrap();
        assert_eq!(known.visits, [day(18), day(19)]);
        let notes: Vec<&str> = known.contacts.iter().map(|c| c.note.as_str()).collect();
        assert_eq!(notes, ["a", "b"]);
    }
}
