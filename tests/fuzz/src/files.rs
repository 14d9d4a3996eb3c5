//! What a file brings: records, backups, lists.

use fieldplan::domain::cadence::Class;
use fieldplan::domain::day::Day;
use fieldplan::domain::workspace::Workspace;
use fieldplan::exchange::armor;
use fieldplan::exchange::backup::{Backup, write};
use fieldplan::exchange::customer_list::CustomerList;
use fieldplan::exchange::lock::{HEAD, Lock, MOST_ROUNDS, ROUNDS};
use fieldplan::exchange::table;
use fieldplan::exchange::table::header::{Kind, Mapping};
use fieldplan::exchange::table::plan::{Plan, Wishes};
use fieldplan::journal::store::Arrived;
use fieldplan::journal::{Journal, Record};

/// The bytes as a line with a check value that fits: the engine would never guess one.
fn line(body: &[u8]) -> Vec<u8> {
    let mut line = format!("{:08x} ", crc32fast::hash(body)).into_bytes();
    line.extend(body);
    line
}

/// A line that reads is kept byte for byte, and folds.
pub(crate) fn record(bytes: &[u8]) {
    let _ = Record::parse(bytes);
    let line = line(bytes);
    let Ok(record) = Record::parse(&line) else { return };
    assert_eq!(record.bytes(), line);
    let (journal, _) = Journal::from_history(vec![record]);
    let _ = journal.workspace().customers().count();
}

/// A backup that reads brings nothing twice. The first byte says whether lines are given check
/// values that fit.
pub(crate) fn backup(bytes: &[u8]) {
    let Some((how, bytes)) = bytes.split_first() else { return };
    let mut file = bytes.to_vec();
    if how % 2 == 1 {
        file.clear();
        for body in bytes.split(|byte| *byte == b'\n') {
            let is_head = body.starts_with(b"FIELDPLAN");
            file.extend(if is_head { body.to_vec() } else { line(body) });
            file.push(b'\n');
        }
    }
    let Ok(backup) = Backup::read(&file) else { return };
    let preview = backup.preview(&[], None);
    assert!(preview.records > 0 && preview.new <= preview.records);
    // What it brings to an empty phone is, written down, the same backup.
    let Some(journal) = backup.journal() else { return };
    let lines: Vec<Arrived> = (1..)
        .zip(backup.missing_from(&[]))
        .map(|(arrival, record)| Arrived { arrival, bytes: record.bytes().to_vec() })
        .collect();
    assert_eq!(backup.missing_from(&lines), []);
    let again = write(&lines, "", journal, preview.newest);
    let read = Backup::read(again.as_bytes()).expect("what was written reads");
    assert!(!read.altered && read.damaged == 0);
    assert!(read.records().eq(backup.records()));
}

/// A head that reads asks for no more rounds than a phone can do, and is written as it was read.
pub(crate) fn locked(bytes: &[u8]) {
    let _ = Lock::read(bytes);
    let mut file = b"FIELDPLAN-LOCKED\n".to_vec();
    file.extend(bytes);
    let Some(Ok(lock)) = Lock::read(&file) else { return };
    assert!((ROUNDS..=MOST_ROUNDS).contains(&lock.rounds));
    assert_eq!(lock.head(), file[..HEAD]);
}

/// Bytes come back from the text that is made of them.
pub(crate) fn armored(bytes: &[u8]) {
    let _ = armor::read(bytes);
    let mut text = b"FIELDPLAN-BASE64\n".to_vec();
    text.extend(bytes);
    if let Some(Some(plain)) = armor::read(&text) {
        assert_eq!(armor::read(armor::write(&plain).as_bytes()), Some(Some(plain)));
    }
}

/// A list has a row for each line at most, and what it would add is a sound name.
pub(crate) fn list(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(list) = CustomerList::read(&text, Class::B, &Workspace::default()) else { return };
    assert_eq!(list.customers().len() + list.refused(), list.rows.len());
    for customer in list.customers() {
        assert!(!customer.name.trim().is_empty());
    }
}

/// What a table would change is worked out for any bytes, by the mapping its header gives. The first
/// byte says which of the kinds is asked for where none is guessed.
pub(crate) fn table(bytes: &[u8]) {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    // The tables of GB18030 are the browser's; here such bytes are read as Latin letters.
    let gb18030 = |bytes: &[u8]| Some(bytes.iter().map(|byte| char::from(*byte)).collect());
    let Ok(table) = table::read(bytes, &gb18030) else { return };
    let kind = Kind::ALL[usize::from(*kind) % Kind::ALL.len()];
    let guessed = Mapping::guess(&table.headers);
    let mapping = guessed.unwrap_or_else(|| Mapping::of(kind, &table.headers));
    assert_eq!(Mapping::parse(&mapping.to_text(), table.headers.len()), Some(mapping.clone()));
    let wishes = Wishes::default();
    let today = Day::new(2026, 11, 22).expect("a day");
    let plan = Plan::of(&table, &mapping, &wishes, &Workspace::default(), today);
    assert!(plan.rows.len() <= table.rows.len());
}
