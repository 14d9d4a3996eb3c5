//! When a customer pays: all at once 货到 N 天 or 月结 N 天, or in instalments (domain.md 3,
//! mission C10). What the words mean in days is in `receivable`.

use super::day::Day;
use super::entry::{Entry, EntryKind, Row};
use super::ident::CustomerId;
use super::money::Money;
use super::rate::Rate;
use super::receivable::{Instalment, Terms, instalments};
use super::workspace::Workspace;

/// The most instalments.
pub const PART_LIMIT: usize = 12;
/// The most days a term may have.
pub const DAY_LIMIT: u16 = 365;
/// 100 % in hundredths of a percent.
const WHOLE: u32 = 10_000;

/// From which day the days of a term count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum From {
    /// 货到: the delivery.
    Delivery,
    /// 月结: the end of its calendar month.
    MonthEnd,
}

impl From {
    /// In the order of the words in `journal::kinds::terms_set`.
    pub const ALL: [From; 2] = [From::Delivery, From::MonthEnd];
}

/// One part of what is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its share in hundredths of a percent.
    pub share: u32,
    /// From when its days count.
    pub from: From,
    /// How many days.
    pub days: u16,
}

/// A customer's terms: the parts come to 100 %.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerTerms(Vec<Part>);

/// Why parts are no terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermsError {
    /// There is none, or more than [`PART_LIMIT`].
    Parts {
        /// How many.
        length: usize,
    },
    /// A part of nothing, or of more than all.
    Share {
        /// Its number, from 1.
        part: usize,
    },
    /// More than [`DAY_LIMIT`] days.
    Days {
        /// Its number, from 1.
        part: usize,
    },
    /// The shares do not come to 100 %.
    NotWhole {
        /// What they come to, in hundredths of a percent.
        sum: u32,
    },
}

impl CustomerTerms {
    /// All of it so many days after the delivery or its month's end.
    ///
    /// # Errors
    /// When there are more than [`DAY_LIMIT`] days.
    pub fn whole(from: From, days: u16) -> Result<CustomerTerms, TermsError> {
        CustomerTerms::new(vec![Part { share: WHOLE, from, days }])
    }

    /// Terms in parts, in the order given.
    ///
    /// ```
    /// use fieldplan::domain::customer_terms::{CustomerTerms, From, Part};
    /// use fieldplan::domain::{day::Day, money::Money};
    /// let part = |share, from, days| Part { share, from, days };
    /// let terms = CustomerTerms::new(vec![
    ///     part(3_000, From::Delivery, 0),
    ///     part(7_000, From::MonthEnd, 30),
    /// ]).unwrap();
    /// let dues = terms.dues(Money::from_fen(10_001), Day::parse("2026-10-12")?);
    /// let shown: Vec<_> = dues.iter().map(|(due, part)| format!("{due} {part}")).collect();
    /// assert_eq!(shown, ["2026-10-12 30.00", "2026-11-30 70.01"]);
    /// # Ok::<(), fieldplan::domain::day::DayError>(())
    /// ```
    ///
    /// # Errors
    /// When the parts are none or too many, one is out of range, or they do not come to 100 %.
    pub fn new(parts: Vec<Part>) -> Result<CustomerTerms, TermsError> {
        let length = parts.len();
        if length == 0 || length > PART_LIMIT {
            return Err(TermsError::Parts { length });
        }
        for (number, part) in (1_usize..).zip(&parts) {
            if part.share == 0 || part.share > WHOLE {
                return Err(TermsError::Share { part: number });
            }
            if part.days > DAY_LIMIT {
                return Err(TermsError::Days { part: number });
            }
        }
        let sum = parts.iter().fold(0_u32, |sum, part| sum.saturating_add(part.share));
        if sum == WHOLE { Ok(CustomerTerms(parts)) } else { Err(TermsError::NotWhole { sum }) }
    }

    /// A customer's: those of the latest record; `None` without one, or where the latest took them
    /// away. O(entries).
    pub fn of(workspace: &Workspace, customer: CustomerId) -> Option<CustomerTerms> {
        let mut latest = None;
        for (_, entry) in workspace.entries() {
            if entry.kind == EntryKind::Terms && entry.customer == Some(customer) {
                latest = Some(entry);
            }
        }
        let mut numbers = latest?.row.numbers.iter().copied();
        let mut parts = Vec::new();
        for _ in 0..numbers.next()? {
            let share = u32::try_from(numbers.next()?).ok()?;
            let from = *From::ALL.get(usize::try_from(numbers.next()?).ok()?)?;
            let days = u16::try_from(numbers.next()?).ok()?;
            parts.push(Part { share, from, days });
        }
        CustomerTerms::new(parts).ok()
    }

    /// The parts.
    pub fn parts(&self) -> &[Part] {
        &self.0
    }

    /// When an amount delivered on a day falls due, in parts that add up to it exactly. A part that
    /// comes to nothing is left out. O(parts).
    pub fn dues(&self, amount: Money, delivered: Day) -> Vec<(Day, Money)> {
        let parts = self.0.iter().map(|part| Instalment {
            share: Rate::of(part.share, WHOLE).unwrap_or(Rate::ZERO),
            terms: match part.from {
                From::Delivery => Terms::AfterDelivery(part.days),
                From::MonthEnd => Terms::MonthEnd(part.days),
            },
        });
        // The parts come to 100 %, so the sums are never refused.
        let mut dues =
            instalments(amount, &parts.collect::<Vec<_>>(), delivered).unwrap_or_default();
        dues.retain(|(_, part)| *part > Money::ZERO);
        dues
    }

    /// As they are kept.
    pub fn entry(&self, customer: CustomerId, on: Day) -> Entry {
        entry(&self.0, customer, on)
    }
}

/// No terms any more, as it is kept.
pub fn none(customer: CustomerId, on: Day) -> Entry {
    entry(&[], customer, on)
}

fn entry(parts: &[Part], customer: CustomerId, on: Day) -> Entry {
    let mut row = Row { numbers: vec![i64::try_from(parts.len()).unwrap_or(0)], ..Row::default() };
    for part in parts {
        row.numbers.extend([i64::from(part.share), part.from as i64, i64::from(part.days)]);
    }
    Entry { kind: EntryKind::Terms, on, customer: Some(customer), row }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::Fact;
    use crate::domain::ident::{Id, Stamp};
    use crate::domain::workspace::evolve;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn customer(ms: u64) -> CustomerId {
        CustomerId(Id::new(Stamp::new(ms, 0, 9), 0))
    }

    #[test]
    fn shipped_on_12_october_falls_due_by_the_terms() {
        let amount = Money::from_yuan(100);
        let due = |from| {
            let terms = CustomerTerms::whole(from, 30).unwrap();
            terms.dues(amount, day("2026-10-12"))
        };
        assert_eq!(due(From::Delivery), [(day("2026-11-11"), amount)]);
        assert_eq!(due(From::MonthEnd), [(day("2026-11-30"), amount)]);
    }

    #[test]
    fn the_last_ones_set_for_a_customer_hold_and_can_be_taken_away() {
        let mut workspace = Workspace::default();
        let mut keep = |ms, entry| {
            evolve(&mut workspace, Stamp::new(ms, 0, 7), &Fact::Entered(entry));
            workspace.clone()
        };
        let terms = |days| CustomerTerms::whole(From::MonthEnd, days).unwrap();
        let on = day("2026-11-16");
        keep(1, terms(30).entry(customer(1), on));
        let both = keep(2, terms(60).entry(customer(2), on));
        assert_eq!(CustomerTerms::of(&both, customer(1)), Some(terms(30)));
        assert_eq!(CustomerTerms::of(&both, customer(2)), Some(terms(60)));
        let gone = keep(3, none(customer(1), on));
        assert_eq!(CustomerTerms::of(&gone, customer(1)), None);
        assert_eq!(CustomerTerms::of(&gone, customer(3)), None);
    }

    #[test]
    fn what_is_no_terms_is_refused_with_its_place() {
        let part = |share, days| Part { share, from: From::Delivery, days };
        let of = |parts: &[Part]| CustomerTerms::new(parts.to_vec()).map(drop);
        assert_eq!(of(&[]), Err(TermsError::Parts { length: 0 }));
        assert_eq!(of(&[part(5_000, 0); 13]), Err(TermsError::Parts { length: 13 }));
        assert_eq!(of(&[part(9_999, 0)]), Err(TermsError::NotWhole { sum: 9_999 }));
        assert_eq!(of(&[part(10_000, 0), part(0, 0)]), Err(TermsError::Share { part: 2 }));
        assert_eq!(of(&[part(10_000, 366)]), Err(TermsError::Days { part: 1 }));
    }

    proptest! {
        #[test]
        fn the_parts_add_up_to_the_amount(fen in 1_i64..1_000_000_000, cuts in proptest::collection::btree_set(1_u32..10_000, 0..6)) {
            let ends: Vec<u32> = cuts.iter().copied().chain([10_000]).collect();
            let starts = std::iter::once(0).chain(ends.iter().copied());
            let parts = ends.iter().zip(starts).map(|(end, start)| Part {
                share: end - start, from: From::Delivery, days: 30,
            });
            let terms = CustomerTerms::new(parts.collect()).unwrap();
            let dues = terms.dues(Money::from_fen(fen), day("2026-10-12"));
            prop_assert_eq!(dues.iter().map(|(_, part)| *part).sum::<Money>(), Money::from_fen(fen));
        }
    }
}
