//! `metric.defined`: the rep has a metric of their own.
//!
//! Concurrent: both stay, under one name too; each figure says which it is of.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Metric,
    name: "metric.defined",
    parts: &[
        part("name", Shape::Words),
        // In the order of the units, kinds and directions in `own_entries`.
        part("unit", Shape::OneOf(&["yuan", "pieces", "share"])),
        part("kind", Shape::OneOf(&["sum", "ratio", "level"])),
        part("better", Shape::OneOf(&["higher", "lower"])),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, fold, metric_defined};
    use super::*;
    use crate::domain::fact::Fact;
    use crate::domain::own_entries::metrics;
    use crate::journal::Record;
    use crate::journal::payload::Fields;

    #[test]
    fn two_of_one_name_stay_two() {
        let workspace = fold([(at(2), metric_defined("铺货")), (at(1), metric_defined("铺货"))]);
        assert_eq!(metrics(&workspace).count(), 2);
    }

    #[test]
    fn a_line_is_words_and_a_unit_and_a_kind_that_make_no_metric_define_none() {
        let text = Record::write(at(1), &metric_defined("铺货")).line().to_owned();
        assert!(text.contains(r#""unit":"pieces","kind":"level","better":"higher""#), "{text}");
        let share_sum = Record::write(at(1), &metric_defined("x")).line().replace("level", "ratio");
        let (_, json) = share_sum.split_once('{').unwrap();
        let json = format!("{{{json}");
        let fields = Fields::parse(&json).unwrap();
        let read = KIND.read(&fields).unwrap();
        assert_eq!(metrics(&fold([(at(1), Fact::Entered(read))])).count(), 0);
        let unknown = json.replace("pieces", "tons");
        assert_eq!(KIND.read(&Fields::parse(&unknown).unwrap()), None);
    }
}
