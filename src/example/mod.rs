//! The example rep's months: what a rep sees who wants to look before typing anything.
//!
//! Here live the pen that writes records by the core's own commands, and the story it writes:
//! forty customers, deals in every stage, receivables, three closed months and the running one, up
//! to the morning of any day. Every record went through `decide`, `Record::write` and `evolve`, so
//! it is one the app could have written. The same day and language give the same bytes on every
//! machine.
//!
//! Here never live a browser, a clock, or words of the interface: the names and notes are a
//! rep's own, in [`zh`] and [`en`].
//!
//! **In**: a day and a language. **Out**: the record lines of a journal of its own, which is never united with
//! the rep's nor leaves in a backup. Begin with `months.rs`.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::float_arithmetic
    )
)]

mod book;
mod deals;
mod dice;
pub mod en;
mod months;
mod receivables;
mod visits;
pub mod zh;

pub use book::Book;
pub use dice::Dice;
pub use visits::{amount, keep};

use crate::domain::cadence::Class;
use crate::domain::day::Day;

/// What is a rep's own in the example: names and notes of one language.
#[derive(Debug)]
pub struct Words {
    /// What the dice start from, another in each language: records of two examples are never taken
    /// for the same.
    pub seed: u64,
    /// Name, class and note of each customer, in the order in which they are met.
    pub customers: [(&'static str, Class, &'static str); 40],
    /// What may be said at a visit.
    pub said: [&'static str; 24],
}

/// The example as it stands on the morning of `today`, whatever sort of day that is: three closed
/// months and the running one. No record is stamped later than the moment `today` begins anywhere
/// on earth. About 900 records.
///
/// `None` where the months before `today` are beyond what a [`Day`] can be.
pub fn write(words: &'static Words, today: Day) -> Option<Book> {
    months::write(words, today)
}
