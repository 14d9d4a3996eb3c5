//! The example's deals: some won, some lost, some open in every stage, told from today backwards.

use crate::domain::command::{Command, Refusal};
use crate::domain::ident::{DealId, Id};
use crate::domain::money::Money;
use crate::domain::stage::Stage;

use super::book::Book;
use super::months::on_or_after;

/// With whom, by the order in which customers are met, and for how much, in yuan.
const DEALS: [(usize, i64); 15] = [
    (0, 380_000),
    (3, 260_000),
    (5, 86_000),
    (14, 45_000),
    (4, 120_000),
    (1, 150_000),
    (6, 90_000),
    (8, 64_000),
    (2, 210_000),
    (9, 38_000),
    (10, 52_000),
    (7, 175_000),
    (11, 28_000),
    (13, 96_000),
    (17, 42_000),
];

/// What happens to a deal.
#[derive(Clone, Copy, Debug)]
enum Turn {
    /// It is found, or comes to a stage.
    To(Stage),
    /// It is won for so many yuan.
    Won(i64),
    Lost,
}

use Stage::{Contact, Need, Negotiation, Proposal};
use Turn::{Lost, To, Won};

/// How many working days before today, which deal, what happens; the longest ago first.
const TURNS: [(usize, usize, Turn); 46] = [
    (50, 7, To(Contact)),
    (48, 1, To(Contact)),
    (45, 6, To(Contact)),
    (44, 7, To(Need)),
    (41, 1, To(Need)),
    (40, 9, To(Contact)),
    (38, 0, To(Contact)),
    (37, 7, To(Proposal)),
    (36, 6, To(Need)),
    (34, 8, To(Contact)),
    (33, 1, To(Proposal)),
    (31, 9, To(Need)),
    (30, 7, Won(64_000)),
    (30, 4, To(Contact)),
    (28, 6, Lost),
    (27, 0, To(Need)),
    (26, 8, To(Need)),
    (25, 1, To(Negotiation)),
    (25, 14, To(Contact)),
    (24, 4, To(Need)),
    (22, 9, To(Proposal)),
    (22, 5, To(Contact)),
    (20, 10, To(Contact)),
    (19, 1, Won(248_000)),
    (19, 14, To(Need)),
    (18, 11, To(Contact)),
    (17, 8, To(Proposal)),
    (16, 4, To(Proposal)),
    (15, 13, To(Contact)),
    (14, 0, To(Proposal)),
    (13, 9, To(Negotiation)),
    (13, 5, To(Need)),
    (12, 14, To(Proposal)),
    (12, 2, To(Contact)),
    (11, 10, Lost),
    (10, 13, To(Need)),
    (9, 8, Lost),
    // Its day has passed by now: it asks for another.
    (8, 4, To(Negotiation)),
    (7, 11, To(Need)),
    (6, 9, Won(36_500)),
    (6, 14, To(Negotiation)),
    (5, 3, To(Contact)),
    (5, 5, To(Proposal)),
    (3, 0, To(Negotiation)),
    (2, 14, Won(40_000)),
    (0, 12, To(Contact)),
];

/// How far the deals have come.
#[derive(Debug, Default)]
pub(super) struct Deals {
    told: usize,
    known: [Option<DealId>; DEALS.len()],
}

impl Deals {
    /// Whatever has happened by the day that is so many working days before today.
    pub(super) fn tell(&mut self, book: &mut Book, left: usize) -> Result<(), Refusal> {
        while let Some((_, deal, turn)) = TURNS.get(self.told).filter(|(when, ..)| *when >= left) {
            self.told += 1;
            self.turn(book, *deal, *turn)?;
        }
        Ok(())
    }

    fn turn(&mut self, book: &mut Book, deal: usize, turn: Turn) -> Result<(), Refusal> {
        let known = self.known.get_mut(deal).ok_or(Refusal::UnknownDeal)?;
        let closed = |won: Option<i64>, known: Option<DealId>| {
            let deal = known.ok_or(Refusal::UnknownDeal)?;
            Ok(Command::CloseDeal { deal, won: won.map(Money::from_yuan) })
        };
        let command = match (turn, *known) {
            (Won(yuan), known) => closed(Some(yuan), known)?,
            (Lost, known) => closed(None, known)?,
            (To(stage), None) => {
                let (place, yuan) = DEALS.get(deal).ok_or(Refusal::UnknownDeal)?;
                let customer = book.customer(*place)?;
                let (amount, expected) = (Money::from_yuan(*yuan), expected(book, stage));
                let stamp = book.give(Command::OpenDeal { customer, amount, stage, expected })?;
                *known = Some(DealId(Id::new(stamp, 0)));
                return Ok(());
            }
            (To(stage), Some(deal)) => {
                let expected = Some(expected(book, stage));
                let stage = Some(stage);
                Command::ChangeDeal { deal, amount: None, stage, expected, chance: None }
            }
        };
        book.give(command).map(drop)
    }
}

/// When a deal that is in a stage now may close: on a working day.
fn expected(book: &Book, stage: Stage) -> crate::domain::day::Day {
    let days = match stage {
        Contact => 45,
        Need => 30,
        Proposal => 16,
        Negotiation | Stage::Won => 7,
    };
    let about = book.today().plus_days(days);
    on_or_after(&book.workspace.calendar, about)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_are_told_the_longest_ago_first_and_every_deal_has_one() {
        assert!(TURNS.is_sorted_by(|(one, ..), (next, ..)| one >= next));
        for deal in 0..DEALS.len() {
            assert!(TURNS.iter().any(|(_, of, _)| *of == deal), "{deal}");
        }
    }
}
