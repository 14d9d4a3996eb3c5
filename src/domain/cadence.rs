//! How often a customer is owed a touch, and when the next one is due (domain.md 9).

use serde::{Deserialize, Serialize};

use super::calendar::{WeekPattern, WorkCalendar};
use super::day::Day;
use super::entry::EntryKind;
use super::money::{divide_half_away, wide};
use super::period::Period;
use super::sorted::sort_by;
use super::workspace::Workspace;

/// A customer's class. (A goal has a `Tier`.)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Class {
    /// The most value or the highest intent.
    A,
    /// The middle.
    B,
    /// The rest.
    C,
}

impl Class {
    /// All three, highest first.
    pub const ALL: [Class; 3] = [Class::A, Class::B, Class::C];

    /// How often the class is owed a touch: A 2 a week, B 1 a week, C 1 a month (S2).
    pub const fn cadence(self) -> Cadence {
        match self {
            Class::A => Cadence::Weekly(2),
            Class::B => Cadence::Weekly(1),
            Class::C => Cadence::Monthly(1),
        }
    }

    /// How many of a hundred touches must be visits unless said otherwise: half of those of A, none
    /// of the others'.
    pub const fn visits_in_hundred(self) -> u32 {
        match self {
            Class::A => 50,
            Class::B | Class::C => 0,
        }
    }
}

/// How many of `touches` must be visits at so many in a hundred, rounded up; never more than all.
///
/// ```
/// use fieldplan::domain::cadence::{Class, visits_among};
/// assert_eq!(visits_among(9, Class::A.visits_in_hundred()), 5);
/// assert_eq!(visits_among(4, Class::B.visits_in_hundred()), 0);
/// ```
pub fn visits_among(touches: u32, in_hundred: u32) -> u32 {
    let product = u64::from(touches).saturating_mul(u64::from(in_hundred.min(100)));
    u32::try_from(product.div_ceil(100)).unwrap_or(touches)
}

/// A number of touches of any channel in a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cadence {
    /// So many in a normal working week.
    Weekly(u8),
    /// So many in a month.
    Monthly(u8),
}

/// Working days of a normal four-week month, the interval of one touch a month.
const MONTH_OF_WORKING_DAYS: u32 = 20;

impl Cadence {
    /// Touches owed from the first day of `period` through `day`, both included.
    ///
    /// Weekly: q × working weight / a normal week's weight, rounded half up, so weeks with
    /// holidays owe less. Monthly: the whole number from the period's first day on. 0 before the
    /// period, the period's figure after it.
    pub fn owed(self, calendar: &WorkCalendar, period: Period, day: Day) -> u32 {
        if day < period.first() {
            return 0;
        }
        let worked = period.through(day).map_or(0, |run| calendar.working(run).halves());
        self.owed_after(worked, calendar.pattern)
    }

    /// Touches owed once so many half days have been worked of a period that has begun.
    pub(super) fn owed_after(self, worked: u32, pattern: WeekPattern) -> u32 {
        match self {
            Cadence::Monthly(q) => u32::from(q),
            Cadence::Weekly(q) => {
                let owed = divide_half_away(
                    i128::from(u64::from(q).saturating_mul(u64::from(worked))),
                    i128::from(normal_week_halves(pattern)),
                );
                u32::try_from(owed).unwrap_or(u32::MAX)
            }
        }
    }

    /// One step lower: one fewer a week, then one a month; `None` below that.
    pub fn lower(self) -> Option<Cadence> {
        match self {
            Cadence::Weekly(q) if q > 1 => Some(Cadence::Weekly(q.saturating_sub(1))),
            Cadence::Weekly(1) => Some(Cadence::Monthly(1)),
            Cadence::Monthly(q) if q > 1 => Some(Cadence::Monthly(q.saturating_sub(1))),
            Cadence::Weekly(_) | Cadence::Monthly(_) => None,
        }
    }

    /// Working days between two touches: 5 / q rounded down for a weekly cadence, 20 / q for a
    /// monthly one, at least 1.
    pub fn interval(self) -> u32 {
        let (days, q) = match self {
            Cadence::Weekly(q) => (5, q),
            Cadence::Monthly(q) => (MONTH_OF_WORKING_DAYS, q),
        };
        days.checked_div(u32::from(q)).unwrap_or(days).max(1)
    }
}

/// The weight of a week without holidays, in half days. Alternating weeks count as their mean.
pub(super) fn normal_week_halves(pattern: WeekPattern) -> u32 {
    match pattern {
        WeekPattern::FiveDays => 10,
        WeekPattern::SixDays => 12,
        WeekPattern::Alternating { .. } => 11,
    }
}

/// The most touches a week, or a month, that a class may be owed.
pub const MOST_TOUCHES: u8 = 10;

/// How often each class is owed a touch and how many of them must be visits; editable, so not
/// always [`Class::cadence`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cadences {
    by_class: [(Cadence, u32); 3],
}

impl Default for Cadences {
    fn default() -> Cadences {
        Cadences { by_class: Class::ALL.map(|class| (class.cadence(), class.visits_in_hundred())) }
    }
}

impl Cadences {
    /// Those in force: of the latest record, the usual ones without one. What no sheet keeps counts
    /// as the usual. O(entries).
    pub fn of(workspace: &Workspace) -> Cadences {
        let mut own = Cadences::default();
        let Some(latest) = workspace.latest_entry(EntryKind::Cadences) else { return own };
        for kept in latest.row.numbers.get(1..).unwrap_or_default().chunks(4) {
            let [class, times, monthly, visits] = kept else { continue };
            let class = usize::try_from(*class).ok().and_then(|place| Class::ALL.get(place));
            let times = u8::try_from(*times).ok().filter(|n| (1..=MOST_TOUCHES).contains(n));
            let visits = u32::try_from(*visits).ok().filter(|visits| *visits <= 100);
            if let (Some(class), Some(times), Some(visits)) = (class, times, visits) {
                let cadence =
                    if *monthly == 0 { Cadence::Weekly(times) } else { Cadence::Monthly(times) };
                own = own.with(*class, cadence).with_visits(*class, visits);
            }
        }
        own
    }

    fn at(&mut self, class: Class) -> &mut (Cadence, u32) {
        let [a, b, c] = &mut self.by_class;
        match class {
            Class::A => a,
            Class::B => b,
            Class::C => c,
        }
    }

    /// Of one class.
    pub fn get(mut self, class: Class) -> Cadence {
        self.at(class).0
    }

    /// How many of a hundred touches of one class must be visits.
    pub fn visits_in_hundred(mut self, class: Class) -> u32 {
        self.at(class).1
    }

    /// The same with another one for a class.
    #[must_use]
    pub fn with(mut self, class: Class, cadence: Cadence) -> Cadences {
        self.at(class).0 = cadence;
        self
    }

    /// The same with so many visits among a hundred touches of a class.
    #[must_use]
    pub fn with_visits(mut self, class: Class, in_hundred: u32) -> Cadences {
        self.at(class).1 = in_hundred.min(100);
        self
    }
}

/// What is known of a customer's touches when the next one is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Touches<'a> {
    /// The day the customer was added.
    pub added: Day,
    /// How many customers of the journal came before; spreads those never touched.
    pub ordinal: u32,
    /// The days touched, in order, each once.
    pub days: &'a [Day],
}

impl Touches<'_> {
    /// The first day that touches are owed from in a period: its first day, or the day the
    /// customer was added if that is later.
    pub fn owed_from(&self, period: Period) -> Day {
        period.first().max(self.added)
    }

    /// Touches from a day on and before another. Those on the day asked about are not yet seen,
    /// so that an answer given in the morning stands all day.
    pub fn between(&self, from: Day, before: Day) -> u32 {
        let end = self.days.partition_point(|touch| *touch < before);
        let start = self.days.partition_point(|touch| *touch < from);
        u32::try_from(end.saturating_sub(start)).unwrap_or(u32::MAX)
    }

    /// The day the next touch is due, as of the morning of `day`; to be asked only while more is
    /// owed than done.
    ///
    /// The last touch plus the interval in working days. Customers never touched are spread over
    /// one interval by `ordinal`, from the first working day on or after the day they were added.
    pub fn due(&self, calendar: &WorkCalendar, cadence: Cadence, day: Day) -> Day {
        let (from, working) = self.due_after(cadence, day);
        calendar.plus_working(from, working)
    }

    /// [`Touches::due`] as a day and the working days after it.
    pub(super) fn due_after(&self, cadence: Cadence, day: Day) -> (Day, u32) {
        let seen = self.days.partition_point(|touch| *touch < day);
        let last = seen.checked_sub(1).and_then(|place| self.days.get(place));
        if let Some(last) = last {
            return (*last, cadence.interval());
        }
        let offset = self.ordinal.checked_rem(cadence.interval()).unwrap_or(0);
        (self.added.previous(), offset.saturating_add(1))
    }
}

/// Classes by rank of 12-month value: A is the first ceil(0.2 N), A and B together the first
/// ceil(0.5 N), ties go to the higher class; a value of 0 or less without an open deal is C.
///
/// `values` are amounts in 分 with whether a deal is open; the answer keeps their order.
pub fn class_by_rank(values: &[(i64, bool)]) -> Vec<Class> {
    let mut ranked: Vec<i64> = values.iter().map(|(value, _)| *value).collect();
    sort_by(&mut ranked, |a, b| b.cmp(a));
    let count = values.len();
    let last_of = |tenths: usize| -> Option<i64> {
        let size = count.saturating_mul(tenths).div_ceil(10);
        ranked.get(size.checked_sub(1)?).copied()
    };
    let (least_a, least_b) = (last_of(2), last_of(5));
    values
        .iter()
        .map(|(value, open)| {
            if *value <= 0 && !open {
                Class::C
            } else if least_a.is_some_and(|least| *value >= least) {
                Class::A
            } else if least_b.is_some_and(|least| *value >= least) {
                Class::B
            } else {
                Class::C
            }
        })
        .collect()
}

/// How many visits fit a day of the given weight: half days take half, rounded down, at least 1;
/// an off day takes none.
pub fn capacity(visits_a_day: u16, halves: u32) -> u32 {
    match halves {
        0 => 0,
        1 => u32::from(visits_a_day / 2).max(1),
        _ => u32::from(visits_a_day).max(1),
    }
}

/// How many of them the plan fills, leaving the rest free: 80 %, rounded down, at least 1 where
/// any fit.
pub fn planned(capacity: u32) -> u32 {
    let fill = u32::try_from(wide(i64::from(capacity)).saturating_mul(8) / 10).unwrap_or(0);
    fill.max(capacity.min(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn half_a_day_takes_half_the_visits_and_an_off_day_none(visits: u16) {
            let [off, half, full] = [0, 1, 2].map(|halves| capacity(visits, halves));
            prop_assert_eq!(off, 0);
            prop_assert!(half >= 1 && full >= half);
            // Rounded down, but never to nothing.
            prop_assert!(full - full / 2 - full % 2 == full / 2 && half == (full / 2).max(1));
            prop_assert_eq!(full, u32::from(visits).max(1));
        }

        #[test]
        fn a_lower_cadence_asks_one_less_until_there_is_none(q in 1_u8..9, weekly: bool) {
            let cadence = if weekly { Cadence::Weekly(q) } else { Cadence::Monthly(q) };
            let lower = std::iter::successors(Some(cadence), |one| one.lower());
            let mut expected: Vec<Cadence> = Vec::new();
            if weekly {
                expected.extend((1..=q).rev().map(Cadence::Weekly));
                expected.push(Cadence::Monthly(1));
            } else {
                expected.extend((1..=q).rev().map(Cadence::Monthly));
            }
            prop_assert_eq!(lower.collect::<Vec<_>>(), expected);
        }

        #[test]
        fn touches_are_counted_from_the_first_day_to_the_day_before_the_last(
            touched in proptest::collection::btree_set(0_i32..20, 0..12), from in 0_i32..20,
            before in 0_i32..20,
        ) {
            let first = Day::new(2026, 9, 1).unwrap();
            let days: Vec<Day> = touched.iter().map(|after| first.plus_days(*after)).collect();
            let touches = Touches { added: first, ordinal: 0, days: &days };
            let expected = touched.iter().filter(|after| (from..before).contains(*after)).count();
            let found = touches.between(first.plus_days(from), first.plus_days(before));
            prop_assert_eq!(usize::try_from(found).unwrap(), expected);
        }

        #[test]
        fn what_is_touched_on_the_day_itself_or_later_moves_no_due_day(
            touched in proptest::collection::btree_set(0_i32..60, 0..8), asked in 0_i32..60,
            q in 1_u8..6, weekly: bool, ordinal in 0_u32..30,
        ) {
            let first = Day::new(2026, 9, 1).unwrap();
            let day = first.plus_days(asked);
            let days: Vec<Day> = touched.iter().map(|after| first.plus_days(*after)).collect();
            let before: Vec<Day> = days.iter().copied().filter(|touch| *touch < day).collect();
            let cadence = if weekly { Cadence::Weekly(q) } else { Cadence::Monthly(q) };
            let due = |days: &[Day]| {
                let touches = Touches { added: first, ordinal, days };
                touches.due(&WorkCalendar::default(), cadence, day)
            };
            prop_assert_eq!(due(&days), due(&before));
        }
    }
}
