//! The backup: one file with every record of a journal, for this phone, the next one or a second
//! one.
//!
//! A head and then the record lines as they were first written, one a line, in the order of their
//! stamps. The head tells the journal, its newest day, how many lines follow and their check value,
//! so that half a file is noticed before anything is taken from it. Nothing in it depends on when,
//! where or how often it is written: of a journal that has not changed it is the same, byte by byte.
//! A file of raw lines without a head is read too. Taking a backup in is the union of two sets of
//! records: nothing here is lost, and the same file taken in twice changes nothing.
//!
//! What a file would bring is in [`preview`].

pub mod preview;

use crate::domain::day::Day;
use crate::domain::ident::JournalId;
use crate::domain::sorted::sort_by;
use crate::journal::crc::{Crc, crc32};
use crate::journal::merge::{Union, UnionRefusal};
use crate::journal::store::Arrived;
use crate::journal::{Reading, Record};

/// The first word of the head.
const MAGIC: &str = "FIELDPLAN-BACKUP";
/// The form of the file that this version writes and reads.
const FORM: u32 = 1;
/// Milliseconds of a day.
const DAY_MS: u64 = 86_400_000;

/// Writes a backup: the lines on the disk and those not yet there, each once. `newest` is the newest
/// day any record names; `None` for a journal that names none, whose first day it is then. A line
/// that is no record (damaged, set aside) is left out; the raw export has it. O(n log n) in lines,
/// O(n) where they arrived in order.
pub fn write(lines: &[Arrived], unsaved: &str, journal: JournalId, newest: Option<Day>) -> String {
    let on_disk = lines.iter().filter_map(|line| Record::parse(&line.bytes).ok());
    let waiting = unsaved.lines().filter_map(|line| Record::parse(line.as_bytes()).ok());
    let mut records: Vec<Record> = on_disk.chain(waiting).collect();
    sort_by(&mut records, Record::cmp);
    records.dedup();
    let mut body = String::new();
    for record in &records {
        body.push_str(record.line());
        body.push('\n');
    }
    let crc = crc32(body.as_bytes());
    let day = newest.unwrap_or_else(|| first_day(journal));
    format!("{MAGIC} {FORM} {} {day} {} {crc:08x}\n{body}", journal.0, records.len())
}

/// The day on which a journal was begun, by the clock of the phone that began it, in UTC.
pub fn first_day(journal: JournalId) -> Day {
    let days = journal.0.ms().checked_div(DAY_MS).and_then(|days| i32::try_from(days).ok());
    let epoch = Day::new(1970, 1, 1).unwrap_or(Day::MIN);
    epoch.plus_days(days.unwrap_or(0))
}

/// The file's name for a day, before anything is added for its packing.
pub fn name(day: Day) -> String {
    format!("fieldplan-{day}.txt")
}

/// Why a file is not taken in. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupProblem {
    /// It is no backup of this app.
    NotABackup,
    /// A newer version of the app has written it.
    Newer,
    /// It ends too early: so many records of so many.
    Cut {
        /// How many are there.
        found: usize,
        /// How many were written.
        expected: usize,
    },
    /// Its records are of more than one journal.
    Mixed,
}

/// A backup, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    union: Union,
    /// Lines that are no record, and are left out.
    pub damaged: usize,
    /// The lines are not those the head was written for: some are damaged, or somebody has put
    /// lines in or taken some out. Each that is taken in is sound by its own check value.
    pub altered: bool,
    /// The newest day in it, as its head says; `None` for raw lines.
    pub newest: Option<Day>,
}

impl Backup {
    /// Reads a file's bytes.
    ///
    /// # Errors
    /// When it is no backup, not whole, or newer than this version.
    pub fn read(bytes: &[u8]) -> Result<Backup, BackupProblem> {
        let text = String::from_utf8_lossy(bytes);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let mut lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
        let head = match text.lines().next().and_then(|line| line.strip_prefix(MAGIC)) {
            Some(words) => {
                lines.next();
                Some(Head::read(words)?)
            }
            None => None,
        };
        let lines: Vec<&[u8]> = lines.map(str::as_bytes).collect();
        if let Some(head) = head.as_ref().filter(|head| lines.len() < head.count) {
            return Err(BackupProblem::Cut { found: lines.len(), expected: head.count });
        }
        let (union, refused) = Union::read(lines.iter().copied())
            .map_err(|UnionRefusal::DifferentJournals { .. }| BackupProblem::Mixed)?;
        let records: Vec<&Record> = union.records().collect();
        if records.is_empty() {
            return Err(BackupProblem::NotABackup);
        }
        if records.iter().any(|record| matches!(record.reading(), Reading::NewerFormat(_))) {
            return Err(BackupProblem::Newer);
        }
        // The last line of a file that was cut is half a line.
        let damaged = refused.len();
        if let (Some(head), 1) = (&head, damaged) {
            let last = lines.last().is_some_and(|line| Record::parse(line).is_err());
            if last && lines.len() == head.count {
                let (found, expected) = (head.count.saturating_sub(1), head.count);
                return Err(BackupProblem::Cut { found, expected });
            }
        }
        let altered = head.as_ref().is_some_and(|head| head.crc != check_value(&lines));
        let newest = head.and_then(|head| head.newest);
        Ok(Backup { union, damaged, altered, newest })
    }

    /// The journal's name; `None` where no record gives it.
    pub const fn journal(&self) -> Option<JournalId> {
        self.union.journal()
    }

    /// How many records it has.
    pub fn count(&self) -> usize {
        self.union.records().count()
    }

    /// Its records, in stamp order.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.union.records()
    }
}

/// The check value of lines as [`write()`] ends them, whatever ends they came with.
fn check_value(lines: &[&[u8]]) -> u32 {
    let mut crc = Crc::default();
    for line in lines {
        crc.add(line);
        crc.add(b"\n");
    }
    crc.value()
}

/// What the head says.
struct Head {
    newest: Option<Day>,
    count: usize,
    crc: u32,
}

impl Head {
    /// Reads the words after the magic one.
    fn read(words: &str) -> Result<Head, BackupProblem> {
        let words: Vec<&str> = words.split_whitespace().collect();
        let form = words.first().and_then(|form| form.parse::<u32>().ok());
        if form.ok_or(BackupProblem::NotABackup)? > FORM {
            return Err(BackupProblem::Newer);
        }
        let [_, _, day, count, crc] = words[..] else { return Err(BackupProblem::NotABackup) };
        Ok(Head {
            newest: Day::parse(day).ok(),
            count: count.parse().map_err(|_| BackupProblem::NotABackup)?,
            crc: u32::from_str_radix(crc, 16).map_err(|_| BackupProblem::NotABackup)?,
        })
    }
}

#[cfg(test)]
mod tests;
