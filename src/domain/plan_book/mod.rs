//! What a rep decides while planning, as the sheets of setting a goal read it and write it: each is
//! one row of the books, of which the later stamp is in force.
//!
//! Only those sheets reach what is here; what Today needs of it has a small reader there
//! (`spread`). Not here: the rules themselves (`breakdown`, `curve`, `incentive`, `funnel`).

pub mod asked;
pub mod check;
pub mod company;
pub mod curve;
pub mod deadlines;
pub mod figures;
pub mod funnel;
pub mod goal;
pub mod incentive;
pub mod look_back;
pub mod milestones;
pub mod own_funnel;
pub mod ready;
pub mod sheet;
pub mod sources;
pub mod split;
pub mod stock_taking;
pub mod suggest;
pub mod talk;
pub mod versions;
pub mod worked_back;
pub mod year;

use super::day::Day;
use super::entry::{Entry, EntryKind, PackedEntry, Row};
use super::period::Month;
use super::workspace::Workspace;

/// A figure's run of days: it begins with a sales month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// One sales month.
    Month,
    /// Three, from January, April, July or October.
    Quarter,
    /// Twelve, from January.
    Year,
}

impl Span {
    /// All of them; a record keeps the place.
    pub const ALL: [Span; 3] = [Span::Month, Span::Quarter, Span::Year];

    /// How many sales months.
    pub const fn months(self) -> u16 {
        match self {
            Span::Month => 1,
            Span::Quarter => 3,
            Span::Year => 12,
        }
    }

    /// The first month of the span that holds a month. O(1).
    ///
    /// ```
    /// use fieldplan::domain::{period::Month, plan_book::Span};
    /// let november = Month::parse("2026-11")?;
    /// assert_eq!(Span::Quarter.first(november), Month::parse("2026-10")?);
    /// assert_eq!(Span::Year.first(november), Month::parse("2026-01")?);
    /// # Ok::<(), fieldplan::domain::period::MonthError>(())
    /// ```
    pub fn first(self, month: Month) -> Month {
        let past = month.month().saturating_sub(1).checked_rem(u32::from(self.months()));
        month.before(past.and_then(|past| u16::try_from(past).ok()).unwrap_or(0))
    }
}

/// The place of an item among some, as a row keeps it.
fn place<T: PartialEq>(items: &[T], item: &T) -> i64 {
    let found = items.iter().position(|known| known == item);
    found.and_then(|place| i64::try_from(place).ok()).unwrap_or(Row::ABSENT)
}

/// The item at a place that a row keeps.
fn at<T: Copy>(items: &[T], place: i64) -> Option<T> {
    items.get(usize::try_from(place).ok()?).copied()
}

/// A number that may be left out.
fn there(number: i64) -> Option<i64> {
    (number != Row::ABSENT).then_some(number)
}

/// A row of a kind about nobody.
fn row(kind: EntryKind, numbers: Vec<i64>, words: Vec<String>, on: Day) -> Entry {
    Entry { kind, on, customer: None, row: Row { numbers, ids: vec![], words } }
}

/// The rows of a kind, in the order they were recorded. O(entries).
fn of_kind(workspace: &Workspace, kind: EntryKind) -> impl Iterator<Item = &PackedEntry> {
    workspace.entries().map(|(_, entry)| entry).filter(move |entry| entry.kind == kind)
}
