//! Journals of reps who never were.
//!
//! Benches, pictures and stories need a phone with months of work on it. These journals are made
//! by the core itself: every record went through `decide`, `Record::write` and `evolve`, so it is
//! one the app could have written. The same seed and day give the same bytes on every machine.
//!
//! - [`Sample::tasks`]: thousands of tasks, for what must stay quick.
//! - [`Sample::example`]: one rep's four months with 40 customers, for what must look right.
//!
//! Names, notes and figures are made up here. Nothing here knows a browser; putting the lines into
//! one is `tests/e2e`'s.

mod book;
mod dice;
mod example;
mod tasks;
mod visits;
mod words;

use std::ops::Range;

use fieldplan::domain::day::Day;
use fieldplan::domain::workspace::Workspace;
use fieldplan::journal::Record;

pub use dice::Dice;

/// A journal, in stamp order, and what it folds to.
#[derive(Clone, Debug)]
pub struct Sample {
    day: Day,
    records: Vec<Record>,
    workspace: Workspace,
}

/// The fewest tasks [`Sample::tasks`] makes.
pub const FEWEST: usize = 200;

impl Sample {
    /// A journal of `count` tasks in 2.5 times as many records (rounded down), with a tenth as
    /// many customers. The history ends in the middle of the morning of `today`: about a third of
    /// the day's promises are done, the others open, the month has its goal.
    ///
    /// # Panics
    /// When `count` is below [`FEWEST`], or `today` before 1980.
    pub fn tasks(count: usize, seed: u64, today: Day) -> Sample {
        tasks::write(count, seed, today).close()
    }

    /// The example rep's four months: 40 customers of all three classes, three closed months and
    /// the running one with goals, visits and sales; this morning some promises are done, some due,
    /// some overdue.
    ///
    /// # Panics
    /// When `today` is before 1980.
    pub fn example(today: Day) -> Sample {
        example::write(today).close()
    }

    /// The day the journal ends on.
    pub const fn day(&self) -> Day {
        self.day
    }

    /// The records, oldest first.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// What they fold to.
    pub const fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The record lines joined by line feeds, with one at the end: the form of an exported file.
    pub fn lines(&self) -> String {
        self.part(0..self.records.len())
    }

    /// The same of a run of records; ends beyond the last are cut.
    pub fn part(&self, run: Range<usize>) -> String {
        let end = run.end.min(self.records.len());
        let mut text = String::new();
        for record in &self.records[run.start.min(end)..end] {
            text.push_str(record.line());
            text.push('\n');
        }
        text
    }
}

impl book::Book {
    fn close(self) -> Sample {
        Sample { day: self.today(), records: self.records, workspace: self.workspace }
    }
}
