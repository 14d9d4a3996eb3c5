//! `tiers.named`: what the rep calls the three tiers.
//!
//! Concurrent: the later stamp's words hold, all three: words that were chosen beside each other
//! stay beside each other, and no two tiers come to be called the same.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::TierWords,
    name: "tiers.named",
    // A word left out is the standard one.
    parts: &[
        maybe("floor", Shape::Words),
        maybe("target", Shape::Words),
        maybe("challenge", Shape::Words),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, day, erased, fold};
    use crate::domain::fact::Fact;
    use crate::domain::tier::Tier;
    use crate::domain::tier_words::TierWords;
    use crate::journal::Record;

    fn named(words: [&str; 3]) -> Fact {
        let words = TierWords::typed(words, ["保底", "冲刺", "挑战"]).unwrap();
        Fact::Entered(words.entry(day(5)))
    }

    fn shown(facts: &[(u64, Fact)]) -> [String; 3] {
        let workspace = fold(facts.iter().map(|(ms, fact)| (at(*ms), fact.clone())));
        let words = TierWords::of(&workspace);
        Tier::ALL.map(|tier| words.of_tier(tier).to_owned())
    }

    #[test]
    fn the_later_stamps_words_hold_all_three() {
        let (one, other) = (named(["必达", "", ""]), named(["", "目标", ""]));
        let later = ["", "目标", ""].map(str::to_owned);
        assert_eq!(shown(&[(3, one.clone()), (4, other.clone())]), later);
        assert_eq!(shown(&[(4, other), (3, one)]), later);
        assert_eq!(shown(&[]), [""; 3].map(str::to_owned));
    }

    #[test]
    fn the_frozen_line_is_read_and_written_as_it_stands() {
        let frozen = include_str!("../../../tests/data/records/v0.5.0-goal.txt");
        let line = frozen.lines().find(|line| line.contains(super::KIND.name)).unwrap();
        let record = Record::parse(line.as_bytes()).unwrap();
        let fact = record.fact().unwrap();
        assert_eq!(Record::write(record.stamp(), fact), record);
        assert_eq!(shown(&[(1, fact.clone())]), ["必达", "", "拼\"一把\""].map(str::to_owned));
    }

    #[test]
    fn erasing_a_customer_leaves_the_words() {
        let words = named(["必达", "目标", "拼一把"]);
        let kept = ["必达", "目标", "拼一把"].map(str::to_owned);
        assert_eq!(shown(&[(1, added("恒泰")), (2, words), (3, erased(1))]), kept);
    }
}
