//! What was sold or came back in a sale, beside the amount credited to the rep (domain.md 3).

use super::entry::Row;
use super::ident::PartId;
use super::money::{Money, wide};
use super::rate::{Rate, Rounding};

/// One line of a sale or a return: the whole deal's figures, not yet the rep's share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoodsLine {
    /// Before a discount on the whole deal; a return's too is a size of 0 or above.
    pub amount: Money,
    /// Pieces; 0 where none are counted.
    pub pieces: i64,
    /// What the goods cost; absent where it is not known.
    pub cost: Option<Money>,
    /// The parts it belongs to, of each dimension at most one. A part that the journal does not
    /// hold tags nothing.
    pub parts: Vec<PartId>,
}

/// What was sold or came back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Goods {
    /// The lines.
    pub lines: Vec<GoodsLine>,
    /// Taken off the whole deal; spread over the lines by largest remainder.
    pub discount: Option<Money>,
    /// Paid back to the customer out of the deal (返点); it lowers the gross profit alone.
    pub rebate: Option<Money>,
    /// The rep's share in hundredths of a percent; absent for all of it.
    pub share: Option<u16>,
}

impl Goods {
    /// The rep's share; 100 % unless the deal is shared.
    pub fn share(&self) -> Rate {
        let share = self.share.map(|share| Rate::of(share, 10_000_i64).unwrap_or(Rate::ZERO));
        share.unwrap_or(Rate::ONE)
    }

    /// What they credit to the rep: the share of the lines less the discount, rounded half away
    /// from zero once; of a return its size. O(lines).
    ///
    /// ```
    /// use fieldplan::domain::{goods::{Goods, GoodsLine}, money::Money};
    /// let line = |yuan| GoodsLine { amount: Money::from_yuan(yuan), ..GoodsLine::default() };
    /// let discount = Some(Money::from_yuan(1));
    /// let goods = Goods { lines: vec![line(7), line(5)], discount, rebate: None, share: Some(5_000) };
    /// assert_eq!(goods.credited().to_string(), "5.50");
    /// ```
    pub fn credited(&self) -> Money {
        let lines = self.lines.iter().map(|line| wide(line.amount.fen()));
        let sum = lines.fold(0_i128, i128::saturating_add);
        let net = sum.saturating_sub(wide(self.discount.unwrap_or_default().fen()));
        Money::from_wide(self.share().of_wide(net, Rounding::HalfAway))
    }

    /// Whether they are the goods of a sale, or of a return where it is below 0, that credits
    /// this amount. A return has neither discount nor rebate: its lines are what is taken back.
    pub fn credits(&self, amount: Money) -> bool {
        let plain = self.discount.is_none() && self.rebate.is_none();
        let fits = amount >= Money::ZERO || plain;
        fits && !self.lines.is_empty() && self.credited() == amount.abs()
    }

    /// The row they are kept as.
    pub fn row(&self) -> Row {
        let mut row = Row::default();
        let optional = |amount: Option<Money>| amount.map_or(Row::ABSENT, Money::fen);
        row.numbers.push(count(self.lines.len()));
        for line in &self.lines {
            row.numbers.extend([line.amount.fen(), line.pieces, optional(line.cost)]);
            row.numbers.push(count(line.parts.len()));
            row.ids.extend(line.parts.iter().map(|part| part.0));
        }
        row.numbers.extend([optional(self.discount), optional(self.rebate)]);
        row.numbers.push(self.share.map_or(Row::ABSENT, i64::from));
        row
    }

    /// Reads the row back; `None` for a row of anything else, or a share beyond a number's range.
    pub fn of(row: &Row) -> Option<Goods> {
        let (mut numbers, mut ids) = (row.numbers.iter().copied(), row.ids.iter());
        let optional = |fen: i64| (fen != Row::ABSENT).then(|| Money::from_fen(fen));
        let mut goods = Goods::default();
        for _ in 0..numbers.next()? {
            let (amount, pieces) = (Money::from_fen(numbers.next()?), numbers.next()?);
            let cost = optional(numbers.next()?);
            let mut line = GoodsLine { amount, pieces, cost, parts: Vec::new() };
            for _ in 0..numbers.next()? {
                line.parts.push(PartId(*ids.next()?));
            }
            goods.lines.push(line);
        }
        goods.discount = optional(numbers.next()?);
        goods.rebate = optional(numbers.next()?);
        goods.share = match numbers.next()? {
            Row::ABSENT => None,
            share => Some(u16::try_from(share).ok()?),
        };
        Some(goods)
    }
}

fn count(many: usize) -> i64 {
    i64::try_from(many).unwrap_or(i64::MAX)
}
