//! What somebody sends back of a goal sheet: a table in which a figure or a word may be another.
//!
//! It is data from a stranger. Reading it says what is in it and changes nothing; what the rep
//! makes of it is typed into the same sheet as any other revision.

use csv::ReaderBuilder;

use super::goal::is_target;
use crate::domain::money::Money;
use crate::domain::period::Month;
use crate::exchange::plain::one_line;
use crate::text::{amount, both, say};

/// The most bytes that are looked at: a goal sheet has a hundredth.
pub const MOST_BYTES: usize = 200_000;
/// The most rows that are looked at.
const MOST_ROWS: usize = 500;
/// The most characters of a comment that are shown.
pub const MOST_COMMENT: usize = 300;

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// The month it speaks of.
    pub month: Month,
    /// The target tier it names; what stands there where that is no amount above zero.
    pub target: Result<Money, String>,
    /// What the superior wrote; empty where nothing.
    pub comment: String,
}

/// Why nothing can be read from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReturnedProblem {
    /// It is larger than any goal sheet.
    TooLarge,
    /// It is no goal sheet of this app: no row for the month or the target.
    NotAGoal,
}

/// Reads a table that was written by `csv::write` of a goal and changed by others since: saved by
/// any spreadsheet, with commas, semicolons or tabs. O(text).
///
/// # Errors
/// When it is no goal sheet.
pub fn read(text: &str) -> Result<Returned, ReturnedProblem> {
    if text.len() > MOST_BYTES {
        return Err(ReturnedProblem::TooLarge);
    }
    [b',', b'\t', b';']
        .into_iter()
        .find_map(|delimiter| read_by(text, delimiter))
        .ok_or(ReturnedProblem::NotAGoal)
}

fn read_by(text: &str, delimiter: u8) -> Option<Returned> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let (mut month, mut target, mut comment) = (None, None, String::new());
    for row in reader.records().take(MOST_ROWS).filter_map(Result::ok) {
        let mut cells = row.iter().map(one_line);
        let (Some(name), Some(cell)) = (cells.next(), cells.next()) else { continue };
        if both::GOAL_MONTH.contains(&name.as_str()) {
            month = month.or(month_of(&cell));
        } else if is_target(&name) {
            target = target.or(Some(target_of(&cell)));
        } else if both::GOAL_COMMENT.contains(&name.as_str()) && comment.is_empty() {
            comment = cell.trim_start_matches('\'').trim().chars().take(MOST_COMMENT).collect();
        }
    }
    Some(Returned { month: month?, target: target?, comment })
}

/// `2026-11`, or what a spreadsheet makes of it: `2026/11`, `2026-11-01`, `2026/11/1`.
fn month_of(cell: &str) -> Option<Month> {
    let mut parts = cell.trim_start_matches('\'').split(['-', '/', '.']);
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    Month::new(year, month).ok()
}

fn target_of(cell: &str) -> Result<Money, String> {
    let read = amount::read(cell.trim_start_matches('\'')).ok();
    read.filter(|amount| *amount > Money::ZERO).ok_or_else(|| say::cut(cell))
}

#[cfg(test)]
mod tests {
    use super::super::csv;
    use super::super::goal::goal;
    use super::super::tests::{monday, worked};
    use super::*;
    use crate::domain::fact::Outcome;
    use crate::text::Lang;
    use proptest::prelude::*;

    fn sheet(lang: Lang) -> String {
        let workspace = worked(&[], 0, Outcome::Met, 0);
        let month = workspace.month_of(monday());
        csv::write(&goal(&workspace, month, monday(), lang, "李雷").unwrap())
    }

    #[test]
    fn a_sheet_that_comes_back_says_what_was_written_and_what_was_changed() {
        let month = Month::new(2026, 11).unwrap();
        for lang in Lang::ALL {
            let sheet = sheet(lang);
            let same =
                Returned { month, target: Ok(Money::from_yuan(2_100_000)), comment: String::new() };
            assert_eq!(read(&sheet), Ok(same));
            let comment = lang.exchange().report.goal_comment;
            let changed = sheet
                .replace("2100000.00", "\"2,300,000\"")
                .replace(&format!("{comment},"), &format!("{comment},再冲一冲"))
                .replace("2026-11", "2026/11/1");
            let read = read(&changed).unwrap();
            assert_eq!(read.target, Ok(Money::from_yuan(2_300_000)));
            assert_eq!((read.comment.as_str(), read.month), ("再冲一冲", month));
        }
        assert!(read(&sheet(Lang::Zh).replace(',', ";")).is_ok());
    }

    #[test]
    fn what_a_stranger_writes_is_shown_and_never_a_figure() {
        for odd in ["NaN", "-1", "1e99", "=2+3", "", "99999999999999999999"] {
            let changed = sheet(Lang::Zh).replace("2100000.00", odd);
            let target = read(&changed).unwrap().target;
            assert_eq!(target, Err(odd.to_owned()), "{odd}");
        }
        assert_eq!(read("a,b\nc"), Err(ReturnedProblem::NotAGoal));
        assert_eq!(read(""), Err(ReturnedProblem::NotAGoal));
        assert_eq!(read(&"a".repeat(200_001)), Err(ReturnedProblem::TooLarge));
        let half = sheet(Lang::Zh);
        let half = half.get(..half.len() / 4).unwrap_or_default();
        assert_eq!(read(half), Err(ReturnedProblem::NotAGoal));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text: String, cells in prop::collection::vec("目标|月份|[^\"]{0,20}", 0..30)) {
            let _ = read(&text);
            let _ = read(&cells.join(","));
            let _ = read(&cells.join("\n"));
        }
    }
}
