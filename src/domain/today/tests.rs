//! A visit that is due, by the plain words of the rule.

use proptest::prelude::*;

use super::super::fact::{CustomerAdded, Fact, Visited};
use super::super::ident::{CustomerId, Id, Stamp};
use super::super::workspace::evolve;
use super::*;

/// Whether and since when a touch is due, and how many working days late it is (domain.md 9).
fn plainly(workspace: &Workspace, customer: &Customer, day: Day) -> Option<(Day, u32)> {
    let calendar = &workspace.calendar;
    let period = workspace.period(workspace.month_of(day));
    let cadence = Cadences::of(workspace).get(customer.class);
    let touches =
        Touches { added: customer.added, ordinal: customer.ordinal, days: &customer.visits };
    let owing = period.since(period.first().max(customer.added))?;
    let done = customer.visits.iter().filter(|on| **on >= owing.first() && **on < day).count();
    let due = touches.due(calendar, cadence, day);
    let is_owed = u32::try_from(done).unwrap() < cadence.owed(calendar, owing, day);
    let late = Period::new(due, day.previous()).map_or(0, |run| calendar.working(run).halves());
    (is_owed && due <= day).then_some((due, late.div_ceil(2)))
}

/// A customer amid others, seen on some days, and a working day to ask about.
#[derive(Clone, Debug)]
struct Asked {
    workspace: Workspace,
    id: CustomerId,
    day: Day,
}

fn asked(after: impl Strategy<Value = i32>) -> impl Strategy<Value = Asked> {
    let visits = proptest::collection::btree_set(0_i32..90, 0..4);
    (0_usize..3, 0_i32..60, after, 0_u64..6, visits).prop_map(
        |(class, added, after, ordinal, visits)| {
            let class = Class::ALL[class];
            let first = Day::new(2026, 10, 9).unwrap();
            let (added, name) = (first.plus_days(added), "红星".to_owned());
            let mut workspace = Workspace::default();
            let made = Fact::CustomerAdded(CustomerAdded {
                name,
                class,
                note: None,
                visit: None,
                on: added,
            });
            for ms in 0..=ordinal {
                evolve(&mut workspace, Stamp::new(1 + ms, 0, 1), &made);
            }
            let id = CustomerId(Id::new(Stamp::new(1 + ordinal, 0, 1), 0));
            for (ms, on) in (100..).zip(visits) {
                let seen = Fact::Visited(Visited { customer: id, on: first.plus_days(on) });
                evolve(&mut workspace, Stamp::new(ms, 0, 1), &seen);
            }
            // A working day, on which the plan asks for visits at all.
            let day = workspace.calendar.next_working(added.plus_days(after)).unwrap();
            Asked { workspace, id, day }
        },
    )
}

impl Asked {
    /// Since when the list says the visit is due, and how late it is.
    fn listed(&self) -> Option<(Day, u32)> {
        let list = TodayList::of(&self.workspace, self.day);
        list.entries.iter().chain(&list.overflow).find_map(|line| match line.reason {
            Reason::VisitDue { late, .. }
                if line.subject == Subject::Visit(self.id) && !line.done =>
            {
                Some((line.due, late))
            }
            _ => None,
        })
    }

    fn plainly(&self) -> Option<(Day, u32)> {
        let customer = self.workspace.customer(self.id)?;
        let is_seen = customer.visits.binary_search(&self.day).is_ok();
        plainly(&self.workspace, customer, self.day).filter(|_| !is_seen)
    }
}

proptest! {
    #[test]
    fn a_visit_is_due_exactly_while_one_is_owed_and_its_day_has_come(
        asked in asked(prop_oneof![3 => 0_i32..40, 1 => 40_i32..900]),
    ) {
        let due = |found: Option<(Day, u32)>| found.map(|(due, _)| due);
        prop_assert_eq!(due(asked.listed()), due(asked.plainly()));
    }

    #[test]
    fn a_visit_is_late_by_the_working_days_since_it_was_due(
        asked in asked(prop_oneof![3 => 0_i32..40, 1 => 40_i32..900]),
    ) {
        let late = |found: Option<(Day, u32)>| found.map(|(_, late)| late);
        prop_assert_eq!(late(asked.listed()), late(asked.plainly()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn a_touch_of_more_years_ago_than_are_weighed_at_once_counts_all_the_same(
        // Days are weighed once for all customers up to 4,000 days back.
        asked in asked(4_095_i32..4_200),
    ) {
        prop_assert_eq!(asked.listed(), asked.plainly());
    }
}
