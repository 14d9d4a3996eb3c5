//! Where a month stands: expected, pace and due today on its curve, needed per working day by day
//! weights alone (domain.md 6).

use rust_decimal::{Decimal, RoundingStrategy};

use super::day::Day;
use super::goal::Opening;
use super::money::{Money, divide_up, wide};
use super::period::{Month, Period};
use super::spread::Spread;
use super::tier::Tier;
use super::tier_words::TierWords;
use super::workspace::{DealSizes, Workspace};

/// What a rep is told of a month so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Nothing is expected yet: the first working day has not ended.
    TooEarly,
    /// The rep started during the month and has not said what was sold before.
    OpeningUnknown,
    /// No closed deals to judge by, and less than a third of the month's weight has passed.
    TooLittleKnown,
    /// The distance is one that own deal sizes make likely.
    NormalSwing,
    /// Pace 1.05 or more.
    Ahead,
    /// Pace 0.95 or more.
    On,
    /// Pace 0.80 or more.
    AtRisk,
    /// Pace below 0.80.
    Behind,
    /// The target tier is reached.
    Reached,
    /// The month has no working day at all.
    NoWorkingDay,
    /// The target is open and no working day is left.
    NoneLeft,
    /// The last day has passed without reaching the target.
    Missed,
}

impl Word {
    /// A short name for probes, the same in every language.
    pub const fn code(self) -> &'static str {
        match self {
            Word::TooEarly => "too-early",
            Word::OpeningUnknown => "opening-unknown",
            Word::TooLittleKnown => "too-little-known",
            Word::NormalSwing => "normal-swing",
            Word::Ahead => "ahead",
            Word::On => "on",
            Word::AtRisk => "at-risk",
            Word::Behind => "behind",
            Word::Reached => "reached",
            Word::NoWorkingDay => "no-working-day",
            Word::NoneLeft => "none-left",
            Word::Missed => "missed",
        }
    }
}

/// Thresholds of the bands, in hundredths of pace.
const AHEAD: i128 = 105;
const ON: i128 = 95;
const AT_RISK: i128 = 80;

/// What is still needed for a tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The tier is reached.
    Reached,
    /// So much on each full working day from the day on, rounded up to the 分.
    PerDay(Money),
    /// No working day is left; this much is missing.
    NoDayLeft {
        /// What is missing.
        gap: Money,
    },
}

/// One tier's figures on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TierStanding {
    /// Which.
    pub tier: Tier,
    /// Its amount, in force today.
    pub amount: Money,
    /// What is expected through yesterday.
    pub expected: Option<Money>,
    /// What it takes from today on, as it stood in the morning.
    pub need: Need,
    /// What it takes from the next day on, as it stands now.
    pub need_after_today: Need,
}

/// A month as it stands on a day. Everything is fixed in the morning but `actual` and what is
/// said to be computed from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The sales month.
    pub month: Month,
    /// Its days.
    pub period: Period,
    /// The day.
    pub today: Day,
    /// The tiers, easier first.
    pub tiers: [TierStanding; 3],
    /// Actuals dated before today, the opening figure included.
    pub before: Money,
    /// Actuals with today's.
    pub actual: Money,
    /// What today is worth of the target: max(0, T − A₀) × w(today) / Σ w from today, rounded
    /// half up to the 分. 0 on an off day, and where the curve expects nothing of it.
    pub due_today: Money,
    /// Actuals dated today.
    pub done_today: Money,
    /// Today's own half days, 0 outside the month.
    pub today_halves: u32,
    /// Half days from today to the end, today included.
    pub left: u32,
    /// Half days of the whole month.
    pub weight: u32,
    /// The next working day after today within the month.
    pub next_working: Option<Day>,
    /// The word for the target tier.
    pub word: Word,
    /// Whether the opening question is to be asked.
    pub asks_opening: bool,
    /// What the rep calls the tiers.
    pub words: TierWords,
}

impl Standing {
    /// The month that holds `today`, or `None` without a goal for it.
    pub fn of(workspace: &Workspace, month: Month, today: Day) -> Option<Standing> {
        let goal = workspace.goal(month)?;
        let calendar = &workspace.calendar;
        let period = workspace.period(month);
        let before_today =
            if today > period.first() { period.through(today.previous()) } else { None };
        let from_today = period.since(today);
        let elapsed = before_today.map_or(0, |run| calendar.working(run).halves());
        let left = from_today.map_or(0, |run| calendar.working(run).halves());
        let weight = elapsed.saturating_add(left);
        let now = if period.contains(today) { calendar.weight(today).halves() } else { 0 };
        let (counted_from, opening) = match goal.opening {
            Opening::Answered { amount, through } => (through.next(), amount),
            Opening::Unanswered | Opening::Declined => (period.first(), Money::ZERO),
        };
        let sold =
            |run: Option<Period>| workspace.sold_in(run.and_then(|run| run.since(counted_from)));
        let before = opening.plus(sold(before_today));
        let done_today =
            if period.contains(today) { sold(Period::new(today, today).ok()) } else { Money::ZERO };
        let actual = before.plus(done_today);
        let in_force = goal.in_force().tiers;
        let spread = Spread::of(workspace, month);
        let tiers = Tier::ALL.map(|tier| {
            let amount = in_force.get(tier);
            TierStanding {
                tier,
                amount,
                expected: spread.through(amount, elapsed),
                need: need(amount, before, left),
                need_after_today: need(amount, actual, left.saturating_sub(now)),
            }
        });
        let target = in_force.get(Tier::Target);
        let missing = target.minus(before).at_least_zero();
        let due_today = spread.due(missing, elapsed, now);
        let next_working = calendar
            .next_working(today.max(period.first().previous()))
            .filter(|day| period.contains(*day));
        let asks_opening = goal.asks_opening(calendar, period);
        let word = if actual >= target {
            Word::Reached
        } else if weight == 0 {
            Word::NoWorkingDay
        } else if today > period.last() {
            Word::Missed
        } else if !goal.can_be_judged(calendar, period) {
            Word::OpeningUnknown
        } else if left == 0 {
            Word::NoneLeft
        } else {
            judge(target, before, elapsed, &spread, &workspace.deal_sizes)
        };
        Some(Standing {
            month,
            period,
            today,
            tiers,
            before,
            actual,
            due_today,
            done_today,
            today_halves: now,
            left,
            weight,
            next_working,
            word,
            asks_opening,
            words: TierWords::of(workspace),
        })
    }

    /// One tier's figures.
    pub fn tier(&self, tier: Tier) -> &TierStanding {
        let [floor, target, challenge] = &self.tiers;
        match tier {
            Tier::Floor => floor,
            Tier::Target => target,
            Tier::Challenge => challenge,
        }
    }

    /// How far the actuals before today are above (or below) what was expected of the target;
    /// `None` while nothing is expected or nothing may be judged.
    pub fn distance(&self) -> Option<Money> {
        match self.word {
            Word::TooEarly | Word::OpeningUnknown | Word::NoWorkingDay => None,
            _ => self.tier(Tier::Target).expected.map(|expected| self.before.minus(expected)),
        }
    }

    /// Pace = A₀ / E for the target, unrounded; `None` while E = 0 or nothing may be judged.
    pub fn pace(&self) -> Option<Decimal> {
        let expected = self.tier(Tier::Target).expected?;
        self.distance()?;
        self.before.decimal().checked_div(expected.decimal())
    }

    /// Actuals with today's in hundredths of the target, rounded half away from zero to whole
    /// percent; above 100 and below 0 as they are.
    pub fn attainment_percent(&self) -> i64 {
        let target = self.tier(Tier::Target).amount;
        let rate = self.actual.decimal().checked_div(target.decimal()).unwrap_or_default();
        let percent = rate.checked_mul(Decimal::ONE_HUNDRED).unwrap_or_default();
        let whole = percent.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        i64::try_from(whole).unwrap_or(0)
    }
}

fn need(amount: Money, actual: Money, halves: u32) -> Need {
    let gap = amount.minus(actual);
    if gap <= Money::ZERO {
        Need::Reached
    } else if halves == 0 {
        Need::NoDayLeft { gap }
    } else {
        let twice = wide(gap.fen()).saturating_mul(2);
        Need::PerDay(Money::from_wide(divide_up(twice, i128::from(halves))))
    }
}

/// The word for money: first the swing test, then the bands (domain.md 6, "Words").
fn judge(target: Money, before: Money, elapsed: u32, spread: &Spread, deals: &DealSizes) -> Word {
    let Some(expected) = spread.through(target, elapsed) else {
        return Word::NoWorkingDay;
    };
    if elapsed == 0 || expected <= Money::ZERO {
        return Word::TooEarly;
    }
    let (part, whole) = spread.passed(elapsed);
    let (a, e) = (wide(before.fen()), wide(expected.fen()));
    let typical = deals.typical();
    match typical {
        None if part.saturating_mul(3) < whole => return Word::TooLittleKnown,
        None => {}
        Some(u) => {
            let distance = a.saturating_sub(e);
            let left = whole.saturating_sub(part);
            // (A₀ − E)² ≤ 1.642 × E × (1 − S) × u with S = part / whole, cleared of fractions.
            let swing =
                distance.saturating_mul(distance).saturating_mul(1000).saturating_mul(whole);
            let normal = 1642_i128.saturating_mul(e).saturating_mul(left).saturating_mul(u);
            if swing <= normal {
                return Word::NormalSwing;
            }
        }
    }
    let pace = a.saturating_mul(100);
    if pace >= e.saturating_mul(AHEAD) {
        Word::Ahead
    } else if pace >= e.saturating_mul(ON) {
        Word::On
    } else if pace >= e.saturating_mul(AT_RISK) {
        Word::AtRisk
    } else if typical.is_some_and(|u| e < u.saturating_mul(2)) {
        // "Behind" also needs an expectation of at least two typical deals.
        Word::AtRisk
    } else {
        Word::Behind
    }
}

#[cfg(test)]
mod tests;
