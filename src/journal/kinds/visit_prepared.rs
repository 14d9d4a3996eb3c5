//! `visit.prepared`: what a promised visit is for, and what is to be brought along.
//!
//! Concurrent: of one promise the later stamp's purpose and line hold; those of other promises stand
//! beside them.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Prepared,
    name: "visit.prepared",
    parts: &[
        part("task", Shape::Thing),
        // Without one the purpose stays.
        maybe("step", Shape::OneOf(&["visit", "call", "proposal", "sample", "collect"])),
        // Without words nothing is to be prepared any more.
        maybe("words", Shape::Words),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, customer, day, erased, fold, promised, task};
    use crate::domain::fact::{Fact, NextStep};
    use crate::domain::prepared::Prepared;

    fn prepared(step: Option<NextStep>, words: &str) -> Fact {
        let one = Prepared::typed(task(2), customer(1), words).unwrap();
        Fact::Entered(Prepared { step, ..one }.entry(day(5)))
    }

    fn shown(facts: &[(u64, Fact)]) -> (Option<NextStep>, Vec<String>) {
        let before = [(at(1), added("恒泰")), (at(2), promised(16))];
        let facts = facts.iter().map(|(ms, fact)| (at(*ms), fact.clone()));
        let workspace = fold(before.into_iter().chain(facts));
        let lines = Prepared::lines(&workspace).into_iter().map(|(_, words)| words).collect();
        (workspace.task(task(2)).map(|task| task.step), lines)
    }

    #[test]
    fn of_one_promise_the_later_stamps_purpose_and_line_hold() {
        let later = prepared(Some(NextStep::Sample), "样品");
        let earlier = prepared(Some(NextStep::Collect), "合同");
        let expected = (Some(NextStep::Sample), vec!["样品".to_owned()]);
        assert_eq!(shown(&[(4, later), (3, earlier)]), expected);
    }

    #[test]
    fn erasing_the_customer_forgets_the_line() {
        for order in [[3, 4], [4, 3]] {
            let facts =
                [(order[0], prepared(Some(NextStep::Sample), "样品")), (order[1], erased(1))];
            assert_eq!(shown(&facts), (Some(NextStep::Sample), Vec::new()));
        }
    }
}
