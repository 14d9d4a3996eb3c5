//! Milestones of a goal: a date with a figure, or with a yes or no (domain.md 4).

use super::day::Day;
use super::unit::Additive;

/// What is wanted by a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wanted<Q> {
    /// A figure.
    Figure(Q),
    /// That something is done; the day it was, once it was.
    Done(Option<Day>),
}

/// Something wanted by a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Milestone<Q> {
    /// The last day to reach it.
    pub by: Day,
    /// What.
    pub wanted: Wanted<Q>,
}

/// Where a milestone stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MilestoneState<Q> {
    /// Reached by its date.
    Reached,
    /// Done, but after its date.
    ReachedLate {
        /// Days after.
        days: u32,
    },
    /// Not reached, and the date has not passed.
    Open {
        /// Days to the date, 0 on it.
        days: u32,
        /// What is missing of a figure.
        missing: Option<Q>,
    },
    /// The date has passed.
    Missed {
        /// What was missing of a figure on the date.
        missing: Option<Q>,
    },
}

impl<Q: Additive> Milestone<Q> {
    /// Where it stands on `today`, with the actual figure through the earlier of `today` and the
    /// date: what comes after the date no longer reaches it. O(1).
    ///
    /// ```
    /// use fieldplan::domain::{day::Day, unit::Count};
    /// use fieldplan::domain::milestone::{Milestone, MilestoneState, Wanted};
    /// let by = Day::parse("2026-11-10")?;
    /// let samples = Milestone { by, wanted: Wanted::Figure(Count::new(5)) };
    /// let missing = Some(Count::new(2));
    /// assert_eq!(
    ///     samples.on(Day::parse("2026-11-09")?, Count::new(3)),
    ///     MilestoneState::Open { days: 1, missing }
    /// );
    /// assert_eq!(samples.on(by.next(), Count::new(3)), MilestoneState::Missed { missing });
    /// # Ok::<(), fieldplan::domain::day::DayError>(())
    /// ```
    pub fn on(&self, today: Day, actual: Q) -> MilestoneState<Q> {
        let missing = match self.wanted {
            Wanted::Figure(figure) if actual >= figure => return MilestoneState::Reached,
            Wanted::Figure(figure) => Some(figure.less(actual)),
            Wanted::Done(Some(on)) if on <= self.by => return MilestoneState::Reached,
            Wanted::Done(Some(on)) => {
                let days = on.days_since(self.by).unsigned_abs();
                return MilestoneState::ReachedLate { days };
            }
            Wanted::Done(None) => None,
        };
        if today > self.by {
            MilestoneState::Missed { missing }
        } else {
            MilestoneState::Open { days: self.by.days_since(today).unsigned_abs(), missing }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::unit::Count;
    use super::super::won::fixtures::day;
    use super::*;

    #[test]
    fn a_yes_or_no_is_reached_late_or_missed() {
        let by = day("2026-11-10");
        let state = |done: Option<&str>, today: &str| {
            let wanted = Wanted::<Count>::Done(done.map(day));
            Milestone { by, wanted }.on(day(today), Count::ZERO)
        };
        assert_eq!(state(Some("2026-11-10"), "2026-11-30"), MilestoneState::Reached);
        assert_eq!(
            state(Some("2026-11-12"), "2026-11-30"),
            MilestoneState::ReachedLate { days: 2 }
        );
        assert_eq!(state(None, "2026-11-10"), MilestoneState::Open { days: 0, missing: None });
        assert_eq!(state(None, "2026-11-11"), MilestoneState::Missed { missing: None });
    }
}
