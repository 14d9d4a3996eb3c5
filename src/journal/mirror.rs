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
    let mut all: Vec<&str> = kept.lines().filter(|line| !line.is_empty()).collect();
    let opened = session.journal_id().filter(|_| session.emptied()).map(|journal| {
        Record::write(journal.0, &Fact::JournalOpened(JournalOpened { journal })).line().to_owned()
    });
    let unsaved = session.unsaved_lines();
    for line in opened.iter().map(String::as_str).chain(unsaved.lines()) {
        if !all.contains(&line) {
            all.push(line);
        }
    }
    all.join("\n")
}

/// What stays of the copy once everything a page holds is on the disk: other pages' lines. A line
/// that is no record was set aside when a page began with it.
pub fn without(kept: &str, session: &Session) -> String {
    let of_others = |line: &&str| {
        Record::parse(line.as_bytes())
            .is_ok_and(|record| session.journal().record(record.stamp()).is_none())
    };
    kept.lines().filter(of_others).collect::<Vec<_>>().join("\n")
}
