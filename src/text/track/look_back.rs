//! Reviews written and kept, cases, learning with activities and expenses.

use crate::text::texts;

texts! {
    /// Reviews written and kept, cases, learning with activities and expenses.
    LookBackTexts

    /// The first sheet's heading.
    title: &'static str,
}

pub(super) static ZH: LookBackTexts = LookBackTexts { title: "复盘" };

pub(super) static EN: LookBackTexts = LookBackTexts { title: "Review" };
