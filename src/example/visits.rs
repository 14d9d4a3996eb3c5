//! What comes of a visit: its outcome, often a note, and a follow-up.

use crate::domain::command::{Command, Refusal};
use crate::domain::fact::{NextStep, Outcome};
use crate::domain::ident::TaskId;
use crate::domain::money::Money;
use crate::domain::today::Subject;

use super::book::Book;

const STEPS: [NextStep; 5] =
    [NextStep::Visit, NextStep::Call, NextStep::Proposal, NextStep::Sample, NextStep::Collect];

/// Keeps a promise: a bare tick one time in three, else with its outcome, often one of the things
/// that may be said, and a follow-up one time in three where there is room for another task.
///
/// # Errors
/// What `decide` refuses; never for a task that is open.
pub fn keep(book: &mut Book, said: &[&str], task: TaskId, has_room: bool) -> Result<(), Refusal> {
    let known = book.workspace.task(task).ok_or(Refusal::UnknownTask)?;
    let customer = known.customer;
    if book.dice.percent(34) {
        return book.give(Command::Tick { subject: Subject::Task(task) }).map(drop);
    }
    let outcome = match book.dice.below(100) {
        0..74 => Outcome::Met,
        74..82 => Outcome::Won,
        82..90 => Outcome::Lost,
        _ => Outcome::Absent,
    };
    let won = (outcome == Outcome::Won).then(|| amount(book, 2_000, 30_000));
    let note = if book.dice.percent(40) { book.dice.one(said) } else { None };
    let note = note.unwrap_or_default().to_owned();
    let next = (has_room && book.dice.percent(33)).then(|| {
        let due = book.today().plus_days(book.dice.days(1, 14));
        (due, book.dice.one(&STEPS).unwrap_or(NextStep::Visit))
    });
    let task = Some(task);
    book.give(Command::Log { customer, task, outcome, won, note, next }).map(drop)
}

/// A round amount between two of yuan.
pub fn amount(book: &mut Book, least: u64, most: u64) -> Money {
    // Prices end in two noughts.
    let hundreds = book.dice.between(least / 100, most / 100);
    Money::from_yuan(i64::try_from(hundreds * 100).unwrap_or(100))
}
