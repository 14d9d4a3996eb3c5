//! What comes of a visit, and the business around it: outcomes with their follow-up, deals, dues.

use fieldplan::domain::command::{Command, Refusal};
use fieldplan::domain::fact::{NextStep, Outcome};
use fieldplan::domain::ident::TaskId;
use fieldplan::domain::money::Money;
use fieldplan::domain::stage::Stage;
use fieldplan::domain::today::Subject;

use crate::book::Book;
use crate::words;

const STEPS: [NextStep; 5] =
    [NextStep::Visit, NextStep::Call, NextStep::Proposal, NextStep::Sample, NextStep::Collect];

/// Keeps a promise: a bare tick one time in three, else with its outcome, often a note, and a
/// follow-up one time in three where there is room for another task.
pub(crate) fn keep(book: &mut Book, task: TaskId, has_room: bool) -> Result<(), Refusal> {
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
    let note = if book.dice.percent(40) { words::said(&mut book.dice) } else { String::new() };
    let next = (has_room && book.dice.percent(33)).then(|| {
        let due = book.today().plus_days(book.dice.days(1, 14));
        (due, book.dice.one(&STEPS))
    });
    let task = Some(task);
    book.give(Command::Log { customer, task, outcome, won, note, next }).map(drop)
}

/// A round amount between two of yuan.
pub(crate) fn amount(book: &mut Book, least: u64, most: u64) -> Money {
    // Prices end in two noughts.
    let hundreds = book.dice.between(least / 100, most / 100);
    Money::from_yuan(i64::try_from(hundreds * 100).unwrap_or(100))
}

/// Opens, moves or closes a deal, or notes what is owed or paid: one record. A refusal is no
/// mistake: there may be no open deal yet.
pub(crate) fn business(book: &mut Book) -> Result<(), Refusal> {
    let command = match book.dice.below(10) {
        0..4 => {
            let (customer, amount) = (book.somebody(), amount(book, 20_000, 400_000));
            let stage = book.dice.one(&Stage::OPEN);
            let expected = book.today().plus_days(book.dice.days(3, 60));
            Command::OpenDeal { customer, amount, stage, expected }
        }
        4..7 => {
            let deal = book.deal().ok_or(Refusal::UnknownDeal)?;
            let expected = Some(book.today().plus_days(book.dice.days(1, 45)));
            let stage = Some(book.dice.one(&Stage::OPEN));
            let chance = book.dice.percent(20).then_some(60);
            Command::ChangeDeal { deal, amount: None, stage, expected, chance }
        }
        7 => {
            let deal = book.deal().ok_or(Refusal::UnknownDeal)?;
            let won = book.dice.percent(40).then(|| amount(book, 20_000, 200_000));
            Command::CloseDeal { deal, won }
        }
        8 => {
            let (customer, amount) = (book.somebody(), amount(book, 3_000, 80_000));
            let due = book.today().plus_days(book.dice.days(0, 60));
            Command::AddReceivable { customer, amount, due }
        }
        _ => {
            let place = book.dice.place(book.owed.len());
            let (customer, receivable) = *book.owed.get(place).ok_or(Refusal::UnknownReceivable)?;
            let amount = amount(book, 1_000, 40_000);
            Command::ReceivePayment { customer, receivable: Some(receivable), amount }
        }
    };
    book.give(command).map(drop)
}
