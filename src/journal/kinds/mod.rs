//! The register of kinds: what a record's name promises, for ever.
//!
//! A kind is one file here and one line in the register below (and its fact in `domain::fact`
//! with its arm in `domain::workspace::evolve`). The file says the name, how old payloads are
//! read, what the record makes and refers to, what erasing takes out of it, and what two
//! concurrent records of the kind mean, each with a test of that name. A frozen line stands in
//! `tests/data/records/`.
//!
//! What is written into the books for the pages behind Today (expenses, own metrics, lessons) is
//! a row, read and written by one piece of code: such a file says the name and the fields alone, and
//! is listed after the others.
//!
//! A name is never used again for something else and a payload never gains a required field. A
//! changed meaning is a new kind; where an old payload means the same in other words,
//! `Payload::read` turns it into today's (the upcast), in memory only.
//!
//! Not here: folding (`domain::workspace`), words.

use super::payload::{Fields, Object, Payload, fields};
use super::row::{self, RowKind};
use crate::domain::entry::Entry;
use crate::domain::fact::{
    ContactLogged, CustomerAdded, CustomerArchived, CustomerEdited, CustomersPasted, DaysMarked,
    DealChanged, DealClosed, DealOpened, Erased, Fact, GoalConfirmed, GoalRevised, JournalOpened,
    LineDismissed, MonthClosed, OpeningDeclined, OpeningSet, PaymentReceived, RebateAgreed,
    ReceivableAdded, SettingsChanged, Sold, TaskAdded, TaskDone, TaskDropped, TaskMoved,
    TasksSorted, Undone, Visited,
};
use crate::domain::ident::{
    CustomerId, DealId, Id, PaymentId, ReceivableId, SaleId, Stamp, TaskId,
};
use crate::domain::period::Month;
use crate::domain::sorted::Set;

/// Something a record can make and another build on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A customer.
    Customer(CustomerId),
    /// A promised visit.
    Task(TaskId),
    /// A sale or a return.
    Sale(SaleId),
    /// A sales month's goal.
    Goal(Month),
    /// A deal.
    Deal(DealId),
    /// A receivable.
    Receivable(ReceivableId),
    /// A payment.
    Payment(PaymentId),
    /// What a record wrote into the books: an expense, a metric, a part, a lesson.
    Entry(Id),
}

/// What the register knows of one kind of fact.
trait Kind: Payload {
    /// Its name in a line.
    const NAME: &'static str;

    /// Adds what the record stamped `stamp` makes.
    fn makes(&self, _stamp: Stamp, _things: &mut Vec<Thing>) {}

    /// Adds what it builds on: without these it changes nothing, or speaks of nobody.
    fn refers(&self, _things: &mut Vec<Thing>) {}

    /// The same without names and free text, where the record stamped `stamp` speaks of one of
    /// the customers `gone` in words.
    fn scrubbed(&self, _stamp: Stamp, _gone: &Set<CustomerId>) -> Option<Self> {
        None
    }

    /// Whether it may be undone.
    const UNDOABLE: bool = true;
}

macro_rules! register {
    (kinds { $($file:ident $payload:ident),* $(,)? } rows { $($row:ident),* $(,)? }) => {
        $(mod $file;)*
        $(mod $row;)*

        /// The kinds that are rows of the books.
        const ROWS: &[RowKind] = &[$($row::KIND),*];

        /// The name of every kind, in the register's order, the rows after the others.
        pub const NAMES: &[&str] = &[$(<$payload as Kind>::NAME,)* $($row::KIND.name),*];

        /// Reads a payload: `None` for an unknown kind, `Some(None)` for an unknown payload.
        pub(super) fn read(name: &str, fields: &Fields<'_>) -> Option<Option<Fact>> {
            match name {
                $(<$payload as Kind>::NAME => Some(<$payload as Payload>::read(fields).map(Fact::$payload)),)*
                _ => {
                    let row = ROWS.iter().find(|row| row.name == name)?;
                    Some(row.read(fields).map(Fact::Entered))
                }
            }
        }

        /// The name of a fact's kind.
        pub fn name(fact: &Fact) -> &'static str {
            match fact {
                Fact::Entered(entry) => row_of(entry).map_or("", |row| row.name),
                _ => plain_name(fact),
            }
        }

        /// The name of a kind that is no row: by itself a table of words, where an arm with a
        /// question in it made a branch of every kind.
        #[inline(never)]
        fn plain_name(fact: &Fact) -> &'static str {
            match fact {
                $(Fact::$payload(_) => <$payload as Kind>::NAME,)*
                Fact::Entered(_) => "",
            }
        }

        /// A fact's payload as one line of JSON.
        pub(super) fn write(fact: &Fact) -> String {
            let mut object = Object::new();
            match fact {
                $(Fact::$payload(payload) => payload.write(&mut object),)*
                Fact::Entered(entry) => {
                    if let Some(row) = row_of(entry) {
                        row.write(entry, &mut object);
                    }
                }
            }
            object.finish()
        }

        /// What a record makes.
        pub fn makes(stamp: Stamp, fact: &Fact) -> Vec<Thing> {
            let mut things = Vec::new();
            match fact {
                $(Fact::$payload(payload) => payload.makes(stamp, &mut things),)*
                Fact::Entered(_) => things.push(Thing::Entry(Id::new(stamp, 0))),
            }
            things
        }

        /// What a record builds on.
        pub fn refers(fact: &Fact) -> Vec<Thing> {
            let mut things = Vec::new();
            match fact {
                $(Fact::$payload(payload) => payload.refers(&mut things),)*
                Fact::Entered(entry) => row::refers(entry, &mut things),
            }
            things
        }

        /// A fact without names and free text, where it speaks of one of the customers `gone` in
        /// words.
        pub(super) fn scrubbed(stamp: Stamp, fact: &Fact, gone: &Set<CustomerId>) -> Option<Fact> {
            match fact {
                $(Fact::$payload(payload) => payload.scrubbed(stamp, gone).map(Fact::$payload),)*
                Fact::Entered(entry) => row::scrubbed(entry, gone).map(Fact::Entered),
            }
        }

        /// Whether a fact may be undone. One that may not is folded whatever an `Undone` says.
        pub fn undoable(fact: &Fact) -> bool {
            match fact {
                $(Fact::$payload(_) => <$payload as Kind>::UNDOABLE,)*
                Fact::Entered(_) => true,
            }
        }
    };
}

register! {
    kinds {
        journal_opened JournalOpened,
        goal_confirmed GoalConfirmed,
        goal_revised GoalRevised,
        opening_set OpeningSet,
        opening_declined OpeningDeclined,
        customer_added CustomerAdded,
        customer_edited CustomerEdited,
        customer_archived CustomerArchived,
        task_added TaskAdded,
        task_moved TaskMoved,
        task_done TaskDone,
        task_dropped TaskDropped,
        visited Visited,
        sold Sold,
        days_marked DaysMarked,
        settings_changed SettingsChanged,
        undone Undone,
        erased Erased,
        contact_logged ContactLogged,
        customers_pasted CustomersPasted,
        deal_opened DealOpened,
        deal_changed DealChanged,
        deal_closed DealClosed,
        receivable_added ReceivableAdded,
        payment_received PaymentReceived,
        line_dismissed LineDismissed,
        tasks_sorted TasksSorted,
        month_closed MonthClosed,
        rebate_agreed RebateAgreed,
    }
    rows {
        calendar_loaded,
        expense_added,
        metric_defined,
        figure_recorded,
        lesson_noted,
        part_named,
        split_set,
        curve_chosen,
        incentive_set,
        sheet_noted,
        resource_asked,
        company_wants,
        figure_planned,
        funnel_set,
        sources_set,
        deadlines_set,
        goal_talked,
        milestones_set,
        tiers_named,
        rhythm_set,
        customer_detailed,
        needs_noted,
        deal_noted,
        chances_set,
        terms_set,
        visit_prepared,
        order_set,
        cadences_set,
        classes_set,
        class_held,
        playbook_written,
        signal_silenced,
        review_kept,
        learning_planned,
        learning_marked,
    }
}

/// The kind of an entry; none for goods, which stand in the record of their sale.
fn row_of(entry: &Entry) -> Option<&'static RowKind> {
    ROWS.iter().find(|row| row.kind == entry.kind)
}

#[cfg(test)]
mod tests;
