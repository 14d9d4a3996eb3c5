//! Figures along time: differences of one rounded cumulative line (domain.md 1).

use super::money::{Money, divide_half_away, wide};

/// F(d) = round(T × Σ w through d / W): the part of a total that is expected through a day.
///
/// The figure of any run of days is F(last) − F(day before the first), so days, weeks, thirds,
/// months and quarters agree, each within one smallest unit of the exact figure, and the line of
/// a higher total never lies below a lower one's. Rounded half up to the smallest unit (0.01
/// yuan, one piece).
///
/// ```
/// use fieldplan::domain::line::Line;
/// let line = Line::new(10, 18);
/// assert_eq!(line.through(0), Some(0));
/// assert_eq!(line.between(3, 8), Some(2));
/// assert_eq!(line.through(18), Some(10));
/// assert_eq!(Line::new(10, 0).through(0), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    total: i64,
    weight: u32,
}

impl Line {
    /// A line for a total in smallest units over a period whose days weigh `weight` half days.
    pub const fn new(total: i64, weight: u32) -> Line {
        Line { total, weight }
    }

    /// What is expected once `elapsed` half days have passed; elapsed stops at the weight.
    /// `None` where the period has no working day: it keeps its total whole.
    pub fn through(&self, elapsed: u32) -> Option<i64> {
        if self.weight == 0 {
            return None;
        }
        let product = wide(self.total).saturating_mul(i128::from(elapsed.min(self.weight)));
        i64::try_from(divide_half_away(product, i128::from(self.weight))).ok()
    }

    /// The figure of a run of days: from `before` half days elapsed to `after`.
    pub fn between(&self, before: u32, after: u32) -> Option<i64> {
        self.through(after)?.checked_sub(self.through(before)?)
    }
}

/// A [`Line`] of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoneyLine(Line);

impl MoneyLine {
    /// A line for an amount over `weight` half days.
    pub const fn new(total: Money, weight: u32) -> MoneyLine {
        MoneyLine(Line::new(total.fen(), weight))
    }

    /// As [`Line::through`].
    pub fn through(&self, elapsed: u32) -> Option<Money> {
        self.0.through(elapsed).map(Money::from_fen)
    }

    /// As [`Line::between`].
    pub fn between(&self, before: u32, after: u32) -> Option<Money> {
        self.0.between(before, after).map(Money::from_fen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_run_of_days_is_the_sum_of_its_days(
            total in 0_i64..=100_000_000_000_000,
            days in proptest::collection::vec(0_u32..=2, 1..400),
            cut in 0_usize..400,
        ) {
            let weight: u32 = days.iter().sum();
            let line = Line::new(total, weight);
            let mut elapsed = 0;
            let mut sum = 0;
            for (place, day) in days.iter().enumerate() {
                if place == cut {
                    if let Some(through) = line.through(elapsed) {
                        prop_assert_eq!(through, sum);
                    }
                }
                if let Some(figure) = line.between(elapsed, elapsed + day) {
                    prop_assert!(figure >= 0);
                    sum += figure;
                }
                elapsed += day;
            }
            prop_assert_eq!(sum, if weight == 0 { 0 } else { total });
        }

        #[test]
        fn each_figure_is_within_one_unit_of_exact(
            total in 0_i64..=1_000_000_000, weight in 1_u32..=800, a in 0_u32..=800, b in 0_u32..=800,
        ) {
            let (before, after) = (a.min(b).min(weight), a.max(b).min(weight));
            let figure = i128::from(Line::new(total, weight).between(before, after).unwrap());
            let exact_times_weight = i128::from(total) * i128::from(after - before);
            prop_assert!((figure * i128::from(weight) - exact_times_weight).abs() <= i128::from(weight));
        }

        #[test]
        fn a_higher_tier_never_lies_below_a_lower_one(
            low in 0_i64..=100_000_000_000_000, more in 0_i64..=100_000_000_000,
            weight in 1_u32..=800, elapsed in 0_u32..=800,
        ) {
            let higher = Line::new(low + more, weight).through(elapsed);
            prop_assert!(higher >= Line::new(low, weight).through(elapsed));
        }
    }
}
