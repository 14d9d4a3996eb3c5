//! `customer.added`: a customer, and perhaps a first visit promised.
//!
//! Concurrent: both stay. Two customers of one name are offered for joining, never joined
//! silently.

use super::{Kind, Thing, fields};
use crate::domain::fact::CustomerAdded;
use crate::domain::ident::{CustomerId, Id, Stamp, TaskId};
use crate::domain::sorted::Set;

fields!(CustomerAdded { name, class, note, visit, on });

impl Kind for CustomerAdded {
    const NAME: &'static str = "customer.added";

    fn makes(&self, stamp: Stamp, things: &mut Vec<Thing>) {
        things.push(Thing::Customer(CustomerId(Id::new(stamp, 0))));
        if self.visit.is_some() {
            things.push(Thing::Task(TaskId(Id::new(stamp, 1))));
        }
    }

    fn scrubbed(&self, stamp: Stamp, gone: &Set<CustomerId>) -> Option<Self> {
        let erased = gone.contains(&CustomerId(Id::new(stamp, 0)));
        erased.then(|| CustomerAdded { name: String::new(), note: None, ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, fold};
    use crate::domain::ident::{CustomerId, Id};

    #[test]
    fn two_customers_of_one_name_stay_two_and_are_offered_for_joining() {
        let workspace = fold([(at(2), added("红星")), (at(1), added("红星"))]);
        let id = |ms| CustomerId(Id::new(at(ms), 0));
        assert_eq!(workspace.customers().count(), 2);
        assert_eq!(workspace.same_names(), [(id(1), id(2))]);
    }
}
