//! A plan as records, on the rep's word.
//!
//! They are made here and not by commands: a command is of today and of what is there, a table
//! speaks of days gone by and of customers that come in with it. What a command would refuse,
//! the plan has refused before.

use super::names::{NewCustomer, Whom};
use super::plan::{Plan, Step};
use crate::domain::command::{PASTE_LIMIT, PASTED_NOTE_LIMIT};
use crate::domain::day::Day;
use crate::domain::fact::{
    CustomerAdded, CustomerArchived, CustomerEdited, CustomersPasted, DealChanged, DealClosed,
    DealOpened, Fact, GoalConfirmed, NextStep, OpeningSet, PastedCustomer, PaymentReceived,
    ReceivableAdded, Sold, TaskAdded, TaskDone, TaskDropped, TaskMoved,
};
use crate::domain::ident::{CustomerId, DealId, Id, ReceivableId, Stamp, TaskId};

/// At most so many records the newest of these customers adds: none where it joins the one before.
pub(super) fn of_newest(customers: &[NewCustomer]) -> usize {
    let joined = match customers {
        [.., before, newest] => joins(before, newest) && customers.len() % PASTE_LIMIT != 1,
        _ => false,
    };
    usize::from(!joined)
}

/// Whether two customers that follow each other can be of one record.
fn joins(before: &NewCustomer, next: &NewCustomer) -> bool {
    before.added == next.added && fits(before) && fits(next)
}

/// Whether a list's record can hold the customer.
fn fits(customer: &NewCustomer) -> bool {
    customer.note.chars().count() <= PASTED_NOTE_LIMIT
}

impl Plan {
    /// The records, each with its stamp, in an order in which none names a later one. `next` gives
    /// rising stamps. O(rows).
    pub fn records(&self, today: Day, mut next: impl FnMut() -> Stamp) -> Vec<(Stamp, Fact)> {
        let mut records = Vec::new();
        let mut came = Vec::with_capacity(self.customers.len());
        let alike = self.customers.chunk_by(joins);
        for run in alike.flat_map(|alike| alike.chunks(PASTE_LIMIT)) {
            let stamp = next();
            let numbers = (0_u16..).take(run.len());
            came.extend(numbers.map(|number| CustomerId(Id::new(stamp, number))));
            records.push((stamp, customers(run)));
        }
        let id = |whom: Whom| match whom {
            Whom::Known(id) => id,
            // A plan names only those it brings.
            Whom::New(place) => {
                came.get(place).copied().unwrap_or(CustomerId(Id::new(Stamp::ZERO, 0)))
            }
        };
        for step in &self.steps {
            records_of(step, today, &id, &mut next, &mut records);
        }
        records
    }
}

fn customers(run: &[NewCustomer]) -> Fact {
    let note = |customer: &NewCustomer| Some(customer.note.clone()).filter(|note| !note.is_empty());
    match run {
        [one] if !fits(one) => Fact::CustomerAdded(CustomerAdded {
            name: one.name.clone(),
            class: one.class,
            note: note(one),
            visit: None,
            on: one.added,
        }),
        run => {
            let rows = run.iter().map(|customer| PastedCustomer {
                name: customer.name.clone(),
                class: customer.class,
                note: note(customer),
            });
            let on = run.first().map_or(Day::MIN, |first| first.added);
            Fact::CustomersPasted(CustomersPasted { rows: rows.collect(), on })
        }
    }
}

fn records_of(
    step: &Step,
    today: Day,
    id: &dyn Fn(Whom) -> CustomerId,
    next: &mut dyn FnMut() -> Stamp,
    records: &mut Vec<(Stamp, Fact)>,
) {
    let mut push = |fact: Fact| {
        let stamp = next();
        records.push((stamp, fact));
        Id::new(stamp, 0)
    };
    match step.clone() {
        Step::Edit { customer, name, class, note } => {
            push(Fact::CustomerEdited(CustomerEdited { customer, name, class, note }));
        }
        Step::PutAway(whom) => {
            push(Fact::CustomerArchived(CustomerArchived { customer: id(whom) }));
        }
        Step::Deal { whom, amount, stage, opened, expected, moved, end } => {
            let customer = id(whom);
            let opening = DealOpened { customer, amount, stage, expected, on: opened };
            let deal = DealId(push(Fact::DealOpened(opening)));
            if let Some((on, chance)) = moved {
                let changed = DealChanged {
                    deal,
                    amount: None,
                    stage: Some(stage),
                    expected: None,
                    chance,
                    on,
                };
                push(Fact::DealChanged(changed));
            }
            if let Some((on, won)) = end {
                push(Fact::DealClosed(DealClosed { deal, won, on, goods: None }));
            }
        }
        Step::ChangeDeal { deal, amount, stage, expected, chance } => {
            let changed = DealChanged { deal, amount, stage, expected, chance, on: today };
            push(Fact::DealChanged(changed));
        }
        Step::EndDeal { deal, on, won } => {
            push(Fact::DealClosed(DealClosed { deal, won, on, goods: None }));
        }
        Step::Sale { whom, amount, on } => {
            push(Fact::Sold(Sold { customer: whom.map(id), amount, on, goods: None }));
        }
        Step::Owed { whom, amount, due, since, paid } => {
            let customer = id(whom);
            let owed = ReceivableAdded { customer, amount, due, on: since };
            let receivable = Some(ReceivableId(push(Fact::ReceivableAdded(owed))));
            if let Some((amount, on)) = paid {
                push(Fact::PaymentReceived(PaymentReceived { customer, receivable, amount, on }));
            }
        }
        Step::Paid { customer, receivable, amount, on } => {
            let receivable = Some(receivable);
            push(Fact::PaymentReceived(PaymentReceived { customer, receivable, amount, on }));
        }
        Step::Month { month, tiers, first, amount, last } => {
            push(Fact::GoalConfirmed(GoalConfirmed { month, tiers, on: first }));
            push(Fact::OpeningSet(OpeningSet { month, amount, through: last }));
        }
        Step::Task { whom, due, step, end } => {
            let step = Some(step).filter(|step| *step != NextStep::Visit);
            let task = TaskId(push(Fact::TaskAdded(TaskAdded { customer: id(whom), due, step })));
            match end {
                Some((true, on)) => drop(push(Fact::TaskDone(TaskDone { task, on }))),
                Some((false, on)) => drop(push(Fact::TaskDropped(TaskDropped { task, on }))),
                None => {}
            }
        }
        Step::MoveTask { task, due } => {
            push(Fact::TaskMoved(TaskMoved { task, due }));
        }
    }
}
