//! `sheet.noted`: what stands on a month's goal sheet, in the rep's own words.
//!
//! Concurrent: both stay, the later stamp is the sheet.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Sheet,
    name: "sheet.noted",
    parts: &[
        // The year and two digits: 202702.
        part("month", Shape::Number),
        maybe("name", Shape::Words),
        maybe("content", Shape::Words),
        maybe("owner", Shape::Words),
        maybe("background", Shape::Words),
        maybe("support", Shape::Words),
        maybe("helpers", Shape::Words),
        maybe("execution", Shape::Words),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold, month};
    use crate::domain::fact::Fact;
    use crate::domain::plan_book::sheet::{Written, latest};

    #[test]
    fn the_later_stamp_is_the_sheet_of_its_month() {
        let noted = |name: &str, month| {
            let mut written = Written::default();
            written.words[0] = name.to_owned();
            Fact::Entered(written.entry(month, day(5)).unwrap())
        };
        let workspace = fold([
            (at(4), noted("later", month())),
            (at(3), noted("earlier", month())),
            (at(5), noted("next", month().next())),
        ]);
        let name = |month| latest(&workspace, month).map(|written| written.words[0].clone());
        assert_eq!(name(month()).as_deref(), Some("later"));
        assert_eq!(name(month().next()).as_deref(), Some("next"));
        assert_eq!(name(month().previous()), None);
    }
}
