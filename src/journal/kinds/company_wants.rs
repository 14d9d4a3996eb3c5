//! `company.wants`: the company's figure for a month, a quarter or a year, and why the rep's own is
//! lower; and what the market allows.
//!
//! Concurrent: both stay, the later stamp holds.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Company,
    name: "company.wants",
    parts: &[
        part("span", Shape::OneOf(&["month", "quarter", "year"])),
        // The year and two digits of its first month: 202702.
        part("first", Shape::Number),
        maybe("figure", Shape::Amount),
        // What the market buys in a year, and how much of it is wanted, in hundredths of a percent.
        maybe("market", Shape::Amount),
        maybe("points", Shape::Number),
        maybe("reason", Shape::Words),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold, month, yuan};
    use crate::domain::fact::Fact;
    use crate::domain::plan_book::Span;
    use crate::domain::plan_book::company::{Wants, latest};

    #[test]
    fn the_later_stamp_holds_for_its_own_run_of_days() {
        let wants = |figure, reason: &str, span| {
            let wants = Wants { figure, reason: reason.to_owned(), market: None };
            Fact::Entered(wants.entry(span, month(), day(5)))
        };
        let workspace = fold([
            (at(4), wants(Some(yuan(115)), "新人", Span::Month)),
            (at(3), wants(Some(yuan(120)), "", Span::Month)),
            (at(5), wants(None, "", Span::Quarter)),
        ]);
        let month_wants = latest(&workspace, Span::Month, month());
        assert_eq!((month_wants.figure, month_wants.reason.as_str()), (Some(yuan(115)), "新人"));
        assert_eq!(month_wants.gap(yuan(110)), Some(yuan(5)));
        assert_eq!(month_wants.gap(yuan(115)), None);
        assert_eq!(latest(&workspace, Span::Quarter, month()), Wants::default());
    }
}
