//! The three ways out where the weeks do not hold what is asked: fewer customers, a lower cadence,
//! more a day (domain.md 9).

use super::super::cadence::{Cadence, Class};
use super::super::period::Period;
use super::super::visit_plan::Capacity;
use super::super::workload::{Book, Workload};
use super::super::workspace::{Standing, Workspace};
use super::{Basis, Book as Customers, WeekPlan, weeks};

/// The most visits a day that are offered: nobody drives to more.
const MOST: u16 = 60;

/// One class touched less often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lower {
    /// Which class.
    pub class: Class,
    /// How often then.
    pub to: Cadence,
    /// Touches of the sales month that are owed no more.
    pub saves: u64,
    /// Touches that do not fit the two weeks then.
    pub left_over: u32,
}

/// What the sales month of today asks, and what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ways {
    /// The sales month.
    pub period: Period,
    /// How many customers each class has.
    pub book: Book,
    /// What is owed in the month against the visits that fit a day, as the checker of goals asks: were
    /// none of them a call.
    pub month: Workload,
    /// One class one step lower each, those that save anything.
    pub lower: Vec<Lower>,
    /// The least number of visits a full day, from the rep's own on, with which everything fits the
    /// two weeks; `None` where no number does.
    pub more: Option<u16>,
}

impl Ways {
    /// The ways out of a plan. O(log visits × plan).
    pub fn of(workspace: &Workspace, basis: Basis) -> Ways {
        let period = workspace.period(workspace.month_of(basis.today));
        let mut book = Book::default();
        let active = workspace.customers().filter(|(_, one)| one.standing == Standing::Active);
        for (_, customer) in active {
            let [a, b, c] = &mut book.count;
            let slot = match customer.class {
                Class::A => a,
                Class::B => b,
                Class::C => c,
            };
            *slot = slot.saturating_add(1);
        }
        let Basis { cadences, capacity, .. } = basis;
        let a_day = capacity.visits;
        let calendar = &workspace.calendar;
        let load = |cadences| Workload::of(book, cadences, calendar, period, a_day);
        let month = load(cadences);
        let lower = Class::ALL.into_iter().filter_map(|class| {
            let to = cadences.get(class).lower()?;
            let cadences = cadences.with(class, to);
            let saves = month.owed.saturating_sub(load(cadences).owed);
            (saves > 0).then(|| {
                let left_over = WeekPlan::of(workspace, Basis { cadences, ..basis }).left_over();
                Lower { class, to, saves, left_over }
            })
        });
        let lower = lower.collect();
        Ways { period, book, month, lower, more: more(workspace, basis) }
    }
}

/// By halving: more room never means more overflow. What is asked stays the same meanwhile.
fn more(workspace: &Workspace, basis: Basis) -> Option<u16> {
    let run = Period::spanning(basis.today, weeks(basis.today).1.last());
    let book = Customers::of(workspace, basis.today, run.last());
    let wanted = book.wanted(workspace, basis, run);
    let fits = |visits| {
        let basis = Basis { capacity: Capacity { visits, ..basis.capacity }, ..basis };
        book.fill(&workspace.calendar, basis, run, &wanted).1.is_empty()
    };
    if fits(basis.capacity.visits) {
        return Some(basis.capacity.visits);
    }
    if !fits(MOST) {
        return None;
    }
    let (mut too_few, mut enough) = (basis.capacity.visits, MOST.max(basis.capacity.visits));
    while enough.saturating_sub(too_few) > 1 {
        let middle = too_few.midpoint(enough);
        if fits(middle) {
            enough = middle;
        } else {
            too_few = middle;
        }
    }
    Some(enough)
}
