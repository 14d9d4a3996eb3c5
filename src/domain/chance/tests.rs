//! The chance against brute force, and its laws.

use std::collections::BTreeMap;

use super::*;
use crate::domain::odds::TypedOdds;
use proptest::prelude::*;

const TODAY: &str = "2026-11-10";

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn november() -> Period {
    Period::new(day("2026-11-01"), day("2026-11-30")).unwrap()
}

fn typed(hundredths: u16) -> Odds {
    Odds::Typed(TypedOdds::new(hundredths).unwrap())
}

fn stage(stage: u8, a: u32, b: u32) -> Odds {
    Odds::Stage { stage, rate: Beta::new(a, b).unwrap() }
}

fn deal(fen: i64, odds: Odds) -> OpenDeal {
    OpenDeal { amount: Money::from_fen(fen), expected: day("2026-11-20"), odds }
}

fn asked<'a>(gap: i64, deals: &'a [OpenDeal], rest: &'a [Money]) -> Asked<'a> {
    Asked {
        tier: Money::from_fen(gap),
        won: Money::ZERO,
        period: november(),
        today: day(TODAY),
        deals,
        rest,
        resolved: 10,
    }
}

fn estimate(gap: i64, deals: &[OpenDeal], rest: &[Money]) -> Estimate {
    match asked(gap, deals, rest).chance() {
        Chance::Open(estimate) => estimate,
        other => panic!("{other:?}"),
    }
}

/// Every set of deals won, with its probability by the definition: P(K) spread evenly.
#[allow(clippy::float_arithmetic, clippy::cast_precision_loss)]
fn by_brute_force(gap: i64, deals: &[OpenDeal], rest: &[Money]) -> f64 {
    let rising = |from: f64, n: u32| (0..n).map(|i| from + f64::from(i)).product::<f64>();
    let mut reached = 0.0;
    for set in 0_u32..1 << deals.len() {
        let mut sum = 0;
        let mut stages: BTreeMap<u8, (f64, f64, u32, u32)> = BTreeMap::new();
        let mut p = 1.0;
        for (place, deal) in deals.iter().enumerate() {
            let won = set >> place & 1;
            sum += i64::from(won) * deal.amount.fen();
            match deal.odds {
                Odds::Typed(odds) => {
                    let odds = f64::from(odds.hundredths_of_percent()) / 10_000.0;
                    p *= if won == 1 { odds } else { 1.0 - odds };
                }
                Odds::Stage { stage, rate } => {
                    let (a, b) = rate.thousandths();
                    let (a, b) = (f64::from(a) / 1000.0, f64::from(b) / 1000.0);
                    let entry = stages.entry(stage).or_insert((a, b, 0, 0));
                    entry.2 += 1;
                    entry.3 += won;
                }
            }
        }
        for (a, b, n, k) in stages.into_values() {
            p *= rising(a, k) * rising(b, n - k) / rising(a + b, n);
        }
        let rest: Vec<i64> =
            if rest.is_empty() { vec![0] } else { rest.iter().map(|r| r.fen()).collect() };
        let hits = rest.iter().filter(|r| sum + **r >= gap).count();
        reached += p * hits as f64 / rest.len() as f64;
    }
    reached
}

#[allow(clippy::float_arithmetic, clippy::cast_precision_loss)]
fn float(p: Probability) -> f64 {
    p.bits() as f64 / Probability::ONE.bits() as f64
}

#[test]
fn reached_is_said_without_a_percentage() {
    let mut asked = asked(1000, &[], &[]);
    asked.won = Money::from_fen(1000);
    assert_eq!(asked.chance(), Chance::Reached);
    asked.won = Money::from_fen(999);
    asked.today = day("2026-12-01");
    assert_eq!(asked.chance(), Chance::Over);
}

#[test]
fn the_range_moves_every_stage_rate_and_no_typed_one() {
    // One deal that closes the gap: the chance is its rate. 0.2 ∓ 1.28 × √(16 / 1100).
    let one = estimate(1000, &[deal(1000, stage(1, 2_000, 8_000))], &[]);
    let millionths = [one.low, one.chance, one.high].map(Probability::in_millionths);
    assert_eq!(millionths, [45_626, 200_000, 354_374]);
    let own = estimate(1000, &[deal(1000, typed(2_000))], &[]);
    assert_eq!((own.low, own.high), (own.chance, own.chance));
}

#[test]
fn the_last_day_is_still_open() {
    let deals = [OpenDeal { expected: day("2026-11-30"), ..deal(1000, typed(2_000)) }];
    let mut asked = asked(1000, &deals, &[]);
    asked.today = day("2026-11-30");
    assert!(matches!(asked.chance(), Chance::Open(_)));
}

#[test]
fn too_little_data_needs_both_to_be_missing() {
    let deals = [deal(1000, stage(1, 2000, 8000))];
    let months = [Money::ZERO; 3];
    let mut asked = asked(1000, &deals, &months[..2]);
    asked.resolved = 9;
    assert_eq!(asked.chance(), Chance::TooLittleData { resolved: 9, months: 2 });
    asked.resolved = 10;
    assert!(matches!(asked.chance(), Chance::Open(_)));
    asked.resolved = 9;
    asked.rest = &months;
    assert!(matches!(asked.chance(), Chance::Open(_)));
    asked.rest = &[];
    let typed = [deal(1000, typed(5000))];
    asked.deals = &typed;
    assert!(matches!(asked.chance(), Chance::Open(_)));
    let mixed = [typed[0], deals[0]];
    asked.deals = &mixed;
    assert!(matches!(asked.chance(), Chance::TooLittleData { .. }));
}

#[test]
fn only_deals_dated_from_today_to_the_end_count() {
    let mut deals = [deal(100, typed(5000)); 4];
    for (deal, date) in deals.iter_mut().zip(["2026-11-09", TODAY, "2026-11-30", "2026-12-01"]) {
        deal.expected = day(date);
    }
    let sums = asked(1000, &deals, &[]).sums();
    assert_eq!((sums.counted, sums.past), (2, vec![0]));
    assert_eq!((sums.likely, sums.all), (Money::from_fen(100), Money::from_fen(200)));
    assert_eq!(sums.rest, None);
}

#[test]
fn one_deal_above_half_the_gap_is_named() {
    let deals = [50, 51, 51].map(|fen| deal(fen, typed(5000)));
    assert_eq!(estimate(100, &deals, &[]).rests_on, Some(1));
    assert_eq!(estimate(102, &deals, &[]).rests_on, None);
}

#[test]
fn the_rest_of_the_month_is_one_of_the_closed_months() {
    let rest = [0, 40, 100, 100].map(Money::from_fen);
    let open = estimate(100, &[], &rest);
    assert_eq!(open.chance.in_millionths(), 500_000);
    assert!(open.rest_known);
    assert_eq!(asked(100, &[], &rest).sums().rest, Some(Money::from_fen(70)));
    assert!(!estimate(100, &[], &rest[..2]).rest_known);
    assert_eq!(estimate(100, &[], &rest[..2]).chance, Probability::ZERO);
}

fn odds() -> impl Strategy<Value = Odds> {
    prop_oneof![
        (0_u16..=10_000).prop_map(typed),
        // A stage has one rate, as it has on file.
        Just(stage(1, 2_000, 8_000)),
        Just(stage(2, 7_300, 2_900)),
    ]
}

fn some_deals(most: i64) -> impl Strategy<Value = Vec<OpenDeal>> {
    proptest::collection::vec((0..=most, odds()), 0..9)
        .prop_map(|deals| deals.into_iter().map(|(fen, odds)| deal(fen, odds)).collect())
}

fn some_rest() -> impl Strategy<Value = Vec<Money>> {
    prop_oneof![
        Just(Vec::new()),
        proptest::collection::vec((0_i64..400).prop_map(Money::from_fen), 3..6),
    ]
}

proptest! {
    #[test]
    #[allow(clippy::float_arithmetic)]
    fn equal_to_brute_force(deals in some_deals(400), rest in some_rest(), gap in 1_i64..1500) {
        let chance = float(estimate(gap, &deals, &rest).chance);
        let expected = by_brute_force(gap, &deals, &rest);
        prop_assert!((chance - expected).abs() < 1e-12, "{chance} {expected}");
    }

    #[test]
    fn the_order_of_records_does_not_matter(
        deals in some_deals(9_000_000).prop_shuffle(), rest in some_rest(), gap in 1_i64..90_000_000, turn in 0_usize..9,
    ) {
        let one = estimate(gap, &deals, &rest);
        let mut other = deals.clone();
        other.rotate_left(turn.min(deals.len()));
        let other = estimate(gap, &other, &rest);
        prop_assert_eq!((one.chance, one.low, one.high), (other.chance, other.low, other.high));
    }

    #[test]
    fn more_in_any_deal_is_never_less_likely(
        deals in some_deals(9_000_000), rest in some_rest(), gap in 1_i64..90_000_000,
        place in 0_usize..9, more in 0_i64..9_000_000,
    ) {
        let before = estimate(gap, &deals, &rest).chance;
        let mut raised = deals;
        if let Some(deal) = raised.get_mut(place) {
            deal.amount = deal.amount.plus(Money::from_fen(more));
        }
        let after = estimate(gap, &raised, &rest).chance;
        prop_assert!(after.bits() + (1 << 20) >= before.bits());
    }

    #[test]
    fn a_likelier_deal_is_never_less_likely_in_sum(
        deals in some_deals(9_000_000), gap in 1_i64..90_000_000, more in 0_u16..10_000,
        likelier in 0_u32..9_000, which in 0_usize..9,
    ) {
        let before = estimate(gap, &deals, &[]).chance;
        let mut raised = deals;
        let own = raised.get(which).map(|deal| deal.odds);
        for (place, deal) in raised.iter_mut().enumerate() {
            deal.odds = match deal.odds {
                Odds::Typed(odds) if place == which => {
                    typed(odds.hundredths_of_percent().max(more))
                }
                // The rate is the stage's: it rises for all its deals.
                Odds::Stage { stage: s, rate } if own == Some(deal.odds) => {
                    let (a, b) = rate.thousandths();
                    stage(s, a + likelier, b)
                }
                other => other,
            };
        }
        let after = estimate(gap, &raised, &[]).chance;
        prop_assert!(after.bits() + (1 << 20) >= before.bits());
    }

    #[test]
    fn the_range_holds_the_chance_and_more_already_won_helps(
        deals in some_deals(500), rest in some_rest(), gap in 2_i64..900, won in 0_i64..900,
    ) {
        let before = estimate(gap, &deals, &rest);
        prop_assert!(before.low <= before.chance && before.chance <= before.high);
        let after = estimate((gap - won).max(1), &deals, &rest);
        prop_assert!(after.chance.bits() + (1 << 20) >= before.chance.bits());
    }

    #[test]
    fn the_sums_are_in_order(deals in some_deals(9_000_000), won in -9_000_i64..9_000_000) {
        let mut asked = asked(1, &deals, &[]);
        asked.won = Money::from_fen(won);
        let sums = asked.sums();
        prop_assert!(sums.won <= sums.likely && sums.likely <= sums.all);
    }
}
