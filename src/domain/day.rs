//! A civil day: the date on the wall calendar, without time or zone.
//!
//! chrono supplies the arithmetic only. Its parser and formatter cost more wasm than all of
//! the calendar, so a day is read and printed here, strictly as `YYYY-MM-DD`.

use core::fmt;

use chrono::{Datelike, NaiveDate};
use serde::de::{Error as _, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A civil day from 1970-01-01 to 2199-12-31, both included.
///
/// Arithmetic stops at the ends of that range; it never panics and never wraps.
///
/// ```
/// use fieldplan::domain::day::{Day, Weekday};
///
/// let day = Day::new(2026, 2, 28)?;
/// assert_eq!(day.weekday(), Weekday::Saturday);
/// assert_eq!(day.next().to_string(), "2026-03-01");
/// assert_eq!(Day::parse("2026-03-01")?.days_since(day), 1);
/// assert_eq!(Day::MAX.plus_days(10), Day::MAX);
/// # Ok::<(), fieldplan::domain::day::DayError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// Why something is not a [`Day`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayError {
    /// The text is not four digits, a hyphen, two digits, a hyphen and two digits.
    Form,
    /// No calendar has this date, like 30 February.
    NoSuchDate,
    /// A real date before 1970-01-01 or after 2199-12-31.
    OutOfRange,
}

impl fmt::Display for DayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "not written as YYYY-MM-DD",
            Self::NoSuchDate => "no such date",
            Self::OutOfRange => "outside 1970-01-01 to 2199-12-31",
        })
    }
}

impl core::error::Error for DayError {}

/// A day of the week; weeks start on Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    /// 星期一
    Monday,
    /// 星期二
    Tuesday,
    /// 星期三
    Wednesday,
    /// 星期四
    Thursday,
    /// 星期五
    Friday,
    /// 星期六
    Saturday,
    /// 星期日
    Sunday,
}

impl Weekday {
    /// All seven, Monday first.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// 0 for Monday to 6 for Sunday.
    pub const fn index(self) -> u32 {
        self as u32
    }

    /// Whether this is Saturday or Sunday.
    pub const fn is_weekend(self) -> bool {
        matches!(self, Self::Saturday | Self::Sunday)
    }
}

const fn at(year: i32, month: u32, day: u32) -> Day {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => Day(date),
        // Only reached by a wrong constant below, which a test would show.
        None => Day(NaiveDate::MIN),
    }
}

impl Day {
    /// 1970-01-01, a Thursday.
    pub const MIN: Self = at(1970, 1, 1);
    /// 2199-12-31, a Tuesday.
    pub const MAX: Self = at(2199, 12, 31);

    /// The day of that year, month (1 to 12) and day of the month (from 1).
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self, DayError> {
        let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(DayError::NoSuchDate)?;
        if date < Self::MIN.0 || date > Self::MAX.0 {
            return Err(DayError::OutOfRange);
        }
        Ok(Self(date))
    }

    /// Reads exactly `YYYY-MM-DD` in ASCII digits: no spaces, no signs, nothing left out.
    pub fn parse(text: &str) -> Result<Self, DayError> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return Err(DayError::Form);
        };
        let year = number(&[y1, y2, y3, y4]).ok_or(DayError::Form)?;
        let month = number(&[m1, m2]).ok_or(DayError::Form)?;
        let day = number(&[d1, d2]).ok_or(DayError::Form)?;
        Self::new(year.cast_signed(), month, day)
    }

    /// 1970 to 2199.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the year, 1 to 366.
    pub fn day_of_year(self) -> u32 {
        self.0.ordinal()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        match self.0.weekday() {
            chrono::Weekday::Mon => Weekday::Monday,
            chrono::Weekday::Tue => Weekday::Tuesday,
            chrono::Weekday::Wed => Weekday::Wednesday,
            chrono::Weekday::Thu => Weekday::Thursday,
            chrono::Weekday::Fri => Weekday::Friday,
            chrono::Weekday::Sat => Weekday::Saturday,
            chrono::Weekday::Sun => Weekday::Sunday,
        }
    }

    /// That many days later (earlier when negative), stopping at [`Day::MIN`] and [`Day::MAX`].
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self::from_number(self.number().saturating_add(days))
    }

    /// Whole days from `earlier` to this day; negative when `earlier` is the later one.
    pub fn days_since(self, earlier: Self) -> i32 {
        // Both lie in 230 years, so the difference never saturates.
        self.number().saturating_sub(earlier.number())
    }

    /// The day after; [`Day::MAX`] stays itself.
    #[must_use]
    pub fn next(self) -> Self {
        self.plus_days(1)
    }

    /// The day before; [`Day::MIN`] stays itself.
    #[must_use]
    pub fn previous(self) -> Self {
        self.plus_days(-1)
    }

    /// The same day of the month that many months later (earlier when negative), or the month's
    /// last day where it is shorter: 31 January plus one month is 28 or 29 February. Stops at
    /// [`Day::MIN`] and [`Day::MAX`].
    ///
    /// ```
    /// use fieldplan::domain::day::Day;
    /// let day = Day::parse("2026-03-31")?;
    /// assert_eq!(day.plus_months(-1), Day::parse("2026-02-28")?);
    /// assert_eq!(day.plus_months(-12), Day::parse("2025-03-31")?);
    /// # Ok::<(), fieldplan::domain::day::DayError>(())
    /// ```
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let from_zero = self.year().saturating_mul(12).saturating_add(self.month().cast_signed());
        let wanted = from_zero.saturating_sub(1).saturating_add(months);
        let (year, month) = (wanted.div_euclid(12), wanted.rem_euclid(12).saturating_add(1));
        // Every month has 28 days, so the fourth try exists unless the year is out of range.
        (0..4)
            .find_map(|shorter| {
                Self::new(year, month.unsigned_abs(), self.day().saturating_sub(shorter)).ok()
            })
            .unwrap_or(if months < 0 { Self::MIN } else { Self::MAX })
    }

    /// The last day of the calendar month.
    #[must_use]
    pub fn month_end(self) -> Self {
        let first = self.plus_days(1_i32.saturating_sub(self.day().cast_signed()));
        let next = first.plus_months(1);
        if next == Self::MAX { next } else { next.previous() }
    }

    /// Days since the start of the Common Era, chrono's own count.
    fn number(self) -> i32 {
        self.0.num_days_from_ce()
    }

    fn from_number(number: i32) -> Self {
        if number <= Self::MIN.number() {
            return Self::MIN;
        }
        NaiveDate::from_num_days_from_ce_opt(number).map_or(Self::MAX, Self).min(Self::MAX)
    }
}

/// The value of ASCII digits, at most nine of them; `None` when one is not a digit.
pub(super) fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |sum, digit| {
        let digit = digit.is_ascii_digit().then(|| u32::from(digit & 0x0f))?;
        sum.checked_mul(10)?.checked_add(digit)
    })
}

/// Writes the two low decimal digits of `value`.
pub(super) fn two_digits(value: u32) -> [u8; 2] {
    [digit(value.div_euclid(10)), digit(value)]
}

fn digit(value: u32) -> u8 {
    // The remainder is 0 to 9, so the low byte holds it and adding to '0' stays in ASCII.
    value.rem_euclid(10).to_le_bytes().first().map_or(b'0', |low| b'0' | low)
}

/// `YYYY-MM-DD`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year().unsigned_abs();
        let [y1, y2] = two_digits(year.div_euclid(100));
        let [y3, y4] = two_digits(year);
        let [m1, m2] = two_digits(self.month());
        let [d1, d2] = two_digits(self.day());
        let text = [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2];
        f.pad(core::str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The string `YYYY-MM-DD`; in a format people do not read, the number of days after
/// [`Day::MIN`].
impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            serializer.serialize_u32(self.days_since(Self::MIN).unsigned_abs())
        }
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return deserializer.deserialize_str(DayVisitor);
        }
        let days = u32::deserialize(deserializer)?;
        let longest = Self::MAX.days_since(Self::MIN).unsigned_abs();
        if days > longest {
            return Err(D::Error::invalid_value(Unexpected::Unsigned(days.into()), &DayVisitor));
        }
        Ok(Self::MIN.plus_days(days.cast_signed()))
    }
}

struct DayVisitor;

impl Visitor<'_> for DayVisitor {
    type Value = Day;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day from 1970-01-01 to 2199-12-31")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Day, E> {
        Day::parse(text).map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn more_months_are_never_an_earlier_day_and_the_calendar_ends_where_it_ends(
            after in prop_oneof![0_i32..70, 45_000_i32..46_750], months in -40_i32..40,
        ) {
            for start in [Day::MIN.plus_days(after), Day::MAX.plus_days(-after)] {
                let (less, more) = (start.plus_months(months), start.plus_months(months + 1));
                prop_assert!(less <= more, "{start}: {less} {more}");
                prop_assert_eq!(start.plus_months(0), start);
            }
        }
    }
}
