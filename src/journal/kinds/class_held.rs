//! `class.held`: a customer's class was set by hand and stays whatever the rule says, or no longer.
//!
//! Concurrent: the later stamp's holds, a field for each customer.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::HeldClass,
    name: "class.held",
    // Without one the rule decides again.
    parts: &[maybe("class", Shape::OneOf(&["A", "B", "C"]))],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, customer, day, fold};
    use crate::domain::cadence::Class;
    use crate::domain::fact::Fact;
    use crate::domain::own_classes::{held, held_entry};
    use crate::journal::Record;

    #[test]
    fn the_later_stamps_holds() {
        let name = (at(1), added("恒泰"));
        let of = |class| Fact::Entered(held_entry(customer(1), class, day(5)));
        let a = held(&fold([name.clone(), (at(4), of(Some(Class::A))), (at(3), of(None))]));
        assert_eq!(a.get(&customer(1)), Some(&Class::A));
        let none = held(&fold([name, (at(3), of(Some(Class::A))), (at(4), of(None))]));
        assert_eq!(none.get(&customer(1)), None);
    }

    #[test]
    fn the_frozen_lines_are_read_and_written_as_they_stand() {
        let frozen = include_str!("../../../tests/data/records/v0.6.0-customers.txt");
        for line in frozen.lines().filter(|line| line.contains(super::KIND.name)) {
            let record = Record::parse(line.as_bytes()).unwrap();
            assert_eq!(Record::write(record.stamp(), record.fact().unwrap()), record);
        }
    }
}
