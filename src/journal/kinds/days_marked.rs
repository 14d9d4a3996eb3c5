//! `days.marked`: a personal mark on a run of days, or its removal.
//!
//! Concurrent: each day takes the later mark.

use super::{Kind, fields};
use crate::domain::fact::DaysMarked;

fields!(DaysMarked { first, last, mark });

impl Kind for DaysMarked {
    const NAME: &'static str = "days.marked";
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold, mark, other_mark};
    use super::*;
    use crate::domain::calendar::Mark;
    use crate::domain::fact::Fact;

    #[test]
    fn each_day_takes_the_later_mark() {
        let marked = |first, last, mark: Option<Mark>| {
            Fact::DaysMarked(DaysMarked { first: day(first), last: day(last), mark })
        };
        let both = fold([
            (at(3), marked(20, 21, Some(mark()))),
            (at(2), marked(21, 22, Some(other_mark()))),
        ]);
        let apart = fold([
            (at(2), marked(22, 22, Some(other_mark()))),
            (at(3), marked(20, 21, Some(mark()))),
        ]);
        assert_eq!(both.calendar, apart.calendar);
    }
}
