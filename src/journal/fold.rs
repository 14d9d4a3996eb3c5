//! The fold of a journal, kept in memory and in place.

use serde::{Deserialize, Serialize};

use super::erase::Gone;
use super::record::{Reading, Record};
use super::skip::{Skipped, names};
use crate::domain::fact::Fact;
use crate::domain::ident::{CustomerId, Stamp};
use crate::domain::sorted::{Set, sort};
use crate::domain::workspace::{Workspace, evolve};

/// The fold of some records in stamp order, on top of a workspace.
fn fold_onto(workspace: &mut Workspace, records: &[Record], skipped: &Skipped) {
    for record in records {
        if let Some(fact) = skipped.counted(record) {
            evolve(workspace, record.stamp(), fact);
        }
    }
}

/// The oldest part of a journal, folded: what a checkpoint keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    /// Numbers that describe the part.
    pub about: About,
    /// The workspace in postcard's form.
    pub workspace: Vec<u8>,
}

/// What is known of the folded part without reading its workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// How many records.
    pub records: u64,
    /// A hash of the set of records, the same in any order.
    pub hash: u64,
    /// How many of them the fold skipped because this version cannot read them.
    pub unknown: u64,
    /// The stamp of the newest.
    pub last: Stamp,
    /// Customers erased, whose names must not come back with a late record.
    pub erased: Set<CustomerId>,
}

impl Base {
    fn open(&self) -> Option<Workspace> {
        let mut workspace: Workspace = postcard::from_bytes(&self.workspace).ok()?;
        workspace.reindex();
        Some(workspace)
    }
}

/// The caller is to hand over every record: [`Journal::from_history`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedsHistory;

/// What became of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inserted {
    /// It was the newest and is folded in place.
    Applied,
    /// It was late, or undid something: the part since the base was folded again.
    Refolded,
    /// It was here already.
    Duplicate,
    /// Another record with this stamp was here. The one with the greater bytes stays, the same
    /// on every device; this is the other one, to be kept in quarantine.
    Conflict(Record),
    /// It belongs into the folded base, or undoes something there, or erases. Nothing changed.
    NeedsHistory,
}

/// What became of several records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// How many were new.
    pub new: usize,
    /// Whether the part since the base was folded again.
    pub refolded: bool,
    /// Records that lost to another with their stamp, to be kept in quarantine.
    pub losers: Vec<Record>,
    /// Whether some could not be taken in without the whole history.
    pub needs_history: bool,
}

/// The records since the last base, and the workspace that base and records fold to.
///
/// ```
/// use fieldplan::domain::{fact::{Fact, Undone}, ident::Stamp};
/// use fieldplan::journal::{Inserted, Journal, Record};
/// let record = Record::write(Stamp::new(3, 0, 2), &Fact::Undone(Undone { records: vec![] }));
/// let mut journal = Journal::new();
/// assert_eq!(journal.insert(record.clone()), Inserted::Applied);
/// assert_eq!(journal.insert(record), Inserted::Duplicate);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Journal {
    base: Option<Base>,
    /// By stamp, each stamp once.
    tail: Vec<Record>,
    skipped: Skipped,
    workspace: Workspace,
    /// The base's workspace, opened ahead of the next time it is needed.
    spare: Option<Workspace>,
    /// The workspace before the last undo: a slow phone takes 4 ms to let go of it.
    past: Option<Workspace>,
    erased: Set<CustomerId>,
    unknown: u64,
    newer: u64,
    hash: u64,
}

impl Journal {
    /// A journal without records.
    pub fn new() -> Journal {
        Journal::default()
    }

    /// Folds a whole history, given in any order.
    ///
    /// Of records with one stamp the one with the greatest bytes stays; the others are handed
    /// back, to be kept in quarantine. Names of erased customers are taken out.
    pub fn from_history(records: Vec<Record>) -> (Journal, Vec<Record>) {
        let mut journal = Journal { tail: records, ..Journal::default() };
        let losers = journal.sort_obeying();
        journal.recount();
        journal.refold();
        (journal, losers)
    }

    /// Stands on a base, with the records after it in any order.
    ///
    /// # Errors
    /// When the base cannot be opened, or a record belongs into it, undoes something in it or
    /// erases.
    pub fn from_base(
        base: Base,
        tail: Vec<Record>,
    ) -> Result<(Journal, Vec<Record>), NeedsHistory> {
        let spare = base.open().ok_or(NeedsHistory)?;
        let erased = base.about.erased.clone();
        let mut journal =
            Journal { base: Some(base), tail, erased, workspace: spare, ..Journal::default() };
        let losers = journal.sort_obeying();
        let last = journal.base_last();
        let first_is_after = journal.tail.first().is_none_or(|record| record.stamp() > last);
        let reaches_back = journal.tail.iter().flat_map(names).any(|named| named <= last);
        if !first_is_after || reaches_back || erased_by(&journal.tail).next().is_some() {
            return Err(NeedsHistory);
        }
        journal.spare = Some(std::mem::take(&mut journal.workspace));
        journal.recount();
        journal.refold();
        Ok((journal, losers))
    }

    /// Takes one record in. The usual one is the newest and costs one step of the fold.
    pub fn insert(&mut self, record: Record) -> Inserted {
        let gathered = self.insert_all(vec![record]);
        match gathered.losers.into_iter().next() {
            _ if gathered.needs_history => Inserted::NeedsHistory,
            Some(loser) => Inserted::Conflict(loser),
            None if gathered.refolded => Inserted::Refolded,
            None if gathered.new > 0 => Inserted::Applied,
            None => Inserted::Duplicate,
        }
    }

    /// Takes records in, in any order, folding again at most once.
    pub fn insert_all(&mut self, records: Vec<Record>) -> Gathered {
        let mut gathered = Gathered::default();
        let mut late = Vec::new();
        let mut gone = None;
        for record in records {
            let record = self.obeying(record, &mut gone);
            if self.belongs_into_base(&record) {
                gathered.needs_history = true;
            } else if self.find(record.stamp()) == Some(&record) {
                // Read again: nothing to do.
            } else if late.is_empty() && self.tail.last().is_none_or(|l| l.stamp() < record.stamp())
            {
                gathered.new = gathered.new.saturating_add(1);
                gathered.refolded |= self.append(record);
            } else {
                late.push(record);
            }
        }
        if !late.is_empty() {
            let before = self.tail.len();
            self.tail.append(&mut late);
            gathered.losers = self.sort_obeying();
            gathered.new = gathered.new.saturating_add(self.tail.len().saturating_sub(before));
            self.recount();
            self.refold();
            gathered.refolded = true;
        }
        gathered
    }

    /// Puts the newest record in place; says whether that folded everything again.
    fn append(&mut self, record: Record) -> bool {
        self.count(&record);
        let stamp = record.stamp();
        let refold = match record.fact() {
            Some(Fact::Undone(_)) => names(&record).next().is_some(),
            Some(Fact::Erased(_)) => true,
            Some(fact) => {
                evolve(&mut self.workspace, stamp, fact);
                false
            }
            None => false,
        };
        self.tail.push(record);
        if refold {
            self.sort_obeying();
            self.recount();
            self.refold();
        }
        refold
    }

    fn belongs_into_base(&self, record: &Record) -> bool {
        let last = self.base_last();
        self.base.is_some()
            && (record.stamp() <= last
                || names(record).any(|named| named <= last)
                || matches!(record.fact(), Some(Fact::Erased(_))))
    }

    fn base_last(&self) -> Stamp {
        self.base.as_ref().map_or(Stamp::ZERO, |base| base.about.last)
    }

    /// The record as it may be kept: without names of customers erased before.
    fn obeying(&self, record: Record, gone: &mut Option<Gone>) -> Record {
        if self.erased.is_empty() {
            return record;
        }
        let gone = gone.get_or_insert_with(|| Gone::of_workspace(&self.erased, &self.workspace));
        gone.obeyed(&record).unwrap_or(record)
    }

    /// Orders the tail, takes names of erased customers out of it, and leaves each stamp once;
    /// hands back those that lost. Names go first: two records of one stamp may be told apart by
    /// nothing else.
    fn sort_obeying(&mut self) -> Vec<Record> {
        sort(&mut self.tail);
        self.erased.extend(erased_by(&self.tail));
        if !self.erased.is_empty() {
            // What was folded before knows whose a task is that a late record speaks of.
            let mut gone = Gone::of_workspace(&self.erased, &self.workspace);
            gone.follow(&self.tail);
            for record in &mut self.tail {
                if let Some(scrubbed) = gone.obeyed(record) {
                    *record = scrubbed;
                }
            }
            sort(&mut self.tail);
        }
        self.leave_each_stamp_once()
    }

    fn leave_each_stamp_once(&mut self) -> Vec<Record> {
        let mut losers = Vec::new();
        self.tail.dedup_by(|next, kept| {
            if next.stamp() != kept.stamp() {
                return false;
            }
            // Sorted by bytes too: the greater comes later and stays.
            if next != kept {
                std::mem::swap(next, kept);
                losers.push(next.clone());
            }
            true
        });
        losers
    }

    fn count(&mut self, record: &Record) {
        self.hash = self.hash.wrapping_add(record.hash());
        match record.reading() {
            Reading::Fact(_) => {}
            Reading::UnknownKind | Reading::UnknownPayload => {
                self.unknown = self.unknown.saturating_add(1);
            }
            Reading::NewerFormat(_) => self.newer = self.newer.saturating_add(1),
        }
    }

    fn recount(&mut self) {
        let base = self.base.as_ref().map(|base| &base.about);
        (self.unknown, self.hash) = base.map_or((0, 0), |about| (about.unknown, about.hash));
        self.newer = 0;
        let tail = std::mem::take(&mut self.tail);
        for record in &tail {
            self.count(record);
        }
        self.tail = tail;
    }

    /// Rolls back to the base and folds what comes after it.
    fn refold(&mut self) {
        self.skipped = Skipped::of(&self.tail);
        let opened = self.opened_base();
        self.past = Some(std::mem::replace(&mut self.workspace, opened));
        fold_onto(&mut self.workspace, &self.tail, &self.skipped);
    }

    fn opened_base(&mut self) -> Workspace {
        let spare = self.spare.take();
        // A base was opened once before it was taken; its bytes have not changed since.
        spare.or_else(|| self.base.as_ref().and_then(Base::open)).unwrap_or_default()
    }

    /// Opens the base ahead of the next undo or late record, which then costs only the part after
    /// it. For idle time: it costs a few milliseconds per ten thousand tasks.
    pub fn prepare(&mut self) {
        self.past = None;
        if self.spare.is_none() {
            self.spare = Some(self.opened_base());
        }
    }

    /// Moves the base up to and including the record stamped `cut`, so that a start reads less and
    /// an undo folds less. Answers the new base, or `None` where [`Journal::may_cut`] says no.
    /// For idle time.
    pub fn settle(&mut self, cut: Stamp) -> Option<&Base> {
        let count = self.tail.partition_point(|record| record.stamp() <= cut);
        if count == 0 || !self.may_cut(cut) {
            return None;
        }
        let mut workspace = self.opened_base();
        let rest = self.tail.split_off(count);
        let folded = std::mem::replace(&mut self.tail, rest);
        fold_onto(&mut workspace, &folded, &self.skipped);
        let mut about = self.base.take().map(|base| base.about).unwrap_or_default();
        for record in &folded {
            about.records = about.records.saturating_add(1);
            about.hash = about.hash.wrapping_add(record.hash());
            about.unknown = about.unknown.saturating_add(u64::from(record.fact().is_none()));
            about.last = record.stamp();
        }
        about.erased.clone_from(&self.erased);
        // What is left out in the base is never asked for again: nothing after it reaches back.
        self.skipped = Skipped::of(&self.tail);
        workspace.pack();
        let bytes = postcard::to_allocvec(&workspace).unwrap_or_default();
        self.spare = Some(workspace);
        Some(self.base.insert(Base { about, workspace: bytes }))
    }

    /// Whether a base may end with the record stamped `cut`.
    pub fn may_cut(&self, cut: Stamp) -> bool {
        let count = self.tail.partition_point(|record| record.stamp() <= cut);
        self.cuts().get(count).copied().unwrap_or(false)
    }

    /// For each number of oldest records, from none to all, whether a base may end with them: no
    /// record after them undoes one of them or erases, and none of them is of a newer format,
    /// which an update will want to fold.
    pub fn cuts(&self) -> Vec<bool> {
        let newer = |record: &Record| matches!(record.reading(), Reading::NewerFormat(_));
        let readable = self.tail.iter().take_while(|record| !newer(record)).count();
        let mut cuts = vec![false; self.tail.len().saturating_add(1)];
        let mut reach = None::<Stamp>;
        // From the newest: how far back what comes after reaches.
        for (count, cut) in cuts.iter_mut().enumerate().rev() {
            if let Some(after) = self.tail.get(count) {
                if matches!(after.fact(), Some(Fact::Erased(_))) {
                    break;
                }
                reach = names(after).chain(reach).min();
            }
            let last = count.checked_sub(1).and_then(|place| self.tail.get(place));
            *cut = count <= readable
                && last.is_none_or(|last| reach.is_none_or(|reach| reach > last.stamp()));
        }
        cuts
    }

    fn find(&self, stamp: Stamp) -> Option<&Record> {
        let place = self.tail.binary_search_by_key(&stamp, Record::stamp).ok()?;
        self.tail.get(place)
    }

    /// What base and records fold to.
    pub const fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The part that is folded away, if any.
    pub const fn base(&self) -> Option<&Base> {
        self.base.as_ref()
    }

    /// The records after the base, in stamp order.
    pub fn tail(&self) -> &[Record] {
        &self.tail
    }

    /// What of them is undone.
    pub const fn skipped(&self) -> &Skipped {
        &self.skipped
    }

    /// A record after the base.
    pub fn record(&self, stamp: Stamp) -> Option<&Record> {
        self.find(stamp)
    }

    /// Customers erased.
    pub const fn erased(&self) -> &Set<CustomerId> {
        &self.erased
    }

    /// Whether a newer version has written here in a form this one cannot fold: it is shown, and
    /// what the rep does now goes to the side store.
    pub const fn read_only(&self) -> bool {
        self.newer > 0
    }

    /// How many records a newer version has written in a form this one cannot fold.
    pub const fn newer(&self) -> u64 {
        self.newer
    }

    /// How many records this version keeps without understanding them.
    pub const fn unknown(&self) -> u64 {
        self.unknown
    }

    /// How many records.
    pub fn count_records(&self) -> u64 {
        let base = self.base.as_ref().map_or(0, |base| base.about.records);
        base.saturating_add(u64::try_from(self.tail.len()).unwrap_or(u64::MAX))
    }

    /// A hash of the set of records, the same in any order.
    pub const fn hash(&self) -> u64 {
        self.hash
    }
}

fn erased_by(records: &[Record]) -> impl Iterator<Item = CustomerId> {
    records
        .iter()
        .filter_map(Record::fact)
        .flat_map(|fact| match fact {
            Fact::Erased(erased) => erased.customers.as_slice(),
            _ => &[],
        })
        .copied()
}
