//! Holidays and make-up working days as published, with the dates they speak for.
//!
//! The built-in table is `published.txt`. A rep imports the next year in the same format:
//!
//! ```text
//! cover 2018-01-01 2026-12-31
//! 2026 off 0101-0103 0215-0223 work 0104 0214
//! ```
//!
//! The first line gives the first and last day the table speaks for. Each line after it names a
//! year, the days off after `off` and the make-up days after `work`, as `MMDD` or `MMDD-MMDD`,
//! both ends included. Empty lines and lines that start with `#` are skipped.

use core::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::day::{Day, number, two_digits};
use super::period::Period;

/// The longest text [`PublishedTable::parse`] reads, in bytes: some hundred years.
pub const LONGEST: usize = 16_384;

/// What a published table says about a run of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// A public holiday, 放假.
    Off,
    /// A make-up working day, 调休上班.
    Work,
}

/// Published holidays and make-up days, and the [`Period`] they cover.
///
/// Inside its cover a day that is not listed follows the weekly pattern; outside it the table
/// says nothing. Stored and shown as the text it is read from, tidied.
///
/// ```
/// use fieldplan::domain::{day::Day, published::{PublishedTable, Ruling}};
///
/// let table = PublishedTable::parse("cover 2027-01-01 2027-12-31\n2027 off 0101-0103")?;
/// let (run, ruling) = table.ruling(Day::new(2027, 1, 2).unwrap()).unwrap();
/// assert_eq!((run.len(), ruling), (3, Ruling::Off));
/// # Ok::<(), fieldplan::domain::published::TableError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublishedTable {
    cover: Period,
    /// Sorted, without overlaps, each within one year and within the cover.
    runs: Vec<(Period, Ruling)>,
}

/// Why a text is not a [`PublishedTable`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableError {
    /// Longer than [`LONGEST`]: that many bytes.
    TooLong(usize),
    /// No line says which days the table covers.
    NoCover,
    /// A line cannot be used.
    Line {
        /// Its number in the text, from 1.
        line: usize,
        /// What is wrong with it.
        fault: LineFault,
    },
}

/// What is wrong with one line of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// A cover line that is not `cover YYYY-MM-DD YYYY-MM-DD` with the earlier day first.
    Cover,
    /// A second cover line.
    SecondCover,
    /// A year comes before the cover line.
    BeforeCover,
    /// The line does not start with a year of four digits.
    Year,
    /// A year with nothing after it.
    Empty,
    /// A word that is neither `off` nor `work` nor `MMDD` nor `MMDD-MMDD`, or days before the
    /// first of these two words.
    Word,
    /// No calendar has this date.
    NoSuchDate,
    /// The last day of a run lies before its first.
    Backwards,
    /// This day lies outside the table's cover.
    OutsideCover(Day),
    /// Days from this one on are already listed.
    Overlap(Day),
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong(bytes) => write!(f, "{bytes} bytes are too many for a table"),
            Self::NoCover => f.write_str("no cover line"),
            Self::Line { line, fault } => {
                write!(f, "line {line}: ")?;
                match fault {
                    LineFault::Cover => f.write_str("not a cover line"),
                    LineFault::SecondCover => f.write_str("a second cover line"),
                    LineFault::BeforeCover => f.write_str("days before the cover line"),
                    LineFault::Year => f.write_str("no year"),
                    LineFault::Empty => f.write_str("no days"),
                    LineFault::Word => f.write_str("not off, work, MMDD or MMDD-MMDD"),
                    LineFault::NoSuchDate => f.write_str("no such date"),
                    LineFault::Backwards => f.write_str("ends before it starts"),
                    LineFault::OutsideCover(day) => write!(f, "{day} is outside the cover"),
                    LineFault::Overlap(day) => write!(f, "{day} is listed twice"),
                }
            }
        }
    }
}

impl core::error::Error for TableError {}

impl PublishedTable {
    /// The table in the program: 2018-01-01 to 2026-12-31.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<PublishedTable> = LazyLock::new(|| {
            // A test reads the file; were it broken, nothing but the first day would be covered.
            PublishedTable::parse(include_str!("published.txt")).unwrap_or(PublishedTable {
                cover: Period::spanning(Day::MIN, Day::MIN),
                runs: Vec::new(),
            })
        });
        &BUILT_IN
    }

    /// Reads a table in the format above. Nothing is repaired or skipped: the first thing that
    /// is not understood is the error.
    pub fn parse(text: &str) -> Result<Self, TableError> {
        if text.len() > LONGEST {
            return Err(TableError::TooLong(text.len()));
        }
        let mut table: Option<Self> = None;
        // Editors on some phones begin a file with this mark.
        let text = text.trim_start_matches('\u{feff}');
        for (line, words) in (1_usize..).zip(text.lines()) {
            if words.starts_with('#') {
                continue;
            }
            read_line(&mut table, words).map_err(|fault| TableError::Line { line, fault })?;
        }
        table.ok_or(TableError::NoCover)
    }

    /// The days the table speaks for.
    pub fn cover(&self) -> Period {
        self.cover
    }

    /// The listed run of days that holds `day`, and what it is; `None` when the day is not
    /// listed.
    pub fn ruling(&self, day: Day) -> Option<(Period, Ruling)> {
        let after = self.runs.partition_point(|(run, _)| run.first() <= day);
        let run = *self.runs.get(after.checked_sub(1)?)?;
        run.0.contains(day).then_some(run)
    }

    /// Every listed run, in order; none overlaps another.
    pub fn runs(&self) -> impl Iterator<Item = (Period, Ruling)> {
        self.runs.iter().copied()
    }

    fn add(&mut self, run: Period, ruling: Ruling) -> Result<(), LineFault> {
        for day in [run.first(), run.last()] {
            if !self.cover.contains(day) {
                return Err(LineFault::OutsideCover(day));
            }
        }
        let place = self.runs.partition_point(|(other, _)| other.first() <= run.last());
        // Of the runs that start no later than this one ends, the last one ends last.
        if let Some((before, _)) = place.checked_sub(1).and_then(|index| self.runs.get(index))
            && let Some(both) = before.intersect(run)
        {
            return Err(LineFault::Overlap(both.first()));
        }
        self.runs.insert(place, (run, ruling));
        Ok(())
    }
}

fn read_line(table: &mut Option<PublishedTable>, line: &str) -> Result<(), LineFault> {
    let mut words = line.split_ascii_whitespace();
    let Some(first) = words.next() else { return Ok(()) };
    if first == "cover" {
        if table.is_some() {
            return Err(LineFault::SecondCover);
        }
        let mut end = || Day::parse(words.next()?).ok();
        let cover = end().zip(end()).and_then(|(first, last)| Period::new(first, last).ok());
        let cover = cover.filter(|_| words.next().is_none()).ok_or(LineFault::Cover)?;
        *table = Some(PublishedTable { cover, runs: Vec::new() });
        return Ok(());
    }
    let table = table.as_mut().ok_or(LineFault::BeforeCover)?;
    let year = Some(first).filter(|year| year.len() == 4);
    let year = year.and_then(|year| number(year.as_bytes())).ok_or(LineFault::Year)?;
    let mut ruling = None;
    let mut listed = false;
    for word in words {
        match word {
            "off" => ruling = Some(Ruling::Off),
            "work" => ruling = Some(Ruling::Work),
            days => {
                let run = read_run(year.cast_signed(), days)?;
                table.add(run, ruling.ok_or(LineFault::Word)?)?;
                listed = true;
            }
        }
    }
    if listed { Ok(()) } else { Err(LineFault::Empty) }
}

fn read_run(year: i32, text: &str) -> Result<Period, LineFault> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (read_day(year, first)?, read_day(year, last)?);
    Period::new(first, last).map_err(|_| LineFault::Backwards)
}

fn read_day(year: i32, text: &str) -> Result<Day, LineFault> {
    let &[m1, m2, d1, d2] = text.as_bytes() else { return Err(LineFault::Word) };
    let month = number(&[m1, m2]).ok_or(LineFault::Word)?;
    let day = number(&[d1, d2]).ok_or(LineFault::Word)?;
    Day::new(year, month, day).map_err(|_| LineFault::NoSuchDate)
}

/// The format that [`PublishedTable::parse`] reads, one line a year.
impl fmt::Display for PublishedTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "cover {} {}", self.cover.first(), self.cover.last())?;
        for runs in
            self.runs.chunk_by(|(one, _), (next, _)| one.first().year() == next.first().year())
        {
            let Some((first, _)) = runs.first() else { continue };
            write!(f, "{}", first.first().year())?;
            write_runs(f, runs, Ruling::Off, " off")?;
            write_runs(f, runs, Ruling::Work, " work")?;
            f.write_str("\n")?;
        }
        Ok(())
    }
}

fn write_runs(
    f: &mut fmt::Formatter<'_>,
    runs: &[(Period, Ruling)],
    wanted: Ruling,
    word: &str,
) -> fmt::Result {
    let mut word = Some(word);
    for (run, _) in runs.iter().filter(|(_, ruling)| *ruling == wanted) {
        f.write_str(word.take().unwrap_or_default())?;
        f.write_str(" ")?;
        write_day(f, run.first())?;
        if run.len() > 1 {
            f.write_str("-")?;
            write_day(f, run.last())?;
        }
    }
    Ok(())
}

fn write_day(f: &mut fmt::Formatter<'_>, day: Day) -> fmt::Result {
    for digits in [two_digits(day.month()), two_digits(day.day())] {
        f.write_str(core::str::from_utf8(&digits).map_err(|_| fmt::Error)?)?;
    }
    Ok(())
}

impl TryFrom<String> for PublishedTable {
    type Error = TableError;

    fn try_from(text: String) -> Result<Self, TableError> {
        Self::parse(&text)
    }
}

impl From<PublishedTable> for String {
    fn from(table: PublishedTable) -> Self {
        table.to_string()
    }
}
