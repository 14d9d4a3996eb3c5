//! `journal.opened`: the journal's name, drawn with its first record.
//!
//! Concurrent: of two names the earlier holds; the later is counted and changes nothing. (The
//! store writes one only into an empty journal, and union refuses a second name.)

use super::{Kind, fields};
use crate::domain::fact::JournalOpened;

fields!(JournalOpened { journal });

impl Kind for JournalOpened {
    const NAME: &'static str = "journal.opened";
    const UNDOABLE: bool = false;
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, fold};
    use super::*;
    use crate::domain::fact::Fact;
    use crate::domain::ident::JournalId;

    #[test]
    fn of_two_names_the_earlier_holds() {
        let named =
            |ms| (at(ms), Fact::JournalOpened(JournalOpened { journal: JournalId(at(ms)) }));
        assert_eq!(fold([named(2), named(1)]).journal, Some(JournalId(at(1))));
    }
}
