//! Commands: what a tap asks for, and the one place where it is refused or becomes a fact.

use super::agenda::{Matter, Why};
use super::archive::ArchivedFigure;
use super::cadence::Class;
use super::calendar::Mark;
use super::day::Day;
use super::fact::{
    ContactLogged, CustomerAdded, CustomerArchived, CustomerEdited, CustomersPasted, DaysMarked,
    DealChanged, DealClosed, DealOpened, Erased, Fact, GoalConfirmed, GoalRevised, LineDismissed,
    MonthClosed, MovedTask, NextStep, OpeningDeclined, OpeningSet, Outcome, PastedCustomer,
    PaymentReceived, RebateAgreed, RebateStep, ReceivableAdded, RevisionReason, SettingsChanged,
    Sold, TaskAdded, TaskDone, TaskDropped, TaskMoved, TasksSorted, Visited,
};
use super::ident::{CustomerId, DealId, ReceivableId, Stamp, TaskId};
use super::money::Money;
use super::month_end::{self, NotClosable};
use super::period::Month;
use super::stage::Stage;
use super::tier::{Tiers, TiersError};
use super::today::Subject;
use super::workspace::{DealState, MOST_MARKED_DAYS, Standing, TaskState, Workspace};

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
/// The most customers one list may bring: with the longest names and notes its record stays within
/// what a line may have. Longer lists are pasted in parts.
pub const PASTE_LIMIT: usize = 500;
/// The most characters a note in a list may have.
pub const PASTED_NOTE_LIMIT: usize = 200;
/// The most promises one record may sort.
pub const SORT_LIMIT: usize = 1000;
/// The most steps a rebate may have.
pub const STEP_LIMIT: usize = 20;
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
        /// What for; `None` for a plain visit.
        step: Option<NextStep>,
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
    /// Say what came of a visit, and plan what comes next.
    Log {
        /// Whom.
        customer: CustomerId,
        /// The promise kept, if there was one. One that is done already gets its outcome.
        task: Option<TaskId>,
        /// What came of it.
        outcome: Outcome,
        /// What was won; needed with [`Outcome::Won`], and only with it.
        won: Option<Money>,
        /// As typed; empty without one.
        note: String,
        /// The follow-up: its day and what it is for.
        next: Option<(Day, NextStep)>,
    },
    /// Add customers from a list.
    Paste {
        /// In the list's order.
        rows: Vec<PastedCustomer>,
    },
    /// Note a deal that may be won.
    OpenDeal {
        /// With whom.
        customer: CustomerId,
        /// The rep's share.
        amount: Money,
        /// Where it stands.
        stage: Stage,
        /// The day it is expected to close.
        expected: Day,
    },
    /// Change some of a deal's fields; a lost deal is opened again.
    ChangeDeal {
        /// Which.
        deal: DealId,
        /// The new amount.
        amount: Option<Money>,
        /// The new stage.
        stage: Option<Stage>,
        /// The new expected day.
        expected: Option<Day>,
        /// How likely the rep thinks it is, in percent, 0 to 100;
        /// [`DealChanged::AS_ITS_STAGE`] takes it away.
        chance: Option<u16>,
    },
    /// End a deal: won with an amount, lost without.
    CloseDeal {
        /// Which.
        deal: DealId,
        /// What was won.
        won: Option<Money>,
    },
    /// Note that a customer owes an amount.
    AddReceivable {
        /// Who owes it.
        customer: CustomerId,
        /// How much.
        amount: Money,
        /// When it falls due; it may have passed.
        due: Day,
    },
    /// Note that a customer paid.
    ReceivePayment {
        /// Who paid.
        customer: CustomerId,
        /// What for, where it is named.
        receivable: Option<ReceivableId>,
        /// How much; negative when money was paid back.
        amount: Money,
        /// The civil day it came, today or before; `None` for today.
        on: Option<Day>,
    },
    /// Put a line of today's list away until its reason or due day is another.
    Dismiss {
        /// What the line is about.
        subject: Matter,
        /// Why it is on the list.
        reason: Why,
        /// The day it is due.
        due: Day,
    },
    /// Answer the unfinished at once: other days for some, others given up.
    SortTasks {
        /// Those that get another day.
        moved: Vec<MovedTask>,
        /// Those that are given up.
        dropped: Vec<TaskId>,
    },
    /// Close a month: its figures are archived for ever. `month_end::close` makes the command: what
    /// works the figures out is large, and deciding is needed for every tap.
    CloseMonth {
        /// The sales month.
        month: Month,
        /// What each metric with records came to.
        figures: Vec<ArchivedFigure>,
    },
    /// Note a customer's rebate, in place of the one before.
    AgreeRebate {
        /// Whose.
        customer: CustomerId,
        /// The first day whose sales count.
        first: Day,
        /// The last one, included.
        last: Day,
        /// The steps, rising; none ends it.
        steps: Vec<RebateStep>,
    },
}

/// What is asked for on Today itself, before any other page: deciding the rest is not in the first
/// download.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtOnce {
    /// [`Command::ConfirmGoal`].
    ConfirmGoal {
        /// The sales month.
        month: Month,
        /// The target tier.
        target: Money,
    },
    /// [`Command::SetOpening`].
    SetOpening {
        /// The sales month.
        month: Month,
        /// The amount; negative after returns.
        amount: Money,
    },
    /// [`Command::DeclineOpening`].
    DeclineOpening {
        /// The sales month.
        month: Month,
    },
    /// [`Command::Tick`].
    Tick {
        /// Which.
        subject: Subject,
    },
    /// A proposal lies with the customer: [`Command::ChangeDeal`] to that stage.
    Propose {
        /// Which.
        deal: DealId,
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
    /// A won visit or deal without an amount above zero.
    AmountMissing,
    /// The list has no customers.
    ListEmpty,
    /// The list has too many customers.
    ListTooLong {
        /// How many it has; [`PASTE_LIMIT`] are allowed.
        length: usize,
    },
    /// A note in a list has too many characters.
    PastedNoteTooLong {
        /// How many it has; [`PASTED_NOTE_LIMIT`] are allowed.
        length: usize,
    },
    /// The deal is not in the journal.
    UnknownDeal,
    /// The deal is won: that stays.
    DealWon,
    /// A deal is won by closing it with an amount.
    NotOpenStage,
    /// A chance above 100 %.
    ChanceTooLarge,
    /// The receivable is not in the journal, or another customer's.
    UnknownReceivable,
    /// The month's last working day has not come: it can be closed from then on.
    MonthNotOver {
        /// The month.
        month: Month,
        /// That day.
        from: Day,
    },
    /// The month is closed: its archive and its goal stay.
    MonthClosed(Month),
    /// Too many promises at once.
    TooManyTasks {
        /// How many; [`SORT_LIMIT`] are allowed.
        length: usize,
    },
    /// The steps do not rise, pay more than 100 %, or are too many.
    BadSteps,
}

/// [`decide`] for what is asked for on Today itself.
///
/// # Errors
/// As there.
pub fn decide_at_once(
    workspace: &Workspace,
    command: AtOnce,
    moment: &Moment,
) -> Result<Fact, Refusal> {
    let on = moment.today;
    match command {
        AtOnce::ConfirmGoal { month, target } => {
            if workspace.goal(month).is_some() {
                return Err(Refusal::GoalExists(month));
            }
            still_open(workspace, month)?;
            let tiers = Tiers::around(target).map_err(Refusal::Tiers)?;
            Ok(Fact::GoalConfirmed(GoalConfirmed { month, tiers, on }))
        }
        AtOnce::SetOpening { month, amount } => {
            workspace.goal(month).ok_or(Refusal::NoGoal(month))?;
            if amount.abs() > Tiers::LIMIT {
                return Err(Refusal::AmountTooLarge);
            }
            let through = on.previous().min(workspace.period(month).last());
            Ok(Fact::OpeningSet(OpeningSet { month, amount, through }))
        }
        AtOnce::DeclineOpening { month } => {
            workspace.goal(month).ok_or(Refusal::NoGoal(month))?;
            Ok(Fact::OpeningDeclined(OpeningDeclined { month }))
        }
        AtOnce::Tick { subject: Subject::Task(task) } => {
            open_task(workspace, task)?;
            Ok(Fact::TaskDone(TaskDone { task, on }))
        }
        AtOnce::Tick { subject: Subject::Visit(customer) } => {
            let known = workspace.customer(customer).ok_or(Refusal::UnknownCustomer)?;
            if known.visits.binary_search(&on).is_ok() {
                return Err(Refusal::AlreadyDone);
            }
            Ok(Fact::Visited(Visited { customer, on }))
        }
        AtOnce::Propose { deal } => {
            changeable(workspace, deal)?;
            let (amount, expected, chance) = (None, None, None);
            let stage = Some(Stage::Proposal);
            Ok(Fact::DealChanged(DealChanged { deal, amount, stage, expected, chance, on }))
        }
    }
}

/// Refuses a command, or says what its record is to hold. The workspace is not changed.
///
/// # Errors
/// One of the [`Refusal`]s; the same command on the same workspace gives the same answer.
#[expect(clippy::too_many_lines, reason = "one arm a command, to be read like a table")]
pub fn decide(workspace: &Workspace, command: Command, moment: &Moment) -> Result<Fact, Refusal> {
    let on = moment.today;
    match command {
        Command::ConfirmGoal { month, target } => {
            decide_at_once(workspace, AtOnce::ConfirmGoal { month, target }, moment)
        }
        Command::ReviseGoal { month, target, reason } => {
            let goal = workspace.goal(month).ok_or(Refusal::NoGoal(month))?;
            still_open(workspace, month)?;
            let tiers = Tiers::around(target).map_err(Refusal::Tiers)?;
            if goal.in_force().tiers == tiers {
                return Err(Refusal::NothingToChange);
            }
            Ok(Fact::GoalRevised(GoalRevised { month, tiers, reason, on }))
        }
        Command::SetOpening { month, amount } => {
            decide_at_once(workspace, AtOnce::SetOpening { month, amount }, moment)
        }
        Command::DeclineOpening { month } => {
            decide_at_once(workspace, AtOnce::DeclineOpening { month }, moment)
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
        Command::Promise { customer, due, step } => {
            known(workspace, customer)?;
            check_promise(due, on)?;
            Ok(Fact::TaskAdded(TaskAdded { customer, due, step: not_plain(step) }))
        }
        Command::Move { task, due } => {
            open_task(workspace, task)?;
            check_promise(due, on)?;
            Ok(Fact::TaskMoved(TaskMoved { task, due }))
        }
        Command::Tick { subject } => decide_at_once(workspace, AtOnce::Tick { subject }, moment),
        Command::Drop { task } => {
            open_task(workspace, task)?;
            Ok(Fact::TaskDropped(TaskDropped { task, on }))
        }
        Command::Sell { customer, amount, on } => {
            if let Some(customer) = customer {
                known(workspace, customer)?;
            }
            check_amount(amount)?;
            Ok(Fact::Sold(Sold { customer, amount, on, goods: None }))
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
        Command::Log { customer, task, outcome, won, note, next } => {
            known(workspace, customer)?;
            if let Some(task) = task {
                let owner = workspace.task(task).ok_or(Refusal::UnknownTask)?.customer;
                if owner != customer {
                    return Err(Refusal::UnknownTask);
                }
            }
            check_won(won, outcome == Outcome::Won)?;
            let note = checked_note(&note)?;
            if let Some((due, _)) = next {
                check_promise(due, on)?;
            }
            Ok(Fact::ContactLogged(ContactLogged {
                customer,
                task,
                on,
                outcome,
                won,
                note: (!note.is_empty()).then_some(note),
                next: next.map(|(due, _)| due),
                step: not_plain(next.map(|(_, step)| step)),
                goods: None,
            }))
        }
        Command::Paste { rows } => {
            let length = rows.len();
            if length == 0 {
                return Err(Refusal::ListEmpty);
            }
            if length > PASTE_LIMIT {
                return Err(Refusal::ListTooLong { length });
            }
            let checked = rows.into_iter().map(|row| {
                let note = checked_note(row.note.as_deref().unwrap_or_default())?;
                let length = note.chars().count();
                if length > PASTED_NOTE_LIMIT {
                    return Err(Refusal::PastedNoteTooLong { length });
                }
                let note = (!note.is_empty()).then_some(note);
                Ok(PastedCustomer { name: checked_name(&row.name)?, class: row.class, note })
            });
            let rows = checked.collect::<Result<_, _>>()?;
            Ok(Fact::CustomersPasted(CustomersPasted { rows, on }))
        }
        Command::OpenDeal { customer, amount, stage, expected } => {
            known(workspace, customer)?;
            check_won(Some(amount), true)?;
            check_stage(Some(stage))?;
            check_promise(expected, on)?;
            Ok(Fact::DealOpened(DealOpened { customer, amount, stage, expected, on }))
        }
        Command::ChangeDeal { deal, amount, stage, expected, chance } => {
            changeable(workspace, deal)?;
            check_won(amount, amount.is_some())?;
            check_stage(stage)?;
            if let Some(expected) = expected {
                check_promise(expected, on)?;
            }
            if chance.is_some_and(|percent| percent > 100 && percent != DealChanged::AS_ITS_STAGE) {
                return Err(Refusal::ChanceTooLarge);
            }
            if amount.is_none() && stage.is_none() && expected.is_none() && chance.is_none() {
                return Err(Refusal::NothingToChange);
            }
            Ok(Fact::DealChanged(DealChanged { deal, amount, stage, expected, chance, on }))
        }
        Command::CloseDeal { deal, won } => {
            changeable(workspace, deal)?;
            check_won(won, won.is_some())?;
            Ok(Fact::DealClosed(DealClosed { deal, won, on, goods: None }))
        }
        Command::AddReceivable { customer, amount, due } => {
            known(workspace, customer)?;
            check_won(Some(amount), true)?;
            if due.days_since(on) > FURTHEST_PROMISE {
                return Err(Refusal::DayTooFar(due));
            }
            Ok(Fact::ReceivableAdded(ReceivableAdded { customer, amount, due, on }))
        }
        Command::ReceivePayment { customer, receivable, amount, on: came } => {
            known(workspace, customer)?;
            check_amount(amount)?;
            if let Some(id) = receivable {
                let theirs = workspace.receivable(id).is_some_and(|owed| owed.customer == customer);
                if !theirs {
                    return Err(Refusal::UnknownReceivable);
                }
            }
            let on = came.unwrap_or(on);
            Ok(Fact::PaymentReceived(PaymentReceived { customer, receivable, amount, on }))
        }
        Command::Dismiss { subject, reason, due } => {
            check_subject(workspace, subject)?;
            if !reason.can_be_dismissed() || workspace.dismissed(subject, reason) == Some(due) {
                return Err(Refusal::NothingToChange);
            }
            Ok(Fact::LineDismissed(LineDismissed { subject, reason, due, on }))
        }
        Command::SortTasks { moved, dropped } => {
            let length = moved.len().saturating_add(dropped.len());
            if length == 0 {
                return Err(Refusal::NothingToChange);
            }
            if length > SORT_LIMIT {
                return Err(Refusal::TooManyTasks { length });
            }
            for one in &moved {
                open_task(workspace, one.task)?;
                check_promise(one.due, on)?;
            }
            dropped.iter().try_for_each(|task| open_task(workspace, *task))?;
            Ok(Fact::TasksSorted(TasksSorted { moved, dropped, on }))
        }
        Command::CloseMonth { month, figures } => {
            month_end::check(workspace, month, on).map_err(|why| match why {
                NotClosable::NotOver { from } => Refusal::MonthNotOver { month, from },
                NotClosable::AlreadyClosed => Refusal::MonthClosed(month),
            })?;
            let (tiers, first) = month_end::tiers(workspace, month);
            Ok(Fact::MonthClosed(MonthClosed { month, tiers, first, figures, on }))
        }
        Command::AgreeRebate { customer, first, last, steps } => {
            known(workspace, customer)?;
            if last < first || last.days_since(first) >= MOST_MARKED_DAYS {
                return Err(Refusal::BadDays);
            }
            if steps.is_empty() && workspace.rebate(customer).is_none() {
                return Err(Refusal::NothingToChange);
            }
            check_steps(&steps)?;
            Ok(Fact::RebateAgreed(RebateAgreed { customer, first, last, steps, on }))
        }
    }
}

/// A plain visit is not written down.
fn not_plain(step: Option<NextStep>) -> Option<NextStep> {
    step.filter(|step| *step != NextStep::Visit)
}

fn check_amount(amount: Money) -> Result<(), Refusal> {
    if amount == Money::ZERO {
        Err(Refusal::AmountZero)
    } else if amount.abs() > Tiers::LIMIT {
        Err(Refusal::AmountTooLarge)
    } else {
        Ok(())
    }
}

/// What is won is an amount above zero, there where something is won and only there.
fn check_won(won: Option<Money>, needed: bool) -> Result<(), Refusal> {
    match won {
        Some(amount) if !needed || amount <= Money::ZERO => Err(Refusal::AmountMissing),
        Some(amount) => check_amount(amount),
        None if needed => Err(Refusal::AmountMissing),
        None => Ok(()),
    }
}

/// A closed month's figures stay; only late entries stand beside them.
fn still_open(workspace: &Workspace, month: Month) -> Result<(), Refusal> {
    if workspace.is_closed(month) { Err(Refusal::MonthClosed(month)) } else { Ok(()) }
}

fn check_subject(workspace: &Workspace, subject: Matter) -> Result<(), Refusal> {
    match subject {
        Matter::Customer(id) => known(workspace, id),
        Matter::Deal(id) => workspace.deal(id).map(drop).ok_or(Refusal::UnknownDeal),
        Matter::Receivable(id) => {
            workspace.receivable(id).map(drop).ok_or(Refusal::UnknownReceivable)
        }
        Matter::Sale(id) => workspace.sale(id).map(drop).ok_or(Refusal::UnknownCustomer),
        Matter::Leads => Ok(()),
    }
}

/// Steps rise from above zero to the largest amount there is, and pay at most all of it.
fn check_steps(steps: &[RebateStep]) -> Result<(), Refusal> {
    let rising = steps.is_sorted_by(|one, next| one.from < next.from);
    let above_zero = steps.first().is_none_or(|step| step.from > Money::ZERO);
    let limited = steps.last().is_none_or(|step| step.from <= Tiers::LIMIT);
    let pays = steps.iter().all(|step| step.pays <= 10_000);
    let few = steps.len() <= STEP_LIMIT;
    if rising && above_zero && limited && pays && few { Ok(()) } else { Err(Refusal::BadSteps) }
}

fn check_stage(stage: Option<Stage>) -> Result<(), Refusal> {
    if stage == Some(Stage::Won) { Err(Refusal::NotOpenStage) } else { Ok(()) }
}

fn changeable(workspace: &Workspace, id: DealId) -> Result<(), Refusal> {
    match workspace.deal(id).ok_or(Refusal::UnknownDeal)?.state {
        DealState::Won { .. } => Err(Refusal::DealWon),
        DealState::Open | DealState::Lost { .. } => Ok(()),
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

/// A name as it is kept: one line, without control characters, runs of white space folded to one
/// space.
///
/// # Errors
/// When nothing is left, or more than [`NAME_LIMIT`] characters.
pub fn checked_name(typed: &str) -> Result<String, Refusal> {
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

/// A note as it is kept: line breaks stay, other control characters go.
///
/// # Errors
/// When more than [`NOTE_LIMIT`] characters are left.
pub fn checked_note(typed: &str) -> Result<String, Refusal> {
    let cleaned: String = typed.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    let note = cleaned.trim();
    let length = note.chars().count();
    if length > NOTE_LIMIT { Err(Refusal::NoteTooLong { length }) } else { Ok(note.to_owned()) }
}

#[cfg(test)]
mod tests;
