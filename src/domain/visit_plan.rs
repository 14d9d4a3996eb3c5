//! The days ahead filled with the touches that fall due, under the day's capacity (domain.md 9;
//! mission C3).
//!
//! What does not fit is listed and never hidden; the ways out are in `workload`.

use super::cadence::{Class, Touches, capacity, planned, visits_among};
use super::calendar::WorkCalendar;
use super::day::Day;
use super::period::Period;
use super::sorted;
use super::worked::Worked;
use super::workload::Cadences;

/// How much fits a full working day. Asked in the first week.
///
/// ```
/// use fieldplan::domain::visit_plan::Capacity;
/// let capacity = Capacity::default();
/// // 80 % of 5 visits and 15 calls; half a day takes half of each, rounded down.
/// assert_eq!((capacity.plan(2).visits, capacity.plan(2).calls), (4, 12));
/// assert_eq!((capacity.plan(1).visits, capacity.plan(1).calls), (1, 5));
/// assert_eq!((capacity.plan(0).visits, capacity.plan(0).calls), (0, 0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// Visits.
    pub visits: u16,
    /// Calls and messages.
    pub calls: u16,
}

impl Default for Capacity {
    /// 5 visits and 15 calls.
    fn default() -> Capacity {
        Capacity { visits: 5, calls: 15 }
    }
}

/// What may still be put on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Visits.
    pub visits: u32,
    /// Calls and messages.
    pub calls: u32,
}

impl Capacity {
    /// What the plan fills of a day that weighs so many half days: 80 %, the rest stays free for
    /// what comes up. Half a day is half rounded down, at least 1; a capacity of 0 stays 0.
    pub fn plan(self, halves: u32) -> Room {
        let fill = |a_day| if a_day == 0 { 0 } else { planned(capacity(a_day, halves)) };
        Room { visits: fill(self.visits), calls: fill(self.calls) }
    }
}

/// A touch that falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wanted {
    /// The first day it may be made.
    pub due: Day,
    /// The customer's class: among those due on a day, A goes first.
    pub class: Class,
    /// The customer's place in the list given.
    pub customer: usize,
    /// Whether only a visit will do.
    pub visit: bool,
}

/// A customer as the plan sees it.
#[derive(Clone, Copy, Debug)]
pub struct Planned<'a> {
    /// The class.
    pub class: Class,
    /// The touches made so far.
    pub touches: Touches<'a>,
    /// Days with something promised already: each answers one touch.
    pub promised: &'a [Day],
}

/// The touches that fall due in `run`, in the order in which they are to be placed: by day, class
/// and place.
///
/// A customer is asked for while more is owed since `month` began (or since it was added) than is
/// done, promised or asked for already, and not before the interval since the last touch has
/// passed. What was owed before the run falls due on its first working day. Of n touches asked for
/// in a month, as many must be visits as the class says; the visits come first. O(customers ×
/// days of the run + days of the month).
pub fn wanted(
    customers: &[Planned<'_>],
    cadences: Cadences,
    calendar: &WorkCalendar,
    month: Period,
    run: Period,
) -> Vec<Wanted> {
    let days: Vec<Day> = match run.intersect(month) {
        Some(run) => run.days().filter(|day| !calendar.weight(*day).is_off()).collect(),
        None => Vec::new(),
    };
    let first = run.first();
    let elapsed = Elapsed::of(calendar, month);
    let oldest = customers
        .iter()
        .map(|customer| customer.touches.due_after(cadences.get(customer.class), first).0)
        .min();
    let worked = Worked::around(calendar, oldest, first, run.last());
    // A day beyond the run is none of its days' concern.
    let after = |day: Day, n: u32| worked.within(day, n).unwrap_or(Day::MAX);
    let mut all = Vec::new();
    for (place, customer) in customers.iter().enumerate() {
        let Touches { added, .. } = customer.touches;
        let Some(owing) = month.since(added) else { continue };
        let cadence = cadences.get(customer.class);
        let mut count = customer.touches.between(owing.first(), first);
        let (from, working) = customer.touches.due_after(cadence, first);
        let mut next = after(from, working);
        for day in &days {
            if customer.promised.contains(day) {
                count = count.saturating_add(1);
                next = after(*day, cadence.interval());
                continue;
            }
            let worked = elapsed.between(owing.first(), *day);
            if *day < next || cadence.owed_after(worked, calendar.pattern) <= count {
                continue;
            }
            let hundredths = cadences.visits_in_hundred(customer.class);
            let visit =
                visits_among(count.saturating_add(1), hundredths) > visits_among(count, hundredths);
            all.push(Wanted { due: *day, class: customer.class, customer: place, visit });
            count = count.saturating_add(1);
            next = after(*day, cadence.interval());
        }
    }
    sorted::sort(&mut all);
    all
}

/// Working weight since a month began, day by day, so that it is asked of the calendar once.
struct Elapsed {
    first: Day,
    /// Half days before each day of the month, and through the last.
    before: Vec<u32>,
}

impl Elapsed {
    fn of(calendar: &WorkCalendar, month: Period) -> Elapsed {
        let mut sum = 0_u32;
        let mut before = vec![0];
        for day in month.days() {
            sum = sum.saturating_add(calendar.weight(day).halves());
            before.push(sum);
        }
        Elapsed { first: month.first(), before }
    }

    /// Half days from one day of the month through another.
    fn between(&self, from: Day, through: Day) -> u32 {
        let before = |day: Day| {
            let place = usize::try_from(day.days_since(self.first)).unwrap_or(0);
            self.before.get(place).or(self.before.last()).copied().unwrap_or(0)
        };
        before(through.next()).saturating_sub(before(from))
    }
}

/// A touch with its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// What is wanted.
    pub wanted: Wanted,
    /// The day it is put on, never before it is due.
    pub on: Day,
    /// Whether it takes the room of a visit.
    pub as_visit: bool,
}

/// Days filled, and what did not fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VisitPlan {
    /// By day, then in the order wanted.
    pub placed: Vec<Placed>,
    /// What does not fit, in the order wanted.
    pub overflow: Vec<Wanted>,
}

impl VisitPlan {
    /// Puts each touch on the first day, from the one it is due on, that has room: first those that
    /// only a visit answers, then the others, as a call where one fits and else as a visit.
    ///
    /// `days` are in order with the room that promises leave. As many as can be are placed, so more
    /// room never means more overflow. O(n log n + n × days), the second part only where days are
    /// full.
    pub fn fill(wanted: &[Wanted], days: &[(Day, Room)]) -> VisitPlan {
        let mut order = wanted.to_vec();
        sorted::sort(&mut order);
        let mut days = days.to_vec();
        let mut plan = VisitPlan::default();
        let (visits, others): (Vec<Wanted>, Vec<Wanted>) =
            order.into_iter().partition(|one| one.visit);
        for one in visits.into_iter().chain(others) {
            let start = days.partition_point(|(day, _)| *day < one.due);
            let ahead = days.get_mut(start..).unwrap_or_default();
            let free = |room: &Room| room.visits > 0 || (!one.visit && room.calls > 0);
            match ahead.iter_mut().find(|(_, room)| free(room)) {
                Some((day, room)) => {
                    let as_visit = one.visit || room.calls == 0;
                    let taken = if as_visit { &mut room.visits } else { &mut room.calls };
                    *taken = taken.saturating_sub(1);
                    plan.placed.push(Placed { wanted: one, on: *day, as_visit });
                }
                None => plan.overflow.push(one),
            }
        }
        sorted::sort_by(&mut plan.placed, |one, other| {
            (one.on, one.wanted).cmp(&(other.on, other.wanted))
        });
        sorted::sort(&mut plan.overflow);
        plan
    }
}

/// The working days of `run` with the room that is left of the plan's 80 % once `promised` visits
/// (one entry for each) are on them. O(days + promises).
pub fn rooms(
    run: Period,
    calendar: &WorkCalendar,
    capacity: Capacity,
    promised: &[Day],
) -> Vec<(Day, Room)> {
    let mut days: Vec<(Day, Room)> = run
        .days()
        .map(|day| (day, capacity.plan(calendar.weight(day).halves())))
        .filter(|(_, room)| *room != Room::default())
        .collect();
    for promise in promised {
        if let Ok(place) = days.binary_search_by_key(promise, |(day, _)| *day)
            && let Some((_, room)) = days.get_mut(place)
        {
            room.visits = room.visits.saturating_sub(1);
        }
    }
    days
}

#[cfg(test)]
mod tests;
