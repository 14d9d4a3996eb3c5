//! One customer: who it is, what was, what comes; contacts, needs.

use crate::text::texts;

texts! {
    /// One customer: who it is, what was, what comes; contacts, needs.
    ProfileTexts

    /// The sheet's heading.
    title: &'static str,
}

pub(super) static ZH: ProfileTexts = ProfileTexts { title: "客户" };

pub(super) static EN: ProfileTexts = ProfileTexts { title: "Customer" };
