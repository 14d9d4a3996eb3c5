//! The strip of a month's days: on which of them something was recorded.

use super::super::day::Day;
use super::super::entry::EntryKind;
use super::super::period::Month;
use super::super::workspace::{DealState, Workspace};

/// What a day saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Customers were visited or called: how many.
    Touched(u32),
    /// Something else was recorded: a sale, a payment, a deal, an expense, a lesson.
    Noted,
    /// Nothing.
    Nothing,
    /// It has not come.
    ToCome,
}

/// A day of the strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HabitDay {
    /// The day.
    pub day: Day,
    /// Whether nothing is worked on it.
    pub is_off: bool,
    /// What it saw.
    pub seen: Seen,
}

/// The strip of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Habit {
    /// Its days, in order.
    pub days: Vec<HabitDay>,
    /// Working days through today, a half day as one.
    pub worked: u32,
    /// Of these, on how many something was recorded.
    pub recorded: u32,
    /// Working days of the whole month.
    pub all: u32,
}

impl Habit {
    /// Of a month as of a day. O(records).
    pub fn of(workspace: &Workspace, month: Month, today: Day) -> Habit {
        let period = workspace.period(month);
        let mut touched = vec![0_u32; period.days().count()];
        let mut noted = vec![false; touched.len()];
        let place = |day: Day| {
            let place = usize::try_from(day.days_since(period.first())).ok();
            place.filter(|_| period.contains(day))
        };
        for (_, customer) in workspace.customers() {
            for day in &customer.visits {
                if let Some(many) = place(*day).and_then(|place| touched.get_mut(place)) {
                    *many = many.saturating_add(1);
                }
            }
        }
        let mut note = |day: Day| {
            if let Some(noted) = place(day).and_then(|place| noted.get_mut(place)) {
                *noted = true;
            }
        };
        workspace.sales().for_each(|(_, sale)| note(sale.on));
        workspace.payments().for_each(|(_, paid)| note(paid.on));
        workspace.receivables().for_each(|(_, owed)| note(owed.since));
        for (_, deal) in workspace.deals() {
            note(deal.opened);
            deal.before.iter().for_each(|(on, ..)| note(*on));
            if let DealState::Won { on } | DealState::Lost { on } = deal.state {
                note(on);
            }
        }
        let kinds = [EntryKind::Lesson, EntryKind::Expense, EntryKind::Figure, EntryKind::DealNote];
        let entries = workspace.entries().filter(|(_, entry)| kinds.contains(&entry.kind));
        entries.for_each(|(_, entry)| note(entry.on));
        let mut habit = Habit { days: Vec::new(), worked: 0, recorded: 0, all: 0 };
        for ((day, touched), noted) in period.days().zip(touched).zip(noted) {
            let is_off = workspace.calendar.weight(day).is_off();
            let seen = match (touched, noted) {
                _ if day > today => Seen::ToCome,
                (0, false) => Seen::Nothing,
                (0, true) => Seen::Noted,
                (many, _) => Seen::Touched(many),
            };
            if !is_off {
                let has = matches!(seen, Seen::Noted | Seen::Touched(_));
                habit.all = habit.all.saturating_add(1);
                habit.worked = habit.worked.saturating_add(u32::from(day <= today));
                habit.recorded = habit.recorded.saturating_add(u32::from(has));
            }
            habit.days.push(HabitDay { day, is_off, seen });
        }
        habit
    }
}
