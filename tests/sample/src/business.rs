//! Business around the visits: deals, dues, payments; and who is drawn for it.

use fieldplan::domain::command::{Command, Refusal};
use fieldplan::domain::ident::{CustomerId, DealId};
use fieldplan::domain::stage::Stage;
use fieldplan::example::{Book, amount};

/// Opens, moves or closes a deal, or notes what is owed or paid: one record. A refusal is no
/// mistake: there may be no open deal yet.
pub(crate) fn business(book: &mut Book) -> Result<(), Refusal> {
    let command = match book.dice.below(10) {
        0..4 => {
            let (customer, amount) = (somebody(book), amount(book, 20_000, 400_000));
            let stage = draw(book, &Stage::OPEN);
            let expected = book.today().plus_days(book.dice.days(3, 60));
            Command::OpenDeal { customer, amount, stage, expected }
        }
        4..7 => {
            let deal = one_open(book)?;
            let expected = Some(book.today().plus_days(book.dice.days(1, 45)));
            let stage = Some(draw(book, &Stage::OPEN));
            let chance = book.dice.percent(20).then_some(60);
            Command::ChangeDeal { deal, amount: None, stage, expected, chance }
        }
        7 => {
            let deal = one_open(book)?;
            let won = book.dice.percent(40).then(|| amount(book, 20_000, 200_000));
            Command::CloseDeal { deal, won }
        }
        8 => {
            let (customer, amount) = (somebody(book), amount(book, 3_000, 80_000));
            let due = book.today().plus_days(book.dice.days(0, 60));
            Command::AddReceivable { customer, amount, due }
        }
        _ => {
            let place = book.dice.place(book.owed.len());
            let (customer, receivable) = *book.owed.get(place).ok_or(Refusal::UnknownReceivable)?;
            let amount = amount(book, 1_000, 40_000);
            Command::ReceivePayment { customer, receivable: Some(receivable), amount, on: None }
        }
    };
    book.give(command).map(drop)
}

/// One of the open deals.
fn one_open(book: &mut Book) -> Result<DealId, Refusal> {
    let place = book.dice.place(book.deals.len());
    book.deals.get(place).copied().ok_or(Refusal::UnknownDeal)
}

/// One of the customers in the plan.
///
/// # Panics
/// When there is no customer yet.
pub(crate) fn somebody(book: &mut Book) -> CustomerId {
    book.somebody().expect("a customer was added before")
}

/// One of these.
///
/// # Panics
/// When there is none.
pub(crate) fn draw<T: Copy>(book: &mut Book, of: &[T]) -> T {
    book.dice.one(of).expect("something to draw from")
}
