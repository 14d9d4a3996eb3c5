//! Random commands in two tabs, undos, erasures, files taken in, lines packed together, faults and
//! crashes at any step, reloads: nothing acknowledged is ever lost, no erased name is left, and all
//! pages come to show the same.

use std::cell::RefCell;
use std::collections::BTreeSet;

use fieldplan::domain::fact::{Erased, Fact};
use fieldplan::domain::ident::Stamp;
use fieldplan::journal::drive;
use fieldplan::journal::memory::{Disk, Fault, MemoryStore, block_on};
use fieldplan::journal::merge::Union;
use fieldplan::journal::session::{Commit, Session};
use fieldplan::journal::store::{Store, StoreFailure};
use fieldplan::journal::undo::{UndoRefusal, recent, redo, undo};
use fieldplan::journal::{Journal, Record};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::arbitrary::*;

#[derive(Clone, Debug)]
enum Step {
    /// A tap that is saved at once.
    Tap(usize, Fact),
    /// A tap whose save is not waited for.
    Record(usize, Fact),
    Save(usize),
    CatchUp(usize),
    Undo(usize, Index),
    Settle(usize, usize),
    /// So many lines of the base are packed together.
    Seal(usize, usize),
    /// Records of another phone are taken in from a file.
    Import(usize, Vec<(u16, Fact)>),
    /// A customer is erased.
    Erase(usize, Index),
    /// What idle time is for.
    Idle(usize),
    /// The page is closed, with or without its mirror, and opened again.
    Reopen(usize, bool),
    /// Something goes wrong so many steps from now.
    Fault(u64, Fault),
    /// A bit of the checkpoint turns.
    SpoilCheckpoint(Index),
}

fn step() -> impl Strategy<Value = Step> {
    let fault = prop_oneof![
        Just(Fault::Crash),
        Just(Fault::Fail(StoreFailure::Full)),
        Just(Fault::Fail(StoreFailure::Closed)),
    ];
    // Erasing and undoing are steps of their own.
    let fact = fact().prop_filter("plain", |fact| {
        !matches!(fact, Fact::Erased(_) | Fact::JournalOpened(_) | Fact::Undone(_))
    });
    let fact = fact.boxed();
    let imported = fact.clone();
    prop_oneof![
        6 => (0..2_usize, fact.clone()).prop_map(|(tab, fact)| Step::Tap(tab, fact)),
        3 => (0..2_usize, fact).prop_map(|(tab, fact)| Step::Record(tab, fact)),
        2 => (0..2_usize, "[a-z]{5}")
            .prop_map(|(tab, name)| Step::Tap(tab, added(&name, Some("note"), None))),
        2 => (0..2_usize).prop_map(Step::Save),
        2 => (0..2_usize).prop_map(Step::CatchUp),
        2 => (0..2_usize, any::<Index>()).prop_map(|(tab, which)| Step::Undo(tab, which)),
        4 => (0..2_usize, 0..4_usize).prop_map(|(tab, keep)| Step::Settle(tab, keep)),
        4 => (0..2_usize, 1..5_usize).prop_map(|(tab, count)| Step::Seal(tab, count)),
        1 => (0..2_usize, prop::collection::vec((any::<u16>(), imported), 1..6))
            .prop_map(|(tab, facts)| Step::Import(tab, facts)),
        2 => (0..2_usize, any::<Index>()).prop_map(|(tab, which)| Step::Erase(tab, which)),
        1 => (0..2_usize).prop_map(Step::Idle),
        2 => (0..2_usize, any::<bool>()).prop_map(|(tab, mirror)| Step::Reopen(tab, mirror)),
        3 => (0..14_u64, fault).prop_map(|(steps, fault)| Step::Fault(steps, fault)),
        1 => any::<Index>().prop_map(Step::SpoilCheckpoint),
    ]
}

struct Tab {
    store: MemoryStore,
    desk: RefCell<Session>,
}

struct World {
    disk: Disk,
    tabs: Vec<Option<Tab>>,
    /// What was called saved: a stamp, and the line as it was then.
    acknowledged: BTreeSet<Record>,
    /// Whether any customer was erased: lines may have been rewritten since.
    erased: bool,
    random: u64,
    now: u64,
}

impl World {
    fn open(&mut self, mirror: &str) -> Option<Tab> {
        self.random += 1;
        let store = self.disk.store();
        let session = block_on(drive::open(&store, mirror, self.random)).ok()?;
        Some(Tab { store, desk: RefCell::new(session) })
    }

    fn tab(&mut self, tab: usize) -> Option<&Tab> {
        if self.disk.is_down() {
            // The browser has ended: no page is left, and no mirror was written.
            self.tabs = vec![None, None];
            self.disk.restart();
        }
        if self.tabs[tab].is_none() {
            self.tabs[tab] = self.open("");
        }
        self.tabs[tab].as_ref()
    }

    fn record(&mut self, tab: usize, fact: &Fact) {
        self.now = self.now.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(99);
        let now = self.now >> 22;
        if let Some(tab) = self.tab(tab) {
            let mut session = tab.desk.borrow_mut();
            let stamp = session.next_stamp(now);
            session.record(stamp, fact).unwrap();
        }
    }

    fn save(&mut self, tab: usize) {
        let Some(tab) = self.tab(tab) else { return };
        let waiting: Vec<Record> = tab
            .desk
            .borrow()
            .unsaved_lines()
            .lines()
            .map(|line| Record::parse(line.as_bytes()).unwrap())
            .collect();
        if block_on(drive::save(&tab.store, &tab.desk, None)).is_ok() {
            self.acknowledged.extend(waiting);
        }
    }

    fn step(&mut self, step: &Step) {
        match step {
            Step::Tap(tab, fact) => {
                self.record(*tab, fact);
                self.save(*tab);
            }
            Step::Record(tab, fact) => self.record(*tab, fact),
            Step::Save(tab) => self.save(*tab),
            Step::CatchUp(tab) => {
                if let Some(tab) = self.tab(*tab) {
                    let _ = block_on(drive::catch_up(&tab.store, &tab.desk));
                }
            }
            Step::Undo(tab, which) => {
                let fact =
                    self.tab(*tab).and_then(|tab| undo_one(tab.desk.borrow().journal(), *which));
                if let Some(fact) = fact {
                    self.record(*tab, &fact);
                    self.save(*tab);
                }
            }
            Step::Settle(tab, keep) => {
                if let Some(tab) = self.tab(*tab) {
                    let bytes = tab.desk.borrow_mut().settle_keeping(*keep);
                    if let Some(bytes) = bytes {
                        let _ = block_on(tab.store.write_checkpoint(&bytes));
                    }
                }
            }
            Step::Seal(tab, count) => {
                if let Some(tab) = self.tab(*tab) {
                    let _ = block_on(drive::seal_by(&tab.store, &tab.desk, u64::MAX, *count));
                }
            }
            Step::Import(tab, facts) => {
                // A stamp of another phone's, each once.
                self.random += 1;
                let random = 1 << 40 | self.random;
                let mut records: Vec<Record> = (0..)
                    .zip(facts)
                    .map(|(n, (ms, fact))| {
                        Record::write(Stamp::new(u64::from(*ms) + 1, n, random), fact)
                    })
                    .collect();
                records.sort();
                let Some(page) = self.tab(*tab) else { return };
                // A file without the line that opens the journal joins one that is there.
                let named = page.desk.borrow().workspace().journal.is_some();
                if named && block_on(drive::import(&page.store, &page.desk, &records)).is_ok() {
                    self.acknowledged.extend(records);
                }
            }
            Step::Erase(tab, which) => {
                let now = self.now >> 22;
                let Some(page) = self.tab(*tab) else { return };
                let customers: Vec<_> =
                    page.desk.borrow().workspace().customers().map(|(id, _)| id).collect();
                if customers.is_empty() {
                    return;
                }
                let erased = Erased { customers: vec![customers[which.index(customers.len())]] };
                let stamp = page.desk.borrow_mut().next_stamp(now);
                let done = block_on(drive::erase(&page.store, &page.desk, stamp, &erased));
                self.erased = true;
                if done.is_ok() {
                    self.acknowledged.insert(Record::write(stamp, &Fact::Erased(erased)));
                }
            }
            Step::Idle(tab) => {
                if let Some(tab) = self.tab(*tab) {
                    let _ = block_on(drive::settle(&tab.store, &tab.desk));
                }
            }
            Step::Reopen(tab, with_mirror) => {
                let Some(page) = self.tab(*tab) else { return };
                let mirror = page.desk.borrow().unsaved_lines();
                self.tabs[*tab] = self.open(if *with_mirror { &mirror } else { "" });
            }
            Step::Fault(steps, fault) => self.disk.fault_in(*steps, fault.clone()),
            Step::SpoilCheckpoint(place) => {
                if let Some(mut bytes) = self.disk.checkpoint() {
                    let place = place.index(bytes.len());
                    bytes[place] ^= 0x10;
                    self.disk.put_checkpoint(Some(bytes));
                }
            }
        }
    }
}

/// Undoes one of the last commands with what builds on it, or redoes it.
fn undo_one(journal: &Journal, which: Index) -> Option<Fact> {
    let commands: Vec<(Stamp, bool)> = recent(journal).map(|c| (c.stamp, c.undone)).collect();
    if commands.is_empty() {
        return None;
    }
    let (stamp, is_undone) = commands[which.index(commands.len())];
    if is_undone {
        return redo(journal, stamp).ok();
    }
    match undo(journal, &[stamp]) {
        Err(UndoRefusal::OthersBuildOnIt(others)) => {
            undo(journal, &others.into_iter().chain([stamp]).collect::<Vec<_>>()).ok()
        }
        answer => answer.ok(),
    }
}

/// What was acknowledged and is not on the disk.
fn lost(disk: &Disk, acknowledged: &BTreeSet<Record>) -> Vec<Record> {
    let lines: BTreeSet<Vec<u8>> = disk.lines().into_iter().map(|line| line.bytes).collect();
    acknowledged.iter().filter(|record| !lines.contains(record.bytes())).cloned().collect()
}

/// The same where customers were erased: a line may have been rewritten, with its stamp, its kind
/// and its place.
fn lost_stamps(disk: &Disk, acknowledged: &BTreeSet<Record>) -> Vec<Record> {
    let named = |record: &Record| (record.stamp(), record.kind().to_owned());
    let lines: BTreeSet<_> =
        disk.lines().iter().map(|line| named(&Record::parse(&line.bytes).unwrap())).collect();
    acknowledged.iter().filter(|record| !lines.contains(&named(record))).cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn nothing_acknowledged_is_lost_and_all_pages_agree(steps in prop::collection::vec(step(), 1..60)) {
        let disk = Disk::new();
        let mut world = World {
            disk: disk.clone(),
            tabs: vec![None, None],
            acknowledged: BTreeSet::new(),
            erased: false,
            random: 0,
            now: 1,
        };
        for step in &steps {
            world.step(step);
            let lost = if world.erased { lost_stamps } else { lost };
            prop_assert_eq!(lost(&disk, &world.acknowledged), vec![], "after {:?}", step);
        }
        let lost = if world.erased { lost_stamps } else { lost };
        disk.heal();
        for tab in 0..2 {
            world.save(tab);
        }
        for tab in 0..2 {
            let page = world.tab(tab).unwrap();
            block_on(drive::catch_up(&page.store, &page.desk)).unwrap();
            prop_assert!(page.desk.borrow().is_saved());
        }
        for tab in 0..2 {
            let page = world.tab(tab).unwrap();
            block_on(drive::settle(&page.store, &page.desk)).unwrap();
        }
        for tab in 0..2 {
            let page = world.tab(tab).unwrap();
            block_on(drive::catch_up(&page.store, &page.desk)).unwrap();
        }
        prop_assert_eq!(lost(&disk, &world.acknowledged), vec![]);
        prop_assert!(disk.quarantined().is_empty());
        // No line is left that an erasing would rewrite.
        let lines: BTreeSet<Record> =
            disk.lines().iter().map(|line| Record::parse(&line.bytes).unwrap()).collect();
        let obeyed: BTreeSet<Record> =
            Union::new(lines.iter().cloned()).unwrap().records().cloned().collect();
        prop_assert_eq!(&obeyed, &lines);
        let fresh = world.open("").unwrap();
        let records = disk.lines().iter().map(|line| Record::parse(&line.bytes).unwrap()).collect();
        let (whole, _) = Journal::from_history(records);
        for tab in world.tabs.iter().flatten().chain([&fresh]) {
            let session = tab.desk.borrow();
            prop_assert_eq!(session.workspace(), whole.workspace());
            prop_assert_eq!(session.journal().hash(), whole.hash());
        }
    }
}

/// The control: a page that says "saved" when it has only handed a record over. The same check
/// finds what it loses.
#[test]
fn the_check_sees_a_store_that_acknowledges_too_early() {
    let disk = Disk::new();
    let store = disk.store();
    let desk = RefCell::new(block_on(drive::open(&store, "", 1)).unwrap());
    let mut acknowledged = BTreeSet::new();
    for amount in 0..10 {
        let stamp = desk.borrow_mut().next_stamp(1);
        desk.borrow_mut().record(stamp, &sold(amount)).unwrap();
        let commit: Commit = desk.borrow_mut().take_commit().unwrap();
        acknowledged.extend(commit.records.iter().cloned());
        if amount == 7 {
            disk.fault_in(2, Fault::Crash);
        }
        if let Ok(appended) = block_on(store.append(&commit.records, commit.first.as_ref(), None)) {
            desk.borrow_mut().committed(&commit, &appended);
        }
    }
    assert_eq!(lost(&disk, &acknowledged).len(), 3);
}
