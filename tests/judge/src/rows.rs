//! Reading the deals and the price list.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use fieldplan::domain::day::Day;
use fieldplan::domain::money::Money;

/// A deal as the file has it, with all that was to come of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The rep.
    pub rep: String,
    /// The price on the list; `None` for a product that is not on it.
    pub list: Option<Money>,
    /// The day the rep engaged.
    pub engaged: Option<Day>,
    /// The day it was won or lost, and the amount if it was won.
    pub closed: Option<(Day, Option<Money>)>,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deals {
    /// Every deal with a rep and a day of engagement.
    pub rows: Vec<Row>,
    /// How many have no rep or no such day: when they were open cannot be told.
    pub undated: usize,
    /// How many are of a product that is not on the price list: open they count 0.
    pub unpriced: usize,
}

/// Why the files cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// No such file, or it cannot be read.
    File(PathBuf, String),
    /// A column is missing.
    Column {
        /// The file.
        file: PathBuf,
        /// The column.
        missing: &'static str,
        /// The columns it has.
        found: String,
    },
    /// A cell is not understood.
    Cell {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: u64,
        /// The column.
        column: &'static str,
        /// What stands there.
        value: String,
        /// What should.
        wanted: &'static str,
    },
    /// A line is not one of a spreadsheet.
    Line(PathBuf, String),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(file, why) => write!(
                f,
                "{}: {why}; give a folder with deals.csv and products.csv, or a file of deals",
                file.display()
            ),
            Self::Column { file, missing, found } => write!(
                f,
                "{}: no column {missing} (it has {found}); name the columns as in tests/data/crm",
                file.display()
            ),
            Self::Cell { file, line, column, value, wanted } => {
                write!(f, "{}, line {line}: {column} is '{value}', not {wanted}", file.display())
            }
            Self::Line(file, why) => write!(f, "{}: {why}", file.display()),
        }
    }
}

impl std::error::Error for ReadError {}

/// Reads a folder with `deals.csv`, or a file of deals; the price list is `products.csv` beside
/// it, or where there is none that of `fallback`.
///
/// # Errors
/// The first thing that is not understood.
pub fn read(data: &Path, fallback: &Path) -> Result<Deals, ReadError> {
    let deals = if data.is_dir() { data.join("deals.csv") } else { data.to_path_buf() };
    let beside = deals.with_file_name("products.csv");
    let products = if beside.is_file() { beside } else { fallback.join("products.csv") };
    read_text(&deals, &open(&deals)?, &products, &open(&products)?)
}

fn open(file: &Path) -> Result<String, ReadError> {
    fs::read_to_string(file).map_err(|error| ReadError::File(file.into(), error.to_string()))
}

/// Reads deals and price list from their text; the paths are for what is said of a slip.
///
/// # Errors
/// The first thing that is not understood.
pub fn read_text(
    file: &Path,
    deals: &str,
    products_file: &Path,
    products: &str,
) -> Result<Deals, ReadError> {
    let mut prices = Vec::new();
    let sheet = Sheet::read(products_file, products, ["product", "sales_price"])?;
    for line in &sheet.lines {
        let [product, price] = line.cells();
        prices.push((plain(product), sheet.amount(line, "sales_price", price)?));
    }
    let columns =
        ["sales_agent", "product", "deal_stage", "engage_date", "close_date", "close_value"];
    let sheet = Sheet::read(file, deals, columns)?;
    let mut read = Deals::default();
    for line in &sheet.lines {
        let [rep, product, stage, engaged, closed, value] = line.cells();
        let engaged = sheet.day(line, "engage_date", engaged)?;
        let closed = sheet.day(line, "close_date", closed)?;
        let closed = match (plain(stage).as_str(), closed) {
            ("won", Some(day)) if value.is_empty() => Some((day, Some(Money::ZERO))),
            ("won", Some(day)) => Some((day, Some(sheet.amount(line, "close_value", value)?))),
            ("lost", Some(day)) => Some((day, None)),
            ("won" | "lost" | "engaging" | "prospecting", _) => None,
            _ => {
                let wanted = "Prospecting, Engaging, Won or Lost";
                return Err(sheet.slip(line, "deal_stage", stage, wanted));
            }
        };
        if rep.is_empty() || engaged.is_none() {
            read.undated += 1;
            continue;
        }
        let product = plain(product);
        let list = prices.iter().find(|(name, _)| *name == product).map(|(_, price)| *price);
        read.unpriced += usize::from(list.is_none());
        read.rows.push(Row { rep: rep.to_owned(), list, engaged, closed });
    }
    Ok(read)
}

/// A name without spaces and capitals: `GTXPro` and `GTX Pro` are one product.
fn plain(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The columns asked for of one file.
struct Sheet<const N: usize> {
    file: PathBuf,
    lines: Vec<Line<N>>,
}

struct Line<const N: usize> {
    number: u64,
    cells: [String; N],
}

impl<const N: usize> Line<N> {
    fn cells(&self) -> [&str; N] {
        self.cells.each_ref().map(String::as_str)
    }
}

impl<const N: usize> Sheet<N> {
    fn read(file: &Path, text: &str, columns: [&'static str; N]) -> Result<Sheet<N>, ReadError> {
        let broken = |error: csv::Error| ReadError::Line(file.into(), error.to_string());
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let headers = reader.headers().map_err(broken)?.clone();
        let mut places = [0; N];
        for (place, missing) in places.iter_mut().zip(columns) {
            let named = |header: &str| header.trim().eq_ignore_ascii_case(missing);
            *place = headers.iter().position(named).ok_or_else(|| ReadError::Column {
                file: file.into(),
                missing,
                found: headers.iter().collect::<Vec<_>>().join(", "),
            })?;
        }
        let mut lines = Vec::new();
        for record in reader.records() {
            let record = record.map_err(broken)?;
            let number = record.position().map_or(0, csv::Position::line);
            let cell = |place: usize| record.get(place).unwrap_or_default().trim().to_owned();
            lines.push(Line { number, cells: places.map(cell) });
        }
        Ok(Sheet { file: file.into(), lines })
    }

    fn slip(
        &self,
        line: &Line<N>,
        column: &'static str,
        value: &str,
        wanted: &'static str,
    ) -> ReadError {
        let (file, value) = (self.file.clone(), value.to_owned());
        ReadError::Cell { file, line: line.number, column, value, wanted }
    }

    fn amount(&self, line: &Line<N>, column: &'static str, cell: &str) -> Result<Money, ReadError> {
        let wanted = "an amount with at most two decimals";
        Money::parse(cell).ok_or_else(|| self.slip(line, column, cell, wanted))
    }

    fn day(
        &self,
        line: &Line<N>,
        column: &'static str,
        cell: &str,
    ) -> Result<Option<Day>, ReadError> {
        if cell.is_empty() {
            return Ok(None);
        }
        let day = Day::parse(cell).ok().or_else(|| month_first(cell));
        let wanted = "month/day/year or year-month-day";
        day.map(Some).ok_or_else(|| self.slip(line, column, cell, wanted))
    }
}

/// `3/1/2017`: the first of March.
fn month_first(cell: &str) -> Option<Day> {
    let mut parts = cell.splitn(3, '/');
    let mut next = || parts.next().map(str::trim);
    let (month, day, year) = (next()?.parse().ok()?, next()?.parse().ok()?, next()?.parse().ok()?);
    Day::new(year, month, day).ok()
}
