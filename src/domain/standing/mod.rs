//! Where a month stands, in one look: what each metric has, what it takes, what the month comes to
//! and how likely each tier is (domain.md 6 and 7; mission E1 and E3).
//!
//! Here the rules meet a rep's own journal, and nothing is worked out anew: expected and needed are
//! `pace`'s and `rhythm`'s, what comes is `forecast`'s, the chance is `chance`'s. The pictures of the
//! month are read from here as well, so that a drawing and its words cannot differ.

pub mod burn;
pub mod few;
pub mod glance;
pub mod habit;
pub mod metrics;
pub mod why;

use super::chance::{Asked, Chance, Sums};
use super::day::Day;
use super::forecast::{Forecast, ListedDeal};
use super::ident::{CustomerId, DealId};
use super::money::Money;
use super::own_books::closed_months;
use super::own_pipeline::{as_pipeline, samples};
use super::pace::Standing;
use super::period::Month;
use super::rate::{Rate, Undefined};
use super::rhythm::best_month;
use super::sorted::Map;
use super::tempo::{DecidedDeal, History};
use super::workspace::{DealState, Workspace};

/// Months of resolved deals that "too little data" is judged by.
const LOOK_BACK: i32 = -12;

/// What a month's revenue may come to, from the journal's own deals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prospect {
    /// The open deals, in the order they were recorded; places of the forecast speak of them.
    pub names: Vec<DealId>,
    /// What the month comes to: already won, from open deals, usually still comes in.
    pub forecast: Forecast,
    /// Own deals won or lost in the twelve months before today. A sale without a deal says nothing
    /// of how many are won.
    pub resolved: u32,
    /// The best closed month by its working day: what it sold and its half days.
    pub best: Option<(Money, u32)>,
}

/// What is won of a month by the end of a day: with a goal its opening figure too. O(sales).
pub fn won(workspace: &Workspace, month: Month, today: Day) -> Money {
    let standing = Standing::of(workspace, month, today);
    standing.map_or_else(|| workspace.sold_in_month(month), |standing| standing.actual)
}

impl Prospect {
    /// Of a month as of a day. The day a deal is expected is the rep's own word; a deal whose day
    /// has passed counts nothing. O(days + deals × log days) and the middle case, see
    /// [`Asked::middle`].
    pub fn of(workspace: &Workspace, month: Month, today: Day) -> Prospect {
        let (names, deals) = listed(workspace, month, today);
        let closed = closed_months(workspace, month);
        Prospect {
            names,
            forecast: forecast(workspace, month, today, &deals),
            resolved: resolved(workspace, today),
            best: best_month(closed.iter().map(|one| (one.actual, one.weight.halves()))),
        }
    }

    /// The largest of the deals that count, and the total without it; `None` without such a deal.
    /// O(the forecast).
    pub fn without_largest(&self, workspace: &Workspace) -> Option<(DealId, Money)> {
        let today = self.forecast.today;
        let month = workspace.month_of(self.forecast.period.first());
        let counted = self.forecast.deals.iter().zip(&self.forecast.places);
        let largest = counted.max_by_key(|(deal, _)| deal.amount).map(|(_, place)| *place)?;
        let name = *self.names.get(largest)?;
        let (_, mut deals) = listed(workspace, month, today);
        deals.remove(largest);
        Some((name, forecast(workspace, month, today, &deals).total))
    }

    /// All that the chance of a tier depends on.
    pub fn asked(&self, tier: Money) -> Asked<'_> {
        Asked { resolved: self.resolved, ..self.forecast.asked(tier) }
    }

    /// Already won; with what is likely; if everything comes in.
    pub fn sums(&self) -> Sums {
        self.asked(Money::LIMIT).sums()
    }

    /// Chance × amount of the deals that count, each rounded once.
    pub fn weighted(&self) -> Money {
        self.sums().likely.minus(self.forecast.won)
    }

    /// Coverage of a tier = weighted pipeline / gap.
    ///
    /// # Errors
    /// Where nothing is missing.
    pub fn coverage(&self, tier: Money) -> Result<Rate, Undefined> {
        Rate::of_amounts(self.weighted(), tier.minus(self.forecast.won).at_least_zero())
    }

    /// The chance of a tier. Heavy: see [`Asked::chance`].
    pub fn chance(&self, tier: Money) -> Chance {
        match self.asked(tier).chance() {
            // The closed months are counted here; what is asked holds stretches.
            Chance::TooLittleData { resolved, .. } => {
                Chance::TooLittleData { resolved, months: self.forecast.tempo.months }
            }
            other => other,
        }
    }

    /// The deal at a place of the chance's deals.
    pub fn deal(&self, place: usize) -> Option<DealId> {
        let listed = *self.forecast.places.get(place)?;
        self.names.get(listed).copied()
    }

    /// Whether what a working day needs is more than the best closed month's day. A warning, not a
    /// verdict.
    pub fn more_than_best(&self, missing: Money, halves_left: u32) -> bool {
        let Some((best, halves)) = self.best else { return false };
        let needs = Rate::of(missing.fen(), halves_left);
        matches!((needs, Rate::of(best.fen(), halves)), (Ok(needs), Ok(best)) if needs > best)
    }
}

/// The open deals with their names, each dated by the rep.
fn listed(workspace: &Workspace, month: Month, today: Day) -> (Vec<DealId>, Vec<ListedDeal>) {
    let known = samples(workspace, today);
    let period = workspace.period(month);
    let open = workspace.deals().filter(|(_, deal)| deal.state == DealState::Open);
    open.map(|(id, deal)| {
        let odds = Some(as_pipeline(workspace, deal, period).odds(&known));
        let said = Some(deal.expected);
        (id, ListedDeal { amount: deal.amount, opened: deal.opened, said, odds })
    })
    .unzip()
}

fn forecast(workspace: &Workspace, month: Month, today: Day, deals: &[ListedDeal]) -> Forecast {
    let decided = decided(workspace);
    let history = History {
        calendar: &workspace.calendar,
        start: workspace.month_start,
        since: closed_months(workspace, month).first().map_or(month, |first| first.month),
        decided: &decided,
    };
    Forecast::of(&history, month, today, won(workspace, month, today), deals)
}

/// Every deal won or lost; a sale without a deal was opened and won on its day. O(n log n).
fn decided(workspace: &Workspace) -> Vec<DecidedDeal> {
    // A won deal made a sale of its own: the same customer, day and amount.
    let mut of_deals: Map<(Day, CustomerId, Money), u32> = Map::new();
    let mut all = Vec::new();
    for (_, deal) in workspace.deals() {
        let (decided, won) = match deal.state {
            DealState::Open => continue,
            DealState::Won { on } => (on, Some(deal.amount)),
            DealState::Lost { on } => (on, None),
        };
        if won.is_some() {
            let many = of_deals.entry((decided, deal.customer, deal.amount)).or_default();
            *many = many.saturating_add(1);
        }
        all.push(DecidedDeal { opened: deal.opened, decided, won });
    }
    for (_, sale) in workspace.sales().filter(|(_, sale)| sale.amount > Money::ZERO) {
        let of_deal = sale.customer.and_then(|who| of_deals.get_mut(&(sale.on, who, sale.amount)));
        match of_deal {
            Some(many) if *many > 0 => *many = many.saturating_sub(1),
            _ => {
                let (opened, decided, won) = (sale.on, sale.on, Some(sale.amount));
                all.push(DecidedDeal { opened, decided, won });
            }
        }
    }
    all
}

fn resolved(workspace: &Workspace, today: Day) -> u32 {
    let from = today.plus_months(LOOK_BACK);
    let ended = workspace.deals().filter(|(_, deal)| match deal.state {
        DealState::Open => false,
        DealState::Won { on } | DealState::Lost { on } => from <= on && on <= today,
    });
    u32::try_from(ended.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
pub(super) mod tests;
