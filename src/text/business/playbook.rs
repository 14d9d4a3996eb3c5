//! Answers, moves, kits and standards, shipped and own.

use crate::text::texts;

texts! {
    /// Answers, moves, kits and standards, shipped and own.
    PlaybookTexts

    /// The sheet's heading.
    title: &'static str,
}

pub(super) static ZH: PlaybookTexts = PlaybookTexts { title: "话术库" };

pub(super) static EN: PlaybookTexts = PlaybookTexts { title: "Playbook" };
