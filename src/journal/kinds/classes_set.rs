//! `classes.set`: by which rule customers are put into classes.
//!
//! Concurrent: the later stamp's rule holds. What it changed in a customer is a record of its own.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::ClassRules,
    name: "classes.set",
    parts: &[
        part("by", Shape::OneOf(&["rank", "amount"])),
        // A from here on, B from here on; left out by rank.
        maybe("a", Shape::Amount),
        maybe("b", Shape::Amount),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold, yuan};
    use crate::domain::fact::Fact;
    use crate::domain::own_classes::{rules, rules_entry, thresholds};
    use crate::domain::ranking::Method;
    use crate::journal::Record;

    #[test]
    fn the_later_stamps_rule_holds() {
        let amount = thresholds(yuan(50), yuan(20)).unwrap();
        let of = |method| Fact::Entered(rules_entry(method, day(5)));
        assert_eq!(rules(&fold([(at(3), of(Method::Rank)), (at(4), of(amount))])), amount);
        assert_eq!(rules(&fold([(at(4), of(amount)), (at(3), of(Method::Rank))])), amount);
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
