//! The days ahead filled with the touches that fall due, under the day's capacity (domain.md 9;
//! mission C3).
//!
//! What does not fit is listed and never hidden; the ways out are in `workload`.

use super::cadence::{Class, Touches, capacity, planned, visits_among};
use super::calendar::WorkCalendar;
use super::day::Day;
use super::period::Period;
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
    let mut all = Vec::new();
    for (place, customer) in customers.iter().enumerate() {
        let Touches { added, .. } = customer.touches;
        let Some(owing) = month.since(added) else { continue };
        let cadence = cadences.get(customer.class);
        let mut count = customer.touches.between(owing.first(), first);
        let mut next = customer.touches.due(calendar, cadence, first);
        for day in &days {
            if customer.promised.contains(day) {
                count = count.saturating_add(1);
                next = calendar.plus_working(*day, cadence.interval());
                continue;
            }
            let worked = elapsed.between(owing.first(), *day);
            if *day < next || cadence.owed_after(worked, calendar.pattern) <= count {
                continue;
            }
            let hundredths = customer.class.visits_in_hundred();
            let visit =
                visits_among(count.saturating_add(1), hundredths) > visits_among(count, hundredths);
            all.push(Wanted { due: *day, class: customer.class, customer: place, visit });
            count = count.saturating_add(1);
            next = calendar.plus_working(*day, cadence.interval());
        }
    }
    all.sort_unstable();
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
        order.sort_unstable();
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
        plan.placed.sort_unstable_by_key(|placed| (placed.on, placed.wanted));
        plan.overflow.sort_unstable();
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
mod tests {
    use super::*;
    use crate::domain::period::{Month, MonthStart};
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn month() -> Period {
        Month::new(2026, 9).unwrap().period(MonthStart::FIRST)
    }

    fn customer(class: Class, ordinal: u32, days: &[Day]) -> Planned<'_> {
        let touches = Touches { added: day("2026-08-01"), ordinal, days };
        Planned { class, touches, promised: &[] }
    }

    fn all_month(customers: &[Planned<'_>]) -> Vec<Wanted> {
        wanted(customers, Cadences::default(), &WorkCalendar::default(), month(), month())
    }

    #[test]
    fn what_is_asked_for_in_a_month_is_what_is_owed() {
        let none = [];
        let calendar = WorkCalendar::default();
        for class in Class::ALL {
            let owed = Cadences::default().get(class).owed(&calendar, month(), month().last());
            let asked = all_month(&[customer(class, 0, &none)]);
            // The ninth of A's would be due after the last interval of the month has begun.
            let count = u32::try_from(asked.len()).unwrap();
            assert!(count <= owed && count + 1 >= owed, "{class:?} {count} {owed}");
            let visits = u32::try_from(asked.iter().filter(|one| one.visit).count()).unwrap();
            assert_eq!(visits, visits_among(count, class.visits_in_hundred()));
        }
    }

    #[test]
    fn a_promise_answers_a_touch() {
        let done = [day("2026-09-01")];
        let free = customer(Class::B, 0, &done);
        let week = Period::new(day("2026-09-07"), day("2026-09-13")).unwrap();
        let ask = |one: Planned<'_>| {
            wanted(&[one], Cadences::default(), &WorkCalendar::default(), month(), week)
        };
        assert_eq!(ask(free).len(), 1);
        let promised = [day("2026-09-07")];
        assert_eq!(ask(Planned { promised: &promised, ..free }), []);
    }

    #[test]
    fn a_call_answers_what_need_not_be_a_visit() {
        let (first, second) = (day("2026-09-01"), day("2026-09-02"));
        let one = |customer, visit| Wanted { due: first, class: Class::A, customer, visit };
        let days = [(first, Room { visits: 1, calls: 1 }), (second, Room { visits: 1, calls: 0 })];
        let list = [one(0, false), one(1, true), one(2, false), one(3, false)];
        let plan = VisitPlan::fill(&list, &days);
        let placed: Vec<_> =
            plan.placed.iter().map(|p| (p.wanted.customer, p.on, p.as_visit)).collect();
        assert_eq!(placed, [(0, first, false), (1, first, true), (2, second, true)]);
        assert_eq!(plan.overflow, [one(3, false)]);
    }

    #[test]
    fn promises_take_their_room_first() {
        let run = Period::new(day("2026-09-03"), day("2026-09-05")).unwrap();
        let promised = [day("2026-09-03"), day("2026-09-03"), day("2026-09-05")];
        let days = rooms(run, &WorkCalendar::default(), Capacity::default(), &promised);
        let expected = [
            (day("2026-09-03"), Room { visits: 2, calls: 12 }),
            (day("2026-09-04"), Room { visits: 4, calls: 12 }),
        ];
        assert_eq!(days, expected);
    }

    fn some_wanted() -> impl Strategy<Value = Vec<Wanted>> {
        let one = (0_i32..12, 0_usize..3, any::<bool>());
        proptest::collection::vec(one, 0..40).prop_map(|all| {
            let built =
                all.into_iter().enumerate().map(|(customer, (late, class, visit))| Wanted {
                    due: day("2026-09-01").plus_days(late),
                    class: Class::ALL[class],
                    customer,
                    visit,
                });
            built.collect()
        })
    }

    fn some_days() -> impl Strategy<Value = Vec<(Day, Room)>> {
        proptest::collection::vec((0_u32..4, 0_u32..4), 0..12).prop_map(|rooms| {
            let days = rooms.into_iter().zip(0_i32..).map(|((visits, calls), late)| {
                (day("2026-09-01").plus_days(late), Room { visits, calls })
            });
            days.collect()
        })
    }

    proptest! {
        #[test]
        fn nothing_is_lost_none_is_early_and_no_day_overfull(wanted in some_wanted(), days in some_days()) {
            let plan = VisitPlan::fill(&wanted, &days);
            let mut found: Vec<Wanted> = plan.placed.iter().map(|p| p.wanted).chain(plan.overflow.clone()).collect();
            found.sort_unstable();
            let mut expected = wanted.clone();
            expected.sort_unstable();
            prop_assert_eq!(found, expected);
            for placed in &plan.placed {
                prop_assert!(placed.on >= placed.wanted.due);
                prop_assert!(placed.as_visit || !placed.wanted.visit);
            }
            for (day, room) in &days {
                let on = |visit| plan.placed.iter().filter(|p| p.on == *day && p.as_visit == visit).count();
                prop_assert!(on(true) <= room.visits as usize && on(false) <= room.calls as usize);
            }
        }

        #[test]
        fn more_room_never_means_more_overflow(
            wanted in some_wanted(), days in some_days(), which in 0_usize..12, visit: bool,
        ) {
            let before = VisitPlan::fill(&wanted, &days).overflow.len();
            let mut more = days;
            if let Some((_, room)) = more.get_mut(which) {
                *if visit { &mut room.visits } else { &mut room.calls } += 1;
            }
            prop_assert!(VisitPlan::fill(&wanted, &more).overflow.len() <= before);
        }

        #[test]
        fn the_order_of_the_customers_does_not_matter(wanted in some_wanted(), days in some_days()) {
            let mut turned = wanted.clone();
            turned.reverse();
            prop_assert_eq!(VisitPlan::fill(&wanted, &days), VisitPlan::fill(&turned, &days));
        }

        #[test]
        fn nobody_is_asked_for_twice_within_the_interval(ordinals in proptest::collection::vec((0_usize..3, 0_u32..50), 1..8)) {
            let none = [];
            let customers: Vec<Planned> = ordinals.iter().map(|(c, o)| customer(Class::ALL[*c], *o, &none)).collect();
            let calendar = WorkCalendar::default();
            let asked = all_month(&customers);
            for (place, customer) in customers.iter().enumerate() {
                let days: Vec<Day> = asked.iter().filter(|w| w.customer == place).map(|w| w.due).collect();
                let interval = Cadences::default().get(customer.class).interval();
                prop_assert!(days.windows(2).all(|two| calendar.plus_working(two[0], interval) <= two[1]));
            }
        }
    }
}
