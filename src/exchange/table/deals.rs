//! Deals: open ones, won ones with their sale, lost ones.
//!
//! A row is known where the sale of its win, its loss, or the open deal is there already; an open
//! deal that changed here since is found by what it was when it came.

use super::cell::{self, DayOrder};
use super::grid::Table;
use super::header::{Column, Mapping};
use super::names::Whom;
use super::plan::{Cells, Maker, Outcome, Reader, RowProblem, Step};
use super::sales;
use super::words::{self, Ended};
use crate::domain::day::Day;
use crate::domain::ident::{CustomerId, DealId};
use crate::domain::median::median_whole;
use crate::domain::money::Money;
use crate::domain::sorted::{Map, Set};
use crate::domain::stage::Stage;
use crate::domain::workspace::{Deal, DealState, Workspace};

/// The rows read so far.
pub(super) struct Deals {
    sold: sales::Known,
    of: Map<CustomerId, Vec<DealId>>,
    claimed: Set<DealId>,
    /// Median days from finding to winning, of the table's won deals.
    cycle: Option<u32>,
}

/// A row's cells, read.
struct Row {
    amount: Option<Money>,
    price: Option<Money>,
    stage: Option<Stage>,
    ended: Ended,
    opened: Option<Day>,
    expected: Option<Day>,
    closed: Option<Day>,
    chance: Option<u16>,
    moved: Option<Day>,
}

impl Deals {
    pub(super) fn of(
        workspace: &Workspace,
        table: &Table,
        mapping: &Mapping,
        order: DayOrder,
    ) -> Deals {
        let mut of: Map<CustomerId, Vec<DealId>> = Map::new();
        for (id, deal) in workspace.deals() {
            match of.get_mut(&deal.customer) {
                Some(ids) => ids.push(id),
                None => drop(of.insert(deal.customer, vec![id])),
            }
        }
        let cycles: Vec<u32> = table
            .rows
            .iter()
            .filter_map(|line| {
                let cells = Cells { table, line, mapping, order };
                if result(&cells).ok()? != Ended::Won {
                    return None;
                }
                let (opened, closed) = (cells.day(Column::Opened), cells.day(Column::Closed));
                u32::try_from(closed.ok()??.days_since(opened.ok()??)).ok()
            })
            .collect();
        let (claimed, cycle) = (Set::new(), median_whole(&cycles));
        Deals { sold: sales::known(workspace), of, claimed, cycle }
    }
}

/// How the deal stands, by the result's cell or the stage's.
fn result(cells: &Cells) -> Result<Ended, RowProblem> {
    let result = cells.word(Column::Result, |cell| words::read(words::RESULTS, cell))?;
    Ok(result
        .or_else(|| words::read(words::RESULTS, cells.text(Column::Stage)))
        .unwrap_or(Ended::Open))
}

impl Row {
    fn read(maker: &Maker, cells: &Cells) -> Result<Row, RowProblem> {
        let today = maker.today;
        let ended = result(cells)?;
        let stage = cells.word(Column::Stage, |cell| {
            let result = words::read(words::RESULTS, cell).map(|_| None);
            words::read(words::STAGES, cell).map(Some).or(result)
        })?;
        let amount = cells.amount(Column::Amount)?;
        if amount.is_some_and(|amount| amount < Money::ZERO) {
            return Err(RowProblem::NotAboveZero(Column::Amount));
        }
        let (expected, closed) = if ended == Ended::Open {
            // Some lists have one column of days: of an open deal it is the expected one.
            (cells.near(Column::Expected, today)?.or(cells.near(Column::Closed, today)?), None)
        } else {
            (cells.day(Column::Expected)?, cells.past(Column::Closed, today)?)
        };
        let row = Row {
            amount: amount.filter(|amount| *amount > Money::ZERO),
            price: maker.wishes.prices.of(cells.text(Column::Product)),
            stage: stage.flatten(),
            ended,
            opened: cells.past(Column::Opened, today)?,
            expected,
            closed,
            chance: cells.percent(Column::Chance)?,
            moved: cells.past(Column::Moved, today)?,
        };
        if ended != Ended::Open && closed.is_none() {
            return Err(RowProblem::Missing(Column::Closed));
        }
        let latest = row.closed.or(row.moved);
        if row.opened.is_some_and(|opened| latest.is_some_and(|latest| latest < opened)) {
            return Err(RowProblem::EndsFirst);
        }
        if ended == Ended::Won && row.amount.is_none() {
            let why = if amount.is_some() { RowProblem::NotAboveZero } else { RowProblem::Missing };
            return Err(why(Column::Amount));
        }
        Ok(row)
    }

    /// What it would bring; a lost deal whose amount nobody wrote down brings nothing.
    fn worth(&self) -> Option<Money> {
        self.amount.or(self.price).or((self.ended == Ended::Lost).then_some(Money::ZERO))
    }
}

impl Reader for Deals {
    fn row(&mut self, maker: &mut Maker, cells: &Cells) -> Result<Outcome, RowProblem> {
        let row = Row::read(maker, cells)?;
        let id = cell::id(cells.text(Column::Id)).map(DealId);
        if let Some((id, deal)) = id.and_then(|id| Some((id, maker.workspace.deal(id)?))) {
            self.claimed.insert(id);
            return change(maker, &row, id, deal);
        }
        if let (Ended::Won, Some(amount), Some(on)) = (row.ended, row.amount, row.closed)
            && (row.opened.is_none() || cells.text(Column::Customer).is_empty())
        {
            // A sale all the same, of a deal nobody knows more of.
            return sales::take(&mut self.sold, maker, cells, amount, on);
        }
        let amount = row.worth().ok_or(RowProblem::Missing(Column::Amount))?;
        let opened = row.opened.unwrap_or(maker.today);
        let assumed = self.cycle.map(|days| opened.plus_days(i32::try_from(days).unwrap_or(0)));
        let expected = row.expected.or(row.closed).or(assumed);
        let expected = expected.ok_or(RowProblem::Missing(Column::Expected))?;
        let Some(whom) = maker.whom_or_nobody(cells)? else { return Ok(Outcome::Asks) };
        if let Whom::Known(customer) = whom
            && let Some(outcome) = self.known(maker, &row, customer, amount)
        {
            return Ok(outcome);
        }
        if row.ended == Ended::Open {
            let assumed = &mut maker.assumed;
            if row.expected.is_none() {
                assumed.expected = assumed.expected.saturating_add(1);
                assumed.cycle = self.cycle;
            }
        }
        if cells.text(Column::Customer).is_empty() {
            maker.assumed.unnamed = maker.assumed.unnamed.saturating_add(1);
        }
        if row.amount.is_none() && row.price.is_some() {
            maker.assumed.priced = maker.assumed.priced.saturating_add(1);
        }
        let moved = row.moved.unwrap_or(opened);
        let changed = row.ended == Ended::Open && (row.chance.is_some() || moved != opened);
        maker.step(Step::Deal {
            whom,
            amount,
            stage: row.stage.unwrap_or(Stage::Contact),
            opened,
            expected,
            moved: (changed || row.chance.is_some()).then_some((moved, row.chance)),
            end: row.closed.map(|on| (on, (row.ended == Ended::Won).then_some(amount))),
        });
        Ok(Outcome::New)
    }
}

impl Deals {
    /// What becomes of a row whose deal is there already; `None` where it is not.
    fn known(
        &mut self,
        maker: &mut Maker,
        row: &Row,
        customer: CustomerId,
        amount: Money,
    ) -> Option<Outcome> {
        let workspace = maker.workspace;
        let theirs = self.of.get(&customer).map(Vec::as_slice).unwrap_or_default();
        let free = || {
            let free = theirs.iter().filter(|id| !self.claimed.contains(id));
            free.filter_map(|id| Some((*id, workspace.deal(*id)?)))
        };
        let found = match (row.ended, row.closed) {
            (Ended::Open, _) => free().find(|(_, deal)| is_open(row, deal)).map(|(id, _)| id),
            (Ended::Won, Some(on)) => {
                let won = free()
                    .find(|(_, deal)| deal.state == DealState::Won { on } && deal.amount == amount);
                let sold = self.sold.take(&(Some(customer), on, amount.fen()));
                if sold && won.is_none() {
                    return Some(Outcome::Known);
                }
                won.map(|(id, _)| id)
            }
            (_, Some(on)) => free()
                .find(|(_, deal)| deal.state == DealState::Lost { on } && deal.amount == amount)
                .map(|(id, _)| id),
            _ => None,
        };
        if let Some(id) = found {
            self.claimed.insert(id);
            return Some(Outcome::Known);
        }
        // It was open when it came, and has ended since.
        let on = row.closed?;
        let open = |(_, deal): &(DealId, &Deal)| {
            deal.state == DealState::Open && Some(deal.opened) == row.opened
        };
        let same = free().filter(open).find(|(_, deal)| deal.amount == amount);
        let (deal, _) = same.or_else(|| free().find(open))?;
        self.claimed.insert(deal);
        maker.step(Step::EndDeal { deal, on, won: (row.ended == Ended::Won).then_some(amount) });
        Some(Outcome::Changed)
    }
}

/// Whether an open row is this deal, as it is or as it was when it came. What the row does not say
/// is not compared.
fn is_open(row: &Row, deal: &Deal) -> bool {
    let says = |stage: Stage, expected: Day| {
        row.stage.is_none_or(|said| said == stage)
            && row.expected.is_none_or(|said| said == expected)
    };
    let opened = row.opened.is_none_or(|opened| opened == deal.opened);
    let is = deal.state == DealState::Open
        && says(deal.stage, deal.expected)
        && row.amount.or(row.price) == Some(deal.amount);
    let was = row.opened.is_some()
        && deal.before.first().is_some_and(|(_, stage, expected)| says(*stage, *expected));
    opened && (is || was)
}

/// A deal that the table names by what only this phone knows: what is another there is changed.
fn change(maker: &mut Maker, row: &Row, id: DealId, deal: &Deal) -> Result<Outcome, RowProblem> {
    let has = match deal.state {
        DealState::Open => (Ended::Open, None),
        DealState::Won { on } => (Ended::Won, Some(on)),
        DealState::Lost { on } => (Ended::Lost, Some(on)),
    };
    // What stays empty in the table stays as it is.
    let amount = row.amount.filter(|amount| *amount != deal.amount);
    let stage = row.stage.filter(|stage| *stage != deal.stage);
    let expected = row.expected.filter(|expected| *expected != deal.expected);
    let chance = row.chance.filter(|chance| Some(*chance) != deal.chance);
    let ends = (row.ended, row.closed) != has;
    let differs = amount.is_some() || stage.is_some() || expected.is_some() || chance.is_some();
    if !ends && !differs {
        return Ok(Outcome::Known);
    }
    if has.0 == Ended::Won {
        return Err(RowProblem::Fixed);
    }
    // A lost deal that is changed is opened again, and one that is opened again is changed.
    let reopened = has.0 == Ended::Lost && row.ended == Ended::Open;
    if differs || reopened {
        let stage = if differs { stage } else { Some(deal.stage) };
        maker.step(Step::ChangeDeal { deal: id, amount, stage, expected, chance });
    }
    if let Some(on) = row.closed {
        let won = (row.ended == Ended::Won).then(|| row.amount.unwrap_or(deal.amount));
        maker.step(Step::EndDeal { deal: id, on, won });
    }
    Ok(Outcome::Changed)
}
