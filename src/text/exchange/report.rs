//! Reports for a chat, a picture, a print.

use crate::text::texts;

texts! {
    /// Reports for a chat, a picture, a print.
    ReportTexts

    /// The sheet's heading.
    title: &'static str,
}

pub(in crate::text) static ZH: ReportTexts = ReportTexts { title: "汇报" };

pub(in crate::text) static EN: ReportTexts = ReportTexts { title: "Reports" };
