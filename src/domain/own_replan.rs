//! What a month's situation is by the rep's own records, which ways there are to turn it, and what
//! each would change before it is taken (domain.md 11; mission E4 and F6).
//!
//! The ways and their figures are in `replan`; what a record holds is decided by the commands. Not
//! here: writing anything down.

use super::agenda::Agenda;
use super::cadence::{Cadence, Cadences, Class, MOST_TOUCHES, capacity};
use super::command::{self, Command, Moment, Refusal};
use super::day::Day;
use super::fact::{Fact, NextStep, RevisionReason, SettingsChanged};
use super::ident::{DealId, Stamp};
use super::lead::LeadTime;
use super::milestone::{Milestone, Wanted};
use super::money::Money;
use super::odds::Odds;
use super::own_classes::cadences_entry;
use super::own_pipeline::{open_deals, samples};
use super::pace::{Need, Standing as MonthStanding};
use super::period::{Month, Period};
use super::plan_book::Span;
use super::plan_book::figures::{Planned, latest};
use super::plan_book::goal::{self, Decide};
use super::plan_book::milestones;
use super::plan_book::own_funnel::OwnFunnel;
use super::plan_book::versions::in_proportion;
use super::rate::Rate;
use super::replan::{PULL_FORWARD, Replan, Situation, Way};
use super::sorted::sort_by;
use super::standing::Prospect;
use super::tier::{Tier, Tiers};
use super::week_plan::{Basis, WeekPlan};
use super::workspace::{Standing, TaskState, Workspace, evolve};

/// The fewest visits of 12 months that say how many make a deal, as the alerts ask of the time before.
pub const FEWEST_VISITS: u32 = 30;
/// Months of own visits and deals that are looked back on.
const LOOK_BACK: i32 = -12;
/// Months of a quarter.
const QUARTER: u32 = 3;

/// What the next month of the quarter is to bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextMonth {
    /// Which.
    pub month: Month,
    /// Its tiers, in force or written down.
    pub tiers: Tiers,
    /// Whether they are confirmed: then a change of them is a revision with a reason.
    pub is_confirmed: bool,
    /// Its working half days.
    pub halves: u32,
}

/// Why nothing can be moved to the next month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoNext {
    /// The month is its quarter's last.
    QuarterEnds,
    /// The next month has no figure yet.
    NoFigure(Month),
    /// The next month is closed.
    Closed(Month),
}

/// A month as the rep's own records show it, with the ways to turn it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnReplan {
    /// The sales month.
    pub month: Month,
    /// The tiers in force.
    pub tiers: Tiers,
    /// Sold with today.
    pub won: Money,
    /// Σ chance × amount of open deals dated from today to the month's end.
    pub weighted: Money,
    /// What the month comes to in the middle case, with what usually still comes in.
    pub expected: Money,
    /// Half days left from today on.
    pub halves_left: u32,
    /// Deals and visits of 12 months, of customers with any visit on record.
    pub visited: (u32, u32),
    /// Own deals for each visit; 0 with fewer than [`FEWEST_VISITS`].
    pub visit_to_deal: Rate,
    /// What a deal brings; 0 while nothing was sold in 12 months.
    pub ticket: Money,
    /// Calendar days from a lead to its deal; `None` while no deal was won.
    pub cycle: Option<u32>,
    /// Visits a full working day that are still free.
    pub free_visits: u32,
    /// Open deals dated from today to the month's end, the largest first.
    pub open: Vec<DealId>,
    /// Open deals dated within 30 days after it, the largest first.
    pub near: Vec<DealId>,
    /// Touches still owed to class C in the month.
    pub c_touches: u32,
    /// The next month of the quarter, or why there is none.
    pub next: Result<NextMonth, NoNext>,
    /// The ways for the target tier.
    pub replan: Replan,
}

impl OwnReplan {
    /// The month of `today`; `None` without a goal for it. O(customers × days + n log n) in records.
    pub fn of(workspace: &Workspace, today: Day) -> Option<OwnReplan> {
        let month = workspace.month_of(today);
        let tiers = workspace.goal(month)?.in_force().tiers;
        let period = workspace.period(month);
        let left = period.since(today)?;
        let halves_left = workspace.calendar.working(left).halves();
        let own = OwnFunnel::of(workspace, today, false);
        let visited = visited(workspace, today);
        let mut replan = OwnReplan {
            month,
            tiers,
            won: workspace.sold_in_month(month),
            weighted: Money::ZERO,
            halves_left,
            visited,
            visit_to_deal: visit_to_deal(visited),
            expected: Prospect::of(workspace, month, today).forecast.total,
            ticket: own.ticket.map_or(Money::ZERO, |(ticket, _)| ticket),
            cycle: own.cycle,
            free_visits: free_visits(workspace, left, today),
            open: Vec::new(),
            near: Vec::new(),
            c_touches: c_touches(workspace, period),
            next: next_month(workspace, month),
            replan: Replan {
                gap: Money::ZERO,
                choices: Vec::new(),
                together: Money::ZERO,
                can_be_reached: true,
            },
        };
        let deals = replan.take_deals(workspace, left, today);
        replan.replan = replan.of_tier(period, today, &deals, Tier::Target);
        Some(replan)
    }

    /// Takes in the open deals, and gives them as the ways ask for them.
    fn take_deals(
        &mut self,
        workspace: &Workspace,
        left: Period,
        today: Day,
    ) -> Vec<(Day, Money, Odds)> {
        let samples = samples(workspace, today);
        let mut all = open_deals(workspace, workspace.period(self.month));
        sort_by(&mut all, |(id, one), (other_id, other)| {
            other.amount.cmp(&one.amount).then_with(|| id.cmp(other_id))
        });
        let until = left.last().plus_days(PULL_FORWARD);
        let mut deals = Vec::new();
        for (id, deal) in all {
            let odds = deal.odds(&samples);
            if left.contains(deal.expected) {
                self.weighted = self.weighted.plus(odds.weigh(deal.amount.at_least_zero()));
                self.open.push(id);
            } else if deal.expected > left.last() && deal.expected <= until {
                self.near.push(id);
            }
            deals.push((deal.expected, deal.amount, odds));
        }
        deals
    }

    fn of_tier(
        &self,
        period: Period,
        today: Day,
        deals: &[(Day, Money, Odds)],
        tier: Tier,
    ) -> Replan {
        let cycle = self.cycle.map(|days| u16::try_from(days).unwrap_or(u16::MAX));
        let situation = Situation {
            tier: self.tiers.get(tier),
            won: self.won,
            weighted: self.weighted,
            period,
            today,
            halves_left: self.halves_left,
            visit_to_deal: self.visit_to_deal,
            ticket: self.ticket,
            cycle: cycle.map(LeadTime::from_days),
            free_visits: self.free_visits,
            open_deals: u32::try_from(self.open.len()).unwrap_or(u32::MAX),
            deals,
            c_touches: self.c_touches,
            next_month: self.next.ok().map(|next| (next.tiers.get(tier), next.halves)),
        };
        situation.replan()
    }

    /// Whether the month usually comes to the target without more work: with what is at hand and what
    /// still came up by its end in the months before, in half of all cases.
    pub fn is_usually_reached(&self) -> bool {
        self.expected >= self.tiers.get(Tier::Target)
    }

    /// What the month comes to with all that more work may bring: sold, what the open deals weigh,
    /// and what visits, deals pulled forward and touches at class A bring together.
    pub fn within_reach(&self) -> Money {
        // Where the target needs nothing more, more work is not worked out: it is reached.
        self.won.plus(self.weighted).plus(self.replan.together)
    }

    /// The hardest tier within reach, where the target is not; `None` where none is.
    pub fn tier_in_reach(&self) -> Option<Tier> {
        let within = self.within_reach();
        Tier::ALL.into_iter().rev().find(|tier| within >= self.tiers.get(*tier))
    }

    /// What applying a way writes down; `None` where the way is work that no record does: deals are
    /// dated or raised one by one. `words` are what the two stages are called on the list of
    /// milestones.
    pub fn apply(
        &self,
        workspace: &Workspace,
        way: Way,
        today: Day,
        reason: RevisionReason,
        words: [&str; 2],
    ) -> Option<Act> {
        match way {
            Way::Visits { more_a_day, .. } => {
                let more = u16::try_from(more_a_day).ok().filter(|more| *more > 0)?;
                let leads_a_day = Some(workspace.leads_a_day.saturating_add(more));
                let changed = SettingsChanged { leads_a_day, ..SettingsChanged::default() };
                Some(Act::Set(changed))
            }
            Way::CadenceToA { .. } => {
                let cadences = to_a(Cadences::of(workspace))?;
                Some(Act::Goal(vec![Decide::Keep(cadences_entry(cadences, today))]))
            }
            Way::Defer { this_month, next_month, .. } => {
                let next = self.next.ok().filter(|_| this_month > Money::ZERO)?;
                let (here, there) =
                    (in_proportion(self.tiers, this_month), in_proportion(next.tiers, next_month));
                let revise = |month, tiers| Decide::Revise { month, tiers, reason };
                let after = if next.is_confirmed {
                    revise(next.month, there)
                } else {
                    let base = latest(workspace, Span::Month, next.month, REVENUE);
                    let base = base.and_then(|planned| planned.base);
                    let planned = Planned::tiers(next.month, there, base, today);
                    Decide::Keep(Planned { reason: Some(reason), ..planned }.entry())
                };
                Some(Act::Goal(vec![revise(self.month, here), after]))
            }
            Way::Stage { first, then, .. } => {
                let left = workspace.period(self.month).since(today)?;
                let days = stage_days(workspace, left)?;
                let mut all = milestones::latest(workspace, self.month);
                for ((by, amount), what) in days.into_iter().zip([first, then]).zip(words) {
                    let step = Milestone { by, wanted: Wanted::Figure(amount) };
                    if all.steps.iter().any(|(_, known)| *known == step) {
                        continue;
                    }
                    all = all.with(what, by, Some(amount)).ok()?;
                }
                Some(Act::Goal(vec![Decide::Keep(all.entry(today))]))
            }
            Way::Ticket { .. } | Way::PullForward { .. } => None,
        }
    }

    /// The day that a deal is dated on when it is pulled into the month: its last working day from
    /// today on, or its last day.
    pub fn pulled_to(&self, workspace: &Workspace, today: Day) -> Day {
        let last = workspace.period(self.month).last();
        workspace.calendar.on_or_before(last).filter(|day| *day >= today).unwrap_or(last)
    }
}

const REVENUE: super::metric::Standard = super::metric::Standard::Revenue;

/// What a tap on a way writes down: all of it in one go, and taken back in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Versions, milestones, cadences.
    Goal(Vec<Decide>),
    /// What fits a day.
    Set(SettingsChanged),
}

/// What a rep sees of a month and its plan on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// The target in force.
    pub target: Money,
    /// What a full working day is to bring for it.
    pub need: Option<Need>,
    /// Lines on today's list that are still to be done.
    pub list: usize,
    /// The next month's target, confirmed or written down.
    pub next: Option<Money>,
    /// New customers to find a day.
    pub leads: u16,
    /// How often classes A and C are touched.
    pub cadences: [Cadence; 2],
    /// Milestones of the month.
    pub milestones: usize,
}

impl Outlook {
    /// As the workspace stands. O(n log n) in records.
    pub fn of(workspace: &Workspace, today: Day) -> Outlook {
        let month = workspace.month_of(today);
        let standing = MonthStanding::of(workspace, month, today);
        let target = standing.as_ref().map(|standing| standing.tier(Tier::Target));
        let list = Agenda::of(workspace, today);
        let cadences = Cadences::of(workspace);
        Outlook {
            target: target.map_or(Money::ZERO, |target| target.amount),
            need: target.map(|target| target.need),
            list: list.lines.len().saturating_sub(list.done()),
            next: super::plan_book::figures::revenue(workspace, Span::Month, month.next()),
            leads: workspace.leads_a_day,
            cadences: [cadences.get(Class::A), cadences.get(Class::C)],
            milestones: milestones::latest(workspace, month).steps.len(),
        }
    }

    /// As it would stand after `act`, which is not written down. O(size of the workspace).
    ///
    /// # Errors
    /// Why the act would be refused.
    pub fn after(workspace: &Workspace, act: &Act, today: Day) -> Result<Outlook, Refusal> {
        let mut tried = workspace.clone();
        // After every record that there is: what is tried is the latest.
        let moment = |place| Moment { today, minute: 0, stamp: Stamp::new(MS_AFTER_ALL, place, 0) };
        let facts: Vec<(Moment, Fact)> = match act {
            Act::Set(changed) => {
                let moment = moment(0);
                vec![(
                    moment,
                    command::decide(workspace, Command::Settings(changed.clone()), &moment)?,
                )]
            }
            Act::Goal(all) => (0_u32..)
                .zip(all)
                .map(|(place, one)| {
                    let moment = moment(place);
                    goal::decide(workspace, one.clone(), &moment).map(|fact| (moment, fact))
                })
                .collect::<Result<_, _>>()?,
        };
        for (moment, fact) in &facts {
            evolve(&mut tried, moment.stamp, fact);
        }
        Ok(Outlook::of(&tried, today))
    }
}

/// A time after every record's: the year 4000.
const MS_AFTER_ALL: u64 = 64_060_588_800_000;

/// Deals, and visits, of the 12 months before `today`: of customers with any visit on record, since
/// deals from another system come without the visits that led to them. Returns count nothing.
fn visited(workspace: &Workspace, today: Day) -> (u32, u32) {
    let Ok(run) = Period::new(today.plus_months(LOOK_BACK), today.previous()) else {
        return (0, 0);
    };
    let mut visits = 0_u32;
    for (_, customer) in workspace.customers() {
        let seen = u32::try_from(customer.visited_in(run)).unwrap_or(u32::MAX);
        visits = visits.saturating_add(seen);
    }
    let counts = |whose| workspace.customer(whose).is_some_and(|one| !one.visits.is_empty());
    let deals = workspace.sales().filter(|(_, sale)| {
        sale.amount > Money::ZERO && run.contains(sale.on) && sale.customer.is_some_and(counts)
    });
    (u32::try_from(deals.count()).unwrap_or(u32::MAX), visits)
}

/// Deals over visits, at most 1; 0 with fewer than [`FEWEST_VISITS`].
fn visit_to_deal((deals, visits): (u32, u32)) -> Rate {
    if visits < FEWEST_VISITS {
        return Rate::ZERO;
    }
    Rate::of(deals, visits).unwrap_or(Rate::ZERO).min(Rate::ONE)
}

/// What fits a full day beside what the plan of these two weeks takes, on average over the days that
/// are left of the month in it, rounded down.
fn free_visits(workspace: &Workspace, left: Period, today: Day) -> u32 {
    let plan = WeekPlan::of(workspace, Basis::of(workspace, today));
    let (mut free, mut halves) = (0_u32, 0_u32);
    for day in plan.days().filter(|day| left.contains(day.day)) {
        let weight = day.kind.weight().halves();
        let room = capacity(workspace.visits_a_day, weight);
        free = free.saturating_add(room.saturating_sub(day.taken().visits));
        halves = halves.saturating_add(weight);
    }
    free.saturating_mul(2).checked_div(halves).unwrap_or(0)
}

/// What class C is still owed in a month, less what is promised to it there.
fn c_touches(workspace: &Workspace, period: Period) -> u32 {
    let cadence = Cadences::of(workspace).get(Class::C);
    let of_c = |one: &super::workspace::Customer| {
        one.standing == Standing::Active && one.class == Class::C
    };
    let mut owed = 0_u32;
    for (_, customer) in workspace.customers().filter(|(_, one)| of_c(one)) {
        let Some(run) = period.since(customer.added) else { continue };
        let due = cadence.owed(&workspace.calendar, run, period.last());
        let done = customer.visited_in(run);
        owed = owed.saturating_add(due.saturating_sub(u32::try_from(done).unwrap_or(u32::MAX)));
    }
    let promised = workspace.tasks_since(period.first()).filter(|(_, task)| {
        task.state == TaskState::Open
            && task.due <= period.last()
            && task.step != NextStep::Collect
            && workspace.customer(task.customer).is_some_and(of_c)
    });
    owed.saturating_sub(u32::try_from(promised.count()).unwrap_or(u32::MAX))
}

fn next_month(workspace: &Workspace, month: Month) -> Result<NextMonth, NoNext> {
    if month.month().checked_rem(QUARTER) == Some(0) {
        return Err(NoNext::QuarterEnds);
    }
    let next = month.next();
    if workspace.is_closed(next) {
        return Err(NoNext::Closed(next));
    }
    let confirmed = workspace.goal(next).map(|goal| goal.in_force().tiers);
    let planned = || latest(workspace, Span::Month, next, REVENUE)?.in_order();
    let tiers = confirmed.or_else(planned).ok_or(NoNext::NoFigure(next))?;
    let halves = workspace.calendar.working(workspace.period(next)).halves();
    Ok(NextMonth { month: next, tiers, is_confirmed: confirmed.is_some(), halves })
}

/// Class A touched once more, class C one step less often where there is one; `None` where A cannot
/// be touched more often. What no longer fits the weeks is then class C's.
fn to_a(cadences: Cadences) -> Option<Cadences> {
    let more = |times: u8| times.checked_add(1).filter(|times| *times <= MOST_TOUCHES);
    let a = match cadences.get(Class::A) {
        Cadence::Weekly(times) => Cadence::Weekly(more(times)?),
        Cadence::Monthly(times) => Cadence::Monthly(more(times)?),
    };
    let c = cadences.get(Class::C);
    Some(cadences.with(Class::A, a).with(Class::C, c.lower().unwrap_or(c)))
}

/// By when the two stages of a month are to be reached: the first after two thirds of the working
/// time left, as 80 is of 120 %, the second on the last working day. `None` with no working day left.
fn stage_days(workspace: &Workspace, left: Period) -> Option<[Day; 2]> {
    let calendar = &workspace.calendar;
    let all = calendar.working(left).halves();
    let last = calendar.on_or_before(left.last()).filter(|day| left.contains(*day))?;
    let mut passed = 0_u32;
    let first = left.days().find(|day| {
        passed = passed.saturating_add(calendar.weight(*day).halves());
        passed > 0 && passed.saturating_mul(3) >= all.saturating_mul(2)
    })?;
    Some([first, last])
}

#[cfg(test)]
mod tests;
