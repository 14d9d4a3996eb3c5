//! The cases of domain.md 13 that the house covers, each named after its row.

use fieldplan::domain::cadence::{Cadence, Class, class_by_rank};
use fieldplan::domain::calendar::WorkCalendar;
use fieldplan::domain::command::{Command, Moment, Refusal, decide};
use fieldplan::domain::day::Day;
use fieldplan::domain::ident::Stamp;
use fieldplan::domain::line::{Line, MoneyLine};
use fieldplan::domain::money::Money;
use fieldplan::domain::pace::{Need, Standing, Word};
use fieldplan::domain::period::{Month, MonthStart, Period};
use fieldplan::domain::share::split_money;
use fieldplan::domain::tier::Tier;
use fieldplan::domain::workspace::{Workspace, evolve};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn yuan(amount: i64) -> Money {
    Money::from_yuan(amount)
}

fn weeks(month: &str) -> Vec<Period> {
    self::month(month).period(MonthStart::FIRST).weeks().collect()
}

/// A rep's phone: commands on days, folded at once.
#[derive(Default)]
struct Phone {
    workspace: Workspace,
    made: u32,
}

impl Phone {
    fn on(&mut self, today: &str, command: Command) -> Result<Stamp, Refusal> {
        self.made += 1;
        let stamp = Stamp::new(1_790_000_000_000, self.made, 7);
        let moment = Moment { today: day(today), minute: 540, stamp };
        let fact = decide(&self.workspace, command, &moment)?;
        evolve(&mut self.workspace, stamp, &fact);
        Ok(stamp)
    }

    fn goal(&mut self, today: &str, target: Money) {
        let month = self.workspace.month_of(day(today));
        self.on(today, Command::ConfirmGoal { month, target }).unwrap();
    }

    fn sell(&mut self, on: &str, amount: i64) {
        let command = Command::Sell { customer: None, amount: yuan(amount), on: day(on) };
        self.on(on, command).unwrap();
    }

    fn standing(&self, today: &str) -> Standing {
        let month = self.workspace.month_of(day(today));
        Standing::of(&self.workspace, month, day(today)).unwrap()
    }
}

fn split_by_week(total: Money, name: &str) -> Vec<Money> {
    let calendar = WorkCalendar::default();
    let period = month(name).period(MonthStart::FIRST);
    let line = MoneyLine::new(total, calendar.working(period).halves());
    let mut elapsed = 0;
    weeks(name)
        .into_iter()
        .map(|week| {
            let before = elapsed;
            elapsed += calendar.working(week).halves();
            line.between(before, elapsed).unwrap()
        })
        .collect()
}

#[test]
fn three_million_over_february_2026_by_week() {
    let expected = [0, 937_500, 1_125_000, 0, 937_500].map(yuan);
    assert_eq!(split_by_week(yuan(3_000_000), "2026-02"), expected);
}

#[test]
fn three_million_over_october_2026_by_week() {
    let expected = [0, 50_000_000, 83_333_333, 83_333_334, 83_333_333].map(Money::from_fen);
    assert_eq!(split_by_week(yuan(3_000_000), "2026-10"), expected);
}

#[test]
fn ten_deals_over_october_2026_by_week() {
    let calendar = WorkCalendar::default();
    let line = Line::new(10, calendar.working(month("2026-10").period(MonthStart::FIRST)).halves());
    let mut elapsed = 0;
    let deals: Vec<i64> = weeks("2026-10")
        .into_iter()
        .map(|week| {
            let before = elapsed;
            elapsed += calendar.working(week).halves();
            line.between(before, elapsed).unwrap()
        })
        .collect();
    assert_eq!(deals, [0, 2, 2, 3, 3]);
}

#[test]
fn due_today_stands_from_morning_to_evening() {
    // September 2026 has 22 working days; 220,000 is 10,000 a day.
    let mut phone = Phone::default();
    phone.goal("2026-09-01", yuan(220_000));
    phone.sell("2026-09-01", 10_000);
    let morning = phone.standing("2026-09-02");
    phone.sell("2026-09-02", 10_000);
    let noon = phone.standing("2026-09-02");
    for standing in [&morning, &noon] {
        assert_eq!(standing.pace(), Some("1".parse().unwrap()));
        assert_eq!(standing.due_today, yuan(10_000));
    }
    assert_eq!(noon.done_today, yuan(10_000));
    assert_eq!(noon.tier(Tier::Target).need_after_today, Need::PerDay(yuan(10_000)));
}

#[test]
fn installed_on_the_16th_without_an_opening_figure_and_with_it() {
    let mut phone = Phone::default();
    phone.goal("2026-11-16", yuan(3_000_000));
    let without = phone.standing("2026-11-16");
    assert_eq!(without.tier(Tier::Target).need, Need::PerDay(Money::from_fen(27_272_728)));
    assert_eq!(without.word, Word::OpeningUnknown);
    assert_eq!(without.pace(), None);
    assert!(without.asks_opening);

    let month = month("2026-11");
    phone.on("2026-11-16", Command::SetOpening { month, amount: yuan(1_200_000) }).unwrap();
    let with = phone.standing("2026-11-16");
    assert_eq!(with.tier(Tier::Target).need, Need::PerDay(Money::from_fen(16_363_637)));
    assert!(!with.asks_opening);
    assert!(with.pace().is_some());
}

#[test]
fn a_question_put_away_is_asked_once_and_pace_stays_unjudged() {
    let mut phone = Phone::default();
    phone.goal("2026-11-16", yuan(3_000_000));
    phone.on("2026-11-16", Command::DeclineOpening { month: month("2026-11") }).unwrap();
    let standing = phone.standing("2026-11-17");
    assert!(!standing.asks_opening);
    assert_eq!(standing.word, Word::OpeningUnknown);
}

#[test]
fn a_return_of_50000_on_16_november() {
    let mut phone = Phone::default();
    phone.goal("2026-11-02", yuan(100_000));
    phone.sell("2026-11-10", 30_000);
    phone.sell("2026-11-16", -50_000);
    let on_the_day = phone.standing("2026-11-16");
    assert_eq!(on_the_day.actual, yuan(-20_000));
    assert_eq!(on_the_day.attainment_percent(), -20);
    assert_eq!(on_the_day.tier(Tier::Target).need_after_today, Need::PerDay(yuan(12_000)));
    assert_eq!(phone.standing("2026-11-17").tier(Tier::Target).need, Need::PerDay(yuan(12_000)));
}

#[test]
fn never_behind_before_the_first_working_day_has_ended() {
    for first in ["2026-11-01", "2026-11-02"] {
        let mut phone = Phone::default();
        phone.goal("2026-11-01", yuan(3_000_000));
        let standing = phone.standing(first);
        assert_eq!(standing.word, Word::TooEarly, "{first}");
        assert_eq!(standing.pace(), None);
        assert!(!standing.asks_opening);
    }
}

#[test]
fn the_mock_of_12_february() {
    let mut phone = Phone::default();
    phone.goal("2026-02-01", yuan(3_000_000));
    phone.sell("2026-02-03", 1_370_000);
    let standing = phone.standing("2026-02-12");
    assert_eq!(standing.tier(Tier::Target).expected, Some(yuan(1_500_000)));
    assert_eq!(standing.left, 16);
    assert_eq!(standing.tier(Tier::Floor).need, Need::PerDay(yuan(128_750)));
    assert_eq!(standing.tier(Tier::Target).need, Need::PerDay(yuan(203_750)));
    assert_eq!(standing.tier(Tier::Challenge).need, Need::PerDay(yuan(278_750)));
    assert_eq!(standing.distance(), Some(yuan(-130_000)));
}

#[test]
fn an_off_day_has_due_0_and_names_the_next_working_day() {
    let mut phone = Phone::default();
    phone.goal("2026-11-02", yuan(3_000_000));
    let sunday = phone.standing("2026-11-22");
    assert_eq!(sunday.due_today, Money::ZERO);
    assert_eq!(sunday.next_working, Some(day("2026-11-23")));
    let last = phone.standing("2026-11-30");
    assert_eq!(last.next_working, None);
}

#[test]
fn missed_only_after_the_last_day() {
    let mut phone = Phone::default();
    phone.goal("2026-10-01", yuan(3_000_000));
    // 31 October 2026 is a Saturday: no working day is left, the month is not over.
    assert_eq!(phone.standing("2026-10-31").word, Word::NoneLeft);
    let over = Standing::of(&phone.workspace, month("2026-10"), day("2026-11-01")).unwrap();
    assert_eq!(over.word, Word::Missed);
    assert_eq!(over.tier(Tier::Target).need, Need::NoDayLeft { gap: yuan(3_000_000) });
}

#[test]
fn cadence_of_class_a_by_week() {
    let calendar = WorkCalendar::default();
    let cadence = Class::A.cadence();
    assert_eq!(cadence, Cadence::Weekly(2));
    let cases = [
        ("2026-02", vec![0, 2, 2, 0, 2]),
        ("2026-10", vec![0, 1, 2, 2, 2]),
        ("2026-08", vec![0, 2, 2, 2, 2, 0]),
    ];
    for (name, expected) in cases {
        let period = month(name).period(MonthStart::FIRST);
        let mut before = 0;
        let owed: Vec<u32> = weeks(name)
            .into_iter()
            .map(|week| {
                let through = cadence.owed(&calendar, period, week.last());
                let owed = through - before;
                before = through;
                owed
            })
            .collect();
        assert_eq!(owed, expected, "{name}");
    }
}

#[test]
fn a_hundred_customers_by_class_over_22_days() {
    use fieldplan::domain::workload::{Book, Cadences, Workload};
    let values: Vec<(i64, bool)> = (0..100).map(|place| (1_000 - place, false)).collect();
    let classes = class_by_rank(&values);
    let count = |class| classes.iter().filter(|c| **c == class).count();
    assert_eq!([Class::A, Class::B, Class::C].map(count), [20, 30, 50]);
    // September 2026 has 22 working days.
    let calendar = WorkCalendar::default();
    let period = month("2026-09").period(MonthStart::FIRST);
    let owed = Class::ALL.map(|c| c.cadence().owed(&calendar, period, period.last()));
    assert_eq!(owed, [9, 4, 1]);
    assert_eq!(20 * owed[0] + 30 * owed[1] + 50 * owed[2], 350);

    let book = Book { count: [20, 30, 50] };
    let load = |book| Workload::of(book, Cadences::default(), &calendar, period, 5);
    let hundred = load(book);
    assert_eq!((hundred.owed, hundred.carried), (350, 110));
    assert_eq!(hundred.a_day.unwrap().rounded(1), "15.9".parse().ok());
    assert_eq!(hundred.ways_out.unwrap().fewer, (30, 105));
    assert_eq!(load(book.resized(31)).owed, 114);
}

#[test]
fn ties_go_to_the_higher_class_and_nothing_sold_is_c() {
    let classes =
        class_by_rank(&[(5, false), (5, false), (5, false), (1, false), (0, false), (0, true)]);
    assert_eq!(classes, [Class::A, Class::A, Class::A, Class::C, Class::C, Class::C]);
    assert_eq!(class_by_rank(&[(0, true)]), [Class::A]);
    assert_eq!(class_by_rank(&[]), []);
}

#[test]
fn ten_deals_of_100000_at_beta_2_8() {
    use fieldplan::domain::chance::{Asked, Chance, OpenDeal};
    use fieldplan::domain::odds::{Beta, Odds};
    let odds = Odds::Stage { stage: 0, rate: Beta::new(2_000, 8_000).unwrap() };
    let deal = OpenDeal { amount: yuan(100_000), expected: day("2026-11-20"), odds };
    let deals = [deal; 10];
    let chance = |gap| {
        let asked = Asked {
            tier: gap,
            won: Money::ZERO,
            period: month("2026-11").period(MonthStart::FIRST),
            today: day("2026-11-10"),
            deals: &deals,
            rest: &[],
            resolved: 10,
        };
        match asked.chance() {
            Chance::Open(estimate) => estimate.chance,
            other => panic!("{other:?}"),
        }
    };
    // 33.28 % and 9.13 % before rounding for show.
    assert_eq!(chance(yuan(300_000)).in_millionths().div_euclid(100), 3_328);
    assert_eq!(chance(yuan(500_000)).in_millionths().div_euclid(100), 913);
    assert_eq!(chance(yuan(300_000)).shown_percent(), 35);
    assert_eq!(chance(yuan(500_000)).shown_percent(), 10);
}

fn at_rate(percent: i64) -> fieldplan::domain::funnel::Funnel {
    use fieldplan::domain::funnel::{Funnel, UsedRate};
    use fieldplan::domain::rate::Rate;
    Funnel::one(UsedRate::new(Some(Rate::percent(percent)), 0, 0, Rate::ONE))
}

#[test]
fn ten_deals_at_20_18_and_15_percent() {
    use fieldplan::domain::rate::Rate;
    let leads = [20, 18, 15].map(|rate| at_rate(rate).from_deals(Rate::whole(10)).unwrap().leads());
    assert_eq!(leads, [50, 56, 67]);
}

#[test]
fn a_million_at_300000_a_deal_and_20_percent() {
    let solved = at_rate(20).back_solve(yuan(1_000_000), yuan(300_000)).unwrap();
    assert_eq!((solved.deals(), solved.leads()), (4, 17));
}

#[test]
fn a_45_day_cycle() {
    use fieldplan::domain::lead::LeadTime;
    let cycle = LeadTime::from_days(45);
    let november = month("2026-11").period(MonthStart::FIRST);
    assert_eq!(cycle.last_useful(november), day("2026-10-16"));
    assert_eq!(cycle.counts_to(day("2026-11-03"), MonthStart::FIRST), month("2026-12"));
}

#[test]
fn large_medium_and_small_add_up_exactly() {
    use fieldplan::domain::concentration::Concentration;
    let parts = split_money(yuan(10_000_000), &[50, 30, 20]).unwrap();
    assert_eq!(parts, [yuan(5_000_000), yuan(3_000_000), yuan(2_000_000)]);
    assert_eq!(parts.into_iter().sum::<Money>(), yuan(10_000_000));

    // 10 × 50万, 30 × 10万 and 100 × 2万: 140 deals by rank.
    let deals: Vec<Money> = [(10, 500_000), (30, 100_000), (100, 20_000)]
        .into_iter()
        .flat_map(|(count, amount)| std::iter::repeat_n(yuan(amount), count))
        .collect();
    let found = Concentration::of(&deals);
    assert_eq!(found.total, yuan(10_000_000));
    assert_eq!(found.parts.map(|part| part.share.unwrap().whole_percent()), [68, 18, 14]);
}

#[test]
fn alerts_at_a_base_of_20_and_of_30_percent() {
    use fieldplan::domain::alert::{Sample, has_dropped};
    let base = |passed| Sample { passed, of: 100 };
    let fires = |base_passed, passed, of| has_dropped(base(base_passed), Sample { passed, of });
    assert_eq!([fires(20, 8, 50), fires(20, 28, 175), fires(20, 10, 100)], [false, false, true]);
    assert_eq!([fires(30, 12, 60), fires(30, 11, 60)], [false, true]);
}

#[test]
fn ten_by_two_by_50000_planned_and_eight_by_one_and_a_half_by_60000_done() {
    use fieldplan::domain::factor::shapley;
    use fieldplan::domain::rate::Rate;
    let planned = [Rate::whole(10), Rate::whole(2), Rate::whole(5_000_000)];
    let done = [Rate::whole(8), Rate::of(3, 2).unwrap(), Rate::whole(6_000_000)];
    let parts = shapley(&planned, &done).unwrap();
    assert_eq!(parts, [-19_166_667, -24_666_666, 15_833_333].map(Money::from_fen));
}

#[test]
fn steps_of_1_and_a_half_and_2_percent_at_105() {
    use fieldplan::domain::incentive::{Bounds, Scheme};
    use fieldplan::domain::ladder::{On, Pay};
    use fieldplan::domain::rate::Rate;
    let steps = [(80, 10), (100, 15), (120, 20)]
        .map(|(at, permille)| (Rate::percent(at), Pay::Share(Rate::of(permille, 1000).unwrap())));
    let pays = |on| {
        let scheme = Scheme::new(&steps, on, Bounds::default()).unwrap();
        scheme.pays(yuan(1_000_000), yuan(1_050_000)).cash
    };
    assert_eq!(pays(On::Whole), yuan(15_750));
    assert_eq!(pays(On::Excess), yuan(2_750));
}

#[test]
fn a_leave_makes_the_line_steeper_and_keeps_the_target() {
    use fieldplan::domain::calendar::{Mark, OffReason};
    let mut phone = Phone::default();
    phone.goal("2026-02-01", yuan(3_000_000));
    let mark = Some(Mark::Off(OffReason::Leave));
    let leave = Command::MarkDays { first: day("2026-02-11"), last: day("2026-02-14"), mark };
    phone.on("2026-02-02", leave).unwrap();
    let standing = phone.standing("2026-02-02");
    assert_eq!(standing.tier(Tier::Target).amount, yuan(3_000_000));
    assert_eq!(standing.weight, 24);
    assert_eq!(standing.due_today, yuan(250_000));
}

#[test]
fn a_half_day_is_due_half() {
    use fieldplan::domain::calendar::Mark;
    let mut phone = Phone::default();
    phone.goal("2026-02-01", yuan(3_100_000));
    let (first, last) = (day("2026-02-02"), day("2026-02-02"));
    phone.on("2026-02-01", Command::MarkDays { first, last, mark: Some(Mark::Half) }).unwrap();
    let standing = phone.standing("2026-02-02");
    assert_eq!(standing.weight, 31);
    assert_eq!(standing.due_today, yuan(100_000));
    assert_eq!(standing.tier(Tier::Target).need, Need::PerDay(yuan(200_000)));
}

/// Rows about metrics, goals, breakdown and rhythm, by the rooms that answer them.
mod figures {
    use super::{Phone, day, month, yuan};
    use fieldplan::domain::breakdown::{State, by_shares, give_the_rest_to, share_of, state};
    use fieldplan::domain::calendar::{Mark, OffReason, WorkCalendar};
    use fieldplan::domain::command::Command;
    use fieldplan::domain::curve::{Curve, Segment};
    use fieldplan::domain::day::Day;
    use fieldplan::domain::growth::{Baseline, BaselineSource, Comparison};
    use fieldplan::domain::ident::{Id, PartId, Stamp};
    use fieldplan::domain::judgement::{Bands, Circumstances, Swing, word};
    use fieldplan::domain::ledger::Ledger;
    use fieldplan::domain::metric::Direction;
    use fieldplan::domain::money::Money;
    use fieldplan::domain::pace::{Need, Word};
    use fieldplan::domain::period::{Month, MonthStart, Period};
    use fieldplan::domain::rate::{Rate, Undefined};
    use fieldplan::domain::ratio::{RatioNeed, RatioSoFar};
    use fieldplan::domain::receivable::Terms;
    use fieldplan::domain::revision::{Cut, attained, growth_attained, judge};
    use fieldplan::domain::rhythm::{Needed, Rhythm};
    use fieldplan::domain::season::Season;
    use fieldplan::domain::suggestion::{ClosedMonth, Suggestion};
    use fieldplan::domain::tier::Tier;
    use fieldplan::domain::unit::Count;
    use fieldplan::domain::won::{Basis, Dimension, SoldLine, Tag, WonDeal};
    use proptest::prelude::*;

    fn wan(ten_thousands: i64) -> Money {
        yuan(10_000 * ten_thousands)
    }

    fn period(name: &str) -> Period {
        month(name).period(MonthStart::FIRST)
    }

    fn thirds_30_50_20(calendar: &WorkCalendar, name: &str) -> Curve {
        Curve::thirds(calendar, period(name), [30, 50, 20].map(Rate::percent)).unwrap()
    }

    fn by_third(curve: &Curve, total: Money) -> [Money; 3] {
        let first = curve.period().first();
        let (ten, twenty) = (first.plus_days(9), first.plus_days(19));
        let run = |from, to| curve.figure(total, Period::new(from, to).unwrap());
        [run(first, ten), run(ten.next(), twenty), run(twenty.next(), curve.period().last())]
    }

    #[test]
    fn three_million_by_thirds_and_february_with_leave_11_to_14() {
        let calendar = WorkCalendar::default();
        let november = thirds_30_50_20(&calendar, "2026-11");
        assert_eq!(by_third(&november, wan(300)), [wan(90), wan(150), wan(60)]);
        let mut on_leave = WorkCalendar::default();
        for number in 11..=14 {
            let leave = Day::new(2026, 2, number).unwrap();
            on_leave.marks.insert(leave, Mark::Off(OffReason::Leave));
        }
        let february = thirds_30_50_20(&on_leave, "2026-02");
        assert_eq!(by_third(&february, wan(300)), [wan(180), wan(0), wan(120)]);
    }

    fn on_16_november(before: Money) -> Rhythm<Money> {
        let curve = thirds_30_50_20(&WorkCalendar::default(), "2026-11");
        Rhythm::on(&curve, day("2026-11-16"), wan(300), before, Money::ZERO)
    }

    #[test]
    fn three_million_over_november_2026_by_thirds_on_the_16th() {
        let rhythm = on_16_november(wan(120));
        assert_eq!(rhythm.expected, Money::from_fen(146_250_000));
        assert_eq!(rhythm.needed, Needed::PerDay(Money::from_fen(16_363_637)));
        assert_eq!(rhythm.due_today, Money::from_fen(21_951_220));
        assert_eq!(rhythm.left, 22);
    }

    #[test]
    fn the_same_installed_on_the_16th_without_an_opening_figure() {
        let rhythm = on_16_november(Money::ZERO);
        assert_eq!(rhythm.needed, Needed::PerDay(Money::from_fen(27_272_728)));
        let circumstances = Circumstances {
            weight: 42,
            is_over: false,
            can_be_judged: false,
            swing: Swing::Money(Some(1)),
            bands: Bands::default(),
        };
        assert_eq!(word(&rhythm, &circumstances), Word::OpeningUnknown);
        // Had the rep started in time, it would be said.
        let judged = Circumstances { can_be_judged: true, ..circumstances };
        assert_eq!(word(&rhythm, &judged), Word::Behind);
    }

    #[test]
    fn two_hundred_and_twenty_thousand_over_22_days_at_noon_of_day_2() {
        let calendar = WorkCalendar::default();
        let curve = Curve::even(&calendar, period("2026-09")).unwrap();
        let today = day("2026-09-02");
        let rhythm = Rhythm::on(&curve, today, yuan(220_000), yuan(10_000), yuan(10_000));
        assert_eq!(rhythm.pace(), Ok(Rate::ONE));
        assert_eq!((rhythm.due_today, rhythm.done_today), (yuan(10_000), yuan(10_000)));
    }

    #[test]
    fn a_return_of_50000_makes_actuals_negative() {
        let calendar = WorkCalendar::default();
        let curve = Curve::even(&calendar, period("2026-11")).unwrap();
        let rhythm =
            Rhythm::on(&curve, day("2026-11-16"), yuan(100_000), yuan(30_000), yuan(-50_000));
        assert_eq!(rhythm.actual, yuan(-20_000));
        assert_eq!(rhythm.attained(), Ok(Rate::percent(-20)));
        assert_eq!(rhythm.needed_after_today, Needed::PerDay(yuan(12_000)));
    }

    #[test]
    fn a_collection_rate_of_90_percent_needs_105_and_names_arrears() {
        let so_far = RatioSoFar { over: wan(48), base: wan(60), base_left: wan(40) };
        let needed = so_far.needed(Rate::percent(90), Direction::HigherIsBetter);
        assert_eq!(needed, RatioNeed::Beyond { share: Rate::percent(105), rest: wan(2) });
        assert_eq!(so_far.points(Rate::percent(90)), Ok(Rate::percent(-10)));
    }

    #[test]
    fn goal_100_of_30_50_20_with_45_tagged_12_20_8() {
        let part_id = |part| PartId(Id::new(Stamp::new(1, part, 0), 0));
        let line = |fen: i64, part: Option<u32>| SoldLine {
            amount: Money::from_fen(fen),
            pieces: Count::new(1),
            cost: None,
            tags: part
                .map(|part| Tag { dimension: Dimension::Product, part: part_id(part) })
                .into_iter()
                .collect(),
        };
        let deal = WonDeal {
            id: Id::new(Stamp::new(1, 0, 0), 0),
            customer: None,
            signed: day("2026-11-09"),
            shipped: None,
            invoiced: None,
            cancelled: None,
            lines: vec![
                line(1_200, Some(1)),
                line(2_000, Some(2)),
                line(800, Some(3)),
                line(500, None),
            ],
            discount: Money::ZERO,
            rebate: Money::ZERO,
            share: Rate::ONE,
        };
        let ledger = Ledger::new(&[deal], &[], Basis::Signed);
        let actual = ledger.revenue_by(Dimension::Product, period("2026-11"));
        let parts = [(1, 30), (2, 50), (3, 20)];
        for (part, goal) in parts {
            assert_eq!(attained(actual.part(part_id(part)), yuan(goal)), Ok(Rate::percent(40)));
        }
        assert_eq!(attained(actual.total, yuan(100)), Ok(Rate::percent(45)));
        assert_eq!(actual.unassigned, yuan(5));
        assert_eq!(state(yuan(100), Rate::ZERO, &parts.map(|(_, goal)| yuan(goal))), State::Exact);
    }

    #[test]
    fn typed_shares_of_33_3_leave_3000_of_three_million() {
        let parts = by_shares(wan(300), &[Rate::of(333, 1000).unwrap(); 3]);
        let unallocated = yuan(3_000);
        assert_eq!(state(wan(300), Rate::ZERO, &parts), State::Under { unallocated });
        let given = give_the_rest_to(wan(300), &parts, 0);
        assert_eq!(state(wan(300), Rate::ZERO, &given), State::Exact);
    }

    #[test]
    fn shipped_on_12_october_2026() {
        let due = |terms: Terms| terms.due(day("2026-10-12"));
        assert_eq!(due(Terms::AfterDelivery(30)), day("2026-11-11"));
        assert_eq!(due(Terms::MonthEnd(30)), day("2026-11-30"));
    }

    #[test]
    fn suggested_from_six_months_for_november_2026() {
        let calendar = WorkCalendar::default();
        let a_day = [40_000, 45_000, 50_000, 55_000, 60_000, 70_000];
        let closed: Vec<ClosedMonth> = a_day
            .into_iter()
            .zip(5..)
            .map(|(a_day, number)| {
                let month = Month::new(2026, number).unwrap();
                let weight = calendar.working(month.period(MonthStart::FIRST));
                let actual = yuan(a_day * i64::from(weight.halves()) / 2);
                ClosedMonth { month, actual, weight }
            })
            .collect();
        let november = calendar.working(period("2026-11"));
        assert_eq!(november.halves(), 2 * 21);
        let suggestion =
            Suggestion::new(&closed, &Season::FLAT, month("2026-11"), november, None).unwrap();
        let tiers = Tier::ALL.map(|tier| suggestion.tiers.get(tier));
        assert_eq!(tiers, [1_102_500, 1_233_750, 1_470_000].map(yuan));
        assert_eq!(suggestion.from.len(), 6);
    }

    #[test]
    fn five_to_three_customers_and_10_to_8_percent() {
        let up = Direction::HigherIsBetter;
        let count = Count::new;
        assert_eq!(attained(count(3), count(5)), Ok(Rate::percent(60)));
        assert_eq!(attained(count(3), count(3)), Ok(Rate::ONE));
        assert_eq!(judge(up, count(5), count(3), count(3)), Cut::Needed);
        let (original, revised, reached) = (Rate::percent(10), Rate::percent(8), Rate::percent(12));
        let of_original = growth_attained(original, reached);
        assert_eq!(of_original.of_growth, Ok(Rate::percent(120)));
        let amount = of_original.of_amount.unwrap();
        assert_eq!(amount.rounded(3), "1.018".parse().ok());
        let of_revised = growth_attained(revised, reached);
        assert_eq!(of_revised.of_growth, Ok(Rate::percent(150)));
        assert_eq!(of_revised.of_amount.unwrap().rounded(3), "1.037".parse().ok());
        // By amounts, on any baseline: the cut of growth was not needed.
        let base = Baseline {
            amount: wan(100),
            deals: None,
            comparison: Comparison::YearOnYear,
            source: BaselineSource::Typed,
        };
        let [old, new, actual] =
            [original, revised, reached].map(|growth| base.grown_by(growth).unwrap());
        assert_eq!(judge(up, old, new, actual), Cut::Unnecessary);
        assert_eq!(attained(actual, old), Ok(amount));
    }

    #[test]
    fn the_fifth_of_the_month_before_november_2026() {
        let due = WorkCalendar::default().by_the_month_before(month("2026-11"), 5);
        assert_eq!(due, Some(day("2026-09-30")));
    }

    #[test]
    fn ten_large_thirty_medium_hundred_small_are_50_30_20_percent() {
        let parts = [(10, 50), (30, 10), (100, 2)].map(|(deals, price)| wan(deals * price));
        let goal = wan(1_000);
        assert_eq!(state(goal, Rate::ZERO, &parts), State::Exact);
        let shares = parts.map(|part| share_of(goal, part));
        assert_eq!(shares, [50, 30, 20].map(|percent| Ok(Rate::percent(percent))));
        assert_eq!(share_of(Money::ZERO, parts[0]), Err(Undefined::NoBase));
    }

    #[test]
    fn a_segment_over_the_whole_month_is_the_even_curve() {
        let calendar = WorkCalendar::default();
        let whole = period("2026-11");
        let segment = Segment { last: whole.last(), share: Rate::percent(70) };
        let one = Curve::segments(&calendar, whole, &[segment]);
        assert_eq!(one, Curve::even(&calendar, whole));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// The Today page's figures and the general rooms answer alike on the even curve.
        #[test]
        fn pace_and_rhythm_agree_on_the_even_curve(
            target in 1_i64..5_000_000, confirmed in 1_u32..=30, on in 1_u32..=30,
            sold in proptest::collection::vec((1_u32..=30, -20_000_i64..400_000), 0..6),
            earlier in proptest::option::of(1_i64..300_000),
            off in proptest::collection::vec(1_u32..=30, 0..4),
        ) {
            let november = |number: u32| Day::new(2026, 11, number).unwrap().to_string();
            let mut phone = Phone::default();
            if let Some(amount) = earlier {
                phone.sell("2026-10-15", amount);
            }
            for number in off {
                let (first, last) = (day(&november(number)), day(&november(number)));
                let mark = Some(Mark::Off(OffReason::Rest));
                phone.on("2026-11-01", Command::MarkDays { first, last, mark }).unwrap();
            }
            phone.goal(&november(confirmed), yuan(target));
            for (number, amount) in sold.into_iter().filter(|(_, amount)| *amount != 0) {
                phone.sell(&november(number), amount);
            }
            let standing = phone.standing(&november(on));
            let calendar = &phone.workspace.calendar;
            let curve = Curve::even(calendar, standing.period).unwrap();
            let rhythm = Rhythm::on(
                &curve, standing.today, yuan(target), standing.before, standing.done_today,
            );
            let shown = standing.tier(Tier::Target);
            prop_assert_eq!(Some(rhythm.expected), shown.expected);
            prop_assert_eq!(rhythm.due_today, standing.due_today);
            prop_assert_eq!((rhythm.left, rhythm.today_halves), (standing.left, standing.today_halves));
            prop_assert_eq!(rhythm.next_working, standing.next_working);
            let same = |needed: Needed<Money>, need: Need| match (needed, need) {
                (Needed::Reached, Need::Reached) => true,
                (Needed::PerDay(one), Need::PerDay(other)) => one == other,
                (Needed::NoDayLeft { gap }, Need::NoDayLeft { gap: other }) => gap == other,
                _ => false,
            };
            prop_assert!(same(rhythm.needed, shown.need));
            prop_assert!(same(rhythm.needed_after_today, shown.need_after_today));
            let goal = phone.workspace.goal(standing.month).unwrap();
            let circumstances = Circumstances {
                weight: standing.weight,
                is_over: standing.today > standing.period.last(),
                can_be_judged: goal.can_be_judged(calendar, standing.period),
                swing: Swing::Money(phone.workspace.deal_sizes.typical()),
                bands: Bands::default(),
            };
            prop_assert_eq!(word(&rhythm, &circumstances), standing.word);
        }
    }
}

#[test]
fn history_names_each_kind_in_the_registers_order() {
    use fieldplan::journal::kinds::NAMES;
    use fieldplan::text::Lang;
    let cases = [
        (0, "journal.opened", "Started"),
        (1, "goal.confirmed", "Set the target"),
        (5, "customer.added", "Added a customer"),
        (10, "task.done", "Made a planned visit"),
        (12, "visited", "Visited a customer"),
        (17, "erased", "Erased a customer"),
    ];
    let did = Lang::En.behind().pages.did;
    assert_eq!(NAMES.len(), did.len());
    for (place, kind, word) in cases {
        assert_eq!((NAMES[place], did[place]), (kind, word));
    }
}

/// The rows of "Cases that must come out", each with the test that is named after it.
#[test]
fn every_row_of_the_cases_has_its_test() {
    const HERE: &str = include_str!("cases.rs");
    const CALENDAR: &str = include_str!("calendar.rs");
    let rows = [
        ("working days in China 2026, by month", CALENDAR, "working_days_of_2026_by_month"),
        ("2027, not announced", CALENDAR, "working_days_of_2027_by_month_are_not_announced"),
        ("2026-12-26 and 2026-12-31", CALENDAR, "the_last_days_of_2026_are_ordinary"),
        ("3,000,000.00 over February", HERE, "three_million_over_february_2026_by_week"),
        ("the same over October 2026", HERE, "three_million_over_october_2026_by_week"),
        ("10 deals over October 2026", HERE, "ten_deals_over_october_2026_by_week"),
        ("thirds 30/50/20", HERE, "three_million_by_thirds_and_february_with_leave_11_to_14"),
        (
            "220,000 over 22 days",
            HERE,
            "two_hundred_and_twenty_thousand_over_22_days_at_noon_of_day_2",
        ),
        ("300万 on the 16th", HERE, "three_million_over_november_2026_by_thirds_on_the_16th"),
        (
            "without an opening figure",
            HERE,
            "the_same_installed_on_the_16th_without_an_opening_figure",
        ),
        ("with it", HERE, "installed_on_the_16th_without_an_opening_figure_and_with_it"),
        ("a return of −50,000", HERE, "a_return_of_50000_on_16_november"),
        ("回款率 90 %", HERE, "a_collection_rate_of_90_percent_needs_105_and_names_arrears"),
        ("goal 100 = A 30 + B 50 + C 20", HERE, "goal_100_of_30_50_20_with_45_tagged_12_20_8"),
        ("货到30, 月结30", HERE, "shipped_on_12_october_2026"),
        ("x of 4, 4.5, 5, 5.5, 6, 7 万", HERE, "suggested_from_six_months_for_november_2026"),
        ("10 deals at 20, 18, 15 %", HERE, "ten_deals_at_20_18_and_15_percent"),
        ("100万 at 30万 a deal", HERE, "a_million_at_300000_a_deal_and_20_percent"),
        ("45-day cycle", HERE, "a_45_day_cycle"),
        ("A 2 a week", HERE, "cadence_of_class_a_by_week"),
        ("100 customers over 22 days", HERE, "a_hundred_customers_by_class_over_22_days"),
        ("Beta(2, 8)", HERE, "ten_deals_of_100000_at_beta_2_8"),
        ("alert", HERE, "alerts_at_a_base_of_20_and_of_30_percent"),
        (
            "10 × 2 × 50,000",
            HERE,
            "ten_by_two_by_50000_planned_and_eight_by_one_and_a_half_by_60000_done",
        ),
        ("50/30/20 %", HERE, "ten_large_thirty_medium_hundred_small_are_50_30_20_percent"),
        ("68/18/14 % by rank", HERE, "large_medium_and_small_add_up_exactly"),
        ("105万 of 100万", HERE, "steps_of_1_and_a_half_and_2_percent_at_105"),
        ("5 → 3 customers", HERE, "five_to_three_customers_and_10_to_8_percent"),
        ("the 5th of the month before", HERE, "the_fifth_of_the_month_before_november_2026"),
    ];
    for (row, file, name) in rows {
        assert_eq!(file.matches(&format!("fn {name}()")).count(), 1, "{row}");
    }
}

#[test]
fn odds_above_one_are_none_and_the_last_month_is_read_back() {
    use fieldplan::domain::odds::Probability;
    assert_eq!(Probability::ratio(2, 1), None);
    assert_eq!(Probability::ratio(0, 0), None);
    assert_eq!(Probability::ratio(1, 1), Some(Probability::ONE));
    for month in [Month::MIN, Month::MAX] {
        let bytes = postcard::to_allocvec(&month).unwrap();
        assert_eq!(postcard::from_bytes::<Month>(&bytes), Ok(month));
        assert_eq!(Month::parse(&month.to_string()), Ok(month));
    }
    assert_eq!((Month::MAX.year(), Month::MAX.month()), (2199, 12));
}
