//! The unfinished in three piles: today, later, drop (mission D4).
//!
//! A pile is an offer: nothing moves without a tap, and one record
//! ([`TasksSorted`](super::fact::TasksSorted)) takes the whole answer. Promises only; what the
//! cadence asks for comes back by itself.

use super::cadence::Class;
use super::calendar::WorkCalendar;
use super::command::{Command, SORT_LIMIT};
use super::day::Day;
use super::fact::{MovedTask, NextStep};
use super::ident::TaskId;
use super::period::Period;
use super::sorted::{Map, sort_by};
use super::visit_plan::{Capacity, Room};
use super::workspace::{Standing, Task, Workspace};

/// Working days after which an unkept promise to a C customer is offered to be dropped.
pub const OLD_AFTER: u32 = 10;
/// Days ahead that are looked at for room.
const HORIZON: i32 = 120;

/// Why a promise is offered to be dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DropWhy {
    /// The customer was put away or erased.
    CustomerGone,
    /// The customer was touched on the promised day or since.
    TouchedSince(Day),
    /// It is class C and the promise is old: so many working days, from [`OLD_AFTER`].
    Old(u32),
    /// The rep put it there.
    Chosen,
}

/// Where a rep puts a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pile {
    /// On today, however full it is.
    Today,
    /// On a later day; `None` for the first working day with room.
    Later(Option<Day>),
    /// It is given up.
    Drop,
}

/// What is offered for each promise of an earlier day. Every one is in exactly one pile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piles {
    /// For today: as many as the day has room for beside its own promises.
    pub today: Vec<TaskId>,
    /// For later, each with the first working day that has room.
    pub later: Vec<MovedTask>,
    /// To be given up, with the reason.
    pub drop: Vec<(TaskId, DropWhy)>,
}

impl Piles {
    /// The piles offered on the morning of `day` for promises of earlier days. Higher classes go
    /// first, then the longest due. O(n log n) in promises, and the days of the horizon.
    pub fn of(workspace: &Workspace, day: Day) -> Piles {
        let mut piles = Piles::default();
        let mut kept: Vec<(Class, TaskId, &Task)> = Vec::new();
        for (id, task) in workspace.open_through(day.previous()) {
            match drop_why(workspace, task, day) {
                Ok(class) => kept.push((class, id, task)),
                Err(why) => piles.drop.push((id, why)),
            }
        }
        sort_by(&mut kept, |one, other| {
            let key = |(class, id, task): &(Class, TaskId, &Task)| (*class, task.due, *id);
            key(one).cmp(&key(other))
        });
        let mut today = FreeDays::of(workspace, Period::spanning(day, day));
        let mut later = FreeDays::after(workspace, day);
        for (_, id, task) in kept {
            if today.take(task.step).is_some() {
                piles.today.push(id);
            } else {
                let due = later.place(task.step);
                piles.later.push(MovedTask { task: id, due });
            }
        }
        piles
    }

    /// The same, but for what the rep put elsewhere. A day that was chosen takes its room before the
    /// others are spread; choices about anything that is not unfinished do nothing. O(n log n) in
    /// promises, and the days of the horizon.
    #[must_use]
    pub fn chosen(self, workspace: &Workspace, day: Day, chosen: &Map<TaskId, Pile>) -> Piles {
        let offered = self.today.iter().map(|task| (*task, Pile::Today, None));
        let later = self.later.iter().map(|one| (one.task, Pile::Later(None), None));
        let drop = self.drop.iter().map(|(task, why)| (*task, Pile::Drop, Some(*why)));
        let all: Vec<(TaskId, Pile, Option<DropWhy>)> = offered.chain(later).chain(drop).collect();
        let pile = |task: TaskId, offered: Pile| chosen.get(&task).copied().unwrap_or(offered);
        let step = |task: TaskId| workspace.task(task).map_or(NextStep::Visit, |task| task.step);
        let mut days = FreeDays::after(workspace, day);
        for (task, offered, _) in &all {
            if let Pile::Later(Some(due)) = pile(*task, *offered) {
                days.take_on(due, step(*task));
            }
        }
        let mut piles = Piles::default();
        for (task, offered, why) in all {
            match pile(task, offered) {
                Pile::Today => piles.today.push(task),
                Pile::Later(due) => {
                    let due = due.unwrap_or_else(|| days.place(step(task)));
                    piles.later.push(MovedTask { task, due });
                }
                Pile::Drop => piles.drop.push((task, why.unwrap_or(DropWhy::Chosen))),
            }
        }
        piles
    }

    /// How many promises there are.
    pub fn count(&self) -> usize {
        let kept = self.today.len().saturating_add(self.later.len());
        kept.saturating_add(self.drop.len())
    }

    /// The answer as a command: what stays today is promised for today. The first
    /// [`SORT_LIMIT`] of them, where there are more.
    pub fn command(&self, day: Day) -> Command {
        let today = self.today.iter().map(|task| MovedTask { task: *task, due: day });
        let mut moved: Vec<MovedTask> = today.chain(self.later.iter().copied()).collect();
        moved.truncate(SORT_LIMIT);
        let room = SORT_LIMIT.saturating_sub(moved.len());
        let dropped = self.drop.iter().map(|(task, _)| *task).take(room).collect();
        Command::SortTasks { moved, dropped }
    }
}

/// Promises on the first working days after `day` with room, in the order given: nothing is stacked
/// on one day. Those that are unknown are left out. O(promises and the days of the horizon).
pub fn spread(workspace: &Workspace, day: Day, tasks: &[TaskId]) -> Vec<MovedTask> {
    let mut days = FreeDays::after(workspace, day);
    let known = tasks.iter().filter_map(|id| Some((*id, workspace.task(*id)?.step)));
    known.map(|(task, step)| MovedTask { task, due: days.place(step) }).collect()
}

/// What today holds once the piles are taken, against what the plan fills of it: visits and calls.
pub fn load_today(workspace: &Workspace, day: Day, piles: &Piles) -> (Room, Room) {
    let capacity = Capacity { visits: workspace.visits_a_day, calls: workspace.calls_a_day };
    let room = capacity.plan(workspace.calendar.weight(day).halves());
    let own = workspace.open_through(day).filter(|(_, task)| task.due == day);
    let steps = own.map(|(_, task)| task.step);
    let put = piles.today.iter().filter_map(|task| workspace.task(*task)).map(|task| task.step);
    let mut taken = Room::default();
    for step in steps.chain(put) {
        let slot = slot(&mut taken, step);
        *slot = slot.saturating_add(1);
    }
    (taken, room)
}

/// The class of the customer, or why the promise is better given up.
fn drop_why(workspace: &Workspace, task: &Task, day: Day) -> Result<Class, DropWhy> {
    let customer = workspace.customer(task.customer).ok_or(DropWhy::CustomerGone)?;
    if customer.standing != Standing::Active {
        return Err(DropWhy::CustomerGone);
    }
    if let Some(touched) = customer.touched_before(day).filter(|touched| *touched >= task.due) {
        return Err(DropWhy::TouchedSince(touched));
    }
    let late = Period::new(task.due, day.previous())
        .map_or(0, |run| workspace.calendar.working(run).halves().div_ceil(2));
    if customer.class == Class::C && late >= OLD_AFTER {
        return Err(DropWhy::Old(late));
    }
    Ok(customer.class)
}

/// Days with the room that the plan leaves beside what is promised for them already.
pub(super) struct FreeDays<'a> {
    calendar: &'a WorkCalendar,
    /// The day after which there is no room any more.
    beyond: Day,
    days: Vec<(Day, Room)>,
    /// The first place that may have room, for visits and for calls.
    from: [usize; 2],
}

impl<'a> FreeDays<'a> {
    /// The days after a day.
    pub(super) fn after(workspace: &'a Workspace, day: Day) -> FreeDays<'a> {
        FreeDays::of(workspace, Period::spanning(day.next(), day.plus_days(HORIZON)))
    }

    fn of(workspace: &'a Workspace, run: Period) -> FreeDays<'a> {
        let calendar = &workspace.calendar;
        let capacity = Capacity { visits: workspace.visits_a_day, calls: workspace.calls_a_day };
        let mut days: Vec<(Day, Room)> =
            run.days().map(|day| (day, capacity.plan(calendar.weight(day).halves()))).collect();
        for (_, task) in workspace.open_through(run.last()) {
            let place = usize::try_from(task.due.days_since(run.first())).ok();
            if let Some((_, room)) = place.and_then(|place| days.get_mut(place)) {
                let slot = slot(room, task.step);
                *slot = slot.saturating_sub(1);
            }
        }
        FreeDays { calendar, beyond: run.last(), days, from: [0; 2] }
    }

    /// Takes room on one day, where it has some.
    fn take_on(&mut self, day: Day, step: NextStep) {
        if let Some((_, room)) = self.days.iter_mut().find(|(one, _)| *one == day) {
            let slot = slot(room, step);
            *slot = slot.saturating_sub(1);
        }
    }

    /// Takes room on the first day that has some.
    fn take(&mut self, step: NextStep) -> Option<Day> {
        let from = self.from.get_mut(usize::from(step == NextStep::Call))?;
        loop {
            let (day, room) = self.days.get_mut(*from)?;
            let slot = slot(room, step);
            if *slot > 0 {
                *slot = slot.saturating_sub(1);
                return Some(*day);
            }
            *from = from.saturating_add(1);
        }
    }

    /// The same, or the first working day beyond all of them: nothing is left without a day.
    pub(super) fn place(&mut self, step: NextStep) -> Day {
        let beyond = self.beyond;
        self.take(step)
            .or_else(|| self.calendar.next_working(beyond))
            .unwrap_or_else(|| beyond.next())
    }
}

fn slot(room: &mut Room, step: NextStep) -> &mut u32 {
    if step == NextStep::Call { &mut room.calls } else { &mut room.visits }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::{Moment, decide};
    use crate::domain::ident::{CustomerId, Stamp};
    use crate::domain::workspace::evolve;
    use proptest::prelude::*;

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

    fn add(class: Class, visit: &str) -> Command {
        let visit = Some(day(visit));
        Command::AddCustomer { name: "恒泰".to_owned(), class, note: String::new(), visit }
    }

    /// Customers of these classes with a visit promised for Monday 2 November 2026.
    fn promised(classes: &[Class]) -> (Workspace, Vec<CustomerId>, Vec<TaskId>) {
        let mut workspace = Workspace::default();
        for (place, class) in (1..).zip(classes) {
            run(&mut workspace, place, "2026-11-02", add(*class, "2026-11-02"));
        }
        let customers = workspace.customers().map(|(id, _)| id).collect();
        let tasks = workspace.tasks().map(|(id, _)| id).collect();
        (workspace, customers, tasks)
    }

    #[test]
    fn as_many_as_fit_today_the_rest_on_the_next_days_with_room() {
        // 5 visits a day, 80 % planned: four today, four tomorrow.
        let classes = [Class::C, Class::B, Class::A, Class::A, Class::A, Class::B];
        let (workspace, _, tasks) = promised(&classes);
        let piles = Piles::of(&workspace, day("2026-11-03"));
        assert_eq!(piles.today, [tasks[2], tasks[3], tasks[4], tasks[1]]);
        let tomorrow = day("2026-11-04");
        let later = [tasks[5], tasks[0]].map(|task| MovedTask { task, due: tomorrow });
        assert_eq!(piles.later, later);
        // On a Saturday nothing is for today.
        let weekend = Piles::of(&workspace, day("2026-11-07"));
        assert_eq!((weekend.today.len(), weekend.later.len()), (0, 6));
        assert_eq!(weekend.later[0].due, day("2026-11-09"));
    }

    #[test]
    fn what_is_answered_old_or_of_nobody_is_offered_to_be_dropped() {
        let (mut workspace, customers, tasks) = promised(&[Class::A, Class::C, Class::C, Class::B]);
        let seen = Command::Tick { subject: crate::domain::today::Subject::Visit(customers[0]) };
        run(&mut workspace, 5, "2026-11-04", seen);
        let gone = Command::ArchiveCustomer { customer: customers[1] };
        run(&mut workspace, 6, "2026-11-04", gone);
        // The tenth working day since 2 November has ended on the 13th.
        let piles = Piles::of(&workspace, day("2026-11-16"));
        let dropped = [
            (tasks[0], DropWhy::TouchedSince(day("2026-11-04"))),
            (tasks[1], DropWhy::CustomerGone),
            (tasks[2], DropWhy::Old(10)),
        ];
        assert_eq!(piles.drop, dropped);
        assert_eq!(piles.today, [tasks[3]]);
        let before = Piles::of(&workspace, day("2026-11-13"));
        assert!(!before.drop.iter().any(|(task, _)| *task == tasks[2]));
    }

    #[test]
    fn what_the_rep_chose_stands_and_the_rest_is_spread_around_it() {
        let (workspace, _, tasks) = promised(&[Class::A; 10]);
        let today = day("2026-11-03");
        let (next, friday) = (day("2026-11-04"), day("2026-11-06"));
        let mut chosen = Map::new();
        for task in &tasks[4..7] {
            chosen.insert(*task, Pile::Later(Some(next)));
        }
        chosen.insert(tasks[0], Pile::Later(None));
        chosen.insert(tasks[1], Pile::Later(Some(friday)));
        chosen.insert(tasks[2], Pile::Drop);
        chosen.insert(tasks[9], Pile::Today);
        let piles = Piles::of(&workspace, today).chosen(&workspace, today, &chosen);
        assert_eq!((piles.today.as_slice(), piles.count()), ([tasks[3], tasks[9]].as_slice(), 10));
        assert_eq!(piles.drop, [(tasks[2], DropWhy::Chosen)]);
        let due =
            |place: usize| piles.later.iter().find(|one| one.task == tasks[place]).unwrap().due;
        assert_eq!((due(1), due(4)), (friday, next));
        // Three of four places of the next day are taken by choice.
        assert_eq!((due(0), due(7), due(8)), (next, day("2026-11-05"), day("2026-11-05")));
        let (taken, room) = load_today(&workspace, today, &piles);
        assert_eq!((taken.visits, room.visits), (2, 4));
    }

    #[test]
    fn the_rest_of_a_day_is_spread_over_days_with_room() {
        let (workspace, _, tasks) = promised(&[Class::A; 6]);
        let moved = spread(&workspace, day("2026-11-02"), &tasks);
        let on = |text: &str| moved.iter().filter(|one| one.due == day(text)).count();
        assert_eq!((moved.len(), on("2026-11-03"), on("2026-11-04")), (6, 4, 2));
    }

    #[test]
    fn one_command_answers_all_of_them() {
        let (mut workspace, _, tasks) = promised(&[Class::A; 3]);
        let today = day("2026-11-03");
        let mut chosen = Map::new();
        chosen.insert(tasks[0], Pile::Drop);
        chosen.insert(tasks[1], Pile::Later(Some(day("2026-11-10"))));
        let piles = Piles::of(&workspace, today).chosen(&workspace, today, &chosen);
        run(&mut workspace, 9, "2026-11-03", piles.command(today));
        assert_eq!(Piles::of(&workspace, today), Piles::default());
        let due: Vec<Day> = workspace.open_through(Day::MAX).map(|(_, task)| task.due).collect();
        assert_eq!(due, [today, day("2026-11-10")]);
    }

    #[test]
    fn a_call_takes_the_room_of_a_call() {
        let (mut workspace, customers, _) = promised(&[Class::A; 4]);
        let call = Command::Promise {
            customer: customers[0],
            due: day("2026-11-02"),
            step: Some(NextStep::Call),
        };
        run(&mut workspace, 9, "2026-11-02", call);
        assert_eq!(Piles::of(&workspace, day("2026-11-03")).today.len(), 5);
    }

    proptest! {
        #[test]
        fn every_unfinished_promise_is_in_one_pile_and_no_day_is_overfull(
            promises in proptest::collection::vec((0_usize..3, 0_i32..25), 0..40),
            visits in 0_u16..9,
        ) {
            let mut workspace = Workspace::default();
            workspace.visits_a_day = visits;
            let first = day("2026-11-02");
            for (place, (class, after)) in (1..).zip(&promises) {
                let due = first.plus_days(*after).to_string();
                run(&mut workspace, place, "2026-11-02", add(Class::ALL[*class], &due));
            }
            let today = day("2026-11-16");
            let piles = Piles::of(&workspace, today);
            let mut all: Vec<TaskId> = piles.today.clone();
            all.extend(piles.later.iter().map(|moved| moved.task));
            all.extend(piles.drop.iter().map(|(task, _)| *task));
            all.sort_unstable();
            let mut open: Vec<TaskId> =
                workspace.open_through(today.previous()).map(|(id, _)| id).collect();
            open.sort_unstable();
            prop_assert_eq!(all, open);
            let room = Capacity { visits, calls: 15 }.plan(2).visits;
            let on = |day: Day| {
                let own = workspace.tasks().filter(|(_, task)| task.due == day).count();
                let moved = piles.later.iter().filter(|moved| moved.due == day).count();
                (own, moved)
            };
            let own = workspace.tasks().filter(|(_, task)| task.due == today).count();
            prop_assert!(piles.today.is_empty() || own + piles.today.len() <= room as usize);
            for moved in &piles.later {
                prop_assert!(moved.due > today);
                prop_assert!(!workspace.calendar.weight(moved.due).is_off());
                let (own, moved_there) = on(moved.due);
                let beyond = moved.due > today.plus_days(HORIZON);
                prop_assert!(beyond || own + moved_there <= room as usize);
            }
        }
    }
}
