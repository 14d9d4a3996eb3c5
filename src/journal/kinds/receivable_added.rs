//! `receivable.added`: a customer owes an amount by a day.
//!
//! Concurrent: both stay. Equal ones are two; the rep undoes one that is not.

use super::{Kind, Thing, fields};
use crate::domain::fact::ReceivableAdded;
use crate::domain::ident::{Id, ReceivableId, Stamp};

fields!(ReceivableAdded { customer, amount, due, on });

impl Kind for ReceivableAdded {
    const NAME: &'static str = "receivable.added";

    fn makes(&self, stamp: Stamp, things: &mut Vec<Thing>) {
        things.push(Thing::Receivable(ReceivableId(Id::new(stamp, 0))));
    }

    fn refers(&self, things: &mut Vec<Thing>) {
        things.push(Thing::Customer(self.customer));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, customer, day, fold, yuan};
    use super::*;
    use crate::domain::fact::Fact;

    #[test]
    fn two_equal_receivables_are_two() {
        let owed = Fact::ReceivableAdded(ReceivableAdded {
            customer: customer(1),
            amount: yuan(100),
            due: day(30),
            on: day(2),
        });
        let workspace = fold([(at(1), added("红星")), (at(3), owed.clone()), (at(2), owed)]);
        assert_eq!(workspace.receivables().count(), 2);
    }
}
