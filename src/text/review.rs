//! Looking back on a day, a week and a month.

use super::texts;

texts! {
    /// Looking back on a day, a week and a month.
    ReviewTexts

    /// The heading.
    title: &'static str,
}

pub(super) static ZH: ReviewTexts = ReviewTexts { title: "复盘" };

pub(super) static EN: ReviewTexts = ReviewTexts { title: "Review" };
