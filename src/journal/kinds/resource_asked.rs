//! `resource.asked`: something asked for to reach a month's goal, and what came of it.
//!
//! Concurrent: both stay, the later stamp says how it stands.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Asked,
    name: "resource.asked",
    parts: &[
        // The year and two digits: 202702.
        part("month", Shape::Number),
        part("what", Shape::OneOf(&["training", "price", "material", "support", "leads"])),
        part("answer", Shape::OneOf(&["not", "asked", "granted", "refused"])),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold, month};
    use crate::domain::fact::Fact;
    use crate::domain::plan_book::asked::{Answer, Resource, entry, of_month};

    #[test]
    fn the_later_stamp_says_how_it_stands() {
        let asked = |what, answer| Fact::Entered(entry(month(), what, answer, day(5)));
        let workspace = fold([
            (at(4), asked(Resource::Price, Answer::Granted)),
            (at(3), asked(Resource::Price, Answer::Asked)),
            (at(2), asked(Resource::Leads, Answer::Asked)),
        ]);
        let stands = of_month(&workspace, month()).map(|(_, answer)| answer);
        let (not, asked) = (Answer::Not, Answer::Asked);
        assert_eq!(stands, [not, Answer::Granted, not, not, asked]);
        assert_eq!(of_month(&workspace, month().next()).map(|(_, answer)| answer), [not; 5]);
    }
}
