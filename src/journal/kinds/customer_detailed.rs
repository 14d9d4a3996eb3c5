//! `customer.detailed`: whom to ask for at a customer, where, which industry, how keen they are.
//!
//! Concurrent: the later stamp's details hold, all of them: they are written on one sheet that
//! showed what stood before.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Details,
    name: "customer.detailed",
    // A text left out is not known.
    parts: &[
        part("intent", Shape::OneOf(&["plain", "high"])),
        maybe("contact", Shape::Words),
        maybe("phone", Shape::Words),
        maybe("address", Shape::Words),
        maybe("industry", Shape::Words),
        maybe("region", Shape::Words),
        maybe("tags", Shape::Words),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, customer, day, erased, fold};
    use crate::domain::details::{Detail, Details};
    use crate::domain::fact::Fact;
    use crate::journal::Record;

    fn detailed(contact: &str, industry: &str, keen: bool) -> Fact {
        let details = Details::typed([contact, "", "", industry, "", ""], keen).unwrap();
        Fact::Entered(details.entry(customer(1), day(5)))
    }

    fn shown(facts: &[(u64, Fact)]) -> (String, String, bool) {
        let workspace = fold(facts.iter().map(|(ms, fact)| (at(*ms), fact.clone())));
        let details = Details::of(&workspace, customer(1));
        let word = |detail| details.word(detail).to_owned();
        (word(Detail::Contact), word(Detail::Industry), details.keen)
    }

    #[test]
    fn the_later_stamps_details_hold_all_of_them() {
        let (one, other) = (detailed("王姐", "五金", true), detailed("", "物流", false));
        let later = (String::new(), "物流".to_owned(), false);
        let name = (1, added("恒泰"));
        assert_eq!(shown(&[name.clone(), (3, one.clone()), (4, other.clone())]), later);
        assert_eq!(shown(&[name, (4, other), (3, one)]), later);
    }

    #[test]
    fn the_frozen_line_is_read_and_written_as_it_stands() {
        let frozen = include_str!("../../../tests/data/records/v0.6.0-customers.txt");
        let line = frozen.lines().find(|line| line.contains(super::KIND.name)).unwrap();
        let record = Record::parse(line.as_bytes()).unwrap();
        assert_eq!(Record::write(record.stamp(), record.fact().unwrap()), record);
    }

    #[test]
    fn erasing_the_customer_takes_every_word() {
        let words =
            shown(&[(1, added("恒泰")), (2, detailed("王姐", "五金", true)), (3, erased(1))]);
        assert_eq!((words.0.as_str(), words.1.as_str()), ("", ""));
        // A record that arrives later is heard without its words too.
        let words =
            shown(&[(1, added("恒泰")), (3, erased(1)), (4, detailed("王姐", "五金", true))]);
        assert_eq!((words.0.as_str(), words.1.as_str()), ("", ""));
    }
}
