//! What every sample promises: exact counts, records that read back, a fold that agrees, the same
//! bytes again.

use std::collections::BTreeMap;

use fieldplan::domain::day::Day;
use fieldplan::domain::pace::Standing;
use fieldplan::domain::today::TodayList;
use fieldplan::domain::workspace::Workspace;
use fieldplan::journal::{Journal, Record};
use fieldplan_sample::Sample;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

const DAY: &str = "2026-11-16";

/// The journal as a phone would read it: from lines alone.
fn read(sample: &Sample) -> Journal {
    let lines = sample.lines();
    let records: Vec<Record> =
        lines.lines().map(|line| Record::parse(line.as_bytes()).unwrap()).collect();
    for record in &records {
        assert!(record.fact().is_some(), "not a fact to this version: {}", record.line());
    }
    assert_eq!(records, sample.records());
    let (journal, losers) = Journal::from_history(records);
    assert_eq!(losers, [], "each stamp once");
    journal
}

fn nothing_ignored(workspace: &Workspace) {
    assert_eq!(workspace.ignored.all(), 0, "{:?}", workspace.ignored);
}

fn kinds(sample: &Sample) -> BTreeMap<&str, usize> {
    let mut kinds = BTreeMap::new();
    for record in sample.records() {
        *kinds.entry(record.kind()).or_default() += 1;
    }
    kinds
}

/// Counts, reading back and the fold of one journal of tasks.
fn holds(tasks: usize, seed: u64, today: &str) -> Sample {
    let sample = Sample::tasks(tasks, seed, day(today));
    assert_eq!(sample.records().len(), tasks * 5 / 2, "{tasks} {seed} {today}");
    assert_eq!(sample.workspace().tasks().count(), tasks);
    assert_eq!(sample.workspace().customers().count(), tasks / 10);
    let stamps: Vec<_> = sample.records().iter().map(Record::stamp).collect();
    assert!(stamps.is_sorted(), "written in stamp order");
    let journal = read(&sample);
    assert_eq!(journal.workspace(), sample.workspace(), "the fold is what decide saw");
    assert_eq!(journal.count_records(), (tasks * 5 / 2) as u64);
    nothing_ignored(sample.workspace());
    sample
}

#[test]
fn two_thousand_tasks_are_five_thousand_records_of_every_sort() {
    let sample = holds(2_000, 1, DAY);
    let kinds = kinds(&sample);
    for kind in [
        "journal.opened",
        "settings.changed",
        "goal.confirmed",
        "customer.added",
        "customer.edited",
        "customer.archived",
        "task.added",
        "task.moved",
        "task.done",
        "task.dropped",
        "visited",
        "sold",
        "days.marked",
        "undone",
        "contact.logged",
        "deal.opened",
        "deal.changed",
        "deal.closed",
        "receivable.added",
        "payment.received",
    ] {
        assert!(kinds.get(kind).is_some_and(|count| *count > 0), "no {kind}: {kinds:?}");
    }
    let returns = sample.workspace().sales().filter(|(_, sale)| sale.amount.fen() < 0).count();
    assert!(returns > 0);
}

#[test]
fn twenty_thousand_tasks_are_fifty_thousand_records_and_two_thousand_customers() {
    let sample = holds(20_000, 7, DAY);
    assert!(kinds(&sample)["goal.revised"] > 0);
    assert_eq!(sample.workspace().goals().count(), 37);
}

#[test]
fn the_counts_are_exact_for_any_number_seed_and_day() {
    for (tasks, seed, today) in [
        (200, 2, "2026-11-16"),
        (201, 3, "2026-11-15"),
        (999, 4, "2027-02-06"),
        (1_234, 5, "2026-11-01"),
    ] {
        holds(tasks, seed, today);
    }
}

#[test]
fn the_list_is_full_and_the_month_has_its_goal() {
    for today in [DAY, "2026-12-28", "2027-02-08"] {
        let sample = Sample::tasks(2_000, 1, day(today));
        let (workspace, today) = (sample.workspace(), day(today));
        let list = TodayList::of(workspace, today);
        let open = list.entries.iter().filter(|entry| !entry.done).count();
        assert!(open >= 5, "{open} open lines on {today}");
        assert!(list.done() > 0, "nothing done on {today}");
        assert!(Standing::of(workspace, workspace.month_of(today), today).is_some());
        assert!(workspace.newest_day <= Some(today), "nothing is dated after {today}");
    }
}

#[test]
fn the_same_seed_and_day_give_the_same_bytes() {
    let lines = |seed, today| Sample::tasks(500, seed, day(today)).lines();
    assert_eq!(lines(1, DAY), lines(1, DAY));
    assert_ne!(lines(1, DAY), lines(2, DAY));
    assert_ne!(lines(1, DAY), lines(1, "2026-11-17"));
    assert_eq!(Sample::example(day(DAY)).lines(), Sample::example(day(DAY)).lines());
}

#[test]
fn a_part_is_a_run_of_the_lines() {
    let sample = Sample::tasks(200, 1, day(DAY));
    assert_eq!(sample.part(0..300) + &sample.part(300..9_999), sample.lines());
    assert_eq!(sample.part(9_000..9_999), "");
    assert_eq!(sample.lines().lines().count(), 500);
}

#[test]
fn the_example_is_the_apps_own() {
    let sample = Sample::example(day(DAY));
    let book = fieldplan::example::write(&fieldplan::example::zh::WORDS, day(DAY)).unwrap();
    assert_eq!(sample.records(), book.records);
    assert_eq!(read(&sample).workspace(), &book.workspace);
    nothing_ignored(sample.workspace());
}

#[test]
fn three_years_stand_on_a_base_whose_old_tasks_are_packed() {
    let sample = Sample::tasks(5_000, 7, day(DAY));
    let whole = read(&sample);
    let mut settled = whole.clone();
    let records = sample.records();
    let cuts = settled.cuts();
    let cut = (0..records.len() - 100).rev().find(|count| cuts[*count]).unwrap();
    let base = settled.settle(records[cut - 1].stamp()).unwrap().clone();
    let tail = records[cut..].to_vec();
    let (stood, losers) = Journal::from_base(base.clone(), tail).unwrap();
    assert_eq!(losers, []);
    let today = day(DAY);
    // What the first screen asks unpacks nothing; what a review of the whole asks does.
    assert_eq!(TodayList::of(stood.workspace(), today), TodayList::of(whole.workspace(), today));
    assert_eq!(stood.workspace(), whole.workspace());
    let first = whole.workspace().tasks().next().unwrap();
    assert_eq!(stood.workspace().tasks().next(), Some(first));
    let old = today.plus_days(-400);
    let done = |journal: &Journal| journal.workspace().done_on(old).count();
    assert_eq!(done(&stood), done(&whole));
}
