//! Undo and redo: a record that takes others out of the fold, and the history page's list.
//!
//! What builds on a record is undone with it or not at all: without its customer a promise is a
//! line about nobody.

use super::erase::{ids_in, named};
use super::fold::Journal;
use super::kinds::{self, Thing};
use super::record::Record;
use super::skip::Skipped;
use crate::domain::fact::{Fact, Undone};
use crate::domain::ident::{Id, Stamp};
use crate::domain::sorted::Set;
use crate::domain::workspace::Workspace;

/// How many commands the history page offers.
pub const SHOWN: usize = 50;

/// The most records undone at once: their stamps fit a line many times over.
pub const MOST: usize = 1000;

/// Why nothing is undone or redone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UndoRefusal {
    /// These build on what is to be undone, oldest first: undo them together, by naming them too.
    OthersBuildOnIt(Vec<Stamp>),
    /// What is to be redone builds on these, which stay undone: redo them first.
    BuildsOnUndone(Vec<Stamp>),
    /// A journal's opening and an erasing stand for ever.
    Never(Stamp),
    /// It is undone already.
    AlreadyUndone(Stamp),
    /// It is not undone.
    NotUndone(Stamp),
    /// More than [`MOST`].
    TooMany,
    /// Not among the records after the base: load the whole history and ask again.
    NeedsHistory,
}

/// The fact that undoes these records.
///
/// # Errors
/// When one is undone already, can never be, or others build on them.
pub fn undo(journal: &Journal, stamps: &[Stamp]) -> Result<Fact, UndoRefusal> {
    let targets = stamps.iter().copied().collect::<Set<Stamp>>();
    for stamp in &targets {
        let record = journal.record(*stamp).ok_or(UndoRefusal::NeedsHistory)?;
        if journal.skipped().holds(*stamp) {
            return Err(UndoRefusal::AlreadyUndone(*stamp));
        }
        if !may_be_undone(record) {
            return Err(UndoRefusal::Never(*stamp));
        }
    }
    let builders = builders(journal, &targets);
    if let Some(never) = builders.iter().find(|record| !may_be_undone(record)) {
        return Err(UndoRefusal::Never(never.stamp()));
    }
    if !builders.is_empty() {
        return Err(UndoRefusal::OthersBuildOnIt(builders.iter().map(|r| r.stamp()).collect()));
    }
    undone(targets.into_iter().collect())
}

/// The fact that brings a record back: it undoes whatever undid it, and so brings back what was
/// undone together with it.
///
/// # Errors
/// When the record is not undone, or builds on another that stays undone.
pub fn redo(journal: &Journal, stamp: Stamp) -> Result<Fact, UndoRefusal> {
    let by = journal.skipped().by(stamp);
    if by.is_empty() {
        return Err(UndoRefusal::NotUndone(stamp));
    }
    let fact = undone(by.to_vec())?;
    let newest = journal.tail().last().map_or(Stamp::ZERO, Record::stamp);
    let after = Stamp::new(newest.ms().saturating_add(1), 0, 0);
    let mut records = journal.tail().to_vec();
    records.push(Record::write(after, &fact));
    let skipped = Skipped::of(&records);
    let mut missing = Set::new();
    for record in records.iter().filter(|r| journal.skipped().holds(r.stamp())) {
        if let Some(fact) = skipped.counted(record) {
            for thing in kinds::refers(fact) {
                missing.extend(still_undone(
                    thing,
                    record.stamp(),
                    &records,
                    &skipped,
                    journal.workspace(),
                ));
            }
        }
    }
    if missing.is_empty() {
        Ok(fact)
    } else {
        Err(UndoRefusal::BuildsOnUndone(missing.into_iter().collect()))
    }
}

/// One line of the history page.
#[derive(Clone, Copy, Debug)]
pub struct Command<'a> {
    /// The record.
    pub stamp: Stamp,
    /// What was done.
    pub fact: &'a Fact,
    /// Whether it is undone now.
    pub undone: bool,
}

/// The last commands that can be undone or redone, newest first, at most [`SHOWN`].
pub fn recent(journal: &Journal) -> impl Iterator<Item = Command<'_>> {
    let skipped = journal.skipped();
    journal
        .tail()
        .iter()
        .rev()
        .filter_map(|record| Some((record.stamp(), record.fact()?)))
        .filter(|(_, fact)| kinds::undoable(fact) && !matches!(fact, Fact::Undone(_)))
        .map(|(stamp, fact)| Command { stamp, fact, undone: skipped.holds(stamp) })
        .take(SHOWN)
}

fn undone(records: Vec<Stamp>) -> Result<Fact, UndoRefusal> {
    if records.len() > MOST {
        Err(UndoRefusal::TooMany)
    } else {
        Ok(Fact::Undone(Undone { records }))
    }
}

fn may_be_undone(record: &Record) -> bool {
    record.fact().is_none_or(kinds::undoable)
}

/// The records in force that build on the targets, oldest first.
fn builders<'a>(journal: &'a Journal, targets: &Set<Stamp>) -> Vec<&'a Record> {
    let mut missing: Set<Thing> = Set::new();
    let mut builders = Vec::new();
    let first = targets.first().copied().unwrap_or_default();
    for record in journal.tail().iter().filter(|record| record.stamp() >= first) {
        let stamp = record.stamp();
        let is_target = targets.contains(&stamp);
        let builds = !is_target
            && !journal.skipped().holds(stamp)
            && match record.fact() {
                Some(fact) => kinds::refers(fact).iter().any(|thing| missing.contains(thing)),
                // A record of a newer version builds on whatever it mentions.
                None => !missing.is_empty() && mentions(record, &missing),
            };
        if builds {
            builders.push(record);
        }
        for thing in record.fact().map(|fact| kinds::makes(stamp, fact)).unwrap_or_default() {
            if is_target || builds {
                if !stands_without(thing, stamp, journal.workspace()) {
                    missing.insert(thing);
                }
            } else if !journal.skipped().holds(stamp) {
                // A second confirmation takes the first one's place.
                missing.remove(&thing);
            }
        }
    }
    builders
}

/// Whether a thing made by the record stamped `stamp` is there without it: a goal that an earlier
/// confirmation set. (Where that one is undone too, its turn came before and the goal is missing.)
fn stands_without(thing: Thing, stamp: Stamp, workspace: &Workspace) -> bool {
    let Thing::Goal(month) = thing else { return false };
    workspace.goal(month).is_some_and(|goal| goal.baseline().stamp < stamp)
}

fn mentions(record: &Record, missing: &Set<Thing>) -> bool {
    ids_in(record.json()).any(|id| {
        // Which kind of thing it names, only the newer version knows.
        missing.iter().any(|thing| named(*thing) == Some(id))
    })
}

/// The undone records that would have made a thing for the record stamped `user`.
fn still_undone(
    thing: Thing,
    user: Stamp,
    records: &[Record],
    skipped: &Skipped,
    workspace: &Workspace,
) -> Vec<Stamp> {
    match thing {
        Thing::Goal(month) => {
            let makers = records.iter().filter(|record| {
                let made = record.fact().map(|fact| kinds::makes(record.stamp(), fact));
                record.stamp() < user && made.unwrap_or_default().contains(&thing)
            });
            let (gone, there): (Vec<_>, Vec<_>) =
                makers.map(Record::stamp).partition(|stamp| skipped.holds(*stamp));
            // A goal whose confirmation is folded away is seen in the workspace alone.
            let stands = !there.is_empty() || workspace.goal(month).is_some();
            if stands { Vec::new() } else { gone }
        }
        // Anything else is named by the record that made it.
        _ => {
            named(thing).map(Id::stamp).filter(|stamp| skipped.holds(*stamp)).into_iter().collect()
        }
    }
}
