//! Commands: what a tap asks for, and the one place where it is refused or becomes a fact.

use super::cadence::Class;
use super::calendar::Mark;
use super::day::Day;
use super::fact::{
    CustomerAdded, CustomerArchived, CustomerEdited, DaysMarked, Erased, Fact, GoalConfirmed,
    GoalRevised, OpeningDeclined, OpeningSet, RevisionReason, SettingsChanged, Sold, TaskAdded,
    TaskDone, TaskDropped, TaskMoved, Visited,
};
use super::ident::{CustomerId, Stamp, TaskId};
use super::money::Money;
use super::period::Month;
use super::tier::{Tiers, TiersError};
use super::today::Subject;
use super::workspace::{MOST_MARKED_DAYS, Standing, TaskState, Workspace};

/// When a command is given. The core has no clock of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The civil day on the phone.
    pub today: Day,
    /// Minutes since midnight, 0 to 1439.
    pub minute: u16,
    /// The stamp the record will carry.
    pub stamp: Stamp,
}

/// The most characters a customer's name may have.
pub const NAME_LIMIT: usize = 100;
/// The most characters a note may have.
pub const NOTE_LIMIT: usize = 1000;
/// How far ahead a visit may be promised, in days.
pub const FURTHEST_PROMISE: i32 = 731;

/// What a rep asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Set a month's target, with tiers of 80, 100 and 120 % around it.
    ConfirmGoal {
        /// The sales month.
        month: Month,
        /// The target tier.
        target: Money,
    },
    /// Change a month's tiers, with a reason.
    ReviseGoal {
        /// The sales month.
        month: Month,
        /// The new target tier; the others follow by 80 and 120 %.
        target: Money,
        /// Why.
        reason: RevisionReason,
    },
    /// Say what was sold before records began, through yesterday.
    SetOpening {
        /// The sales month.
        month: Month,
        /// The amount; negative after returns.
        amount: Money,
    },
    /// Put the opening question away.
    DeclineOpening {
        /// The sales month.
        month: Month,
    },
    /// Add a customer.
    AddCustomer {
        /// As typed.
        name: String,
        /// The class.
        class: Class,
        /// As typed; empty without one.
        note: String,
        /// A first visit to promise.
        visit: Option<Day>,
    },
    /// Change some of a customer's fields.
    EditCustomer {
        /// Whom.
        customer: CustomerId,
        /// The new name, as typed.
        name: Option<String>,
        /// The new class.
        class: Option<Class>,
        /// The new note, as typed.
        note: Option<String>,
    },
    /// Put a customer away.
    ArchiveCustomer {
        /// Whom.
        customer: CustomerId,
    },
    /// Promise a visit.
    Promise {
        /// Whom.
        customer: CustomerId,
        /// The day.
        due: Day,
    },
    /// Give a promise another day.
    Move {
        /// Which.
        task: TaskId,
        /// The day.
        due: Day,
    },
    /// Tick a line of today's list.
    Tick {
        /// Which.
        subject: Subject,
    },
    /// Give a promise up.
    Drop {
        /// Which.
        task: TaskId,
    },
    /// Record a sale, or a return when negative.
    Sell {
        /// Whom, where known.
        customer: Option<CustomerId>,
        /// The rep's share.
        amount: Money,
        /// The day it counts on.
        on: Day,
    },
    /// Mark a run of days, or remove marks.
    MarkDays {
        /// The first day.
        first: Day,
        /// The last day, included.
        last: Day,
        /// The mark, or `None` to remove marks.
        mark: Option<Mark>,
    },
    /// Change settings.
    Settings(SettingsChanged),
    /// Erase customers: names and free text, everywhere, for good.
    Erase {
        /// Whom.
        customers: Vec<CustomerId>,
    },
}

/// Why a command is refused. `text` words each: what happened, the value, what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The figures are no tiers.
    Tiers(TiersError),
    /// The month has a confirmed goal already; it can be revised with a reason.
    GoalExists(Month),
    /// The month has no goal.
    NoGoal(Month),
    /// An amount is beyond [`Tiers::LIMIT`].
    AmountTooLarge,
    /// A sale of nothing.
    AmountZero,
    /// The name is empty.
    NameEmpty,
    /// The name has too many characters.
    NameTooLong {
        /// How many it has; [`NAME_LIMIT`] are allowed.
        length: usize,
    },
    /// The note has too many characters.
    NoteTooLong {
        /// How many it has; [`NOTE_LIMIT`] are allowed.
        length: usize,
    },
    /// The customer is not in the journal, or erased.
    UnknownCustomer,
    /// The task is not in the journal.
    UnknownTask,
    /// The line is done already.
    AlreadyDone,
    /// The day has passed.
    DayPassed(Day),
    /// The day is too far ahead.
    DayTooFar(Day),
    /// The last day is before the first, or the run is too long.
    BadDays,
    /// Nothing would change.
    NothingToChange,
}

/// Refuses a command, or says what its record is to hold. The workspace is not changed.
///
/// # Errors
/// One of the [`Refusal`]s; the same command on the same workspace gives the same answer.
pub fn decide(workspace: &Workspace, command: Command, moment: &Moment) -> Result<Fact, Refusal> {
    let on = moment.today;
    match command {
        Command::ConfirmGoal { month, target } => {
            if workspace.goal(month).is_some() {
                return Err(Refusal::GoalExists(month));
            }
            let tiers = Tiers::around(target).map_err(Refusal::Tiers)?;
            Ok(Fact::GoalConfirmed(GoalConfirmed { month, tiers, on }))
        }
        Command::ReviseGoal { month, target, reason } => {
            let goal = workspace.goal(month).ok_or(Refusal::NoGoal(month))?;
            let tiers = Tiers::around(target).map_err(Refusal::Tiers)?;
            if goal.in_force().tiers == tiers {
                return Err(Refusal::NothingToChange);
            }
            Ok(Fact::GoalRevised(GoalRevised { month, tiers, reason, on }))
        }
        Command::SetOpening { month, amount } => {
            workspace.goal(month).ok_or(Refusal::NoGoal(month))?;
            if amount.abs() > Tiers::LIMIT {
                return Err(Refusal::AmountTooLarge);
            }
            let through = on.previous().min(workspace.period(month).last());
            Ok(Fact::OpeningSet(OpeningSet { month, amount, through }))
        }
        Command::DeclineOpening { month } => {
            workspace.goal(month).ok_or(Refusal::NoGoal(month))?;
            Ok(Fact::OpeningDeclined(OpeningDeclined { month }))
        }
        Command::AddCustomer { name, class, note, visit } => {
            let name = checked_name(&name)?;
            let note = checked_note(&note)?;
            if let Some(due) = visit {
                check_promise(due, on)?;
            }
            let note = (!note.is_empty()).then_some(note);
            Ok(Fact::CustomerAdded(CustomerAdded { name, class, note, visit, on }))
        }
        Command::EditCustomer { customer, name, class, note } => {
            known(workspace, customer)?;
            let name = name.map(|name| checked_name(&name)).transpose()?;
            let note = note.map(|note| checked_note(&note)).transpose()?;
            if name.is_none() && class.is_none() && note.is_none() {
                return Err(Refusal::NothingToChange);
            }
            Ok(Fact::CustomerEdited(CustomerEdited { customer, name, class, note }))
        }
        Command::ArchiveCustomer { customer } => {
            known(workspace, customer)?;
            Ok(Fact::CustomerArchived(CustomerArchived { customer }))
        }
        Command::Promise { customer, due } => {
            known(workspace, customer)?;
            check_promise(due, on)?;
            Ok(Fact::TaskAdded(TaskAdded { customer, due }))
        }
        Command::Move { task, due } => {
            open_task(workspace, task)?;
            check_promise(due, on)?;
            Ok(Fact::TaskMoved(TaskMoved { task, due }))
        }
        Command::Tick { subject: Subject::Task(task) } => {
            open_task(workspace, task)?;
            Ok(Fact::TaskDone(TaskDone { task, on }))
        }
        Command::Tick { subject: Subject::Visit(customer) } => {
            let known = workspace.customer(customer).ok_or(Refusal::UnknownCustomer)?;
            if known.visits.binary_search(&on).is_ok() {
                return Err(Refusal::AlreadyDone);
            }
            Ok(Fact::Visited(Visited { customer, on }))
        }
        Command::Drop { task } => {
            open_task(workspace, task)?;
            Ok(Fact::TaskDropped(TaskDropped { task, on }))
        }
        Command::Sell { customer, amount, on } => {
            if let Some(customer) = customer {
                known(workspace, customer)?;
            }
            if amount == Money::ZERO {
                return Err(Refusal::AmountZero);
            }
            if amount.abs() > Tiers::LIMIT {
                return Err(Refusal::AmountTooLarge);
            }
            Ok(Fact::Sold(Sold { customer, amount, on }))
        }
        Command::MarkDays { first, last, mark } => {
            if last < first || last.days_since(first) >= MOST_MARKED_DAYS {
                return Err(Refusal::BadDays);
            }
            Ok(Fact::DaysMarked(DaysMarked { first, last, mark }))
        }
        Command::Settings(changed) => {
            if changed == SettingsChanged::default() {
                return Err(Refusal::NothingToChange);
            }
            Ok(Fact::SettingsChanged(changed))
        }
        Command::Erase { customers } => {
            if customers.is_empty() || customers.iter().any(|id| workspace.customer(*id).is_none())
            {
                return Err(Refusal::UnknownCustomer);
            }
            Ok(Fact::Erased(Erased { customers }))
        }
    }
}

fn known(workspace: &Workspace, id: CustomerId) -> Result<(), Refusal> {
    match workspace.customer(id) {
        Some(customer) if customer.standing != Standing::Erased => Ok(()),
        _ => Err(Refusal::UnknownCustomer),
    }
}

fn open_task(workspace: &Workspace, id: TaskId) -> Result<(), Refusal> {
    match workspace.task(id).ok_or(Refusal::UnknownTask)?.state {
        TaskState::Done { .. } => Err(Refusal::AlreadyDone),
        TaskState::Open | TaskState::Dropped { .. } => Ok(()),
    }
}

fn check_promise(due: Day, today: Day) -> Result<(), Refusal> {
    if due < today {
        Err(Refusal::DayPassed(due))
    } else if due.days_since(today) > FURTHEST_PROMISE {
        Err(Refusal::DayTooFar(due))
    } else {
        Ok(())
    }
}

/// One line, without control characters, runs of white space folded to one space.
fn checked_name(typed: &str) -> Result<String, Refusal> {
    let cleaned: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let name = cleaned.split_whitespace().collect::<Vec<_>>().join(" ");
    // A name of nothing but invisible characters cannot be read or tapped.
    if !name.chars().any(is_visible) {
        return Err(Refusal::NameEmpty);
    }
    let length = name.chars().count();
    if length > NAME_LIMIT { Err(Refusal::NameTooLong { length }) } else { Ok(name) }
}

fn is_visible(c: char) -> bool {
    !c.is_whitespace()
        && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Line breaks stay, other control characters go.
fn checked_note(typed: &str) -> Result<String, Refusal> {
    let cleaned: String = typed.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    let note = cleaned.trim();
    let length = note.chars().count();
    if length > NOTE_LIMIT { Err(Refusal::NoteTooLong { length }) } else { Ok(note.to_owned()) }
}
