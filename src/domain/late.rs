//! The figure of a closed month beside what late entries make of it (domain.md 3).

use super::day::Day;
use super::money::Money;
use super::period::Period;

/// A record of a period as it was entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The civil day it counts on.
    pub on: Day,
    /// The civil day it was entered.
    pub entered: Day,
    /// How much.
    pub amount: Money,
}

/// What a closed month came to. A late entry is allowed: the archived figure stays, the amended
/// one stands beside it.
///
/// ```
/// use fieldplan::domain::{late::Closed, money::Money};
/// let yuan = Money::from_yuan;
/// let closed = Closed::new(yuan(100), yuan(120));
/// assert_eq!(closed.archived(), yuan(100));
/// assert_eq!(closed.late(), Some(yuan(20)));
/// assert_eq!(closed.for_history(), yuan(120));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Closed {
    archived: Money,
    amended: Money,
}

impl Closed {
    /// The figure as it stood at the close, and as the records make it now.
    pub const fn new(archived: Money, amended: Money) -> Closed {
        Closed { archived, amended }
    }

    /// A month closed at the end of a day: what was entered by then, and what all entries make
    /// of it. The order of entries does not matter. O(entries).
    pub fn of(period: Period, closed: Day, entries: &[Entry]) -> Closed {
        let sum = |by: Day| {
            let counted = entries.iter().filter(|e| period.contains(e.on) && e.entered <= by);
            counted.map(|entry| entry.amount).sum()
        };
        Closed { archived: sum(closed), amended: sum(Day::MAX) }
    }

    /// As it stood when the month was closed; for ever.
    pub const fn archived(self) -> Money {
        self.archived
    }

    /// As the records make it now.
    pub const fn amended(self) -> Money {
        self.amended
    }

    /// What came late; `None` where nothing did.
    pub fn late(self) -> Option<Money> {
        (self.amended != self.archived).then(|| self.amended.minus(self.archived))
    }

    /// What feeds history: suggestions, curves and comparisons use what is known now.
    pub const fn for_history(self) -> Money {
        self.amended
    }
}

#[cfg(test)]
mod tests {
    use super::super::won::fixtures::day;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_entered_on_the_closing_day_is_not_late() {
        let period = Period::new(day("2026-10-01"), day("2026-10-31")).unwrap();
        let closed = day("2026-11-02");
        let entry = Entry { on: period.last(), entered: closed, amount: Money::from_fen(7) };
        assert_eq!(Closed::of(period, closed, &[entry]).late(), None);
        let late = Entry { entered: closed.next(), ..entry };
        assert_eq!(Closed::of(period, closed, &[late]).late(), Some(Money::from_fen(7)));
    }

    proptest! {
        #[test]
        fn a_late_entry_never_changes_the_archived_figure(
            drawn in proptest::collection::vec((0_i32..40, 0_i32..60, -900_i64..900), 0..12),
            late in 1_i32..60, fen in -900_i64..900,
        ) {
            let period = Period::new(day("2026-10-01"), day("2026-10-31")).unwrap();
            let closed = day("2026-11-02");
            let mut entries: Vec<Entry> = drawn
                .into_iter()
                .map(|(on, after, fen)| {
                    let on = period.first().plus_days(on);
                    Entry { on, entered: on.plus_days(after), amount: Money::from_fen(fen) }
                })
                .collect();
            let before = Closed::of(period, closed, &entries);
            let amount = Money::from_fen(fen);
            entries.push(Entry { on: period.last(), entered: closed.plus_days(late), amount });
            let after = Closed::of(period, closed, &entries);
            prop_assert_eq!(after.archived(), before.archived());
            prop_assert_eq!(after.for_history(), before.for_history().plus(amount));
            entries.reverse();
            prop_assert_eq!(Closed::of(period, closed, &entries), after);
        }
    }
}
