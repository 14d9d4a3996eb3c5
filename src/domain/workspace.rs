//! The rep's whole record, folded: what `evolve` makes of the journal, fact by fact.

use serde::{Deserialize, Serialize};

use super::cadence::Class;
use super::calendar::WorkCalendar;
use super::day::Day;
use super::fact::{Fact, SettingsChanged};
use super::goal::{Goal, Opening, Origin, Version};
use super::ident::{CustomerId, Id, JournalId, SaleId, Stamp, TaskId};
use super::money::{Money, wide};
use super::period::{Month, MonthStart, Period};
use super::sorted::{Map, pairs};

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
    /// The days visited, in order, each once.
    pub visits: Vec<Day>,
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
    /// The days are in the wrong order or too many.
    BadDays,
}

/// How often each reason came up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IgnoredCounts([u32; 8]);

impl IgnoredCounts {
    /// How many records were ignored for this reason.
    pub fn of(&self, reason: Ignored) -> u32 {
        self.0.get(reason as usize).copied().unwrap_or(0)
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
    #[serde(with = "pairs")]
    tasks: Map<TaskId, Task>,
    #[serde(with = "pairs")]
    sales: Map<SaleId, Sale>,
    #[serde(skip)]
    index: Index,
}

/// Derived from the rest; rebuilt when a checkpoint is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Index {
    open: Map<(Day, TaskId), ()>,
    done: Map<(Day, TaskId), ()>,
}

impl Default for Workspace {
    fn default() -> Workspace {
        Workspace {
            journal: None,
            calendar: WorkCalendar::default(),
            month_start: MonthStart::default(),
            visits_a_day: 5,
            newest_day: None,
            ignored: IgnoredCounts::default(),
            deal_sizes: DealSizes::default(),
            goals: Map::new(),
            customers: Map::new(),
            tasks: Map::new(),
            sales: Map::new(),
            index: Index::default(),
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
        self.tasks.get(&id)
    }

    /// All tasks in the order they were made.
    pub fn tasks(&self) -> impl Iterator<Item = (TaskId, &Task)> {
        self.tasks.iter().map(|(id, task)| (*id, task))
    }

    /// Open tasks due on a day or before, oldest first.
    pub fn open_through(&self, day: Day) -> impl Iterator<Item = (TaskId, &Task)> {
        self.index
            .open
            .iter()
            .take_while(move |((due, _), ())| *due <= day)
            .filter_map(|((_, id), ())| Some((*id, self.tasks.get(id)?)))
    }

    /// Tasks done on a day. Found from the newest on, since it is today that is asked for.
    pub fn done_on(&self, day: Day) -> impl Iterator<Item = (TaskId, &Task)> {
        self.index
            .done
            .iter()
            .rev()
            .skip_while(move |((on, _), ())| *on > day)
            .take_while(move |((on, _), ())| *on == day)
            .filter_map(|((_, id), ())| Some((*id, self.tasks.get(id)?)))
    }

    /// All sales and returns in the order they were recorded.
    pub fn sales(&self) -> impl Iterator<Item = (SaleId, &Sale)> {
        self.sales.iter().map(|(id, sale)| (*id, sale))
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

    /// Pairs of active customers with the same name, offered for joining, never joined silently.
    pub fn same_names(&self) -> Vec<(CustomerId, CustomerId)> {
        let mut seen: Map<&str, CustomerId> = Map::new();
        let mut pairs = Vec::new();
        for (id, customer) in self.customers.iter() {
            if customer.standing == Standing::Active {
                match seen.get(&customer.name.as_str()) {
                    Some(first) => pairs.push((*first, *id)),
                    None => {
                        seen.insert(&customer.name, *id);
                    }
                }
            }
        }
        pairs
    }

    /// Rebuilds what is derived. A workspace read from a checkpoint needs it once.
    pub fn reindex(&mut self) {
        let mut index = Index::default();
        for (id, task) in self.tasks.iter() {
            match task.state {
                TaskState::Open => {
                    index.open.insert((task.due, *id), ());
                }
                TaskState::Done { on } => {
                    index.done.insert((on, *id), ());
                }
                TaskState::Dropped { .. } => {}
            }
        }
        self.index = index;
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
            let ordinal = u32::try_from(workspace.customers.len()).unwrap_or(u32::MAX);
            let customer = Customer {
                name: f.name.clone(),
                note: f.note.clone().unwrap_or_default(),
                class: f.class,
                added: f.on,
                ordinal,
                // A scrubbed record has no name; the `erased` record that took it says so in its
                // turn, so that what happened before it still counts.
                standing: Standing::Active,
                visits: Vec::new(),
            };
            workspace.customers.insert(id, customer);
            if let Some(due) = f.visit {
                workspace.add_task(TaskId(Id::new(stamp, 1)), id, due);
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
            workspace.add_task(TaskId(Id::new(stamp, 0)), f.customer, f.due);
        }
        Fact::TaskMoved(f) => {
            let task = workspace.tasks.get_mut(&f.task).ok_or(Ignored::UnknownTask)?;
            if let TaskState::Done { .. } = task.state {
                return Err(Ignored::AlreadyDone);
            }
            workspace.index.open.remove(&(task.due, f.task));
            task.due = f.due;
            // A new day revives a promise given up.
            task.state = TaskState::Open;
            workspace.index.open.insert((f.due, f.task), ());
        }
        Fact::TaskDone(f) => {
            let task = workspace.tasks.get_mut(&f.task).ok_or(Ignored::UnknownTask)?;
            if let TaskState::Done { .. } = task.state {
                return Err(Ignored::AlreadyDone);
            }
            workspace.index.open.remove(&(task.due, f.task));
            task.state = TaskState::Done { on: f.on };
            workspace.index.done.insert((f.on, f.task), ());
            let customer = task.customer;
            workspace.saw(f.on);
            // A second visit of the day is one visit; the task is done all the same.
            let _ = workspace.visit(customer, f.on);
        }
        Fact::TaskDropped(f) => {
            let task = workspace.tasks.get_mut(&f.task).ok_or(Ignored::UnknownTask)?;
            if let TaskState::Done { .. } = task.state {
                return Err(Ignored::AlreadyDone);
            }
            workspace.index.open.remove(&(task.due, f.task));
            task.state = TaskState::Dropped { on: f.on };
            workspace.saw(f.on);
        }
        Fact::Visited(f) => {
            workspace.visit(f.customer, f.on)?;
            workspace.saw(f.on);
        }
        Fact::Sold(f) => {
            let sale = Sale { customer: f.customer, amount: f.amount, on: f.on };
            workspace.deal_sizes.add(f.amount);
            workspace.sales.insert(SaleId(Id::new(stamp, 0)), sale);
            workspace.saw(f.on);
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
                    customer.standing = Standing::Erased;
                }
            }
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

    fn add_task(&mut self, id: TaskId, customer: CustomerId, due: Day) {
        self.tasks.insert(id, Task { customer, due, state: TaskState::Open });
        self.index.open.insert((due, id), ());
    }

    fn visit(&mut self, id: CustomerId, on: Day) -> Result<(), Ignored> {
        // An erased customer keeps its dates, so that closed months add up.
        let customer = self.customers.get_mut(&id).ok_or(Ignored::UnknownCustomer)?;
        match customer.visits.binary_search(&on) {
            Ok(_) => Err(Ignored::AlreadyVisited),
            Err(place) => {
                customer.visits.insert(place, on);
                Ok(())
            }
        }
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
    }
}
