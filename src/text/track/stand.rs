//! Where each metric and tier stands, the chance, the pictures of the month.

use crate::text::texts;

texts! {
    /// Where each metric and tier stands, the chance, the pictures of the month.
    StandTexts

    /// The first sheet's heading.
    title: &'static str,
}

pub(super) static ZH: StandTexts = StandTexts { title: "复盘" };

pub(super) static EN: StandTexts = StandTexts { title: "Review" };
