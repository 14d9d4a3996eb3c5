//! What a rep writes into the books, from the tap to the figure: goods of a sale, expenses, own
//! metrics, holiday tables, lessons; and the month's close with them.

mod laws;
mod refused;

use fieldplan::domain::books::Books;
use fieldplan::domain::cadence::Class;
use fieldplan::domain::calendar::{DayKind, Mark};
use fieldplan::domain::command::{Command, Moment, decide};
use fieldplan::domain::day::Day;
use fieldplan::domain::enter::{Enter, Refused, enter};
use fieldplan::domain::fact::{Fact, Outcome};
use fieldplan::domain::goods::{Goods, GoodsLine};
use fieldplan::domain::ident::{CustomerId, DealId, Id, MetricId, PartId, SaleId, Stamp};
use fieldplan::domain::metric::{Direction, Kind, Standard};
use fieldplan::domain::money::Money;
use fieldplan::domain::month_end::{beside, close};
use fieldplan::domain::own_books::{COUNTING, OwnRecords};
use fieldplan::domain::own_entries::{Learned, actual, goods, lessons, lessons_of_month, parts};
use fieldplan::domain::period::{Month, Period};
use fieldplan::domain::rate::{Rate, Undefined};
use fieldplan::domain::stage::Stage;
use fieldplan::domain::unit::{Count, Figure, Unit};
use fieldplan::domain::won::Dimension;
use fieldplan::domain::workspace::{Workspace, evolve};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn november() -> Period {
    Period::new(day("2026-11-01"), day("2026-11-30")).unwrap()
}

fn yuan(amount: i64) -> Money {
    Money::from_yuan(amount)
}

/// A rep's phone on 9 November 2026.
#[derive(Debug, Default)]
struct Phone {
    workspace: Workspace,
    made: u64,
}

impl Phone {
    fn moment(&mut self, today: Day) -> Moment {
        self.made += 1;
        Moment { today, minute: 600, stamp: Stamp::new(self.made, 0, 7) }
    }

    fn take(&mut self, stamp: Stamp, fact: &Fact) -> Id {
        let before = self.workspace.ignored;
        evolve(&mut self.workspace, stamp, fact);
        assert_eq!(self.workspace.ignored, before, "{fact:?} was ignored");
        Id::new(stamp, 0)
    }

    fn tap(&mut self, command: Command) -> Id {
        let moment = self.moment(day("2026-11-09"));
        let fact = decide(&self.workspace, command, &moment).unwrap();
        self.take(moment.stamp, &fact)
    }

    fn enter(&mut self, what: Enter) -> Result<Id, Refused> {
        let moment = self.moment(day("2026-11-09"));
        let fact = enter(&self.workspace, what, &moment)?;
        Ok(self.take(moment.stamp, &fact))
    }

    fn customer(&mut self) -> CustomerId {
        let (name, note) = ("恒泰".to_owned(), String::new());
        let add = Command::AddCustomer { name, class: Class::A, note, visit: None };
        CustomerId(self.tap(add))
    }

    fn part(&mut self, dimension: Dimension, name: &str) -> PartId {
        PartId(self.enter(Enter::Part { dimension, name: name.to_owned() }).unwrap())
    }

    fn sell(&mut self, on: &str, amount: Money, goods: Goods) -> Result<Id, Refused> {
        let sale = Command::Sell { customer: None, amount, on: day(on) };
        self.enter(Enter::WithGoods { sale, goods })
    }

    fn spend(&mut self, on: &str, amount: i64) {
        let (amount, on) = (yuan(amount), day(on));
        let what = "打车".to_owned();
        self.enter(Enter::Expense { amount, what, customer: None, on }).unwrap();
    }

    fn figure(&self, metric: Standard) -> Result<Figure, Undefined> {
        let own = OwnRecords::of(&self.workspace);
        let books = Books::open(own.records(), COUNTING);
        books.actual(metric, november(), day("2026-11-30"))
    }

    fn holds(&self, metric: Standard) -> bool {
        OwnRecords::of(&self.workspace).holds(metric, day("2026-11-30"))
    }
}

/// A line of so much, so many pieces, a cost and parts.
fn line(amount: i64, pieces: i64, cost: Option<i64>, parts: &[PartId]) -> GoodsLine {
    GoodsLine { amount: yuan(amount), pieces, cost: cost.map(yuan), parts: parts.to_vec() }
}

fn goods_of(lines: Vec<GoodsLine>) -> Goods {
    Goods { lines, ..Goods::default() }
}

fn money(amount: i64) -> Figure {
    Figure::Money(yuan(amount))
}

fn count(pieces: i64) -> Figure {
    Figure::Count(Count::new(pieces))
}

#[test]
fn pieces_cost_and_rebate_make_volume_and_gross_profit_at_the_reps_share() {
    let mut phone = Phone::default();
    // 1,000 less 100, half of it the rep's: 450; profit half of 900 − 40 − 500.
    let shared = Goods {
        lines: vec![line(600, 4, Some(300), &[]), line(400, 6, Some(200), &[])],
        discount: Some(yuan(100)),
        rebate: Some(yuan(40)),
        share: Some(5_000),
    };
    let sale = phone.sell("2026-11-04", yuan(450), shared.clone()).unwrap();
    assert_eq!(phone.figure(Standard::Revenue), Ok(money(450)));
    assert_eq!(phone.figure(Standard::Volume), Ok(count(5)));
    assert_eq!(phone.figure(Standard::GrossProfit), Ok(money(180)));
    assert_eq!(goods(&phone.workspace, SaleId(sale)), Some(shared));
    // A return of two pieces that had cost 30.
    let back = goods_of(vec![line(50, 2, Some(30), &[])]);
    phone.sell("2026-11-20", yuan(-50), back).unwrap();
    assert_eq!(phone.figure(Standard::Revenue), Ok(money(400)));
    assert_eq!(phone.figure(Standard::Volume), Ok(count(3)));
    assert_eq!(phone.figure(Standard::GrossProfit), Ok(money(160)));
}

#[test]
fn a_deal_without_cost_is_listed_not_guessed() {
    let mut phone = Phone::default();
    phone.sell("2026-11-04", yuan(100), goods_of(vec![line(100, 1, Some(70), &[])])).unwrap();
    let half = vec![line(60, 1, Some(10), &[]), line(40, 1, None, &[])];
    let unknown = phone.sell("2026-11-05", yuan(100), goods_of(half)).unwrap();
    let on = day("2026-11-06");
    let plain = phone.tap(Command::Sell { customer: None, amount: yuan(7), on });
    let own = OwnRecords::of(&phone.workspace);
    let books = Books::open(own.records(), COUNTING);
    let profit = books.ledger().gross_profit(november());
    assert_eq!((profit.amount, profit.without_cost), (yuan(30), vec![unknown, plain]));
}

#[test]
fn a_won_deal_and_a_won_visit_carry_goods_too() {
    let mut phone = Phone::default();
    let customer = phone.customer();
    let (stage, expected) = (Stage::Need, day("2026-11-20"));
    let open = Command::OpenDeal { customer, amount: yuan(90), stage, expected };
    let deal = DealId(phone.tap(open));
    let closed = Command::CloseDeal { deal, won: Some(yuan(80)) };
    let ten = goods_of(vec![line(80, 10, None, &[])]);
    phone.enter(Enter::WithGoods { sale: closed, goods: ten }).unwrap();
    let (outcome, won, note) = (Outcome::Won, Some(yuan(20)), String::new());
    let log = Command::Log { customer, task: None, outcome, won, note, next: None };
    let three = goods_of(vec![line(20, 3, None, &[])]);
    phone.enter(Enter::WithGoods { sale: log, goods: three }).unwrap();
    assert_eq!(phone.figure(Standard::Volume), Ok(count(13)));
    assert_eq!(phone.figure(Standard::Deals), Ok(count(2)));
    assert!(!phone.holds(Standard::GrossProfit), "no cost was ever said");
}

#[test]
fn tagged_lines_add_up_by_part_and_the_rest_is_unassigned() {
    let mut phone = Phone::default();
    let [a, b] = ["A", "B"].map(|name| phone.part(Dimension::Product, name));
    let north = phone.part(Dimension::Region, "北区");
    let goods = Goods {
        lines: vec![
            line(100, 1, None, &[a, north]),
            line(100, 1, None, &[b]),
            line(100, 1, None, &[]),
        ],
        discount: Some(yuan(1)),
        ..Goods::default()
    };
    phone.sell("2026-11-04", yuan(299), goods).unwrap();
    phone.tap(Command::Sell { customer: None, amount: yuan(11), on: day("2026-11-05") });
    let own = OwnRecords::of(&phone.workspace);
    let books = Books::open(own.records(), COUNTING);
    let products = books.ledger().revenue_by(Dimension::Product, november());
    // 1.00 over three lines: 0.34, 0.33, 0.33.
    let fen = |part| products.part(part).fen();
    assert_eq!((fen(a), fen(b), products.unassigned.fen()), (9_966, 9_967, 9_967 + 1_100));
    assert_eq!(products.total, yuan(310));
    let regions = books.ledger().revenue_by(Dimension::Region, november());
    assert_eq!((regions.part(north).fen(), regions.unassigned.fen()), (9_966, 31_000 - 9_966));
    let known: Vec<_> = parts(&phone.workspace, Dimension::Product).collect();
    let known: Vec<_> = known.iter().map(|(id, part)| (*id, part.name.as_str())).collect();
    assert_eq!(known, [(a, "A"), (b, "B")]);
}

#[test]
fn expenses_over_revenue_are_the_expense_rate() {
    let mut phone = Phone::default();
    phone.tap(Command::Sell { customer: None, amount: yuan(1_000), on: day("2026-11-05") });
    assert!(!phone.holds(Standard::ExpenseRate), "a 0 would be no fact");
    phone.spend("2026-11-05", 40);
    phone.spend("2026-11-06", -10);
    phone.spend("2026-12-01", 900);
    assert!(phone.holds(Standard::ExpenseRate));
    let rate = Rate::percent(3);
    assert_eq!(phone.figure(Standard::ExpenseRate), Ok(Figure::Rate(rate)));
}

#[test]
fn own_metrics_of_each_kind_have_their_actuals() {
    let mut phone = Phone::default();
    let mut define = |name: &str, unit, kind| {
        let (name, better) = (name.to_owned(), Direction::HigherIsBetter);
        MetricId(phone.enter(Enter::Metric { name, unit, kind, better }).unwrap())
    };
    let spent = define("样品费", Unit::Yuan, Kind::Sum);
    let shelves = define("铺货家数", Unit::Pieces, Kind::Level);
    let quota = define("到访率", Unit::Share, Kind::Ratio);
    let share = define("份额", Unit::Share, Kind::Level);
    let mut note = |metric, on: &str, value, of| {
        phone.enter(Enter::Figure { metric, value, of, on: day(on) }).unwrap();
    };
    note(spent, "2026-11-02", 1_250, None);
    note(spent, "2026-11-03", 250, None);
    note(spent, "2026-12-03", 9_900, None);
    note(shelves, "2026-11-02", 38, None);
    note(shelves, "2026-11-20", 41, None);
    note(quota, "2026-11-02", 9, Some(10));
    note(quota, "2026-11-03", 0, Some(20));
    note(share, "2026-11-03", 1, Some(3));
    let of = |metric| actual(&phone.workspace, metric, november(), day("2026-11-19"));
    assert_eq!(of(spent), Ok(Some(Figure::Money(yuan(15)))));
    assert_eq!(of(shelves), Ok(Some(Figure::Count(Count::new(38)))));
    assert_eq!(of(quota), Ok(Some(Figure::Rate(Rate::percent(30)))), "9 of 30, no mean");
    assert_eq!(of(share), Ok(Some(Figure::Rate(Rate::of(1, 3).unwrap()))));
    let october = Period::new(day("2026-10-01"), day("2026-10-31")).unwrap();
    let before = |metric| actual(&phone.workspace, metric, october, october.last());
    assert_eq!([spent, shelves, quota].map(before), [Ok(None); 3]);
}

#[test]
fn an_imported_year_is_announced_and_the_reps_mark_still_wins() {
    let mut phone = Phone::default();
    let table = "cover 2027-01-01 2027-12-31\n2027 off 0101-0103 0206-0212 work 0130";
    let [new_year, make_up, christmas] = ["2027-01-01", "2027-01-30", "2027-12-24"].map(day);
    let kind = |phone: &Phone, day| phone.workspace.calendar.kind(day);
    assert_eq!(kind(&phone, make_up), DayKind::Rest);
    assert!(!phone.workspace.calendar.is_announced(christmas));
    phone.enter(Enter::Calendar { table: table.to_owned() }).unwrap();
    assert_eq!(kind(&phone, make_up), DayKind::MakeUp);
    assert_eq!(kind(&phone, christmas), DayKind::Work);
    assert!(phone.workspace.calendar.is_announced(christmas));
    let mark = Some(Mark::Work);
    phone.tap(Command::MarkDays { first: new_year, last: new_year, mark });
    assert_eq!(kind(&phone, new_year), DayKind::Work);
}

#[test]
fn lessons_are_a_days_or_a_months() {
    let mut phone = Phone::default();
    let month = Month::parse("2026-11").unwrap();
    let mut note = |text: &str, month, learned| {
        let (text, on) = (text.to_owned(), day("2026-11-09"));
        let tags = " 价格  预算 价格".to_owned();
        phone.enter(Enter::Lesson { learned, text, tags, month, customer: None, on }).unwrap();
    };
    note(" 先问预算 ", None, Learned::Lesson);
    note("老客户转介绍", Some(month), Learned::Win);
    let of_day: Vec<_> = lessons(&phone.workspace, november()).collect();
    let of_month: Vec<_> = lessons_of_month(&phone.workspace, month).collect();
    assert_eq!((of_day.len(), of_day[0].text.as_str()), (1, "先问预算"));
    assert_eq!(of_day[0].tags, "价格 预算");
    assert_eq!((of_month.len(), of_month[0].learned), (1, Learned::Win));
}

#[test]
fn a_months_close_archives_what_the_rep_records_and_late_entries_stand_beside() {
    let mut phone = Phone::default();
    let month = Month::parse("2026-11").unwrap();
    let sold = goods_of(vec![line(1_000, 8, Some(600), &[])]);
    phone.sell("2026-11-04", yuan(1_000), sold).unwrap();
    phone.spend("2026-11-05", 50);
    let shut = |phone: &mut Phone, month, today: &str| {
        let moment = phone.moment(day(today));
        let command = close(&phone.workspace, month, moment.today);
        let fact = decide(&phone.workspace, command, &moment).unwrap();
        phone.take(moment.stamp, &fact);
    };
    shut(&mut phone, month, "2026-11-30");
    let archived =
        |phone: &Phone, month, metric| phone.workspace.archive(month).unwrap().figure(metric);
    let rate = |percent| Some(Figure::Rate(Rate::percent(percent)));
    assert_eq!(archived(&phone, month, Standard::Volume), Some(count(8)));
    assert_eq!(archived(&phone, month, Standard::GrossProfit), Some(money(400)));
    assert_eq!(archived(&phone, month, Standard::ExpenseRate), rate(5));
    phone.spend("2026-11-28", 50);
    let lines = beside(&phone.workspace, month);
    let late = lines.iter().find(|line| line.metric == Standard::ExpenseRate).unwrap();
    assert_eq!((late.archived, late.amended), (rate(5), rate(10)));
    // In December nothing sold has a cost: of the profit there is nothing to say.
    phone.tap(Command::Sell { customer: None, amount: yuan(9), on: day("2026-12-05") });
    shut(&mut phone, month.next(), "2026-12-31");
    assert_eq!(archived(&phone, month.next(), Standard::GrossProfit), None);
    assert_eq!(archived(&phone, month.next(), Standard::Volume), Some(count(0)));
    assert_eq!(archived(&phone, month.next(), Standard::ExpenseRate), rate(0));
}
