//! A report as a table for a spreadsheet: UTF-8 with its mark, so that Excel reads Chinese, lines
//! ended as Windows ends them, and no cell that a spreadsheet would calculate.

use super::Report;
use crate::exchange::plain::one_line;
use crate::exchange::table::{cell, out};

/// The table: the title; each figure with its exact form; the rows under their headings; the
/// sentences; who signs. O(text).
pub fn write(report: &Report) -> String {
    let mut lines: Vec<Vec<String>> = Vec::new();
    let mut line = |cells: &[&str]| lines.push(cells.iter().map(|cell| guarded(cell)).collect());
    line(&[&report.title]);
    for figure in &report.figures {
        line(&[&figure.label, figure.exact.as_deref().unwrap_or(&figure.shown)]);
    }
    if !report.table.rows.is_empty() {
        line(&[""]);
        for row in std::iter::once(&report.table.heads).chain(&report.table.rows) {
            line(&row.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
    if !report.remarks.is_empty() || !report.signature.is_empty() {
        line(&[""]);
    }
    for remark in &report.remarks {
        line(&[remark]);
    }
    if !report.signature.is_empty() {
        line(&[&report.signature]);
    }
    out::written(lines.iter().map(|line| line.iter().map(String::as_str).collect()))
}

/// A cell that a spreadsheet takes as text, on one line: guarded as in every table that leaves
/// ([`cell::never_a_formula`]); a plain number below zero is a number and stays one.
pub fn guarded(cell: &str) -> String {
    let line = one_line(cell);
    if is_number(&line) { line } else { cell::never_a_formula(&line) }
}

fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, part].iter().all(|d| !d.is_empty() && d.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::super::Names;
    use super::super::tests::{all_of, odd_names, worked};
    use super::*;
    use crate::domain::fact::Outcome;
    use crate::text::Lang;
    use proptest::prelude::*;

    #[test]
    fn cells_that_a_spreadsheet_would_calculate_are_guarded() {
        for (cell, guarded_cell) in [
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("+86 138", "'+86 138"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'=1"),
            ("\r=1", "'=1"),
            (" =1", "'=1"),
            ("\u{200b}=1", "'=1"),
            ("＝1", "'＝1"),
            ("-50000.00", "-50000.00"),
            ("-", "'-"),
            ("恒泰=", "恒泰="),
            ("", ""),
        ] {
            assert_eq!(guarded(cell), guarded_cell, "{cell:?}");
        }
    }

    #[test]
    fn a_day_as_a_table() {
        let workspace = worked(&["=恒泰, \"甲\"".to_owned()], 1, Outcome::Won, 0);
        let report = super::super::day::day(
            &workspace,
            super::super::tests::monday(),
            Lang::Zh,
            Names::Shown,
            "",
        );
        let expected = "\u{feff}日报 11月16日 周一\r\n成交,12000.00\r\n本月,12000.00\r\n\
            拜访,\"计划 1 家，见了 1 家\"\r\n下一天,\"11月17日 周二：=恒泰, \"\"甲\"\"\"\r\n\"\"\r\n\
            客户,结果\r\n\"'=恒泰, \"\"甲\"\"\",成交 1.2万\r\n";
        assert_eq!(
            write(&report),
            expected.replace("\"计划 1 家，见了 1 家\"", "计划 1 家，见了 1 家")
        );
    }

    proptest! {
        #[test]
        fn every_cell_comes_back_and_none_begins_like_a_formula(
            names in odd_names(), done in 0_usize..14, zh: bool,
        ) {
            let lang = if zh { Lang::Zh } else { Lang::En };
            let workspace = worked(&names, done, Outcome::Won, 2);
            for report in all_of(&workspace, lang, Names::Shown) {
                let text = write(&report);
                let bare = text.strip_prefix("\u{feff}").unwrap();
                let mut reader = csv::ReaderBuilder::new()
                    .has_headers(false).flexible(true).from_reader(bare.as_bytes());
                let read: Vec<Vec<String>> = reader.records()
                    .map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
                for row in &report.table.rows {
                    let guarded: Vec<String> = row.iter().map(|cell| guarded(cell)).collect();
                    prop_assert!(read.contains(&guarded));
                }
                for cell in read.iter().flatten() {
                    prop_assert!(!cell.starts_with(['=', '+', '@', '\t', '\r']));
                    prop_assert!(!cell.starts_with('-') || is_number(cell));
                }
            }
        }
    }
}
