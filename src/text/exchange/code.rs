//! A day on another phone: a code and a link.

use crate::text::texts;

texts! {
    /// A day on another phone: a code and a link.
    CodeTexts

    /// The sheet's heading.
    title: &'static str,
}

pub(in crate::text) static ZH: CodeTexts = CodeTexts { title: "发到另一部手机" };

pub(in crate::text) static EN: CodeTexts = CodeTexts { title: "To another phone" };
