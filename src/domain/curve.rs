//! How a target is spread over the days of a period (domain.md 6).
//!
//! A curve gives each day a weight w(d) = v(d) × curve. What is kept of it is the share of the
//! whole that has passed at the end of each day, exactly; figures are made of it by rounding
//! once, so a higher tier's line never lies below a lower one's.

use super::calendar::WorkCalendar;
use super::day::Day;
use super::money::{Money, wide};
use super::own_curve::{ClosedDays, own_heights};
use super::period::Period;
use super::rate::{Rate, Rounding};
use super::unit::Additive;

/// A run of days with a typed share of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Segment {
    /// Its last day; it starts after the segment before it.
    pub last: Day,
    /// Its share, at least 0.
    pub share: Rate,
}

/// Why a period has no curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCurve {
    /// No day is worked: the period keeps its target whole.
    NoWorkingDay,
    /// A segment's share is below 0, or its last day is not after that of the one before.
    BadSegment {
        /// Which, from 0.
        place: usize,
    },
    /// No share is above 0 on a worked day.
    NoShare,
    /// Nothing falls due in the period: all of the target comes from arrears.
    NoDues,
    /// Fewer than 3 closed months with a positive total and working days.
    TooFewMonths(usize),
    /// Shares without a common denominator that can be held.
    TooFine,
}

/// What part of a period's whole has passed at the end of each day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curve {
    period: Period,
    /// At the end of each day, rising from 0 to 1.
    passed: Vec<Rate>,
    /// Half days through each day.
    halves: Vec<u32>,
}

impl Curve {
    /// Each working day alike. O(days).
    ///
    /// # Errors
    /// Without a working day.
    pub fn even(calendar: &WorkCalendar, period: Period) -> Result<Curve, NoCurve> {
        let halves = halves(calendar, period);
        let whole = last(&halves);
        if whole == 0 {
            return Err(NoCurve::NoWorkingDay);
        }
        let share = |through: &u32| Rate::of(*through, whole).map_err(|_| NoCurve::TooFine);
        let passed = halves.iter().map(share).collect::<Result<_, _>>()?;
        Ok(Curve { period, passed, halves })
    }

    /// The thirds of a sales month: its days 1 to 10, 11 to 20 and 21 to the end. O(days).
    ///
    /// # Errors
    /// As [`Curve::segments`].
    pub fn thirds(
        calendar: &WorkCalendar,
        period: Period,
        shares: [Rate; 3],
    ) -> Result<Curve, NoCurve> {
        let [one, two, three] = shares;
        let segments = [
            Segment { last: period.first().plus_days(9), share: one },
            Segment { last: period.first().plus_days(19), share: two },
            Segment { last: period.last(), share: three },
        ];
        Curve::segments(calendar, period, &segments)
    }

    /// Typed shares of runs of days; within one each working day alike.
    ///
    /// The share of a segment without a working day goes to the others in proportion, and so does
    /// what the shares lack of 100 %. Days after the last segment have no weight. O(days).
    ///
    /// # Errors
    /// For segments that are not in order, and without a share on a worked day.
    pub fn segments(
        calendar: &WorkCalendar,
        period: Period,
        segments: &[Segment],
    ) -> Result<Curve, NoCurve> {
        let halves = halves(calendar, period);
        if last(&halves) == 0 {
            return Err(NoCurve::NoWorkingDay);
        }
        let mut passed = Vec::with_capacity(halves.len());
        let (mut reached, mut worked) = (Rate::ZERO, 0_u32);
        let mut before: Option<Day> = None;
        for (segment, place) in segments.iter().zip(0..) {
            if segment.share < Rate::ZERO || before.is_some_and(|before| segment.last <= before) {
                return Err(NoCurve::BadSegment { place });
            }
            before = Some(segment.last);
            let end = days_through(period, segment.last);
            let run = halves.get(passed.len()..end).unwrap_or_default();
            let weight = run.last().map_or(0, |through| through.saturating_sub(worked));
            for through in run {
                let part = Rate::of(through.saturating_sub(worked), weight.max(1)).ok();
                let share = part.and_then(|part| part.checked_mul(segment.share));
                let sum = share.and_then(|share| reached.checked_add(share));
                passed.push(sum.ok_or(NoCurve::TooFine)?);
            }
            if weight > 0 {
                reached = reached.checked_add(segment.share).ok_or(NoCurve::TooFine)?;
            }
            worked = run.last().copied().unwrap_or(worked);
        }
        passed.resize(halves.len(), reached);
        if !reached.is_positive() {
            return Err(NoCurve::NoShare);
        }
        let whole = |share: Rate| share.checked_div(reached).ok_or(NoCurve::TooFine);
        let passed = passed.into_iter().map(whole).collect::<Result<_, _>>()?;
        Ok(Curve { period, passed, halves })
    }

    /// What falls due: for collections. A due on an off day counts on the next working day of the
    /// period, and on its own day where none is left in it. Dues outside the period and those of
    /// 0 or below are not part of it. O(dues × search for a working day + days).
    ///
    /// # Errors
    /// Without a working day, or without a due.
    pub fn dues(
        calendar: &WorkCalendar,
        period: Period,
        dues: &[(Day, Money)],
    ) -> Result<Curve, NoCurve> {
        let halves = halves(calendar, period);
        if last(&halves) == 0 {
            return Err(NoCurve::NoWorkingDay);
        }
        let mut by_day = vec![0_i128; halves.len()];
        let mut whole = 0_i128;
        let counted = dues.iter().filter(|(due, amount)| period.contains(*due) && amount.fen() > 0);
        for (due, amount) in counted {
            let on = calendar.on_or_after(*due).filter(|day| period.contains(*day)).unwrap_or(*due);
            let place = days_through(period, on).saturating_sub(1);
            if let Some(slot) = by_day.get_mut(place) {
                *slot = slot.saturating_add(wide(amount.fen()));
                whole = whole.saturating_add(wide(amount.fen()));
            }
        }
        if whole == 0 {
            return Err(NoCurve::NoDues);
        }
        let mut through = 0_i128;
        let passed = by_day
            .into_iter()
            .map(|day| {
                through = through.saturating_add(day);
                Rate::of(through, whole).map_err(|_| NoCurve::TooFine)
            })
            .collect::<Result<_, _>>()?;
        Ok(Curve { period, passed, halves })
    }

    /// The rep's own: the mean, over the last 3 to 12 closed months with a positive total, of the
    /// share of the total reached by the same share of working weight, as a running maximum.
    ///
    /// A month's share reached is what its days came to through the last one by which no more of
    /// its weight had passed. Nothing is expected before the first working time has passed. Each
    /// month's share is held to 10⁻¹⁵, since a mean of twelve fractions has no common denominator
    /// of a useful size. O(days × months × log days).
    ///
    /// # Errors
    /// Without a working day, and with fewer than 3 such months.
    pub fn own(
        calendar: &WorkCalendar,
        period: Period,
        closed: &[ClosedDays],
    ) -> Result<Curve, NoCurve> {
        let halves = halves(calendar, period);
        let whole = last(&halves);
        if whole == 0 {
            return Err(NoCurve::NoWorkingDay);
        }
        let heights = own_heights(closed, &halves)?;
        let highest = heights.last().copied().unwrap_or(0);
        let share = |height: &i128| Rate::of(*height, highest).map_err(|_| NoCurve::NoShare);
        let passed = heights.iter().map(share).collect::<Result<_, _>>()?;
        Ok(Curve { period, passed, halves })
    }

    /// Its days.
    pub fn period(&self) -> Period {
        self.period
    }

    /// The share passed at the end of a day; 0 before the period, 1 from its last day on.
    pub fn passed(&self, day: Day) -> Rate {
        match self.place(day) {
            Some(place) => self.passed.get(place).copied().unwrap_or(Rate::ONE),
            None => Rate::ZERO,
        }
    }

    /// The share of one day; 0 outside the period.
    pub fn share_of(&self, day: Day) -> Rate {
        let before =
            if day <= self.period.first() { Rate::ZERO } else { self.passed(day.previous()) };
        self.passed(day).checked_sub(before).unwrap_or(Rate::ZERO)
    }

    /// Half days worked from the period's first day through a day, by day weights alone.
    pub fn halves_through(&self, day: Day) -> u32 {
        self.place(day)
            .map_or(0, |place| self.halves.get(place).copied().unwrap_or_else(|| self.weight()))
    }

    /// Half days of the whole period.
    pub fn weight(&self) -> u32 {
        last(&self.halves)
    }

    /// What is expected of a total through a day: F(d) = round(T × share passed), half away from
    /// zero, to the smallest unit.
    pub fn through<Q: Additive>(&self, total: Q, day: Day) -> Q {
        Q::from_units(self.passed(day).of_wide(i128::from(total.units()), Rounding::HalfAway))
    }

    /// The figure of a run of days: F(last) − F(day before the first). Runs that tile the period
    /// add up to the total exactly.
    pub fn figure<Q: Additive>(&self, total: Q, run: Period) -> Q {
        let before = if run.first() == Day::MIN {
            Q::ZERO
        } else {
            self.through(total, run.first().previous())
        };
        self.through(total, run.last()).less(before)
    }

    /// What a target asks above what falls due: it comes from arrears, and that is said.
    pub fn from_arrears(target: Money, dues: Money) -> Money {
        target.minus(dues).at_least_zero()
    }

    /// The place of a day; beyond the end for days after the period, `None` before it.
    fn place(&self, day: Day) -> Option<usize> {
        usize::try_from(day.days_since(self.period.first())).ok()
    }
}

/// Half days through each day of a period.
fn halves(calendar: &WorkCalendar, period: Period) -> Vec<u32> {
    let mut sum = 0_u32;
    period
        .days()
        .map(|day| {
            sum = sum.saturating_add(calendar.weight(day).halves());
            sum
        })
        .collect()
}

fn last(halves: &[u32]) -> u32 {
    halves.last().copied().unwrap_or(0)
}

/// How many days of a period lie on or before a day.
pub(super) fn days_through(period: Period, day: Day) -> usize {
    period.through(day).map_or(0, |run| usize::try_from(run.len()).unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::super::calendar::{Mark, OffReason};
    use super::super::period::{Month, MonthStart};
    use super::super::unit::Count;
    use super::super::won::fixtures::day;
    use super::*;
    use proptest::prelude::*;

    fn month(text: &str) -> Period {
        Month::parse(text).unwrap().period(MonthStart::FIRST)
    }

    fn yuan(amount: i64) -> Money {
        Money::from_yuan(amount)
    }

    fn percents(shares: [i64; 3]) -> [Rate; 3] {
        shares.map(Rate::percent)
    }

    fn off(days: Period) -> WorkCalendar {
        let mut calendar = WorkCalendar::default();
        for day in days.days() {
            calendar.marks.insert(day, Mark::Off(OffReason::Leave));
        }
        calendar
    }

    #[test]
    fn segments_out_of_order_and_without_a_share_are_refused() {
        let calendar = WorkCalendar::default();
        let november = month("2026-11");
        let segment =
            |last: &str, percent| Segment { last: day(last), share: Rate::percent(percent) };
        let curve = |segments: &[Segment]| Curve::segments(&calendar, november, segments);
        let turned = [segment("2026-11-20", 50), segment("2026-11-10", 50)];
        assert_eq!(curve(&turned), Err(NoCurve::BadSegment { place: 1 }));
        assert_eq!(curve(&[segment("2026-11-20", -1)]), Err(NoCurve::BadSegment { place: 0 }));
        assert_eq!(curve(&[]), Err(NoCurve::NoShare));
        assert_eq!(curve(&[segment("2026-11-01", 100)]), Err(NoCurve::NoShare), "a Sunday");
        assert_eq!(Curve::even(&off(november), november), Err(NoCurve::NoWorkingDay));
    }

    #[test]
    fn a_due_on_an_off_day_counts_on_the_next_working_day() {
        let calendar = WorkCalendar::default();
        let october = month("2026-10");
        let dues = [
            (day("2026-10-03"), yuan(10)), // a holiday, until the 8th
            (day("2026-10-12"), yuan(20)),
            (day("2026-10-31"), yuan(30)), // a Saturday, and nothing is worked after it
            (day("2026-11-02"), yuan(99)),
            (day("2026-10-13"), yuan(-5)),
        ];
        let curve = Curve::dues(&calendar, october, &dues).unwrap();
        assert_eq!(curve.passed(day("2026-10-07")), Rate::ZERO);
        assert_eq!(curve.share_of(day("2026-10-08")), Rate::of(1, 6).unwrap());
        assert_eq!(curve.passed(day("2026-10-30")), Rate::of(1, 2).unwrap());
        assert_eq!(curve.passed(day("2026-10-31")), Rate::ONE);
        assert_eq!(Curve::dues(&calendar, october, &[]), Err(NoCurve::NoDues));
        assert_eq!(Curve::from_arrears(yuan(70), yuan(60)), yuan(10));
        assert_eq!(Curve::from_arrears(yuan(50), yuan(60)), Money::ZERO);
    }

    fn closed(days: &[(u32, i64)]) -> ClosedDays {
        ClosedDays { days: days.iter().map(|(halves, sold)| (*halves, yuan(*sold))).collect() }
    }

    /// Any of the four curves over a month.
    fn any_curve() -> impl Strategy<Value = Curve> {
        let shares = proptest::array::uniform3(0_i64..100);
        let dues = proptest::collection::vec((0_i32..31, 1_i64..1_000_000), 1..9);
        let own = proptest::collection::vec(
            proptest::collection::vec((0_u32..3, -50_i64..200), 28),
            3..6,
        );
        (0_u8..4, 1_u32..=12, shares, dues, own).prop_filter_map(
            "a curve",
            |(kind, number, shares, dues, own)| {
                let calendar = WorkCalendar::default();
                let period = Month::new(2026, number).unwrap().period(MonthStart::FIRST);
                match kind {
                    0 => Curve::even(&calendar, period).ok(),
                    1 => Curve::thirds(&calendar, period, percents(shares)).ok(),
                    2 => {
                        let dues: Vec<(Day, Money)> = dues
                            .into_iter()
                            .map(|(after, fen)| {
                                (period.first().plus_days(after), Money::from_fen(fen))
                            })
                            .collect();
                        Curve::dues(&calendar, period, &dues).ok()
                    }
                    _ => {
                        let own: Vec<ClosedDays> = own.iter().map(|days| closed(days)).collect();
                        Curve::own(&calendar, period, &own).ok()
                    }
                }
            },
        )
    }

    proptest! {
        #[test]
        fn every_curve_rises_from_nothing_to_the_whole(curve in any_curve()) {
            let mut before = Rate::ZERO;
            for day in curve.period().days() {
                let passed = curve.passed(day);
                prop_assert!(passed >= before && passed <= Rate::ONE);
                before = passed;
            }
            prop_assert_eq!(before, Rate::ONE);
            prop_assert_eq!(curve.passed(curve.period().first().previous()), Rate::ZERO);
            prop_assert_eq!(curve.passed(curve.period().last().next()), Rate::ONE);
            prop_assert_eq!(curve.halves_through(curve.period().last().next()), curve.weight());
        }

        #[test]
        fn days_weeks_and_any_cut_add_up(curve in any_curve(), fen in 0_i64..1_000_000_000, cut in 0_i32..31) {
            let total = Money::from_fen(fen);
            let period = curve.period();
            let days: Money =
                period.days().map(|day| curve.figure(total, Period::new(day, day).unwrap())).sum();
            let weeks: Money = period.weeks().map(|week| curve.figure(total, week)).sum();
            prop_assert_eq!((days, weeks), (total, total));
            let cut = period.first().plus_days(cut.min(27));
            let two = curve.figure(total, period.through(cut).unwrap()).plus(
                period.since(cut.next()).map_or(Money::ZERO, |rest| curve.figure(total, rest)),
            );
            prop_assert_eq!(two, total);
        }

        #[test]
        fn tiers_lines_never_cross_on_any_curve(curve in any_curve(), low in 0_i64..1_000_000, more in 0_i64..1_000) {
            for day in curve.period().days() {
                prop_assert!(curve.through(Count::new(low + more), day) >= curve.through(Count::new(low), day));
            }
        }

        #[test]
        fn an_even_curve_is_the_line(fen in 0_i64..1_000_000_000, number in 1_u32..=12) {
            let calendar = WorkCalendar::default();
            let period = Month::new(2026, number).unwrap().period(MonthStart::FIRST);
            let curve = Curve::even(&calendar, period).unwrap();
            let line = super::super::line::MoneyLine::new(Money::from_fen(fen), curve.weight());
            for day in period.days() {
                let through = line.through(curve.halves_through(day)).unwrap();
                prop_assert_eq!(curve.through(Money::from_fen(fen), day), through);
            }
        }

        #[test]
        fn thirds_in_proportion_to_their_days_are_even(number in 1_u32..=12) {
            let calendar = WorkCalendar::default();
            let period = Month::new(2026, number).unwrap().period(MonthStart::FIRST);
            let even = Curve::even(&calendar, period).unwrap();
            let through = |days| even.halves_through(period.first().plus_days(days));
            let shares = [through(9), through(19) - through(9), even.weight() - through(19)];
            let thirds =
                Curve::thirds(&calendar, period, shares.map(|half| Rate::whole(half.into()))).unwrap();
            prop_assert_eq!(thirds, even);
        }
    }
}
