//! Today's list: a pure function of the workspace and a day (domain.md 10; promised, visit due
//! and backlog).

use std::fmt;

use super::cadence::{Cadence, Cadences, Class, Touches, capacity, planned};
use super::calendar::WorkCalendar;
use super::day::Day;
use super::fact::NextStep;
use super::ident::{CustomerId, Id, TaskId};
use super::period::Period;
use super::sorted::{Set, sort_by};
use super::worked::Worked;
use super::workspace::{Customer, Standing, TaskState, Workspace};

/// What a line of the list is about. It prints as a short name that a page can hold on to while
/// the workspace is still loading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A promised visit.
    Task(TaskId),
    /// A visit that the cadence asks for.
    Visit(CustomerId),
}

impl Subject {
    /// Reads the form [`Subject`] prints: `t` or `v` and an id.
    pub fn parse(text: &str) -> Option<Subject> {
        let id = |rest| Id::parse(rest);
        match text.split_at_checked(1)? {
            ("t", rest) => Some(Subject::Task(TaskId(id(rest)?))),
            ("v", rest) => Some(Subject::Visit(CustomerId(id(rest)?))),
            _ => None,
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Subject::Task(id) => write!(f, "t{id}"),
            Subject::Visit(id) => write!(f, "v{id}"),
        }
    }
}

/// Why a line is on the list, in the list's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The rep promised it for this day.
    Promised,
    /// The customer's class asks for a visit.
    VisitDue {
        /// Working days since it was due; 0 on the day.
        late: u32,
        /// How often it asks.
        cadence: Cadence,
    },
    /// Promised for an earlier day and still open.
    Backlog {
        /// The promised day.
        since: Day,
    },
    /// Visited without being on the list.
    Unplanned,
}

impl Reason {
    fn rank(self) -> u8 {
        match self {
            Reason::Promised => 0,
            Reason::VisitDue { .. } => 1,
            Reason::Backlog { .. } => 2,
            Reason::Unplanned => 3,
        }
    }
}

/// One line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is about.
    pub subject: Subject,
    /// Whom.
    pub customer: CustomerId,
    /// The customer's class.
    pub class: Class,
    /// Why it is here.
    pub reason: Reason,
    /// The day it was due.
    pub due: Day,
    /// What it is for.
    pub step: NextStep,
    /// Whether it is done today.
    pub done: bool,
}

/// The list of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TodayList {
    /// What fits the day, in order.
    pub entries: Vec<Entry>,
    /// What does not fit, in order; shown apart, never hidden.
    pub overflow: Vec<Entry>,
}

impl TodayList {
    /// The list of `day`, promises first, then visits due, then the backlog; within each the
    /// longest due first, then by id. It is made as of the morning, so lines do not move when
    /// they are ticked.
    ///
    /// The plan fills 80 % of the day's capacity; promises, the backlog and what is done already
    /// stay on the list whatever the capacity, visits due beyond it are the overflow. A customer
    /// with a promise within a week is not asked for again by the cadence. O(n log n) in open
    /// tasks and customers.
    pub fn of(workspace: &Workspace, day: Day) -> TodayList {
        let mut entries = Vec::new();
        let mut with_task: Vec<CustomerId> = Vec::new();
        let halves = workspace.calendar.weight(day).halves();
        for (id, task) in workspace.done_on(day) {
            let Some(customer) = workspace.customer(task.customer) else { continue };
            with_task.push(task.customer);
            let reason =
                if task.due < day { Reason::Backlog { since: task.due } } else { Reason::Promised };
            entries.push(Entry {
                step: task.step,
                ..entry(Subject::Task(id), task.customer, customer, reason, task.due, true)
            });
        }
        for (id, task) in workspace.open_through(day.plus_days(COVERED_DAYS)) {
            let Some(customer) = workspace.customer(task.customer) else { continue };
            if customer.standing != Standing::Active {
                continue;
            }
            with_task.push(task.customer);
            if task.due > day {
                continue;
            }
            let reason =
                if task.due < day { Reason::Backlog { since: task.due } } else { Reason::Promised };
            entries.push(Entry {
                step: task.step,
                ..entry(Subject::Task(id), task.customer, customer, reason, task.due, false)
            });
        }
        let covered: Set<CustomerId> = with_task.into_iter().collect();
        let owed = Owed::of(workspace, day);
        for (id, customer) in workspace.customers() {
            if covered.contains(&id) {
                continue;
            }
            let done = customer.visits.binary_search(&day).is_ok();
            let due = if halves > 0 && customer.standing == Standing::Active {
                owed.due(customer)
            } else {
                None
            };
            match due {
                Some(due) => {
                    let cadence = owed.cadences.get(customer.class);
                    let reason = Reason::VisitDue { late: owed.late(due), cadence };
                    entries.push(entry(Subject::Visit(id), id, customer, reason, due, done));
                }
                None if done => {
                    entries.push(entry(
                        Subject::Visit(id),
                        id,
                        customer,
                        Reason::Unplanned,
                        day,
                        true,
                    ));
                }
                None => {}
            }
        }
        sort_by(&mut entries, |one, other| {
            let key = |e: &Entry| (e.reason.rank(), e.due, e.subject);
            key(one).cmp(&key(other))
        });
        let mut room = planned(capacity(workspace.visits_a_day, halves));
        let (fits, overflow) = entries.into_iter().partition(|e| {
            let takes = e.done || !matches!(e.reason, Reason::VisitDue { .. });
            let fits = takes || room > 0;
            room = room.saturating_sub(u32::from(fits));
            fits
        });
        TodayList { entries: fits, overflow }
    }

    /// How many lines of the day are done.
    pub fn done(&self) -> usize {
        self.entries.iter().filter(|entry| entry.done).count()
    }
}

/// A promise within so many days covers what the cadence would ask.
const COVERED_DAYS: i32 = 6;

fn entry(
    subject: Subject,
    id: CustomerId,
    customer: &Customer,
    reason: Reason,
    due: Day,
    done: bool,
) -> Entry {
    let step = NextStep::Visit;
    Entry { subject, customer: id, class: customer.class, reason, due, step, done }
}

/// What each class owes since the month began, worked out once for a list, with the days before it.
pub(super) struct Owed<'a> {
    calendar: &'a WorkCalendar,
    day: Day,
    period: Period,
    cadences: Cadences,
    by_class: [u32; 3],
    /// The days through the list's own.
    worked: Worked<'a>,
}

impl Owed<'_> {
    pub(super) fn of(workspace: &Workspace, day: Day) -> Owed<'_> {
        let calendar = &workspace.calendar;
        let period = workspace.period(workspace.month_of(day));
        let cadences = Cadences::of(workspace);
        let by_class = Class::ALL.map(|class| cadences.get(class).owed(calendar, period, day));
        let oldest = workspace.customers().map(|(_, customer)| customer.added.previous()).min();
        let worked = Worked::around(calendar, oldest, day, day);
        Owed { calendar, day, period, cadences, by_class, worked }
    }

    /// The day a touch was due, if it has come and more is owed than done.
    pub(super) fn due(&self, customer: &Customer) -> Option<Day> {
        let (calendar, day) = (self.calendar, self.day);
        let cadence = self.cadences.get(customer.class);
        let touches =
            Touches { added: customer.added, ordinal: customer.ordinal, days: &customer.visits };
        let from = touches.owed_from(self.period);
        let [a, b, c] = self.by_class;
        let owed = if from == self.period.first() {
            match customer.class {
                Class::A => a,
                Class::B => b,
                Class::C => c,
            }
        } else {
            cadence.owed(calendar, self.period.since(from)?, day)
        };
        if touches.between(from, day) >= owed {
            return None;
        }
        let (after, working) = touches.due_after(cadence, day);
        self.plus_working(after, working).filter(|due| *due <= day)
    }

    /// Working days from a due day to the day before the list's, half days as halves, rounded up.
    pub(super) fn late(&self, due: Day) -> u32 {
        let before = self.worked.halves_before(due);
        let halves = match before.zip(self.worked.halves_before(self.day)) {
            Some((before, all)) => all.saturating_sub(before),
            None => Period::new(due, self.day.previous())
                .map_or(0, |run| self.calendar.working(run).halves()),
        };
        halves.div_ceil(2)
    }

    /// As the calendar's own, by the days weighed where they reach; `None` beyond the list's day.
    pub(super) fn plus_working(&self, day: Day, n: u32) -> Option<Day> {
        self.worked.within(day, n)
    }
}

/// Whether a line is still open for ticking.
pub fn is_open(workspace: &Workspace, subject: Subject, day: Day) -> bool {
    match subject {
        Subject::Task(id) => workspace.task(id).is_some_and(|task| task.state == TaskState::Open),
        Subject::Visit(id) => {
            workspace.customer(id).is_some_and(|c| c.visits.binary_search(&day).is_err())
        }
    }
}

#[cfg(test)]
mod tests;
