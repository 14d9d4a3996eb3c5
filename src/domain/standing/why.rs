//! A month's result against the month before it or against the plan, split over its factors so that
//! the steps add up to the 分 (domain.md 11; mission F2).

use super::super::factor::{Counted, FactorLine, PlannedFactors, split_month};
use super::super::money::{Money, wide};
use super::super::own_signals::counted;
use super::super::period::Month;
use super::super::plan_book::worked_back::WorkedBack;
use super::super::rate::Rate;
use super::super::workspace::Workspace;

/// What a result is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// The month before.
    Before,
    /// The month's own plan, worked back to customers and deals.
    Plan,
}

/// The steps from one figure to the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// What it is held against: collected where the share collected is a factor, else sold.
    pub base: Money,
    /// Each factor with its part; parts are `None` where a factor of the base is missing.
    pub lines: Vec<FactorLine>,
    /// What no factor explains: a factor without data this month stands at the base's value.
    pub other: Money,
    /// What came out.
    pub now: Money,
}

impl Split {
    /// Whether every factor has its part.
    pub fn is_whole(&self) -> bool {
        self.lines.iter().all(|line| line.part.is_some())
    }
}

/// A month against the month before it: with the share collected where both months sold and either
/// collected something. O(n log n) in records.
pub fn against_before(workspace: &Workspace, month: Month) -> Split {
    let [before, now] = [month.previous(), month].map(|month| counted(workspace, month, true));
    let is_none = |of: &Counted| of.collected.is_none_or(|paid| paid == Money::ZERO);
    let sold = before.amount > Money::ZERO && now.amount > Money::ZERO;
    let collects = sold && !(is_none(&before) && is_none(&now));
    let kept = |of: Counted| Counted { collected: of.collected.filter(|_| collects), ..of };
    let (before, now) = (kept(before), kept(now));
    let planned = PlannedFactors {
        customers: (before.customers > 0).then(|| Rate::whole(i64::from(before.customers))),
        deals_per_customer: Rate::of(before.deals, before.customers).ok(),
        ticket: Rate::of(wide(before.amount.fen()), before.deals).ok(),
        collected: before.collected.and_then(|paid| Rate::of_amounts(paid, before.amount).ok()),
    };
    split(&planned, before.collected.unwrap_or(before.amount), &now)
}

/// A month against its plan worked back: leads, deals a lead, the ticket. Collections are no part of
/// it. O(n log n) in records.
pub fn against_plan(workspace: &Workspace, month: Month, plan: &WorkedBack) -> Split {
    let rows = &plan.solved.rows;
    let (leads, deals) = (rows.first().map(|row| row.exact), rows.last().map(|row| row.exact));
    let planned = PlannedFactors {
        customers: leads,
        deals_per_customer: deals.zip(leads).and_then(|(deals, leads)| deals.checked_div(leads)),
        ticket: Rate::of(wide(plan.ticket.fen()), 1_i128).ok(),
        collected: None,
    };
    split(&planned, plan.amount, &counted(workspace, month, false))
}

fn split(planned: &PlannedFactors, base: Money, now: &Counted) -> Split {
    let lines = split_month(planned, now);
    let result = now.collected.unwrap_or(now.amount);
    let parts: Money = lines.iter().filter_map(|line| line.part).sum();
    Split { base, lines, other: result.minus(base).minus(parts), now: result }
}
