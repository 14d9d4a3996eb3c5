//! `figure.recorded`: a figure of a metric of the rep's own.
//!
//! Concurrent: both stay; a sum counts both, of a level's the later stamp of a day holds.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Figure,
    name: "figure.recorded",
    parts: &[
        part("metric", Shape::Thing),
        part("value", Shape::Number),
        maybe("of", Shape::Number),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{at, day, fold, metric_defined};
    use crate::domain::fact::Fact;
    use crate::domain::ident::{Id, MetricId};
    use crate::domain::own_entries::{OwnFigure, readings};
    use crate::domain::reading::{level, sum};
    use crate::domain::unit::{Count, Figure};
    use crate::domain::workspace::Ignored;

    #[test]
    fn both_figures_stay_and_the_later_stamp_is_the_days_level() {
        let metric = MetricId(Id::new(at(1), 0));
        let figure = |metric, value| {
            let figure = OwnFigure { metric, value, of: None, on: day(5) };
            Fact::Entered(figure.entry())
        };
        let unknown = MetricId(Id::new(at(9), 0));
        let workspace = fold([
            (at(4), figure(metric, 40)),
            (at(3), figure(metric, 38)),
            (at(1), metric_defined("铺货")),
            (at(5), figure(unknown, 1)),
        ]);
        let readings = readings(&workspace, metric);
        let count = |pieces| Figure::Count(Count::new(pieces));
        assert_eq!(level(&readings, day(5)), Some(count(40)));
        let month = workspace.period(super::super::tests::month());
        assert_eq!(sum(&readings, month), Ok(Some(count(78))));
        assert_eq!(workspace.ignored.of(Ignored::UnknownMetric), 1);
    }
}
