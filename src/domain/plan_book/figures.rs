//! Figures of a plan that no record of its own kind keeps: a quarter's and a year's, a month's of
//! another metric than revenue, and a month's tiers before they are confirmed (domain.md 4).

use crate::domain::day::Day;
use crate::domain::entry::{Entry, EntryKind, PackedEntry, Row};
use crate::domain::fact::RevisionReason;
use crate::domain::ident::MetricId;
use crate::domain::metric::Standard;
use crate::domain::money::Money;
use crate::domain::own_entries::month_of_number;
use crate::domain::period::Month;
use crate::domain::rate::Rate;
use crate::domain::tier::{Tier, Tiers};
use crate::domain::unit::{Count, Figure, Unit};
use crate::domain::workspace::Workspace;

use super::{Span, at, of_kind, place, row, there};

/// Why a figure changed, in the order of the words in `journal::kinds::figure_planned`.
const REASONS: [RevisionReason; 6] = [
    RevisionReason::Market,
    RevisionReason::Ability,
    RevisionReason::Team,
    RevisionReason::Feedback,
    RevisionReason::Leave,
    RevisionReason::Company,
];

/// A figure as it is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Its run of days.
    pub span: Span,
    /// The first month of it.
    pub first: Month,
    /// What is counted.
    pub metric: Standard,
    /// Floor, target and challenge in 分, pieces or hundredths of a percent.
    pub tiers: [i64; 3],
    /// What a growth starts from, in 分.
    pub base: Option<Money>,
    /// Why it is another than before; `None` for the first.
    pub reason: Option<RevisionReason>,
    /// The civil day it was written on.
    pub on: Day,
}

impl Planned {
    /// A month's tiers of revenue.
    pub fn tiers(month: Month, tiers: [Money; 3], base: Option<Money>, on: Day) -> Planned {
        Planned {
            span: Span::Month,
            first: month,
            metric: Standard::Revenue,
            tiers: tiers.map(Money::fen),
            base,
            reason: None,
            on,
        }
    }

    /// One figure of a span, the same in all tiers.
    pub fn one(span: Span, month: Month, metric: Standard, value: i64, on: Day) -> Planned {
        Planned {
            span,
            first: span.first(month),
            metric,
            tiers: [value; 3],
            base: None,
            reason: None,
            on,
        }
    }

    /// As it is kept.
    pub fn entry(&self) -> Entry {
        let [floor, target, challenge] = self.tiers;
        let numbers = vec![
            place(&Span::ALL, &self.span),
            Row::month(self.first),
            place(&Standard::ALL, &self.metric),
            floor,
            target,
            challenge,
            self.base.map_or(Row::ABSENT, Money::fen),
            self.reason.map_or(Row::ABSENT, |reason| place(&REASONS, &reason)),
        ];
        row(EntryKind::Planned, numbers, vec![], self.on)
    }

    /// Reads it back.
    pub fn of(entry: &PackedEntry) -> Option<Planned> {
        let [span, first, metric, floor, target, challenge, base, reason] =
            entry.row.numbers.as_slice()
        else {
            return None;
        };
        Some(Planned {
            span: at(&Span::ALL, *span)?,
            first: month_of_number(*first)?,
            metric: at(&Standard::ALL, *metric)?,
            tiers: [*floor, *target, *challenge],
            base: there(*base).map(Money::from_fen),
            reason: at(&REASONS, *reason),
            on: entry.on,
        })
    }

    /// The amounts as tiers of money, in order or not.
    pub fn money(&self) -> [Money; 3] {
        self.tiers.map(Money::from_fen)
    }

    /// The amounts as tiers that can be confirmed.
    pub fn in_order(&self) -> Option<Tiers> {
        let [floor, target, challenge] = self.money();
        Tiers::new(floor, target, challenge).ok()
    }

    /// The target in the metric's unit.
    pub fn target(&self) -> Figure {
        figure(self.metric.metric().unit(), self.tiers[1])
    }
}

/// A month's figure of a metric of the rep's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnPlanned {
    /// The sales month.
    pub month: Month,
    /// Which metric.
    pub metric: MetricId,
    /// In 分, pieces or hundredths of a percent.
    pub value: i64,
    /// Why it is another than before; `None` for the first.
    pub reason: Option<RevisionReason>,
    /// The civil day it was written on.
    pub on: Day,
}

impl OwnPlanned {
    /// As it is kept.
    pub fn entry(&self) -> Entry {
        let plain = Planned::one(Span::Month, self.month, Standard::Revenue, self.value, self.on);
        let mut entry = Planned { reason: self.reason, ..plain }.entry();
        if let Some(metric) = entry.row.numbers.get_mut(METRIC) {
            *metric = Row::ABSENT;
        }
        entry.row.ids.push(self.metric.0);
        entry
    }

    /// Reads it back; `None` for a figure of a metric that everybody has.
    pub fn of(entry: &PackedEntry) -> Option<OwnPlanned> {
        let [metric] = entry.row.ids.as_slice() else { return None };
        let [0, first, Row::ABSENT, _, value, _, _, reason] = entry.row.numbers.as_slice() else {
            return None;
        };
        Some(OwnPlanned {
            month: month_of_number(*first)?,
            metric: MetricId(*metric),
            value: *value,
            reason: at(&REASONS, *reason),
            on: entry.on,
        })
    }
}

/// The place of the metric among the numbers of a row.
const METRIC: usize = 2;

/// The versions of a month's figure of a metric of the rep's own, the first first. O(entries).
pub fn own_versions(
    workspace: &Workspace,
    month: Month,
    metric: MetricId,
) -> impl Iterator<Item = OwnPlanned> + '_ {
    let all = of_kind(workspace, EntryKind::Planned).filter_map(OwnPlanned::of);
    all.filter(move |one| (one.month, one.metric) == (month, metric))
}

/// A number in a unit: 分, pieces or hundredths of a percent.
pub fn figure(unit: Unit, value: i64) -> Figure {
    match unit {
        Unit::Yuan => Figure::Money(Money::from_fen(value)),
        Unit::Pieces => Figure::Count(Count::new(value)),
        Unit::Share => Figure::Rate(Rate::of(value, 10_000_i64).unwrap_or(Rate::ZERO)),
    }
}

/// The versions of a figure, the first first. O(entries).
pub fn versions(
    workspace: &Workspace,
    span: Span,
    first: Month,
    metric: Standard,
) -> impl Iterator<Item = Planned> + '_ {
    let all = of_kind(workspace, EntryKind::Planned).filter_map(Planned::of);
    all.filter(move |one| (one.span, one.first, one.metric) == (span, first, metric))
}

/// The figure in force. O(entries).
pub fn latest(
    workspace: &Workspace,
    span: Span,
    first: Month,
    metric: Standard,
) -> Option<Planned> {
    versions(workspace, span, first, metric).last()
}

/// The revenue of a span as far as it is planned: a month's confirmed target, else its planned
/// one; a quarter's and a year's own. O(entries).
pub fn revenue(workspace: &Workspace, span: Span, first: Month) -> Option<Money> {
    let confirmed = (span == Span::Month).then(|| workspace.goal(first)).flatten();
    match confirmed {
        Some(goal) => Some(goal.in_force().tiers.get(Tier::Target)),
        None => latest(workspace, span, first, Standard::Revenue)
            .map(|planned| Money::from_fen(planned.tiers[1])),
    }
}
