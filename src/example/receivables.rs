//! What the example's customers owe: paid, part paid, due today, due later, and overdue of several
//! ages.

use crate::domain::cadence::Class;
use crate::domain::command::{Command, Refusal};
use crate::domain::day::Day;
use crate::domain::ident::{CustomerId, Id, ReceivableId};
use crate::domain::money::Money;
use crate::domain::receivable::Terms;

use super::book::Book;

/// The ones that must be there on any day: how many working days before today it came about, who,
/// by the order in which customers are met, how many yuan, and how many days after today (before it
/// when negative) it is due.
const OWED: [(usize, usize, i64, i32); 12] = [
    (50, 6, 23_400, -38),
    (48, 11, 9_800, -65),
    (46, 1, 58_600, -33),
    (40, 2, 36_800, -12),
    (33, 3, 124_000, -8),
    (30, 7, 45_000, -1),
    (26, 9, 18_500, 2),
    (19, 3, 248_000, 19),
    (12, 0, 76_000, 0),
    (6, 9, 36_500, 24),
    (2, 17, 40_000, 58),
    (1, 4, 27_300, 29),
];

/// What came in for them: how many working days before today, for which, how many yuan.
const PAID: [(usize, usize, i64); 4] =
    [(20, 2, 58_600), (6, 3, 14_800), (5, 4, 124_000), (0, 5, 45_000)];

/// From how many yuan on a sale may not be paid at once.
const LEAST: i64 = 30_000;

/// A receivable that came of a sale, and the day it will be paid.
#[derive(Clone, Copy, Debug)]
struct Bill {
    customer: CustomerId,
    receivable: ReceivableId,
    amount: Money,
    paid_on: Day,
}

/// What is owed, and how far it has been told.
#[derive(Debug)]
pub(super) struct Receivables {
    /// The day everything is told up to.
    last: Day,
    owed: usize,
    paid: usize,
    known: [Option<(CustomerId, ReceivableId)>; OWED.len()],
    bills: Vec<Bill>,
}

impl Receivables {
    /// None yet, in a journal that ends on a day.
    pub(super) fn until(last: Day) -> Receivables {
        Receivables { last, owed: 0, paid: 0, known: [None; OWED.len()], bills: Vec::new() }
    }

    /// Whatever was owed or paid by the day that is so many working days before today.
    pub(super) fn tell(&mut self, book: &mut Book, left: usize) -> Result<(), Refusal> {
        while let Some((_, place, yuan, due)) =
            OWED.get(self.owed).filter(|(when, ..)| *when >= left)
        {
            let (customer, amount) = (book.customer(*place)?, Money::from_yuan(*yuan));
            let due = self.last.plus_days(*due);
            let stamp = book.give(Command::AddReceivable { customer, amount, due })?;
            if let Some(known) = self.known.get_mut(self.owed) {
                *known = Some((customer, ReceivableId(Id::new(stamp, 0))));
            }
            self.owed += 1;
        }
        while let Some((_, of, yuan)) = PAID.get(self.paid).filter(|(when, ..)| *when >= left) {
            let known = self.known.get(*of).copied().flatten();
            let (customer, receivable) = known.ok_or(Refusal::UnknownReceivable)?;
            let (receivable, amount) = (Some(receivable), Money::from_yuan(*yuan));
            book.give(Command::ReceivePayment { customer, receivable, amount, on: None })?;
            self.paid += 1;
        }
        self.collect(book)
    }

    /// Two in five of the larger sales to A and B customers are paid by their terms: 月结 30 天, or
    /// 货到 30 天. Four in five of those pay within days of the due date, the fifth weeks later.
    pub(super) fn sold(
        &mut self,
        book: &mut Book,
        customer: CustomerId,
        amount: Money,
    ) -> Result<(), Refusal> {
        let class = book.workspace.customer(customer).map(|known| known.class);
        let terms = match class {
            Some(Class::A) => Terms::MonthEnd(30),
            Some(Class::B) => Terms::AfterDelivery(30),
            _ => return Ok(()),
        };
        if amount < Money::from_yuan(LEAST) || book.dice.percent(60) {
            return Ok(());
        }
        let due = terms.due(book.today());
        let wait =
            if book.dice.percent(80) { book.dice.days(0, 4) } else { book.dice.days(12, 25) };
        let stamp = book.give(Command::AddReceivable { customer, amount, due })?;
        let receivable = ReceivableId(Id::new(stamp, 0));
        self.bills.push(Bill { customer, receivable, amount, paid_on: due.plus_days(wait) });
        Ok(())
    }

    fn collect(&mut self, book: &mut Book) -> Result<(), Refusal> {
        let today = book.today();
        for Bill { customer, receivable, amount, paid_on } in &self.bills {
            if *paid_on <= today {
                let (customer, receivable, amount) = (*customer, Some(*receivable), *amount);
                book.give(Command::ReceivePayment { customer, receivable, amount, on: None })?;
            }
        }
        self.bills.retain(|bill| bill.paid_on > today);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_in_order_and_nothing_is_paid_before_it_is_owed() {
        assert!(OWED.is_sorted_by(|(one, ..), (next, ..)| one >= next));
        assert!(PAID.is_sorted_by(|(one, ..), (next, ..)| one >= next));
        for (when, of, yuan) in PAID {
            let (since, _, owed, _) = OWED[of];
            assert!(when < since && yuan <= owed, "{of}");
        }
    }
}
