//! A month's milestones as they are kept: a date with an amount sold by then, or with something to be
//! done (domain.md 4).

use crate::domain::day::Day;
use crate::domain::entry::{Entry, EntryKind, PackedEntry, Row};
use crate::domain::goal::Opening;
use crate::domain::milestone::{Milestone, MilestoneState, Wanted};
use crate::domain::money::Money;
use crate::domain::own_entries::month_of_number;
use crate::domain::period::{Month, Period};
use crate::domain::sorted::sort_by;
use crate::domain::tier::Tiers;
use crate::domain::workspace::Workspace;

use super::{of_kind, row, there};

/// The most milestones of a month.
pub const MOST: usize = 20;
/// The most characters of what is wanted.
pub const WORDS_LIMIT: usize = 60;

/// A month's milestones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestones {
    /// The sales month.
    pub month: Month,
    /// What is wanted in words, and by when; the first first.
    pub steps: Vec<(String, Milestone<Money>)>,
}

/// Why a milestone is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There are [`MOST`] already.
    TooMany,
    /// It says nothing, or has more than [`WORDS_LIMIT`] characters.
    Words,
    /// The amount is 0 or below, or beyond what a tier can be.
    Amount,
}

impl Milestones {
    /// The same with one more, in the order of the days. O(n log n).
    ///
    /// # Errors
    /// When there are too many, it says nothing or too much, or its amount cannot be.
    pub fn with(mut self, what: &str, by: Day, amount: Option<Money>) -> Result<Self, Refused> {
        let what = what.split_whitespace().collect::<Vec<_>>().join(" ");
        let length = what.chars().count();
        if self.steps.len() >= MOST {
            return Err(Refused::TooMany);
        }
        // An amount says what is wanted by itself.
        if length > WORDS_LIMIT || (length == 0 && amount.is_none()) {
            return Err(Refused::Words);
        }
        if amount.is_some_and(|amount| amount <= Money::ZERO || amount > Tiers::LIMIT) {
            return Err(Refused::Amount);
        }
        let wanted = amount.map_or(Wanted::Done(None), Wanted::Figure);
        self.steps.push((what, Milestone { by, wanted }));
        sort_by(&mut self.steps, |one, other| one.1.by.cmp(&other.1.by));
        Ok(self)
    }

    /// The same with one ticked on a day, or no longer ticked; one with an amount stays, for that
    /// is reached by selling.
    #[must_use]
    pub fn turned(mut self, place: usize, today: Day) -> Milestones {
        if let Some((_, Milestone { wanted: Wanted::Done(done), .. })) = self.steps.get_mut(place) {
            *done = if done.is_some() { None } else { Some(today) };
        }
        self
    }

    /// The same without one.
    #[must_use]
    pub fn without(mut self, place: usize) -> Milestones {
        if place < self.steps.len() {
            self.steps.remove(place);
        }
        self
    }

    /// As they are kept.
    pub fn entry(self, on: Day) -> Entry {
        let count = i64::try_from(self.steps.len()).unwrap_or(0);
        let (mut numbers, mut words) = (vec![Row::month(self.month), count], Vec::new());
        for (what, step) in self.steps {
            let (amount, done) = match step.wanted {
                Wanted::Figure(amount) => (amount.fen(), Row::ABSENT),
                Wanted::Done(done) => (Row::ABSENT, done.map_or(Row::ABSENT, of_day)),
            };
            numbers.extend([of_day(step.by), amount, done]);
            words.push(what);
        }
        row(EntryKind::Milestones, numbers, words, on)
    }

    /// Reads them back; `None` for a day that is none.
    pub fn of(entry: &PackedEntry) -> Option<Milestones> {
        let [month, _, steps @ ..] = entry.row.numbers.as_slice() else { return None };
        let words = entry.row.words.iter();
        let steps = steps.chunks(3).zip(words).map(|(step, what)| {
            let [by, amount, done] = step else { return None };
            let done = match there(*done) {
                Some(done) => Some(to_day(done)?),
                None => None,
            };
            let wanted = there(*amount).map(Money::from_fen);
            let wanted = wanted.map_or(Wanted::Done(done), Wanted::Figure);
            Some((what.clone(), Milestone { by: to_day(*by)?, wanted }))
        });
        Some(Milestones { month: month_of_number(*month)?, steps: steps.collect::<Option<_>>()? })
    }

    /// Where each stands on a day: what is sold counts through the earlier of the day and its date.
    /// O(milestones × sales).
    pub fn stand(&self, workspace: &Workspace, today: Day) -> Vec<MilestoneState<Money>> {
        let first = workspace.period(self.month).first();
        let of = |(_, step): &(String, Milestone<Money>)| {
            let through = today.min(step.by);
            // An opening figure stands for the days it speaks of.
            let (before, from) = match workspace.goal(self.month).map(|goal| goal.opening) {
                Some(Opening::Answered { amount, through: until }) if until <= through => {
                    (amount, until.next())
                }
                _ => (Money::ZERO, first),
            };
            let run = (through >= from).then(|| Period::spanning(from, through));
            step.on(today, workspace.sold_in(run).plus(before))
        };
        self.steps.iter().map(of).collect()
    }
}

/// A day as a number: year, month and day, two digits each but the year.
pub(in crate::domain) fn of_day(day: Day) -> i64 {
    let month = i64::from(day.year()).saturating_mul(100).saturating_add(day.month().into());
    month.saturating_mul(100).saturating_add(day.day().into())
}

/// The day that [`of_day`] made a number; `None` for a number that is no day.
pub(in crate::domain) fn to_day(number: i64) -> Option<Day> {
    let month = month_of_number(number.checked_div(100)?)?;
    let day = u32::try_from(number.checked_rem(100)?).ok()?;
    Day::new(month.year(), month.month(), day).ok()
}

/// The milestones in force of a month; none without any. O(entries).
pub fn latest(workspace: &Workspace, month: Month) -> Milestones {
    let all = of_kind(workspace, EntryKind::Milestones).filter_map(Milestones::of);
    let own = all.filter(|one| one.month == month);
    own.last().unwrap_or(Milestones { month, steps: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::{Fact, Sold};
    use crate::domain::ident::Stamp;
    use crate::domain::workspace::evolve;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn none() -> Milestones {
        Milestones { month: Month::new(2026, 11).unwrap(), steps: Vec::new() }
    }

    #[test]
    fn they_stand_in_the_order_of_their_days_and_are_ticked_or_sold() {
        let yuan = Money::from_yuan;
        let some = none()
            .with("半个月", day("2026-11-15"), Some(yuan(100)))
            .and_then(|some| some.with(" 样品  寄出 ", day("2026-11-10"), None))
            .unwrap();
        assert_eq!(some.steps[0].0, "样品 寄出");
        let mut workspace = Workspace::default();
        let sold =
            |amount, on| Fact::Sold(Sold { customer: None, amount: yuan(amount), on, goods: None });
        evolve(&mut workspace, Stamp::new(1, 0, 7), &sold(60, day("2026-11-09")));
        evolve(&mut workspace, Stamp::new(2, 0, 7), &sold(60, day("2026-11-16")));
        let stand = some.stand(&workspace, day("2026-11-12"));
        assert_eq!(stand[0], MilestoneState::Missed { missing: None });
        let missing = Some(yuan(40));
        assert_eq!(stand[1], MilestoneState::Open { days: 3, missing });
        // What is sold after its date no longer reaches it.
        let later = some.stand(&workspace, day("2026-11-20"));
        assert_eq!(later[1], MilestoneState::Missed { missing });
        let ticked = some.clone().turned(0, day("2026-11-12")).turned(1, day("2026-11-12"));
        let late = MilestoneState::ReachedLate { days: 2 };
        assert_eq!(ticked.stand(&workspace, day("2026-11-12"))[0], late);
        assert_eq!(ticked.clone().turned(0, day("2026-11-13")), some);
        assert_eq!(ticked.without(0).without(0).without(0), none());
    }

    #[test]
    fn what_says_nothing_or_too_much_is_refused() {
        let by = day("2026-11-10");
        let long = "长".repeat(WORDS_LIMIT + 1);
        assert_eq!(none().with(" ", by, None), Err(Refused::Words));
        assert_eq!(none().with(&long, by, None), Err(Refused::Words));
        assert_eq!(none().with("", by, Some(Money::ZERO)), Err(Refused::Amount));
        assert!(none().with("", by, Some(Money::from_yuan(1))).is_ok());
        let full = (0..MOST).try_fold(none(), |all, _| all.with("样品", by, None)).unwrap();
        assert_eq!(full.with("样品", by, None), Err(Refused::TooMany));
    }

    proptest! {
        #[test]
        fn what_is_kept_reads_back(
            steps in prop::collection::vec(
                ("[a-z样品]{1,9}", 0_i32..40, prop::option::of(1_i64..9_999), prop::option::of(0_i32..40)), 0..9,
            ),
        ) {
            let first = day("2026-11-01");
            let steps = steps.into_iter().map(|(what, by, amount, done)| {
                let done = done.map(|days| first.plus_days(days));
                let wanted = amount.map(Money::from_fen).map_or(Wanted::Done(done), Wanted::Figure);
                (what, Milestone { by: first.plus_days(by), wanted })
            });
            let all = Milestones { steps: steps.collect(), ..none() };
            prop_assert_eq!(Milestones::of(&all.clone().entry(first).packed()), Some(all));
        }

        #[test]
        fn no_row_makes_the_reader_panic(
            numbers in prop::collection::vec(any::<i64>(), 0..12), words: Vec<String>,
        ) {
            let entry = row(EntryKind::Milestones, numbers, words, day("2026-11-05"));
            let _ = Milestones::of(&entry.packed());
        }
    }
}
