//! `expense.added`: the rep spent money.
//!
//! Concurrent: both count. Equal ones are two expenses; the rep undoes one that is not.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Expense,
    name: "expense.added",
    parts: &[part("amount", Shape::Amount), maybe("what", Shape::Words)],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, customer, day, erased, fold, yuan};
    use crate::domain::fact::Fact;
    use crate::domain::own_entries::{Expense, expenses};

    #[test]
    fn two_equal_expenses_both_count_and_an_erased_customers_words_are_gone() {
        let spent = |customer, what: &str| {
            let (amount, what, on) = (yuan(80), what.to_owned(), day(5));
            Fact::Entered(Expense { amount, what, customer, on }.entry())
        };
        let dinner = spent(Some(customer(1)), "请红星吃饭");
        let (car, late) = (spent(None, "打车"), (at(7), spent(Some(customer(1)), "late")));
        let both = [(at(4), dinner.clone()), (at(3), dinner), (at(5), car)];
        let made = [(at(1), added("红星"))];
        let workspace = fold(made.into_iter().chain(both).chain([(at(6), erased(1)), late]));
        let kept: Vec<_> = expenses(&workspace).map(|e| (e.amount, e.what)).collect();
        let says = |what: &str| (yuan(80), what.to_owned());
        assert_eq!(kept, [says(""), says(""), says("打车"), says("")]);
    }
}
