//! Changing a day's kind on the month grid.

use super::texts;

texts! {
    /// Changing a day's kind on the month grid.
    DayTexts

    /// The sheet's heading: {0} day.
    title: &'static str,
}

pub(super) static ZH: DayTexts = DayTexts { title: "{0}怎么算？" };

pub(super) static EN: DayTexts = DayTexts { title: "How does {0} count?" };
