//! The three lines, the middle case against brute force, and the laws of the forecast's chance.

use super::*;
use crate::domain::calendar::WorkCalendar;
use crate::domain::odds::{Beta, TypedOdds};
use crate::domain::period::MonthStart;
use crate::domain::tempo::DecidedDeal;
use proptest::prelude::*;

const TODAY: &str = "2026-11-16";

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn yuan(amount: i64) -> Money {
    Money::from_yuan(amount)
}

fn typed(hundredths: u16) -> Odds {
    Odds::Typed(TypedOdds::new(hundredths).unwrap())
}

fn listed(amount: i64, opened: &str) -> ListedDeal {
    ListedDeal { amount: yuan(amount), opened: day(opened), said: None, odds: None }
}

fn said(amount: i64, on: &str, hundredths: u16) -> ListedDeal {
    ListedDeal {
        said: Some(day(on)),
        odds: Some(typed(hundredths)),
        ..listed(amount, "2026-11-02")
    }
}

fn forecast_on(today: &str, decided: &[DecidedDeal], won: i64, deals: &[ListedDeal]) -> Forecast {
    let calendar = WorkCalendar::default();
    let since = Month::parse("2026-08").unwrap();
    let history = History { calendar: &calendar, start: MonthStart::FIRST, since, decided };
    Forecast::of(&history, Month::parse("2026-11").unwrap(), day(today), yuan(won), deals)
}

fn forecast(decided: &[DecidedDeal], won: i64, deals: &[ListedDeal]) -> Forecast {
    forecast_on(TODAY, decided, won, deals)
}

/// A deal a working day, every second one won for 100, each open for 28 days.
fn steady() -> Vec<DecidedDeal> {
    let first = day("2026-08-03");
    let one = |place: i32| {
        let decided = first.plus_days(place);
        let won = (place % 2 == 0).then(|| yuan(100));
        DecidedDeal { opened: decided.plus_days(-28), decided, won }
    };
    (0..106).filter(|place| place % 7 < 5).map(one).collect()
}

#[test]
fn a_steady_rep_goes_on_like_that() {
    let deals = vec![listed(100, "2026-11-02"); 20];
    let found = forecast(&steady(), 500, &deals);
    // About a deal a working day, half of them won: ten working days bring five of the twenty.
    assert_eq!(found.rest, Some(Money::ZERO), "none was opened and decided in ten working days");
    let decided = found.decided.in_millionths();
    assert!((480_000..560_000).contains(&decided), "{decided}");
    assert!((yuan(450)..=yuan(550)).contains(&found.listed), "{}", found.listed);
    assert_eq!(found.total, found.won.plus(found.listed));
    // As likely as not: the middle itself.
    let Chance::Open(open) = found.chance(found.total) else { panic!("it is open") };
    assert!((450_000..650_000).contains(&open.chance.in_millionths()), "{open:?}");
    assert!(open.low <= open.chance && open.chance <= open.high && open.rest_known);
}

#[test]
fn a_day_the_rep_has_said_goes_before_the_tempo() {
    let deals = [
        said(10, "2026-11-30", 10_000),
        said(900, "2026-11-15", 10_000),
        said(900, "2026-12-01", 10_000),
        said(5, TODAY, 10_000),
        listed(900, "2026-01-02"),
    ];
    let found = forecast(&steady(), 1, &deals);
    assert_eq!((found.listed, found.total), (yuan(15), yuan(16)));
    assert_eq!((found.places, found.past, found.elsewhere), (vec![0, 3], vec![1], vec![2]));
    assert_eq!(found.stale, [4], "open for longer than any before it was decided");
    // Asked before the month, what is said for the days until then is not the month's.
    let early = forecast_on("2026-10-26", &[], 0, &[said(10, "2026-10-30", 10_000)]);
    assert_eq!((early.total, early.elsewhere), (Money::ZERO, vec![0]));
}

#[test]
fn a_deal_as_old_as_the_oldest_is_still_decided() {
    // The steady rep's deals were open for 28 days each.
    let mut list = vec![listed(100, "2026-10-19"); 20];
    let alone = forecast(&steady(), 0, &list);
    list.extend([listed(100, "2026-10-18"); 20]);
    let found = forecast(&steady(), 0, &list);
    assert_eq!((found.places, found.stale), ((0..20).collect(), (20..40).collect()));
    assert!(found.decided < Probability::ONE);
    assert_eq!((found.decided, found.total), (alone.decided, alone.total), "nor does it dilute");
}

#[test]
fn the_middle_is_the_lower_one_and_deals_of_one_rate_win_together() {
    let middle = |odds: &[Odds]| {
        let deal = |odds: &Odds| OpenDeal { amount: yuan(10), expected: day(TODAY), odds: *odds };
        let deals: Vec<OpenDeal> = odds.iter().map(deal).collect();
        let (period, today) = (forecast(&[], 0, &[]).period, day(TODAY));
        let rest = [Money::ZERO; 3];
        let tier = Money::ZERO;
        Asked { tier, won: tier, period, today, deals: &deals, rest: &rest, resolved: 0 }.middle()
    };
    assert_eq!(middle(&[typed(5_000)]), Money::ZERO);
    assert_eq!(middle(&[typed(5_001)]), yuan(10));
    assert_eq!(middle(&[]), Money::ZERO);
    // None of two: 0.15 × 1.15 / (0.25 × 1.25) = 55.2 % together, 0.6² = 36 % apart.
    let rate = Beta::new(100, 150).unwrap();
    assert_eq!(middle(&[Odds::Stage { stage: 1, rate }; 2]), Money::ZERO);
    assert_eq!(middle(&[typed(4_000); 2]), yuan(10));
}

#[test]
fn no_history_leaves_what_the_rep_has_typed() {
    let deals = [said(10, "2026-11-30", 6_000), listed(900, "2026-11-02")];
    let found = forecast(&[], 1, &deals);
    assert_eq!((found.rest, found.total), (Some(Money::ZERO), yuan(11)));
    let calendar = WorkCalendar::default();
    let since = Month::parse("2026-10").unwrap();
    let history = History { calendar: &calendar, start: MonthStart::FIRST, since, decided: &[] };
    let of = |deals: &[ListedDeal]| {
        Forecast::of(&history, Month::parse("2026-11").unwrap(), day(TODAY), yuan(1), deals)
    };
    assert_eq!(of(&deals).rest, None);
    let too_little = Chance::TooLittleData { resolved: 0, months: 1 };
    assert_eq!(of(&[]).chance(yuan(2)), too_little);
    assert!(matches!(of(&deals[..1]).chance(yuan(2)), Chance::Open(_)));
}

#[test]
fn after_the_month_it_is_what_was_won() {
    let over = forecast_on("2026-12-01", &steady(), 7, &[listed(100, "2026-11-02")]);
    assert_eq!((over.total, over.rest), (yuan(7), Some(Money::ZERO)));
    assert!(over.tempo.brought.is_empty() && over.deals.is_empty());
    assert_eq!(over.chance(yuan(8)), Chance::Over);
    assert_eq!(over.chance(yuan(7)), Chance::Reached);
    let last = forecast_on("2026-11-30", &steady(), 7, &[listed(100, "2026-11-02")]);
    assert_eq!((last.total, last.decided), (yuan(7), Probability::ZERO), "no time is left");
}

/// The least sum that at least half of all cases do not exceed, by the definition.
#[allow(clippy::float_arithmetic, clippy::cast_precision_loss)]
fn middle_by_brute_force(deals: &[(i64, u16)], rest: &[Money]) -> Vec<i64> {
    let mut cases: Vec<(i64, f64)> = Vec::new();
    for set in 0_u32..1 << deals.len() {
        let (mut sum, mut p) = (0, 1.0);
        for (place, (fen, hundredths)) in deals.iter().enumerate() {
            let odds = f64::from(*hundredths) / 10_000.0;
            if set >> place & 1 == 1 {
                sum += fen;
                p *= odds;
            } else {
                p *= 1.0 - odds;
            }
        }
        cases.extend(rest.iter().map(|more| (sum + more.fen(), p / rest.len() as f64)));
    }
    cases.sort_by_key(|(sum, _)| *sum);
    let least = |half: f64| {
        let mut passed = 0.0;
        let case = cases.iter().find(|(_, p)| {
            passed += p;
            passed >= half
        });
        case.map_or(0, |(sum, _)| *sum)
    };
    // Where a sum lies within rounding of the half, either side of it will do.
    vec![least(0.5 - 1e-12), least(0.5 + 1e-12)]
}

fn some_past() -> impl Strategy<Value = Vec<DecidedDeal>> {
    let one = (0_i32..105, 0_i32..40, proptest::option::of(0_i64..9_000));
    proptest::collection::vec(one, 0..60).prop_map(|deals| {
        let deal = |(decided, open, won): (i32, i32, Option<i64>)| DecidedDeal {
            opened: day("2026-08-03").plus_days(decided - open),
            decided: day("2026-08-03").plus_days(decided),
            won: won.map(yuan),
        };
        deals.into_iter().map(deal).collect()
    })
}

fn some_list() -> impl Strategy<Value = Vec<ListedDeal>> {
    let odds = prop_oneof![
        Just(None),
        (0_u16..=10_000).prop_map(|hundredths| Some(typed(hundredths))),
        Just(Some(Odds::Stage { stage: 2, rate: Beta::new(5_000, 5_000).unwrap() })),
    ];
    let one = (-5_i64..9_000, 0_i32..60, proptest::option::of(-20_i32..40), odds);
    proptest::collection::vec(one, 0..20).prop_map(|deals| {
        let deal = |(amount, open, said, odds): (i64, i32, Option<i32>, Option<Odds>)| ListedDeal {
            amount: yuan(amount),
            opened: day(TODAY).plus_days(-open),
            said: said.map(|days| day(TODAY).plus_days(days)),
            odds,
        };
        deals.into_iter().map(deal).collect()
    })
}

fn odds_of(chance: Chance) -> Probability {
    match chance {
        Chance::Open(estimate) => estimate.chance,
        Chance::Reached => Probability::ONE,
        Chance::Over | Chance::TooLittleData { .. } => Probability::ZERO,
    }
}

proptest! {
    // A forecast in a debug build takes some milliseconds.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_middle_is_that_of_brute_force(
        deals in proptest::collection::vec((0_i64..120, 0_u16..=10_000), 0..8),
        rest in proptest::collection::vec((0_i64..150).prop_map(Money::from_fen), 3..8),
    ) {
        // Few enough 分 for a grid of one.
        let open: Vec<OpenDeal> = deals.iter().map(|(fen, hundredths)| OpenDeal {
            amount: Money::from_fen(*fen), expected: day("2026-11-20"), odds: typed(*hundredths),
        }).collect();
        let asked = Asked {
            tier: Money::LIMIT, won: Money::ZERO,
            period: Month::parse("2026-11").unwrap().period(MonthStart::FIRST),
            today: day(TODAY), deals: &open, rest: &rest, resolved: 0,
        };
        let expected = middle_by_brute_force(&deals, &rest);
        prop_assert!(expected.contains(&asked.middle().fen()), "{:?} {}", expected, asked.middle());
    }

    #[test]
    fn the_three_lines_add_up_and_every_deal_has_one_place(
        past in some_past(), list in some_list(), won in -50_i64..9_000,
    ) {
        let found = forecast(&past, won, &list);
        let rest = found.rest.unwrap_or(Money::ZERO);
        prop_assert_eq!(found.total, found.won.plus(found.listed).plus(rest));
        prop_assert!(found.listed >= Money::ZERO && rest >= Money::ZERO);
        let mut places = [found.places, found.past, found.elsewhere, found.stale].concat();
        places.sort_unstable();
        prop_assert_eq!(places, (0..list.len()).collect::<Vec<_>>());
    }

    #[test]
    fn at_most_half_of_all_cases_end_above_the_total(past in some_past(), list in some_list()) {
        let found = forecast(&past, 0, &list);
        // A thousandth above: the chance's grid goes by another gap than the total's.
        let above = Money::from_fen(found.total.fen() + found.total.fen() / 50 + 1000);
        if let Chance::Open(open) = found.chance(above) {
            prop_assert!(open.chance.in_millionths() <= 510_000, "{:?}", open);
        }
    }

    #[test]
    fn the_order_of_records_does_not_matter(
        past in some_past(), list in some_list(), turn in 0_usize..20,
    ) {
        let one = forecast(&past, 10, &list);
        let (mut turned, mut other) = (past.clone(), list.clone());
        turned.reverse();
        other.rotate_left(turn.min(list.len()));
        let other = forecast(&turned, 10, &other);
        prop_assert_eq!((one.listed, one.total), (other.listed, other.total));
        let tier = yuan(20_000);
        prop_assert_eq!(one.chance(tier), match other.chance(tier) {
            Chance::Open(mut open) => {
                // The place is of the list as given, and of the first of equal deals.
                if let Chance::Open(own) = one.chance(tier) { open.rests_on = own.rests_on; }
                Chance::Open(open)
            }
            same => same,
        });
    }

    #[test]
    fn more_of_anything_is_never_less_likely(
        past in some_past(), list in some_list(), which in 0_usize..60, more in 0_i64..9_000,
        likelier in 0_u16..=10_000, tier in 1_i64..60_000,
    ) {
        let tier = yuan(tier);
        let before = odds_of(forecast(&past, 0, &list).chance(tier)).bits();
        let holds = |past: &[DecidedDeal], list: &[ListedDeal], won: i64| {
            odds_of(forecast(past, won, list).chance(tier)).bits() + (1 << 20) >= before
        };
        prop_assert!(holds(&past, &list, more), "won");
        let mut raised = list.clone();
        if let Some(deal) = raised.get_mut(which % 20) {
            deal.amount = deal.amount.plus(yuan(more));
        }
        prop_assert!(holds(&past, &raised, 0), "an open deal's amount");
        let mut raised = list.clone();
        if let Some(deal) = raised.get_mut(which % 20)
            && let Some(Odds::Typed(odds)) = deal.odds
        {
            deal.odds = Some(typed(odds.hundredths_of_percent().max(likelier)));
        }
        prop_assert!(holds(&past, &raised, 0), "an open deal's odds");
        let mut raised = past.clone();
        if let Some(deal) = raised.get_mut(which) {
            deal.won = deal.won.map(|won| won.plus(yuan(more)));
        }
        prop_assert!(holds(&raised, &list, 0), "a past deal's amount");
    }
}
