//! The example rep's days, one after the other: a month as it is, after three that are closed.

use crate::domain::calendar::{Mark, OffReason, WorkCalendar};
use crate::domain::command::{Command, Refusal};
use crate::domain::day::Day;
use crate::domain::fact::RevisionReason;
use crate::domain::ident::{Id, TaskId};
use crate::domain::money::Money;
use crate::domain::period::{Month, MonthStart};
use crate::domain::today::Subject;

use super::book::Book;
use super::deals::Deals;
use super::receivables::Receivables;
use super::{Words, visits};

/// Targets in 万 yuan: three closed months and the running one.
const TARGETS: [i64; 4] = [260, 280, 280, 300];
/// What of each target was sold by the month's end, in percent; of the running month, about how
/// much of what should have been sold by today.
const REACHED: [i64; 4] = [104, 93, 101, 95];
/// How many customers are known from an old notebook on the first day.
const NOTED: usize = 12;

/// A day if it is worked, else the next one that is.
pub(super) fn on_or_after(calendar: &WorkCalendar, day: Day) -> Day {
    calendar.next_working(day.previous()).unwrap_or(day)
}

/// The rep, and what is still to come.
struct Rep {
    book: Book,
    words: &'static Words,
    deals: Deals,
    receivables: Receivables,
    /// How many days are worked before today.
    days: usize,
    /// How many months have their goal.
    months: usize,
}

/// Writes the journal; see [`super::write`].
pub(super) fn write(words: &'static Words, today: Day) -> Option<Book> {
    let (start, calendar) = (MonthStart::FIRST, WorkCalendar::default());
    let running = Month::of(today, start);
    let first = running.before(3).period(start).first();
    // A day that stopped at the end of what a day can be is no first of a month.
    if first.day() != 1 || today.days_since(first) < 80 {
        return None;
    }
    let opening = on_or_after(&calendar, first);
    let mut days = Vec::new();
    let mut day = opening;
    while day < today {
        if !calendar.weight(day).is_off() {
            days.push(day);
        }
        day = day.next();
    }
    let mut rep = Rep {
        book: Book::open(words.seed, opening),
        words,
        deals: Deals::default(),
        receivables: Receivables::until(today),
        days: days.len(),
        months: 0,
    };
    for (place, day) in days.iter().enumerate() {
        if place > 0 {
            // Leave is taken: what the day would have brought comes on the next.
            if rep.book.workspace.calendar.weight(*day).is_off() {
                continue;
            }
            rep.book.begin(*day);
        }
        rep.live(place).ok()?;
    }
    // Today is looked at even where it is a Sunday.
    rep.book.begin_last(today);
    rep.see_this_morning().ok()?;
    Some(rep.book)
}

impl Rep {
    /// A day that is over. The last one before today leaves something for it.
    fn live(&mut self, place: usize) -> Result<(), Refusal> {
        self.set_goal()?;
        self.meet(place)?;
        let left = self.days.saturating_sub(place);
        self.deals.tell(&mut self.book, left)?;
        self.receivables.tell(&mut self.book, left)?;
        self.work()?;
        if left == 1 {
            // Two promises that the day was too short for.
            self.promise(4)?;
            self.promise(12)?;
        }
        Ok(())
    }

    fn set_goal(&mut self) -> Result<(), Refusal> {
        let book = &mut self.book;
        let today = book.today();
        let month = book.workspace.month_of(today);
        if book.workspace.goal(month).is_none() {
            let nth = self.months;
            self.months += 1;
            let target = TARGETS.get(nth).copied().unwrap_or(300);
            let target = Money::from_yuan(target * 10_000);
            book.give(Command::ConfirmGoal { month, target })?;
            if nth == 0 {
                // Days of leave and half a day off, some weeks ahead.
                let leave = today.plus_days(40);
                let mark = Some(Mark::Off(OffReason::Leave));
                book.give(Command::MarkDays { first: leave, last: leave.next(), mark })?;
                let half = today.plus_days(17);
                book.give(Command::MarkDays { first: half, last: half, mark: Some(Mark::Half) })?;
            }
        }
        let is_first = book.workspace.goal(month).is_some_and(|g| g.revisions().is_empty());
        if self.months == 2 && is_first && today.day() >= 12 {
            let target = Money::from_yuan(270 * 10_000);
            book.give(Command::ReviseGoal { month, target, reason: RevisionReason::Market })?;
        }
        Ok(())
    }

    /// Customers come in the order of the list: a dozen on the first day, the others one by one,
    /// the last of them some days before today.
    fn meet(&mut self, place: usize) -> Result<(), Refusal> {
        let all = self.words.customers.len();
        let share = (all - NOTED) * place / self.days.saturating_sub(5).max(1);
        let known = self.book.known;
        let more = (NOTED + share).saturating_sub(known);
        for (name, class, note) in self.words.customers.iter().skip(known).take(more) {
            let visit = self.book.dice.percent(50).then(|| self.workday(1, 4));
            let (name, note) = ((*name).to_owned(), (*note).to_owned());
            self.book.give(Command::AddCustomer { name, class: *class, note, visit })?;
        }
        Ok(())
    }

    /// A working day some days from today.
    fn workday(&mut self, nearest: u16, furthest: u16) -> Day {
        let wanted = self.book.today().plus_days(self.book.dice.days(nearest, furthest));
        on_or_after(&self.book.workspace.calendar, wanted)
    }

    /// Promises a customer of the list a visit today.
    fn promise(&mut self, place: usize) -> Result<TaskId, Refusal> {
        let (customer, due) = (self.book.customer(place)?, self.book.today());
        let stamp = self.book.give(Command::Promise { customer, due, step: None })?;
        Ok(TaskId(Id::new(stamp, 0)))
    }

    /// Promises that are due, kept, moved or left; visits, sales, new promises.
    fn work(&mut self) -> Result<(), Refusal> {
        for task in self.due() {
            match self.book.dice.below(10) {
                0 => {
                    let due = self.workday(1, 5);
                    self.book.give(Command::Move { task, due })?;
                }
                1 if self.book.dice.percent(30) => {
                    self.book.give(Command::Drop { task })?;
                }
                1 => {}
                _ => visits::keep(&mut self.book, &self.words.said, task, true)?,
            }
        }
        for _ in 0..2 {
            let customer = self.book.somebody()?;
            // Somebody met already today is met once.
            let _ = self.book.give(Command::Tick { subject: Subject::Visit(customer) });
        }
        if self.book.dice.percent(4) {
            let customer = self.book.somebody()?;
            let _ = self.book.slip(Command::Tick { subject: Subject::Visit(customer) });
        }
        self.sell()?;
        for _ in 0..self.book.dice.between(2, 3) {
            let (customer, due) = (self.book.somebody()?, self.workday(1, 7));
            self.book.give(Command::Promise { customer, due, step: None })?;
        }
        Ok(())
    }

    /// The open promises through today.
    fn due(&self) -> Vec<TaskId> {
        self.book.workspace.open_through(self.book.today()).map(|(id, _)| id).collect()
    }

    /// Brings the month's sales to about what the day asks for, in one to three sales.
    fn sell(&mut self) -> Result<(), Refusal> {
        let missing = self.missing();
        // Sales come when they come: a third of the days bring none.
        if missing <= 0 || self.book.dice.percent(33) {
            return Ok(());
        }
        let sales = i64::try_from(self.book.dice.between(1, 3)).unwrap_or(1);
        for _ in 0..sales {
            let percent = i64::try_from(self.book.dice.between(85, 115)).unwrap_or(100);
            // Prices end in a nought.
            let amount = Money::from_fen((missing / sales * percent / 100 / 1_000).max(50) * 1_000);
            let customer = self.book.somebody()?;
            let on = self.book.today();
            self.book.give(Command::Sell { customer: Some(customer), amount, on })?;
            self.receivables.sold(&mut self.book, customer, amount)?;
        }
        if self.book.dice.percent(3) {
            let (amount, on) = (Money::from_yuan(-1_280), self.book.today());
            let customer = Some(self.book.somebody()?);
            self.book.give(Command::Sell { customer, amount, on })?;
        }
        Ok(())
    }

    /// What the month lacks of what should have been sold by today, in 分.
    fn missing(&self) -> i64 {
        let (workspace, today) = (&self.book.workspace, self.book.today());
        let period = workspace.period(workspace.month_of(today));
        let nth = self.months.saturating_sub(1);
        let worked =
            period.through(today).map_or(0, |run| workspace.calendar.working(run).halves());
        let whole = workspace.calendar.working(period).halves().max(1);
        let of = |list: [i64; 4]| list.get(nth).copied().unwrap_or(100);
        let wanted =
            of(TARGETS) * 1_000_000 * of(REACHED) / 100 * i64::from(worked) / i64::from(whole);
        wanted - workspace.sold_in(Some(period)).fen()
    }

    /// This morning: two promises of today done, a sale, one or two left from before, four still
    /// due; a deal found, a payment come in.
    fn see_this_morning(&mut self) -> Result<(), Refusal> {
        self.set_goal()?;
        self.meet(self.days)?;
        // Whatever was left is given a day, but for one or two that are really late.
        for task in self.due().into_iter().skip(2) {
            let due = self.workday(2, 6);
            self.book.give(Command::Move { task, due })?;
        }
        for place in [0, 1, 2, 9, 10, 23] {
            let task = self.promise(place)?;
            if place < 2 {
                self.book.give(Command::Tick { subject: Subject::Task(task) })?;
            }
        }
        self.deals.tell(&mut self.book, 0)?;
        self.receivables.tell(&mut self.book, 0)?;
        let (customer, on) = (Some(self.book.customer(0)?), self.book.today());
        self.book.give(Command::Sell { customer, amount: Money::from_yuan(12_600), on })?;
        Ok(())
    }
}
