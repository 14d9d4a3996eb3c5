//! `learning.marked`: something planned to be learned, done or spent was done, is open again, or was
//! given up.
//!
//! Concurrent: of one plan the later stamp's word holds.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::LearningMark,
    name: "learning.marked",
    parts: &[part("of", Shape::Thing), part("state", Shape::OneOf(&["open", "done", "dropped"]))],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold};
    use crate::domain::fact::Fact;
    use crate::domain::ident::Id;
    use crate::domain::learning::{Plan, Sort, State, items, mark};
    use crate::domain::period::Period;
    use crate::journal::Record;

    #[test]
    fn of_one_plan_the_later_stamps_word_holds() {
        let plan = Plan::typed(Sort::Learning, None, "新品", None, day(5)).unwrap();
        let marked = |state| Fact::Entered(mark(Id::new(at(2), 0), state, day(6)));
        let facts = [(3, State::Done), (4, State::Open)];
        for order in [facts, [facts[1], facts[0]]] {
            let marks = order.map(|(ms, state)| (at(ms), marked(state)));
            let all = [(at(2), Fact::Entered(plan.clone().entry()))].into_iter().chain(marks);
            let workspace = fold(all);
            let all = items(&workspace, Period::spanning(day(1), day(28)));
            assert_eq!(all[0].state, State::Open);
        }
    }

    #[test]
    fn the_frozen_line_is_read_and_written_as_it_stands() {
        let frozen = include_str!("../../../tests/data/records/v0.7.0-look_back.txt");
        let line = frozen.lines().find(|line| line.contains(super::KIND.name)).unwrap();
        let record = Record::parse(line.as_bytes()).unwrap();
        assert_eq!(Record::write(record.stamp(), record.fact().unwrap()), record);
    }
}
