//! The cards under Today's list: morning, noon and evening; and the ways from there.

use super::texts;

texts! {
    /// The cards under Today's list: morning, noon and evening; and the ways from there.
    CardTexts

    /// The two weeks ahead.
    week: &'static str,
}

pub(super) static ZH: CardTexts = CardTexts { week: "看这两周怎么跑" };

pub(super) static EN: CardTexts = CardTexts { week: "See these two weeks" };
