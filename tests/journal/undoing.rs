//! Undo, redo and the history page's list.

use fieldplan::domain::fact::{Fact, TaskAdded, TaskDone};
use fieldplan::domain::ident::{CustomerId, Id, Stamp, TaskId};
use fieldplan::journal::undo::{SHOWN, UndoRefusal, recent, redo, undo};
use fieldplan::journal::{Inserted, Journal, Record};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::arbitrary::*;

fn append(journal: &mut Journal, fact: &Fact) -> Stamp {
    let last = journal.tail().last().map_or(Stamp::ZERO, Record::stamp);
    let stamp = Stamp::new(last.ms() + 1, 0, 7);
    assert_ne!(journal.insert(Record::write(stamp, fact)), Inserted::NeedsHistory);
    stamp
}

/// A customer, a promise to it, and the promise kept.
fn promise_kept() -> (Journal, [Stamp; 3]) {
    let mut journal = Journal::new();
    let one = append(&mut journal, &added("红星", None, None));
    let customer = CustomerId(Id::new(one, 0));
    let two =
        append(&mut journal, &Fact::TaskAdded(TaskAdded { customer, due: day(20), step: None }));
    let kept = TaskDone { task: TaskId(Id::new(two, 0)), on: day(20) };
    let three = append(&mut journal, &Fact::TaskDone(kept));
    (journal, [one, two, three])
}

#[test]
fn a_record_others_build_on_is_undone_with_them_or_not_at_all() {
    let (mut journal, [one, two, three]) = promise_kept();
    let before = journal.workspace().clone();
    assert_eq!(undo(&journal, &[one]), Err(UndoRefusal::OthersBuildOnIt(vec![two, three])));
    assert_eq!(undo(&journal, &[one, two]), Err(UndoRefusal::OthersBuildOnIt(vec![three])));
    let together = undo(&journal, &[one, two, three]).unwrap();
    append(&mut journal, &together);
    assert_eq!(journal.workspace().customers().count(), 0);
    assert_eq!(journal.workspace().ignored, before.ignored);
    assert_eq!(undo(&journal, &[one]), Err(UndoRefusal::AlreadyUndone(one)));
    let back = redo(&journal, two).unwrap();
    append(&mut journal, &back);
    assert_eq!(journal.workspace(), &before);
    assert_eq!(redo(&journal, two), Err(UndoRefusal::NotUndone(two)));
}

#[test]
fn what_builds_on_something_undone_is_not_redone_alone() {
    let (mut journal, [one, two, three]) = promise_kept();
    let kept = undo(&journal, &[three]).unwrap();
    append(&mut journal, &kept);
    let rest = undo(&journal, &[one, two]).unwrap();
    append(&mut journal, &rest);
    assert_eq!(redo(&journal, three), Err(UndoRefusal::BuildsOnUndone(vec![two])));
    let back = redo(&journal, one).unwrap();
    append(&mut journal, &back);
    assert!(redo(&journal, three).is_ok());
}

#[test]
fn a_revision_builds_on_the_confirmation_unless_another_stands_in_its_place() {
    let month = november();
    let tiers = fieldplan::domain::tier::Tiers::around(yuan(9)).unwrap();
    let reason = fieldplan::domain::fact::RevisionReason::Team;
    let revision = fieldplan::domain::fact::GoalRevised { month, tiers, reason, on: day(9) };
    let mut journal = Journal::new();
    let first = append(&mut journal, &confirmed(300));
    let revised = append(&mut journal, &Fact::GoalRevised(revision));
    assert_eq!(undo(&journal, &[first]), Err(UndoRefusal::OthersBuildOnIt(vec![revised])));
    let mut journal = Journal::new();
    let first = append(&mut journal, &confirmed(300));
    let second = append(&mut journal, &confirmed(400));
    append(&mut journal, &Fact::GoalRevised(revision));
    assert!(undo(&journal, &[first]).is_ok());
    assert!(undo(&journal, &[second]).is_ok());
    assert!(matches!(undo(&journal, &[first, second]), Err(UndoRefusal::OthersBuildOnIt(_))));
}

#[test]
fn a_revision_is_redone_only_where_a_confirmation_stands() {
    let month = november();
    let tiers = fieldplan::domain::tier::Tiers::around(yuan(9)).unwrap();
    let reason = fieldplan::domain::fact::RevisionReason::Team;
    let revision = Fact::GoalRevised(fieldplan::domain::fact::GoalRevised {
        month,
        tiers,
        reason,
        on: day(9),
    });
    let takes_back = |journal: &mut Journal, stamp| {
        let undone = undo(journal, &[stamp]).unwrap();
        append(journal, &undone);
    };
    let mut journal = Journal::new();
    let first = append(&mut journal, &confirmed(300));
    let revised = append(&mut journal, &revision);
    takes_back(&mut journal, revised);
    takes_back(&mut journal, first);
    assert_eq!(redo(&journal, revised), Err(UndoRefusal::BuildsOnUndone(vec![first])));
    // An earlier confirmation stands in its place, also where it is folded away.
    for is_settled in [false, true] {
        let mut journal = Journal::new();
        let first = append(&mut journal, &confirmed(300));
        let second = append(&mut journal, &confirmed(400));
        if is_settled {
            journal.settle(first);
        }
        let revised = append(&mut journal, &revision);
        takes_back(&mut journal, revised);
        takes_back(&mut journal, second);
        assert!(redo(&journal, revised).is_ok(), "{is_settled}");
    }
}

#[test]
fn the_opening_and_an_erasing_stand_for_ever() {
    let (mut journal, [one, two, three]) = promise_kept();
    let gone = append(&mut journal, &erased(&[CustomerId(Id::new(one, 0))]));
    assert_eq!(undo(&journal, &[gone]), Err(UndoRefusal::Never(gone)));
    assert_eq!(undo(&journal, &[one, two, three]), Err(UndoRefusal::Never(gone)));
    // Nor does a record that says so all the same.
    let before = journal.workspace().clone();
    append(&mut journal, &undone(&[gone]));
    assert_eq!(journal.workspace(), &before);
}

#[test]
fn a_record_of_a_newer_version_builds_on_what_it_mentions() {
    let (mut journal, [one, two, three]) = promise_kept();
    let noted = unknown(9, "task.noted", &format!("{{\"task\":\"{two}\"}}"));
    journal.insert(noted.clone());
    assert_eq!(
        undo(&journal, &[two, three]),
        Err(UndoRefusal::OthersBuildOnIt(vec![noted.stamp()]))
    );
    assert_eq!(
        undo(&journal, &[one]),
        Err(UndoRefusal::OthersBuildOnIt(vec![two, three, noted.stamp()]))
    );
}

#[test]
fn what_is_folded_away_needs_the_history() {
    let (mut journal, [one, two, three]) = promise_kept();
    journal.settle(two);
    assert_eq!(undo(&journal, &[one]), Err(UndoRefusal::NeedsHistory));
    assert!(undo(&journal, &[three]).is_ok());
    assert_eq!(journal.insert(write(99, &undone(&[one]))), Inserted::NeedsHistory);
}

#[test]
fn the_history_lists_the_last_fifty_newest_first_and_says_which_are_undone() {
    let mut journal = Journal::new();
    let stamps: Vec<Stamp> =
        (0..60).map(|amount| append(&mut journal, &sold(amount + 1))).collect();
    let fact = undo(&journal, &[stamps[58]]).unwrap();
    append(&mut journal, &fact);
    let shown: Vec<_> = recent(&journal).map(|command| (command.stamp, command.undone)).collect();
    assert_eq!(shown.len(), SHOWN);
    assert_eq!(shown[..3], [(stamps[59], false), (stamps[58], true), (stamps[57], false)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn undo_then_redo_is_identity(records in records(30), which in any::<Index>(), settle in any::<Index>()) {
        // A far stamp is the last there may be: nothing can come after it here.
        let near = records.into_iter().filter(|record| record.stamp().ms() < 1000).collect();
        let (mut journal, _) = Journal::from_history(near);
        if journal.tail().is_empty() {
            return Ok(());
        }
        let cut = journal.tail()[settle.index(journal.tail().len())].stamp();
        if settle.index(2) == 0 {
            journal.settle(cut);
        }
        if journal.tail().is_empty() {
            return Ok(());
        }
        let target = journal.tail()[which.index(journal.tail().len())].stamp();
        let before = journal.workspace().clone();
        let undone_before = journal.skipped().clone();
        let mut together = vec![target];
        let fact = loop {
            match undo(&journal, &together) {
                Ok(fact) => break fact,
                Err(UndoRefusal::OthersBuildOnIt(others)) => together.extend(others),
                Err(_) => return Ok(()),
            }
        };
        append(&mut journal, &fact);
        prop_assert!(together.iter().all(|stamp| journal.skipped().holds(*stamp)));
        // What was undone before stays undone and is not brought back.
        match redo(&journal, target) {
            Ok(back) => append(&mut journal, &back),
            Err(UndoRefusal::BuildsOnUndone(missing)) => {
                // Another device had undone what it builds on: it said nothing before either.
                prop_assert!(missing.iter().all(|stamp| undone_before.holds(*stamp)));
                return Ok(());
            }
            Err(refusal) => return Err(TestCaseError::fail(format!("{refusal:?}"))),
        };
        prop_assert_eq!(journal.workspace(), &before);
    }
}
