//! When each customer's class asks for the next visit, if none is made before.

use super::cadence::{Cadences, Touches};
use super::calendar::WorkCalendar;
use super::day::Day;
use super::period::Period;
use super::worked::Worked;
use super::workspace::{Customer, Workspace};

/// How far ahead is looked, in days: a monthly visit just made is asked for again in the month
/// after next at the latest.
const AHEAD: i32 = 100;

/// A day, weighed once.
#[derive(Clone, Copy, Debug)]
struct Weighed {
    /// Half days worked before it, from the first day weighed.
    before: u32,
    /// Its own half days.
    halves: u32,
    /// The sales month it lies in.
    period: Period,
}

/// The days around today, weighed once, so that a long list of customers costs little each.
#[derive(Clone, Debug)]
pub struct NextVisits<'a> {
    calendar: &'a WorkCalendar,
    cadences: Cadences,
    today: Day,
    first: Day,
    days: Vec<Weighed>,
    worked: Worked<'a>,
}

impl NextVisits<'_> {
    /// Weighs the days around `today`.
    pub fn of(workspace: &Workspace, today: Day) -> NextVisits<'_> {
        let month = workspace.period(workspace.month_of(today));
        let first = month.first();
        let mut before = 0_u32;
        let mut period = month;
        let last = today.plus_days(AHEAD);
        let days = Period::spanning(first, last).days().map(|day| {
            if !period.contains(day) {
                period = workspace.period(workspace.month_of(day));
            }
            let weighed =
                Weighed { before, halves: workspace.calendar.weight(day).halves(), period };
            before = before.saturating_add(weighed.halves);
            weighed
        });
        let days = days.collect();
        let cadences = Cadences::of(workspace);
        // From the last touch a visit is counted, from the day of adding where there is none.
        let counted = workspace.customers().map(|(_, one)| {
            one.visits.last().map_or(one.added.previous(), |last| (*last).min(today))
        });
        let worked = Worked::around(&workspace.calendar, counted.min(), today, last);
        NextVisits { calendar: &workspace.calendar, cadences, today, first, days, worked }
    }

    /// The day a customer's class asks for the next visit: a day that has passed where the visit
    /// is late, else the first day on whose list it would stand, promises aside. `None` when that
    /// lies more than 100 days ahead.
    pub fn due(&self, customer: &Customer) -> Option<Day> {
        let cadence = self.cadences.get(customer.class);
        let touches =
            Touches { added: customer.added, ordinal: customer.ordinal, days: &customer.visits };
        let seen_today = customer.visits.binary_search(&self.today).is_ok();
        let start = if seen_today { self.today.next() } else { self.today };
        let (from, working) = touches.due_after(cadence, start);
        let due = self.worked.plus_working(from, working);
        let mut day = due.max(start);
        loop {
            let weighed = self.at(day)?;
            let owed_from = touches.owed_from(weighed.period);
            if weighed.halves > 0 && owed_from <= day {
                let through = weighed.before.saturating_add(weighed.halves);
                let worked = through.saturating_sub(self.before(owed_from)?);
                let owed = cadence.owed_after(worked, self.calendar.pattern);
                if touches.between(owed_from, day) < owed {
                    return Some(if day == self.today { due } else { day });
                }
            }
            day = day.next();
        }
    }

    fn at(&self, day: Day) -> Option<&Weighed> {
        self.days.get(usize::try_from(day.days_since(self.first)).ok()?)
    }

    fn before(&self, day: Day) -> Option<u32> {
        self.at(day).map(|weighed| weighed.before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cadence::Class;
    use crate::domain::calendar::{Mark, OffReason, WeekPattern};
    use crate::domain::fact::{CustomerAdded, DaysMarked, Fact, SettingsChanged, Visited};
    use crate::domain::ident::{CustomerId, Id, Stamp};
    use crate::domain::period::MonthStart;
    use crate::domain::today::{Reason, Subject, TodayList};
    use crate::domain::workspace::evolve;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn added(class: Class, on: Day) -> Fact {
        let name = "红星".to_owned();
        Fact::CustomerAdded(CustomerAdded { name, class, note: None, visit: None, on })
    }

    /// The day by the lists themselves, asked one by one.
    fn by_lists(workspace: &Workspace, id: CustomerId, today: Day) -> Option<Day> {
        Period::spanning(today, today.plus_days(AHEAD)).days().find_map(|day| {
            let list = TodayList::of(workspace, day);
            let mut lines = list.entries.iter().chain(&list.overflow);
            let line = lines.find(|line| line.subject == Subject::Visit(id) && !line.done)?;
            matches!(line.reason, Reason::VisitDue { .. }).then_some(if day == today {
                line.due
            } else {
                day
            })
        })
    }

    #[test]
    fn the_next_visit_follows_the_class() {
        let today = day("2026-11-16");
        let mut workspace = Workspace::default();
        let id = |ms| CustomerId(Id::new(Stamp::new(ms, 0, 1), 0));
        for (ms, class) in [(1, Class::A), (2, Class::B), (3, Class::C)] {
            evolve(&mut workspace, Stamp::new(ms, 0, 1), &added(class, day("2026-09-01")));
            let seen = Fact::Visited(Visited { customer: id(ms), on: day("2026-11-13") });
            evolve(&mut workspace, Stamp::new(ms + 10, 0, 1), &seen);
        }
        let next = NextVisits::of(&workspace, today);
        let due = |ms| next.due(workspace.customer(id(ms)).unwrap());
        // A: 2 working days on. B: 5. C was seen in November: once more in December, 20 on.
        assert_eq!(due(1), Some(day("2026-11-17")));
        assert_eq!(due(2), Some(day("2026-11-20")));
        assert_eq!(due(3), Some(day("2026-12-11")));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn the_next_visit_is_the_day_whose_list_first_asks_for_it(
            class in 0_usize..3,
            before in 0_i32..120,
            ordinal in 0_u64..25,
            visits in proptest::collection::vec(0_i32..120, 0..6),
            start in 1_u8..=28,
            pattern in 0_u8..3,
            leave in proptest::option::of((0_i32..20, 1_i32..30)),
        ) {
            let today = day("2026-11-16");
            let class = Class::ALL[class];
            let mut workspace = Workspace::default();
            let pattern = match pattern {
                0 => WeekPattern::FiveDays,
                1 => WeekPattern::SixDays,
                _ => WeekPattern::Alternating { big_week: today },
            };
            let settings = SettingsChanged {
                pattern: Some(pattern),
                month_start: Some(MonthStart::new(start).unwrap()),
                ..SettingsChanged::default()
            };
            evolve(&mut workspace, Stamp::new(1, 0, 1), &Fact::SettingsChanged(settings));
            for ms in 0..=ordinal {
                let on = today.plus_days(-before);
                evolve(&mut workspace, Stamp::new(10 + ms, 0, 1), &added(class, on));
            }
            let id = CustomerId(Id::new(Stamp::new(10 + ordinal, 0, 1), 0));
            for (ms, ago) in (100..).zip(&visits) {
                let on = today.plus_days(-ago);
                let seen = Fact::Visited(Visited { customer: id, on });
                evolve(&mut workspace, Stamp::new(ms, 0, 1), &seen);
            }
            if let Some((from, length)) = leave {
                let first = today.plus_days(from);
                let last = first.plus_days(length);
                let mark = Some(Mark::Off(OffReason::Leave));
                let marked = Fact::DaysMarked(DaysMarked { first, last, mark });
                evolve(&mut workspace, Stamp::new(200, 0, 1), &marked);
            }
            let customer = workspace.customer(id).unwrap();
            let next = NextVisits::of(&workspace, today).due(customer);
            prop_assert_eq!(next, by_lists(&workspace, id, today));
        }
    }
}
