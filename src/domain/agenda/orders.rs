//! What a customer's own orders say: a sale to look after, when the next order is due, and a rebate
//! step that is near.

use crate::domain::day::Day;
use crate::domain::ident::{CustomerId, SaleId};
use crate::domain::ladder::{Ladder, On, Pay, Rung};
use crate::domain::median::{median, median_whole};
use crate::domain::money::{Money, wide};
use crate::domain::period::Period;
use crate::domain::rate::Rate;
use crate::domain::sorted::{Set, sort_by};
use crate::domain::workspace::{Customer, Rebate, Sale};

use super::morning::Morning;

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

/// A sale or a return with its customer.
pub(super) struct Order<'a> {
    customer: CustomerId,
    id: SaleId,
    sale: &'a Sale,
}

/// Sales and returns with a customer before today, and who bought today.
pub(super) struct Orders<'a> {
    /// By customer, each customer's in the order they were recorded.
    before: Vec<Order<'a>>,
    today: Set<CustomerId>,
}

impl<'a> Orders<'a> {
    /// O(n log n) in sales.
    pub(super) fn of(morning: &Morning<'a>) -> Orders<'a> {
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

    /// A customer's orders before today. Customers are asked for in order; `from` is where the
    /// search goes on.
    pub(super) fn of_customer(&self, from: &mut usize, id: CustomerId) -> &[Order<'a>] {
        let rest = self.before.get(*from..).unwrap_or_default();
        let skipped = rest.iter().take_while(|order| order.customer < id).count();
        let rest = rest.get(skipped..).unwrap_or_default();
        let many = rest.iter().take_while(|order| order.customer == id).count();
        *from = from.saturating_add(skipped).saturating_add(many);
        rest.get(..many).unwrap_or_default()
    }

    /// Whether the customer bought today.
    pub(super) fn is_of_today(&self, id: CustomerId) -> bool {
        self.today.contains(&id)
    }
}

/// The oldest sale that is to be looked after, its due day and amount: from two days after it, on a
/// working day, until the customer is touched or ten working days have passed.
pub(super) fn after_sale(
    morning: &Morning<'_>,
    orders: &[Order<'_>],
    customer: &Customer,
) -> Option<(SaleId, Day, Money)> {
    let (day, calendar) = (morning.day, morning.calendar);
    let recent = orders.iter().filter(|Order { sale, .. }| {
        sale.amount > Money::ZERO
            && day.days_since(sale.on) <= AFTER_SALE_DAYS
            && !customer.touched_between(sale.on.next(), day)
    });
    let now = recent.filter_map(|Order { id, sale, .. }| {
        let due = calendar.on_or_after(sale.on.plus_days(AFTER_SALE))?;
        let until = || morning.owed.plus_working(due, AFTER_SALE_STAYS);
        let stays = due <= day && until().is_none_or(|until| day < until);
        stays.then_some((due, *id, sale.amount))
    });
    now.min().map(|(due, id, amount)| (id, due, amount))
}

/// When a customer may order again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextOrder {
    /// The day.
    pub due: Day,
    /// The customer's own interval, in calendar days.
    pub interval: i32,
    /// What the middle order came to.
    pub amount: Money,
}

/// The next order by the customer's own interval, the middle of the times between days of orders;
/// `None` before three such days. Returns are no orders. O(n log n).
pub fn next_order(sales: &[&Sale]) -> Option<NextOrder> {
    let sales = sales.iter().filter(|sale| sale.amount > Money::ZERO);
    let days: Set<Day> = sales.clone().map(|sale| sale.on).collect();
    if days.len() < FEWEST_ORDERS {
        return None;
    }
    let gaps = days.as_slice().windows(2).filter_map(|pair| match pair {
        [one, next] => u32::try_from(next.days_since(*one)).ok(),
        _ => None,
    });
    let interval = median_whole(&gaps.collect::<Vec<u32>>())?;
    let interval = i32::try_from(interval).unwrap_or(i32::MAX);
    let amounts: Vec<Money> = sales.map(|sale| sale.amount).collect();
    let (due, amount) = (days.last()?.plus_days(interval), median(&amounts).unwrap_or_default());
    Some(NextOrder { due, interval, amount })
}

/// The day of the next order and its amount, where it is due ([`next_order`]). A touch since then
/// has answered it.
pub(super) fn reorder(
    morning: &Morning<'_>,
    orders: &[Order<'_>],
    customer: &Customer,
) -> Option<(Day, Money)> {
    if orders.len() < FEWEST_ORDERS {
        return None;
    }
    let sales: Vec<&Sale> = orders.iter().map(|order| order.sale).collect();
    let NextOrder { due, amount, .. } = next_order(&sales)?;
    let waits = due > morning.day || customer.touched_between(due, morning.day);
    (!waits).then_some((due, amount))
}

/// The agreement's last day and what is missing to its next step, where that is at most a fifth of
/// the step and the customer was not touched within five working days.
pub(super) fn near_step(
    morning: &Morning<'_>,
    orders: &[Order<'_>],
    customer: &Customer,
    rebate: &Rebate,
) -> Option<(Day, Money)> {
    let run = Period::new(rebate.first, rebate.last).ok()?;
    if !run.contains(morning.day) {
        return None;
    }
    let bought = orders.iter().filter(|order| run.contains(order.sale.on));
    let bought: Money = bought.map(|order| order.sale.amount).sum();
    let next = rebate.next_step(bought)?;
    let missing = next.minus(bought);
    let is_near = wide(missing.fen()).saturating_mul(NEAR_STEP) <= wide(next.fen());
    let spoke_lately = customer
        .touched_before(morning.day)
        .and_then(|touch| {
            let again = morning.owed.plus_working(touch, STEP_AGAIN);
            again.is_none_or(|again| again > morning.day).then_some(touch)
        })
        .is_some();
    (is_near && !spoke_lately).then_some((rebate.last, missing))
}

impl Rebate {
    /// What the next step begins with, where there is one above what was bought: [`Rebate::ladder`]
    /// tells the same and what it pays, by fractions that the first wasm does without.
    pub fn next_step(&self, bought: Money) -> Option<Money> {
        self.steps.iter().map(|step| step.from).filter(|from| *from > bought).min()
    }

    /// Its steps as a ladder that pays a share of the whole amount; `None` where they do not rise.
    pub fn ladder(&self) -> Option<Ladder> {
        let rungs = self.steps.iter().map(|step| {
            let share = Rate::of(step.pays, 10_000_i64).unwrap_or(Rate::ZERO);
            Rung { from: step.from, pays: Pay::Share(share) }
        });
        Ladder::new(rungs.collect(), On::Whole).ok()
    }
}
