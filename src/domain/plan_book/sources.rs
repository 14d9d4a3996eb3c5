//! Where a month's leads are to come from, with a reserve apart (domain.md 8).

use crate::domain::day::Day;
use crate::domain::entry::{Entry, EntryKind, PackedEntry, Row};
use crate::domain::own_entries::{month_of_number, of_kind};
use crate::domain::period::Month;
use crate::domain::rate::Rate;
use crate::domain::source::{Source, Supply, supply};
use crate::domain::workspace::Workspace;

/// The most sources a month may have.
pub const SOURCE_LIMIT: usize = 20;
/// The most characters of a source's name.
pub const NAME_LIMIT: usize = 40;
/// The most leads of one source, and of the reserve.
pub const LEAD_LIMIT: u32 = 100_000;
/// The most times a source is used in a month.
pub const TIMES_LIMIT: u16 = 1_000;
/// The whole in hundredths of a percent.
const WHOLE: u16 = 10_000;

/// One source: an expo twice a month, referrals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSource {
    /// As typed, one line.
    pub name: String,
    /// How often in the month, at least 1: two expos.
    pub times: u16,
    /// Leads of all times together.
    pub quota: u32,
    /// How many of them are valid, in hundredths of a percent, at most 10,000.
    pub valid: u16,
}

/// A month's sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourcePlan {
    /// The sales month.
    pub month: Month,
    /// Leads kept apart for when a source fails.
    pub reserve: u32,
    /// In the rep's order.
    pub sources: Vec<NamedSource>,
}

/// Why sources are not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceProblem {
    /// More than [`SOURCE_LIMIT`].
    TooMany,
    /// A source has no name, or too long a one; its number, from 1.
    Name(usize),
    /// A source brings too many leads, is used too often or never, or more than all of its leads
    /// are valid; its number, from 1.
    Figures(usize),
    /// A reserve beyond [`LEAD_LIMIT`].
    Reserve,
}

impl SourcePlan {
    /// The month with names tidied, where it can be kept.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn checked(mut self) -> Result<SourcePlan, SourceProblem> {
        if self.sources.len() > SOURCE_LIMIT {
            return Err(SourceProblem::TooMany);
        }
        for (number, source) in (1_usize..).zip(&mut self.sources) {
            source.name = source.name.split_whitespace().collect::<Vec<_>>().join(" ");
            let length = source.name.chars().count();
            if length == 0 || length > NAME_LIMIT || source.name.chars().any(char::is_control) {
                return Err(SourceProblem::Name(number));
            }
            let times = (1..=TIMES_LIMIT).contains(&source.times);
            if !times || source.quota > LEAD_LIMIT || source.valid > WHOLE {
                return Err(SourceProblem::Figures(number));
            }
        }
        if self.reserve > LEAD_LIMIT { Err(SourceProblem::Reserve) } else { Ok(self) }
    }

    /// As it is kept.
    pub fn entry(self, on: Day) -> Entry {
        let count = i64::try_from(self.sources.len()).unwrap_or(0);
        let mut row = Row::default();
        row.numbers.extend([Row::month(self.month), self.reserve.into(), count]);
        for source in self.sources {
            let figures: [i64; 3] = [source.times.into(), source.quota.into(), source.valid.into()];
            row.numbers.extend(figures);
            row.words.push(source.name);
        }
        Entry { kind: EntryKind::Sources, on, customer: None, row }
    }

    /// Reads it back; `None` for one that could not be kept.
    pub fn read(entry: &PackedEntry) -> Option<SourcePlan> {
        let [month, reserve, _, figures @ ..] = entry.row.numbers.as_slice() else { return None };
        let names = entry.row.words.iter();
        let sources = figures.chunks(3).zip(names).map(|(figures, name)| {
            let [times, quota, valid] = figures else { return None };
            Some(NamedSource {
                name: name.clone(),
                times: u16::try_from(*times).ok()?,
                quota: u32::try_from(*quota).ok()?,
                valid: u16::try_from(*valid).ok()?,
            })
        });
        Some(SourcePlan {
            month: month_of_number(*month)?,
            reserve: u32::try_from(*reserve).ok()?,
            sources: sources.collect::<Option<_>>()?,
        })
    }

    /// Leads of all sources together, and whether of any it is said how many are valid. O(sources).
    pub fn brings(&self) -> (i64, bool) {
        let leads = self.sources.iter().map(|source| i64::from(source.quota));
        let said = self.sources.iter().any(|source| source.valid < WHOLE);
        (leads.fold(0, i64::saturating_add), said)
    }

    /// What they bring against the leads that are needed. `None` beyond what a fraction can hold.
    pub fn supply(&self, need: Rate) -> Option<Supply> {
        let valid = |source: &NamedSource| Rate::of(source.valid, WHOLE).unwrap_or(Rate::ONE);
        let sources: Vec<Source> = self
            .sources
            .iter()
            .map(|source| Source { quota: source.quota, valid: valid(source) })
            .collect();
        supply(&sources, need, self.reserve)
    }
}

/// What holds for a month: its own latest one, else that of the last month before it. O(entries).
pub fn in_force(workspace: &Workspace, month: Month) -> Option<SourcePlan> {
    let mut found: Option<SourcePlan> = None;
    for (_, entry) in of_kind(workspace, EntryKind::Sources) {
        let Some(plan) = SourcePlan::read(entry).filter(|plan| plan.month <= month) else {
            continue;
        };
        if found.as_ref().is_none_or(|found| found.month <= plan.month) {
            found = Some(plan);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn month() -> Month {
        Month::new(2026, 11).unwrap()
    }

    fn source(name: &str, times: u16, quota: u32, valid: u16) -> NamedSource {
        NamedSource { name: name.to_owned(), times, quota, valid }
    }

    fn plan(sources: Vec<NamedSource>) -> SourcePlan {
        SourcePlan { month: month(), reserve: 100, sources }
    }

    #[test]
    fn two_expos_and_five_referrals_against_the_need() {
        let plan = plan(vec![source("展会", 2, 50, 10_000), source("转介绍", 5, 5, 10_000)]);
        let enough = plan.supply(Rate::whole(50)).unwrap();
        assert_eq!((enough.valid, enough.short, enough.reserve), (Rate::whole(55), 0, 100));
        let short = plan.supply(Rate::whole(63)).unwrap();
        assert_eq!((short.short, short.reserve_covers), (8, true));
    }

    #[test]
    fn what_cannot_be_kept_says_where_it_is_wrong() {
        let good = || source("展会", 2, 50, 10_000);
        let checked = |sources| plan(sources).checked();
        let problem = |sources| checked(sources).unwrap_err();
        assert_eq!(problem(vec![good(), source(" ", 1, 1, 1)]), SourceProblem::Name(2));
        assert_eq!(problem(vec![source(&"a".repeat(41), 1, 1, 1)]), SourceProblem::Name(1));
        assert_eq!(problem(vec![good(), source("a", 0, 1, 1)]), SourceProblem::Figures(2));
        assert_eq!(problem(vec![source("a", 1, 1, 10_001)]), SourceProblem::Figures(1));
        assert_eq!(problem(vec![good(); 21]), SourceProblem::TooMany);
        let all = SourcePlan { reserve: LEAD_LIMIT + 1, ..plan(vec![]) };
        assert_eq!(all.checked(), Err(SourceProblem::Reserve));
        assert_eq!(checked(vec![source(" 展  会 ", 1, 1, 1)]).unwrap().sources[0].name, "展 会");
    }

    proptest! {
        #[test]
        fn what_is_kept_reads_back(
            sources in prop::collection::vec(
                ("[a-z展会]{1,9}", 1_u16..9, 0_u32..9_999, 0_u16..=WHOLE), 0..9,
            ),
            reserve in 0_u32..1_000,
        ) {
            let sources = sources
                .into_iter()
                .map(|(name, times, quota, valid)| NamedSource { name, times, quota, valid });
            let plan = SourcePlan { month: month(), reserve, sources: sources.collect() };
            let entry = plan.clone().entry(Day::new(2026, 11, 5).unwrap()).packed();
            prop_assert_eq!(SourcePlan::read(&entry), Some(plan));
        }

        #[test]
        fn no_row_makes_the_reader_panic(
            numbers in prop::collection::vec(any::<i64>(), 0..12), words: Vec<String>,
        ) {
            let row = Row { numbers, words, ..Row::default() };
            let on = Day::new(2026, 11, 5).unwrap();
            let entry = Entry { kind: EntryKind::Sources, on, customer: None, row };
            let _ = SourcePlan::read(&entry.packed());
        }
    }
}
