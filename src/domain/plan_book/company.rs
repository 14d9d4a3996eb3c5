//! What the company or the team wants of a rep, beside the rep's own figure (mission A6).

use crate::domain::day::Day;
use crate::domain::entry::{Entry, EntryKind, PackedEntry, Row};
use crate::domain::money::Money;
use crate::domain::own_entries::month_of_number;
use crate::domain::period::Month;
use crate::domain::rate::Rate;
use crate::domain::workspace::Workspace;

use super::{Span, at, of_kind, place, row, there};

/// The company's figure and why the rep's own is lower, where it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wants {
    /// What it asks for; `None` where it says nothing.
    pub figure: Option<Money>,
    /// Why the own figure is lower, as typed; empty without a reason.
    pub reason: String,
    /// What the market allows; `None` where nobody has looked.
    pub market: Option<Market>,
}

/// A market and how much more of it is wanted (mission A3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Market {
    /// What it buys in a year.
    pub size: Money,
    /// How much of it, in hundredths of a percent, 1 to 10,000.
    pub points: u16,
}

impl Market {
    /// What the points are in a year, rounded once, half away from zero. O(1).
    ///
    /// ```
    /// use fieldplan::domain::{money::Money, plan_book::company::Market};
    /// let market = Market { size: Money::from_yuan(100_000_000), points: 200 };
    /// assert_eq!(market.a_year(), Money::from_yuan(2_000_000));
    /// ```
    pub fn a_year(self) -> Money {
        Rate::of(self.points, WHOLE).map_or(Money::ZERO, |share| share.of_money(self.size))
    }

    /// A month's part of it, by the working days of the twelve months from January; `None` in a
    /// year without any. O(days).
    pub fn in_month(self, workspace: &Workspace, month: Month) -> Option<Money> {
        let halves = |month| workspace.calendar.working(workspace.period(month)).halves();
        let first = Span::Year.first(month);
        let year = (0..12).map(|at| halves(first.after(at))).fold(0_u32, u32::saturating_add);
        Some(Rate::of(halves(month), year).ok()?.of_money(self.a_year()))
    }
}

/// The whole in hundredths of a percent.
const WHOLE: u16 = 10_000;

impl Wants {
    /// As it is kept, for a span from a month on.
    pub fn entry(&self, span: Span, first: Month, on: Day) -> Entry {
        let figure = self.figure.map_or(Row::ABSENT, Money::fen);
        let (size, points) = self.market.map_or((Row::ABSENT, Row::ABSENT), |market| {
            (market.size.fen(), i64::from(market.points))
        });
        let numbers = vec![place(&Span::ALL, &span), Row::month(first), figure, size, points];
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
    let [span, first, figure, size, points] = entry.row.numbers.as_slice() else { return None };
    let [reason] = entry.row.words.as_slice() else { return None };
    let figure = there(*figure).map(Money::from_fen);
    let points = u16::try_from(*points).ok().filter(|points| (1..=WHOLE).contains(points));
    let size = there(*size).map(Money::from_fen);
    let market = size.zip(points).map(|(size, points)| Market { size, points });
    let wants = Wants { figure, reason: reason.clone(), market };
    Some((at(&Span::ALL, *span)?, month_of_number(*first)?, wants))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_markets_months_are_the_year_by_working_days() {
        let workspace = Workspace::default();
        let market = Market { size: Money::from_yuan(100_000_000), points: 200 };
        let first = Month::new(2026, 1).unwrap();
        let months = (0..12).filter_map(|at| market.in_month(&workspace, first.after(at)));
        let sum: Money = months.sum();
        // Each month is rounded by itself.
        assert!(sum.minus(market.a_year()).abs() < Money::from_fen(12), "{sum}");
        let (january, october) = (first, Month::new(2026, 10).unwrap());
        assert!(market.in_month(&workspace, january) > market.in_month(&workspace, october));
    }

    #[test]
    fn what_is_kept_reads_back() {
        let month = Month::new(2026, 11).unwrap();
        let on = Day::parse("2026-11-02").unwrap();
        let market = Some(Market { size: Money::from_yuan(100_000_000), points: 200 });
        for wants in [
            Wants { figure: Some(Money::from_yuan(5)), reason: "新区".to_owned(), market: None },
            Wants { market, ..Wants::default() },
        ] {
            let entry = wants.entry(Span::Month, month, on).packed();
            assert_eq!(read(&entry), Some((Span::Month, month, wants)));
        }
    }
}
