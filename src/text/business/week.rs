//! The weeks ahead, the unfinished, days away, the order of a day.

use crate::text::texts;

texts! {
    /// The weeks ahead, the unfinished, days away, the order of a day.
    WeekTexts

    /// The sheet's heading.
    title: &'static str,
}

pub(super) static ZH: WeekTexts = WeekTexts { title: "本周安排" };

pub(super) static EN: WeekTexts = WeekTexts { title: "The week" };
