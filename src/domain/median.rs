//! The middle value of a few figures.

use super::money::{Money, divide_half_away, wide};
use super::sorted;

/// The middle amount; between two, their mean rounded half away from zero to the 分. `None` of
/// none. O(n log n).
///
/// ```
/// use fieldplan::domain::{median::median, money::Money};
/// let fen = |fen: &[i64]| median(&fen.iter().copied().map(Money::from_fen).collect::<Vec<_>>());
/// assert_eq!(fen(&[9, 1, 2]), Some(Money::from_fen(2)));
/// assert_eq!(fen(&[9, 1, 2, 3]), Some(Money::from_fen(3)));
/// assert_eq!(fen(&[]), None);
/// ```
pub fn median(amounts: &[Money]) -> Option<Money> {
    let (low, high) = middle(amounts)?;
    let sum = wide(low.fen()).saturating_add(wide(high.fen()));
    Some(Money::from_wide(divide_half_away(sum, 2)))
}

/// The middle number of whole days (or pieces); between two, their mean rounded half up. `None` of
/// none. O(n log n).
pub fn median_whole(numbers: &[u32]) -> Option<u32> {
    let (low, high) = middle(numbers)?;
    Some(low.midpoint(high).saturating_add(low.abs_diff(high) % 2))
}

/// The two values in the middle, in order; the same one twice for an odd number.
pub(super) fn middle<T: Ord + Copy>(values: &[T]) -> Option<(T, T)> {
    let mut ordered = values.to_vec();
    sorted::sort(&mut ordered);
    let half = ordered.len() / 2;
    let high = *ordered.get(half)?;
    let low =
        if ordered.len().is_multiple_of(2) { *ordered.get(half.checked_sub(1)?)? } else { high };
    Some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn half_a_day_counts_as_one() {
        assert_eq!(median_whole(&[3, 4]), Some(4));
        assert_eq!(median_whole(&[u32::MAX, u32::MAX]), Some(u32::MAX));
        assert_eq!(median_whole(&[]), None);
    }

    proptest! {
        #[test]
        fn half_lie_on_either_side(numbers in proptest::collection::vec(0_u32..50, 1..40)) {
            let middle = median_whole(&numbers).unwrap();
            let below = numbers.iter().filter(|n| **n < middle).count();
            let above = numbers.iter().filter(|n| **n > middle).count();
            prop_assert!(below * 2 <= numbers.len() && above * 2 <= numbers.len());
        }
    }
}
