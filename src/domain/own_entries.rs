//! What a rep wrote into the books, as pages read it: expenses, own metrics with their actuals, the
//! parts of a dimension, lessons of a day and of a month (domain.md 3).

use super::day::Day;
use super::entry::{Entry, EntryKind, PackedEntry, Row};
use super::goods::Goods;
use super::ident::{CustomerId, Id, MetricId, PartId, SaleId, Stamp};
use super::metric::{Direction, Kind, Metric};
use super::money::Money;
use super::period::{Month, Period};
use super::published::PublishedTable;
use super::rate::{Rate, Undefined};
use super::reading::{self, Reading};
use super::unit::{Count, Figure, Unit};
use super::won::Dimension;
use super::workspace::Workspace;

/// Money the rep spent (费用).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expense {
    /// How much; below 0 when given back.
    pub amount: Money,
    /// What for; empty without a word, and once its customer is erased.
    pub what: String,
    /// For whom, where it was for a customer.
    pub customer: Option<CustomerId>,
    /// The civil day it counts on.
    pub on: Day,
}

/// A metric of the rep's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnMetric {
    /// Its name.
    pub name: String,
    /// Unit, kind and direction.
    pub metric: Metric,
    /// The civil day it was defined.
    pub on: Day,
}

/// A figure of a metric of the rep's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnFigure {
    /// Of which metric.
    pub metric: MetricId,
    /// In the metric's smallest unit: 分 or pieces; what stands above the line of a share.
    pub value: i64,
    /// What stands below the line of a share; absent for an amount and for pieces.
    pub of: Option<i64>,
    /// The civil day it counts on.
    pub on: Day,
}

/// One part of a dimension, like one product; sales are tagged with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Along what.
    pub dimension: Dimension,
    /// Its name.
    pub name: String,
    /// The civil day it was named.
    pub on: Day,
}

/// Whether something went well or is to be done better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Learned {
    /// 做得好
    Win,
    /// 要改进
    Lesson,
}

/// A win or a lesson, in the rep's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// Which of the two.
    pub learned: Learned,
    /// As typed, trimmed; empty once its customer is erased.
    pub text: String,
    /// Single words to find it by, with a space between; empty once its customer is erased.
    pub tags: String,
    /// The sales month it looks back on; absent where it is one day's.
    pub month: Option<Month>,
    /// Whom it is about, where it is about one.
    pub customer: Option<CustomerId>,
    /// The civil day.
    pub on: Day,
}

/// Units, kinds and directions in the order of the words in `journal::kinds::metric_defined`.
const UNITS: [Unit; 3] = [Unit::Yuan, Unit::Pieces, Unit::Share];
const KINDS: [Kind; 3] = [Kind::Sum, Kind::Ratio, Kind::Level];
const DIRECTIONS: [Direction; 2] = [Direction::HigherIsBetter, Direction::LowerIsBetter];
/// In the order of the words in `journal::kinds::lesson_noted`.
const LEARNED: [Learned; 2] = [Learned::Win, Learned::Lesson];

/// The item at a place that a row holds.
fn at<T: Copy>(items: &[T], place: i64) -> Option<T> {
    items.get(usize::try_from(place).ok()?).copied()
}

/// The place of an item in its row.
fn place<T: PartialEq>(items: &[T], item: &T) -> i64 {
    let found = items.iter().position(|known| known == item);
    found.and_then(|place| i64::try_from(place).ok()).unwrap_or(Row::ABSENT)
}

impl Expense {
    /// As it is kept.
    pub fn entry(self) -> Entry {
        let row = Row { numbers: vec![self.amount.fen()], ids: vec![], words: vec![self.what] };
        Entry { kind: EntryKind::Expense, on: self.on, customer: self.customer, row }
    }

    /// Reads it back.
    pub fn of(entry: &PackedEntry) -> Option<Expense> {
        let ([fen], [what]) = (entry.row.numbers.as_slice(), entry.row.words.as_slice()) else {
            return None;
        };
        let (amount, what) = (Money::from_fen(*fen), what.clone());
        Some(Expense { amount, what, customer: entry.customer, on: entry.on })
    }
}

impl OwnMetric {
    /// As it is kept.
    pub fn entry(self) -> Entry {
        let numbers = vec![
            place(&UNITS, &self.metric.unit()),
            place(&KINDS, &self.metric.kind()),
            place(&DIRECTIONS, &self.metric.direction()),
        ];
        let row = Row { numbers, ids: vec![], words: vec![self.name] };
        Entry { kind: EntryKind::Metric, on: self.on, customer: None, row }
    }

    /// Reads it back; `None` where unit and kind make no metric.
    pub fn of(entry: &PackedEntry) -> Option<OwnMetric> {
        let ([unit, kind, better], [name]) =
            (entry.row.numbers.as_slice(), entry.row.words.as_slice())
        else {
            return None;
        };
        let (unit, kind) = (at(&UNITS, *unit)?, at(&KINDS, *kind)?);
        let metric = Metric::new(unit, kind, at(&DIRECTIONS, *better)?).ok()?;
        Some(OwnMetric { name: name.clone(), metric, on: entry.on })
    }
}

impl OwnFigure {
    /// As it is kept.
    pub fn entry(self) -> Entry {
        let numbers = vec![self.value, self.of.unwrap_or(Row::ABSENT)];
        let row = Row { numbers, ids: vec![self.metric.0], words: vec![] };
        Entry { kind: EntryKind::Figure, on: self.on, customer: None, row }
    }

    /// Reads it back.
    pub fn of(entry: &PackedEntry) -> Option<OwnFigure> {
        let ([value, of], [metric]) = (entry.row.numbers.as_slice(), entry.row.ids.as_slice())
        else {
            return None;
        };
        let of = (*of != Row::ABSENT).then_some(*of);
        Some(OwnFigure { metric: MetricId(*metric), value: *value, of, on: entry.on })
    }
}

impl Part {
    /// As it is kept.
    pub fn entry(self) -> Entry {
        let numbers = vec![place(&Dimension::ALL, &self.dimension)];
        let row = Row { numbers, ids: vec![], words: vec![self.name] };
        Entry { kind: EntryKind::Part, on: self.on, customer: None, row }
    }

    /// Reads it back.
    pub fn of(entry: &PackedEntry) -> Option<Part> {
        let ([dimension], [name]) = (entry.row.numbers.as_slice(), entry.row.words.as_slice())
        else {
            return None;
        };
        let dimension = at(&Dimension::ALL, *dimension)?;
        Some(Part { dimension, name: name.clone(), on: entry.on })
    }
}

impl Lesson {
    /// As it is kept.
    pub fn entry(self) -> Entry {
        let month = self.month.map_or(Row::ABSENT, Row::month);
        let numbers = vec![place(&LEARNED, &self.learned), month];
        let row = Row { numbers, ids: vec![], words: vec![self.text, self.tags] };
        Entry { kind: EntryKind::Lesson, on: self.on, customer: self.customer, row }
    }

    /// Reads it back.
    pub fn of(entry: &PackedEntry) -> Option<Lesson> {
        let ([learned, month], [text, tags]) =
            (entry.row.numbers.as_slice(), entry.row.words.as_slice())
        else {
            return None;
        };
        Some(Lesson {
            learned: at(&LEARNED, *learned)?,
            text: text.clone(),
            tags: tags.clone(),
            month: month_of_number(*month),
            customer: entry.customer,
            on: entry.on,
        })
    }
}

/// A table of holidays as it is kept: its text, tidied.
pub fn calendar_entry(table: &PublishedTable, on: Day) -> Entry {
    let row = Row { words: vec![table.to_string()], ..Row::default() };
    Entry { kind: EntryKind::Calendar, on, customer: None, row }
}

/// The entries of a kind, in the order they were recorded. O(entries).
pub(super) fn of_kind(
    workspace: &Workspace,
    kind: EntryKind,
) -> impl Iterator<Item = (Stamp, &PackedEntry)> {
    workspace.entries().filter(move |(_, entry)| entry.kind == kind)
}

/// What the record that names a thing wrote, where it is of a kind.
fn named(workspace: &Workspace, id: Id, kind: EntryKind) -> Option<&PackedEntry> {
    workspace.entry(id.stamp()).filter(|entry| entry.kind == kind && id.number() == 0)
}

/// All expenses in the order they were recorded. O(entries).
pub fn expenses(workspace: &Workspace) -> impl Iterator<Item = Expense> {
    of_kind(workspace, EntryKind::Expense).filter_map(|(_, entry)| Expense::of(entry))
}

/// A metric of the rep's own. O(log n).
pub fn metric(workspace: &Workspace, id: MetricId) -> Option<OwnMetric> {
    OwnMetric::of(named(workspace, id.0, EntryKind::Metric)?)
}

/// The rep's own metrics in the order they were defined. O(entries).
pub fn metrics(workspace: &Workspace) -> impl Iterator<Item = (MetricId, OwnMetric)> {
    of_kind(workspace, EntryKind::Metric)
        .filter_map(|(stamp, entry)| Some((MetricId(Id::new(stamp, 0)), OwnMetric::of(entry)?)))
}

/// The parts of a dimension, in the order they were named. O(entries).
pub fn parts(workspace: &Workspace, dimension: Dimension) -> impl Iterator<Item = (PartId, Part)> {
    let all = of_kind(workspace, EntryKind::Part)
        .filter_map(|(stamp, entry)| Some((PartId(Id::new(stamp, 0)), Part::of(entry)?)));
    all.filter(move |(_, part)| part.dimension == dimension)
}

/// A part, where the journal holds it. O(log n).
pub fn part(workspace: &Workspace, id: PartId) -> Option<Part> {
    Part::of(named(workspace, id.0, EntryKind::Part)?)
}

/// Wins and lessons dated in a run of days, in the order they were recorded; those that look back
/// on a month are the month's ([`lessons_of_month`]). O(entries).
pub fn lessons(workspace: &Workspace, run: Period) -> impl Iterator<Item = Lesson> {
    cases(workspace).filter(move |lesson| lesson.month.is_none() && run.contains(lesson.on))
}

/// Wins and lessons of the review of a sales month, in the order they were recorded. O(entries).
pub fn lessons_of_month(workspace: &Workspace, month: Month) -> impl Iterator<Item = Lesson> {
    cases(workspace).filter(move |lesson| lesson.month == Some(month))
}

/// The case library: all wins and lessons, in the order they were recorded. O(entries).
pub fn cases(workspace: &Workspace) -> impl Iterator<Item = Lesson> {
    of_kind(workspace, EntryKind::Lesson).filter_map(|(_, entry)| Lesson::of(entry))
}

/// The goods of a sale or a return, where they are known and credit just what the record credits.
/// (No command makes others; a record that says two things is believed in its amount.) O(lines).
pub fn goods(workspace: &Workspace, sale: SaleId) -> Option<Goods> {
    let amount = workspace.sale(sale)?.amount;
    let goods = Goods::of(&named(workspace, sale.0, EntryKind::Goods)?.row)?;
    goods.credits(amount).then_some(goods)
}

/// The figures of a metric of the rep's own in the order they were recorded. A figure that is none
/// of the metric's unit is left out; no command makes one. O(entries).
pub fn readings(workspace: &Workspace, id: MetricId) -> Vec<Reading> {
    let Some(metric) = metric(workspace, id).map(|defined| defined.metric) else {
        return Vec::new();
    };
    let all = of_kind(workspace, EntryKind::Figure).filter_map(|(_, row)| OwnFigure::of(row));
    let own = all.filter(|figure| figure.metric == id);
    own.filter_map(|figure| reading(metric, figure)).collect()
}

fn reading(metric: Metric, figure: OwnFigure) -> Option<Reading> {
    let (value, on) = (figure.value, figure.on);
    let plain = |figure| Reading { on, figure, of: None };
    match (metric.unit(), metric.kind(), figure.of) {
        (Unit::Yuan, _, None) => Some(plain(Figure::Money(Money::from_fen(value)))),
        (Unit::Pieces, _, None) => Some(plain(Figure::Count(Count::new(value)))),
        (Unit::Share, Kind::Ratio, Some(of)) => {
            let count = |number| Figure::Count(Count::new(number));
            Some(Reading { on, figure: count(value), of: Some(count(of)) })
        }
        (Unit::Share, Kind::Level, Some(of)) => {
            Rate::of(value, of).ok().map(Figure::Rate).map(plain)
        }
        _ => None,
    }
}

/// The month of [`Row::month`]; `None` for a number that is none.
pub(super) fn month_of_number(number: i64) -> Option<Month> {
    let year = i32::try_from(number.checked_div(100)?).ok()?;
    Month::new(year, u32::try_from(number.checked_rem(100)?).ok()?).ok()
}

/// The actual figure of a metric of the rep's own in a period, as of a day where it is a level;
/// `None` without a figure. O(entries).
///
/// # Errors
/// The named states of a ratio without a base.
pub fn actual(
    workspace: &Workspace,
    id: MetricId,
    period: Period,
    day: Day,
) -> Result<Option<Figure>, Undefined> {
    let Some(defined) = metric(workspace, id) else { return Ok(None) };
    let readings = readings(workspace, id);
    match defined.metric.kind() {
        // All readings have the metric's unit.
        Kind::Sum => Ok(reading::sum(&readings, period).unwrap_or(None)),
        Kind::Level => Ok(reading::level(&readings, period.last().min(day))),
        Kind::Ratio => {
            reading::ratio(&readings, period).transpose().map(|rate| rate.map(Figure::Rate))
        }
    }
}
