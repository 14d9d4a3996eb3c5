//! What is refused, and with which reason.

use fieldplan::domain::command::{Command, Refusal};
use fieldplan::domain::enter::{
    Enter, LINE_LIMIT, PIECE_LIMIT, Refused, TABLE_LIMIT, TAG_LIMIT, WORDS_LIMIT,
};
use fieldplan::domain::goods::{Goods, GoodsLine};
use fieldplan::domain::ident::{Id, MetricId, PartId, Stamp};
use fieldplan::domain::metric::{CustomError, Direction, Kind, MetricError};
use fieldplan::domain::money::Money;
use fieldplan::domain::own_entries::Learned;
use fieldplan::domain::published::TableError;
use fieldplan::domain::tier::Tiers;
use fieldplan::domain::unit::Unit;
use fieldplan::domain::won::Dimension;

use crate::{Phone, day, goods_of, line, yuan};

fn refused(phone: &mut Phone, amount: i64, goods: Goods) -> Option<Refused> {
    phone.sell("2026-11-09", yuan(amount), goods).err()
}

#[test]
fn goods_that_are_none() {
    let mut phone = Phone::default();
    let a = phone.part(Dimension::Product, "A");
    let b = phone.part(Dimension::Product, "B");
    let nobody = PartId(Id::new(Stamp::new(99, 0, 7), 0));
    let numbered = PartId(Id::new(a.0.stamp(), 1));
    let goods = |lines| goods_of(lines);
    let one = |line| goods_of(vec![line]);
    let plain = || line(10, 1, None, &[]);
    let with = |discount: Option<i64>, rebate: Option<i64>, share| Goods {
        discount: discount.map(yuan),
        rebate: rebate.map(yuan),
        share,
        ..one(plain())
    };
    let large = Tiers::LIMIT.plus(Money::from_fen(1));
    for (amount, goods, why) in [
        (10, goods(vec![]), Refused::Lines { length: 0 }),
        (10, goods(vec![plain(); LINE_LIMIT + 1]), Refused::Lines { length: LINE_LIMIT + 1 }),
        (10, goods(vec![plain(), line(-1, 1, None, &[])]), Refused::Line { line: 2 }),
        (10, one(line(10, -1, None, &[])), Refused::Line { line: 1 }),
        (10, one(line(10, PIECE_LIMIT + 1, None, &[])), Refused::Line { line: 1 }),
        (10, one(line(10, 1, Some(-1), &[])), Refused::Line { line: 1 }),
        (10, one(GoodsLine { amount: large, ..plain() }), Refused::Line { line: 1 }),
        (10, one(line(10, 1, None, &[nobody])), Refused::UnknownPart { line: 1 }),
        (10, one(line(10, 1, None, &[numbered])), Refused::UnknownPart { line: 1 }),
        (
            10,
            one(line(10, 1, None, &[a, b])),
            Refused::TwoParts { line: 1, dimension: Dimension::Product },
        ),
        (9, with(Some(11), None, None), Refused::Reduced),
        (9, with(Some(-1), None, None), Refused::Reduced),
        (9, with(None, Some(-1), None), Refused::Reduced),
        (9, with(Some(5), Some(6), None), Refused::Reduced),
        (-9, with(Some(1), None, None), Refused::ReturnReduced),
        (-10, with(None, Some(1), None), Refused::ReturnReduced),
        (10, with(None, None, Some(0)), Refused::Share),
        (10, with(None, None, Some(10_001)), Refused::Share),
        (9, one(plain()), Refused::AmountsDiffer { goods: yuan(10), amount: yuan(9) }),
        (-9, one(plain()), Refused::AmountsDiffer { goods: yuan(-10), amount: yuan(-9) }),
        (0, one(plain()), Refused::Plain(Refusal::AmountZero)),
    ] {
        assert_eq!(refused(&mut phone, amount, goods), Some(why));
    }
    assert_eq!(refused(&mut phone, 9, with(Some(1), Some(9), None)), None);
    assert_eq!(refused(&mut phone, 10, goods(vec![plain(); 1])), None);
    assert_eq!(refused(&mut phone, 1_000, goods(vec![plain(); LINE_LIMIT])), None);
    let sale = Command::MarkDays { first: day("2026-11-09"), last: day("2026-11-09"), mark: None };
    let no_sale = phone.enter(Enter::WithGoods { sale, goods: one(plain()) });
    assert_eq!(no_sale, Err(Refused::NoSale));
}

#[test]
fn expenses_and_lessons_that_are_none() {
    let mut phone = Phone::default();
    let on = day("2026-11-09");
    let mut spend = |amount, what: &str, customer| {
        let what = what.to_owned();
        phone.enter(Enter::Expense { amount, what, customer, on }).err()
    };
    let nobody = fieldplan::domain::ident::CustomerId(Id::new(Stamp::new(99, 0, 7), 0));
    let unknown = Some(nobody);
    let plain = |refusal| Some(Refused::Plain(refusal));
    assert_eq!(spend(Money::ZERO, "", None), plain(Refusal::AmountZero));
    let large = Tiers::LIMIT.plus(Money::from_fen(1));
    assert_eq!(spend(large, "", None), plain(Refusal::AmountTooLarge));
    assert_eq!(spend(yuan(1), "", unknown), plain(Refusal::UnknownCustomer));
    let long = "长".repeat(WORDS_LIMIT + 1);
    let length = WORDS_LIMIT + 1;
    assert_eq!(spend(yuan(1), &long, None), Some(Refused::WordsTooLong { length }));
    assert_eq!(spend(Tiers::LIMIT, &"长".repeat(WORDS_LIMIT), None), None);
    let mut note = |text: &str, tags: &str, customer| {
        let (learned, text, tags) = (Learned::Win, text.to_owned(), tags.to_owned());
        phone.enter(Enter::Lesson { learned, text, tags, month: None, customer, on }).err()
    };
    let tags = |count: usize| (0..count).map(|tag| tag.to_string()).collect::<Vec<_>>().join(" ");
    assert_eq!(note(" \n ", "", None), Some(Refused::NothingSaid));
    assert_eq!(note("x", "", unknown), plain(Refusal::UnknownCustomer));
    let many = note("x", &tags(TAG_LIMIT + 1), None);
    assert_eq!(many, Some(Refused::TooManyTags { length: TAG_LIMIT + 1 }));
    assert_eq!(note("x", &long, None), Some(Refused::WordsTooLong { length }));
    let length = 1_001;
    assert_eq!(note(&"x".repeat(length), "", None), plain(Refusal::NoteTooLong { length }));
    assert_eq!(note("x", &tags(TAG_LIMIT), None), None);
    // A command and a row that stand beside something else are looked over as they are alone.
    let row = fieldplan::domain::customer_terms::none(nobody, on);
    assert_eq!(phone.enter(Enter::Keep(row)).err(), plain(Refusal::UnknownCustomer));
    let promise =
        fieldplan::domain::command::Command::Promise { customer: nobody, due: on, step: None };
    assert_eq!(phone.enter(Enter::Plain(promise)).err(), plain(Refusal::UnknownCustomer));
}

#[test]
fn metrics_figures_and_parts_that_are_none() {
    let mut phone = Phone::default();
    let better = Direction::LowerIsBetter;
    let mut define = |name: &str, unit, kind| {
        phone.enter(Enter::Metric { name: name.to_owned(), unit, kind, better })
    };
    let of = define("样品 费", Unit::Yuan, Kind::Sum).map(MetricId).unwrap();
    let share = define("份额", Unit::Share, Kind::Level).map(MetricId).unwrap();
    let ratio = define("到访率", Unit::Share, Kind::Ratio).map(MetricId).unwrap();
    assert_eq!(define("样品\n费", Unit::Yuan, Kind::Sum), Err(Refused::NameTaken));
    assert_eq!(define(" ", Unit::Yuan, Kind::Sum), Err(Refused::Name(CustomError::NoName)));
    let sum = define("x", Unit::Share, Kind::Sum);
    assert_eq!(sum, Err(Refused::Metric(MetricError::ShareIsNoSum)));
    let on = day("2026-11-09");
    let mut note = |metric, value, of| phone.enter(Enter::Figure { metric, value, of, on }).err();
    let unknown = MetricId(Id::new(Stamp::new(99, 0, 7), 0));
    assert_eq!(note(unknown, 1, None), Some(Refused::UnknownMetric));
    assert_eq!(note(of, 1, Some(1)), Some(Refused::NotOfItsUnit));
    assert_eq!(note(share, 1, None), Some(Refused::NotOfItsUnit));
    assert_eq!(note(share, 1, Some(0)), Some(Refused::NotOfItsUnit));
    assert_eq!(note(ratio, 1, Some(-1)), Some(Refused::NotOfItsUnit));
    assert_eq!(note(ratio, 0, Some(0)), None);
    assert_eq!(note(ratio, 0, Some(PIECE_LIMIT + 1)), Some(Refused::FigureTooLarge));
    assert_eq!(note(of, i64::MIN, None), Some(Refused::FigureTooLarge));
    assert_eq!(note(of, -Tiers::LIMIT.fen(), None), None);
    let mut name =
        |dimension, name: &str| phone.enter(Enter::Part { dimension, name: name.to_owned() }).err();
    assert_eq!(name(Dimension::Product, "A"), None);
    assert_eq!(name(Dimension::Product, " A "), Some(Refused::NameTaken));
    assert_eq!(name(Dimension::Region, "A"), None);
    assert_eq!(name(Dimension::Region, ""), Some(Refused::Plain(Refusal::NameEmpty)));
}

#[test]
fn tables_that_are_none() {
    let mut phone = Phone::default();
    let mut load = |table: &str| phone.enter(Enter::Calendar { table: table.to_owned() }).err();
    let year = |year| format!("cover {year}-01-01 {year}-12-31");
    assert_eq!(load(""), Some(Refused::Table(TableError::NoCover)));
    let years = 2030..2030 + i32::try_from(TABLE_LIMIT).unwrap();
    for one in years.clone() {
        assert_eq!(load(&year(one)), None);
    }
    assert_eq!(load(&year(years.end - 1)), Some(Refused::TableKnown));
    assert_eq!(load(&year(years.end)), Some(Refused::TooManyTables));
}
