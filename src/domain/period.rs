//! Runs of days: any [`Period`], and the sales [`Month`] with its own first day.

use core::fmt;

use serde::de::{Error as _, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::day::{Day, number, two_digits};
use super::week::Week;

/// One or more days in a row, both ends included; never empty.
///
/// ```
/// use fieldplan::domain::{day::Day, period::Period};
///
/// let period = Period::new(Day::parse("2026-02-01")?, Day::parse("2026-02-28")?).unwrap();
/// assert_eq!(period.len(), 28);
/// // 1 February 2026 is a Sunday: the first week is cut to one day.
/// assert_eq!(period.weeks().map(|week| week.len()).collect::<Vec<_>>(), [1, 7, 7, 7, 6]);
/// # Ok::<(), fieldplan::domain::day::DayError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(Day, Day)", into = "(Day, Day)")]
pub struct Period {
    first: Day,
    last: Day,
}

/// The last day of a period lies before its first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodError {
    /// What was given as the first day.
    pub first: Day,
    /// What was given as the last day, the earlier of the two.
    pub last: Day,
}

impl fmt::Display for PeriodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a period cannot end on {} before it starts on {}", self.last, self.first)
    }
}

impl core::error::Error for PeriodError {}

impl Period {
    /// From `first` to `last`, both included; an error when `last` is earlier.
    pub fn new(first: Day, last: Day) -> Result<Self, PeriodError> {
        if first <= last { Ok(Self { first, last }) } else { Err(PeriodError { first, last }) }
    }

    /// The days from one to the other, whichever is earlier.
    pub fn spanning(one: Day, other: Day) -> Self {
        Self { first: one.min(other), last: one.max(other) }
    }

    /// The first day, included.
    pub fn first(self) -> Day {
        self.first
    }

    /// The last day, included.
    pub fn last(self) -> Day {
        self.last
    }

    /// How many days, at least 1.
    #[expect(clippy::len_without_is_empty, reason = "a period is never empty")]
    pub fn len(self) -> u32 {
        self.last.days_since(self.first).unsigned_abs().saturating_add(1)
    }

    /// Whether `day` is one of its days.
    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// The days both have; `None` when there is none.
    pub fn intersect(self, other: Self) -> Option<Self> {
        Self::new(self.first.max(other.first), self.last.min(other.last)).ok()
    }

    /// The days from the first through `day`; `None` when `day` lies before the first.
    pub fn through(self, day: Day) -> Option<Self> {
        Self::new(self.first, self.last.min(day)).ok()
    }

    /// The days from `day` to the last; `None` when `day` lies after the last.
    pub fn since(self, day: Day) -> Option<Self> {
        Self::new(self.first.max(day), self.last).ok()
    }

    /// The days in order, from either end.
    pub fn days(self) -> Days {
        Days { left: Some(self) }
    }

    /// The weeks that meet this period, cut at its edges; together they are exactly its days.
    pub fn weeks(self) -> impl Iterator<Item = Self> + Clone {
        let mut left = Some(self);
        core::iter::from_fn(move || {
            let rest = left?;
            let end = Week::of(rest.first).last().min(rest.last);
            left = if end < rest.last { rest.since(end.next()) } else { None };
            Some(Self { first: rest.first, last: end })
        })
    }

    /// The weeks that meet this period, whole.
    pub fn whole_weeks(self) -> impl Iterator<Item = Week> + Clone {
        self.weeks().map(|part| Week::of(part.first))
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.first, self.last)
    }
}

impl TryFrom<(Day, Day)> for Period {
    type Error = PeriodError;

    fn try_from((first, last): (Day, Day)) -> Result<Self, PeriodError> {
        Self::new(first, last)
    }
}

impl core::convert::From<Period> for (Day, Day) {
    fn from(period: Period) -> Self {
        (period.first, period.last)
    }
}

impl IntoIterator for Period {
    type Item = Day;
    type IntoIter = Days;

    fn into_iter(self) -> Days {
        self.days()
    }
}

/// The days of a [`Period`].
#[derive(Clone, Debug)]
pub struct Days {
    left: Option<Period>,
}

impl Iterator for Days {
    type Item = Day;

    fn next(&mut self) -> Option<Day> {
        let Period { first, last } = self.left?;
        self.left = (first < last).then(|| Period { first: first.next(), last });
        Some(first)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.left.map_or(0, |period| period.len() as usize);
        (left, Some(left))
    }
}

impl DoubleEndedIterator for Days {
    fn next_back(&mut self) -> Option<Day> {
        let Period { first, last } = self.left?;
        self.left = (first < last).then(|| Period { first, last: last.previous() });
        Some(last)
    }
}

impl ExactSizeIterator for Days {}

/// The day of the month on which the sales month starts, 1 to 28; 1 unless chosen.
///
/// A month that starts on the 16th or later is named after the calendar month it ends in, an
/// earlier one after the calendar month it starts in, so that the name says where most of it
/// lies: starting on the 26th, November runs from 26 October to 25 November.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct MonthStart(u8);

/// The number is not one of 1 to 28, which every month has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthStartError(
    /// The number given.
    pub u8,
);

impl fmt::Display for MonthStartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a month starts on day 1 to 28, not on {}", self.0)
    }
}

impl core::error::Error for MonthStartError {}

impl MonthStart {
    /// The calendar month.
    pub const FIRST: Self = Self(1);

    /// The sales month starts on this day of the month, 1 to 28.
    pub const fn new(day: u8) -> Result<Self, MonthStartError> {
        if day >= 1 && day <= 28 { Ok(Self(day)) } else { Err(MonthStartError(day)) }
    }

    /// The day of the month, 1 to 28.
    pub fn day(self) -> u32 {
        self.0.into()
    }

    /// Whether the sales month starts in the calendar month before the one it is named after.
    fn in_month_before(self) -> bool {
        self.0 > 15
    }
}

impl Default for MonthStart {
    fn default() -> Self {
        Self::FIRST
    }
}

impl TryFrom<u8> for MonthStart {
    type Error = MonthStartError;

    fn try_from(day: u8) -> Result<Self, MonthStartError> {
        Self::new(day)
    }
}

impl core::convert::From<MonthStart> for u8 {
    fn from(start: MonthStart) -> Self {
        start.0
    }
}

/// A sales month, named after a calendar month from 1970-01 to 2199-12.
///
/// Which days it has depends on [`MonthStart`]. For each start the months tile [`Day`]'s whole
/// range: the first month begins on [`Day::MIN`], the last ends on [`Day::MAX`].
///
/// ```
/// use fieldplan::domain::{day::Day, period::{Month, MonthStart}};
///
/// let november = Month::new(2026, 11).unwrap();
/// let start = MonthStart::new(26).unwrap();
/// let period = november.period(start);
/// assert_eq!(period.first(), Day::parse("2026-10-26")?);
/// assert_eq!(period.last(), Day::parse("2026-11-25")?);
/// assert_eq!(Month::of(Day::parse("2026-11-26")?, start), november.next());
/// assert_eq!(november.to_string(), "2026-11");
/// # Ok::<(), fieldplan::domain::day::DayError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// Months since January 1970.
    number: u16,
}

/// Why something is not a [`Month`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthError {
    /// The text is not four digits, a hyphen and two digits.
    Form,
    /// No such month between 1970-01 and 2199-12.
    OutOfRange,
}

impl fmt::Display for MonthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "not written as YYYY-MM",
            Self::OutOfRange => "not a month from 1970-01 to 2199-12",
        })
    }
}

impl core::error::Error for MonthError {}

impl Month {
    /// January 1970.
    pub const MIN: Self = Self { number: 0 };
    /// December 2199.
    pub const MAX: Self = Self { number: (2199 - 1970) * 12 + 11 };

    /// The month of that year (1970 to 2199) and number (1 to 12).
    pub fn new(year: i32, month: u32) -> Result<Self, MonthError> {
        let day = Day::new(year, month, 1).map_err(|_| MonthError::OutOfRange)?;
        Ok(Self::of(day, MonthStart::FIRST))
    }

    /// Reads exactly `YYYY-MM` in ASCII digits.
    pub fn parse(text: &str) -> Result<Self, MonthError> {
        let &[y1, y2, y3, y4, b'-', m1, m2] = text.as_bytes() else {
            return Err(MonthError::Form);
        };
        let year = number(&[y1, y2, y3, y4]).ok_or(MonthError::Form)?;
        let month = number(&[m1, m2]).ok_or(MonthError::Form)?;
        Self::new(year.cast_signed(), month)
    }

    /// The sales month that holds `day`.
    pub fn of(day: Day, start: MonthStart) -> Self {
        let january_1970 = 1970_i32.saturating_mul(12).saturating_add(1);
        let number = day
            .year()
            .saturating_mul(12)
            .saturating_add(day.month().cast_signed())
            .saturating_sub(january_1970);
        let begun = day.day() >= start.day();
        let shift = match (begun, start.in_month_before()) {
            (true, true) => 1,
            (false, false) => -1,
            _ => 0,
        };
        Self::clamped(number.saturating_add(shift))
    }

    /// 1970 to 2199.
    pub fn year(self) -> i32 {
        i32::from(self.number.div_euclid(12)).saturating_add(1970)
    }

    /// 1 to 12.
    pub fn month(self) -> u32 {
        u32::from(self.number.rem_euclid(12)).saturating_add(1)
    }

    /// The days of the sales month.
    pub fn period(self, start: MonthStart) -> Period {
        let first = if self == Self::MIN { Day::MIN } else { self.first_day(start) };
        let last =
            if self == Self::MAX { Day::MAX } else { self.next().first_day(start).previous() };
        Period::spanning(first, last)
    }

    /// The month after; [`Month::MAX`] stays itself.
    #[must_use]
    pub fn next(self) -> Self {
        self.after(1)
    }

    /// The month before; [`Month::MIN`] stays itself.
    #[must_use]
    pub fn previous(self) -> Self {
        self.before(1)
    }

    /// That many months later, stopping at [`Month::MAX`].
    #[must_use]
    pub fn after(self, months: u16) -> Self {
        Self { number: self.number.saturating_add(months) }.min(Self::MAX)
    }

    /// That many months earlier, stopping at [`Month::MIN`].
    #[must_use]
    pub fn before(self, months: u16) -> Self {
        Self { number: self.number.saturating_sub(months) }
    }

    /// Months from `earlier` to this one; negative when `earlier` is the later one.
    pub fn months_since(self, earlier: Self) -> i32 {
        i32::from(self.number).saturating_sub(i32::from(earlier.number))
    }

    /// Where the sales month starts. Every month has a day 28, so the date exists; it lies
    /// outside [`Day`]'s range only for the first month, which starts at the range's end.
    fn first_day(self, start: MonthStart) -> Day {
        let named = if start.in_month_before() { self.previous() } else { self };
        Day::new(named.year(), named.month(), start.day()).unwrap_or(Day::MIN)
    }

    fn clamped(number: i32) -> Self {
        u16::try_from(number.max(0)).map_or(Self::MAX, |number| Self { number }.min(Self::MAX))
    }
}

/// `YYYY-MM`.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year().unsigned_abs();
        let [y1, y2] = two_digits(year.div_euclid(100));
        let [y3, y4] = two_digits(year);
        let [m1, m2] = two_digits(self.month());
        let text = [y1, y2, y3, y4, b'-', m1, m2];
        f.pad(core::str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The string `YYYY-MM`; in a format people do not read, the months since January 1970.
impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            serializer.serialize_u16(self.number)
        }
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return deserializer.deserialize_str(MonthVisitor);
        }
        let number = u16::deserialize(deserializer)?;
        if number > Self::MAX.number {
            let unexpected = Unexpected::Unsigned(number.into());
            return Err(D::Error::invalid_value(unexpected, &MonthVisitor));
        }
        Ok(Self { number })
    }
}

struct MonthVisitor;

impl Visitor<'_> for MonthVisitor {
    type Value = Month;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a month from 1970-01 to 2199-12")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Month, E> {
        Month::parse(text).map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
    }
}
