//! Stock is taken of the customers before a goal is set (mission A7): with whom a deal is open and
//! how far, who is due to order again, who could take one product more, whom to ask for a referral.
//!
//! Everything is read from what is recorded anyway, on the day the goal is made; nothing is asked of
//! the rep. Only active customers count. Not here: the month that is over (`look_back`), today's
//! list, which asks for the same on its day (`agenda`).

use crate::domain::agenda::next_order;
use crate::domain::day::Day;
use crate::domain::ident::{CustomerId, PartId, SaleId};
use crate::domain::money::Money;
use crate::domain::own_entries::part;
use crate::domain::period::Month;
use crate::domain::sorted::{Map, Set, sort_by};
use crate::domain::stage::Stage;
use crate::domain::workspace::{Customer, DealState, Sale, Standing, Workspace};

use super::look_back::products;

/// Months of sales that make an existing customer.
const EXISTING: i32 = -12;
/// Days after a sale in which the customer is asked for a referral: a quarter, while the delivery
/// is remembered.
const REMEMBERED: i32 = -90;

/// The customers whose furthest open deal is in one stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtStage {
    /// Which, one of [`Stage::OPEN`].
    pub stage: Stage,
    /// What their open deals come to.
    pub amount: Money,
    /// Who they are, the largest amount first.
    pub customers: Vec<CustomerId>,
}

/// Why somebody is due to renew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renews {
    /// The next order, by the customer's own interval.
    Order,
    /// The rebate agreement (返点) ends.
    Agreement,
}

/// A customer who is due to order again, or whose agreement ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// Who.
    pub customer: CustomerId,
    /// When; before today where the order is late.
    pub due: Day,
    /// What.
    pub what: Renews,
}

/// A customer who could take one product more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddOn {
    /// Who.
    pub customer: CustomerId,
    /// The product's name: the one that most other customers buy and this one does not.
    pub product: String,
}

/// The customers, as far as a goal can build on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockTaking {
    /// By the furthest stage of their open deals, the first stage first; each customer once.
    pub stages: [AtStage; 4],
    /// Due through the month's last day, the earliest first. An order later than a whole own
    /// interval is awaited no more.
    pub renewals: Vec<Renewal>,
    /// Of those who bought named products in the last twelve months, the best customer first.
    pub add_ons: Vec<AddOn>,
    /// Bought in the last 90 days, took nothing back since and were spoken to after it; the best
    /// customer first.
    pub referrals: Vec<CustomerId>,
    /// Bought in the last 90 days and nobody has spoken to them since: they are looked after before
    /// anything is asked of them. The best customer first.
    pub unseen: Vec<CustomerId>,
}

/// A sale or a return of an active customer.
struct Order<'a> {
    customer: CustomerId,
    id: SaleId,
    sale: &'a Sale,
}

/// An active customer who bought in the last twelve months.
struct Existing<'a> {
    id: CustomerId,
    customer: &'a Customer,
    /// What they bought less what they took back.
    value: Money,
    products: Set<PartId>,
    /// The last sale within the days that are remembered, nothing being taken back since.
    lately: Option<Day>,
}

impl StockTaking {
    /// Before a goal of `month` is set on `today`, today's sales and touches included.
    /// O(n log n) in sales and deals.
    pub fn of(workspace: &Workspace, month: Month, today: Day) -> StockTaking {
        let last = workspace.period(month).last();
        let orders = orders(workspace, today);
        let mut renewals = Vec::new();
        let mut existing = Vec::new();
        for own in orders.chunk_by(|one, other| one.customer == other.customer) {
            let Some(id) = own.first().map(|order| order.customer) else { continue };
            let sales: Vec<&Sale> = own.iter().map(|order| order.sale).collect();
            let next = next_order(&sales)
                .filter(|next| next.due <= last && next.due.plus_days(next.interval) >= today);
            renewals.extend(next.map(|next| Renewal {
                customer: id,
                due: next.due,
                what: Renews::Order,
            }));
            existing.extend(existing_of(workspace, id, own, today));
        }
        for (customer, rebate) in workspace.rebates() {
            let ends = rebate.last >= today && rebate.last <= last;
            if ends && !rebate.steps.is_empty() && active(workspace, customer).is_some() {
                renewals.push(Renewal { customer, due: rebate.last, what: Renews::Agreement });
            }
        }
        sort_by(&mut renewals, |one, other| {
            (one.due, one.customer).cmp(&(other.due, other.customer))
        });
        sort_by(&mut existing, |one, other| (other.value, one.id).cmp(&(one.value, other.id)));
        let spoken = |one: &&Existing<'_>| {
            one.lately.is_some_and(|on| one.customer.touched_between(on.next(), today.next()))
        };
        let lately = existing.iter().filter(|one| one.lately.is_some());
        let (asked, unseen): (Vec<&Existing<'_>>, Vec<&Existing<'_>>) = lately.partition(spoken);
        let ids =
            |all: &[&Existing<'_>]| -> Vec<CustomerId> { all.iter().map(|one| one.id).collect() };
        StockTaking {
            stages: by_stage(workspace),
            renewals,
            add_ons: add_ons(workspace, &existing),
            referrals: ids(&asked),
            unseen: ids(&unseen),
        }
    }
}

/// A customer in the plan.
fn active(workspace: &Workspace, id: CustomerId) -> Option<&Customer> {
    workspace.customer(id).filter(|one| one.standing == Standing::Active)
}

/// Sales and returns of active customers through a day, by customer and day.
fn orders(workspace: &Workspace, today: Day) -> Vec<Order<'_>> {
    let own = workspace.sales().filter(|(_, sale)| sale.on <= today);
    let mut all: Vec<Order<'_>> = own
        .filter_map(|(id, sale)| {
            let customer = sale.customer?;
            active(workspace, customer).map(|_| Order { customer, id, sale })
        })
        .collect();
    sort_by(&mut all, |one, other| {
        (one.customer, one.sale.on).cmp(&(other.customer, other.sale.on))
    });
    all
}

/// What a customer's orders, in the order of their days, say of the last twelve months.
fn existing_of<'a>(
    workspace: &'a Workspace,
    id: CustomerId,
    own: &[Order<'_>],
    today: Day,
) -> Option<Existing<'a>> {
    let customer = active(workspace, id)?;
    let (year, remembered) = (today.plus_months(EXISTING), today.plus_days(REMEMBERED));
    let (mut value, mut all, mut lately) = (Money::ZERO, Vec::new(), None);
    for Order { id, sale, .. } in own.iter().filter(|order| order.sale.on > year) {
        value = value.plus(sale.amount);
        if sale.amount > Money::ZERO {
            all.extend(products(workspace, *id).into_iter().map(|(product, _)| product));
            lately = Some(sale.on).filter(|on| *on >= remembered);
        } else {
            // Something came back: first this is put right.
            lately = None;
        }
    }
    let products = all.into_iter().collect();
    (value > Money::ZERO).then_some(Existing { id, customer, value, products, lately })
}

/// The customers of open deals, each once, by the furthest stage.
fn by_stage(workspace: &Workspace) -> [AtStage; 4] {
    let mut all: Map<CustomerId, (Stage, Money)> = Map::new();
    for (_, deal) in workspace.deals().filter(|(_, deal)| deal.state == DealState::Open) {
        if active(workspace, deal.customer).is_none() {
            continue;
        }
        let known = all.get(&deal.customer).copied();
        let (stage, amount) = known.unwrap_or((deal.stage, Money::ZERO));
        all.insert(deal.customer, (stage.max(deal.stage), amount.plus(deal.amount)));
    }
    Stage::OPEN.map(|stage| {
        let here = all.iter().filter(|(_, (at, _))| *at == stage);
        let mut here: Vec<(CustomerId, Money)> =
            here.map(|(id, (_, amount))| (*id, *amount)).collect();
        sort_by(&mut here, |one, other| (other.1, one.0).cmp(&(one.1, other.0)));
        AtStage {
            stage,
            amount: here.iter().map(|(_, amount)| *amount).sum(),
            customers: here.into_iter().map(|(id, _)| id).collect(),
        }
    })
}

/// For each customer with named products the one that most others buy and this one does not.
fn add_ons(workspace: &Workspace, existing: &[Existing<'_>]) -> Vec<AddOn> {
    let mut buyers: Map<PartId, usize> = Map::new();
    for product in existing.iter().flat_map(|one| one.products.iter()) {
        let many = buyers.get(product).copied().unwrap_or(0).saturating_add(1);
        buyers.insert(*product, many);
    }
    let mut liked: Vec<(PartId, usize)> = buyers.iter().map(|(id, many)| (*id, *many)).collect();
    sort_by(&mut liked, |one, other| (other.1, one.0).cmp(&(one.1, other.0)));
    let all = existing.iter().filter(|one| !one.products.is_empty()).filter_map(|one| {
        let (missing, _) = liked.iter().find(|(product, _)| !one.products.contains(product))?;
        Some(AddOn { customer: one.id, product: part(workspace, *missing)?.name })
    });
    all.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cadence::Class;
    use crate::domain::command::{Command, Moment, decide};
    use crate::domain::enter::{Enter, enter};
    use crate::domain::fact::{Fact, RebateStep};
    use crate::domain::goods::{Goods, GoodsLine};
    use crate::domain::ident::{DealId, Id, Stamp};
    use crate::domain::today::Subject;
    use crate::domain::won::Dimension;
    use crate::domain::workspace::evolve;

    /// The evening on which December is planned.
    const EVE: &str = "2026-11-30";

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
        fn takes(&mut self, make: impl FnOnce(&Workspace, &Moment) -> Fact, today: &str) -> Id {
            self.made += 1;
            let stamp = Stamp::new(self.made, 0, 7);
            let moment = Moment { today: day(today), minute: 0, stamp };
            let fact = make(&self.workspace, &moment);
            evolve(&mut self.workspace, stamp, &fact);
            Id::new(stamp, 0)
        }

        fn on(&mut self, today: &str, command: Command) -> Id {
            self.takes(|workspace, moment| decide(workspace, command, moment).unwrap(), today)
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

        fn visit(&mut self, customer: CustomerId, on: &str) {
            self.on(on, Command::Tick { subject: Subject::Visit(customer) });
        }

        fn deal(&mut self, customer: CustomerId, amount: i64, stage: Stage) -> DealId {
            let (amount, expected) = (yuan(amount), day("2026-12-20"));
            DealId(self.on(EVE, Command::OpenDeal { customer, amount, stage, expected }))
        }

        fn product(&mut self, name: &str) -> PartId {
            let (dimension, name) = (Dimension::Product, name.to_owned());
            let add = Enter::Part { dimension, name };
            let make =
                |workspace: &Workspace, moment: &Moment| enter(workspace, add, moment).unwrap();
            PartId(self.takes(make, "2026-01-05"))
        }

        /// A sale of one product.
        fn sell_one(&mut self, customer: CustomerId, amount: i64, on: &str, product: PartId) {
            let (customer, amount) = (Some(customer), yuan(amount));
            let sale = Command::Sell { customer, amount, on: day(on) };
            let line = GoodsLine { amount, parts: vec![product], ..GoodsLine::default() };
            let goods = Goods { lines: vec![line], ..Goods::default() };
            let make = |workspace: &Workspace, moment: &Moment| {
                enter(workspace, Enter::WithGoods { sale, goods }, moment).unwrap()
            };
            self.takes(make, on);
        }

        fn stock(&self) -> StockTaking {
            StockTaking::of(&self.workspace, Month::new(2026, 12).unwrap(), day(EVE))
        }
    }

    #[test]
    fn without_records_every_group_is_empty() {
        let stock = Phone::default().stock();
        assert_eq!(stock.stages.each_ref().map(|at| at.stage), Stage::OPEN);
        assert!(stock.stages.iter().all(|at| at.customers.is_empty() && at.amount == Money::ZERO));
        assert_eq!((stock.renewals, stock.add_ons), (vec![], vec![]));
        assert_eq!((stock.referrals, stock.unseen), (vec![], vec![]));
    }

    #[test]
    fn a_customer_stands_once_at_the_furthest_stage_with_all_open_deals() {
        let mut phone = Phone::default();
        let [one, other, gone] = ["恒泰", "明达", "老王"].map(|name| phone.customer(name));
        phone.deal(one, 10, Stage::Contact);
        phone.deal(one, 20, Stage::Proposal);
        phone.deal(other, 50, Stage::Proposal);
        let lost = phone.deal(other, 900, Stage::Negotiation);
        phone.on(EVE, Command::CloseDeal { deal: lost, won: None });
        phone.deal(gone, 70, Stage::Need);
        phone.on(EVE, Command::ArchiveCustomer { customer: gone });
        let stock = phone.stock();
        let [contact, need, proposal, negotiation] = stock.stages;
        assert_eq!((contact.customers, need.customers), (vec![], vec![]));
        assert_eq!((proposal.customers, proposal.amount), (vec![other, one], yuan(80)));
        assert_eq!((negotiation.customers, negotiation.amount), (vec![], Money::ZERO));
    }

    #[test]
    fn who_orders_again_by_the_months_end_is_due_and_who_left_the_rhythm_is_not() {
        let mut phone = Phone::default();
        let [due, later, left, twice] =
            ["到期", "以后", "走了", "两次"].map(|name| phone.customer(name));
        // Next on 25 December, on 7 January, and on 1 October: 60 days ago for every 30 days.
        for (customer, days) in [
            (due, ["2026-09-26", "2026-10-26", "2026-11-25"]),
            (later, ["2026-08-25", "2026-10-09", "2026-11-23"]),
            (left, ["2026-07-03", "2026-08-02", "2026-09-01"]),
        ] {
            for on in days {
                phone.sell(customer, 10, on);
            }
        }
        // A third day after the evening is not known on it.
        for on in ["2026-10-03", "2026-11-02", "2026-12-02"] {
            phone.sell(twice, 10, on);
        }
        let renewals = phone.stock().renewals;
        let order = |customer, on| Renewal { customer, due: day(on), what: Renews::Order };
        assert_eq!(renewals, [order(due, "2026-12-25")]);
        // One that is late by less than an interval is still awaited, and stands first.
        let late = phone.customer("迟了");
        for on in ["2026-08-20", "2026-09-19", "2026-10-19"] {
            phone.sell(late, 10, on);
        }
        let renewals = phone.stock().renewals;
        assert_eq!(renewals, [order(late, "2026-11-18"), order(due, "2026-12-25")]);
    }

    #[test]
    fn an_agreement_that_ends_in_the_month_is_to_be_renewed() {
        let mut phone = Phone::default();
        let [ends, goes_on] = ["年底", "明年"].map(|name| phone.customer(name));
        for (customer, last) in [(ends, "2026-12-31"), (goes_on, "2027-01-01")] {
            let steps = vec![RebateStep { from: yuan(100), pays: 100 }];
            let (first, last) = (day("2026-01-01"), day(last));
            phone.on("2026-01-05", Command::AgreeRebate { customer, first, last, steps });
        }
        let due = day("2026-12-31");
        let wanted = [Renewal { customer: ends, due, what: Renews::Agreement }];
        assert_eq!(phone.stock().renewals, wanted);
    }

    #[test]
    fn an_add_on_is_what_most_others_buy_and_the_best_customer_comes_first() {
        let mut phone = Phone::default();
        let [water, juice, tea] = ["水", "果汁", "茶"].map(|name| phone.product(name));
        let [small, large, all, none] = ["小", "大", "全", "没记"].map(|name| phone.customer(name));
        phone.sell_one(small, 10, "2026-11-05", water);
        phone.sell_one(large, 500, "2026-11-05", juice);
        phone.sell_one(large, 500, "2026-11-06", water);
        for product in [water, juice, tea] {
            phone.sell_one(all, 20, "2026-11-05", product);
        }
        phone.sell(none, 900, "2026-11-05");
        // More than twelve months ago is forgotten.
        phone.sell_one(none, 900, "2025-11-30", tea);
        let add_ons = phone.stock().add_ons;
        let add = |customer, name: &str| AddOn { customer, product: name.to_owned() };
        assert_eq!(add_ons, [add(large, "茶"), add(small, "果汁")]);
    }

    #[test]
    fn a_referral_is_asked_of_whom_was_spoken_to_after_a_sale_that_stayed() {
        let mut phone = Phone::default();
        let [seen, unseen, back, old] =
            ["见过", "没见", "退了", "以前"].map(|name| phone.customer(name));
        for (customer, on) in [
            (seen, "2026-11-10"),
            (unseen, "2026-11-10"),
            (back, "2026-11-10"),
            (old, "2026-08-31"),
        ] {
            phone.sell(customer, 100, on);
        }
        // On the day of the sale is not after it.
        phone.visit(unseen, "2026-11-10");
        for customer in [seen, back, old] {
            phone.visit(customer, "2026-11-12");
        }
        phone.sell(back, -10, "2026-11-20");
        let stock = phone.stock();
        assert_eq!((stock.referrals, stock.unseen), (vec![seen], vec![unseen]));
        // Today's touch counts, and 1 September is 90 days ago.
        phone.visit(unseen, EVE);
        let quarter = phone.customer("九十天");
        phone.sell(quarter, 900, "2026-09-01");
        phone.visit(quarter, "2026-09-02");
        let stock = phone.stock();
        assert_eq!((stock.referrals, stock.unseen), (vec![quarter, seen, unseen], vec![]));
    }
}
