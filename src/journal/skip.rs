//! Which records the fold leaves out: those named by an [`Undone`] that is itself in force.
//!
//! [`Undone`]: crate::domain::fact::Undone

use super::kinds;
use super::record::Record;
use crate::domain::fact::Fact;
use crate::domain::ident::Stamp;
use crate::domain::sorted::Map;

/// Stamps left out, each with the undoing records in force that name it, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Skipped(Map<Stamp, Vec<Stamp>>);

impl Skipped {
    /// Works chains out from newest to oldest: when an undoing record's turn comes, everything
    /// that could undo it has been seen, since a record only undoes older ones.
    ///
    /// `records` are in stamp order, oldest first.
    pub fn of(records: &[Record]) -> Skipped {
        let mut skipped = Skipped::default();
        for record in records.iter().rev() {
            for named in names(record) {
                if !skipped.holds(record.stamp()) {
                    skipped.0.entry(named).or_default().push(record.stamp());
                }
            }
        }
        skipped
    }

    /// Whether a stamp is left out, were its kind one that can be undone.
    pub fn holds(&self, stamp: Stamp) -> bool {
        // Asked for every record of a fold, and nearly always empty.
        !self.0.is_empty() && self.0.contains_key(&stamp)
    }

    /// The undoing records in force that name a stamp, newest first.
    pub fn by(&self, stamp: Stamp) -> &[Stamp] {
        self.0.get(&stamp).map_or(&[], Vec::as_slice)
    }

    /// The fact to fold for a record: none for one left out, unknown or of a newer format.
    pub fn counted<'a>(&self, record: &'a Record) -> Option<&'a Fact> {
        let fact = record.fact()?;
        (!self.holds(record.stamp()) || !kinds::undoable(fact)).then_some(fact)
    }
}

/// The stamps a record undoes, were it in force: those older than itself that it names.
pub fn names(record: &Record) -> impl Iterator<Item = Stamp> {
    let named = match record.fact() {
        Some(Fact::Undone(undone)) => undone.records.as_slice(),
        _ => &[],
    };
    let own = record.stamp();
    named.iter().copied().filter(move |stamp| *stamp < own)
}
