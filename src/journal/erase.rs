//! Erasing a customer: the one rewriting of what was written once.
//!
//! Every record that may carry the customer's name or free text keeps its stamp, its kind and its
//! place, and gets a payload without them. Dates and amounts stay, so that closed months add up.
//! An `erased` record is appended in the same transaction; merge and restore obey it for ever.

use super::kinds::{self, Thing};
use super::record::{Reading, Record};
use super::store::{Arrival, Arrived};
use crate::domain::fact::Fact;
use crate::domain::ident::{CustomerId, Id};
use crate::domain::sorted::{Set, sort};
use crate::domain::workspace::Workspace;

/// Customers to be found nowhere, and what is theirs.
#[derive(Clone, Debug, Default)]
pub struct Gone {
    customers: Set<CustomerId>,
    /// The customers, their tasks and sales: an unknown record that mentions one may speak of the
    /// customer in words.
    things: Set<Id>,
}

impl Gone {
    /// These customers; what is theirs is not yet known.
    pub fn new(customers: impl IntoIterator<Item = CustomerId>) -> Gone {
        let customers: Set<CustomerId> = customers.into_iter().collect();
        let things = customers.iter().map(|customer| customer.0).collect();
        Gone { customers, things }
    }

    /// These customers and what a workspace holds of theirs.
    pub fn of_workspace(customers: &Set<CustomerId>, workspace: &Workspace) -> Gone {
        let mut gone = Gone::new(customers.iter().copied());
        let mut things = Vec::new();
        for (id, task) in workspace.tasks() {
            keep(customers, Some(&task.customer), id.0, &mut things);
        }
        for (id, sale) in workspace.sales() {
            keep(customers, sale.customer.as_ref(), id.0, &mut things);
        }
        for (id, deal) in workspace.deals() {
            keep(customers, Some(&deal.customer), id.0, &mut things);
        }
        for (id, owed) in workspace.receivables() {
            keep(customers, Some(&owed.customer), id.0, &mut things);
        }
        for (id, paid) in workspace.payments() {
            keep(customers, Some(&paid.customer), id.0, &mut things);
        }
        for (stamp, entry) in workspace.entries() {
            keep(customers, entry.customer.as_ref(), Id::new(stamp, 0), &mut things);
        }
        gone.things.extend(things);
        gone
    }

    /// Adds what some records, in stamp order, say is theirs.
    pub fn follow(&mut self, records: &[Record]) {
        for record in records {
            let Some(fact) = record.fact() else { continue };
            let made = kinds::makes(record.stamp(), fact);
            let theirs = made.iter().copied().chain(kinds::refers(fact));
            if theirs.filter_map(named).any(|id| self.things.contains(&id)) {
                // Another customer of the same list is not theirs.
                let made = made.into_iter().filter(|thing| !matches!(thing, Thing::Customer(_)));
                self.things.extend(made.filter_map(named));
            }
        }
    }

    /// The record as it may be kept, where it is not that already.
    pub fn obeyed(&self, record: &Record) -> Option<Record> {
        let scrubbed = match record.reading() {
            Reading::Fact(fact) => {
                let fact = kinds::scrubbed(record.stamp(), fact, &self.customers)?;
                // Written anew, so that fields only a newer version knows are gone too.
                Record::write(record.stamp(), &fact)
            }
            Reading::UnknownKind | Reading::UnknownPayload => {
                let own = self.things.contains(&Id::new(record.stamp(), 0));
                if !own && !self.mentioned(record.json()) {
                    return None;
                }
                let bare =
                    Record::assemble(record.stamp(), record.kind(), "{}", Reading::UnknownKind);
                Record::parse(bare.bytes()).unwrap_or(bare)
            }
            Reading::NewerFormat(_) => return None,
        };
        (scrubbed != *record).then_some(scrubbed)
    }

    /// Whether a text names one of the things.
    pub fn mentioned(&self, text: &str) -> bool {
        ids_in(text).any(|id| self.things.contains(&id))
    }
}

/// Adds what is one of the customers'. One copy serves all things.
#[inline(never)]
fn keep(customers: &Set<CustomerId>, whose: Option<&CustomerId>, id: Id, things: &mut Vec<Id>) {
    if whose.is_some_and(|whose| customers.contains(whose)) {
        things.push(id);
    }
}

/// The ids that stand in a text, between characters no id has.
pub(super) fn ids_in(text: &str) -> impl Iterator<Item = Id> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')))
        .filter_map(Id::parse)
}

/// The id of a thing that has one.
pub(super) fn named(thing: Thing) -> Option<Id> {
    match thing {
        Thing::Customer(CustomerId(id)) | Thing::Entry(id) => Some(id),
        Thing::Task(task) => Some(task.0),
        Thing::Sale(sale) => Some(sale.0),
        Thing::Deal(deal) => Some(deal.0),
        Thing::Receivable(receivable) => Some(receivable.0),
        Thing::Payment(payment) => Some(payment.0),
        Thing::Goal(_) => None,
    }
}

/// What is to change in a store, in one transaction with the `erased` record. The checkpoint and
/// the today record may hold a name and go in the same transaction: `Store::rewrite` sees to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use = "nothing is erased until a store has rewritten"]
pub struct Rewrite {
    /// The last arrival that was looked at. A store with a later one refuses, since that line may
    /// hold the name.
    pub through: Arrival,
    /// Lines to replace in their place.
    pub replace: Vec<(Arrival, Record)>,
    /// Damaged lines among the records that may hold the name.
    pub remove: Vec<Arrival>,
    /// Lines in quarantine that may hold the name.
    pub remove_quarantined: Vec<Arrival>,
}

impl Rewrite {
    /// Whether no line is to change.
    pub fn is_empty(&self) -> bool {
        self.replace.is_empty() && self.remove.is_empty() && self.remove_quarantined.is_empty()
    }
}

/// Why nothing is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EraseRefusal {
    /// A newer version has written lines this one cannot search: after the update.
    NewerFormat,
}

/// Works out what is to change so that no line holds a name or free text of `customers`.
///
/// `records` and `quarantine` are all lines of a store, in arrival order.
///
/// # Errors
/// When a line is of a newer format.
pub fn rewrite(
    records: &[Arrived],
    quarantine: &[Arrived],
    customers: &Set<CustomerId>,
) -> Result<Rewrite, EraseRefusal> {
    let mut rewrite = Rewrite::default();
    let mut read = Vec::with_capacity(records.len());
    let mut damaged = Vec::new();
    for line in records {
        rewrite.through = rewrite.through.max(line.arrival);
        match Record::parse(&line.bytes) {
            Ok(record) => read.push((record, line.arrival)),
            Err(_) => damaged.push(line),
        }
    }
    if read.iter().any(|(record, _)| matches!(record.reading(), Reading::NewerFormat(_))) {
        return Err(EraseRefusal::NewerFormat);
    }
    sort(&mut read);
    let (sorted, arrivals): (Vec<Record>, Vec<Arrival>) = read.into_iter().unzip();
    let mut gone = Gone::new(customers.iter().copied());
    gone.follow(&sorted);
    let texts = texts(&sorted, &gone);
    let traces = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        gone.mentioned(&text) || texts.iter().any(|t| text.contains(t))
    };
    for (record, arrival) in sorted.iter().zip(arrivals) {
        if let Some(scrubbed) = gone.obeyed(record) {
            rewrite.replace.push((arrival, scrubbed));
        }
    }
    rewrite.remove = damaged.iter().filter(|l| traces(&l.bytes)).map(|l| l.arrival).collect();
    rewrite.remove_quarantined =
        quarantine.iter().filter(|l| traces(&l.bytes)).map(|l| l.arrival).collect();
    Ok(rewrite)
}

/// The names and notes that records give the customers, as they stand in JSON.
fn texts(records: &[Record], gone: &Gone) -> Set<String> {
    let mut found: Vec<&str> = Vec::new();
    for record in records {
        match record.fact() {
            Some(Fact::CustomerAdded(f)) if gone.things.contains(&Id::new(record.stamp(), 0)) => {
                found.push(&f.name);
                found.extend(f.note.as_deref());
            }
            Some(Fact::CustomerEdited(f)) if gone.customers.contains(&f.customer) => {
                found.extend(f.name.as_deref());
                found.extend(f.note.as_deref());
            }
            Some(Fact::ContactLogged(f)) if gone.customers.contains(&f.customer) => {
                found.extend(f.note.as_deref());
            }
            Some(Fact::Entered(f)) if f.customer.is_some_and(|id| gone.customers.contains(&id)) => {
                found.extend(f.row.words.iter().map(String::as_str));
            }
            Some(Fact::CustomersPasted(f)) => {
                let theirs = (0_u16..).zip(&f.rows).filter(|(place, _)| {
                    gone.customers.contains(&CustomerId(Id::new(record.stamp(), *place)))
                });
                for (_, row) in theirs {
                    found.push(&row.name);
                    found.extend(row.note.as_deref());
                }
            }
            _ => {}
        }
    }
    let quoted = found.into_iter().filter_map(|text| serde_json::to_string(text).ok());
    quoted.map(|text| text.trim_matches('"').to_owned()).filter(|text| !text.is_empty()).collect()
}
