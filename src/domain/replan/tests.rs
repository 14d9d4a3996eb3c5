//! Each way with its figures, and the laws of the ways.

use super::*;
use crate::domain::odds::TypedOdds;
use crate::domain::period::{Month, MonthStart};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn yuan(amount: i64) -> Money {
    Money::from_yuan(amount)
}

fn situation() -> Situation<'static> {
    Situation {
        tier: yuan(300_000),
        won: yuan(150_000),
        weighted: yuan(50_000),
        period: Month::new(2026, 11).unwrap().period(MonthStart::FIRST),
        today: day("2026-11-16"),
        halves_left: 22,
        visit_to_deal: Rate::percent(10),
        ticket: yuan(20_000),
        cycle: Some(LeadTime::from_days(14)),
        free_visits: 2,
        open_deals: 4,
        deals: &[],
        c_touches: 20,
        next_month: Some((yuan(300_000), 46)),
    }
}

fn found(replan: &Replan, which: impl Fn(&Way) -> bool) -> Choice {
    *replan.choices.iter().find(|choice| which(&choice.way)).unwrap()
}

#[test]
fn each_way_says_its_cost_what_it_brings_and_whether_it_is_enough() {
    let odds = Odds::Typed(TypedOdds::new(5_000).unwrap());
    let deals = [
        (day("2026-11-30"), yuan(900_000), odds),
        (day("2026-12-01"), yuan(60_000), odds),
        (day("2026-12-30"), yuan(40_000), odds),
        (day("2026-12-31"), yuan(900_000), odds),
    ];
    let replan = Situation { deals: &deals, ..situation() }.replan();
    assert_eq!(replan.gap, yuan(100_000));
    // A visit brings 2,000: 50 visits in 11 days are 5 a day, 2 are free.
    let visits = found(&replan, |way| matches!(way, Way::Visits { .. }));
    assert_eq!(visits.way, Way::Visits { more_a_day: 2, needed_a_day: Some(5) });
    assert_eq!((visits.brings, visits.is_enough), (yuan(44_000), false));
    let ticket = found(&replan, |way| matches!(way, Way::Ticket { .. }));
    assert_eq!(ticket.way, Way::Ticket { more_each: yuan(25_000), deals: 4 });
    assert!(ticket.is_enough);
    let forward = found(&replan, |way| matches!(way, Way::PullForward { .. }));
    assert_eq!((forward.way, forward.brings), (Way::PullForward { deals: 2 }, yuan(50_000)));
    let cadence = found(&replan, |way| matches!(way, Way::CadenceToA { .. }));
    assert_eq!(cadence.brings, yuan(40_000));
    let defer = found(&replan, |way| matches!(way, Way::Defer { .. }));
    let more_a_day = Some(Money::from_fen(434_783));
    let (this_month, next_month) = (yuan(200_000), yuan(400_000));
    assert_eq!(defer.way, Way::Defer { this_month, next_month, more_a_day });
    let stage = found(&replan, |way| matches!(way, Way::Stage { .. }));
    let a_day = Some(Money::from_fen(818_182));
    let (first, then) = (yuan(240_000), yuan(360_000));
    assert_eq!(stage.way, Way::Stage { first, a_day, then });
    // 44,000 + 50,000 + 40,000 by more work.
    assert_eq!((replan.together, replan.can_be_reached), (yuan(134_000), true));
}

#[test]
fn visits_bring_nothing_where_the_cycle_does_not_fit() {
    for cycle in [Some(LeadTime::from_days(15)), None] {
        let replan = Situation { cycle, ..situation() }.replan();
        let visits = found(&replan, |way| matches!(way, Way::Visits { .. }));
        assert_eq!(visits.way, Way::Visits { more_a_day: 0, needed_a_day: None });
        assert_eq!(replan.together, Money::ZERO);
        assert!(!replan.can_be_reached);
    }
}

#[test]
fn what_a_way_brings_is_rounded_down() {
    let third = Rate::of(1, 3).unwrap();
    let own = Situation {
        visit_to_deal: third,
        ticket: Money::from_fen(100),
        c_touches: 2,
        ..situation()
    };
    let cadence = found(&own.replan(), |way| matches!(way, Way::CadenceToA { .. }));
    assert_eq!(cadence.brings, Money::from_fen(66));
}

#[test]
fn nothing_missing_needs_no_way() {
    let replan = Situation { won: yuan(250_000), ..situation() }.replan();
    assert_eq!((replan.gap, replan.choices.len()), (Money::ZERO, 0));
    let last = Situation { halves_left: 0, next_month: None, ..situation() }.replan();
    assert!(!last.choices.iter().any(|c| matches!(c.way, Way::Visits { .. } | Way::Defer { .. })));
}

proptest! {
    #[test]
    fn the_quarter_stays_as_it_was(tier in 1_i64..1_000_000_000, won in -1_000_000_000_i64..1_000_000_000, next in 0_i64..1_000_000_000) {
        let own = Situation {
            tier: Money::from_fen(tier), won: Money::from_fen(won),
            next_month: Some((Money::from_fen(next), 40)), ..situation()
        };
        for choice in own.replan().choices {
            if let Way::Defer { this_month, next_month, .. } = choice.way {
                prop_assert_eq!(this_month.plus(next_month).fen(), tier + next);
                prop_assert!(this_month >= Money::ZERO);
            }
        }
    }

    #[test]
    fn the_visits_needed_suffice(tier in 1_i64..1_000_000_000, percent in 1_i64..=100, ticket in 1_i64..10_000_000, halves in 1_u32..46) {
        let own = Situation {
            tier: Money::from_fen(tier), won: Money::ZERO, weighted: Money::ZERO,
            visit_to_deal: Rate::percent(percent), ticket: Money::from_fen(ticket),
            halves_left: halves * 2, free_visits: u32::MAX, ..situation()
        };
        let replan = own.replan();
        let visits = found(&replan, |way| matches!(way, Way::Visits { .. }));
        prop_assert!(visits.is_enough);
        let Way::Visits { more_a_day, .. } = visits.way else { panic!() };
        let fewer = Situation { free_visits: more_a_day - 1, ..own }.replan();
        let short = found(&fewer, |way| matches!(way, Way::Visits { .. }));
        prop_assert!(!short.is_enough);
    }

    #[test]
    fn the_ticket_closes_the_gap_and_a_fen_less_does_not(tier in 1_i64..1_000_000_000, deals in 1_u32..50) {
        let own = Situation { tier: Money::from_fen(tier), won: Money::ZERO, weighted: Money::ZERO, open_deals: deals, ..situation() };
        let replan = own.replan();
        let Way::Ticket { more_each, .. } = found(&replan, |way| matches!(way, Way::Ticket { .. })).way else { panic!() };
        prop_assert!(more_each.fen() * i64::from(deals) >= replan.gap.fen());
        prop_assert!((more_each.fen() - 1) * i64::from(deals) < replan.gap.fen());
    }
}
