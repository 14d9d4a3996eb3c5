//! Settings, backup, installing.

use super::texts;

texts! {
    /// Settings, backup, installing.
    KeepTexts

    /// The settings sheet's heading.
    days_title: &'static str,
}

pub(super) static ZH: KeepTexts = KeepTexts { days_title: "工作日和销售月" };

pub(super) static EN: KeepTexts = KeepTexts { days_title: "Working days and sales month" };
