//! The three sums, and the chance of reaching a tier (domain.md 7).
//!
//! Exact and deterministic: nothing but the records given changes the result, and the same
//! records give the same one in any order. Computed when its page opens, never in a tap.

use super::day::Day;
use super::median::median;
use super::money::{Money, divide_half_away, wide};
use super::odds::{Beta, Odds, Probability};
use super::outcomes::{Grid, Outcomes};
use super::period::Period;
use super::sorted::{self, Map};

/// Own resolved deals in twelve months below which deals say too little.
const RESOLVED: u32 = 10;
/// Closed months below which the rest of the month is unknown.
const MONTHS: usize = 3;

/// A deal not yet won or lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenDeal {
    /// What it would bring to the metric. Below zero counts as zero.
    pub amount: Money,
    /// The day it is expected to close.
    pub expected: Day,
    /// How likely it is won.
    pub odds: Odds,
}

/// All that the chance of a tier depends on.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The tier's amount.
    pub tier: Money,
    /// Actuals with today's.
    pub won: Money,
    /// The days the tier is for.
    pub period: Period,
    /// The day asked on.
    pub today: Day,
    /// The open deals, of any date and in any order.
    pub deals: &'a [OpenDeal],
    /// What the rest of the month may bring from deals not yet on the list, all equally likely:
    /// what each closed month brought after the same share of its weight, or each stretch of as
    /// much working time (`forecast`). Used from three on; below zero counts as zero.
    pub rest: &'a [Money],
    /// Own deals won or lost in the last twelve months.
    pub resolved: u32,
}

/// The three sums a rep can check by hand, and what does not count to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sums {
    /// Already won.
    pub won: Money,
    /// Won, and the chance × amount of each open deal dated from today to the period's end, each
    /// rounded half up to the 分.
    pub likely: Money,
    /// Won, and the whole amount of these deals.
    pub all: Money,
    /// The middle of what closed months still won from deals not yet on the list, rounded half up
    /// to the 分 between two; `None` with fewer than three closed months.
    pub rest: Option<Money>,
    /// How many deals count.
    pub counted: usize,
    /// Places of deals whose expected day has passed: to be dated anew or closed.
    pub past: Vec<usize>,
}

/// What can be said of reaching a tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chance {
    /// It is reached; no percentage.
    Reached,
    /// The period is over without it.
    Over,
    /// Fewer than ten own resolved deals without every open deal typed, and fewer than three
    /// closed months.
    TooLittleData {
        /// Own deals won or lost in twelve months.
        resolved: u32,
        /// Closed months known.
        months: usize,
    },
    /// A percentage.
    Open(Estimate),
}

/// The chance of a tier that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// What is missing.
    pub gap: Money,
    /// The chance, with every stage rate as uncertain as it is known. Exact for the amounts on
    /// the grid; fixed point adds less than 2⁻³⁰.
    pub chance: Probability,
    /// The chance with every stage rate at its mean less 1.28 deviations, or `chance` if lower.
    pub low: Probability,
    /// The same with 1.28 deviations more, or `chance` if higher.
    pub high: Probability,
    /// The place of the largest deal, where it alone is more than half of the gap: the chance
    /// rests on it.
    pub rests_on: Option<usize>,
    /// Whether closed months say what the rest of the month brings. If not it counts 0.
    pub rest_known: bool,
}

impl Asked<'_> {
    /// The deals that count, with their places: expected from today (or the period's first day, if
    /// that is later) to its end.
    fn counted(&self) -> impl Iterator<Item = (usize, &OpenDeal)> {
        let left = self.period.since(self.today);
        let counts = move |deal: &OpenDeal| left.is_some_and(|left| left.contains(deal.expected));
        self.deals.iter().enumerate().filter(move |(_, deal)| counts(deal))
    }

    /// What closed months won after this share of their weight, from three of them on.
    fn rest(&self) -> Option<&[Money]> {
        (self.rest.len() >= MONTHS).then_some(self.rest)
    }

    /// Already won; with what is likely; if everything comes in. O(n + m log m) in deals and
    /// closed months.
    pub fn sums(&self) -> Sums {
        let mut likely = self.won;
        let mut all = self.won;
        let mut counted = 0_usize;
        for (_, deal) in self.counted() {
            let amount = deal.amount.at_least_zero();
            likely = likely.plus(deal.odds.weigh(amount));
            all = all.plus(amount);
            counted = counted.saturating_add(1);
        }
        let past =
            |(place, deal): (usize, &OpenDeal)| (deal.expected < self.today).then_some(place);
        let past = self.deals.iter().enumerate().filter_map(past).collect();
        Sums { won: self.won, likely, all, rest: self.rest().and_then(median), counted, past }
    }

    /// What the deals that count and the rest of the month come to in the middle case: with half
    /// of the probability at most this, on a grid of at most a thousandth of twice the mean (above
    /// which the middle never lies), amounts rounded half up. The tier and what is won do not
    /// matter. O(n² × 2000) in open deals at most.
    pub fn middle(&self) -> Money {
        let counted: Vec<(usize, &OpenDeal)> = self.counted().collect();
        let rest = self.rest().unwrap_or(&[Money::ZERO]);
        let weighed = |(_, deal): &(usize, &OpenDeal)| deal.odds.weigh(deal.amount.at_least_zero());
        let mean = counted.iter().map(weighed).sum::<Money>().plus(mean(rest));
        let twice = mean.plus(mean);
        if twice <= Money::ZERO {
            return Money::ZERO;
        }
        let forecast = Forecast::of(&counted, Grid::to(twice));
        let more: Vec<usize> = rest.iter().map(|more| forecast.grid.steps(*more)).collect();
        forecast.grid.amount(forecast.together().middle_with(&more))
    }

    /// The chance of the tier.
    ///
    /// Open deals with typed odds stand alone; the deals on one stage rate win together. Their
    /// sums are convolved on a grid of at most gap / 1000, amounts rounded half up, and the rest
    /// of the month is taken as one of the closed months' values, all equally likely. Range: the
    /// same with every stage rate fixed at its mean ∓ 1.28 deviations, widened to hold the chance
    /// itself. O(n² × 2000) in open deals for the chance, O(n × 2000) for the range.
    pub fn chance(&self) -> Chance {
        let gap = self.tier.minus(self.won);
        if gap <= Money::ZERO {
            return Chance::Reached;
        }
        if self.today > self.period.last() {
            return Chance::Over;
        }
        let counted: Vec<(usize, &OpenDeal)> = self.counted().collect();
        let typed = |(_, deal): &(usize, &OpenDeal)| matches!(deal.odds, Odds::Typed(_));
        let all_typed = !counted.is_empty() && counted.iter().all(typed);
        if self.resolved < RESOLVED && !all_typed && self.rest().is_none() {
            let months = self.rest.len();
            return Chance::TooLittleData { resolved: self.resolved, months };
        }
        let forecast = Forecast::of(&counted, Grid::to(gap));
        let rest = self.rest().unwrap_or(&[Money::ZERO]);
        let chance = forecast.reached(&forecast.together(), rest);
        let low = forecast.reached(&forecast.apart(|rate| rate.range().0), rest);
        let high = forecast.reached(&forecast.apart(|rate| rate.range().1), rest);
        Chance::Open(Estimate {
            gap,
            chance,
            low: low.min(chance),
            high: high.max(chance),
            rests_on: rests_on(&counted, gap),
            rest_known: self.rest().is_some(),
        })
    }
}

/// The mean of amounts that count 0 below zero, rounded half up to the 分; 0 of none.
fn mean(amounts: &[Money]) -> Money {
    let each = amounts.iter().map(|amount| wide(amount.at_least_zero().fen()));
    let count = i128::try_from(amounts.len().max(1)).unwrap_or(i128::MAX);
    Money::from_wide(divide_half_away(each.fold(0, i128::saturating_add), count))
}

/// The first of the largest deals, if it alone is more than half of the gap.
fn rests_on(counted: &[(usize, &OpenDeal)], gap: Money) -> Option<usize> {
    let (place, deal) = counted.iter().rev().max_by_key(|(_, deal)| deal.amount)?;
    (deal.amount > gap.minus(deal.amount)).then_some(*place)
}

/// The deals that count, in steps of the grid and in an order that depends on nothing else.
struct Forecast {
    grid: Grid,
    /// By stage rate, the most deals first; in each the largest first.
    stages: Vec<(Vec<usize>, Beta)>,
    typed: Vec<(usize, Probability)>,
}

impl Forecast {
    fn of(counted: &[(usize, &OpenDeal)], grid: Grid) -> Forecast {
        let mut by_rate: Map<(u8, Beta), Vec<usize>> = Map::new();
        let mut typed = Vec::new();
        for (_, deal) in counted {
            let steps = grid.steps(deal.amount);
            match deal.odds {
                Odds::Typed(odds) => typed.push((steps, odds.probability())),
                Odds::Stage { stage, rate } => {
                    by_rate.entry((stage, rate)).or_default().push(steps);
                }
            }
        }
        let mut stages: Vec<(Vec<usize>, Beta)> =
            by_rate.into_iter().map(|((_, rate), steps)| (steps, rate)).collect();
        for (steps, _) in &mut stages {
            sorted::sort_by(steps, |a, b| b.cmp(a));
        }
        sorted::sort_by(&mut stages, |a, b| (b.0.len(), b).cmp(&(a.0.len(), a)));
        sorted::sort(&mut typed);
        Forecast { grid, stages, typed }
    }

    /// With the deals of a stage winning together.
    fn together(&self) -> Outcomes {
        let mut outcomes = Outcomes::nothing(self.grid);
        for (steps, rate) in &self.stages {
            outcomes.add_together(steps, *rate);
        }
        self.with_typed(outcomes)
    }

    /// With each deal alone, its stage rate being `known`.
    fn apart(&self, known: impl Fn(Beta) -> Probability) -> Outcomes {
        let mut outcomes = Outcomes::nothing(self.grid);
        for (steps, rate) in &self.stages {
            for deal in steps {
                outcomes.add(*deal, known(*rate));
            }
        }
        self.with_typed(outcomes)
    }

    fn with_typed(&self, mut outcomes: Outcomes) -> Outcomes {
        for (steps, odds) in &self.typed {
            outcomes.add(*steps, *odds);
        }
        outcomes
    }

    /// The mean over the values the rest of the month may take.
    fn reached(&self, outcomes: &Outcomes, rest: &[Money]) -> Probability {
        let each = rest.iter().map(|more| outcomes.reached_with(self.grid.steps(*more)).bits());
        let sum = each.fold(0_u128, |sum, bits| sum.saturating_add(u128::from(bits)));
        let count = u128::try_from(rest.len()).unwrap_or(1);
        let mean = sum.checked_div(count).unwrap_or(0);
        Probability::from_bits(u64::try_from(mean).unwrap_or(u64::MAX))
    }
}

#[cfg(test)]
mod tests;
