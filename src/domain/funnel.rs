//! From an amount back to deals, leads and visits, by the rep's own rates (domain.md 8).

use super::money::Money;
use super::rate::Rate;
use super::stage::Stage;

/// How many observations a default rate weighs as much as.
const DEFAULT_WEIGHT: i64 = 10;
/// Visits that bring one deal into a stage, unless own ones say otherwise.
pub const VISITS_PER_ENTRY: i64 = 2;

/// Where a used rate comes from; always said beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateOrigin {
    /// The rep typed it.
    Typed,
    /// From own deals: so many passed of so many resolved.
    Own {
        /// Passed.
        passed: u32,
        /// Resolved, at least 1.
        of: u32,
    },
    /// Nothing is known yet.
    Default,
}

/// A rate as it is used, with its origin.
///
/// ```
/// use fieldplan::domain::{funnel::{RateOrigin, UsedRate}, rate::Rate};
/// // 3 of 10, smoothed by a default of 20 % that weighs as much as ten: (3 + 2) / 20.
/// let own = UsedRate::new(None, 3, 10, Rate::percent(20));
/// assert_eq!((own.rate, own.origin), (Rate::percent(25), RateOrigin::Own { passed: 3, of: 10 }));
/// assert_eq!(UsedRate::new(None, 0, 0, Rate::percent(20)).origin, RateOrigin::Default);
/// assert_eq!(UsedRate::new(Some(Rate::percent(18)), 3, 10, Rate::percent(20)).rate, Rate::percent(18));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsedRate {
    /// The rate, exact.
    pub rate: Rate,
    /// Where it comes from.
    pub origin: RateOrigin,
}

impl UsedRate {
    /// Typed, else (n + 10 p₀) / (N + 10) of `passed` n of `resolved` N; more passed than resolved
    /// counts as all.
    pub fn new(typed: Option<Rate>, passed: u32, resolved: u32, default: Rate) -> UsedRate {
        if let Some(rate) = typed {
            return UsedRate { rate, origin: RateOrigin::Typed };
        }
        if resolved == 0 {
            return UsedRate { rate: default, origin: RateOrigin::Default };
        }
        let passed = passed.min(resolved);
        let prior = default.checked_mul(Rate::whole(DEFAULT_WEIGHT));
        let sum = prior.and_then(|prior| prior.checked_add(Rate::whole(i64::from(passed))));
        let base = Rate::whole(i64::from(resolved).saturating_add(DEFAULT_WEIGHT));
        let rate = sum.and_then(|sum| sum.checked_div(base)).unwrap_or(default);
        UsedRate { rate, origin: RateOrigin::Own { passed, of: resolved } }
    }

    /// The default of a stage, as long as nothing is known.
    pub fn default_of(stage: Stage) -> UsedRate {
        UsedRate { rate: stage.default_pass(), origin: RateOrigin::Default }
    }
}

/// Why nothing can be worked out backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FunnelError {
    /// The rate out of this step is 0 or below, or above 1. 0 is the first step.
    Rate {
        /// Which step.
        step: usize,
        /// The rate.
        rate: Rate,
    },
    /// No amount a deal.
    Ticket,
    /// Figures beyond what a fraction can hold; no plan comes near.
    TooLarge,
}

/// What an amount takes, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackSolved {
    /// Entries into each step and last the deals, from the first step on.
    pub rows: Vec<Row>,
    /// Visits: Σ entries into an open step × visits per entry, rounded up once.
    pub visits: i64,
}

/// How many a step needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Exact.
    pub exact: Rate,
    /// Rounded up for show, from `exact` and not from another row.
    pub shown: i64,
}

impl BackSolved {
    /// Deals to win.
    pub fn deals(&self) -> i64 {
        self.rows.last().map_or(0, |row| row.shown)
    }

    /// Leads to find.
    pub fn leads(&self) -> i64 {
        self.rows.first().map_or(0, |row| row.shown)
    }
}

/// The rates from each step to the next: one (lead → deal), or the four of the open stages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Funnel {
    steps: Vec<Step>,
}

/// One step: how many pass it, and what an entry into it costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// How many pass to the next.
    pub pass: UsedRate,
    /// Visits that an entry into it takes, own or [`VISITS_PER_ENTRY`]; below 0 counts 0.
    pub visits: Rate,
}

impl Step {
    /// A step with the default visits.
    pub fn new(pass: UsedRate) -> Step {
        Step { pass, visits: Rate::whole(VISITS_PER_ENTRY) }
    }
}

impl Funnel {
    /// One rate, from lead to deal.
    pub fn one(lead_to_deal: UsedRate) -> Funnel {
        Funnel { steps: vec![Step::new(lead_to_deal)] }
    }

    /// As [`Funnel::one`], with the visits a lead takes.
    pub fn visited(step: Step) -> Funnel {
        Funnel { steps: vec![step] }
    }

    /// The rates out of the four open stages, in their order.
    pub fn staged(steps: [Step; 4]) -> Funnel {
        Funnel { steps: steps.to_vec() }
    }

    /// The steps, first first.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// How likely an entry into a step becomes a deal: the product of the rates from it on; 1 past
    /// the last. `None` beyond what a fraction can hold.
    pub fn win_from(&self, step: usize) -> Option<Rate> {
        let rates = self.steps.iter().skip(step).map(|step| step.pass.rate);
        rates.into_iter().try_fold(Rate::ONE, Rate::checked_mul)
    }

    /// What `amount` takes at `ticket` a deal: deals = amount / ticket, each earlier step = next /
    /// rate, each row rounded up from its own exact value. An amount of 0 or less takes nothing.
    /// O(steps).
    ///
    /// # Errors
    /// When a rate is not above 0 and at most 1, the ticket not above 0, or figures are too large.
    pub fn back_solve(&self, amount: Money, ticket: Money) -> Result<BackSolved, FunnelError> {
        if ticket <= Money::ZERO {
            return Err(FunnelError::Ticket);
        }
        let deals =
            Rate::of_amounts(amount.at_least_zero(), ticket).map_err(|_| FunnelError::TooLarge)?;
        self.from_deals(deals)
    }

    /// As [`Funnel::back_solve`], for a number of deals.
    ///
    /// # Errors
    /// As there.
    pub fn from_deals(&self, deals: Rate) -> Result<BackSolved, FunnelError> {
        let mut exact = deals;
        let mut visits = Rate::ZERO;
        let mut rows = vec![Row { exact, shown: exact.ceil() }];
        for (place, step) in self.steps.iter().enumerate().rev() {
            let rate = step.pass.rate;
            if !rate.is_positive() || rate > Rate::ONE {
                return Err(FunnelError::Rate { step: place, rate });
            }
            exact = exact.checked_div(rate).ok_or(FunnelError::TooLarge)?;
            let own = exact.checked_mul(step.visits.max(Rate::ZERO));
            let sum = own.and_then(|own| visits.checked_add(own));
            visits = sum.ok_or(FunnelError::TooLarge)?;
            rows.push(Row { exact, shown: exact.ceil() });
        }
        rows.reverse();
        Ok(BackSolved { rows, visits: visits.ceil() })
    }
}

/// What planning starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// A new plan: the tier's amount.
    Plan(Money),
    /// A re-plan: what is missing, less what the open pipeline is likely to bring.
    Replan {
        /// T − A.
        gap: Money,
        /// Σ p × amount of open deals dated to the period's end.
        weighted: Money,
    },
}

impl Start {
    /// The amount to work back from, at least 0.
    pub fn amount(self) -> Money {
        match self {
            Start::Plan(tier) => tier.at_least_zero(),
            Start::Replan { gap, weighted } => gap.minus(weighted).at_least_zero(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(percent: i64) -> UsedRate {
        UsedRate { rate: Rate::percent(percent), origin: RateOrigin::Typed }
    }

    fn staged() -> Funnel {
        Funnel::staged(Stage::OPEN.map(|stage| Step::new(UsedRate::default_of(stage))))
    }

    #[test]
    fn a_rate_of_0_or_above_1_blocks() {
        for (percent, step) in [(0, 0), (101, 0), (-5, 0)] {
            let found = Funnel::one(typed(percent)).from_deals(Rate::ONE);
            assert_eq!(found, Err(FunnelError::Rate { step, rate: Rate::percent(percent) }));
        }
        assert!(Funnel::one(typed(100)).from_deals(Rate::ONE).is_ok());
        let none = Funnel::one(typed(20)).back_solve(Money::from_yuan(1), Money::ZERO);
        assert_eq!(none, Err(FunnelError::Ticket));
    }

    #[test]
    fn five_stages_end_in_the_deals_and_start_with_the_leads() {
        let solved = staged().from_deals(Rate::whole(10)).unwrap();
        // 10 / 0.75 = 13.3, / 0.667 = 19.99, / 0.7 = 28.6, / 0.571 = 50.01: each from its own.
        let shown: Vec<i64> = solved.rows.iter().map(|row| row.shown).collect();
        assert_eq!(shown, [51, 29, 20, 14, 10]);
        // Two visits for each of 50.01 + 28.56 + 19.99 + 13.33 entries.
        assert_eq!(solved.visits, 224);
        assert_eq!(staged().win_from(3), Some(Rate::percent(75)));
        assert_eq!(staged().win_from(4), Some(Rate::ONE));
    }

    #[test]
    fn what_cannot_be_counts_as_its_limit() {
        let half = Rate::percent(50);
        assert_eq!(UsedRate::new(None, 12, 10, half), UsedRate::new(None, 10, 10, half));
        assert_eq!(Start::Plan(Money::from_yuan(-5)).amount(), Money::ZERO);
        let step = Step { visits: Rate::whole(-3), ..Step::new(typed(50)) };
        let funnel = Funnel { steps: vec![step] };
        assert_eq!(funnel.from_deals(Rate::whole(4)).unwrap().visits, 0);
        let none = funnel.back_solve(Money::from_yuan(-5), Money::from_yuan(1)).unwrap();
        assert_eq!((none.deals(), none.leads()), (0, 0));
    }

    #[test]
    fn a_replan_starts_from_the_gap_less_the_weighted_pipeline() {
        let (gap, weighted) = (Money::from_yuan(100), Money::from_yuan(30));
        assert_eq!(Start::Replan { gap, weighted }.amount(), Money::from_yuan(70));
        assert_eq!(Start::Replan { gap: weighted, weighted: gap }.amount(), Money::ZERO);
    }

    proptest! {
        #[test]
        fn the_rows_suffice_and_one_less_does_not(
            fen in 1_i64..1_000_000_000_000, ticket in 1_i64..1_000_000_000, percent in 1_i64..=100,
        ) {
            let solved = Funnel::one(typed(percent))
                .back_solve(Money::from_fen(fen), Money::from_fen(ticket)).unwrap();
            let brings = |leads: i64| i128::from(leads) * i128::from(percent) * i128::from(ticket);
            prop_assert!(brings(solved.leads()) >= i128::from(fen) * 100);
            prop_assert!(brings(solved.leads() - 1) < i128::from(fen) * 100);
        }

        #[test]
        fn a_better_rate_never_needs_more(
            fen in 0_i64..1_000_000_000_000, percent in 1_i64..100, more in 0_i64..100,
        ) {
            let solve = |percent| Funnel::one(typed(percent))
                .back_solve(Money::from_fen(fen), Money::from_yuan(1000)).unwrap();
            let (worse, better) = (solve(percent), solve((percent + more).min(100)));
            prop_assert!(better.leads() <= worse.leads() && better.visits <= worse.visits);
            prop_assert_eq!(better.deals(), worse.deals());
        }

        #[test]
        fn an_own_rate_lies_between_the_sample_and_the_default(
            passed in 0_u32..500, more in 0_u32..500, default in 0_i64..=100,
        ) {
            prop_assume!(passed + more > 0);
            let default = Rate::percent(default);
            let used = UsedRate::new(None, passed, passed + more, default).rate;
            let own = Rate::of(passed, passed + more).unwrap();
            prop_assert!(own.min(default) <= used && used <= own.max(default));
        }
    }
}
