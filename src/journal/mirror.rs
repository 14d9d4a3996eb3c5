//! The copy in localStorage of what could not be written: lines, one after another. Every page
//! of a journal writes into the same copy, so a page adds its own lines and takes only those back.

use super::record::Record;
use super::session::Session;
use crate::domain::fact::{Fact, JournalOpened};

/// What is to be kept of a page, joined to what is kept of others: `kept` is the copy as it is.
///
/// Where the browser has thrown the journal away, the line that opened it goes first: what is
/// saved after the next start is then of the same journal, and a backup of it can be taken in.
pub fn with(kept: &str, session: &Session) -> String {
    let mut all = kept.to_owned();
    if let Some(journal) = session.journal_id().filter(|_| session.emptied()) {
        let opened = Fact::JournalOpened(JournalOpened { journal });
        join(&mut all, Record::write(journal.0, &opened).line());
    }
    for line in session.unsaved_lines().lines() {
        join(&mut all, line);
    }
    all
}

/// What stays of the copy once everything a page holds is on the disk: other pages' lines. A line
/// that is no record was set aside when a page began with it.
pub fn without(kept: &str, session: &Session) -> String {
    let mut rest = String::new();
    for line in kept.lines() {
        let record = Record::parse(line.as_bytes());
        if record.is_ok_and(|record| session.journal().record(record.stamp()).is_none()) {
            join(&mut rest, line);
        }
    }
    rest
}

/// Adds a line that is not there yet.
fn join(lines: &mut String, line: &str) {
    if lines.lines().all(|there| there != line) {
        if !lines.is_empty() {
            lines.push('\n');
        }
        lines.push_str(line);
    }
}
