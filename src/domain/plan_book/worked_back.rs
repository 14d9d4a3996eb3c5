//! A month's amount worked back to deals, leads and visits, over its real weeks, with the last day
//! on which each stage is entered in time (domain.md 8).

use crate::domain::day::Day;
use crate::domain::funnel::{BackSolved, FunnelError, Start, UsedRate};
use crate::domain::lead::{Decided, decided};
use crate::domain::line::Line;
use crate::domain::money::Money;
use crate::domain::own_pipeline::pipeline;
use crate::domain::period::{Month, Period};
use crate::domain::rate::Rate;
use crate::domain::workspace::Workspace;

use super::Span;
use super::figures::revenue;
use super::funnel::FunnelPlan;
use super::own_funnel::OwnFunnel;

/// What is missing to work back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The month has no target, confirmed or written down.
    Goal,
    /// Nothing is sold yet and no ticket is typed.
    Ticket,
    /// A rate is 0, or figures are beyond what a fraction can hold.
    Rate(FunnelError),
}

/// One week of the month, cut at its edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekOfVisits {
    /// Its days.
    pub run: Period,
    /// Half days worked.
    pub halves: u32,
    /// Visits to make; `None` where nothing of the month is worked.
    pub visits: Option<i64>,
    /// Leads to find.
    pub leads: Option<i64>,
}

/// What an amount takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkedBack {
    /// The amount it starts from: the target, or what is left of it.
    pub amount: Money,
    /// What a deal brings.
    pub ticket: Money,
    /// The rates used, one a step, with their origins.
    pub rates: Vec<UsedRate>,
    /// Rows and visits.
    pub solved: BackSolved,
    /// Of each step the last day to enter it in time; `None` where the way is not known.
    pub last: Vec<Option<Day>>,
    /// Over the weeks.
    pub weeks: Vec<WeekOfVisits>,
    /// What records have decided of the month already.
    pub decided: Option<Decided>,
}

/// From which day history is read: today, or the month's first day once the month is past.
pub fn as_of(workspace: &Workspace, month: Month, today: Day) -> Day {
    let period = workspace.period(month);
    if today > period.last() { period.first() } else { today }
}

/// What a month takes with a plan; `rest` starts from what is missing less what the open deals weigh,
/// and goes over the days from `today` on. O(days + deals).
///
/// # Errors
/// What is missing.
pub fn worked_back(
    workspace: &Workspace,
    plan: &FunnelPlan,
    own: &OwnFunnel,
    today: Day,
    rest: bool,
) -> Result<WorkedBack, Missing> {
    let month = plan.month;
    let period = workspace.period(month);
    let tier = revenue(workspace, Span::Month, month).ok_or(Missing::Goal)?;
    let ticket = plan.ticket(own).ok_or(Missing::Ticket)?;
    let won = workspace.sold_in_month(month);
    let weighted = pipeline(workspace, period, as_of(workspace, month, today)).1.in_period.weighted;
    let start =
        if rest { Start::Replan { gap: tier.minus(won), weighted } } else { Start::Plan(tier) };
    let amount = start.amount();
    let funnel = plan.funnel(own);
    let solved = funnel.back_solve(amount, ticket).map_err(Missing::Rate)?;
    let steps = funnel.steps().len();
    let last =
        (0..steps).map(|step| plan.lead_time(own, step).map(|left| left.last_useful(period)));
    let run = if rest { period.since(today).unwrap_or(period) } else { period };
    Ok(WorkedBack {
        amount,
        ticket,
        rates: plan.rates(own),
        last: last.collect(),
        weeks: weeks(workspace, run, &solved),
        solved,
        decided: decided(tier, won, weighted).ok(),
    })
}

/// Visits and leads over the weeks by their working days: differences of one rounded line each, so
/// the weeks add up to the month.
fn weeks(workspace: &Workspace, run: Period, solved: &BackSolved) -> Vec<WeekOfVisits> {
    let calendar = &workspace.calendar;
    let all = calendar.working(run).halves();
    let (visits, leads) = (Line::new(solved.visits, all), Line::new(solved.leads(), all));
    let mut before = 0_u32;
    let weeks = run.weeks().map(|week| {
        let halves = calendar.working(week).halves();
        let after = before.saturating_add(halves);
        let of = WeekOfVisits {
            run: week,
            halves,
            visits: visits.between(before, after),
            leads: leads.between(before, after),
        };
        before = after;
        of
    });
    weeks.collect()
}

/// For which months leads found in a month count, and how many each wants found in it, rounded up;
/// `None` where that month has no goal. Empty where the way is not known, or it is this month's own
/// leads alone. O(months × days).
pub fn leads_for_later(
    workspace: &Workspace,
    plan: &FunnelPlan,
    own: &OwnFunnel,
) -> Vec<(Month, Option<i64>)> {
    let (Some(time), Some(ticket)) = (plan.lead_time(own, 0), plan.ticket(own)) else {
        return Vec::new();
    };
    let period = workspace.period(plan.month);
    let shares = time.shares(period, workspace.month_start, &workspace.calendar);
    if shares.iter().all(|(month, _)| *month == plan.month) {
        return Vec::new();
    }
    let funnel = plan.funnel(own);
    let of = |(month, share): (Month, Rate)| {
        let solved =
            revenue(workspace, Span::Month, month).and_then(|t| funnel.back_solve(t, ticket).ok());
        let exact = solved.and_then(|solved| solved.rows.first().map(|row| row.exact));
        (month, exact.and_then(|exact| exact.checked_mul(share)).map(Rate::ceil))
    };
    shares.into_iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::{Command, Moment, decide};
    use crate::domain::ident::Stamp;
    use crate::domain::workspace::evolve;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn october() -> Month {
        Month::new(2026, 10).unwrap()
    }

    fn with_goal(months: &[Month]) -> Workspace {
        let mut workspace = Workspace::default();
        for (place, month) in (1..).zip(months) {
            let stamp = Stamp::new(place, 0, 7);
            let confirm =
                Command::ConfirmGoal { month: *month, target: Money::from_yuan(3_000_000) };
            let moment = Moment { today: day("2026-10-01"), minute: 0, stamp };
            let fact = decide(&workspace, confirm, &moment).unwrap();
            evolve(&mut workspace, stamp, &fact);
        }
        workspace
    }

    fn plan() -> FunnelPlan {
        FunnelPlan {
            ticket: Some(Money::from_yuan(300_000)),
            lead: Some(2_000),
            ..FunnelPlan::of(october())
        }
    }

    #[test]
    fn ten_deals_at_20_percent_over_the_weeks_of_october() {
        let workspace = with_goal(&[october()]);
        let own = OwnFunnel::default();
        let found = worked_back(&workspace, &plan(), &own, day("2026-10-01"), false).unwrap();
        assert_eq!(
            (found.solved.deals(), found.solved.leads(), found.solved.visits),
            (10, 50, 100)
        );
        let visits: Vec<_> = found.weeks.iter().map(|week| week.visits.unwrap()).collect();
        // The holiday week is empty; three days, then five and six and five.
        assert_eq!(visits.iter().sum::<i64>(), 100);
        assert_eq!(visits.first(), Some(&0));
        let leads: i64 = found.weeks.iter().map(|week| week.leads.unwrap()).sum();
        assert_eq!(leads, 50);
        assert_eq!(found.last, [None]);
    }

    #[test]
    fn a_planned_target_is_worked_back_like_a_confirmed_one() {
        use crate::domain::fact::Fact;
        use crate::domain::plan_book::figures::Planned;
        let today = day("2026-10-01");
        let tiers = [2_400_000, 3_000_000, 3_600_000].map(Money::from_yuan);
        let mut workspace = Workspace::default();
        let planned = Planned::tiers(october(), tiers, None, today).entry();
        evolve(&mut workspace, Stamp::new(1, 0, 7), &Fact::Entered(planned));
        let own = OwnFunnel::default();
        let found = worked_back(&workspace, &plan(), &own, today, false);
        let confirmed = worked_back(&with_goal(&[october()]), &plan(), &own, today, false);
        assert_eq!(found, confirmed);
    }

    #[test]
    fn what_is_left_goes_over_the_days_that_are_left() {
        let mut workspace = with_goal(&[october()]);
        let stamp = Stamp::new(9, 0, 7);
        let sell = Command::Sell {
            customer: None,
            amount: Money::from_yuan(1_500_000),
            on: day("2026-10-12"),
        };
        let moment = Moment { today: day("2026-10-16"), minute: 0, stamp };
        let fact = decide(&workspace, sell, &moment).unwrap();
        evolve(&mut workspace, stamp, &fact);
        let own = OwnFunnel::default();
        let found = worked_back(&workspace, &plan(), &own, day("2026-10-16"), true).unwrap();
        assert_eq!((found.solved.deals(), found.solved.leads()), (5, 25));
        assert_eq!(found.weeks[0].run.first(), day("2026-10-16"));
        assert_eq!(found.decided.unwrap().won, Rate::percent(50));
    }

    #[test]
    fn what_is_missing_is_named() {
        let own = OwnFunnel::default();
        let today = day("2026-10-01");
        let none = worked_back(&Workspace::default(), &plan(), &own, today, false);
        assert_eq!(none, Err(Missing::Goal));
        let workspace = with_goal(&[october()]);
        let bare = FunnelPlan { ticket: None, ..plan() };
        assert_eq!(worked_back(&workspace, &bare, &own, today, false), Err(Missing::Ticket));
        let none = FunnelPlan { lead: Some(0), ..plan() };
        let found = worked_back(&workspace, &none, &own, today, false);
        assert_eq!(found, Err(Missing::Rate(FunnelError::Rate { step: 0, rate: Rate::ZERO })));
    }

    #[test]
    fn a_long_way_serves_the_months_after() {
        let november = october().next();
        let workspace = with_goal(&[october(), november]);
        let own = OwnFunnel::default();
        let long = FunnelPlan { days: Some(45), month: november, ..plan() };
        let found = worked_back(&workspace, &long, &own, day("2026-10-01"), false).unwrap();
        assert_eq!(found.last, [Some(day("2026-10-16"))]);
        let later = leads_for_later(&workspace, &long, &own);
        let december = november.next();
        assert_eq!(
            later.iter().map(|(month, _)| *month).collect::<Vec<_>>(),
            [december, december.next()]
        );
        assert!(later.iter().all(|(_, leads)| leads.is_none()), "no goal there");
        let of_october =
            leads_for_later(&workspace, &FunnelPlan { month: october(), ..long }, &own);
        assert!(of_october[0].0 == november && of_october[0].1.is_some_and(|leads| leads <= 50));
        assert_eq!(leads_for_later(&workspace, &plan(), &own), []);
    }

    #[test]
    fn a_month_that_is_past_is_read_as_it_began() {
        let workspace = Workspace::default();
        assert_eq!(as_of(&workspace, october(), day("2027-03-01")), day("2026-10-01"));
        assert_eq!(as_of(&workspace, october(), day("2026-10-20")), day("2026-10-20"));
        assert_eq!(as_of(&workspace, october(), day("2026-09-20")), day("2026-09-20"));
    }
}
