//! `learning.planned`: something to learn, an activity or an expense planned for a day.
//!
//! Concurrent: both stand; a change is a record of its own (`learning.marked`).

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Learning,
    name: "learning.planned",
    parts: &[
        part("kind", Shape::OneOf(&["learning", "activity", "expense"])),
        maybe("theme", Shape::OneOf(&["product", "skills", "industry"])),
        part("what", Shape::Words),
        maybe("cost", Shape::Amount),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold};
    use crate::domain::fact::Fact;
    use crate::domain::learning::{Plan, Sort, items};
    use crate::domain::period::Period;
    use crate::journal::Record;

    #[test]
    fn both_plans_stand() {
        let of = |what: &str| {
            let plan = Plan::typed(Sort::Activity, None, what, None, day(5)).unwrap();
            Fact::Entered(plan.entry())
        };
        for order in [[(3, "一"), (4, "二")], [(4, "二"), (3, "一")]] {
            let workspace = fold(order.map(|(ms, what)| (at(ms), of(what))));
            let all = items(&workspace, Period::spanning(day(1), day(28)));
            let all: Vec<&str> = all.iter().map(|one| one.plan.what.as_str()).collect();
            assert_eq!(all, ["一", "二"]);
        }
    }

    #[test]
    fn the_frozen_lines_are_read_and_written_as_they_stand() {
        let frozen = include_str!("../../../tests/data/records/v0.7.0-look_back.txt");
        let lines: Vec<&str> =
            frozen.lines().filter(|line| line.contains(super::KIND.name)).collect();
        assert_eq!(lines.len(), 2);
        for line in lines {
            let record = Record::parse(line.as_bytes()).unwrap();
            assert_eq!(Record::write(record.stamp(), record.fact().unwrap()), record);
        }
    }
}
