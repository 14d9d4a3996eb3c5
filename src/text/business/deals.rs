//! The pipeline, a deal, winning and losing it.

use crate::text::texts;

texts! {
    /// The pipeline, a deal, winning and losing it.
    DealTexts

    /// The sheet's heading.
    title: &'static str,
}

pub(super) static ZH: DealTexts = DealTexts { title: "商机" };

pub(super) static EN: DealTexts = DealTexts { title: "Deals" };
