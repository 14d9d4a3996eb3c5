//! `customers.pasted`: customers from a list, all at once.
//!
//! Concurrent: both lists stay. Equal names are offered for joining, never joined silently.

use super::{Kind, Thing, fields};
use crate::domain::fact::CustomersPasted;
use crate::domain::ident::{CustomerId, Id, Stamp};
use crate::domain::sorted::Set;

fields!(CustomersPasted { rows, on });

impl Kind for CustomersPasted {
    const NAME: &'static str = "customers.pasted";

    fn makes(&self, stamp: Stamp, things: &mut Vec<Thing>) {
        for (place, _) in (0_u16..).zip(&self.rows) {
            things.push(Thing::Customer(CustomerId(Id::new(stamp, place))));
        }
    }

    fn scrubbed(&self, stamp: Stamp, gone: &Set<CustomerId>) -> Option<Self> {
        let mut scrubbed = self.clone();
        for (place, row) in (0_u16..).zip(&mut scrubbed.rows) {
            if gone.contains(&CustomerId(Id::new(stamp, place))) {
                row.name.clear();
                row.note = None;
            }
        }
        (scrubbed != *self).then_some(scrubbed)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold};
    use super::*;
    use crate::domain::cadence::Class;
    use crate::domain::fact::{Fact, PastedCustomer};

    #[test]
    fn two_lists_both_stay_and_equal_names_are_offered_for_joining() {
        let list = |names: &[&str]| {
            let row = |name: &&str| PastedCustomer {
                name: (*name).to_owned(),
                class: Class::C,
                note: None,
            };
            Fact::CustomersPasted(CustomersPasted {
                rows: names.iter().map(row).collect(),
                on: day(2),
            })
        };
        let workspace = fold([(at(2), list(&["红星", "老王"])), (at(1), list(&["红星"]))]);
        let id = |ms, place| CustomerId(Id::new(at(ms), place));
        assert_eq!(workspace.customers().count(), 3);
        assert_eq!(workspace.same_names(), [(id(1, 0), id(2, 0))]);
    }
}
