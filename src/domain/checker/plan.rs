//! What the rules look at: a plan as typed, and what only a pasted one can say.

use crate::domain::alert::Sample;
use crate::domain::calendar::WorkCalendar;
use crate::domain::metric::{Direction, Kind, Metric, Standard};
use crate::domain::money::Money;
use crate::domain::period::Period;
use crate::domain::rate::Rate;
use crate::domain::stage::Stage;
use crate::domain::unit::{Figure, Unit};
use crate::domain::workload::Workload;

/// Which metric is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MetricName {
    /// One that everybody has.
    Standard(Standard),
    /// One of the rep's own, by its number.
    Own(u16),
}

/// What a growth means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// +5 % of what it is.
    Relative,
    /// +5 points.
    Points,
    /// To 5 %.
    Level,
}

/// What a goal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// So much.
    Figure(Figure),
    /// So much more than a baseline.
    Growth {
        /// By how much.
        by: Rate,
        /// What that means; `None` where the words leave it open.
        kind: Option<ChangeKind>,
    },
    /// A share that may mean so many customers or so much more, as in 30%的老客户复购率提升.
    Quantified(Rate),
}

/// Whether `one` is less than `other`; `None` for different units.
pub(super) fn is_less(one: Figure, other: Figure) -> Option<bool> {
    match (one, other) {
        (Figure::Money(one), Figure::Money(other)) => Some(one < other),
        (Figure::Count(one), Figure::Count(other)) => Some(one < other),
        (Figure::Rate(one), Figure::Rate(other)) => Some(one < other),
        _ => None,
    }
}

/// Whether `one` asks less than `other` in a metric's direction; `None` for different units.
pub(super) fn is_easier(one: Figure, other: Figure, direction: Direction) -> Option<bool> {
    match direction {
        Direction::HigherIsBetter => is_less(one, other),
        Direction::LowerIsBetter => is_less(other, one),
    }
}

/// What a goal is measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompanyLink {
    /// What the company or the team asks for, in the goal's own form: growth beside growth.
    pub asks: Ask,
    /// Whether the rep has said why the own figure is lower.
    pub reason_given: bool,
}

/// What closed months say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Own closed months of the same metric, in any order.
    pub months: Vec<Money>,
}

/// A goal's fields, as far as they are filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The metric that its content counts.
    pub metric: Option<MetricName>,
    /// The metric's unit, kind and direction.
    pub counts: Metric,
    /// The metric that its name speaks of, where it speaks of one.
    pub named: Option<MetricName>,
    /// What it asks for.
    pub asks: Option<Ask>,
    /// Its days, or the days to its date.
    pub period: Option<Period>,
    /// What a growth starts from: amount and deals it was made of.
    pub baseline: Option<(Money, u32)>,
    /// The present share, for a goal of a share.
    pub present: Option<Rate>,
    /// Floor, target and challenge.
    pub tiers: Option<[Figure; 3]>,
    /// The company's or team's figure.
    pub company: Option<CompanyLink>,
    /// Closed months.
    pub history: History,
}

impl Goal {
    /// A goal of a metric without anything else.
    pub fn of(metric: Standard) -> Goal {
        Goal {
            metric: Some(MetricName::Standard(metric)),
            counts: metric.metric(),
            named: None,
            asks: None,
            period: None,
            baseline: None,
            present: None,
            tiers: None,
            company: None,
            history: History::default(),
        }
    }

    /// Whether its figures are shares, which growth can mean in three ways.
    pub fn is_share(&self) -> bool {
        self.counts.kind() == Kind::Ratio || self.counts.unit() == Unit::Share
    }
}

/// A whole and its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// The goal.
    pub goal: Money,
    /// The parts.
    pub parts: Vec<Money>,
    /// How far above the goal the parts may go.
    pub buffer: Rate,
}

/// So many of something each full working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// A day.
    pub a_day: i64,
    /// Working days.
    pub days: i64,
}

impl Quota {
    /// Over all days.
    pub fn total(self) -> i64 {
        self.a_day.saturating_mul(self.days)
    }
}

/// An activity a day for one stage, like proposals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Activity {
    /// The stage it brings deals into.
    pub stage: Stage,
    /// How many.
    pub quota: Quota,
    /// How likely a deal in the stage is won.
    pub win: Rate,
}

/// Failures to look back on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    /// How many a day.
    pub quota: Quota,
    /// The most that can be lost: leads less wins.
    pub losses: i64,
}

/// The funnel and its activities, as planned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FunnelPlan {
    /// Deals to win.
    pub deals: Option<i64>,
    /// Visits a week and weeks.
    pub visits: Option<(i64, i64)>,
    /// The rate on file, from visit to deal.
    pub on_file: Option<Rate>,
    /// Rates whose stages are not said.
    pub rates: Vec<Rate>,
    /// Activities a day.
    pub activities: Vec<Activity>,
    /// New leads a day.
    pub new_leads: Option<Quota>,
    /// Leads that are needed.
    pub leads_needed: Option<i64>,
    /// Leads that the sources bring, and whether their valid share is said.
    pub supply: Option<(i64, bool)>,
    /// Failures looked back on.
    pub review: Option<Review>,
}

/// One metric's figure for a month and for a quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodTotals {
    /// A month.
    pub month: i64,
    /// A quarter.
    pub quarter: i64,
}

/// A row of a pasted table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastedRow {
    /// The month's days.
    pub period: Period,
    /// The month's figure.
    pub month: Money,
    /// The figure in its week column.
    pub week: Money,
}

/// A rate with a figure a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedRate {
    /// The rate asked for.
    pub rate: Rate,
    /// The figure in its week column.
    pub week: Money,
    /// What falls due week by week, where it is known.
    pub due: Vec<Money>,
}

/// A growth that is split over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedGrowth {
    /// The growth.
    pub by: Rate,
    /// Into how many parts.
    pub parts: u32,
    /// Each part's own baseline, where known.
    pub baselines: Vec<Money>,
}

/// A curve in parts, each with its metric and share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedCurve {
    /// In order of time.
    pub parts: Vec<(MetricName, Rate)>,
}

/// What only a pasted plan can say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Rows with a month and a week.
    pub rows: Vec<PastedRow>,
    /// Rates with a week.
    pub rates: Vec<PastedRate>,
    /// Texts of the fields that name an owner.
    pub owners: Vec<String>,
    /// A goal's days and the days its result is stated for.
    pub windows: Vec<(Period, Period)>,
    /// Growth split over time.
    pub growths: Vec<PastedGrowth>,
    /// Curves.
    pub curves: Vec<PastedCurve>,
}

/// All that is checked.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    /// Working days.
    pub calendar: &'a WorkCalendar,
    /// Goals.
    pub goals: Vec<Goal>,
    /// Breakdowns.
    pub wholes: Vec<Whole>,
    /// The funnel.
    pub funnel: FunnelPlan,
    /// What the cadence asks against what fits.
    pub workload: Option<Workload>,
    /// Months and quarters of one metric.
    pub totals: Vec<PeriodTotals>,
    /// Value by customer over the year.
    pub customers: Vec<Money>,
    /// New customers by industry.
    pub new_by_industry: Vec<u32>,
    /// Samples that were compared: the time before and the last 90 days.
    pub compared: Vec<(Sample, Sample)>,
    /// What was pasted.
    pub pasted: Pasted,
}

impl<'a> Plan<'a> {
    /// An empty plan.
    pub fn new(calendar: &'a WorkCalendar) -> Plan<'a> {
        Plan {
            calendar,
            goals: Vec::new(),
            wholes: Vec::new(),
            funnel: FunnelPlan::default(),
            workload: None,
            totals: Vec::new(),
            customers: Vec::new(),
            new_by_industry: Vec::new(),
            compared: Vec::new(),
            pasted: Pasted::default(),
        }
    }
}
