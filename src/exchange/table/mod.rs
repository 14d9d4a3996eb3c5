//! Tables in and out: what a rep has in a spreadsheet, and what a spreadsheet can read.
//!
//! A file's bytes become a [`Table`] ([`read`]); [`header`] finds out what kind it is and which
//! column is what; [`plan`] says of each row whether it is new, known, to be asked about or
//! refused, and changes nothing; the plan's records are made on the rep's word. [`out`] writes
//! tables that come in again unchanged. Not here: browser calls, and anything that is applied by
//! opening a file.

mod bytes;
pub mod cell;
mod customers;
mod deals;
mod grid;
pub mod header;
mod history;
pub mod names;
pub mod out;
mod owed;
pub mod plan;
mod records;
mod sales;
mod tasks;
#[cfg(test)]
mod tests;
mod words;

pub(super) use grid::line_of;
pub use grid::{Line, Table};

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 4_000_000;
/// The most rows a table may have; longer ones are taken in in parts.
pub const MOST_ROWS: usize = 10_000;
/// The most columns a table may have.
pub const MOST_COLUMNS: usize = 100;

/// Why a file or a pasted text is no table at all. Nothing is applied then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableProblem {
    /// There is nothing in it, or no row under the header.
    Empty,
    /// It has more than [`MOST_BYTES`].
    TooLarge,
    /// It has too many rows; [`MOST_ROWS`] are allowed.
    TooLong {
        /// How many it has.
        rows: usize,
    },
    /// It has too many columns; [`MOST_COLUMNS`] are allowed.
    TooWide {
        /// How many it has.
        columns: usize,
    },
    /// It is not text, like a workbook that was not saved as CSV.
    NotText,
    /// A part of it is missing: a character or a quotation is not ended.
    Cut,
}

/// Turns GB18030 bytes into text; `None` where they are none. The browser has the tables for it,
/// so they are not in the app.
pub type Gb18030<'a> = &'a dyn Fn(&[u8]) -> Option<String>;

/// Reads a file: UTF-8 with or without a mark, UTF-16 with one, or GB18030; columns parted by tabs,
/// commas or semicolons. It never panics, whatever the bytes. O(bytes).
///
/// ```
/// use fieldplan::exchange::table::read;
/// let table = read("客户名称,类别\r\n红星超市,A\r\n".as_bytes(), &|_| None)?;
/// assert_eq!(table.headers, ["客户名称", "类别"]);
/// assert_eq!(table.rows.len(), 1);
/// # Ok::<(), fieldplan::exchange::table::TableProblem>(())
/// ```
///
/// # Errors
/// When there is no row to show.
pub fn read(bytes: &[u8], gb18030: Gb18030) -> Result<Table, TableProblem> {
    Table::of(&bytes::text(bytes, gb18030)?)
}
