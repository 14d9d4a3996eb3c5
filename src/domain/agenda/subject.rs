//! What a line of the list is about, and why it is there.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::ident::{CustomerId, DealId, Id, ReceivableId, SaleId, TaskId};

/// What a line may be about besides a promise. A promise is moved or dropped; a line about one of
/// these can be put away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Matter {
    /// A customer who is owed a touch, may reorder, or is near a rebate step.
    Customer(CustomerId),
    /// An open deal.
    Deal(DealId),
    /// What a customer owes.
    Receivable(ReceivableId),
    /// A sale to be looked after.
    Sale(SaleId),
    /// The new leads of the day.
    Leads,
}

/// What a line is about. It prints as a short name, so that a page and a record can hold on to it:
/// a letter and an id, those of [`Subject`] where it is a promise or a customer.
///
/// ```
/// use fieldplan::domain::agenda::{About, Matter};
/// assert_eq!(About::parse("q"), Some(About::Matter(Matter::Leads)));
/// for name in ["t7.0.1", "v7.0.1", "d7.0.1", "r7.0.1-2", "s7.0.1", "q"] {
///     assert_eq!(About::parse(name).unwrap().to_string(), name);
/// }
/// assert_eq!(About::parse("x7.0.1"), None);
/// ```
///
/// [`Subject`]: crate::domain::today::Subject
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// A promise.
    Task(TaskId),
    /// Anything else.
    Matter(Matter),
}

impl Matter {
    /// Reads the form [`Matter`] prints: `v`, `d`, `r` or `s` and an id, or `q`.
    pub fn parse(text: &str) -> Option<Matter> {
        let (letter, id) = text.split_at_checked(1)?;
        match letter {
            "v" => Id::parse(id).map(|id| Matter::Customer(CustomerId(id))),
            "d" => Id::parse(id).map(|id| Matter::Deal(DealId(id))),
            "r" => Id::parse(id).map(|id| Matter::Receivable(ReceivableId(id))),
            "s" => Id::parse(id).map(|id| Matter::Sale(SaleId(id))),
            "q" => id.is_empty().then_some(Matter::Leads),
            _ => None,
        }
    }
}

impl fmt::Display for Matter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Matter::Customer(id) => write!(f, "v{id}"),
            Matter::Deal(id) => write!(f, "d{id}"),
            Matter::Receivable(id) => write!(f, "r{id}"),
            Matter::Sale(id) => write!(f, "s{id}"),
            Matter::Leads => f.write_str("q"),
        }
    }
}

impl About {
    /// Reads the form [`About`] prints: `t` and an id, or a [`Matter`]'s.
    pub fn parse(text: &str) -> Option<About> {
        match text.split_at_checked(1)? {
            ("t", id) => Id::parse(id).map(|id| About::Task(TaskId(id))),
            _ => Matter::parse(text).map(About::Matter),
        }
    }
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            About::Task(id) => write!(f, "t{id}"),
            About::Matter(matter) => matter.fmt(f),
        }
    }
}

/// Why a line is on the list, in the list's order (domain.md 10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Why {
    /// Promised for this day.
    Promised,
    /// A receivable falls due within 3 working days, or is overdue.
    CollectionDue,
    /// A sale of 2 days ago or more was not followed up.
    AfterSale,
    /// A deal is expected within 3 working days, or its day has passed.
    Closing,
    /// A deal's needs are known and no proposal lies with the customer.
    ProposalOwed,
    /// A deal of an A or B customer has stood still for 10 working days.
    Stalled,
    /// The customer's class asks for a touch.
    VisitDue,
    /// Little is missing to the next step of a customer's rebate.
    RebateNear,
    /// The customer's own interval between orders has passed.
    ReorderDue,
    /// So many new leads are asked for a day.
    LeadQuota,
    /// Promised for an earlier day and still open.
    Backlog,
    /// Touched without being on the list.
    Unplanned,
}

impl Why {
    /// All of them, in the list's order; the first eleven are those of domain.md 10.
    pub const ALL: [Why; 12] = [
        Why::Promised,
        Why::CollectionDue,
        Why::AfterSale,
        Why::Closing,
        Why::ProposalOwed,
        Why::Stalled,
        Why::VisitDue,
        Why::RebateNear,
        Why::ReorderDue,
        Why::LeadQuota,
        Why::Backlog,
        Why::Unplanned,
    ];

    /// Whether a line with this reason can be put away. A promise is moved or dropped instead, and
    /// what was done stays.
    pub const fn can_be_dismissed(self) -> bool {
        !matches!(self, Why::Promised | Why::Backlog | Why::Unplanned)
    }

    /// Whether its line is answered by going there; by a call otherwise.
    pub const fn asks_a_visit(self) -> bool {
        matches!(self, Why::Closing | Why::VisitDue | Why::Unplanned)
    }
}
