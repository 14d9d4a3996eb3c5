//! What a promised visit is for and what a rep prepares for it: one line, shown with the visit
//! (mission C3).
//!
//! The purpose becomes the promise's own step as the fold takes the record; the line stays in the
//! books.

use super::day::Day;
use super::enter::one_line;
use super::entry::{Entry, EntryKind, Row};
use super::fact::NextStep;
use super::ident::{CustomerId, TaskId};
use super::own_entries::of_kind;
use super::sorted::Map;
use super::workspace::Workspace;

/// The most characters of a line of preparation: it stands under the visit on a phone.
pub const WORDS_LIMIT: usize = 60;

/// In the order of the words in `journal::kinds::visit_prepared`.
const STEPS: [NextStep; 5] =
    [NextStep::Visit, NextStep::Call, NextStep::Proposal, NextStep::Sample, NextStep::Collect];

/// A promised visit made ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// The promise.
    pub task: TaskId,
    /// Whom it is about, so that erasing the customer forgets the words.
    pub customer: CustomerId,
    /// What it is for from now on; `None` leaves that as it is.
    pub step: Option<NextStep>,
    /// What to bring, on one line; empty where nothing is to be prepared any more.
    pub words: String,
}

impl Prepared {
    /// As typed: on one line, white space folded. O(characters).
    ///
    /// # Errors
    /// How many characters it has, when those are more than [`WORDS_LIMIT`].
    pub fn typed(task: TaskId, customer: CustomerId, words: &str) -> Result<Prepared, usize> {
        let words = one_line(words);
        let length = words.chars().count();
        let prepared = Prepared { task, customer, step: None, words };
        if length > WORDS_LIMIT { Err(length) } else { Ok(prepared) }
    }

    /// As it is kept.
    pub fn entry(self, on: Day) -> Entry {
        let place = |step| STEPS.iter().position(|known| *known == step);
        let step = self.step.and_then(place).and_then(|place| i64::try_from(place).ok());
        let numbers = vec![step.unwrap_or(Row::ABSENT)];
        let row = Row { numbers, ids: vec![self.task.0], words: vec![self.words] };
        Entry { kind: EntryKind::Prepared, on, customer: Some(self.customer), row }
    }

    /// The lines in force by promise, those that are not empty; of one promise the later record's.
    /// O(entries).
    pub fn lines(workspace: &Workspace) -> Map<TaskId, String> {
        let mut all = Map::new();
        for (_, entry) in of_kind(workspace, EntryKind::Prepared) {
            let (Some((task, _)), Some(words)) = (of_row(&entry.row), entry.row.words.first())
            else {
                continue;
            };
            if words.is_empty() {
                all.remove(&task);
            } else {
                all.insert(task, words.clone());
            }
        }
        all
    }
}

/// The promise of a row, and what it is for from then on.
pub(super) fn of_row(row: &Row) -> Option<(TaskId, Option<NextStep>)> {
    let task = TaskId(*row.ids.first()?);
    let place = row.numbers.first().and_then(|place| usize::try_from(*place).ok());
    Some((task, place.and_then(|place| STEPS.get(place)).copied()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cadence::Class;
    use crate::domain::command::{Command, Moment, decide};
    use crate::domain::fact::Fact;
    use crate::domain::ident::{Id, Stamp};
    use crate::domain::today::Subject;
    use crate::domain::workspace::{Ignored, evolve};

    fn task(ms: u64) -> TaskId {
        TaskId(Id::new(Stamp::new(ms, 0, 7), 1))
    }

    fn customer() -> CustomerId {
        CustomerId(Id::new(Stamp::new(1, 0, 7), 0))
    }

    fn on() -> Day {
        Day::parse("2026-11-23").unwrap()
    }

    fn run(workspace: &mut Workspace, ms: u64, command: Command) {
        let stamp = Stamp::new(ms, 0, 7);
        let fact = decide(workspace, command, &Moment { today: on(), minute: 0, stamp }).unwrap();
        evolve(workspace, stamp, &fact);
    }

    fn keep(workspace: &mut Workspace, ms: u64, of: u64, step: Option<NextStep>, words: &str) {
        let one = Prepared::typed(task(of), customer(), words).unwrap();
        let entry = Prepared { step, ..one }.entry(on());
        evolve(workspace, Stamp::new(ms, 0, 7), &Fact::Entered(entry));
    }

    /// Two promises, made by records 1 and 2.
    fn two() -> Workspace {
        let mut workspace = Workspace::default();
        for ms in [1, 2] {
            let (name, note, visit) = ("恒泰".to_owned(), String::new(), Some(on()));
            let add = Command::AddCustomer { name, class: Class::A, note, visit };
            run(&mut workspace, ms, add);
        }
        workspace
    }

    #[test]
    fn the_later_line_holds_and_an_empty_one_takes_it_away() {
        let mut workspace = two();
        keep(&mut workspace, 5, 1, None, " 带样品\n两份 ");
        keep(&mut workspace, 6, 2, None, "合同");
        keep(&mut workspace, 7, 1, None, "报价单");
        keep(&mut workspace, 8, 2, None, "");
        let all: Vec<(TaskId, String)> = Prepared::lines(&workspace).into_iter().collect();
        assert_eq!(all, [(task(1), "报价单".to_owned())]);
    }

    #[test]
    fn the_purpose_becomes_the_promises_own() {
        let mut workspace = two();
        for (ms, step) in (5..).zip(STEPS) {
            keep(&mut workspace, ms, 1, Some(step), "");
            assert_eq!(workspace.task(task(1)).unwrap().step, step);
        }
        keep(&mut workspace, 20, 1, None, "合同");
        assert_eq!(workspace.task(task(1)).unwrap().step, NextStep::Collect);
        assert_eq!(workspace.task(task(2)).unwrap().step, NextStep::Visit);
    }

    #[test]
    fn nothing_is_prepared_for_what_is_done_or_unknown() {
        let mut workspace = two();
        run(&mut workspace, 3, Command::Tick { subject: Subject::Task(task(1)) });
        keep(&mut workspace, 5, 1, Some(NextStep::Call), "合同");
        keep(&mut workspace, 6, 9, None, "合同");
        assert!(Prepared::lines(&workspace).is_empty());
        assert_eq!(workspace.ignored.of(Ignored::AlreadyDone), 1);
        assert_eq!(workspace.ignored.of(Ignored::UnknownTask), 1);
    }

    #[test]
    fn a_line_has_its_most_characters_and_no_more() {
        let typed = |length| Prepared::typed(task(1), customer(), &"带".repeat(length));
        assert!(typed(WORDS_LIMIT).is_ok());
        assert_eq!(typed(WORDS_LIMIT + 1), Err(WORDS_LIMIT + 1));
        assert_eq!(Prepared::typed(task(1), customer(), "a\u{7} b ").unwrap().words, "a b");
    }
}
