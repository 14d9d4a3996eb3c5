//! The calendar: days, weeks, months, working days, the published table and its fallback.

mod days {
    use fieldplan::domain::day::{Day, DayError, Weekday};

    #[test]
    fn ends() {
        assert_eq!(Day::MIN.to_string(), "1970-01-01");
        assert_eq!(Day::MAX.to_string(), "2199-12-31");
        assert_eq!(Day::MIN.weekday(), Weekday::Thursday);
        assert_eq!(Day::MAX.weekday(), Weekday::Tuesday);
        assert_eq!(Day::new(1969, 12, 31), Err(DayError::OutOfRange));
    }
}
