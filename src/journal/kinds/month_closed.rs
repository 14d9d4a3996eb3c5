//! `month.closed`: what a month came to on the day it was closed.
//!
//! Concurrent: the earlier stamp is the archive; a later close changes nothing. A late entry stands
//! beside the archived figure.

use super::{Kind, fields};
use crate::domain::fact::MonthClosed;

fields!(MonthClosed { month, tiers, first, figures, on });

impl Kind for MonthClosed {
    const NAME: &'static str = "month.closed";
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold, month, sold, yuan};
    use super::*;
    use crate::domain::archive::ArchivedFigure;
    use crate::domain::fact::Fact;
    use crate::domain::metric::Standard;
    use crate::domain::month_end::closed_revenue;
    use crate::domain::unit::Figure;
    use crate::domain::workspace::Ignored;

    fn closed(amount: i64, on: u32) -> Fact {
        let revenue = ArchivedFigure::new(Standard::Revenue, Figure::Money(yuan(amount)));
        Fact::MonthClosed(MonthClosed {
            month: month(),
            tiers: None,
            first: None,
            figures: revenue.into_iter().collect(),
            on: day(on),
        })
    }

    #[test]
    fn of_two_closes_the_earlier_is_the_archive_and_a_late_entry_stands_beside() {
        let records = [(at(7), closed(900, 30)), (at(5), closed(500, 29)), (at(9), sold(40, 28))];
        let workspace = fold(records.into_iter().chain([(at(1), sold(500, 10))]));
        assert_eq!(workspace.archive(month()).unwrap().on, day(29));
        assert_eq!(workspace.ignored.of(Ignored::AlreadyClosed), 1);
        let revenue = closed_revenue(&workspace, month()).unwrap();
        assert_eq!((revenue.archived(), revenue.amended()), (yuan(500), yuan(540)));
    }
}
