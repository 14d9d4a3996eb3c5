//! This week and the next: what is promised, what the classes ask beside it under the capacity, and
//! what does not fit (mission C3, domain.md 9).
//!
//! Promises first: they take their room whatever the capacity. What the classes ask is placed by
//! [`VisitPlan::fill`] on the room that is left; what does not fit is listed, with the ways out.
//! Nothing here is a promise before a tap makes it one.

mod ways;

use super::cadence::{Cadences, Class, Touches};
use super::calendar::{DayKind, WorkCalendar};
use super::day::Day;
use super::fact::NextStep;
use super::ident::{CustomerId, TaskId};
use super::period::Period;
use super::sorted::{Map, sort, sort_by};
use super::visit_plan::{Capacity, Planned, Room, VisitPlan, Wanted, rooms, wanted};
use super::week::Week;
use super::worked::Worked;
use super::workspace::{Customer, Standing, TaskState, Workspace};

pub use ways::{Lower, Ways};

/// A touch that the classes ask for, with a day that has room for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggested {
    /// Whom.
    pub customer: CustomerId,
    /// The class that asks.
    pub class: Class,
    /// The first day it may be made.
    pub due: Day,
    /// A visit, or a call where one will do and fits.
    pub step: NextStep,
}

/// One day of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanDay {
    /// Which.
    pub day: Day,
    /// What kind of day it is.
    pub kind: DayKind,
    /// What the plan fills of it: 80 % of the capacity.
    pub room: Room,
    /// Customers seen or called on it already.
    pub done: u32,
    /// Open promises of the day, in the order they were made; today's hold those of earlier days.
    pub promised: Vec<(TaskId, NextStep)>,
    /// What is suggested beside them, higher classes first.
    pub suggested: Vec<Suggested>,
}

impl PlanDay {
    /// What is taken of the day: done, promised and suggested. More than the room where more is
    /// promised.
    pub fn taken(&self) -> Room {
        let steps = self.promised.iter().map(|(_, step)| *step);
        let steps = steps.chain(self.suggested.iter().map(|one| one.step));
        let (mut visits, mut calls) = (self.done, 0_u32);
        for step in steps {
            let slot = if step == NextStep::Call { &mut calls } else { &mut visits };
            *slot = slot.saturating_add(1);
        }
        Room { visits, calls }
    }
}

/// A customer for whom the days have no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Over {
    /// Whom.
    pub customer: CustomerId,
    /// The class.
    pub class: Class,
    /// Since when a touch is due.
    pub due: Day,
    /// How many touches do not fit.
    pub touches: u32,
}

/// Two weeks of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekPlan {
    /// This week and the next, each Monday to Sunday.
    pub weeks: [Vec<PlanDay>; 2],
    /// Who does not fit, lower classes first: of those it is said first that they could be put
    /// lower or away.
    pub overflow: Vec<Over>,
}

/// What a plan depends on besides the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis {
    /// The day it is made on.
    pub today: Day,
    /// How often the classes are touched.
    pub cadences: Cadences,
    /// How much fits a full day.
    pub capacity: Capacity,
}

impl Basis {
    /// As the workspace has it.
    pub fn of(workspace: &Workspace, today: Day) -> Basis {
        let capacity = Capacity { visits: workspace.visits_a_day, calls: workspace.calls_a_day };
        Basis { today, cadences: Cadences::of(workspace), capacity }
    }
}

impl WeekPlan {
    /// The plan. Days before today say what was done and ask for nothing; on a day off only what is
    /// promised stands. Nobody is put on a day twice. O(customers × days + n log n).
    pub fn of(workspace: &Workspace, basis: Basis) -> WeekPlan {
        let (this, next) = weeks(basis.today);
        let run = Period::spanning(basis.today, next.last());
        let book = Book::of(workspace, basis.today, run.last());
        let wanted = book.wanted(workspace, basis, run);
        let (placed, left) = book.fill(&workspace.calendar, basis, run, &wanted);
        let week = |week: Week| -> Vec<PlanDay> {
            let days = week.period().days();
            days.map(|day| book.day(workspace, basis, day, &placed)).collect()
        };
        let weeks = [week(this), week(next)];
        WeekPlan { weeks, overflow: book.overflow(left) }
    }

    /// All days in order.
    pub fn days(&self) -> impl Iterator<Item = &PlanDay> {
        self.weeks.iter().flatten()
    }

    /// How many touches do not fit.
    pub fn left_over(&self) -> u32 {
        self.overflow.iter().fold(0, |sum, one| sum.saturating_add(one.touches))
    }
}

/// The week of a day, and the one after it.
fn weeks(today: Day) -> (Week, Week) {
    let this = Week::of(today);
    (this, Week::of(this.last().next()))
}

/// The customers in the plan, and what is promised to them.
struct Book<'a> {
    today: Day,
    customers: Vec<(CustomerId, &'a Customer)>,
    /// By customer: days that answer a touch already, from today on, in order.
    answered: Vec<Vec<Day>>,
    /// Open promises by the day they are to be kept on.
    promised: Map<Day, Vec<(TaskId, NextStep)>>,
    /// The days of the plan.
    worked: Worked<'a>,
}

/// What is put on a day.
type OnDay = (Day, Suggested);

impl<'a> Book<'a> {
    fn of(workspace: &'a Workspace, today: Day, last: Day) -> Book<'a> {
        let active = workspace.customers().filter(|(_, one)| one.standing == Standing::Active);
        let customers: Vec<(CustomerId, &Customer)> = active.collect();
        let mut answered: Vec<Vec<Day>> = customers
            .iter()
            .map(|(_, one)| if one.touched_on(today) { vec![today] } else { Vec::new() })
            .collect();
        let mut promised: Map<Day, Vec<(TaskId, NextStep)>> = Map::new();
        for (id, task) in workspace.open_through(last) {
            // In the order they were added, which is that of their ids.
            let place = customers.binary_search_by(|(one, _)| one.cmp(&task.customer));
            let Some(answered) = place.ok().and_then(|place| answered.get_mut(place)) else {
                continue;
            };
            let day = task.due.max(today);
            answered.push(day);
            match promised.get_mut(&day) {
                Some(all) => all.push((id, task.step)),
                None => drop(promised.insert(day, vec![(id, task.step)])),
            }
        }
        for days in &mut answered {
            sort(days);
            days.dedup();
        }
        let worked = Worked::around(&workspace.calendar, None, today, last);
        Book { today, customers, answered, promised, worked }
    }

    /// What the classes ask, each sales month's piece by itself: a touch asked for in the first
    /// answers in the second.
    fn wanted(&self, workspace: &Workspace, basis: Basis, run: Period) -> Vec<Wanted> {
        let mut all: Vec<Wanted> = Vec::new();
        let mut from = run.first();
        while let Some(rest) = run.since(from) {
            let month = workspace.period(workspace.month_of(from));
            let Some(piece) = rest.intersect(month) else { break };
            let touches: Vec<Vec<Day>> = if from == run.first() {
                self.customers.iter().map(|(_, one)| one.visits.clone()).collect()
            } else {
                self.touches_before(from, &all)
            };
            let planned: Vec<Planned<'_>> = self
                .customers
                .iter()
                .zip(&touches)
                .zip(&self.answered)
                .map(|(((_, one), days), promised)| {
                    let touches = Touches { added: one.added, ordinal: one.ordinal, days };
                    Planned { class: one.class, touches, promised }
                })
                .collect();
            let mut asked = wanted(&planned, basis.cadences, &workspace.calendar, month, piece);
            asked.retain(|one| !self.is_promised_soon(basis, *one));
            all.extend(asked);
            from = piece.last().next();
        }
        all
    }

    /// Whether something is promised before the customer would be asked for again anyway.
    fn is_promised_soon(&self, basis: Basis, one: Wanted) -> bool {
        let Some(next) = self.answered.get(one.customer).filter(|days| !days.is_empty()) else {
            return false;
        };
        let interval = basis.cadences.get(one.class).interval();
        // Beyond the plan's last day nothing is promised here.
        let again = self.worked.within(one.due, interval).unwrap_or(Day::MAX);
        next.iter().any(|day| *day > one.due && *day < again)
    }

    /// The days touched before a day, had everything before it been done.
    fn touches_before(&self, from: Day, asked: &[Wanted]) -> Vec<Vec<Day>> {
        let with_promises =
            self.customers.iter().zip(&self.answered).map(|((_, one), answered)| {
                let mut days = one.visits.clone();
                days.extend(answered.iter().filter(|day| **day < from));
                days
            });
        let mut all: Vec<Vec<Day>> = with_promises.collect();
        for one in asked {
            if let Some(days) = all.get_mut(one.customer) {
                days.push(one.due);
            }
        }
        for days in &mut all {
            sort(days);
            days.dedup();
        }
        all
    }

    /// What is asked, on days with room; and what is left over.
    fn fill(
        &self,
        calendar: &WorkCalendar,
        basis: Basis,
        run: Period,
        wanted: &[Wanted],
    ) -> (Vec<OnDay>, Vec<Wanted>) {
        let mut rooms = self.rooms(calendar, basis, run);
        let VisitPlan { placed, mut overflow } = VisitPlan::fill(wanted, &rooms);
        let mut on: Vec<OnDay> = Vec::new();
        let mut seen: Map<(usize, Day), ()> = Map::new();
        for (place, days) in self.answered.iter().enumerate() {
            for day in days {
                seen.insert((place, *day), ());
            }
        }
        for one in placed {
            // Two that waited for room would meet on one day: the second looks for another.
            if seen.insert((one.wanted.customer, one.on), ()).is_some() {
                overflow.push(one.wanted);
                continue;
            }
            if let Some((_, room)) = rooms.iter_mut().find(|(day, _)| *day == one.on) {
                let slot = if one.as_visit { &mut room.visits } else { &mut room.calls };
                *slot = slot.saturating_sub(1);
            }
            on.extend(self.on_day(one.wanted, one.on, one.as_visit));
        }
        sort(&mut overflow);
        let mut left = Vec::new();
        for one in overflow {
            let free = rooms.iter_mut().find(|(day, room)| {
                *day >= one.due
                    && (room.visits > 0 || (!one.visit && room.calls > 0))
                    && !seen.contains_key(&(one.customer, *day))
            });
            let Some((day, room)) = free else {
                left.push(one);
                continue;
            };
            let as_visit = one.visit || room.calls == 0;
            let slot = if as_visit { &mut room.visits } else { &mut room.calls };
            *slot = slot.saturating_sub(1);
            seen.insert((one.customer, *day), ());
            on.extend(self.on_day(one, *day, as_visit));
        }
        (on, left)
    }

    fn on_day(&self, wanted: Wanted, day: Day, as_visit: bool) -> Option<OnDay> {
        let Wanted { due, class, customer: place, .. } = wanted;
        let (customer, _) = self.customers.get(place)?;
        let step = if as_visit { NextStep::Visit } else { NextStep::Call };
        Some((day, Suggested { customer: *customer, class, due, step }))
    }

    /// The room that promises and what is done today leave.
    fn rooms(&self, calendar: &WorkCalendar, basis: Basis, run: Period) -> Vec<(Day, Room)> {
        let mut visits: Vec<Day> = Vec::new();
        let mut calls: Vec<Day> = Vec::new();
        for (day, all) in self.promised.iter() {
            for (_, step) in all {
                if *step == NextStep::Call { &mut calls } else { &mut visits }.push(*day);
            }
        }
        let done = usize::try_from(self.done(self.today)).unwrap_or(usize::MAX);
        visits.extend(std::iter::repeat_n(self.today, done));
        let mut rooms = rooms(run, calendar, basis.capacity, &visits);
        for (day, room) in &mut rooms {
            let taken = calls.iter().filter(|one| *one == day).count();
            room.calls = room.calls.saturating_sub(u32::try_from(taken).unwrap_or(u32::MAX));
        }
        rooms
    }

    /// Customers touched on a day.
    fn done(&self, day: Day) -> u32 {
        let count = self.customers.iter().filter(|(_, one)| one.touched_on(day)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    fn day(&self, workspace: &Workspace, basis: Basis, day: Day, placed: &[OnDay]) -> PlanDay {
        let kind = workspace.calendar.kind(day);
        let on_it = placed.iter().filter(|(on, _)| *on == day).map(|(_, one)| *one);
        let mut suggested: Vec<Suggested> = on_it.collect();
        sort_by(&mut suggested, |one, other| {
            let key = |one: &Suggested| (one.class, one.due, one.customer);
            key(one).cmp(&key(other))
        });
        PlanDay {
            day,
            kind,
            room: basis.capacity.plan(kind.weight().halves()),
            done: self.done(day),
            promised: self.promised.get(&day).cloned().unwrap_or_default(),
            suggested,
        }
    }

    /// Who is left over, each once.
    fn overflow(&self, left: Vec<Wanted>) -> Vec<Over> {
        let mut over: Map<usize, Over> = Map::new();
        for one in left {
            let Some((customer, _)) = self.customers.get(one.customer) else { continue };
            if let Some(known) = over.get_mut(&one.customer) {
                known.touches = known.touches.saturating_add(1);
                known.due = known.due.min(one.due);
            } else {
                let Wanted { due, class, .. } = one;
                over.insert(one.customer, Over { customer: *customer, class, due, touches: 1 });
            }
        }
        let mut over: Vec<Over> = over.into_iter().map(|(_, one)| one).collect();
        sort_by(&mut over, |one, other| {
            let key = |over: &Over| (over.class, over.due, over.customer);
            other.class.cmp(&one.class).then_with(|| key(one).cmp(&key(other)))
        });
        over
    }
}

/// Whether a promise can still be moved: it is open.
pub fn is_open(workspace: &Workspace, task: TaskId) -> bool {
    workspace.task(task).is_some_and(|task| task.state == TaskState::Open)
}

#[cfg(test)]
mod tests;
