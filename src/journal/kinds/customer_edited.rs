//! `customer.edited`: some of a customer's fields.
//!
//! Concurrent: each field takes the later stamp, the other value stays in history; an edit
//! revives an archived customer.

use super::{Kind, Thing, fields};
use crate::domain::fact::CustomerEdited;
use crate::domain::ident::{CustomerId, Stamp};
use crate::domain::sorted::Set;

fields!(CustomerEdited { customer, name, class, note });

impl Kind for CustomerEdited {
    const NAME: &'static str = "customer.edited";

    fn refers(&self, things: &mut Vec<Thing>) {
        things.push(Thing::Customer(self.customer));
    }

    fn scrubbed(&self, _stamp: Stamp, gone: &Set<CustomerId>) -> Option<Self> {
        // Emptied, not removed: that there was an edit is history without a name in it.
        let emptied = |text: &Option<String>| text.as_ref().map(|_| String::new());
        let (name, note) = (emptied(&self.name), emptied(&self.note));
        gone.contains(&self.customer).then(|| CustomerEdited { name, note, ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, customer, fold};
    use super::*;
    use crate::domain::cadence::Class;
    use crate::domain::fact::{CustomerArchived, Fact};
    use crate::domain::workspace::Standing;

    fn edit(name: Option<&str>, class: Option<Class>) -> Fact {
        let name = name.map(str::to_owned);
        Fact::CustomerEdited(CustomerEdited { customer: customer(1), name, class, note: None })
    }

    #[test]
    fn each_field_takes_the_later_stamp() {
        let workspace = fold([
            (at(4), edit(Some("红星二店"), None)),
            (at(3), edit(Some("红星一店"), Some(Class::A))),
            (at(1), added("红星")),
        ]);
        let found = workspace.customer(customer(1)).unwrap();
        assert_eq!((found.name.as_str(), found.class), ("红星二店", Class::A));
    }

    #[test]
    fn an_edit_revives_an_archived_customer() {
        let archived = Fact::CustomerArchived(CustomerArchived { customer: customer(1) });
        let workspace =
            fold([(at(3), edit(None, Some(Class::A))), (at(2), archived), (at(1), added("红星"))]);
        assert_eq!(workspace.customer(customer(1)).unwrap().standing, Standing::Active);
    }
}
