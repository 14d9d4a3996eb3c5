//! What a record says: the outcome of one command, as data.
//!
//! Facts are written once and read for ever. A field is never renamed or made required later; a
//! changed meaning is a new kind with an upcast in `journal::kinds`.

use serde::{Deserialize, Serialize};

use super::cadence::Class;
use super::calendar::{Mark, WeekPattern};
use super::day::Day;
use super::ident::{CustomerId, JournalId, Stamp, TaskId};
use super::money::Money;
use super::period::{Month, MonthStart};
use super::tier::Tiers;

/// One fact, by kind. A thing that a fact makes is named by its record's stamp (`ident::Id`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The journal's first record.
    JournalOpened(JournalOpened),
    /// A month's tiers were set.
    GoalConfirmed(GoalConfirmed),
    /// A month's tiers were changed, with a reason.
    GoalRevised(GoalRevised),
    /// What was already sold when the rep started.
    OpeningSet(OpeningSet),
    /// The question for the opening figure was put away.
    OpeningDeclined(OpeningDeclined),
    /// A customer, and perhaps a first visit promised (task number 1 of this record).
    CustomerAdded(CustomerAdded),
    /// Some of a customer's fields.
    CustomerEdited(CustomerEdited),
    /// A customer was put away.
    CustomerArchived(CustomerArchived),
    /// A visit was promised for a day.
    TaskAdded(TaskAdded),
    /// A promised visit has another day.
    TaskMoved(TaskMoved),
    /// A promised visit was made.
    TaskDone(TaskDone),
    /// A promised visit was given up.
    TaskDropped(TaskDropped),
    /// A customer was visited without a promise.
    Visited(Visited),
    /// A sale, or a return when negative.
    Sold(Sold),
    /// Days were marked by the rep.
    DaysMarked(DaysMarked),
    /// Some settings.
    SettingsChanged(SettingsChanged),
    /// Records that no longer count.
    Undone(Undone),
    /// Customers whose names and free text are to be found nowhere.
    Erased(Erased),
}

/// The journal's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JournalOpened {
    /// Drawn with the first record.
    pub journal: JournalId,
}

/// The first confirmed tiers of a sales month are its baseline, for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoalConfirmed {
    /// The sales month.
    pub month: Month,
    /// The three amounts.
    pub tiers: Tiers,
    /// The civil day it was confirmed on.
    pub on: Day,
}

/// Why a goal was revised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RevisionReason {
    /// The market changed.
    Market,
    /// Own ability was judged too high or too low.
    Ability,
    /// The team changed.
    Team,
    /// Feedback from customers or the superior.
    Feedback,
    /// Days of leave were taken out in proportion.
    Leave,
    /// The company changed its figure.
    Company,
}

/// A new version of a month's tiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoalRevised {
    /// The sales month.
    pub month: Month,
    /// The new three amounts.
    pub tiers: Tiers,
    /// Why.
    pub reason: RevisionReason,
    /// The civil day of the revision.
    pub on: Day,
}

/// The opening actual: what was sold in the month through a day, without records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpeningSet {
    /// The sales month.
    pub month: Month,
    /// The amount; it may be negative after returns.
    pub amount: Money,
    /// The last day it speaks of; records dated after it are added to it.
    pub through: Day,
}

/// The rep did not want to say now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpeningDeclined {
    /// The sales month.
    pub month: Month,
}

/// A new customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerAdded {
    /// As typed, trimmed; empty once erased.
    pub name: String,
    /// The class the rep gave.
    pub class: Class,
    /// Anything worth remembering; absent when empty.
    pub note: Option<String>,
    /// A first visit promised for this day.
    pub visit: Option<Day>,
    /// The civil day.
    pub on: Day,
}

/// Fields that changed; absent ones stay. It revives an archived customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerEdited {
    /// Whom.
    pub customer: CustomerId,
    /// The new name.
    pub name: Option<String>,
    /// The new class.
    pub class: Option<Class>,
    /// The new note; an empty one removes it.
    pub note: Option<String>,
}

/// Put away: no longer planned, still in the books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CustomerArchived {
    /// Whom.
    pub customer: CustomerId,
}

/// A promise to visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskAdded {
    /// Whom.
    pub customer: CustomerId,
    /// The promised day.
    pub due: Day,
}

/// The promise has another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskMoved {
    /// Which.
    pub task: TaskId,
    /// The new day.
    pub due: Day,
}

/// The visit was made. Done beats dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskDone {
    /// Which.
    pub task: TaskId,
    /// The civil day of the visit.
    pub on: Day,
}

/// The promise was given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskDropped {
    /// Which.
    pub task: TaskId,
    /// The civil day.
    pub on: Day,
}

/// A visit that the cadence asked for; one counts per customer and day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visited {
    /// Whom.
    pub customer: CustomerId,
    /// The civil day of the visit.
    pub on: Day,
}

/// The amount credited to the rep for a won deal, on the deal's date; negative for a return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sold {
    /// Whom, where known.
    pub customer: Option<CustomerId>,
    /// The rep's share.
    pub amount: Money,
    /// The civil day it counts on.
    pub on: Day,
}

/// A personal mark on a run of days, or its removal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DaysMarked {
    /// The first day.
    pub first: Day,
    /// The last day, included.
    pub last: Day,
    /// The mark; absent to remove marks.
    pub mark: Option<Mark>,
}

/// Settings that changed; absent ones stay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingsChanged {
    /// The weekly pattern.
    pub pattern: Option<WeekPattern>,
    /// Whether published make-up days are ignored.
    pub ignore_make_up: Option<bool>,
    /// The day a sales month starts on.
    pub month_start: Option<MonthStart>,
    /// Visits that fit a full day.
    pub visits_a_day: Option<u16>,
}

/// Records that the fold skips. Undoing an `Undone` is redo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// Their stamps, each older than this record's.
    pub records: Vec<Stamp>,
}

/// The one rewriting. Merge and restore obey it too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erased {
    /// Whose names and free text are gone.
    pub customers: Vec<CustomerId>,
}
