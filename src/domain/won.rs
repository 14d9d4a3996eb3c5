//! Won deals and returns as records (domain.md 3). What they credit on which day is in
//! `domain::ledger`.

use super::day::Day;
use super::ident::{CustomerId, Id, PartId};
use super::money::Money;
use super::rate::Rate;
use super::unit::Count;

/// Along what a goal may be broken down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// 产品
    Product,
    /// 客户类型
    CustomerType,
    /// 规模
    Size,
    /// 区域
    Region,
    /// 渠道
    Channel,
    /// 业务类型
    BusinessType,
    /// 阶段
    Stage,
    /// 客户, each of them a part of its own
    Customer,
}

impl Dimension {
    /// All of them; a part's record keeps the place.
    pub const ALL: [Dimension; 8] = [
        Dimension::Product,
        Dimension::CustomerType,
        Dimension::Size,
        Dimension::Region,
        Dimension::Channel,
        Dimension::BusinessType,
        Dimension::Stage,
        Dimension::Customer,
    ];
}

/// Says to which part of a dimension a line belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag {
    /// Along what.
    pub dimension: Dimension,
    /// Which part.
    pub part: PartId,
}

/// One line of a deal or a return, the whole deal's figures and not yet the rep's share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoldLine {
    /// Before a whole-deal discount.
    pub amount: Money,
    /// Pieces.
    pub pieces: Count,
    /// What the goods cost; `None` where it is not known.
    pub cost: Option<Money>,
    /// To which parts it belongs, each dimension at most once; of two the first counts.
    pub tags: Vec<Tag>,
}

/// A won deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WonDeal {
    /// Its name.
    pub id: Id,
    /// Whom, where known.
    pub customer: Option<CustomerId>,
    /// The civil day it was won (signed).
    pub signed: Day,
    /// Shipped, once it was.
    pub shipped: Option<Day>,
    /// Invoiced, once it was.
    pub invoiced: Option<Day>,
    /// Cancelled, if it was.
    pub cancelled: Option<Day>,
    /// Its lines.
    pub lines: Vec<SoldLine>,
    /// A discount on the whole deal, spread over the lines by largest remainder.
    pub discount: Money,
    /// A rebate (返点) paid out of the deal; it lowers the gross profit, not the revenue.
    pub rebate: Money,
    /// The rep's share, 100 % unless the deal is shared.
    pub share: Rate,
}

impl WonDeal {
    /// Whether the deal stood on a day: won by then and not cancelled by then.
    pub fn stands_on(&self, day: Day) -> bool {
        self.signed <= day && self.cancelled.is_none_or(|cancelled| cancelled > day)
    }

    /// The day that credits its amount by a basis; `None` while it has not come.
    pub fn event(&self, basis: Basis) -> Option<Day> {
        match basis {
            Basis::Signed => Some(self.signed),
            Basis::Shipped => self.shipped,
            Basis::Invoiced => self.invoiced,
        }
    }
}

/// Goods taken back: a negative record on its own date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Return {
    /// Its name.
    pub id: Id,
    /// The deal it belongs to, where known.
    pub deal: Option<Id>,
    /// Whom, where known.
    pub customer: Option<CustomerId>,
    /// The civil day.
    pub on: Day,
    /// What came back, as sizes above 0.
    pub lines: Vec<SoldLine>,
    /// The rep's share.
    pub share: Rate,
}

/// Which event of a deal credits its amount (editable).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Basis {
    /// 签约
    #[default]
    Signed,
    /// 发货
    Shipped,
    /// 开票
    Invoiced,
}

/// Small deals for the tests of this room and its neighbours.
#[cfg(test)]
pub(super) mod fixtures {
    use super::super::ident::Stamp;
    use super::*;

    pub(crate) fn id(number: u32) -> Id {
        Id::new(Stamp::new(1, number, 0), 0)
    }

    pub(crate) fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    pub(crate) fn line(yuan: i64, part: Option<u32>) -> SoldLine {
        let tag = |part| Tag { dimension: Dimension::Product, part: PartId(id(part)) };
        SoldLine {
            amount: Money::from_yuan(yuan),
            pieces: Count::new(1),
            cost: None,
            tags: part.map(tag).into_iter().collect(),
        }
    }

    pub(crate) fn deal(number: u32, signed: &str, lines: Vec<SoldLine>) -> WonDeal {
        WonDeal {
            id: id(number),
            customer: None,
            signed: day(signed),
            shipped: None,
            invoiced: None,
            cancelled: None,
            lines,
            discount: Money::ZERO,
            rebate: Money::ZERO,
            share: Rate::ONE,
        }
    }
}
