//! `playbook.written`: an entry of the playbook was written, changed, hidden or brought back.
//!
//! Concurrent: of one entry the later stamp's holds, whole; entries of two phones stand beside each
//! other.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Playbook,
    name: "playbook.written",
    parts: &[
        // The number of a shipped one.
        maybe("number", Shape::Number),
        part("chapter", Shape::OneOf(&["objections", "stalls", "kits", "stages"])),
        part("state", Shape::OneOf(&["shown", "hidden"])),
        // Left out: as shipped.
        maybe("title", Shape::Words),
        maybe("text", Shape::Words),
        // One of the rep's own that was written before; left out for a new one.
        maybe("of", Shape::Thing),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold};
    use crate::domain::fact::Fact;
    use crate::domain::playbook::{Chapter, Own, Which, leaves};
    use crate::journal::Record;

    #[test]
    fn of_one_entry_the_later_stamps_holds() {
        let which = Which::Shipped(Chapter::Stalls.number(2));
        let of = |text| {
            let own = Own::typed(Some(which), "", text).unwrap();
            Fact::Entered(own.entry(Some(which), Chapter::Stalls, day(5)))
        };
        for order in [[(3, "先"), (4, "后")], [(4, "后"), (3, "先")]] {
            let workspace = fold(order.map(|(ms, text)| (at(ms), of(text))));
            let leaf = leaves(&workspace).into_iter().find(|leaf| leaf.which == which).unwrap();
            assert_eq!(leaf.own.text, "后");
        }
    }

    #[test]
    fn the_frozen_lines_are_read_and_written_as_they_stand() {
        let frozen = include_str!("../../../tests/data/records/v0.6.0-customers.txt");
        let lines: Vec<&str> =
            frozen.lines().filter(|line| line.contains(super::KIND.name)).collect();
        assert_eq!(lines.len(), 3);
        for line in lines {
            let record = Record::parse(line.as_bytes()).unwrap();
            assert_eq!(Record::write(record.stamp(), record.fact().unwrap()), record);
        }
    }
}
