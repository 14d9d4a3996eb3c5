//! The example rep's months, for every sort of day they may be opened on.

use std::collections::{BTreeMap, BTreeSet};

use fieldplan::domain::cadence::Class;
use fieldplan::domain::calendar::WorkCalendar;
use fieldplan::domain::day::Day;
use fieldplan::domain::ident::ReceivableId;
use fieldplan::domain::pace::Standing;
use fieldplan::domain::stage::Stage;
use fieldplan::domain::today::{Reason, TodayList};
use fieldplan::domain::workspace::{DealState, TaskState, Workspace};
use fieldplan::example::{self, Book, Words};
use fieldplan::journal::{Journal, Record};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

const LANGUAGES: [&Words; 2] = [&example::zh::WORDS, &example::en::WORDS];

fn write(words: &'static Words, today: Day) -> Book {
    example::write(words, today).unwrap_or_else(|| panic!("the example does not fit {today}"))
}

/// A day of every sort: in the middle of a month, its last, one with holidays around it, the first
/// working day, a Sunday, the first of January, a leap day, one beyond the published calendars.
const DAYS: [&str; 12] = [
    "2026-11-16",
    "2026-11-30",
    "2026-12-28",
    "2027-02-08",
    "2026-12-01",
    "2026-11-15",
    "2027-01-01",
    "2026-10-08",
    "2026-03-01",
    "2028-02-29",
    "2031-05-05",
    "1990-01-01",
];

fn each(check: impl Fn(&'static Words, Day, &Book)) {
    for words in LANGUAGES {
        for today in DAYS.map(day) {
            check(words, today, &write(words, today));
        }
    }
}

fn nothing_ignored(workspace: &Workspace) {
    assert_eq!(workspace.ignored.all(), 0, "{:?}", workspace.ignored);
}

fn lines(book: &Book) -> String {
    let lines: Vec<&str> = book.records.iter().map(Record::line).collect();
    lines.join("\n")
}

#[test]
fn the_lines_read_back_and_fold_to_what_decide_saw() {
    each(|_, today, book| {
        let text = lines(book);
        let records: Vec<Record> =
            text.lines().map(|line| Record::parse(line.as_bytes()).unwrap()).collect();
        assert!(records.iter().all(|record| record.fact().is_some()), "{today}");
        assert!(records.iter().map(Record::stamp).is_sorted(), "{today}");
        assert_eq!(records.len(), book.records.len());
        let (journal, losers) = Journal::from_history(records);
        assert_eq!(losers, [], "each stamp once");
        assert_eq!(journal.workspace(), &book.workspace);
        nothing_ignored(journal.workspace());
    });
}

#[test]
fn the_same_day_and_language_give_the_same_bytes_and_others_give_others() {
    let [zh, en] = LANGUAGES;
    let today = day("2026-11-16");
    assert_eq!(lines(&write(zh, today)), lines(&write(zh, today)));
    assert_ne!(lines(&write(zh, today)), lines(&write(zh, today.next())));
    let stamps =
        |words| -> BTreeSet<_> { write(words, today).records.iter().map(Record::stamp).collect() };
    assert!(stamps(zh).is_disjoint(&stamps(en)), "two journals, never taken for one");
}

#[test]
fn nothing_is_dated_or_stamped_later_than_the_day_begins_anywhere() {
    each(|_, today, book| {
        assert!(book.workspace.newest_day <= Some(today), "{today}");
        // The day begins first at fourteen hours east.
        let begins = u64::try_from(today.days_since(Day::MIN)).unwrap() * 86_400_000;
        let last = book.records.last().unwrap().stamp().ms();
        assert!(last <= begins - 14 * 3_600_000, "{today}: {last}");
    });
}

#[test]
fn there_are_forty_customers_of_all_classes_and_four_months_of_goals() {
    each(|_, today, book| {
        let workspace = &book.workspace;
        let names: BTreeSet<_> = workspace.customers().map(|(_, c)| c.name.as_str()).collect();
        assert_eq!(names.len(), 40, "{today}");
        for class in Class::ALL {
            let of = workspace.customers().filter(|(_, c)| c.class == class).count();
            assert!(of >= 8, "{today}: {of} of {class:?}");
        }
        assert_eq!(workspace.goals().count(), 4, "{today}");
        let month = workspace.month_of(today);
        assert!(Standing::of(workspace, month, today).is_some());
        for closed in 1..=3 {
            let period = workspace.period(month.before(closed));
            let sold = workspace.sold_in(Some(period)).fen();
            assert!((200_000_000..400_000_000).contains(&sold), "{today} − {closed}: {sold}");
        }
    });
}

#[test]
fn today_has_something_done_something_due_and_something_late() {
    each(|_, today, book| {
        let [mut done, mut due, mut late] = [0, 0, 0];
        for entry in &TodayList::of(&book.workspace, today).entries {
            match entry.reason {
                _ if entry.done => done += 1,
                Reason::Promised => due += 1,
                Reason::Backlog { .. } => late += 1,
                _ => {}
            }
        }
        assert!(done >= 2 && due >= 4 && (1..=4).contains(&late), "{today}: {done} {due} {late}");
        let open = book.workspace.tasks().filter(|(_, task)| task.state == TaskState::Open).count();
        assert!(open >= 8, "{today}: {open} promises stand");
    });
}

#[test]
fn deals_stand_in_every_stage_and_some_are_won_and_lost() {
    each(|_, today, book| {
        let mut open: BTreeMap<u8, usize> = BTreeMap::new();
        let (mut won, mut lost, mut passed) = (0, 0, 0);
        for (_, deal) in book.workspace.deals() {
            match deal.state {
                DealState::Open => {
                    *open.entry(deal.stage.place()).or_default() += 1;
                    passed += usize::from(deal.expected < today);
                }
                DealState::Won { .. } => won += 1,
                DealState::Lost { .. } => lost += 1,
            }
        }
        for stage in Stage::OPEN {
            assert!(open.contains_key(&stage.place()), "{today}: none in {stage:?}");
        }
        assert!(won >= 4 && lost >= 3, "{today}: {won} won, {lost} lost");
        assert_eq!(passed, 1, "{today}: one deal asks for another day");
    });
}

#[test]
fn receivables_are_paid_part_paid_due_and_overdue_of_several_ages() {
    each(|_, today, book| {
        let workspace = &book.workspace;
        let mut paid: BTreeMap<ReceivableId, i64> = BTreeMap::new();
        for (_, payment) in workspace.payments() {
            let receivable = payment.receivable.unwrap();
            *paid.entry(receivable).or_default() += payment.amount.fen();
        }
        let [mut whole, mut part, mut later, mut now] = [0; 4];
        let mut ages = BTreeSet::new();
        for (id, owed) in workspace.receivables() {
            let got = paid.get(&id).copied().unwrap_or_default();
            assert!(got <= owed.amount.fen(), "{today}: more was paid than owed");
            if got == owed.amount.fen() {
                whole += 1;
                continue;
            }
            part += usize::from(got > 0);
            match today.days_since(owed.due) {
                late @ 1.. => drop(ages.insert(late / 30)),
                0 => now += 1,
                _ => later += 1,
            }
        }
        assert!(whole >= 5 && part >= 1 && later >= 4, "{today}: {whole} {part} {later}");
        assert!(now >= 1, "{today}: something is due today");
        assert!(ages.is_superset(&[0, 1, 2].into()), "{today}: overdue by months: {ages:?}");
    });
}

#[test]
fn it_can_be_opened_on_every_day_of_two_years() {
    let calendar = WorkCalendar::default();
    let mut today = day("2026-01-01");
    while today < day("2028-01-01") {
        let book = write(LANGUAGES[0], today);
        assert_eq!(book.workspace.customers().count(), 40, "{today}");
        assert_eq!(book.workspace.deals().count(), 15, "{today}");
        assert!(!TodayList::of(&book.workspace, today).entries.is_empty(), "{today}");
        // Each day around a month's end, every fifth else.
        let near = today.day() <= 2 || today.next().day() == 1 || calendar.weight(today).is_off();
        today = if near { today.next() } else { today.plus_days(5) };
    }
}

#[test]
fn a_day_without_months_before_it_has_no_example() {
    assert!(example::write(LANGUAGES[0], day("1970-02-01")).is_none());
}
