//! The plan checker: rules that find what cannot be, what does not add up and what can be read two
//! ways, each with the figures that made it fire and a repair (domain.md 12).
//!
//! Here live the register and, one file each, the rules. A new rule is a file, its line in the
//! register below and its words in `text`. A rule is a pure function of a [`Plan`]; what it needs
//! is computed elsewhere and given to it. Blocks stop confirming, never saving. Rules of a pasted
//! plan look at figures that typed forms cannot hold.
//!
//! Not here: words, reading a text into figures, SMART (`domain::smart` reads the findings).

mod plan;

pub use plan::{
    Activity, Ask, ChangeKind, CompanyLink, FunnelPlan, Goal, History, MetricName, Pasted,
    PastedCurve, PastedGrowth, PastedRate, PastedRow, PeriodTotals, Plan, Quota, Review, Whole,
};

use super::money::Money;
use super::period::Period;
use super::rate::Rate;
use super::unit::{Count, Figure};
use super::workload::WaysOut;

/// What a finding does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The plan cannot be confirmed; it can always be saved.
    Block,
    /// It is likely wrong.
    Warn,
    /// It can be read two ways.
    Ask,
    /// Worth knowing.
    Note,
}

/// One rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name, for ever.
    pub name: &'static str,
    /// What a finding of it does.
    pub severity: Severity,
    /// Whether it can only fire on a pasted plan, since typed forms make the case impossible.
    pub pasted: bool,
    check: fn(&Plan<'_>) -> Vec<Fired>,
}

/// A figure that made a rule fire. Each rule says in its file which it gives, in which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Money, pieces or a share (also a factor like 1.2).
    Figure(Figure),
    /// A run of days.
    Run(Period),
    /// A metric.
    Metric(MetricName),
}

impl From<Figure> for Evidence {
    fn from(figure: Figure) -> Evidence {
        Evidence::Figure(figure)
    }
}

impl From<Money> for Evidence {
    fn from(amount: Money) -> Evidence {
        Evidence::Figure(Figure::Money(amount))
    }
}

impl From<i64> for Evidence {
    fn from(pieces: i64) -> Evidence {
        Evidence::Figure(Figure::Count(Count::new(pieces)))
    }
}

impl From<Rate> for Evidence {
    fn from(rate: Rate) -> Evidence {
        Evidence::Figure(Figure::Rate(rate))
    }
}

/// What would put it right. Nothing is changed without a tap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repair {
    /// Use these amounts, in order of time.
    UseAmounts(Vec<Money>),
    /// Use this figure, or one of these.
    UseOneOf(Vec<Evidence>),
    /// A week's figure is what falls due in it × the rate.
    WeekIsDueTimesRate,
    /// Keep one of the fields that say the same.
    Merge,
    /// Give the rest to a part.
    GiveTheRest(Money),
    /// Take so much off the parts.
    TakeOff(Money),
    /// Judge these runs apart.
    SplitByDate(Vec<Period>),
    /// Say why.
    AskReason,
    /// Type an absolute figure.
    AskAbsolute,
    /// Say which of the three is meant; what each comes to where the present share is known.
    AskKind {
        /// +5 % of what it is.
        relative: Option<Rate>,
        /// +5 points.
        points: Option<Rate>,
        /// To 5 %.
        level: Rate,
    },
    /// Say whether so many customers are meant, or so much more.
    AskReading(Rate),
    /// Say which stages the rates belong to: each rate and the leads it takes.
    AskStages(Vec<(Rate, i64)>),
    /// Say how many of the leads are valid; this share would make supply and need equal.
    AskValidShare(Rate),
    /// Rename the goal or count this metric.
    UseMetric(MetricName),
    /// One of the three ways out.
    Ways(WaysOut),
    /// Give each metric its own curve.
    OneCurveEach,
    /// Put the tiers into this order, easier first.
    Order([Figure; 3]),
    /// Set the floor from history.
    FloorFromHistory(Money),
    /// Look for business elsewhere.
    Spread,
    /// Add a number, a date, or both.
    Add {
        /// A number is missing.
        number: bool,
        /// A date is missing.
        date: bool,
    },
    /// Wait for so many more of the time before and of the last 90 days.
    Wait {
        /// Of the time before.
        base: u32,
        /// Of the last 90 days.
        window: u32,
    },
}

/// Where, with which figures, and what would repair it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fired {
    place: usize,
    figures: Vec<Evidence>,
    repair: Repair,
}

/// A rule that fired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// What it does.
    pub severity: Severity,
    /// Which of the things the rule looks at: a goal, a row, a customer; 0 where there is one.
    pub place: usize,
    /// The figures that made it fire, in the order the rule says.
    pub figures: Vec<Evidence>,
    /// What would put it right.
    pub repair: Repair,
}

/// Everything the rules find in a plan, in the register's order. O(size of the plan).
pub fn check(plan: &Plan<'_>) -> Vec<Finding> {
    let of = |rule: &'static Rule| {
        (rule.check)(plan).into_iter().map(|Fired { place, figures, repair }| Finding {
            rule: rule.name,
            severity: rule.severity,
            place,
            figures,
            repair,
        })
    };
    RULES.iter().flat_map(of).collect()
}

/// Whether findings stop confirming.
pub fn blocks(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Block)
}

impl Fired {
    /// The thing at `place`, with its figures.
    fn at(place: usize, figures: impl IntoIterator<Item = Evidence>, repair: Repair) -> Fired {
        Fired { place, figures: figures.into_iter().collect(), repair }
    }
}

macro_rules! register {
    ($($file:ident),* $(,)?) => {
        $(mod $file;)*

        /// Every rule, in domain.md's order.
        pub static RULES: &[Rule] = &[$($file::RULE),*];
    };
}

register! {
    day_figure_in_week,
    rate_split_by_time,
    duplicate_owner,
    unallocated,
    window_mismatch,
    below_company,
    growth_without_baseline,
    growth_kind,
    quantifier,
    name_metric_mismatch,
    growth_divided,
    implied_rate,
    rate_stage_unknown,
    activity_against_funnel,
    quota_below_need,
    supply_exceeds_need,
    review_quota,
    capacity,
    curve_mixes_metrics,
    month_quarter_total,
    tier_order,
    floor_unrealistic,
    parts_over_buffer,
    concentration,
    industry_spread,
    vague_goal,
    small_sample,
}
