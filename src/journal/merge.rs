//! The union of journals: a set of lines by stamp, whatever way they came.
//!
//! Union is commutative, associative and idempotent, so a file taken in twice, in any order, on
//! any device, gives the same journal. Two lines with one stamp are both kept: the one with the
//! greater bytes counts, the other stays aside. Erasing is obeyed.

use super::clock::FAR_MS;
use super::erase::Gone;
use super::record::{Damage, Record};
use crate::domain::fact::Fact;
use crate::domain::ident::{JournalId, Stamp};
use crate::domain::sorted::{Map, Set};

/// Lines of one journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Union {
    journal: Option<JournalId>,
    lines: Set<Record>,
}

/// Why lines are not united.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnionRefusal {
    /// They are of different journals.
    DifferentJournals {
        /// The one here.
        ours: JournalId,
        /// The other.
        theirs: JournalId,
    },
}

/// A line that a file brought and that is no record; to be kept aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Why.
    pub why: Damage,
}

impl Union {
    /// Records of one journal, in any order.
    ///
    /// # Errors
    /// When two records name different journals.
    pub fn new(records: impl IntoIterator<Item = Record>) -> Result<Union, UnionRefusal> {
        let lines: Set<Record> = records.into_iter().collect();
        let mut journal = None;
        for named in lines.iter().filter_map(name) {
            journal = one_of(journal, Some(named))?;
        }
        let mut union = Union { journal, lines };
        union.obey();
        Ok(union)
    }

    /// Reads the lines of a file. Damaged ones, and stamps from beyond the year 10000 that no
    /// clock should follow, are handed back.
    ///
    /// # Errors
    /// When two records name different journals.
    pub fn read<'a>(
        lines: impl IntoIterator<Item = &'a [u8]>,
    ) -> Result<(Union, Vec<Refused>), UnionRefusal> {
        let mut refused = Vec::new();
        let mut records = Vec::new();
        for line in lines {
            match Record::parse(line) {
                Ok(record) if record.stamp().ms() <= FAR_MS => records.push(record),
                Ok(_) => refused.push(Refused { bytes: line.to_vec(), why: Damage::Stamp }),
                Err(why) => refused.push(Refused { bytes: line.to_vec(), why }),
            }
        }
        Ok((Union::new(records)?, refused))
    }

    /// Both together.
    ///
    /// # Errors
    /// When they are of different journals. Lines without a journal's name join either.
    pub fn unite(mut self, other: Union) -> Result<Union, UnionRefusal> {
        self.journal = one_of(self.journal, other.journal)?;
        self.lines.extend(other.lines);
        self.obey();
        Ok(self)
    }

    /// The journal's name, once a record gives it.
    pub const fn journal(&self) -> Option<JournalId> {
        self.journal
    }

    /// The records that count, in stamp order, each stamp once.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.by_stamp().into_iter().map(|(_, record)| record)
    }

    /// The records that lost to another with their stamp.
    pub fn aside(&self) -> impl Iterator<Item = &Record> {
        let counted = self.by_stamp();
        self.lines.iter().filter(move |line| counted.get(&line.stamp()) != Some(line))
    }

    fn by_stamp(&self) -> Map<Stamp, &Record> {
        // Lines are in order of stamp and bytes: of one stamp the greatest comes last and stays.
        let mut counted = Map::new();
        for record in &self.lines {
            counted.insert(record.stamp(), record);
        }
        counted
    }

    /// Takes the names of erased customers out of every line. All versions of a line are looked
    /// at, and what is found never depends on words already taken out, so the order of unions
    /// does not matter.
    fn obey(&mut self) {
        let erased = self.lines.iter().filter_map(Record::fact).filter_map(|fact| match fact {
            Fact::Erased(erased) => Some(erased.customers.iter().copied()),
            _ => None,
        });
        let customers: Set<_> = erased.flatten().collect();
        if customers.is_empty() {
            return;
        }
        let lines: Vec<Record> = std::mem::take(&mut self.lines).into_iter().collect();
        let mut gone = Gone::new(customers);
        gone.follow(&lines);
        self.lines = lines.into_iter().map(|line| gone.obeyed(&line).unwrap_or(line)).collect();
    }
}

fn name(record: &Record) -> Option<JournalId> {
    match record.fact() {
        Some(Fact::JournalOpened(opened)) => Some(opened.journal),
        _ => None,
    }
}

fn one_of(
    ours: Option<JournalId>,
    theirs: Option<JournalId>,
) -> Result<Option<JournalId>, UnionRefusal> {
    match (ours, theirs) {
        (Some(ours), Some(theirs)) if ours != theirs => {
            Err(UnionRefusal::DifferentJournals { ours, theirs })
        }
        _ => Ok(ours.or(theirs)),
    }
}
