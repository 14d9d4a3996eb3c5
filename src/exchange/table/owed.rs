//! Receivables, and what was paid of them.

use super::cell;
use super::header::Column;
use super::names::Whom;
use super::plan::{Cells, Maker, Outcome, Reader, RowProblem, Step};
use crate::domain::day::Day;
use crate::domain::ident::{CustomerId, ReceivableId};
use crate::domain::money::Money;
use crate::domain::own_books::settled;
use crate::domain::settlement::Settlement;
use crate::domain::sorted::Map;
use crate::domain::workspace::{Owed, Workspace};

/// The rows read so far: receivables no row has said yet, by whom, how much and when due.
pub(super) struct Receivables {
    there: Map<(CustomerId, i64, Day), Vec<ReceivableId>>,
    settled: Settlement,
}

impl Receivables {
    pub(super) fn of(workspace: &Workspace, today: Day) -> Receivables {
        let mut there: Map<(CustomerId, i64, Day), Vec<ReceivableId>> = Map::new();
        for (id, owed) in workspace.receivables() {
            let key = (owed.customer, owed.amount.fen(), owed.due);
            match there.get_mut(&key) {
                Some(ids) => ids.push(id),
                None => drop(there.insert(key, vec![id])),
            }
        }
        Receivables { there, settled: settled(workspace, today) }
    }

    /// The one that a row speaks of, taken out of those that are left.
    fn take(
        &mut self,
        key: (CustomerId, i64, Day),
        wanted: Option<ReceivableId>,
    ) -> Option<ReceivableId> {
        let ids = self.there.get_mut(&key)?;
        let place = match wanted {
            Some(wanted) => ids.iter().position(|id| *id == wanted)?,
            None => 0,
        };
        (place < ids.len()).then(|| ids.remove(place))
    }
}

impl Reader for Receivables {
    fn row(&mut self, maker: &mut Maker, cells: &Cells) -> Result<Outcome, RowProblem> {
        let today = maker.today;
        let amount = cells.amount(Column::Amount)?.ok_or(RowProblem::Missing(Column::Amount))?;
        if amount <= Money::ZERO {
            return Err(RowProblem::NotAboveZero(Column::Amount));
        }
        let due = cells.near(Column::Due, today)?.ok_or(RowProblem::Missing(Column::Due))?;
        let since = cells.past(Column::Since, today)?.unwrap_or(due.min(today));
        let paid = cells.amount(Column::Paid)?.unwrap_or_default();
        if paid < Money::ZERO || paid > amount {
            return Err(RowProblem::PaidTooMuch);
        }
        let paid_on = cells.past(Column::PaidOn, today)?.unwrap_or(today);
        let id = cell::id(cells.text(Column::Id)).map(ReceivableId);
        if let Some((id, owed)) = id.and_then(|id| Some((id, maker.workspace.receivable(id)?))) {
            self.take((owed.customer, owed.amount.fen(), owed.due), Some(id));
            if owed.amount != amount || owed.due != due {
                return Err(RowProblem::Fixed);
            }
            return Ok(self.more_paid(maker, id, owed, paid, paid_on));
        }
        let Some(whom) = maker.whom(cells)? else { return Ok(Outcome::Asks) };
        if let Whom::Known(customer) = whom
            && let Some(id) = self.take((customer, amount.fen(), due), None)
            && let Some(owed) = maker.workspace.receivable(id)
        {
            return Ok(self.more_paid(maker, id, owed, paid, paid_on));
        }
        let paid = (paid > Money::ZERO).then_some((paid, paid_on));
        maker.step(Step::Owed { whom, amount, due, since, paid });
        Ok(Outcome::New)
    }
}

impl Receivables {
    /// What the table says was paid beyond what is known becomes a payment.
    fn more_paid(
        &self,
        maker: &mut Maker,
        receivable: ReceivableId,
        owed: &Owed,
        paid: Money,
        on: Day,
    ) -> Outcome {
        let more = paid.minus(self.settled.paid(receivable.0));
        if more <= Money::ZERO {
            return Outcome::Known;
        }
        maker.step(Step::Paid { customer: owed.customer, receivable, amount: more, on });
        Outcome::Changed
    }
}
