//! What a rep writes on a month's goal sheet (domain.md 4): seven fields in words. Its metric and
//! its days are the goal's own.

use crate::domain::day::Day;
use crate::domain::entry::{Entry, EntryKind, PackedEntry, Row};
use crate::domain::goal_sheet::{Field, GoalSheet};
use crate::domain::metric::Standard;
use crate::domain::own_entries::month_of_number;
use crate::domain::period::Month;
use crate::domain::workspace::Workspace;

use super::{of_kind, row};

/// The most characters of a field.
pub const FIELD_LIMIT: usize = 500;

/// The fields in words, in the sheet's order; a record keeps them so.
pub const WRITTEN: [Field; 7] = [
    Field::Name,
    Field::Content,
    Field::Owner,
    Field::Background,
    Field::Support,
    Field::Helpers,
    Field::Execution,
];

/// The words of a sheet, in the order of [`WRITTEN`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// A text a field; empty where nothing is said.
    pub words: [String; 7],
}

/// A field has too many characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// Which.
    pub field: Field,
    /// How many; [`FIELD_LIMIT`] are allowed.
    pub length: usize,
}

impl Written {
    /// The sheet with the goal's metric and days. O(text).
    pub fn sheet(&self, workspace: &Workspace, month: Month) -> GoalSheet {
        let [name, content, owner, background, support, helpers, execution] = self.words.clone();
        GoalSheet {
            name,
            content,
            metric: Some(Standard::Revenue.metric()),
            period: Some(workspace.period(month)),
            owner,
            background,
            support,
            helpers,
            execution,
        }
    }

    /// As it is kept: each text trimmed.
    ///
    /// # Errors
    /// When a field has more than [`FIELD_LIMIT`] characters.
    pub fn entry(&self, month: Month, on: Day) -> Result<Entry, TooLong> {
        let words: Vec<String> = self.words.iter().map(|text| text.trim().to_owned()).collect();
        let long = WRITTEN.into_iter().zip(&words).find_map(|(field, text)| {
            let length = text.chars().count();
            (length > FIELD_LIMIT).then_some(TooLong { field, length })
        });
        match long {
            Some(long) => Err(long),
            None => Ok(row(EntryKind::Sheet, vec![Row::month(month)], words, on)),
        }
    }

    /// Reads it back, with its month.
    pub fn of(entry: &PackedEntry) -> Option<(Month, Written)> {
        let [month] = entry.row.numbers.as_slice() else { return None };
        let words = <[String; 7]>::try_from(entry.row.words.clone()).ok()?;
        Some((month_of_number(*month)?, Written { words }))
    }
}

/// What stands on a month's sheet: the later stamp's. O(entries).
pub fn latest(workspace: &Workspace, month: Month) -> Option<Written> {
    let sheets = of_kind(workspace, EntryKind::Sheet).filter_map(Written::of);
    sheets.filter(|(of, _)| *of == month).last().map(|(_, written)| written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_over_the_limit_is_named_and_one_within_it_is_trimmed() {
        let (month, day) = (Month::new(2026, 11).unwrap(), Day::parse("2026-11-02").unwrap());
        let mut written = Written::default();
        written.words[3] = "长".repeat(FIELD_LIMIT + 1);
        let length = FIELD_LIMIT + 1;
        assert_eq!(written.entry(month, day), Err(TooLong { field: Field::Background, length }));
        written.words[3] = format!(" {} \n", "长".repeat(FIELD_LIMIT));
        let (of, back) = Written::of(&written.entry(month, day).unwrap().packed()).unwrap();
        assert_eq!((of, back.words[3].chars().count()), (month, FIELD_LIMIT));
        let sheet = back.sheet(&Workspace::default(), month);
        assert_eq!(sheet.background.chars().count(), FIELD_LIMIT);
        assert!(!sheet.missing().contains(&Field::Metric));
    }
}
