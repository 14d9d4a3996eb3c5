//! A visit's outcome, planning a visit, other days, the morning, the evening and the day's report.

use super::texts;

texts! {
    /// A visit's outcome, planning a visit, other days, the morning, the evening and the day's report.
    VisitTexts

    /// The outcome sheet's heading: {0} customer.
    outcome_title: &'static str,
}

pub(super) static ZH: VisitTexts = VisitTexts { outcome_title: "{0}谈得怎么样？" };

pub(super) static EN: VisitTexts = VisitTexts { outcome_title: "How was {0}?" };
