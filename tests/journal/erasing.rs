//! Erasing: no byte of the name is left, and the months still add up.

use fieldplan::domain::sorted::Set;
use std::cell::RefCell;

use fieldplan::domain::fact::{Erased, Fact, Sold, TaskAdded, TaskDone, Visited};
use fieldplan::domain::ident::{CustomerId, Id, TaskId};
use fieldplan::domain::own_entries::{Expense, Learned, Lesson, expenses, lessons};
use fieldplan::domain::period::Period;
use fieldplan::domain::workspace::Standing;
use fieldplan::journal::drive;
use fieldplan::journal::erase::{self, EraseRefusal};
use fieldplan::journal::memory::{Disk, Fault, MemoryStore, block_on};
use fieldplan::journal::merge::Union;
use fieldplan::journal::session::Session;
use fieldplan::journal::store::{Arrived, Store, StoreFailure};
use fieldplan::journal::{Inserted, Journal, Record};
use proptest::prelude::*;

use crate::arbitrary::*;

const NAME: &str = "王记🏪Ωmega";
const NOTE: &str = "门牌\"七号\"\n后门 secretnote";

type Page = (MemoryStore, RefCell<Session>);

fn page(disk: &Disk, random: u64) -> Page {
    let store = disk.store();
    let session = block_on(drive::open(&store, "", random)).unwrap();
    (store, RefCell::new(session))
}

fn tap((store, desk): &Page, fact: &Fact) -> Id {
    let stamp = desk.borrow_mut().next_stamp(1_790_000_000_000);
    desk.borrow_mut().record(stamp, fact).unwrap();
    block_on(drive::save(store, desk, Some(&format!("today of {NAME}")))).unwrap();
    Id::new(stamp, 0)
}

fn erase((store, desk): &Page, customer: CustomerId) -> Result<(), drive::NotErased> {
    let stamp = desk.borrow_mut().next_stamp(1_790_000_000_000);
    block_on(drive::erase(store, desk, stamp, &Erased { customers: vec![customer] }))
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

fn assert_no_trace(disk: &Disk) {
    let bytes = disk.all_bytes();
    for text in [NAME, "王记", "Ωmega", "secretnote", "七号"] {
        assert!(!holds(&bytes, text), "{text} is left");
    }
}

/// Money spent for a customer, said in words.
fn spent(customer: CustomerId) -> Fact {
    let (what, on) = (format!("{NAME} dinner"), day(19));
    let expense = Expense { amount: yuan(80), what, customer: Some(customer), on };
    Fact::Entered(expense.entry())
}

/// A lesson about a customer.
fn lesson(customer: CustomerId) -> Fact {
    let (text, tags) = (format!("ask {NAME} early"), format!("{NAME} secretnote"));
    let (learned, month, customer) = (Learned::Lesson, None, Some(customer));
    let lesson = Lesson { learned, text, tags, month, customer, on: day(19) };
    Fact::Entered(lesson.entry())
}

/// A month with a customer that has a name, a note, visits, a sale, an expense, a lesson, and
/// neighbours.
fn month(page: &Page) -> CustomerId {
    tap(page, &added("邻居", None, None));
    let whom = CustomerId(tap(page, &added(NAME, Some(NOTE), Some(day(18)))));
    let first_visit = TaskId(Id::new(whom.0.stamp(), 1));
    tap(page, &Fact::TaskDone(TaskDone { task: first_visit, on: day(18) }));
    let task =
        TaskId(tap(page, &Fact::TaskAdded(TaskAdded { customer: whom, due: day(20), step: None })));
    tap(page, &Fact::TaskDone(TaskDone { task, on: day(20) }));
    tap(page, &renamed(whom, &format!("{NAME}二店")));
    tap(page, &Fact::Visited(Visited { customer: whom, on: day(23) }));
    tap(
        page,
        &Fact::Sold(Sold { customer: Some(whom), amount: yuan(5000), on: day(20), goods: None }),
    );
    tap(page, &sold(700));
    tap(page, &spent(whom));
    tap(page, &lesson(whom));
    whom
}

#[test]
fn no_byte_of_the_name_is_left_and_the_month_adds_up() {
    let disk = Disk::new();
    let page = page(&disk, 1);
    let whom = month(&page);
    // Every place a name can hide in: a checkpoint, the today record, quarantine, and records of
    // a newer version about the customer or one of its visits.
    let checkpoint = page.1.borrow_mut().settle_keeping(2).unwrap();
    disk.put_checkpoint(Some(checkpoint));
    let sale = page.1.borrow().workspace().sales().next().unwrap().0;
    disk.put_line(&line(
        1,
        at(5),
        &format!("customer.noted {{\"customer\":\"{whom}\",\"say\":\"{NAME}\"}}"),
    ));
    disk.put_line(&line(
        1,
        at(6),
        &format!("sale.noted {{\"sale\":\"{sale}\",\"say\":\"{NAME}\"}}"),
    ));
    let spoiled = disk.put_line(b"ffffffff 1 3.0.7 customer.edited {\"name\":\"\xe7\x8e\x8b\xe8\xae\xb0\xf0\x9f\x8f\xaa\xce\xa9mega\"}");
    block_on(page.0.quarantine(&[spoiled])).unwrap();
    assert!(holds(&disk.all_bytes(), NAME));
    let before = page.1.borrow().workspace().clone();

    erase(&page, whom).unwrap();

    assert_no_trace(&disk);
    let session = page.1.borrow();
    let after = session.workspace();
    let november = Period::new(day(1), day(30)).ok();
    assert_eq!(after.sold_in(november), before.sold_in(november));
    assert_eq!(after.customer(whom).unwrap().visits, before.customer(whom).unwrap().visits);
    assert_eq!(after.done_on(day(20)).count(), 1);
    assert_eq!(after.customer(whom).unwrap().standing, Standing::Erased);
    assert_eq!(after.customer(whom).unwrap().name, "");
    assert_eq!(after.customers().filter(|(_, c)| c.name == "邻居").count(), 1);
    let kept: Vec<_> = expenses(after).map(|e| (e.amount, e.what)).collect();
    assert_eq!(kept, [(yuan(80), String::new())], "the amount still counts");
    let kept: Vec<_> = lessons(after, november.unwrap()).map(|l| (l.text, l.tags)).collect();
    assert_eq!(kept, [(String::new(), String::new())]);
    assert!(session.unsaved_lines().is_empty());
}

#[test]
fn the_months_fold_the_same_from_the_rewritten_lines() {
    let disk = Disk::new();
    let first = page(&disk, 1);
    let whom = month(&first);
    erase(&first, whom).unwrap();
    let again = page(&disk, 2);
    assert_eq!(again.1.borrow().workspace(), first.1.borrow().workspace());
    assert_eq!(again.1.borrow().journal().unknown(), 0);
}

#[test]
fn a_tab_that_did_not_know_cannot_bring_the_name_back() {
    let third = |whom| renamed(whom, &format!("{NAME}三店"));
    let whats: [fn(CustomerId) -> Fact; 3] = [third, spent, lesson];
    for what in whats {
        let disk = Disk::new();
        let one = page(&disk, 1);
        let whom = month(&one);
        let other = page(&disk, 2);
        let checkpoint = other.1.borrow_mut().settle_keeping(1).unwrap();
        erase(&one, whom).unwrap();
        // It writes its cache, a today record and words from before.
        assert_eq!(block_on(other.0.write_checkpoint(&checkpoint)), Err(StoreFailure::Conflict));
        assert_eq!(block_on(other.0.write_today(NAME)), Err(StoreFailure::Conflict));
        tap(&other, &what(whom));
        assert_no_trace(&disk);
        assert_eq!(other.1.borrow().workspace().customer(whom).unwrap().name, "");
        let fresh = page(&disk, 3);
        assert_eq!(fresh.1.borrow().workspace(), other.1.borrow().workspace());
    }
}

#[test]
fn an_edit_on_its_way_while_another_tab_erases_is_scrubbed_at_the_latest_after_the_next_start() {
    let disk = Disk::new();
    let one = page(&disk, 1);
    let whom = month(&one);
    erase(&one, whom).unwrap();
    // A line with the name arrives from a page that held its transaction open all the while.
    disk.put_line(Record::write(at(9), &renamed(whom, NAME)).bytes());
    assert!(holds(&disk.all_bytes(), NAME));
    let next = page(&disk, 2);
    assert_eq!(next.1.borrow().workspace().customer(whom).unwrap().name, "", "never shown again");
    assert!(next.1.borrow().owes_rewrite());
    // The idle time after the start.
    block_on(drive::settle(&next.0, &next.1)).unwrap();
    assert_no_trace(&disk);
    assert!(!next.1.borrow().owes_rewrite());
}

#[test]
fn a_base_that_holds_the_name_is_not_kept() {
    let mut journal = Journal::new();
    journal.insert(write(1, &added(NAME, None, None)));
    journal.settle(at(1));
    assert_eq!(journal.insert(write(2, &erased(&[customer(1)]))), Inserted::NeedsHistory);
    let history = vec![write(1, &added(NAME, None, None)), write(2, &erased(&[customer(1)]))];
    let (mut journal, _) = Journal::from_history(history);
    assert!(!journal.may_cut(at(1)), "a start would need the history again");
    journal.settle(at(2));
    assert!(!holds(&journal.base().unwrap().workspace, NAME));
}

#[test]
fn an_edit_that_comes_after_the_base_is_scrubbed_too() {
    let history = vec![write(1, &added(NAME, None, None)), write(2, &erased(&[customer(1)]))];
    let (mut journal, _) = Journal::from_history(history);
    let base = journal.settle(at(2)).unwrap().clone();
    let late = write(3, &renamed(customer(1), NAME));
    let (stood, _) = Journal::from_base(base, vec![late.clone()]).unwrap();
    assert!(!holds(stood.tail()[0].bytes(), NAME));
    journal.insert(late);
    assert_eq!(journal.tail(), stood.tail());
}

#[test]
fn erasing_what_was_never_saved_leaves_a_journal_with_a_name() {
    let disk = Disk::new();
    let page = page(&disk, 1);
    let stamp = page.1.borrow_mut().next_stamp(1);
    page.1.borrow_mut().record(stamp, &added(NAME, None, None)).unwrap();
    disk.fault_in(1, Fault::Fail(StoreFailure::Closed));
    block_on(drive::save(&page.0, &page.1, None)).unwrap_err();
    erase(&page, CustomerId(Id::new(stamp, 0))).unwrap();
    assert_no_trace(&disk);
    let again = self::page(&disk, 2);
    assert!(again.1.borrow().workspace().journal.is_some());
    assert!(!holds(page.1.borrow().unsaved_lines().as_bytes(), NAME));
}

#[test]
fn a_file_from_before_does_not_bring_the_name_back() {
    let disk = Disk::new();
    let page = page(&disk, 1);
    let whom = month(&page);
    let records = |disk: &Disk| -> Vec<Record> {
        disk.lines().iter().map(|line| Record::parse(&line.bytes).unwrap()).collect()
    };
    let backup = Union::new(records(&disk)).unwrap();
    erase(&page, whom).unwrap();
    let restored = backup.clone().unite(Union::new(records(&disk)).unwrap()).unwrap();
    assert_eq!(restored, Union::new(records(&disk)).unwrap().unite(backup).unwrap());
    assert!(restored.records().chain(restored.aside()).all(|record| !holds(record.bytes(), NAME)));
    let (journal, _) = Journal::from_history(restored.records().cloned().collect());
    assert_eq!(journal.workspace(), page.1.borrow().workspace());
}

#[test]
fn lines_of_a_newer_format_cannot_be_searched_so_nothing_is_erased() {
    let lines = vec![
        Arrived { arrival: 1, bytes: write(1, &added(NAME, None, None)).bytes().to_vec() },
        Arrived { arrival: 2, bytes: line(2, at(2), "whatever") },
    ];
    let refused = erase::rewrite(&lines, &[], &[customer(1)].into_iter().collect::<Set<_>>());
    assert_eq!(refused, Err(EraseRefusal::NewerFormat));
}

#[test]
fn a_failure_at_any_step_leaves_the_name_everywhere_or_nowhere() {
    for step in 0..40 {
        for fault in [Fault::Crash, Fault::Fail(StoreFailure::Full)] {
            let disk = Disk::new();
            let page = page(&disk, 1);
            let whom = month(&page);
            disk.fault_in(step, fault.clone());
            let done = erase(&page, whom);
            disk.heal();
            disk.restart();
            let again = self::page(&disk, 2);
            let is_gone =
                again.1.borrow().workspace().customer(whom).unwrap().standing == Standing::Erased;
            if is_gone {
                assert_no_trace(&disk);
            } else {
                assert!(done.is_err());
                assert!(holds(&disk.all_bytes(), NAME));
                erase(&again, whom).unwrap();
                assert_no_trace(&disk);
            }
        }
    }
}

proptest! {
    #[test]
    fn whatever_is_in_a_journal_a_rewriting_leaves_no_name_and_the_same_sums(
        records in records(30),
        names in prop::collection::vec((stamp(), 0..30_u64), 1..6),
    ) {
        // A customer with a name found nowhere else, edited at arbitrary times.
        let own = fieldplan::domain::ident::Stamp::new(7, 9, 9);
        let whom = CustomerId(Id::new(own, 0));
        let named = |r: &Record| !matches!(r.fact(), Some(Fact::JournalOpened(_)));
        let mut all: Vec<Record> = records.into_iter().filter(named).collect();
        all.push(Record::write(own, &added(NAME, Some(NOTE), Some(day(3)))));
        for (number, what) in [spent(whom), lesson(whom)].into_iter().enumerate() {
            let stamp = fieldplan::domain::ident::Stamp::new(9 + number as u64, 9, 9);
            all.push(Record::write(stamp, &what));
        }
        for (stamp, number) in names {
            all.push(Record::write(stamp, &renamed(whom, &format!("{NAME} {number}"))));
        }
        let all: Vec<Record> = Union::new(all).unwrap().records().cloned().collect();
        let lines: Vec<Arrived> = (1..).zip(&all)
            .map(|(arrival, record)| Arrived { arrival, bytes: record.bytes().to_vec() })
            .collect();
        let rewrite = erase::rewrite(&lines, &[], &[whom].into_iter().collect::<Set<_>>()).unwrap();
        let mut rewritten = all.clone();
        for (arrival, record) in &rewrite.replace {
            let place = usize::try_from(*arrival).unwrap() - 1;
            prop_assert_eq!(record.stamp(), rewritten[place].stamp());
            prop_assert_eq!(record.kind(), rewritten[place].kind());
            rewritten[place] = record.clone();
        }
        prop_assert!(rewritten.iter().all(|record| !holds(record.bytes(), NAME)));
        let last = fieldplan::domain::ident::Stamp::new(fieldplan::journal::clock::LAST_MS, 0, 0);
        let gone = Record::write(last, &erased(&[whom]));
        let fold = |mut records: Vec<Record>| {
            records.push(gone.clone());
            Journal::from_history(records).0
        };
        let (before, after) = (fold(all), fold(rewritten));
        prop_assert_eq!(before.workspace(), after.workspace());
        prop_assert_eq!(before.tail(), after.tail());
    }
}
