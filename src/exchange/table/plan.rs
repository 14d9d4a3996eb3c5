//! What a table would change: each row new, changed, known, asked about, left for later, or refused
//! with its reason. Making it changes nothing.

use super::cell::{self, DayOrder, Unreadable};
use super::grid::{Line, Table};
use super::header::{Column, Kind, Mapping};
use super::names::{Names, NewCustomer, Question, Whom, folded};
use super::{customers, deals, history, owed, sales, tasks};
use crate::domain::cadence::Class;
use crate::domain::command::FURTHEST_PROMISE;
use crate::domain::day::Day;
use crate::domain::fact::NextStep;
use crate::domain::ident::{CustomerId, DealId, ReceivableId, TaskId};
use crate::domain::money::Money;
use crate::domain::period::Month;
use crate::domain::sorted::{Map, Set};
use crate::domain::stage::Stage;
use crate::domain::tier::Tiers;
use crate::domain::workspace::Workspace;
use crate::journal::undo;

/// The most records one table makes at once: what can be undone together. The rows beyond are taken
/// in by the same file again.
pub const MOST_RECORDS: usize = undo::MOST;
/// The most records a row makes: a customer, and a deal opened, moved and ended.
const MOST_OF_A_ROW: usize = 4;
/// The most characters of a cell that are shown.
const SHOWN: usize = 24;

/// Why a row is not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowProblem {
    /// The cell is empty and is needed.
    Missing(Column),
    /// The cell cannot be read; what stands there, cut for showing.
    Unreadable(Column, String),
    /// The text has so many characters, too many.
    TooLong(Column, usize),
    /// The amount is not above zero.
    NotAboveZero(Column),
    /// The amount is beyond [`Tiers::LIMIT`].
    TooLarge(Column),
    /// The day has not come yet.
    Future(Column, Day),
    /// The day is too far ahead.
    TooFar(Column, Day),
    /// It ended before it began.
    EndsFirst,
    /// More was paid than was owed.
    PaidTooMuch,
    /// The same customer stands further up, in this line.
    Twice(usize),
    /// The month has other figures already.
    MonthKnown(Month),
    /// The month is not over.
    MonthNotOver(Month),
    /// It is there with other figures, which cannot be changed by a table.
    Fixed,
    /// The line is the last and not whole: a part of the file may be missing.
    Cut,
}

/// What would become of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It comes in.
    New,
    /// What is there already is changed to it.
    Changed,
    /// It is there already: nothing is done.
    Known,
    /// The rep is asked first whose it is.
    Asks,
    /// It is another rep's.
    Others,
    /// More than can be undone at once stands above it: it comes in by the same file again.
    Later,
    /// It is not taken in.
    Refused(RowProblem),
}

/// A row of the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowLine {
    /// Its line in the text, from 1.
    pub line: usize,
    /// What stands where the customer, the product or the month should be, cut for showing.
    pub shown: String,
    /// What would become of it.
    pub outcome: Outcome,
}

/// One thing that is written down. Whoever comes in with the table is named by its place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the facts they become")]
pub enum Step {
    /// Some of a customer's fields.
    Edit { customer: CustomerId, name: Option<String>, class: Option<Class>, note: Option<String> },
    /// A customer is put away.
    PutAway(Whom),
    /// A deal: how it was opened, moved with its chance, and ended.
    Deal {
        whom: Whom,
        amount: Money,
        stage: Stage,
        opened: Day,
        expected: Day,
        moved: Option<(Day, Option<u16>)>,
        end: Option<(Day, Option<Money>)>,
    },
    /// Some of an open or lost deal's fields.
    ChangeDeal {
        deal: DealId,
        amount: Option<Money>,
        stage: Option<Stage>,
        expected: Option<Day>,
        chance: Option<u16>,
    },
    /// A deal's end.
    EndDeal { deal: DealId, on: Day, won: Option<Money> },
    /// A sale, or a return.
    Sale { whom: Option<Whom>, amount: Money, on: Day },
    /// A receivable, with what was paid of it.
    Owed { whom: Whom, amount: Money, due: Day, since: Day, paid: Option<(Money, Day)> },
    /// A payment of one there is.
    Paid { customer: CustomerId, receivable: ReceivableId, amount: Money, on: Day },
    /// What a month was to come to and came to.
    Month { month: Month, tiers: Tiers, first: Day, amount: Money, last: Day },
    /// A promise, and how it ended: kept or given up.
    Task { whom: Whom, due: Day, step: NextStep, end: Option<(bool, Day)> },
    /// A promise has another day.
    MoveTask { task: TaskId, due: Day },
}

impl Step {
    /// How many records it makes.
    fn cost(&self) -> usize {
        let more = |one: bool, other: bool| {
            1_usize.saturating_add(usize::from(one)).saturating_add(usize::from(other))
        };
        match self {
            Step::Deal { moved, end, .. } => more(moved.is_some(), end.is_some()),
            Step::Owed { paid, .. } => more(paid.is_some(), false),
            Step::Task { end, .. } => more(end.is_some(), false),
            Step::Month { .. } => 2,
            _ => 1,
        }
    }
}

/// What was assumed where the table says nothing, to be told before it is taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Assumed {
    /// Open deals without an expected day that got one, so many days after they were found.
    pub expected: usize,
    /// The median days from finding to winning of the table's won deals.
    pub cycle: Option<u32>,
    /// Deals without an amount that got their product's price.
    pub priced: usize,
    /// Deals without a customer.
    pub unnamed: usize,
    /// Months without a target, whose own figure stands for it.
    pub targets: usize,
    /// Promises whose text is none of the five things a promise is for: they are visits.
    pub steps: usize,
    /// Days that would be others in the other order.
    pub days: usize,
}

/// What products cost, from a price list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prices(Map<String, Money>);

impl Prices {
    /// Reads a price list; rows without a price are left out. `GTXPro` and `GTX Pro` are one product,
    /// and of two prices the first counts.
    pub fn read(table: &Table, mapping: &Mapping) -> Prices {
        let mut prices = Map::new();
        for line in &table.rows {
            let cells = Cells { table, line, mapping, order: DayOrder::MonthFirst };
            let product = folded(cells.text(Column::Product));
            if let Ok(Some(price)) = cells.amount(Column::Price)
                && price > Money::ZERO
                && price <= Tiers::LIMIT
                && !product.is_empty()
                && !prices.contains_key(&product)
            {
                prices.insert(product, price);
            }
        }
        Prices(prices)
    }

    /// How many products.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn of(&self, product: &str) -> Option<Money> {
        self.0.get(&folded(product)).copied()
    }
}

/// What the rep said beside the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wishes {
    /// Of a name in the table, whether it is the one that it is nearly.
    pub same: Map<String, bool>,
    /// Whose rows are wanted; `None` for all.
    pub rep: Option<String>,
    /// How days are written, where the table does not prove it.
    pub order: Option<DayOrder>,
    /// The class of customers without one.
    pub class: Class,
    /// What products cost.
    pub prices: Prices,
    /// The customer that deals without one are kept under, as each language calls it, the one used
    /// for a new one first; none refuses them.
    pub unnamed: Vec<String>,
}

impl Default for Wishes {
    fn default() -> Wishes {
        let (same, prices) = (Map::new(), Prices::default());
        Wishes { same, rep: None, order: None, class: Class::C, prices, unnamed: Vec::new() }
    }
}

/// What a table would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The customers that come in, in the table's order.
    pub customers: Vec<NewCustomer>,
    /// What is written down, in the table's order.
    pub steps: Vec<Step>,
    /// What becomes of each row.
    pub rows: Vec<RowLine>,
    /// What the rep is asked.
    pub questions: Vec<Question>,
    /// What was assumed.
    pub assumed: Assumed,
}

impl Plan {
    /// Works out what a table would change. O(n log n) in rows and in what the workspace holds.
    pub fn of(
        table: &Table,
        mapping: &Mapping,
        wishes: &Wishes,
        workspace: &Workspace,
        today: Day,
    ) -> Plan {
        let (order, days) = day_order(table, mapping, wishes);
        let mut maker = Maker {
            workspace,
            wishes,
            today,
            names: Names::of(workspace, &wishes.same),
            steps: Vec::new(),
            records: 0,
            assumed: Assumed { days, ..Assumed::default() },
        };
        let mut reader: Box<dyn Reader> = match mapping.kind {
            Kind::Customers => Box::new(customers::Customers::default()),
            Kind::Deals => Box::new(deals::Deals::of(workspace, table, mapping, order)),
            Kind::Sales => Box::new(sales::Sales::of(workspace)),
            Kind::Receivables => Box::new(owed::Receivables::of(workspace, today)),
            Kind::History => Box::new(history::History::default()),
            Kind::Tasks => Box::new(tasks::Tasks::of(workspace)),
            Kind::Prices => Box::new(NoRows),
        };
        let mut rows = Vec::with_capacity(table.rows.len());
        for line in &table.rows {
            let cells = Cells { table, line, mapping, order };
            let outcome = maker.row(reader.as_mut(), &cells);
            rows.push(RowLine { line: line.number, shown: cells.shown(), outcome });
        }
        let Names { new: customers, questions, .. } = maker.names;
        Plan { customers, steps: maker.steps, rows, questions, assumed: maker.assumed }
    }

    /// How many rows have an outcome.
    pub fn count(&self, is: impl Fn(&Outcome) -> bool) -> usize {
        self.rows.iter().filter(|row| is(&row.outcome)).count()
    }

    /// How many rows would be taken in or change something.
    pub fn taken(&self) -> usize {
        self.count(|outcome| matches!(outcome, Outcome::New | Outcome::Changed))
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.customers.is_empty() && self.steps.is_empty()
    }
}

/// The reps a table names, each once, in its order; fewer than two need no choice.
pub fn reps(table: &Table, mapping: &Mapping) -> Vec<String> {
    let Some(place) = mapping.place(Column::Rep) else { return Vec::new() };
    let mut seen = Set::new();
    let names = table.rows.iter().map(|line| table.cell(line, place));
    names.filter(|name| !name.is_empty() && seen.insert(*name)).map(str::to_owned).collect()
}

/// How the table's days are written, as said, as its days prove, or month first; and how many would
/// be others in the other order.
fn day_order(table: &Table, mapping: &Mapping, wishes: &Wishes) -> (DayOrder, usize) {
    let places: Vec<usize> = [
        Column::Opened,
        Column::Expected,
        Column::Closed,
        Column::Moved,
        Column::On,
        Column::Due,
        Column::Since,
        Column::PaidOn,
        Column::DoneOn,
        Column::Added,
    ]
    .into_iter()
    .filter_map(|column| mapping.place(column))
    .collect();
    let cells =
        || table.rows.iter().flat_map(|line| places.iter().map(|place| table.cell(line, *place)));
    if let Some(proved) = cells().find_map(cell::proves) {
        return (proved, 0);
    }
    let unsure = cells().filter(|cell| cell::is_either(cell)).count();
    (wishes.order.unwrap_or(DayOrder::MonthFirst), unsure)
}

/// How one kind of table is read.
pub(super) trait Reader {
    /// A row whose cells are as good as its kind needs.
    fn row(&mut self, maker: &mut Maker, cells: &Cells) -> Result<Outcome, RowProblem>;
}

/// A price list is read by [`Prices`].
struct NoRows;

impl Reader for NoRows {
    fn row(&mut self, _: &mut Maker, cells: &Cells) -> Result<Outcome, RowProblem> {
        cells.amount(Column::Price)?.ok_or(RowProblem::Missing(Column::Price))?;
        Ok(Outcome::Known)
    }
}

/// A plan in the making.
pub(super) struct Maker<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) wishes: &'a Wishes,
    pub(super) today: Day,
    pub(super) names: Names<'a>,
    steps: Vec<Step>,
    records: usize,
    pub(super) assumed: Assumed,
}

impl Maker<'_> {
    fn row(&mut self, reader: &mut dyn Reader, cells: &Cells) -> Outcome {
        let rep = cells.text(Column::Rep);
        if self.wishes.rep.as_deref().is_some_and(|wanted| wanted != rep) {
            return Outcome::Others;
        }
        if cells.line.cut {
            return Outcome::Refused(RowProblem::Cut);
        }
        if self.records.saturating_add(MOST_OF_A_ROW) > MOST_RECORDS {
            return Outcome::Later;
        }
        let before = self.names.new.len();
        let outcome = reader.row(self, cells).unwrap_or_else(Outcome::Refused);
        if self.names.new.len() > before {
            self.records = self.records.saturating_add(super::records::of_newest(&self.names.new));
        }
        outcome
    }

    pub(super) fn step(&mut self, step: Step) {
        self.records = self.records.saturating_add(step.cost());
        self.steps.push(step);
    }

    /// Whose row it is, who comes in with it where nobody has the name; `None` where the rep is
    /// asked first.
    pub(super) fn whom(&mut self, cells: &Cells) -> Result<Option<Whom>, RowProblem> {
        self.named(cells.text(Column::Customer))
    }

    /// The same, and whoever stands for nobody where the row names no customer.
    pub(super) fn whom_or_nobody(&mut self, cells: &Cells) -> Result<Option<Whom>, RowProblem> {
        let unnamed = &self.wishes.unnamed;
        let known = unnamed.iter().find(|name| self.names.knows(name)).or(unnamed.first());
        match known.filter(|_| cells.text(Column::Customer).is_empty()) {
            Some(name) => self.named(name),
            None => self.whom(cells),
        }
    }

    fn named(&mut self, name: &str) -> Result<Option<Whom>, RowProblem> {
        let (class, added) = (self.wishes.class, self.today);
        let make = |name| NewCustomer { name, class, note: String::new(), added };
        self.names.find(name, make)
    }
}

/// A row's cells by what they hold.
pub(super) struct Cells<'a> {
    pub(super) table: &'a Table,
    pub(super) line: &'a Line,
    pub(super) mapping: &'a Mapping,
    pub(super) order: DayOrder,
}

impl Cells<'_> {
    /// The text of a cell; empty where there is no such column.
    pub(super) fn text(&self, column: Column) -> &str {
        let cell = self.mapping.place(column).map(|place| self.table.cell(self.line, place));
        cell::unguarded(cell.unwrap_or_default())
    }

    fn read<T>(
        &self,
        column: Column,
        read: impl FnOnce(&str) -> Result<T, Unreadable>,
    ) -> Result<T, RowProblem> {
        let cell = self.text(column);
        read(cell).map_err(|Unreadable| RowProblem::Unreadable(column, cut(cell)))
    }

    /// One of a few things; `None` for an empty cell.
    pub(super) fn word<T>(
        &self,
        column: Column,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, RowProblem> {
        self.read(column, |cell| {
            if cell.is_empty() { Ok(None) } else { read(cell).map(Some).ok_or(Unreadable) }
        })
    }

    /// An amount within what a rep sells, times 10,000 where the header says 万.
    pub(super) fn amount(&self, column: Column) -> Result<Option<Money>, RowProblem> {
        let heading = self.mapping.place(column).and_then(|place| self.table.headers.get(place));
        let scale = if heading.is_some_and(|heading| heading.contains('万')) { 10_000 } else { 1 };
        let amount = self.read(column, |cell| cell::amount(cell, scale))?;
        match amount {
            Some(amount) if amount.abs() > Tiers::LIMIT => Err(RowProblem::TooLarge(column)),
            _ => Ok(amount),
        }
    }

    pub(super) fn percent(&self, column: Column) -> Result<Option<u16>, RowProblem> {
        self.read(column, cell::percent)
    }

    pub(super) fn month(&self, column: Column) -> Result<Option<Month>, RowProblem> {
        self.read(column, cell::month)
    }

    pub(super) fn day(&self, column: Column) -> Result<Option<Day>, RowProblem> {
        self.read(column, |cell| cell::day(cell, self.order))
    }

    /// A day that has come.
    pub(super) fn past(&self, column: Column, today: Day) -> Result<Option<Day>, RowProblem> {
        match self.day(column)? {
            Some(day) if day > today => Err(RowProblem::Future(column, day)),
            day => Ok(day),
        }
    }

    /// A day not further ahead than one may be promised.
    pub(super) fn near(&self, column: Column, today: Day) -> Result<Option<Day>, RowProblem> {
        match self.day(column)? {
            Some(day) if day.days_since(today) > FURTHEST_PROMISE => {
                Err(RowProblem::TooFar(column, day))
            }
            day => Ok(day),
        }
    }

    fn shown(&self) -> String {
        let columns = [Column::Customer, Column::Month, Column::Product, Column::On];
        let cells = columns.map(|column| self.text(column));
        cells.into_iter().find(|cell| !cell.is_empty()).map(cut).unwrap_or_default()
    }
}

/// A text short enough for a line of the preview.
fn cut(text: &str) -> String {
    let mut short: String = text.chars().take(SHOWN).collect();
    if text.chars().count() > SHOWN {
        short.push('…');
    }
    short
}

/// How often each thing is there, to be taken once for each row that says it.
pub(super) struct There<K: Ord>(Map<K, usize>);

impl<K: Ord> There<K> {
    pub(super) fn new() -> There<K> {
        There(Map::new())
    }

    pub(super) fn add(&mut self, key: K) {
        if let Some(count) = self.0.get_mut(&key) {
            *count = count.saturating_add(1);
        } else {
            self.0.insert(key, 1);
        }
    }

    /// Whether it is there once more.
    pub(super) fn take(&mut self, key: &K) -> bool {
        match self.0.get_mut(key).filter(|count| **count > 0) {
            Some(count) => {
                *count = count.saturating_sub(1);
                true
            }
            None => false,
        }
    }
}
