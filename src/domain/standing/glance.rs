//! The month in five seconds: what it comes to, what is safe by that, and how far it is to the next
//! tier (mission E1).

use super::super::day::Day;
use super::super::money::Money;
use super::super::pace::Standing;
use super::super::period::Month;
use super::super::tier::{Tier, Tiers};
use super::super::workspace::Workspace;
use super::Prospect;

/// What can be said at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glance {
    /// What is won.
    pub won: Money,
    /// What the month comes to, in the middle case; what is won once it is over.
    pub total: Money,
    /// Whether anything but what is won speaks for the rest: open deals dated in it, or closed
    /// months.
    pub has_grounds: bool,
    /// Its last day lies before today.
    pub is_over: bool,
    /// Half days left, today included.
    pub left: u32,
    /// The tiers in force; `None` without a goal.
    pub tiers: Option<Tiers>,
}

impl Glance {
    /// Of a month as of a day, with what it may come to.
    pub fn of(workspace: &Workspace, month: Month, today: Day, prospect: &Prospect) -> Glance {
        let forecast = &prospect.forecast;
        let standing = Standing::of(workspace, month, today);
        let tiers = workspace.goal(month).map(|goal| goal.in_force().tiers);
        let left = forecast.period.since(today);
        let left = left.map_or(0, |run| workspace.calendar.working(run).halves());
        Glance {
            won: forecast.won,
            total: forecast.total,
            has_grounds: !forecast.deals.is_empty() || forecast.rest.is_some(),
            is_over: today > forecast.period.last(),
            left: standing.map_or(left, |standing| standing.left),
            tiers,
        }
    }

    /// The hardest tier that is won.
    pub fn reached(&self) -> Option<Tier> {
        self.up_to(self.won)
    }

    /// The hardest tier that the month comes to.
    pub fn safe(&self) -> Option<Tier> {
        self.up_to(self.total.max(self.won))
    }

    /// The easiest tier that the month does not come to, with its amount.
    pub fn next(&self) -> Option<(Tier, Money)> {
        let tiers = self.tiers?;
        let total = self.total.max(self.won);
        let next = Tier::ALL.into_iter().find(|tier| tiers.get(*tier) > total);
        next.map(|tier| (tier, tiers.get(tier)))
    }

    fn up_to(&self, amount: Money) -> Option<Tier> {
        let tiers = self.tiers?;
        Tier::ALL.into_iter().rev().find(|tier| tiers.get(*tier) <= amount)
    }
}
