//! `deal.opened`: a deal is in sight.
//!
//! Concurrent: both stay. Equal ones are two deals; the rep undoes one that is not.

use super::{Kind, Thing, fields};
use crate::domain::fact::DealOpened;
use crate::domain::ident::{DealId, Id, Stamp};

fields!(DealOpened { customer, amount, stage, expected, on });

impl Kind for DealOpened {
    const NAME: &'static str = "deal.opened";

    fn makes(&self, stamp: Stamp, things: &mut Vec<Thing>) {
        things.push(Thing::Deal(DealId(Id::new(stamp, 0))));
    }

    fn refers(&self, things: &mut Vec<Thing>) {
        things.push(Thing::Customer(self.customer));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, deal_opened, fold};

    #[test]
    fn two_equal_deals_are_two() {
        let workspace =
            fold([(at(1), added("红星")), (at(3), deal_opened()), (at(2), deal_opened())]);
        assert_eq!(workspace.deals().count(), 2);
    }
}
