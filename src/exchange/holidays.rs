//! A table of holidays as a rep finds one: a day and a word on each line, from a chat, a page or a
//! spreadsheet; or the table of `domain::published` as it is.
//!
//! Days and words may stand in either order and be parted by anything: `2027-01-01 off`,
//! `2027年1月3日,班`, `2027/2/6-2027/2/12 放假`. A line that is not understood is told and left out;
//! nothing else is guessed. A year that is named is spoken for from its first day to its last.

use crate::domain::day::Day;
use crate::domain::period::Period;
use crate::domain::published::{PublishedTable, Ruling, TableError};
use crate::domain::sorted::Map;

/// The most lines that are read: fifty years of holidays.
pub const MOST_LINES: usize = 2_000;
/// The most days a run may have: longer holidays are a slip of the finger.
pub const LONGEST_RUN: u32 = 31;
/// The most years one table may name.
pub const MOST_YEARS: usize = 20;
/// The characters of a line that are shown with its problem.
const SHOWN: usize = 40;

const OFF: [&str; 9] = ["放假", "休息", "假期", "假", "休", "off", "holiday", "公休", "rest"];
const WORK: [&str; 7] = ["上班", "补班", "调休上班", "班", "work", "workday", "工作日"];

/// Why there is nothing to take in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolidayProblem {
    /// No line names a day.
    Empty,
    /// So many lines; [`MOST_LINES`] are read.
    TooLong(usize),
    /// So many years; [`MOST_YEARS`] are taken in.
    TooManyYears(usize),
    /// It is a table with a cover line, and that does not read.
    Table(TableError),
}

/// Why a line is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayProblem {
    /// There is no date in it that a calendar has.
    NoDate,
    /// No word says whether it is off or worked.
    NoWord,
    /// It says both.
    BothWords,
    /// Its last day lies before its first, or more than [`LONGEST_RUN`] days after it.
    Run,
    /// This line, from 1, says the opposite of a day in it.
    Against(usize),
}

/// A line that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// Its number in the text, from 1.
    pub line: usize,
    /// Its words, cut for showing.
    pub shown: String,
    /// Why.
    pub why: DayProblem,
}

/// What a table says of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearCount {
    /// The year.
    pub year: i32,
    /// Days off.
    pub off: u32,
    /// Days worked in exchange.
    pub work: u32,
}

/// A table, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holidays {
    /// One for each run of years that follow each other, oldest first.
    pub tables: Vec<PublishedTable>,
    /// The years, oldest first.
    pub years: Vec<YearCount>,
    /// Lines that are left out, in order.
    pub bad: Vec<BadLine>,
}

impl Holidays {
    /// Reads a text. O(n log n) in its lines.
    ///
    /// # Errors
    /// When there is nothing to take in.
    ///
    /// ```
    /// use fieldplan::exchange::holidays::Holidays;
    /// let read = Holidays::read("日期,安排\n2027-01-01,休\n2027年1月3日 上班\n").unwrap();
    /// assert_eq!((read.years[0].off, read.years[0].work), (1, 1));
    /// assert!(read.tables[0].to_string().starts_with("cover 2027-01-01 2027-12-31\n2027 off 0101"));
    /// ```
    pub fn read(text: &str) -> Result<Holidays, HolidayProblem> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let first = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#'));
        if first.is_some_and(|line| line.trim_start().starts_with("cover ")) {
            let table = PublishedTable::parse(text).map_err(HolidayProblem::Table)?;
            return Ok(Holidays { years: years(&table), tables: vec![table], bad: Vec::new() });
        }
        let count = text.lines().count();
        if count > MOST_LINES {
            return Err(HolidayProblem::TooLong(count));
        }
        let mut days: Map<Day, (Ruling, usize)> = Map::new();
        let mut bad = Vec::new();
        let mut is_head = true;
        for (line, words) in (1_usize..).zip(text.lines()) {
            let words = words.trim();
            if words.is_empty() || words.starts_with('#') {
                continue;
            }
            let could_be_head = std::mem::replace(&mut is_head, false);
            match take(&mut days, line, words) {
                Ok(()) => {}
                // Names of columns.
                Err(DayProblem::NoDate | DayProblem::BothWords)
                    if could_be_head && !words.contains(|c: char| c.is_ascii_digit()) => {}
                Err(why) => {
                    bad.push(BadLine { line, shown: words.chars().take(SHOWN).collect(), why });
                }
            }
        }
        let tables = tables(&days)?;
        let years = tables.iter().flat_map(years).collect();
        Ok(Holidays { tables, years, bad })
    }
}

/// Reads one line into the days, all of it or nothing.
fn take(days: &mut Map<Day, (Ruling, usize)>, line: usize, words: &str) -> Result<(), DayProblem> {
    let lower = words.to_lowercase();
    let run = run(&lower)?;
    let ruling = ruling(&lower)?;
    for day in run.days() {
        if let Some((_, before)) = days.get(&day).filter(|(said, _)| *said != ruling) {
            return Err(DayProblem::Against(*before));
        }
    }
    for day in run.days() {
        if !days.contains_key(&day) {
            days.insert(day, (ruling, line));
        }
    }
    Ok(())
}

/// What the words say. Longer ones first: `调休上班` is worked, though it has a `休` in it.
fn ruling(words: &str) -> Result<Ruling, DayProblem> {
    let without = words.replace("调休", "");
    let says = |known: &[&str]| {
        known.iter().any(|word| {
            if word.is_ascii() {
                without.split(|c: char| !c.is_ascii_alphabetic()).any(|part| part == *word)
            } else {
                without.contains(word)
            }
        })
    };
    match (says(&OFF), says(&WORK)) {
        (true, true) => Err(DayProblem::BothWords),
        (true, false) => Ok(Ruling::Off),
        (false, true) => Ok(Ruling::Work),
        (false, false) => Err(DayProblem::NoWord),
    }
}

/// The days a line names: one, or the first and the last of a run.
fn run(words: &str) -> Result<Period, DayProblem> {
    let numbers = numbers(words);
    let (first, rest) = date(&numbers, None).ok_or(DayProblem::NoDate)?;
    let last = match rest {
        [] => first,
        _ => match date(rest, Some(first)) {
            Some((last, [])) => last,
            // More numbers than two dates have.
            _ => return Err(DayProblem::NoDate),
        },
    };
    let run = Period::new(first, last).map_err(|_| DayProblem::Run)?;
    if run.len() > LONGEST_RUN { Err(DayProblem::Run) } else { Ok(run) }
}

/// The numbers of a line, each with how many digits it has.
fn numbers(words: &str) -> Vec<(u32, usize)> {
    words
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(|digits| (digits.parse().unwrap_or(u32::MAX), digits.len()))
        .collect()
}

/// The date some numbers begin with, and those after it: `2027 1 3`, `20270103`; after a first date
/// also `1 3` or `3`.
fn date(numbers: &[(u32, usize)], after: Option<Day>) -> Option<(Day, &[(u32, usize)])> {
    let day = |year: u32, month, day| Day::new(year.cast_signed(), month, day).ok();
    match (numbers, after) {
        ([(packed, 8), rest @ ..], _) => {
            let (year, month) = (packed.checked_div(10_000)?, packed.checked_div(100)?);
            Some((day(year, month.checked_rem(100)?, packed.checked_rem(100)?)?, rest))
        }
        ([(year, 4), (month, 1..=2), (of_month, 1..=2), rest @ ..], _) => {
            Some((day(*year, *month, *of_month)?, rest))
        }
        ([(month, 1..=2), (of_month, 1..=2), rest @ ..], Some(first)) => {
            Some((Day::new(first.year(), *month, *of_month).ok()?, rest))
        }
        ([(of_month, 1..=2), rest @ ..], Some(first)) => {
            Some((Day::new(first.year(), first.month(), *of_month).ok()?, rest))
        }
        _ => None,
    }
}

/// A table for each run of years that follow each other.
fn tables(days: &Map<Day, (Ruling, usize)>) -> Result<Vec<PublishedTable>, HolidayProblem> {
    let mut years: Vec<i32> = days.iter().map(|(day, _)| day.year()).collect();
    years.dedup();
    if years.len() > MOST_YEARS {
        return Err(HolidayProblem::TooManyYears(years.len()));
    }
    if years.is_empty() {
        return Err(HolidayProblem::Empty);
    }
    let mut tables = Vec::new();
    for together in years.chunk_by(|one, next| one.checked_add(1) == Some(*next)) {
        let (Some(first), Some(last)) = (together.first(), together.last()) else { continue };
        let text = together
            .iter()
            .fold(format!("cover {first:04}-01-01 {last:04}-12-31\n"), |text, year| {
                format!("{text}{}", line_of(*year, days))
            });
        tables.push(PublishedTable::parse(&text).map_err(HolidayProblem::Table)?);
    }
    Ok(tables)
}

/// A year's line of a [`PublishedTable`]: its days in runs.
fn line_of(year: i32, days: &Map<Day, (Ruling, usize)>) -> String {
    let mut line = format!("{year:04}");
    let of_year: Vec<(Day, Ruling)> = days
        .iter()
        .filter(|(day, _)| day.year() == year)
        .map(|(day, (ruling, _))| (*day, *ruling))
        .collect();
    for (ruling, word) in [(Ruling::Off, " off"), (Ruling::Work, " work")] {
        let said: Vec<Day> =
            of_year.iter().filter(|(_, said)| *said == ruling).map(|(day, _)| *day).collect();
        if said.is_empty() {
            continue;
        }
        line.push_str(word);
        for run in said.chunk_by(|one, next| one.next() == *next) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            line.push_str(&packed(' ', *first));
            if first != last {
                line.push_str(&packed('-', *last));
            }
        }
    }
    line.push('\n');
    line
}

/// A mark, a month and a day as `MMDD`.
fn packed(mark: char, day: Day) -> String {
    format!("{mark}{:02}{:02}", day.month(), day.day())
}

/// What a table says, year by year.
fn years(table: &PublishedTable) -> Vec<YearCount> {
    let mut years: Vec<YearCount> = Vec::new();
    for (run, ruling) in table.runs() {
        let year = run.first().year();
        if years.last().is_none_or(|last| last.year != year) {
            years.push(YearCount { year, off: 0, work: 0 });
        }
        let Some(count) = years.last_mut() else { continue };
        let sum = match ruling {
            Ruling::Off => &mut count.off,
            Ruling::Work => &mut count.work,
        };
        *sum = sum.saturating_add(run.len());
    }
    years
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Holidays {
        Holidays::read(text).unwrap()
    }

    fn only_problem(text: &str) -> DayProblem {
        let read = Holidays::read(&format!("2027-05-01 off\n{text}")).unwrap();
        let [bad] = &read.bad[..] else { panic!("{:?}", read.bad) };
        assert_eq!(bad.line, 2);
        bad.why
    }

    #[test]
    fn days_are_read_however_they_are_written() {
        let whole = "cover 2027-01-01 2027-12-31\n2027 off 0101-0103 work 0109\n";
        for text in [
            "2027-01-01 off\n2027-01-02 off\n2027-01-03 off\n2027-01-09 work\n",
            "2027/1/1-2027/1/3 放假\n2027/1/9 上班\n",
            "日期,类型\r\n2027年1月1日,休\r\n2027年1月2日,休\r\n2027年1月3日,休\r\n2027年1月9日,班\r\n",
            "\u{feff}20270101\t假\n20270102\t假\n20270103\t假\n20270109\t补班\n",
            "元旦：2027年1月1日至3日放假\n2027年1月9日（周六）调休上班\n",
            "Date;Kind\n2027-01-01 to 2027-01-03; Holiday\n2027-01-09; Workday\n",
            "cover 2027-01-01 2027-12-31\n2027 off 0101-0103 work 0109",
        ] {
            let read = read(text);
            assert_eq!(read.tables[0].to_string(), whole, "{text}");
            assert_eq!(read.years, [YearCount { year: 2027, off: 3, work: 1 }]);
            assert_eq!(read.bad, [], "{text}");
        }
    }

    #[test]
    fn a_year_that_is_not_named_is_not_spoken_for() {
        let read = read("2027-01-01 off\n2029-01-01 off\n2028-12-31 work\n2031-10-01 off\n");
        let covers: Vec<_> = read.tables.iter().map(PublishedTable::cover).collect();
        assert_eq!(covers.len(), 2);
        assert_eq!(covers[0].first().to_string(), "2027-01-01");
        assert_eq!(covers[0].last().to_string(), "2029-12-31");
        assert_eq!(covers[1].first().to_string(), "2031-01-01");
        assert_eq!(read.years.len(), 4);
    }

    #[test]
    fn a_line_that_is_not_understood_is_told_and_left_out() {
        for (text, why) in [
            ("2027-02-30 off", DayProblem::NoDate),
            ("春节 off", DayProblem::NoDate),
            ("2027-06-01", DayProblem::NoWord),
            ("2027-06-01 office", DayProblem::NoWord),
            ("2027-06-01 off or work", DayProblem::BothWords),
            ("2027-06-03 - 2027-06-01 off", DayProblem::Run),
            ("2027-01-01 - 2027-12-31 off", DayProblem::Run),
            ("2027-05-01 work", DayProblem::Against(1)),
            ("2027-06-01 8:00 off 3 4", DayProblem::NoDate),
        ] {
            assert_eq!(only_problem(text), why, "{text}");
        }
    }

    #[test]
    fn nothing_to_take_in_is_said_as_a_whole() {
        assert_eq!(Holidays::read(""), Err(HolidayProblem::Empty));
        assert_eq!(Holidays::read("日期,安排\n"), Err(HolidayProblem::Empty));
        assert_eq!(Holidays::read("hello"), Err(HolidayProblem::Empty));
        let long = "2027-01-01 off\n".repeat(MOST_LINES + 1);
        assert_eq!(Holidays::read(&long), Err(HolidayProblem::TooLong(MOST_LINES + 1)));
        let years: Vec<String> = (2030..2060).map(|year| format!("{year}-01-01 off")).collect();
        let years = years.join("\n");
        assert_eq!(Holidays::read(&years), Err(HolidayProblem::TooManyYears(30)));
        assert!(matches!(
            Holidays::read("cover 2027-01-01\n"),
            Err(HolidayProblem::Table(TableError::Line { line: 1, .. }))
        ));
    }

    #[test]
    fn the_same_day_twice_is_once() {
        let read = read("2027-01-01 off\n2027-01-01 休\n2027-01-01..2027-01-02 off\n");
        assert_eq!(read.years, [YearCount { year: 2027, off: 2, work: 0 }]);
        assert_eq!(read.bad, []);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text: String) {
            let _ = Holidays::read(&text);
        }

        #[test]
        fn what_was_read_says_of_each_day_what_its_line_said(
            days in proptest::collection::btree_map((2020..2040_i32, 1..=12_u32, 1..=28_u32), any::<bool>(), 1..60),
        ) {
            let text: Vec<String> = days.iter().map(|((year, month, day), off)| {
                format!("{year}-{month:02}-{day:02} {}", if *off { "休" } else { "班" })
            }).collect();
            let text = text.join("\n");
            let read = Holidays::read(&text).unwrap();
            prop_assert_eq!(&read.bad, &[]);
            for ((year, month, day), off) in &days {
                let day = Day::new(*year, *month, *day).unwrap();
                let table = read.tables.iter().find(|table| table.cover().contains(day)).unwrap();
                let (_, ruling) = table.ruling(day).unwrap();
                prop_assert_eq!(ruling == Ruling::Off, *off);
            }
            let sum: u32 = read.years.iter().map(|year| year.off + year.work).sum();
            prop_assert_eq!(sum as usize, days.len());
        }
    }
}
