//! With what ticket and which rates a month's amount is worked back (domain.md 8).

use crate::domain::day::Day;
use crate::domain::entry::{Entry, EntryKind, PackedEntry, Row};
use crate::domain::funnel::{Funnel, Step, UsedRate};
use crate::domain::lead::LeadTime;
use crate::domain::money::Money;
use crate::domain::own_entries::{month_of_number, of_kind};
use crate::domain::period::Month;
use crate::domain::plan_book::own_funnel::OwnFunnel;
use crate::domain::rate::Rate;
use crate::domain::stage::Stage;
use crate::domain::tier::Tiers;
use crate::domain::workspace::Workspace;

/// The whole in hundredths of a percent.
pub const WHOLE: u16 = 10_000;
/// The most visits an entry may take, in hundredths of a visit.
pub const MOST_VISITS: u16 = 10_000;
/// The most calendar days from a lead to its deal that may be typed.
pub const MOST_DAYS: u16 = 1_000;

/// What a rep typed for a month's funnel; what is absent comes from own deals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FunnelPlan {
    /// The sales month.
    pub month: Month,
    /// Whether it goes through the four open stages, or from lead to deal at once.
    pub staged: bool,
    /// An amount a deal, above 0.
    pub ticket: Option<Money>,
    /// From lead to deal, in hundredths of a percent, 1 to [`WHOLE`].
    pub lead: Option<u16>,
    /// Out of each of [`Stage::OPEN`], likewise.
    pub stages: [Option<u16>; 4],
    /// Visits that an entry into a step takes, in hundredths of a visit.
    pub visits: Option<u16>,
    /// Calendar days from a lead to its deal.
    pub days: Option<u16>,
}

/// Why a funnel is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FunnelProblem {
    /// The ticket is 0 or below, or beyond what a tier can be.
    Ticket,
    /// A rate is 0 or above 100 %: nothing can be worked back through it.
    Rate,
    /// More visits than [`MOST_VISITS`].
    Visits,
    /// More days than [`MOST_DAYS`].
    Days,
}

fn number(kept: Option<u16>) -> i64 {
    kept.map_or(Row::ABSENT, i64::from)
}

fn read(number: i64) -> Option<u16> {
    u16::try_from(number).ok()
}

/// A rate kept in hundredths of a percent.
fn rate(kept: u16) -> Option<Rate> {
    Rate::of(kept, WHOLE).ok()
}

impl FunnelPlan {
    /// A month for which nothing is typed.
    pub fn of(month: Month) -> FunnelPlan {
        FunnelPlan {
            month,
            staged: false,
            ticket: None,
            lead: None,
            stages: [None; 4],
            visits: None,
            days: None,
        }
    }

    /// Whether it can be kept.
    ///
    /// # Errors
    /// The first figure that is out of its bounds.
    pub fn check(&self) -> Result<(), FunnelProblem> {
        if self.ticket.is_some_and(|ticket| ticket <= Money::ZERO || ticket > Tiers::LIMIT) {
            return Err(FunnelProblem::Ticket);
        }
        let mut rates = self.stages.iter().chain([&self.lead]).flatten();
        if rates.any(|rate| *rate == 0 || *rate > WHOLE) {
            return Err(FunnelProblem::Rate);
        }
        if self.visits.is_some_and(|visits| visits > MOST_VISITS) {
            return Err(FunnelProblem::Visits);
        }
        if self.days.is_some_and(|days| days > MOST_DAYS) {
            return Err(FunnelProblem::Days);
        }
        Ok(())
    }

    /// As it is kept.
    pub fn entry(&self, on: Day) -> Entry {
        let [contact, need, proposal, negotiation] = self.stages;
        let mut numbers = vec![
            Row::month(self.month),
            i64::from(self.staged),
            self.ticket.map_or(Row::ABSENT, Money::fen),
        ];
        let rest = [self.lead, contact, need, proposal, negotiation, self.visits, self.days];
        numbers.extend(rest.map(number));
        let row = Row { numbers, ..Row::default() };
        Entry { kind: EntryKind::Funnel, on, customer: None, row }
    }

    /// Reads it back; `None` for one that could not be kept today.
    pub fn read(entry: &PackedEntry) -> Option<FunnelPlan> {
        let [month, staged, ticket, lead, one, two, three, four, visits, days] =
            *entry.row.numbers.as_slice()
        else {
            return None;
        };
        let plan = FunnelPlan {
            month: month_of_number(month)?,
            staged: staged == 1,
            ticket: (ticket != Row::ABSENT).then(|| Money::from_fen(ticket)),
            lead: read(lead),
            stages: [one, two, three, four].map(read),
            visits: read(visits),
            days: read(days),
        };
        plan.check().ok().map(|()| plan)
    }

    /// The ticket that is used: the typed one, else the own one; `None` where nothing is sold yet.
    pub fn ticket(&self, own: &OwnFunnel) -> Option<Money> {
        self.ticket.or(own.ticket.map(|(ticket, _)| ticket))
    }

    /// The rates that are used, each with its origin: one from lead to deal, or those out of the
    /// four open stages.
    pub fn rates(&self, own: &OwnFunnel) -> Vec<UsedRate> {
        if !self.staged {
            let default = Rate::of(own.chances.of_stage(Stage::Contact), WHOLE);
            let default = default.unwrap_or(Rate::ONE);
            let (won, of) = own.lead;
            return vec![UsedRate::new(self.lead.and_then(rate), won, of, default)];
        }
        let typed = self.stages.into_iter().map(|kept| kept.and_then(rate));
        let known = Stage::OPEN.into_iter().zip(own.stages);
        let rates = known.zip(typed).map(|((stage, (passed, of)), typed)| {
            UsedRate::new(typed, passed, of, own.chances.pass(stage))
        });
        rates.collect()
    }

    /// Visits that an entry takes: typed, else own ones weighed as a rate is; its origin as a
    /// rate's, `passed` being the visits.
    pub fn visits(&self, own: &OwnFunnel) -> Rate {
        match self.visits {
            Some(visits) => Rate::of(visits, 100).unwrap_or(Rate::ZERO),
            None => own.visits_per_entry(),
        }
    }

    /// The funnel to work back through.
    pub fn funnel(&self, own: &OwnFunnel) -> Funnel {
        let visits = self.visits(own);
        let step = |pass| Step { pass, visits };
        match self.rates(own).as_slice() {
            [one, two, three, four] => {
                Funnel::staged([step(*one), step(*two), step(*three), step(*four)])
            }
            rates => {
                let pass = rates.first().copied();
                Funnel::visited(step(pass.unwrap_or(UsedRate::default_of(Stage::Contact))))
            }
        }
    }

    /// Calendar days that are left of the way to a deal when a step is entered; `None` where
    /// neither typed nor known from own deals. The typed days are the whole way, so they speak of
    /// the first step alone.
    pub fn lead_time(&self, own: &OwnFunnel, step: usize) -> Option<LeadTime> {
        if step == 0
            && let Some(days) = self.days
        {
            return Some(LeadTime::from_days(days));
        }
        if !self.staged {
            return own.cycle.map(|days| LeadTime::left(&[Some(days)])).unwrap_or_default();
        }
        LeadTime::left(own.days.get(step..)?)
    }
}

/// What holds for a month: its own latest one, else that of the last month before it. O(entries).
pub fn in_force(workspace: &Workspace, month: Month) -> Option<FunnelPlan> {
    let mut found: Option<FunnelPlan> = None;
    for (_, entry) in of_kind(workspace, EntryKind::Funnel) {
        let Some(plan) = FunnelPlan::read(entry).filter(|plan| plan.month <= month) else {
            continue;
        };
        if found.is_none_or(|found| found.month <= plan.month) {
            found = Some(plan);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::funnel::RateOrigin;
    use proptest::prelude::*;

    fn month() -> Month {
        Month::new(2026, 11).unwrap()
    }

    fn day() -> Day {
        Day::new(2026, 11, 5).unwrap()
    }

    #[test]
    fn ten_deals_at_20_percent_take_50_leads_and_100_visits() {
        let own = OwnFunnel::default();
        let plan = FunnelPlan { lead: Some(2_000), ..FunnelPlan::of(month()) };
        let solved = plan.funnel(&own).from_deals(Rate::whole(10)).unwrap();
        assert_eq!((solved.deals(), solved.leads(), solved.visits), (10, 50, 100));
        assert_eq!(plan.rates(&own)[0].origin, RateOrigin::Typed);
        assert_eq!(FunnelPlan::of(month()).rates(&own)[0].origin, RateOrigin::Default);
        for (percent, leads) in [(1_800, 56), (1_500, 67)] {
            let plan = FunnelPlan { lead: Some(percent), ..plan };
            assert_eq!(plan.funnel(&own).from_deals(Rate::whole(10)).unwrap().leads(), leads);
        }
    }

    #[test]
    fn own_rates_go_before_the_default_and_typed_ones_before_both() {
        let own = OwnFunnel { lead: (3, 10), stages: [(6, 10); 4], ..OwnFunnel::default() };
        let plan = FunnelPlan::of(month());
        let used = plan.rates(&own)[0];
        assert_eq!(
            (used.rate, used.origin),
            (Rate::percent(25), RateOrigin::Own { passed: 3, of: 10 })
        );
        let staged = FunnelPlan { staged: true, stages: [Some(5_000), None, None, None], ..plan };
        let rates = staged.rates(&own);
        assert_eq!((rates.len(), rates[0].rate), (4, Rate::percent(50)));
        assert_eq!(rates[1].rate, Rate::percent(65));
    }

    #[test]
    fn a_way_that_is_not_known_has_no_last_useful_day() {
        let own = OwnFunnel {
            days: [Some(20), Some(10), None, Some(5)],
            cycle: Some(45),
            ..OwnFunnel::default()
        };
        let plan = FunnelPlan::of(month());
        assert_eq!(plan.lead_time(&own, 0), Some(LeadTime::from_days(45)));
        let staged = FunnelPlan { staged: true, ..plan };
        assert_eq!(staged.lead_time(&own, 1), None);
        assert_eq!(staged.lead_time(&own, 3), Some(LeadTime::from_days(5)));
        let typed = FunnelPlan { days: Some(30), ..staged };
        assert_eq!(typed.lead_time(&own, 0), Some(LeadTime::from_days(30)));
        assert_eq!(plan.lead_time(&OwnFunnel::default(), 0), None);
    }

    #[test]
    fn what_is_out_of_bounds_is_not_kept() {
        let plan = FunnelPlan::of(month());
        let with = |change: fn(&mut FunnelPlan)| {
            let mut plan = plan;
            change(&mut plan);
            plan.check()
        };
        assert_eq!(with(|plan| plan.ticket = Some(Money::ZERO)), Err(FunnelProblem::Ticket));
        assert_eq!(with(|plan| plan.lead = Some(0)), Err(FunnelProblem::Rate));
        assert_eq!(with(|plan| plan.stages[3] = Some(10_001)), Err(FunnelProblem::Rate));
        assert_eq!(with(|plan| plan.visits = Some(10_001)), Err(FunnelProblem::Visits));
        assert_eq!(with(|plan| plan.days = Some(1_001)), Err(FunnelProblem::Days));
        assert_eq!(plan.check(), Ok(()));
    }

    proptest! {
        #[test]
        fn what_is_kept_reads_back(
            staged: bool,
            ticket in prop::option::of(1_i64..1_000_000_000),
            rates in prop::array::uniform5(prop::option::of(1_u16..=WHOLE)),
            visits in prop::option::of(0_u16..=MOST_VISITS),
            days in prop::option::of(0_u16..=MOST_DAYS),
        ) {
            let [lead, one, two, three, four] = rates;
            let stages = [one, two, three, four];
            let ticket = ticket.map(Money::from_fen);
            let plan = FunnelPlan { month: month(), staged, ticket, lead, stages, visits, days };
            prop_assert_eq!(FunnelPlan::read(&plan.entry(day()).packed()), Some(plan));
        }

        #[test]
        fn no_row_makes_the_reader_panic(numbers in prop::collection::vec(any::<i64>(), 0..14)) {
            let row = Row { numbers, ..Row::default() };
            let entry = Entry { kind: EntryKind::Funnel, on: day(), customer: None, row };
            let _ = FunnelPlan::read(&entry.packed());
        }
    }
}
