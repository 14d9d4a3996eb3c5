//! `cadences.set`: how often each class is owed a touch, and how many of them must be visits.
//!
//! Concurrent: the later stamp's hold, of all classes: they are weighed against each other and
//! against what fits a day.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Cadences,
    name: "cadences.set",
    parts: &[part(
        "classes",
        Shape::List(&[
            part("class", Shape::OneOf(&["A", "B", "C"])),
            part("times", Shape::Number),
            part("per", Shape::OneOf(&["week", "month"])),
            // How many of a hundred must be visits.
            part("visits", Shape::Number),
        ]),
    )],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold};
    use crate::domain::cadence::{Cadence, Cadences, Class};
    use crate::domain::fact::Fact;
    use crate::domain::own_classes::cadences_entry;
    use crate::journal::Record;

    fn set(class: Class, cadence: Cadence) -> Fact {
        Fact::Entered(cadences_entry(Cadences::default().with(class, cadence), day(5)))
    }

    fn in_force(facts: &[(u64, Fact)]) -> Cadences {
        Cadences::of(&fold(facts.iter().map(|(ms, fact)| (at(*ms), fact.clone()))))
    }

    #[test]
    fn the_later_stamps_hold_of_all_classes() {
        let one = set(Class::A, Cadence::Weekly(3));
        let other = set(Class::C, Cadence::Monthly(2));
        let later = Cadences::default().with(Class::C, Cadence::Monthly(2));
        assert_eq!(in_force(&[(3, one.clone()), (4, other.clone())]), later);
        assert_eq!(in_force(&[(4, other), (3, one)]), later);
        assert_eq!(in_force(&[]), Cadences::default());
    }

    #[test]
    fn the_frozen_line_is_read_and_written_as_it_stands() {
        let frozen = include_str!("../../../tests/data/records/v0.6.0-customers.txt");
        let line = frozen.lines().find(|line| line.contains(super::KIND.name)).unwrap();
        let record = Record::parse(line.as_bytes()).unwrap();
        assert_eq!(Record::write(record.stamp(), record.fact().unwrap()), record);
    }

    #[test]
    fn what_no_sheet_keeps_counts_as_the_usual() {
        let line = |json: &str| {
            let bytes = format!("1 {} cadences.set {json}", at(3));
            let line = format!("{:08x} {bytes}", crate::journal::crc::crc32(bytes.as_bytes()));
            let record = Record::parse(line.as_bytes()).unwrap();
            in_force(&[(3, record.fact().unwrap().clone())])
        };
        let wild = r#"{"classes":[{"class":"A","times":0,"per":"week","visits":50},{"class":"B","times":300,"per":"week","visits":0},{"class":"C","times":1,"per":"month","visits":900}],"on":"2026-11-05"}"#;
        assert_eq!(line(wild), Cadences::default());
    }
}
