//! `customer.archived`: a customer was put away.
//!
//! Concurrent: putting away twice is once; a later edit revives.

use super::{Kind, Thing, fields};
use crate::domain::fact::CustomerArchived;

fields!(CustomerArchived { customer });

impl Kind for CustomerArchived {
    const NAME: &'static str = "customer.archived";

    fn refers(&self, things: &mut Vec<Thing>) {
        things.push(Thing::Customer(self.customer));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, customer, fold};
    use super::*;
    use crate::domain::fact::Fact;
    use crate::domain::workspace::Standing;

    #[test]
    fn putting_away_twice_is_once() {
        let archived = || Fact::CustomerArchived(CustomerArchived { customer: customer(1) });
        let workspace = fold([(at(3), archived()), (at(2), archived()), (at(1), added("红星"))]);
        assert_eq!(workspace.customer(customer(1)).unwrap().standing, Standing::Archived);
    }
}
