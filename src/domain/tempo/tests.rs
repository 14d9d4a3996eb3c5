//! The tempo against its rule written out day by day, and its laws.

use super::*;
use crate::domain::calendar::{Mark, OffReason};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn yuan(amount: i64) -> Money {
    Money::from_yuan(amount)
}

fn deal(opened: &str, decided: &str, won: Option<i64>) -> DecidedDeal {
    DecidedDeal { opened: day(opened), decided: day(decided), won: won.map(yuan) }
}

fn tempo(since: &str, decided: &[DecidedDeal], today: &str) -> Tempo {
    let calendar = WorkCalendar::default();
    let history =
        History { calendar: &calendar, start: MonthStart::FIRST, since: month(since), decided };
    Tempo::of(&history, Month::of(day(today), MonthStart::FIRST), day(today))
}

#[test]
fn deals_are_counted_from_the_first_month_on_record_through_today() {
    let decided = [
        deal("2026-05-01", "2026-07-31", Some(900)), // before all is on record
        deal("2026-06-01", "2026-08-03", Some(10)),
        deal("2026-08-20", "2026-09-08", None),
        deal("2026-11-02", "2026-11-16", Some(30)),
        deal("2026-11-02", "2026-11-17", Some(900)), // tomorrow
    ];
    let found = tempo("2026-08", &decided, "2026-11-16");
    // August 21, September 22, October 18 and 11 of November's 21 working days.
    assert_eq!((found.decided, found.worked, found.left), (3, 2 * 72, 2 * 10));
    assert_eq!((found.months, found.oldest), (3, 63));
    // 3 / 144 × 20 deals are decided in what is left, less those opened within, of four listed.
    let (new, all) = found.opened_within;
    let expected = Probability::ratio(3 * 20 * (all - new), 144 * 4 * all).unwrap();
    assert_eq!(found.decided_of(4), expected);
    assert_eq!(found.decided_of(0), Probability::ZERO);
}

#[test]
fn the_share_won_is_that_of_like_months_upon_the_whole() {
    let decided = [
        deal("2026-08-01", "2026-08-10", Some(1)), // three months before November
        deal("2026-08-01", "2026-08-11", Some(1)),
        deal("2026-08-01", "2026-09-10", None),
        deal("2026-08-01", "2026-10-12", None),
        deal("2026-08-01", "2026-11-10", Some(1)), // this month so far
    ];
    // 3 of 3 upon 60 %: (3 + 6) / (3 + 10).
    let november = tempo("2026-08", &decided, "2026-11-16").share;
    assert_eq!(november.thousandths(), (9_000, 4_000));
    // October, like July: 0 of 1 upon 2 of 4.
    let october = tempo("2026-08", &decided, "2026-10-31").share;
    assert_eq!(october.thousandths(), (5_000, 6_000));
}

#[test]
fn a_stretch_brings_what_is_opened_and_won_within_it() {
    // The three days left on 25 November are Thursday, Friday and Monday.
    let decided = [
        deal("2026-09-08", "2026-09-10", Some(5)), // Tuesday to Thursday
        deal("2026-09-07", "2026-09-10", Some(100)), // a working day too long
        deal("2026-09-08", "2026-09-09", None),    // lost
    ];
    let found = tempo("2026-08", &decided, "2026-11-25");
    assert_eq!(found.left, 6);
    // Within stretches that start after Monday the 7th and last through Thursday the 10th.
    let brought: Vec<Money> =
        found.brought.iter().copied().filter(|amount| *amount > Money::ZERO).collect();
    assert_eq!(brought, [yuan(5)]);
    assert_eq!(found.usual(), Some(Money::ZERO));
    // One that was opened and decided on one day lies in three stretches of three days.
    let decided = [deal("2026-09-09", "2026-09-09", Some(7))];
    let found = tempo("2026-08", &decided, "2026-11-25");
    assert_eq!(found.brought.iter().filter(|amount| **amount == yuan(7)).count(), 3);
    assert_eq!(found.opened_within, (3, 3));
    assert_eq!(found.decided_of(1), Probability::ZERO, "none was on the list before");
    // A slip: opened after it was decided. And a return, which brings nothing.
    let slip = [deal("2026-09-20", "2026-09-09", Some(7))];
    assert_eq!(tempo("2026-08", &slip, "2026-11-25"), found);
    let back = [decided[0], deal("2026-09-09", "2026-09-09", Some(-3))];
    assert_eq!(tempo("2026-08", &back, "2026-11-25").brought, found.brought);
}

#[test]
fn fewer_than_three_closed_months_bring_nothing_known() {
    let decided = [deal("2026-10-09", "2026-10-12", Some(7))];
    let two = tempo("2026-09", &decided, "2026-11-16");
    assert_eq!((two.months, two.usual()), (2, None));
    assert!(two.brought.is_empty());
    assert_eq!(tempo("2026-08", &decided, "2026-11-16").usual(), Some(Money::ZERO));
    let none = tempo("2026-11", &[], "2026-11-16");
    assert_eq!((none.decided, none.months, none.decided_of(3)), (0, 0, Probability::ZERO));
}

#[test]
fn what_lies_a_year_back_is_left_alone() {
    let decided =
        [deal("2025-10-01", "2025-10-31", Some(7)), deal("2025-10-01", "2025-11-01", None)];
    let found = tempo("2020-01", &decided, "2026-11-16");
    assert_eq!((found.decided, found.months), (1, 12));
}

#[test]
fn a_month_that_has_not_begun_has_all_its_days_left() {
    let calendar = WorkCalendar::default();
    let start = MonthStart::FIRST;
    let history = History { calendar: &calendar, start, since: month("2026-08"), decided: &[] };
    let found = Tempo::of(&history, month("2026-12"), day("2026-11-16"));
    // October is the last closed one: November is still running.
    assert_eq!((found.left, found.months), (2 * 23, 3));
}

/// What each stretch brought by the rule, day by day.
fn by_hand(history: &History, month: Month, today: Day) -> (Vec<Money>, (u64, u64)) {
    let weigh = |period: Period| -> Vec<(Day, u32)> {
        period.days().map(|day| (day, history.calendar.weight(day).halves())).collect()
    };
    let later = |days: &[(Day, u32)], after: Day| -> Vec<(Day, u32)> {
        days.iter().copied().filter(|(day, _)| *day > after).collect()
    };
    let sum = |days: &[(Day, u32)]| days.iter().map(|(_, halves)| halves).sum::<u32>();
    let left = sum(&later(&weigh(month.period(history.start)), today));
    let first = history.since.period(history.start).first();
    let seen = weigh(Period::new(first, today).unwrap());
    let worked = seen.iter().filter(|(_, halves)| *halves > 0).map(|(day, _)| *day);
    let (mut brought, mut within) = (Vec::new(), (0, 0));
    for after in [first.previous()].into_iter().chain(worked) {
        let rest = later(&seen, after);
        if sum(&rest) < left {
            continue;
        }
        let fits = (0..=rest.len()).rev().find(|days| sum(&rest[..*days]) <= left).unwrap();
        let last = fits.checked_sub(1).map_or(after, |place| rest[place].0);
        let decided = |deal: &&DecidedDeal| deal.decided > after && deal.decided <= last;
        let all = history.decided.iter().filter(decided);
        let new: Vec<_> = all.clone().filter(|deal| deal.opened > after).collect();
        within = (within.0 + new.len() as u64, within.1 + all.count() as u64);
        brought.push(new.iter().filter_map(|deal| deal.won).sum());
    }
    (brought, within)
}

fn some_deals() -> impl Strategy<Value = Vec<DecidedDeal>> {
    let one = (0_i32..130, 0_i32..40, proptest::option::of(0_i64..500));
    proptest::collection::vec(one, 0..25).prop_map(|deals| {
        let first = day("2026-07-20");
        let deal = |(decided, open, won): (i32, i32, Option<i64>)| DecidedDeal {
            opened: first.plus_days(decided - open),
            decided: first.plus_days(decided),
            won: won.map(yuan),
        };
        deals.into_iter().map(deal).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_stretches_are_the_rule_day_by_day(
        decided in some_deals(), today in 0_i32..30, off in 0_i32..120, half in 0_i32..120,
    ) {
        let mut calendar = WorkCalendar::default();
        calendar.marks.insert(day("2026-08-01").plus_days(off), Mark::Off(OffReason::Leave));
        calendar.marks.insert(day("2026-08-01").plus_days(half), Mark::Half);
        let today = day("2026-11-01").plus_days(today);
        let start = MonthStart::FIRST;
        let history =
            History { calendar: &calendar, start, since: month("2026-08"), decided: &decided };
        let found = Tempo::of(&history, month("2026-11"), today);
        let (brought, within) = by_hand(&history, month("2026-11"), today);
        prop_assert_eq!(found.brought, brought);
        prop_assert_eq!(found.opened_within, within);
    }

    #[test]
    fn the_order_of_records_and_what_comes_later_do_not_matter(
        decided in some_deals(), turn in 0_usize..25, later in some_deals(),
    ) {
        let today = "2026-10-20";
        let known: Vec<DecidedDeal> =
            decided.iter().copied().filter(|deal| deal.decided <= day(today)).collect();
        let mut other = known.clone();
        other.rotate_left(turn.min(known.len()));
        other.extend(later.iter().map(|deal| DecidedDeal {
            decided: deal.decided.plus_days(100),
            ..*deal
        }).filter(|deal| deal.decided > day(today)));
        prop_assert_eq!(tempo("2026-08", &known, today), tempo("2026-08", &other, today));
    }

    #[test]
    fn a_longer_list_makes_each_deal_no_likelier(decided in some_deals(), listed in 1_usize..200) {
        let found = tempo("2026-08", &decided, "2026-11-10");
        prop_assert!(found.decided_of(listed + 1) <= found.decided_of(listed));
    }
}
