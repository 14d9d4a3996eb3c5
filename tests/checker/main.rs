//! Every row of the checker's table in domain.md 12, each a test named after it: the case fires with
//! its figures and its repair, and the nearest right one does not.

mod laws;

use fieldplan::domain::alert::Sample;
use fieldplan::domain::calendar::WorkCalendar;
use fieldplan::domain::checker::{
    Activity, Ask, ChangeKind, CompanyLink, Evidence, Finding, Goal, MetricName, PastedCurve,
    PastedGrowth, PastedRate, PastedRow, PeriodTotals, Plan, Quota, RULES, Repair, Review,
    Severity, Whole, blocks, check,
};
use fieldplan::domain::day::Day;
use fieldplan::domain::metric::{Direction, Kind, Metric, Standard};
use fieldplan::domain::money::Money;
use fieldplan::domain::period::{Month, MonthStart, Period};
use fieldplan::domain::rate::Rate;
use fieldplan::domain::stage::Stage;
use fieldplan::domain::unit::{Figure, Unit};
use fieldplan::domain::workload::{Book, Cadences, Workload};

fn yuan(amount: i64) -> Money {
    Money::from_yuan(amount)
}

fn percent(percent: i64) -> Rate {
    Rate::percent(percent)
}

fn growth(by: i64, kind: Option<ChangeKind>) -> Ask {
    Ask::Growth { by: percent(by), kind }
}

fn month(text: &str) -> Period {
    Month::parse(text).unwrap().period(MonthStart::FIRST)
}

fn run(first: &str, last: &str) -> Period {
    Period::new(Day::parse(first).unwrap(), Day::parse(last).unwrap()).unwrap()
}

/// A goal to which no rule objects.
fn sound(metric: Standard) -> Goal {
    let asks = Some(Ask::Figure(Figure::Money(yuan(100))));
    Goal { asks, period: Some(month("2026-11")), ..Goal::of(metric) }
}

/// What is found in an empty plan with `change` made to it.
fn found(change: impl FnOnce(&mut Plan<'_>)) -> Vec<Finding> {
    let calendar = WorkCalendar::default();
    let mut plan = Plan::new(&calendar);
    change(&mut plan);
    check(&plan)
}

fn in_goal(goal: Goal) -> Vec<Finding> {
    found(|plan| plan.goals = vec![goal])
}

/// The one finding of a rule, with its figures and repair.
#[track_caller]
fn fires(found: &[Finding], rule: &str, severity: Severity, figures: &[Evidence], repair: &Repair) {
    let [one] = found else { panic!("{rule}: {found:#?}") };
    assert_eq!((one.rule, one.severity), (rule, severity));
    assert_eq!(one.figures, figures, "{rule}");
    assert_eq!(&one.repair, repair, "{rule}");
    assert_eq!(blocks(found), severity == Severity::Block);
}

#[test]
fn every_row_has_its_rule_and_no_other() {
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    let expected = [
        "day-figure-in-week",
        "rate-split-by-time",
        "duplicate-owner",
        "unallocated",
        "window-mismatch",
        "below-company",
        "growth-without-baseline",
        "growth-kind",
        "quantifier",
        "name-metric-mismatch",
        "growth-divided",
        "implied-rate",
        "rate-stage-unknown",
        "activity-against-funnel",
        "quota-below-need",
        "supply-exceeds-need",
        "review-quota",
        "capacity",
        "curve-mixes-metrics",
        "month-quarter-total",
        "tier-order",
        "floor-unrealistic",
        "parts-over-buffer",
        "concentration",
        "industry-spread",
        "vague-goal",
        "small-sample",
    ];
    assert_eq!(names, expected);
    let pasted: Vec<&str> = RULES.iter().filter(|rule| rule.pasted).map(|rule| rule.name).collect();
    let expected = [
        "day-figure-in-week",
        "rate-split-by-time",
        "duplicate-owner",
        "window-mismatch",
        "growth-divided",
        "curve-mixes-metrics",
    ];
    assert_eq!(pasted, expected);
}

#[test]
fn an_empty_plan_and_a_sound_goal_are_left_alone() {
    assert_eq!(found(|_| {}), []);
    assert_eq!(in_goal(sound(Standard::Revenue)), []);
}

#[test]
fn day_figure_in_week() {
    let of = |week| {
        let row = PastedRow { period: month("2026-11"), month: yuan(1_500_000), week };
        found(|plan| plan.pasted.rows = vec![row])
    };
    // 21 working days in November 2026, weeks of 5, 5, 5, 5 and 1.
    let weeks = [0, 5, 10, 15, 20, 21].map(|days| yuan(1_500_000).fen() * days * 2 / 21);
    let weeks: Vec<Money> =
        weeks.windows(2).map(|two| Money::from_fen((two[1] + 1) / 2 - (two[0] + 1) / 2)).collect();
    let found = of(yuan(50_000));
    let figures =
        [yuan(1_500_000).into(), yuan(50_000).into(), yuan(210_000).into(), 30_i64.into()];
    let first_sunday = std::iter::once(Money::ZERO);
    let repair = Repair::UseAmounts(first_sunday.chain(weeks).collect());
    fires(&found, "day-figure-in-week", Severity::Warn, &figures, &repair);
    // 1,500,000 / 21 × 5 comes to the month; a hundredth more is still let through.
    assert_eq!(of(Money::from_fen(35_714_286)), []);
    assert_eq!(of(yuan(360_000)), []);
    assert_eq!(of(yuan(361_000)).len(), 1);
    // 101 a week are 424.20, just a hundredth above 420.
    let row = PastedRow { period: month("2026-11"), month: yuan(420), week: yuan(101) };
    assert_eq!(self::found(|plan| plan.pasted.rows = vec![row]), []);
    // A quarter of the month is right only in a month of four whole weeks.
    assert_eq!(of(yuan(375_000)).len(), 1);
}

#[test]
fn rate_split_by_time() {
    let of = |due: &[Money]| {
        let rate = PastedRate { rate: percent(90), week: yuan(225_000), due: due.to_vec() };
        found(|plan| plan.pasted.rates = vec![rate])
    };
    let figures = [percent(90).into(), yuan(225_000).into()];
    let block = Severity::Block;
    fires(&of(&[]), "rate-split-by-time", block, &figures, &Repair::WeekIsDueTimesRate);
    let repair = Repair::UseAmounts(vec![yuan(90_000), yuan(0)]);
    fires(&of(&[yuan(100_000), yuan(0)]), "rate-split-by-time", block, &figures, &repair);
}

#[test]
fn duplicate_owner() {
    let of = |owners: &[&str]| {
        found(|plan| plan.pasted.owners = owners.iter().map(|owner| (*owner).to_owned()).collect())
    };
    let figures = [2_i64.into(), 1_i64.into()];
    let found = of(&["王敏", "王敏 "]);
    fires(&found, "duplicate-owner", Severity::Note, &figures, &Repair::Merge);
    assert_eq!(of(&["王敏"]), []);
}

fn whole(parts: &[i64]) -> Vec<Finding> {
    let parts = parts.iter().copied().map(yuan).collect();
    let whole = Whole { goal: yuan(3_000_000), parts, buffer: percent(10) };
    found(|plan| plan.wholes = vec![whole])
}

#[test]
fn unallocated() {
    let figures = [yuan(1_500_000).into(), yuan(3_000_000).into(), yuan(1_500_000).into()];
    let repair = Repair::GiveTheRest(yuan(1_500_000));
    fires(&whole(&[1_500_000]), "unallocated", Severity::Warn, &figures, &repair);
    assert_eq!(whole(&[1_500_000, 1_500_000]), []);
}

#[test]
fn window_mismatch() {
    let quarter = run("2025-01-01", "2025-03-31");
    let half = run("2025-01-01", "2025-06-30");
    let of = |goal, result| found(|plan| plan.pasted.windows = vec![(goal, result)]);
    let figures = [Evidence::Run(quarter), Evidence::Run(half)];
    let repair = Repair::SplitByDate(vec![quarter, run("2025-04-01", "2025-06-30")]);
    fires(&of(quarter, half), "window-mismatch", Severity::Block, &figures, &repair);
    assert_eq!(of(half, half), []);
}

#[test]
fn below_company() {
    let of = |own, reason_given| {
        let asks = growth(15, Some(ChangeKind::Relative));
        let company = Some(CompanyLink { asks, reason_given });
        in_goal(Goal {
            asks: Some(growth(own, Some(ChangeKind::Relative))),
            baseline: Some((yuan(1_000_000), 20)),
            company,
            ..sound(Standard::Revenue)
        })
    };
    let figures = [percent(15).into(), percent(10).into()];
    fires(&of(10, false), "below-company", Severity::Warn, &figures, &Repair::AskReason);
    assert_eq!(of(10, true), []);
    assert_eq!(of(15, false), []);
    // Growth of one meaning beside growth of another says nothing.
    let asks = growth(15, Some(ChangeKind::Points));
    let company = Some(CompanyLink { asks, reason_given: false });
    let asks = Some(growth(10, Some(ChangeKind::Level)));
    assert_eq!(in_goal(Goal { asks, company, ..sound(Standard::Revenue) }), []);
}

#[test]
fn growth_without_baseline() {
    // "To so much" needs no start.
    let asks = Some(growth(20, Some(ChangeKind::Level)));
    assert_eq!(in_goal(Goal { asks, ..sound(Standard::Revenue) }), []);
    let of = |by, baseline| {
        let asks = Some(growth(by, None));
        in_goal(Goal { asks, baseline, ..sound(Standard::Revenue) })
    };
    let figures = [percent(20).into()];
    let (rule, block) = ("growth-without-baseline", Severity::Block);
    fires(&of(20, None), rule, block, &figures, &Repair::AskAbsolute);
    fires(&of(20, Some((Money::ZERO, 9))), rule, block, &figures, &Repair::AskAbsolute);
    let figures = [percent(20).into(), yuan(9).into(), 2_i64.into()];
    fires(&of(20, Some((yuan(9), 2))), rule, block, &figures, &Repair::AskAbsolute);
    assert_eq!(of(20, Some((yuan(9), 3))), []);
    assert_eq!(of(200, Some((yuan(9), 3))), []);
    assert_eq!(of(201, Some((yuan(9), 3))).len(), 1);
}

#[test]
fn growth_kind() {
    let of = |by, kind, present| {
        let asks = Some(growth(by, kind));
        in_goal(Goal { asks, present, ..sound(Standard::Conversion) })
    };
    let figures = [percent(5).into(), percent(20).into()];
    let repair = Repair::AskKind {
        relative: Some(percent(21)),
        points: Some(percent(25)),
        level: percent(5),
    };
    fires(&of(5, None, Some(percent(20))), "growth-kind", Severity::Ask, &figures, &repair);
    let repair = Repair::AskKind { relative: None, points: None, level: percent(2) };
    fires(&of(2, None, None), "growth-kind", Severity::Ask, &[percent(2).into()], &repair);
    assert_eq!(of(5, Some(ChangeKind::Points), None), []);
}

#[test]
fn quantifier() {
    let of = |asks| in_goal(Goal { asks: Some(asks), ..sound(Standard::Repurchase) });
    let repair = Repair::AskReading(percent(30));
    let found = of(Ask::Quantified(percent(30)));
    fires(&found, "quantifier", Severity::Ask, &[percent(30).into()], &repair);
    assert_eq!(of(Ask::Figure(Figure::Rate(percent(30)))), []);
}

#[test]
fn name_metric_mismatch() {
    let of = |named| {
        let named = Some(MetricName::Standard(named));
        in_goal(Goal { named, ..sound(Standard::Deals) })
    };
    let revenue = MetricName::Standard(Standard::Revenue);
    let deals = MetricName::Standard(Standard::Deals);
    let figures = [Evidence::Metric(revenue), Evidence::Metric(deals)];
    let repair = Repair::UseMetric(revenue);
    fires(&of(Standard::Revenue), "name-metric-mismatch", Severity::Warn, &figures, &repair);
    assert_eq!(of(Standard::Deals), []);
}

#[test]
fn growth_divided() {
    let of = |parts, baselines: &[i64]| {
        let baselines = baselines.iter().copied().map(yuan).collect();
        let pasted = PastedGrowth { by: percent(20), parts, baselines };
        found(|plan| plan.pasted.growths = vec![pasted])
    };
    let figures = [percent(20).into(), 3_i64.into()];
    let repair = Repair::UseAmounts(vec![yuan(120), yuan(240), yuan(60)]);
    fires(&of(3, &[100, 200, 50]), "growth-divided", Severity::Note, &figures, &repair);
    fires(&of(3, &[]), "growth-divided", Severity::Note, &figures, &Repair::AskAbsolute);
    assert_eq!(of(1, &[100]), []);
}

#[test]
fn implied_rate() {
    let of = |deals| {
        found(|plan| {
            plan.funnel.deals = Some(deals);
            plan.funnel.visits = Some((5, 13));
            plan.funnel.on_file = Some(percent(20));
        })
    };
    let implied = Rate::of(20, 65).unwrap();
    assert_eq!(implied.whole_percent(), 31);
    let figures = [implied.into(), percent(20).into(), 20_i64.into(), 65_i64.into()];
    // 100 visits in 13 weeks.
    let repair = Repair::UseOneOf(vec![8_i64.into()]);
    fires(&of(20), "implied-rate", Severity::Warn, &figures, &repair);
    assert_eq!(of(13), []);
    assert_eq!(of(15), []);
    assert_eq!(of(16).len(), 1);
}

#[test]
fn rate_stage_unknown() {
    let of = |rates: &[i64]| {
        let rates = rates.iter().copied().map(percent).collect();
        found(|plan| {
            plan.funnel.deals = Some(10);
            plan.funnel.rates = rates;
        })
    };
    let figures = [10_i64.into(), percent(20).into(), percent(18).into(), percent(15).into()];
    let stages = [(20, 50), (18, 56), (15, 67)].map(|(rate, leads)| (percent(rate), leads));
    let repair = Repair::AskStages(stages.to_vec());
    fires(&of(&[20, 18, 15]), "rate-stage-unknown", Severity::Ask, &figures, &repair);
    assert_eq!(of(&[20, 15]).len(), 1);
    assert_eq!(of(&[20, 20]), []);
}

#[test]
fn activity_against_funnel() {
    let of = |a_day, days| {
        let quota = Quota { a_day, days };
        let activity = Activity { stage: Stage::Proposal, quota, win: percent(50) };
        found(|plan| {
            plan.funnel.deals = Some(10);
            plan.funnel.activities = vec![activity];
        })
    };
    let figures = [44_i64.into(), 20_i64.into(), 30_i64.into(), 10_i64.into()];
    let repair = Repair::UseOneOf(vec![1_i64.into()]);
    fires(&of(2, 22), "activity-against-funnel", Severity::Warn, &figures, &repair);
    assert_eq!(of(1, 20), []);
    assert_eq!(of(2, 15), []);
    assert_eq!(of(1, 19).len(), 1);
    assert_eq!(of(1, 31).len(), 1);
}

#[test]
fn quota_below_need() {
    let of = |a_day| {
        found(|plan| {
            plan.funnel.new_leads = Some(Quota { a_day, days: 21 });
            plan.funnel.leads_needed = Some(50);
        })
    };
    let figures = [42_i64.into(), 50_i64.into(), 8_i64.into()];
    let repair = Repair::UseOneOf(vec![3_i64.into()]);
    fires(&of(2), "quota-below-need", Severity::Warn, &figures, &repair);
    assert_eq!(of(3), []);
}

#[test]
fn supply_exceeds_need() {
    let of = |supply, valid_is_said| {
        found(|plan| {
            plan.funnel.supply = Some((supply, valid_is_said));
            plan.funnel.leads_needed = Some(50);
        })
    };
    let figures = [80_i64.into(), 50_i64.into()];
    let share = Rate::of(625, 1000).unwrap();
    let repair = Repair::AskValidShare(share);
    fires(&of(80, false), "supply-exceeds-need", Severity::Ask, &figures, &repair);
    assert_eq!(of(80, true), []);
    assert_eq!(of(50, false), []);
}

#[test]
fn review_quota() {
    let of = |a_day| {
        let review = Review { quota: Quota { a_day, days: 22 }, losses: 40 };
        found(|plan| plan.funnel.review = Some(review))
    };
    let figures = [66_i64.into(), 40_i64.into()];
    let repair = Repair::UseOneOf(vec![40_i64.into()]);
    fires(&of(3), "review-quota", Severity::Note, &figures, &repair);
    assert_eq!(of(1), []);
}

#[test]
fn capacity() {
    let of = |a_day| {
        let calendar = WorkCalendar::default();
        let book = Book { count: [20, 30, 50] };
        Workload::of(book, Cadences::default(), &calendar, month("2026-09"), a_day)
    };
    let load = of(5);
    let a_day = load.a_day.unwrap();
    assert_eq!(a_day.ceil(), 16);
    let figures = [350_i64.into(), 110_i64.into(), a_day.into()];
    let repair = Repair::Ways(load.ways_out.clone().unwrap());
    let found = |load| found(|plan| plan.workload = Some(load));
    fires(&found(load), "capacity", Severity::Warn, &figures, &repair);
    assert_eq!(found(of(16)), []);
}

#[test]
fn curve_mixes_metrics() {
    let of = |parts: [(Standard, i64); 3]| {
        let parts =
            parts.map(|(metric, share)| (MetricName::Standard(metric), percent(share))).to_vec();
        found(|plan| plan.pasted.curves = vec![PastedCurve { parts }])
    };
    let mixed = [(Standard::Visits, 30), (Standard::Calls, 40), (Standard::Deals, 30)];
    let figures: Vec<Evidence> = mixed
        .into_iter()
        .flat_map(|(metric, share)| {
            [Evidence::Metric(MetricName::Standard(metric)), percent(share).into()]
        })
        .collect();
    let (rule, block) = ("curve-mixes-metrics", Severity::Block);
    fires(&of(mixed), rule, block, &figures, &Repair::OneCurveEach);
    assert_eq!(of([30, 40, 30].map(|share| (Standard::Visits, share))), []);
}

#[test]
fn month_quarter_total() {
    let of = |month, quarter| found(|plan| plan.totals = vec![PeriodTotals { month, quarter }]);
    let figures = [10_i64.into(), 20_i64.into(), 30_i64.into()];
    let repair = Repair::UseOneOf(vec![30_i64.into(), 7_i64.into()]);
    fires(&of(10, 20), "month-quarter-total", Severity::Warn, &figures, &repair);
    assert_eq!(of(10, 30), []);
    // 20 by month is 7, rounded up.
    assert_eq!(of(7, 20), []);
}

#[test]
fn tier_order() {
    let of = |metric, tiers: [i64; 3]| {
        let tiers = Some(tiers.map(|share| Figure::Rate(percent(share))));
        in_goal(Goal { tiers, ..sound(metric) })
    };
    let order = |tiers: [i64; 3]| Repair::Order(tiers.map(|share| Figure::Rate(percent(share))));
    let evidence = |tiers: [i64; 3]| tiers.map(|share| Evidence::from(percent(share)));
    let found = of(Standard::ExpenseRate, [3, 4, 5]);
    fires(&found, "tier-order", Severity::Block, &evidence([3, 4, 5]), &order([5, 4, 3]));
    assert_eq!(of(Standard::ExpenseRate, [5, 4, 3]), []);
    assert_eq!(of(Standard::Conversion, [3, 4, 5]), []);
    assert_eq!(of(Standard::Conversion, [4, 4, 4]), []);
    let found = of(Standard::Conversion, [4, 5, 3]);
    fires(&found, "tier-order", Severity::Block, &evidence([4, 5, 3]), &order([3, 4, 5]));
}

#[test]
fn floor_unrealistic() {
    let of = |target| {
        let tiers = [target * 8 / 10, target, target * 12 / 10];
        let tiers = Some(tiers.map(|amount| Figure::Money(yuan(amount))));
        let mut goal = Goal { tiers, ..sound(Standard::Revenue) };
        goal.history.months = [800_000, 1_000_000, 600_000].map(yuan).to_vec();
        in_goal(goal)
    };
    let figures = [yuan(1_200_000).into(), yuan(1_000_000).into(), percent(120).into()];
    let repair = Repair::FloorFromHistory(yuan(800_000));
    fires(&of(1_200_000), "floor-unrealistic", Severity::Warn, &figures, &repair);
    assert_eq!(of(1_100_000), []);
}

#[test]
fn parts_over_buffer() {
    let figures = [yuan(3_400_000).into(), yuan(3_300_000).into(), yuan(100_000).into()];
    let repair = Repair::TakeOff(yuan(100_000));
    fires(&whole(&[3_400_000]), "parts-over-buffer", Severity::Warn, &figures, &repair);
    assert_eq!(whole(&[3_300_000]), []);
}

#[test]
fn concentration() {
    let of = |values: &[i64]| {
        let values = values.iter().copied().map(yuan).collect();
        found(|plan| plan.customers = values)
    };
    let found = of(&[20, 30, 25, 25]);
    let figures = [percent(30).into(), yuan(30).into()];
    fires(&found, "concentration", Severity::Warn, &figures, &Repair::Spread);
    assert_eq!(found[0].place, 1);
    assert_eq!(of(&[29, 29, 21, 21]), []);
}

#[test]
fn industry_spread() {
    let of = |counts: &[u32]| {
        let counts = counts.to_vec();
        found(|plan| plan.new_by_industry = counts)
    };
    let found = of(&[2, 8]);
    let figures = [percent(20).into(), 2_i64.into(), 10_i64.into()];
    fires(&found, "industry-spread", Severity::Note, &figures, &Repair::Spread);
    assert_eq!(found[0].place, 1);
    assert_eq!(of(&[7, 2, 1]), []);
    assert_eq!(of(&[0, 0]), []);
}

#[test]
fn vague_goal() {
    let of = |asks, period| in_goal(Goal { asks, period, ..Goal::of(Standard::Revenue) });
    let repair = |number, date| Repair::Add { number, date };
    let (asks, period) = (sound(Standard::Revenue).asks, sound(Standard::Revenue).period);
    let (rule, block) = ("vague-goal", Severity::Block);
    // 提高销售业绩 and 提高销售额: no number, no date.
    fires(&of(None, None), rule, block, &[], &repair(true, true));
    fires(&of(asks, None), rule, block, &[], &repair(false, true));
    fires(&of(None, period), rule, block, &[], &repair(true, false));
    // 季度末销售额增长15% has both.
    let quarter_end = Goal {
        asks: Some(growth(15, None)),
        baseline: Some((yuan(1_000_000), 12)),
        ..sound(Standard::Revenue)
    };
    assert_eq!(in_goal(quarter_end), []);
}

#[test]
fn small_sample() {
    let of = |base, window| {
        let sample = |(passed, of)| Sample { passed, of };
        found(|plan| plan.compared = vec![(sample(base), sample(window))])
    };
    let figures = [3_i64, 10, 2, 10].map(Evidence::from);
    let repair = Repair::Wait { base: 20, window: 0 };
    fires(&of((3, 10), (2, 10)), "small-sample", Severity::Note, &figures, &repair);
    assert_eq!(of((9, 30), (2, 10)), []);
}
