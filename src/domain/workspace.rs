//! The rep's whole record, folded: what `evolve` makes of the journal, fact by fact.

use serde::{Deserialize, Serialize};

use super::agenda::{Matter, Why};
use super::archive::Archive;
use super::cadence::Class;
use super::calendar::WorkCalendar;
use super::day::Day;
use super::entry::{Entry, EntryKind, PackedEntry, Row};
use super::fact::{Fact, NextStep, Outcome, RebateStep, SettingsChanged};
use super::goal::{Goal, Opening, Origin, Version};
use super::ident::{
    CustomerId, DealId, Id, JournalId, PaymentId, ReceivableId, SaleId, Stamp, TaskId,
};
use super::money::{Money, wide};
use super::packed::Packed;
use super::period::{Month, MonthStart, Period};
use super::prepared;
use super::published::PublishedTable;
use super::sorted::{Map, pairs, sort, sort_by};
use super::stage::Stage;
use super::tasks::Tasks;

/// A customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// As typed; empty once erased.
    pub name: String,
    /// Free text; empty without one.
    pub note: String,
    /// The class the rep gave.
    pub class: Class,
    /// The civil day added.
    pub added: Day,
    /// How many customers came before this one in the journal.
    pub ordinal: u32,
    /// Whether it is planned.
    pub standing: Standing,
    /// The days touched by any channel, in order, each once: the cadence counts these.
    pub visits: Vec<Day>,
    /// Those of them on which there was a call and no visit, in order.
    pub calls: Vec<Day>,
    /// What came of visits, oldest record first.
    pub contacts: Vec<Contact>,
}

impl Customer {
    /// The days of a run on which the customer was visited.
    pub fn visited_in(&self, run: Period) -> usize {
        days_in(&self.visits, run).saturating_sub(self.called_in(run))
    }

    /// The days of a run on which the customer was called and not visited.
    pub fn called_in(&self, run: Period) -> usize {
        days_in(&self.calls, run)
    }

    /// Whether there was any touch on a day.
    pub fn touched_on(&self, day: Day) -> bool {
        // Asked of every customer on every list, and most were last touched before.
        self.visits.last().is_some_and(|last| *last >= day)
            && self.visits.binary_search(&day).is_ok()
    }

    /// The last day touched before a day.
    pub fn touched_before(&self, day: Day) -> Option<Day> {
        let seen = self.visits.partition_point(|touch| *touch < day);
        self.visits.get(seen.checked_sub(1)?).copied()
    }

    /// Whether there was a touch from a day on and before another.
    pub fn touched_between(&self, from: Day, before: Day) -> bool {
        self.touched_before(before).is_some_and(|touch| touch >= from)
    }
}

/// How many of some days in order lie in a run.
fn days_in(days: &[Day], run: Period) -> usize {
    let from = days.partition_point(|day| *day < run.first());
    let to = days.partition_point(|day| *day <= run.last());
    to.saturating_sub(from)
}

/// What came of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The civil day.
    pub on: Day,
    /// What came of it.
    pub outcome: Outcome,
    /// Free text; empty without one, and once erased.
    pub note: String,
}

/// Whether a customer is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// In the plan.
    Active,
    /// Put away; an edit revives it.
    Archived,
    /// Names and free text are gone; dates and amounts stay so that months add up.
    Erased,
}

/// A visit promised for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Whom.
    pub customer: CustomerId,
    /// The promised day.
    pub due: Day,
    /// What for.
    pub step: NextStep,
    /// What became of it.
    pub state: TaskState,
}

/// What became of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TaskState {
    /// Still owed.
    Open,
    /// Made on a day.
    Done {
        /// The civil day.
        on: Day,
    },
    /// Given up on a day.
    Dropped {
        /// The civil day.
        on: Day,
    },
}

/// A sale, or a return when negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sale {
    /// Whom, where known.
    pub customer: Option<CustomerId>,
    /// The rep's share.
    pub amount: Money,
    /// The civil day it counts on.
    pub on: Day,
}

/// A deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deal {
    /// With whom.
    pub customer: CustomerId,
    /// What it would bring; once won, what it brought.
    pub amount: Money,
    /// Where it stands, or stood when it ended.
    pub stage: Stage,
    /// The day it is expected to close.
    pub expected: Day,
    /// How likely the rep thinks it is, in percent, where typed.
    pub chance: Option<u16>,
    /// The civil day it was found.
    pub opened: Day,
    /// The civil day it last moved.
    pub moved: Day,
    /// Its stage and expected day before each change and before its end, with the day of the
    /// change, oldest first.
    pub before: Vec<(Day, Stage, Day)>,
    /// What became of it.
    pub state: DealState,
}

/// What became of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DealState {
    /// It may be won.
    Open,
    /// It was won on a day.
    Won {
        /// The civil day.
        on: Day,
    },
    /// It was lost on a day.
    Lost {
        /// The civil day.
        on: Day,
    },
}

/// An amount a customer owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owed {
    /// Who owes it.
    pub customer: CustomerId,
    /// How much, before any payment.
    pub amount: Money,
    /// The civil day it falls due.
    pub due: Day,
    /// The civil day it came about.
    pub since: Day,
}

/// A customer's rebate (返点).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rebate {
    /// The first day whose sales count.
    pub first: Day,
    /// The last one, included.
    pub last: Day,
    /// The steps, rising.
    pub steps: Vec<RebateStep>,
}

/// Money received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paid {
    /// Who paid.
    pub customer: CustomerId,
    /// The receivable it was paid for, where it names one.
    pub receivable: Option<ReceivableId>,
    /// How much; below zero when money was paid back.
    pub amount: Money,
    /// The civil day.
    pub on: Day,
}

/// Why a record changed nothing. Each is counted; none is an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ignored {
    /// It names a customer the journal does not hold (undone, or not yet arrived).
    UnknownCustomer,
    /// It names a task the journal does not hold.
    UnknownTask,
    /// It speaks of a month without a goal.
    UnknownGoal,
    /// The task was done already: done beats dropped, the first day done stays.
    AlreadyDone,
    /// The customer was visited that day already.
    AlreadyVisited,
    /// The journal had a name already.
    AlreadyNamed,
    /// The customer is erased.
    ErasedCustomer,
    /// The days are in the wrong order or too many, or no table of holidays.
    BadDays,
    /// It names a deal the journal does not hold.
    UnknownDeal,
    /// The deal is won: that stays.
    DealWon,
    /// A deal cannot be opened or moved into the stage of won ones; it is closed.
    NotOpenStage,
    /// The month was closed already: its archive stays.
    AlreadyClosed,
    /// It is a figure of a metric the journal does not hold.
    UnknownMetric,
}

/// How often each reason came up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IgnoredCounts([u32; 13]);

impl IgnoredCounts {
    /// How many records were ignored for this reason.
    pub fn of(&self, reason: Ignored) -> u32 {
        self.0.get(reason as usize).copied().unwrap_or(0)
    }

    /// How many records were ignored for whatever reason.
    pub fn all(&self) -> u32 {
        self.0.iter().fold(0, |all, count| all.saturating_add(*count))
    }

    fn count(&mut self, reason: Ignored) {
        if let Some(slot) = self.0.get_mut(reason as usize) {
            *slot = slot.saturating_add(1);
        }
    }
}

/// Sums over own closed deals, for the swing test: u = Σ a² / Σ a.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealSizes {
    squares: i128,
    sum: i128,
}

impl DealSizes {
    /// The size-weighted mean deal in 分, rounded down; `None` without a closed deal.
    pub fn typical(&self) -> Option<i128> {
        self.squares.checked_div(self.sum)
    }

    fn add(&mut self, amount: Money) {
        let fen = wide(amount.fen());
        if fen > 0 {
            self.squares = self.squares.saturating_add(fen.saturating_mul(fen));
            self.sum = self.sum.saturating_add(fen);
        }
    }
}

/// How many days before the newest day a closed task is packed: the review of the last month is
/// asked without unpacking.
const PACKED_AFTER: i32 = 62;

/// The most days one record may mark: two years.
pub const MOST_MARKED_DAYS: i32 = 731;

/// The fold of a journal. Everything on a screen is a function of it, a route and the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workspace {
    /// The journal's name, once it has one.
    pub journal: Option<JournalId>,
    /// Working days.
    pub calendar: WorkCalendar,
    /// The day a sales month starts on.
    pub month_start: MonthStart,
    /// Visits that fit a full day.
    pub visits_a_day: u16,
    /// Calls and messages that fit a full day.
    pub calls_a_day: u16,
    /// New leads asked for on a full day; 0 for none.
    pub leads_a_day: u16,
    /// The newest civil day any record names.
    pub newest_day: Option<Day>,
    /// Records that changed nothing, by reason.
    pub ignored: IgnoredCounts,
    /// Own closed deals.
    pub deal_sizes: DealSizes,
    #[serde(with = "pairs")]
    goals: Map<Month, Goal>,
    #[serde(with = "pairs")]
    customers: Map<CustomerId, Customer>,
    tasks: Tasks,
    #[serde(with = "pairs")]
    sales: Map<SaleId, Sale>,
    #[serde(with = "pairs")]
    deals: Map<DealId, Deal>,
    #[serde(with = "pairs")]
    receivables: Map<ReceivableId, Owed>,
    #[serde(with = "pairs")]
    payments: Map<PaymentId, Paid>,
    #[serde(with = "pairs")]
    dismissed: Map<(Matter, Why), Day>,
    #[serde(with = "pairs")]
    closed: Map<Month, Packed<Archive>>,
    #[serde(with = "pairs")]
    rebates: Map<CustomerId, Rebate>,
    #[serde(with = "pairs")]
    entries: Map<Stamp, PackedEntry>,
}

impl Default for Workspace {
    fn default() -> Workspace {
        Workspace {
            journal: None,
            calendar: WorkCalendar::default(),
            month_start: MonthStart::default(),
            visits_a_day: 5,
            calls_a_day: 15,
            leads_a_day: 0,
            newest_day: None,
            ignored: IgnoredCounts::default(),
            deal_sizes: DealSizes::default(),
            goals: Map::new(),
            customers: Map::new(),
            tasks: Tasks::default(),
            sales: Map::new(),
            deals: Map::new(),
            receivables: Map::new(),
            payments: Map::new(),
            dismissed: Map::new(),
            closed: Map::new(),
            rebates: Map::new(),
            entries: Map::new(),
        }
    }
}

impl Workspace {
    /// The goal of a sales month.
    pub fn goal(&self, month: Month) -> Option<&Goal> {
        self.goals.get(&month)
    }

    /// Goals by month, oldest first.
    pub fn goals(&self) -> impl Iterator<Item = (Month, &Goal)> {
        self.goals.iter().map(|(month, goal)| (*month, goal))
    }

    /// A customer by name.
    pub fn customer(&self, id: CustomerId) -> Option<&Customer> {
        self.customers.get(&id)
    }

    /// All customers, erased and archived ones too, in the order they were added.
    pub fn customers(&self) -> impl Iterator<Item = (CustomerId, &Customer)> {
        self.customers.iter().map(|(id, customer)| (*id, customer))
    }

    /// A task by name.
    pub fn task(&self, id: TaskId) -> Option<&Task> {
        self.tasks.get(id)
    }

    /// All tasks in the order they were made.
    pub fn tasks(&self) -> impl Iterator<Item = (TaskId, &Task)> {
        self.tasks.iter()
    }

    /// All tasks that may be due, done or given up on a day from `first` on, in the order they
    /// were made; older ones may be among them.
    pub fn tasks_since(&self, first: Day) -> impl Iterator<Item = (TaskId, &Task)> {
        self.tasks.since(first)
    }

    /// Open tasks due on a day or before, oldest first.
    pub fn open_through(&self, day: Day) -> impl Iterator<Item = (TaskId, &Task)> {
        self.tasks.open_through(day)
    }

    /// Tasks done on a day, in the order they were made. O(log n) and the tasks.
    pub fn done_on(&self, day: Day) -> impl Iterator<Item = (TaskId, &Task)> {
        self.tasks.done_on(day)
    }

    /// All sales and returns in the order they were recorded.
    pub fn sales(&self) -> impl Iterator<Item = (SaleId, &Sale)> {
        self.sales.iter().map(|(id, sale)| (*id, sale))
    }

    /// A sale or a return by name.
    pub fn sale(&self, id: SaleId) -> Option<&Sale> {
        self.sales.get(&id)
    }

    /// A deal by name.
    pub fn deal(&self, id: DealId) -> Option<&Deal> {
        self.deals.get(&id)
    }

    /// All deals, closed ones too, in the order they were recorded.
    pub fn deals(&self) -> impl Iterator<Item = (DealId, &Deal)> {
        self.deals.iter().map(|(id, deal)| (*id, deal))
    }

    /// A receivable by name.
    pub fn receivable(&self, id: ReceivableId) -> Option<&Owed> {
        self.receivables.get(&id)
    }

    /// All receivables, settled ones too, in the order they were recorded.
    pub fn receivables(&self) -> impl Iterator<Item = (ReceivableId, &Owed)> {
        self.receivables.iter().map(|(id, owed)| (*id, owed))
    }

    /// All payments in the order they were recorded.
    pub fn payments(&self) -> impl Iterator<Item = (PaymentId, &Paid)> {
        self.payments.iter().map(|(id, paid)| (*id, paid))
    }

    /// The due day with which a line of today's list was put away. O(log n).
    pub fn dismissed(&self, subject: Matter, reason: Why) -> Option<Day> {
        self.dismissed.get(&(subject, reason)).copied()
    }

    /// What a month came to when it was closed; `None` while it is not.
    pub fn archive(&self, month: Month) -> Option<&Archive> {
        self.closed.get(&month).map(|archive| &**archive)
    }

    /// Whether a month is closed.
    pub fn is_closed(&self, month: Month) -> bool {
        self.closed.get(&month).is_some()
    }

    /// The closed months, oldest first.
    pub fn archives(&self) -> impl Iterator<Item = (Month, &Archive)> {
        self.closed.iter().map(|(month, archive)| (*month, &**archive))
    }

    /// A customer's rebate. O(log n).
    pub fn rebate(&self, customer: CustomerId) -> Option<&Rebate> {
        self.rebates.get(&customer)
    }

    /// The rebates agreed, by customer.
    pub fn rebates(&self) -> impl Iterator<Item = (CustomerId, &Rebate)> {
        self.rebates.iter().map(|(id, rebate)| (*id, rebate))
    }

    /// What records wrote into the books, by the record's stamp, oldest first.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (Stamp, &PackedEntry)> {
        self.entries.iter().map(|(stamp, entry)| (*stamp, entry))
    }

    /// The newest of a kind, `None` without one; where the later stamp is in force it is that one.
    /// O(entries), and no more than the entries since it.
    pub fn latest_entry(&self, kind: EntryKind) -> Option<&PackedEntry> {
        self.entries.values().rfind(|entry| entry.kind == kind)
    }

    /// What a record wrote into the books. O(log n).
    pub fn entry(&self, record: Stamp) -> Option<&PackedEntry> {
        self.entries.get(&record)
    }

    /// What is sold in a sales month: its opening figure, where there is one, and the sales and
    /// returns it does not speak of. O(sales).
    pub fn sold_in_month(&self, month: Month) -> Money {
        let period = self.period(month);
        match self.goals.get(&month).map(|goal| goal.opening) {
            Some(Opening::Answered { amount, through }) => {
                amount.plus(self.sold_in(period.since(through.next())))
            }
            _ => self.sold_in(Some(period)),
        }
    }

    /// The sum of sales and returns dated in a run of days; zero for no run. O(sales).
    pub fn sold_in(&self, run: Option<Period>) -> Money {
        let Some(run) = run else { return Money::ZERO };
        self.sales.values().filter(|sale| run.contains(sale.on)).map(|sale| sale.amount).sum()
    }

    /// The run of days of a sales month.
    pub fn period(&self, month: Month) -> Period {
        month.period(self.month_start)
    }

    /// The sales month that holds a day.
    pub fn month_of(&self, day: Day) -> Month {
        Month::of(day, self.month_start)
    }

    /// Pairs of active customers with the same name, offered for joining, never joined silently: the
    /// first added with each later one, by the later ones. O(n log n).
    pub fn same_names(&self) -> Vec<(CustomerId, CustomerId)> {
        let active = self.customers.iter().filter(|(_, one)| one.standing == Standing::Active);
        let mut named: Vec<(&str, CustomerId)> =
            active.map(|(id, customer)| (customer.name.as_str(), *id)).collect();
        sort(&mut named);
        let mut pairs: Vec<(CustomerId, CustomerId)> = Vec::new();
        for same in named.chunk_by(|one, next| one.0 == next.0) {
            if let Some(((_, first), later)) = same.split_first() {
                pairs.extend(later.iter().map(|(_, id)| (*first, *id)));
            }
        }
        sort_by(&mut pairs, |one, other| one.1.cmp(&other.1));
        pairs
    }

    /// Packs what was closed two months before the newest day and earlier, so that a start reads it
    /// only when it is asked for. For idle time; nothing that is asked is answered otherwise.
    pub fn pack(&mut self) {
        if let Some(newest) = self.newest_day {
            self.tasks.pack(newest.plus_days(PACKED_AFTER.saturating_neg()));
        }
    }

    /// Rebuilds what is derived. A workspace read from a checkpoint needs it once.
    pub fn reindex(&mut self) {
        self.tasks.reindex();
    }
}

/// Takes one fact in, in place. It never fails: a fact that cannot count is one of the named
/// [`Ignored`] reasons and is counted.
///
/// Facts come in stamp order and those undone are left out; `journal::fold` sees to both.
/// O(log n) in the size of the workspace, but for marks, which cost a step a day.
pub fn evolve(workspace: &mut Workspace, stamp: Stamp, fact: &Fact) {
    if let Err(reason) = apply(workspace, stamp, fact) {
        workspace.ignored.count(reason);
    }
}

#[expect(clippy::too_many_lines, reason = "one arm a kind, without a catch-all")]
fn apply(workspace: &mut Workspace, stamp: Stamp, fact: &Fact) -> Result<(), Ignored> {
    match fact {
        Fact::JournalOpened(f) => {
            if workspace.journal.is_some() {
                return Err(Ignored::AlreadyNamed);
            }
            workspace.journal = Some(f.journal);
        }
        Fact::GoalConfirmed(f) => {
            workspace.saw(f.on);
            match workspace.goals.get_mut(&f.month) {
                // Of two confirmations the earlier is the baseline, the later a revision.
                Some(goal) => goal.add(Version {
                    tiers: f.tiers,
                    on: f.on,
                    origin: Origin::ConfirmedAgain,
                    stamp,
                }),
                None => {
                    workspace.goals.insert(f.month, Goal::confirmed(f.tiers, f.on, stamp));
                }
            }
        }
        Fact::GoalRevised(f) => {
            let goal = workspace.goals.get_mut(&f.month).ok_or(Ignored::UnknownGoal)?;
            goal.add(Version {
                tiers: f.tiers,
                on: f.on,
                origin: Origin::Revised(f.reason),
                stamp,
            });
            workspace.saw(f.on);
        }
        Fact::OpeningSet(f) => {
            let goal = workspace.goals.get_mut(&f.month).ok_or(Ignored::UnknownGoal)?;
            goal.opening = Opening::Answered { amount: f.amount, through: f.through };
        }
        Fact::OpeningDeclined(f) => {
            let goal = workspace.goals.get_mut(&f.month).ok_or(Ignored::UnknownGoal)?;
            if goal.opening == Opening::Unanswered {
                goal.opening = Opening::Declined;
            }
        }
        Fact::CustomerAdded(f) => {
            let id = CustomerId(Id::new(stamp, 0));
            workspace.add_customer(id, &f.name, f.class, f.note.as_deref(), f.on);
            if let Some(due) = f.visit {
                workspace.add_task(TaskId(Id::new(stamp, 1)), id, due, None);
            }
            workspace.saw(f.on);
        }
        Fact::CustomersPasted(f) => {
            for (place, row) in (0_u16..).zip(&f.rows) {
                let id = CustomerId(Id::new(stamp, place));
                workspace.add_customer(id, &row.name, row.class, row.note.as_deref(), f.on);
            }
            workspace.saw(f.on);
        }
        Fact::CustomerEdited(f) => {
            let customer = workspace.known(f.customer)?;
            if let Some(name) = &f.name {
                customer.name.clone_from(name);
            }
            if let Some(class) = f.class {
                customer.class = class;
            }
            if let Some(note) = &f.note {
                customer.note.clone_from(note);
            }
            customer.standing = Standing::Active;
        }
        Fact::CustomerArchived(f) => workspace.known(f.customer)?.standing = Standing::Archived,
        Fact::TaskAdded(f) => {
            workspace.known(f.customer)?;
            workspace.add_task(TaskId(Id::new(stamp, 0)), f.customer, f.due, f.step);
        }
        Fact::TaskMoved(f) => workspace.tasks.shift(f.task, f.due)?,
        Fact::TaskDone(f) => {
            let task = workspace.tasks.finish(f.task, f.on)?;
            workspace.saw(f.on);
            // A second visit of the day is one visit; the task is done all the same.
            let _ = workspace.touch(task.customer, f.on, task.step == NextStep::Call);
        }
        Fact::TaskDropped(f) => {
            workspace.tasks.give_up(f.task, f.on)?;
            workspace.saw(f.on);
        }
        Fact::Visited(f) => {
            workspace.touch(f.customer, f.on, false)?;
            workspace.saw(f.on);
        }
        Fact::Sold(f) => {
            workspace.add_sale(stamp, f.customer, f.amount, f.on, f.goods.as_deref());
        }
        Fact::DaysMarked(f) => {
            let run = Period::new(f.first, f.last).map_err(|_| Ignored::BadDays)?;
            if f.last.days_since(f.first) >= MOST_MARKED_DAYS {
                return Err(Ignored::BadDays);
            }
            for day in run.days() {
                match f.mark {
                    Some(mark) => workspace.calendar.marks.insert(day, mark),
                    None => workspace.calendar.marks.remove(&day),
                };
            }
        }
        Fact::SettingsChanged(f) => workspace.change(f),
        // The fold has left out what these name before it called.
        Fact::Undone(_) => {}
        Fact::Erased(f) => {
            for id in &f.customers {
                if let Some(customer) = workspace.customers.get_mut(id) {
                    customer.name.clear();
                    customer.note.clear();
                    for contact in &mut customer.contacts {
                        contact.note.clear();
                    }
                    customer.standing = Standing::Erased;
                }
            }
            for (_, entry) in workspace.entries.iter_mut() {
                if entry.customer.is_some_and(|customer| f.customers.contains(&customer)) {
                    entry.row.forget();
                }
            }
        }
        Fact::ContactLogged(f) => {
            let customer =
                workspace.customers.get_mut(&f.customer).ok_or(Ignored::UnknownCustomer)?;
            // What an erased customer's record still says in words is not taken up.
            let note = f.note.as_deref().filter(|_| customer.standing != Standing::Erased);
            let note = note.unwrap_or_default().to_owned();
            customer.contacts.push(Contact { on: f.on, outcome: f.outcome, note });
            let task = f.task.and_then(|id| workspace.tasks.get(id));
            let by_call = task.is_some_and(|task| task.step == NextStep::Call);
            if let Some(task) = f.task {
                // One done before, or unknown, takes nothing from the outcome.
                let _ = workspace.tasks.finish(task, f.on);
            }
            if f.outcome != Outcome::Absent {
                let _ = workspace.touch(f.customer, f.on, by_call);
            }
            if let Some(amount) = f.won {
                workspace.add_sale(stamp, Some(f.customer), amount, f.on, f.goods.as_deref());
            }
            if let Some(due) = f.next {
                workspace.add_task(TaskId(Id::new(stamp, 1)), f.customer, due, f.step);
            }
            workspace.saw(f.on);
        }
        Fact::DealOpened(f) => {
            workspace.known(f.customer)?;
            if f.stage == Stage::Won {
                return Err(Ignored::NotOpenStage);
            }
            let deal = Deal {
                customer: f.customer,
                amount: f.amount,
                stage: f.stage,
                expected: f.expected,
                chance: None,
                opened: f.on,
                moved: f.on,
                before: Vec::new(),
                state: DealState::Open,
            };
            workspace.deals.insert(DealId(Id::new(stamp, 0)), deal);
            workspace.saw(f.on);
        }
        Fact::DealChanged(f) => {
            let deal = workspace.deals.get_mut(&f.deal).ok_or(Ignored::UnknownDeal)?;
            if let DealState::Won { .. } = deal.state {
                return Err(Ignored::DealWon);
            }
            if f.stage == Some(Stage::Won) {
                return Err(Ignored::NotOpenStage);
            }
            deal.before.push((f.on, deal.stage, deal.expected));
            deal.amount = f.amount.unwrap_or(deal.amount);
            deal.stage = f.stage.unwrap_or(deal.stage);
            deal.expected = f.expected.unwrap_or(deal.expected);
            deal.chance = f.chance.or(deal.chance).filter(|percent| *percent <= 100);
            deal.moved = f.on;
            deal.state = DealState::Open;
            workspace.saw(f.on);
        }
        Fact::DealClosed(f) => {
            let deal = workspace.deals.get_mut(&f.deal).ok_or(Ignored::UnknownDeal)?;
            if let DealState::Won { .. } = deal.state {
                return Err(Ignored::DealWon);
            }
            deal.before.push((f.on, deal.stage, deal.expected));
            deal.moved = f.on;
            let customer = deal.customer;
            if let Some(amount) = f.won {
                deal.state = DealState::Won { on: f.on };
                deal.amount = amount;
                workspace.add_sale(stamp, Some(customer), amount, f.on, f.goods.as_deref());
            } else {
                deal.state = DealState::Lost { on: f.on };
            }
            workspace.saw(f.on);
        }
        Fact::ReceivableAdded(f) => {
            workspace.known(f.customer)?;
            let owed = Owed { customer: f.customer, amount: f.amount, due: f.due, since: f.on };
            workspace.receivables.insert(ReceivableId(Id::new(stamp, 0)), owed);
            workspace.saw(f.on);
        }
        Fact::PaymentReceived(f) => {
            let paid =
                Paid { customer: f.customer, receivable: f.receivable, amount: f.amount, on: f.on };
            workspace.payments.insert(PaymentId(Id::new(stamp, 0)), paid);
            workspace.saw(f.on);
        }
        Fact::LineDismissed(f) => {
            workspace.dismissed.insert((f.subject, f.reason), f.due);
            workspace.saw(f.on);
        }
        Fact::TasksSorted(f) => {
            // Each promise stands for itself; the record counts where one of them took it.
            let moved = f.moved.iter().map(|moved| workspace.tasks.shift(moved.task, moved.due));
            let mut tried: Vec<Result<(), Ignored>> = moved.collect();
            tried.extend(f.dropped.iter().map(|task| workspace.tasks.give_up(*task, f.on)));
            if tried.iter().all(Result::is_err) {
                return tried.into_iter().next().unwrap_or(Err(Ignored::UnknownTask));
            }
            workspace.saw(f.on);
        }
        Fact::MonthClosed(f) => {
            if workspace.is_closed(f.month) {
                return Err(Ignored::AlreadyClosed);
            }
            let archive =
                Archive { on: f.on, tiers: f.tiers, first: f.first, figures: f.figures.clone() };
            workspace.closed.insert(f.month, Packed::new(archive));
            workspace.saw(f.on);
        }
        Fact::RebateAgreed(f) => {
            workspace.known(f.customer)?;
            if f.last < f.first {
                return Err(Ignored::BadDays);
            }
            if f.steps.is_empty() {
                workspace.rebates.remove(&f.customer);
            } else {
                let rebate = Rebate { first: f.first, last: f.last, steps: f.steps.clone() };
                workspace.rebates.insert(f.customer, rebate);
            }
            workspace.saw(f.on);
        }
        Fact::Entered(f) => {
            if f.kind == EntryKind::Calendar {
                // Inside its cover the later table goes before the earlier ones.
                let text = f.row.words.first().map(String::as_str).unwrap_or_default();
                let table = PublishedTable::parse(text).map_err(|_| Ignored::BadDays)?;
                workspace.calendar.extra.push(table);
                workspace.saw(f.on);
                return Ok(());
            }
            if f.kind == EntryKind::Figure {
                let metric = f.row.ids.first().filter(|metric| metric.number() == 0);
                let known = metric.and_then(|metric| workspace.entries.get(&metric.stamp()));
                if known.is_none_or(|known| known.kind != EntryKind::Metric) {
                    return Err(Ignored::UnknownMetric);
                }
            }
            if f.kind == EntryKind::Prepared {
                let (task, step) = prepared::of_row(&f.row).ok_or(Ignored::UnknownTask)?;
                let kept = workspace.tasks.get(task).ok_or(Ignored::UnknownTask)?.step;
                workspace.tasks.turn(task, step.unwrap_or(kept))?;
            }
            workspace.enter(stamp, f.clone());
        }
    }
    Ok(())
}

impl Workspace {
    fn saw(&mut self, day: Day) {
        self.newest_day = self.newest_day.max(Some(day));
    }

    fn known(&mut self, id: CustomerId) -> Result<&mut Customer, Ignored> {
        let customer = self.customers.get_mut(&id).ok_or(Ignored::UnknownCustomer)?;
        if customer.standing == Standing::Erased {
            Err(Ignored::ErasedCustomer)
        } else {
            Ok(customer)
        }
    }

    fn add_customer(
        &mut self,
        id: CustomerId,
        name: &str,
        class: Class,
        note: Option<&str>,
        added: Day,
    ) {
        let ordinal = u32::try_from(self.customers.len()).unwrap_or(u32::MAX);
        let customer = Customer {
            name: name.to_owned(),
            note: note.unwrap_or_default().to_owned(),
            class,
            added,
            ordinal,
            // A scrubbed record has no name; the `erased` record that took it says so in its
            // turn, so that what happened before it still counts.
            standing: Standing::Active,
            visits: Vec::new(),
            calls: Vec::new(),
            contacts: Vec::new(),
        };
        self.customers.insert(id, customer);
    }

    fn add_task(&mut self, id: TaskId, customer: CustomerId, due: Day, step: Option<NextStep>) {
        let step = step.unwrap_or(NextStep::Visit);
        self.tasks.add(id, Task { customer, due, step, state: TaskState::Open });
    }

    /// Keeps what a record wrote into the books. What an erased customer's still says in words is
    /// not taken up.
    fn enter(&mut self, stamp: Stamp, mut entry: Entry) {
        let customer = entry.customer.and_then(|id| self.customers.get(&id));
        if customer.is_some_and(|customer| customer.standing == Standing::Erased) {
            entry.forget_words();
        }
        self.saw(entry.on);
        self.entries.insert(stamp, entry.packed());
    }

    /// The sale that a record made, and its goods where they are known.
    fn add_sale(
        &mut self,
        stamp: Stamp,
        customer: Option<CustomerId>,
        amount: Money,
        on: Day,
        goods: Option<&Row>,
    ) {
        if let Some(goods) = goods {
            // Goods have no words: nothing of them is said of the customer.
            let kind = EntryKind::Goods;
            self.enter(stamp, Entry { kind, on, customer: None, row: goods.clone() });
        }
        self.deal_sizes.add(amount);
        self.sales.insert(SaleId(Id::new(stamp, 0)), Sale { customer, amount, on });
        self.saw(on);
    }

    /// Notes a touch, by a call or by a visit. A visit takes the place of that day's call.
    fn touch(&mut self, id: CustomerId, on: Day, by_call: bool) -> Result<(), Ignored> {
        // An erased customer keeps its dates, so that closed months add up.
        let customer = self.customers.get_mut(&id).ok_or(Ignored::UnknownCustomer)?;
        match (customer.visits.binary_search(&on), customer.calls.binary_search(&on)) {
            (Ok(_), Ok(call)) if !by_call => {
                customer.calls.remove(call);
            }
            (Ok(_), _) => return Err(Ignored::AlreadyVisited),
            (Err(place), call) => {
                customer.visits.insert(place, on);
                if let (true, Err(place)) = (by_call, call) {
                    customer.calls.insert(place, on);
                }
            }
        }
        Ok(())
    }

    fn change(&mut self, changed: &SettingsChanged) {
        if let Some(pattern) = changed.pattern {
            self.calendar.pattern = pattern;
        }
        if let Some(ignore) = changed.ignore_make_up {
            self.calendar.ignore_make_up = ignore;
        }
        if let Some(start) = changed.month_start {
            self.month_start = start;
        }
        if let Some(visits) = changed.visits_a_day {
            self.visits_a_day = visits;
        }
        if let Some(calls) = changed.calls_a_day {
            self.calls_a_day = calls;
        }
        if let Some(leads) = changed.leads_a_day {
            self.leads_a_day = leads;
        }
    }
}
