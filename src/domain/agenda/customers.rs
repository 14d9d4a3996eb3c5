//! What customers are owed: looking after a sale, a deal that stands still, a touch of their class,
//! a rebate step, a new order; and the new leads.

use crate::domain::day::Day;
use crate::domain::fact::NextStep;
use crate::domain::ident::{CustomerId, DealId, SaleId};
use crate::domain::ladder::{Ladder, On, Pay, Rung};
use crate::domain::median::{median, median_whole};
use crate::domain::money::{Money, wide};
use crate::domain::period::Period;
use crate::domain::rate::Rate;
use crate::domain::sorted::{Map, Set, sort_by};
use crate::domain::today::Owed;
use crate::domain::workspace::{Customer, Rebate, Sale, Standing};

use super::morning::{Morning, line};
use super::{About, Leads, Line, Matter, Why, deals, in_order};

/// Days after a sale that it is looked after: within 48 hours (mission C8).
const AFTER_SALE: i32 = 2;
/// Working days for which a sale not looked after stays on the list.
const AFTER_SALE_STAYS: u32 = 10;
/// Days that those come to at the most, so that older sales need no look into the calendar.
const AFTER_SALE_DAYS: i32 = 45;
/// A rebate's step is near when what is missing is at most one part in so many of it.
const NEAR_STEP: i128 = 5;
/// Working days that a touch keeps a near step off the list.
const STEP_AGAIN: u32 = 5;
/// Orders that an own interval is read from, at the least.
const FEWEST_ORDERS: usize = 3;

/// The lines that a customer's touch would answer, best reason first; each customer once, and none
/// with a promise within a week. `taken` are deals that have a line already.
pub(super) fn candidates(morning: &Morning<'_>, taken: &Set<DealId>) -> Vec<Vec<Line>> {
    let orders = Orders::of(morning);
    let mut still: Map<CustomerId, Vec<Line>> = Map::new();
    for deal in morning.deals.iter().filter(|deal| !taken.contains(&deal.id)) {
        let Some(since) = deals::stalled_since(morning, deal) else { continue };
        let Some(customer) = morning.active(deal.deal.customer) else { continue };
        let whose = (deal.deal.customer, customer.class);
        let line = line(Matter::Deal(deal.id), whose, Why::Stalled, since, deal.deal.amount);
        let done = deal.deal.moved == morning.day;
        push(&mut still, whose.0, Line { done, ..line });
    }
    let owed = Owed::of(morning.workspace, morning.day);
    let mut all = Vec::new();
    for (id, customer) in morning.workspace.customers() {
        if customer.standing != Standing::Active || morning.covered.contains(&id) {
            continue;
        }
        let whose = (id, customer.class);
        let own = |why, due, amount| line(Matter::Customer(id), whose, why, due, amount);
        let mut lines = still.remove(&id).unwrap_or_default();
        lines.extend(orders.after_sale(morning, id, customer));
        if let Some(due) = owed.due(customer) {
            lines.push(own(Why::VisitDue, due, morning.open_amount(id)));
        }
        lines.extend(
            orders
                .reorder(morning, id, customer)
                .map(|(due, amount, done)| Line { done, ..own(Why::ReorderDue, due, amount) }),
        );
        let rebates = morning.workspace.rebate(id);
        let near = rebates.and_then(|rebate| orders.near_step(morning, id, customer, rebate));
        lines.extend(near.map(|(last, missing)| own(Why::RebateNear, last, missing)));
        if lines.is_empty() {
            continue;
        }
        if customer.touched_on(morning.day) {
            for line in &mut lines {
                line.done = true;
            }
        }
        in_order(&mut lines);
        all.push(lines);
    }
    all
}

/// A sale with its customer.
struct Order<'a> {
    customer: CustomerId,
    id: SaleId,
    sale: &'a Sale,
}

/// Sales with a customer before today, and today's.
struct Orders<'a> {
    /// By customer, each customer's in the order they were recorded.
    before: Vec<Order<'a>>,
    today: Set<CustomerId>,
}

impl<'a> Orders<'a> {
    /// Sales above 0 by customer; returns count towards rebates only and are kept as well.
    fn of(morning: &Morning<'a>) -> Orders<'a> {
        let mut orders = Orders { before: Vec::new(), today: Set::new() };
        for (id, sale) in morning.workspace.sales() {
            let Some(customer) = sale.customer else { continue };
            if sale.on < morning.day {
                orders.before.push(Order { customer, id, sale });
            } else if sale.on == morning.day && sale.amount > Money::ZERO {
                orders.today.insert(customer);
            }
        }
        sort_by(&mut orders.before, |one, other| one.customer.cmp(&other.customer));
        orders
    }

    fn of_customer(&self, id: CustomerId) -> &[Order<'a>] {
        let from = self.before.partition_point(|order| order.customer < id);
        let rest = self.before.get(from..).unwrap_or_default();
        let many = rest.iter().take_while(|order| order.customer == id).count();
        rest.get(..many).unwrap_or_default()
    }

    /// The oldest sale nobody has looked after: from two days after it, on a working day, until the
    /// customer is touched or ten working days have passed. Its amount is the sale's.
    fn after_sale(
        &self,
        morning: &Morning<'_>,
        id: CustomerId,
        customer: &Customer,
    ) -> Option<Line> {
        let day = morning.day;
        let recent = self.of_customer(id).iter().filter(|Order { sale, .. }| {
            sale.amount > Money::ZERO
                && day.days_since(sale.on) <= AFTER_SALE_DAYS
                && !customer.touched_between(sale.on.next(), day)
        });
        let Order { id: sale_id, sale, .. } =
            recent.min_by_key(|order| (order.sale.on, order.id))?;
        let calendar = morning.calendar;
        let due = calendar.on_or_after(sale.on.plus_days(AFTER_SALE))?;
        let stays = due <= day && day < calendar.plus_working(due, AFTER_SALE_STAYS);
        stays.then(|| {
            let whose = (id, customer.class);
            line(Matter::Sale(*sale_id), whose, Why::AfterSale, due, sale.amount)
        })
    }

    /// When the next order is due by the customer's own interval: the middle of the times between
    /// days of orders, from three such days on. A touch since then has answered it. The amount is
    /// the middle order's; today's order does it.
    fn reorder(
        &self,
        morning: &Morning<'_>,
        id: CustomerId,
        customer: &Customer,
    ) -> Option<(Day, Money, bool)> {
        let orders = self.of_customer(id);
        if orders.len() < FEWEST_ORDERS {
            return None;
        }
        let orders = orders.iter().map(|order| order.sale).filter(|sale| sale.amount > Money::ZERO);
        let amounts: Vec<Money> = orders.clone().map(|sale| sale.amount).collect();
        let days: Set<Day> = orders.map(|sale| sale.on).collect();
        if days.len() < FEWEST_ORDERS {
            return None;
        }
        let gaps = days.as_slice().windows(2).filter_map(|pair| match pair {
            [one, next] => u32::try_from(next.days_since(*one)).ok(),
            _ => None,
        });
        let interval = median_whole(&gaps.collect::<Vec<u32>>())?;
        let due = days.last()?.plus_days(i32::try_from(interval).unwrap_or(i32::MAX));
        let waits = due > morning.day || customer.touched_between(due, morning.day);
        (!waits).then(|| (due, median(&amounts).unwrap_or_default(), self.today.contains(&id)))
    }

    /// The agreement's last day and what is missing to its next step, where that is at most a fifth
    /// of the step and the customer was not touched within five working days.
    fn near_step(
        &self,
        morning: &Morning<'_>,
        id: CustomerId,
        customer: &Customer,
        rebate: &Rebate,
    ) -> Option<(Day, Money)> {
        let run = Period::new(rebate.first, rebate.last).ok()?;
        if !run.contains(morning.day) {
            return None;
        }
        let bought = self.of_customer(id).iter().filter(|order| run.contains(order.sale.on));
        let bought: Money = bought.map(|order| order.sale.amount).sum();
        let rung = rebate.ladder()?.next(bought)?;
        let is_near =
            wide(rung.missing.fen()).saturating_mul(NEAR_STEP) <= wide(rung.rung.from.fen());
        let spoke_lately = customer
            .touched_before(morning.day)
            .is_some_and(|touch| morning.calendar.plus_working(touch, STEP_AGAIN) > morning.day);
        (is_near && !spoke_lately).then_some((rebate.last, rung.missing))
    }
}

impl Rebate {
    /// Its steps as a ladder that pays a share of the whole amount; `None` where they do not rise.
    pub fn ladder(&self) -> Option<Ladder> {
        let rungs = self.steps.iter().map(|step| {
            let share = Rate::of(step.pays, 10_000_i64).unwrap_or(Rate::ZERO);
            Rung { from: step.from, pays: Pay::Share(share) }
        });
        Ladder::new(rungs.collect(), On::Whole).ok()
    }
}

/// What is asked for in new leads today, where any are.
pub(super) fn leads(morning: &Morning<'_>) -> Option<Leads> {
    let a_day = u32::from(morning.workspace.leads_a_day);
    if a_day == 0 {
        return None;
    }
    let wanted = if morning.halves == 1 { (a_day / 2).max(1) } else { a_day };
    let workspace = morning.workspace;
    let added = workspace.customers().filter(|(_, one)| one.added == morning.day);
    let found = workspace.deals().filter(|(_, deal)| deal.opened == morning.day);
    let customers: Set<CustomerId> =
        added.map(|(id, _)| id).chain(found.map(|(_, deal)| deal.customer)).collect();
    Some(Leads { wanted, found: u32::try_from(customers.len()).unwrap_or(u32::MAX) })
}

/// The line of the new leads.
pub(super) fn quota(morning: &Morning<'_>, leads: Leads) -> Line {
    Line {
        about: About::Matter(Matter::Leads),
        customer: None,
        class: None,
        why: Why::LeadQuota,
        due: morning.day,
        amount: Money::ZERO,
        step: NextStep::Visit,
        done: leads.found >= leads.wanted,
    }
}

/// Customers touched today of whom nothing was asked.
pub(super) fn unplanned(morning: &Morning<'_>, listed: &Set<CustomerId>) -> Vec<Line> {
    let touched = morning
        .workspace
        .customers()
        .filter(|(id, one)| one.touched_on(morning.day) && !listed.contains(id));
    let of = |(id, one): (CustomerId, &Customer)| {
        let whose = (id, one.class);
        let amount = morning.open_amount(id);
        let line = line(Matter::Customer(id), whose, Why::Unplanned, morning.day, amount);
        Line { done: true, ..line }
    };
    touched.map(of).collect()
}

fn push<T>(map: &mut Map<CustomerId, Vec<T>>, id: CustomerId, item: T) {
    match map.get_mut(&id) {
        Some(items) => items.push(item),
        None => {
            map.insert(id, vec![item]);
        }
    }
}
