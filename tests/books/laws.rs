//! What holds whatever a rep writes down.

use fieldplan::domain::books::Books;
use fieldplan::domain::calendar::{Mark, WorkCalendar};
use fieldplan::domain::command::Command;
use fieldplan::domain::day::Day;
use fieldplan::domain::enter::{Enter, enter};
use fieldplan::domain::fact::{Fact, Sold};
use fieldplan::domain::goods::{Goods, GoodsLine};
use fieldplan::domain::ident::{CustomerId, Id, MetricId, PartId, Stamp};
use fieldplan::domain::metric::{Direction, Kind};
use fieldplan::domain::money::Money;
use fieldplan::domain::own_books::{COUNTING, OwnRecords};
use fieldplan::domain::own_entries::Learned;
use fieldplan::domain::period::Period;
use fieldplan::domain::published::{PublishedTable, Ruling};
use fieldplan::domain::unit::{Count, Unit};
use fieldplan::domain::won::Dimension;
use fieldplan::journal::Record;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use crate::{Phone, day};

/// The thing that one of the first records made; not every such thing is there.
fn ids() -> impl Strategy<Value = Id> {
    (1_u64..12, select(vec![0_u16, 0, 0, 1]))
        .prop_map(|(ms, number)| Id::new(Stamp::new(ms, 0, 7), number))
}

fn fen(most: i64) -> impl Strategy<Value = Money> {
    (0..=most).prop_map(Money::from_fen)
}

/// Goods whose parts are those of the first four records.
fn goods() -> impl Strategy<Value = Goods> {
    let parts = prop::collection::vec(ids().prop_map(PartId), 0..2);
    let line = (fen(50_000), 0_i64..40, of(fen(40_000)), parts)
        .prop_map(|(amount, pieces, cost, parts)| GoodsLine { amount, pieces, cost, parts });
    (prop::collection::vec(line, 1..5), of(fen(9_000)), of(fen(5_000)), of(1_u16..10_000))
        .prop_map(|(lines, discount, rebate, share)| Goods { lines, discount, rebate, share })
}

fn days() -> impl Strategy<Value = Day> {
    (0_i32..60).prop_map(|after| day("2026-10-15").plus_days(after))
}

/// Products and a region, then sales and returns of just what their goods credit.
fn phone() -> impl Strategy<Value = Phone> {
    let sale = (goods(), any::<bool>(), days());
    prop::collection::vec(sale, 0..25).prop_map(|sales| {
        let mut phone = Phone::default();
        for (dimension, name) in [
            (Dimension::Product, "A"),
            (Dimension::Product, "B"),
            (Dimension::Region, "北"),
            (Dimension::Channel, "C"),
        ] {
            phone.part(dimension, name);
        }
        for (mut goods, comes_back, on) in sales {
            if comes_back {
                (goods.discount, goods.rebate) = (None, None);
            }
            for line in &mut goods.lines {
                line.parts.retain(|part| part.0.stamp().ms() <= 4 && part.0.number() == 0);
            }
            let size = goods.credited();
            let amount = if comes_back { Money::ZERO.minus(size) } else { size };
            // Some come to nothing or are reduced by more than there is: refused, and not here.
            let sale = Command::Sell { customer: None, amount, on };
            let _ = phone.enter(Enter::WithGoods { sale, goods });
        }
        phone
    })
}

fn entries() -> impl Strategy<Value = Enter> {
    let texts = || select(vec!["", "A", "样品 费", " 红\n星\u{7} "]).prop_map(str::to_owned);
    let customers = || of(ids().prop_map(CustomerId));
    let tables = select(vec![
        "cover 2027-01-01 2027-12-31\n2027 off 0101-0103",
        "cover 2027-02-01 2028-03-31\n2027 work 0206",
        "no table",
    ]);
    let units = select(vec![Unit::Yuan, Unit::Pieces, Unit::Share]);
    let kinds = select(vec![Kind::Sum, Kind::Ratio, Kind::Level]);
    let dimensions = select(vec![Dimension::Product, Dimension::Region]);
    let better = Direction::HigherIsBetter;
    prop_oneof![
        2 => (goods(), days()).prop_map(|(goods, on)| Enter::WithGoods {
            sale: Command::Sell { customer: None, amount: goods.credited(), on }, goods
        }),
        1 => (fen(900), texts(), customers(), days()).prop_map(
            |(amount, what, customer, on)| Enter::Expense { amount, what, customer, on }
        ),
        2 => (texts(), units, kinds)
            .prop_map(move |(name, unit, kind)| Enter::Metric { name, unit, kind, better }),
        2 => (ids().prop_map(MetricId), -9_i64..9, of(-1_i64..9), days())
            .prop_map(|(metric, value, of, on)| Enter::Figure { metric, value, of, on }),
        2 => (dimensions, texts()).prop_map(|(dimension, name)| Enter::Part { dimension, name }),
        1 => tables.prop_map(|table| Enter::Calendar { table: table.to_owned() }),
        1 => (texts(), texts(), customers(), days()).prop_map(
            |(text, tags, customer, on)| Enter::Lesson {
                learned: Learned::Win, text, tags, month: None, customer, on
            }
        ),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// What is let through is taken (`Phone::take`), refusing changes nothing, and the record's
    /// line says the same.
    #[test]
    fn what_is_entered_is_taken_and_its_line_says_the_same(
        what in prop::collection::vec(entries(), 1..30),
    ) {
        let mut phone = Phone::default();
        phone.customer();
        for one in what {
            let moment = phone.moment(day("2026-11-09"));
            let before = phone.workspace.clone();
            let decided = enter(&phone.workspace, one, &moment);
            prop_assert_eq!(&before, &phone.workspace);
            if let Ok(fact) = decided {
                let record = Record::write(moment.stamp, &fact);
                let again = Record::parse(record.bytes()).unwrap();
                prop_assert_eq!(again.fact(), Some(&fact));
                phone.take(moment.stamp, &fact);
            }
        }
    }

    /// Parts and unassigned are the total, which is what was sold, along every dimension and run.
    #[test]
    fn parts_and_unassigned_add_up_to_what_was_sold(
        phone in phone(), first in days(), length in 0_i32..40,
    ) {
        let run = Period::spanning(first, first.plus_days(length));
        let own = OwnRecords::of(&phone.workspace);
        let books = Books::open(own.records(), COUNTING);
        let sold = phone.workspace.sold_in(Some(run));
        prop_assert_eq!(books.ledger().revenue(run), sold);
        for dimension in [Dimension::Product, Dimension::Region, Dimension::Size] {
            let by = books.ledger().revenue_by(dimension, run);
            let parts: Money = by.parts.iter().map(|(_, amount)| *amount).sum();
            prop_assert_eq!((parts.plus(by.unassigned), by.total), (sold, sold));
        }
    }

    /// Volume and gross profit of two runs side by side are those of both.
    #[test]
    fn volume_and_gross_profit_add_up_over_days(phone in phone(), cut in days()) {
        let own = OwnRecords::of(&phone.workspace);
        let books = Books::open(own.records(), COUNTING);
        let (first, last) = (day("2026-10-01"), day("2026-12-31"));
        let runs = [(first, cut), (cut.next(), last), (first, last)].map(|(a, b)| Period::spanning(a, b));
        let [before, after, both] = runs.map(|run| {
            (books.ledger().volume(run), books.ledger().gross_profit(run).amount)
        });
        prop_assert_eq!((before.0.plus(after.0), before.1.plus(after.1)), both);
    }

    /// Of unshared deals whose costs are known, the profit is amount less cost less rebate, to the
    /// cent, however discounts and rebates are spread.
    #[test]
    fn the_profit_of_known_costs_is_what_is_left_to_the_cent(
        sales in prop::collection::vec((goods(), fen(30_000)), 1..10),
    ) {
        let mut phone = Phone::default();
        let (mut left, mut pieces) = (Money::ZERO, Count::ZERO);
        let run = Period::spanning(day("2026-11-09"), day("2026-11-09"));
        for (mut goods, cost) in sales {
            goods.share = None;
            for line in &mut goods.lines {
                (line.cost, line.parts) = (Some(line.cost.unwrap_or(cost)), Vec::new());
            }
            let costs: Money = goods.lines.iter().filter_map(|line| line.cost).sum();
            let profit = goods.credited().minus(costs).minus(goods.rebate.unwrap_or_default());
            let counted = goods.lines.iter().map(|line| Count::new(line.pieces)).sum();
            if phone.sell("2026-11-09", goods.credited(), goods).is_ok() {
                (left, pieces) = (left.plus(profit), pieces.plus(counted));
            }
        }
        let own = OwnRecords::of(&phone.workspace);
        let books = Books::open(own.records(), COUNTING);
        prop_assert_eq!(books.ledger().gross_profit(run).amount, left);
        prop_assert_eq!(books.ledger().volume(run), pieces);
        prop_assert_eq!(books.ledger().gross_profit(run).without_cost, vec![]);
    }

    /// A record that no command makes, with goods of another amount, is believed in its amount.
    #[test]
    fn goods_of_another_amount_change_no_revenue(
        sales in prop::collection::vec((goods(), -9_000_i64..9_000), 1..10),
    ) {
        let mut phone = Phone::default();
        let on = day("2026-11-09");
        for (goods, fen) in sales {
            let moment = phone.moment(on);
            let (amount, goods) = (Money::from_fen(fen), Some(Box::new(goods.row())));
            let sold = Fact::Sold(Sold { customer: None, amount, on, goods });
            phone.take(moment.stamp, &sold);
        }
        let run = Period::spanning(on, on);
        let own = OwnRecords::of(&phone.workspace);
        let books = Books::open(own.records(), COUNTING);
        prop_assert_eq!(books.ledger().revenue(run), phone.workspace.sold_in(Some(run)));
    }
}

/// Every day from 2000 to 2127 with two imported tables, the newer inside the older, and marks: a
/// mark before all, then the newer, then the older, then as without them.
#[test]
fn every_day_of_128_years_with_imported_tables_follows_the_order_of_the_rule() {
    let older =
        "cover 2027-01-01 2030-12-31\n2027 off 0101-0103 0206-0212 work 0130\n2030 off 0101";
    let newer =
        "cover 2028-06-01 2029-06-30\n2028 off 1001-1007 work 0930\n2029 off 0101 work 0106";
    let mut phone = Phone::default();
    for table in [older, newer] {
        phone.enter(Enter::Calendar { table: table.to_owned() }).unwrap();
    }
    let marked =
        [("2027-01-01", Mark::Work), ("2028-10-09", Mark::Half), ("2100-03-01", Mark::Half)];
    for (on, mark) in marked {
        let (first, mark) = (day(on), Some(mark));
        phone.tap(Command::MarkDays { first, last: first, mark });
    }
    let calendar = &phone.workspace.calendar;
    let [older, newer] = [older, newer].map(|table| PublishedTable::parse(table).unwrap());
    let plain = WorkCalendar::default();
    for on in Period::spanning(day("2000-01-01"), day("2127-12-31")).days() {
        assert_eq!(calendar.kind(on).weight(), calendar.weight(on), "{on}");
        if let Some(mark) = calendar.marks.get(&on) {
            assert_eq!(calendar.weight(on), mark.weight(), "{on}");
            continue;
        }
        let covering = [&newer, &older].into_iter().find(|table| table.cover().contains(on));
        let Some(table) = covering else {
            // Days never move out of their year, so that years without a table are untouched.
            assert_eq!(calendar.weight(on), plain.weight(on), "{on}");
            continue;
        };
        let worked = match table.ruling(on) {
            Some((_, Ruling::Work)) => true,
            Some((_, Ruling::Off)) => false,
            None => !on.weekday().is_weekend(),
        };
        assert_eq!(!calendar.weight(on).is_off(), worked, "{on}");
        assert!(calendar.is_announced(on), "{on}");
    }
}
