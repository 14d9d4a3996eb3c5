//! The months that are over, as a rep looks back on them: what each came to, which tier it reached,
//! how it stands beside the month and the year before, and where it all leads (mission F9 and A3).

use super::day::Day;
use super::money::Money;
use super::month_end::{closed_revenue, whole_months};
use super::period::Month;
use super::rate::Rate;
use super::season::Season;
use super::suggestion::ClosedMonth;
use super::tier::Tier;
use super::workspace::Workspace;

/// How many months are compared with as many before them.
pub const TREND_OF: usize = 3;
/// From how many percent on a change is one.
const LEVEL: i64 = 5;

/// One month that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastMonth {
    /// Which.
    pub month: Month,
    /// What it came to, late entries included.
    pub actual: Money,
    /// As it was archived, where the month is closed.
    pub archived: Option<Money>,
    /// Its target in force.
    pub target: Option<Money>,
    /// The hardest tier in force that it reached; `None` below the floor or without a goal.
    pub reached: Option<Tier>,
    /// 环比: more than the month before, as a share of that; `None` without one.
    pub on_month: Option<Rate>,
    /// 同比: more than the same month of the year before.
    pub on_year: Option<Rate>,
}

/// Where the months lead, by what a working day brought: totals divided, never averaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// So many more months are needed.
    TooFew(usize),
    /// The last three months against the three before, as a share of those.
    Up(Rate),
    /// Less than that.
    Down(Rate),
    /// Within 5 % either way.
    Level(Rate),
    /// Nothing was sold, or nothing worked, in the three months before.
    NoBase,
}

/// All of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastMonths {
    /// Oldest first.
    pub months: Vec<PastMonth>,
    /// Where they lead.
    pub trend: Trend,
    /// Own season index per working day, from 24 months on.
    pub season: Option<Season>,
}

impl PastMonths {
    /// The months known whole on a day. O(n log n) in records.
    pub fn of(workspace: &Workspace, today: Day) -> PastMonths {
        // The month of today is over on its last working day.
        let known = whole_months(workspace, workspace.month_of(today).next(), today);
        let months = known.iter().map(|one| past(workspace, &known, *one)).collect();
        PastMonths { months, trend: trend(&known), season: Season::own(&known) }
    }
}

fn past(workspace: &Workspace, known: &[ClosedMonth], one: ClosedMonth) -> PastMonth {
    let more_than = |other: Month| {
        let found = known.binary_search_by_key(&other, |known| known.month).ok();
        let base = found.and_then(|place| known.get(place))?.actual;
        Rate::of_amounts(one.actual.minus(base), base).ok()
    };
    let tiers = workspace.goal(one.month).map(|goal| goal.in_force().tiers);
    let reached = tiers
        .and_then(|tiers| Tier::ALL.into_iter().rev().find(|tier| one.actual >= tiers.get(*tier)));
    PastMonth {
        month: one.month,
        actual: one.actual,
        archived: closed_revenue(workspace, one.month).map(super::late::Closed::archived),
        target: tiers.map(|tiers| tiers.get(Tier::Target)),
        reached,
        on_month: more_than(one.month.previous()),
        on_year: more_than(one.month.before(12)),
    }
}

fn trend(known: &[ClosedMonth]) -> Trend {
    let wanted = TREND_OF.saturating_mul(2);
    let Some(start) = known.len().checked_sub(wanted) else {
        return Trend::TooFew(wanted.saturating_sub(known.len()));
    };
    let used = known.get(start..).unwrap_or_default();
    let Some((before, last)) = used.split_at_checked(TREND_OF) else { return Trend::NoBase };
    let a_half = |months: &[ClosedMonth]| {
        let sum: Money = months.iter().map(|one| one.actual).sum();
        let halves = months.iter().map(|one| i64::from(one.weight.halves())).sum::<i64>();
        Rate::of(sum.fen(), halves).ok()
    };
    let moved = a_half(before).filter(|rate| rate.is_positive()).zip(a_half(last));
    let moved = moved.and_then(|(before, last)| last.checked_sub(before)?.checked_div(before));
    match moved {
        None => Trend::NoBase,
        Some(rate) if rate >= Rate::percent(LEVEL) => Trend::Up(rate),
        Some(rate) if rate <= Rate::percent(LEVEL.saturating_neg()) => Trend::Down(rate),
        Some(rate) => Trend::Level(rate),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::WorkingDays;
    use crate::domain::command::{Moment, decide};
    use crate::domain::fact::{Fact, GoalConfirmed, Sold};
    use crate::domain::ident::Stamp;
    use crate::domain::month_end;
    use crate::domain::tier::Tiers;
    use crate::domain::workspace::evolve;
    use proptest::prelude::*;

    fn yuan(amount: i64) -> Money {
        Money::from_yuan(amount)
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn sold(workspace: &mut Workspace, ms: u64, on: &str, amount: i64) {
        let sold = Sold { customer: None, amount: yuan(amount), on: day(on), goods: None };
        evolve(workspace, Stamp::new(ms, 0, 7), &Fact::Sold(sold));
    }

    #[test]
    fn each_month_stands_beside_the_one_and_the_year_before() {
        let mut workspace = Workspace::default();
        sold(&mut workspace, 1, "2025-10-09", 100);
        sold(&mut workspace, 2, "2026-09-10", 80);
        let month = Month::parse("2026-10").unwrap();
        let tiers = Tiers::around(yuan(100)).unwrap();
        let confirmed = GoalConfirmed { month, tiers, on: day("2026-10-01") };
        evolve(&mut workspace, Stamp::new(3, 0, 7), &Fact::GoalConfirmed(confirmed));
        sold(&mut workspace, 4, "2026-10-12", 110);
        let today = day("2026-10-30");
        assert_eq!(PastMonths::of(&workspace, day("2026-10-29")).months.len(), 12);
        let close = month_end::close(&workspace, month, today);
        let moment = Moment { today, minute: 0, stamp: Stamp::new(5, 0, 7) };
        let fact = decide(&workspace, close, &moment).unwrap();
        evolve(&mut workspace, moment.stamp, &fact);
        sold(&mut workspace, 6, "2026-10-31", 10);
        let past = PastMonths::of(&workspace, day("2026-11-02"));
        let last = past.months.last().unwrap();
        assert_eq!((past.months.len(), last.month), (13, month));
        assert_eq!((last.actual, last.archived), (yuan(120), Some(yuan(110))));
        assert_eq!((last.target, last.reached), (Some(yuan(100)), Some(Tier::Challenge)));
        assert_eq!(
            (last.on_month, last.on_year),
            (Some(Rate::percent(50)), Some(Rate::percent(20)))
        );
        // Nothing was sold in August: nothing to compare September with.
        let september = past.months.get(11).unwrap();
        assert_eq!((september.on_month, september.on_year), (None, None));
        assert_eq!(past.season, None);
    }

    fn months(actuals: &[i64], halves: u32) -> Vec<ClosedMonth> {
        let first = Month::new(2025, 1).unwrap();
        let of = |(yuan, after): (&i64, u16)| ClosedMonth {
            month: first.after(after),
            actual: Money::from_yuan(*yuan),
            weight: WorkingDays::from_halves(halves),
        };
        actuals.iter().zip(0..).map(of).collect()
    }

    #[test]
    fn three_months_are_compared_with_the_three_before() {
        assert_eq!(trend(&months(&[1; 5], 40)), Trend::TooFew(1));
        assert_eq!(trend(&[]), Trend::TooFew(6));
        assert_eq!(trend(&months(&[9, 0, 0, 0, 1, 2, 3], 40)), Trend::NoBase);
        assert_eq!(trend(&months(&[7, 20, 20, 20, 21, 21, 21], 40)), Trend::Up(Rate::percent(5)));
        assert_eq!(trend(&months(&[20, 20, 20, 19, 19, 19], 40)), Trend::Down(Rate::percent(-5)));
        let level = Trend::Level(Rate::percent(4));
        assert_eq!(trend(&months(&[25, 25, 25, 26, 26, 26], 40)), level);
        // A short month is no fall: two thirds of the days with two thirds of the sales.
        let mut short = months(&[30, 30, 30, 20, 20, 20], 42);
        for one in short.iter_mut().skip(3) {
            one.weight = WorkingDays::from_halves(28);
        }
        assert_eq!(trend(&short), Trend::Level(Rate::ZERO));
    }

    #[test]
    fn two_years_give_a_season() {
        let mut workspace = Workspace::default();
        let first = Month::new(2024, 11).unwrap();
        for after in 0..24_u16 {
            let on = workspace.period(first.after(after)).first().plus_days(9);
            let amount = if after % 12 == 0 { 200 } else { 100 };
            sold(&mut workspace, u64::from(after) + 1, &on.to_string(), amount);
        }
        let today = day("2026-11-02");
        let season = PastMonths::of(&workspace, today).season.unwrap();
        assert!(season.of(first) > Rate::ONE && season.of(first.next()) < Rate::ONE);
        let one_less = PastMonths::of(&workspace, day("2026-10-15"));
        assert_eq!((one_less.months.len(), one_less.season), (23, None));
    }

    proptest! {
        #[test]
        fn the_same_factor_on_every_month_is_the_same_trend(
            actuals in proptest::collection::vec(1_i64..1_000, 6), times in 1_i64..50,
        ) {
            let more: Vec<i64> = actuals.iter().map(|one| one * times).collect();
            prop_assert_eq!(trend(&months(&actuals, 40)), trend(&months(&more, 40)));
        }
    }
}
