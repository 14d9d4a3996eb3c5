//! The figure of a closed month beside what late entries make of it (domain.md 3).

use super::money::Money;

/// What a closed month came to. A late entry is allowed: the archived figure stays, the amended
/// one stands beside it.
///
/// ```
/// use fieldplan::domain::{late::Closed, money::Money};
/// let yuan = Money::from_yuan;
/// let closed = Closed::new(yuan(100), yuan(120));
/// assert_eq!(closed.archived(), yuan(100));
/// assert_eq!(closed.late(), Some(yuan(20)));
/// assert_eq!(closed.for_history(), yuan(120));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Closed {
    archived: Money,
    amended: Money,
}

impl Closed {
    /// The figure as it stood at the close, and as the records make it now.
    pub const fn new(archived: Money, amended: Money) -> Closed {
        Closed { archived, amended }
    }

    /// As it stood when the month was closed; for ever.
    pub const fn archived(self) -> Money {
        self.archived
    }

    /// As the records make it now.
    pub const fn amended(self) -> Money {
        self.amended
    }

    /// What came late; `None` where nothing did.
    pub fn late(self) -> Option<Money> {
        (self.amended != self.archived).then(|| self.amended.minus(self.archived))
    }

    /// What feeds history: suggestions, curves and comparisons use what is known now.
    pub const fn for_history(self) -> Money {
        self.amended
    }
}
