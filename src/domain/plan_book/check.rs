//! A month's plan as the checker looks at it, from what the journal knows of it.

use crate::domain::cadence::Class;
use crate::domain::checker::{
    Ask, CompanyLink, Goal, History, MetricName, Pasted, PeriodTotals, Plan, Whole,
};
use crate::domain::day::Day;
use crate::domain::metric::Standard;
use crate::domain::money::Money;
use crate::domain::period::{Month, Period};
use crate::domain::rate::Rate;
use crate::domain::sorted::Map;
use crate::domain::suggestion::MOST_MONTHS;
use crate::domain::tier::Tier;
use crate::domain::unit::Figure;
use crate::domain::workload::{Book, Cadences, Workload};
use crate::domain::workspace::{Standing, Workspace};

use super::suggest::whole_months;
use super::{Span, company, figures};

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
        Workload::of(book, Cadences::default(), &workspace.calendar, period, a_day)
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
