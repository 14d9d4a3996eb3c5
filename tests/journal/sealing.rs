//! Old lines packed together: nothing that is read, erased, damaged or interrupted goes another
//! way than with single lines.

use std::cell::RefCell;

use fieldplan::domain::fact::Fact;
use fieldplan::domain::ident::{CustomerId, Id};
use fieldplan::domain::period::Period;
use fieldplan::journal::drive;
use fieldplan::journal::memory::{Disk, Fault, MemoryStore, block_on};
use fieldplan::journal::segment::LINES;
use fieldplan::journal::session::Session;
use fieldplan::journal::store::{Extent, Store, StoreFailure};
use fieldplan::journal::{Journal, Record};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::arbitrary::*;

type Page = (MemoryStore, RefCell<Session>);

/// When the pages write, in milliseconds.
const NOW: u64 = 1_790_000_000_000;
const DAY: u64 = 24 * 60 * 60 * 1_000;

fn page(disk: &Disk, random: u64) -> Page {
    let store = disk.store();
    let session = block_on(drive::open(&store, "", random)).unwrap();
    (store, RefCell::new(session))
}

fn tap((store, desk): &Page, fact: &Fact) -> Id {
    let stamp = desk.borrow_mut().next_stamp(NOW);
    desk.borrow_mut().record(stamp, fact).unwrap();
    block_on(drive::save(store, desk, None)).unwrap();
    Id::new(stamp, 0)
}

fn settle_keeping((store, desk): &Page, keep: usize) {
    let bytes = desk.borrow_mut().settle_keeping(keep).unwrap();
    block_on(store.write_checkpoint(&bytes)).unwrap();
}

fn seal((store, desk): &Page, count: usize) -> Result<bool, StoreFailure> {
    block_on(drive::seal_by(store, desk, u64::MAX, count))
}

fn sold_in(page: &Page) -> i64 {
    let month = Period::new(day(1), day(30)).ok();
    page.1.borrow().workspace().sold_in(month).fen() / 100
}

/// Twenty sales of 1 yuan, the oldest sixteen folded, twelve of them sealed by fours.
fn sealed(disk: &Disk) -> Page {
    let page = page(disk, 1);
    for _ in 0..20 {
        tap(&page, &sold(1));
    }
    settle_keeping(&page, 4);
    let before = disk.lines();
    for _ in 0..3 {
        assert_eq!(seal(&page, 4), Ok(true));
    }
    assert_eq!(disk.segments(), 3);
    assert_eq!(disk.lines(), before);
    page
}

#[test]
fn sealed_lines_are_read_like_single_ones() {
    let disk = Disk::new();
    let page = sealed(&disk);
    let loaded = block_on(disk.store().load(Extent::SinceCheckpoint)).unwrap();
    // The line that opens the journal is one of them.
    assert_eq!((loaded.before, loaded.records.len()), (17, 4));
    assert_eq!(sold_in(&self::page(&disk, 2)), 20);
    let whole = block_on(disk.store().load(Extent::Whole)).unwrap();
    assert_eq!(whole.records.len(), 21);
    disk.put_checkpoint(None);
    let again = self::page(&disk, 3);
    assert_eq!(again.1.borrow().workspace(), page.1.borrow().workspace());
    assert_eq!(again.1.borrow().journal().hash(), page.1.borrow().journal().hash());
    // What comes later arrives after them, and the next base counts them all.
    tap(&again, &sold(100));
    settle_keeping(&again, 0);
    assert_eq!(block_on(disk.store().load(Extent::SinceCheckpoint)).unwrap().before, 22);
    assert_eq!(sold_in(&self::page(&disk, 4)), 120);
}

#[test]
fn a_thousand_lines_of_the_base_are_sealed_once_they_are_two_days_old() {
    let disk = Disk::new();
    let page = page(&disk, 1);
    for _ in 0..LINES + 40 {
        tap(&page, &sold(1));
    }
    assert_eq!(block_on(drive::seal(&page.0, &page.1, NOW + 9 * DAY)), Ok(false), "no base");
    settle_keeping(&page, 20);
    assert_eq!(block_on(drive::seal(&page.0, &page.1, NOW + 2 * DAY)), Ok(false), "too young");
    assert_eq!(block_on(drive::seal(&page.0, &page.1, NOW + 2 * DAY + 1)), Ok(true));
    assert_eq!(block_on(drive::seal(&page.0, &page.1, NOW + 9 * DAY)), Ok(false), "too few left");
    assert_eq!((disk.segments(), disk.lines().len()), (1, LINES + 41));
    assert_eq!(sold_in(&self::page(&disk, 2)), 1040);
}

#[test]
fn a_fault_at_any_step_of_sealing_leaves_every_line_once() {
    for step in 0..8 {
        for fault in [Fault::Crash, Fault::Fail(StoreFailure::Full)] {
            let disk = Disk::new();
            let page = sealed(&disk);
            let before = disk.lines();
            disk.fault_in(step, fault.clone());
            let answer = seal(&page, 4);
            disk.heal();
            disk.restart();
            assert_eq!(disk.lines(), before, "step {step}, {answer:?}");
            disk.put_checkpoint(None);
            assert_eq!(sold_in(&self::page(&disk, 2)), 20);
        }
    }
}

#[test]
fn a_full_phone_keeps_its_lines_single() {
    let disk = Disk::new();
    let page = sealed(&disk);
    disk.leave_room(Some(10));
    assert_eq!(seal(&page, 4), Err(StoreFailure::Full));
    assert_eq!((disk.segments(), disk.lines().len()), (3, 21));
}

#[test]
fn a_tab_that_slept_reads_on_among_sealed_lines() {
    let disk = Disk::new();
    let asleep = page(&disk, 2);
    tap(&asleep, &sold(1000));
    let awake = page(&disk, 1);
    for _ in 0..9 {
        tap(&awake, &sold(1));
    }
    settle_keeping(&awake, 2);
    assert_eq!(seal(&awake, 7), Ok(true));
    assert_eq!(block_on(drive::catch_up(&asleep.0, &asleep.1)), Ok(true));
    assert_eq!(sold_in(&asleep), 1009);
    assert_eq!(asleep.1.borrow().seen(), awake.1.borrow().seen());
    // Both may seal: the second finds what the first has left.
    settle_keeping(&asleep, 1);
    assert_eq!(seal(&asleep, 2), Ok(true));
    assert_eq!(seal(&awake, 2), Ok(false), "past its own base");
    assert_eq!(sold_in(&page(&disk, 3)), 1009);
}

#[test]
fn a_checkpoint_older_than_the_segments_is_not_stood_on() {
    let disk = Disk::new();
    let page = page(&disk, 1);
    for _ in 0..20 {
        tap(&page, &sold(1));
    }
    settle_keeping(&page, 15);
    let old = disk.checkpoint();
    settle_keeping(&page, 2);
    assert_eq!(seal(&page, 8), Ok(true));
    // Another tab, slow to write its checkpoint, puts an older one in its place.
    disk.put_checkpoint(old);
    let loaded = block_on(disk.store().load(Extent::SinceCheckpoint)).unwrap();
    assert_eq!((loaded.checkpoint, loaded.before, loaded.records.len()), (None, 0, 21));
    assert_eq!(sold_in(&self::page(&disk, 2)), 20);
}

#[test]
fn a_damaged_sealed_line_is_quarantined_and_the_rest_goes_on() {
    let disk = Disk::new();
    drop(sealed(&disk));
    disk.put_checkpoint(None);
    let spoiled = disk.lines()[6].arrival;
    disk.damage(spoiled, |line| line[20] ^= 4);
    let raw = disk.lines()[6].bytes.clone();
    let again = page(&disk, 2);
    assert_eq!(sold_in(&again), 19);
    block_on(drive::settle(&again.0, &again.1)).unwrap();
    assert_eq!(disk.quarantined()[0].bytes, raw);
    assert_eq!((disk.segments(), disk.lines().len()), (3, 20));
    settle_keeping(&again, 2);
    assert!(block_on(disk.store().load(Extent::SinceCheckpoint)).unwrap().before > 0);
    assert_eq!(sold_in(&page(&disk, 3)), 19);
}

proptest! {
    #[test]
    fn one_flipped_bit_in_a_segment_costs_two_records_at_most(
        place in any::<Index>(), byte in any::<Index>(), bit in 0..8_u32,
    ) {
        let disk = Disk::new();
        drop(sealed(&disk));
        disk.put_checkpoint(None);
        let lines = disk.lines();
        let line = &lines[place.index(12)];
        disk.damage(line.arrival, |bytes| {
            let byte = byte.index(bytes.len());
            bytes[byte] ^= 1 << bit;
        });
        let again = page(&disk, 2);
        prop_assert!(sold_in(&again) >= 18, "{}", sold_in(&again));
        prop_assert_eq!(sold_in(&page(&disk, 3)), sold_in(&again));
    }
}

const NAME: &str = "王记🏪Ωmega";

fn holds(disk: &Disk) -> bool {
    disk.all_bytes().windows(NAME.len()).any(|window| window == NAME.as_bytes())
}

/// A page whose sealed lines hold a name.
fn named(disk: &Disk) -> (Page, CustomerId) {
    let page = page(disk, 1);
    let whom = CustomerId(tap(&page, &added(NAME, Some("note"), Some(day(18)))));
    tap(&page, &renamed(whom, &format!("{NAME}二店")));
    for _ in 0..8 {
        tap(&page, &sold(1));
    }
    settle_keeping(&page, 2);
    assert_eq!(seal(&page, 4), Ok(true));
    assert_eq!(seal(&page, 4), Ok(true));
    (page, whom)
}

#[test]
fn a_name_in_sealed_lines_is_erased_at_any_step_everywhere_or_nowhere() {
    for step in 0..30 {
        for fault in [Fault::Crash, Fault::Fail(StoreFailure::Closed)] {
            let disk = Disk::new();
            let (page, whom) = named(&disk);
            assert!(holds(&disk));
            disk.fault_in(step, fault.clone());
            let stamp = page.1.borrow_mut().next_stamp(NOW);
            let erased = fieldplan::domain::fact::Erased { customers: vec![whom] };
            let done = block_on(drive::erase(&page.0, &page.1, stamp, &erased));
            disk.heal();
            disk.restart();
            assert_eq!(disk.segments(), 2);
            let again = self::page(&disk, 2);
            assert_eq!(sold_in(&again), 8, "step {step}, {done:?}");
            if done.is_ok() {
                assert!(!holds(&disk), "step {step}: the name is left");
            }
            if holds(&disk) {
                assert!(done.is_err());
                let stamp = again.1.borrow_mut().next_stamp(NOW);
                block_on(drive::erase(&again.0, &again.1, stamp, &erased)).unwrap();
                assert!(!holds(&disk));
            }
        }
    }
}

#[test]
fn the_lines_of_sealed_months_fold_to_the_same_in_any_order() {
    let disk = Disk::new();
    let (page, _) = named(&disk);
    let mut records: Vec<Record> =
        disk.lines().iter().map(|line| Record::parse(&line.bytes).unwrap()).collect();
    records.reverse();
    let (journal, losers) = Journal::from_history(records);
    assert!(losers.is_empty());
    assert_eq!(journal.workspace(), page.1.borrow().workspace());
}

fn count(sales: usize) -> i64 {
    i64::try_from(sales).unwrap()
}

/// The records of a backup with many sales of 1 yuan.
fn long_backup() -> Vec<Record> {
    let disk = Disk::new();
    let page = page(&disk, 7);
    for _ in 0..2 * LINES + 5 {
        let stamp = page.1.borrow_mut().next_stamp(NOW);
        page.1.borrow_mut().record(stamp, &sold(1)).unwrap();
    }
    block_on(drive::save(&page.0, &page.1, None)).unwrap();
    disk.lines().iter().map(|line| Record::parse(&line.bytes).unwrap()).collect()
}

#[test]
fn what_a_backup_brings_is_packed_as_it_comes() {
    let backup = long_backup();
    let (sales, all) = (2 * LINES + 5, 2 * LINES + 6);
    let disk = Disk::new();
    let page = self::page(&disk, 1);
    block_on(drive::import(&page.0, &page.1, &backup)).unwrap();
    // The newest line stays single: the next one is numbered after it.
    assert_eq!((disk.segments(), disk.lines().len()), (3, all));
    let arrivals: Vec<u64> = disk.lines().iter().map(|line| line.arrival).collect();
    assert_eq!(arrivals, (1..=all as u64).collect::<Vec<_>>());
    assert_eq!(sold_in(&page), count(sales));
    tap(&page, &sold(1));
    assert_eq!(disk.lines().last().map(|line| line.arrival), Some(all as u64 + 1));
    assert_eq!(sold_in(&self::page(&disk, 2)), count(sales) + 1);
}

#[test]
fn a_backup_is_packed_with_the_single_lines_of_the_phone_and_another_tab_follows() {
    let backup = long_backup();
    let disk = Disk::new();
    let page = self::page(&disk, 1);
    block_on(drive::import(&page.0, &page.1, &backup[..3])).unwrap();
    settle_keeping(&page, 0);
    let other = self::page(&disk, 3);
    tap(&other, &sold(1_000));
    block_on(drive::import(&page.0, &page.1, &backup[3..])).unwrap();
    assert_eq!((disk.segments(), disk.lines().len()), (3, backup.len() + 1));
    assert_eq!(block_on(drive::catch_up(&other.0, &other.1)), Ok(true));
    let sales = 1_000 + count(backup.len()) - 1;
    for page in [page, other, self::page(&disk, 4)] {
        assert_eq!(sold_in(&page), sales);
    }
}

#[test]
fn a_fault_at_any_step_of_packing_a_backup_takes_in_all_or_nothing() {
    let backup = long_backup();
    for step in 1..10 {
        for fault in [Fault::Crash, Fault::Fail(StoreFailure::Full)] {
            let disk = Disk::new();
            let page = self::page(&disk, 1);
            disk.fault_in(step, fault);
            let taken = block_on(drive::import(&page.0, &page.1, &backup));
            disk.heal();
            disk.restart();
            let there = disk.lines().len();
            assert!(there == 0 || there == backup.len(), "{there} at step {step}");
            assert!(taken.is_err() || there == backup.len(), "step {step}");
            let again = self::page(&disk, 2);
            block_on(drive::import(&again.0, &again.1, &backup)).unwrap();
            assert_eq!(sold_in(&self::page(&disk, 3)), count(backup.len()) - 1, "step {step}");
        }
    }
}

#[test]
fn a_phone_without_room_for_a_backup_takes_in_none_of_it() {
    let disk = Disk::new();
    let page = self::page(&disk, 1);
    tap(&page, &sold(1));
    disk.leave_room(Some(500));
    let newer = &long_backup()[1..];
    assert_eq!(block_on(drive::import(&page.0, &page.1, newer)), Err(StoreFailure::Full));
    assert_eq!((disk.segments(), disk.lines().len()), (0, 2));
}

#[test]
fn a_damaged_line_that_cannot_be_packed_leaves_the_backups_lines_single() {
    let disk = Disk::new();
    drop(self::page(&disk, 1));
    disk.put_line(b"half\nof a line");
    let page = self::page(&disk, 1);
    let backup = long_backup();
    block_on(drive::import(&page.0, &page.1, &backup)).unwrap();
    assert_eq!((disk.segments(), disk.lines().len()), (0, backup.len() + 1));
    assert_eq!(sold_in(&page), count(backup.len()) - 1);
}
