//! Ways to close a gap, each with what it costs a day, what it brings, and whether that is enough
//! (domain.md 11).
//!
//! Nothing here changes a plan: an option is shown, and applied by a tap that can be undone.

use super::day::Day;
use super::funnel::Start;
use super::lead::LeadTime;
use super::money::{Money, divide_up, wide};
use super::odds::Odds;
use super::period::Period;
use super::rate::{Rate, Rounding};

/// Deals dated so many days after the period's end may be pulled forward.
pub const PULL_FORWARD: i32 = 30;
/// Percent of the target asked for first, and after it, when a month is staged.
pub const STAGES: [u32; 2] = [80, 120];

/// What the options are worked out from.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// The tier's amount in force.
    pub tier: Money,
    /// Actuals with today's.
    pub won: Money,
    /// Σ chance × amount of open deals dated to the period's end.
    pub weighted: Money,
    /// The days the tier is for.
    pub period: Period,
    /// The day asked on.
    pub today: Day,
    /// Half days left from today on.
    pub halves_left: u32,
    /// Own deals won for each visit made.
    pub visit_to_deal: Rate,
    /// An own deal's usual amount.
    pub ticket: Money,
    /// From a first visit to the deal; `None` while not known.
    pub cycle: Option<LeadTime>,
    /// Visits a full working day that are still free.
    pub free_visits: u32,
    /// Open deals dated to the period's end.
    pub open_deals: u32,
    /// Deals of any date with what they would bring.
    pub deals: &'a [(Day, Money, Odds)],
    /// Touches still owed to class C in the period.
    pub c_touches: u32,
    /// The next month, where it lies in the same quarter: its tier and its half days.
    pub next_month: Option<(Money, u32)>,
}

/// One way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Which, with what it costs.
    pub way: Way,
    /// What it brings to this period, rounded down to the 分.
    pub brings: Money,
    /// Whether that alone closes the gap.
    pub is_enough: bool,
}

/// The ways, with their cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// More visits: so many more a full working day as are needed, at most those free. They bring
    /// visits × own visit-to-deal rate × ticket, and nothing where the cycle does not fit the days
    /// left.
    Visits {
        /// More a day.
        more_a_day: u32,
        /// What it would take a day to close the gap, whatever is free; `None` where visits
        /// bring nothing.
        needed_a_day: Option<u32>,
    },
    /// A larger ticket: gap / open deals more on each, rounded up to the 分. It takes every one of
    /// them to be won.
    Ticket {
        /// More on each deal.
        more_each: Money,
        /// On how many.
        deals: u32,
    },
    /// Deals dated within 30 days after the period, closed in it.
    PullForward {
        /// How many.
        deals: u32,
    },
    /// The touches owed to class C made at class A instead; no more a day.
    CadenceToA {
        /// How many.
        touches: u32,
    },
    /// Part of the target moved to the next month of the quarter: a revision of both months, the
    /// quarter unchanged.
    Defer {
        /// This month's target then.
        this_month: Money,
        /// The next month's then.
        next_month: Money,
        /// More on each full working day of the next month, rounded up to the 分; `None` without
        /// one.
        more_a_day: Option<Money>,
    },
    /// The target in two stages: 80 % first, then 120 %. It brings nothing by itself.
    Stage {
        /// The first stage.
        first: Money,
        /// What it takes on each full working day left, rounded up; 0 once reached, `None` with no
        /// day left.
        a_day: Option<Money>,
        /// The second stage.
        then: Money,
    },
}

/// All ways that there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replan {
    /// What is missing, less what open deals are likely to bring.
    pub gap: Money,
    /// The ways, in a fixed order.
    pub choices: Vec<Choice>,
    /// What more visits, deals pulled forward and touches at class A would bring together. A larger
    /// ticket asks for whatever is missing, so it says nothing here, nor does deferring.
    pub together: Money,
    /// Whether that closes the gap. If not, the target cannot be reached by more work.
    pub can_be_reached: bool,
}

impl Situation<'_> {
    /// The ways to close the gap that is left by the weighted pipeline; no way where nothing is
    /// missing. O(deals).
    pub fn replan(&self) -> Replan {
        let missing = self.tier.minus(self.won);
        let gap = Start::Replan { gap: missing, weighted: self.weighted }.amount();
        if gap == Money::ZERO {
            return Replan { gap, choices: Vec::new(), together: gap, can_be_reached: true };
        }
        let work = [self.visits(gap), self.pull_forward(), self.cadence_to_a()];
        let together: Money = work.iter().flatten().map(|(_, brings)| *brings).sum();
        let others = [self.ticket(gap), self.defer(gap), Some(self.stage())];
        let choice = |(way, brings)| Choice { way, brings, is_enough: brings >= gap };
        let choices = work.into_iter().chain(others).flatten().map(choice).collect();
        Replan { gap, choices, together, can_be_reached: together >= gap }
    }

    /// Whether a visit made today may still become a deal in the period.
    fn cycle_fits(&self) -> bool {
        self.cycle.is_some_and(|cycle| cycle.after(self.today) <= self.period.last())
    }

    /// What so many visits bring: × rate × ticket, rounded down to the 分.
    fn brought_by(&self, visits: u64) -> Money {
        if !self.cycle_fits() {
            return Money::ZERO;
        }
        let worth = i128::from(visits).saturating_mul(wide(self.ticket.at_least_zero().fen()));
        Money::from_wide(self.visit_to_deal.max(Rate::ZERO).of_wide(worth, Rounding::Down))
    }

    fn visits(&self, gap: Money) -> Option<(Way, Money)> {
        if self.halves_left == 0 {
            return None;
        }
        let in_days = |a_day: u32| u64::from(a_day).saturating_mul(u64::from(self.halves_left)) / 2;
        let needed_a_day = self.visits_for(gap).map(|visits| {
            let twice = i128::from(visits).saturating_mul(2);
            u32::try_from(divide_up(twice, i128::from(self.halves_left))).unwrap_or(u32::MAX)
        });
        let more_a_day = needed_a_day.map_or(0, |needed| needed.min(self.free_visits));
        let way = Way::Visits { more_a_day, needed_a_day };
        Some((way, self.brought_by(in_days(more_a_day))))
    }

    /// How many visits a gap takes, rounded up; `None` where visits bring nothing.
    fn visits_for(&self, gap: Money) -> Option<u64> {
        let a_visit = self.visit_to_deal.checked_mul(Rate::whole(self.ticket.fen()))?;
        if !self.cycle_fits() || !a_visit.is_positive() {
            return None;
        }
        let visits = Rate::whole(gap.fen()).checked_div(a_visit)?.of_wide(1, Rounding::Up);
        u64::try_from(visits).ok()
    }

    fn ticket(&self, gap: Money) -> Option<(Way, Money)> {
        let deals = self.open_deals;
        let more_each = Money::from_wide(divide_up(wide(gap.fen()), i128::from(deals)));
        // It is as large as the gap asks, so it always closes it, if every deal is won.
        (deals > 0).then_some((Way::Ticket { more_each, deals }, gap))
    }

    fn pull_forward(&self) -> Option<(Way, Money)> {
        let after = self.period.last();
        let until = after.plus_days(PULL_FORWARD);
        let near = self.deals.iter().filter(|(day, ..)| *day > after && *day <= until);
        let mut deals = 0_u32;
        let mut brings = Money::ZERO;
        for (_, amount, odds) in near {
            deals = deals.saturating_add(1);
            brings = brings.plus(odds.weigh(amount.at_least_zero()));
        }
        (deals > 0).then_some((Way::PullForward { deals }, brings))
    }

    fn cadence_to_a(&self) -> Option<(Way, Money)> {
        let touches = self.c_touches;
        let way = Way::CadenceToA { touches };
        (touches > 0).then(|| (way, self.brought_by(u64::from(touches))))
    }

    fn defer(&self, gap: Money) -> Option<(Way, Money)> {
        let (next, halves) = self.next_month?;
        let moved = gap.min(self.tier);
        let twice = wide(moved.fen()).saturating_mul(2);
        let more_a_day =
            (halves > 0).then(|| Money::from_wide(divide_up(twice, i128::from(halves))));
        let (this_month, next_month) = (self.tier.minus(moved), next.plus(moved));
        Some((Way::Defer { this_month, next_month, more_a_day }, moved))
    }

    fn stage(&self) -> (Way, Money) {
        let [first, then] = STAGES.map(|percent| self.tier.percent(percent));
        let missing = first.minus(self.won).at_least_zero();
        let twice = wide(missing.fen()).saturating_mul(2);
        let a_day = divide_up(twice, i128::from(self.halves_left));
        let a_day = (self.halves_left > 0).then(|| Money::from_wide(a_day));
        (Way::Stage { first, a_day, then }, Money::ZERO)
    }
}

#[cfg(test)]
mod tests;
