//! What a rep's own deals say of the funnel: rates from stage to stage, the ticket, the days each
//! stage takes, the visits (domain.md 8).
//!
//! Everything is of the 12 months before a day, and of what ended in them: a deal that is still open
//! has not said yet whether it passes.

use crate::domain::day::Day;
use crate::domain::funnel::VISITS_PER_ENTRY;
use crate::domain::median::median_whole;
use crate::domain::money::Money;
use crate::domain::own_books::journey;
use crate::domain::period::Period;
use crate::domain::rate::Rate;
use crate::domain::stage::Stage;
use crate::domain::win_chances::WinChances;
use crate::domain::workspace::{Deal, DealState, Workspace};

/// Months that are looked back on.
const LOOK_BACK: i32 = -12;
/// How many entries the default visits weigh as much as; as a default rate does.
const DEFAULT_WEIGHT: i64 = 10;

/// What own deals say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwnFunnel {
    /// Of the deals that began at the first stage: won, and ended.
    pub lead: (u32, u32),
    /// Of each of [`Stage::OPEN`]: passed, and ended or passed. As the pipeline's samples, a won
    /// deal has passed every stage after the one it was opened in, a lost one those before the
    /// furthest it came to.
    pub stages: [(u32, u32); 4],
    /// Won amounts over their number, rounded once, and the number.
    pub ticket: Option<(Money, u32)>,
    /// Median calendar days that won deals were in each of [`Stage::OPEN`]; a stage that one
    /// skipped took it none.
    pub days: [Option<u32>; 4],
    /// Median calendar days from lead to deal, of the deals won.
    pub cycle: Option<u32>,
    /// How many won deals the days are of.
    pub won: u32,
    /// What stages are worth before own deals say anything.
    pub chances: WinChances,
    /// Visits while the deals ran, of customers with any touch on record, and entries into steps.
    pub visited: (u32, u32),
}

impl OwnFunnel {
    /// What the workspace says at the start of a day. O(deals + sales).
    pub fn of(workspace: &Workspace, day: Day, staged: bool) -> OwnFunnel {
        let chances = WinChances::of(workspace);
        let mut own = OwnFunnel { chances, ..OwnFunnel::default() };
        let Ok(run) = Period::new(day.plus_months(LOOK_BACK), day.previous()) else { return own };
        let mut days: [Vec<u32>; 4] = Default::default();
        let mut cycles = Vec::new();
        for (_, deal) in workspace.deals() {
            let (on, won) = match deal.state {
                DealState::Open => continue,
                DealState::Won { on } => (on, true),
                DealState::Lost { on } => (on, false),
            };
            if !run.contains(on) {
                continue;
            }
            let entries = own.passes(deal, won);
            own.visits(workspace, deal, on, if staged { entries } else { 1 });
            if won {
                own.won = own.won.saturating_add(1);
                cycles.push(between(deal.opened, on));
                for (days, spent) in days.iter_mut().zip(spent(deal, on)) {
                    days.extend(spent);
                }
            }
        }
        own.days = days.map(|days| median_whole(&days));
        own.cycle = median_whole(&cycles);
        own.ticket = ticket(workspace, run);
        own
    }

    /// Counts a deal that ended to the stages it came through, and says how many they are.
    fn passes(&mut self, deal: &Deal, won: bool) -> u32 {
        let stages = deal.before.iter().map(|(_, stage, _)| *stage);
        let (lowest, highest) = stages
            .chain([deal.stage])
            .fold((deal.stage, deal.stage), |(low, high), at| (low.min(at), high.max(at)));
        let highest = if won { Stage::Negotiation } else { highest.min(Stage::Negotiation) };
        if lowest == Stage::Contact {
            self.lead = counted(self.lead, won);
        }
        let mut entries = 0_u32;
        for (stage, of) in Stage::OPEN.into_iter().zip(&mut self.stages) {
            if (lowest..=highest).contains(&stage) {
                *of = counted(*of, won || stage < highest);
                entries = entries.saturating_add(1);
            }
        }
        entries
    }

    fn visits(&mut self, workspace: &Workspace, deal: &Deal, ended: Day, entries: u32) {
        let Some(customer) = workspace.customer(deal.customer) else { return };
        // Deals from another system come without the visits that led to them.
        if customer.visits.is_empty() {
            return;
        }
        let seen = customer.visited_in(Period::spanning(deal.opened.min(ended), ended));
        let (visits, of) = self.visited;
        let seen = u32::try_from(seen).unwrap_or(u32::MAX);
        self.visited = (visits.saturating_add(seen), of.saturating_add(entries));
    }

    /// Visits that an entry takes: (visits + 10 × the default) / (entries + 10).
    pub fn visits_per_entry(&self) -> Rate {
        let (visits, entries) = self.visited;
        let over = DEFAULT_WEIGHT.saturating_mul(VISITS_PER_ENTRY).saturating_add(visits.into());
        let under = DEFAULT_WEIGHT.saturating_add(entries.into());
        Rate::of(over, under).unwrap_or(Rate::whole(VISITS_PER_ENTRY))
    }
}

/// One more in (passed, of).
fn counted(of: (u32, u32), passed: bool) -> (u32, u32) {
    (of.0.saturating_add(u32::from(passed)), of.1.saturating_add(1))
}

fn between(from: Day, to: Day) -> u32 {
    u32::try_from(to.days_since(from)).unwrap_or(0)
}

/// The days a won deal was in each open stage from the one it was opened in on.
fn spent(deal: &Deal, won: Day) -> [Option<u32>; 4] {
    let reached = journey(deal).reached;
    let since = |place: u8| {
        let later = reached.iter().filter(|(stage, _)| *stage >= place).map(|(_, on)| *on);
        later.min().unwrap_or(won)
    };
    let first = reached.iter().map(|(place, _)| *place).min().unwrap_or(0);
    Stage::OPEN.map(|stage| {
        let place = stage.place();
        (place >= first).then(|| between(since(place), since(place.saturating_add(1))))
    })
}

/// What a sale brought on average: the sum over the number, for a plan's sum is what it is to make.
fn ticket(workspace: &Workspace, run: Period) -> Option<(Money, u32)> {
    let (mut sum, mut count) = (Money::ZERO, 0_u32);
    for (_, sale) in workspace.sales() {
        if sale.amount > Money::ZERO && run.contains(sale.on) {
            sum = sum.plus(sale.amount);
            count = count.saturating_add(1);
        }
    }
    let each = Rate::of(1, count).ok()?.of_money(sum);
    (each > Money::ZERO).then_some((each, count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cadence::Class;
    use crate::domain::command::{Command, Moment, decide};
    use crate::domain::fact::Outcome;
    use crate::domain::ident::{CustomerId, DealId, Id, Stamp};
    use crate::domain::own_pipeline::samples;
    use crate::domain::workspace::evolve;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    struct Rep {
        workspace: Workspace,
        place: u64,
    }

    impl Rep {
        fn new() -> Rep {
            Rep { workspace: Workspace::default(), place: 0 }
        }

        fn does(&mut self, on: &str, command: Command) -> Id {
            self.place += 1;
            let stamp = Stamp::new(self.place, 0, 7);
            let moment = Moment { today: day(on), minute: 0, stamp };
            let fact = decide(&self.workspace, command, &moment).unwrap();
            evolve(&mut self.workspace, stamp, &fact);
            Id::new(stamp, 0)
        }

        fn customer(&mut self) -> CustomerId {
            let (name, note) = ("恒泰".to_owned(), String::new());
            let add = Command::AddCustomer { name, class: Class::A, note, visit: None };
            CustomerId(self.does("2025-11-01", add))
        }

        fn deal(&mut self, customer: CustomerId, on: &str, stage: Stage) -> DealId {
            let (amount, expected) = (Money::from_yuan(100), day("2026-12-31"));
            DealId(self.does(on, Command::OpenDeal { customer, amount, stage, expected }))
        }

        fn moves(&mut self, deal: DealId, on: &str, stage: Stage) {
            let stage = Some(stage);
            let change =
                Command::ChangeDeal { deal, amount: None, stage, expected: None, chance: None };
            self.does(on, change);
        }

        fn closes(&mut self, deal: DealId, on: &str, won: Option<i64>) {
            let won = won.map(Money::from_yuan);
            self.does(on, Command::CloseDeal { deal, won });
        }

        fn own(&self, staged: bool) -> OwnFunnel {
            OwnFunnel::of(&self.workspace, day("2026-11-16"), staged)
        }
    }

    #[test]
    fn a_deal_counts_to_every_stage_it_came_through() {
        let mut rep = Rep::new();
        let one = rep.customer();
        let won = rep.deal(one, "2026-03-02", Stage::Contact);
        rep.moves(won, "2026-03-12", Stage::Need);
        rep.moves(won, "2026-04-01", Stage::Negotiation);
        rep.closes(won, "2026-04-16", Some(120));
        let lost = rep.deal(one, "2026-05-01", Stage::Contact);
        rep.moves(lost, "2026-05-09", Stage::Need);
        rep.closes(lost, "2026-06-01", None);
        let short = rep.deal(one, "2026-07-01", Stage::Proposal);
        rep.closes(short, "2026-07-05", Some(80));
        rep.deal(one, "2026-08-01", Stage::Contact);
        let own = rep.own(true);
        assert_eq!((own.lead, own.won), ((1, 2), 2));
        assert_eq!(own.stages, [(2, 2), (1, 2), (2, 2), (2, 2)]);
        assert_eq!(own.ticket, Some((Money::from_yuan(100), 2)));
        // 10 days to the needs, 20 there, none with a proposal, 15 of negotiation; and 4 and none.
        assert_eq!(own.days, [Some(10), Some(20), Some(2), Some(8)]);
        assert_eq!(own.cycle, Some(25), "45 and 4");
    }

    #[test]
    fn the_first_stage_is_counted_as_the_pipeline_counts_it() {
        let mut rep = Rep::new();
        let one = rep.customer();
        for (number, stage) in Stage::OPEN.into_iter().cycle().take(20).enumerate() {
            let deal = rep.deal(one, "2026-03-02", stage);
            rep.closes(deal, "2026-04-16", (number % 3 == 0).then_some(5));
        }
        let known = samples(&rep.workspace, day("2026-11-16"));
        let own = rep.own(true);
        assert_eq!(own.lead, known.won_of[0]);
        assert_eq!(own.stages.map(|(_, of)| of), known.won_of.map(|(_, of)| of));
    }

    #[test]
    fn visits_are_of_customers_that_are_visited_on_record() {
        let mut rep = Rep::new();
        let (seen, imported) = (rep.customer(), rep.customer());
        assert_eq!(rep.own(false).visits_per_entry(), Rate::whole(2));
        for customer in [seen, imported] {
            let deal = rep.deal(customer, "2026-03-02", Stage::Proposal);
            rep.closes(deal, "2026-04-16", None);
        }
        assert_eq!(rep.own(false).visited, (0, 0));
        let late = rep.deal(seen, "2026-05-04", Stage::Proposal);
        for on in ["2026-05-05", "2026-05-12", "2026-05-19"] {
            let log = Command::Log {
                customer: seen,
                task: None,
                outcome: Outcome::Met,
                won: None,
                note: String::new(),
                next: None,
            };
            rep.does(on, log);
        }
        rep.closes(late, "2026-05-30", Some(9));
        // Both deals of the one customer: three visits in two leads, or in one step and two.
        assert_eq!((rep.own(false).visited, rep.own(true).visited), ((3, 2), (3, 3)));
        assert_eq!(rep.own(false).visits_per_entry(), Rate::of(23, 12).unwrap());
    }

    #[test]
    fn a_year_back_to_the_day_before_is_looked_at() {
        let mut rep = Rep::new();
        let one = rep.customer();
        for on in ["2025-11-15", "2025-11-16", "2026-11-15", "2026-11-16"] {
            let deal = rep.deal(one, "2025-11-02", Stage::Contact);
            rep.closes(deal, on, Some(10));
        }
        assert_eq!((rep.own(false).lead, rep.own(false).ticket.unwrap().1), ((2, 2), 2));
        assert_eq!(OwnFunnel::of(&Workspace::default(), Day::MIN, false), OwnFunnel::default());
    }
}
