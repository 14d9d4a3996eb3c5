//! Today's whole list: a pure function of the workspace and a day (domain.md 10).
//!
//! Eleven reasons in a fixed order, the largest amount first within each, then the longest due, then
//! by id. The list is made as of the morning, so lines do not move when they are answered; what was
//! done today is marked. It is capped by the day's capacity: what does not fit is kept apart and
//! never hidden, and so is what the rep put away. Where the rep chose the order of the day by hand,
//! what fits is listed in it.
//!
//! Each reason is a function in the file of its subject: `promises`, `money`, `deals`, `customers`,
//! `orders`.
//! What to do with the unfinished is in `domain::unfinished`, days away in `domain::away`.
//! `domain::today` is the part of this list that the first screens were built on; a test holds the
//! two together.

mod customers;
mod deals;
mod money;
mod morning;
mod orders;
mod promises;
mod subject;

use super::cadence::Class;
use super::calendar::{Mark, OffReason, WorkCalendar};
use super::day::Day;
use super::day_order::DayOrder;
use super::fact::NextStep;
use super::ident::CustomerId;
use super::money::Money;
use super::period::Period;
use super::sorted::sort_by;
use super::visit_plan::Capacity;
use super::workspace::Workspace;
use morning::Morning;

pub use orders::{NextOrder, next_order};
pub use subject::{About, Matter, Why};

/// Working days before its day that a receivable or a deal comes onto the list.
pub const AHEAD: u32 = 3;

/// One line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is about.
    pub about: About,
    /// Whom; `None` for new leads.
    pub customer: Option<CustomerId>,
    /// The customer's class.
    pub class: Option<Class>,
    /// Why it is here.
    pub why: Why,
    /// The day it is or was due.
    pub due: Day,
    /// What it is about in money: what is open, won, missing, or what the customer's open deals come
    /// to.
    pub amount: Money,
    /// What it is for.
    pub step: NextStep,
    /// Whether it is answered today.
    pub done: bool,
}

/// The new leads of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leads {
    /// Asked for; half of the rep's figure rounded down on a half day, at least 1.
    pub wanted: u32,
    /// Found: customers added, or deals found, today; each customer once.
    pub found: u32,
}

/// The list of a day.
///
/// ```
/// use fieldplan::domain::agenda::{Agenda, Why};
/// use fieldplan::domain::cadence::Class;
/// use fieldplan::domain::command::{Command, Moment, decide};
/// use fieldplan::domain::{day::Day, ident::Stamp, workspace::{Workspace, evolve}};
/// let mut workspace = Workspace::default();
/// let (monday, stamp) = (Day::parse("2026-11-16")?, Stamp::new(1, 0, 7));
/// let (name, note, visit) = ("红星超市".to_owned(), String::new(), Some(monday.next()));
/// let add = Command::AddCustomer { name, class: Class::A, note, visit };
/// let fact = decide(&workspace, add, &Moment { today: monday, minute: 540, stamp }).unwrap();
/// evolve(&mut workspace, stamp, &fact);
/// assert_eq!(Agenda::of(&workspace, monday).lines, []);
/// assert_eq!(Agenda::of(&workspace, monday.next()).lines[0].why, Why::Promised);
/// # Ok::<(), fieldplan::domain::day::DayError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// What fits the day, in order.
    pub lines: Vec<Line>,
    /// What does not fit, in order; shown apart, never hidden.
    pub overflow: Vec<Line>,
    /// What would be on the list had the rep not put it away, in order.
    pub dismissed: Vec<Line>,
    /// The new leads, where the rep asks for any and the day is worked.
    pub leads: Option<Leads>,
    /// Why the rep is away on this day: nothing of earlier days is asked for.
    pub away: Option<OffReason>,
}

impl Agenda {
    /// The list of `day`.
    ///
    /// The plan fills 80 % of the day's capacity of visits and of calls. Promises, new leads and what
    /// is done take their place whatever the capacity; everything else takes one in the list's order
    /// while there is room. On an off day only promises are listed; while the rep is away those of
    /// earlier days wait in the overflow. A deal, a receivable and a customer have one line each, by
    /// the first reason that is not put away, and a customer with a promise within a week is not
    /// asked for again. The customers of an order chosen by hand come first, in that order, each with
    /// its lines as they stood. O(n log n) in the workspace.
    // Not inlined, so that its bytes are counted where its rules are.
    #[inline(never)]
    pub fn of(workspace: &Workspace, day: Day) -> Agenda {
        let morning = Morning::of(workspace, day);
        let away = match workspace.calendar.marks.get(&day) {
            Some(Mark::Off(reason)) if *reason != OffReason::Rest => Some(*reason),
            Some(Mark::Off(_) | Mark::Half | Mark::Work) | None => None,
        };
        let mut draft = Draft { lines: promises::lines(&morning), dismissed: Vec::new() };
        let mut leads = None;
        if morning.halves > 0 {
            for line in money::lines(&morning) {
                draft.offer(workspace, vec![line]);
            }
            let taken = deals::offer(&morning, &mut draft);
            for candidates in customers::candidates(&morning, &taken) {
                draft.offer(workspace, candidates);
            }
            leads = customers::leads(&morning);
            if let Some(line) = leads.map(|leads| customers::quota(&morning, leads)) {
                draft.offer(workspace, vec![line]);
            }
        }
        let unplanned = customers::unplanned(&morning, &draft.lines);
        draft.lines.extend(unplanned);
        in_order(&mut draft.lines);
        in_order(&mut draft.dismissed);
        let capacity = Capacity { visits: workspace.visits_a_day, calls: workspace.calls_a_day };
        let mut room = capacity.plan(morning.halves);
        let (mut lines, overflow) = draft.lines.into_iter().partition(|line| {
            let slot = if line.asks_a_visit() { &mut room.visits } else { &mut room.calls };
            let waits = away.is_some() && line.why == Why::Backlog && !line.done;
            let fits = !waits && (line.takes_its_place() || *slot > 0);
            *slot = slot.saturating_sub(u32::from(fits && line.why != Why::LeadQuota));
            fits
        });
        if let Some(order) = DayOrder::of(workspace, day) {
            by_hand(&mut lines, &order.customers);
        }
        Agenda { lines, overflow, dismissed: draft.dismissed, leads, away }
    }

    /// The line about something, where it is listed.
    pub fn line(&self, about: About) -> Option<&Line> {
        self.lines.iter().chain(&self.overflow).find(|line| line.about == about)
    }

    /// The list as the tick of one line has just said: done where it was not, with all of the day that
    /// the customer's touch answers, or not done where it was. `workspace` has the tick already.
    ///
    /// `None` where the line does not fit the day: done it would stand among those that do. What
    /// comes, goes or moves for the tick, which is lines of the customer and those for which the day
    /// has room or none for it, and what is open again with a line taken back, is told by the list
    /// made anew, [`Agenda::of`]; all others stand in the same order.
    #[must_use]
    pub fn ticked(&self, about: About, workspace: &Workspace, day: Day) -> Option<Agenda> {
        let ticked = self.lines.iter().find(|line| line.about == about)?;
        let whose = ticked.customer.and_then(|id| workspace.customer(id));
        let answers = !ticked.done && whose.is_some_and(|one| one.touched_on(day));
        let mut list = self.clone();
        for line in &mut list.lines {
            if line.about == about {
                line.done = !ticked.done;
            } else if line.customer == ticked.customer && line.is_answered_by_touch() {
                line.done |= answers;
            }
        }
        Some(list)
    }

    /// How many lines of the day are done.
    pub fn done(&self) -> usize {
        self.lines.iter().filter(|line| line.done).count()
    }
}

impl Line {
    /// Whether it is answered by going there rather than by a call.
    pub fn asks_a_visit(&self) -> bool {
        match self.about {
            About::Task(_) => self.step != NextStep::Call,
            About::Matter(_) => self.why.asks_a_visit(),
        }
    }

    /// Working days from its day to the day before `today`, half days as halves, rounded up.
    pub fn working_days_late(&self, calendar: &WorkCalendar, today: Day) -> u32 {
        let run = Period::new(self.due, today.previous());
        run.map_or(0, |run| calendar.working(run).halves().div_ceil(2))
    }

    /// Whether the customer's touch makes it done: neither a promise, which is kept by itself, nor a
    /// proposal, which is made.
    fn is_answered_by_touch(&self) -> bool {
        matches!(self.about, About::Matter(_)) && self.why != Why::ProposalOwed
    }

    /// Whether it stays on the list however full the day is.
    fn takes_its_place(&self) -> bool {
        self.done || matches!(self.about, About::Task(_) | About::Matter(Matter::Leads))
    }
}

/// Lines so far, and those put away.
struct Draft {
    lines: Vec<Line>,
    dismissed: Vec<Line>,
}

impl Draft {
    /// Takes the first of the candidates that is not put away, and keeps those before it apart; says
    /// whether one was taken. Where all are away one that is done already is there after all; it
    /// takes no other's place, for that one may be what was ticked.
    fn offer(&mut self, workspace: &Workspace, candidates: Vec<Line>) -> bool {
        let mut away = Vec::new();
        let mut taken = None;
        for line in candidates {
            let is_away = match line.about {
                About::Matter(matter) => workspace.dismissed(matter, line.why) == Some(line.due),
                About::Task(_) => false,
            };
            if !is_away {
                taken = Some(line);
                break;
            }
            away.push(line);
        }
        let done = away.iter().position(|line| line.done).filter(|_| taken.is_none());
        taken = taken.or_else(|| done.map(|place| away.remove(place)));
        self.lines.extend(taken);
        self.dismissed.append(&mut away);
        taken.is_some()
    }
}

/// By reason, the largest amount, the longest due, then the subject.
fn in_order(lines: &mut Vec<Line>) {
    sort_by(lines, |one, other| {
        let reason = one.why.cmp(&other.why);
        let amount = other.amount.cmp(&one.amount);
        reason.then(amount).then(one.due.cmp(&other.due)).then(one.about.cmp(&other.about))
    });
}

/// Lines of the customers named first, in the order they are named; all others as they are.
fn by_hand(lines: &mut Vec<Line>, customers: &[CustomerId]) {
    let place = |line: &Line| {
        let named = line.customer.and_then(|own| customers.iter().position(|one| *one == own));
        named.unwrap_or(usize::MAX)
    };
    let mut placed: Vec<(usize, Line)> = lines.iter().map(|line| (place(line), *line)).collect();
    sort_by(&mut placed, |(one, _), (other, _)| one.cmp(other));
    *lines = placed.into_iter().map(|(_, line)| line).collect();
}

#[cfg(test)]
mod tests;
