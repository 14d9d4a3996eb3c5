use super::preview::Relation;
use super::*;
use proptest::prelude::*;

use crate::domain::cadence::Class;
use crate::domain::fact::{CustomerAdded, Erased, Fact, JournalOpened};
use crate::domain::ident::{CustomerId, Id, Stamp};
use crate::journal::Journal;

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
    (1..).zip(records).map(|(arrival, r)| Arrived { arrival, bytes: r.bytes().to_vec() }).collect()
}

fn file(records: &[Record]) -> String {
    write(&lines(records), "", journal(1), Some(day()))
}

#[test]
fn a_backup_comes_back_as_it_was_and_twice_changes_nothing() {
    let ours = [opened(1), added(2, "红星")];
    let theirs = [opened(1), added(2, "红星"), added(3, "老王 🔩")];
    let backup = Backup::read(file(&theirs).as_bytes()).unwrap();
    assert_eq!((backup.newest, backup.altered), (Some(day()), false));
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
    let text = write(&lines(&[opened(1)]), unsaved.line(), journal(1), Some(day()));
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
    assert!(backup.altered && backup.preview(&[], None).altered);
}

#[test]
fn a_line_of_deep_nesting_is_read_past() {
    for depth in [100, 10_000, 400_000] {
        let json = format!("{{\"a\":{}{}}}", "[".repeat(depth), "]".repeat(depth));
        let body = format!("1 2.0.7 customer.added {json}");
        let line = format!("{:08x} {body}", crc32(body.as_bytes()));
        let text = format!("{}\n{line}\n", opened(1).line());
        let backup = Backup::read(text.as_bytes()).unwrap();
        assert_eq!(backup.preview(&[], None).customers, 0, "{depth} deep");
    }
}

#[test]
fn raw_lines_without_a_head_are_a_backup_too() {
    let raw = crate::exchange::raw::text(&lines(&[opened(1), added(2, "红星")]), &[], "");
    let backup = Backup::read(raw.as_bytes()).unwrap();
    assert_eq!((backup.newest, backup.journal()), (None, Some(journal(1))));
}

#[test]
fn an_unchanged_journal_gives_the_same_bytes_whatever_way_its_lines_came() {
    let records = [opened(1), added(2, "红星"), added(3, "老王"), added(4, "新来的")];
    let whole = file(&records);
    let mut shuffled = records.to_vec();
    shuffled.reverse();
    assert_eq!(file(&shuffled), whole);
    let unsaved = format!("{}\n{}", records[3].line(), records[2].line());
    let text = write(&lines(&records[..3]), &unsaved, journal(1), Some(day()));
    assert_eq!(text, whole, "a line on its way to the disk is there once");
}

#[test]
fn a_journal_without_a_day_is_as_old_as_its_name() {
    let id = JournalId(Stamp::new(1_795_331_109_000, 0, 7));
    let fact = Fact::JournalOpened(JournalOpened { journal: id });
    let record = Record::write(id.0, &fact);
    let text = write(&lines(std::slice::from_ref(&record)), "", id, None);
    assert!(text.starts_with(&format!("FIELDPLAN-BACKUP 1 {} 2026-11-22 1 ", id.0)), "{text}");
}

#[test]
fn lines_put_in_or_changed_for_others_are_noticed() {
    let records = [opened(1), added(2, "红星"), added(3, "老王")];
    let whole = file(&records);
    let more = format!("{whole}{}\n", added(9, "塞进来的").line());
    let other = whole.replace(records[2].line(), added(9, "换掉的").line());
    let wrong = whole.replacen(&format!("{:08x}", crc_of(&whole)), "00000000", 1);
    for text in [more, other, wrong] {
        let backup = Backup::read(text.as_bytes()).unwrap();
        assert!(backup.altered && backup.damaged == 0, "{text}");
    }
    let windows = whole.replace('\n', "\r\n");
    assert!(!Backup::read(windows.as_bytes()).unwrap().altered);
}

fn crc_of(text: &str) -> u32 {
    crc32(text.split_once('\n').unwrap().1.as_bytes())
}

#[test]
fn the_preview_says_what_is_new_what_is_only_here_and_what_differs() {
    let common = [opened(1), added(2, "红星")];
    let ours = [common.to_vec(), vec![added(5, "只在手机里")]].concat();
    let theirs = [opened(1), added(2, "红星二店"), added(3, "老王"), added(4, "小李")];
    let backup = Backup::read(file(&theirs).as_bytes()).unwrap();
    let preview = backup.preview(&lines(&ours), Some(journal(1)));
    assert_eq!((preview.new, preview.only_here, preview.differing), (2, 1, 1));
    assert_eq!(preview.brings, [("customer.added", 2)]);
    assert_eq!(preview.began, Some(first_day(journal(1))));
}

/// What a phone holds once it has taken a file in.
fn after(ours: &[Record], theirs: &[Record]) -> Vec<Record> {
    let backup = Backup::read(file(theirs).as_bytes()).unwrap();
    let mut all = ours.to_vec();
    all.extend(backup.missing_from(&lines(ours)));
    let union = Union::new(all).unwrap();
    let mut held: Vec<Record> = union.records().cloned().collect();
    sort_by(&mut held, Record::cmp);
    held
}

#[test]
fn an_erased_name_does_not_come_back_with_an_older_file_and_goes_from_it() {
    let erased = |ms: u64| {
        let customers = vec![CustomerId(Id::new(Stamp::new(ms, 0, 7), 0))];
        Record::write(Stamp::new(9, 0, 7), &Fact::Erased(Erased { customers }))
    };
    let before = [opened(1), added(2, "红星"), added(3, "老王")];
    let here = after(&before, &[opened(1), erased(2)]);
    assert!(!here.iter().any(|record| record.line().contains("红星")));
    let backup = Backup::read(file(&before).as_bytes()).unwrap();
    assert_eq!(backup.missing_from(&lines(&here)), [], "an older file brings nothing");
    assert_eq!(backup.preview(&lines(&here), Some(journal(1))).differing, 1);
    assert_eq!(after(&before, &here), here);
    assert_eq!(after(&here, &before), here);
}

/// A journal's first record and some edits, those of one phone beside those of another; now and then
/// both have a record of one stamp in other words.
fn edits() -> impl Strategy<Value = Vec<Record>> {
    let edit = (2_u64..20, 0_u64..3, 0_usize..3).prop_map(|(ms, random, what)| {
        let stamp = Stamp::new(ms, 0, random);
        match what {
            0 | 1 => {
                let fact = CustomerAdded {
                    name: ["红星", "老王"][what].to_owned(),
                    class: Class::B,
                    note: None,
                    visit: Some(day()),
                    on: day(),
                };
                Record::write(stamp, &Fact::CustomerAdded(fact))
            }
            _ => {
                let customers = vec![CustomerId(Id::new(Stamp::new(ms / 2, 0, random), 0))];
                // Of another page than the edits: whoever erases is not drawn a stamp twice.
                let stamp = Stamp::new(ms, 0, random + 100);
                Record::write(stamp, &Fact::Erased(Erased { customers }))
            }
        }
    });
    proptest::collection::vec(edit, 0..12).prop_map(|edits| {
        // A phone holds each stamp once.
        let mut held: Vec<Record> = vec![opened(1)];
        for edit in edits {
            if held.iter().all(|one| one.stamp() != edit.stamp()) {
                held.push(edit);
            }
        }
        held
    })
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

    #[test]
    fn two_edited_copies_merged_in_either_order_are_equal(one in edits(), other in edits()) {
        let (first, second) = (after(&one, &other), after(&other, &one));
        prop_assert_eq!(&first, &second);
        let fold = |records: &[Record]| Journal::from_history(records.to_vec()).0;
        let (here, there) = (fold(&first), fold(&second));
        prop_assert_eq!(here.workspace(), there.workspace());
        // And once more changes nothing on either.
        prop_assert_eq!(after(&first, &second), first.clone());
        prop_assert_eq!(file(&first), file(&second));
    }

    #[test]
    fn a_file_that_is_written_and_read_is_the_same_file(one in edits()) {
        let backup = Backup::read(file(&one).as_bytes()).unwrap();
        prop_assert!(!backup.altered && backup.damaged == 0);
        let again: Vec<Record> = backup.records().cloned().collect();
        prop_assert_eq!(file(&after(&[], &one)), file(&again));
    }
}
