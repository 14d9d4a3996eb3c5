//! Tables in and out: read, mapped, looked at, taken in, written.

use crate::text::texts;

texts! {
    /// Tables in and out: read, mapped, looked at, taken in, written.
    TableTexts

    /// The sheet's heading.
    title: &'static str,
}

pub(in crate::text) static ZH: TableTexts = TableTexts { title: "表格" };

pub(in crate::text) static EN: TableTexts = TableTexts { title: "Tables" };
