//! A report as one side of A4: which of its lines fit, before any browser lays them out.

use super::width::wrapped;
use super::{Figure, Report, Table};
use crate::exchange::plain::one_line;
use crate::text::counted;

/// Lines of a page: A4 less margins of 15 mm at 11 points with 1.4 lines' height has 49, and the
/// title, the room between parts and the signature take 9.
const LINES: usize = 40;
/// A line's width in thousandths of 11 points: 180 mm.
const WIDTH: u32 = 46_000;
/// What a label takes of a line.
const LABEL: u32 = 12_000;
/// The most lines a single cell may take; the rest of it is cut.
const MOST_CELL: usize = 4;

/// What stands on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The heading.
    pub title: String,
    /// Labelled figures; those without a word get a line to write on.
    pub figures: Vec<Figure>,
    /// As many rows as fit.
    pub table: Table,
    /// Sentences.
    pub remarks: Vec<String>,
    /// What was left out, in a sentence.
    pub left_out: Option<String>,
    /// Who signs.
    pub signature: String,
}

impl Page {
    /// The page of a report: figures first, then sentences, then as many rows as fit. O(text).
    pub fn of(report: &Report) -> Page {
        let mut room = LINES;
        let mut left_out: usize = 0;
        let mut take = |lines: usize| {
            let fits = left_out == 0 && room >= lines;
            if fits {
                room = room.saturating_sub(lines);
            } else {
                left_out = left_out.saturating_add(1);
            }
            fits
        };
        let text_width = WIDTH.saturating_sub(LABEL);
        let figures: Vec<Figure> = report
            .figures
            .iter()
            .map(|figure| Figure {
                label: fitted(&figure.label, LABEL, MOST_CELL).0,
                shown: fitted(&figure.shown, text_width, MOST_CELL).0,
                exact: None,
            })
            .filter(|figure| {
                let label = wrapped(&figure.label, LABEL).len();
                take(label.max(wrapped(&figure.shown, text_width).len()))
            })
            .collect();
        let remarks = report.remarks.iter().map(|remark| fitted(remark, WIDTH, MOST_CELL));
        let remarks: Vec<String> =
            remarks.filter(|(_, lines)| take(*lines)).map(|(remark, _)| remark).collect();
        let columns = u32::try_from(report.table.heads.len()).unwrap_or(1).max(1);
        // A little of each column is the room between them.
        let column = WIDTH.checked_div(columns).unwrap_or(WIDTH).saturating_sub(1_000);
        let rows = report.table.rows.iter().map(|row| {
            let cells: Vec<(String, usize)> =
                row.iter().map(|cell| fitted(cell, column, MOST_CELL)).collect();
            let lines = cells.iter().map(|(_, lines)| *lines).max().unwrap_or(1);
            (cells.into_iter().map(|(cell, _)| cell).collect(), lines)
        });
        // Cells have a little room above and below: five rows take what six lines do.
        let rows: Vec<Vec<String>> = rows
            .enumerate()
            .filter(|(place, (_, lines))| {
                take(lines.saturating_add(usize::from(place.checked_rem(4) == Some(0))))
            })
            .map(|(_, (cells, _))| cells)
            .collect();
        let heads = if rows.is_empty() { Vec::new() } else { report.table.heads.clone() };
        Page {
            title: fitted(&report.title, WIDTH / 2, 2).0,
            figures,
            table: Table { heads, rows },
            remarks,
            left_out: (left_out > 0)
                .then(|| counted(report.lang.exchange().report.left_out, left_out)),
            signature: report.signature.clone(),
        }
    }
}

/// A text as it is shown in a width, cut after so many lines, and how many it takes.
fn fitted(text: &str, width: u32, most: usize) -> (String, usize) {
    let text = one_line(text);
    let lines = wrapped(&text, width);
    if lines.len() <= most {
        return (text, lines.len());
    }
    let kept: usize = lines.iter().take(most).map(|line| line.chars().count()).sum();
    let mut cut: String = text.chars().take(kept.saturating_sub(2)).collect();
    cut.push('…');
    (cut, most)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{all_of, odd_names, worked};
    use super::super::{Kind, Names};
    use super::*;
    use crate::domain::fact::Outcome;
    use crate::text::Lang;
    use proptest::prelude::*;

    #[test]
    fn what_does_not_fit_on_the_side_is_counted() {
        let names: Vec<String> = (0..80).map(|number| format!("恒泰{number}")).collect();
        let workspace = worked(&names, 80, Outcome::Met, 0);
        let reports = all_of(&workspace, Lang::Zh, Names::Shown);
        let day = reports.iter().find(|report| report.kind == Kind::Day).unwrap();
        let page = Page::of(day);
        assert!(page.table.rows.len() > 20 && page.table.rows.len() < 40);
        let left = 80 - page.table.rows.len();
        assert_eq!(page.left_out, Some(format!("还有 {left} 行，这一页放不下，在表格里。")));
    }

    proptest! {
        #[test]
        fn a_page_never_takes_more_lines_than_it_has(
            names in odd_names(), done in 0_usize..14, zh: bool, revised in 0_usize..60,
        ) {
            let lang = if zh { Lang::Zh } else { Lang::En };
            let workspace = worked(&names, done, Outcome::Won, revised);
            for report in all_of(&workspace, lang, Names::Shown) {
                let page = Page::of(&report);
                let figures = page.figures.iter().map(|figure| {
                    wrapped(&figure.shown, WIDTH - LABEL).len().max(wrapped(&figure.label, LABEL).len())
                });
                let rows = page.table.rows.iter().map(|row| {
                    let column = WIDTH / u32::try_from(row.len()).unwrap() - 1_000;
                    row.iter().map(|cell| wrapped(cell, column).len()).max().unwrap_or(1)
                });
                let remarks = page.remarks.iter().map(|remark| wrapped(remark, WIDTH).len());
                prop_assert!(figures.chain(rows).chain(remarks).sum::<usize>() <= LINES);
                let all = report.figures.len() + report.table.rows.len() + report.remarks.len();
                let kept = page.figures.len() + page.table.rows.len() + page.remarks.len();
                prop_assert_eq!(page.left_out.is_some(), kept < all);
            }
        }
    }
}
