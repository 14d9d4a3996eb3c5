//! What a rep writes into the books beside the day's work: goods of a sale, expenses, metrics of
//! their own with their figures, parts of a dimension, lessons (domain.md 3).
//!
//! The fold keeps these as they were recorded and asks nothing of them; pages behind Today read
//! them through `own_books` and `own_entries`, and `enter` decides them. So the first load carries
//! their reading and keeping alone.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::ident::{CustomerId, MetricId, PartId};
use super::metric::Metric;
use super::money::{Money, wide};
use super::period::Month;
use super::rate::{Rate, Rounding};
use super::won::Dimension;

/// One line of a sale or a return: the whole deal's figures, not yet the rep's share.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoodsLine {
    /// Before a discount on the whole deal; a return's too is a size of 0 or above.
    pub amount: Money,
    /// Pieces; 0 where none are counted.
    pub pieces: i64,
    /// What the goods cost; absent where it is not known.
    pub cost: Option<Money>,
    /// The parts it belongs to, of each dimension at most one. A part that the journal does not
    /// hold tags nothing.
    pub parts: Vec<PartId>,
}

/// What was sold or came back, beside the amount credited to the rep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goods {
    /// The lines.
    pub lines: Vec<GoodsLine>,
    /// Taken off the whole deal; spread over the lines by largest remainder.
    pub discount: Option<Money>,
    /// Paid back to the customer out of the deal (返点); it lowers the gross profit alone.
    pub rebate: Option<Money>,
    /// The rep's share in hundredths of a percent; absent for all of it.
    pub share: Option<u16>,
}

impl Goods {
    /// The rep's share; 100 % unless the deal is shared.
    pub fn share(&self) -> Rate {
        let share = self.share.map(|share| Rate::of(share, 10_000_i64).unwrap_or(Rate::ZERO));
        share.unwrap_or(Rate::ONE)
    }

    /// What they credit to the rep: the share of the lines less the discount, rounded half away
    /// from zero once; of a return its size. O(lines).
    ///
    /// ```
    /// use fieldplan::domain::{entry::{Goods, GoodsLine}, money::Money};
    /// let line = |yuan| GoodsLine { amount: Money::from_yuan(yuan), ..GoodsLine::default() };
    /// let discount = Some(Money::from_yuan(1));
    /// let goods = Goods { lines: vec![line(7), line(5)], discount, rebate: None, share: Some(5_000) };
    /// assert_eq!(goods.credited().to_string(), "5.50");
    /// ```
    pub fn credited(&self) -> Money {
        let lines = self.lines.iter().map(|line| wide(line.amount.fen()));
        let sum = lines.fold(0_i128, i128::saturating_add);
        let net = sum.saturating_sub(wide(self.discount.unwrap_or_default().fen()));
        Money::from_wide(self.share().of_wide(net, Rounding::HalfAway))
    }

    /// Whether they are the goods of a sale, or of a return where it is below 0, that credits
    /// this amount. A return has neither discount nor rebate: its lines are what is taken back.
    pub fn credits(&self, amount: Money) -> bool {
        let plain = self.discount.is_none() && self.rebate.is_none();
        let fits = amount >= Money::ZERO || plain;
        fits && !self.lines.is_empty() && self.credited() == amount.abs()
    }
}

/// Money the rep spent (费用).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpenseAdded {
    /// How much; below 0 when given back.
    pub amount: Money,
    /// What for; absent when empty, and once its customer is erased.
    pub what: Option<String>,
    /// For whom, where it was for a customer.
    pub customer: Option<CustomerId>,
    /// The civil day it counts on.
    pub on: Day,
}

/// A metric of the rep's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetricDefined {
    /// As typed, trimmed.
    pub name: String,
    /// Unit, kind and direction.
    pub metric: Metric,
    /// The civil day.
    pub on: Day,
}

/// A figure of a metric of the rep's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureRecorded {
    /// Of which metric.
    pub metric: MetricId,
    /// In the metric's smallest unit: 分 or pieces; what stands above the line of a share.
    pub value: i64,
    /// What stands below the line of a share; absent for an amount and for pieces.
    pub of: Option<i64>,
    /// The civil day it counts on.
    pub on: Day,
}

/// One part of a dimension has a name, like one product; sales are tagged with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartNamed {
    /// Along what.
    pub dimension: Dimension,
    /// As typed, trimmed.
    pub name: String,
    /// The civil day.
    pub on: Day,
}

/// Whether something went well or is to be done better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Learned {
    /// 做得好
    Win,
    /// 要改进
    Lesson,
}

/// A win or a lesson, in the rep's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonNoted {
    /// Which of the two.
    pub learned: Learned,
    /// As typed, trimmed; empty once its customer is erased.
    pub text: String,
    /// Short words to find it by; none once its customer is erased.
    pub tags: Vec<String>,
    /// The sales month it looks back on; absent where it is one day's.
    pub month: Option<Month>,
    /// Whom it is about, where it is about one.
    pub customer: Option<CustomerId>,
    /// The civil day.
    pub on: Day,
}

/// What one record wrote into the books.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Entry {
    /// The goods of the sale that the same record made.
    Goods(Goods),
    /// Money spent.
    Expense(ExpenseAdded),
    /// A metric of the rep's own.
    Metric(MetricDefined),
    /// A figure of one.
    Figure(FigureRecorded),
    /// A part of a dimension.
    Part(PartNamed),
    /// A win or a lesson.
    Lesson(LessonNoted),
}

impl ExpenseAdded {
    /// Leaves out what was said in words.
    pub fn forget_words(&mut self) {
        self.what = None;
    }
}

impl LessonNoted {
    /// Leaves out what was said in words.
    pub fn forget_words(&mut self) {
        self.text.clear();
        self.tags.clear();
    }
}

impl Entry {
    /// Whom it is about, where it is about one.
    pub fn customer(&self) -> Option<CustomerId> {
        match self {
            Entry::Expense(expense) => expense.customer,
            Entry::Lesson(lesson) => lesson.customer,
            Entry::Goods(_) | Entry::Metric(_) | Entry::Figure(_) | Entry::Part(_) => None,
        }
    }

    /// Leaves out what was said of the customer in words; dates and amounts stay.
    pub fn forget_words(&mut self) {
        match self {
            Entry::Expense(expense) => expense.forget_words(),
            Entry::Lesson(lesson) => lesson.forget_words(),
            Entry::Goods(_) | Entry::Metric(_) | Entry::Figure(_) | Entry::Part(_) => {}
        }
    }
}
