//! `sold`: a sale, or a return when negative.
//!
//! Concurrent: both count. Equal ones are two sales; the rep undoes one that is not.

use super::{Kind, Thing, fields};
use crate::domain::fact::Sold;
use crate::domain::ident::{Id, SaleId, Stamp};

fields!(Sold { customer, amount, on, goods });

impl Kind for Sold {
    const NAME: &'static str = "sold";

    fn makes(&self, stamp: Stamp, things: &mut Vec<Thing>) {
        things.push(Thing::Sale(SaleId(Id::new(stamp, 0))));
    }

    fn refers(&self, things: &mut Vec<Thing>) {
        if let Some(customer) = self.customer {
            things.push(Thing::Customer(customer));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold, sold, yuan};
    use crate::domain::period::Period;

    #[test]
    fn two_equal_sales_both_count_and_a_return_takes_away() {
        let workspace =
            fold([(at(3), sold(100, 20)), (at(2), sold(100, 20)), (at(4), sold(-30, 20))]);
        assert_eq!(workspace.sold_in(Period::new(day(20), day(20)).ok()), yuan(170));
    }
}
