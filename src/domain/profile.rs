//! One customer on one screen: what they bring, when they are due and why, what was, what is open
//! (mission C1, C2).

use super::cadence::Class;
use super::day::Day;
use super::fact::Outcome;
use super::ident::{CustomerId, DealId, TaskId};
use super::money::Money;
use super::next_visit::NextVisits;
use super::own_books::settled;
use super::sorted::{Map, sort_by};
use super::stage::Stage;
use super::workspace::{Customer, DealState, Standing, Workspace};

/// Months of sales that make a customer's value.
const VALUE_MONTHS: i32 = -12;

/// Own won business of the twelve months through a day for each customer that has any, returns
/// taken off (domain.md 9). O(sales).
pub fn values(workspace: &Workspace, today: Day) -> Map<CustomerId, Money> {
    let from = today.plus_months(VALUE_MONTHS);
    let mut values = Map::new();
    for (_, sale) in workspace.sales().filter(|(_, sale)| sale.on > from && sale.on <= today) {
        if let Some(customer) = sale.customer {
            let before: Money = values.get(&customer).copied().unwrap_or_default();
            values.insert(customer, before.plus(sale.amount));
        }
    }
    values
}

/// Something that was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Past {
    /// What came of a visit, with what was noted.
    Outcome(Outcome, String),
    /// A visit without words.
    Visit,
    /// A call without words.
    Call,
    /// Sold, or taken back where it is below 0.
    Sold(Money),
    /// A deal was lost.
    Lost(Money),
    /// Money came.
    Paid(Money),
}

/// A deal that may be won.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenDeal {
    /// Which.
    pub id: DealId,
    /// What it would bring.
    pub amount: Money,
    /// Where it stands.
    pub stage: Stage,
    /// The day it is expected to close.
    pub expected: Day,
}

/// Everything of one customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// As typed.
    pub name: String,
    /// The class.
    pub class: Class,
    /// As typed; empty without one.
    pub note: String,
    /// Whether it was put away.
    pub archived: bool,
    /// What was sold in the last twelve months.
    pub value: Money,
    /// What is open of what the customer owes.
    pub owed: Money,
    /// The next touch due; a passed day where it is late. `None` for one put away.
    pub due: Option<Day>,
    /// The promise that stands for that day, where one does; else the class asks for it.
    pub promise: Option<TaskId>,
    /// Days since the last touch, 0 for today; `None` without one.
    pub idle: Option<u32>,
    /// Deals that may be won, the one expected first first.
    pub deals: Vec<OpenDeal>,
    /// What was, newest first.
    pub past: Vec<(Day, Past)>,
}

impl Profile {
    /// Of a customer that is not erased. O(n log n) in the customer's own records, and once through
    /// all sales, deals, tasks and payments.
    pub fn of(workspace: &Workspace, id: CustomerId, today: Day) -> Option<Profile> {
        let customer = workspace.customer(id).filter(|one| one.standing != Standing::Erased)?;
        let archived = customer.standing == Standing::Archived;
        let promise = workspace.open_through(Day::MAX).find(|(_, task)| task.customer == id);
        let due = promise.map(|(_, task)| task.due);
        let due = due.or_else(|| NextVisits::of(workspace, today).due(customer));
        let last = customer.visits.last();
        Some(Profile {
            name: customer.name.clone(),
            class: customer.class,
            note: customer.note.clone(),
            archived,
            value: values(workspace, today).get(&id).copied().unwrap_or_default(),
            owed: settled(workspace, today).open_of(id),
            due: due.filter(|_| !archived),
            promise: promise.map(|(task, _)| task),
            idle: last.map(|last| u32::try_from(today.days_since(*last)).unwrap_or(0)),
            deals: open_deals(workspace, id),
            past: past(workspace, id, customer),
        })
    }
}

fn open_deals(workspace: &Workspace, id: CustomerId) -> Vec<OpenDeal> {
    let own = workspace.deals().filter(|(_, deal)| deal.customer == id);
    let open = own.filter(|(_, deal)| deal.state == DealState::Open).map(|(id, deal)| OpenDeal {
        id,
        amount: deal.amount,
        stage: deal.stage,
        expected: deal.expected,
    });
    let mut open: Vec<OpenDeal> = open.collect();
    sort_by(&mut open, |one, other| (one.expected, one.id).cmp(&(other.expected, other.id)));
    open
}

/// What was, newest first; of one day what was recorded last first.
fn past(workspace: &Workspace, id: CustomerId, customer: &Customer) -> Vec<(Day, Past)> {
    let mut all: Vec<(Day, Past)> = Vec::new();
    for on in &customer.visits {
        // A visit that was only ticked has no words.
        if !customer.contacts.iter().any(|contact| contact.on == *on) {
            let called = customer.calls.binary_search(on).is_ok();
            all.push((*on, if called { Past::Call } else { Past::Visit }));
        }
    }
    let met = customer.contacts.iter();
    all.extend(met.map(|met| (met.on, Past::Outcome(met.outcome, met.note.clone()))));
    let sold = workspace.sales().filter(|(_, sale)| sale.customer == Some(id));
    all.extend(sold.map(|(_, sale)| (sale.on, Past::Sold(sale.amount))));
    for (_, deal) in workspace.deals().filter(|(_, deal)| deal.customer == id) {
        if let DealState::Lost { on } = deal.state {
            all.push((on, Past::Lost(deal.amount)));
        }
    }
    let paid = workspace.payments().filter(|(_, paid)| paid.customer == id);
    all.extend(paid.map(|(_, paid)| (paid.on, Past::Paid(paid.amount))));
    all.reverse();
    sort_by(&mut all, |(one, _), (other, _)| other.cmp(one));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::{Command, Moment, decide};
    use crate::domain::ident::{Id, Stamp};
    use crate::domain::workspace::evolve;

    const TODAY: &str = "2026-11-16";

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn yuan(amount: i64) -> Money {
        Money::from_yuan(amount)
    }

    #[derive(Default)]
    struct Phone {
        workspace: Workspace,
        made: u64,
    }

    impl Phone {
        fn on(&mut self, today: &str, command: Command) -> Id {
            self.made += 1;
            let stamp = Stamp::new(self.made, 0, 7);
            let moment = Moment { today: day(today), minute: 0, stamp };
            let fact = decide(&self.workspace, command, &moment).unwrap();
            evolve(&mut self.workspace, stamp, &fact);
            Id::new(stamp, 0)
        }

        fn customer(&mut self, name: &str) -> CustomerId {
            let (name, note) = (name.to_owned(), String::new());
            let add = Command::AddCustomer { name, class: Class::B, note, visit: None };
            CustomerId(self.on("2026-01-05", add))
        }

        fn sell(&mut self, customer: CustomerId, amount: i64, on: &str) {
            let (customer, amount) = (Some(customer), yuan(amount));
            self.on(on, Command::Sell { customer, amount, on: day(on) });
        }

        fn profile(&self, id: CustomerId) -> Profile {
            Profile::of(&self.workspace, id, day(TODAY)).unwrap()
        }
    }

    #[test]
    fn the_value_is_of_twelve_months_with_returns_taken_off() {
        let mut phone = Phone::default();
        let [one, other] = ["恒泰", "明达"].map(|name| phone.customer(name));
        for (amount, on) in [(900, "2025-11-16"), (100, "2025-11-17"), (-30, "2026-11-16")] {
            phone.sell(one, amount, on);
        }
        phone.sell(one, 500, "2026-11-17");
        assert_eq!(phone.profile(one).value, yuan(70));
        assert_eq!(phone.profile(other).value, Money::ZERO);
        assert_eq!(values(&phone.workspace, day(TODAY)).get(&other), None);
    }

    #[test]
    fn what_was_stands_newest_first_and_what_is_open_by_its_day() {
        let mut phone = Phone::default();
        let [one, other] = ["恒泰", "明达"].map(|name| phone.customer(name));
        phone
            .on("2026-11-03", Command::Tick { subject: crate::domain::today::Subject::Visit(one) });
        phone.on(
            "2026-11-05",
            Command::Log {
                customer: one,
                task: None,
                outcome: Outcome::Met,
                won: None,
                note: "要报价".to_owned(),
                next: None,
            },
        );
        phone.sell(one, 80, "2026-11-04");
        phone.sell(other, 80, "2026-11-04");
        let deal = |amount, expected: &str| Command::OpenDeal {
            customer: one,
            amount: yuan(amount),
            stage: Stage::Need,
            expected: day(expected),
        };
        let later = DealId(phone.on("2026-11-05", deal(10, "2026-12-20")));
        let sooner = DealId(phone.on("2026-11-05", deal(20, "2026-12-01")));
        let lost = DealId(phone.on("2026-11-05", deal(30, "2026-12-01")));
        phone.on("2026-11-06", Command::CloseDeal { deal: lost, won: None });
        let owed = |amount| Command::AddReceivable {
            customer: one,
            amount: yuan(amount),
            due: day("2026-11-30"),
        };
        phone.on("2026-11-06", owed(100));
        let (receivable, amount) = (None, yuan(40));
        let pay = Command::ReceivePayment { customer: one, receivable, amount, on: None };
        phone.on("2026-11-07", pay);
        let found = phone.profile(one);
        assert_eq!(found.deals.iter().map(|deal| deal.id).collect::<Vec<_>>(), [sooner, later]);
        assert_eq!(found.owed, yuan(60));
        assert_eq!(
            found.past,
            [
                (day("2026-11-07"), Past::Paid(yuan(40))),
                (day("2026-11-06"), Past::Lost(yuan(30))),
                (day("2026-11-05"), Past::Outcome(Outcome::Met, "要报价".to_owned())),
                (day("2026-11-04"), Past::Sold(yuan(80))),
                (day("2026-11-03"), Past::Visit),
            ]
        );
        assert_eq!((found.idle, found.promise), (Some(11), None));
    }

    #[test]
    fn a_promise_stands_before_what_the_class_asks() {
        let mut phone = Phone::default();
        let one = phone.customer("恒泰");
        assert!(phone.profile(one).due.is_some());
        let due = day("2026-11-27");
        let task = TaskId(phone.on(TODAY, Command::Promise { customer: one, due, step: None }));
        let found = phone.profile(one);
        assert_eq!((found.due, found.promise), (Some(due), Some(task)));
        phone.on(TODAY, Command::ArchiveCustomer { customer: one });
        assert_eq!((phone.profile(one).due, phone.profile(one).archived), (None, true));
        phone.on(TODAY, Command::Erase { customers: vec![one] });
        assert_eq!(Profile::of(&phone.workspace, one, day(TODAY)), None);
    }
}
