//! What open deals may bring together, exactly, up to a gap (domain.md 7).
//!
//! Here lives the convolution on a grid in 2⁻⁶⁰ fixed point, without floats and without random
//! numbers. Which deals count and what is said of the result is in `chance`.

use super::money::{Money, divide_half_away, wide};
use super::odds::{Beta, Probability};

/// The grid has at least so many steps to the gap, or steps of one 分.
const FINENESS: i64 = 1000;
/// The first digits of a step: amounts as people type them are whole numbers of such steps, so
/// that deals which together reach a gap exactly reach it on the grid too.
const DIGITS: [i64; 4] = [50, 25, 20, 10];

/// Amounts in whole steps, as far as a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Grid {
    step: i64,
    /// Steps from 0 to the gap, at least 1.
    need: usize,
}

impl Grid {
    /// The grid for a gap above 0: a step of 1, 2, 2.5 or 5 times a power of ten, the largest
    /// not above gap / 1000, but at least one 分. It depends on the gap alone, so that more
    /// never counts less. At most 2000 steps reach the gap.
    pub(super) fn to(gap: Money) -> Grid {
        let most = gap.fen() / FINENESS;
        let mut step = 1;
        let mut power = 1_i64;
        while power <= most {
            let fits = |digits: &i64| {
                let step = digits.saturating_mul(power) / 10;
                let whole = digits.saturating_mul(power) % 10 == 0;
                (whole && step <= most).then_some(step)
            };
            step = DIGITS.iter().find_map(fits).unwrap_or(step);
            power = power.saturating_mul(10);
        }
        let mut grid = Grid { step, need: usize::MAX };
        grid.need = grid.steps(gap).max(1);
        grid
    }

    /// An amount in steps, rounded half up and stopped at the gap; 0 for one below zero.
    pub(super) fn steps(self, amount: Money) -> usize {
        let steps = divide_half_away(wide(amount.fen()).max(0), i128::from(self.step));
        usize::try_from(steps).unwrap_or(usize::MAX).min(self.need)
    }

    /// So many steps as an amount.
    pub(super) fn amount(self, steps: usize) -> Money {
        Money::from_wide(i128::from(self.step).saturating_mul(wide_steps(steps)))
    }

    /// Steps to the gap.
    pub(super) fn need(self) -> usize {
        self.need
    }
}

/// Steps as a wide number.
fn wide_steps(steps: usize) -> i128 {
    i128::try_from(steps).unwrap_or(i128::MAX)
}

/// How likely each sum below the gap is. What is missing to 1 has reached it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Outcomes {
    /// The weight of each number of steps below the gap, in 2⁻⁶⁰.
    weights: Vec<u64>,
    /// Outside these steps every weight is 0.
    first: usize,
    end: usize,
}

impl Outcomes {
    /// Nothing has come in yet.
    pub(super) fn nothing(grid: Grid) -> Outcomes {
        let mut none = Outcomes::never(grid.need());
        if let Some(weight) = none.weights.first_mut() {
            *weight = Probability::ONE.bits();
        }
        none.end = 1;
        none
    }

    /// No outcome at all, of `need` steps.
    fn never(need: usize) -> Outcomes {
        Outcomes { weights: vec![0; need], first: 0, end: 0 }
    }

    /// One more deal that stands alone. O(steps).
    pub(super) fn add(&mut self, deal: usize, odds: Probability) {
        if deal == 0 {
            return;
        }
        // From above, so that what a sum receives is not moved on again.
        for from in (self.first..self.end).rev() {
            let Some(weight) = self.weights.get_mut(from) else { continue };
            let won = odds.of(*weight);
            *weight = weight.wrapping_sub(won);
            if let Some(to) = self.weights.get_mut(from.saturating_add(deal)) {
                *to = to.wrapping_add(won);
            }
        }
        self.end = self.end.saturating_add(deal).min(self.weights.len());
    }

    /// The deals of one stage rate, which win together: the next of `i` deals, `k` of them won, is
    /// won with (a + k) / (a + b + i). `deals` in steps, from large to small. O(n² × steps), less
    /// where few of them fill the gap.
    ///
    /// Every set of K deals is equally likely in the end, so the order does not matter; with the
    /// large ones first the gap fills early, and sums of many wins stay few.
    pub(super) fn add_together(&mut self, deals: &[usize], rate: Beta) {
        let need = self.weights.len();
        // One row for each number of deals won so far.
        let mut rows = vec![std::mem::replace(self, Outcomes::never(need))];
        // A deal of no step changes no sum and, the deals being alike, no other deal.
        for (deal, seen) in deals.iter().copied().filter(|deal| *deal > 0).zip(0_u32..) {
            let room = |row: &Outcomes| row.first.saturating_add(deal) < need && row.end > 0;
            if rows.last().is_some_and(room) {
                rows.push(Outcomes::never(need));
            }
            // From many wins to few, so that a row that receives has been settled before.
            for place in (0..rows.len()).rev() {
                let won = u32::try_from(place).unwrap_or(seen);
                let Some((lower, higher)) = rows.split_at_mut_checked(place.saturating_add(1))
                else {
                    continue;
                };
                if let Some(row) = lower.last_mut() {
                    row.settle(deal, rate.after(won, seen), higher.first_mut());
                }
            }
        }
        for row in rows {
            self.take_in(&row);
        }
    }

    /// One deal is lost, or won and counted in the row `higher` unless the gap is reached.
    fn settle(&mut self, deal: usize, odds: Probability, higher: Option<&mut Outcomes>) {
        let Some(own) = self.weights.get_mut(self.first..self.end).filter(|own| !own.is_empty())
        else {
            return;
        };
        let start = self.first.saturating_add(deal);
        let mut own = own.iter_mut();
        if let Some(higher) = higher {
            let need = higher.weights.len();
            if let Some(to) = higher.weights.get_mut(start..) {
                let wins = to.len().min(own.len());
                for (weight, to) in own.by_ref().take(wins).zip(to) {
                    let won = odds.of(*weight);
                    *weight = weight.wrapping_sub(won);
                    *to = to.wrapping_add(won);
                }
                let empty = higher.end == 0;
                higher.first = if empty { start } else { higher.first.min(start) };
                higher.end = higher.end.max(self.end.saturating_add(deal).min(need));
            }
        }
        // Won here, these reach the gap.
        for weight in own {
            *weight = weight.wrapping_sub(odds.of(*weight));
        }
    }

    /// Adds the weights of other outcomes, sum by sum.
    fn take_in(&mut self, other: &Outcomes) {
        if other.end == 0 {
            return;
        }
        for (sum, weight) in self.weights.iter_mut().zip(&other.weights) {
            *sum = sum.wrapping_add(*weight);
        }
        self.first = if self.end == 0 { other.first } else { self.first.min(other.first) };
        self.end = self.end.max(other.end);
    }

    /// How likely the gap is reached when `more` steps come in besides. O(steps).
    pub(super) fn reached_with(&self, more: usize) -> Probability {
        let missing = self.weights.len().saturating_sub(more);
        let open = self.weights.iter().take(missing).fold(0_u64, |sum, w| sum.wrapping_add(*w));
        Probability::from_bits(Probability::ONE.bits().saturating_sub(open))
    }

    /// The fewest steps that are not exceeded in at least half of all cases, when one of `more`,
    /// all equally likely, comes in besides; the gap where more than half of them reach it.
    /// O(steps + `more` × log steps).
    pub(super) fn middle_with(&self, more: &[usize]) -> usize {
        let mut sum = 0_u64;
        let add = |weight: &u64| {
            sum = sum.wrapping_add(*weight);
            sum
        };
        // How likely at most so many steps are, by their number.
        let at_most: Vec<u64> = self.weights.iter().map(add).collect();
        let half = u128::from(Probability::ONE.bits() / 2);
        let half = half.saturating_mul(u128::try_from(more.len()).unwrap_or(u128::MAX));
        let stays = |steps: usize| {
            let each = more.iter().filter_map(|more| at_most.get(steps.checked_sub(*more)?));
            each.fold(0_u128, |sum, weight| sum.saturating_add(u128::from(*weight))) >= half
        };
        let (mut low, mut high) = (0, self.weights.len());
        while low < high {
            let middle = low.midpoint(high);
            if stays(middle) {
                high = middle;
            } else {
                low = middle.saturating_add(1);
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn round_amounts_are_whole_steps() {
        let yuan = Money::from_yuan;
        // (gap, step in 分, steps to the gap)
        let cases = [
            (yuan(300_000), 25_000, 1200),
            (yuan(500_000), 50_000, 1000),
            (yuan(450_000), 25_000, 1800),
            (Money::from_fen(1999), 1, 1999),
            (Money::from_fen(1), 1, 1),
            (Money::from_fen(2500), 2, 1250),
            (Money::from_fen(25_000), 25, 1000),
        ];
        for (gap, step, need) in cases {
            assert_eq!(Grid::to(gap), Grid { step, need }, "{gap}");
        }
    }

    #[test]
    fn half_a_step_counts_up() {
        let grid = Grid::to(Money::from_fen(2500));
        assert_eq!([0, 1, 2, 3, -9].map(|fen| grid.steps(Money::from_fen(fen))), [0, 1, 1, 2, 0]);
        assert_eq!(grid.steps(Money::LIMIT), 1250);
    }

    proptest! {
        #[test]
        fn a_step_is_never_above_a_thousandth_of_the_gap(fen in 1_i64..=Money::LIMIT.fen()) {
            let grid = Grid::to(Money::from_fen(fen));
            prop_assert!(grid.step == 1 || grid.step * 1000 <= fen);
            prop_assert!(grid.need <= 2500);
            // One deal of just the gap reaches it.
            prop_assert_eq!(grid.steps(Money::from_fen(fen)), grid.need);
        }

        #[test]
        fn nothing_is_lost_between_the_rows(
            deals in proptest::collection::vec(0_usize..400, 0..12), a in 0_u32..9000, b in 1_u32..9000,
        ) {
            // A gap beyond all deals: what is won stays below, so the weights still make 1.
            let grid = Grid { step: 1, need: 400 * 12 };
            let mut outcomes = Outcomes::nothing(grid);
            outcomes.add_together(&deals, Beta::new(a, b).unwrap());
            prop_assert_eq!(outcomes.weights.iter().sum::<u64>(), Probability::ONE.bits());
            prop_assert_eq!(outcomes.reached_with(0), Probability::ZERO);
        }
    }
}
