//! What the company or the team wants of a rep, beside the rep's own figure (mission A6).

use crate::domain::day::Day;
use crate::domain::entry::{Entry, EntryKind, PackedEntry, Row};
use crate::domain::money::Money;
use crate::domain::own_entries::month_of_number;
use crate::domain::period::Month;
use crate::domain::workspace::Workspace;

use super::{Span, at, of_kind, place, row, there};

/// The company's figure and why the rep's own is lower, where it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wants {
    /// What it asks for; `None` where it says nothing.
    pub figure: Option<Money>,
    /// Why the own figure is lower, as typed; empty without a reason.
    pub reason: String,
}

impl Wants {
    /// As it is kept, for a span from a month on.
    pub fn entry(&self, span: Span, first: Month, on: Day) -> Entry {
        let figure = self.figure.map_or(Row::ABSENT, Money::fen);
        let numbers = vec![place(&Span::ALL, &span), Row::month(first), figure];
        row(EntryKind::Company, numbers, vec![self.reason.trim().to_owned()], on)
    }

    /// What is missing of the company's figure; `None` where the own figure reaches it or it asks
    /// for nothing.
    pub fn gap(&self, own: Money) -> Option<Money> {
        let gap = self.figure?.minus(own);
        (gap > Money::ZERO).then_some(gap)
    }
}

/// What the company wants of a span; the later stamp holds. O(entries).
pub fn latest(workspace: &Workspace, span: Span, first: Month) -> Wants {
    let own = of_kind(workspace, EntryKind::Company).filter_map(read);
    let own = own.filter(|(of, month, _)| (*of, *month) == (span, first));
    own.last().map(|(_, _, wants)| wants).unwrap_or_default()
}

fn read(entry: &PackedEntry) -> Option<(Span, Month, Wants)> {
    let [span, first, figure] = entry.row.numbers.as_slice() else { return None };
    let [reason] = entry.row.words.as_slice() else { return None };
    let figure = there(*figure).map(Money::from_fen);
    let wants = Wants { figure, reason: reason.clone() };
    Some((at(&Span::ALL, *span)?, month_of_number(*first)?, wants))
}
