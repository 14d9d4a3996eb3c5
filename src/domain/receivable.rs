//! Receivables (应收): terms, instalments, and the payments that settle them (domain.md 3).

use super::day::Day;
use super::ident::{CustomerId, Id};
use super::money::Money;
use super::period::Period;
use super::rate::Rate;

/// When an amount falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Terms {
    /// 货到 N 天: so many days after shipping.
    AfterDelivery(u16),
    /// 月结 N 天: so many days after the end of the calendar month of shipping.
    MonthEnd(u16),
    /// On a day agreed.
    On(Day),
}

impl Terms {
    /// The due date of what is shipped on a day.
    ///
    /// ```
    /// use fieldplan::domain::{day::Day, receivable::Terms};
    /// let shipped = Day::parse("2026-10-12")?;
    /// assert_eq!(Terms::AfterDelivery(30).due(shipped), Day::parse("2026-11-11")?);
    /// assert_eq!(Terms::MonthEnd(30).due(shipped), Day::parse("2026-11-30")?);
    /// # Ok::<(), fieldplan::domain::day::DayError>(())
    /// ```
    pub fn due(self, shipped: Day) -> Day {
        match self {
            Terms::AfterDelivery(days) => shipped.plus_days(i32::from(days)),
            Terms::MonthEnd(days) => shipped.month_end().plus_days(i32::from(days)),
            Terms::On(day) => day,
        }
    }
}

/// One part of a price that is paid in parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Instalment {
    /// Its share of the price, above 0.
    pub share: Rate,
    /// When it falls due.
    pub terms: Terms,
}

/// Why instalments are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstalmentError {
    /// There is none.
    None,
    /// A share is 0 or below.
    NotPositive,
    /// The shares do not come to 100 %; what they come to, where it can be held.
    NotWhole(Option<Rate>),
}

/// The amounts of instalments with their due dates, in the order given.
///
/// The figures are differences of one rounded cumulative line, so that they add up to the price
/// exactly and each is within one 分 of its share. O(instalments).
///
/// # Errors
/// When the shares are not above 0 or do not come to 100 %.
pub fn instalments(
    price: Money,
    parts: &[Instalment],
    shipped: Day,
) -> Result<Vec<(Day, Money)>, InstalmentError> {
    if parts.is_empty() {
        return Err(InstalmentError::None);
    }
    let mut reached = Rate::ZERO;
    let mut before = Money::ZERO;
    let mut dues = Vec::with_capacity(parts.len());
    for part in parts {
        if !part.share.is_positive() {
            return Err(InstalmentError::NotPositive);
        }
        reached = reached.checked_add(part.share).ok_or(InstalmentError::NotWhole(None))?;
        let through = reached.of_money(price);
        dues.push((part.terms.due(shipped), through.minus(before)));
        before = through;
    }
    if reached == Rate::ONE { Ok(dues) } else { Err(InstalmentError::NotWhole(Some(reached))) }
}

/// An amount a customer owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Receivable {
    /// Its name.
    pub id: Id,
    /// Who owes it.
    pub customer: CustomerId,
    /// How much, above 0; one of 0 or below is settled from the start.
    pub amount: Money,
    /// The civil day it arose, like the day of shipping.
    pub since: Day,
    /// The civil day it falls due.
    pub due: Day,
}

/// When an acceptance bill (承兑汇票) counts as received (a setting).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BillsCount {
    /// When it is handed over.
    #[default]
    OnReceipt,
    /// When it matures.
    OnMaturity,
}

/// Money received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Payment {
    /// Its name.
    pub id: Id,
    /// Who paid.
    pub customer: CustomerId,
    /// How much; below 0 when money was paid back.
    pub amount: Money,
    /// The civil day it was received.
    pub on: Day,
    /// The maturity of an acceptance bill; `None` for money.
    pub matures: Option<Day>,
    /// The receivable it was paid for, where it names one.
    pub settles: Option<Id>,
}

impl Payment {
    /// The day it counts on.
    pub fn counts_on(&self, bills: BillsCount) -> Day {
        match (bills, self.matures) {
            (BillsCount::OnMaturity, Some(matures)) => matures,
            _ => self.on,
        }
    }
}

/// 回款额: payments that count in the period. O(payments).
pub fn collections(payments: &[Payment], bills: BillsCount, period: Period) -> Money {
    let counted = payments.iter().filter(|payment| period.contains(payment.counts_on(bills)));
    counted.map(|payment| payment.amount).sum()
}

#[cfg(test)]
mod tests {
    use super::super::won::fixtures::{day, id};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn month_end_of_the_last_day_is_itself() {
        assert_eq!(Terms::MonthEnd(0).due(day("2026-02-28")), day("2026-02-28"));
        assert_eq!(Terms::MonthEnd(60).due(day("2026-12-01")), day("2027-03-01"));
        assert_eq!(Terms::On(day("2026-05-05")).due(day("2026-12-01")), day("2026-05-05"));
    }

    #[test]
    fn instalments_come_to_the_price_or_are_refused() {
        let part = |percent, days| Instalment {
            share: Rate::percent(percent),
            terms: Terms::AfterDelivery(days),
        };
        let shipped = day("2026-10-01");
        let dues = instalments(Money::from_fen(101), &[part(30, 0), part(70, 30)], shipped);
        let expected =
            vec![(shipped, Money::from_fen(30)), (day("2026-10-31"), Money::from_fen(71))];
        assert_eq!(dues, Ok(expected));
        let refused = |parts: &[Instalment]| instalments(Money::from_fen(101), parts, shipped);
        assert_eq!(refused(&[]), Err(InstalmentError::None));
        assert_eq!(refused(&[part(0, 0), part(100, 0)]), Err(InstalmentError::NotPositive));
        let most = Some(Rate::percent(90));
        assert_eq!(refused(&[part(30, 0), part(60, 0)]), Err(InstalmentError::NotWhole(most)));
    }

    #[test]
    fn a_bill_counts_on_receipt_or_on_maturity() {
        let bill = Payment {
            id: id(1),
            customer: CustomerId(id(9)),
            amount: Money::from_yuan(5),
            on: day("2026-10-20"),
            matures: Some(day("2027-04-20")),
            settles: None,
        };
        let october = Period::new(day("2026-10-01"), day("2026-10-31")).unwrap();
        let sum = |bills| collections(&[bill], bills, october);
        assert_eq!(sum(BillsCount::OnReceipt), Money::from_yuan(5));
        assert_eq!(sum(BillsCount::OnMaturity), Money::ZERO);
    }

    proptest! {
        #[test]
        fn instalments_add_up_and_stay_within_a_fen(
            fen in 0_i64..10_000_000, cuts in proptest::collection::vec(1_i64..40, 1..8),
        ) {
            let whole: i64 = cuts.iter().sum();
            let parts: Vec<Instalment> = cuts
                .iter()
                .map(|cut| Instalment {
                    share: Rate::of(*cut, whole).unwrap(),
                    terms: Terms::AfterDelivery(0),
                })
                .collect();
            let dues = instalments(Money::from_fen(fen), &parts, day("2026-10-01")).unwrap();
            prop_assert_eq!(dues.iter().map(|(_, due)| due.fen()).sum::<i64>(), fen);
            for ((_, due), cut) in dues.iter().zip(&cuts) {
                prop_assert!((due.fen() * whole - fen * cut).abs() <= whole);
            }
        }
    }
}
