//! The order in which a rep walks a day, as chosen by hand.
//!
//! Not here: what is on a day (`today`, `agenda`, `day_list`) and in which order their lists put it.

use super::day::Day;
use super::details::{Detail, Details};
use super::entry::{Entry, EntryKind, Row};
use super::ident::CustomerId;
use super::plan_book::milestones::{of_day, to_day};
use super::sorted::{Map, Set, sort_by};
use super::workspace::Workspace;

/// The most customers an order names: more than anybody sees in a day.
pub const MOST: usize = 100;

/// The customers of a day, first to last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayOrder {
    /// Which day.
    pub day: Day,
    /// Whom, in the order of the way.
    pub customers: Vec<CustomerId>,
}

impl DayOrder {
    /// As it is kept, cut at [`MOST`]; `on` is the day it was chosen.
    pub fn entry(self, on: Day) -> Entry {
        let ids: Vec<_> = self.customers.into_iter().take(MOST).map(|id| id.0).collect();
        let many = i64::try_from(ids.len()).unwrap_or(0);
        let row = Row { numbers: vec![of_day(self.day), many], ids, words: Vec::new() };
        Entry { kind: EntryKind::DayOrder, on, customer: None, row }
    }

    /// The order in force of a day: the latest record's; `None` where none was chosen. O(entries).
    pub fn of(workspace: &Workspace, day: Day) -> Option<DayOrder> {
        let mut newest = workspace.entries().rev().map(|(_, entry)| entry);
        let row = newest.find_map(|entry| {
            // A row is unpacked only where it is of the kind.
            let row = (entry.kind == EntryKind::DayOrder).then(|| &*entry.row)?;
            (row.numbers.first().copied().and_then(to_day) == Some(day)).then_some(row)
        })?;
        Some(DayOrder { day, customers: row.ids.iter().copied().map(CustomerId).collect() })
    }
}

/// `customers` of a day in the order the rep chose for it; those it does not name come after, and
/// without an order all stay as they are. The same customers come out that went in.
/// O(entries + n log n).
///
/// ```
/// use fieldplan::domain::{day::Day, day_order::in_order, ident::{CustomerId, Id, Stamp}};
/// use fieldplan::domain::workspace::Workspace;
/// let ids = [2, 1].map(|ms| CustomerId(Id::new(Stamp::new(ms, 0, 7), 0)));
/// let monday = Day::parse("2026-11-23")?;
/// assert_eq!(in_order(&Workspace::default(), monday, &ids), ids);
/// # Ok::<(), fieldplan::domain::day::DayError>(())
/// ```
pub fn in_order(workspace: &Workspace, day: Day, customers: &[CustomerId]) -> Vec<CustomerId> {
    let mut sorted = customers.to_vec();
    if let Some(order) = DayOrder::of(workspace, day) {
        let mut places: Map<CustomerId, usize> = Map::new();
        for (place, id) in order.customers.into_iter().enumerate() {
            places.insert(id, place);
        }
        let place = |id: &CustomerId| places.get(id).copied().unwrap_or(usize::MAX);
        sort_by(&mut sorted, |one, other| place(one).cmp(&place(other)));
    }
    sorted
}

/// `customers` in their order, each where it comes up first. O(n log n).
///
/// ```
/// use fieldplan::domain::day_order::each_once;
/// use fieldplan::domain::ident::{CustomerId, Id, Stamp};
/// let [a, b] = [1, 2].map(|ms| CustomerId(Id::new(Stamp::new(ms, 0, 7), 0)));
/// assert_eq!(each_once(&[b, a, b, b]), [b, a]);
/// ```
pub fn each_once(customers: &[CustomerId]) -> Vec<CustomerId> {
    let mut seen = Set::new();
    let mut once = customers.to_vec();
    once.retain(|id| seen.insert(*id));
    once
}

/// `customers` with those of one region beside each other, the regions in the order in which they
/// first come up; those of no known region come last. O(entries + n log n).
pub fn by_region(workspace: &Workspace, customers: &[CustomerId]) -> Vec<CustomerId> {
    let details = Details::of_all(workspace);
    let region = |id: &CustomerId| details.get(id).map_or("", |one| one.word(Detail::Region));
    let mut regions: Vec<&str> = Vec::new();
    for id in customers {
        let region = region(id);
        if !region.is_empty() && !regions.contains(&region) {
            regions.push(region);
        }
    }
    let place =
        |id: &CustomerId| regions.iter().position(|one| *one == region(id)).unwrap_or(usize::MAX);
    let mut sorted = customers.to_vec();
    sort_by(&mut sorted, |one, other| place(one).cmp(&place(other)));
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::Fact;
    use crate::domain::ident::{Id, Stamp};
    use crate::domain::workspace::evolve;
    use proptest::prelude::*;

    fn customer(ms: u64) -> CustomerId {
        CustomerId(Id::new(Stamp::new(ms, 0, 7), 0))
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn chosen(workspace: &mut Workspace, ms: u64, on: &str, order: &[u64]) {
        let customers = order.iter().copied().map(customer).collect();
        let entry = DayOrder { day: day(on), customers }.entry(day("2026-11-20"));
        evolve(workspace, Stamp::new(ms, 0, 7), &Fact::Entered(entry));
    }

    #[test]
    fn the_latest_order_of_the_day_holds_and_others_come_after() {
        let mut workspace = Workspace::default();
        chosen(&mut workspace, 10, "2026-11-23", &[1, 2, 3]);
        chosen(&mut workspace, 11, "2026-11-23", &[3, 1]);
        chosen(&mut workspace, 12, "2026-11-24", &[2, 1]);
        let all = [1, 2, 3, 4].map(customer);
        let shown = |on| in_order(&workspace, day(on), &all);
        assert_eq!(shown("2026-11-23"), [3, 1, 2, 4].map(customer));
        assert_eq!(shown("2026-11-24"), [2, 1, 3, 4].map(customer));
        assert_eq!(shown("2026-11-25"), all);
    }

    #[test]
    fn those_of_one_region_are_beside_each_other_in_the_order_they_come_up() {
        use crate::domain::cadence::Class;
        use crate::domain::fact::CustomerAdded;
        let mut workspace = Workspace::default();
        for (ms, region) in [(1, ""), (2, "城东"), (3, "城西"), (4, "城东")] {
            let (name, class, note, visit) = ("恒泰".to_owned(), Class::A, None, None);
            let on = day("2026-11-20");
            let added = Fact::CustomerAdded(CustomerAdded { name, class, note, visit, on });
            evolve(&mut workspace, Stamp::new(ms, 0, 7), &added);
            let mut typed = [""; 6];
            let place = Detail::ALL.iter().position(|one| *one == Detail::Region).unwrap();
            typed[place] = region;
            let details = Details::typed(typed, false).unwrap();
            let entry = details.entry(customer(ms), on);
            evolve(&mut workspace, Stamp::new(ms + 10, 0, 7), &Fact::Entered(entry));
        }
        let all = [1, 2, 3, 4].map(customer);
        assert_eq!(by_region(&workspace, &all), [2, 4, 3, 1].map(customer));
        assert_eq!(by_region(&Workspace::default(), &all), all);
    }

    proptest! {
        #[test]
        fn the_same_customers_come_out(order in proptest::collection::vec(0_u64..9, 0..9), all in proptest::collection::vec(0_u64..9, 0..9)) {
            let mut workspace = Workspace::default();
            chosen(&mut workspace, 20, "2026-11-23", &order);
            let all: Vec<CustomerId> = all.into_iter().map(customer).collect();
            let mut out = in_order(&workspace, day("2026-11-23"), &all);
            let again = in_order(&workspace, day("2026-11-23"), &out);
            prop_assert_eq!(&again, &out);
            let mut all = all;
            all.sort_unstable();
            out.sort_unstable();
            prop_assert_eq!(out, all);
        }
    }
}
