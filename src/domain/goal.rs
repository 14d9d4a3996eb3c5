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
