//! What a goal can count: unit, kind and direction of each metric (domain.md 3).

use serde::{Deserialize, Serialize};

use super::unit::Unit;

/// How figures of a metric relate to time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Records add up over days, so a target can be spread over them.
    Sum,
    /// One sum divided by another of the same period; never summed, never spread.
    Ratio,
    /// A state at a day, like stock on hand: the last reading counts.
    Level,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Like revenue.
    HigherIsBetter,
    /// Like the expense rate.
    LowerIsBetter,
}

impl Direction {
    /// Whether `one` is at least as good as `other`.
    pub fn at_least<T: Ord>(self, one: T, other: T) -> bool {
        match self {
            Direction::HigherIsBetter => one >= other,
            Direction::LowerIsBetter => one <= other,
        }
    }
}

/// What a metric counts in, how, and which way is better.
///
/// ```
/// use fieldplan::domain::metric::{Direction, Kind, Metric, MetricError};
/// use fieldplan::domain::unit::Unit;
/// let up = Direction::HigherIsBetter;
/// assert!(Metric::new(Unit::Pieces, Kind::Sum, up).is_ok());
/// // A ratio is a share, and shares are never summed.
/// assert_eq!(Metric::new(Unit::Yuan, Kind::Ratio, up), Err(MetricError::RatioNeedsShare));
/// assert_eq!(Metric::new(Unit::Share, Kind::Sum, up), Err(MetricError::ShareIsNoSum));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Metric {
    unit: Unit,
    kind: Kind,
    direction: Direction,
}

/// Why a unit and a kind make no metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetricError {
    /// A ratio's figures are shares.
    RatioNeedsShare,
    /// Shares are never summed.
    ShareIsNoSum,
}

impl Metric {
    /// A metric.
    ///
    /// # Errors
    /// For a ratio that is not counted in shares, and for a sum of shares.
    pub const fn new(unit: Unit, kind: Kind, direction: Direction) -> Result<Metric, MetricError> {
        match (unit, kind) {
            (Unit::Yuan | Unit::Pieces, Kind::Ratio) => Err(MetricError::RatioNeedsShare),
            (Unit::Share, Kind::Sum) => Err(MetricError::ShareIsNoSum),
            _ => Ok(Metric { unit, kind, direction }),
        }
    }

    /// What it is counted in.
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// How its figures relate to time.
    pub const fn kind(self) -> Kind {
        self.kind
    }

    /// Which way is better.
    pub const fn direction(self) -> Direction {
        self.direction
    }
}

/// The metrics everybody has; the table of domain.md 3, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Standard {
    /// 销售额: what is credited to me of won deals.
    Revenue,
    /// 销量: pieces of the same.
    Volume,
    /// 回款额: payments received.
    Collections,
    /// 毛利: credited amount less cost and rebate.
    GrossProfit,
    /// 成交单数: won deals; a cancelled one counts −1 on its cancel date.
    Deals,
    /// 新客户数: customers whose first won deal falls in the period.
    NewCustomers,
    /// 拜访量: visits with an outcome, one per customer and day.
    Visits,
    /// 电话量: calls with an outcome, one per customer and day.
    Calls,
    /// 转化率: of what was resolved, the part that got on.
    Conversion,
    /// 复购率: customers who bought again.
    Repurchase,
    /// 回款率: of what fell due, the part paid.
    CollectionRate,
    /// 费用率: expenses of a yuan of revenue; lower is better.
    ExpenseRate,
}

impl Standard {
    /// All of them, in the table's order.
    pub const ALL: [Standard; 12] = [
        Standard::Revenue,
        Standard::Volume,
        Standard::Collections,
        Standard::GrossProfit,
        Standard::Deals,
        Standard::NewCustomers,
        Standard::Visits,
        Standard::Calls,
        Standard::Conversion,
        Standard::Repurchase,
        Standard::CollectionRate,
        Standard::ExpenseRate,
    ];

    /// Its unit, kind and direction.
    pub const fn metric(self) -> Metric {
        let (unit, kind, direction) = match self {
            Standard::Revenue | Standard::Collections | Standard::GrossProfit => {
                (Unit::Yuan, Kind::Sum, Direction::HigherIsBetter)
            }
            Standard::Volume
            | Standard::Deals
            | Standard::NewCustomers
            | Standard::Visits
            | Standard::Calls => (Unit::Pieces, Kind::Sum, Direction::HigherIsBetter),
            Standard::Conversion | Standard::Repurchase | Standard::CollectionRate => {
                (Unit::Share, Kind::Ratio, Direction::HigherIsBetter)
            }
            Standard::ExpenseRate => (Unit::Share, Kind::Ratio, Direction::LowerIsBetter),
        };
        Metric { unit, kind, direction }
    }

    /// Whether a cap by capacity makes sense: only for activities. Money and deals above the best
    /// month are warned of, not capped.
    pub const fn is_activity(self) -> bool {
        matches!(self, Standard::Visits | Standard::Calls)
    }
}

/// A metric the rep made: a name with unit, kind and direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Custom {
    name: String,
    metric: Metric,
}

/// Why a metric of the rep's own is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CustomError {
    /// It has no name.
    NoName,
    /// The name has more than [`Custom::NAME_LIMIT`] characters.
    NameTooLong,
}

impl Custom {
    /// The most characters a name may have.
    pub const NAME_LIMIT: usize = 40;

    /// A metric with a name as typed; spaces at its ends are left out.
    ///
    /// # Errors
    /// When the name is empty or too long.
    pub fn new(name: &str, metric: Metric) -> Result<Custom, CustomError> {
        let name = name.trim();
        if name.is_empty() {
            return Err(CustomError::NoName);
        }
        if name.chars().count() > Custom::NAME_LIMIT {
            return Err(CustomError::NameTooLong);
        }
        Ok(Custom { name: name.to_owned(), metric })
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its unit, kind and direction.
    pub const fn metric(&self) -> Metric {
        self.metric
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_standard_metric_passes_the_door_of_its_own_ones() {
        for standard in Standard::ALL {
            let metric = standard.metric();
            let again = Metric::new(metric.unit(), metric.kind(), metric.direction());
            assert_eq!(again, Ok(metric), "{standard:?}");
        }
    }

    #[test]
    fn a_ratio_is_a_share_and_shares_are_no_sum() {
        let up = Direction::HigherIsBetter;
        assert_eq!(Metric::new(Unit::Yuan, Kind::Ratio, up), Err(MetricError::RatioNeedsShare));
        assert_eq!(Metric::new(Unit::Share, Kind::Sum, up), Err(MetricError::ShareIsNoSum));
        assert!(Metric::new(Unit::Share, Kind::Level, up).is_ok());
    }

    #[test]
    fn only_visits_and_calls_are_activities() {
        let activities = Standard::ALL.into_iter().filter(|standard| standard.is_activity());
        assert!(activities.eq([Standard::Visits, Standard::Calls]));
    }

    #[test]
    fn only_the_expense_rate_is_better_lower() {
        for standard in Standard::ALL {
            let lower = standard.metric().direction() == Direction::LowerIsBetter;
            assert_eq!(lower, standard == Standard::ExpenseRate);
        }
    }

    #[test]
    fn a_name_is_asked_for_and_trimmed() {
        let metric = Standard::Visits.metric();
        assert_eq!(Custom::new("  ", metric), Err(CustomError::NoName));
        assert_eq!(Custom::new(&"长".repeat(41), metric), Err(CustomError::NameTooLong));
        assert_eq!(Custom::new(" 铺货家数 ", metric).unwrap().name(), "铺货家数");
    }
}
