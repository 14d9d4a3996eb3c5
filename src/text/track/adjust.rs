//! What got worse, what would turn the month, versions, the close, the closed months.

use crate::text::texts;

texts! {
    /// What got worse, what would turn the month, versions, the close, the closed months.
    AdjustTexts

    /// The first sheet's heading.
    title: &'static str,
}

pub(super) static ZH: AdjustTexts = AdjustTexts { title: "复盘" };

pub(super) static EN: AdjustTexts = AdjustTexts { title: "Review" };
