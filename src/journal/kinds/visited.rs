//! `visited`: a customer was visited without a promise.
//!
//! Concurrent: one visit counts per customer and day.

use super::{Kind, Thing, fields};
use crate::domain::fact::Visited;

fields!(Visited { customer, on });

impl Kind for Visited {
    const NAME: &'static str = "visited";

    fn refers(&self, things: &mut Vec<Thing>) {
        things.push(Thing::Customer(self.customer));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, customer, day, fold};
    use super::*;
    use crate::domain::fact::Fact;

    #[test]
    fn two_visits_of_a_day_count_once() {
        let visited = || Fact::Visited(Visited { customer: customer(1), on: day(20) });
        let workspace = fold([(at(3), visited()), (at(2), visited()), (at(1), added("红星"))]);
        assert_eq!(workspace.customer(customer(1)).unwrap().visits, [day(20)]);
    }
}
