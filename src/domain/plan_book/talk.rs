//! What passed between the rep and the superior over a month's goal (mission A9): handed in, a word
//! that came back, agreed. The figures themselves are frozen by confirming and revising the goal.

use crate::domain::day::Day;
use crate::domain::entry::{Entry, EntryKind, PackedEntry, Row};
use crate::domain::money::Money;
use crate::domain::own_entries::{month_of_number, of_kind};
use crate::domain::period::Month;
use crate::domain::workspace::Workspace;

/// The most characters of a comment: what a returned sheet shows.
pub const COMMENT_LIMIT: usize = 300;

/// What passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Said {
    /// The rep handed the plan in.
    Handed,
    /// A word of the superior, taken over by the rep.
    Comment,
    /// The superior agreed to the figure.
    Agreed,
}

/// In the order of the words in `journal::kinds::goal_talked`.
const ALL: [Said; 3] = [Said::Handed, Said::Comment, Said::Agreed];

/// Something that passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talk {
    /// Over which sales month's goal.
    pub month: Month,
    /// What.
    pub what: Said,
    /// The target it speaks of, where it speaks of one.
    pub target: Option<Money>,
    /// The superior's words; empty without any.
    pub text: String,
    /// The civil day.
    pub on: Day,
}

impl Talk {
    /// As it is kept; words beyond [`COMMENT_LIMIT`] are cut.
    pub fn entry(self) -> Entry {
        let place = ALL.iter().position(|what| *what == self.what);
        let place = place.and_then(|place| i64::try_from(place).ok()).unwrap_or(Row::ABSENT);
        let target = self.target.map_or(Row::ABSENT, Money::fen);
        let numbers = vec![Row::month(self.month), place, target];
        let words = vec![self.text.chars().take(COMMENT_LIMIT).collect()];
        let row = Row { numbers, ids: Vec::new(), words };
        Entry { kind: EntryKind::Talk, on: self.on, customer: None, row }
    }

    /// Reads it back.
    pub fn read(entry: &PackedEntry) -> Option<Talk> {
        let ([month, what, target], [text]) =
            (entry.row.numbers.as_slice(), entry.row.words.as_slice())
        else {
            return None;
        };
        Some(Talk {
            month: month_of_number(*month)?,
            what: ALL.get(usize::try_from(*what).ok()?).copied()?,
            target: (*target != Row::ABSENT).then(|| Money::from_fen(*target)),
            text: text.clone(),
            on: entry.on,
        })
    }
}

/// What passed over a month's goal, in the order it was recorded. O(entries).
pub fn of_month(workspace: &Workspace, month: Month) -> impl Iterator<Item = Talk> {
    let all = of_kind(workspace, EntryKind::Talk).filter_map(|(_, entry)| Talk::read(entry));
    all.filter(move |talk| talk.month == month)
}

/// Whether the superior agreed to what is in force: the last word on it spoke of that figure.
pub fn agreed(workspace: &Workspace, month: Month, target: Money) -> Option<Day> {
    let last = of_month(workspace, month).filter(|talk| talk.what == Said::Agreed).last()?;
    (last.target == Some(target)).then_some(last.on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::Fact;
    use crate::domain::ident::Stamp;
    use crate::domain::workspace::evolve;
    use proptest::prelude::*;

    #[test]
    fn agreeing_holds_for_the_figure_it_was_about() {
        let mut workspace = Workspace::default();
        let month = Month::new(2026, 11).unwrap();
        let on = Day::new(2026, 10, 8).unwrap();
        let yuan = Money::from_yuan;
        assert_eq!(agreed(&workspace, month, yuan(300)), None);
        for (place, (what, target)) in
            (1..).zip([(Said::Agreed, 280), (Said::Agreed, 300), (Said::Comment, 320)])
        {
            let talk = Talk { month, what, target: Some(yuan(target)), text: String::new(), on };
            evolve(&mut workspace, Stamp::new(place, 0, 7), &Fact::Entered(talk.entry()));
        }
        assert_eq!(agreed(&workspace, month, yuan(300)), Some(on));
        assert_eq!(agreed(&workspace, month, yuan(280)), None);
    }

    proptest! {
        #[test]
        fn what_is_kept_reads_back(
            what in prop::sample::select(ALL.to_vec()),
            target in prop::option::of(1_i64..1_000_000_000), text in ".{0,300}",
        ) {
            let (month, on) = (Month::new(2026, 11).unwrap(), Day::new(2026, 10, 8).unwrap());
            let talk = Talk { month, what, target: target.map(Money::from_fen), text, on };
            prop_assert_eq!(Talk::read(&talk.clone().entry().packed()), Some(talk));
        }

        #[test]
        fn no_row_makes_the_reader_panic(
            numbers in prop::collection::vec(any::<i64>(), 0..5), words: Vec<String>,
        ) {
            let on = Day::new(2026, 10, 8).unwrap();
            let row = Row { numbers, words, ..Row::default() };
            let _ = Talk::read(&Entry { kind: EntryKind::Talk, on, customer: None, row }.packed());
        }
    }
}
