//! Facts of what is written into the books, and goods, made by no command at all.

use fieldplan::domain::details::Details;
use fieldplan::domain::entry::Row;
use fieldplan::domain::fact::*;
use fieldplan::domain::goods::{Goods, GoodsLine};
use fieldplan::domain::ident::{MetricId, PartId};
use fieldplan::domain::metric::{Direction, Kind, Metric};
use fieldplan::domain::needs::Needs;
use fieldplan::domain::own_entries::{
    Expense, Learned, Lesson, OwnFigure, OwnMetric, Part, calendar_entry,
};
use fieldplan::domain::playbook::{Chapter, Own};
use fieldplan::domain::published::PublishedTable;
use fieldplan::domain::unit::Unit;
use fieldplan::domain::won::Dimension;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use crate::arbitrary::{amounts, customers, days, id, months, texts};

/// Goods that mostly do not credit what their record says.
pub(crate) fn goods() -> impl Strategy<Value = Option<Box<Row>>> {
    let parts = prop::collection::vec(id().prop_map(PartId), 0..3);
    let line = (amounts(), -9_i64..i64::MAX, of(amounts()), parts)
        .prop_map(|(amount, pieces, cost, parts)| GoodsLine { amount, pieces, cost, parts });
    let goods = (prop::collection::vec(line, 0..3), of(amounts()), of(amounts()), of(any::<u16>()))
        .prop_map(|(lines, discount, rebate, share)| Goods { lines, discount, rebate, share });
    prop_oneof![3 => Just(None), 1 => goods.prop_map(|goods| Some(Box::new(goods.row())))]
}

fn tables() -> impl Strategy<Value = PublishedTable> {
    let text = |year: i32, holiday: u32| {
        format!("cover {year}-01-01 {year}-12-31\n{year} off 0101-01{holiday:02} work 0110")
    };
    (2026_i32..2029, 2_u32..9)
        .prop_map(move |(year, holiday)| PublishedTable::parse(&text(year, holiday)).unwrap())
}

fn metric() -> impl Strategy<Value = Metric> {
    let unit = select(&[Unit::Yuan, Unit::Pieces, Unit::Share][..]);
    let kind = select(&[Kind::Sum, Kind::Ratio, Kind::Level][..]);
    let better = select(&[Direction::HigherIsBetter, Direction::LowerIsBetter][..]);
    (unit, kind, better)
        .prop_filter_map("a metric", |(unit, kind, better)| Metric::new(unit, kind, better).ok())
}

/// An expense, a metric, a figure, a part, a lesson or a table of holidays.
pub(crate) fn entry_fact() -> impl Strategy<Value = Fact> {
    let learned = select(&[Learned::Win, Learned::Lesson][..]);
    let dimension = select(&[Dimension::Product, Dimension::Region, Dimension::Stage][..]);
    // No figure is the number that stands for one left out.
    let numbers = || any::<i64>().prop_filter("a figure", |number| *number != Row::ABSENT);
    prop_oneof![
        (amounts(), texts(), of(customers()), days()).prop_map(|(amount, what, customer, on)| {
            let expense = Expense { amount, what, customer, on };
            Fact::Entered(expense.entry())
        }),
        (texts(), metric(), days()).prop_map(|(name, metric, on)| {
            let defined = OwnMetric { name, metric, on };
            Fact::Entered(defined.entry())
        }),
        (id(), numbers(), of(numbers()), days()).prop_map(|(metric, value, of, on)| {
            let figure = OwnFigure { metric: MetricId(metric), value, of, on };
            Fact::Entered(figure.entry())
        }),
        (tables(), days()).prop_map(|(table, on)| Fact::Entered(calendar_entry(&table, on))),
        (learned, texts(), texts(), of(months()), of(customers()), days()).prop_map(
            |(learned, text, tags, month, customer, on)| {
                let lesson = Lesson { learned, text, tags, month, customer, on };
                Fact::Entered(lesson.entry())
            }
        ),
        (customers(), texts(), texts(), any::<bool>(), days()).prop_map(
            |(customer, contact, industry, keen, on)| {
                let typed = [contact.as_str(), "", "", industry.as_str(), "", ""];
                let details = Details::typed(typed, keen).unwrap_or_default();
                Fact::Entered(details.entry(customer, on))
            }
        ),
        (customers(), texts(), texts(), days()).prop_map(|(customer, problem, pain, on)| {
            let needs = Needs::default().with_spin(["", &problem, "", ""]).unwrap_or_default();
            let needs = needs.clone().with_pain(&pain).unwrap_or(needs);
            Fact::Entered(needs.entry(customer, on))
        }),
        (texts(), texts(), days()).prop_map(|(title, text, on)| {
            let own = Own { title, text, hidden: false };
            Fact::Entered(own.entry(None, Chapter::Stalls, on))
        }),
        (dimension, texts(), days()).prop_map(|(dimension, name, on)| {
            let part = Part { dimension, name, on };
            Fact::Entered(part.entry())
        }),
    ]
}
