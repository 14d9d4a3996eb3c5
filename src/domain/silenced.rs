//! What got worse and was said is put away with a reason, and said again only when worse still
//! (domain.md 11, alerts; mission E2).

use super::alert::{Moved, Sample};
use super::day::Day;
use super::enter::one_line;
use super::entry::{Entry, EntryKind, PackedEntry, Row};
use super::own_signals::{Dropped, Signals};
use super::workspace::Workspace;

/// The most characters of a reason.
pub const REASON_LIMIT: usize = 100;

/// What is watched, in the order of the words in `journal::kinds::signal_silenced`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Watched {
    /// The share of deals won.
    Conversion,
    /// The amount of a deal.
    Ticket,
    /// The days to a win.
    Cycle,
}

impl Watched {
    /// All three.
    pub const ALL: [Watched; 3] = [Watched::Conversion, Watched::Ticket, Watched::Cycle];
}

/// A signal that was put away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silenced {
    /// Which, with what it was silenced at: the others are empty.
    pub at: Signals,
    /// Why, in the rep's words.
    pub reason: String,
    /// The civil day.
    pub on: Day,
}

/// Why a signal is not put away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is not said, so there is nothing to put away.
    NotSaid,
    /// A reason has from 1 to [`REASON_LIMIT`] characters.
    Reason {
        /// How many it has.
        length: usize,
    },
}

impl Silenced {
    /// Puts away what `signals` says of `which`, with a reason as typed: on one line, white space
    /// folded.
    ///
    /// # Errors
    /// When nothing is said of it, or the reason is empty or too long.
    pub fn of_typed(
        signals: Signals,
        which: Watched,
        typed: &str,
        on: Day,
    ) -> Result<Silenced, Refused> {
        let at = signals.only(which);
        if at == Signals::default() {
            return Err(Refused::NotSaid);
        }
        let reason = one_line(typed);
        let length = reason.chars().count();
        if length == 0 || length > REASON_LIMIT {
            return Err(Refused::Reason { length });
        }
        Ok(Silenced { at, reason, on })
    }

    /// Which one it is.
    pub fn which(&self) -> Watched {
        match (self.at.conversion, self.at.ticket) {
            (Some(_), _) => Watched::Conversion,
            (None, Some(_)) => Watched::Ticket,
            (None, None) => Watched::Cycle,
        }
    }

    /// As it is kept: which, passed and all before, passed and all now; of a middle value twice it
    /// before, twice it now, and how many of the last deals were on the bad side.
    pub fn entry(self) -> Entry {
        let figures = |moved: Moved| {
            let short = |wide: i128| i64::try_from(wide).unwrap_or(i64::MAX);
            let bad = i64::try_from(moved.bad).unwrap_or(0);
            [short(moved.base_doubled), Row::ABSENT, short(moved.last_doubled), bad]
        };
        let which = self.which();
        let of = match which {
            Watched::Conversion => self.at.conversion.map(|dropped| {
                let Dropped { before, now } = dropped;
                [before.passed, before.of, now.passed, now.of].map(i64::from)
            }),
            Watched::Ticket => self.at.ticket.map(figures),
            Watched::Cycle => self.at.cycle.map(figures),
        };
        let place = match which {
            Watched::Conversion => 0,
            Watched::Ticket => 1,
            Watched::Cycle => 2,
        };
        let mut numbers = vec![place];
        numbers.extend(of.unwrap_or_default());
        let row = Row { numbers, ids: vec![], words: vec![self.reason] };
        Entry { kind: EntryKind::Silenced, on: self.on, customer: None, row }
    }

    /// Reads it back; `None` for figures that no alert has.
    pub fn of(entry: &PackedEntry) -> Option<Silenced> {
        let [which, was, was_of, now, now_of] = *entry.row.numbers.as_slice() else { return None };
        let [reason] = entry.row.words.as_slice() else { return None };
        let mut at = Signals::default();
        let moved = || {
            let bad = usize::try_from(now_of).ok()?;
            Some(Moved { base_doubled: was.into(), last_doubled: now.into(), bad })
        };
        let sample = |passed: i64, of: i64| {
            Some(Sample { passed: u32::try_from(passed).ok()?, of: u32::try_from(of).ok()? })
        };
        match which {
            0 => {
                let (before, now) = (sample(was, was_of)?, sample(now, now_of)?);
                at.conversion = Some(Dropped { before, now });
            }
            1 => at.ticket = Some(moved()?),
            2 => at.cycle = Some(moved()?),
            _ => return None,
        }
        Some(Silenced { at, reason: reason.clone(), on: entry.on })
    }
}

/// The last time each was put away; none where it never was. O(entries).
pub fn latest(workspace: &Workspace) -> [Option<Silenced>; 3] {
    let mut last: [Option<Silenced>; 3] = Default::default();
    let all = workspace.entries().map(|(_, entry)| entry);
    for one in all.filter(|entry| entry.kind == EntryKind::Silenced).filter_map(Silenced::of) {
        let [conversion, ticket, cycle] = &mut last;
        let slot = match one.which() {
            Watched::Conversion => conversion,
            Watched::Ticket => ticket,
            Watched::Cycle => cycle,
        };
        *slot = Some(one);
    }
    last
}

/// What was put away, together. O(entries).
pub fn said(workspace: &Workspace) -> Signals {
    let mut said = Signals::default();
    for one in latest(workspace).into_iter().flatten() {
        said.conversion = said.conversion.or(one.at.conversion);
        said.ticket = said.ticket.or(one.at.ticket);
        said.cycle = said.cycle.or(one.at.cycle);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::Fact;
    use crate::domain::ident::Stamp;
    use crate::domain::workspace::evolve;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn sample(passed: u32, of: u32) -> Sample {
        Sample { passed, of }
    }

    fn moved(last: i128) -> Moved {
        Moved { base_doubled: 200, last_doubled: last, bad: 9 }
    }

    fn signals(now: Sample, ticket: Option<Moved>, cycle: Option<Moved>) -> Signals {
        Signals { conversion: Some(Dropped { before: sample(30, 100), now }), ticket, cycle }
    }

    #[test]
    fn what_was_put_away_is_said_again_only_when_worse() {
        let mut workspace = Workspace::default();
        assert_eq!(said(&workspace), Signals::default());
        let now = signals(sample(11, 60), Some(moved(150)), Some(moved(260)));
        for (ms, which) in (1..).zip(Watched::ALL) {
            let one = Silenced::of_typed(now, which, " 淡季\n先放着 ", day("2026-11-23")).unwrap();
            assert_eq!((one.which(), one.reason.as_str()), (which, "淡季 先放着"));
            evolve(&mut workspace, Stamp::new(ms, 0, 7), &Fact::Entered(one.entry()));
        }
        assert_eq!(said(&workspace), now);
        assert_eq!(now.new_since(said(&workspace)), Signals::default());
        // The same share of more deals is no news; a lower one is.
        let same = signals(sample(22, 120), Some(moved(150)), Some(moved(260)));
        assert_eq!(same.new_since(said(&workspace)), Signals::default());
        let worse = signals(sample(10, 60), Some(moved(149)), Some(moved(261)));
        assert_eq!(worse.new_since(said(&workspace)), worse);
        // Put away again at the worse figure, that one holds.
        let again = Silenced::of_typed(worse, Watched::Conversion, "知道了", day("2026-11-30"));
        evolve(&mut workspace, Stamp::new(9, 0, 7), &Fact::Entered(again.unwrap().entry()));
        assert_eq!(worse.new_since(said(&workspace)).conversion, None);
        assert_eq!(latest(&workspace)[0].as_ref().unwrap().reason, "知道了");
    }

    #[test]
    fn nothing_is_put_away_without_a_reason_or_that_is_not_said() {
        let now = Signals { conversion: None, ..signals(sample(1, 9), Some(moved(1)), None) };
        let on = day("2026-11-23");
        let try_on = |which, typed: &str| Silenced::of_typed(now, which, typed, on).map(drop);
        assert_eq!(try_on(Watched::Conversion, "淡季"), Err(Refused::NotSaid));
        assert_eq!(try_on(Watched::Ticket, "  "), Err(Refused::Reason { length: 0 }));
        let length = REASON_LIMIT + 1;
        assert_eq!(try_on(Watched::Ticket, &"长".repeat(length)), Err(Refused::Reason { length }));
        assert_eq!(try_on(Watched::Ticket, &"长".repeat(REASON_LIMIT)), Ok(()));
    }
}
