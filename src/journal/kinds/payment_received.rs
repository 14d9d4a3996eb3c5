//! `payment.received`: a customer paid.
//!
//! Concurrent: both count. Equal ones are two payments; the rep undoes one that is not.

use super::{Kind, Thing, fields};
use crate::domain::fact::PaymentReceived;
use crate::domain::ident::{Id, PaymentId, Stamp};

fields!(PaymentReceived { customer, receivable, amount, on });

impl Kind for PaymentReceived {
    const NAME: &'static str = "payment.received";

    fn makes(&self, stamp: Stamp, things: &mut Vec<Thing>) {
        things.push(Thing::Payment(PaymentId(Id::new(stamp, 0))));
    }

    fn refers(&self, things: &mut Vec<Thing>) {
        things.push(Thing::Customer(self.customer));
        if let Some(receivable) = self.receivable {
            things.push(Thing::Receivable(receivable));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, customer, day, fold, yuan};
    use super::*;
    use crate::domain::fact::Fact;

    #[test]
    fn two_equal_payments_both_count() {
        let paid = Fact::PaymentReceived(PaymentReceived {
            customer: customer(1),
            receivable: None,
            amount: yuan(100),
            on: day(3),
        });
        let workspace = fold([(at(1), added("红星")), (at(3), paid.clone()), (at(2), paid)]);
        assert_eq!(workspace.payments().count(), 2);
    }
}
