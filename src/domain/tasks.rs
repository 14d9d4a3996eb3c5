//! The tasks of a workspace. Those closed long ago stay packed, as a checkpoint holds them, until
//! somebody asks for them: a start over three years of work reads what is open and recent.
//!
//! What is asked is answered the same whether anything is packed or not. A question about an old
//! day, an old task or all tasks unpacks them, once.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::fact::NextStep;
use super::ident::TaskId;
use super::packed::Parcel;
use super::sorted::{Map, Set, pairs};
use super::workspace::{Ignored, Task, TaskState};

/// How many tasks one parcel holds at least: fewer are not worth packing.
pub const PARCEL: usize = 256;

/// Tasks by name, and by day.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Tasks {
    /// Open and recent ones, and whichever was changed after it was packed.
    #[serde(with = "pairs")]
    loose: Map<TaskId, Task>,
    /// Each a list of tasks in order; of two versions of one task the later parcel's counts.
    parcels: Vec<Parcel>,
    /// The latest day any packed task names; `None` where nothing is packed.
    through: Option<Day>,
    #[serde(skip)]
    unpacked: OnceLock<Unpacked>,
    #[serde(skip)]
    open: Map<Day, Set<TaskId>>,
    /// Of loose ones only. A day's tasks are a set of their own: in one sorted vector of all of
    /// them every promise would move thousands of others.
    #[serde(skip)]
    done: Map<Day, Set<TaskId>>,
}

#[derive(Clone, Debug, Default)]
struct Unpacked {
    tasks: Map<TaskId, Task>,
    done: Map<Day, Set<TaskId>>,
}

impl Tasks {
    /// A task by name. O(log n), but for the unpacking.
    pub fn get(&self, id: TaskId) -> Option<&Task> {
        self.loose.get(&id).or_else(|| self.unpacked().tasks.get(&id))
    }

    /// All of them in the order they were made.
    pub fn iter(&self) -> impl Iterator<Item = (TaskId, &Task)> {
        let mut loose = self.loose.iter().peekable();
        let mut packed = self.unpacked().tasks.iter().peekable();
        std::iter::from_fn(move || {
            let (id, task) = match (loose.peek(), packed.peek()) {
                (Some((one, _)), Some((other, _))) if other < one => packed.next()?,
                (Some((one, _)), Some((other, _))) => {
                    if one == other {
                        packed.next();
                    }
                    loose.next()?
                }
                (Some(_), None) => loose.next()?,
                (None, _) => packed.next()?,
            };
            Some((*id, task))
        })
    }

    /// All that may name a day from `first` on, in the order they were made; others may be among
    /// them. What is packed is left so where it is older.
    pub fn since(&self, first: Day) -> Box<dyn Iterator<Item = (TaskId, &Task)> + '_> {
        if self.through.is_some_and(|through| through >= first) {
            Box::new(self.iter())
        } else {
            Box::new(self.loose.iter().map(|(id, task)| (*id, task)))
        }
    }

    /// Open tasks due on a day or before, oldest first.
    pub fn open_through(&self, day: Day) -> impl Iterator<Item = (TaskId, &Task)> {
        let days = self.open.iter().take_while(move |(due, _)| **due <= day);
        // None of them is packed.
        days.flat_map(|(_, ids)| ids).filter_map(|id| Some((*id, self.loose.get(id)?)))
    }

    /// Tasks done on a day, in the order they were made. O(log n) and the tasks, but for the
    /// unpacking.
    pub fn done_on(&self, day: Day) -> impl Iterator<Item = (TaskId, &Task)> {
        let is_old = self.through.is_some_and(|through| day <= through);
        let packed = is_old.then(|| self.unpacked().done.get(&day)).flatten();
        let mut ids: Vec<TaskId> = packed.into_iter().flatten().copied().collect();
        ids.extend(self.done.get(&day).into_iter().flatten());
        if packed.is_some() {
            super::sorted::sort(&mut ids);
        }
        ids.into_iter().filter_map(|id| Some((id, self.get(id)?)))
    }

    /// Puts an open one in.
    pub(super) fn add(&mut self, id: TaskId, task: Task) {
        let due = task.due;
        self.loose.insert(id, task);
        put(&mut self.open, due, id);
    }

    /// Ends a task, and says what it was.
    pub(super) fn finish(&mut self, id: TaskId, on: Day) -> Result<Task, Ignored> {
        let task = self.unfinished(id)?;
        task.state = TaskState::Done { on };
        let task = *task;
        take(&mut self.open, task.due, id);
        put(&mut self.done, on, id);
        Ok(task)
    }

    /// Gives a task another day, which revives one given up.
    pub(super) fn shift(&mut self, id: TaskId, due: Day) -> Result<(), Ignored> {
        let task = self.unfinished(id)?;
        let before = task.due;
        task.due = due;
        task.state = TaskState::Open;
        take(&mut self.open, before, id);
        put(&mut self.open, due, id);
        Ok(())
    }

    /// Makes an open task one for something else.
    pub(super) fn turn(&mut self, id: TaskId, step: NextStep) -> Result<(), Ignored> {
        self.unfinished(id)?.step = step;
        Ok(())
    }

    /// Gives a task up.
    pub(super) fn give_up(&mut self, id: TaskId, on: Day) -> Result<(), Ignored> {
        let task = self.unfinished(id)?;
        task.state = TaskState::Dropped { on };
        let due = task.due;
        take(&mut self.open, due, id);
        Ok(())
    }

    /// A task that is not done.
    fn unfinished(&mut self, id: TaskId) -> Result<&mut Task, Ignored> {
        let task = *self.get(id).ok_or(Ignored::UnknownTask)?;
        if let TaskState::Done { .. } = task.state {
            return Err(Ignored::AlreadyDone);
        }
        if self.loose.get(&id).is_none() {
            // Given up long ago, and now there is word of it again.
            self.loose.insert(id, task);
        }
        self.loose.get_mut(&id).ok_or(Ignored::UnknownTask)
    }

    /// Packs those closed whose days all lie before one, where they make a parcel. For idle time,
    /// before a checkpoint is written: it reads none that is packed already.
    pub(super) fn pack(&mut self, before: Day) {
        let is_old = |task: &Task| match task.state {
            TaskState::Open => false,
            TaskState::Done { on } | TaskState::Dropped { on } => on < before && task.due < before,
        };
        let old = self.loose.values().filter(|task| is_old(task)).count();
        if old < PARCEL {
            return;
        }
        let all = std::mem::take(&mut self.loose);
        let (old, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, task)| is_old(task));
        let Ok(bytes) = postcard::to_allocvec(&old) else {
            // Nothing is packed that could not be read again.
            self.loose = old.into_iter().chain(rest).collect();
            return;
        };
        let named = old.iter().map(|(_, task)| match task.state {
            TaskState::Done { on } | TaskState::Dropped { on } => on.max(task.due),
            TaskState::Open => task.due,
        });
        self.through = named.chain(self.through).max();
        self.loose = rest.into_iter().collect();
        self.parcels.push(Parcel(bytes));
        self.unpacked = OnceLock::new();
        self.reindex();
    }

    /// Rebuilds what is derived from the loose ones, once they are read from a checkpoint.
    pub(super) fn reindex(&mut self) {
        let (mut open, mut done) = (Map::new(), Map::new());
        for (id, task) in self.loose.iter() {
            match task.state {
                TaskState::Open => put(&mut open, task.due, *id),
                TaskState::Done { on } => put(&mut done, on, *id),
                TaskState::Dropped { .. } => {}
            }
        }
        (self.open, self.done) = (open, done);
    }

    fn unpacked(&self) -> &Unpacked {
        self.unpacked.get_or_init(|| {
            let mut unpacked = Unpacked::default();
            for parcel in &self.parcels {
                // Packed here, and kept under the checkpoint's check value since.
                let tasks: Vec<(TaskId, Task)> =
                    postcard::from_bytes(&parcel.0).unwrap_or_default();
                for (id, task) in tasks {
                    unpacked.tasks.insert(id, task);
                }
            }
            for (id, task) in unpacked.tasks.iter() {
                if let TaskState::Done { on } = task.state {
                    put(&mut unpacked.done, on, *id);
                }
            }
            unpacked
        })
    }
}

/// Equal when they answer alike, packed or not.
impl PartialEq for Tasks {
    fn eq(&self, other: &Tasks) -> bool {
        let after = self.through.max(other.through);
        let recent = |tasks: &Tasks| {
            let days = tasks.done.iter().filter(|(day, _)| after.is_none_or(|after| **day > after));
            days.map(|(day, ids)| (*day, ids.clone())).collect::<Vec<_>>()
        };
        self.iter().eq(other.iter()) && self.open == other.open && recent(self) == recent(other)
    }
}

impl Eq for Tasks {}

fn put(days: &mut Map<Day, Set<TaskId>>, day: Day, task: TaskId) {
    match days.get_mut(&day) {
        Some(tasks) => {
            tasks.insert(task);
        }
        None => {
            days.insert(day, Set::from_iter([task]));
        }
    }
}

fn take(days: &mut Map<Day, Set<TaskId>>, day: Day, task: TaskId) {
    if let Some(tasks) = days.get_mut(&day) {
        tasks.remove(&task);
        // Two indexes of the same tasks are equal, however they came about.
        if tasks.is_empty() {
            days.remove(&day);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::fact::NextStep;
    use crate::domain::ident::{CustomerId, Id, Stamp};

    fn id(number: u32) -> TaskId {
        TaskId(Id::new(Stamp::new(5, number, 1), 0))
    }

    fn day(number: i32) -> Day {
        Day::parse("2026-01-01").unwrap().plus_days(number)
    }

    /// What is done to some tasks.
    #[derive(Clone, Debug)]
    enum Step {
        Add(u32, i32),
        Finish(u32, i32),
        Shift(u32, i32),
        GiveUp(u32, i32),
        /// Only where something is packed: it and a checkpoint change nothing that is asked.
        Pack(i32),
        Reread,
    }

    fn step() -> impl Strategy<Value = Step> {
        let at = || (0..600_u32, 0..90_i32);
        prop_oneof![
            4 => at().prop_map(|(task, on)| Step::Add(task, on)),
            6 => at().prop_map(|(task, on)| Step::Finish(task, on)),
            1 => at().prop_map(|(task, on)| Step::Shift(task, on)),
            2 => at().prop_map(|(task, on)| Step::GiveUp(task, on)),
            1 => (20..90_i32).prop_map(Step::Pack),
            1 => Just(Step::Reread),
        ]
    }

    fn reread(tasks: &Tasks) -> Tasks {
        let bytes = postcard::to_allocvec(tasks).unwrap();
        let mut read: Tasks = postcard::from_bytes(&bytes).unwrap();
        read.reindex();
        read
    }

    fn take_step(tasks: &mut Tasks, step: &Step, packs: bool) -> Result<(), Ignored> {
        let customer = CustomerId(Id::new(Stamp::new(1, 0, 1), 0));
        match step {
            Step::Add(number, due) if tasks.get(id(*number)).is_none() => {
                let (due, step) = (day(*due), NextStep::Visit);
                tasks.add(id(*number), Task { customer, due, step, state: TaskState::Open });
            }
            Step::Finish(number, on) => drop(tasks.finish(id(*number), day(*on))?),
            Step::Shift(number, due) => tasks.shift(id(*number), day(*due))?,
            Step::GiveUp(number, on) => tasks.give_up(id(*number), day(*on))?,
            Step::Pack(before) if packs => tasks.pack(day(*before)),
            Step::Reread if packs => *tasks = reread(tasks),
            _ => {}
        }
        Ok(())
    }

    /// Six hundred tasks, most of them closed in the first weeks.
    fn many() -> Tasks {
        let mut tasks = Tasks::default();
        for number in 0..600 {
            let due = i32::try_from(number / 20).unwrap();
            take_step(&mut tasks, &Step::Add(number, due), false).unwrap();
            match number % 10 {
                0 => {}
                1 => tasks.give_up(id(number), day(due)).unwrap(),
                _ => drop(tasks.finish(id(number), day(due)).unwrap()),
            }
        }
        tasks
    }

    #[test]
    fn what_is_packed_is_not_read_until_it_is_asked_for() {
        let mut tasks = many();
        tasks.pack(day(25));
        assert_eq!(tasks.parcels.len(), 1);
        let tasks = reread(&tasks);
        assert_eq!(tasks.open_through(day(90)).count(), 60);
        assert_eq!(tasks.done_on(day(26)).count(), 16);
        assert_eq!(tasks.since(day(25)).count(), 600 - 450);
        assert!(tasks.unpacked.get().is_none(), "nobody asked for an old one");
        assert_eq!(tasks.done_on(day(24)).count(), 16);
        assert_eq!(tasks.iter().count(), 600);
        assert_eq!(tasks.since(day(24)).count(), 600);
        assert_eq!(tasks, many());
    }

    #[test]
    fn few_are_not_packed_and_open_ones_never() {
        let mut tasks = many();
        tasks.pack(day(14));
        assert!(tasks.parcels.is_empty(), "fewer than a parcel");
        tasks.pack(day(90));
        let open = tasks.loose.values().filter(|task| task.state == TaskState::Open).count();
        assert_eq!((tasks.loose.len(), open), (60, 60));
    }

    #[test]
    fn one_given_up_long_ago_can_be_revived_and_one_done_stays_done() {
        let mut tasks = many();
        tasks.pack(day(25));
        let mut tasks = reread(&tasks);
        assert_eq!(tasks.shift(id(2), day(40)), Err(Ignored::AlreadyDone));
        assert!(tasks.loose.get(&id(2)).is_none());
        tasks.shift(id(1), day(40)).unwrap();
        assert_eq!(tasks.get(id(1)).unwrap().due, day(40));
        assert_eq!(tasks.iter().count(), 600);
        tasks.finish(id(1), day(41)).unwrap();
        assert_eq!(tasks.shift(id(900), day(1)), Err(Ignored::UnknownTask));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn packed_tasks_answer_like_loose_ones(steps in prop::collection::vec(step(), 0..60)) {
            let (mut packed, mut loose) = (many(), many());
            for step in &steps {
                let answer = take_step(&mut loose, step, false);
                prop_assert_eq!(take_step(&mut packed, step, true), answer, "{:?}", step);
            }
            prop_assert_eq!(&packed, &loose);
            for on in 0..90 {
                prop_assert!(packed.done_on(day(on)).eq(loose.done_on(day(on))));
                prop_assert!(packed.open_through(day(on)).eq(loose.open_through(day(on))));
                let names = |task: &Task| match task.state {
                    TaskState::Done { on } | TaskState::Dropped { on } => on.max(task.due),
                    TaskState::Open => task.due,
                };
                let late = |tasks: &Tasks| {
                    let since = tasks.since(day(on)).filter(|(_, task)| names(task) >= day(on));
                    since.map(|(id, task)| (id, *task)).collect::<Vec<_>>()
                };
                prop_assert_eq!(late(&packed), late(&loose));
            }
        }
    }
}
