//! `expense.added`: the rep spent money.
//!
//! Concurrent: both count. Equal ones are two expenses; the rep undoes one that is not.

use super::{Kind, Thing, fields};
use crate::domain::fact::ExpenseAdded;
use crate::domain::ident::{CustomerId, Id, Stamp};
use crate::domain::sorted::Set;

fields!(ExpenseAdded { amount, what, customer, on });

impl Kind for ExpenseAdded {
    const NAME: &'static str = "expense.added";

    fn makes(&self, stamp: Stamp) -> Vec<Thing> {
        vec![Thing::Entry(Id::new(stamp, 0))]
    }

    fn refers(&self) -> Vec<Thing> {
        self.customer.map(Thing::Customer).into_iter().collect()
    }

    fn scrubbed(&self, _stamp: Stamp, gone: &Set<CustomerId>) -> Option<Self> {
        let theirs = self.customer.is_some_and(|customer| gone.contains(&customer));
        theirs.then(|| ExpenseAdded { what: None, ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, customer, day, erased, fold, yuan};
    use super::*;
    use crate::domain::fact::Fact;
    use crate::domain::own_entries::expenses;

    #[test]
    fn two_equal_expenses_both_count_and_an_erased_customers_words_are_gone() {
        let spent = |customer, what: &str| {
            let (what, on) = (Some(what.to_owned()), day(5));
            Fact::ExpenseAdded(ExpenseAdded { amount: yuan(80), what, customer, on })
        };
        let dinner = spent(Some(customer(1)), "请红星吃饭");
        let (car, late) = (spent(None, "打车"), (at(7), spent(Some(customer(1)), "late")));
        let both = [(at(4), dinner.clone()), (at(3), dinner), (at(5), car)];
        let made = [(at(1), added("红星"))];
        let workspace = fold(made.into_iter().chain(both).chain([(at(6), erased(1)), late]));
        let kept: Vec<_> = expenses(&workspace).map(|e| (e.amount, e.what.as_deref())).collect();
        let gone = (yuan(80), None);
        assert_eq!(kept, [gone, gone, (yuan(80), Some("打车")), gone]);
    }
}
