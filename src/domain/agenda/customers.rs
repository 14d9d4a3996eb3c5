//! What customers are owed: looking after a sale, a deal that stands still, a touch of their class,
//! a rebate step, a new order; and the new leads. What their orders say is in `orders`.

use crate::domain::fact::NextStep;
use crate::domain::ident::{CustomerId, DealId};
use crate::domain::money::Money;
use crate::domain::sorted::{Set, sort_by};
use crate::domain::workspace::{Customer, Standing};

use super::morning::{Morning, line};
use super::orders::{self, Orders};
use super::{About, Leads, Line, Matter, Why, deals, in_order};

/// The lines that a customer's touch would answer, best reason first; each customer once, and none
/// with a promise within a week. `taken` are deals that have a line already.
pub(super) fn candidates(morning: &Morning<'_>, taken: &Set<DealId>) -> Vec<Vec<Line>> {
    let orders = Orders::of(morning);
    let mut still: Vec<(CustomerId, Line)> = Vec::new();
    for deal in morning.deals.iter().filter(|deal| !taken.contains(&deal.id)) {
        let Some(since) = deals::stalled_since(morning, deal) else { continue };
        let Some(customer) = morning.active(deal.deal.customer) else { continue };
        let whose = (deal.deal.customer, customer.class);
        let line = line(Matter::Deal(deal.id), whose, Why::Stalled, since, deal.deal.amount);
        let done = deal.deal.moved == morning.day;
        still.push((whose.0, Line { done, ..line }));
    }
    sort_by(&mut still, |(one, _), (other, _)| one.cmp(other));
    let mut still = still.into_iter().peekable();
    let (mut all, mut from) = (Vec::new(), 0);
    for (id, customer) in morning.workspace.customers() {
        if customer.standing != Standing::Active || morning.covered.contains(&id) {
            continue;
        }
        let own_orders = orders.of_customer(&mut from, id);
        let whose = (id, customer.class);
        let own = |why, due, amount| line(Matter::Customer(id), whose, why, due, amount);
        let mut lines = Vec::new();
        while let Some((whose, line)) = still.next_if(|(whose, _)| *whose <= id) {
            // One of a customer passed over has no place on the list.
            if whose == id {
                lines.push(line);
            }
        }
        let after_sale = orders::after_sale(morning, own_orders, customer);
        lines.extend(after_sale.map(|(sale, due, amount)| {
            line(Matter::Sale(sale), whose, Why::AfterSale, due, amount)
        }));
        if let Some(due) = morning.owed.due(customer) {
            lines.push(own(Why::VisitDue, due, morning.open_amount(id)));
        }
        let done = orders.is_of_today(id);
        lines.extend(
            orders::reorder(morning, own_orders, customer)
                .map(|(due, amount)| Line { done, ..own(Why::ReorderDue, due, amount) }),
        );
        let rebate = morning.workspace.rebate(id);
        let near =
            rebate.and_then(|rebate| orders::near_step(morning, own_orders, customer, rebate));
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
pub(super) fn unplanned(morning: &Morning<'_>, listed: &[Line]) -> Vec<Line> {
    let touched = morning.workspace.customers().filter(|(_, one)| one.touched_on(morning.day));
    let touched: Vec<(CustomerId, &Customer)> = touched.collect();
    let known = |id| touched.binary_search_by_key(&id, |(id, _)| *id).is_ok();
    let listed: Set<CustomerId> =
        listed.iter().filter_map(|line| line.customer).filter(|id| known(*id)).collect();
    let of = |(id, one): (CustomerId, &Customer)| {
        let whose = (id, one.class);
        let amount = morning.open_amount(id);
        let line = line(Matter::Customer(id), whose, Why::Unplanned, morning.day, amount);
        Line { done: true, ..line }
    };
    let unlisted = touched.iter().filter(|(id, _)| !listed.contains(id));
    unlisted.map(|one| of(*one)).collect()
}
