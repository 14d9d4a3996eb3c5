//! What a rep writes into the books from the pages behind Today, refused or made a fact.
//!
//! It stands apart from `command::decide`, which every tap on Today needs at once: what only a page
//! behind Today asks for is fetched with that page.

use super::calendar::WorkCalendar;
use super::command::{Command, Moment, Refusal, checked_name, checked_note, decide};
use super::day::Day;
use super::entry::Entry;
use super::fact::Fact;
use super::goods::{Goods, GoodsLine};
use super::ident::{CustomerId, MetricId};
use super::metric::{Custom, CustomError, Direction, Kind, Metric, MetricError};
use super::money::Money;
use super::own_entries::{
    Expense, Learned, Lesson, OwnFigure, OwnMetric, Part, calendar_entry, metric, metrics, part,
    parts,
};
use super::period::Month;
use super::published::{PublishedTable, TableError};
use super::sorted::Set;
use super::tier::Tiers;
use super::unit::Unit;
use super::won::Dimension;
use super::workspace::{Standing, Workspace};

/// The most lines a sale may have.
pub const LINE_LIMIT: usize = 100;
/// The most pieces of a line, and the largest figure above or below a line.
pub const PIECE_LIMIT: i64 = 1_000_000_000;
/// The most characters of what an expense was for, and of a lesson's tag.
pub const WORDS_LIMIT: usize = 40;
/// The most tags of a lesson.
pub const TAG_LIMIT: usize = 10;
/// The most tables of holidays that are kept.
pub const TABLE_LIMIT: usize = 20;

/// What a rep writes down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Enter {
    /// A command of Today's, beside what a page behind it writes down in the same tap.
    Plain(Command),
    /// A row that its sheet has looked over.
    Keep(Entry),
    /// A sale, a return, a won deal or a won visit, with its goods.
    WithGoods {
        /// The command without them. Its amount is what the goods credit ([`Goods::credited`]),
        /// below 0 for a return.
        sale: Command,
        /// The goods.
        goods: Goods,
    },
    /// Money spent.
    Expense {
        /// How much; below 0 when given back.
        amount: Money,
        /// As typed; empty without one.
        what: String,
        /// For whom.
        customer: Option<CustomerId>,
        /// The civil day it counts on.
        on: Day,
    },
    /// A metric of the rep's own.
    Metric {
        /// As typed.
        name: String,
        /// What it is counted in.
        unit: Unit,
        /// How its figures relate to time.
        kind: Kind,
        /// Which way is better.
        better: Direction,
    },
    /// A figure of one.
    Figure {
        /// Of which.
        metric: MetricId,
        /// 分, pieces, or what stands above the line.
        value: i64,
        /// What stands below the line of a share, and only there.
        of: Option<i64>,
        /// The civil day it counts on.
        on: Day,
    },
    /// A part of a dimension, like a product.
    Part {
        /// Along what.
        dimension: Dimension,
        /// As typed.
        name: String,
    },
    /// A table of published holidays, as text in the format of [`PublishedTable`].
    Calendar {
        /// The text.
        table: String,
    },
    /// A win or a lesson.
    Lesson {
        /// Which of the two.
        learned: Learned,
        /// As typed.
        text: String,
        /// As typed: words with spaces between; those that stand twice are left out.
        tags: String,
        /// The sales month it looks back on; `None` where it is a day's.
        month: Option<Month>,
        /// Whom it is about.
        customer: Option<CustomerId>,
        /// The civil day.
        on: Day,
    },
}

/// Why it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// As a command of Today's would be.
    Plain(Refusal),
    /// The command records no sale that goods could belong to.
    NoSale,
    /// The goods have no lines, or too many.
    Lines {
        /// How many; from 1 to [`LINE_LIMIT`] are allowed.
        length: usize,
    },
    /// A line has an amount, pieces or a cost below 0 or too large.
    Line {
        /// Its number, from 1.
        line: usize,
    },
    /// A line is tagged with a part the journal does not hold.
    UnknownPart {
        /// Its number, from 1.
        line: usize,
    },
    /// A line is tagged with two parts of one dimension.
    TwoParts {
        /// Its number, from 1.
        line: usize,
        /// That dimension.
        dimension: Dimension,
    },
    /// The discount or the rebate is below 0, or more than there is to take it from.
    Reduced,
    /// A return has a discount or a rebate: its lines are what is taken back.
    ReturnReduced,
    /// A share of nothing or of more than all.
    Share,
    /// The amount is not what the goods credit.
    AmountsDiffer {
        /// What they credit.
        goods: Money,
        /// The amount of the command.
        amount: Money,
    },
    /// What an expense was for, or a tag, has too many characters.
    WordsTooLong {
        /// How many; [`WORDS_LIMIT`] are allowed.
        length: usize,
    },
    /// Too many tags.
    TooManyTags {
        /// How many; [`TAG_LIMIT`] are allowed.
        length: usize,
    },
    /// A lesson without words.
    NothingSaid,
    /// The unit and the kind make no metric.
    Metric(MetricError),
    /// The metric has no name, or too long a one.
    Name(CustomError),
    /// A metric, or a part of the same dimension, has this name already.
    NameTaken,
    /// The metric is not in the journal.
    UnknownMetric,
    /// A share is typed as two figures, the lower one not below 0 (above 0 for a level); anything
    /// else as one.
    NotOfItsUnit,
    /// The figure is too large.
    FigureTooLarge,
    /// The text is no table of holidays.
    Table(TableError),
    /// The table is the newest one already.
    TableKnown,
    /// Too many tables are kept already.
    TooManyTables,
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Refused {
        Refused::Plain(refusal)
    }
}

/// Refuses what is to be written down, or says what its record is to hold. The workspace is not
/// changed. O(entries).
///
/// # Errors
/// One of the reasons of [`Refused`]; the same on the same workspace.
pub fn enter(workspace: &Workspace, what: Enter, moment: &Moment) -> Result<Fact, Refused> {
    match what {
        Enter::Plain(command) => Ok(decide(workspace, command, moment)?),
        Enter::Keep(entry) => {
            check_customer(workspace, entry.customer)?;
            Ok(Fact::Entered(entry))
        }
        Enter::WithGoods { sale, goods } => with_goods(workspace, sale, goods, moment),
        Enter::Expense { amount, what, customer, on } => {
            check_customer(workspace, customer)?;
            check_amount(amount)?;
            let what = checked_words(&what)?;
            let expense = Expense { amount, what, customer, on };
            Ok(Fact::Entered(expense.entry()))
        }
        Enter::Metric { name, unit, kind, better } => {
            let metric = Metric::new(unit, kind, better).map_err(Refused::Metric)?;
            let custom = Custom::new(&one_line(&name), metric).map_err(Refused::Name)?;
            let name = custom.name().to_owned();
            if metrics(workspace).any(|(_, known)| known.name == name) {
                return Err(Refused::NameTaken);
            }
            let defined = OwnMetric { name, metric, on: moment.today };
            Ok(Fact::Entered(defined.entry()))
        }
        Enter::Figure { metric: id, value, of, on } => {
            let known = metric(workspace, id).ok_or(Refused::UnknownMetric)?.metric;
            let fits = match (known.unit(), known.kind(), of) {
                (Unit::Share, Kind::Level, Some(of)) => of > 0,
                (Unit::Share, _, Some(of)) => of >= 0,
                (Unit::Yuan | Unit::Pieces, _, None) => true,
                _ => false,
            };
            if !fits {
                return Err(Refused::NotOfItsUnit);
            }
            let limit = match known.unit() {
                Unit::Yuan => Tiers::LIMIT.fen(),
                Unit::Pieces | Unit::Share => PIECE_LIMIT,
            };
            if value.saturating_abs() > limit || of.is_some_and(|of| of > limit) {
                return Err(Refused::FigureTooLarge);
            }
            let figure = OwnFigure { metric: id, value, of, on };
            Ok(Fact::Entered(figure.entry()))
        }
        Enter::Part { dimension, name } => {
            let name = checked_name(&name)?;
            if parts(workspace, dimension).any(|(_, known)| known.name == name) {
                return Err(Refused::NameTaken);
            }
            let named = Part { dimension, name, on: moment.today };
            Ok(Fact::Entered(named.entry()))
        }
        Enter::Calendar { table } => {
            let table = PublishedTable::parse(&table).map_err(Refused::Table)?;
            check_table(&workspace.calendar, &table)?;
            Ok(Fact::Entered(calendar_entry(&table, moment.today)))
        }
        Enter::Lesson { learned, text, tags, month, customer, on } => {
            check_customer(workspace, customer)?;
            let text = checked_note(&text)?;
            if text.is_empty() {
                return Err(Refused::NothingSaid);
            }
            let tags = checked_tags(&tags)?;
            let lesson = Lesson { learned, text, tags, month, customer, on };
            Ok(Fact::Entered(lesson.entry()))
        }
    }
}

/// The fact of a sale with its goods put in.
fn with_goods(
    workspace: &Workspace,
    sale: Command,
    goods: Goods,
    moment: &Moment,
) -> Result<Fact, Refused> {
    let mut fact = decide(workspace, sale, moment)?;
    let (amount, place) = match &mut fact {
        Fact::Sold(sold) => (Some(sold.amount), &mut sold.goods),
        Fact::DealClosed(closed) => (closed.won, &mut closed.goods),
        Fact::ContactLogged(logged) => (logged.won, &mut logged.goods),
        _ => return Err(Refused::NoSale),
    };
    let amount = amount.ok_or(Refused::NoSale)?;
    check_goods(workspace, &goods, amount < Money::ZERO)?;
    if !goods.credits(amount) {
        let size = goods.credited();
        let credited = if amount < Money::ZERO { Money::ZERO.minus(size) } else { size };
        return Err(Refused::AmountsDiffer { goods: credited, amount });
    }
    *place = Some(Box::new(goods.row()));
    Ok(fact)
}

fn check_goods(workspace: &Workspace, goods: &Goods, comes_back: bool) -> Result<(), Refused> {
    let length = goods.lines.len();
    if length == 0 || length > LINE_LIMIT {
        return Err(Refused::Lines { length });
    }
    for (line, goods) in (1_usize..).zip(&goods.lines) {
        check_line(workspace, goods, line)?;
    }
    if comes_back && (goods.discount.is_some() || goods.rebate.is_some()) {
        return Err(Refused::ReturnReduced);
    }
    let whole: Money = goods.lines.iter().map(|line| line.amount).sum();
    let (discount, rebate) = (goods.discount.unwrap_or_default(), goods.rebate.unwrap_or_default());
    if discount < Money::ZERO || rebate < Money::ZERO || discount.plus(rebate) > whole {
        return Err(Refused::Reduced);
    }
    if goods.share.is_some_and(|share| share == 0 || share > 10_000) {
        return Err(Refused::Share);
    }
    Ok(())
}

fn check_line(workspace: &Workspace, goods: &GoodsLine, line: usize) -> Result<(), Refused> {
    let fits = |amount: Money| amount >= Money::ZERO && amount <= Tiers::LIMIT;
    let counted = (0..=PIECE_LIMIT).contains(&goods.pieces);
    if !fits(goods.amount) || !counted || !goods.cost.is_none_or(fits) {
        return Err(Refused::Line { line });
    }
    let mut seen: Set<Dimension> = Set::new();
    for tag in &goods.parts {
        let known = part(workspace, *tag).ok_or(Refused::UnknownPart { line })?;
        let dimension = known.dimension;
        if !seen.insert(dimension) {
            return Err(Refused::TwoParts { line, dimension });
        }
    }
    Ok(())
}

fn check_table(calendar: &WorkCalendar, table: &PublishedTable) -> Result<(), Refused> {
    if calendar.extra.last() == Some(table) {
        return Err(Refused::TableKnown);
    }
    if calendar.extra.len() >= TABLE_LIMIT { Err(Refused::TooManyTables) } else { Ok(()) }
}

fn check_customer(workspace: &Workspace, customer: Option<CustomerId>) -> Result<(), Refusal> {
    let Some(id) = customer else { return Ok(()) };
    match workspace.customer(id) {
        Some(known) if known.standing != Standing::Erased => Ok(()),
        _ => Err(Refusal::UnknownCustomer),
    }
}

fn check_amount(amount: Money) -> Result<(), Refusal> {
    if amount == Money::ZERO {
        Err(Refusal::AmountZero)
    } else if amount.abs() > Tiers::LIMIT {
        Err(Refusal::AmountTooLarge)
    } else {
        Ok(())
    }
}

/// One line, without control characters, runs of white space folded to one space.
pub(super) fn one_line(typed: &str) -> String {
    let cleaned: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    cleaned.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn checked_words(typed: &str) -> Result<String, Refused> {
    let words = one_line(typed);
    let length = words.chars().count();
    if length > WORDS_LIMIT { Err(Refused::WordsTooLong { length }) } else { Ok(words) }
}

/// Tags as they are kept: each once, one space between.
fn checked_tags(typed: &str) -> Result<String, Refused> {
    let mut tags: Vec<&str> = Vec::new();
    let line = one_line(typed);
    for tag in line.split(' ').filter(|tag| !tag.is_empty()) {
        let length = tag.chars().count();
        if length > WORDS_LIMIT {
            return Err(Refused::WordsTooLong { length });
        }
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    let length = tags.len();
    if length > TAG_LIMIT { Err(Refused::TooManyTags { length }) } else { Ok(tags.join(" ")) }
}
