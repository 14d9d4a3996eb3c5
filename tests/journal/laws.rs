//! The fold's and the union's laws.

use std::collections::{BTreeMap, BTreeSet};

use fieldplan::domain::agenda::Agenda;
use fieldplan::domain::away::Away;
use fieldplan::domain::books::Books;
use fieldplan::domain::day::Day;
use fieldplan::domain::day_list::DayList;
use fieldplan::domain::fact::{Fact, JournalOpened};
use fieldplan::domain::ident::{JournalId, Stamp};
use fieldplan::domain::metric::Standard;
use fieldplan::domain::month::MonthSplit;
use fieldplan::domain::month_end::{MonthEnd, beside, check};
use fieldplan::domain::own_books::{COUNTING, OwnRecords, closed_months};
use fieldplan::domain::own_pipeline::pipeline;
use fieldplan::domain::own_signals::{Signals, counted};
use fieldplan::domain::pace::Standing;
use fieldplan::domain::period::Period;
use fieldplan::domain::review::Review;
use fieldplan::domain::today::TodayList;
use fieldplan::domain::unfinished::Piles;
use fieldplan::domain::workspace::{Workspace, evolve};
use fieldplan::journal::checkpoint::{self, Checkpoint};
use fieldplan::journal::merge::{Union, UnionRefusal};
use fieldplan::journal::session::Session;
use fieldplan::journal::store::Loaded;
use fieldplan::journal::{Inserted, Journal, Record};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::arbitrary::*;

/// The fold as architecture.md says it, in the plainest way: sort, leave out, evolve.
fn plain_fold(records: &[Record]) -> Workspace {
    // A journal has one name; the union would refuse two.
    let named = |record: &&Record| !matches!(record.fact(), Some(Fact::JournalOpened(_)));
    let union = Union::new(records.iter().filter(named).cloned()).unwrap();
    let mut sorted: BTreeMap<Stamp, Record> =
        union.records().map(|record| (record.stamp(), record.clone())).collect();
    for record in records.iter().filter(|record| !named(record)) {
        let kept = sorted.entry(record.stamp()).or_insert_with(|| record.clone());
        if record > kept {
            *kept = record.clone();
        }
    }
    let sorted: Vec<Record> = sorted.into_values().collect();
    let mut workspace = Workspace::default();
    for record in &sorted {
        let stays = matches!(record.fact(), Some(Fact::JournalOpened(_) | Fact::Erased(_)));
        if let Some(fact) = record.fact()
            && (stays || in_force(record.stamp(), &sorted))
        {
            evolve(&mut workspace, record.stamp(), fact);
        }
    }
    workspace
}

/// A record is in force unless a later one in force undoes it.
fn in_force(stamp: Stamp, sorted: &[Record]) -> bool {
    !sorted.iter().filter(|later| later.stamp() > stamp).any(|later| match later.fact() {
        Some(Fact::Undone(undone)) => {
            undone.records.contains(&stamp) && in_force(later.stamp(), sorted)
        }
        _ => false,
    })
}

/// Records with distinct stamps, as pages make them.
fn one_a_stamp(records: Vec<Record>) -> Vec<Record> {
    let by_stamp: BTreeMap<Stamp, Record> = records.into_iter().map(|r| (r.stamp(), r)).collect();
    by_stamp.into_values().collect()
}

fn settle_somewhere(journal: &mut Journal, place: Index) {
    let tail = journal.tail();
    if !tail.is_empty() {
        let cut = tail[place.index(tail.len())].stamp();
        journal.settle(cut);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_arrival_order_with_a_base_anywhere_folds_to_the_sorted_journal(
        records in records(40),
        order in any::<prop::sample::Selector>(),
        bases in prop::collection::vec((any::<Index>(), any::<Index>()), 0..4),
    ) {
        let sorted = one_a_stamp(records);
        let mut left = sorted.clone();
        let mut arrivals = Vec::new();
        while !left.is_empty() {
            let place = order.select(0..left.len());
            // Mostly near its place, as on one phone; sometimes anywhere.
            let place = if arrivals.len() % 3 == 0 { place } else { 0 };
            arrivals.push(left.remove(place));
        }
        let mut journal = Journal::new();
        let mut so_far: Vec<Record> = Vec::new();
        for (count, record) in arrivals.iter().enumerate() {
            so_far.push(record.clone());
            if journal.insert(record.clone()) == Inserted::NeedsHistory {
                journal = Journal::from_history(so_far.clone()).0;
            }
            for (when, place) in &bases {
                if when.index(arrivals.len()) == count {
                    settle_somewhere(&mut journal, *place);
                    journal.prepare();
                }
            }
        }
        prop_assert_eq!(journal.workspace(), &plain_fold(&sorted));
        let whole = Journal::from_history(sorted).0;
        prop_assert_eq!(journal.workspace(), whole.workspace());
        prop_assert_eq!(journal.count_records(), whole.count_records());
        prop_assert_eq!(journal.unknown(), whole.unknown());
        prop_assert_eq!(journal.erased(), whole.erased());
    }

    #[test]
    fn a_batch_in_any_order_folds_like_one_by_one(records in records(40), split in any::<Index>()) {
        let sorted = one_a_stamp(records);
        let whole = Journal::from_history(sorted.clone()).0;
        let (first, second) = sorted.split_at(split.index(sorted.len() + 1));
        let mut journal = Journal::new();
        journal.insert_all(second.to_vec());
        journal.insert_all(first.to_vec());
        let again = journal.insert_all(sorted);
        prop_assert_eq!(again.new, 0);
        prop_assert_eq!(journal.workspace(), whole.workspace());
        prop_assert_eq!(journal.hash(), whole.hash());
    }

    #[test]
    fn a_base_read_back_stands_like_the_one_written(records in records(40), cut in any::<Index>(), damage in any::<Index>()) {
        let sorted = one_a_stamp(records);
        let whole = Journal::from_history(sorted).0;
        let mut journal = whole.clone();
        settle_somewhere(&mut journal, cut);
        let Some(base) = journal.base().cloned() else { return Ok(()) };
        let bytes = checkpoint::write(&Checkpoint { base: base.clone(), through: 9, lines: 9 });
        let read = checkpoint::read(&bytes).unwrap();
        prop_assert_eq!(&read.base, &base);
        let (stood, _) = Journal::from_base(read.base, journal.tail().to_vec()).unwrap();
        prop_assert_eq!(stood.workspace(), whole.workspace());
        prop_assert_eq!(stood.hash(), whole.hash());
        prop_assert_eq!(stood.count_records(), whole.count_records());

        let mut flipped = bytes.clone();
        flipped[damage.index(bytes.len())] ^= 1 << (damage.index(8));
        prop_assert_eq!(checkpoint::read(&flipped), None);
        prop_assert_eq!(checkpoint::read(&bytes[..damage.index(bytes.len())]), None);
        let _ = checkpoint::through(&flipped);
    }

    #[test]
    fn no_bytes_are_a_checkpoint_by_chance(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert_eq!(checkpoint::read(&bytes), None);
        let mut with_magic = b"FPC1".to_vec();
        with_magic.extend(bytes);
        prop_assert_eq!(checkpoint::read(&with_magic), None);
        let _ = checkpoint::through(&with_magic);
    }

    #[test]
    fn evolve_takes_any_facts_in_any_order(facts in prop::collection::vec((stamp(), fact()), 0..60)) {
        let mut workspace = Workspace::default();
        let mut seen = BTreeSet::new();
        // In any order, but each stamp once: a journal is a set by stamp.
        for (stamp, fact) in facts.iter().filter(|(stamp, _)| seen.insert(*stamp)) {
            evolve(&mut workspace, *stamp, fact);
        }
        let bytes = postcard::to_allocvec(&workspace).unwrap();
        let mut read: Workspace = postcard::from_bytes(&bytes).unwrap();
        read.reindex();
        prop_assert_eq!(read, workspace);
    }

    #[test]
    fn union_is_commutative_associative_and_idempotent(a in records(14), b in records(14), c in records(14)) {
        let of_one_journal = |records: Vec<Record>| {
            let named = |r: &Record| !matches!(r.fact(), Some(Fact::JournalOpened(_)));
            Union::new(records.into_iter().filter(named)).unwrap()
        };
        let (a, b, c) = (of_one_journal(a), of_one_journal(b), of_one_journal(c));
        let unite = |x: &Union, y: &Union| x.clone().unite(y.clone()).unwrap();
        let ab = unite(&a, &b);
        prop_assert_eq!(&ab, &unite(&b, &a));
        prop_assert_eq!(&unite(&ab, &c), &unite(&a, &unite(&b, &c)));
        prop_assert_eq!(&unite(&a, &a), &a);
        prop_assert_eq!(&unite(&ab, &b), &ab);
        let stamps = |u: &Union| u.records().map(Record::stamp).collect::<BTreeSet<_>>();
        prop_assert_eq!(stamps(&ab), stamps(&a).union(&stamps(&b)).copied().collect::<BTreeSet<_>>());
    }

    #[test]
    fn whatever_counts_in_a_union_counts_in_the_fold(a in records(20), b in records(20)) {
        let named = |r: &Record| !matches!(r.fact(), Some(Fact::JournalOpened(_)));
        let all: Vec<Record> = a.into_iter().chain(b).filter(named).collect();
        let union = Union::new(all.clone()).unwrap();
        let (journal, _) = Journal::from_history(all);
        prop_assert_eq!(journal.tail(), &union.records().cloned().collect::<Vec<_>>()[..]);
    }

    #[test]
    fn the_value_just_typed_is_the_value_shown_whatever_the_clock_did(
        steps in prop::collection::vec((clock_reading(), proptest::option::of(records(4)), 0..4_usize), 1..30),
    ) {
        let (mut session, _) = Session::stand(&Loaded::default(), &[], "", 99).unwrap();
        let mut arrival = 0;
        let first = session.next_stamp(1_790_000_000_000);
        session.record(first, &added("红星", None, None)).unwrap();
        let whom = fieldplan::domain::ident::CustomerId(fieldplan::domain::ident::Id::new(first, 0));
        for (number, (now, foreign, _)) in steps.into_iter().enumerate() {
            let lines: Vec<_> = foreign.into_iter().flatten()
                // Neither erased nor undone: then it is not there to be edited.
                .filter(|r| !matches!(r.fact(), Some(Fact::Erased(_) | Fact::Undone(_))))
                .map(|record| {
                    arrival += 1;
                    fieldplan::journal::store::Arrived { arrival, bytes: record.bytes().to_vec() }
                })
                .collect();
            let _ = session.take_in(&lines);
            let typed = format!("红星 {number}");
            let stamp = session.next_stamp(now);
            session.record(stamp, &renamed(whom, &typed)).unwrap();
            prop_assert_eq!(&session.workspace().customer(whom).unwrap().name, &typed);
        }
    }
}

fn clock_reading() -> impl Strategy<Value = u64> {
    prop_oneof![
        Just(0),
        Just(u64::MAX),
        0..100_u64,
        1_790_000_000_000..1_790_000_000_100_u64,
        any::<u64>(),
    ]
}

#[test]
fn journals_of_different_names_are_never_united() {
    let named = |ms| {
        let fact = Fact::JournalOpened(JournalOpened { journal: JournalId(at(ms)) });
        Union::new([write(ms, &fact)]).unwrap()
    };
    let refusal =
        UnionRefusal::DifferentJournals { ours: JournalId(at(1)), theirs: JournalId(at(2)) };
    assert_eq!(named(1).unite(named(2)), Err(refusal));
    let without_a_name = Union::new([write(5, &sold(1))]).unwrap();
    assert_eq!(without_a_name.unite(named(1)).unwrap().journal(), Some(JournalId(at(1))));
}

#[test]
fn of_two_records_with_one_stamp_the_greater_counts_and_the_other_is_kept_aside() {
    let (one, other) = (write(3, &sold(100)), write(3, &sold(200)));
    let (less, greater) = if one < other { (one, other) } else { (other, one) };
    let union = Union::new([greater.clone(), less.clone()]).unwrap();
    assert_eq!(union.records().collect::<Vec<_>>(), [&greater]);
    assert_eq!(union.aside().collect::<Vec<_>>(), [&less]);
    let mut journal = Journal::new();
    journal.insert(less.clone());
    assert_eq!(journal.insert(greater.clone()), Inserted::Conflict(less.clone()));
    assert_eq!(journal.insert(less.clone()), Inserted::Conflict(less));
    assert_eq!(journal.tail(), [greater]);
}

#[test]
fn a_file_with_stamps_no_clock_should_follow_is_refused_line_by_line() {
    let far = Stamp::new(fieldplan::journal::clock::FAR_MS + 1, 0, 1);
    let good = write(3, &sold(1));
    let far = Record::write(far, &sold(2));
    let (union, refused) = Union::read([good.bytes(), far.bytes(), b"rubbish"]).unwrap();
    assert_eq!(union.records().collect::<Vec<_>>(), [&good]);
    assert_eq!(refused.len(), 2);
}

#[test]
fn an_unknown_kind_and_an_unknown_payload_are_kept_skipped_and_counted() {
    let unknown_payload = unknown(4, "goal.revised", r#"{"month":"2026-11","reason":"weather"}"#);
    let records = vec![write(1, &sold(5)), unknown(2, "later.kind", "{}"), unknown_payload.clone()];
    let (journal, _) = Journal::from_history(records);
    assert_eq!(journal.unknown(), 2);
    assert!(!journal.read_only());
    assert_eq!(journal.tail()[2], unknown_payload);
}

#[test]
fn unknown_fields_stay_in_the_bytes() {
    let bytes = line(1, at(2), r#"sold {"amount":"5.00","on":"2026-11-20","mood":"😀"}"#);
    let record = Record::parse(&bytes).unwrap();
    assert!(record.fact().is_some());
    assert_eq!(record.bytes(), bytes);
}

#[test]
fn a_newer_format_is_kept_untouched_and_makes_the_journal_read_only() {
    let bytes = line(2, at(2), "anything at all: [not json");
    let newer = Record::parse(&bytes).unwrap();
    assert_eq!(newer.bytes(), bytes);
    let (mut journal, _) =
        Journal::from_history(vec![newer, write(1, &sold(5)), write(3, &sold(6))]);
    assert!(journal.read_only());
    assert!(journal.settle(at(3)).is_none(), "an update will want to fold it");
    assert!(journal.settle(at(1)).is_some());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever records a journal holds, every question to the workspace has an answer, on any day
    /// there is, and the same one twice.
    #[test]
    fn every_question_has_an_answer_on_any_workspace_and_day(
        facts in prop::collection::vec((stamp(), fact()), 0..50),
        on in prop_oneof![
            6 => (0..120_i32).prop_map(|after| day(1).plus_days(after - 40)),
            1 => Just(Day::MIN),
            1 => Just(Day::MAX),
        ],
        length in 0..80_i32,
    ) {
        let mut facts = facts;
        facts.sort_by_key(|(stamp, _)| *stamp);
        facts.dedup_by_key(|(stamp, _)| *stamp);
        let mut workspace = Workspace::default();
        for (stamp, fact) in &facts {
            evolve(&mut workspace, *stamp, fact);
        }
        let run = Period::spanning(on, on.plus_days(length));
        let month = workspace.month_of(on);
        let agenda = Agenda::of(&workspace, on);
        prop_assert_eq!(&agenda, &Agenda::of(&workspace, on));
        let list = TodayList::of(&workspace, on);
        prop_assert!(list.done() <= list.entries.len());
        let _ = DayList::of(&workspace, on, on.plus_days(length));
        let _ = Standing::of(&workspace, month, on);
        let _ = MonthSplit::of(&workspace, month, on);
        let _ = Review::of(&workspace, run, on);
        let piles = Piles::of(&workspace, on);
        let sorted = piles.today.len() + piles.later.len() + piles.drop.len();
        prop_assert_eq!(sorted, if on == Day::MIN { sorted } else { workspace.open_through(on.previous()).count() });
        let _ = Away::of(&workspace, run, on);
        let own = OwnRecords::of(&workspace);
        let books = Books::open(own.records(), COUNTING);
        for metric in Standard::ALL {
            let _ = books.actual(metric, run, on);
        }
        let _ = closed_months(&workspace, month);
        let _ = pipeline(&workspace, run, on);
        let _ = Signals::of(&workspace, on);
        let _ = counted(&workspace, month, true);
        let end = MonthEnd::of(&workspace, month, on);
        prop_assert_eq!(end.is_ok(), check(&workspace, month, on).is_ok());
        for (closed, _) in workspace.archives() {
            prop_assert!(beside(&workspace, closed).len() <= Standard::ALL.len());
        }
    }
}
