//! What the kinds' tests share: short ways to say a record, and the fold of a handful.

use super::*;
use crate::domain::cadence::Class;
use crate::domain::calendar::Mark;
use crate::domain::day::Day;
use crate::domain::fact::RevisionReason;
use crate::domain::ident::Id;
use crate::domain::metric::{Direction, Kind as MetricKind, Metric};
use crate::domain::money::Money;
use crate::domain::own_entries::OwnMetric;
use crate::domain::stage::Stage;
use crate::domain::tier::Tiers;
use crate::domain::unit::Unit;
use crate::domain::workspace::Workspace;
use crate::journal::{Journal, Record};

pub(super) fn at(ms: u64) -> Stamp {
    Stamp::new(ms, 0, 7)
}

/// Folds facts as though they had arrived in the order given.
pub(super) fn fold(records: impl IntoIterator<Item = (Stamp, Fact)>) -> Workspace {
    let mut journal = Journal::new();
    for (stamp, fact) in records {
        journal.insert(Record::write(stamp, &fact));
    }
    journal.workspace().clone()
}

pub(super) fn yuan(amount: i64) -> Money {
    Money::from_yuan(amount)
}

pub(super) fn tiers(target: i64) -> Tiers {
    Tiers::around(yuan(target)).unwrap()
}

pub(super) fn month() -> Month {
    Month::of(day(15), crate::domain::period::MonthStart::default())
}

/// A day of November 2026.
pub(super) fn day(number: u32) -> Day {
    Day::parse(&format!("2026-11-{number:02}")).unwrap()
}

pub(super) fn mark() -> Mark {
    Mark::Work
}

pub(super) fn other_mark() -> Mark {
    Mark::Half
}

pub(super) fn customer(ms: u64) -> CustomerId {
    CustomerId(Id::new(at(ms), 0))
}

pub(super) fn task(ms: u64) -> TaskId {
    TaskId(Id::new(at(ms), 0))
}

pub(super) fn confirmed(target: i64) -> Fact {
    Fact::GoalConfirmed(GoalConfirmed { month: month(), tiers: tiers(target), on: day(2) })
}

pub(super) fn revised(target: i64) -> Fact {
    let reason = RevisionReason::Market;
    Fact::GoalRevised(GoalRevised { month: month(), tiers: tiers(target), reason, on: day(9) })
}

pub(super) fn opening(amount: i64) -> Fact {
    Fact::OpeningSet(OpeningSet { month: month(), amount: yuan(amount), through: day(8) })
}

pub(super) fn added(name: &str) -> Fact {
    let name = name.to_owned();
    Fact::CustomerAdded(CustomerAdded {
        name,
        class: Class::B,
        note: None,
        visit: None,
        on: day(2),
    })
}

/// A visit promised to customer 1.
pub(super) fn promised(due: u32) -> Fact {
    Fact::TaskAdded(TaskAdded { customer: customer(1), due: day(due), step: None })
}

/// Task 2 has another day.
pub(super) fn moved(due: u32) -> Fact {
    Fact::TaskMoved(TaskMoved { task: task(2), due: day(due) })
}

/// Task 2 was kept.
pub(super) fn done(on: u32) -> Fact {
    Fact::TaskDone(TaskDone { task: task(2), on: day(on) })
}

/// Task 2 was given up.
pub(super) fn dropped(on: u32) -> Fact {
    Fact::TaskDropped(TaskDropped { task: task(2), on: day(on) })
}

pub(super) fn deal(ms: u64) -> DealId {
    DealId(Id::new(at(ms), 0))
}

/// A deal of 50 with customer 1.
pub(super) fn deal_opened() -> Fact {
    Fact::DealOpened(DealOpened {
        customer: customer(1),
        amount: yuan(50),
        stage: Stage::Contact,
        expected: day(25),
        on: day(2),
    })
}

pub(super) fn sold(amount: i64, on: u32) -> Fact {
    Fact::Sold(Sold { customer: None, amount: yuan(amount), on: day(on), goods: None })
}

/// Customer `ms` is erased.
pub(super) fn erased(ms: u64) -> Fact {
    Fact::Erased(Erased { customers: vec![customer(ms)] })
}

/// A level of pieces.
pub(super) fn metric_defined(name: &str) -> Fact {
    let metric = Metric::new(Unit::Pieces, MetricKind::Level, Direction::HigherIsBetter).unwrap();
    let defined = OwnMetric { name: name.to_owned(), metric, on: day(2) };
    Fact::Entered(defined.entry())
}

pub(super) fn undone(records: &[u64]) -> Fact {
    Fact::Undone(Undone { records: records.iter().map(|ms| at(*ms)).collect() })
}

#[test]
fn names_are_plain_and_each_is_used_once() {
    let distinct: Set<_> = NAMES.iter().collect();
    assert_eq!(distinct.len(), NAMES.len());
    assert!(NAMES.iter().all(|n| n.bytes().all(|b| b.is_ascii_lowercase() || b == b'.')));
}
