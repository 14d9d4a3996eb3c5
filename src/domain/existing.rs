//! The monthly look at the customers who buy already: who is due to order again, who could take one
//! product more, whom to ask for a referral, and the rest (mission C8).

use super::day::Day;
use super::ident::CustomerId;
use super::money::Money;
use super::plan_book::stock_taking::{AddOn, Renews, StockTaking};
use super::profile::values;
use super::sorted::{Map, Set, sort_by};
use super::workspace::{Standing, Workspace};

/// How many customers are looked at in a month.
pub const MOST: usize = 20;
/// How many of them for an add-on.
pub const ADD_ONS: usize = 5;
/// How many of them for a referral.
pub const REFERRALS: usize = 3;

/// Why somebody is on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum For {
    /// The next order is due, or the agreement ends.
    Renewal(Day, Renews),
    /// One product more, by name.
    AddOn(String),
    /// A referral.
    Referral,
    /// Nothing but to be spoken to; what they brought in twelve months.
    Touch(Money),
}

impl For {
    /// The group's place, from 0.
    pub const fn group(&self) -> usize {
        match self {
            For::Renewal(..) => 0,
            For::AddOn(_) => 1,
            For::Referral => 2,
            For::Touch(_) => 3,
        }
    }
}

/// How far somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// Not yet.
    Not,
    /// A promise stands for a day.
    Planned(Day),
    /// Spoken to this month, on a day.
    Done(Day),
}

/// One on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Who.
    pub customer: CustomerId,
    /// What for.
    pub what: For,
    /// How far.
    pub looked: Looked,
}

/// The list of the sales month that holds a day: each customer once, at most [`MOST`], by group;
/// first all who are due, then up to [`ADD_ONS`] and [`REFERRALS`], then those who brought most.
/// O(n log n) in sales, deals and tasks.
pub fn list(workspace: &Workspace, today: Day) -> Vec<Line> {
    let month = workspace.month_of(today);
    let stock = StockTaking::of(workspace, month, today);
    let mut taken: Set<CustomerId> = Set::new();
    let mut found: Vec<(CustomerId, For)> = Vec::new();
    let mut take = |customer: CustomerId, what: For| {
        let has = found.len() < MOST && taken.insert(customer);
        if has {
            found.push((customer, what));
        }
        usize::from(has)
    };
    for renewal in &stock.renewals {
        take(renewal.customer, For::Renewal(renewal.due, renewal.what));
    }
    let mut left = ADD_ONS;
    for AddOn { customer, product } in stock.add_ons {
        if left > 0 {
            left = left.saturating_sub(take(customer, For::AddOn(product)));
        }
    }
    let mut left = REFERRALS;
    for customer in stock.referrals {
        if left > 0 {
            left = left.saturating_sub(take(customer, For::Referral));
        }
    }
    let active = |id: &CustomerId| {
        workspace.customer(*id).is_some_and(|one| one.standing == Standing::Active)
    };
    let mut rest: Vec<(CustomerId, Money)> = values(workspace, today)
        .iter()
        .map(|(id, value)| (*id, *value))
        .filter(|(id, value)| *value > Money::ZERO && active(id))
        .collect();
    sort_by(&mut rest, |one, other| (other.1, one.0).cmp(&(one.1, other.0)));
    for (customer, value) in rest {
        take(customer, For::Touch(value));
    }
    let mut promised: Map<CustomerId, Day> = Map::new();
    for (_, task) in workspace.open_through(Day::MAX) {
        if task.due >= today && !promised.contains_key(&task.customer) {
            promised.insert(task.customer, task.due);
        }
    }
    let first = workspace.period(month).first();
    let looked = |id: CustomerId| {
        let touched = workspace.customer(id).and_then(|one| one.touched_before(today.next()));
        match touched.filter(|on| *on >= first) {
            Some(on) => Looked::Done(on),
            None => promised.get(&id).map_or(Looked::Not, |due| Looked::Planned(*due)),
        }
    };
    found
        .into_iter()
        .map(|(customer, what)| Line { customer, what, looked: looked(customer) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cadence::Class;
    use crate::domain::fact::{CustomersPasted, Fact, PastedCustomer, Sold, TaskAdded, Visited};
    use crate::domain::ident::{Id, Stamp};
    use crate::domain::workspace::evolve;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn id(place: u16) -> CustomerId {
        CustomerId(Id::new(Stamp::new(1, 0, 7), place))
    }

    struct Phone(Workspace, u64);

    impl Phone {
        fn with(many: usize) -> Phone {
            let row = |_| PastedCustomer { name: "红星".to_owned(), class: Class::B, note: None };
            let rows = (0..many).map(row).collect();
            let mut phone = Phone(Workspace::default(), 0);
            let on = day("2026-01-05");
            phone.takes(&Fact::CustomersPasted(CustomersPasted { rows, on }));
            phone
        }

        fn takes(&mut self, fact: &Fact) {
            self.1 += 1;
            evolve(&mut self.0, Stamp::new(self.1, 0, 7), fact);
        }

        fn sell(&mut self, place: u16, amount: i64, on: &str) {
            let (customer, amount) = (Some(id(place)), Money::from_yuan(amount));
            self.takes(&Fact::Sold(Sold { customer, amount, on: day(on), goods: None }));
        }
    }

    #[test]
    fn twenty_are_looked_at_each_once_those_due_first() {
        let mut phone = Phone::with(30);
        for place in 0..25 {
            phone.sell(place, 100 + i64::from(place), "2026-06-01");
        }
        // Every 30 days, next on 28 November.
        for on in ["2026-08-30", "2026-09-29", "2026-10-29"] {
            phone.sell(3, 1, on);
        }
        // Lately, and spoken to since.
        phone.sell(7, 1, "2026-11-02");
        phone.takes(&Fact::Visited(Visited { customer: id(7), on: day("2026-11-04") }));
        let today = day("2026-11-16");
        let lines = list(&phone.0, today);
        assert_eq!(lines.len(), MOST);
        let due = For::Renewal(day("2026-11-28"), Renews::Order);
        let (not, done) = (Looked::Not, Looked::Done(day("2026-11-04")));
        assert_eq!(lines[0], Line { customer: id(3), what: due, looked: not });
        assert_eq!(lines[1], Line { customer: id(7), what: For::Referral, looked: done });
        assert_eq!(lines[2].what, For::Touch(Money::from_yuan(124)));
        let customers: Set<CustomerId> = lines.iter().map(|line| line.customer).collect();
        assert_eq!(customers.len(), MOST);
    }

    #[test]
    fn a_promise_marks_one_and_a_touch_of_last_month_does_not() {
        let mut phone = Phone::with(2);
        phone.sell(0, 10, "2026-03-01");
        phone.sell(1, 20, "2026-03-01");
        phone.takes(&Fact::Visited(Visited { customer: id(0), on: day("2026-10-30") }));
        let due = day("2026-11-17");
        phone.takes(&Fact::TaskAdded(TaskAdded { customer: id(1), due, step: None }));
        let lines = list(&phone.0, day("2026-11-16"));
        let looked: Vec<_> = lines.iter().map(|line| (line.customer, line.looked)).collect();
        assert_eq!(looked, [(id(1), Looked::Planned(due)), (id(0), Looked::Not)]);
    }
}
