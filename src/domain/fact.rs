//! What a record says: the outcome of one command, as data.
//!
//! Facts are written once and read for ever. A field is never renamed or made required later; a
//! changed meaning is a new kind with an upcast in `journal::kinds`.

use serde::{Deserialize, Serialize};

use super::agenda::{Matter, Why};
use super::archive::ArchivedFigure;
use super::cadence::Class;
use super::calendar::{Mark, WeekPattern};
use super::day::Day;
use super::entry::{Entry, Row};
use super::ident::{CustomerId, DealId, JournalId, ReceivableId, Stamp, TaskId};
use super::money::Money;
use super::period::{Month, MonthStart};
use super::stage::Stage;
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
    /// What came of a visit, and what comes next.
    ContactLogged(ContactLogged),
    /// Customers from a list, all at once.
    CustomersPasted(CustomersPasted),
    /// A deal is in sight.
    DealOpened(DealOpened),
    /// Some of a deal's fields.
    DealChanged(DealChanged),
    /// A deal was won or lost.
    DealClosed(DealClosed),
    /// A customer owes an amount by a day.
    ReceivableAdded(ReceivableAdded),
    /// A customer paid.
    PaymentReceived(PaymentReceived),
    /// A line of today's list was put away.
    LineDismissed(LineDismissed),
    /// Promises were given other days, or up, all at once.
    TasksSorted(TasksSorted),
    /// A month was closed.
    MonthClosed(MonthClosed),
    /// What a customer is paid back by the steps it reaches.
    RebateAgreed(RebateAgreed),
    /// Something was written into the books: a table of published holidays, an expense, a metric of
    /// the rep's own or a figure of it, a part of a dimension, a win or a lesson. (Goods stand in
    /// the record of their sale.)
    Entered(Entry),
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
    /// What for; absent for a plain visit.
    pub step: Option<NextStep>,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sold {
    /// Whom, where known.
    pub customer: Option<CustomerId>,
    /// The rep's share.
    pub amount: Money,
    /// The civil day it counts on.
    pub on: Day,
    /// What was sold or came back, where it is known: a row of [`Goods`](super::goods::Goods).
    pub goods: Option<Box<Row>>,
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
    /// Calls and messages that fit a full day.
    pub calls_a_day: Option<u16>,
    /// New leads asked for on a full day; 0 for none.
    pub leads_a_day: Option<u16>,
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

/// What a task is for, so that the list can say it without the rep's typing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NextStep {
    /// 拜访
    Visit,
    /// 打电话
    Call,
    /// 报方案
    Proposal,
    /// 送样品
    Sample,
    /// 收款
    Collect,
}

/// What came of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// 见到了: spoken to, nothing decided.
    Met,
    /// 成交
    Won,
    /// 没成: they said no.
    Lost,
    /// 没见到: nobody to speak to. The promise is used up, but it was no visit.
    Absent,
}

/// The outcome of a visit, and the follow-up made in the same tap: task number 1 of this record,
/// sale number 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactLogged {
    /// Whom.
    pub customer: CustomerId,
    /// The promise that was kept; absent for a visit without one.
    pub task: Option<TaskId>,
    /// The civil day of the visit.
    pub on: Day,
    /// What came of it.
    pub outcome: Outcome,
    /// What was won, the rep's share.
    pub won: Option<Money>,
    /// Free text; absent when empty.
    pub note: Option<String>,
    /// The day of the follow-up, where there is one.
    pub next: Option<Day>,
    /// What the follow-up is for; absent for a plain visit.
    pub step: Option<NextStep>,
    /// What was sold, where something was won and it is known: a row of goods.
    pub goods: Option<Box<Row>>,
}

/// One customer of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedCustomer {
    /// As typed, trimmed; empty once erased.
    pub name: String,
    /// The class given or assumed.
    pub class: Class,
    /// Anything worth remembering; absent when empty.
    pub note: Option<String>,
}

/// A list of customers, undone as one. The customer in place n, from 0, is number n of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomersPasted {
    /// In the list's order.
    pub rows: Vec<PastedCustomer>,
    /// The civil day.
    pub on: Day,
}

/// A deal that may be won.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DealOpened {
    /// With whom.
    pub customer: CustomerId,
    /// What it would bring, the rep's share.
    pub amount: Money,
    /// Where it stands; never [`Stage::Won`].
    pub stage: Stage,
    /// The day it is expected to close.
    pub expected: Day,
    /// The civil day it was found.
    pub on: Day,
}

/// Fields of a deal that changed; absent ones stay. It opens a lost deal again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DealChanged {
    /// Which.
    pub deal: DealId,
    /// The new amount.
    pub amount: Option<Money>,
    /// The new stage; never [`Stage::Won`].
    pub stage: Option<Stage>,
    /// The new expected day.
    pub expected: Option<Day>,
    /// How likely the rep thinks it is, in whole percent from 0 to 100; one above that is none and
    /// takes the typed one away ([`DealChanged::AS_ITS_STAGE`]).
    pub chance: Option<u16>,
    /// The civil day.
    pub on: Day,
}

impl DealChanged {
    /// No chance of the rep's own any more: the deal is as likely as its stage.
    pub const AS_ITS_STAGE: u16 = u16::MAX;
}

/// A deal's end. A won one is sale number 0 of this record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealClosed {
    /// Which.
    pub deal: DealId,
    /// What was won, the rep's share; absent when it was lost.
    pub won: Option<Money>,
    /// The civil day it counts on.
    pub on: Day,
    /// What was sold, where it was won and that is known: a row of goods.
    pub goods: Option<Box<Row>>,
}

/// A receivable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReceivableAdded {
    /// Who owes it.
    pub customer: CustomerId,
    /// How much.
    pub amount: Money,
    /// The civil day it falls due.
    pub due: Day,
    /// The civil day it came about.
    pub on: Day,
}

/// Money received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaymentReceived {
    /// Who paid.
    pub customer: CustomerId,
    /// The receivable it was paid for; absent to settle the oldest due first.
    pub receivable: Option<ReceivableId>,
    /// How much; below zero when money was paid back.
    pub amount: Money,
    /// The civil day it was received.
    pub on: Day,
}

/// A line of today's list that stays away until its subject, reason or due day is another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineDismissed {
    /// What the line was about.
    pub subject: Matter,
    /// Why it stood on the list.
    pub reason: Why,
    /// The day it was due.
    pub due: Day,
    /// The civil day it was put away.
    pub on: Day,
}

/// A promise with its new day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MovedTask {
    /// Which.
    pub task: TaskId,
    /// The new day.
    pub due: Day,
}

/// The unfinished, sorted into what is done later and what is given up. What stays is not named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TasksSorted {
    /// Those that have another day.
    pub moved: Vec<MovedTask>,
    /// Those that are given up.
    pub dropped: Vec<TaskId>,
    /// The civil day.
    pub on: Day,
}

/// What a month came to on the day it was closed, for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthClosed {
    /// The sales month.
    pub month: Month,
    /// The tiers in force; absent without a goal.
    pub tiers: Option<Tiers>,
    /// The tiers first confirmed, where they were others.
    pub first: Option<Tiers>,
    /// What each metric with records came to.
    pub figures: Vec<ArchivedFigure>,
    /// The civil day of the close.
    pub on: Day,
}

/// A step of a customer's rebate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RebateStep {
    /// From this amount bought on.
    pub from: Money,
    /// What is paid back of the whole amount, in hundredths of a percent.
    pub pays: u16,
}

/// A customer's rebate (返点) for a run of days; a later one takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RebateAgreed {
    /// Whose.
    pub customer: CustomerId,
    /// The first day whose sales count.
    pub first: Day,
    /// The last one, included.
    pub last: Day,
    /// The steps, rising; none ends the agreement.
    pub steps: Vec<RebateStep>,
    /// The civil day.
    pub on: Day,
}
