//! Pages on a disk: starting, saving, several tabs, faults one by one.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;

use fieldplan::domain::fact::Fact;
use fieldplan::domain::ident::Stamp;
use fieldplan::domain::period::Period;
use fieldplan::journal::Record;
use fieldplan::journal::drive;
use fieldplan::journal::memory::{Disk, Fault, MemoryStore, block_on, interleave};
use fieldplan::journal::record::LONGEST;
use fieldplan::journal::session::{NotTaken, Session};
use fieldplan::journal::store::{Extent, Store, StoreFailure};
use fieldplan::journal::undo::undo;

use crate::arbitrary::*;

struct Page {
    store: MemoryStore,
    desk: RefCell<Session>,
}

fn open(disk: &Disk, random: u64) -> Page {
    open_with(disk, "", random)
}

fn open_with(disk: &Disk, mirror: &str, random: u64) -> Page {
    let store = disk.store();
    let desk = RefCell::new(block_on(drive::open(&store, mirror, random)).unwrap());
    Page { store, desk }
}

impl Page {
    fn record(&self, fact: &Fact) -> Stamp {
        let stamp = self.desk.borrow_mut().next_stamp(1_790_000_000_000);
        self.desk.borrow_mut().record(stamp, fact).unwrap();
        stamp
    }

    fn save(&self) -> Result<(), StoreFailure> {
        block_on(drive::save(&self.store, &self.desk, Some("today")))
    }

    fn tap(&self, fact: &Fact) -> Stamp {
        let stamp = self.record(fact);
        self.save().unwrap();
        stamp
    }

    fn catch_up(&self) -> bool {
        block_on(drive::catch_up(&self.store, &self.desk)).unwrap()
    }

    fn sold(&self) -> i64 {
        let month = Period::new(day(1), day(30)).ok();
        self.desk.borrow().workspace().sold_in(month).fen() / 100
    }

    /// What idle time after a start or a reading is for.
    fn idle(&self) {
        block_on(drive::settle(&self.store, &self.desk)).unwrap();
    }

    fn settle_keeping(&self, keep: usize) {
        let bytes = self.desk.borrow_mut().settle_keeping(keep).unwrap();
        block_on(self.store.write_checkpoint(&bytes)).unwrap();
    }
}

#[test]
fn the_first_tap_opens_the_journal_in_the_same_transaction() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    page.tap(&confirmed(300));
    let kinds: Vec<String> = disk
        .lines()
        .iter()
        .map(|line| Record::parse(&line.bytes).unwrap().kind().to_owned())
        .collect();
    assert_eq!(kinds, ["journal.opened", "goal.confirmed"]);
    assert_eq!(disk.today().as_deref(), Some("today"));
    assert!(page.desk.borrow().workspace().journal.is_some());
    assert_eq!(page.desk.borrow().seen(), 2);
    assert!(!page.catch_up(), "its own lines are no news");
}

#[test]
fn a_journal_is_laid_into_an_empty_store_whole_or_not_at_all() {
    let page = open(&Disk::new(), 1);
    page.tap(&confirmed(300));
    page.tap(&sold(7));
    let records = block_on(page.store.read_all()).unwrap();
    let records: Vec<Record> =
        records.iter().map(|line| Record::parse(&line.bytes).unwrap()).collect();
    let disk = Disk::new();
    block_on(drive::lay(&disk.store(), &records)).unwrap();
    for step in 0..disk.steps() {
        let disk = Disk::new();
        disk.fault_in(step, Fault::Fail(StoreFailure::Full));
        let laid = block_on(drive::lay(&disk.store(), &records)).is_ok();
        // At the last step it is on the disk, and only the page is not told.
        let lines = disk.lines().len();
        assert!(if laid { lines == 3 } else { lines == 0 || lines == 3 }, "{step}: {lines}");
    }
    assert_eq!(disk.lines().len(), 3);
    assert_eq!(open(&disk, 2).sold(), 7);
    let again = block_on(drive::lay(&disk.store(), &records));
    assert_eq!(again, Err(StoreFailure::Conflict), "another page was first");
}

#[test]
fn of_two_tabs_that_start_at_once_one_opens_the_journal_and_both_are_in_it() {
    let disk = Disk::new();
    let (one, other) = (open(&disk, 1), open(&disk, 2));
    one.record(&sold(1));
    other.record(&sold(2));
    one.save().unwrap();
    other.save().unwrap();
    one.catch_up();
    let named = |page: &Page| page.desk.borrow().workspace().journal.unwrap();
    assert_eq!(named(&one), named(&other));
    assert_eq!((one.sold(), other.sold()), (3, 3));
    assert_eq!(disk.lines().len(), 3);
}

#[test]
fn two_tabs_writing_at_every_interleaving_lose_nothing() {
    for seed in 0_usize..200 {
        let disk = Disk::new();
        let pages = [open(&disk, 1), open(&disk, 2)];
        let work = pages.iter().enumerate().map(|(tab, page)| {
            let work = async move {
                for tap in 0..4 {
                    page.record(&sold(if tab == 0 { 1 } else { 100 }));
                    drive::save(&page.store, &page.desk, None).await.unwrap();
                    if tap % 2 == tab % 2 {
                        drive::catch_up(&page.store, &page.desk).await.unwrap();
                    }
                }
            };
            Box::pin(work) as Pin<Box<dyn Future<Output = ()> + '_>>
        });
        let mut turn = seed;
        interleave(work.collect(), |left| {
            turn = turn
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (turn >> 33) % left
        });
        for page in &pages {
            page.catch_up();
            assert_eq!(page.sold(), 404);
            assert!(page.desk.borrow().is_saved());
        }
        assert_eq!(pages[0].desk.borrow().workspace(), pages[1].desk.borrow().workspace());
        assert_eq!(open(&disk, 3).sold(), 404);
        assert_eq!(disk.lines().len(), 9);
    }
}

#[test]
fn a_start_reads_the_checkpoint_and_only_what_came_after() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    for amount in 1..=20 {
        page.tap(&sold(amount));
    }
    page.settle_keeping(4);
    page.tap(&sold(1000));
    let loaded = block_on(disk.store().load(Extent::SinceCheckpoint)).unwrap();
    assert_eq!((loaded.before, loaded.records.len()), (17, 5));
    let again = open(&disk, 2);
    assert_eq!(again.sold(), 1210);
    assert_eq!(again.desk.borrow().workspace(), page.desk.borrow().workspace());
    assert_eq!(again.desk.borrow().journal().hash(), page.desk.borrow().journal().hash());
}

#[test]
fn a_checkpoint_that_does_not_fit_is_dropped_and_everything_folded() {
    let spoil: [fn(&Disk); 4] = [
        |disk| {
            let mut bytes = disk.checkpoint().unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            disk.put_checkpoint(Some(bytes));
        },
        |disk| disk.put_checkpoint(Some(b"FPC1".to_vec())),
        |disk| disk.put_checkpoint(None),
        // A line under the checkpoint has gone.
        |disk| {
            let store = disk.store();
            block_on(store.load(Extent::Whole)).unwrap();
            let keep = disk.checkpoint();
            block_on(store.quarantine(&[3])).unwrap();
            disk.put_checkpoint(keep);
        },
    ];
    for (case, spoil) in spoil.iter().enumerate() {
        let disk = Disk::new();
        let page = open(&disk, 1);
        for _ in 0..20 {
            page.tap(&sold(1));
        }
        page.settle_keeping(4);
        spoil(&disk);
        let sum = if case == 3 { 19 } else { 20 };
        assert_eq!(open(&disk, 2).sold(), sum, "{case}");
    }
}

#[test]
fn a_late_line_before_the_checkpoint_is_folded_in_by_whoever_sees_it() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    for _ in 0..10 {
        page.tap(&sold(1));
    }
    page.settle_keeping(2);
    disk.put_line(write(5, &sold(1000)).bytes());
    assert!(page.catch_up());
    assert_eq!(page.sold(), 1010);
    assert_eq!(open(&disk, 2).sold(), 1010);
    // A new base still finds a place where lines and stamps agree.
    page.settle_keeping(2);
    assert_eq!(open(&disk, 3).sold(), 1010);
    assert!(block_on(disk.store().load(Extent::SinceCheckpoint)).unwrap().before > 0);
}

#[test]
fn a_damaged_line_is_quarantined_raw_and_the_rest_goes_on() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    page.tap(&sold(1));
    let stamp = page.tap(&sold(10));
    page.tap(&sold(100));
    let spoiled = disk.lines()[2].arrival;
    disk.damage(spoiled, |line| line[30] ^= 4);
    let raw = disk.lines()[2].bytes.clone();
    let again = open(&disk, 2);
    assert_eq!(again.sold(), 101);
    assert!(again.desk.borrow().owes());
    again.idle();
    assert!(!again.desk.borrow().owes());
    assert_eq!(disk.quarantined()[0].bytes, raw);
    assert_eq!(disk.lines().len(), 3);
    // The page that still holds the good copy puts it back.
    block_on(drive::reload(&page.store, &page.desk)).unwrap();
    page.save().unwrap();
    assert_eq!(page.sold(), 111);
    let third = open(&disk, 3);
    assert_eq!(third.sold(), 111);
    assert!(third.desk.borrow().journal().record(stamp).is_some());
}

#[test]
fn a_damaged_line_that_cannot_be_moved_does_not_stop_the_start() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    page.tap(&sold(1));
    page.tap(&sold(10));
    disk.damage(2, Vec::clear);
    // Everything after the reading fails.
    for step in 6..30 {
        disk.fault_in(step, Fault::Fail(StoreFailure::Blocked));
    }
    let again = open(&disk, 2);
    assert!(block_on(drive::settle(&again.store, &again.desk)).is_err());
    disk.heal();
    assert_eq!(again.sold(), 10);
    again.tap(&sold(100));
    again.settle_keeping(0);
    assert_eq!(open(&disk, 3).sold(), 110);
}

#[test]
fn the_same_stamp_with_other_bytes_leaves_one_record_and_one_in_quarantine() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    page.tap(&sold(1));
    disk.put_line(write(5, &sold(20)).bytes());
    page.catch_up();
    disk.put_line(write(5, &sold(30)).bytes());
    page.catch_up();
    page.idle();
    let greater = write(5, &sold(20)).max(write(5, &sold(30)));
    let sum = page.sold();
    assert_eq!(page.desk.borrow().journal().record(at(5)), Some(&greater));
    assert_eq!(disk.quarantined().len(), 1);
    assert_eq!(open(&disk, 2).sold(), sum);
    assert_eq!(disk.quarantined().len(), 1);
}

#[test]
fn what_the_disk_refuses_stays_on_the_screen_and_in_the_mirror_and_is_tried_again() {
    for failure in [
        StoreFailure::Full,
        StoreFailure::Blocked,
        StoreFailure::Closed,
        StoreFailure::Unknown("?".into()),
    ] {
        let disk = Disk::new();
        let page = open(&disk, 1);
        page.tap(&sold(1));
        disk.fault_in(1, Fault::Fail(failure.clone()));
        page.record(&sold(10));
        assert_eq!(page.save(), Err(failure));
        assert_eq!(page.sold(), 11);
        assert!(!page.desk.borrow().is_saved());
        let mirror = page.desk.borrow().unsaved_lines();
        // The page ends here; the next one finds the mirror.
        let next = open_with(&disk, &mirror, 2);
        assert_eq!(next.sold(), 11);
        next.save().unwrap();
        assert!(next.desk.borrow().is_saved());
        assert_eq!(open(&disk, 3).sold(), 11);
        // And the first page, were it still there, writes it a second time without harm.
        page.save().unwrap();
        assert_eq!(open(&disk, 4).sold(), 11);
    }
}

#[test]
fn a_record_whose_answer_was_lost_is_known_to_be_saved_once_it_is_read() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    page.tap(&sold(1));
    page.record(&sold(10));
    // Begin, one line, today, commit: the answer is what fails.
    disk.fault_in(4, Fault::Fail(StoreFailure::Closed));
    assert_eq!(page.save(), Err(StoreFailure::Closed));
    assert_eq!(disk.lines().len(), 3);
    page.catch_up();
    assert!(page.desk.borrow().is_saved());
    page.save().unwrap();
    assert_eq!(disk.lines().len(), 3);
    assert_eq!(page.sold(), 11);
}

#[test]
fn after_loading_the_whole_stamps_still_follow_what_waits() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    page.tap(&sold(1));
    let ahead = page.desk.borrow_mut().next_stamp(2_000_000_000_000);
    page.desk.borrow_mut().record(ahead, &sold(10)).unwrap();
    block_on(drive::reload(&page.store, &page.desk)).unwrap();
    assert!(page.desk.borrow_mut().next_stamp(1_790_000_000_000) > ahead);
    assert_eq!(page.sold(), 11);
}

#[test]
fn a_full_disk_is_said_and_room_made_is_used() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    page.tap(&sold(1));
    disk.leave_room(Some(10));
    page.record(&sold(10));
    assert_eq!(page.save(), Err(StoreFailure::Full));
    disk.leave_room(None);
    page.tap(&sold(100));
    assert_eq!(open(&disk, 2).sold(), 111);
}

#[test]
fn a_mirror_already_on_the_disk_or_damaged_does_no_harm() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    page.tap(&sold(1));
    let lines = disk.lines();
    let mirror = format!("{}\nrubbish\n\n", String::from_utf8(lines[1].bytes.clone()).unwrap());
    let next = open_with(&disk, &mirror, 2);
    assert!(next.desk.borrow().is_saved());
    assert_eq!(next.sold(), 1);
    assert_eq!(disk.quarantined()[0].bytes, b"rubbish");
}

#[test]
fn a_mirror_that_reaches_under_the_checkpoint_is_folded_from_the_whole() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    for _ in 0..10 {
        page.tap(&sold(1));
    }
    page.settle_keeping(1);
    let late = write(5, &sold(1000));
    let next = open_with(&disk, late.line(), 2);
    assert_eq!(next.sold(), 1010);
    next.save().unwrap();
    assert_eq!(open(&disk, 3).sold(), 1010);
}

#[test]
fn while_a_newer_format_stands_there_taps_go_to_the_side_and_join_after_the_update() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    page.tap(&sold(1));
    let newer = disk.put_line(&line(2, at(9), "what only the next version reads"));
    let old = open(&disk, 2);
    assert!(old.desk.borrow().journal().read_only());
    assert_eq!(old.desk.borrow().journal().newer(), 1);
    let main = disk.lines();
    let before = old.desk.borrow().last_saved();
    old.tap(&sold(10));
    let saved = old.desk.borrow().last_saved();
    assert!(saved > before, "what is beside the records is on the disk too");
    assert_eq!(disk.lines(), main, "the newer version's records stay as they are");
    assert_eq!(disk.side_lines().len(), 1);
    assert_eq!(old.sold(), 11);
    let again = open(&disk, 3);
    assert_eq!(again.sold(), 11);
    assert!(again.desk.borrow().is_saved());
    assert_eq!(again.desk.borrow().last_saved(), saved);
    // The update understands the record: for this one, it is as though it were not there.
    disk.damage(newer, |line| *line = write(9, &sold(100)).bytes().to_vec());
    let updated = open(&disk, 4);
    assert_eq!(updated.sold(), 111);
    updated.save().unwrap();
    open(&disk, 5).idle();
    assert!(disk.side_lines().is_empty());
    assert_eq!(disk.lines().len(), 4);
    assert_eq!(open(&disk, 6).sold(), 111);
}

#[test]
fn a_wipe_is_not_undone_by_a_tab_left_open() {
    let disk = Disk::new();
    let (one, other) = (open(&disk, 1), open(&disk, 2));
    one.tap(&sold(1));
    other.catch_up();
    block_on(drive::wipe(&one.store, &one.desk, 3)).unwrap();
    assert!(disk.all_bytes().is_empty());
    assert_eq!(one.sold(), 0);
    other.record(&sold(10));
    other.save().unwrap();
    assert_eq!(other.sold(), 0);
    assert!(disk.lines().is_empty());
    one.tap(&sold(5));
    other.catch_up();
    assert_eq!(other.sold(), 5);
    assert_eq!(open(&disk, 4).sold(), 5);
}

#[test]
fn a_wipe_and_a_new_beginning_do_not_mix_with_a_tab_left_open() {
    let disk = Disk::new();
    let (one, other) = (open(&disk, 1), open(&disk, 2));
    one.tap(&sold(1));
    other.catch_up();
    block_on(drive::wipe(&one.store, &one.desk, 3)).unwrap();
    one.tap(&sold(5));
    other.record(&sold(10));
    other.save().unwrap();
    assert_eq!(other.sold(), 5);
    assert_eq!(open(&disk, 4).sold(), 5);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(32))]
    #[test]
    fn the_newest_stamp_on_the_disk_is_of_what_was_saved_and_not_of_what_waits(
        deeds in proptest::collection::vec(proptest::prelude::any::<bool>(), 0..12),
    ) {
        let disk = Disk::new();
        let page = open(&disk, 1);
        let mut waits = Some(page.tap(&sold(1)));
        let mut saved = waits;
        for is_save in deeds {
            if is_save {
                page.save().unwrap();
                saved = waits;
            } else {
                waits = Some(page.record(&sold(1)));
            }
        }
        proptest::prop_assert_eq!(page.desk.borrow().last_saved(), saved);
        proptest::prop_assert_eq!(open(&disk, 2).desk.borrow().last_saved(), saved);
    }
}

#[test]
fn a_page_that_holds_everything_puts_it_back_when_the_browser_has_thrown_it_away() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    page.tap(&sold(1));
    page.tap(&sold(10));
    disk.evict();
    page.record(&sold(100));
    page.save().unwrap();
    assert_eq!(open(&disk, 2).sold(), 111);
}

#[test]
fn an_emptied_disk_never_replaces_what_a_page_holds_and_cannot_put_back() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    for _ in 0..10 {
        page.tap(&sold(1));
    }
    page.settle_keeping(1);
    assert!(!page.desk.borrow().emptied());
    disk.evict();
    page.record(&sold(100));
    assert_eq!(page.save(), Err(StoreFailure::Conflict));
    assert!(page.desk.borrow().emptied());
    assert_eq!(page.sold(), 110);
    assert!(!page.desk.borrow().unsaved_lines().is_empty());
    assert!(disk.lines().is_empty(), "half a journal is not written");
}

#[test]
fn an_undo_that_reaches_into_the_base_opens_it_first() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    let stamp = page.tap(&sold(1));
    for _ in 0..9 {
        page.tap(&sold(10));
    }
    page.settle_keeping(1);
    assert!(undo(page.desk.borrow().journal(), &[stamp]).is_err());
    let early = page.desk.borrow_mut().next_stamp(1);
    assert_eq!(
        page.desk.borrow_mut().record(early, &undone(&[stamp])),
        Err(NotTaken::NeedsHistory)
    );
    block_on(drive::reload(&page.store, &page.desk)).unwrap();
    let fact = undo(page.desk.borrow().journal(), &[stamp]).unwrap();
    page.tap(&fact);
    assert_eq!(page.sold(), 90);
    assert_eq!(open(&disk, 2).sold(), 90);
}

#[test]
fn a_loading_of_the_whole_that_fails_is_asked_for_again() {
    let disk = Disk::new();
    let (one, other) = (open(&disk, 1), open(&disk, 2));
    let stamp = one.tap(&sold(1));
    one.tap(&sold(10));
    other.catch_up();
    other.settle_keeping(0);
    let back = undo(one.desk.borrow().journal(), &[stamp]).unwrap();
    one.tap(&back);
    // The undoing reaches into the other tab's base; its reading succeeds, the loading fails.
    disk.fault_in(3, Fault::Fail(StoreFailure::Closed));
    disk.fault_in(6, Fault::Fail(StoreFailure::Closed));
    assert!(block_on(drive::catch_up(&other.store, &other.desk)).is_err());
    disk.heal();
    assert_eq!(other.sold(), 11);
    other.catch_up();
    assert_eq!(other.sold(), 10);
}

#[test]
fn a_fact_whose_line_could_not_be_read_again_is_not_taken_in() {
    let page = open(&Disk::new(), 1);
    let stamp = page.desk.borrow_mut().next_stamp(1);
    let long = added(&"a".repeat(LONGEST), None, None);
    assert_eq!(page.desk.borrow_mut().record(stamp, &long), Err(NotTaken::TooLong));
    assert_eq!(page.desk.borrow().workspace().customers().count(), 0);
}

#[test]
fn without_a_disk_the_page_works_and_keeps_what_waits() {
    let disk = Disk::new();
    let store = disk.store();
    let desk = RefCell::new(Session::new(1));
    let stamp = desk.borrow_mut().next_stamp(1_790_000_000_000);
    desk.borrow_mut().record(stamp, &sold(7)).unwrap();
    disk.fault_in(0, Fault::Fail(StoreFailure::Blocked));
    assert_eq!(block_on(drive::save(&store, &desk, None)), Err(StoreFailure::Blocked));
    // The next page finds no disk either; its mirror holds both pages' edits.
    let mirror = desk.borrow().unsaved_lines();
    let desk = RefCell::new(Session::without_disk(&mirror, 2));
    let stamp = desk.borrow_mut().next_stamp(1_790_000_000_000);
    desk.borrow_mut().record(stamp, &sold(10)).unwrap();
    assert_eq!(desk.borrow().unsaved_lines().lines().count(), 2);
    block_on(drive::save(&store, &desk, None)).unwrap();
    assert_eq!(open(&disk, 3).sold(), 17);
}

#[test]
fn a_mirror_alone_becomes_a_journal_with_a_name() {
    let disk = Disk::new();
    let page = open_with(&disk, write(5, &sold(7)).line(), 1);
    page.save().unwrap();
    assert!(page.desk.borrow().workspace().journal.is_some());
    assert_eq!(open(&disk, 2).sold(), 7);
    assert!(open(&disk, 3).desk.borrow().workspace().journal.is_some());
}

#[test]
fn a_page_that_began_without_a_disk_joins_the_journal_it_finds() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    page.tap(&sold(1));
    let named = page.desk.borrow().workspace().journal;
    let blind = Page { store: disk.store(), desk: RefCell::new(Session::without_disk("", 2)) };
    blind.record(&sold(10));
    block_on(drive::reload(&blind.store, &blind.desk)).unwrap();
    blind.save().unwrap();
    assert_eq!(blind.sold(), 11);
    assert_eq!(blind.desk.borrow().workspace().journal, named);
    // Even where it did not look first.
    let blind = Page { store: disk.store(), desk: RefCell::new(Session::without_disk("", 3)) };
    blind.record(&sold(100));
    blind.save().unwrap();
    assert_eq!(blind.sold(), 111);
    assert_eq!(blind.desk.borrow().workspace().journal, named);
    assert_eq!(open(&disk, 4).sold(), 111);
}

#[test]
fn settling_by_itself_waits_for_enough_and_keeps_the_history_pages_commands() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    for _ in 0..fieldplan::journal::session::SETTLE_FROM {
        page.record(&sold(1));
    }
    page.save().unwrap();
    block_on(drive::settle(&page.store, &page.desk)).unwrap();
    let again = open(&disk, 2);
    assert_eq!(again.desk.borrow().journal().tail().len(), fieldplan::journal::session::KEEP);
    assert_eq!(again.sold(), 512);
}

fn backup_of(disk: &Disk) -> Vec<Record> {
    disk.lines().iter().map(|line| Record::parse(&line.bytes).unwrap()).collect()
}

#[test]
fn a_backup_taken_in_by_an_empty_phone_becomes_its_journal() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    page.tap(&confirmed(300));
    page.tap(&sold(10));
    let new = Disk::new();
    let fresh = open(&new, 2);
    block_on(drive::import(&fresh.store, &fresh.desk, &backup_of(&disk))).unwrap();
    assert_eq!(fresh.sold(), 10);
    assert_eq!(fresh.desk.borrow().workspace().journal, page.desk.borrow().workspace().journal);
    fresh.tap(&sold(5));
    assert_eq!(open(&new, 3).sold(), 15);
}

#[test]
fn a_backup_is_united_with_what_was_done_since_and_twice_changes_nothing() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    page.tap(&confirmed(300));
    let new = Disk::new();
    let other = open(&new, 2);
    block_on(drive::import(&other.store, &other.desk, &backup_of(&disk))).unwrap();
    page.tap(&sold(10));
    other.tap(&sold(7));
    let missing: Vec<Record> =
        backup_of(&disk).into_iter().filter(|record| !backup_of(&new).contains(record)).collect();
    block_on(drive::import(&other.store, &other.desk, &missing)).unwrap();
    assert_eq!(other.sold(), 17);
    let lines = new.lines().len();
    block_on(drive::import(&other.store, &other.desk, &[])).unwrap();
    assert_eq!((new.lines().len(), open(&new, 3).sold()), (lines, 17));
}

#[test]
fn an_import_that_fails_at_any_step_has_taken_in_all_or_nothing() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    page.tap(&confirmed(300));
    page.tap(&sold(10));
    page.tap(&sold(20));
    let backup = backup_of(&disk);
    for step in 1..8 {
        let new = Disk::new();
        let fresh = open(&new, 2);
        new.fault_in(step, Fault::Fail(StoreFailure::Full));
        let taken = block_on(drive::import(&fresh.store, &fresh.desk, &backup));
        new.heal();
        let there = backup_of(&new).len();
        assert!(there == 0 || there == backup.len(), "{there} at step {step}");
        assert!(taken.is_err() || there == backup.len(), "step {step}");
        block_on(drive::import(&fresh.store, &fresh.desk, &backup)).unwrap();
        assert_eq!(open(&new, 3).sold(), 30, "step {step}");
    }
}

#[test]
fn a_name_erased_here_does_not_come_back_with_an_old_backup() {
    let disk = Disk::new();
    let page = open(&disk, 1);
    let whom = fieldplan::domain::ident::CustomerId(fieldplan::domain::ident::Id::new(
        page.tap(&added("红星超市", None, None)),
        0,
    ));
    page.tap(&renamed(whom, "红星大超市"));
    let old = backup_of(&disk);
    let stamp = page.desk.borrow_mut().next_stamp(1_790_000_000_000);
    let gone = fieldplan::domain::fact::Erased { customers: vec![whom] };
    block_on(drive::erase(&page.store, &page.desk, stamp, &gone)).unwrap();
    block_on(drive::import(&page.store, &page.desk, &old)).unwrap();
    for line in disk.lines() {
        assert!(!String::from_utf8_lossy(&line.bytes).contains("红星"));
    }
}
