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

    use fieldplan::domain::workload::{Book, Cadences, Workload};
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
    let parts = split_money(yuan(10_000_000), &[50, 30, 20]).unwrap();
    assert_eq!(parts, [yuan(5_000_000), yuan(3_000_000), yuan(2_000_000)]);
    assert_eq!(parts.into_iter().sum::<Money>(), yuan(10_000_000));

    // 10 × 50万, 30 × 10万 and 100 × 2万: 140 deals by rank.
    use fieldplan::domain::concentration::Concentration;
    let deals: Vec<Money> = [(10, 500_000), (30, 100_000), (100, 20_000)]
        .into_iter()
        .flat_map(|(count, amount)| std::iter::repeat_n(yuan(amount), count))
        .collect();
    let found = Concentration::of(&deals);
    assert_eq!(found.total, yuan(10_000_000));
    assert_eq!(found.parts.map(|part| part.share.unwrap().whole_percent()), [68, 18, 14]);
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

#[test]
fn history_names_each_kind_in_the_registers_order() {
    use fieldplan::journal::kinds::NAMES;
    use fieldplan::text::Lang;
    let cases = [
        (0, "journal.opened", "Started"),
        (1, "goal.confirmed", "Set the target"),
        (5, "customer.added", "Added a customer"),
        (10, "task.done", "Made a promised visit"),
        (12, "visited", "Visited a customer"),
        (17, "erased", "Erased a customer"),
    ];
    let did = Lang::En.texts().did;
    assert_eq!(NAMES.len(), did.len());
    for (place, kind, word) in cases {
        assert_eq!((NAMES[place], did[place]), (kind, word));
    }
}
