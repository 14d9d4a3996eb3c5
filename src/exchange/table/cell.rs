//! One cell: what a rep or a spreadsheet writes for an amount, a day, a month, a share.

use crate::domain::day::Day;
use crate::domain::ident::Id;
use crate::domain::money::Money;
use crate::domain::period::Month;
use crate::text::amount::{self, AmountError};

/// A cell that cannot be read as what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// How days are written where the year comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// 3/1/2017 is the first of March.
    MonthFirst,
    /// 3/1/2017 is the third of January.
    DayFirst,
}

/// Signs a spreadsheet takes for the start of a formula.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A text as it stands in a file: one that a spreadsheet would run as a formula, or make a number or
/// a day of (`007`, `3/4`), gets a `'` in front, which [`unguarded`] takes off again. Numbers and days
/// themselves are written without it.
///
/// ```
/// use fieldplan::exchange::table::cell::{guarded, unguarded};
/// assert_eq!(guarded("=1+1"), "'=1+1");
/// assert_eq!(unguarded("'=1+1"), "=1+1");
/// assert_eq!(guarded("'=x"), "''=x");
/// assert_eq!(guarded("007"), "'007");
/// assert_eq!(guarded("红星"), "红星");
/// ```
pub fn guarded(text: &str) -> String {
    if is_changed(text) { format!("'{text}") } else { text.to_owned() }
}

/// A text that no spreadsheet runs as a formula, for what is read by people and does not come in
/// again: a day or a share in it stays as it is.
pub fn never_a_formula(text: &str) -> String {
    if text.starts_with(FORMULA) { format!("'{text}") } else { text.to_owned() }
}

/// A cell without its guard.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if is_changed(text) => text,
        _ => cell,
    }
}

/// Whether a spreadsheet would make something else of a text.
fn is_changed(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    let in_a_figure = |c: char| c.is_ascii_digit() || ".,:%/eE+- ¥￥$".contains(c);
    let has_digit = bare.contains(|c: char| c.is_ascii_digit());
    let is_figure = has_digit && (bare.chars().all(in_a_figure) || parts(bare).is_some());
    bare.starts_with(FORMULA) || is_figure
}

/// An amount, `scale` times what is written (10,000 where the header says 万); `None` for an empty
/// cell.
pub fn amount(cell: &str, scale: i64) -> Result<Option<Money>, Unreadable> {
    // In a table a lone dash stands for nothing.
    if cell.is_empty() || cell == "-" {
        return Ok(None);
    }
    match amount::read(cell) {
        Ok(amount) if scale == 1 => Ok(Some(amount)),
        Ok(amount) => {
            let fen = amount.fen().checked_mul(scale).ok_or(Unreadable)?;
            if Money::from_fen(fen).fen() == fen {
                Ok(Some(Money::from_fen(fen)))
            } else {
                Err(Unreadable)
            }
        }
        // `0.1234` of 万 is whole 分 all the same.
        Err(AmountError::TooManyDecimals) if scale == 10_000 => {
            amount::read(&format!("{cell}万")).map(Some).map_err(|_| Unreadable)
        }
        Err(_) => Err(Unreadable),
    }
}

/// A civil day: `2017-03-01`, `2017/3/1`, `2017.3.1`, `2017年3月1日`, `20170301`, `3/1/2017`,
/// `1-Mar-17`, with or without a time behind it; `None` for an empty cell. Two digits of a year are
/// of this century.
pub fn day(cell: &str, order: DayOrder) -> Result<Option<Day>, Unreadable> {
    if cell.is_empty() || cell == "-" {
        return Ok(None);
    }
    let parts = parts(cell).ok_or(Unreadable)?;
    let (year, month, day) = match parts.as_slice() {
        [Part::Number(whole, 8)] => (whole / 10_000, whole / 100 % 100, whole % 100),
        [Part::Number(year, 4), Part::Number(month, _), Part::Number(day, _)] => {
            (*year, *month, *day)
        }
        [
            Part::Number(one, 1 | 2),
            Part::Number(two, 1 | 2),
            Part::Number(year, digits @ (2 | 4)),
        ] => match order {
            DayOrder::MonthFirst => (century(*year, *digits), *one, *two),
            DayOrder::DayFirst => (century(*year, *digits), *two, *one),
        },
        [Part::Number(day, 1 | 2), Part::Month(month), Part::Number(year, digits @ (2 | 4))]
        | [Part::Month(month), Part::Number(day, 1 | 2), Part::Number(year, digits @ (2 | 4))] => {
            (century(*year, *digits), *month, *day)
        }
        _ => return Err(Unreadable),
    };
    let year = i32::try_from(year).map_err(|_| Unreadable)?;
    Day::new(year, month, day).map(Some).map_err(|_| Unreadable)
}

/// Which order a day's cell proves, where it does: one of its numbers is above 12.
pub(super) fn proves(cell: &str) -> Option<DayOrder> {
    match parts(cell)?.as_slice() {
        [Part::Number(one, 1 | 2), Part::Number(two, 1 | 2), Part::Number(_, 2 | 4)] => {
            match (*one > 12, *two > 12) {
                (true, false) => Some(DayOrder::DayFirst),
                (false, true) => Some(DayOrder::MonthFirst),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether a day's cell is another day in the other order.
pub(super) fn is_either(cell: &str) -> bool {
    let read = |order| day(cell, order).ok().flatten();
    let (one, other) = (read(DayOrder::MonthFirst), read(DayOrder::DayFirst));
    one.is_some() && other.is_some() && one != other
}

/// A month: `2025-03`, `2025/3`, `2025年3月`, `202503`, `Mar-25`, or any of its days; `None` for an
/// empty cell.
pub fn month(cell: &str) -> Result<Option<Month>, Unreadable> {
    if cell.is_empty() {
        return Ok(None);
    }
    let (year, number) = match parts(cell).ok_or(Unreadable)?.as_slice() {
        [Part::Number(whole, 6)] => (whole / 100, whole % 100),
        [Part::Number(year, 4), Part::Number(month, 1 | 2)]
        | [Part::Number(month, 1 | 2), Part::Number(year, 4)] => (*year, *month),
        [Part::Month(month), Part::Number(year, digits @ (2 | 4))]
        | [Part::Number(year, digits @ (2 | 4)), Part::Month(month)] => {
            (century(*year, *digits), *month)
        }
        _ => {
            let day = day(cell, DayOrder::MonthFirst)?.ok_or(Unreadable)?;
            (day.year().unsigned_abs(), day.month())
        }
    };
    let year = i32::try_from(year).map_err(|_| Unreadable)?;
    Month::new(year, number).ok().map(Some).ok_or(Unreadable)
}

/// A chance in whole percent from 0 to 100: `60%`, `60`, `0.6`; `None` for an empty cell.
pub fn percent(cell: &str) -> Result<Option<u16>, Unreadable> {
    if cell.is_empty() {
        return Ok(None);
    }
    let plain: String = cell.chars().map(|c| if c == '％' { '%' } else { c }).collect();
    let digits = plain.trim_end_matches('%').trim();
    let read = amount::read(digits).map_err(|_| Unreadable)?.fen();
    // A share below 1 with decimals and no sign is a part of 1.
    let share = !plain.contains('%') && digits.contains('.') && read <= 100;
    let percent = if share { read } else { read / 100 };
    let whole = share || read % 100 == 0;
    match u16::try_from(percent) {
        Ok(percent) if percent <= 100 && whole => Ok(Some(percent)),
        _ => Err(Unreadable),
    }
}

/// The name of a thing as [`shown_id`] writes it; `None` for anything else, such as a number of the
/// rep's own.
pub fn id(cell: &str) -> Option<Id> {
    Id::parse(cell.strip_prefix('#')?)
}

/// The name of a thing in a table. The sign in front keeps a spreadsheet from reading a number or a
/// day in it.
pub fn shown_id(id: Id) -> String {
    format!("#{id}")
}

enum Part {
    /// A number and how many digits it is written with.
    Number(u32, usize),
    /// A month's English name.
    Month(u32),
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The numbers and names of months in a cell, without a time behind them; `None` where there is
/// anything else.
fn parts(cell: &str) -> Option<Vec<Part>> {
    // A time follows a space or a T, and has a colon.
    let cell = match cell.split_once([' ', 'T']) {
        Some((day, time)) if time.contains(':') => day,
        _ => cell,
    };
    let plain: String = cell.chars().map(half_width).collect();
    let is_mark =
        |c: char| matches!(c, '-' | '/' | '.' | ',' | ' ' | '年' | '月' | '日' | '号' | '份');
    let mut parts = Vec::new();
    for word in plain.split(is_mark).filter(|word| !word.is_empty()) {
        if word.bytes().all(|b| b.is_ascii_digit()) {
            parts.push(Part::Number(word.parse().ok()?, word.len()));
        } else {
            let short = word.get(..3)?.to_ascii_lowercase();
            let place = MONTHS.iter().position(|month| *month == short)?;
            let all = word.bytes().all(|b| b.is_ascii_alphabetic());
            parts.push(Part::Month(u32::try_from(place.checked_add(1).filter(|_| all)?).ok()?));
        }
    }
    Some(parts)
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c).saturating_sub(0xfee0)).unwrap_or(c),
        _ => c,
    }
}

fn century(year: u32, digits: usize) -> u32 {
    if digits == 2 { year.saturating_add(2000) } else { year }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_are_read_as_people_and_spreadsheets_write_them() {
        let first_of_march = Day::parse("2017-03-01").unwrap();
        for text in [
            "2017-03-01",
            "2017/3/1",
            "2017.3.1",
            "2017年3月1日",
            "20170301",
            "3/1/2017",
            "3/1/17",
            "1-Mar-17",
            "1-Mar-2017",
            "Mar 1, 2017",
            "March 1 2017",
            "2017/3/1 0:00:00",
            "2017-03-01T08:00",
            "２０１７／３／１",
            "2017年3月1号",
        ] {
            assert_eq!(day(text, DayOrder::MonthFirst), Ok(Some(first_of_march)), "{text}");
        }
        assert_eq!(day("1/3/2017", DayOrder::DayFirst), Ok(Some(first_of_march)));
        for text in [
            "2017-02-30",
            "13/13/2017",
            "1",
            "NaN",
            "2017",
            "3月1日",
            "明天",
            "1/2",
            "43000",
            "99999999",
            "9999999999999",
        ] {
            assert_eq!(day(text, DayOrder::MonthFirst), Err(Unreadable), "{text}");
        }
        assert_eq!(day("", DayOrder::MonthFirst), Ok(None));
        assert_eq!(proves("3/25/2017"), Some(DayOrder::MonthFirst));
        assert_eq!(proves("25/3/2017"), Some(DayOrder::DayFirst));
        assert_eq!(proves("3/4/2017"), None);
        assert!(is_either("3/4/2017") && !is_either("4/4/2017") && !is_either("2017/3/4"));
    }

    #[test]
    fn months_are_read_with_their_year() {
        let march = Month::new(2025, 3).unwrap();
        for text in [
            "2025-03",
            "2025/3",
            "2025年3月",
            "2025年3月份",
            "202503",
            "Mar-25",
            "25-Mar",
            "March 2025",
            "2025-03-31",
            "3/2025",
        ] {
            assert_eq!(month(text), Ok(Some(march)), "{text}");
        }
        for text in ["3月", "2025", "2025-13", "Q1", "合计"] {
            assert_eq!(month(text), Err(Unreadable), "{text}");
        }
    }

    #[test]
    fn amounts_may_be_in_ten_thousands_and_no_word_is_one() {
        let yuan = |yuan| Ok(Some(Money::from_yuan(yuan)));
        assert_eq!(amount("1,054", 1), yuan(1054));
        assert_eq!(amount("¥12万", 1), yuan(120_000));
        assert_eq!(amount("12.5", 10_000), yuan(125_000));
        assert_eq!(amount("0.1234", 10_000), yuan(1_234));
        assert_eq!(amount("", 1), Ok(None));
        for text in ["NaN", "inf", "1e5", "=1+1", "9999999999999999999", "一百", "#REF!"] {
            assert_eq!(amount(text, 1), Err(Unreadable), "{text}");
        }
        assert_eq!(
            (percent("60%"), percent("60"), percent("0.6")),
            (Ok(Some(60)), Ok(Some(60)), Ok(Some(60)))
        );
        assert_eq!(
            (percent("101"), percent("-1"), percent("1.5")),
            (Err(Unreadable), Err(Unreadable), Err(Unreadable))
        );
    }

    proptest! {
        #[test]
        fn a_guard_comes_off_again_and_no_guarded_cell_is_a_formula(text in "['=+@\t\r＝a0-9/年-]{0,6}") {
            let cell = guarded(&text);
            prop_assert_eq!(unguarded(&cell), &text);
            prop_assert!(!cell.starts_with(FORMULA));
        }

        #[test]
        fn no_cell_makes_a_reader_panic(cell in "\\PC{0,20}") {
            let _ = (day(&cell, DayOrder::DayFirst), month(&cell), amount(&cell, 10_000), percent(&cell), id(&cell));
            let _ = (proves(&cell), is_either(&cell));
        }

        #[test]
        fn what_is_written_is_read(days in 0_i32..84_000, fen in -1_000_000_000_i64..1_000_000_000) {
            let written = Day::MIN.plus_days(days);
            prop_assert_eq!(day(&written.to_string(), DayOrder::DayFirst), Ok(Some(written)));
            let money = Money::from_fen(fen);
            prop_assert_eq!(amount(&money.to_string(), 1), Ok(Some(money)));
        }
    }
}
