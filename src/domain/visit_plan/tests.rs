//! What is wanted, and the laws of filling days.

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
fn after_a_promise_the_interval_passes_first() {
    // Nothing was done in the month, so more is owed than one touch a day would settle.
    let promised = [day("2026-09-14")];
    let owing = Planned { promised: &promised, ..customer(Class::A, 0, &[]) };
    let week = Period::new(day("2026-09-14"), day("2026-09-20")).unwrap();
    let calendar = WorkCalendar::default();
    let asked = wanted(&[owing], Cadences::default(), &calendar, month(), week);
    let days: Vec<Day> = asked.iter().map(|one| one.due).collect();
    assert_eq!(days, [day("2026-09-16"), day("2026-09-18")]);
}

#[test]
fn a_call_goes_before_a_visit_where_both_will_do() {
    let first = day("2026-09-01");
    let one = Wanted { due: first, class: Class::C, customer: 0, visit: false };
    let plan = VisitPlan::fill(&[one], &[(first, Room { visits: 1, calls: 1 })]);
    assert!(!plan.placed[0].as_visit);
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
        let built = all.into_iter().enumerate().map(|(customer, (late, class, visit))| Wanted {
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
    fn nobody_is_asked_for_twice_within_the_interval(
        ordinals in proptest::collection::vec((0_usize..3, 0_u32..50), 1..8), from in 0_i32..29,
    ) {
        let none = [];
        let customers: Vec<Planned> = ordinals.iter().map(|(c, o)| customer(Class::ALL[*c], *o, &none)).collect();
        let calendar = WorkCalendar::default();
        // What is owed by the day the run starts is asked for all at once, but one by one of each.
        let run = Period::new(month().first().plus_days(from), month().last()).unwrap();
        let asked = wanted(&customers, Cadences::default(), &calendar, month(), run);
        for (place, customer) in customers.iter().enumerate() {
            let days: Vec<Day> = asked.iter().filter(|w| w.customer == place).map(|w| w.due).collect();
            let interval = Cadences::default().get(customer.class).interval();
            prop_assert!(days.windows(2).all(|two| calendar.plus_working(two[0], interval) <= two[1]));
        }
    }
}
