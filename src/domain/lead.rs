//! Which month a lead found today counts to (domain.md 8, "Lead time").

use super::calendar::WorkCalendar;
use super::day::Day;
use super::money::Money;
use super::period::{Month, MonthStart, Period};
use super::rate::{Rate, Undefined};

/// Calendar days from finding a lead, or from entering a stage, to the deal.
///
/// ```
/// use fieldplan::domain::{day::Day, lead::LeadTime, period::{Month, MonthStart}};
/// let cycle = LeadTime::from_days(45);
/// let november = Month::new(2026, 11).unwrap();
/// let last = cycle.last_useful(november.period(MonthStart::FIRST));
/// assert_eq!(last, Day::parse("2026-10-16")?);
/// let found = Day::parse("2026-11-03")?;
/// assert_eq!(cycle.counts_to(found, MonthStart::FIRST), november.next());
/// # Ok::<(), fieldplan::domain::day::DayError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeadTime {
    days: u16,
}

impl LeadTime {
    /// So many calendar days, at most 65,535.
    pub const fn from_days(days: u16) -> LeadTime {
        LeadTime { days }
    }

    /// The median days of the stages still ahead, added up and stopped at the most there can be;
    /// `None` where one of them is not known from own deals.
    pub fn left(stage_days: &[Option<u32>]) -> Option<LeadTime> {
        let sum = stage_days.iter().try_fold(0_u32, |sum, days| Some(sum.saturating_add((*days)?)));
        sum.map(|days| LeadTime::from_days(u16::try_from(days).unwrap_or(u16::MAX)))
    }

    /// In calendar days.
    pub const fn days(self) -> u16 {
        self.days
    }

    /// The day a deal may come of a lead found on `found`.
    pub fn after(self, found: Day) -> Day {
        found.plus_days(i32::from(self.days))
    }

    /// The sales month that a lead found on `found` counts to.
    pub fn counts_to(self, found: Day, start: MonthStart) -> Month {
        Month::of(self.after(found), start)
    }

    /// The last day on which a lead is found in time for `period`.
    pub fn last_useful(self, period: Period) -> Day {
        period.last().plus_days(i32::from(self.days).saturating_neg())
    }

    /// The days on which leads for `period` are found.
    pub fn window(self, period: Period) -> Period {
        let back = i32::from(self.days).saturating_neg();
        Period::spanning(period.first().plus_days(back), period.last().plus_days(back))
    }

    /// Whether leads found in a period come too late for it altogether.
    pub fn exceeds(self, period: Period) -> bool {
        self.after(period.first()) > period.last()
    }

    /// What is to be found in `period`: for each later month (or this one) that leads found in it
    /// count to, that month's leads × the part of its window that lies in the period, by working
    /// weight, or by days where the window has no working day. In the months' order.
    ///
    /// The parts of a month's window over neighbouring periods add up to 1, so no lead is asked
    /// for twice. O(days).
    pub fn shares(
        self,
        period: Period,
        start: MonthStart,
        calendar: &WorkCalendar,
    ) -> Vec<(Month, Rate)> {
        let mut shares = Vec::new();
        let mut month = self.counts_to(period.first(), start);
        let last = self.counts_to(period.last(), start);
        loop {
            let window = self.window(month.period(start));
            if let Some(run) = window.intersect(period) {
                let all = calendar.working(window).halves();
                let share = if all == 0 {
                    Rate::of(run.len(), window.len())
                } else {
                    Rate::of(calendar.working(run).halves(), all)
                };
                shares.push((month, share.unwrap_or(Rate::ZERO)));
            }
            if month >= last {
                return shares;
            }
            month = month.next();
        }
    }
}

/// How much of a month its records have decided already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Won, as a share of the tier.
    pub won: Rate,
    /// Likely from open deals dated in the period, as a share of the tier.
    pub open: Rate,
}

/// What is won and what the open pipeline weighs, as shares of the tier's amount.
///
/// # Errors
/// When the tier is 0 or below.
pub fn decided(tier: Money, won: Money, weighted: Money) -> Result<Decided, Undefined> {
    Ok(Decided { won: Rate::of_amounts(won, tier)?, open: Rate::of_amounts(weighted, tier)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    #[test]
    fn a_stage_without_own_deals_leaves_the_time_unknown() {
        assert_eq!(LeadTime::left(&[Some(20), Some(25)]), Some(LeadTime::from_days(45)));
        assert_eq!(LeadTime::left(&[Some(20), None]), None);
        assert_eq!(LeadTime::left(&[]), Some(LeadTime::from_days(0)));
    }

    #[test]
    fn a_cycle_longer_than_the_month_serves_later_ones() {
        let november = month("2026-11").period(MonthStart::FIRST);
        let cycle = LeadTime::from_days(45);
        assert!(cycle.exceeds(november));
        assert!(!LeadTime::from_days(29).exceeds(november));
        let calendar = WorkCalendar::default();
        let months: Vec<Month> = cycle
            .shares(november, MonthStart::FIRST, &calendar)
            .into_iter()
            .map(|(month, _)| month)
            .collect();
        assert_eq!(months, [month("2026-12"), month("2027-01")]);
        let own = LeadTime::from_days(0).shares(november, MonthStart::FIRST, &calendar);
        assert_eq!(own, [(month("2026-11"), Rate::ONE)]);
    }

    #[test]
    fn what_is_decided_is_a_share_of_the_tier() {
        let yuan = Money::from_yuan;
        let decided = super::decided(yuan(300), yuan(120), yuan(60)).unwrap();
        assert_eq!((decided.won, decided.open), (Rate::percent(40), Rate::percent(20)));
        assert_eq!(super::decided(yuan(0), yuan(1), yuan(0)), Err(Undefined::NoBase));
    }

    proptest! {
        #[test]
        fn a_lead_found_by_the_last_useful_day_counts_in_time(
            days in 0_u16..400, year in 2001_i32..2100, number in 1_u32..=12, start in 1_u8..=28,
        ) {
            let start = MonthStart::new(start).unwrap();
            let month = Month::new(year, number).unwrap();
            let cycle = LeadTime::from_days(days);
            let last = cycle.last_useful(month.period(start));
            prop_assert_eq!(cycle.counts_to(last, start), month);
            prop_assert_eq!(cycle.counts_to(last.next(), start), month.next());
        }

        #[test]
        fn a_months_leads_are_shared_out_once(days in 0_u16..120, number in 1_u32..=12) {
            let calendar = WorkCalendar::default();
            let start = MonthStart::FIRST;
            let target = Month::new(2026, number).unwrap();
            let cycle = LeadTime::from_days(days);
            let mut sum = Rate::ZERO;
            let mut found = Month::new(2025, 6).unwrap();
            while found <= target {
                for (month, share) in cycle.shares(found.period(start), start, &calendar) {
                    if month == target {
                        sum = sum.checked_add(share).unwrap();
                    }
                }
                found = found.next();
            }
            prop_assert_eq!(sum, Rate::ONE);
        }
    }
}
