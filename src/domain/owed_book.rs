//! Who owes what on a day: what is open and how old, what falls due this month, what is prepaid, and
//! how far a customer's rebate has come (domain.md 3 and 11, mission C10).

use super::day::Day;
use super::ident::{CustomerId, ReceivableId};
use super::ladder::NextRung;
use super::money::Money;
use super::own_books::settled_of;
use super::period::Period;
use super::settlement::Ages;
use super::sorted::{Map, sort_by};
use super::workspace::Workspace;

/// An open receivable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwedLine {
    /// Which.
    pub id: ReceivableId,
    /// Who owes it.
    pub customer: CustomerId,
    /// The customer's name as typed; empty once erased.
    pub name: String,
    /// How much it was at first.
    pub amount: Money,
    /// What is open of it, above 0.
    pub open: Money,
    /// The day it falls due.
    pub due: Day,
    /// Days since it fell due; below 0 before that.
    pub late: i32,
}

/// What is owed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwedBook {
    /// What is open, the oldest due first.
    pub lines: Vec<OwedLine>,
    /// What is open by age.
    pub ages: Ages,
    /// What of it falls due from today to the end of the sales month.
    pub this_month: Money,
    /// Who has paid ahead and how much, in the order the customers were added; below 0 where more was
    /// paid back than there was.
    pub prepaid: Vec<(CustomerId, Money)>,
}

impl OwedBook {
    /// What is owed on a day, by everybody or by one customer. O((r + p) log r).
    pub fn of(workspace: &Workspace, today: Day, whose: Option<CustomerId>) -> OwedBook {
        let settled = settled_of(workspace, today, whose);
        let mut lines: Vec<OwedLine> = settled
            .open()
            .map(|(owed, open)| OwedLine {
                id: ReceivableId(owed.id),
                customer: owed.customer,
                name: workspace
                    .customer(owed.customer)
                    .map_or_else(String::new, |c| c.name.clone()),
                amount: owed.amount,
                open,
                due: owed.due,
                late: today.days_since(owed.due),
            })
            .collect();
        sort_by(&mut lines, |one, other| (one.due, one.id).cmp(&(other.due, other.id)));
        let last = workspace.period(workspace.month_of(today)).last();
        let near = lines.iter().filter(|line| line.due >= today && line.due <= last);
        let this_month = near.map(|line| line.open).sum();
        let mut payers: Map<CustomerId, ()> = Map::new();
        for (_, paid) in workspace.payments() {
            if whose.is_none_or(|whose| whose == paid.customer) {
                payers.insert(paid.customer, ());
            }
        }
        let prepaid = payers.iter().map(|(id, ())| (*id, settled.prepaid(*id)));
        let prepaid = prepaid.filter(|(_, amount)| *amount != Money::ZERO).collect();
        OwedBook { lines, ages: settled.ages(today), this_month, prepaid }
    }

    /// What has fallen due and is open, of whatever age.
    pub fn overdue(&self) -> Money {
        self.ages.open().minus(self.ages.not_due)
    }
}

/// How far a customer's rebate has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RebateStanding {
    /// The days whose sales count.
    pub run: Period,
    /// What was bought in them, returns taken off.
    pub bought: Money,
    /// What is paid back for it now.
    pub pays: Money,
    /// The next step; `None` at the top.
    pub next: Option<NextRung>,
}

/// How far a customer's rebate has come; `None` without one. O(sales).
pub fn rebate(workspace: &Workspace, customer: CustomerId) -> Option<RebateStanding> {
    let agreed = workspace.rebate(customer)?;
    let run = Period::new(agreed.first, agreed.last).ok()?;
    let ladder = agreed.ladder()?;
    let own = workspace.sales().filter(|(_, sale)| sale.customer == Some(customer));
    let bought = own.filter(|(_, sale)| run.contains(sale.on)).map(|(_, sale)| sale.amount).sum();
    let (pays, next) = (ladder.pays(bought).cash, ladder.next(bought));
    Some(RebateStanding { run, bought, pays, next })
}

#[cfg(test)]
mod tests {
    use super::super::cadence::Class;
    use super::super::command::{Command, Moment, decide};
    use super::super::fact::RebateStep;
    use super::super::ident::{Id, Stamp};
    use super::super::own_books::settled;
    use super::super::workspace::evolve;
    use super::*;

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
            CustomerId(self.on("2026-10-05", add))
        }

        fn owes(&mut self, customer: CustomerId, amount: i64, due: &str) -> ReceivableId {
            let (amount, due) = (yuan(amount), day(due));
            let owe = Command::AddReceivable { customer, amount, due };
            ReceivableId(self.on("2026-10-12", owe))
        }

        fn pays(&mut self, on: &str, customer: CustomerId, of: Option<ReceivableId>, amount: i64) {
            let amount = yuan(amount);
            self.on(on, Command::ReceivePayment { customer, receivable: of, amount, on: None });
        }
    }

    #[test]
    fn paid_in_two_parts_the_rest_is_overdue_at_the_months_end() {
        let mut phone = Phone::default();
        let one = phone.customer("恒泰");
        let owed = phone.owes(one, 100_000, "2026-11-11");
        let book = |phone: &Phone, today| OwedBook::of(&phone.workspace, day(today), None);
        let before = book(&phone, "2026-11-02");
        assert_eq!((before.this_month, before.overdue()), (yuan(100_000), Money::ZERO));
        phone.pays("2026-11-10", one, Some(owed), 40_000);
        phone.pays("2026-11-20", one, None, 30_000);
        let after = book(&phone, "2026-11-30");
        assert_eq!((after.overdue(), after.this_month), (yuan(30_000), Money::ZERO));
        assert_eq!(after.ages.to_30, yuan(30_000));
        let [line] = after.lines.as_slice() else { panic!() };
        assert_eq!((line.open, line.late, line.amount), (yuan(30_000), 19, yuan(100_000)));
        assert_eq!(book(&phone, "2026-12-12").ages.to_60, yuan(30_000));
    }

    #[test]
    fn one_customers_book_is_their_part_of_the_whole() {
        let mut phone = Phone::default();
        let (one, two) = (phone.customer("恒泰"), phone.customer("明达"));
        let late = phone.owes(two, 50, "2026-10-20");
        let first = phone.owes(one, 100, "2026-11-20");
        phone.pays("2026-11-02", two, None, 80);
        let (today, whole) = (day("2026-11-16"), settled(&phone.workspace, day("2026-11-16")));
        let all = OwedBook::of(&phone.workspace, today, None);
        assert_eq!(all.ages, whole.ages(today));
        assert_eq!(all.prepaid, [(two, yuan(30))]);
        let ids = |book: &OwedBook| book.lines.iter().map(|line| line.id).collect::<Vec<_>>();
        assert_eq!(ids(&all), [first]);
        let own = OwedBook::of(&phone.workspace, today, Some(two));
        assert_eq!((ids(&own), own.prepaid.clone()), (vec![], vec![(two, yuan(30))]));
        let before = OwedBook::of(&phone.workspace, day("2026-11-01"), Some(two));
        assert_eq!(ids(&before), [late]);
        assert_eq!(OwedBook::of(&phone.workspace, today, Some(one)).prepaid, []);
    }

    #[test]
    fn eight_wan_more_to_the_next_step_of_the_rebate() {
        let mut phone = Phone::default();
        let one = phone.customer("恒泰");
        assert_eq!(rebate(&phone.workspace, one), None);
        let step = |from, pays| RebateStep { from: yuan(from), pays };
        let steps = vec![step(500_000, 100), step(1_000_000, 200)];
        let (first, last) = (day("2026-01-01"), day("2026-12-31"));
        phone.on("2026-11-02", Command::AgreeRebate { customer: one, first, last, steps });
        let mut sell = |amount, on: &str| {
            let (customer, amount, on) = (Some(one), yuan(amount), day(on));
            phone.on("2026-11-20", Command::Sell { customer, amount, on });
        };
        sell(950_000, "2026-11-03");
        sell(-30_000, "2026-11-16");
        sell(500_000, "2025-12-31");
        let standing = rebate(&phone.workspace, one).unwrap();
        assert_eq!((standing.bought, standing.pays), (yuan(920_000), yuan(9_200)));
        let next = standing.next.unwrap();
        assert_eq!((next.missing, next.pays_more), (yuan(80_000), yuan(20_000 - 9_200)));
    }
}
