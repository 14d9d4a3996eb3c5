//! Days away — leave, sickness, a trade show: what is promised for them gets another day, and what
//! falls due meanwhile is named before the rep goes (mission D4).
//!
//! The days themselves are marks on the calendar ([`Mark::Off`]); while
//! they last the list asks for nothing but their own promises ([`Agenda`](super::agenda::Agenda)).

use super::calendar::{Mark, OffReason};
use super::command::{Command, SORT_LIMIT};
use super::day::Day;
use super::fact::MovedTask;
use super::ident::{DealId, ReceivableId, TaskId};
use super::own_books::settled;
use super::period::Period;
use super::unfinished::FreeDays;
use super::workspace::{DealState, Workspace};

/// What some days away mean. An offer: nothing moves without a tap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Away {
    /// The days.
    pub run: Period,
    /// The first working day after them; `None` where the calendar knows of none.
    pub back: Option<Day>,
    /// The promises of these days, each with the first working day after them that has room, in the
    /// order of their days.
    pub moves: Vec<MovedTask>,
    /// What falls due in these days and is open.
    pub collections: Vec<ReceivableId>,
    /// Open deals expected to close in these days.
    pub deals: Vec<DealId>,
}

impl Away {
    /// What being away in `run` means, as of `today`: of a run that has begun, the days from today
    /// on. `None` for a run that is over. O(n log n) in promises, deals and receivables.
    pub fn of(workspace: &Workspace, run: Period, today: Day) -> Option<Away> {
        let run = run.since(today)?;
        let mut days = FreeDays::after(workspace, run.last());
        let promises = workspace.open_through(run.last());
        let moves = promises
            .filter(|(_, task)| task.due >= run.first())
            .map(|(id, task)| MovedTask { task: id, due: days.place(task.step) })
            .collect();
        let settled = settled(workspace, today);
        let due = settled.open().filter(|(owed, _)| run.contains(owed.due));
        let deals = workspace
            .deals()
            .filter(|(_, deal)| deal.state == DealState::Open && run.contains(deal.expected));
        Some(Away {
            run,
            back: workspace.calendar.next_working(run.last()),
            moves,
            collections: due.map(|(owed, _)| ReceivableId(owed.id)).collect(),
            deals: deals.map(|(id, _)| id).collect(),
        })
    }
}

/// Where a promise of the days away goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goes {
    /// Before the rep goes.
    Before,
    /// After the rep is back.
    After,
    /// It stays: the rep sees to it while away.
    Stays,
}

impl Away {
    /// The working day before the days away that a promise can be brought forward to, from `today`
    /// on; `None` without one. Days that are full already come last.
    pub fn before(&self, workspace: &Workspace, today: Day) -> Option<Day> {
        let before = workspace.calendar.previous_working(self.run.first());
        before.filter(|day| *day >= today)
    }

    /// The days away with what becomes of each promise, as commands that one undo takes back. A
    /// promise that `goes` says nothing of goes after; one that should go before and cannot, too.
    pub fn commands(
        &self,
        workspace: &Workspace,
        today: Day,
        reason: OffReason,
        goes: impl Fn(TaskId) -> Goes,
    ) -> Vec<Command> {
        let before = self.before(workspace, today);
        let moved: Vec<MovedTask> = self
            .moves
            .iter()
            .filter_map(|moved| match goes(moved.task) {
                Goes::Before => Some(MovedTask { due: before.unwrap_or(moved.due), ..*moved }),
                Goes::After => Some(*moved),
                Goes::Stays => None,
            })
            .take(SORT_LIMIT)
            .collect();
        let (first, last) = (self.run.first(), self.run.last());
        let mut all = vec![Command::MarkDays { first, last, mark: Some(Mark::Off(reason)) }];
        if !moved.is_empty() {
            all.push(Command::SortTasks { moved, dropped: Vec::new() });
        }
        all
    }
}

/// Days away that are not over on a day, the next first; days of rest are none. Days beside each
/// other with one reason are one run. O(marks).
pub fn runs(workspace: &Workspace, today: Day) -> Vec<(Period, OffReason)> {
    let mut runs: Vec<(Period, OffReason)> = Vec::new();
    for (day, mark) in workspace.calendar.marks.iter() {
        let Mark::Off(reason @ (OffReason::Leave | OffReason::Sick | OffReason::TradeShow)) = *mark
        else {
            continue;
        };
        match runs.last_mut() {
            Some((run, same)) if *same == reason && run.last().next() == *day => {
                *run = Period::spanning(run.first(), *day);
            }
            _ => runs.push((Period::spanning(*day, *day), reason)),
        }
    }
    runs.retain(|(run, _)| run.last() >= today);
    runs
}

/// Ends days away: from `today` on they are as the calendar has them.
pub fn end(run: Period, today: Day) -> Command {
    Command::MarkDays { first: run.first().max(today), last: run.last(), mark: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agenda::{Agenda, Why};
    use crate::domain::cadence::Class;
    use crate::domain::command::{Moment, decide};
    use crate::domain::ident::Stamp;
    use crate::domain::money::Money;
    use crate::domain::stage::Stage;
    use crate::domain::workspace::evolve;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn on(workspace: &mut Workspace, place: u64, on: &str, command: Command) {
        let stamp = Stamp::new(place, 0, 7);
        let moment = Moment { today: day(on), minute: 0, stamp };
        let fact = decide(workspace, command, &moment).unwrap();
        evolve(workspace, stamp, &fact);
    }

    fn add(visit: Option<Day>) -> Command {
        let name = "恒泰".to_owned();
        Command::AddCustomer { name, class: Class::C, note: String::new(), visit }
    }

    fn show() -> Period {
        Period::new(day("2026-11-18"), day("2026-11-20")).unwrap()
    }

    #[test]
    fn what_is_promised_and_falls_due_while_away_is_named() {
        let mut workspace = Workspace::default();
        for (place, due) in (1..).zip([17, 18, 20, 23]) {
            let due = Day::new(2026, 11, due).ok();
            on(&mut workspace, place, "2026-11-16", add(due));
        }
        let customer = workspace.customers().next().unwrap().0;
        let amount = Money::from_yuan(10);
        let owed = |due| Command::AddReceivable { customer, amount, due: day(due) };
        on(&mut workspace, 11, "2026-11-16", owed("2026-11-19"));
        on(&mut workspace, 12, "2026-11-16", owed("2026-11-23"));
        let (stage, expected) = (Stage::Contact, day("2026-11-20"));
        let open = Command::OpenDeal { customer, amount, stage, expected };
        on(&mut workspace, 13, "2026-11-16", open);

        let away = Away::of(&workspace, show(), day("2026-11-16")).unwrap();
        let tasks: Vec<_> = workspace.tasks().map(|(id, _)| id).collect();
        let back = day("2026-11-23");
        let moves = [tasks[1], tasks[2]].map(|task| MovedTask { task, due: back });
        assert_eq!((away.back, away.moves.as_slice()), (Some(back), moves.as_slice()));
        assert_eq!((away.collections.len(), away.deals.len()), (1, 1));
        assert_eq!(Away::of(&workspace, show(), day("2026-11-21")), None);
        let begun = Away::of(&workspace, show(), day("2026-11-19")).unwrap();
        assert_eq!((begun.run.first(), begun.moves.len()), (day("2026-11-19"), 1));
    }

    #[test]
    fn while_away_nothing_of_earlier_days_is_asked_for() {
        let mut workspace = Workspace::default();
        on(&mut workspace, 1, "2026-11-16", add(Some(day("2026-11-17"))));
        on(&mut workspace, 2, "2026-11-16", add(Some(day("2026-11-18"))));
        let mark = |reason| Command::MarkDays {
            first: show().first(),
            last: show().last(),
            mark: Some(Mark::Off(reason)),
        };
        on(&mut workspace, 3, "2026-11-16", mark(OffReason::TradeShow));
        let list = Agenda::of(&workspace, day("2026-11-18"));
        assert_eq!(list.away, Some(OffReason::TradeShow));
        assert_eq!(list.lines.iter().map(|line| line.why).collect::<Vec<_>>(), [Why::Promised]);
        assert_eq!(list.overflow.iter().map(|line| line.why).collect::<Vec<_>>(), [Why::Backlog]);
        // A day of rest is no away: what is open of earlier days stays in sight.
        on(&mut workspace, 4, "2026-11-16", mark(OffReason::Rest));
        let list = Agenda::of(&workspace, day("2026-11-18"));
        assert_eq!((list.away, list.lines.len()), (None, 2));
    }

    #[test]
    fn promises_go_before_after_or_stay_and_the_days_end_early() {
        let mut workspace = Workspace::default();
        for (place, due) in (1..).zip([18, 19, 20]) {
            on(&mut workspace, place, "2026-11-16", add(Day::new(2026, 11, due).ok()));
        }
        let tasks: Vec<TaskId> = workspace.tasks().map(|(id, _)| id).collect();
        let today = day("2026-11-16");
        let away = Away::of(&workspace, show(), today).unwrap();
        assert_eq!(away.before(&workspace, today), Some(day("2026-11-17")));
        let goes = |task| match tasks.iter().position(|one| *one == task) {
            Some(0) => Goes::Before,
            Some(1) => Goes::After,
            _ => Goes::Stays,
        };
        for (place, command) in (20..).zip(away.commands(&workspace, today, OffReason::Leave, goes))
        {
            on(&mut workspace, place, "2026-11-16", command);
        }
        let due: Vec<Day> = tasks.iter().map(|id| workspace.task(*id).unwrap().due).collect();
        assert_eq!(due, [day("2026-11-17"), day("2026-11-23"), day("2026-11-20")]);
        assert_eq!(runs(&workspace, today), [(show(), OffReason::Leave)]);
        assert_eq!(runs(&workspace, day("2026-11-21")), []);
        // Back a day early: what is left of the days is worked again.
        on(&mut workspace, 30, "2026-11-20", end(show(), day("2026-11-20")));
        let left = Period::new(day("2026-11-18"), day("2026-11-19")).unwrap();
        assert_eq!(runs(&workspace, day("2026-11-19")), [(left, OffReason::Leave)]);
        assert!(!workspace.calendar.weight(day("2026-11-20")).is_off());
        // Of days that begin today there is no day before.
        let begins = Away::of(&workspace, show(), day("2026-11-18")).unwrap();
        assert_eq!(begins.before(&workspace, day("2026-11-18")), None);
    }

    #[test]
    fn a_change_of_reason_begins_another_run() {
        let mut workspace = Workspace::default();
        let mark = |first, last, reason| Command::MarkDays {
            first: day(first),
            last: day(last),
            mark: Some(Mark::Off(reason)),
        };
        let all = [
            mark("2026-11-18", "2026-11-19", OffReason::Leave),
            mark("2026-11-20", "2026-11-20", OffReason::Sick),
            mark("2026-11-25", "2026-11-25", OffReason::Rest),
        ];
        for (place, command) in (1..).zip(all) {
            on(&mut workspace, place, "2026-11-16", command);
        }
        let reasons: Vec<(u32, OffReason)> = runs(&workspace, day("2026-11-19"))
            .iter()
            .map(|(run, why)| (run.len(), *why))
            .collect();
        assert_eq!(reasons, [(2, OffReason::Leave), (1, OffReason::Sick)]);
    }

    proptest! {
        #[test]
        fn applied_nothing_is_promised_for_the_days_away_and_nothing_is_lost(
            promises in proptest::collection::vec(0_i32..30, 0..30),
            first in 0_i32..20, length in 0_i32..15,
        ) {
            let mut workspace = Workspace::default();
            let today = day("2026-11-16");
            for (place, after) in (1..).zip(&promises) {
                on(&mut workspace, place, "2026-11-16", add(Some(today.plus_days(*after))));
            }
            let first = today.plus_days(first);
            let run = Period::spanning(first, first.plus_days(length));
            let away = Away::of(&workspace, run, today).unwrap();
            prop_assert!(away.moves.iter().all(|moved| moved.due > run.last()));
            prop_assert!(away.moves.iter().all(|m| !workspace.calendar.weight(m.due).is_off()));
            if !away.moves.is_empty() {
                let sort = Command::SortTasks { moved: away.moves, dropped: Vec::new() };
                on(&mut workspace, 99, "2026-11-16", sort);
            }
            prop_assert!(!workspace.tasks().any(|(_, task)| run.contains(task.due)));
            prop_assert_eq!(workspace.open_through(Day::MAX).count(), promises.len());
        }
    }
}
