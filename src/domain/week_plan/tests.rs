//! The plan of two weeks: its laws, and the case of 100 customers (domain.md 13).

use super::*;
use crate::domain::cadence::Cadence;
use crate::domain::calendar::{Mark, OffReason};
use crate::domain::command::{Command, Moment, decide};
use crate::domain::fact::{PastedCustomer, SettingsChanged};
use crate::domain::ident::Stamp;
use crate::domain::workspace::evolve;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn run(workspace: &mut Workspace, place: u64, on: &str, command: Command) {
    let stamp = Stamp::new(place, 0, 7);
    let moment = Moment { today: day(on), minute: 0, stamp };
    let fact = decide(workspace, command, &moment).unwrap();
    evolve(workspace, stamp, &fact);
}

/// So many customers of each class, added on a day.
fn book(on: &str, counts: [usize; 3]) -> Workspace {
    let mut workspace = Workspace::default();
    let classes = Class::ALL.into_iter().zip(counts);
    let rows = classes.flat_map(|(class, count)| {
        (0..count).map(move |number| PastedCustomer {
            name: format!("{class:?}{number}"),
            class,
            note: None,
        })
    });
    run(&mut workspace, 1, on, Command::Paste { rows: rows.collect() });
    workspace
}

fn plan(workspace: &Workspace, today: &str) -> WeekPlan {
    WeekPlan::of(workspace, Basis::of(workspace, day(today)))
}

fn ids(workspace: &Workspace) -> Vec<CustomerId> {
    workspace.customers().map(|(id, _)| id).collect()
}

#[test]
fn a_hundred_customers_at_five_a_day_come_out_as_in_the_book() {
    let mut workspace = book("2026-09-01", [20, 30, 50]);
    let ways = Ways::of(&workspace, Basis::of(&workspace, day("2026-09-01")));
    // September 2026 has 22 working days.
    assert_eq!((ways.month.owed, ways.month.carried), (350, 110));
    assert_eq!(ways.month.each, [9, 4, 1]);
    let out = ways.month.ways_out.clone().unwrap();
    assert_eq!((out.fewer, out.more), ((30, 105), Some(16)));
    let saves: Vec<(Class, Cadence, u64)> =
        ways.lower.iter().map(|one| (one.class, one.to, one.saves)).collect();
    let expected = [(Class::A, Cadence::Weekly(1), 100), (Class::B, Cadence::Monthly(1), 90)];
    assert_eq!(saves, expected);
    // Each agrees with what the month's own way out says.
    for (way, lower) in ways.lower.iter().zip(&out.lower) {
        assert_eq!((way.class, ways.month.owed - way.saves), (lower.class, lower.owed));
    }
    // Calls answer what need not be a visit.
    let with_calls = plan(&workspace, "2026-09-01").left_over();
    let settings = SettingsChanged { calls_a_day: Some(0), ..SettingsChanged::default() };
    run(&mut workspace, 2, "2026-09-01", Command::Settings(settings));
    let ways = Ways::of(&workspace, Basis::of(&workspace, day("2026-09-01")));
    let plan = plan(&workspace, "2026-09-01");
    // From a Tuesday on; 4 of 5 a day are filled, and on the first day no more than 2 fall due.
    let placed: Vec<usize> =
        plan.days().map(|one| one.suggested.len()).filter(|many| *many > 0).collect();
    assert_eq!(placed, [2, 4, 4, 4, 4, 4, 4, 4, 4]);
    assert!(plan.left_over() > with_calls && with_calls > 0);
    let more = ways.more.unwrap();
    let then = |visits| {
        let basis = Basis::of(&workspace, day("2026-09-01"));
        let capacity = Capacity { visits, ..basis.capacity };
        WeekPlan::of(&workspace, Basis { capacity, ..basis }).left_over()
    };
    assert_eq!(then(more), 0);
    assert!(then(more - 1) > 0);
}

#[test]
fn promises_come_first_and_answer_what_the_class_asks() {
    let mut workspace = book("2026-11-02", [0, 1, 0]);
    let customer = ids(&workspace)[0];
    let before = plan(&workspace, "2026-11-23");
    let asked: Vec<Day> =
        before.days().filter(|one| !one.suggested.is_empty()).map(|one| one.day).collect();
    // Once a week, and the second five working days after the first.
    assert_eq!(asked, [day("2026-11-23"), day("2026-11-30")]);
    let due = day("2026-11-25");
    let step = Some(NextStep::Sample);
    run(&mut workspace, 5, "2026-11-23", Command::Promise { customer, due, step });
    let after = plan(&workspace, "2026-11-23");
    assert_eq!(after.weeks[0].iter().map(|one| one.suggested.len()).sum::<usize>(), 0);
    let on = after.days().find(|one| one.day == due).unwrap();
    assert_eq!(on.promised.len(), 1);
    assert_eq!(on.taken(), Room { visits: 1, calls: 0 });
}

#[test]
fn a_promise_of_an_earlier_day_takes_todays_room() {
    let mut workspace = book("2026-11-02", [0, 0, 1]);
    let customer = ids(&workspace)[0];
    let due = day("2026-11-20");
    run(&mut workspace, 5, "2026-11-19", Command::Promise { customer, due, step: None });
    let plan = plan(&workspace, "2026-11-23");
    assert_eq!(plan.weeks[0][0].promised.len(), 1);
    assert_eq!(plan.days().map(|one| one.suggested.len()).sum::<usize>(), 0);
}

#[test]
fn days_off_and_days_past_ask_for_nothing_and_half_a_day_takes_half() {
    let mut workspace = book("2026-11-02", [10, 10, 0]);
    let mark = |on, mark| Command::MarkDays { first: day(on), last: day(on), mark: Some(mark) };
    run(&mut workspace, 5, "2026-11-23", mark("2026-11-26", Mark::Off(OffReason::Leave)));
    run(&mut workspace, 6, "2026-11-23", mark("2026-11-27", Mark::Half));
    let customer = ids(&workspace)[0];
    let subject = crate::domain::today::Subject::Visit(customer);
    run(&mut workspace, 7, "2026-11-23", Command::Tick { subject });
    let plan = plan(&workspace, "2026-11-25");
    let of = |on: &str| plan.days().find(|one| one.day == day(on)).unwrap().clone();
    assert_eq!((of("2026-11-23").done, of("2026-11-23").suggested.len()), (1, 0));
    assert_eq!(of("2026-11-24").suggested.len(), 0);
    let off = of("2026-11-26");
    assert_eq!(
        (off.kind, off.room, off.suggested.len()),
        (DayKind::Leave(OffReason::Leave), Room::default(), 0)
    );
    assert_eq!(of("2026-11-27").room, Room { visits: 1, calls: 5 });
    assert_eq!(plan.weeks.iter().map(Vec::len).collect::<Vec<_>>(), [7, 7]);
}

#[test]
fn both_months_pieces_of_a_week_are_asked_for() {
    // Wednesday, 30 September 2026; October's holidays last through the 7th.
    let mut workspace = book("2026-09-01", [0, 0, 1]);
    let customer = ids(&workspace)[0];
    let subject = crate::domain::today::Subject::Visit(customer);
    run(&mut workspace, 5, "2026-09-01", Command::Tick { subject });
    let plan = plan(&workspace, "2026-09-30");
    let asked: Vec<(Day, Day)> =
        plan.days().flat_map(|one| one.suggested.iter().map(|s| (one.day, s.due))).collect();
    assert_eq!(asked.len(), 1, "October's: September's was made");
    assert!(asked[0].0 >= day("2026-10-08"));
}

proptest! {
    #[test]
    fn nothing_is_lost_nobody_twice_a_day_and_no_day_is_overfull(
        a in 1_usize..9, b in 0_usize..9, c in 0_usize..9, visits in 1_u16..7, calls in 0_u16..4,
        promises in proptest::collection::vec((0_usize..30, 0_i32..16), 0..12), from in 0_i32..30,
    ) {
        let mut workspace = book("2026-11-02", [a, b, c]);
        let settings = SettingsChanged { visits_a_day: Some(visits), calls_a_day: Some(calls), ..SettingsChanged::default() };
        run(&mut workspace, 2, "2026-11-02", Command::Settings(settings));
        let today = day("2026-11-02").plus_days(from);
        let all = ids(&workspace);
        for (place, (who, after)) in (10..).zip(promises) {
            if let Some(customer) = all.get(who) {
                let promise = Command::Promise { customer: *customer, due: today.plus_days(after), step: None };
                run(&mut workspace, place, &today.to_string(), promise);
            }
        }
        let basis = Basis::of(&workspace, today);
        let plan = WeekPlan::of(&workspace, basis);
        let book = Book::of(&workspace, today, Week::of(today).last().plus_days(7));
        let run = Period::spanning(today, Week::of(today).last().plus_days(7));
        let asked = book.wanted(&workspace, basis, run).len();
        let placed: usize = plan.days().map(|one| one.suggested.len()).sum();
        prop_assert_eq!(asked, placed + plan.left_over() as usize);
        for one in plan.days() {
            let mut who: Vec<CustomerId> = one.suggested.iter().map(|s| s.customer).collect();
            who.extend(one.promised.iter().map(|(id, _)| workspace.task(*id).unwrap().customer));
            let suggested = one.suggested.iter().map(|s| s.customer);
            for customer in suggested {
                prop_assert_eq!(who.iter().filter(|other| **other == customer).count(), 1);
            }
            if !one.suggested.is_empty() {
                prop_assert!(one.day >= today && one.kind.weight().halves() > 0);
                let (taken, promised) = (one.taken(), u32::try_from(one.promised.len()).unwrap());
                prop_assert!(taken.visits <= one.room.visits.max(promised));
                prop_assert!(taken.calls <= one.room.calls);
            }
        }
    }
}
