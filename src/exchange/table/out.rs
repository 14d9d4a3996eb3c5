//! Tables out: what a spreadsheet opens as it is, and what comes in again unchanged.
//!
//! UTF-8 with a mark, for a Chinese Excel takes it for GB18030 otherwise; lines ended as Windows
//! ends them; texts guarded against being run as formulas ([`cell::guarded`]).

use super::cell;
use super::header::{Column, Kind};
use super::tasks;
use super::words::{self, Ended, Kept};
use crate::domain::day::Day;
use crate::domain::ident::CustomerId;
use crate::domain::own_books::{closed_months, settled};
use crate::domain::settlement::Settlement;
use crate::domain::tier::Tier;
use crate::domain::workspace::{DealState, Standing, Workspace};

/// The kinds that are written, in the order they are offered.
pub const KINDS: [Kind; 6] =
    [Kind::Customers, Kind::Deals, Kind::Sales, Kind::Receivables, Kind::Tasks, Kind::History];

/// A table as a file's text, its header in Chinese or in English. Sales of won deals stand in both
/// tables; whichever comes in first, the other knows it. History has the months before today's.
/// O(n log n) in what the workspace holds.
///
/// ```
/// use fieldplan::domain::{day::Day, workspace::Workspace};
/// use fieldplan::exchange::table::{header::Kind, out};
/// let today = Day::parse("2026-11-02")?;
/// let file = out::file(Kind::History, &Workspace::default(), today, true);
/// assert_eq!(file, "\u{feff}月份,目标,实际完成\r\n");
/// # Ok::<(), fieldplan::domain::day::DayError>(())
/// ```
pub fn file(kind: Kind, workspace: &Workspace, today: Day, chinese: bool) -> String {
    let columns: Vec<Column> = kind.columns().filter(|column| is_written(*column)).collect();
    let rows = rows(kind, workspace, today, chinese);
    let header: Vec<&str> = columns.iter().map(|column| kind.word(*column, chinese)).collect();
    let rows = rows.iter().map(|row| {
        let cell = |column: &Column| {
            let found = row.iter().find(|(known, _)| known == column);
            found.map(|(_, cell)| cell.as_str()).unwrap_or_default()
        };
        columns.iter().map(cell).collect()
    });
    written(std::iter::once(header).chain(rows))
}

/// Rows as a file's text for a spreadsheet: UTF-8 with its mark, so that Excel reads Chinese, lines
/// ended as Windows ends them. Cells stand as they are given. O(characters).
pub fn written<'a>(rows: impl Iterator<Item = Vec<&'a str>>) -> String {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        // A vector takes whatever is written to it.
        let _ = writer.write_record(row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// How many rows a table would have under its header.
pub fn count(kind: Kind, workspace: &Workspace, today: Day) -> usize {
    rows(kind, workspace, today, true).len()
}

/// A journal knows no reps, products or days of single payments.
fn is_written(column: Column) -> bool {
    !matches!(column, Column::Rep | Column::Product | Column::PaidOn)
}

type Row = Vec<(Column, String)>;

fn rows(kind: Kind, workspace: &Workspace, today: Day, chinese: bool) -> Vec<Row> {
    match kind {
        Kind::Customers => customers(workspace, chinese),
        Kind::Deals => deals(workspace, chinese),
        Kind::Sales => sales(workspace),
        Kind::Receivables => receivables(workspace, &settled(workspace, today)),
        Kind::Tasks => promises(workspace, chinese),
        Kind::History => history(workspace, today),
        Kind::Prices => Vec::new(),
    }
}

/// A customer's name; empty once erased.
fn name(workspace: &Workspace, id: CustomerId) -> String {
    workspace.customer(id).map(|customer| cell::guarded(&customer.name)).unwrap_or_default()
}

fn customers(workspace: &Workspace, chinese: bool) -> Vec<Row> {
    let shown = workspace.customers().filter(|(_, known)| known.standing != Standing::Erased);
    let rows = shown.map(|(id, customer)| {
        let away = customer.standing == Standing::Archived;
        vec![
            (Column::Id, cell::shown_id(id.0)),
            (Column::Customer, cell::guarded(&customer.name)),
            (Column::Class, words::write(words::CLASSES, customer.class, chinese).to_owned()),
            (Column::Note, cell::guarded(&customer.note)),
            (Column::Standing, words::write(words::STANDINGS, away, chinese).to_owned()),
            (Column::Added, customer.added.to_string()),
        ]
    });
    rows.collect()
}

fn deals(workspace: &Workspace, chinese: bool) -> Vec<Row> {
    let rows = workspace.deals().map(|(id, deal)| {
        let (ended, closed) = match deal.state {
            DealState::Open => (Ended::Open, None),
            DealState::Won { on } => (Ended::Won, Some(on)),
            DealState::Lost { on } => (Ended::Lost, Some(on)),
        };
        let chance = deal.chance.map(|percent| format!("{percent}%"));
        vec![
            (Column::Id, cell::shown_id(id.0)),
            (Column::Customer, name(workspace, deal.customer)),
            (Column::Amount, deal.amount.to_string()),
            (Column::Stage, words::write(words::STAGES, deal.stage, chinese).to_owned()),
            (Column::Result, words::write(words::RESULTS, ended, chinese).to_owned()),
            (Column::Opened, deal.opened.to_string()),
            (Column::Expected, deal.expected.to_string()),
            (Column::Closed, closed.map(|on| on.to_string()).unwrap_or_default()),
            (Column::Chance, chance.unwrap_or_default()),
            (Column::Moved, deal.moved.to_string()),
        ]
    });
    rows.collect()
}

fn sales(workspace: &Workspace) -> Vec<Row> {
    let rows = workspace.sales().map(|(_, sale)| {
        let customer = sale.customer.map(|id| name(workspace, id)).unwrap_or_default();
        vec![
            (Column::On, sale.on.to_string()),
            (Column::Customer, customer),
            (Column::Amount, sale.amount.to_string()),
        ]
    });
    rows.collect()
}

fn receivables(workspace: &Workspace, settled: &Settlement) -> Vec<Row> {
    let rows = workspace.receivables().map(|(id, owed)| {
        vec![
            (Column::Id, cell::shown_id(id.0)),
            (Column::Customer, name(workspace, owed.customer)),
            (Column::Amount, owed.amount.to_string()),
            (Column::Due, owed.due.to_string()),
            (Column::Since, owed.since.to_string()),
            (Column::Paid, settled.paid(id.0).to_string()),
        ]
    });
    rows.collect()
}

fn promises(workspace: &Workspace, chinese: bool) -> Vec<Row> {
    let rows = workspace.tasks().map(|(id, task)| {
        let end = tasks::end(task.state);
        let state = match end {
            None => Kept::Open,
            Some((true, _)) => Kept::Made,
            Some((false, _)) => Kept::Dropped,
        };
        vec![
            (Column::Id, cell::shown_id(id.0)),
            (Column::Customer, name(workspace, task.customer)),
            (Column::Due, task.due.to_string()),
            (Column::Step, words::write(words::STEPS, task.step, chinese).to_owned()),
            (Column::State, words::write(words::STATES, state, chinese).to_owned()),
            (Column::DoneOn, end.map(|(_, on)| on.to_string()).unwrap_or_default()),
        ]
    });
    rows.collect()
}

fn history(workspace: &Workspace, today: Day) -> Vec<Row> {
    let months = closed_months(workspace, workspace.month_of(today));
    let rows = months.iter().map(|closed| {
        let goal = workspace.goal(closed.month);
        let target = goal.map(|goal| goal.in_force().tiers.get(Tier::Target).to_string());
        vec![
            (Column::Month, closed.month.to_string()),
            (Column::Target, target.unwrap_or_default()),
            (Column::Actual, closed.actual.to_string()),
        ]
    });
    rows.collect()
}
