//! Sales and returns by day.

use super::header::Column;
use super::plan::{Cells, Maker, Outcome, Reader, RowProblem, Step, There};
use crate::domain::day::Day;
use crate::domain::ident::CustomerId;
use crate::domain::money::Money;
use crate::domain::workspace::Workspace;

/// Sales there are, by whom, day and 分: those of won deals too.
pub(super) type Known = There<(Option<CustomerId>, Day, i64)>;

/// The sales of the workspace.
pub(super) fn known(workspace: &Workspace) -> Known {
    let mut there = Known::new();
    for (_, sale) in workspace.sales() {
        there.add((sale.customer, sale.on, sale.amount.fen()));
    }
    there
}

/// The rows read so far.
pub(super) struct Sales {
    there: Known,
}

impl Sales {
    pub(super) fn of(workspace: &Workspace) -> Sales {
        Sales { there: known(workspace) }
    }
}

impl Reader for Sales {
    fn row(&mut self, maker: &mut Maker, cells: &Cells) -> Result<Outcome, RowProblem> {
        let amount = cells.amount(Column::Amount)?.ok_or(RowProblem::Missing(Column::Amount))?;
        if amount == Money::ZERO {
            return Err(RowProblem::NotAboveZero(Column::Amount));
        }
        let on = cells.past(Column::On, maker.today)?.ok_or(RowProblem::Missing(Column::On))?;
        take(&mut self.there, maker, cells, amount, on)
    }
}

/// A sale, unless it is there already.
pub(super) fn take(
    there: &mut Known,
    maker: &mut Maker,
    cells: &Cells,
    amount: Money,
    on: Day,
) -> Result<Outcome, RowProblem> {
    let mut whom = None;
    if !cells.text(Column::Customer).is_empty() {
        let Some(found) = maker.whom(cells)? else { return Ok(Outcome::Asks) };
        whom = Some(found);
    }
    let customer = whom.map(super::names::Whom::known);
    if customer != Some(None) && there.take(&(customer.flatten(), on, amount.fen())) {
        return Ok(Outcome::Known);
    }
    maker.step(Step::Sale { whom, amount, on });
    Ok(Outcome::New)
}
