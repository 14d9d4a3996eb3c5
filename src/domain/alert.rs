//! Whether something has got worse, with enough data to say so (domain.md 11).
//!
//! Asked weekly at the review, over the last 90 days against the time before. Conversion is judged
//! by a share, ticket and cycle by their middle values.

use super::day::Day;
use super::median::middle;
use super::money::wide;
use super::period::Period;

/// Observations the time before needs.
pub const BASE_AT_LEAST: u32 = 30;
/// Observations the last 90 days need.
pub const WINDOW_AT_LEAST: u32 = 10;
/// Deals looked at for ticket and cycle, and how many of them must be on the bad side.
pub const LAST_DEALS: usize = 10;
const ON_THE_BAD_SIDE: usize = 8;
/// Days looked at.
const WINDOW_DAYS: i32 = 90;

/// So many passed of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Passed; more than `of` counts as all.
    pub passed: u32,
    /// Resolved.
    pub of: u32,
}

/// Whether two samples are large enough to be compared. With 2 of 10 against 3 of 10 nothing can be
/// said.
pub fn is_enough(base: Sample, window: Sample) -> bool {
    base.of >= BASE_AT_LEAST && window.of >= WINDOW_AT_LEAST
}

/// Whether a conversion has dropped: k / N at most 0.8 p and (k − Np)² above 3.841 × Np(1 − p),
/// with p of the time before; never on too small samples.
///
/// ```
/// use fieldplan::domain::alert::{Sample, has_dropped};
/// let before = Sample { passed: 30, of: 100 };
/// assert!(has_dropped(before, Sample { passed: 11, of: 60 }));
/// assert!(!has_dropped(before, Sample { passed: 12, of: 60 }));
/// ```
pub fn has_dropped(base: Sample, window: Sample) -> bool {
    if !is_enough(base, window) {
        return false;
    }
    let (all, part) = (i128::from(base.of), i128::from(base.passed.min(base.of)));
    let (n, k) = (i128::from(window.of), i128::from(window.passed.min(window.of)));
    let (actual, expected) = (k.saturating_mul(all), n.saturating_mul(part));
    // Both cleared of the fraction p = part / all.
    let low = actual.saturating_mul(10) <= expected.saturating_mul(8);
    let distance = expected.saturating_sub(actual);
    let square = distance.saturating_mul(distance).saturating_mul(1000);
    let chance = expected.saturating_mul(all.saturating_sub(part)).saturating_mul(3841);
    low && square > chance
}

/// Whether an alert that was said before is said again: only when the share is lower still.
pub fn is_worse(said: Sample, now: Sample) -> bool {
    let cross = |one: Sample, other: Sample| {
        u64::from(one.passed.min(one.of)).saturating_mul(u64::from(other.of))
    };
    cross(now, said) < cross(said, now)
}

/// Which way a figure gets worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worse {
    /// Lower, as a ticket.
    Lower,
    /// Higher, as a cycle.
    Higher,
}

/// The days that are looked at: the last 90 through `today`. What lies before them is the base.
///
/// ```
/// use fieldplan::domain::{alert::window, day::Day};
/// let days = window(Day::parse("2026-11-30")?);
/// assert_eq!((days.first(), days.len()), (Day::parse("2026-09-02")?, 90));
/// # Ok::<(), fieldplan::domain::day::DayError>(())
/// ```
pub fn window(today: Day) -> Period {
    Period::spanning(today.plus_days(1_i32.saturating_sub(WINDOW_DAYS)), today)
}

/// A figure that has moved: both middle values, doubled so that halves stay whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Twice the middle of the time before.
    pub base_doubled: i128,
    /// Twice the middle of the last deals.
    pub last_doubled: i128,
    /// How many of the last ten are on the bad side.
    pub bad: usize,
}

impl Moved {
    /// Whether it has got worse: at least 8 of the last 10 deals on the bad side, and their middle
    /// 20 % worse.
    pub fn is_alarm(self, worse: Worse) -> bool {
        let (before, now) = (self.base_doubled, self.last_doubled);
        let by_a_fifth = match worse {
            Worse::Lower => now.saturating_mul(10) <= before.saturating_mul(8),
            Worse::Higher => now.saturating_mul(10) >= before.saturating_mul(12),
        };
        self.bad >= ON_THE_BAD_SIDE && by_a_fifth
    }

    /// Whether it is said again after `said`: only when the last deals are worse still.
    pub fn is_worse_than(self, said: Moved, worse: Worse) -> bool {
        match worse {
            Worse::Lower => self.last_doubled < said.last_doubled,
            Worse::Higher => self.last_doubled > said.last_doubled,
        }
    }
}

/// Whether ticket (分) or cycle (days) has got worse: at least 8 of the last 10 deals on the bad
/// side of the middle of the time before, and their own middle 20 % worse. `None` when not, with
/// fewer than ten last deals, or fewer than thirty before. O(n log n).
///
/// `last` is read from its end, so the latest deals come last.
pub fn has_moved(base: &[i64], last: &[i64], worse: Worse) -> Option<Moved> {
    compared(base, last, worse).filter(|moved| moved.is_alarm(worse))
}

/// Ticket or cycle of the last ten deals beside the time before, whether worse or not; `None` with
/// fewer than ten last deals, or fewer than thirty before. O(n log n).
pub fn compared(base: &[i64], last: &[i64], worse: Worse) -> Option<Moved> {
    let enough = u32::try_from(base.len()).unwrap_or(u32::MAX) >= BASE_AT_LEAST;
    let last = last.get(last.len().checked_sub(LAST_DEALS)?..).filter(|_| enough)?;
    let (before, now) = (doubled(base)?, doubled(last)?);
    let on_bad_side = |value: &&i64| {
        let twice = wide(**value).saturating_mul(2);
        match worse {
            Worse::Lower => twice < before,
            Worse::Higher => twice > before,
        }
    };
    let bad = last.iter().filter(on_bad_side).count();
    Some(Moved { base_doubled: before, last_doubled: now, bad })
}

fn doubled(values: &[i64]) -> Option<i128> {
    let (low, high) = middle(values)?;
    Some(wide(low).saturating_add(wide(high)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn small_samples_say_nothing() {
        let sample = |passed, of| Sample { passed, of };
        assert!(!has_dropped(sample(29, 29), sample(0, 1000)));
        assert!(!has_dropped(sample(100, 100), sample(0, 9)));
        assert!(has_dropped(sample(15, 30), sample(0, 10)));
    }

    #[test]
    fn a_fall_of_just_a_fifth_counts() {
        let base = Sample { passed: 200, of: 1000 };
        assert!(has_dropped(base, Sample { passed: 160, of: 1000 }));
        assert!(!has_dropped(base, Sample { passed: 161, of: 1000 }));
    }

    #[test]
    fn said_again_only_when_lower_still() {
        let sample = |passed, of| Sample { passed, of };
        assert!(!is_worse(sample(10, 100), sample(10, 100)));
        assert!(!is_worse(sample(10, 100), sample(5, 50)));
        assert!(is_worse(sample(10, 100), sample(5, 51)));
    }

    #[test]
    fn ticket_and_cycle_need_eight_of_ten_and_a_fifth() {
        let base = [100; 30];
        let mut last = [80; 10];
        assert_eq!(has_moved(&base, &last, Worse::Lower).map(|moved| moved.bad), Some(10));
        last[..2].fill(100);
        assert!(has_moved(&base, &last, Worse::Lower).is_some());
        last[2] = 100;
        assert_eq!(has_moved(&base, &last, Worse::Lower), None);
        assert_eq!(has_moved(&base, &[81; 10], Worse::Lower), None);
        assert!(has_moved(&base, &[120; 10], Worse::Higher).is_some());
        assert_eq!(has_moved(&base, &[119; 10], Worse::Higher), None);
        assert_eq!(has_moved(&base[1..], &[1; 10], Worse::Lower), None);
        assert_eq!(has_moved(&base, &[1; 9], Worse::Lower), None);
        let moved = |last| has_moved(&base, &[last; 10], Worse::Lower).unwrap();
        assert!(!moved(70).is_worse_than(moved(70), Worse::Lower));
        assert!(moved(69).is_worse_than(moved(70), Worse::Lower));
        assert!(moved(70).is_worse_than(moved(69), Worse::Higher));
        // Only the last ten are looked at.
        let mut twelve = [1; 12];
        twelve[..2].fill(1000);
        assert_eq!(has_moved(&base, &twelve, Worse::Lower).map(|moved| moved.bad), Some(10));
    }

    proptest! {
        #[test]
        fn fewer_passed_never_silences_an_alert(passed in 0_u32..500, of in 30_u32..500, k in 1_u32..300, n in 10_u32..300) {
            let base = Sample { passed, of };
            if has_dropped(base, Sample { passed: k, of: n }) {
                let fewer = Sample { passed: k - 1, of: n };
                prop_assert!(has_dropped(base, fewer));
            }
        }

        #[test]
        fn what_did_not_fall_by_a_fifth_is_no_alert(passed in 0_u32..500, more in 0_u32..500, k in 0_u32..300, of in 0_u32..300) {
            let base = Sample { passed, of: passed + more };
            let window = Sample { passed: k.min(of), of };
            let low = u64::from(window.passed) * u64::from(base.of) * 5 <= u64::from(window.of) * u64::from(passed) * 4;
            prop_assert!(low || !has_dropped(base, window));
        }
    }
}
