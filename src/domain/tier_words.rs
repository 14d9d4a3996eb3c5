//! What a rep calls the three tiers: own words in the place of 保底, 冲刺 and 挑战 (mission A2).
//!
//! A word left empty is the standard one, which `text` has in each language. Not here: the tiers
//! themselves (`tier`), the standard words (`text::say::tier`).

use super::day::Day;
use super::enter::one_line;
use super::entry::{Entry, EntryKind, Row};
use super::tier::Tier;
use super::workspace::Workspace;

/// The most characters of a tier's word: it stands on Today with two others beside each other.
pub const WORD_LIMIT: usize = 12;
/// The most bytes that so many characters take.
const MOST_BYTES: usize = WORD_LIMIT.saturating_mul(4);

/// The rep's words for floor, target and challenge; empty where the standard one holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TierWords([String; 3]);

/// Why typed words are none for tiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TierWordsError {
    /// A word has too many characters.
    TooLong {
        /// Whose.
        tier: Tier,
        /// How many; [`WORD_LIMIT`] are allowed.
        length: usize,
    },
    /// Two tiers would be called the same.
    Alike {
        /// The easier one.
        easier: Tier,
        /// The harder one.
        harder: Tier,
    },
}

impl TierWords {
    /// Words as typed, easier tier first: each on one line, white space folded. `standard` are the
    /// words of the language they are typed in; a typed word that is the tier's own standard one
    /// is kept empty, so that it follows a change of language. O(characters).
    ///
    /// ```
    /// use fieldplan::domain::tier::Tier;
    /// use fieldplan::domain::tier_words::{TierWords, TierWordsError};
    /// let standard = ["保底", "冲刺", "挑战"];
    /// let words = TierWords::typed([" 必达 ", "冲刺", ""], standard)?;
    /// assert_eq!(Tier::ALL.map(|tier| words.of_tier(tier)), ["必达", "", ""]);
    /// let (easier, harder) = (Tier::Floor, Tier::Challenge);
    /// let alike = TierWords::typed(["挑战", "", ""], standard);
    /// assert_eq!(alike, Err(TierWordsError::Alike { easier, harder }));
    /// # Ok::<(), TierWordsError>(())
    /// ```
    ///
    /// # Errors
    /// When a word has more than [`WORD_LIMIT`] characters, or two tiers would be called the same.
    pub fn typed(words: [&str; 3], standard: [&str; 3]) -> Result<TierWords, TierWordsError> {
        let words = words.map(one_line);
        for (tier, word) in Tier::ALL.into_iter().zip(&words) {
            let length = word.chars().count();
            if length > WORD_LIMIT {
                return Err(TierWordsError::TooLong { tier, length });
            }
        }
        let [floor, target, challenge] = &words;
        let [low, middle, high] = standard;
        let called = |own: &str, standard: &str| {
            let word = if own.is_empty() { standard } else { own };
            word.to_lowercase()
        };
        let (floor, target, challenge) =
            (called(floor, low), called(target, middle), called(challenge, high));
        let pairs = [
            (floor == target, Tier::Floor, Tier::Target),
            (floor == challenge, Tier::Floor, Tier::Challenge),
            (target == challenge, Tier::Target, Tier::Challenge),
        ];
        if let Some((_, easier, harder)) = pairs.into_iter().find(|(alike, ..)| *alike) {
            return Err(TierWordsError::Alike { easier, harder });
        }
        let [floor, target, challenge] = words;
        let own = |word: String, standard: &str| {
            if word == standard { String::new() } else { word }
        };
        Ok(TierWords([own(floor, low), own(target, middle), own(challenge, high)]))
    }

    /// The words in force: those of the latest record, none without one. A longer word than any
    /// sheet keeps counts as none. O(entries).
    pub fn of(workspace: &Workspace) -> TierWords {
        let mut words = TierWords::default();
        if let Some(latest) = workspace.latest_entry(EntryKind::TierWords) {
            for (word, kept) in words.0.iter_mut().zip(&latest.row.words) {
                if kept.len() <= MOST_BYTES {
                    word.clone_from(kept);
                }
            }
        }
        words
    }

    /// The rep's word for a tier; empty where the standard one holds.
    pub fn of_tier(&self, tier: Tier) -> &str {
        let [floor, target, challenge] = &self.0;
        match tier {
            Tier::Floor => floor,
            Tier::Target => target,
            Tier::Challenge => challenge,
        }
    }

    /// As they are kept.
    pub fn entry(self, on: Day) -> Entry {
        let row = Row { words: self.0.into(), ..Row::default() };
        Entry { kind: EntryKind::TierWords, on, customer: None, row }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::Fact;
    use crate::domain::ident::Stamp;
    use crate::domain::workspace::evolve;

    const STANDARD: [&str; 3] = ["Floor", "Target", "Challenge"];

    fn shown(words: &TierWords) -> [&str; 3] {
        Tier::ALL.map(|tier| words.of_tier(tier))
    }

    #[test]
    fn words_are_kept_on_one_line_and_an_empty_one_is_the_standard() {
        let typed = TierWords::typed(["\u{7}must\n do ", "", "  "], STANDARD).unwrap();
        assert_eq!(shown(&typed), ["must do", "", ""]);
        let mut workspace = Workspace::default();
        assert_eq!(TierWords::of(&workspace), TierWords::default());
        let on = Day::parse("2026-11-02").unwrap();
        evolve(&mut workspace, Stamp::new(1, 0, 7), &Fact::Entered(typed.clone().entry(on)));
        assert_eq!(TierWords::of(&workspace), typed);
        // Back to the standard words: a later record without any.
        let none = TierWords::typed(["Floor", "Target", "Challenge"], STANDARD).unwrap();
        assert_eq!(none, TierWords::default());
        evolve(&mut workspace, Stamp::new(2, 0, 7), &Fact::Entered(none.entry(on)));
        assert_eq!(TierWords::of(&workspace), TierWords::default());
    }

    #[test]
    fn a_word_has_its_most_characters_and_no_more() {
        let (full, long) = ("冲".repeat(WORD_LIMIT), "冲".repeat(WORD_LIMIT + 1));
        assert!(TierWords::typed(["", &full, ""], STANDARD).is_ok());
        let (tier, length) = (Tier::Target, WORD_LIMIT + 1);
        let wrong = TierWords::typed(["", &long, ""], STANDARD);
        assert_eq!(wrong, Err(TierWordsError::TooLong { tier, length }));
    }

    #[test]
    fn no_two_tiers_are_called_the_same() {
        for (words, easier, harder) in [
            (["A", "a", ""], Tier::Floor, Tier::Target),
            (["Target", "", ""], Tier::Floor, Tier::Target),
            (["", "x", "X"], Tier::Target, Tier::Challenge),
            (["challenge", "", ""], Tier::Floor, Tier::Challenge),
        ] {
            let alike = Err(TierWordsError::Alike { easier, harder });
            assert_eq!(TierWords::typed(words, STANDARD), alike, "{words:?}");
        }
        // Two may change places.
        let turned = TierWords::typed(["", "Challenge", "Target"], STANDARD).unwrap();
        assert_eq!(shown(&turned), ["", "Challenge", "Target"]);
    }

    #[test]
    fn a_record_with_a_word_no_sheet_keeps_gives_the_standard_one() {
        let row = Row { words: vec!["长".repeat(900), "目标".to_owned()], ..Row::default() };
        let on = Day::parse("2026-11-02").unwrap();
        let entry = Entry { kind: EntryKind::TierWords, on, customer: None, row };
        let mut workspace = Workspace::default();
        evolve(&mut workspace, Stamp::new(1, 0, 7), &Fact::Entered(entry));
        assert_eq!(shown(&TierWords::of(&workspace)), ["", "目标", ""]);
    }
}
