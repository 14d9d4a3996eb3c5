//! A backup under a passphrase.

use crate::text::texts;

texts! {
    /// A backup under a passphrase.
    LockTexts

    /// The sheet's heading.
    title: &'static str,
}

pub(in crate::text) static ZH: LockTexts = LockTexts { title: "加密备份" };

pub(in crate::text) static EN: LockTexts = LockTexts { title: "Locked backup" };
