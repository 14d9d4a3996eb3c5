//! Figures across parts without an order in time: largest remainder (domain.md 1).

use super::money::{Money, wide};
use super::rate::{Rate, Rounding};
use super::sorted::sort_by;

/// Splits a total of smallest units over weights so that the parts add up exactly.
///
/// Each part is its exact share rounded down; the units left over go one each to the largest
/// fractions, ties in the given order. Weights below 0 count 0. `None` where no weight is above 0.
/// A negative total is split as its size, with the sign put back. O(n log n).
///
/// ```
/// use fieldplan::domain::share::split;
/// assert_eq!(split(1000, &[30, 50, 20]), Some(vec![300, 500, 200]));
/// assert_eq!(split(100, &[1, 1, 1]), Some(vec![34, 33, 33]));
/// assert_eq!(split(100, &[0, -1]), None);
/// ```
pub fn split(total: i64, weights: &[i64]) -> Option<Vec<i64>> {
    let weights: Vec<i128> = weights.iter().map(|w| wide(*w).max(0)).collect();
    let sum = weights.iter().fold(0_i128, |sum, w| sum.saturating_add(*w));
    if sum <= 0 {
        return None;
    }
    let size = wide(total).saturating_abs();
    let mut parts = Vec::with_capacity(weights.len());
    let mut fractions = Vec::with_capacity(weights.len());
    let mut given = 0_i128;
    for (place, weight) in weights.iter().enumerate() {
        let product = size.checked_mul(*weight)?;
        let part = product.checked_div(sum)?;
        given = given.checked_add(part)?;
        parts.push(part);
        fractions.push((product.checked_rem(sum)?, place));
    }
    // Stable, so that ties keep the given order.
    sort_by(&mut fractions, |(a, _), (b, _)| b.cmp(a));
    let left = usize::try_from(size.checked_sub(given)?).ok()?;
    for (_, place) in fractions.iter().take(left) {
        if let Some(part) = parts.get_mut(*place) {
            *part = part.checked_add(1)?;
        }
    }
    let sign = if total < 0 { -1 } else { 1 };
    parts.into_iter().map(|part| i64::try_from(part.checked_mul(sign)?).ok()).collect()
}

/// [`split`] for money.
pub fn split_money(total: Money, weights: &[i64]) -> Option<Vec<Money>> {
    Some(split(total.fen(), weights)?.into_iter().map(Money::from_fen).collect())
}

/// The same share of each of several figures, so that they add up to the share of their sum,
/// rounded half away from zero once.
///
/// Each is its exact share rounded down; the units left over go one each to the largest
/// fractions, ties in the given order. Figures may be below 0, like a line taken back. O(n log n).
///
/// ```
/// use fieldplan::domain::{rate::Rate, share::share_of_each};
/// let half = Rate::percent(50);
/// assert_eq!(share_of_each(half, &[100, 1, 1]), [50, 1, 0]);
/// assert_eq!(share_of_each(Rate::ONE, &[7, -3]), [7, -3]);
/// ```
pub fn share_of_each(share: Rate, figures: &[i64]) -> Vec<i64> {
    let sum = figures.iter().fold(0_i128, |sum, figure| sum.saturating_add(wide(*figure)));
    let wanted = share.of_wide(sum, Rounding::HalfAway);
    let mut parts: Vec<i128> =
        figures.iter().map(|figure| share.of_wide(wide(*figure), Rounding::Down)).collect();
    let fraction = |figure: i64| {
        // What rounding down leaves, over the same denominator for all.
        let rest = share.numerator().checked_rem_euclid(share.denominator()).unwrap_or(0);
        let product = rest.saturating_mul(wide(figure));
        product.checked_rem_euclid(share.denominator()).unwrap_or(0)
    };
    let mut order: Vec<(i128, usize)> =
        figures.iter().zip(0..).map(|(figure, place)| (fraction(*figure), place)).collect();
    // Stable, so that ties keep the given order.
    sort_by(&mut order, |(a, _), (b, _)| b.cmp(a));
    let given = parts.iter().fold(0_i128, |sum, part| sum.saturating_add(*part));
    let left = usize::try_from(wanted.saturating_sub(given)).unwrap_or(0);
    for (_, place) in order.iter().take(left) {
        if let Some(part) = parts.get_mut(*place) {
            *part = part.saturating_add(1);
        }
    }
    parts.into_iter().map(|part| i64::try_from(part).unwrap_or(i64::MAX)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn remainder_goes_to_the_largest_fraction() {
        assert_eq!(split(10, &[3, 3, 1]), Some(vec![4, 4, 2]));
        assert_eq!(split(-100, &[1, 1, 1]), Some(vec![-34, -33, -33]));
    }

    #[test]
    fn in_shares_of_each_the_remainder_goes_to_the_largest_fraction() {
        let third = Rate::of(1, 3).unwrap();
        assert_eq!(share_of_each(third, &[1, 2, 3]), [0, 1, 1]);
        assert_eq!(share_of_each(third, &[-1, -2]), [0, -1]);
    }

    #[test]
    fn ten_large_thirty_medium_hundred_small_is_exact() {
        let yuan = Money::from_yuan;
        assert_eq!(
            split_money(yuan(10_000_000), &[50, 30, 20]),
            Some(vec![yuan(5_000_000), yuan(3_000_000), yuan(2_000_000)])
        );
    }

    proptest! {
        #[test]
        fn parts_add_up_exactly(
            total in -Money::LIMIT.fen()..=Money::LIMIT.fen(),
            weights in proptest::collection::vec(-5_i64..1_000_000, 1..40),
        ) {
            match split(total, &weights) {
                Some(parts) => prop_assert_eq!(parts.iter().sum::<i64>(), total),
                None => prop_assert!(weights.iter().all(|w| *w <= 0)),
            }
        }

        #[test]
        fn shares_of_each_add_up_to_the_share_of_the_sum(
            part in 0_i64..=1_000, of in 1_i64..=1_000,
            figures in proptest::collection::vec(-1_000_000_000_i64..=1_000_000_000, 1..20),
        ) {
            let share = Rate::of(part.min(of), of).unwrap();
            let parts = share_of_each(share, &figures);
            let sum: i64 = figures.iter().sum();
            prop_assert_eq!(parts.iter().sum::<i64>(), share.of_count(sum));
            for (mine, whole) in parts.iter().zip(&figures) {
                let exact = share.numerator() * i128::from(*whole);
                let off = i128::from(*mine) * share.denominator() - exact;
                prop_assert!(off.abs() <= share.denominator());
            }
            prop_assert_eq!(share_of_each(Rate::ONE, &figures), figures);
        }
    }
}
