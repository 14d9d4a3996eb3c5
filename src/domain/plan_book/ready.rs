//! What the sheet of a split starts from: which parts, what they are called, and whom a split by
//! customers begins with.

use crate::domain::entry::EntryKind;
use crate::domain::ident::{CustomerId, PartId, Stamp};
use crate::domain::money::Money;
use crate::domain::own_entries;
use crate::domain::period::Month;
use crate::domain::sorted::{Map, sort_by};
use crate::domain::won::Dimension;
use crate::domain::workspace::{Standing, Workspace};

use super::split::{Assigned, Split};

/// The most customers that are offered as parts at once.
pub const BEST: usize = 10;

/// The splits along a dimension, each with its record's stamp, oldest first. O(entries).
fn along(
    workspace: &Workspace,
    dimension: Dimension,
) -> impl DoubleEndedIterator<Item = (Stamp, Split)> + '_ {
    let splits = workspace.entries().filter(|(_, entry)| entry.kind == EntryKind::Split);
    let all: Vec<(Stamp, Split)> =
        splits.filter_map(|(stamp, entry)| Some((stamp, Split::of(entry)?))).collect();
    all.into_iter().filter(move |(_, split)| split.dimension == dimension)
}

/// The split kept last for another month along a dimension, where something is assigned in it.
/// O(entries).
pub fn before(workspace: &Workspace, month: Month, dimension: Dimension) -> Option<Split> {
    let mut others = along(workspace, dimension).map(|(_, split)| split);
    others.rfind(|split| split.month != month && split.sum() > Money::ZERO)
}

/// What a month's sheet starts from: the split in force, else the parts of the one kept last for
/// another month with nothing assigned, else every part that is named; and every part named since
/// it was kept. A part taken away therefore stays away until it is named again. O(entries).
pub fn ready(workspace: &Workspace, month: Month, dimension: Dimension) -> Split {
    let mut all: Vec<(Stamp, Split)> = along(workspace, dimension).collect();
    let own = all.iter().rposition(|(_, split)| split.month == month);
    let (since, split) = match own.or(all.len().checked_sub(1)) {
        None => (Stamp::ZERO, Split::empty(month, dimension)),
        Some(place) => {
            let (since, mut split) = all.swap_remove(place);
            if split.month != month {
                let parts = split.parts.iter().map(|part| Assigned::new(part.part)).collect();
                split = Split { parts, ..Split::empty(month, dimension) };
            }
            (since, split)
        }
    };
    let named = own_entries::parts(workspace, dimension).map(|(id, _)| id);
    split.with_parts(named.filter(|id| id.0.stamp() > since))
}

/// A part's name: its own, or its customer's, which is empty once erased. O(log n).
pub fn name(workspace: &Workspace, id: PartId) -> Option<String> {
    let named = own_entries::part(workspace, id).map(|part| part.name);
    named.or_else(|| workspace.customer(CustomerId(id.0)).map(|customer| customer.name.clone()))
}

/// The part of a name along a dimension: one that was named, or a customer of that very name.
/// O(entries + customers).
pub fn find(workspace: &Workspace, dimension: Dimension, name: &str) -> Option<PartId> {
    let mut named = own_entries::parts(workspace, dimension);
    let known = named.find(|(_, part)| part.name == name).map(|(id, _)| id);
    let of_name = || {
        let mut all = workspace.customers();
        all.find(|(_, customer)| customer.name == name).map(|(id, _)| PartId(id.0))
    };
    known.or_else(|| (dimension == Dimension::Customer).then(of_name).flatten())
}

/// The customers who bought most in a month and the twelve before it, at most [`BEST`] of them, the
/// largest first and of two alike the one added first; those that are not planned any more are left
/// out. O(sales × log customers).
pub fn best_customers(workspace: &Workspace, month: Month) -> Vec<PartId> {
    let period = workspace.period(month);
    let (from, until) = (period.first().plus_months(-12), period.last());
    let mut sums: Map<CustomerId, Money> = Map::default();
    for (_, sale) in workspace.sales().filter(|(_, sale)| from <= sale.on && sale.on <= until) {
        let Some(id) = sale.customer else { continue };
        if workspace.customer(id).is_some_and(|known| known.standing == Standing::Active) {
            let sum = sums.get(&id).copied().unwrap_or_default();
            sums.insert(id, sum.plus(sale.amount));
        }
    }
    let mut all: Vec<(CustomerId, Money)> = sums.iter().map(|(id, sum)| (*id, *sum)).collect();
    all.retain(|(_, sum)| *sum > Money::ZERO);
    sort_by(&mut all, |one, other| (other.1, one.0).cmp(&(one.1, other.0)));
    all.into_iter().take(BEST).map(|(id, _)| PartId(id.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cadence::Class;
    use crate::domain::day::Day;
    use crate::domain::fact::{CustomerAdded, Fact, Sold};
    use crate::domain::ident::Id;
    use crate::domain::workspace::evolve;

    fn month() -> Month {
        Month::new(2026, 11).unwrap()
    }

    fn yuan(amount: i64) -> Money {
        Money::from_yuan(amount)
    }

    fn amounts(split: &Split) -> Vec<Money> {
        split.parts.iter().map(|part| part.amount).collect()
    }

    fn workspace(facts: Vec<Fact>) -> Workspace {
        let mut workspace = Workspace::default();
        for (fact, ms) in facts.iter().zip(1_u64..) {
            evolve(&mut workspace, Stamp::new(ms, 0, 1), fact);
        }
        workspace
    }

    fn on() -> Day {
        Day::parse("2026-11-05").unwrap()
    }

    fn named(name: &str) -> Fact {
        let dimension = Dimension::Product;
        Fact::Entered(own_entries::Part { dimension, name: name.to_owned(), on: on() }.entry())
    }

    /// The part that the n-th fact named.
    fn nth(number: u64) -> PartId {
        PartId(Id::new(Stamp::new(number, 0, 1), 0))
    }

    fn ids(split: &Split) -> Vec<PartId> {
        split.parts.iter().map(|part| part.part).collect()
    }

    #[test]
    fn a_part_taken_away_stays_away_and_one_named_later_comes() {
        let facts = vec![named("A"), named("B"), named("C")];
        let mut split = ready(&workspace(facts.clone()), month(), Dimension::Product);
        assert_eq!(ids(&split), [1, 2, 3].map(nth));
        split.set_amount(0, yuan(10));
        assert_eq!(split.remove(1).map(|part| part.part), Some(nth(2)));
        assert_eq!(split.remove(2), None);
        let kept = Fact::Entered(split.clone().entry(on()));
        let facts = [facts, vec![kept, named("D")]].concat();
        let workspace = workspace(facts);
        let again = ready(&workspace, month(), Dimension::Product);
        assert_eq!(ids(&again), [1, 3, 5].map(nth));
        assert_eq!(amounts(&again), [10, 0, 0].map(yuan));
        // Another month starts from the same parts, with nothing assigned, and like it at a tap.
        let mut next = ready(&workspace, month().next(), Dimension::Product);
        assert_eq!((ids(&next), next.sum()), ([1, 3, 5].map(nth).to_vec(), Money::ZERO));
        let then = before(&workspace, month().next(), Dimension::Product).unwrap();
        next.like(yuan(50), &then);
        assert_eq!(amounts(&next), [50, 0, 0].map(yuan));
        assert_eq!(before(&workspace, month(), Dimension::Product), None);
        assert_eq!(find(&workspace, Dimension::Product, "B"), Some(nth(2)));
        assert_eq!(find(&workspace, Dimension::Region, "B"), None);
    }

    #[test]
    fn who_bought_most_is_offered_first_and_called_by_name() {
        let added = |name: &str| {
            let (name, class) = (name.to_owned(), Class::A);
            let added = CustomerAdded { name, class, note: None, visit: None, on: on() };
            Fact::CustomerAdded(added)
        };
        let sold = |customer: u64, amount: i64, day: &str| {
            let customer = Some(CustomerId(nth(customer).0));
            let (amount, on) = (yuan(amount), Day::parse(day).unwrap());
            Fact::Sold(Sold { customer, amount, on, goods: None })
        };
        let workspace = workspace(vec![
            added("甲"),
            added("乙"),
            added("丙"),
            sold(1, 5, "2026-11-02"),
            sold(2, 5, "2026-10-02"),
            sold(2, 4, "2026-03-02"),
            sold(3, 99, "2025-10-31"),
        ]);
        let best = best_customers(&workspace, month());
        assert_eq!(best, [2, 1].map(nth));
        assert_eq!(name(&workspace, best[0]), Some("乙".to_owned()));
        assert_eq!(find(&workspace, Dimension::Customer, "丙"), Some(nth(3)));
        assert_eq!(find(&workspace, Dimension::Product, "丙"), None);
    }
}
