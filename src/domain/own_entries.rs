//! What a rep wrote into the books, as pages read it: expenses, own metrics with their actuals, the
//! parts of a dimension, lessons of a day and of a month (domain.md 3).

use super::day::Day;
use super::entry::{Entry, ExpenseAdded, FigureRecorded, Goods, LessonNoted, MetricDefined};
use super::ident::{Id, MetricId, PartId, SaleId};
use super::metric::{Kind, Metric};
use super::money::Money;
use super::period::{Month, Period};
use super::rate::{Rate, Undefined};
use super::reading::{self, Reading};
use super::unit::{Count, Figure, Unit};
use super::won::Dimension;
use super::workspace::Workspace;

/// All expenses in the order they were recorded. O(entries).
pub fn expenses(workspace: &Workspace) -> impl Iterator<Item = &ExpenseAdded> {
    workspace.entries().filter_map(|(_, entry)| match entry {
        Entry::Expense(expense) => Some(expense),
        _ => None,
    })
}

/// The rep's own metrics in the order they were defined. O(entries).
pub fn metrics(workspace: &Workspace) -> impl Iterator<Item = (MetricId, &MetricDefined)> {
    workspace.entries().filter_map(|(stamp, entry)| match entry {
        Entry::Metric(metric) => Some((MetricId(Id::new(stamp, 0)), metric)),
        _ => None,
    })
}

/// The parts of a dimension with their names, in the order they were named. O(entries).
pub fn parts(workspace: &Workspace, dimension: Dimension) -> impl Iterator<Item = (PartId, &str)> {
    workspace.entries().filter_map(move |(stamp, entry)| match entry {
        Entry::Part(part) if part.dimension == dimension => {
            Some((PartId(Id::new(stamp, 0)), part.name.as_str()))
        }
        _ => None,
    })
}

/// Along what a part lies, where the journal holds it. O(log n).
pub fn dimension_of(workspace: &Workspace, part: PartId) -> Option<Dimension> {
    match workspace.entry(part.0.stamp())? {
        Entry::Part(known) if part.0.number() == 0 => Some(known.dimension),
        _ => None,
    }
}

/// Wins and lessons dated in a run of days, in the order they were recorded; those that look back
/// on a month are the month's ([`lessons_of_month`]). O(entries).
pub fn lessons(workspace: &Workspace, run: Period) -> impl Iterator<Item = &LessonNoted> {
    all_lessons(workspace).filter(move |lesson| lesson.month.is_none() && run.contains(lesson.on))
}

/// Wins and lessons of the review of a sales month, in the order they were recorded. O(entries).
pub fn lessons_of_month(workspace: &Workspace, month: Month) -> impl Iterator<Item = &LessonNoted> {
    all_lessons(workspace).filter(move |lesson| lesson.month == Some(month))
}

fn all_lessons(workspace: &Workspace) -> impl Iterator<Item = &LessonNoted> {
    workspace.entries().filter_map(|(_, entry)| match entry {
        Entry::Lesson(lesson) => Some(lesson),
        _ => None,
    })
}

/// The goods of a sale or a return, where they are known and credit just what the record credits.
/// (No command makes others; a record that says two things is believed in its amount.) O(lines).
pub fn goods(workspace: &Workspace, sale: SaleId) -> Option<&Goods> {
    let amount = workspace.sale(sale)?.amount;
    match workspace.entry(sale.0.stamp())? {
        Entry::Goods(goods) if goods.credits(amount) => Some(goods),
        _ => None,
    }
}

/// The figures of a metric of the rep's own in the order they were recorded. A figure that is none
/// of the metric's unit is left out; no command makes one. O(entries).
pub fn readings(workspace: &Workspace, id: MetricId) -> Vec<Reading> {
    let Some(metric) = workspace.metric(id).map(|defined| defined.metric) else {
        return Vec::new();
    };
    let own = workspace.entries().filter_map(|(_, entry)| match entry {
        Entry::Figure(figure) if figure.metric == id => reading(metric, figure),
        _ => None,
    });
    own.collect()
}

fn reading(metric: Metric, figure: &FigureRecorded) -> Option<Reading> {
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
    let Some(defined) = workspace.metric(id) else { return Ok(None) };
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
