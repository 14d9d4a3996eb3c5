//! A month's plan as the checker looks at it, from what the journal knows of it.

use crate::domain::cadence::Class;
use crate::domain::checker::{
    Ask, CompanyLink, FunnelPlan, Goal, History, MetricName, Pasted, PeriodTotals, Plan, Quota,
    Whole,
};
use crate::domain::day::Day;
use crate::domain::metric::Standard;
use crate::domain::money::Money;
use crate::domain::month_end::whole_months;
use crate::domain::period::{Month, Period};
use crate::domain::rate::Rate;
use crate::domain::sorted::Map;
use crate::domain::suggestion::MOST_MONTHS;
use crate::domain::tier::Tier;
use crate::domain::unit::Figure;
use crate::domain::won::Dimension;
use crate::domain::workload::{Book, Cadences, Workload};
use crate::domain::workspace::{Standing, Workspace};

use super::own_funnel::OwnFunnel;
use super::split::{self, Split};
use super::worked_back::as_of;
use super::{Span, company, figures, funnel, sources};

/// What a text says of a goal; `text` reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The metric the name speaks of.
    pub named: Option<Standard>,
    /// The metric the content counts; `None` leaves it revenue.
    pub counted: Option<Standard>,
    /// The growth the name asks for.
    pub growth: Option<Rate>,
    /// What only a pasted plan can say.
    pub pasted: Pasted,
    /// Wholes with their parts that a pasted plan names.
    pub wholes: Vec<Whole>,
}

/// The tiers a month has: confirmed, else as they are written down.
pub fn tiers(workspace: &Workspace, month: Month) -> Option<[Money; 3]> {
    match workspace.goal(month) {
        Some(goal) => {
            let tiers = goal.in_force().tiers;
            Some(Tier::ALL.map(|tier| tiers.get(tier)))
        }
        None => figures::latest(workspace, Span::Month, month, Standard::Revenue)
            .map(|planned| planned.money()),
    }
}

/// A month's plan on a day. O(records).
pub fn plan(workspace: &Workspace, month: Month, today: Day, said: Said) -> Plan<'_> {
    let mut plan = Plan::new(&workspace.calendar);
    plan.goals = vec![goal(workspace, month, today, &said)];
    plan.wholes = said.wholes;
    if let Some([_, target, _]) = tiers(workspace, month) {
        plan.wholes.extend(splits(workspace, month).iter().map(|split| Whole {
            goal: target,
            parts: split.parts.iter().map(|part| part.amount).collect(),
            buffer: Rate::percent(split.buffer),
        }));
        plan.funnel = activities(workspace, month, today, target);
    }
    plan.pasted = said.pasted;
    plan.workload = workload(workspace, month);
    plan.customers = values(workspace, today);
    plan.totals = totals(workspace, month).into_iter().collect();
    plan
}

fn goal(workspace: &Workspace, month: Month, today: Day, said: &Said) -> Goal {
    let tiers = tiers(workspace, month);
    let planned = figures::latest(workspace, Span::Month, month, Standard::Revenue);
    let wants = company::latest(workspace, Span::Month, month);
    let closed = whole_months(workspace, month, today);
    let known = closed.iter().filter(|closed| !closed.weight.is_zero()).map(|closed| closed.actual);
    let all: Vec<Money> = known.collect();
    let months = all.get(all.len().saturating_sub(MOST_MONTHS)..).unwrap_or_default().to_vec();
    let money = |amount: Money| Ask::Figure(Figure::Money(amount));
    let growth = said.growth.map(|by| Ask::Growth { by, kind: None });
    Goal {
        metric: Some(MetricName::Standard(said.counted.unwrap_or(Standard::Revenue))),
        named: said.named.map(MetricName::Standard),
        asks: tiers.map(|[_, target, _]| money(target)).or(growth),
        period: Some(workspace.period(month)),
        // A base that was typed says nothing of its deals: it is taken as the rep's word.
        baseline: planned.and_then(|planned| planned.base).map(|base| (base, u32::MAX)),
        tiers: tiers.map(|tiers| tiers.map(Figure::Money)),
        company: wants.figure.map(|figure| CompanyLink {
            asks: money(figure),
            reason_given: !wants.reason.is_empty(),
        }),
        history: History { months },
        ..Goal::of(Standard::Revenue)
    }
}

/// The splits that are kept for a month, in the order of the dimensions: those whose parts have
/// something. Their places are the places of the findings about them, where nothing is pasted.
/// O(entries × dimensions).
pub fn splits(workspace: &Workspace, month: Month) -> Vec<Split> {
    let all = Dimension::ALL.into_iter().filter_map(|of| split::latest(workspace, month, of));
    all.filter(|split| split.sum() > Money::ZERO).collect()
}

/// The funnel that is kept for a month, its sources, and the figures of deals and visits beside it.
/// Visits count as one week of the whole month, so that the repair is a month's figure too.
/// O(records).
fn activities(workspace: &Workspace, month: Month, today: Day, target: Money) -> FunnelPlan {
    let planned = |metric| {
        figures::latest(workspace, Span::Month, month, metric).map(|planned| planned.tiers[1])
    };
    let (deals, visits) = (planned(Standard::Deals), planned(Standard::Visits));
    let kept = funnel::in_force(workspace, month);
    let sources = sources::in_force(workspace, month);
    // Without anything of it there is nothing to check, and own rates are not looked for.
    if visits.is_none() && kept.is_none() && sources.is_none() {
        return FunnelPlan { deals, ..FunnelPlan::default() };
    }
    let kept = kept.unwrap_or(funnel::FunnelPlan::of(month));
    let own = OwnFunnel::of(workspace, as_of(workspace, month, today), kept.staged);
    let through = kept.funnel(&own);
    let solved = match (deals, kept.ticket(&own)) {
        (Some(deals), _) => through.from_deals(Rate::whole(deals)).ok(),
        (None, Some(ticket)) => through.back_solve(target, ticket).ok(),
        (None, None) => None,
    };
    let Some(solved) = solved else { return FunnelPlan { deals, ..FunnelPlan::default() } };
    let quota = |quota: u16| Quota {
        a_day: quota.into(),
        days: i64::from(workspace.calendar.working(workspace.period(month)).halves() / 2),
    };
    FunnelPlan {
        deals: Some(deals.unwrap_or(solved.deals())),
        visits: visits.map(|visits| (visits, 1)),
        on_file: Rate::of(solved.deals(), solved.visits).ok(),
        new_leads: Some(workspace.leads_a_day).filter(|leads| *leads > 0).map(quota),
        leads_needed: Some(solved.leads()),
        supply: sources.map(|plan| plan.brings()).filter(|(leads, _)| *leads > 0),
        ..FunnelPlan::default()
    }
}

/// What the customers' classes ask against the visits that fit; `None` without customers.
fn workload(workspace: &Workspace, month: Month) -> Option<Workload> {
    let mut book = Book::default();
    let active = workspace.customers().filter(|(_, one)| one.standing == Standing::Active);
    for (_, customer) in active {
        let place = Class::ALL.iter().position(|class| *class == customer.class)?;
        let count = book.count.get_mut(place)?;
        *count = count.saturating_add(1);
    }
    (book.total() > 0).then(|| {
        let period = workspace.period(month);
        let a_day = workspace.visits_a_day;
        Workload::of(book, Cadences::of(workspace), &workspace.calendar, period, a_day)
    })
}

/// What each customer brought in the year through a day; the checker asks for the largest share.
fn values(workspace: &Workspace, today: Day) -> Vec<Money> {
    let year = Period::spanning(today.plus_days(-364), today);
    let mut values = Map::new();
    for (_, sale) in workspace.sales().filter(|(_, sale)| year.contains(sale.on)) {
        if let Some(customer) = sale.customer {
            let sum: Money = values.get(&customer).copied().unwrap_or_default();
            values.insert(customer, sum.plus(sale.amount));
        }
    }
    values.iter().map(|(_, value)| *value).collect()
}

/// A month's deals beside its quarter's, where both are planned.
fn totals(workspace: &Workspace, month: Month) -> Option<PeriodTotals> {
    let of = |span: Span| {
        figures::latest(workspace, span, span.first(month), Standard::Deals)
            .map(|planned| planned.tiers[1])
    };
    Some(PeriodTotals { month: of(Span::Month)?, quarter: of(Span::Quarter)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::checker::{Finding, Repair, check};
    use crate::domain::entry::Entry;
    use crate::domain::fact::Fact;
    use crate::domain::ident::{Id, PartId, Stamp};
    use crate::domain::plan_book::figures::Planned;
    use crate::domain::plan_book::split::Assigned;
    use crate::domain::plan_book::suggest::around;
    use crate::domain::workspace::evolve;

    fn month() -> Month {
        Month::new(2026, 11).unwrap()
    }

    fn day() -> Day {
        Day::parse("2026-11-02").unwrap()
    }

    /// What the checker finds by each rule in a plan of three million with these rows kept.
    fn found(rows: Vec<Entry>) -> Vec<(&'static str, Finding)> {
        let mut workspace = Workspace::default();
        let tiers = around(Money::from_yuan(3_000_000));
        let all = [Planned::tiers(month(), tiers, None, day()).entry()].into_iter().chain(rows);
        for (ms, row) in (1..).zip(all) {
            evolve(&mut workspace, Stamp::new(ms, 0, 7), &Fact::Entered(row));
        }
        let found = check(&plan(&workspace, month(), day(), Said::default()));
        found.into_iter().map(|one| (one.rule, one)).collect()
    }

    fn half(buffer: i64, amounts: &[i64]) -> Entry {
        let mut split = Split { buffer, ..Split::empty(month(), Dimension::Region) };
        split.parts = (1..)
            .zip(amounts)
            .map(|(number, yuan)| Assigned {
                amount: Money::from_yuan(*yuan),
                ..Assigned::new(PartId(Id::new(Stamp::new(number, 0, 9), 0)))
            })
            .collect();
        split.entry(day())
    }

    #[test]
    fn a_kept_split_is_checked_against_the_target() {
        let under = found(vec![half(0, &[1_000_000, 500_000])]);
        let [("unallocated", one)] = under.as_slice() else { panic!("{under:?}") };
        assert_eq!(one.repair, Repair::GiveTheRest(Money::from_yuan(1_500_000)));
        let over = found(vec![half(10, &[3_000_000, 500_000])]);
        let [("parts-over-buffer", one)] = over.as_slice() else { panic!("{over:?}") };
        assert_eq!(one.repair, Repair::TakeOff(Money::from_yuan(200_000)));
        assert_eq!(found(vec![half(10, &[3_000_000, 300_000])]), []);
        // One that nothing was given yet is none.
        assert_eq!(found(vec![half(0, &[0, 0])]), []);
    }

    #[test]
    fn a_kept_funnel_is_checked_with_the_visits_and_the_sources() {
        let kept = funnel::FunnelPlan {
            ticket: Some(Money::from_yuan(300_000)),
            lead: Some(2_000),
            ..funnel::FunnelPlan::of(month())
        };
        let visits = |many| Planned::one(Span::Month, month(), Standard::Visits, many, day());
        let source =
            |quota, valid| sources::NamedSource {
                name: "展会".to_owned(), times: 2, quota, valid
            };
        let plan = |quota, valid| {
            let sources = vec![source(quota, valid)];
            sources::SourcePlan { month: month(), reserve: 0, sources }.entry(day())
        };
        // Ten deals take 50 leads and 100 visits.
        assert_eq!(found(vec![kept.entry(day()), visits(100).entry()]), []);
        let few = found(vec![kept.entry(day()), visits(60).entry()]);
        let [("implied-rate", one)] = few.as_slice() else { panic!("{few:?}") };
        assert_eq!(one.repair, Repair::UseOneOf(vec![100.into()]));
        let many = found(vec![kept.entry(day()), plan(80, 10_000)]);
        let [("supply-exceeds-need", one)] = many.as_slice() else { panic!("{many:?}") };
        assert_eq!(one.repair, Repair::AskValidShare(Rate::of(50, 80).unwrap()));
        assert_eq!(found(vec![kept.entry(day()), plan(80, 6_250)]), []);
    }
}
