//! What a rep decides while planning, on its way to the disk.

use super::App;
use crate::domain::command::Moment;
use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::ident::Stamp;
use crate::domain::workspace::Workspace;

impl App {
    /// Keeps a row that its sheet has looked over: one record, one undo. `None` where it is too long
    /// for a record; nothing has changed then.
    pub fn keep_row(self, row: Entry) -> Option<Stamp> {
        let stamps = self.all_or_none(vec![row], as_it_is).ok()?;
        stamps.first().copied()
    }
}

#[allow(clippy::unnecessary_wraps, reason = "the shape of a decision, which may refuse")]
fn as_it_is(_: &Workspace, row: Entry, _: &Moment) -> Result<Fact, ()> {
    Ok(Fact::Entered(row))
}
