//! From text to rows: what parts the columns, and which line is the header.

use super::cell::{self, DayOrder};
use super::header;
use super::{MOST_COLUMNS, MOST_ROWS, TableProblem};

/// How many lines a title may take above the header.
const TITLE_LINES: usize = 5;
/// A line put behind the text: where it does not come out again, a quotation is not ended.
const END: &str = "\u{3}";

/// A row that holds anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its line in the text, from 1.
    pub number: usize,
    /// Its cells, without white space around them.
    pub cells: Vec<String>,
    /// It is the last one, its line is not ended, and it has fewer cells than the header: a part of
    /// the file may be missing.
    pub cut: bool,
}

/// A table as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The columns' names; empty ones where the first line is a row already.
    pub headers: Vec<String>,
    /// The rows under them, in order.
    pub rows: Vec<Line>,
}

impl Table {
    /// Reads a text that was pasted. O(characters).
    ///
    /// # Errors
    /// When there is no row to show.
    pub fn of(text: &str) -> Result<Table, TableProblem> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.len() > super::MOST_BYTES {
            return Err(TableProblem::TooLarge);
        }
        if text.contains('\0') {
            return Err(TableProblem::NotText);
        }
        let (delimiter, text, skipped) = delimiter(text);
        let (mut rows, count) = rows(text, delimiter, skipped).ok_or(TableProblem::Cut)?;
        let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        if columns > MOST_COLUMNS {
            return Err(TableProblem::TooWide { columns });
        }
        let mut headers = Vec::new();
        if let Some(place) = header_of(&rows) {
            let under = rows.split_off(place.saturating_add(1));
            headers = rows.pop().map(|row| row.cells).unwrap_or_default();
            rows = under;
        }
        if count > MOST_ROWS.saturating_add(TITLE_LINES) || rows.len() > MOST_ROWS {
            return Err(TableProblem::TooLong { rows: count.max(rows.len()) });
        }
        if rows.is_empty() {
            return Err(TableProblem::Empty);
        }
        let named = headers.len();
        headers.resize(columns.max(named), String::new());
        let ended = text.ends_with(['\n', '\r']);
        if let Some(last) = rows.last_mut() {
            last.cut = !ended && last.cells.len() < named;
        }
        Ok(Table { headers, rows })
    }

    /// A row's cell; empty where the row is shorter.
    pub fn cell<'a>(&self, line: &'a Line, place: usize) -> &'a str {
        line.cells.get(place).map(String::as_str).unwrap_or_default()
    }
}

/// The rows that hold anything, at most those that may be read and a few more, and how many there
/// are; `None` where a quotation is not ended.
fn rows(text: &str, delimiter: u8, skipped: usize) -> Option<(Vec<Line>, usize)> {
    let ended = format!("{text}\n{END}\n");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(ended.as_bytes());
    let mut record = csv::StringRecord::new();
    let (mut rows, mut count, mut is_ended) = (Vec::new(), 0_usize, false);
    // The text is UTF-8 and rows may differ in length, so no row errs.
    while reader.read_record(&mut record).unwrap_or(false) {
        is_ended = record.len() == 1 && record.get(0) == Some(END);
        if is_ended || record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        count = count.saturating_add(1);
        if rows.len() <= MOST_ROWS.saturating_add(TITLE_LINES) {
            let number = record.position().map_or(0, |place| line_of(place, &ended));
            let number = number.saturating_add(skipped);
            let cells = record.iter().map(|cell| cell.trim().to_owned()).collect();
            rows.push(Line { number, cells, cut: false });
        }
    }
    is_ended.then_some((rows, count))
}

/// The line a record begins in, from 1. The reader's own place is before the ends of lines between
/// it and the record above.
pub(in crate::exchange) fn line_of(place: &csv::Position, text: &str) -> usize {
    let rest = usize::try_from(place.byte()).ok().and_then(|byte| text.as_bytes().get(byte..));
    let ends = rest.unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let passed = ends.filter(|byte| **byte == b'\n').count();
    usize::try_from(place.line()).unwrap_or(0).saturating_add(passed)
}

/// What parts the columns, the text without the line that says so, and how many lines that took.
fn delimiter(text: &str) -> (u8, &str, usize) {
    if let Some(rest) = text.strip_prefix("sep=") {
        let (said, after) = rest.split_once('\n').unwrap_or((rest, ""));
        if let Some(known) =
            [b',', b';', b'\t'].into_iter().find(|d| said.starts_with(char::from(*d)))
        {
            return (known, after, 1);
        }
    }
    // A title line above the header may have none of them.
    let counts = |line: &str| [',', ';', '\t'].map(|delimiter| outside(line, delimiter));
    let parted = text.lines().map(counts).find(|counts| *counts != [0; 3]);
    let delimiter = match parted {
        Some([.., tabs]) if tabs > 0 => b'\t',
        Some([commas, semicolons, _]) if semicolons > commas => b';',
        _ => b',',
    };
    (delimiter, text, 0)
}

/// How often a line has a character outside quotations.
fn outside(line: &str, sought: char) -> usize {
    let mut quoted = false;
    line.chars()
        .filter(|c| {
            quoted ^= *c == '"';
            *c == sought && !quoted
        })
        .count()
}

/// Which of the first rows is the header; `None` where the first is a row already.
fn header_of(rows: &[Line]) -> Option<usize> {
    let known = |row: &Line| row.cells.iter().filter(|cell| header::is_known(cell)).count();
    let best =
        (0_usize..).zip(rows.iter().take(TITLE_LINES)).map(|(place, row)| (known(row), place));
    // Of two with as many words the upper one.
    let best = best.fold((0, 0), |best, next| if next.0 > best.0 { next } else { best });
    if best.0 > 0 {
        return Some(best.1);
    }
    let first = rows.first()?;
    let is_figure = |text: &String| {
        cell::amount(text, 1).is_ok_and(|amount| amount.is_some())
            || cell::day(text, DayOrder::MonthFirst).is_ok_and(|day| day.is_some())
    };
    // A list of names has no header, a header has no figures.
    let is_row = first.cells.len() == 1 || first.cells.iter().any(is_figure);
    (!is_row).then_some(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Table {
        Table::of(text).unwrap()
    }

    fn cells(table: &Table) -> Vec<Vec<&str>> {
        table.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect()
    }

    #[test]
    fn tabs_commas_and_semicolons_part_columns() {
        for text in [
            "客户名称,备注\n红星,\"二楼,左\"\n",
            "客户名称\t备注\r\n红星\t二楼,左\r\n",
            "客户名称;备注\n红星;二楼,左\n",
            "sep=;\n客户名称;备注\n红星;二楼,左\n",
            "\u{feff}客户,备注\n红星,\"二楼,左\"",
        ] {
            assert_eq!(cells(&read(text)), [["红星", "二楼,左"]], "{text}");
        }
        assert_eq!(read("sep=;\n客户;备注\n红星;x\n").rows[0].number, 3);
    }

    #[test]
    fn a_title_stands_above_the_header_and_a_list_has_none() {
        let table = read("2025年客户表,,\n\n客户名称,类别,备注\n红星,A,\n");
        assert_eq!(table.headers, ["客户名称", "类别", "备注"]);
        assert_eq!((table.rows.len(), table.rows[0].number), (1, 4));
        let windows = read("客户,类别\r\n红星,A\r\n\r\n老王,B\r\n");
        assert_eq!(windows.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 4]);
        let list = read("红星超市\n老王");
        assert_eq!((list.headers, list.rows.len()), (vec![String::new()], 2));
        assert_eq!(read("红星,300\n老王,20\n").rows.len(), 2);
        assert_eq!(read("甲方,合同\n红星,300\n").headers, ["甲方", "合同"]);
    }

    #[test]
    fn what_is_no_table_is_said_as_a_whole() {
        for empty in ["", " \n\t\n", ",,,\n", "客户名称,类别\n"] {
            assert_eq!(Table::of(empty), Err(TableProblem::Empty), "{empty:?}");
        }
        assert_eq!(Table::of("客户,备注\n红星,\"二楼\n老王,x\n"), Err(TableProblem::Cut));
        assert_eq!(Table::of("a\0b"), Err(TableProblem::NotText));
        let wide = ",".repeat(200);
        assert_eq!(
            Table::of(&format!("{wide}x\n{wide}x\n")),
            Err(TableProblem::TooWide { columns: 201 })
        );
        let million = format!("名\n{}", "红\n".repeat(900_000));
        assert_eq!(Table::of(&million), Err(TableProblem::TooLong { rows: 900_001 }));
    }

    #[test]
    fn a_last_line_that_is_not_ended_and_too_short_is_cut() {
        assert!(read("客户,类别,备注\n红星,A,\n老王,B").rows[1].cut);
        assert!(!read("客户,类别,备注\n红星,A,\n老王,B\n").rows[1].cut);
        assert!(!read("客户,类别,备注\n红星,A,\n老王,B,x").rows[1].cut);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_each_row_has_a_line(text in "[ -~红星\t\n\r,;\"=]{0,120}") {
            if let Ok(table) = Table::of(&text) {
                prop_assert!(!table.rows.is_empty());
                prop_assert!(table.rows.iter().is_sorted_by_key(|row| row.number));
                prop_assert!(table.rows.iter().all(|row| row.cells.len() <= table.headers.len()));
            }
        }

        #[test]
        fn no_bytes_make_it_panic(bytes: Vec<u8>) {
            let _ = super::super::read(&bytes, &|bytes| Some(String::from_utf8_lossy(bytes).into_owned()));
        }
    }
}
