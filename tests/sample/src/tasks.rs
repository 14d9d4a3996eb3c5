//! A journal of many tasks: years of a busy rep, day by day.

use std::collections::HashSet;

use fieldplan::domain::cadence::Class;
use fieldplan::domain::calendar::{Mark, OffReason, WorkCalendar};
use fieldplan::domain::command::Command;
use fieldplan::domain::day::Day;
use fieldplan::domain::fact::{RevisionReason, SettingsChanged};
use fieldplan::domain::ident::{CustomerId, TaskId};
use fieldplan::domain::money::Money;
use fieldplan::domain::period::{Month, MonthStart};
use fieldplan::domain::tier::Tier;
use fieldplan::domain::today::Subject;
use fieldplan::example::{self, Book};

use crate::FEWEST;
use crate::business::{business, draw, somebody};
use crate::words;

/// What is to be reached by the end of each day, as sums from the first day on.
struct Plan {
    tasks: usize,
    records: usize,
    customers: usize,
    days: usize,
}

impl Plan {
    fn new(tasks: usize, days: usize) -> Plan {
        Plan { tasks, records: tasks * 5 / 2, customers: tasks / 10, days }
    }

    /// The part of `whole` that belongs to the first `passed` days.
    fn share(&self, whole: usize, passed: usize) -> usize {
        whole * passed / self.days
    }

    /// A quarter of the customers come out of an old notebook on the first day.
    fn customers(&self, passed: usize) -> usize {
        let noted = self.customers / 4;
        noted + self.share(self.customers - noted, passed)
    }
}

/// Months of history: more tasks are more years and fuller days.
fn months(tasks: usize) -> u16 {
    match tasks {
        0..1_000 => 3,
        1_000..5_000 => 6,
        5_000..50_000 => 36,
        _ => 60,
    }
}

/// Writes the journal.
pub(crate) fn write(count: usize, seed: u64, today: Day) -> Book {
    assert!(count >= FEWEST, "{count} tasks: {FEWEST} is the least");
    let calendar = WorkCalendar::default();
    let month = Month::of(today, MonthStart::FIRST);
    let first = month.before(months(count)).period(MonthStart::FIRST).first();
    assert!(first > Day::MIN, "{today} leaves no room for a history");
    let mut days: Vec<Day> = Vec::new();
    let mut day = first;
    while day < today {
        if calendar.weight(day).halves() > 0 {
            days.push(day);
        }
        day = day.next();
    }
    // Today is worked on even where it is a Sunday: it is the day that is looked at.
    days.push(today);
    let plan = Plan::new(count, days.len());
    let (mut book, mut names) = (Book::open(seed, days[0]), HashSet::new());
    let visits = u16::try_from(count / days.len()).unwrap_or(u16::MAX).max(5);
    let capacity = SettingsChanged { visits_a_day: Some(visits), ..SettingsChanged::default() };
    must(book.give(Command::Settings(capacity)));
    for (place, day) in days.iter().enumerate() {
        let is_last = place + 1 == days.len();
        // A day the rep has marked off; what it would have held comes on the next.
        if !is_last && book.workspace.calendar.weight(*day).halves() == 0 {
            continue;
        }
        if place > 0 {
            book.begin(*day);
        }
        work_a_day(&mut book, &plan, &mut names, place + 1, is_last);
    }
    book
}

fn work_a_day(
    book: &mut Book,
    plan: &Plan,
    names: &mut HashSet<String>,
    passed: usize,
    is_last: bool,
) {
    set_goal(book);
    while book.known < plan.customers(passed) {
        add_customer(book, plan, names);
    }
    let room = plan.share(plan.tasks, passed);
    keep_promises(book, if is_last { 30 } else { 78 }, room);
    mark_days(book, is_last);
    while book.tasks < plan.share(plan.tasks, passed) {
        let customer = somebody(book);
        let due = book.today().plus_days(book.dice.days(0, 14));
        must(book.give(Command::Promise { customer, due, step: None }));
    }
    while book.records.len() < plan.share(plan.records, passed) {
        let room = plan.share(plan.records, passed) - book.records.len();
        fill(book, room);
    }
}

/// The month's goal on its first working day, from what the month before sold; sometimes revised.
fn set_goal(book: &mut Book) {
    let month = book.workspace.month_of(book.today());
    let round = |fen: i64| Money::from_yuan((fen / 1_000_000 * 10_000).max(100_000));
    if book.workspace.goal(month).is_none() {
        let sold = book.workspace.sold_in(Some(book.workspace.period(month.previous()))).fen();
        let percent = i64::try_from(book.dice.between(90, 115)).unwrap_or(100);
        let target = if sold > 0 { round(sold / 100 * percent) } else { Money::from_yuan(800_000) };
        must(book.give(Command::ConfirmGoal { month, target }));
    } else if book.dice.percent(1) {
        let reasons = [RevisionReason::Market, RevisionReason::Company, RevisionReason::Feedback];
        let reason = draw(book, &reasons);
        let now = book.workspace.goal(month).map(|goal| goal.in_force().tiers);
        let old = now.map_or(0, |t| t.get(Tier::Target).fen());
        let target = round(old / 100 * i64::try_from(book.dice.between(80, 120)).unwrap_or(100));
        // The same figure again is refused, which is as well.
        let _ = book.give(Command::ReviseGoal { month, target, reason });
    }
}

fn add_customer(book: &mut Book, plan: &Plan, names: &mut HashSet<String>) {
    let class = match book.dice.below(100) {
        0..20 => Class::A,
        20..50 => Class::B,
        _ => Class::C,
    };
    // One in two hundred is typed a second time, under the name it has already.
    let is_twin = book.known > 0 && book.dice.below(200) == 0;
    let twin = is_twin.then(|| book.dice.place(book.known));
    let name = match twin.and_then(|place| book.workspace.customers().nth(place)) {
        Some((_, twin)) => twin.name.clone(),
        None => words::name(&mut book.dice, names),
    };
    let note = if book.dice.percent(60) { words::note(&mut book.dice) } else { String::new() };
    let visit = (book.tasks < plan.tasks && book.dice.percent(50))
        .then(|| book.today().plus_days(book.dice.days(0, 10)));
    must(book.give(Command::AddCustomer { name, class, note, visit }));
}

/// Of a hundred promises due, so many are done; of the others some are moved, some given up, and
/// some stay as they are. Follow-ups are planned up to `room` tasks in all.
fn keep_promises(book: &mut Book, done: u64, room: usize) {
    let due: Vec<TaskId> = book.workspace.open_through(book.today()).map(|(id, _)| id).collect();
    for task in due {
        let drawn = book.dice.below(100);
        if drawn < done {
            let has_room = book.tasks < room;
            must(example::keep(book, &example::zh::WORDS.said, task, has_room));
        } else if drawn < done + 8 {
            let due = book.today().plus_days(book.dice.days(1, 10));
            must(book.give(Command::Move { task, due }));
        } else if drawn < done + 11 {
            must(book.give(Command::Drop { task }));
        }
    }
}

/// Leave, illness, fairs and half days, a week or more ahead; now and then a mark is taken off.
fn mark_days(book: &mut Book, is_last: bool) {
    if is_last || !book.dice.percent(5) {
        return;
    }
    let marks = [
        Some(Mark::Off(OffReason::Leave)),
        Some(Mark::Off(OffReason::Sick)),
        Some(Mark::Off(OffReason::TradeShow)),
        Some(Mark::Half),
        Some(Mark::Half),
        Some(Mark::Work),
        None,
    ];
    let mark = draw(book, &marks);
    let first = book.today().plus_days(book.dice.days(7, 40));
    let last = first.plus_days(book.dice.days(0, 2));
    must(book.give(Command::MarkDays { first, last, mark }));
}

/// One record or two of what else a day holds; `room` is how many may come.
fn fill(book: &mut Book, room: usize) {
    let today = book.today();
    // Whatever a draw is refused for (visited already, nobody to put away), the next one fits.
    let _ = match book.dice.below(100) {
        0..60 => {
            let subject = Subject::Visit(somebody(book));
            book.give(Command::Tick { subject }).is_ok()
        }
        60..64 if room >= 2 => {
            let subject = Subject::Visit(somebody(book));
            book.slip(Command::Tick { subject }).is_ok()
        }
        64..66 => archive_one(book),
        66..70 => edit(book),
        70..85 => business(book).is_ok(),
        _ => {
            let customer = if book.dice.percent(90) { Some(somebody(book)) } else { None };
            let amount = sale(book);
            book.give(Command::Sell { customer, amount, on: today }).is_ok()
        }
    };
}

/// Puts one of the C customers away, where there are some.
fn archive_one(book: &mut Book) -> bool {
    let place = book.active_of(Class::C).len();
    if place < 10 {
        return false;
    }
    let place = book.dice.place(place);
    let customer = book.active_of(Class::C).swap_remove(place);
    book.give(Command::ArchiveCustomer { customer }).is_ok()
}

fn edit(book: &mut Book) -> bool {
    let customer: CustomerId = somebody(book);
    let note = Some(words::note(&mut book.dice));
    book.give(Command::EditCustomer { customer, name: None, class: None, note }).is_ok()
}

/// Mostly a few thousand yuan, seldom much more; one in fifty is a return.
fn sale(book: &mut Book) -> Money {
    let most = draw(book, &[300_000, 300_000, 1_000_000, 1_000_000, 6_000_000]);
    let fen = i64::try_from(book.dice.between(20_000, most)).unwrap_or(20_000);
    if book.dice.percent(2) { Money::from_fen(-fen / 4) } else { Money::from_fen(fen) }
}

/// What the core must take: a refusal is a mistake of this file, and a journal with a hole would
/// be measured as though it were whole.
fn must<T, E: std::fmt::Debug>(answer: Result<T, E>) {
    if let Err(refusal) = answer {
        panic!("the core refused what a busy rep does: {refusal:?}");
    }
}
