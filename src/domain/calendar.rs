//! Which days are worked, and how much each weighs.
//!
//! The first rule that knows a day decides: the rep's own mark; a published holiday or make-up
//! day, inside the dates its table covers; the statutory days, outside them; the weekly pattern.
//! What the holidays are called and how a day looks is for the screen: a [`DayKind`] says which
//! rule decided.

use core::iter::Sum;
use core::ops::Add;
use serde::{Deserialize, Serialize};

use super::day::{Day, Weekday};
use super::period::{Month, Period};
use super::published::{PublishedTable, Ruling};
use super::sorted::{Map, pairs};
use super::statutory::{Festival, StatutoryDays};
use super::week::Week;

/// How far [`WorkCalendar::next_working`] looks, in days.
pub const SEARCH: i32 = 400;

/// No statutory day moves farther than this, in days, nor does one farther back stand in the way;
/// a test compares every day with the rule written without this bound.
const FARTHEST_MOVE: u32 = 14;

/// What one day weighs: nothing, half a day or a full day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Not worked.
    Off,
    /// Half a day.
    Half,
    /// A full day.
    Full,
}

impl Weight {
    /// In half days: 0, 1 or 2.
    pub const fn halves(self) -> u32 {
        self as u32
    }

    /// Whether the day is not worked at all.
    pub const fn is_off(self) -> bool {
        matches!(self, Self::Off)
    }
}

/// An amount of working time, counted in half days.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct WorkingDays {
    halves: u32,
}

impl WorkingDays {
    /// No working time.
    pub const ZERO: Self = Self { halves: 0 };

    /// That many half days.
    pub const fn from_halves(halves: u32) -> Self {
        Self { halves }
    }

    /// In half days: 42 for a month of 21 full days.
    pub const fn halves(self) -> u32 {
        self.halves
    }

    /// Whether there is none.
    pub const fn is_zero(self) -> bool {
        self.halves == 0
    }
}

impl From<Weight> for WorkingDays {
    fn from(weight: Weight) -> Self {
        Self::from_halves(weight.halves())
    }
}

/// Stops at the largest number, which no run of days reaches.
impl Add for WorkingDays {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::from_halves(self.halves.saturating_add(other.halves))
    }
}

impl Sum for WorkingDays {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::ZERO, Add::add)
    }
}

impl Sum<Weight> for WorkingDays {
    fn sum<I: Iterator<Item = Weight>>(weights: I) -> Self {
        weights.map(Self::from).sum()
    }
}

/// The days of the week a rep works when nothing else is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WeekPattern {
    /// Monday to Friday, 双休.
    #[default]
    #[serde(rename = "five")]
    FiveDays,
    /// Monday to Saturday, 单休.
    #[serde(rename = "six")]
    SixDays,
    /// Six days and five days by turns, 大小周.
    #[serde(rename = "alternating")]
    Alternating {
        /// Any day of a week of six working days; each second week before and after it is one
        /// too.
        #[serde(rename = "big")]
        big_week: Day,
    },
}

impl WeekPattern {
    /// Whether the pattern works on `day`, holidays aside.
    pub fn works(self, day: Day) -> bool {
        match (day.weekday(), self) {
            (Weekday::Sunday, _) | (Weekday::Saturday, Self::FiveDays) => false,
            (Weekday::Saturday, Self::Alternating { big_week }) => {
                Week::of(day).weeks_since(Week::of(big_week)).rem_euclid(2) == 0
            }
            _ => true,
        }
    }
}

/// What the rep says about a day; it goes before every other rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// Not worked, for this reason.
    Off(OffReason),
    /// Half a day worked.
    Half,
    /// A full day worked, whatever the calendar says.
    Work,
}

impl Mark {
    /// What a day with this mark weighs.
    pub const fn weight(self) -> Weight {
        match self {
            Self::Off(_) => Weight::Off,
            Self::Half => Weight::Half,
            Self::Work => Weight::Full,
        }
    }
}

/// Why a rep is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OffReason {
    /// 请假, 年假
    #[serde(rename = "leave")]
    Leave,
    /// 病假
    #[serde(rename = "sick")]
    Sick,
    /// 展会: at work, but not in the field.
    #[serde(rename = "show")]
    TradeShow,
    /// 休息: an ordinary day off, like one earned by a weekend at work.
    #[serde(rename = "rest")]
    Rest,
}

/// What kind of day it is, and so which rule decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayKind {
    /// A working day by the weekly pattern or the rep's mark.
    Work,
    /// A day of rest by the weekly pattern.
    Rest,
    /// A published public holiday, with its festival where it can be told.
    Holiday(Option<Festival>),
    /// A published make-up working day.
    MakeUp,
    /// Half a day, marked by the rep.
    Half,
    /// A day off, marked by the rep.
    Leave(OffReason),
    /// A statutory day, or the day it moves to, in a time whose holidays are not announced.
    Unannounced(Festival),
}

impl DayKind {
    /// What a day of this kind weighs.
    pub const fn weight(self) -> Weight {
        match self {
            Self::Work | Self::MakeUp => Weight::Full,
            Self::Half => Weight::Half,
            Self::Rest | Self::Holiday(_) | Self::Leave(_) | Self::Unannounced(_) => Weight::Off,
        }
    }
}

/// A rep's working calendar: settings that can take any value, and the rules over them.
///
/// Everything asked of it depends on these settings, the built-in table and the day alone.
///
/// ```
/// use fieldplan::domain::{calendar::{DayKind, WorkCalendar}, day::Day, period::{Month, MonthStart}};
///
/// let calendar = WorkCalendar::default();
/// let october = Month::new(2026, 10).unwrap().period(MonthStart::FIRST);
/// assert_eq!(calendar.working(october).halves(), 2 * 18);
/// assert_eq!(calendar.kind(Day::parse("2026-10-10")?), DayKind::MakeUp);
/// # Ok::<(), fieldplan::domain::day::DayError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkCalendar {
    /// The days of the week worked.
    pub pattern: WeekPattern,
    /// Make-up days are not worked beyond the weekly pattern.
    pub ignore_make_up: bool,
    /// The rep's own marks.
    #[serde(with = "pairs")]
    pub marks: Map<Day, Mark>,
    /// Imported tables; inside its cover a later one goes before an earlier one, and each before
    /// the built-in one.
    pub extra: Vec<PublishedTable>,
}

/// The rule that decides a day, without the names that only a screen needs.
enum Decision {
    Mark(Mark),
    Published(Period, Ruling),
    Unannounced(Festival),
    Pattern(bool),
}

impl WorkCalendar {
    /// What `day` weighs.
    pub fn weight(&self, day: Day) -> Weight {
        match self.decide(day) {
            Decision::Mark(mark) => mark.weight(),
            Decision::Published(_, Ruling::Work) | Decision::Pattern(true) => Weight::Full,
            Decision::Published(_, Ruling::Off)
            | Decision::Unannounced(_)
            | Decision::Pattern(false) => Weight::Off,
        }
    }

    /// What kind of day `day` is; its weight is always that of [`WorkCalendar::weight`].
    pub fn kind(&self, day: Day) -> DayKind {
        match self.decide(day) {
            Decision::Mark(Mark::Off(reason)) => DayKind::Leave(reason),
            Decision::Mark(Mark::Half) => DayKind::Half,
            Decision::Published(run, Ruling::Off) => DayKind::Holiday(festival(run, day)),
            Decision::Published(_, Ruling::Work) => DayKind::MakeUp,
            Decision::Unannounced(festival) => DayKind::Unannounced(festival),
            Decision::Mark(Mark::Work) | Decision::Pattern(true) => DayKind::Work,
            Decision::Pattern(false) => DayKind::Rest,
        }
    }

    /// Whether a published table covers `day`. Where none does, the holidays are those of the
    /// law and may still be moved.
    pub fn is_announced(&self, day: Day) -> bool {
        self.table(day).is_some()
    }

    /// The days that published tables cover: in order, apart from each other.
    pub fn cover(&self) -> Vec<Period> {
        let covers = || self.tables().map(PublishedTable::cover);
        let mut joined: Vec<Period> = Vec::new();
        loop {
            let done = joined.last().map(|run| run.last());
            let rest = covers().filter(|cover| done.is_none_or(|done| cover.first() > done));
            let Some(mut run) = rest.min() else { return joined };
            while let Some(longer) = covers()
                .find(|cover| cover.first() <= run.last().next() && cover.last() > run.last())
            {
                run = Period::spanning(run.first(), longer.last());
            }
            joined.push(run);
        }
    }

    /// The working time of all days of `period`.
    pub fn working(&self, period: Period) -> WorkingDays {
        period.days().map(|day| self.weight(day)).sum()
    }

    /// The next full or half working day strictly after `day`; `None` when there is none within
    /// [`SEARCH`] days or before the end of [`Day`]'s range.
    pub fn next_working(&self, day: Day) -> Option<Day> {
        let end = day.plus_days(SEARCH);
        let ahead = Period::new(day, end).ok()?;
        ahead.days().skip(1).find(|day| !self.weight(*day).is_off())
    }

    /// The last full or half working day strictly before `day`, looked for as far as
    /// [`WorkCalendar::next_working`] looks.
    pub fn previous_working(&self, day: Day) -> Option<Day> {
        let behind = Period::new(day.plus_days(-SEARCH), day).ok()?;
        behind.days().rev().skip(1).find(|day| !self.weight(*day).is_off())
    }

    /// `day` if it is worked, else the last working day before it; `None` as
    /// [`WorkCalendar::previous_working`].
    pub fn on_or_before(&self, day: Day) -> Option<Day> {
        if self.weight(day).is_off() { self.previous_working(day) } else { Some(day) }
    }

    /// `day` if it is worked, else the next working day after it; `None` as
    /// [`WorkCalendar::next_working`].
    pub fn on_or_after(&self, day: Day) -> Option<Day> {
        if self.weight(day).is_off() { self.next_working(day) } else { Some(day) }
    }

    /// When something is due "by the `n`th of the month before" a month (a calendar month): that
    /// day, or the last working day before it. `n` is 1 to 31 and stops at the month's end.
    ///
    /// `None` before the range's first month, or where no working day is found.
    ///
    /// ```
    /// use fieldplan::domain::{calendar::WorkCalendar, day::Day, period::Month};
    /// let november = Month::new(2026, 11).unwrap();
    /// let due = WorkCalendar::default().by_the_month_before(november, 5);
    /// assert_eq!(due, Day::parse("2026-09-30").ok()); // 5 October is a holiday
    /// ```
    pub fn by_the_month_before(&self, month: Month, n: u8) -> Option<Day> {
        if month == Month::MIN {
            return None;
        }
        let first = Day::new(month.year(), month.month(), 1).ok()?.plus_months(-1);
        let wanted = first.plus_days(i32::from(n).saturating_sub(1).max(0));
        self.on_or_before(wanted.min(first.month_end()))
    }

    /// The `n`th full or half working day after `day`; `day` itself for 0, worked or not.
    /// [`Day::MAX`], so never, when the working days run out.
    pub fn plus_working(&self, day: Day, n: u32) -> Day {
        let mut reached = day;
        for _ in 0..n {
            match self.next_working(reached) {
                Some(next) => reached = next,
                None => return Day::MAX,
            }
        }
        reached
    }

    fn decide(&self, day: Day) -> Decision {
        if let Some(mark) = self.marks.get(&day) {
            return Decision::Mark(*mark);
        }
        match self.table(day).map(|table| table.ruling(day)) {
            Some(Some((_, Ruling::Work))) if self.ignore_make_up => {}
            Some(Some((run, ruling))) => return Decision::Published(run, ruling),
            Some(None) => {}
            None => {
                if let Some(festival) = self.unannounced(day) {
                    return Decision::Unannounced(festival);
                }
            }
        }
        Decision::Pattern(self.pattern.works(day))
    }

    /// Tables in the order in which they are asked.
    fn tables(&self) -> impl Iterator<Item = &PublishedTable> {
        self.extra.iter().rev().chain(core::iter::once(PublishedTable::built_in()))
    }

    fn table(&self, day: Day) -> Option<&PublishedTable> {
        self.tables().find(|table| table.cover().contains(day))
    }

    /// The statutory day that `day` is, or that is moved to it.
    ///
    /// A statutory day on which the pattern rests, or which another one has taken already (中秋
    /// in the National days), moves on to the next day from Monday to Friday that is free. It
    /// moves forward only and by a few days, never out of its year. What lies inside a published
    /// cover neither moves out nor is moved to: there the table has said it all.
    fn unannounced(&self, day: Day) -> Option<Festival> {
        let statutory = StatutoryDays::of(day.year());
        let wanted = day.day_of_year();
        if let Some(festival) = statutory.on(wanted) {
            return Some(festival);
        }
        if day.weekday().is_weekend() {
            return None;
        }
        let date = |of_year: u32| {
            day.plus_days(of_year.cast_signed().saturating_sub(wanted.cast_signed()))
        };
        let mut taken = [0; 13];
        for ((of_year, festival), place) in statutory.iter().zip(0_usize..) {
            if of_year > wanted || wanted.saturating_sub(of_year) > FARTHEST_MOVE {
                continue;
            }
            let own = date(of_year);
            let moves = !self.pattern.works(own) || statutory.on(of_year) != Some(festival);
            if !moves || self.is_announced(own) {
                continue;
            }
            let mut to = of_year.saturating_add(1);
            while date(to).weekday().is_weekend()
                || statutory.on(to).is_some()
                || taken.contains(&to)
            {
                to = to.saturating_add(1);
            }
            if to == wanted {
                return Some(festival);
            }
            if let Some(slot) = taken.get_mut(place) {
                *slot = to;
            }
        }
        None
    }
}

/// The festival of `day` in a published run of days off: the one on that day, else the first in
/// the run. A run at the year's end is for New Year.
fn festival(run: Period, day: Day) -> Option<Festival> {
    let statutory = StatutoryDays::of(day.year());
    let in_run = run.first().day_of_year()..=run.last().day_of_year();
    let at_years_end = (run.last().month(), run.last().day()) == (12, 31);
    statutory
        .on(day.day_of_year())
        .or_else(|| statutory.iter().find(|(day, _)| in_run.contains(day)).map(|(_, name)| name))
        .or_else(|| at_years_end.then_some(Festival::NewYear))
}
