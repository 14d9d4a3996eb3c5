//! Plans of any figures: what a rule makes of them must never panic, and where a repair is a figure,
//! using it must satisfy the rule.

use super::*;
use proptest::prelude::*;

fn rules(found: &[Finding]) -> Vec<&'static str> {
    found.iter().map(|finding| finding.rule).collect()
}

fn repair_of<'a>(found: &'a [Finding], rule: &str) -> Option<&'a Repair> {
    found.iter().find(|finding| finding.rule == rule).map(|finding| &finding.repair)
}

fn rate() -> impl Strategy<Value = Rate> {
    (any::<i64>(), 1..=i64::MAX).prop_map(|(over, under)| Rate::of(over, under).unwrap())
}

proptest! {
    #[test]
    fn no_figures_make_a_rule_panic(
        fen in proptest::collection::vec(any::<i64>(), 0..6), counts in proptest::collection::vec(any::<i64>(), 12),
        rates in proptest::collection::vec(rate(), 4), days in proptest::collection::vec(0_i32..90_000, 4),
    ) {
        let calendar = WorkCalendar::default();
        let amounts: Vec<Money> = fen.into_iter().map(Money::from_fen).collect();
        let amount = amounts.first().copied().unwrap_or_default();
        let period = Period::spanning(Day::MIN.plus_days(days[0]), Day::MIN.plus_days(days[0] + days[1] % 400));
        let other = Period::spanning(Day::MIN.plus_days(days[2]), Day::MIN.plus_days(days[3]));
        let quota = Quota { a_day: counts[0], days: counts[1] };
        let mut plan = Plan::new(&calendar);
        let asks = Ask::Growth { by: rates[0], kind: None };
        for metric in [Standard::Revenue, Standard::Conversion, Standard::ExpenseRate] {
            let mut goal = Goal {
                asks: Some(asks), baseline: Some((amount, 3)), present: Some(rates[1]),
                tiers: Some([Figure::Money(amount), Figure::Rate(rates[1]), Figure::Rate(rates[2])]),
                company: Some(CompanyLink { asks: Ask::Growth { by: rates[3], kind: None }, reason_given: false }),
                ..Goal::of(metric)
            };
            goal.history.months.clone_from(&amounts);
            plan.goals.push(goal);
        }
        plan.wholes = vec![Whole { goal: amount, parts: amounts.clone(), buffer: rates[0] }];
        plan.funnel.deals = Some(counts[2]);
        plan.funnel.visits = Some((counts[3], counts[4]));
        plan.funnel.on_file = Some(rates[1]);
        plan.funnel.rates.clone_from(&rates);
        plan.funnel.activities = vec![Activity { stage: Stage::Need, quota, win: rates[2] }];
        plan.funnel.new_leads = Some(quota);
        plan.funnel.leads_needed = Some(counts[5]);
        plan.funnel.supply = Some((counts[6], false));
        plan.funnel.review = Some(Review { quota, losses: counts[7] });
        plan.totals = vec![PeriodTotals { month: counts[8], quarter: counts[9] }];
        plan.customers.clone_from(&amounts);
        plan.new_by_industry = vec![u32::MAX, u32::MAX, 0];
        plan.pasted.rows = vec![PastedRow { period, month: amount, week: amount }];
        plan.pasted.rates = vec![PastedRate { rate: rates[0], week: amount, due: amounts.clone() }];
        plan.pasted.windows = vec![(period, other)];
        plan.pasted.growths = vec![PastedGrowth { by: rates[3], parts: u32::MAX, baselines: amounts }];
        let found = check(&plan);
        prop_assert_eq!(blocks(&found), found.iter().any(|one| one.severity == Severity::Block));
    }

    #[test]
    fn the_split_by_date_covers_both_runs_once(a in 0_i32..900, b in 0_i32..900, c in 0_i32..900, d in 0_i32..900) {
        let of = |one, other| Period::spanning(Day::MIN.plus_days(one), Day::MIN.plus_days(other));
        let (goal, result) = (of(a, b), of(c, d));
        let found = found(|plan| plan.pasted.windows = vec![(goal, result)]);
        let Some(Repair::SplitByDate(runs)) = repair_of(&found, "window-mismatch") else {
            prop_assert_eq!(goal, result);
            return Ok(());
        };
        for day in goal.days().chain(result.days()) {
            prop_assert_eq!(runs.iter().filter(|run| run.contains(day)).count(), 1);
        }
    }

    #[test]
    fn giving_the_rest_or_taking_it_off_settles_the_parts(
        goal in 1_i64..1_000_000_000, mut parts in proptest::collection::vec(0_i64..500_000_000, 1..6), buffer in 0_i64..30,
    ) {
        let with = |parts: &[i64]| {
            let parts = parts.iter().copied().map(Money::from_fen).collect();
            let whole = Whole { goal: Money::from_fen(goal), parts, buffer: percent(buffer) };
            found(|plan| plan.wholes = vec![whole])
        };
        let found = with(&parts);
        match found.first().map(|one| &one.repair) {
            Some(Repair::GiveTheRest(rest)) => parts[0] += rest.fen(),
            Some(Repair::TakeOff(over)) => parts.push(-over.fen()),
            _ => {}
        }
        prop_assert!(found.len() <= 1);
        prop_assert_eq!(with(&parts), []);
    }

    #[test]
    fn tiers_put_in_order_are_in_order(tiers in proptest::collection::vec(0_i64..100, 3), metric in 0_usize..12) {
        let with = |tiers: [Figure; 3]| in_goal(Goal { tiers: Some(tiers), ..sound(Standard::ALL[metric]) });
        let typed = [0, 1, 2].map(|place| Figure::Rate(percent(tiers[place])));
        let found = with(typed);
        if let Some(Repair::Order(order)) = repair_of(&found, "tier-order") {
            prop_assert_eq!(with(*order), []);
        }
    }

    #[test]
    fn the_daily_number_offered_suffices(
        a_day in 0_i64..9, days in 1_i64..25, need in 0_i64..300, deals in 1_i64..40, win in 1_i64..=100,
    ) {
        let with = |a_day| found(|plan| {
            plan.funnel.new_leads = Some(Quota { a_day, days });
            plan.funnel.leads_needed = Some(need);
        });
        if let Some(Repair::UseOneOf(figures)) = repair_of(&with(a_day), "quota-below-need") {
            let [Evidence::Figure(Figure::Count(enough))] = figures[..] else { panic!() };
            prop_assert_eq!(rules(&with(enough.pieces())), Vec::<&str>::new());
            prop_assert!(!with(enough.pieces() - 1).is_empty());
        }
        let with = |weekly| found(|plan| {
            plan.funnel.deals = Some(deals);
            plan.funnel.visits = Some((weekly, days));
            plan.funnel.on_file = Some(percent(win));
        });
        if let Some(Repair::UseOneOf(figures)) = repair_of(&with(a_day), "implied-rate") {
            let [Evidence::Figure(Figure::Count(enough))] = figures[..] else { panic!() };
            prop_assert_eq!(with(enough.pieces()), []);
        }
    }

    #[test]
    fn a_goal_is_of_shares_exactly_when_its_metric_is_a_share(
        unit in proptest::sample::select(vec![Unit::Yuan, Unit::Pieces, Unit::Share]),
        kind in proptest::sample::select(vec![Kind::Sum, Kind::Ratio, Kind::Level]),
    ) {
        if let Ok(counts) = Metric::new(unit, kind, Direction::HigherIsBetter) {
            let goal = Goal { counts, ..Goal::of(Standard::Revenue) };
            prop_assert_eq!(goal.is_share(), unit == Unit::Share);
        }
    }
}
