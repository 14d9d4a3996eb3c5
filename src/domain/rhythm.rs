//! Where a sum stands on a day, on any curve: expected, pace, due today, needed (domain.md 6).
//!
//! `domain::pace` answers the same for a month's revenue on the even curve, as the Today page
//! shows it; a test holds the two together. Ratios are in `domain::ratio`: they are never divided
//! by time.

use super::curve::Curve;
use super::day::Day;
use super::rate::{Rate, Rounding, Undefined};
use super::unit::Additive;

/// What is still needed of a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Needed<Q> {
    /// The target is reached.
    Reached,
    /// So much on each full working day, rounded up to the smallest unit; doing it every day
    /// suffices.
    PerDay(Q),
    /// No working day is left; this much is missing.
    NoDayLeft {
        /// What is missing.
        gap: Q,
    },
}

/// A sum on a day. Everything is fixed in the morning but `actual`, `done_today` and
/// `needed_after_today`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rhythm<Q> {
    /// T, the target.
    pub target: Q,
    /// A₀: actuals dated before today, an opening figure included.
    pub before: Q,
    /// A: actuals with today's.
    pub actual: Q,
    /// A − A₀.
    pub done_today: Q,
    /// S: the share of the curve's weight that has passed before today.
    pub passed: Rate,
    /// E = T × S, rounded half away from zero to the smallest unit.
    pub expected: Q,
    /// max(0, T − A₀) × w(today) / Σ w from today, rounded half away from zero; 0 on an off day.
    pub due_today: Q,
    /// What it takes from today on, by day weights alone whatever the curve.
    pub needed: Needed<Q>,
    /// What it takes from tomorrow on, with what is done by now.
    pub needed_after_today: Needed<Q>,
    /// Half days of today, 0 outside the period.
    pub today_halves: u32,
    /// Half days from today to the end, today included.
    pub left: u32,
    /// The next working day after today within the period.
    pub next_working: Option<Day>,
}

impl<Q: Additive> Rhythm<Q> {
    /// A sum's figures on `today`, from actuals dated before it and those dated on it. O(days left)
    /// for the next working day, else O(1).
    ///
    /// ```
    /// use fieldplan::domain::{calendar::WorkCalendar, curve::Curve, day::Day, money::Money};
    /// use fieldplan::domain::{period::{Month, MonthStart}, rate::Rate, rhythm::Rhythm};
    /// let november = Month::new(2026, 11).unwrap().period(MonthStart::FIRST);
    /// let shares = [30, 50, 20].map(Rate::percent);
    /// let curve = Curve::thirds(&WorkCalendar::default(), november, shares).unwrap();
    /// let yuan = Money::from_yuan;
    /// let today = Day::parse("2026-11-16")?;
    /// let rhythm = Rhythm::on(&curve, today, yuan(3_000_000), yuan(1_200_000), yuan(0));
    /// assert_eq!(rhythm.expected, Money::from_fen(146_250_000));
    /// assert_eq!(rhythm.due_today, Money::from_fen(21_951_220));
    /// # Ok::<(), fieldplan::domain::day::DayError>(())
    /// ```
    pub fn on(curve: &Curve, today: Day, target: Q, before: Q, done_today: Q) -> Rhythm<Q> {
        let period = curve.period();
        let elapsed =
            if today > period.first() { curve.halves_through(today.previous()) } else { 0 };
        let left = curve.weight().saturating_sub(elapsed);
        let today_halves = curve.halves_through(today).saturating_sub(elapsed);
        let passed =
            if today > period.first() { curve.passed(today.previous()) } else { Rate::ZERO };
        let expected = passed.of_wide(i128::from(target.units()), Rounding::HalfAway);
        let missing = target.less(before).or_zero();
        let share_of_rest = passed
            .complement()
            .filter(|rest| rest.is_positive() && today_halves > 0)
            .and_then(|rest| curve.share_of(today).checked_div(rest))
            .unwrap_or(Rate::ZERO);
        let due = share_of_rest.of_wide(i128::from(missing.units()), Rounding::HalfAway);
        let actual = before.and(done_today);
        let next_working = period
            .since(today.next().max(period.first()))
            .filter(|_| today < period.last())
            .and_then(|rest| {
                let reached = curve.halves_through(today);
                rest.days().find(|day| curve.halves_through(*day) > reached)
            });
        Rhythm {
            target,
            before,
            actual,
            done_today,
            passed,
            expected: Q::from_units(expected),
            due_today: Q::from_units(due),
            needed: needed(target, before, left),
            needed_after_today: needed(target, actual, left.saturating_sub(today_halves)),
            today_halves,
            left,
            next_working,
        }
    }

    /// Pace = A₀ / E, fixed for the day.
    ///
    /// # Errors
    /// The named states of E = 0, when there is no word yet.
    pub fn pace(&self) -> Result<Rate, Undefined> {
        Rate::of(self.before.units(), self.expected.units())
    }

    /// A / T; above 100 % and below 0 as it is.
    ///
    /// # Errors
    /// The named states of a target of 0 or below.
    pub fn attained(&self) -> Result<Rate, Undefined> {
        Rate::of(self.actual.units(), self.target.units())
    }

    /// A₀ − E: above 0 ahead, below 0 behind.
    pub fn distance(&self) -> Q {
        self.before.less(self.expected)
    }

    /// Whether what each full working day needs is more than the best closed month's day. It is a
    /// warning, not a verdict; a cap exists only for activities. `best` is the best closed
    /// month's total and half days; compared exactly.
    pub fn more_than_best(&self, best: Option<(Q, u32)>) -> bool {
        let (Some((total, halves)), gap) = (best, self.target.less(self.before)) else {
            return false;
        };
        let a_day = Rate::of(total.units(), i64::from(halves));
        let needs = Rate::of(gap.units(), i64::from(self.left));
        matches!((needs, a_day), (Ok(needs), Ok(best)) if needs > best)
    }

    /// Whether an activity needs more a day than fits one.
    pub fn above_capacity(&self, a_day: Q) -> bool {
        matches!(self.needed, Needed::PerDay(needed) if needed > a_day)
    }
}

/// max(0, T − A) over full working days, rounded up.
fn needed<Q: Additive>(target: Q, actual: Q, halves: u32) -> Needed<Q> {
    let gap = target.less(actual);
    if gap <= Q::ZERO {
        return Needed::Reached;
    }
    match Rate::of(2, i64::from(halves)) {
        Err(_) => Needed::NoDayLeft { gap },
        Ok(a_day) => {
            Needed::PerDay(Q::from_units(a_day.of_wide(i128::from(gap.units()), Rounding::Up)))
        }
    }
}

/// The best closed month by its day: total and half days, of months with working days; of equal
/// ones the first. O(months).
pub fn best_month<Q: Additive>(closed: impl IntoIterator<Item = (Q, u32)>) -> Option<(Q, u32)> {
    let rated = closed.into_iter().filter_map(|(total, halves)| {
        let a_day = Rate::of(total.units(), i64::from(halves)).ok()?;
        Some((a_day, (total, halves)))
    });
    let best = rated.fold(None::<(Rate, (Q, u32))>, |best, next| match best {
        Some(best) if best.0 >= next.0 => Some(best),
        _ => Some(next),
    });
    best.map(|(_, month)| month)
}

#[cfg(test)]
mod tests {
    use super::super::calendar::{Mark, OffReason, WorkCalendar};
    use super::super::money::Money;
    use super::super::period::{Month, MonthStart, Period};
    use super::super::unit::Count;
    use super::super::won::fixtures::day;
    use super::*;
    use proptest::prelude::*;

    fn november() -> Period {
        Month::new(2026, 11).unwrap().period(MonthStart::FIRST)
    }

    fn even() -> Curve {
        Curve::even(&WorkCalendar::default(), november()).unwrap()
    }

    #[test]
    fn outside_the_period_nothing_is_due() {
        let rhythm =
            |on: &str| Rhythm::on(&even(), day(on), Count::new(21), Count::new(0), Count::ZERO);
        let before = rhythm("2026-10-20");
        assert_eq!(
            (before.expected, before.due_today, before.left),
            (Count::ZERO, Count::ZERO, 42)
        );
        assert_eq!(before.needed, Needed::PerDay(Count::new(1)));
        assert_eq!(before.next_working, Some(day("2026-11-02")));
        let after = rhythm("2026-12-01");
        assert_eq!((after.expected, after.due_today, after.left), (Count::new(21), Count::ZERO, 0));
        assert_eq!(after.needed, Needed::NoDayLeft { gap: Count::new(21) });
        assert_eq!(after.next_working, None);
        assert_eq!(before.pace(), Err(Undefined::Nothing));
    }

    #[test]
    fn a_due_that_stays_on_an_off_day_is_not_due_that_day() {
        let october = Month::new(2026, 10).unwrap().period(MonthStart::FIRST);
        let dues =
            [(day("2026-10-12"), Money::from_yuan(5)), (day("2026-10-31"), Money::from_yuan(5))];
        let curve = Curve::dues(&WorkCalendar::default(), october, &dues).unwrap();
        let on =
            |today| Rhythm::on(&curve, day(today), Money::from_yuan(10), Money::ZERO, Money::ZERO);
        assert_eq!(on("2026-10-12").due_today, Money::from_yuan(5));
        let saturday = on("2026-10-31");
        assert_eq!(saturday.due_today, Money::ZERO);
        assert_eq!(saturday.needed, Needed::NoDayLeft { gap: Money::from_yuan(10) });
    }

    #[test]
    fn more_than_the_best_month_is_a_strict_comparison() {
        let on = |target| {
            Rhythm::on(&even(), day("2026-11-02"), Count::new(target), Count::ZERO, Count::ZERO)
        };
        let best = best_month([(Count::new(40), 40), (Count::new(42), 42), (Count::new(5), 0)]);
        assert_eq!(best, Some((Count::new(40), 40)));
        assert!(!on(42).more_than_best(best));
        assert!(on(43).more_than_best(best));
        assert!(!on(43).more_than_best(None));
        assert!(on(43).above_capacity(Count::new(2)));
        assert!(!on(42).above_capacity(Count::new(2)));
    }

    /// A month with some days marked off or half.
    fn any_calendar() -> impl Strategy<Value = WorkCalendar> {
        proptest::collection::vec((1_u32..=30, 0_u8..3), 0..12).prop_map(|marks| {
            let mut calendar = WorkCalendar::default();
            for (number, kind) in marks {
                let mark = [Mark::Off(OffReason::Sick), Mark::Half, Mark::Work][usize::from(kind)];
                calendar.marks.insert(Day::new(2026, 11, number).unwrap(), mark);
            }
            calendar
        })
    }

    fn curve_of(calendar: &WorkCalendar, thirds: Option<[i64; 3]>) -> Option<Curve> {
        match thirds {
            None => Curve::even(calendar, november()).ok(),
            Some(shares) => Curve::thirds(calendar, november(), shares.map(Rate::percent)).ok(),
        }
    }

    proptest! {
        #[test]
        fn doing_what_is_needed_every_day_suffices(
            calendar in any_calendar(), shares in proptest::option::of(proptest::array::uniform3(0_i64..90)),
            fen in 1_i64..1_000_000_000, sold in -1_000_000_i64..1_000_000_000, on in 0_i32..30,
        ) {
            let Some(curve) = curve_of(&calendar, shares) else { return Ok(()) };
            let today = november().first().plus_days(on);
            let (target, before) = (Money::from_fen(fen), Money::from_fen(sold));
            let rhythm = Rhythm::on(&curve, today, target, before, Money::ZERO);
            match rhythm.needed {
                Needed::Reached => prop_assert!(before >= target),
                Needed::NoDayLeft { gap } => {
                    prop_assert_eq!(gap, target.minus(before));
                    prop_assert_eq!(rhythm.left, 0);
                }
                Needed::PerDay(a_day) => {
                    prop_assert!(a_day > Money::ZERO);
                    let done = Rate::of(i64::from(rhythm.left), 2).unwrap().of_money(a_day);
                    prop_assert!(before.plus(done) >= target);
                    // A 分 less would not do.
                    let less = a_day.minus(Money::from_fen(1)).fen() * i64::from(rhythm.left);
                    prop_assert!(2 * sold + less < 2 * fen);
                }
            }
        }

        #[test]
        fn selling_what_is_due_each_day_reaches_the_target(
            calendar in any_calendar(), shares in proptest::option::of(proptest::array::uniform3(0_i64..90)),
            fen in 1_i64..1_000_000_000,
        ) {
            let Some(curve) = curve_of(&calendar, shares) else { return Ok(()) };
            let target = Money::from_fen(fen);
            let mut sold = Money::ZERO;
            for today in november().days() {
                let rhythm = Rhythm::on(&curve, today, target, sold, Money::ZERO);
                prop_assert!(rhythm.due_today >= Money::ZERO);
                prop_assert!(rhythm.today_halves > 0 || rhythm.due_today == Money::ZERO);
                // On the line the pace stays within a 分 a day of 1.
                prop_assert!(rhythm.distance().abs() <= Money::from_fen(31));
                sold = sold.plus(rhythm.due_today);
            }
            prop_assert_eq!(sold, target);
        }

        #[test]
        fn what_is_done_today_moves_only_the_evening(
            calendar in any_calendar(), fen in 1_i64..1_000_000_000, sold in 0_i64..1_000_000_000,
            done in -1_000_000_i64..1_000_000, on in 0_i32..30,
        ) {
            let Some(curve) = curve_of(&calendar, None) else { return Ok(()) };
            let today = november().first().plus_days(on);
            let at = |done| Rhythm::on(
                &curve, today, Money::from_fen(fen), Money::from_fen(sold), Money::from_fen(done),
            );
            let (morning, evening) = (at(0), at(done));
            prop_assert_eq!(morning.pace(), evening.pace());
            prop_assert_eq!(morning.due_today, evening.due_today);
            prop_assert_eq!(morning.needed, evening.needed);
            prop_assert_eq!(evening.actual.minus(evening.before), evening.done_today);
        }
    }
}
