//! How fast a rep decides deals, how many of them are won, and what a stretch of working time
//! brings from deals that were not on the list when it began (domain.md 6, "Projection").
//!
//! Here live the three things a rep's own history says about the rest of a month. What they make
//! of today's list is in `forecast`.
//!
//! Why tempo and not dates: on the real deals in `tests/data/crm` a day of the usual cycle after a
//! deal's opening says no more of the month than the naive forecast, while a rep decides about as
//! many deals a working day however long the list is. A deal's age says something of that deal but
//! nothing more of the sum. Why like months: reps win four of five decided deals in the last month
//! of a quarter there, and half of them in the others. `docs/decisions.md` carries the figures.

use super::calendar::WorkCalendar;
use super::day::Day;
use super::median::median;
use super::money::{Money, wide};
use super::odds::{Beta, Probability};
use super::period::{Month, MonthStart, Period};

/// The fewest closed months that say what a stretch brings.
pub const FEWEST_MONTHS: usize = 3;
/// The most closed months that are looked at.
const MOST_MONTHS: u16 = 12;
/// Months whose distance is a multiple of this stand at the same place in their quarter.
const QUARTER: i32 = 3;
/// 100 % in hundredths of a percent.
const WHOLE: u64 = 10_000;

/// A deal won or lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DecidedDeal {
    /// The civil day it was opened; one after `decided` counts as that day.
    pub opened: Day,
    /// The civil day it was won or lost.
    pub decided: Day,
    /// The rep's share, if it was won; below 0 counts 0.
    pub won: Option<Money>,
}

/// A rep's own past.
#[derive(Clone, Copy, Debug)]
pub struct History<'a> {
    /// The working calendar.
    pub calendar: &'a WorkCalendar,
    /// The day the sales month starts on.
    pub start: MonthStart,
    /// The first month all of whose decisions are on record.
    pub since: Month,
    /// Deals won or lost, in any order; those decided before `since` or after the day asked on
    /// are not looked at.
    pub decided: &'a [DecidedDeal],
}

/// What the past says about the rest of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tempo {
    /// Deals decided in the time looked at: the last twelve closed months and this one so far.
    pub decided: u32,
    /// Half days worked in it.
    pub worked: u32,
    /// Half days left of this month.
    pub left: u32,
    /// How many closed months are among it.
    pub months: usize,
    /// What is known of the share of decided deals that is won: in the months at the same place of
    /// their quarter, this one so far among them, on top of the whole time's share, which weighs
    /// as much as ten deals.
    pub share: Beta,
    /// The most days a deal was open before it was decided.
    pub oldest: i32,
    /// Of the deals decided in all stretches together, how many were opened within theirs, and
    /// how many there were. A deal counts once for each stretch it lies in.
    pub opened_within: (u64, u64),
    /// What each stretch brought from deals opened within it, in order of time; empty with fewer
    /// than [`FEWEST_MONTHS`] closed months.
    pub brought: Vec<Money>,
}

impl Tempo {
    /// What `history` says at the end of `today` about the rest of `month`.
    ///
    /// A stretch starts after any worked day (or before the first day) of the time looked at and
    /// lasts through the last day by which no more working time has passed than is left of the
    /// month; only stretches that are over count. O(days + deals × log days).
    pub fn of(history: &History, month: Month, today: Day) -> Tempo {
        let since = history.since.max(month.before(MOST_MONTHS));
        let period = month.period(history.start);
        let first = since.period(history.start).first();
        let before = month.months_since(since).max(0);
        // Before its first day a month's own predecessor is not closed either.
        let closed = if today < period.first() { before.saturating_sub(1) } else { before };
        let months = usize::try_from(closed).unwrap_or(0);
        let rest = period.since(today.next());
        let left = rest.map_or(0, |rest| history.calendar.working(rest).halves());
        let mut tempo = Tempo {
            decided: 0,
            worked: 0,
            left,
            months,
            share: NOTHING_KNOWN,
            oldest: 0,
            opened_within: (0, 0),
            brought: Vec::new(),
        };
        let Ok(seen) = Period::new(first, today) else { return tempo };
        let stretches = Stretches::of(history.calendar, seen, left);
        tempo.worked = stretches.worked;
        tempo.look_at(history, month, seen, &stretches);
        tempo
    }

    /// Fills in what the deals decided in `seen` say.
    fn look_at(&mut self, history: &History, month: Month, seen: Period, stretches: &Stretches) {
        let (mut own, mut all) = ((0_u32, 0_u32), (0_u32, 0_u32));
        let mut changes = vec![0_i128; stretches.len().saturating_add(1)];
        let (mut new, mut whole) = (0_u64, 0_u64);
        for deal in history.decided.iter().filter(|deal| seen.contains(deal.decided)) {
            let opened = deal.opened.min(deal.decided);
            self.oldest = self.oldest.max(deal.decided.days_since(opened));
            let won = u32::from(deal.won.is_some());
            count(&mut all, won);
            let distance = month.months_since(Month::of(deal.decided, history.start));
            if distance.rem_euclid(QUARTER) == 0 {
                count(&mut own, won);
            }
            let (from, opened, end) = stretches.holding(opened, deal.decided);
            whole = whole.saturating_add(length(from, end));
            new = new.saturating_add(length(from, opened));
            let amount = wide(deal.won.unwrap_or(Money::ZERO).at_least_zero().fen());
            for (place, change) in [(from, amount), (opened.max(from), amount.saturating_neg())] {
                if let Some(at) = changes.get_mut(place) {
                    *at = at.saturating_add(change);
                }
            }
        }
        self.decided = all.1;
        self.opened_within = (new, whole);
        self.share = share(own, all);
        if self.months >= FEWEST_MONTHS {
            let mut sum = 0_i128;
            let through = changes.iter().take(stretches.len()).map(|change| {
                sum = sum.saturating_add(*change);
                Money::from_wide(sum)
            });
            self.brought = through.collect();
        }
    }

    /// How likely one of `listed` open deals is decided within the rest of the month: decided a
    /// half day × half days left × the share that was on the list before, over `listed`; at most
    /// 1. Rounded half up to 2⁻⁶⁰.
    pub fn decided_of(&self, listed: usize) -> Probability {
        let (new, all) = self.opened_within;
        let old = if all == 0 { (1, 1) } else { (all.saturating_sub(new), all) };
        let times = |one: u64, other: u64| one.saturating_mul(other);
        let expected = times(times(self.decided.into(), self.left.into()), old.0);
        let listed = u64::try_from(listed).unwrap_or(u64::MAX);
        let whole = times(times(self.worked.into(), listed), old.1);
        if whole == 0 {
            return Probability::ZERO;
        }
        Probability::ratio(expected, whole).unwrap_or(Probability::ONE)
    }

    /// What usually still comes in: the middle of what the stretches brought, rounded half up to
    /// the 分 between two; `None` with fewer than [`FEWEST_MONTHS`] closed months.
    /// O(n log n) in stretches.
    pub fn usual(&self) -> Option<Money> {
        median(&self.brought)
    }
}

/// Without a decided deal: one observation of a loss. No deal is decided then, so it counts for
/// nothing.
const NOTHING_KNOWN: Beta = Beta::ONE_LOSS;

/// One more decided deal in (won, decided).
fn count(of: &mut (u32, u32), won: u32) {
    *of = (of.0.saturating_add(won), of.1.saturating_add(1));
}

/// The share won from (won, decided) of like months and of all: (n + 10 p₀) / (N + 10), p₀ to the
/// hundredth of a percent.
fn share(own: (u32, u32), all: (u32, u32)) -> Beta {
    let hundredths = WHOLE.saturating_mul(all.0.into()).saturating_mul(2);
    let hundredths = hundredths.saturating_add(all.1.into());
    let whole = u64::from(all.1).saturating_mul(2);
    let base = hundredths.checked_div(whole).and_then(|share| u16::try_from(share).ok());
    base.and_then(|base| Beta::from_sample(own.0, own.1, base)).unwrap_or(NOTHING_KNOWN)
}

/// How many places lie from `from` to before `end`.
fn length(from: usize, end: usize) -> u64 {
    u64::try_from(end.saturating_sub(from)).unwrap_or(u64::MAX)
}

/// The stretches of so much working time within a run of days; one starts after each worked day.
struct Stretches {
    /// The day after which each starts, rising.
    after: Vec<Day>,
    /// The last day of each, not falling.
    last: Vec<Day>,
    /// Half days worked in the whole run.
    worked: u32,
}

impl Stretches {
    /// Those of `halves` half days that are over by the end of `seen`. O(days).
    fn of(calendar: &WorkCalendar, seen: Period, halves: u32) -> Stretches {
        let mut passed = 0_u32;
        let mut through = Vec::new();
        // Where each stretch may start, with the half days passed by then.
        let mut starts = vec![(seen.first().previous(), 0_u32)];
        for day in seen.days() {
            let weight = calendar.weight(day).halves();
            passed = passed.saturating_add(weight);
            through.push((day, passed));
            if weight > 0 {
                starts.push((day, passed));
            }
        }
        let mut stretches = Stretches { after: Vec::new(), last: Vec::new(), worked: passed };
        let mut ends = through.iter().peekable();
        let mut last = seen.first().previous();
        for (after, before) in starts {
            let most = before.saturating_add(halves);
            if most > passed {
                break;
            }
            while let Some((day, _)) = ends.next_if(|(_, through)| *through <= most) {
                last = *day;
            }
            stretches.after.push(after);
            stretches.last.push(last);
        }
        stretches
    }

    fn len(&self) -> usize {
        self.after.len()
    }

    /// Of the stretches a deal decided on a day lies in: the first, the first after those it was
    /// opened within, and the first after all of them. O(log stretches).
    fn holding(&self, opened: Day, decided: Day) -> (usize, usize, usize) {
        let from = self.last.partition_point(|last| *last < decided);
        let started = |day: Day| self.after.partition_point(|after| *after < day);
        (from, started(opened), started(decided))
    }
}

#[cfg(test)]
mod tests;
