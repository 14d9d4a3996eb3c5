//! `goal.talked`: what passed between the rep and the superior over a month's goal: handed in, a
//! word that came back, agreed.
//!
//! Concurrent: both stay.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Talk,
    name: "goal.talked",
    parts: &[
        // The year and two digits: 202702.
        part("month", Shape::Number),
        part("what", Shape::OneOf(&["handed", "comment", "agreed"])),
        maybe("target", Shape::Amount),
        maybe("text", Shape::Words),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold, month, yuan};
    use crate::domain::fact::Fact;
    use crate::domain::plan_book::talk::{Said, Talk, of_month};

    #[test]
    fn both_stay_in_the_order_they_were_recorded() {
        let talked = |what, text: &str| {
            let (target, text) = (Some(yuan(300)), text.to_owned());
            Fact::Entered(Talk { month: month(), what, target, text, on: day(5) }.entry())
        };
        let workspace = fold([
            (at(3), talked(Said::Comment, "再冲一冲")),
            (at(2), talked(Said::Handed, "")),
            (at(4), talked(Said::Comment, "稳一点")),
        ]);
        let all: Vec<_> = of_month(&workspace, month()).map(|talk| talk.text).collect();
        assert_eq!(all, ["", "再冲一冲", "稳一点"]);
        assert_eq!(of_month(&workspace, month().next()).count(), 0);
    }
}
