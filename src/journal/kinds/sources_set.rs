//! `sources.set`: where a month's leads are to come from, and how many are kept in reserve.
//!
//! Concurrent: the later stamp's is in force, whole; the other stays in the history.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Sources,
    name: "sources.set",
    parts: &[
        // The year and two digits: 202702.
        part("month", Shape::Number),
        part("reserve", Shape::Number),
        part(
            "from",
            Shape::List(&[
                maybe("name", Shape::Words),
                part("times", Shape::Number),
                part("quota", Shape::Number),
                // In hundredths of a percent.
                part("valid", Shape::Number),
            ]),
        ),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold, month};
    use crate::domain::fact::Fact;
    use crate::domain::plan_book::sources::{NamedSource, SourcePlan, in_force};

    #[test]
    fn the_later_stamp_is_in_force_whole() {
        let set = |name: &str, reserve| {
            let one = NamedSource { name: name.to_owned(), times: 2, quota: 50, valid: 10_000 };
            let plan = SourcePlan { month: month(), reserve, sources: vec![one] };
            Fact::Entered(plan.entry(day(5)))
        };
        let workspace = fold([(at(3), set("展会", 100)), (at(2), set("转介绍", 7))]);
        let plan = in_force(&workspace, month()).unwrap();
        let names: Vec<_> = plan.sources.iter().map(|source| source.name.as_str()).collect();
        assert_eq!((names, plan.reserve), (vec!["展会"], 100));
    }
}
