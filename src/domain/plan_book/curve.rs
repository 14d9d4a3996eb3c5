//! The curve of a month, and the curves a rep can choose from.
//!
//! Whatever a curve is made of, it is kept as runs of days with their shares: Today reads no more.
//! One made of dues or of closed months is therefore as it was when it was chosen; days marked later
//! still count, since a share is spread over what is worked of its run.

use crate::domain::curve::{Curve, NoCurve, Segment};
use crate::domain::day::Day;
use crate::domain::entry::{Entry, EntryKind, PackedEntry, Row};
use crate::domain::money::Money;
use crate::domain::own_curve::{ClosedDays, MOST_MONTHS};
use crate::domain::own_entries::month_of_number;
use crate::domain::period::{Month, Period};
use crate::domain::rate::Rate;
use crate::domain::share::split;
use crate::domain::spread::WHOLE;
use crate::domain::workspace::Workspace;

/// The last days of the thirds.
const THIRDS: [i64; 3] = [10, 20, 31];

/// What a curve goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// Each working day alike.
    Even,
    /// Typed shares of runs of days.
    Segments,
    /// What falls due.
    Dues,
    /// The rep's closed months.
    Own,
}

impl By {
    /// In the order of the words in `journal::kinds::curve_chosen`.
    pub const ALL: [By; 4] = [By::Even, By::Segments, By::Dues, By::Own];
}

/// A curve as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Chosen {
    /// What it goes by.
    pub by: By,
    /// Which day of the sales month is a run's last, from 1, and the run's share in millionths; in
    /// order, none for the even curve.
    pub runs: Vec<(i64, i64)>,
}

/// Typed shares of the thirds that are no curve: one below 0, or a sum that is not 100 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAWhole {
    /// What they add up to, in hundredths of a percent.
    pub sum: i64,
}

impl Chosen {
    /// The curve of a month that has none.
    pub const EVEN: Chosen = Chosen { by: By::Even, runs: Vec::new() };

    /// The thirds of a sales month, days 1 to 10, 11 to 20 and 21 to the end, with typed shares in
    /// hundredths of a percent.
    ///
    /// # Errors
    /// Unless the shares are 0 or more and make 100 % together.
    pub fn thirds(shares: [i64; 3]) -> Result<Chosen, NotAWhole> {
        Chosen::typed(&THIRDS, &shares)
    }

    /// The weeks of a sales month, Monday to Sunday and cut at its edges, with typed shares in
    /// hundredths of a percent, one for each.
    ///
    /// # Errors
    /// Unless the shares are 0 or more and make 100 % together.
    pub fn weeks(period: Period, shares: &[i64]) -> Result<Chosen, NotAWhole> {
        Chosen::typed(&week_ends(period), shares)
    }

    fn typed(lasts: &[i64], shares: &[i64]) -> Result<Chosen, NotAWhole> {
        let sum = shares.iter().fold(0_i64, |sum, share| sum.saturating_add(*share));
        if sum != 10_000 || shares.iter().any(|share| *share < 0) {
            return Err(NotAWhole { sum });
        }
        let runs = lasts.iter().zip(shares).map(|(last, share)| (*last, share.saturating_mul(100)));
        Ok(Chosen { by: By::Segments, runs: runs.collect() })
    }

    /// The shares of the weeks in hundredths of a percent: the typed ones where the curve is made of
    /// them, else what it gives each, to a whole of 100 %. O(days).
    pub fn by_weeks(&self, curve: &Curve) -> Vec<i64> {
        if self.is_by_weeks(curve.period()) {
            return self
                .runs
                .iter()
                .map(|(_, share)| share.checked_div(100).unwrap_or(0))
                .collect();
        }
        let whole = Money::from_fen(WHOLE);
        let given: Vec<i64> =
            curve.period().weeks().map(|week| curve.figure(whole, week).fen()).collect();
        split(10_000, &given).unwrap_or_default()
    }

    /// Whether it is made of typed shares of the weeks. O(days).
    pub fn is_by_weeks(&self, period: Period) -> bool {
        let lasts = self.runs.iter().map(|(last, _)| *last);
        self.by == By::Segments && lasts.eq(week_ends(period))
    }

    /// The shares of the thirds in hundredths of a percent, where the curve is made of them.
    pub fn as_thirds(&self) -> Option<[i64; 3]> {
        match (self.by, self.runs.as_slice()) {
            (By::Segments, [(10, one), (20, two), (31, three)]) => {
                Some([one, two, three].map(|share| share.checked_div(100).unwrap_or(0)))
            }
            _ => None,
        }
    }

    /// What falls due in the month, day by day, paid or not. O(receivables).
    ///
    /// # Errors
    /// Without a working day, or without a due.
    pub fn dues(workspace: &Workspace, month: Month) -> Result<Chosen, NoCurve> {
        let dues: Vec<(Day, Money)> =
            workspace.receivables().map(|(_, owed)| (owed.due, owed.amount)).collect();
        let period = workspace.period(month);
        let curve = Curve::dues(&workspace.calendar, period, &dues)?;
        Ok(day_by_day(By::Dues, &curve))
    }

    /// As the rep's last months went, by what was sold in them: of the months over before `today`
    /// and before `month`, those that were closed and those after the first with a sale, which may
    /// have begun before the records did. O(months × sales).
    ///
    /// # Errors
    /// Without a working day, and with fewer than 3 such months that sold something.
    pub fn own(workspace: &Workspace, month: Month, today: Day) -> Result<Chosen, NoCurve> {
        let sold: Vec<(Day, Money)> =
            workspace.sales().map(|(_, sale)| (sale.on, sale.amount)).collect();
        let first = sold.iter().map(|(on, _)| workspace.month_of(*on)).min();
        let mut closed = Vec::new();
        let mut earlier = month;
        for _ in 0..MOST_MONTHS {
            earlier = earlier.previous();
            let period = workspace.period(earlier);
            let known = workspace.is_closed(earlier) || first.is_some_and(|first| first < earlier);
            if known && period.last() < today {
                closed.push(ClosedDays::of(&workspace.calendar, period, sold.iter().copied()));
            }
        }
        let curve = Curve::own(&workspace.calendar, workspace.period(month), &closed)?;
        Ok(day_by_day(By::Own, &curve))
    }

    /// The curve over the days of a month as the calendar is now; the even one where no share falls
    /// on a worked day. O(days).
    ///
    /// # Errors
    /// Without a working day.
    pub fn over(&self, workspace: &Workspace, month: Month) -> Result<Curve, NoCurve> {
        let (calendar, period) = (&workspace.calendar, workspace.period(month));
        if self.runs.is_empty() {
            return Curve::even(calendar, period);
        }
        match Curve::segments(calendar, period, &self.segments(period)) {
            Err(NoCurve::NoShare | NoCurve::BadSegment { .. }) => Curve::even(calendar, period),
            curve => curve,
        }
    }

    fn segments(&self, period: Period) -> Vec<Segment> {
        let mut segments: Vec<Segment> = Vec::new();
        for (last, share) in &self.runs {
            let after = i32::try_from(last.saturating_sub(1)).unwrap_or(i32::MAX).clamp(0, 40);
            let last = period.first().plus_days(after).min(period.last());
            // A run beyond the month's end has no day in it.
            if segments.last().is_none_or(|before| before.last < last) {
                let share = Rate::of((*share).clamp(0, WHOLE), WHOLE).unwrap_or(Rate::ZERO);
                segments.push(Segment { last, share });
            }
        }
        segments
    }

    /// As it is kept.
    pub fn entry(self, month: Month, on: Day) -> Entry {
        let by = By::ALL.iter().position(|by| *by == self.by).unwrap_or(0);
        let count = |many: usize| i64::try_from(many).unwrap_or(0);
        let mut numbers = vec![Row::month(month), count(by), count(self.runs.len())];
        for (last, share) in self.runs {
            numbers.push(last);
            numbers.push(share);
        }
        let row = Row { numbers, ..Row::default() };
        Entry { kind: EntryKind::Curve, on, customer: None, row }
    }

    /// Reads it back.
    pub fn of(entry: &PackedEntry) -> Option<(Month, Chosen)> {
        let [month, by, _many, runs @ ..] = entry.row.numbers.as_slice() else { return None };
        let by = By::ALL.get(usize::try_from(*by).ok()?).copied()?;
        let pairs = runs.chunks_exact(2);
        let runs = pairs.filter_map(|pair| Some((*pair.first()?, *pair.last()?))).collect();
        Some((month_of_number(*month)?, Chosen { by, runs }))
    }
}

/// The last day of each week of a period, counted from its first day as 1. O(days).
fn week_ends(period: Period) -> Vec<i64> {
    let mut passed = 0_i64;
    let ends = period.weeks().map(|week| {
        passed = passed.saturating_add(i64::from(week.len()));
        passed
    });
    ends.collect()
}

/// The curve in force for a month. O(entries).
pub fn chosen(workspace: &Workspace, month: Month) -> Chosen {
    let curves = workspace.entries().filter(|(_, entry)| entry.kind == EntryKind::Curve);
    let mut own = curves.filter_map(|(_, entry)| Chosen::of(entry)).filter(|(of, _)| *of == month);
    own.next_back().map_or(Chosen::EVEN, |(_, chosen)| chosen)
}

/// A curve with a run for each day that has a share, in millionths that add up to the whole.
fn day_by_day(by: By, curve: &Curve) -> Chosen {
    let days: Vec<(i64, i64)> = curve
        .period()
        .days()
        .zip(1_i64..)
        .map(|(day, number)| {
            // Shares to 10⁻¹²: what is lost by it is a millionth of the millionths kept.
            let fine =
                curve.share_of(day).of_wide(1_000_000_000_000, super::super::rate::Rounding::Down);
            (number, i64::try_from(fine).unwrap_or(0))
        })
        .collect();
    let fine: Vec<i64> = days.iter().map(|(_, share)| *share).collect();
    let shares = split(WHOLE, &fine).unwrap_or_default();
    let runs = days.iter().zip(shares).map(|((number, _), share)| (*number, share)).collect();
    Chosen { by, runs }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_weeks_are_read_back_and_another_curve_fills_them_to_a_whole() {
        let workspace = Workspace::default();
        let month = Month::new(2026, 11).unwrap();
        let period = workspace.period(month);
        // Sunday the 1st, four whole weeks, Monday the 30th.
        assert_eq!(week_ends(period), [1, 8, 15, 22, 29, 30]);
        let shares = [0, 3_000, 3_000, 2_000, 1_500, 500];
        let typed = Chosen::weeks(period, &shares).unwrap();
        let curve = typed.over(&workspace, month).unwrap();
        assert!(typed.is_by_weeks(period) && typed.as_thirds().is_none());
        assert_eq!(typed.by_weeks(&curve), shares);
        let goal = Money::from_yuan(3_000_000);
        let weeks: Vec<Money> = period.weeks().map(|week| curve.figure(goal, week)).collect();
        assert_eq!(weeks, [0, 900_000, 900_000, 600_000, 450_000, 150_000].map(Money::from_yuan));

        let even = Chosen::EVEN.over(&workspace, month).unwrap();
        assert!(!Chosen::EVEN.is_by_weeks(period));
        let filled = Chosen::EVEN.by_weeks(&even);
        assert_eq!((filled.len(), filled.iter().sum::<i64>()), (6, 10_000));
        assert!(Chosen::weeks(period, &filled).is_ok());
        assert_eq!(Chosen::weeks(period, &[1; 6]), Err(NotAWhole { sum: 6 }));
        assert!(Chosen::weeks(period, &[-1, 10_001, 0, 0, 0, 0]).is_err());
    }
}
