//! Weeks from Monday to Sunday.
//!
//! Goal figures use weeks cut at the month's edges, the week review the whole week; both are
//! here, the first as a [`Period`].

use core::fmt;

use serde::{Deserialize, Serialize};

use super::day::{Day, Weekday};
use super::period::{Month, MonthStart, Period};

/// A week from Monday to Sunday; the first and last weeks of [`Day`]'s range are shorter.
///
/// Stored as its first day; any day of the week reads back as that week.
///
/// ```
/// use fieldplan::domain::{day::Day, week::Week};
///
/// let week = Week::of(Day::parse("2026-10-01")?);
/// assert_eq!(week.first(), Day::parse("2026-09-28")?);
/// assert_eq!(week.last(), Day::parse("2026-10-04")?);
/// # Ok::<(), fieldplan::domain::day::DayError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "Day", into = "Day")]
pub struct Week {
    /// Monday, or [`Day::MIN`], which is a Thursday.
    first: Day,
}

impl Week {
    /// The week that holds `day`.
    pub fn of(day: Day) -> Self {
        let since_monday = day.weekday().index().cast_signed();
        Self { first: day.plus_days(since_monday.saturating_neg()) }
    }

    /// Monday.
    pub fn first(self) -> Day {
        self.first
    }

    /// Sunday.
    pub fn last(self) -> Day {
        let to_sunday = Weekday::Sunday.index().saturating_sub(self.first.weekday().index());
        self.first.plus_days(to_sunday.cast_signed())
    }

    /// Monday to Sunday.
    pub fn period(self) -> Period {
        Period::spanning(self.first(), self.last())
    }

    /// Whether `day` lies in this week.
    pub fn contains(self, day: Day) -> bool {
        Self::of(day) == self
    }

    /// The part of the week inside `period`; `None` when they do not meet.
    pub fn cut_to(self, period: Period) -> Option<Period> {
        self.period().intersect(period)
    }

    /// The sales months that meet this week, each with its days: one or two. Goal figures use
    /// these pieces; the week review shows the whole week with both.
    pub fn pieces(self, start: MonthStart) -> Vec<(Month, Period)> {
        let whole = self.period();
        let (first, last) = (Month::of(whole.first(), start), Month::of(whole.last(), start));
        let months = if first == last { vec![first] } else { vec![first, last] };
        let piece = |month: Month| Some((month, whole.intersect(month.period(start))?));
        months.into_iter().filter_map(piece).collect()
    }

    /// The week after; the last one stays itself.
    #[must_use]
    pub fn next(self) -> Self {
        Self::of(self.last().next())
    }

    /// The week before; the first one stays itself.
    #[must_use]
    pub fn previous(self) -> Self {
        Self::of(self.first.previous())
    }

    /// Whole weeks from `earlier` to this week; negative when `earlier` is the later one.
    pub fn weeks_since(self, earlier: Self) -> i32 {
        self.number().saturating_sub(earlier.number())
    }

    /// The number of this week, counted from the one that holds [`Day::MIN`], a Thursday.
    fn number(self) -> i32 {
        self.first.days_since(Day::MIN).saturating_add(3).div_euclid(7)
    }
}

impl From<Day> for Week {
    fn from(day: Day) -> Self {
        Self::of(day)
    }
}

impl From<Week> for Day {
    fn from(week: Week) -> Self {
        week.first
    }
}

impl fmt::Debug for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "week of {}", self.first)
    }
}
