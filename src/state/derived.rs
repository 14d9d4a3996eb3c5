//! Questions that screens ask, worked out anew only when what they depend on changes.

use leptos::prelude::*;

use super::App;
use crate::domain::cadence::Class;
use crate::domain::day::Day;
use crate::domain::ident::CustomerId;
use crate::domain::money::Money;
use crate::domain::month::daily;
use crate::domain::period::Month;
use crate::domain::sorted::{Map, sort_by};
use crate::domain::tier_words::TierWords;
use crate::domain::workspace::{Standing, Workspace};
use crate::text::{Lang, counted, date, fill};

/// A line of the customers page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CustomerLine {
    /// Whom.
    pub id: CustomerId,
    /// The name.
    pub name: String,
    /// The class.
    pub class: Class,
    /// The last visit.
    pub last: Option<Day>,
    /// The next promised day, today or later.
    pub promised: Option<Day>,
    /// Another active customer has the same name.
    pub same_name: bool,
}

/// Active customers by class, then in the order they were added.
pub(super) fn customer_lines(workspace: &Workspace, today: Day) -> Vec<CustomerLine> {
    let same = workspace.same_names();
    let mut promised: Map<CustomerId, Day> = Map::new();
    for (_, task) in workspace.open_through(Day::MAX) {
        if task.due >= today && !promised.contains_key(&task.customer) {
            promised.insert(task.customer, task.due);
        }
    }
    let mut lines: Vec<CustomerLine> = workspace
        .customers()
        .filter(|(_, customer)| customer.standing == Standing::Active)
        .map(|(id, customer)| CustomerLine {
            id,
            name: customer.name.clone(),
            class: customer.class,
            last: customer.visits.last().copied(),
            promised: promised.get(&id).copied(),
            same_name: same.iter().any(|(one, other)| *one == id || *other == id),
        })
        .collect();
    sort_by(&mut lines, |one, other| (one.class, one.id).cmp(&(other.class, other.id)));
    lines
}

impl App {
    /// A customer's name, or what stands for one that was erased.
    pub fn customer_name(self, lang: Lang, id: CustomerId) -> String {
        self.workspace(|workspace| name_of(workspace, lang, id))
    }

    /// What a target means a full working day, and the working days of the month.
    pub fn daily(self, month: Month, target: Money) -> Option<(Money, u32)> {
        self.workspace(|workspace| daily(workspace, month, target))
    }

    /// What the rep calls the tiers.
    pub fn tier_words(self) -> TierWords {
        self.workspace(TierWords::of)
    }

    /// The next working day after today.
    pub fn next_working(self) -> Option<Day> {
        let today = self.today.get_untracked();
        self.peek(|workspace| workspace.calendar.next_working(today))
    }

    /// Whether a day is worked, or half of it.
    pub fn is_worked(self, day: Day) -> bool {
        self.workspace(|workspace| !workspace.calendar.weight(day).is_off())
    }

    /// What any page says of the records and the phone's date.
    pub fn notes(self, lang: Lang) -> Vec<String> {
        let texts = lang.texts();
        let today = self.today.get();
        let mut notes = Vec::new();
        self.session.with(|session| {
            let count = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
            let journal = session.journal();
            if journal.read_only() {
                notes.push(counted(texts.newer_records, count(journal.newer())));
            } else if journal.unknown() > 0 {
                notes.push(counted(texts.unknown_records, count(journal.unknown())));
            }
            if let Some(newest) = session.workspace().newest_day.filter(|newest| *newest > today) {
                notes.push(fill(texts.date_behind, &[&date::day(lang, newest)]));
            }
        });
        let damaged = self.damaged.get();
        if damaged > 0 {
            notes.push(counted(texts.damaged_records, damaged));
        }
        notes
    }
}

/// A customer's name, or what stands for one that was erased.
pub fn name_of(workspace: &Workspace, lang: Lang, id: CustomerId) -> String {
    match workspace.customer(id) {
        Some(customer) if customer.standing != Standing::Erased => customer.name.clone(),
        _ => lang.texts().erased_name.to_owned(),
    }
}
