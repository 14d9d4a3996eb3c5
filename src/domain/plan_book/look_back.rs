//! The last closed month, as far as it helps to set the next goal (mission A7): what sold best, why
//! deals were won and lost.

use crate::domain::day::Day;
use crate::domain::ident::{CustomerId, PartId, SaleId};
use crate::domain::money::Money;
use crate::domain::month_end::whole_months;
use crate::domain::own_entries::{Learned, goods, lessons, lessons_of_month, part};
use crate::domain::period::Month;
use crate::domain::sorted::{Map, sort_by};
use crate::domain::tier::Tier;
use crate::domain::won::Dimension;
use crate::domain::workspace::{DealState, Workspace};

/// How many are shown of the best.
const BEST: usize = 3;

/// What a month came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookBack {
    /// Which.
    pub month: Month,
    /// All of it, with what was sold before records began.
    pub sold: Money,
    /// Its target, where it had one.
    pub target: Option<Money>,
    /// Customers who bought.
    pub buyers: usize,
    /// Who bought most, most first, at most three.
    pub customers: Vec<(CustomerId, Money)>,
    /// What sold most, most first, at most three; a line of two products counts to both.
    pub products: Vec<(String, Money)>,
    /// The rep's words of wins and of lessons in it.
    pub words: [Vec<String>; 2],
    /// Deals that were lost.
    pub lost: usize,
}

impl LookBack {
    /// The month before `month` whose business the journal knows whole; `None` without one.
    /// O(n log n) in records.
    pub fn before(workspace: &Workspace, month: Month, today: Day) -> Option<LookBack> {
        let last = whole_months(workspace, month, today).last()?.month;
        let period = workspace.period(last);
        let (mut by_customer, mut by_product) = (Map::new(), Map::new());
        for (id, sale) in workspace.sales().filter(|(_, sale)| period.contains(sale.on)) {
            if let Some(customer) = sale.customer {
                add(&mut by_customer, customer, sale.amount);
            }
            for (product, amount) in products(workspace, id) {
                add(&mut by_product, product, amount);
            }
        }
        let named = |(id, amount): (PartId, Money)| Some((part(workspace, id)?.name, amount));
        let words = [Learned::Win, Learned::Lesson].map(|learned| {
            let days = lessons(workspace, period);
            let all = days.chain(lessons_of_month(workspace, last));
            let own = all.filter(|one| one.learned == learned && !one.text.is_empty());
            own.map(|one| one.text).collect()
        });
        let gone = workspace.deals().filter(
            |(_, deal)| matches!(deal.state, DealState::Lost { on } if period.contains(on)),
        );
        let goal = workspace.goal(last);
        Some(LookBack {
            month: last,
            sold: workspace.sold_in_month(last),
            target: goal.map(|goal| goal.in_force().tiers.get(Tier::Target)),
            buyers: by_customer.iter().filter(|(_, sum)| **sum > Money::ZERO).count(),
            customers: best(&by_customer),
            products: best(&by_product).into_iter().filter_map(named).collect(),
            words,
            lost: gone.count(),
        })
    }
}

fn add<K: Copy + Ord>(sums: &mut Map<K, Money>, key: K, amount: Money) {
    let sum = sums.get(&key).copied().unwrap_or_default();
    sums.insert(key, sum.plus(amount));
}

/// The products of a sale with the amounts of their lines; nothing of one without goods.
pub(super) fn products(workspace: &Workspace, sale: SaleId) -> Vec<(PartId, Money)> {
    let lines = goods(workspace, sale).map(|goods| goods.lines).unwrap_or_default();
    let of_line = |line: crate::domain::goods::GoodsLine| {
        let amount = line.amount;
        let is_product = |id: &PartId| {
            part(workspace, *id).is_some_and(|one| one.dimension == Dimension::Product)
        };
        line.parts.into_iter().filter(is_product).map(|id| (id, amount)).collect::<Vec<_>>()
    };
    lines.into_iter().flat_map(of_line).collect()
}

/// The largest above 0, largest first; of two alike the one recorded first.
fn best<K: Copy + Ord>(sums: &Map<K, Money>) -> Vec<(K, Money)> {
    let mut all: Vec<(K, Money)> =
        sums.iter().filter(|(_, sum)| **sum > Money::ZERO).map(|(key, sum)| (*key, *sum)).collect();
    sort_by(&mut all, |one, other| (other.1, one.0).cmp(&(one.1, other.0)));
    all.truncate(BEST);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::{Fact, Sold};
    use crate::domain::ident::{Id, Stamp};
    use crate::domain::own_entries::Lesson;
    use crate::domain::workspace::evolve;

    #[test]
    fn the_last_whole_month_fills_itself_in() {
        let month = Month::new(2026, 11).unwrap();
        let today = Day::parse("2026-11-02").unwrap();
        let mut workspace = Workspace::default();
        assert_eq!(LookBack::before(&workspace, month, today), None);
        let on = Day::parse("2026-10-12").unwrap();
        let customer = |number| CustomerId(Id::new(Stamp::new(number, 0, 1), 0));
        let sales = [(1, Some(1), 30), (2, Some(2), 50), (3, Some(1), 40), (4, None, 5)];
        for (ms, who, amount) in sales {
            let (customer, amount) = (who.map(customer), Money::from_yuan(amount));
            let sold = Sold { customer, amount, on, goods: None };
            evolve(&mut workspace, Stamp::new(ms, 0, 7), &Fact::Sold(sold));
        }
        let (learned, text) = (Learned::Win, "先问预算".to_owned());
        let lesson = Lesson { learned, text, tags: String::new(), month: None, customer: None, on };
        evolve(&mut workspace, Stamp::new(9, 0, 7), &Fact::Entered(lesson.entry()));
        let back = LookBack::before(&workspace, month, today).unwrap();
        assert_eq!((back.month, back.sold), (month.previous(), Money::from_yuan(125)));
        let best = [(customer(1), Money::from_yuan(70)), (customer(2), Money::from_yuan(50))];
        assert_eq!((back.customers.as_slice(), back.buyers), (best.as_slice(), 2));
        assert_eq!(back.words, [vec!["先问预算".to_owned()], vec![]]);
        assert_eq!((back.products.len(), back.lost, back.target), (0, 0, None));
    }
}
