//! How much of the business hangs on few: the real concentration beside the textbook one
//! (domain.md 9).

use super::money::Money;
use super::rate::{Rate, Undefined};
use super::sorted;

/// Percent of the value that textbooks give to the first 20 %, the next 30 % and the last 50 %.
pub const TEXTBOOK: [i64; 3] = [80, 15, 5];

/// One part of a ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// How many.
    pub count: usize,
    /// What they bring.
    pub value: Money,
    /// Of everything. Above 1 where others bring less than nothing.
    pub share: Result<Rate, Undefined>,
}

/// The first 20 %, the next 30 % and the rest by value, and the largest one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concentration {
    /// Strictly by rank: ceil(0.2 N), up to ceil(0.5 N), and the rest. Ties are cut, since equal
    /// ones bring the same wherever they are counted.
    pub parts: [Part; 3],
    /// Everything.
    pub total: Money,
    /// The place of the largest (the first of equals) and its share.
    pub largest: Option<(usize, Result<Rate, Undefined>)>,
}

impl Concentration {
    /// Of customers, deals, industries or whatever has a value. O(n log n).
    ///
    /// ```
    /// use fieldplan::domain::{concentration::Concentration, money::Money, rate::Rate};
    /// let values = [10, 60, 10, 10, 10].map(Money::from_yuan);
    /// let found = Concentration::of(&values);
    /// assert_eq!(found.largest, Some((1, Ok(Rate::percent(60)))));
    /// assert_eq!(found.parts.map(|part| part.count), [1, 2, 2]);
    /// ```
    pub fn of(values: &[Money]) -> Concentration {
        let mut ranked = values.to_vec();
        sorted::sort_by(&mut ranked, |a, b| b.cmp(a));
        let total: Money = ranked.iter().copied().sum();
        let end = |tenths: usize| values.len().saturating_mul(tenths).div_ceil(10);
        let (first, second) = (end(2), end(5));
        let part = |from: usize, to: usize| {
            let run = ranked.get(from..to).unwrap_or_default();
            let value: Money = run.iter().copied().sum();
            Part { count: run.len(), value, share: Rate::of_amounts(value, total) }
        };
        let parts = [part(0, first), part(first, second), part(second, values.len())];
        let largest = values.iter().enumerate().rev().max_by_key(|(_, value)| **value);
        let largest = largest.map(|(place, value)| (place, Rate::of_amounts(*value, total)));
        Concentration { parts, total, largest }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_has_no_share() {
        let none = Concentration::of(&[]);
        assert_eq!(none.parts.map(|part| part.share), [Err(Undefined::Nothing); 3]);
        assert_eq!(none.largest, None);
    }

    proptest! {
        #[test]
        fn parts_add_up_and_the_first_lead(values in proptest::collection::vec(0_i64..1_000_000, 0..80)) {
            let values: Vec<Money> = values.into_iter().map(Money::from_fen).collect();
            let found = Concentration::of(&values);
            prop_assert_eq!(found.parts.iter().map(|part| part.value).sum::<Money>(), found.total);
            prop_assert_eq!(found.parts.iter().map(|part| part.count).sum::<usize>(), values.len());
            // The first fifth brings at least a fifth.
            let first = i128::from(found.parts[0].value.fen()) * 5;
            prop_assert!(first >= i128::from(found.total.fen()));
        }
    }
}
