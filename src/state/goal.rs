//! A goal and what its plan keeps, on its way to the disk.

use super::App;
use crate::domain::command::Refusal;
use crate::domain::entry::Entry;
use crate::domain::ident::Stamp;
use crate::domain::plan_book::goal::{Decide, decide};

impl App {
    /// Takes decisions that do not build on each other, all or none; one undo takes them back.
    ///
    /// # Errors
    /// Why the first of them that is refused is; nothing has changed then.
    pub fn decide_goal(self, all: Vec<Decide>) -> Result<Vec<Stamp>, Refusal> {
        self.all_or_none(all, decide).map_err(|refused| refused.unwrap_or(Refusal::NothingToChange))
    }

    /// Keeps a row that its sheet has looked over: one record, one undo. `None` where it is too long
    /// for a record; nothing has changed then.
    pub fn keep_row(self, row: Entry) -> Option<Stamp> {
        self.decide_goal(vec![Decide::Keep(row)]).ok()?.first().copied()
    }
}
