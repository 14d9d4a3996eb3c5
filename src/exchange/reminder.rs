//! When a rep is reminded of a backup: what is only on the phone, and for how long.
//!
//! Due after seven days or 200 records without one, and only while something is not in any file:
//! a phone with nothing new is left alone. Putting the reminder off counts like a backup for when
//! it is due again, never for what it says.

use crate::domain::day::Day;

/// Days after which a backup is due.
pub const DAYS: i32 = 7;
/// Records after which a backup is due, whatever the days.
pub const RECORDS: u64 = 200;

/// A backup that was made, or a reminder that was put off: the day, and how many records there
/// were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// The day.
    pub day: Day,
    /// How many records the journal held.
    pub records: u64,
}

impl Made {
    /// Reads what [`Made`] prints; a day alone is one of a version that noted no count.
    pub fn parse(text: &str) -> Option<Made> {
        let (day, records) = text.split_once(' ').unwrap_or((text, "0"));
        Some(Made { day: Day::parse(day).ok()?, records: records.parse().ok()? })
    }
}

impl std::fmt::Display for Made {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.day, self.records)
    }
}

/// What is on the phone only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// Whole days since the last backup; `None` where there was none.
    pub days: Option<u32>,
    /// Records that came after it.
    pub records: u64,
}

/// Whether a backup is due: `began` is the day of the journal's first record, `now` today with the
/// records there are. Where the phone's date went back, no day has passed.
pub fn due(made: Option<Made>, put_off: Option<Made>, began: Day, now: Made) -> Option<Due> {
    let past = |since: Made| {
        let days = now.day.days_since(since.day).max(0);
        (days, now.records.saturating_sub(since.records))
    };
    let last = made.unwrap_or(Made { day: began, records: 0 });
    let (days, records) = past(last);
    let is_over = |(days, records): (i32, u64)| days >= DAYS || records >= RECORDS;
    let is_due = records > 0
        && is_over((days, records))
        && put_off.is_none_or(|put_off| is_over(past(put_off)));
    let days = made.map(|_| u32::try_from(days).unwrap_or(0));
    is_due.then_some(Due { days, records })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(day: u32, records: u64) -> Made {
        Made { day: Day::new(2026, 11, day).unwrap(), records }
    }

    fn is_due(made: Option<Made>, put_off: Option<Made>, now: Made) -> Option<Due> {
        due(made, put_off, at(1, 0).day, now)
    }

    #[test]
    fn a_backup_is_due_after_seven_days_or_two_hundred_records() {
        assert_eq!(is_due(None, None, at(7, 199)), None, "six days");
        assert_eq!(is_due(None, None, at(8, 1)), Some(Due { days: None, records: 1 }));
        assert_eq!(is_due(None, None, at(1, 200)), Some(Due { days: None, records: 200 }));
        let made = Some(at(8, 100));
        assert_eq!(is_due(made, None, at(14, 299)), None);
        assert_eq!(is_due(made, None, at(15, 101)), Some(Due { days: Some(7), records: 1 }));
        assert_eq!(is_due(made, None, at(9, 300)), Some(Due { days: Some(1), records: 200 }));
    }

    #[test]
    fn nothing_is_due_while_nothing_is_new() {
        assert_eq!(is_due(None, None, at(30, 0)), None);
        assert_eq!(is_due(Some(at(1, 100)), None, at(30, 100)), None);
        // Fewer than there were: records of a customer who was erased.
        assert_eq!(is_due(Some(at(1, 100)), None, at(30, 90)), None);
    }

    #[test]
    fn what_was_put_off_comes_back_after_the_same_time_and_says_the_whole() {
        let (made, put_off) = (Some(at(1, 10)), Some(at(9, 60)));
        assert_eq!(is_due(made, put_off, at(15, 100)), None);
        assert_eq!(is_due(made, put_off, at(16, 100)), Some(Due { days: Some(15), records: 90 }));
        assert_eq!(is_due(made, put_off, at(10, 260)), Some(Due { days: Some(9), records: 250 }));
    }

    #[test]
    fn a_date_that_went_back_counts_as_no_day() {
        assert_eq!(is_due(Some(at(20, 10)), None, at(2, 30)), None);
    }

    #[test]
    fn a_note_is_read_back_also_that_of_an_older_version() {
        assert_eq!(Made::parse(&at(3, 7).to_string()), Some(at(3, 7)));
        assert_eq!(Made::parse("2026-11-03"), Some(at(3, 0)));
        assert_eq!(Made::parse("gestern 7"), None);
        assert_eq!(Made::parse("2026-11-03 x"), None);
    }

    proptest! {
        #[test]
        fn more_days_and_more_records_never_end_a_reminder(
            made in prop::option::of((1_u32..28, 0_u64..400)),
            now in (1_u32..28, 0_u64..400),
            more in (0_u32..2, 0_u64..400),
        ) {
            let made = made.map(|(day, records)| at(day, records));
            let later = at(now.0 + more.0, now.1 + more.1);
            if is_due(made, None, at(now.0, now.1)).is_some() {
                prop_assert!(is_due(made, None, later).is_some());
            }
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in ".{0,40}") {
            let _ = Made::parse(&text);
        }
    }
}
