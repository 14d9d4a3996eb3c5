//! The calendar file as an independent parser reads it.

use fieldplan::domain::day::Day;
use fieldplan::exchange::ics::{Event, Remind, write};
use icalendar::parser::{Component, read_calendar, unfold};
use proptest::prelude::*;

/// 2026-11-22 07:05:09 UTC.
const NOW: u64 = 1_795_331_109_000;

fn value<'a>(component: &'a Component<'_>, name: &str) -> Option<&'a str> {
    component.find_prop(name).map(|property| property.val.as_str())
}

fn event(number: u32, day: Day, summary: &str) -> Event {
    Event { uid: format!("t{number}.0.1"), day, summary: summary.to_owned(), early: 0 }
}

#[test]
fn another_parser_reads_every_event_with_its_day_and_reminder() {
    let day = Day::new(2026, 12, 31).unwrap();
    let long = "拜访 ".to_owned() + &"红星超市".repeat(40);
    let names = ["拜访 A,B; C\\D", long.as_str(), "第一行\n第二行", "🔩 <b>"];
    let events: Vec<Event> = (0..).zip(names).map(|(n, name)| event(n, day, name)).collect();
    let file = write("日拱", &events, Remind::Morning(8), NOW);
    let unfolded = unfold(&file);
    let calendar = read_calendar(&unfolded).unwrap();
    assert_eq!(calendar.components.len(), names.len());
    for (component, name) in calendar.components.iter().zip(names) {
        assert_eq!(component.name.as_str(), "VEVENT");
        assert_eq!(value(component, "SUMMARY").unwrap(), name);
        assert_eq!(value(component, "DTSTART"), Some("20261231"));
        assert_eq!(value(component, "DTEND"), Some("20270101"));
        assert_eq!(value(component, "DTSTAMP"), Some("20261122T070509Z"));
        let [alarm] = &component.components[..] else { panic!("one reminder") };
        assert_eq!((alarm.name.as_str(), value(alarm, "TRIGGER")), ("VALARM", Some("PT8H")));
        assert_eq!(value(alarm, "ACTION"), Some("DISPLAY"));
    }
}

#[test]
fn control_the_parser_refuses_a_file_that_is_cut() {
    let file = write("x", &[event(1, Day::MIN, "y")], Remind::Morning(8), NOW);
    let cut = file.replace("END:VEVENT\r\n", "");
    let whole = read_calendar(&unfold(&file)).is_ok();
    assert!(whole && read_calendar(&unfold(&cut)).is_err());
}

proptest! {
    #[test]
    fn any_name_comes_back(name in "\\PC{0,120}", days in 0_i32..40_000, hour in 0_u8..24) {
        let day = Day::new(2000, 1, 1).unwrap().plus_days(days);
        let file = write(&name, &[event(7, day, &name)], Remind::Evening(hour), NOW);
        let unfolded = unfold(&file);
        let calendar = read_calendar(&unfolded).map_err(TestCaseError::fail)?;
        prop_assert_eq!(calendar.components.len(), 1);
        let component = &calendar.components[0];
        prop_assert_eq!(value(component, "SUMMARY"), Some(name.as_str()));
        let start = day.to_string().replace('-', "");
        prop_assert_eq!(value(component, "DTSTART"), Some(start.as_str()));
    }
}
