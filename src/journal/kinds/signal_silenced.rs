//! `signal.silenced`: something that got worse was said, and put away with a reason.
//!
//! Concurrent: the later stamp's holds, a field for each of the three that are watched.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Silenced,
    name: "signal.silenced",
    parts: &[
        part("signal", Shape::OneOf(&["conversion", "ticket", "cycle"])),
        // Of the conversion: won and ended; of the others twice the middle value.
        part("was", Shape::Number),
        maybe("wasOf", Shape::Number),
        part("now", Shape::Number),
        // Of the conversion: ended; of the others how many of the last deals were on the bad side.
        part("nowOf", Shape::Number),
        part("reason", Shape::Words),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold};
    use crate::domain::alert::{Moved, Sample};
    use crate::domain::fact::Fact;
    use crate::domain::own_signals::{Dropped, Signals};
    use crate::domain::silenced::{Silenced, Watched, said};
    use crate::journal::Record;

    fn signals(passed: u32, last: i128) -> Signals {
        let (before, now) = (Sample { passed: 30, of: 100 }, Sample { passed, of: 60 });
        let ticket = Some(Moved { base_doubled: 200, last_doubled: last, bad: 8 });
        Signals { conversion: Some(Dropped { before, now }), ticket, cycle: None }
    }

    fn put_away(signals: Signals, which: Watched) -> Fact {
        Fact::Entered(Silenced::of_typed(signals, which, "淡季", day(5)).unwrap().entry())
    }

    #[test]
    fn the_later_stamps_holds_for_each_that_is_watched() {
        let one = put_away(signals(11, 150), Watched::Conversion);
        let other = put_away(signals(10, 150), Watched::Conversion);
        let ticket = put_away(signals(11, 140), Watched::Ticket);
        let of =
            |facts: [(u64, &Fact); 3]| said(&fold(facts.map(|(ms, fact)| (at(ms), fact.clone()))));
        let later = signals(10, 140);
        assert_eq!(of([(3, &one), (4, &other), (5, &ticket)]), later);
        assert_eq!(of([(4, &other), (3, &one), (2, &ticket)]), later);
    }

    #[test]
    fn the_frozen_lines_are_read_and_written_as_they_stand() {
        let frozen = include_str!("../../../tests/data/records/v0.7.0-adjust.txt");
        let lines: Vec<&str> =
            frozen.lines().filter(|line| line.contains(super::KIND.name)).collect();
        assert_eq!(lines.len(), 2);
        for line in lines {
            let record = Record::parse(line.as_bytes()).unwrap();
            assert_eq!(Record::write(record.stamp(), record.fact().unwrap()), record);
        }
    }
}
