//! What a rep's own journal says has got worse, and why a month came out as it did
//! (domain.md 11, alerts and factor split).

use super::alert::{Moved, Sample, Worse, compared, has_dropped, is_worse, window};
use super::day::Day;
use super::factor::Counted;
use super::money::Money;
use super::own_books::worked_customers;
use super::period::{Month, Period};
use super::silenced::Watched;
use super::sorted::sort_by;
use super::workspace::{DealState, Workspace};

/// A share of deals won that has dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Won of resolved before the last 90 days.
    pub before: Sample,
    /// Won of resolved in the last 90 days.
    pub now: Sample,
}

/// What has got worse; `None` where nothing can be said or nothing did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signals {
    /// The share of deals won.
    pub conversion: Option<Dropped>,
    /// The amount of a deal, in 分.
    pub ticket: Option<Moved>,
    /// The days from opening a deal to winning it.
    pub cycle: Option<Moved>,
}

/// What is watched as the records have it, whether it got worse or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Won of resolved, before the last 90 days and in them.
    pub conversion: [Sample; 2],
    /// Deals won, before the last 90 days and in them: what ticket and cycle are seen by.
    pub won: [u32; 2],
    /// The amount of the last ten deals won beside those before, in 分; `None` with too few.
    pub ticket: Option<Moved>,
    /// Their days from opening to winning, likewise.
    pub cycle: Option<Moved>,
    /// What has got worse.
    pub signals: Signals,
}

/// A deal won: when, for how much, and how many days it took.
struct WonOn {
    on: Day,
    fen: i64,
    length: i64,
}

impl Evidence {
    /// The last 90 days through `today` against the time before. Only deals that were opened and
    /// closed as such are looked at: a sale without a deal has no way and no length. O(n log n) in
    /// deals.
    pub fn of(workspace: &Workspace, today: Day) -> Evidence {
        let days = window(today);
        let mut conversion = [Sample { passed: 0, of: 0 }; 2];
        let mut won: Vec<WonOn> = Vec::new();
        for (_, deal) in workspace.deals() {
            let (on, is_won) = match deal.state {
                DealState::Open => continue,
                DealState::Won { on } => (on, true),
                DealState::Lost { on } => (on, false),
            };
            if on > days.last() {
                continue;
            }
            if let Some(sample) = conversion.get_mut(usize::from(on >= days.first())) {
                sample.of = sample.of.saturating_add(1);
                sample.passed = sample.passed.saturating_add(u32::from(is_won));
            }
            if is_won {
                let length = i64::from(on.days_since(deal.opened));
                won.push(WonOn { on, fen: deal.amount.fen(), length });
            }
        }
        // By day; of one day in the order they were recorded.
        sort_by(&mut won, |one, other| one.on.cmp(&other.on));
        let start = won.partition_point(|one| one.on < days.first());
        let (base, last) = won.split_at_checked(start).unwrap_or((&won, &[]));
        let moved = |value: fn(&WonOn) -> i64, worse| {
            let values = |of: &[WonOn]| of.iter().map(value).collect::<Vec<i64>>();
            compared(&values(base), &values(last), worse)
        };
        let ticket = moved(|one| one.fen, Worse::Lower);
        let cycle = moved(|one| one.length, Worse::Higher);
        let [before, now] = conversion;
        let signals = Signals {
            conversion: has_dropped(before, now).then_some(Dropped { before, now }),
            ticket: ticket.filter(|moved| moved.is_alarm(Worse::Lower)),
            cycle: cycle.filter(|moved| moved.is_alarm(Worse::Higher)),
        };
        let won = [base, last].map(|of| u32::try_from(of.len()).unwrap_or(u32::MAX));
        Evidence { conversion, won, ticket, cycle, signals }
    }
}

impl Signals {
    /// What has got worse in the last 90 days through `today` ([`Evidence::of`]).
    pub fn of(workspace: &Workspace, today: Day) -> Signals {
        Evidence::of(workspace, today).signals
    }

    /// One of the three alone.
    #[must_use]
    pub fn only(self, which: Watched) -> Signals {
        let mut one = Signals::default();
        match which {
            Watched::Conversion => one.conversion = self.conversion,
            Watched::Ticket => one.ticket = self.ticket,
            Watched::Cycle => one.cycle = self.cycle,
        }
        one
    }

    /// What is said again after `said`, a week or more ago: only what is worse still.
    #[must_use]
    pub fn new_since(self, said: Signals) -> Signals {
        let worse = |now: Option<Moved>, said: Option<Moved>, way| {
            now.filter(|now| said.is_none_or(|said| now.is_worse_than(said, way)))
        };
        Signals {
            conversion: self
                .conversion
                .filter(|now| said.conversion.is_none_or(|said| is_worse(said.now, now.now))),
            ticket: worse(self.ticket, said.ticket, Worse::Lower),
            cycle: worse(self.cycle, said.cycle, Worse::Higher),
        }
    }
}

/// A month's business as the factor split takes it: customers touched, deals won, their amount with
/// returns taken off, and what was collected in the month where `with_collections` asks for it.
///
/// What was sold before records began is no deal and is left out: the factors explain what the
/// journal knows. O(n log n) in records.
pub fn counted(workspace: &Workspace, month: Month, with_collections: bool) -> Counted {
    let period = workspace.period(month);
    let deals =
        workspace.sales().filter(|(_, sale)| period.contains(sale.on) && sale.amount > Money::ZERO);
    let worked = worked_customers(workspace, period).count();
    Counted {
        customers: u32::try_from(worked).unwrap_or(u32::MAX),
        deals: u32::try_from(deals.count()).unwrap_or(u32::MAX),
        amount: workspace.sold_in(Some(period)),
        collected: with_collections.then(|| collected(workspace, period)),
    }
}

fn collected(workspace: &Workspace, period: Period) -> Money {
    let paid = workspace.payments().filter(|(_, paid)| period.contains(paid.on));
    paid.map(|(_, paid)| paid.amount).sum()
}

#[cfg(test)]
mod tests {
    use super::super::cadence::Class;
    use super::super::fact::{CustomerAdded, DealClosed, DealOpened, Fact, PaymentReceived, Sold};
    use super::super::factor::{PlannedFactors, split_month};
    use super::super::ident::{CustomerId, DealId, Id, Stamp};
    use super::super::rate::Rate;
    use super::super::stage::Stage;
    use super::super::workspace::evolve;
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn at(ms: u64) -> Stamp {
        Stamp::new(ms, 0, 7)
    }

    /// Deals resolved: days after 1 January 2026, how long each took, and the amount if won.
    fn resolved(deals: impl IntoIterator<Item = (i32, i32, Option<i64>)>) -> Workspace {
        let mut workspace = Workspace::default();
        let start = day("2026-01-01");
        let added = CustomerAdded {
            name: "恒泰".to_owned(),
            class: Class::B,
            note: None,
            visit: None,
            on: start,
        };
        evolve(&mut workspace, at(1), &Fact::CustomerAdded(added));
        let customer = CustomerId(Id::new(at(1), 0));
        for (ms, (after, length, won)) in (1..).zip(deals) {
            let on = start.plus_days(after);
            let opened = DealOpened {
                customer,
                amount: Money::from_yuan(1),
                stage: Stage::Contact,
                expected: on,
                on: on.plus_days(-length),
            };
            let deal = DealId(Id::new(at(2 * ms), 0));
            let won = won.map(Money::from_yuan);
            evolve(&mut workspace, at(2 * ms), &Fact::DealOpened(opened));
            evolve(
                &mut workspace,
                at(2 * ms + 1),
                &Fact::DealClosed(DealClosed { deal, won, on, goods: None }),
            );
        }
        workspace
    }

    const TODAY: &str = "2026-11-30";

    fn of(workspace: &Workspace) -> Signals {
        Signals::of(workspace, day(TODAY))
    }

    #[test]
    fn a_share_of_deals_that_dropped_in_the_last_90_days_is_said() {
        // Before: 30 of 100. The window begins on 2 September, 244 days after 1 January.
        let before = (0..100).map(|n| (n * 2, 30, (n < 30).then_some(100)));
        let last = |won: i32| (0..60).map(move |n| (244 + n, 30, (n < won).then_some(100)));
        let dropped = of(&resolved(before.clone().chain(last(11)))).conversion.unwrap();
        assert_eq!(
            (dropped.before, dropped.now),
            (Sample { passed: 30, of: 100 }, Sample { passed: 11, of: 60 },)
        );
        assert_eq!(of(&resolved(before.clone().chain(last(12)))).conversion, None);
        // One more, the day before the window, is of the time before.
        let shifted = before.chain([(243, 30, None)]).chain(last(10));
        assert_eq!(of(&resolved(shifted)).conversion.unwrap().before.of, 101);
        assert_eq!(of(&resolved([])), Signals::default());
    }

    #[test]
    fn tickets_and_cycles_that_got_worse_are_said_once() {
        let before = (0..30).map(|n| (n * 7, 30, Some(100)));
        let last = |length, amount| (0..10).map(move |n| (250 + n, length, Some(amount)));
        let with = |length, amount| of(&resolved(before.clone().chain(last(length, amount))));
        let same = with(30, 100);
        assert_eq!((same.ticket, same.cycle), (None, None));
        let (small, slow) = (with(30, 80), with(36, 100));
        assert!(small.ticket.is_some() && small.cycle.is_none());
        assert!(slow.ticket.is_none() && slow.cycle.is_some());
        assert_eq!(small.new_since(small), Signals::default());
        assert_eq!(with(30, 70).new_since(small).ticket, with(30, 70).ticket);
        assert_eq!(with(40, 100).new_since(slow).cycle, with(40, 100).cycle);
        assert_eq!(small.new_since(Signals::default()), small);
    }

    #[test]
    fn thin_data_is_counted_and_never_said() {
        let thin = Evidence::of(
            &resolved((0..9).map(|n| (250 + n, 30, (n < 1).then_some(100)))),
            day(TODAY),
        );
        let none = Sample { passed: 0, of: 0 };
        assert_eq!(thin.conversion, [none, Sample { passed: 1, of: 9 }]);
        assert_eq!((thin.won, thin.ticket, thin.signals), ([0, 1], None, Signals::default()));
        let before = (0..30).map(|n| (n * 7, 30, Some(100)));
        let last = (0..10).map(|n| (250 + n, 30, Some(90)));
        let fine = Evidence::of(&resolved(before.chain(last)), day(TODAY));
        assert_eq!((fine.won, fine.signals.ticket), ([30, 10], None));
        assert_eq!(fine.ticket.unwrap().last_doubled, 18_000);
    }

    #[test]
    fn a_months_factors_are_counted_from_the_journal() {
        let mut workspace = resolved([(310, 10, Some(600)), (312, 10, Some(300))]);
        let customer = CustomerId(Id::new(at(1), 0));
        let sold = |fen, on| {
            Fact::Sold(Sold { customer: None, amount: Money::from_fen(fen), on, goods: None })
        };
        evolve(&mut workspace, at(90), &sold(-10_000, day("2026-11-20")));
        evolve(&mut workspace, at(91), &sold(50_000, day("2026-12-01")));
        let seen = super::super::fact::Visited { customer, on: day("2026-11-12") };
        evolve(&mut workspace, at(92), &Fact::Visited(seen));
        let paid = PaymentReceived {
            customer,
            receivable: None,
            amount: Money::from_yuan(400),
            on: day("2026-11-21"),
        };
        evolve(&mut workspace, at(93), &Fact::PaymentReceived(paid));
        let november = Month::parse("2026-11").unwrap();
        let found = counted(&workspace, november, true);
        assert_eq!((found.customers, found.deals), (1, 2));
        assert_eq!(found.amount, Money::from_yuan(800));
        assert_eq!(found.collected, Some(Money::from_yuan(400)));
        assert_eq!(counted(&workspace, november, false).collected, None);
        let planned = PlannedFactors {
            customers: Some(Rate::whole(2)),
            deals_per_customer: Some(Rate::ONE),
            ticket: Some(Rate::whole(50_000)),
            collected: Some(Rate::ONE),
        };
        let parts: Money = split_month(&planned, &found).iter().filter_map(|line| line.part).sum();
        assert_eq!(parts, Money::from_yuan(400 - 1_000));
    }
}
