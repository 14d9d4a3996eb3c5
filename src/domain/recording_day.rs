//! Which civil day a record is offered (domain.md 2).
//!
//! A record belongs to the day it names, stored with it. What is proposed before the rep names a
//! day is decided here; which of the days is taken is the rep's.

use super::day::Day;

/// Until this minute of the day (04:00) the evening before is still near: yesterday is offered.
pub const NIGHT_ENDS: u16 = 240;

/// What the sheet offers for the day of a record.
///
/// ```
/// use fieldplan::domain::{day::Day, recording_day::offered};
/// let today = Day::parse("2026-11-17")?;
/// let night = offered(today, 3 * 60 + 59, None);
/// assert_eq!((night.today, night.yesterday), (today, Some(today.previous())));
/// assert_eq!(offered(today, 4 * 60, None).yesterday, None);
/// # Ok::<(), fieldplan::domain::day::DayError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The phone's day.
    pub today: Day,
    /// The day before, offered beside it before 04:00.
    pub yesterday: Option<Day>,
    /// The newest record's day where the phone's date lies before it. That record keeps its day
    /// and the rep is told.
    pub phone_is_behind: Option<Day>,
}

/// The days offered at a minute of the phone's day (0 to 1439), with the newest civil day any
/// record names. O(1).
pub fn offered(today: Day, minute: u16, newest: Option<Day>) -> Offered {
    let before = today.previous();
    Offered {
        today,
        yesterday: (minute < NIGHT_ENDS && before < today).then_some(before),
        phone_is_behind: newest.filter(|newest| *newest > today),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_behind_the_newest_record_is_told() {
        let day = |text| Day::parse(text).unwrap();
        let newest = Some(day("2026-11-18"));
        assert_eq!(offered(day("2026-11-17"), 600, newest).phone_is_behind, newest);
        assert_eq!(offered(day("2026-11-18"), 600, newest).phone_is_behind, None);
        assert_eq!(offered(day("2026-11-19"), 600, newest).phone_is_behind, None);
        assert_eq!(offered(day("2026-11-19"), 600, None).phone_is_behind, None);
    }

    #[test]
    fn before_the_first_day_there_is_no_yesterday() {
        assert_eq!(offered(Day::MIN, 0, None).yesterday, None);
    }
}
