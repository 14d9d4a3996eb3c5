use super::burn::BurnUp;
use super::glance::Glance;
use super::habit::{Habit, Seen};
use super::metrics::{By, MetricStand, RatioStand, SumStand, of_month};
use super::why::{against_before, against_plan};
use super::*;
use crate::domain::cadence::Class;
use crate::domain::chance::Chance;
use crate::domain::command::{Command, Moment, decide};
use crate::domain::fact::{Fact, NextStep};
use crate::domain::ident::{Id, Stamp};
use crate::domain::metric::{Direction, Standard};
use crate::domain::pace::Word;
use crate::domain::plan_book::figures::Planned;
use crate::domain::plan_book::funnel::FunnelPlan;
use crate::domain::plan_book::own_funnel::OwnFunnel;
use crate::domain::plan_book::worked_back::worked_back;
use crate::domain::plan_book::{Span, figures};
use crate::domain::ratio::RatioNeed;
use crate::domain::rhythm::Needed;
use crate::domain::stage::Stage;
use crate::domain::tier::Tier;
use crate::domain::today::Subject;
use crate::domain::unit::{Count, Figure};
use crate::domain::workspace::evolve;

const TODAY: &str = "2026-11-16";

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn yuan(amount: i64) -> Money {
    Money::from_yuan(amount)
}

fn november() -> Month {
    Month::new(2026, 11).unwrap()
}

#[derive(Default)]
struct Rep {
    workspace: Workspace,
    made: u64,
}

impl Rep {
    fn on(&mut self, today: &str, command: Command) -> Id {
        self.made += 1;
        let stamp = Stamp::new(self.made, 0, 7);
        let moment = Moment { today: day(today), minute: 0, stamp };
        let fact = decide(&self.workspace, command, &moment).unwrap();
        self.take(stamp, &fact)
    }

    fn take(&mut self, stamp: Stamp, fact: &Fact) -> Id {
        evolve(&mut self.workspace, stamp, fact);
        Id::new(stamp, 0)
    }

    fn keeps(&mut self, planned: &Planned) {
        self.made += 1;
        let stamp = Stamp::new(self.made, 0, 7);
        let fact = Fact::Entered(planned.entry());
        self.take(stamp, &fact);
    }

    fn customer(&mut self, on: &str) -> CustomerId {
        let (name, note) = ("恒泰".to_owned(), String::new());
        let add = Command::AddCustomer { name, class: Class::B, note, visit: None };
        CustomerId(self.on(on, add))
    }

    fn goal(&mut self, on: &str, month: Month, target: i64) {
        self.on(on, Command::ConfirmGoal { month, target: yuan(target) });
    }

    fn sells(&mut self, on: &str, customer: Option<CustomerId>, amount: i64) {
        self.on(on, Command::Sell { customer, amount: yuan(amount), on: day(on) });
    }

    fn deal(&mut self, on: &str, customer: CustomerId, amount: i64, expected: &str) -> DealId {
        let (amount, expected) = (yuan(amount), day(expected));
        let open = Command::OpenDeal { customer, amount, stage: Stage::Proposal, expected };
        DealId(self.on(on, open))
    }

    fn visits(&mut self, on: &str, customer: CustomerId) {
        self.on(on, Command::Tick { subject: Subject::Visit(customer) });
    }

    fn prospect(&self) -> Prospect {
        Prospect::of(&self.workspace, november(), day(TODAY))
    }

    fn metric(&self, metric: Standard) -> Option<MetricStand> {
        let all = of_month(&self.workspace, november(), day(TODAY), &self.prospect());
        all.into_iter().find(|stand| match stand {
            MetricStand::Sum(sum) => sum.metric == metric,
            MetricStand::Ratio(ratio) => ratio.metric == metric,
        })
    }

    fn sum(&self, metric: Standard) -> SumStand {
        match self.metric(metric) {
            Some(MetricStand::Sum(sum)) => sum,
            other => panic!("{other:?}"),
        }
    }

    fn ratio(&self, metric: Standard) -> RatioStand {
        match self.metric(metric) {
            Some(MetricStand::Ratio(ratio)) => ratio,
            other => panic!("{other:?}"),
        }
    }
}

/// A November of 300万 with 120万 sold and two open proposals in it.
fn busy() -> Rep {
    let mut rep = Rep::default();
    rep.goal("2026-11-02", november(), 3_000_000);
    let one = rep.customer("2026-11-02");
    rep.sells("2026-11-06", Some(one), 1_200_000);
    rep.deal("2026-11-09", one, 400_000, "2026-11-20");
    rep.deal("2026-11-09", one, 600_000, "2026-11-27");
    rep.deal("2026-11-09", one, 900_000, "2026-12-04");
    rep.deal("2026-11-09", one, 700_000, "2026-11-12");
    rep
}

#[test]
fn the_three_lines_add_up_and_the_sums_are_of_the_deals_dated_in_the_month() {
    let rep = busy();
    let prospect = rep.prospect();
    let forecast = &prospect.forecast;
    let lines = forecast.won.plus(forecast.listed).plus(forecast.rest.unwrap_or_default());
    assert_eq!(forecast.total, lines);
    let sums = prospect.sums();
    // Proposals are won half of the time.
    assert_eq!(sums.won, yuan(1_200_000));
    assert_eq!(sums.likely, yuan(1_700_000));
    assert_eq!(sums.all, yuan(2_200_000));
    assert_eq!((sums.counted, forecast.past.len(), forecast.elsewhere.len()), (2, 1, 1));
    assert_eq!(prospect.coverage(yuan(3_000_000)), Rate::of(50, 180));
    assert_eq!(prospect.coverage(yuan(1_000_000)), Rate::of(50, 0));
    assert_eq!(forecast.rest, None, "no month is closed");
    let names: Vec<DealId> = (0..2).filter_map(|place| prospect.deal(place)).collect();
    let amounts = names.iter().map(|id| rep.workspace.deal(*id).unwrap().amount);
    assert!(amounts.eq([yuan(400_000), yuan(600_000)]));
    let (largest, less) = prospect.without_largest(&rep.workspace).unwrap();
    assert_eq!(rep.workspace.deal(largest).unwrap().amount, yuan(600_000));
    assert!(less < forecast.total && less >= yuan(1_200_000));
}

#[test]
fn a_chance_says_what_it_lacks_what_is_reached_and_what_it_rests_on() {
    let rep = busy();
    let prospect = rep.prospect();
    assert_eq!(prospect.chance(yuan(3_000_000)), Chance::TooLittleData { resolved: 0, months: 0 });
    assert_eq!(prospect.chance(yuan(1_200_000)), Chance::Reached);
    let mut rep = busy();
    let one = rep.customer("2025-12-01");
    for _ in 0..10 {
        let deal = rep.deal("2026-03-02", one, 10_000, "2026-11-20");
        rep.on("2026-04-01", Command::CloseDeal { deal, won: None });
    }
    let prospect = rep.prospect();
    assert_eq!(prospect.resolved, 10);
    let Chance::Open(estimate) = prospect.chance(yuan(2_000_000)) else { panic!("open") };
    // 80万 are missing: either deal alone leaves something, the larger one is above half.
    assert_eq!(estimate.gap, yuan(800_000));
    let rests = estimate.rests_on.and_then(|place| prospect.deal(place)).unwrap();
    assert_eq!(rep.workspace.deal(rests).unwrap().amount, yuan(600_000));
}

#[test]
fn a_won_deal_and_its_sale_are_decided_once() {
    let mut rep = Rep::default();
    let one = rep.customer("2026-11-02");
    let deal = rep.deal("2026-11-02", one, 90, "2026-11-20");
    rep.on("2026-11-05", Command::CloseDeal { deal, won: Some(yuan(100)) });
    rep.sells("2026-11-05", Some(one), 100);
    rep.sells("2026-11-06", None, 100);
    let all = decided(&rep.workspace);
    let opened: Vec<Day> = all.iter().map(|one| one.opened).collect();
    assert_eq!(opened, ["2026-11-02", "2026-11-05", "2026-11-06"].map(day));
    assert_eq!(rep.prospect().resolved, 1, "sales are no resolved deals");
}

#[test]
fn five_seconds_say_what_is_safe_and_how_far_it_is() {
    let rep = busy();
    let glance = |today: &str| Glance::of(&rep.workspace, november(), day(today), &rep.prospect());
    let now = glance(TODAY);
    assert_eq!((now.reached(), now.safe()), (None, None));
    assert_eq!(now.next(), Some((Tier::Floor, yuan(2_400_000))));
    let forecast = |total: i64, won: i64| Glance { total: yuan(total), won: yuan(won), ..now };
    let safe = forecast(2_620_000, 1_200_000);
    assert_eq!((safe.reached(), safe.safe()), (None, Some(Tier::Floor)));
    assert_eq!(safe.next(), Some((Tier::Target, yuan(3_000_000))));
    let all = forecast(3_600_000, 3_600_000);
    assert_eq!((all.reached(), all.next()), (Some(Tier::Challenge), None));
    let nothing = Rep::default();
    let glance = Glance::of(&nothing.workspace, november(), day(TODAY), &nothing.prospect());
    assert!(!glance.has_grounds && glance.tiers.is_none() && glance.next().is_none());
}

#[test]
fn the_burn_up_ends_where_the_target_is() {
    let rep = busy();
    let burn = BurnUp::of(&rep.workspace, november(), day(TODAY)).unwrap();
    let last = burn.days.last().unwrap();
    assert_eq!(
        (last.plan, last.needed, last.actual),
        (Some(yuan(3_000_000)), Some(yuan(3_000_000)), None)
    );
    assert_eq!(burn.actual(), Some(yuan(1_200_000)));
    let told: Vec<String> =
        burn.told.iter().map(|place| burn.days[*place].day.to_string()).collect();
    let weeks = [
        "2026-11-01",
        "2026-11-08",
        "2026-11-15",
        "2026-11-16",
        "2026-11-22",
        "2026-11-29",
        "2026-11-30",
    ];
    assert_eq!(told, weeks);
    // 180万 over the ten working days after the 16th.
    let friday = burn.days.iter().find(|at| at.day == day("2026-11-20")).unwrap();
    assert_eq!(friday.needed, Some(yuan(1_200_000 + 180_000 * 4)));
    let over = BurnUp::of(&rep.workspace, november(), day("2026-12-02")).unwrap();
    assert!(over.days.iter().all(|at| at.needed.is_none() && at.actual.is_some()));
    assert!(BurnUp::of(&rep.workspace, november().next(), day(TODAY)).is_none());
}

#[test]
fn a_burn_up_with_an_opening_figure_begins_where_it_speaks() {
    let mut rep = Rep::default();
    rep.goal(TODAY, november(), 3_000_000);
    let opening = Command::SetOpening { month: november(), amount: yuan(1_200_000) };
    rep.on(TODAY, opening);
    let burn = BurnUp::of(&rep.workspace, november(), day(TODAY)).unwrap();
    let known = burn.days.iter().filter_map(|at| at.actual.map(|done| (at.day, done)));
    let known: Vec<(Day, Money)> = known.collect();
    assert_eq!(known, ["2026-11-15", TODAY].map(|on| (day(on), yuan(1_200_000))));
}

#[test]
fn the_strip_counts_working_days_and_tells_days_off_apart() {
    let mut rep = Rep::default();
    let one = rep.customer("2026-11-02");
    rep.visits("2026-11-03", one);
    rep.visits("2026-11-07", one);
    rep.sells("2026-11-04", None, 5);
    let habit = Habit::of(&rep.workspace, november(), day(TODAY));
    assert_eq!((habit.all, habit.worked, habit.recorded), (21, 11, 2));
    let seen =
        |on: &str| habit.days.iter().find(|at| at.day == day(on)).map(|at| (at.is_off, at.seen));
    assert_eq!(seen("2026-11-03"), Some((false, Seen::Touched(1))));
    assert_eq!(seen("2026-11-04"), Some((false, Seen::Noted)));
    assert_eq!(seen("2026-11-05"), Some((false, Seen::Nothing)));
    assert_eq!(seen("2026-11-07"), Some((true, Seen::Touched(1))), "a Saturday's visit is seen");
    assert_eq!(seen("2026-11-17"), Some((false, Seen::ToCome)));
}

/// October: two customers, three deals; November: one customer, two deals, some of it collected.
fn two_months() -> Rep {
    let mut rep = Rep::default();
    let [one, two] = ["2026-10-08", "2026-10-08"].map(|on| rep.customer(on));
    for (on, customer, amount) in
        [("2026-10-09", one, 100), ("2026-10-12", two, 57), ("2026-10-13", two, 43)]
    {
        rep.visits(on, customer);
        rep.sells(on, Some(customer), amount);
    }
    rep.visits("2026-11-03", one);
    rep.sells("2026-11-03", Some(one), 71);
    rep.sells("2026-11-04", Some(one), 20);
    rep
}

#[test]
fn the_steps_from_one_month_to_the_next_add_up_to_the_cent() {
    let mut rep = two_months();
    for collected in [false, true] {
        if collected {
            let one = rep.workspace.customers().next().map(|(id, _)| id).unwrap();
            let pay = |amount| Command::ReceivePayment {
                customer: one,
                receivable: None,
                amount: Money::from_fen(amount),
                on: None,
            };
            rep.on("2026-11-05", pay(3_333));
            rep.on("2026-11-05", pay(1));
        }
        let split = against_before(&rep.workspace, november());
        assert!(split.lines.len() == 3 || collected);
        let parts: Money = split.lines.iter().filter_map(|line| line.part).sum();
        assert_eq!(split.base.plus(parts).plus(split.other), split.now);
    }
    let split = against_before(&two_months().workspace, november());
    assert!(split.is_whole() && split.other == Money::ZERO);
    assert_eq!((split.base, split.now), (yuan(200), yuan(91)));
    let none = against_before(&rep.workspace, november().next());
    assert_eq!(none.now, Money::ZERO);
    let first = against_before(&rep.workspace, Month::new(2026, 10).unwrap());
    assert!(!first.is_whole(), "September knows nobody");
}

#[test]
fn ten_customers_two_deals_each_planned_and_less_done() {
    // domain.md 13: the plan 10 × 2 × 50,000 is worked back from 100万 at 5万 a deal.
    let mut rep = two_months();
    rep.goal("2026-11-02", november(), 1_000_000);
    let plan =
        FunnelPlan { ticket: Some(yuan(50_000)), lead: Some(5_000), ..FunnelPlan::of(november()) };
    let own = OwnFunnel::of(&rep.workspace, day(TODAY), false);
    let back = worked_back(&rep.workspace, &plan, &own, day(TODAY), false).unwrap();
    let split = against_plan(&rep.workspace, november(), &back);
    let planned: Vec<_> = split.lines.iter().map(|line| line.planned).collect();
    let wanted = [Rate::whole(40), Rate::percent(50), Rate::whole(5_000_000)];
    assert_eq!(planned, wanted.map(Some));
    let parts: Money = split.lines.iter().filter_map(|line| line.part).sum();
    assert!(split.is_whole());
    assert_eq!(split.base.plus(parts).plus(split.other), split.now);
    assert_eq!((split.base, split.now), (yuan(1_000_000), yuan(91)));
}

#[test]
fn visits_go_evenly_and_say_what_is_promised() {
    let mut rep = busy();
    let one = rep.customer("2026-11-02");
    for on in ["2026-11-03", "2026-11-04", "2026-11-05"] {
        rep.visits(on, one);
    }
    for due in ["2026-11-18", "2026-12-02"] {
        let due = day(due);
        rep.on(TODAY, Command::Promise { customer: one, due, step: Some(NextStep::Visit) });
    }
    assert_eq!(rep.sum(Standard::Visits).tiers, None, "no target, only what was done");
    rep.keeps(&Planned::one(Span::Month, november(), Standard::Visits, 21, day(TODAY)));
    let visits = rep.sum(Standard::Visits);
    assert_eq!((visits.actual, visits.projected(), visits.by), (3, Some(4), By::Even));
    let tiers = visits.tiers.unwrap();
    let [rhythm] = tiers.rhythms.as_slice() else { panic!("all tiers are alike") };
    // Ten of 21 working days have passed: 10 visits; 18 are missing over 11 days.
    assert_eq!(rhythm.expected, Count::new(10));
    assert_eq!(rhythm.needed, Needed::PerDay(Count::new(2)));
    assert_eq!((tiers.word, tiers.above_capacity), (Word::Behind, false));
    assert_eq!(rep.metric(Standard::Calls), None, "nothing done, nothing asked");
}

#[test]
fn collections_go_by_what_falls_due_and_their_rate_names_what_must_come_from_arrears() {
    let mut rep = Rep::default();
    let one = rep.customer("2026-11-02");
    let owe =
        |amount, due| Command::AddReceivable { customer: one, amount: yuan(amount), due: day(due) };
    rep.on("2026-11-02", owe(600_000, "2026-11-10"));
    rep.on("2026-11-02", owe(400_000, "2026-11-25"));
    let (receivable, amount) = (None, yuan(480_000));
    let pay = Command::ReceivePayment { customer: one, receivable, amount, on: None };
    rep.on("2026-11-10", pay);
    rep.keeps(&Planned::one(Span::Month, november(), Standard::CollectionRate, 9_000, day(TODAY)));
    rep.keeps(&Planned::one(
        Span::Month,
        november(),
        Standard::Collections,
        100_000_000,
        day(TODAY),
    ));
    let rate = rep.ratio(Standard::CollectionRate);
    let needed = rate.so_far.needed(rate.targets[0], Direction::HigherIsBetter);
    // domain.md 13: 105 % needed; 2万 must come from arrears.
    let rest = Count::new(2_000_000);
    assert_eq!(needed, RatioNeed::Beyond { share: Rate::percent(105), rest });
    let paid = rep.sum(Standard::Collections);
    assert_eq!(paid.by, By::Dues);
    assert_eq!(paid.actual, yuan(480_000).fen());
    // 52万 are open and due by the end; eight tenths of what fell due were paid in time.
    assert_eq!(paid.dues, Some((yuan(520_000), Some(Rate::percent(80)))));
    assert_eq!(paid.to_come, Some(yuan(416_000).fen()));
    let tiers = paid.tiers.unwrap();
    assert_eq!(tiers.rhythms[0].expected, Count::new(yuan(600_000).fen()));
}

#[test]
fn every_metric_that_is_told_has_a_figure_in_its_unit() {
    let rep = busy();
    let all = of_month(&rep.workspace, november(), day(TODAY), &rep.prospect());
    assert!(!all.is_empty());
    for stand in all {
        if let MetricStand::Sum(sum) = stand {
            let figure = super::metrics::figure(sum.metric, sum.actual);
            assert_eq!(figure.unit(), sum.metric.metric().unit());
            assert!(!matches!(figure, Figure::Rate(_)));
        }
    }
    assert_eq!(figures::latest(&rep.workspace, Span::Month, november(), Standard::Visits), None);
}
