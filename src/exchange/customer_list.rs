//! A list of customers as a rep has it: names from a chat, one a line, or a table with a header
//! copied from a spreadsheet or a CSV file.
//!
//! Reading never fails as a whole for a bad row: each row is a customer or says why it is none, so
//! that a preview can show both and nothing is half applied.

use crate::domain::cadence::Class;
use crate::domain::command::{PASTED_NOTE_LIMIT, Refusal, checked_name, checked_note};
use crate::domain::fact::PastedCustomer;
use crate::domain::sorted::Set;
use crate::domain::workspace::{Standing, Workspace};
use crate::exchange::table::line_of;

/// The most rows a list may have; longer ones are pasted in parts.
pub const MOST_ROWS: usize = 2_000;

/// Why a list cannot be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListProblem {
    /// There is nothing in it.
    Empty,
    /// It has too many rows; [`MOST_ROWS`] are allowed.
    TooLong {
        /// How many it has.
        rows: usize,
    },
    /// Its header names a class or a note, but no column of names.
    NoNameColumn,
    /// It is not text.
    NotText,
}

/// Why a row is no customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowProblem {
    /// There is no name in it.
    NoName,
    /// The name has so many characters; [`NAME_LIMIT`](crate::domain::command::NAME_LIMIT) are allowed.
    NameTooLong(usize),
    /// The note has so many characters; [`PASTED_NOTE_LIMIT`] are allowed.
    NoteTooLong(usize),
    /// The class is none of A, B and C.
    Class(String),
    /// The same name stands further up, in this line.
    Twice(usize),
    /// A customer of that name is there already.
    Known,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its line in the text, from 1.
    pub line: usize,
    /// What stands where the name should be, cut for showing.
    pub shown: String,
    /// The customer, or why there is none.
    pub customer: Result<PastedCustomer, RowProblem>,
}

/// A list, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomerList {
    /// The rows in order, without empty lines and the header.
    pub rows: Vec<Row>,
}

impl CustomerList {
    /// Reads a text. `class` is for rows that name none.
    ///
    /// A first line that names a column of names makes it a table, whose columns are parted by tabs,
    /// commas or semicolons (also `，` and `；`, unless the text has tabs); without one each line is a name.
    /// O(n log n) in rows and customers.
    ///
    /// # Errors
    /// When there is nothing to show a row of.
    pub fn read(text: &str, class: Class, workspace: &Workspace) -> Result<Self, ListProblem> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.contains('\0') {
            return Err(ListProblem::NotText);
        }
        let records = records(text);
        let Some((_, first)) = records.first() else { return Err(ListProblem::Empty) };
        let columns = Columns::of(first);
        let body = match &columns {
            Some(columns) if columns.name.is_none() => return Err(ListProblem::NoNameColumn),
            Some(_) => records.get(1..).unwrap_or_default(),
            None => &records,
        };
        if body.is_empty() {
            return Err(ListProblem::Empty);
        }
        if body.len() > MOST_ROWS {
            return Err(ListProblem::TooLong { rows: body.len() });
        }
        let columns = columns.unwrap_or(Columns { name: Some(0), class: None, note: None });
        let known: Set<&str> = workspace
            .customers()
            .filter(|(_, customer)| customer.standing == Standing::Active)
            .map(|(_, customer)| customer.name.as_str())
            .collect();
        let mut seen = crate::domain::sorted::Map::new();
        let rows = body.iter().map(|(line, fields)| {
            let customer = columns.read(fields, class).and_then(|customer| {
                if known.contains(&customer.name.as_str()) {
                    return Err(RowProblem::Known);
                }
                if let Some(before) = seen.get(&customer.name) {
                    return Err(RowProblem::Twice(*before));
                }
                seen.insert(customer.name.clone(), *line);
                Ok(customer)
            });
            let shown = columns.name.and_then(|place| fields.get(place));
            let shown = shown.map(|name| cut(name)).unwrap_or_default();
            Row { line: *line, shown, customer }
        });
        Ok(CustomerList { rows: rows.collect() })
    }

    /// The customers of the rows that are sound.
    pub fn customers(&self) -> Vec<PastedCustomer> {
        self.rows.iter().filter_map(|row| row.customer.clone().ok()).collect()
    }

    /// How many rows are none.
    pub fn refused(&self) -> usize {
        self.rows.iter().filter(|row| row.customer.is_err()).count()
    }
}

/// Where a table keeps what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Columns {
    name: Option<usize>,
    class: Option<usize>,
    note: Option<usize>,
}

/// Headings of names; the first of these that a table has is taken, so that 客户名称 goes before
/// 公司 where a table has both.
const NAMES: [&str; 14] = [
    "客户名称",
    "客户名",
    "客户",
    "名称",
    "公司名称",
    "公司",
    "单位",
    "姓名",
    "account",
    "customer",
    "customer name",
    "company",
    "client",
    "name",
];
const CLASSES: [&str; 9] =
    ["客户类别", "客户等级", "类别", "等级", "级别", "分类", "class", "tier", "grade"];
const NOTES: [&str; 6] = ["备注", "说明", "备注信息", "note", "notes", "remark"];

impl Columns {
    /// The columns that a first row names; `None` where it is no header.
    fn of(first: &[String]) -> Option<Columns> {
        let headings: Vec<String> = first.iter().map(|h| h.trim().to_lowercase()).collect();
        let find = |words: &[&str]| {
            words.iter().find_map(|word| headings.iter().position(|heading| heading == word))
        };
        let columns = Columns { name: find(&NAMES), class: find(&CLASSES), note: find(&NOTES) };
        (columns.name.is_some() || columns.class.is_some() || columns.note.is_some())
            .then_some(columns)
    }

    fn read(&self, fields: &[String], class: Class) -> Result<PastedCustomer, RowProblem> {
        let field = |place: Option<usize>| {
            place.and_then(|place| fields.get(place)).map(String::as_str).unwrap_or_default()
        };
        let name = checked_name(field(self.name)).map_err(|refusal| match refusal {
            Refusal::NameTooLong { length } => RowProblem::NameTooLong(length),
            _ => RowProblem::NoName,
        })?;
        let note = checked_note(field(self.note)).map_err(|refusal| match refusal {
            Refusal::NoteTooLong { length } => RowProblem::NoteTooLong(length),
            _ => RowProblem::NoName,
        })?;
        let length = note.chars().count();
        if length > PASTED_NOTE_LIMIT {
            return Err(RowProblem::NoteTooLong(length));
        }
        let class = match field(self.class).trim() {
            "" => class,
            "A" | "a" | "A类" | "Ａ" => Class::A,
            "B" | "b" | "B类" | "Ｂ" => Class::B,
            "C" | "c" | "C类" | "Ｃ" => Class::C,
            other => return Err(RowProblem::Class(cut(other))),
        };
        Ok(PastedCustomer { name, class, note: (!note.is_empty()).then_some(note) })
    }
}

/// The rows that hold anything, each with its line.
fn records(text: &str) -> Vec<(usize, Vec<String>)> {
    let delimiter = delimiter(text);
    let mut records = Vec::new();
    if let Some(delimiter) = delimiter {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let mut record = csv::StringRecord::new();
        // The text is UTF-8 and rows may differ in length, so no row errs.
        while reader.read_record(&mut record).unwrap_or(false) {
            let line = record.position().map_or(0, |place| line_of(place, text));
            records.push((line, record.iter().map(|field| field.trim().to_owned()).collect()));
        }
    } else {
        records.extend(
            (1..).zip(text.lines()).map(|(line, name)| (line, vec![name.trim().to_owned()])),
        );
    }
    records
        .retain(|(_, fields): &(usize, Vec<String>)| fields.iter().any(|field| !field.is_empty()));
    records
}

/// What parts the columns of a table; `None` for a list of names. Only a header makes a table, so
/// that a name with a comma in a plain list stays whole.
fn delimiter(text: &str) -> Option<u8> {
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    [b'\t', b',', b';'].into_iter().find(|delimiter| {
        let parts: Vec<String> = first
            .split(char::from(*delimiter))
            .map(|h| h.trim_matches(['"', ' ']).to_owned())
            .collect();
        parts.len() > 1 && Columns::of(&parts).is_some()
    })
}

/// A text short enough for a line of a preview.
fn cut(text: &str) -> String {
    const SHOWN: usize = 24;
    let mut short: String = text.trim().chars().take(SHOWN).collect();
    if text.trim().chars().count() > SHOWN {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::NAME_LIMIT;
    use proptest::prelude::*;

    use crate::domain::day::Day;
    use crate::domain::fact::{CustomersPasted, Fact};
    use crate::domain::ident::Stamp;
    use crate::domain::workspace::evolve;

    fn read(text: &str) -> Result<CustomerList, ListProblem> {
        CustomerList::read(text, Class::C, &Workspace::default())
    }

    fn names(text: &str) -> Vec<(String, Class)> {
        read(text).unwrap().customers().into_iter().map(|c| (c.name, c.class)).collect()
    }

    fn row(name: &str, class: Class) -> (String, Class) {
        (name.to_owned(), class)
    }

    #[test]
    fn names_stand_one_a_line() {
        let list = "红星超市\r\n\r\n  老王 五金 \nSmith, Jones & Co\n";
        let found = names(list);
        assert_eq!(
            found,
            [
                row("红星超市", Class::C),
                row("老王 五金", Class::C),
                row("Smith, Jones & Co", Class::C)
            ]
        );
        let lines: Vec<usize> = read(list).unwrap().rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [1, 3, 4]);
        let table = read("客户名称,类别\r\n红星,A\r\n\r\n老王,B\r\n").unwrap();
        assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 4]);
    }

    #[test]
    fn a_header_makes_a_table() {
        for list in [
            "客户名称,类别,备注\n红星超市,A,\"老板姓李,周三在\"\n老王,,\n",
            "\u{feff}类别\t备注\t客户名称\nA\t\"老板姓李,周三在\"\t红星超市\n\t\t老王\n",
            "Account;Class;Note\n红星超市;a;老板姓李,周三在\n老王;;\n",
        ] {
            assert_eq!(names(list), [row("红星超市", Class::A), row("老王", Class::C)], "{list}");
            let list = read(list).unwrap();
            let note = list.customers().first().and_then(|c| c.note.clone());
            assert_eq!(note.as_deref(), Some("老板姓李,周三在"));
        }
        assert_eq!(names("客户名称\n红星超市\n"), [row("红星超市", Class::C)]);
        assert_eq!(read("类别,备注\nA,x\n"), Err(ListProblem::NoNameColumn));
    }

    #[test]
    fn each_row_says_what_is_wrong_with_it() {
        let long = "长".repeat(NAME_LIMIT + 1);
        let list = format!(
            "名称,类别,备注\n,A,x\n{long},A,\n红星,D,\n红星,A,\n红星,B,\n老王,,{}\n",
            "注".repeat(201)
        );
        let problems: Vec<_> =
            read(&list).unwrap().rows.into_iter().map(|r| r.customer.err()).collect();
        assert_eq!(
            problems,
            [
                Some(RowProblem::NoName),
                Some(RowProblem::NameTooLong(NAME_LIMIT + 1)),
                Some(RowProblem::Class("D".to_owned())),
                None,
                Some(RowProblem::Twice(5)),
                Some(RowProblem::NoteTooLong(201)),
            ]
        );
    }

    #[test]
    fn a_customer_that_is_there_is_not_added_again() {
        let mut workspace = Workspace::default();
        let rows = read("红星\n老王").unwrap().customers();
        let pasted =
            Fact::CustomersPasted(CustomersPasted { rows, on: Day::new(2026, 11, 2).unwrap() });
        evolve(&mut workspace, Stamp::new(1, 0, 1), &pasted);
        let list = CustomerList::read("新客户\n红星", Class::C, &workspace).unwrap();
        assert_eq!(list.rows[1].customer, Err(RowProblem::Known));
        assert_eq!(list.refused(), 1);
    }

    #[test]
    fn nothing_and_too_much_are_said_as_a_whole() {
        for empty in ["", "\n \r\n\t", "\u{feff}", "客户名称\n"] {
            assert_eq!(read(empty), Err(ListProblem::Empty), "{empty:?}");
        }
        assert_eq!(read("a\0b"), Err(ListProblem::NotText));
        let many = "红星\n".repeat(10_000);
        assert_eq!(read(&many), Err(ListProblem::TooLong { rows: 10_000 }));
    }

    #[test]
    fn the_accounts_of_the_sample_are_read_by_their_column() {
        let csv = "account,sector,revenue\nAcme Corporation,technolgy,1100.04\n\"Betasoloin\",medical,251.41\n";
        assert_eq!(names(csv), [row("Acme Corporation", Class::C), row("Betasoloin", Class::C)]);
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_every_sound_row_is_taken_by_the_command(text in "[ -~红星\t\n\r,;\"]{0,200}") {
            if let Ok(list) = read(&text) {
                for customer in list.customers() {
                    prop_assert_eq!(checked_name(&customer.name), Ok(customer.name.clone()));
                    prop_assert!(!customer.name.is_empty());
                }
                prop_assert_eq!(list.customers().len() + list.refused(), list.rows.len());
            }
        }
    }
}
