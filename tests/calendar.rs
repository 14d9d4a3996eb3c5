//! The calendar: days, weeks, months, working days, the published table and its fallback.
//!
//! `data/calendar/` holds what a second source says, written by `xtask/node/calendar.mjs`.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};

use fieldplan::domain::calendar::{
    DayKind, Mark, OffReason, SEARCH, WeekPattern, Weight, WorkCalendar, WorkingDays,
};
use fieldplan::domain::day::{Day, DayError, Weekday};
use fieldplan::domain::lunar::LunarYear;
use fieldplan::domain::period::{Month, MonthError, MonthStart, Period};
use fieldplan::domain::published::{LONGEST, LineFault, PublishedTable, Ruling, TableError};
use fieldplan::domain::statutory::{Festival, StatutoryDays};
use fieldplan::domain::week::Week;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn period(first: &str, last: &str) -> Period {
    Period::new(day(first), day(last)).unwrap()
}

fn month(year: i32, month: u32) -> Period {
    Month::new(year, month).unwrap().period(MonthStart::FIRST)
}

fn year(year: i32) -> Period {
    Period::new(month(year, 1).first(), month(year, 12).last()).unwrap()
}

fn calendar(pattern: WeekPattern) -> WorkCalendar {
    WorkCalendar { pattern, ..WorkCalendar::default() }
}

/// All patterns; the alternating one in both phases.
fn patterns() -> [WeekPattern; 4] {
    [
        WeekPattern::FiveDays,
        WeekPattern::SixDays,
        WeekPattern::Alternating { big_week: day("2026-11-02") },
        WeekPattern::Alternating { big_week: day("2026-11-15") },
    ]
}

/// Full working days of each month.
fn by_month(calendar: &WorkCalendar, year: i32) -> Vec<u32> {
    (1..=12)
        .map(|number| {
            let halves = calendar.working(month(year, number)).halves();
            assert_eq!(halves % 2, 0);
            halves / 2
        })
        .collect()
}

fn lunar_fixture() -> BTreeMap<i32, [Day; 4]> {
    include_str!("data/calendar/lunar.txt")
        .lines()
        .map(|line| {
            let mut words = line.split(' ');
            let year = words.next().unwrap().parse::<i32>().unwrap();
            let days = words.map(|word| {
                Day::new(year, word[..2].parse().unwrap(), word[2..].parse().unwrap()).unwrap()
            });
            (year, days.collect::<Vec<_>>().try_into().unwrap())
        })
        .collect()
}

mod days {
    use super::*;

    #[test]
    fn range_ends_are_what_they_say() {
        assert_eq!(Day::MIN.to_string(), "1970-01-01");
        assert_eq!(Day::MAX.to_string(), "2199-12-31");
        assert_eq!(Day::MIN.weekday(), Weekday::Thursday);
        assert_eq!(Day::MAX.weekday(), Weekday::Tuesday);
        assert_eq!(Day::new(1969, 12, 31), Err(DayError::OutOfRange));
        assert_eq!(Day::new(2200, 1, 1), Err(DayError::OutOfRange));
        assert_eq!(Day::new(i32::MAX, 1, 1), Err(DayError::NoSuchDate));
        assert_eq!(Day::new(2026, 2, 29), Err(DayError::NoSuchDate));
        assert_eq!(Day::new(2026, u32::MAX, u32::MAX), Err(DayError::NoSuchDate));
    }

    #[test]
    fn arithmetic_stops_at_the_ends() {
        assert_eq!(Day::MAX.next(), Day::MAX);
        assert_eq!(Day::MIN.previous(), Day::MIN);
        for (days, end) in [(i32::MAX, Day::MAX), (i32::MIN, Day::MIN)] {
            assert_eq!(Day::MIN.plus_days(days), end);
            assert_eq!(Day::MAX.plus_days(days), end);
        }
    }

    #[test]
    fn parsing_takes_one_form_only() {
        assert_eq!(Day::parse("2024-02-29"), Day::new(2024, 2, 29));
        for text in [
            "",
            "2026-1-1",
            "2026-01-1",
            " 2026-01-01",
            "2026-01-01 ",
            "2026/01/01",
            "20260101",
            "+026-01-01",
            "2026-+1-01",
            "2026-01-01T00:00",
            "２０２６-01-01",
            "2026-01-0\u{0661}",
        ] {
            assert_eq!(Day::parse(text), Err(DayError::Form), "{text}");
        }
        assert_eq!(Day::parse("2026-13-01"), Err(DayError::NoSuchDate));
        assert_eq!(Day::parse("2100-02-29"), Err(DayError::NoSuchDate));
        assert_eq!(Day::parse("0000-01-01"), Err(DayError::OutOfRange));
        assert_eq!(Day::parse("9999-12-31"), Err(DayError::OutOfRange));
    }

    #[test]
    fn every_day_goes_through_text_and_both_kinds_of_storage() {
        let all = Period::new(Day::MIN, Day::MAX).unwrap();
        let mut weekday = Weekday::Thursday;
        for day in all.days() {
            assert_eq!(day.weekday(), weekday);
            weekday = Weekday::ALL[(weekday.index() as usize + 1) % 7];
            assert_eq!(Day::parse(&day.to_string()), Ok(day));
            assert_eq!(Day::new(day.year(), day.month(), day.day()), Ok(day));
            let json = serde_json::to_string(&day).unwrap();
            assert_eq!(json, format!("\"{day}\""));
            assert_eq!(serde_json::from_str::<Day>(&json).unwrap(), day);
            let bytes = postcard::to_allocvec(&day).unwrap();
            assert!(bytes.len() <= 3);
            assert_eq!(postcard::from_bytes::<Day>(&bytes).unwrap(), day);
        }
        assert_eq!(all.len() as usize, all.days().count());
    }

    #[test]
    fn storage_refuses_what_is_not_a_day() {
        for json in ["\"2026-02-30\"", "\"\"", "5", "null", "\"1969-12-31\""] {
            assert!(serde_json::from_str::<Day>(json).is_err(), "{json}");
        }
        let beyond = Day::MAX.days_since(Day::MIN).unsigned_abs() + 1;
        assert!(postcard::from_bytes::<Day>(&postcard::to_allocvec(&beyond).unwrap()).is_err());
        assert!(postcard::from_bytes::<Day>(&postcard::to_allocvec(&u32::MAX).unwrap()).is_err());
    }
}

mod months_and_weeks {
    use super::*;

    fn starts() -> impl Iterator<Item = MonthStart> {
        (1..=28).map(|start| MonthStart::new(start).unwrap())
    }

    #[test]
    fn a_month_that_starts_late_is_named_after_the_month_it_ends_in() {
        let november = Month::new(2026, 11).unwrap();
        let case = |start, first, last| {
            let start = MonthStart::new(start).unwrap();
            assert_eq!(november.period(start), period(first, last));
        };
        case(1, "2026-11-01", "2026-11-30");
        case(15, "2026-11-15", "2026-12-14");
        case(16, "2026-10-16", "2026-11-15");
        case(26, "2026-10-26", "2026-11-25");
        case(28, "2026-10-28", "2026-11-27");
        let january = Month::new(2027, 1).unwrap();
        let start = MonthStart::new(26).unwrap();
        assert_eq!(january.period(start), period("2026-12-26", "2027-01-25"));
    }

    #[test]
    fn months_tile_the_time_line_for_every_start() {
        for start in starts() {
            let mut month = Month::MIN;
            let mut next = Day::MIN;
            loop {
                let days = month.period(start);
                assert_eq!(days.first(), next, "{month} from {start:?}");
                assert!(days.len() >= 4 || month == Month::MAX, "{month} from {start:?}");
                assert_eq!(Month::of(days.first(), start), month);
                assert_eq!(Month::of(days.last(), start), month);
                if month == Month::MAX {
                    assert_eq!(days.last(), Day::MAX);
                    break;
                }
                next = days.last().next();
                assert_eq!(month.next().previous(), month);
                month = month.next();
            }
        }
    }

    #[test]
    fn month_starts_that_not_every_month_has_are_refused() {
        assert!(MonthStart::new(0).is_err());
        let error = MonthStart::new(29).unwrap_err().to_string();
        assert_eq!(error, "a month starts on day 1 to 28, not on 29");
        assert!(serde_json::from_str::<MonthStart>("29").is_err());
        assert_eq!(serde_json::to_string(&MonthStart::new(26).unwrap()).unwrap(), "26");
    }

    #[test]
    fn months_are_read_and_stored_as_year_and_month() {
        let november = Month::new(2026, 11).unwrap();
        assert_eq!(serde_json::to_string(&november).unwrap(), "\"2026-11\"");
        assert_eq!(serde_json::from_str::<Month>("\"2026-11\"").unwrap(), november);
        let bytes = postcard::to_allocvec(&november).unwrap();
        assert_eq!(postcard::from_bytes::<Month>(&bytes).unwrap(), november);
        assert!(postcard::from_bytes::<Month>(&postcard::to_allocvec(&9999_u16).unwrap()).is_err());
        assert_eq!(Month::parse("2026-13"), Err(MonthError::OutOfRange));
        assert_eq!(Month::parse("2026-00"), Err(MonthError::OutOfRange));
        assert_eq!(Month::parse("2200-01"), Err(MonthError::OutOfRange));
        assert_eq!(Month::parse("2026-1"), Err(MonthError::Form));
        assert_eq!(Month::parse("2026-11-01"), Err(MonthError::Form));
        assert_eq!((november.year(), november.month()), (2026, 11));
        assert_eq!(november.after(14).to_string(), "2028-01");
        assert_eq!(november.before(12).to_string(), "2025-11");
        assert_eq!(november.months_since(november.after(3)), -3);
        assert_eq!(Month::MAX.to_string(), "2199-12");
        assert_eq!(Month::MAX.after(u16::MAX), Month::MAX);
        assert_eq!(Month::MIN.before(u16::MAX).to_string(), "1970-01");
    }

    #[test]
    fn a_period_is_never_empty() {
        assert!(Period::new(day("2026-01-02"), day("2026-01-01")).is_err());
        assert!(serde_json::from_str::<Period>(r#"["2026-01-02","2026-01-01"]"#).is_err());
        let one = period("2026-01-01", "2026-01-01");
        assert_eq!(one.len(), 1);
        assert_eq!(one.days().collect::<Vec<_>>(), [day("2026-01-01")]);
        let json = serde_json::to_string(&one).unwrap();
        assert_eq!(serde_json::from_str::<Period>(&json).unwrap(), one);
        assert_eq!(one.through(day("2025-12-31")), None);
        assert_eq!(one.since(day("2026-01-02")), None);
        assert_eq!(Period::new(Day::MAX, Day::MAX).unwrap().days().count(), 1);
        assert_eq!(Period::new(Day::MAX, Day::MAX).unwrap().weeks().count(), 1);
    }

    #[test]
    fn october_2026_is_cut_into_five_weeks() {
        let weeks: Vec<_> = month(2026, 10).weeks().collect();
        let expected = [
            ("2026-10-01", "2026-10-04"),
            ("2026-10-05", "2026-10-11"),
            ("2026-10-12", "2026-10-18"),
            ("2026-10-19", "2026-10-25"),
            ("2026-10-26", "2026-10-31"),
        ];
        assert_eq!(weeks, expected.map(|(first, last)| period(first, last)));
        assert_eq!(
            month(2026, 10).whole_weeks().next().unwrap().period(),
            period("2026-09-28", "2026-10-04")
        );
    }

    #[test]
    fn weeks_at_the_range_ends_are_short() {
        assert_eq!(Week::of(Day::MIN).period(), period("1970-01-01", "1970-01-04"));
        assert_eq!(Week::of(Day::MAX).period(), period("2199-12-30", "2199-12-31"));
        assert_eq!(Week::of(Day::MIN).previous(), Week::of(Day::MIN));
        assert_eq!(Week::of(Day::MAX).next(), Week::of(Day::MAX));
        assert_eq!(Week::of(Day::MIN).next().weeks_since(Week::of(Day::MIN)), 1);
        let stored: Week = serde_json::from_str("\"2026-11-22\"").unwrap();
        assert_eq!(serde_json::to_string(&stored).unwrap(), "\"2026-11-16\"");
    }
}

mod golden {
    use super::*;

    #[test]
    fn working_days_of_2026_by_month() {
        let calendar = WorkCalendar::default();
        assert_eq!(by_month(&calendar, 2026), [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]);
        assert!(year(2026).days().all(|day| calendar.is_announced(day)));
    }

    #[test]
    fn working_days_of_2027_by_month_are_not_announced() {
        let calendar = WorkCalendar::default();
        assert_eq!(by_month(&calendar, 2027), [20, 16, 23, 21, 19, 21, 22, 22, 21, 18, 22, 23]);
        assert_eq!(calendar.working(year(2027)), WorkingDays::from_halves(2 * 248));
        assert!(year(2027).days().all(|day| !calendar.is_announced(day)));
    }

    #[test]
    fn the_last_days_of_2026_are_ordinary() {
        let calendar = WorkCalendar::default();
        assert_eq!(calendar.weight(day("2026-12-26")), Weight::Off);
        assert_eq!(calendar.weight(day("2026-12-31")), Weight::Full);
        assert_eq!(calendar.kind(day("2027-01-01")), DayKind::Unannounced(Festival::NewYear));
        assert_eq!(calendar.kind(day("2027-01-04")), DayKind::Work);
    }

    #[test]
    fn the_fifth_before_november_2026_moves_to_the_working_day_before() {
        let calendar = WorkCalendar::default();
        assert_eq!(calendar.weight(day("2026-10-05")), Weight::Off);
        assert_eq!(calendar.previous_working(day("2026-10-05")), Some(day("2026-09-30")));
    }

    #[test]
    fn leave_in_february_2026_empties_the_middle_third() {
        let mut calendar = WorkCalendar::default();
        for date in period("2026-02-11", "2026-02-14") {
            calendar.marks.insert(date, Mark::Off(OffReason::Leave));
        }
        assert!(calendar.working(period("2026-02-11", "2026-02-20")).is_zero());
    }

    #[test]
    fn six_days_in_2026_and_2027() {
        let six = calendar(WeekPattern::SixDays);
        // 2026: 313 days that are no Sunday, the published days off that are no Sunday out, the
        // make-up Sundays in.
        let off = year(2026)
            .days()
            .filter(|day| matches!(six.kind(*day), DayKind::Holiday(_)))
            .filter(|day| day.weekday() != Weekday::Sunday)
            .count();
        let sundays = year(2026).days().filter(|day| six.kind(*day) == DayKind::MakeUp);
        let sundays = sundays.filter(|day| day.weekday() == Weekday::Sunday).count();
        assert_eq!((off, sundays), (26, 2));
        assert_eq!(six.working(year(2026)).halves(), 2 * (313 - 26 + 2));
        // 2027: 313 less 13, wherever they fall.
        assert_eq!(six.working(year(2027)).halves(), 2 * 300);
        // 1 May 2027 is a working Saturday lost, 2 May a Sunday that moves.
        let may: Vec<_> =
            period("2027-05-01", "2027-05-05").days().map(|d| six.weight(d)).collect();
        assert_eq!(may, [Weight::Off, Weight::Off, Weight::Off, Weight::Full, Weight::Full]);
    }

    #[test]
    fn alternating_weeks_work_each_second_saturday() {
        let calendar = calendar(WeekPattern::Alternating { big_week: day("2026-11-04") });
        let saturdays = ["2026-11-07", "2026-11-14", "2026-11-21", "2026-11-28", "2026-12-05"];
        let works = saturdays.map(|text| !calendar.weight(day(text)).is_off());
        assert_eq!(works, [true, false, true, false, true]);
        // 1 May 2027, a Saturday: lost in a big week, moved in a small one.
        let small = WeekPattern::Alternating { big_week: day("2027-04-25") };
        let big = WeekPattern::Alternating { big_week: day("2027-05-01") };
        for (pattern, tuesday) in [(small, Weight::Off), (big, Weight::Full)] {
            assert_eq!(super::calendar(pattern).weight(day("2027-05-04")), tuesday);
        }
    }

    #[test]
    fn make_up_days_can_be_ignored() {
        let calendar = WorkCalendar { ignore_make_up: true, ..WorkCalendar::default() };
        assert_eq!(by_month(&calendar, 2026), [20, 14, 22, 21, 18, 21, 23, 21, 21, 17, 21, 23]);
        let six = WorkCalendar { pattern: WeekPattern::SixDays, ..calendar };
        // A make-up Saturday is worked anyway, and then an ordinary day.
        assert_eq!(six.kind(day("2026-10-10")), DayKind::Work);
        assert_eq!(six.kind(day("2026-09-20")), DayKind::Rest);
    }
}

mod published {
    use super::*;

    #[test]
    fn the_second_source_agrees_on_every_day() {
        let calendar = WorkCalendar::default();
        let mut days = 0;
        for line in include_str!("data/calendar/published.txt").lines() {
            let (name, flags) = line.split_once(' ').unwrap();
            let month = Month::parse(name).unwrap().period(MonthStart::FIRST);
            assert_eq!(flags.len(), month.len() as usize, "{name}");
            for (day, flag) in month.days().zip(flags.chars()) {
                assert!(calendar.is_announced(day));
                assert_eq!(calendar.weight(day) == Weight::Full, flag == '1', "{day}");
                days += 1;
            }
        }
        assert_eq!(days, PublishedTable::built_in().cover().len());
        assert_eq!(PublishedTable::built_in().cover(), period("2018-01-01", "2026-12-31"));
    }

    #[test]
    fn the_built_in_file_is_in_its_own_format() {
        let text = include_str!("../src/domain/published.txt");
        let table = PublishedTable::parse(text).unwrap();
        assert_eq!(&table, PublishedTable::built_in());
        assert_eq!(table.to_string(), text);
        assert!(text.len() < 2048);
    }

    #[test]
    fn every_published_holiday_has_a_festival() {
        let calendar = WorkCalendar::default();
        let kinds = |text: &str| calendar.kind(day(text));
        for day in PublishedTable::built_in().cover() {
            assert_ne!(calendar.kind(day), DayKind::Holiday(None), "{day}");
        }
        assert_eq!(kinds("2018-12-30"), DayKind::Holiday(Some(Festival::NewYear)));
        assert_eq!(kinds("2026-02-15"), DayKind::Holiday(Some(Festival::Spring)));
        assert_eq!(kinds("2025-10-06"), DayKind::Holiday(Some(Festival::MidAutumn)));
        assert_eq!(kinds("2025-10-08"), DayKind::Holiday(Some(Festival::National)));
        assert_eq!(kinds("2026-06-20"), DayKind::Holiday(Some(Festival::DragonBoat)));
        assert_eq!(kinds("2026-10-10"), DayKind::MakeUp);
        assert_eq!(kinds("2026-10-11"), DayKind::Rest);
    }

    #[test]
    fn a_table_is_read_as_a_person_may_write_it() {
        let text = "\u{feff}# 2027\r\n\r\n  cover 2026-12-31 2027-12-31\r\n2027 work 0103 off 0101 0102\r\n2026 off 1231\r\n";
        let table = PublishedTable::parse(text).unwrap();
        assert_eq!(
            table.to_string(),
            "cover 2026-12-31 2027-12-31\n2026 off 1231\n2027 off 0101 0102 work 0103\n"
        );
        let run = table.ruling(day("2027-01-03")).unwrap();
        assert_eq!(run, (period("2027-01-03", "2027-01-03"), Ruling::Work));
        assert_eq!(table.ruling(day("2027-01-04")), None);
        assert_eq!(table.ruling(day("2026-12-30")), None);
        let json = serde_json::to_string(&table).unwrap();
        assert_eq!(serde_json::from_str::<PublishedTable>(&json).unwrap(), table);
        assert!(serde_json::from_str::<PublishedTable>("\"2027 off 0101\"").is_err());
    }

    #[test]
    fn what_is_not_a_table_is_refused_with_its_line() {
        let cover = "cover 2027-01-01 2027-12-31\n";
        let line = |line, fault| Err(TableError::Line { line, fault });
        let day = |text| day(text);
        for (text, expected) in [
            ("", Err(TableError::NoCover)),
            ("# nothing\n\n", Err(TableError::NoCover)),
            ("cover", line(1, LineFault::Cover)),
            ("cover 2027-01-01", line(1, LineFault::Cover)),
            ("cover 2027-12-31 2027-01-01", line(1, LineFault::Cover)),
            ("cover 2027-01-01 2027-02-29", line(1, LineFault::Cover)),
            ("cover 2027-01-01 2027-12-31 x", line(1, LineFault::Cover)),
            ("2027 off 0101", line(1, LineFault::BeforeCover)),
            ("<html>", line(1, LineFault::BeforeCover)),
        ] {
            assert_eq!(PublishedTable::parse(text), expected, "{text}");
        }
        for (rest, fault) in [
            (cover, LineFault::SecondCover),
            ("27 off 0101", LineFault::Year),
            ("元旦 off 0101", LineFault::Year),
            ("+027 off 0101", LineFault::Year),
            ("2027", LineFault::Empty),
            ("2027 off", LineFault::Empty),
            ("2027 off work", LineFault::Empty),
            ("2027 0101", LineFault::Word),
            ("2027 off 101", LineFault::Word),
            ("2027 off 0101-", LineFault::Word),
            ("2027 off 0101-0102-0103", LineFault::Word),
            ("2027 off 2027-01-01", LineFault::NoSuchDate),
            ("2027 off 春节", LineFault::Word),
            ("2027 off ０１０１", LineFault::Word),
            ("2027 rest 0101", LineFault::Word),
            ("2027 off 0229", LineFault::NoSuchDate),
            ("2027 off 1301", LineFault::NoSuchDate),
            ("2027 off 0000", LineFault::NoSuchDate),
            ("9999 off 0101", LineFault::NoSuchDate),
            ("2027 off 0103-0101", LineFault::Backwards),
            ("2026 off 1231", LineFault::OutsideCover(day("2026-12-31"))),
            ("2028 off 0101", LineFault::OutsideCover(day("2028-01-01"))),
            ("2027 off 0101-0103 0103", LineFault::Overlap(day("2027-01-03"))),
            ("2027 off 0101-0103 work 0102", LineFault::Overlap(day("2027-01-02"))),
            ("2027 off 0102 0101-0103", LineFault::Overlap(day("2027-01-02"))),
            ("2027 off 0102-0105 0101-0103", LineFault::Overlap(day("2027-01-02"))),
            ("2027 off 0110 0105 0107-0112", LineFault::Overlap(day("2027-01-10"))),
        ] {
            let text = format!("{cover}# a remark\n{rest}");
            assert_eq!(PublishedTable::parse(&text), line(3, fault), "{rest}");
        }
        let long = format!("{cover}{}", "#".repeat(LONGEST));
        assert_eq!(PublishedTable::parse(&long), Err(TableError::TooLong(long.len())));
        let fits = &long[..LONGEST];
        assert!(PublishedTable::parse(fits).is_ok());
    }
}

mod lunar {
    use super::*;

    #[test]
    fn spring_festival_2027_is_6_february() {
        let spring = LunarYear::of(2027).unwrap().spring_festival;
        assert_eq!(day("2027-01-01").plus_days(spring.cast_signed() - 1), day("2027-02-06"));
    }

    #[test]
    fn the_second_source_agrees_on_every_year() {
        let fixture = lunar_fixture();
        assert_eq!(fixture.len(), 128);
        for (year, days) in fixture {
            let ours = LunarYear::of(year).unwrap();
            let [spring, qingming, dragon, autumn] = days.map(Day::day_of_year);
            assert_eq!(ours.spring_festival, spring, "{year}");
            assert_eq!(ours.qingming, qingming, "{year}");
            assert_eq!(ours.dragon_boat, dragon, "{year}");
            assert_eq!(ours.mid_autumn, autumn, "{year}");
        }
    }

    #[test]
    fn outside_the_table_only_solar_holidays_are_known() {
        for year in [1970, 1999, 2128, 2199, i32::MIN, i32::MAX] {
            assert_eq!(LunarYear::of(year), None);
            assert_eq!(StatutoryDays::of(year).iter().count(), 6, "{year}");
        }
        for year in 2000..=2127 {
            assert_eq!(StatutoryDays::of(year).iter().count(), 13, "{year}");
        }
        let calendar = WorkCalendar::default();
        assert_eq!(calendar.kind(day("2128-10-01")), DayKind::Unannounced(Festival::National));
        assert_eq!(calendar.kind(day("2100-05-01")), DayKind::Unannounced(Festival::Labour));
    }
}

mod fallback {
    use super::*;

    /// The rule of domain.md once more, slowly and in one pass through a year of sets.
    fn days_off(pattern: WeekPattern, year: i32, lunar: [Day; 4]) -> BTreeSet<Day> {
        let [spring, qingming, dragon, autumn] = lunar;
        let fixed = |month, day| Day::new(year, month, day).unwrap();
        let mut statutory: Vec<Day> = (-1..=2).map(|n| spring.plus_days(n)).collect();
        statutory.extend([qingming, dragon, autumn]);
        statutory
            .extend([(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)].map(|(m, d)| fixed(m, d)));
        statutory.sort();
        assert_eq!(statutory.len(), 13);
        let mut off: BTreeSet<Day> = statutory.iter().copied().collect();
        let mut seen = BTreeSet::new();
        for day in statutory {
            let twice = !seen.insert(day);
            let weekday = day.weekday();
            let works = match pattern {
                WeekPattern::FiveDays => !weekday.is_weekend(),
                WeekPattern::SixDays => weekday != Weekday::Sunday,
                WeekPattern::Alternating { big_week } => {
                    let monday = |day: Day| day.plus_days(-day.weekday().index().cast_signed());
                    let big = monday(day).days_since(monday(big_week)) % 14 == 0;
                    !weekday.is_weekend() || (big && weekday == Weekday::Saturday)
                }
            };
            if twice || !works {
                let mut to = day.next();
                while to.weekday().is_weekend() || off.contains(&to) {
                    to = to.next();
                }
                assert_eq!(to.year(), year, "a moved day stays in its year");
                assert!(to.days_since(day) < 14);
                off.insert(to);
            }
        }
        off
    }

    #[test]
    fn every_day_from_2000_to_2127_follows_the_rule_under_all_patterns() {
        let cover = PublishedTable::built_in().cover();
        for pattern in patterns() {
            let calendar = calendar(pattern);
            for (number, lunar) in lunar_fixture() {
                let off = days_off(pattern, number, lunar);
                for day in year(number) {
                    let kind = calendar.kind(day);
                    assert_eq!(kind.weight(), calendar.weight(day), "{day}");
                    if cover.contains(day) {
                        assert!(!matches!(kind, DayKind::Unannounced(_)), "{day}");
                        continue;
                    }
                    assert!(!calendar.is_announced(day));
                    let unannounced = matches!(kind, DayKind::Unannounced(_));
                    assert_eq!(unannounced, off.contains(&day), "{day} {pattern:?}");
                    if !unannounced {
                        let works = pattern.works(day);
                        assert_eq!(kind, if works { DayKind::Work } else { DayKind::Rest });
                    }
                }
            }
        }
    }

    #[test]
    fn thirteen_weekdays_are_off_in_every_unannounced_year() {
        let calendar = WorkCalendar::default();
        for number in (2000..2018).chain(2027..=2127) {
            let weekdays = year(number).days().filter(|day| !day.weekday().is_weekend()).count();
            let working = calendar.working(year(number)).halves() as usize;
            assert_eq!(working, 2 * (weekdays - 13), "{number}");
        }
    }

    #[test]
    fn every_day_of_the_range_is_answered() {
        for pattern in patterns() {
            let calendar = calendar(pattern);
            for day in Period::new(Day::MIN, Day::MAX).unwrap() {
                assert_eq!(calendar.kind(day).weight(), calendar.weight(day));
            }
        }
    }

    #[test]
    fn moved_days_take_the_next_free_weekday() {
        let calendar = WorkCalendar::default();
        let off = |text: &str| calendar.weight(day(text)).is_off();
        // 1 January 2028 is a Saturday and moves forward, not into 2027.
        assert!(!off("2027-12-31") && off("2028-01-03") && !off("2028-01-04"));
        // 初一 and 初二 2027 lie on the weekend; 初三 holds Monday, so they take Tuesday on.
        assert!(off("2027-02-08") && off("2027-02-09") && off("2027-02-10"));
        assert!(!off("2027-02-11"));
        assert_eq!(calendar.kind(day("2027-02-10")), DayKind::Unannounced(Festival::Spring));
        assert_eq!(calendar.kind(day("2027-05-04")), DayKind::Unannounced(Festival::Labour));
        // 1 October 2039 is a Saturday and 中秋 is the 2nd: three days move past Monday the 3rd.
        assert_eq!(calendar.kind(day("2039-10-02")), DayKind::Unannounced(Festival::National));
        assert!(off("2039-10-03") && off("2039-10-04") && off("2039-10-05") && off("2039-10-06"));
        assert!(!off("2039-10-07"));
        assert_eq!(calendar.kind(day("2039-10-06")), DayKind::Unannounced(Festival::MidAutumn));
    }

    #[test]
    fn fallback_is_per_day_at_the_edges_of_a_cover() {
        let with = |text: &str| WorkCalendar {
            extra: vec![PublishedTable::parse(text).unwrap()],
            ..WorkCalendar::default()
        };
        // A cover that starts after Labour Day's weekend: nothing is moved into it.
        let calendar = with("cover 2027-05-03 2027-12-31");
        assert_eq!(calendar.kind(day("2027-05-01")), DayKind::Unannounced(Festival::Labour));
        assert_eq!(calendar.kind(day("2027-05-03")), DayKind::Work);
        assert_eq!(calendar.kind(day("2027-02-08")), DayKind::Unannounced(Festival::Spring));
        // A cover that ends on it: nothing is moved out of it.
        let calendar = with("cover 2027-01-01 2027-05-02\n2027 off 0430-0502");
        assert_eq!(calendar.kind(day("2027-05-03")), DayKind::Work);
        assert_eq!(calendar.kind(day("2027-06-09")), DayKind::Unannounced(Festival::DragonBoat));
        // A cover inside a year decides inside it alone.
        let calendar = with("cover 2027-10-02 2027-10-04");
        let kinds: Vec<_> =
            period("2027-10-01", "2027-10-06").days().map(|day| calendar.kind(day)).collect();
        assert_eq!(
            kinds,
            [
                DayKind::Unannounced(Festival::National),
                DayKind::Rest,
                DayKind::Rest,
                DayKind::Work,
                DayKind::Work,
                DayKind::Work,
            ]
        );
    }
}

mod rules {
    use super::*;

    #[test]
    fn marks_and_patterns_have_short_stable_names() {
        let mut calendar = WorkCalendar {
            pattern: WeekPattern::Alternating { big_week: day("2026-11-02") },
            ignore_make_up: true,
            extra: vec![PublishedTable::parse("cover 2027-01-01 2027-01-01").unwrap()],
            ..WorkCalendar::default()
        };
        for (number, mark) in (1..).zip([
            Mark::Off(OffReason::Leave),
            Mark::Off(OffReason::Sick),
            Mark::Off(OffReason::TradeShow),
            Mark::Off(OffReason::Rest),
            Mark::Half,
            Mark::Work,
        ]) {
            calendar.marks.insert(Day::new(2026, 11, number).unwrap(), mark);
        }
        let json = serde_json::to_string(&calendar).unwrap();
        assert_eq!(
            json,
            concat!(
                r#"{"pattern":{"alternating":{"big":"2026-11-02"}},"ignore_make_up":true,"#,
                r#""marks":[["2026-11-01",{"off":"leave"}],["2026-11-02",{"off":"sick"}],"#,
                r#"["2026-11-03",{"off":"show"}],["2026-11-04",{"off":"rest"}],"#,
                r#"["2026-11-05","half"],["2026-11-06","work"]],"#,
                r#""extra":["cover 2027-01-01 2027-01-01\n"]}"#
            )
        );
        assert_eq!(serde_json::from_str::<WorkCalendar>(&json).unwrap(), calendar);
        let bytes = postcard::to_allocvec(&calendar).unwrap();
        assert_eq!(postcard::from_bytes::<WorkCalendar>(&bytes).unwrap(), calendar);
        assert_eq!(serde_json::to_string(&WeekPattern::FiveDays).unwrap(), "\"five\"");
        assert_eq!(serde_json::to_string(&WeekPattern::SixDays).unwrap(), "\"six\"");
        let halves = serde_json::to_string(&WorkingDays::from_halves(41)).unwrap();
        assert_eq!(halves, "41");
        assert_eq!(serde_json::from_str::<WorkCalendar>("{}").unwrap(), WorkCalendar::default());
    }

    #[test]
    fn a_mark_goes_before_every_other_rule() {
        let mut calendar = WorkCalendar::default();
        // A holiday, a make-up day, a weekend, a working day, an unannounced holiday.
        for text in ["2026-10-01", "2026-10-10", "2026-11-21", "2026-11-20", "2027-10-01"] {
            for (mark, kind) in [
                (Mark::Off(OffReason::Sick), DayKind::Leave(OffReason::Sick)),
                (Mark::Half, DayKind::Half),
                (Mark::Work, DayKind::Work),
            ] {
                calendar.marks.insert(day(text), mark);
                assert_eq!(calendar.kind(day(text)), kind);
                assert_eq!(calendar.weight(day(text)), mark.weight());
            }
        }
    }

    #[test]
    fn a_later_import_wins_inside_its_cover() {
        let table = |text: &str| PublishedTable::parse(text).unwrap();
        let calendar = WorkCalendar {
            extra: vec![
                table("cover 2026-12-31 2027-12-31\n2027 off 0101-0103 work 0109"),
                table("cover 2027-01-01 2027-01-03\n2027 off 0101"),
            ],
            ..WorkCalendar::default()
        };
        assert_eq!(calendar.kind(day("2026-12-31")), DayKind::Work);
        assert_eq!(calendar.kind(day("2027-01-01")), DayKind::Holiday(Some(Festival::NewYear)));
        assert_eq!(calendar.kind(day("2027-01-02")), DayKind::Rest);
        assert_eq!(calendar.kind(day("2027-01-09")), DayKind::MakeUp);
        // Announced, and not on the list: an ordinary day.
        assert_eq!(calendar.kind(day("2027-10-01")), DayKind::Work);
        assert_eq!(calendar.cover(), [period("2018-01-01", "2027-12-31")]);
    }

    #[test]
    fn cover_joins_what_meets_and_keeps_gaps() {
        let table = |text: &str| PublishedTable::parse(text).unwrap();
        let calendar = WorkCalendar {
            extra: vec![
                table("cover 2029-01-01 2029-12-31"),
                table("cover 2027-01-01 2027-12-31"),
                table("cover 2029-03-01 2029-04-01"),
                table("cover 2010-01-01 2010-12-31"),
            ],
            ..WorkCalendar::default()
        };
        assert_eq!(
            calendar.cover(),
            [
                period("2010-01-01", "2010-12-31"),
                period("2018-01-01", "2027-12-31"),
                period("2029-01-01", "2029-12-31"),
            ]
        );
        assert_eq!(WorkCalendar::default().cover(), [period("2018-01-01", "2026-12-31")]);
    }

    #[test]
    fn counting_on_stops_where_no_day_is_worked() {
        let mut calendar = WorkCalendar::default();
        assert_eq!(calendar.plus_working(day("2026-10-01"), 0), day("2026-10-01"));
        assert_eq!(calendar.plus_working(day("2026-09-30"), 1), day("2026-10-08"));
        assert_eq!(calendar.plus_working(day("2026-09-30"), 3), day("2026-10-10"));
        assert_eq!(calendar.next_working(Day::MAX), None);
        assert_eq!(calendar.previous_working(Day::MIN), None);
        assert_eq!(calendar.next_working(Day::MAX.previous()), Some(Day::MAX));
        assert_eq!(calendar.plus_working(Day::MIN, u32::MAX), Day::MAX);
        let from = day("2030-01-07");
        for n in 1..=SEARCH {
            calendar.marks.insert(from.plus_days(n), Mark::Off(OffReason::Leave));
        }
        assert_eq!(calendar.next_working(from), None);
        assert_eq!(calendar.plus_working(from, 2), Day::MAX);
        calendar.marks.insert(from.plus_days(SEARCH), Mark::Half);
        assert_eq!(calendar.next_working(from), Some(from.plus_days(SEARCH)));
    }
}

fn any_day() -> impl Strategy<Value = Day> {
    prop_oneof![
        4 => day("2017-11-01").days_since(Day::MIN)..day("2029-02-01").days_since(Day::MIN),
        1 => 0..=Day::MAX.days_since(Day::MIN),
    ]
    .prop_map(|days| Day::MIN.plus_days(days))
}

fn any_mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        Just(Mark::Off(OffReason::Leave)),
        Just(Mark::Off(OffReason::Sick)),
        Just(Mark::Off(OffReason::TradeShow)),
        Just(Mark::Off(OffReason::Rest)),
        Just(Mark::Half),
        Just(Mark::Work),
    ]
}

/// A table by a rep's hand: a cover and runs of days somewhere in it.
fn any_table() -> impl Strategy<Value = PublishedTable> {
    let runs = prop::collection::vec((1_i32..40, 0_i32..9, any::<bool>()), 0..12);
    (any_day(), 0_i32..800, runs).prop_map(|(first, length, runs)| {
        use std::fmt::Write as _;
        let cover = Period::spanning(first, first.plus_days(length));
        let mut text = format!("cover {} {}", cover.first(), cover.last());
        let mut from = first;
        for (gap, length, work) in runs {
            if from.plus_days(gap) == from.plus_days(gap - 1) {
                break; // The range of days has ended.
            }
            from = from.plus_days(gap);
            let to = from.plus_days(length).min(cover.last());
            if from > to || from.year() != to.year() {
                continue;
            }
            let (word, from_day) = (if work { "work" } else { "off" }, from.to_string());
            let to_day = to.to_string();
            let short = |text: &str| text[5..].replace('-', "");
            write!(text, "\n{} {word} {}-{}", from.year(), short(&from_day), short(&to_day))
                .unwrap();
            from = to;
        }
        PublishedTable::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
    })
}

fn any_calendar() -> impl Strategy<Value = WorkCalendar> {
    let pattern = prop_oneof![
        Just(WeekPattern::FiveDays),
        Just(WeekPattern::SixDays),
        any_day().prop_map(|big_week| WeekPattern::Alternating { big_week }),
    ];
    let marks = prop::collection::btree_map(any_day(), any_mark(), 0..20);
    let extra = prop::collection::vec(any_table(), 0..3);
    (pattern, any::<bool>(), marks, extra).prop_map(|(pattern, ignore_make_up, marks, extra)| {
        WorkCalendar { pattern, ignore_make_up, marks: marks.into_iter().collect(), extra }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn weight_depends_only_on_the_inputs(calendar in any_calendar(), date in any_day()) {
        let again: WorkCalendar =
            serde_json::from_str(&serde_json::to_string(&calendar).unwrap()).unwrap();
        prop_assert_eq!(calendar.weight(date), again.weight(date));
        prop_assert_eq!(calendar.kind(date), again.kind(date));
        prop_assert_eq!(calendar.kind(date).weight(), calendar.weight(date));
    }

    #[test]
    fn a_mark_changes_its_own_day_only(
        calendar in any_calendar(), date in any_day(), mark in any_mark(), near in -20..20_i32,
    ) {
        let mut marked = calendar.clone();
        marked.marks.insert(date, mark);
        prop_assert_eq!(marked.weight(date), mark.weight());
        let other = date.plus_days(near);
        if other != date {
            prop_assert_eq!(marked.kind(other), calendar.kind(other));
        }
    }

    #[test]
    fn an_import_rules_inside_its_cover_alone(
        calendar in any_calendar(), table in any_table(), date in any_day(),
    ) {
        let mut with = calendar.clone();
        with.extra.push(table.clone());
        let dates = table.cover().days().take(40).chain([date]).chain(
            (1..20).flat_map(|n| {
                [table.cover().first().plus_days(-n), table.cover().last().plus_days(n)]
            }),
        );
        for date in dates {
            if !table.cover().contains(date) {
                // Only a statutory day in the new cover can change a day outside it: it is no
                // longer moved there, so the day is free of it.
                prop_assert_eq!(with.is_announced(date), calendar.is_announced(date));
                if calendar.is_announced(date) {
                    prop_assert_eq!(with.kind(date), calendar.kind(date));
                }
                continue;
            }
            prop_assert!(with.is_announced(date));
            if calendar.marks.contains_key(&date) {
                prop_assert_eq!(with.kind(date), calendar.kind(date));
                continue;
            }
            match table.ruling(date) {
                Some((_, Ruling::Off)) => {
                    prop_assert!(matches!(with.kind(date), DayKind::Holiday(_)));
                }
                Some((_, Ruling::Work)) if !with.ignore_make_up => {
                    prop_assert_eq!(with.kind(date), DayKind::MakeUp);
                }
                _ => {
                    let works = with.pattern.works(date);
                    let kind = if works { DayKind::Work } else { DayKind::Rest };
                    prop_assert_eq!(with.kind(date), kind);
                }
            }
        }
    }

    #[test]
    fn a_period_weighs_what_its_days_weigh(
        calendar in any_calendar(), first in any_day(), length in 0..500_i32, cut in 0..500_i32,
    ) {
        let whole = Period::spanning(first, first.plus_days(length));
        let halves: u32 = whole.days().map(|day| calendar.weight(day).halves()).sum();
        prop_assert_eq!(calendar.working(whole).halves(), halves);
        let cut = first.plus_days(cut);
        let parts = [whole.through(cut), whole.since(cut.next())];
        if cut < Day::MAX {
            let sum: WorkingDays =
                parts.into_iter().flatten().map(|part| calendar.working(part)).sum();
            prop_assert_eq!(sum, calendar.working(whole));
        }
    }

    #[test]
    fn next_and_previous_working_agree_with_weight(calendar in any_calendar(), date in any_day()) {
        let worked = |day: &Day| calendar.weight(*day) != Weight::Off;
        let after = (1..=SEARCH).map(|n| date.plus_days(n)).find(|day| *day > date && worked(day));
        prop_assert_eq!(calendar.next_working(date), after);
        let before = (1..=SEARCH).map(|n| date.plus_days(-n)).find(|day| *day < date && worked(day));
        prop_assert_eq!(calendar.previous_working(date), before);
    }

    #[test]
    fn counting_on_counts_worked_days(
        calendar in any_calendar(), date in any_day(), n in 1..60_u32,
    ) {
        let reached = calendar.plus_working(date, n);
        let passed = Period::new(date, reached).unwrap();
        let worked = passed.days().skip(1).filter(|day| !calendar.weight(*day).is_off()).count();
        if reached < Day::MAX {
            prop_assert_eq!(worked, n as usize);
            prop_assert!(!calendar.weight(reached).is_off());
        } else {
            prop_assert!(worked <= n as usize);
        }
    }

    #[test]
    fn weeks_cut_at_the_edges_tile_the_period(first in any_day(), length in 0..400_i32) {
        let whole = Period::spanning(first, first.plus_days(length));
        let days: Vec<Day> = whole.weeks().flat_map(Period::days).collect();
        prop_assert_eq!(days, whole.days().collect::<Vec<_>>());
        for (part, week) in whole.weeks().zip(whole.whole_weeks()) {
            prop_assert_eq!(week.cut_to(whole), Some(part));
            prop_assert!(part.days().all(|day| week.contains(day)));
            prop_assert!(part.len() <= 7);
        }
        prop_assert_eq!(whole.weeks().count(), whole.whole_weeks().count());
        let mut backwards: Vec<Day> = whole.days().rev().collect();
        backwards.reverse();
        prop_assert_eq!(backwards, whole.days().collect::<Vec<_>>());
        prop_assert_eq!(whole.days().len(), whole.len() as usize);
    }

    #[test]
    fn a_stored_month_is_one_there_is(number in prop_oneof![
        proptest::sample::select(vec![0_u16, 1, 2_758, 2_759, 2_760, u16::MAX]), any::<u16>(), 0_u16..3_000,
    ]) {
        // December 2199 is month 2759 from January 1970.
        let read = postcard::from_bytes::<Month>(&postcard::to_allocvec(&number).unwrap()).ok();
        let there = (number <= 2_759).then(|| Month::MIN.after(number));
        prop_assert_eq!(read, there);
        if let Some(month) = there {
            prop_assert_eq!(Month::parse(&month.to_string()), Ok(month));
        }
    }

    #[test]
    fn days_move_back_and_forth(date in any_day(), days in -100_000..100_000_i32) {
        let moved = date.plus_days(days);
        if moved > Day::MIN && moved < Day::MAX {
            prop_assert_eq!(moved.days_since(date), days);
            prop_assert_eq!(moved.plus_days(-days), date);
        }
        prop_assert_eq!(date.cmp(&moved), 0.cmp(&moved.days_since(date)));
    }

    #[test]
    fn months_on_and_back_keep_the_day_or_the_months_end(
        date in any_day(), months in -2_800..2_800_i32,
    ) {
        let moved = date.plus_months(months);
        if moved != Day::MIN && moved != Day::MAX {
            let count = |day: Day| day.year() * 12 + day.month().cast_signed();
            prop_assert_eq!(count(moved) - count(date), months);
            let last = moved == moved.month_end();
            prop_assert!(moved.day() == date.day() || (last && moved.day() < date.day()));
        }
        prop_assert_eq!(date.month_end().next().day() == 1 || date.month_end() == Day::MAX, true);
        prop_assert_eq!(date.month_end().month(), date.month());
    }

    #[test]
    fn a_weeks_pieces_tile_it_by_sales_month(date in any_day(), start in 1_u8..=28) {
        let (week, start) = (Week::of(date), MonthStart::new(start).unwrap());
        let pieces = week.pieces(start);
        let days: Vec<Day> = pieces.iter().flat_map(|(_, piece)| piece.days()).collect();
        prop_assert_eq!(days, week.period().days().collect::<Vec<_>>());
        for (month, piece) in pieces {
            prop_assert!(piece.days().all(|day| Month::of(day, start) == month));
        }
    }

    #[test]
    fn the_nearest_working_day_is_the_day_itself_when_worked(
        calendar in any_calendar(), date in any_day(),
    ) {
        let (before, after) = (calendar.on_or_before(date), calendar.on_or_after(date));
        if calendar.weight(date).is_off() {
            prop_assert_eq!(before, calendar.previous_working(date));
            prop_assert_eq!(after, calendar.next_working(date));
        } else {
            prop_assert_eq!((before, after), (Some(date), Some(date)));
        }
    }

    #[test]
    fn a_table_reads_back_as_it_prints(table in any_table()) {
        prop_assert_eq!(PublishedTable::parse(&table.to_string()), Ok(table));
    }

    #[test]
    fn no_text_breaks_the_reader(
        text in "(cover [0-9-]{0,12} ?[0-9-]{0,12}|[0-9]{0,5}|off|work| |[0-9]{4}(-[0-9]{4})?|\n|\\PC){0,40}",
    ) {
        if let Ok(table) = PublishedTable::parse(&text) {
            prop_assert_eq!(PublishedTable::parse(&table.to_string()), Ok(table));
        }
        let covered = format!("cover 2020-01-01 2030-12-31\n{text}");
        if let Ok(table) = PublishedTable::parse(&covered) {
            prop_assert_eq!(PublishedTable::parse(&table.to_string()), Ok(table));
        }
        let _ = Day::parse(&text);
        let _ = Month::parse(&text);
    }
}
