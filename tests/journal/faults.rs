//! Faults in company: every step of the store fails in every way, and random pairs of troubles
//! fall upon the same hour of work. What was acknowledged is on the disk, the next start shows what
//! the lines say, and nothing half-done is left.

use std::cell::RefCell;
use std::collections::BTreeSet;

use fieldplan::domain::ident::Stamp;
use fieldplan::domain::period::Period;
use fieldplan::journal::memory::{Disk, Fault, MemoryStore, block_on};
use fieldplan::journal::session::Session;
use fieldplan::journal::store::{Store, StoreFailure};
use fieldplan::journal::{Journal, Record, drive, mirror};
use proptest::prelude::*;

use crate::arbitrary::*;

/// One thing that goes wrong.
#[derive(Clone, Debug)]
enum Trouble {
    /// So many of the store's steps from then on.
    Store(u64, Fault),
    /// The phone's clock goes back so many milliseconds.
    Clock(u64),
    /// Another tab writes.
    OtherTab,
    /// A newer version's record arrives.
    Newer,
    /// A bit of the checkpoint turns.
    Checkpoint(usize),
    /// A bit of a line turns.
    Line(usize),
    /// The page is loaded again, with or without what localStorage kept.
    Reload(bool),
}

/// What a rep does in the hour.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Tap(i64),
    Undo,
    Settle,
    /// A backup with a record that is not here.
    Import,
    CatchUp,
}

const HOUR: [Deed; 12] = [
    Deed::Tap(1),
    Deed::Tap(10),
    Deed::Tap(100),
    Deed::Settle,
    Deed::Tap(1_000),
    Deed::Undo,
    Deed::CatchUp,
    Deed::Import,
    Deed::Tap(10_000),
    Deed::Settle,
    Deed::Undo,
    Deed::Tap(100_000),
];

struct Page {
    store: MemoryStore,
    desk: RefCell<Session>,
}

struct Phone {
    disk: Disk,
    page: Option<Page>,
    /// What localStorage holds.
    kept: String,
    now: u64,
    random: u64,
    acknowledged: BTreeSet<Record>,
    /// Lines spoiled by a failing disk.
    spoiled: BTreeSet<Vec<u8>>,
}

impl Phone {
    fn new() -> Phone {
        Phone {
            disk: Disk::new(),
            page: None,
            kept: String::new(),
            now: 1_790_000_000_000,
            random: 0,
            acknowledged: BTreeSet::new(),
            spoiled: BTreeSet::new(),
        }
    }

    /// The page that is open; after the browser's end, or a start that failed, a new one.
    fn page(&mut self) -> Option<&Page> {
        if self.disk.is_down() {
            self.page = None;
            self.disk.restart();
        }
        if self.page.is_none() {
            self.random += 1;
            let store = self.disk.store();
            let session = block_on(drive::open(&store, &self.kept, self.random)).ok()?;
            self.page = Some(Page { store, desk: RefCell::new(session) });
        }
        self.page.as_ref()
    }

    fn save(&mut self) {
        let kept = self.kept.clone();
        let Some(page) = self.page() else { return };
        let waiting = page.desk.borrow().unsaved_lines();
        let is_saved = block_on(drive::save(&page.store, &page.desk, Some("today"))).is_ok();
        let session = page.desk.borrow();
        let kept =
            if is_saved { mirror::without(&kept, &session) } else { mirror::with(&kept, &session) };
        drop(session);
        if is_saved {
            let lines = waiting.lines().map(|line| Record::parse(line.as_bytes()).unwrap());
            self.acknowledged.extend(lines);
        }
        if !self.disk.is_down() {
            self.kept = kept;
        }
    }

    fn record(&mut self, fact: impl Fn(&Session) -> Option<fieldplan::domain::fact::Fact>) {
        self.now += 1_000;
        let now = self.now;
        if let Some(page) = self.page() {
            let mut session = page.desk.borrow_mut();
            if let Some(fact) = fact(&session) {
                let stamp = session.next_stamp(now);
                // What reaches into the base is refused, and nothing is done.
                let _ = session.record(stamp, &fact);
            }
        }
        self.save();
    }

    fn does(&mut self, deed: Deed) {
        match deed {
            Deed::Tap(amount) => self.record(|_| Some(sold(amount))),
            Deed::Undo => self.record(|session| {
                let last = fieldplan::journal::undo::recent(session.journal()).next()?.stamp;
                fieldplan::journal::undo::undo(session.journal(), &[last]).ok()
            }),
            Deed::Settle => {
                if let Some(page) = self.page() {
                    let bytes = page.desk.borrow_mut().settle_keeping(1);
                    if let Some(bytes) = bytes {
                        let _ = block_on(page.store.write_checkpoint(&bytes));
                    }
                }
            }
            Deed::Import => {
                let record = write(7, &sold(7));
                if let Some(page) = self.page() {
                    let taken =
                        drive::import(&page.store, &page.desk, std::slice::from_ref(&record));
                    let is_taken = block_on(taken).is_ok();
                    let reads = !page.desk.borrow().journal().read_only();
                    if is_taken && reads {
                        self.acknowledged.insert(record);
                    }
                }
            }
            Deed::CatchUp => {
                if let Some(page) = self.page() {
                    let _ = block_on(drive::catch_up(&page.store, &page.desk));
                }
            }
        }
    }

    fn suffers(&mut self, trouble: &Trouble) {
        match trouble {
            Trouble::Store(steps, fault) => self.disk.fault_in(*steps, fault.clone()),
            Trouble::Clock(back) => self.now = self.now.saturating_sub(*back),
            Trouble::OtherTab => {
                let store = self.disk.store();
                let Ok(session) = block_on(drive::open(&store, "", 900 + self.random)) else {
                    return;
                };
                let desk = RefCell::new(session);
                let stamp = desk.borrow_mut().next_stamp(self.now);
                desk.borrow_mut().record(stamp, &sold(5)).unwrap();
                let waiting = desk.borrow().unsaved_lines();
                if block_on(drive::save(&store, &desk, None)).is_ok() {
                    self.acknowledged.insert(Record::parse(waiting.as_bytes()).unwrap());
                }
            }
            Trouble::Newer => {
                let stamp = Stamp::new(self.now, 1, 99);
                self.disk.put_line(&line(2, stamp, "what only the next version reads"));
            }
            Trouble::Checkpoint(place) => {
                if let Some(mut bytes) = self.disk.checkpoint() {
                    let place = place % bytes.len();
                    bytes[place] ^= 0x10;
                    self.disk.put_checkpoint(Some(bytes));
                }
            }
            Trouble::Line(place) => {
                let lines = self.disk.lines();
                if let Some(hit) = lines.get(place % lines.len().max(1)) {
                    self.spoiled.insert(hit.bytes.clone());
                    self.disk.damage(hit.arrival, |line| {
                        let middle = line.len() / 2;
                        line[middle] ^= 0x04;
                    });
                }
            }
            Trouble::Reload(with_kept) => {
                if !with_kept {
                    self.kept.clear();
                }
                self.page = None;
            }
        }
    }

    /// Everything the disk holds, whichever place it is in.
    fn everywhere(&self) -> BTreeSet<Vec<u8>> {
        let places = [self.disk.lines(), self.disk.side_lines(), self.disk.quarantined()];
        places.into_iter().flatten().map(|line| line.bytes).collect()
    }

    /// What was acknowledged and is nowhere; spoiled lines apart.
    fn lost(&self) -> Vec<Record> {
        let there = self.everywhere();
        let is_lost = |record: &&Record| {
            !there.contains(record.bytes()) && !self.spoiled.contains(record.bytes())
        };
        self.acknowledged.iter().filter(is_lost).cloned().collect()
    }

    /// What has gone wrong is over: everything is saved, and two starts in a row show what the
    /// lines say.
    fn ends(&mut self) {
        self.disk.heal();
        self.save();
        self.save();
        assert_eq!(self.lost(), vec![]);
        let page = self.page().unwrap();
        block_on(drive::catch_up(&page.store, &page.desk)).unwrap();
        // What has gone from the disk meanwhile is written again, as the app does after reading.
        self.save();
        let page = self.page().unwrap();
        assert!(page.desk.borrow().is_saved());
        if !self.spoiled.is_empty() {
            // A base may still know what a spoiled line under it said; an update counts anew.
            self.disk.put_checkpoint(None);
        }
        for _ in 0..2 {
            let store = self.disk.store();
            let fresh = block_on(drive::open(&store, &self.kept, 5_000)).unwrap();
            let lines = self.disk.lines().into_iter().chain(self.disk.side_lines());
            let sound = lines.filter_map(|line| Record::parse(&line.bytes).ok()).collect();
            let (whole, _) = Journal::from_history(sound);
            assert_eq!(fresh.workspace(), whole.workspace());
        }
    }
}

/// The hour with each trouble before the deed of its number.
fn lived(troubles: &[(usize, Trouble)]) {
    let mut phone = Phone::new();
    for (number, deed) in HOUR.iter().enumerate() {
        for (_, trouble) in troubles.iter().filter(|(at, _)| *at == number) {
            phone.suffers(trouble);
        }
        phone.does(*deed);
        assert_eq!(phone.lost(), vec![], "after {deed:?}, the {number}th");
    }
    phone.ends();
}

fn ways_to_fail() -> [Fault; 4] {
    [
        Fault::Crash,
        Fault::Fail(StoreFailure::Full),
        Fault::Fail(StoreFailure::Closed),
        Fault::Fail(StoreFailure::Blocked),
    ]
}

#[test]
fn a_full_disk_a_lost_connection_and_a_kill_are_survived_at_every_step_of_an_hour() {
    let mut phone = Phone::new();
    for deed in HOUR {
        phone.does(deed);
    }
    let steps = phone.disk.steps();
    assert!(steps > 60, "the hour has {steps} steps");
    for step in 0..steps {
        for fault in ways_to_fail() {
            lived(&[(0, Trouble::Store(step, fault))]);
        }
    }
}

fn trouble() -> impl Strategy<Value = Trouble> {
    let ways = prop::sample::select(ways_to_fail().to_vec());
    prop_oneof![
        4 => (0..40_u64, ways).prop_map(|(steps, fault)| Trouble::Store(steps, fault)),
        // A second, an hour, a day, a year.
        1 => prop::sample::select(vec![1_000, 3_600_000, 86_400_000, 31_536_000_000])
            .prop_map(Trouble::Clock),
        2 => Just(Trouble::OtherTab),
        1 => Just(Trouble::Newer),
        1 => any::<usize>().prop_map(Trouble::Checkpoint),
        1 => any::<usize>().prop_map(Trouble::Line),
        2 => any::<bool>().prop_map(Trouble::Reload),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn any_two_troubles_in_one_hour_lose_nothing_that_was_acknowledged(
        one in (0..HOUR.len(), trouble()),
        other in (0..HOUR.len(), trouble()),
    ) {
        lived(&[one, other]);
    }
}

/// The control: a page that takes its copy back before the disk has answered.
#[test]
#[should_panic(expected = "left == right")]
fn control_a_phone_that_acknowledges_too_early_is_seen() {
    let mut phone = Phone::new();
    phone.does(Deed::Tap(1));
    phone.acknowledged.insert(write(9, &sold(9)));
    phone.ends();
}

fn november_sales(session: &Session) -> i64 {
    let month = Period::new(day(1), day(30)).ok();
    session.workspace().sold_in(month).fen() / 100
}

#[test]
fn what_was_typed_while_the_browser_threw_all_away_joins_the_backup_again() {
    let disk = Disk::new();
    let store = disk.store();
    let desk = RefCell::new(block_on(drive::open(&store, "", 1)).unwrap());
    let tap = |amount: i64| {
        let stamp = desk.borrow_mut().next_stamp(1_790_000_000_000);
        desk.borrow_mut().record(stamp, &sold(amount)).unwrap();
        block_on(drive::save(&store, &desk, None))
    };
    for _ in 0..10 {
        tap(1).unwrap();
    }
    let backup: Vec<Record> =
        disk.lines().iter().map(|line| Record::parse(&line.bytes).unwrap()).collect();
    let bytes = desk.borrow_mut().settle_keeping(1).unwrap();
    block_on(store.write_checkpoint(&bytes)).unwrap();
    disk.evict();
    assert!(tap(100).is_err());
    assert!(desk.borrow().emptied());
    let kept = mirror::with("", &desk.borrow());
    let named = desk.borrow().workspace().journal;
    // The next page has only the copy; what it saves is of the same journal.
    let next = RefCell::new(block_on(drive::open(&store, &kept, 2)).unwrap());
    block_on(drive::save(&store, &next, None)).unwrap();
    assert_eq!(next.borrow().workspace().journal, named);
    let here: BTreeSet<Vec<u8>> = disk.lines().into_iter().map(|line| line.bytes).collect();
    let missing: Vec<Record> =
        backup.into_iter().filter(|record| !here.contains(record.bytes())).collect();
    block_on(drive::import(&store, &next, &missing)).unwrap();
    assert_eq!(november_sales(&next.borrow()), 110);
    let fresh = block_on(drive::open(&disk.store(), "", 3)).unwrap();
    assert_eq!(november_sales(&fresh), 110);
}

#[test]
fn two_pages_on_a_full_disk_keep_their_copies_side_by_side() {
    let disk = Disk::new();
    let pages = [1, 2].map(|random| {
        let store = disk.store();
        let desk = RefCell::new(block_on(drive::open(&store, "", random)).unwrap());
        (store, desk)
    });
    let stamp = pages[0].1.borrow_mut().next_stamp(1_790_000_000_000);
    pages[0].1.borrow_mut().record(stamp, &sold(1)).unwrap();
    block_on(drive::save(&pages[0].0, &pages[0].1, None)).unwrap();
    disk.leave_room(Some(0));
    let mut kept = String::new();
    for (number, (store, desk)) in pages.iter().enumerate() {
        let stamp = desk.borrow_mut().next_stamp(1_790_000_000_000);
        desk.borrow_mut().record(stamp, &sold(if number == 0 { 10 } else { 100 })).unwrap();
        assert_eq!(block_on(drive::save(store, desk, None)), Err(StoreFailure::Full));
        kept = mirror::with(&kept, &desk.borrow());
        // Failing once more adds nothing.
        assert_eq!(mirror::with(&kept, &desk.borrow()), kept);
    }
    assert_eq!(kept.lines().count(), 2);
    // One of them finds room: the other's line stays.
    disk.leave_room(None);
    let (store, desk) = &pages[1];
    block_on(drive::save(store, desk, None)).unwrap();
    let rest = mirror::without(&kept, &desk.borrow());
    assert_eq!(rest.lines().count(), 1);
    assert!(kept.starts_with(&rest));
    let fresh = RefCell::new(block_on(drive::open(&disk.store(), &rest, 3)).unwrap());
    block_on(drive::save(&disk.store(), &fresh, None)).ok();
    assert_eq!(november_sales(&fresh.borrow()), 111);
}

#[test]
fn an_older_backup_over_newer_records_takes_nothing_back() {
    let disk = Disk::new();
    let store = disk.store();
    let desk = RefCell::new(block_on(drive::open(&store, "", 1)).unwrap());
    let tap = |fact: &fieldplan::domain::fact::Fact| {
        let stamp = desk.borrow_mut().next_stamp(1_790_000_000_000);
        desk.borrow_mut().record(stamp, fact).unwrap();
        block_on(drive::save(&store, &desk, None)).unwrap();
        stamp
    };
    let whom = fieldplan::domain::ident::CustomerId(fieldplan::domain::ident::Id::new(
        tap(&added("甲公司", None, None)),
        0,
    ));
    tap(&renamed(whom, "乙公司"));
    let old: Vec<Record> =
        disk.lines().iter().map(|line| Record::parse(&line.bytes).unwrap()).collect();
    tap(&renamed(whom, "丙公司"));
    let before = (disk.lines(), desk.borrow().workspace().clone());
    // Line by line, as though none of it were here.
    block_on(drive::import(&store, &desk, &old)).unwrap();
    assert_eq!(desk.borrow().workspace(), &before.1);
    assert_eq!(desk.borrow().workspace().customer(whom).unwrap().name, "丙公司");
    let fresh = block_on(drive::open(&disk.store(), "", 2)).unwrap();
    assert_eq!(fresh.workspace(), &before.1);
    assert!(disk.lines().len() >= before.0.len());
}

#[test]
fn a_kill_while_everything_is_counted_anew_after_an_update_is_survived_at_every_step() {
    let with_checkpoint = || {
        let disk = Disk::new();
        let store = disk.store();
        let desk = RefCell::new(block_on(drive::open(&store, "", 1)).unwrap());
        for _ in 0..20 {
            let stamp = desk.borrow_mut().next_stamp(1_790_000_000_000);
            desk.borrow_mut().record(stamp, &sold(1)).unwrap();
            block_on(drive::save(&store, &desk, None)).unwrap();
        }
        let bytes = desk.borrow_mut().settle_keeping(4).unwrap();
        block_on(store.write_checkpoint(&bytes)).unwrap();
        // Another version of the fold wrote it.
        let mut bytes = disk.checkpoint().unwrap();
        bytes[4] ^= 0xff;
        disk.put_checkpoint(Some(bytes));
        disk
    };
    let disk = with_checkpoint();
    let before = disk.steps();
    drop(block_on(drive::open(&disk.store(), "", 2)).unwrap());
    for step in 0..=disk.steps() - before {
        let disk = with_checkpoint();
        disk.fault_in(step, Fault::Crash);
        let _ = block_on(drive::open(&disk.store(), "", 2));
        disk.heal();
        disk.restart();
        let fresh = block_on(drive::open(&disk.store(), "", 3)).unwrap();
        assert_eq!(november_sales(&fresh), 20, "killed at step {step}");
    }
}
