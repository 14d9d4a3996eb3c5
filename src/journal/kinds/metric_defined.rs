//! `metric.defined`: the rep has a metric of their own.
//!
//! Concurrent: both stay, under one name too; each figure says which it is of.

use super::{Fields, Kind, Object, Payload, Thing};
use crate::domain::fact::MetricDefined;
use crate::domain::ident::{Id, Stamp};
use crate::domain::metric::Metric;

impl Payload for MetricDefined {
    fn read(fields: &Fields<'_>) -> Option<Self> {
        let metric =
            Metric::new(fields.get("unit")?, fields.get("kind")?, fields.get("better")?).ok()?;
        Some(MetricDefined { name: fields.get("name")?, metric, on: fields.get("on")? })
    }

    fn write(&self, object: &mut Object) {
        object.put("name", &self.name);
        object.put("unit", &self.metric.unit());
        object.put("kind", &self.metric.kind());
        object.put("better", &self.metric.direction());
        object.put("on", &self.on);
    }
}

impl Kind for MetricDefined {
    const NAME: &'static str = "metric.defined";

    fn makes(&self, stamp: Stamp) -> Vec<Thing> {
        vec![Thing::Entry(Id::new(stamp, 0))]
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, fold, metric_defined};
    use crate::domain::own_entries::metrics;
    use crate::journal::Record;

    #[test]
    fn two_of_one_name_stay_two() {
        let workspace = fold([(at(2), metric_defined("铺货")), (at(1), metric_defined("铺货"))]);
        assert_eq!(metrics(&workspace).count(), 2);
    }

    #[test]
    fn a_unit_and_a_kind_that_make_no_metric_are_not_readable() {
        let text = Record::write(at(1), &metric_defined("铺货")).line().to_owned();
        assert!(text.contains(r#""unit":"pieces","kind":"level","better":"higher""#), "{text}");
        let fields =
            r#"{"name":"x","unit":"share","kind":"sum","better":"lower","on":"2026-11-02"}"#;
        let read = super::Fields::parse(fields).unwrap();
        assert_eq!(<super::MetricDefined as super::Payload>::read(&read), None);
    }
}
