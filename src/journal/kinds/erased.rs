//! `erased`: customers whose names and free text are to be found nowhere.
//!
//! Concurrent: erasing beats every edit, before or after it; dates and amounts stay. Merge and
//! restore obey it (`journal::erase`).

use super::{Kind, Thing, fields};
use crate::domain::fact::Erased;

fields!(Erased { customers });

impl Kind for Erased {
    const NAME: &'static str = "erased";
    const UNDOABLE: bool = false;

    fn refers(&self, things: &mut Vec<Thing>) {
        for id in &self.customers {
            things.push(Thing::Customer(*id));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, customer, fold};
    use super::*;
    use crate::domain::fact::{CustomerEdited, Fact};
    use crate::domain::workspace::Standing;

    #[test]
    fn erasing_beats_an_edit_before_or_after_it() {
        let renamed = Fact::CustomerEdited(CustomerEdited {
            customer: customer(1),
            name: Some("红星二店".into()),
            class: None,
            note: None,
        });
        for (erase, edit) in [(2, 3), (3, 2)] {
            let erased = Fact::Erased(Erased { customers: vec![customer(1)] });
            let workspace =
                fold([(at(1), added("红星")), (at(erase), erased), (at(edit), renamed.clone())]);
            let found = workspace.customer(customer(1)).unwrap();
            assert_eq!((found.name.as_str(), found.standing), ("", Standing::Erased));
        }
    }
}
