//! Any day's list: what was done on a day that has passed, what is planned for one ahead, and both
//! today (mission C4; the day's report reads it too).

use super::day::Day;
use super::fact::{NextStep, Outcome};
use super::ident::CustomerId;
use super::money::Money;
use super::sorted::{Map, Set, sort_by};
use super::today::{Entry, Reason, Subject, TodayList};
use super::workspace::{Standing, TaskState, Workspace};

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Done on the day.
    Done,
    /// Promised for the day, made on another.
    DoneOn(Day),
    /// Promised for the day, given up.
    Dropped,
    /// Still to be done.
    Open,
}

/// One line of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayLine {
    /// What it is about.
    pub subject: Subject,
    /// Whom.
    pub customer: CustomerId,
    /// What it was or is for.
    pub step: NextStep,
    /// Why it is here.
    pub reason: Reason,
    /// What became of it.
    pub fate: Fate,
    /// What came of it, where it was said; the last word of the day.
    pub outcome: Option<Outcome>,
    /// Sales and returns of the day with this customer.
    pub won: Money,
}

/// The list of any day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayList {
    /// What was done first, then what became otherwise, then what is open; within each in the
    /// order of [`TodayList`].
    pub lines: Vec<DayLine>,
}

impl DayList {
    /// The list of `day` as seen on `today`.
    ///
    /// A day that has passed holds what was done on it and what was promised for it. A day ahead
    /// holds what is promised for it and the visits that fall due on that very day: what is late
    /// today is today's. Today holds its whole list. A customer who was called on in vain, without
    /// a promise, is a line as well. O(n log n) in tasks, customers and sales.
    pub fn of(workspace: &Workspace, day: Day, today: Day) -> DayList {
        let list = TodayList::of(workspace, day);
        let mut sold: Map<CustomerId, Money> = Map::new();
        for (_, sale) in workspace.sales().filter(|(_, sale)| sale.on == day) {
            if let Some(customer) = sale.customer {
                let before = sold.get(&customer).copied().unwrap_or_default();
                sold.insert(customer, before.plus(sale.amount));
            }
        }
        let said = |customer: CustomerId| {
            let contacts = workspace.customer(customer).map(|one| one.contacts.iter().rev());
            contacts.into_iter().flatten().find(|one| one.on == day).map(|one| one.outcome)
        };
        let line = |subject, customer, step, reason, fate| DayLine {
            subject,
            customer,
            step,
            reason,
            fate,
            outcome: said(customer),
            won: sold.get(&customer).copied().unwrap_or_default(),
        };
        let wanted = |entry: &Entry| match day.cmp(&today) {
            std::cmp::Ordering::Less => entry.done,
            std::cmp::Ordering::Equal => true,
            std::cmp::Ordering::Greater => entry.due == day,
        };
        // What does not fit is today's own heading; on another day it is one of its lines.
        let over: &[Entry] = if day == today { &[] } else { &list.overflow };
        let mut lines: Vec<DayLine> = list
            .entries
            .iter()
            .chain(over)
            .filter(|entry| wanted(entry))
            .map(|entry| {
                let fate = if entry.done { Fate::Done } else { Fate::Open };
                line(entry.subject, entry.customer, entry.step, entry.reason, fate)
            })
            .collect();
        if day < today {
            let promised = workspace.tasks().filter(|(_, task)| task.due == day);
            lines.extend(promised.filter_map(|(id, task)| {
                let fate = match task.state {
                    TaskState::Done { on } if on == day => return None,
                    TaskState::Done { on } => Fate::DoneOn(on),
                    TaskState::Dropped { .. } => Fate::Dropped,
                    TaskState::Open => Fate::Open,
                };
                Some(line(Subject::Task(id), task.customer, task.step, Reason::Promised, fate))
            }));
        }
        let listed: Set<CustomerId> = lines.iter().map(|line| line.customer).collect();
        let in_vain = workspace
            .customers()
            .filter(|(id, one)| one.standing != Standing::Erased && !listed.contains(id));
        lines.extend(in_vain.filter(|(id, _)| said(*id).is_some()).map(|(id, _)| {
            line(Subject::Visit(id), id, NextStep::Visit, Reason::Unplanned, Fate::Done)
        }));
        sort_by(&mut lines, |one, other| one.fate.cmp(&other.fate));
        DayList { lines }
    }

    /// How many were planned for the day: promised, due or carried over.
    pub fn planned(&self) -> usize {
        self.lines.iter().filter(|line| line.reason != Reason::Unplanned).count()
    }

    /// How many of those were done on the day.
    pub fn kept(&self) -> usize {
        self.done().filter(|line| line.reason != Reason::Unplanned).count()
    }

    /// The lines done on the day.
    pub fn done(&self) -> impl Iterator<Item = &DayLine> {
        self.lines.iter().filter(|line| line.fate == Fate::Done)
    }

    /// The promises still open on the day or given another, in order.
    pub fn open_promises(&self) -> impl Iterator<Item = &DayLine> {
        let is_promise = |line: &&DayLine| matches!(line.subject, Subject::Task(_));
        self.lines.iter().filter(|line| line.fate == Fate::Open).filter(is_promise)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cadence::Class;
    use crate::domain::command::{Command, Moment, decide};
    use crate::domain::ident::Stamp;
    use crate::domain::workspace::evolve;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// Does a command on a day.
    fn run(workspace: &mut Workspace, place: u64, on: &str, command: Command) {
        let stamp = Stamp::new(place, 0, 7);
        let moment = Moment { today: day(on), minute: 0, stamp };
        let fact = decide(workspace, command, &moment).unwrap();
        evolve(workspace, stamp, &fact);
    }

    fn add(name: &str, class: Class, visit: Option<&str>) -> Command {
        let visit = visit.map(day);
        Command::AddCustomer { name: name.to_owned(), class, note: String::new(), visit }
    }

    fn log(customer: CustomerId, outcome: Outcome, won: Option<Money>) -> Command {
        Command::Log { customer, task: None, outcome, won, note: String::new(), next: None }
    }

    /// A workspace of three promises for 16 November 2026, a Monday.
    fn three() -> (Workspace, Vec<CustomerId>, Vec<Subject>) {
        let mut workspace = Workspace::default();
        for (place, name) in (1..).zip(["恒泰", "明达", "华润"]) {
            let add = add(name, Class::C, Some("2026-11-16"));
            run(&mut workspace, place, "2026-11-16", add);
        }
        let customers = workspace.customers().map(|(id, _)| id).collect();
        let tasks = workspace.tasks().map(|(id, _)| Subject::Task(id)).collect();
        (workspace, customers, tasks)
    }

    #[test]
    fn a_day_that_has_passed_says_what_became_of_each_promise() {
        let (mut workspace, _, tasks) = three();
        let Subject::Task(third) = tasks[2] else { panic!("a promise") };
        run(&mut workspace, 4, "2026-11-16", Command::Tick { subject: tasks[0] });
        run(&mut workspace, 5, "2026-11-17", Command::Tick { subject: tasks[1] });
        run(&mut workspace, 6, "2026-11-17", Command::Drop { task: third });
        let list = DayList::of(&workspace, day("2026-11-16"), day("2026-11-18"));
        let fates: Vec<Fate> = list.lines.iter().map(|line| line.fate).collect();
        assert_eq!(fates, [Fate::Done, Fate::DoneOn(day("2026-11-17")), Fate::Dropped]);
        assert_eq!((list.planned(), list.kept(), list.done().count()), (3, 1, 1));
        let next = DayList::of(&workspace, day("2026-11-17"), day("2026-11-18"));
        assert_eq!(next.lines.len(), 1, "what was made up for on the 17th");
    }

    #[test]
    fn a_day_ahead_holds_its_own_promises_and_not_todays_backlog() {
        let (mut workspace, customers, _) = three();
        let due = day("2026-11-18");
        let step = Some(NextStep::Call);
        let promise = Command::Promise { customer: customers[1], due, step };
        run(&mut workspace, 4, "2026-11-16", promise);
        run(&mut workspace, 5, "2026-11-16", add("老王", Class::B, None));
        let list = DayList::of(&workspace, due, day("2026-11-16"));
        let promised: Vec<_> = list.open_promises().map(|l| (l.customer, l.step)).collect();
        assert_eq!(promised, [(customers[1], NextStep::Call)]);
        // The fourth customer of class B is first due on the fourth working day from the 16th.
        let visits = DayList::of(&workspace, day("2026-11-19"), day("2026-11-16"));
        assert!(matches!(visits.lines[..], [DayLine { subject: Subject::Visit(_), .. }]));
    }

    #[test]
    fn an_outcome_and_an_amount_stand_on_their_line_and_a_visit_in_vain_is_one() {
        let (mut workspace, customers, _) = three();
        run(&mut workspace, 4, "2026-11-16", add("老王", Class::C, Some("2026-11-30")));
        let fourth = workspace.customers().last().unwrap().0;
        let amount = Money::from_yuan(800);
        run(&mut workspace, 5, "2026-11-17", log(customers[0], Outcome::Won, Some(amount)));
        run(&mut workspace, 6, "2026-11-17", log(fourth, Outcome::Absent, None));
        let list = DayList::of(&workspace, day("2026-11-17"), day("2026-11-17"));
        let of = |id| *list.lines.iter().find(|line| line.customer == id).unwrap();
        assert_eq!((of(customers[0]).won, of(customers[0]).outcome), (amount, Some(Outcome::Won)));
        assert_eq!((of(fourth).outcome, of(fourth).fate), (Some(Outcome::Absent), Fate::Done));
        assert_eq!(list.planned(), 3, "the three promises of the day before");
    }
}
