//! A goal sheet that goes back to whom it came from, with a word and perhaps another target.
//!
//! Everything else stays as it came: the sheet is the rep's.

use csv::ReaderBuilder;

use super::csv::guarded;
use super::goal::is_target;
use super::returned::{self, MOST_COMMENT, ReturnedProblem};
use crate::domain::money::Money;
use crate::exchange::plain::one_line;
use crate::exchange::table::out;
use crate::text::both;

/// The most rows that are gone through.
const MOST_ROWS: usize = 500;

/// What a sheet says above its table, row by row: what it is and what stands there. Empty for what
/// is no sheet of this app. O(text).
pub fn told(text: &str) -> Vec<(String, String)> {
    let rows = rows(text).into_iter().skip(1);
    let figures = rows.take_while(|row| row.first().is_some_and(|name| !name.is_empty()));
    figures
        .filter_map(|row| {
            let mut cells = row.into_iter();
            let (name, cell) = (cells.next()?, cells.next().unwrap_or_default());
            (!cell.is_empty()).then_some((name, cell.trim_start_matches('\'').to_owned()))
        })
        .collect()
}

/// The sheet with the superior's word, and with another target where there is one. O(text).
///
/// # Errors
/// When it is no goal sheet.
pub fn answer(text: &str, comment: &str, target: Option<Money>) -> Result<String, ReturnedProblem> {
    returned::read(text)?;
    let word: String = one_line(comment).chars().take(MOST_COMMENT).collect();
    let word = guarded(&word);
    let target = target.map(|target| target.to_string());
    let mut rows = rows(text);
    for row in &mut rows {
        let name = row.first().cloned().unwrap_or_default();
        let cell = if both::GOAL_COMMENT.contains(&name.as_str()) {
            Some(&word)
        } else if is_target(&name) {
            target.as_ref()
        } else {
            None
        };
        if let Some(cell) = cell {
            row.truncate(1);
            row.push(cell.clone());
        }
    }
    Ok(out::written(rows.iter().map(|row| row.iter().map(String::as_str).collect())))
}

/// The rows of the delimiter that makes it a goal sheet; none where there is no such.
fn rows(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    for delimiter in [b',', b'\t', b';'] {
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let records = reader.into_records().take(MOST_ROWS).filter_map(Result::ok);
        let rows: Vec<Vec<String>> =
            records.map(|row| row.iter().map(one_line).collect()).collect();
        if rows.iter().any(|row: &Vec<String>| row.len() > 1) {
            return rows;
        }
    }
    Vec::new()
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
        let workspace = worked(&[], 0, Outcome::Met, 1);
        let month = workspace.month_of(monday());
        csv::write(&goal(&workspace, month, monday(), lang, "李雷").unwrap())
    }

    #[test]
    fn a_sheet_goes_back_with_a_word_and_all_else_as_it_came() {
        for lang in Lang::ALL {
            let sheet = sheet(lang);
            let target = Money::from_yuan(2_500_000);
            let back = answer(&sheet, "再冲一冲，\n稳住回款", Some(target)).unwrap();
            let read = returned::read(&back).unwrap();
            assert_eq!((read.target, read.comment.as_str()), (Ok(target), "再冲一冲， 稳住回款"));
            let (before, after) = (told(&sheet), told(&back));
            let same = before.iter().filter(|row| after.contains(row)).count();
            assert_eq!((same, after.len()), (before.len() - 1, before.len() + 1), "{after:?}");
            let kept = answer(&sheet, "好", None).unwrap();
            assert_eq!(
                returned::read(&kept).unwrap().target,
                returned::read(&sheet).unwrap().target
            );
            assert_eq!(sheet.lines().count(), back.lines().count());
        }
    }

    #[test]
    fn a_word_that_a_spreadsheet_would_calculate_is_guarded() {
        let back = answer(&sheet(Lang::Zh), "=1+2", None).unwrap();
        assert!(back.contains("'=1+2"));
        assert_eq!(returned::read(&back).unwrap().comment, "=1+2");
    }

    #[test]
    fn what_is_no_sheet_is_not_answered() {
        assert_eq!(answer("a,b\nc", "x", None), Err(ReturnedProblem::NotAGoal));
        assert_eq!(told(""), []);
    }

    proptest! {
        #[test]
        fn any_word_comes_back_on_one_line(word in ".{0,400}", text: String) {
            let back = answer(&sheet(Lang::En), &word, None).unwrap();
            let read = returned::read(&back).unwrap().comment;
            let expected: String = one_line(&word).chars().take(MOST_COMMENT).collect();
            prop_assert_eq!(read, one_line(expected.trim_start_matches('\'')));
            let _ = (answer(&text, &word, None), told(&text));
        }
    }
}
