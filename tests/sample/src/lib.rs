//! Journals of reps who never were.
//!
//! Benches, pictures and stories need a phone with months of work on it. These journals are made
//! by the core itself: every record went through `decide`, `Record::write` and `evolve`, so it is
//! one the app could have written. The same seed and day give the same bytes on every machine.
//!
//! - [`Sample::tasks`]: thousands of tasks, for what must stay quick.
//! - [`Sample::example`]: the app's own example month, in Chinese, for what must look right.
//!
//! The pen and the example are the app's (`fieldplan::example`); the names, notes and figures of
//! thousands of tasks are made up here. Nothing here knows a browser; putting the lines into one is
//! `tests/e2e`'s.

mod business;
mod tasks;
mod words;

use std::ops::Range;

use fieldplan::domain::day::Day;
use fieldplan::domain::workspace::Workspace;
use fieldplan::example::{self, Book};
use fieldplan::journal::Record;

pub use fieldplan::example::Dice;

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
        closed(tasks::write(count, seed, today))
    }

    /// The example rep's four months, as the app makes them ([`fieldplan::example::write`]).
    ///
    /// # Panics
    /// When `today` is in the first months of 1970.
    pub fn example(today: Day) -> Sample {
        closed(example::write(&example::zh::WORDS, today).expect("the example fits any day"))
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

fn closed(book: Book) -> Sample {
    Sample { day: book.today(), records: book.records, workspace: book.workspace }
}
