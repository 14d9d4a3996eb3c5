//! Days away — leave, sickness, a trade show: what is promised for them gets another day, and what
//! falls due meanwhile is named before the rep goes (mission D4).
//!
//! The days themselves are marks on the calendar ([`Mark::Off`](super::calendar::Mark::Off)); while
//! they last the list asks for nothing but their own promises ([`Agenda`](super::agenda::Agenda)).

use super::day::Day;
use super::fact::MovedTask;
use super::ident::{DealId, ReceivableId};
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agenda::{Agenda, Why};
    use crate::domain::cadence::Class;
    use crate::domain::calendar::{Mark, OffReason};
    use crate::domain::command::{Command, Moment, decide};
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
