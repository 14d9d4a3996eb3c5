//! Pasting lists and looking for customers.

use super::texts;

texts! {
    /// Pasting lists and looking for customers.
    ListTexts

    /// The paste sheet's heading.
    paste_title: &'static str,
}

pub(super) static ZH: ListTexts = ListTexts { paste_title: "贴客户名单" };

pub(super) static EN: ListTexts = ListTexts { paste_title: "Paste customers" };
