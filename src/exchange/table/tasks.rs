//! Promised visits and calls: open, made, given up.

use super::cell;
use super::header::Column;
use super::names::Whom;
use super::plan::{Cells, Maker, Outcome, Reader, RowProblem, Step, There};
use super::words::{self, Kept};
use crate::domain::day::Day;
use crate::domain::fact::NextStep;
use crate::domain::ident::{CustomerId, TaskId};
use crate::domain::workspace::{TaskState, Workspace};

/// How a promise ended, for comparing: not, kept or given up on a day.
type End = Option<(bool, Day)>;

/// The rows read so far.
pub(super) struct Tasks {
    there: There<(CustomerId, Day, NextStep, End)>,
    any: There<(CustomerId, Day, NextStep)>,
}

pub(super) fn end(state: TaskState) -> End {
    match state {
        TaskState::Open => None,
        TaskState::Done { on } => Some((true, on)),
        TaskState::Dropped { on } => Some((false, on)),
    }
}

impl Tasks {
    pub(super) fn of(workspace: &Workspace) -> Tasks {
        let mut tasks = Tasks { there: There::new(), any: There::new() };
        for (_, task) in workspace.tasks() {
            tasks.there.add((task.customer, task.due, task.step, end(task.state)));
            tasks.any.add((task.customer, task.due, task.step));
        }
        tasks
    }
}

impl Reader for Tasks {
    fn row(&mut self, maker: &mut Maker, cells: &Cells) -> Result<Outcome, RowProblem> {
        let today = maker.today;
        let due = cells.near(Column::Due, today)?.ok_or(RowProblem::Missing(Column::Due))?;
        let typed = cells.text(Column::Step);
        let step = words::read(words::STEPS, typed);
        let state = cells.word(Column::State, |cell| words::read(words::STATES, cell))?;
        let done_on = cells.past(Column::DoneOn, today)?;
        let ended = match state.unwrap_or(if done_on.is_some() { Kept::Made } else { Kept::Open }) {
            Kept::Open => None,
            Kept::Made => Some((true, done_on.unwrap_or(due))),
            Kept::Dropped => Some((false, done_on.unwrap_or(due))),
        };
        if let Some((_, on)) = ended.filter(|(_, on)| *on > today) {
            return Err(RowProblem::Future(Column::DoneOn, on));
        }
        let shown = step.unwrap_or(NextStep::Visit);
        let id = cell::id(cells.text(Column::Id)).map(TaskId);
        if let Some((id, task)) = id.and_then(|id| Some((id, maker.workspace.task(id)?))) {
            return if (task.due, task.step, end(task.state)) == (due, shown, ended) {
                Ok(Outcome::Known)
            } else if task.state == TaskState::Open && ended.is_none() && task.step == shown {
                maker.step(Step::MoveTask { task: id, due });
                Ok(Outcome::Changed)
            } else {
                Err(RowProblem::Fixed)
            };
        }
        let Some(whom) = maker.whom(cells)? else { return Ok(Outcome::Asks) };
        if let Whom::Known(customer) = whom {
            // One that was open in the table may have been ticked since.
            let since = ended.is_none() && self.any.take(&(customer, due, shown));
            if since || self.there.take(&(customer, due, shown, ended)) {
                return Ok(Outcome::Known);
            }
        }
        if step.is_none() && !typed.is_empty() {
            maker.assumed.steps = maker.assumed.steps.saturating_add(1);
        }
        maker.step(Step::Task { whom, due, step: shown, end: ended });
        Ok(Outcome::New)
    }
}
