//! A month's goal: the baseline that is never lost, its revisions, and the opening actual.

use serde::{Deserialize, Serialize};

use super::calendar::WorkCalendar;
use super::day::Day;
use super::fact::RevisionReason;
use super::ident::Stamp;
use super::money::Money;
use super::period::Period;
use super::tier::Tiers;

/// Why a version stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// The first confirmation: the baseline.
    Confirmed,
    /// A second confirmation of the same month, made on another device or in another tab.
    ConfirmedAgain,
    /// A revision with its reason.
    Revised(RevisionReason),
}

/// One version of the figures. Confirming freezes figures, never the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// The three amounts.
    pub tiers: Tiers,
    /// The civil day it was made on.
    pub on: Day,
    /// Why.
    pub origin: Origin,
    /// The record that made it.
    pub stamp: Stamp,
}

/// What was sold in the month before records began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Opening {
    /// Nothing was said.
    Unanswered,
    /// The question was put away; pace is still not judged.
    Declined,
    /// The figure and the last day it speaks of.
    Answered {
        /// Sold through that day.
        amount: Money,
        /// Records dated after it are added.
        through: Day,
    },
}

/// A goal for revenue in one sales month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    baseline: Version,
    revisions: Vec<Version>,
    /// The opening actual.
    pub opening: Opening,
}

impl Goal {
    /// A goal just confirmed.
    pub fn confirmed(tiers: Tiers, on: Day, stamp: Stamp) -> Goal {
        let baseline = Version { tiers, on, origin: Origin::Confirmed, stamp };
        Goal { baseline, revisions: Vec::new(), opening: Opening::Unanswered }
    }

    /// The first confirmed version.
    pub fn baseline(&self) -> &Version {
        &self.baseline
    }

    /// Later versions, oldest first.
    pub fn revisions(&self) -> &[Version] {
        &self.revisions
    }

    /// The version in force; it is judged over the whole month as though set at its start.
    pub fn in_force(&self) -> &Version {
        self.revisions.last().unwrap_or(&self.baseline)
    }

    /// Adds a version. Versions are added in stamp order, since records are folded in it.
    pub fn add(&mut self, version: Version) {
        self.revisions.push(version);
    }

    /// Whether the rep started after the month's first working day had ended, so that pace means
    /// nothing until the opening actual is known.
    pub fn started_late(&self, calendar: &WorkCalendar, period: Period) -> bool {
        self.baseline.on > period.first()
            && period
                .through(self.baseline.on.previous())
                .is_some_and(|run| calendar.working(run).halves() > 0)
    }

    /// Whether pace may be judged: the rep started in time, or said what was sold before.
    pub fn can_be_judged(&self, calendar: &WorkCalendar, period: Period) -> bool {
        matches!(self.opening, Opening::Answered { .. }) || !self.started_late(calendar, period)
    }

    /// Whether the opening question is to be asked: once, of a rep who started late.
    pub fn asks_opening(&self, calendar: &WorkCalendar, period: Period) -> bool {
        self.opening == Opening::Unanswered && self.started_late(calendar, period)
    }
}

#[cfg(test)]
mod tests {
    use super::super::period::{Month, MonthStart};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_opening_is_asked_once_and_of_who_started_after_a_worked_day(
            number in 1_u32..=12, on in -3_i32..12, yuan in 1_i64..9, opening in 0_usize..3,
            revised in 0_usize..3,
        ) {
            let calendar = WorkCalendar::default();
            let period = Month::new(2026, number).unwrap().period(MonthStart::FIRST);
            let on = period.first().plus_days(on);
            let tiers = |yuan| Tiers::around(Money::from_yuan(yuan)).unwrap();
            let mut goal = Goal::confirmed(tiers(yuan), on, Stamp::new(1, 0, 1));
            let amount = Money::from_yuan(yuan);
            goal.opening = [
                Opening::Unanswered,
                Opening::Declined,
                Opening::Answered { amount, through: on.previous() },
            ][opening];
            for (number, stamp) in (10..).zip(2..).take(revised) {
                let origin = Origin::Revised(RevisionReason::Market);
                goal.add(Version { tiers: tiers(number), on, origin, stamp: Stamp::new(stamp, 0, 1) });
            }
            // A revision changes what is in force, not when the rep began.
            prop_assert_eq!((goal.baseline().on, goal.baseline().tiers), (on, tiers(yuan)));
            prop_assert_eq!(goal.revisions().len(), revised);
            let last = if revised == 0 { yuan } else { i64::try_from(revised).unwrap() + 9 };
            prop_assert_eq!(goal.in_force().tiers, tiers(last));
            let is_late = period.days().any(|day| day < on && !calendar.weight(day).is_off());
            prop_assert_eq!(goal.started_late(&calendar, period), is_late);
            prop_assert_eq!(goal.can_be_judged(&calendar, period), !is_late || opening == 2);
            prop_assert_eq!(goal.asks_opening(&calendar, period), is_late && opening == 0);
        }
    }
}
