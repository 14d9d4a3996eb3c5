//! A calendar file by RFC 5545: all-day events with a reminder, as phones take them in.
//!
//! Lines end in CRLF and have at most 75 bytes, continued with a space where they are longer and
//! never amid a character (3.1); texts are escaped (3.3.11). An event keeps its UID as long as it is
//! about the same thing, and its SEQUENCE grows with every file (3.8.7.4), so that a calendar that
//! takes in a second file moves the events it has instead of doubling them.

use crate::domain::day::Day;

/// The most bytes of a line, without its end.
const LINE: usize = 75;
/// 2020-01-01 00:00 UTC, in milliseconds; what SEQUENCE counts minutes from.
const SEQUENCE_EPOCH_MS: u64 = 1_577_836_800_000;
/// Milliseconds of a day.
const DAY_MS: u64 = 86_400_000;
/// Milliseconds of a minute.
const MINUTE_MS: u64 = 60_000;

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What it is about, in letters that need no escaping; the same in every file.
    pub uid: String,
    /// Its day.
    pub day: Day,
    /// What stands in the calendar.
    pub summary: String,
    /// How many days before it the phone reminds, counted back from the day itself: 0 for most; for
    /// what is due on a Monday and reminds on the working day before it, 3.
    pub early: u16,
}

/// When the phone reminds of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Remind {
    /// Not at all.
    Never,
    /// At this hour of the day itself.
    Morning(u8),
    /// At this hour of the day before.
    Evening(u8),
}

impl Remind {
    /// The time from the start of the day, as RFC 5545 writes durations; `None` without a reminder.
    /// What reminds days before does so at the same hour of that day.
    fn trigger(self, early: u16) -> Option<String> {
        let (days, hour) = match self {
            Remind::Never => return None,
            Remind::Morning(hour) => (early, hour),
            Remind::Evening(hour) => (early.max(1), hour),
        };
        let (before, hour) = (days.saturating_mul(24), u16::from(hour.min(23)));
        Some(match before.checked_sub(hour).filter(|left| *left > 0) {
            Some(left) => format!("-PT{left}H"),
            None => format!("PT{}H", hour.saturating_sub(before)),
        })
    }
}

/// Writes the file. `now_ms` is milliseconds since 1970; `name` what the calendar is called. Events
/// beyond the year 9999 do not exist, so every date has eight digits.
///
/// ```
/// use fieldplan::exchange::ics::{Event, Remind, write};
/// use fieldplan::domain::day::Day;
/// let event = Event { uid: "t7.0.1".into(), day: Day::parse("2026-11-24")?, summary: "拜访 红星".into(), early: 0 };
/// let file = write("日拱", &[event], Remind::Morning(8), 1_795_330_800_000);
/// assert!(file.contains("DTSTART;VALUE=DATE:20261124\r\n") && file.contains("TRIGGER:PT8H\r\n"));
/// # Ok::<(), fieldplan::domain::day::DayError>(())
/// ```
pub fn write(name: &str, events: &[Event], remind: Remind, now_ms: u64) -> String {
    let mut out = String::new();
    let stamp = utc(now_ms);
    let sequence = now_ms.saturating_sub(SEQUENCE_EPOCH_MS).checked_div(MINUTE_MS).unwrap_or(0);
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//Fieldplan//Fieldplan//EN");
    line(&mut out, "CALSCALE:GREGORIAN");
    line(&mut out, "METHOD:PUBLISH");
    line(&mut out, &format!("X-WR-CALNAME:{}", escaped(name)));
    for event in events {
        line(&mut out, "BEGIN:VEVENT");
        line(&mut out, &format!("UID:{}@fieldplan", event.uid));
        line(&mut out, &format!("DTSTAMP:{stamp}"));
        line(&mut out, &format!("SEQUENCE:{sequence}"));
        line(&mut out, &format!("DTSTART;VALUE=DATE:{}", digits(event.day)));
        if event.day < Day::MAX {
            line(&mut out, &format!("DTEND;VALUE=DATE:{}", digits(event.day.next())));
        }
        let summary = escaped(&event.summary);
        line(&mut out, &format!("SUMMARY:{summary}"));
        // A visit planned is no reason to say no to a meeting.
        line(&mut out, "TRANSP:TRANSPARENT");
        if let Some(trigger) = remind.trigger(event.early) {
            line(&mut out, "BEGIN:VALARM");
            line(&mut out, "ACTION:DISPLAY");
            line(&mut out, &format!("DESCRIPTION:{summary}"));
            line(&mut out, &format!("TRIGGER:{trigger}"));
            line(&mut out, "END:VALARM");
        }
        line(&mut out, "END:VEVENT");
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// The file's name for a day.
pub fn file_name(day: Day) -> String {
    format!("fieldplan-{day}.ics")
}

/// A day as `YYYYMMDD`.
fn digits(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A moment as `YYYYMMDDTHHMMSSZ`; days beyond the calendar's end are its last.
fn utc(now_ms: u64) -> String {
    let days = now_ms.checked_div(DAY_MS).and_then(|days| i32::try_from(days).ok());
    let day = Day::new(1970, 1, 1).ok().zip(days).map(|(first, days)| first.plus_days(days));
    let seconds = now_ms.checked_rem(DAY_MS).unwrap_or(0).checked_div(1_000).unwrap_or(0);
    let [hours, minutes, rest] = [(3_600, 24), (60, 60), (1, 60)].map(|(unit, turn)| {
        seconds.checked_div(unit).and_then(|n| n.checked_rem(turn)).unwrap_or(0)
    });
    format!("{}T{hours:02}{minutes:02}{rest:02}Z", digits(day.unwrap_or(Day::MAX)))
}

/// A text with what has a meaning in the file taken back: `\`, `;`, `,` and line breaks. Other
/// control characters have no place in it (3.1) and are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(character);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// Appends a line, folded.
fn line(out: &mut String, text: &str) {
    let mut room = LINE;
    for character in text.chars() {
        if character.len_utf8() > room {
            out.push_str("\r\n ");
            // The space counts.
            room = LINE.saturating_sub(1);
        }
        out.push(character);
        room = room.saturating_sub(character.len_utf8());
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 2026-11-22 07:05:09 UTC.
    const NOW: u64 = 1_795_331_109_000;

    fn event(summary: &str) -> Event {
        let day = Day::new(2026, 12, 31).unwrap();
        Event { uid: "t7.0.1".to_owned(), day, summary: summary.to_owned(), early: 0 }
    }

    /// The lines as a reader joins them again.
    fn unfolded(file: &str) -> Vec<String> {
        file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_file_as_it_is_written() {
        let file = write("日拱", &[event("拜访 A,B; \"C\"\\D")], Remind::Evening(18), NOW);
        assert_eq!(
            unfolded(&file),
            [
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Fieldplan//Fieldplan//EN",
                "CALSCALE:GREGORIAN",
                "METHOD:PUBLISH",
                "X-WR-CALNAME:日拱",
                "BEGIN:VEVENT",
                "UID:t7.0.1@fieldplan",
                "DTSTAMP:20261122T070509Z",
                "SEQUENCE:3624905",
                "DTSTART;VALUE=DATE:20261231",
                "DTEND;VALUE=DATE:20270101",
                "SUMMARY:拜访 A\\,B\\; \"C\"\\\\D",
                "TRANSP:TRANSPARENT",
                "BEGIN:VALARM",
                "ACTION:DISPLAY",
                "DESCRIPTION:拜访 A\\,B\\; \"C\"\\\\D",
                "TRIGGER:-PT6H",
                "END:VALARM",
                "END:VEVENT",
                "END:VCALENDAR",
            ]
        );
    }

    #[test]
    fn without_a_reminder_there_is_no_alarm() {
        assert!(!write("x", &[event("y")], Remind::Never, NOW).contains("VALARM"));
        assert!(write("x", &[event("y")], Remind::Morning(9), NOW).contains("TRIGGER:PT9H\r\n"));
    }

    #[test]
    fn what_reminds_days_before_does_so_at_the_hour_that_was_chosen() {
        for (remind, early, trigger) in [
            (Remind::Morning(0), 0, "PT0H"),
            (Remind::Morning(8), 1, "-PT16H"),
            (Remind::Morning(8), 3, "-PT64H"),
            (Remind::Evening(18), 0, "-PT6H"),
            (Remind::Evening(18), 1, "-PT6H"),
            (Remind::Evening(18), 3, "-PT54H"),
        ] {
            let file = write("x", &[Event { early, ..event("y") }], remind, NOW);
            assert!(file.contains(&format!("TRIGGER:{trigger}\r\n")), "{remind:?} {early}: {file}");
        }
        let never = write("x", &[Event { early: 3, ..event("y") }], Remind::Never, NOW);
        assert!(!never.contains("VALARM"));
    }

    #[test]
    fn a_later_file_has_a_later_sequence_and_the_same_names() {
        let of = |now: u64, what: &str| {
            let file = write("x", &[event("y")], Remind::Never, now);
            unfolded(&file).into_iter().find(|line| line.starts_with(what)).unwrap()
        };
        assert_eq!(of(NOW, "UID"), of(NOW + DAY_MS, "UID"));
        assert_ne!(of(NOW, "SEQUENCE"), of(NOW + MINUTE_MS, "SEQUENCE"));
    }

    proptest! {
        #[test]
        fn lines_are_short_whole_and_come_back(name: String, now in 0_u64..4_000_000_000_000) {
            let file = write(&name, &[event(&name)], Remind::Morning(8), now);
            for line in file.split_terminator("\r\n") {
                prop_assert!(line.len() <= LINE, "{} bytes", line.len());
                prop_assert!(!line.contains(['\r', '\n']));
            }
            let lines = unfolded(&file);
            let summary = lines.iter().find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
            prop_assert_eq!(summary, escaped(&name));
        }
    }
}
