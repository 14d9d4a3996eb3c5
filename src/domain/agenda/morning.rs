//! The workspace as it stood in the morning, as far as more than one reason asks for it.

use crate::domain::cadence::Class;
use crate::domain::calendar::WorkCalendar;
use crate::domain::day::Day;
use crate::domain::fact::NextStep;
use crate::domain::ident::{CustomerId, DealId};
use crate::domain::money::Money;
use crate::domain::sorted::{Set, sort_by};
use crate::domain::stage::Stage;
use crate::domain::today::Owed;
use crate::domain::workspace::{Customer, Deal, DealState, Standing, Task, TaskState, Workspace};

use super::{AHEAD, About, Line, Matter, Why};

/// A promise within so many days covers what else would be asked of the customer.
const COVERED_DAYS: i32 = 6;

/// A deal as it stood in the morning.
#[derive(Clone, Copy, Debug)]
pub(super) struct MorningDeal<'a> {
    pub(super) id: DealId,
    pub(super) deal: &'a Deal,
    pub(super) stage: Stage,
    pub(super) expected: Day,
    /// The last step before today.
    pub(super) moved: Day,
}

pub(super) struct Morning<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) calendar: &'a WorkCalendar,
    pub(super) day: Day,
    /// Half days of the day itself.
    pub(super) halves: u32,
    /// The last day whose receivables and deals are near.
    pub(super) near: Day,
    /// Customers with a promise kept today or open within a week.
    pub(super) covered: Set<CustomerId>,
    /// The same, promised to collect or to bring a proposal.
    pub(super) promised: Set<(CustomerId, NextStep)>,
    pub(super) deals: Vec<MorningDeal<'a>>,
    /// What classes owe, with the working days behind the list: deals and customers by the thousand
    /// ask for them, and a walk through the calendar for each is most of the list's time.
    pub(super) owed: Owed<'a>,
    /// By customer, each once.
    open_amounts: Vec<(CustomerId, Money)>,
}

impl<'a> Morning<'a> {
    pub(super) fn of(workspace: &'a Workspace, day: Day) -> Morning<'a> {
        let calendar = &workspace.calendar;
        let ahead = workspace.open_through(day.plus_days(COVERED_DAYS));
        let tasks: Vec<&Task> = workspace.done_on(day).chain(ahead).map(|(_, task)| task).collect();
        let covered = tasks.iter().map(|task| task.customer).collect();
        let promised = tasks
            .iter()
            .filter(|task| matches!(task.step, NextStep::Collect | NextStep::Proposal))
            .map(|task| (task.customer, task.step))
            .collect();
        let mut amounts: Vec<(CustomerId, Money)> = Vec::new();
        let mut deals = Vec::new();
        for (id, deal) in workspace.deals() {
            let Some(deal) = in_the_morning(id, deal, day) else { continue };
            amounts.push((deal.deal.customer, deal.deal.amount.at_least_zero()));
            deals.push(deal);
        }
        // Customers come in any order; a map filled one by one would move half of itself for each.
        sort_by(&mut amounts, |(one, _), (other, _)| one.cmp(other));
        let mut open_amounts: Vec<(CustomerId, Money)> = Vec::new();
        for (customer, amount) in amounts {
            match open_amounts.last_mut() {
                Some((last, sum)) if *last == customer => *sum = sum.plus(amount),
                _ => open_amounts.push((customer, amount)),
            }
        }
        Morning {
            workspace,
            calendar,
            day,
            halves: calendar.weight(day).halves(),
            near: calendar.plus_working(day, AHEAD),
            covered,
            promised,
            deals,
            owed: Owed::of(workspace, day),
            open_amounts,
        }
    }

    /// An active customer.
    pub(super) fn active(&self, id: CustomerId) -> Option<&'a Customer> {
        self.workspace.customer(id).filter(|one| one.standing == Standing::Active)
    }

    /// What the customer's open deals come to.
    pub(super) fn open_amount(&self, customer: CustomerId) -> Money {
        let found = self.open_amounts.binary_search_by_key(&customer, |(id, _)| *id).ok();
        found.and_then(|place| self.open_amounts.get(place)).map_or(Money::ZERO, |(_, sum)| *sum)
    }
}

/// A line about a matter of a customer, not done.
pub(super) fn line(
    matter: Matter,
    (id, class): (CustomerId, Class),
    why: Why,
    due: Day,
    amount: Money,
) -> Line {
    let step = match why {
        Why::CollectionDue => NextStep::Collect,
        Why::ProposalOwed => NextStep::Proposal,
        _ if why.asks_a_visit() => NextStep::Visit,
        _ => NextStep::Call,
    };
    let (customer, class) = (Some(id), Some(class));
    Line { about: About::Matter(matter), customer, class, why, due, amount, step, done: false }
}

/// A deal that was open in the morning; one found today is in hand already.
fn in_the_morning(id: DealId, deal: &Deal, day: Day) -> Option<MorningDeal<'_>> {
    if deal.opened >= day {
        return None;
    }
    let changed_today = deal.before.partition_point(|(changed, ..)| *changed < day);
    let moved = changed_today.checked_sub(1).and_then(|last| deal.before.get(last));
    match deal.before.get(changed_today) {
        Some((_, stage, expected)) => {
            let moved = moved.map_or(deal.opened, |(changed, ..)| *changed);
            Some(MorningDeal { id, deal, stage: *stage, expected: *expected, moved })
        }
        None if deal.state == DealState::Open => {
            let (stage, expected, moved) = (deal.stage, deal.expected, deal.moved);
            Some(MorningDeal { id, deal, stage, expected, moved })
        }
        None => None,
    }
}

/// Whether a task was done on a day.
pub(super) fn done_on(state: TaskState, day: Day) -> bool {
    state == TaskState::Done { on: day }
}
