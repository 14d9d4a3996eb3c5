//! The backup: one file with every record of a journal, for this phone, the next one or a second
//! one.
//!
//! A head and then the record lines as they were first written, one a line. The head tells the
//! journal, how many lines follow and their check value, so that half a file is noticed before
//! anything is taken from it. A file of raw lines without a head is read too. Taking a backup in
//! is the union of two sets of records: nothing here is lost, and the same file taken in twice
//! changes nothing.

use crate::domain::day::Day;
use crate::domain::ident::{JournalId, Stamp};
use crate::domain::sorted::Set;
use crate::domain::workspace::Standing;
use crate::journal::crc::crc32;
use crate::journal::merge::{Union, UnionRefusal};
use crate::journal::store::Arrived;
use crate::journal::{Journal, Reading, Record};

/// The first word of the head.
const MAGIC: &str = "FIELDPLAN-BACKUP";
/// The form of the file that this version writes and reads.
const FORM: u32 = 1;

/// Writes a backup: the lines on the disk, then those not yet there. A line that is no record
/// (damaged, set aside) is left out; the raw export has it.
pub fn write(lines: &[Arrived], unsaved: &str, journal: JournalId, day: Day) -> String {
    let mut body = String::new();
    let mut count: usize = 0;
    let sound = |bytes: &[u8]| Record::parse(bytes).ok();
    let on_disk = lines.iter().filter_map(|line| sound(&line.bytes));
    let waiting = unsaved.lines().filter_map(|line| sound(line.as_bytes()));
    for record in on_disk.chain(waiting) {
        body.push_str(record.line());
        body.push('\n');
        count = count.saturating_add(1);
    }
    let crc = crc32(body.as_bytes());
    format!("{MAGIC} {FORM} {} {day} {count} {crc:08x}\n{body}", journal.0)
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
    /// The day it was made; `None` for raw lines.
    pub made: Option<Day>,
}

/// How a backup's journal stands to the one on the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The phone's journal is empty: the backup becomes it.
    Fresh,
    /// The same journal: both are united.
    Same,
    /// Another journal: it is opened beside the one here, which stays whole.
    Other,
}

/// What a backup would bring, to be seen before it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preview {
    /// How its journal stands to the one here.
    pub relation: Relation,
    /// How many records it has.
    pub records: usize,
    /// How many of them are not here.
    pub new: usize,
    /// How many customers it has, erased ones apart.
    pub customers: usize,
    /// How many sales and returns.
    pub sales: usize,
    /// How many months have a target.
    pub goals: usize,
    /// The newest day any record names.
    pub newest: Option<Day>,
    /// Lines that are no record, and are left out.
    pub damaged: usize,
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
        let mut made = None;
        let mut expected = None;
        if let Some(head) = text.lines().next().and_then(|line| line.strip_prefix(MAGIC)) {
            lines.next();
            let words: Vec<&str> = head.split_whitespace().collect();
            let form = words.first().and_then(|form| form.parse::<u32>().ok());
            if form.ok_or(BackupProblem::NotABackup)? > FORM {
                return Err(BackupProblem::Newer);
            }
            let [_, _, day, count, _] = words[..] else { return Err(BackupProblem::NotABackup) };
            made = Day::parse(day).ok();
            expected = Some(count.parse::<usize>().map_err(|_| BackupProblem::NotABackup)?);
        }
        let lines: Vec<&[u8]> = lines.map(str::as_bytes).collect();
        if let Some(expected) = expected.filter(|expected| lines.len() < *expected) {
            return Err(BackupProblem::Cut { found: lines.len(), expected });
        }
        let (union, refused) = Union::read(lines.iter().copied())
            .map_err(|UnionRefusal::DifferentJournals { .. }| BackupProblem::Mixed)?;
        if union.records().any(|record| matches!(record.reading(), Reading::NewerFormat(_))) {
            return Err(BackupProblem::Newer);
        }
        if union.records().next().is_none() {
            return Err(BackupProblem::NotABackup);
        }
        // The last line of a file that was cut is half a line.
        let damaged = refused.len();
        if let (Some(expected), true) = (expected, damaged > 0) {
            let last = lines.last().is_some_and(|line| Record::parse(line).is_err());
            if last && damaged == 1 {
                return Err(BackupProblem::Cut { found: expected.saturating_sub(1), expected });
            }
        }
        Ok(Backup { union, damaged, made })
    }

    /// The journal's name; `None` where no record gives it.
    pub const fn journal(&self) -> Option<JournalId> {
        self.union.journal()
    }

    /// How many records it has.
    pub fn count(&self) -> usize {
        self.union.records().count()
    }

    /// What it would bring to a phone that has `lines`.
    pub fn preview(&self, lines: &[Arrived], ours: Option<JournalId>) -> Preview {
        let records: Vec<Record> = self.union.records().cloned().collect();
        let count = records.len();
        let (journal, _) = Journal::from_history(records);
        let workspace = journal.workspace();
        let relation = match (ours, self.journal()) {
            _ if lines.is_empty() => Relation::Fresh,
            (Some(ours), Some(theirs)) if ours != theirs => Relation::Other,
            _ => Relation::Same,
        };
        Preview {
            relation,
            records: count,
            new: if relation == Relation::Other { count } else { self.missing_from(lines).len() },
            customers: workspace
                .customers()
                .filter(|(_, customer)| customer.standing != Standing::Erased)
                .count(),
            sales: workspace.sales().count(),
            goals: workspace.goals().count(),
            newest: workspace.newest_day,
            damaged: self.damaged,
        }
    }

    /// The records that `lines` do not have, in stamp order: what is to be appended.
    pub fn missing_from(&self, lines: &[Arrived]) -> Vec<Record> {
        let here: Set<Stamp> = lines
            .iter()
            .filter_map(|line| Some(Record::parse(&line.bytes).ok()?.stamp()))
            .collect();
        self.union.records().filter(|record| !here.contains(&record.stamp())).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    use crate::domain::cadence::Class;
    use crate::domain::fact::{CustomerAdded, Fact, JournalOpened};

    fn day() -> Day {
        Day::new(2026, 11, 22).unwrap()
    }

    fn journal(ms: u64) -> JournalId {
        JournalId(Stamp::new(ms, 0, 7))
    }

    fn added(ms: u64, name: &str) -> Record {
        let fact = Fact::CustomerAdded(CustomerAdded {
            name: name.to_owned(),
            class: Class::A,
            note: None,
            visit: None,
            on: day(),
        });
        Record::write(Stamp::new(ms, 0, 7), &fact)
    }

    fn opened(ms: u64) -> Record {
        let fact = Fact::JournalOpened(JournalOpened { journal: journal(ms) });
        Record::write(journal(ms).0, &fact)
    }

    fn lines(records: &[Record]) -> Vec<Arrived> {
        (1..)
            .zip(records)
            .map(|(arrival, r)| Arrived { arrival, bytes: r.bytes().to_vec() })
            .collect()
    }

    fn file(records: &[Record]) -> String {
        write(&lines(records), "", journal(1), day())
    }

    #[test]
    fn a_backup_comes_back_as_it_was_and_twice_changes_nothing() {
        let ours = [opened(1), added(2, "红星")];
        let theirs = [opened(1), added(2, "红星"), added(3, "老王 🔩")];
        let backup = Backup::read(file(&theirs).as_bytes()).unwrap();
        assert_eq!(backup.made, Some(day()));
        let preview = backup.preview(&lines(&ours), Some(journal(1)));
        assert_eq!((preview.relation, preview.records, preview.new), (Relation::Same, 3, 1));
        assert_eq!((preview.customers, preview.newest), (2, Some(day())));
        assert_eq!(backup.missing_from(&lines(&ours)), [theirs[2].clone()]);
        assert_eq!(backup.missing_from(&lines(&theirs)), []);
        let windows = file(&theirs).replace('\n', "\r\n");
        assert_eq!(Backup::read(windows.as_bytes()), Ok(backup));
    }

    #[test]
    fn edits_not_yet_on_the_disk_are_in_the_backup() {
        let unsaved = added(4, "刚加的");
        let text = write(&lines(&[opened(1)]), unsaved.line(), journal(1), day());
        assert_eq!(Backup::read(text.as_bytes()).unwrap().missing_from(&[]).len(), 2);
    }

    #[test]
    fn another_journal_is_never_united() {
        let backup = Backup::read(file(&[opened(1), added(2, "红星")]).as_bytes()).unwrap();
        let here = lines(&[opened(5)]);
        let preview = backup.preview(&here, Some(journal(5)));
        assert_eq!((preview.relation, preview.new), (Relation::Other, 2));
        assert_eq!(backup.preview(&[], None).relation, Relation::Fresh);
        let mixed = format!("{}\n{}\n", opened(1).line(), opened(5).line());
        assert_eq!(Backup::read(mixed.as_bytes()), Err(BackupProblem::Mixed));
    }

    #[test]
    fn what_is_no_backup_is_refused_whole() {
        for bytes in [&b""[..], b"hello", b"{\"a\":1}", b"\xff\xd8\xff\xe0", b"FIELDPLAN-BACKUP"] {
            assert_eq!(Backup::read(bytes), Err(BackupProblem::NotABackup));
        }
        let newer = file(&[opened(1)]).replacen(" 1 ", " 2 ", 1);
        assert_eq!(Backup::read(newer.as_bytes()), Err(BackupProblem::Newer));
    }

    #[test]
    fn a_record_of_a_newer_format_is_refused_whole() {
        let body = "2 3.0.7 something else";
        let line = format!("{:08x} {body}", crc32(body.as_bytes()));
        let text = format!("{}\n{line}\n", opened(1).line());
        assert_eq!(Backup::read(text.as_bytes()), Err(BackupProblem::Newer));
    }

    #[test]
    fn a_damaged_line_costs_itself_alone() {
        let text = file(&[opened(1), added(2, "红星"), added(3, "老王")]);
        let spoiled = text.replacen("红星", "红心", 1);
        let backup = Backup::read(spoiled.as_bytes()).unwrap();
        assert_eq!((backup.damaged, backup.missing_from(&[]).len()), (1, 2));
    }

    #[test]
    fn raw_lines_without_a_head_are_a_backup_too() {
        let raw = crate::exchange::raw::text(&lines(&[opened(1), added(2, "红星")]), &[], "");
        let backup = Backup::read(raw.as_bytes()).unwrap();
        assert_eq!((backup.made, backup.journal()), (None, Some(journal(1))));
    }

    proptest! {
        #[test]
        fn half_a_backup_is_noticed_wherever_it_is_cut(part in 0.0_f64..1.0) {
            let text = file(&[opened(1), added(2, "红星"), added(3, "老王")]);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
            let end = (text.len() as f64 * part) as usize;
            let whole = text.trim_end().len();
            prop_assume!(end < whole);
            prop_assert!(Backup::read(&text.as_bytes()[..end]).is_err(), "cut at {end}");
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Backup::read(&bytes);
        }
    }
}
