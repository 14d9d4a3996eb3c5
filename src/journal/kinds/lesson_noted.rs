//! `lesson.noted`: a win or a lesson, in the rep's own words.
//!
//! Concurrent: both stay.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Lesson,
    name: "lesson.noted",
    parts: &[
        part("learned", Shape::OneOf(&["win", "lesson"])),
        maybe("text", Shape::Words),
        maybe("tags", Shape::Words),
        // The year and two digits: 202702.
        maybe("month", Shape::Number),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, customer, day, erased, fold};
    use crate::domain::fact::Fact;
    use crate::domain::own_entries::{Learned, Lesson, lessons};

    #[test]
    fn both_stay_and_an_erased_customers_words_are_gone_whenever_they_come() {
        let noted = |customer, text: &str| {
            let (learned, on) = (Learned::Lesson, day(5));
            let (text, tags) = (text.to_owned(), text.to_owned());
            let lesson = Lesson { learned, text, tags, month: None, customer, on };
            Fact::Entered(lesson.entry())
        };
        let about = Some(customer(1));
        let workspace = fold([
            (at(3), noted(None, "先问预算")),
            (at(2), noted(about, "红星要月结")),
            (at(1), added("红星")),
            (at(4), erased(1)),
            (at(5), noted(about, "红星 again")),
        ]);
        let run = workspace.period(super::super::tests::month());
        let kept: Vec<_> = lessons(&workspace, run).map(|l| l.text + &l.tags).collect();
        assert_eq!(kept, ["", "先问预算先问预算", ""]);
    }
}
