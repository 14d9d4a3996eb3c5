//! What months came to before the app, with their targets.

use super::header::Column;
use super::plan::{Cells, Maker, Outcome, Reader, RowProblem, Step};
use crate::domain::goal::Opening;
use crate::domain::money::Money;
use crate::domain::period::Month;
use crate::domain::sorted::Map;
use crate::domain::tier::{Tier, Tiers};
use crate::domain::workspace::Workspace;

/// The months read so far, with their lines.
#[derive(Default)]
pub(super) struct History {
    lines: Map<Month, usize>,
}

impl Reader for History {
    fn row(&mut self, maker: &mut Maker, cells: &Cells) -> Result<Outcome, RowProblem> {
        let month = cells.month(Column::Month)?.ok_or(RowProblem::Missing(Column::Month))?;
        let target = cells.amount(Column::Target)?;
        let amount = cells.amount(Column::Actual)?.ok_or(RowProblem::Missing(Column::Actual))?;
        let period = maker.workspace.period(month);
        if period.last() >= maker.today {
            return Err(RowProblem::MonthNotOver(month));
        }
        if let Some(line) = self.lines.get(&month) {
            return Err(RowProblem::Twice(*line));
        }
        if is_known(maker.workspace, month, target, amount) {
            return Ok(Outcome::Known);
        }
        if maker.workspace.goal(month).is_some() || maker.workspace.is_closed(month) {
            return Err(RowProblem::MonthKnown(month));
        }
        let column = if target.is_some() { Column::Target } else { Column::Actual };
        let tiers = Tiers::around(target.unwrap_or(amount))
            .map_err(|_| RowProblem::NotAboveZero(column))?;
        maker.assumed.targets = maker.assumed.targets.saturating_add(usize::from(target.is_none()));
        self.lines.insert(month, cells.line.number);
        let (first, last) = (period.first(), period.last());
        maker.step(Step::Month { month, tiers, first, amount, last });
        Ok(Outcome::New)
    }
}

/// Whether the workspace says the same of the month. A target that the table does not name is not
/// compared.
fn is_known(workspace: &Workspace, month: Month, target: Option<Money>, amount: Money) -> bool {
    let goal = workspace.goal(month);
    let has = goal.map(|goal| goal.in_force().tiers.get(Tier::Target));
    let said = goal.is_some_and(|goal| matches!(goal.opening, Opening::Answered { .. }));
    // A month of nothing about which nothing is said is as good as said.
    let nothing = goal.is_none() && amount == Money::ZERO;
    let recorded =
        said || nothing || workspace.sales().any(|(_, sale)| workspace.month_of(sale.on) == month);
    (target.is_none() || target == has) && recorded && workspace.sold_in_month(month) == amount
}
