//! The rep's own classes: by which rule, what that would change, who is left out of it, and how much
//! of the business hangs on how few (domain.md 9; mission C1).
//!
//! Not here: how often a class is touched (`cadence`), the rule itself (`ranking`).

use super::cadence::{Cadence, Cadences, Class};
use super::concentration::Concentration;
use super::day::Day;
use super::details::Details;
use super::entry::{Entry, EntryKind, Row};
use super::ident::CustomerId;
use super::money::Money;
use super::profile::values;
use super::ranking::{By, Candidate, Method, rank};
use super::sorted::{Map, Set, sort_by};
use super::workspace::{DealState, Standing, Workspace};

/// Why typed thresholds are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RulesError {
    /// One is not above 0.
    NotPositive,
    /// B begins where A does, or above.
    NotFalling,
}

/// Thresholds as typed.
///
/// # Errors
/// When one is not above 0, or B does not begin below A.
pub fn thresholds(a: Money, b: Money) -> Result<Method, RulesError> {
    if a <= Money::ZERO || b <= Money::ZERO {
        Err(RulesError::NotPositive)
    } else if b >= a {
        Err(RulesError::NotFalling)
    } else {
        Ok(Method::Thresholds { a, b })
    }
}

/// The rule in force: that of the latest record, by rank without one. O(entries).
pub fn rules(workspace: &Workspace) -> Method {
    let latest = workspace.latest_entry(EntryKind::ClassRules);
    match latest.map(|entry| entry.row.numbers.as_slice()) {
        Some([1, a, b]) => {
            thresholds(Money::from_fen(*a), Money::from_fen(*b)).unwrap_or(Method::Rank)
        }
        _ => Method::Rank,
    }
}

/// The rule as it is kept.
pub fn rules_entry(method: Method, on: Day) -> Entry {
    let numbers = match method {
        Method::Rank => vec![0, Row::ABSENT, Row::ABSENT],
        Method::Thresholds { a, b } => vec![1, a.fen(), b.fen()],
    };
    let row = Row { numbers, ..Row::default() };
    Entry { kind: EntryKind::ClassRules, on, customer: None, row }
}

/// The cadences as they are kept.
pub fn cadences_entry(cadences: Cadences, on: Day) -> Entry {
    let mut numbers = vec![3];
    for (place, class) in (0_i64..).zip(Class::ALL) {
        let (monthly, times) = match cadences.get(class) {
            Cadence::Weekly(times) => (0, times),
            Cadence::Monthly(times) => (1, times),
        };
        let visits = i64::from(cadences.visits_in_hundred(class));
        numbers.extend([place, i64::from(times), monthly, visits]);
    }
    let row = Row { numbers, ..Row::default() };
    Entry { kind: EntryKind::Cadences, on, customer: None, row }
}

/// A class the rep set by hand, as it is kept; `None` takes it back.
pub fn held_entry(customer: CustomerId, class: Option<Class>, on: Day) -> Entry {
    let place = class.and_then(|class| Class::ALL.iter().position(|one| *one == class));
    let place = place.and_then(|place| i64::try_from(place).ok()).unwrap_or(Row::ABSENT);
    let row = Row { numbers: vec![place], ..Row::default() };
    Entry { kind: EntryKind::HeldClass, on, customer: Some(customer), row }
}

/// The classes set by hand. O(entries).
pub fn held(workspace: &Workspace) -> Map<CustomerId, Class> {
    let mut all = Map::new();
    for (_, entry) in workspace.entries().filter(|(_, one)| one.kind == EntryKind::HeldClass) {
        let Some(customer) = entry.customer else { continue };
        let place = entry.row.numbers.first().and_then(|place| usize::try_from(*place).ok());
        match place.and_then(|place| Class::ALL.get(place)) {
            Some(class) => drop(all.insert(customer, *class)),
            None => drop(all.remove(&customer)),
        }
    }
    all
}

/// A class that would become another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Whose.
    pub customer: CustomerId,
    /// The class there is.
    pub from: Class,
    /// What the rule gives.
    pub to: Class,
    /// What decides.
    pub by: By,
    /// What was sold in twelve months.
    pub value: Money,
}

/// A class that stays, whatever the rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Whose.
    pub customer: CustomerId,
    /// The class the rep set.
    pub class: Class,
    /// What the rule would give.
    pub rule: Class,
}

/// What a rule comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// Those who would move, the highest value first.
    pub changes: Vec<Change>,
    /// Those set by hand, in the order they were added.
    pub held: Vec<Held>,
    /// How many would be A, B and C.
    pub count: [usize; 3],
    /// How the sales of twelve months are spread over active customers.
    pub spread: Concentration,
}

/// What a rule comes to for the active customers, by own sales of the twelve months through a day,
/// open deals and high intent. O(n log n).
pub fn outlook(workspace: &Workspace, method: Method, today: Day) -> Outlook {
    let (values, details, set) =
        (values(workspace, today), Details::of_all(workspace), held(workspace));
    let open = workspace.deals().filter(|(_, deal)| deal.state == DealState::Open);
    let open: Set<CustomerId> = open.map(|(_, deal)| deal.customer).collect();
    let active: Vec<(CustomerId, Class)> = workspace
        .customers()
        .filter(|(_, one)| one.standing == Standing::Active)
        .map(|(id, one)| (id, one.class))
        .collect();
    let candidates: Vec<Candidate> = active
        .iter()
        .map(|(id, _)| Candidate {
            value: values.get(id).copied().unwrap_or_default(),
            open_deal: open.contains(id),
            high_intent: details.get(id).is_some_and(|known| known.keen),
            set: set.get(id).copied(),
        })
        .collect();
    let amounts: Vec<Money> = candidates.iter().map(|one| one.value).collect();
    let mut found = Outlook {
        changes: Vec::new(),
        held: Vec::new(),
        count: [0; 3],
        spread: Concentration::of(&amounts),
    };
    for (((customer, from), one), ranked) in
        active.into_iter().zip(&candidates).zip(rank(&candidates, method))
    {
        for (class, count) in Class::ALL.into_iter().zip(&mut found.count) {
            *count = count.saturating_add(usize::from(class == ranked.class));
        }
        if let By::Hand { from: rule } = ranked.by {
            found.held.push(Held { customer, class: ranked.class, rule });
        }
        if ranked.class != from {
            let (to, by, value) = (ranked.class, ranked.by, one.value);
            found.changes.push(Change { customer, from, to, by, value });
        }
    }
    sort_by(&mut found.changes, |one, other| {
        (other.value, one.customer).cmp(&(one.value, other.customer))
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::{CustomersPasted, Fact, PastedCustomer, Sold};
    use crate::domain::ident::{Id, Stamp};
    use crate::domain::next_visit::NextVisits;
    use crate::domain::today::TodayList;
    use crate::domain::workspace::evolve;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn id(place: u16) -> CustomerId {
        CustomerId(Id::new(Stamp::new(1, 0, 7), place))
    }

    struct Phone(Workspace, u64);

    impl Phone {
        /// Customers of class B with these sales.
        fn with(sales: &[i64]) -> Phone {
            let row = |_| PastedCustomer { name: "红星".to_owned(), class: Class::B, note: None };
            let rows = (0..sales.len()).map(row).collect();
            let on = day("2026-06-01");
            let mut phone = Phone(Workspace::default(), 0);
            phone.takes(&Fact::CustomersPasted(CustomersPasted { rows, on }));
            for (place, amount) in (0..).zip(sales) {
                let (customer, amount) = (Some(id(place)), Money::from_yuan(*amount));
                phone.takes(&Fact::Sold(Sold { customer, amount, on, goods: None }));
            }
            phone
        }

        fn takes(&mut self, fact: &Fact) {
            self.1 += 1;
            evolve(&mut self.0, Stamp::new(self.1, 0, 7), fact);
        }

        fn keep(&mut self, entry: Entry) {
            self.takes(&Fact::Entered(entry));
        }

        fn moved(&self, method: Method) -> Vec<(CustomerId, Class)> {
            let found = outlook(&self.0, method, day("2026-11-16"));
            found.changes.iter().map(|change| (change.customer, change.to)).collect()
        }
    }

    #[test]
    fn a_rule_moves_up_and_down_and_says_what_it_comes_to() {
        let phone = Phone::with(&[10, 60, 10, 10, 10]);
        assert_eq!(phone.moved(Method::Rank), [(id(1), Class::A)]);
        let rule = thresholds(Money::from_yuan(50), Money::from_yuan(20)).unwrap();
        let found = outlook(&phone.0, rule, day("2026-11-16"));
        assert_eq!(found.count, [1, 0, 4]);
        assert_eq!(found.changes.len(), 5);
        assert_eq!(found.spread.parts.map(|part| part.value), [60, 20, 20].map(Money::from_yuan));
        assert_eq!(
            thresholds(Money::from_yuan(2), Money::from_yuan(2)),
            Err(RulesError::NotFalling)
        );
        assert_eq!(thresholds(Money::from_yuan(2), Money::ZERO), Err(RulesError::NotPositive));
    }

    #[test]
    fn a_class_set_by_hand_stays_until_it_is_taken_back() {
        let mut phone = Phone::with(&[10, 60, 10, 10, 10]);
        phone.keep(held_entry(id(1), Some(Class::B), day("2026-11-02")));
        assert_eq!(phone.moved(Method::Rank), []);
        let held = outlook(&phone.0, Method::Rank, day("2026-11-16")).held;
        assert_eq!(held, [Held { customer: id(1), class: Class::B, rule: Class::A }]);
        phone.keep(held_entry(id(1), None, day("2026-11-03")));
        assert_eq!(phone.moved(Method::Rank), [(id(1), Class::A)]);
    }

    #[test]
    fn a_high_intent_lifts_one_class() {
        let mut phone = Phone::with(&[60, 10, 10, 10, 0]);
        let keen = Details::typed([""; 6], true).unwrap();
        phone.keep(keen.entry(id(4), day("2026-11-02")));
        assert_eq!(phone.moved(Method::Rank), [(id(0), Class::A)]);
        let keen = Details::default();
        phone.keep(keen.entry(id(4), day("2026-11-03")));
        assert_eq!(phone.moved(Method::Rank), [(id(0), Class::A), (id(4), Class::C)]);
    }

    #[test]
    fn the_rule_in_force_is_the_latest() {
        let mut phone = Phone::with(&[1]);
        assert_eq!(rules(&phone.0), Method::Rank);
        let rule = thresholds(Money::from_yuan(50), Money::from_yuan(20)).unwrap();
        phone.keep(rules_entry(rule, day("2026-11-02")));
        assert_eq!(rules(&phone.0), rule);
        phone.keep(rules_entry(Method::Rank, day("2026-11-02")));
        assert_eq!(rules(&phone.0), Method::Rank);
    }

    proptest! {
        #[test]
        fn cadences_are_read_as_they_were_kept(
            times in proptest::collection::vec(1_u8..=10, 3), monthly in proptest::collection::vec(any::<bool>(), 3),
            visits in proptest::collection::vec(0_u32..=100, 3),
        ) {
            let mut own = Cadences::default();
            for (place, class) in Class::ALL.into_iter().enumerate() {
                let cadence = if monthly[place] { Cadence::Monthly(times[place]) } else { Cadence::Weekly(times[place]) };
                own = own.with(class, cadence).with_visits(class, visits[place]);
            }
            let mut phone = Phone::with(&[1]);
            phone.keep(cadences_entry(own, day("2026-11-02")));
            prop_assert_eq!(Cadences::of(&phone.0), own);
        }

        // Today's list and the customers' page ask by the same cadences: whoever is due today by the
        // one is due by the other.
        #[test]
        fn todays_list_and_the_next_visit_ask_by_the_reps_own_cadences(
            times in 1_u8..=5, monthly: bool, ago in 0_i32..40,
        ) {
            let mut phone = Phone::with(&[1]);
            let cadence = if monthly { Cadence::Monthly(times) } else { Cadence::Weekly(times) };
            phone.keep(cadences_entry(Cadences::default().with(Class::B, cadence), day("2026-11-02")));
            let today = day("2026-11-16");
            let on = today.plus_days(-ago);
            phone.takes(&Fact::Visited(crate::domain::fact::Visited { customer: id(0), on }));
            let list = TodayList::of(&phone.0, today);
            let listed = list.entries.iter().chain(&list.overflow).any(|line| !line.done);
            let next = NextVisits::of(&phone.0, today).due(phone.0.customer(id(0)).unwrap());
            prop_assert_eq!(listed, next.is_some_and(|due| due <= today));
        }
    }
}
