//! `review.kept`: a review of a day, a week or a month as it was written, with the line that was
//! added.
//!
//! Concurrent: both stand, as two versions; nothing of one changes the other.

use crate::domain::entry::EntryKind;
use crate::journal::row::{Part, RowKind, Shape, part};

/// A part of the text, and the customers it names.
const PIECE: &[Part] = &[part("t", Shape::Words), part("c", Shape::Things)];

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Review,
    name: "review.kept",
    parts: &[
        part("of", Shape::OneOf(&["day", "week", "month"])),
        // The first day it looks back on: year, month and day.
        part("first", Shape::Number),
        part("text", Shape::List(PIECE)),
        part("line", Shape::List(PIECE)),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, customer, day, erased, fold};
    use crate::domain::fact::Fact;
    use crate::domain::kept_review::{KeptReview, Stretch, kept, pieces, told};
    use crate::journal::Record;

    fn written(text: &str) -> Fact {
        let needles = [("恒泰".to_owned(), customer(1))];
        let text = pieces(text, &needles);
        let (stretch, line) = (Stretch::Day, Vec::new());
        Fact::Entered(KeptReview { stretch, first: day(5), text, line, on: day(5) }.entry())
    }

    fn shown(facts: &[(u64, Fact)]) -> Vec<String> {
        let workspace = fold(facts.iter().map(|(ms, fact)| (at(*ms), fact.clone())));
        kept(&workspace).iter().map(|(_, one)| told(&one.text, "?")).collect()
    }

    #[test]
    fn both_versions_stand_the_later_first() {
        let (one, other) = (written("一"), written("二"));
        assert_eq!(shown(&[(3, one.clone()), (4, other.clone())]), ["二", "一"]);
        assert_eq!(shown(&[(4, other), (3, one)]), ["二", "一"]);
    }

    #[test]
    fn erasing_a_customer_leaves_no_name_in_the_line() {
        let facts = [(1, added("恒泰")), (2, written("见了恒泰")), (3, erased(1))];
        assert_eq!(shown(&facts), ["见了?"]);
        let gone = [customer(1)].into_iter().collect();
        let scrubbed = super::super::scrubbed(at(2), &written("见了恒泰"), &gone).unwrap();
        let line = Record::write(at(2), &scrubbed).line().to_owned();
        assert!(line.contains("见了") && !line.contains("恒泰"), "{line}");
        assert_eq!(super::super::scrubbed(at(2), &written("谁也没见"), &gone), None);
    }

    #[test]
    fn the_frozen_lines_are_read_and_written_as_they_stand() {
        let frozen = include_str!("../../../tests/data/records/v0.7.0-look_back.txt");
        let lines: Vec<&str> =
            frozen.lines().filter(|line| line.contains(super::KIND.name)).collect();
        assert_eq!(lines.len(), 2);
        for line in lines {
            let record = Record::parse(line.as_bytes()).unwrap();
            assert_eq!(Record::write(record.stamp(), record.fact().unwrap()), record);
        }
    }
}
