//! The playbook: answers to objections, moves for what stalls, what a proposal holds for each class,
//! the standards of the stages; shipped, and as the rep changed them (mission C7).
//!
//! Only what is there and what became of it: the shipped words are in `text::business::playbook`.

use super::cadence::Class;
use super::command::NOTE_LIMIT;
use super::day::Day;
use super::enter::{WORDS_LIMIT, one_line};
use super::entry::{Entry, EntryKind, PackedEntry, Row};
use super::fact::NextStep;
use super::ident::Id;
use super::sorted::Map;
use super::workspace::Workspace;

/// A chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chapter {
    /// 异议怎么答
    Objections,
    /// 卡住了怎么推
    Stalls,
    /// 方案怎么配
    Kits,
    /// 每一步的标准
    Stages,
}

impl Chapter {
    /// All four, in the order of the words in `journal::kinds::playbook_written`.
    pub const ALL: [Chapter; 4] =
        [Chapter::Objections, Chapter::Stalls, Chapter::Kits, Chapter::Stages];

    /// How many are shipped in it. Numbers of shipped entries run through all chapters and are
    /// written into records: one is never given another meaning, a new one goes to the end of its
    /// hundred.
    pub const fn shipped(self) -> u16 {
        match self {
            Chapter::Objections => 10,
            Chapter::Stalls | Chapter::Stages => 5,
            Chapter::Kits => 3,
        }
    }

    /// The number of a shipped entry at a place of the chapter.
    pub const fn number(self, place: u16) -> u16 {
        (self as u16).saturating_mul(100).saturating_add(place)
    }

    /// The chapter and the place of a number; `None` for one that is not shipped.
    pub fn of_number(number: u16) -> Option<(Chapter, u16)> {
        let chapter = Chapter::ALL.get(usize::from(number / 100)).copied()?;
        let place = number % 100;
        (place < chapter.shipped()).then_some((chapter, place))
    }
}

/// Which entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Which {
    /// A shipped one, by its number.
    Shipped(u16),
    /// One of the rep's own, by the record that made it.
    Own(Id),
}

/// What the rep made of an entry; empty texts are the shipped ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// The title.
    pub title: String,
    /// What to say or do.
    pub text: String,
    /// Put out of the way.
    pub hidden: bool,
}

/// An entry as the page has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Which.
    pub which: Which,
    /// Where it stands.
    pub chapter: Chapter,
    /// What the rep made of it.
    pub own: Own,
}

/// Why it is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaybookError {
    /// An own entry without a title, or with too long a one.
    Title {
        /// How many characters; [`WORDS_LIMIT`] are allowed.
        length: usize,
    },
    /// Nothing is said, or too much.
    Text {
        /// How many characters; [`NOTE_LIMIT`] are allowed.
        length: usize,
    },
}

impl Own {
    /// As typed. A shipped entry keeps its title.
    ///
    /// # Errors
    /// When an own entry has no title, or something is empty or too long.
    pub fn typed(which: Option<Which>, title: &str, text: &str) -> Result<Own, PlaybookError> {
        let (title, text) = (one_line(title), text.trim().to_owned());
        let length = title.chars().count();
        let is_own = !matches!(which, Some(Which::Shipped(_)));
        if length > WORDS_LIMIT || (is_own && length == 0) {
            return Err(PlaybookError::Title { length });
        }
        let length = text.chars().count();
        if length == 0 || length > NOTE_LIMIT {
            return Err(PlaybookError::Text { length });
        }
        Ok(Own { title, text, hidden: false })
    }

    /// As it is kept: of an entry there is, or a new one of a chapter.
    pub fn entry(self, which: Option<Which>, chapter: Chapter, on: Day) -> Entry {
        let (number, ids) = match which {
            Some(Which::Shipped(number)) => (i64::from(number), vec![]),
            Some(Which::Own(id)) => (Row::ABSENT, vec![id]),
            None => (Row::ABSENT, vec![]),
        };
        let place = i64::try_from(chapter as usize).unwrap_or(0);
        let numbers = vec![number, place, i64::from(self.hidden)];
        let row = Row { numbers, ids, words: vec![self.title, self.text] };
        Entry { kind: EntryKind::Playbook, on, customer: None, row }
    }
}

/// Every entry, hidden ones too, by chapter: the shipped ones in their order, then the rep's own in
/// the order they were written. O(entries).
pub fn leaves(workspace: &Workspace) -> Vec<Leaf> {
    let mut written: Map<Which, Leaf> = Map::new();
    for chapter in Chapter::ALL {
        for place in 0..chapter.shipped() {
            let which = Which::Shipped(chapter.number(place));
            written.insert(which, Leaf { which, chapter, own: Own::default() });
        }
    }
    for (stamp, entry) in workspace.entries().filter(|(_, one)| one.kind == EntryKind::Playbook) {
        if let Some(leaf) = read(Id::new(stamp, 0), entry) {
            written.insert(leaf.which, leaf);
        }
    }
    let all: Vec<Leaf> = written.iter().map(|(_, leaf)| leaf.clone()).collect();
    let of = |chapter| all.iter().filter(move |leaf: &&Leaf| leaf.chapter == chapter).cloned();
    Chapter::ALL.into_iter().flat_map(of).collect()
}

fn read(id: Id, entry: &PackedEntry) -> Option<Leaf> {
    let [number, chapter, hidden] = entry.row.numbers.as_slice() else { return None };
    let [title, text] = entry.row.words.as_slice() else { return None };
    let chapter = Chapter::ALL.get(usize::try_from(*chapter).ok()?).copied()?;
    let own = Own { title: title.clone(), text: text.clone(), hidden: *hidden == 1 };
    if *number == Row::ABSENT {
        let which = Which::Own(entry.row.ids.first().copied().unwrap_or(id));
        return Some(Leaf { which, chapter, own });
    }
    let number = u16::try_from(*number).ok()?;
    let (chapter, _) = Chapter::of_number(number)?;
    Some(Leaf { which: Which::Shipped(number), chapter, own })
}

/// When an entry is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A deal stands still.
    Stalled,
    /// Before a visit.
    BeforeVisit,
    /// Before a proposal to a customer of a class.
    Proposal(Class),
    /// After a loss.
    AfterLoss,
    /// The price is too high for them.
    PriceObjection,
}

impl Moment {
    /// What is ahead with a customer of a class, by what it is for.
    pub const fn before(step: NextStep, class: Class) -> Moment {
        match step {
            NextStep::Proposal => Moment::Proposal(class),
            _ => Moment::BeforeVisit,
        }
    }
}

/// The entries to offer at a moment, at most two: the shipped ones for it that are not hidden.
/// O(entries).
///
/// ```
/// use fieldplan::domain::playbook::{Chapter, Moment, Which, offered};
/// use fieldplan::domain::workspace::Workspace;
/// let found = offered(&Workspace::default(), Moment::PriceObjection);
/// assert_eq!(found[0].which, Which::Shipped(Chapter::Objections.number(0)));
/// assert_eq!(found.len(), 2);
/// ```
pub fn offered(workspace: &Workspace, moment: Moment) -> Vec<Leaf> {
    let (objection, stall) = (Chapter::Objections, Chapter::Stalls);
    let wanted = match moment {
        Moment::Stalled => [stall.number(0), stall.number(1), stall.number(2)],
        Moment::BeforeVisit => [Chapter::Stages.number(1), objection.number(1), stall.number(3)],
        Moment::Proposal(class) => {
            let kit = match class {
                Class::A => 0,
                Class::B => 1,
                Class::C => 2,
            };
            [Chapter::Kits.number(kit), Chapter::Stages.number(2), objection.number(0)]
        }
        Moment::AfterLoss => [stall.number(4), objection.number(2), stall.number(3)],
        Moment::PriceObjection => [objection.number(0), objection.number(8), objection.number(3)],
    };
    let all = leaves(workspace);
    let of = |number| {
        let leaf = all.iter().find(|leaf| leaf.which == Which::Shipped(number));
        leaf.filter(|leaf| !leaf.own.hidden).cloned()
    };
    wanted.into_iter().filter_map(of).take(2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::Fact;
    use crate::domain::ident::Stamp;
    use crate::domain::workspace::evolve;

    fn day() -> Day {
        Day::parse("2026-11-02").unwrap()
    }

    fn keep(workspace: &mut Workspace, ms: u64, entry: Entry) -> Id {
        evolve(workspace, Stamp::new(ms, 0, 7), &Fact::Entered(entry));
        Id::new(Stamp::new(ms, 0, 7), 0)
    }

    fn own(text: &str) -> Own {
        Own::typed(None, "运费谁出", text).unwrap()
    }

    #[test]
    fn shipped_ones_stand_in_their_order_and_own_ones_after_them() {
        let mut workspace = Workspace::default();
        let shipped = usize::from(Chapter::ALL.into_iter().map(Chapter::shipped).sum::<u16>());
        assert_eq!(leaves(&workspace).len(), shipped);
        let entry = own("满一万我们出").entry(None, Chapter::Objections, day());
        let id = keep(&mut workspace, 1, entry);
        let all = leaves(&workspace);
        assert_eq!((all.len(), all[10].which), (shipped + 1, Which::Own(id)));
        let again = own("满两万我们出").entry(Some(Which::Own(id)), Chapter::Objections, day());
        keep(&mut workspace, 2, again);
        let all = leaves(&workspace);
        assert_eq!((all.len(), all[10].own.text.as_str()), (shipped + 1, "满两万我们出"));
    }

    #[test]
    fn a_shipped_one_is_changed_hidden_and_brought_back() {
        let mut workspace = Workspace::default();
        let which = Which::Shipped(Chapter::Objections.number(0));
        let of = |workspace: &Workspace| {
            leaves(workspace).into_iter().find(|leaf| leaf.which == which).unwrap().own
        };
        let changed = Own::typed(Some(which), "", "先算总账").unwrap();
        keep(&mut workspace, 1, changed.clone().entry(Some(which), Chapter::Objections, day()));
        assert_eq!(of(&workspace), changed);
        let hidden = Own { hidden: true, ..changed };
        keep(&mut workspace, 2, hidden.entry(Some(which), Chapter::Objections, day()));
        let found = offered(&workspace, Moment::PriceObjection);
        assert!(found.len() == 2 && found.iter().all(|leaf| leaf.which != which));
        keep(&mut workspace, 3, Own::default().entry(Some(which), Chapter::Objections, day()));
        assert_eq!(of(&workspace), Own::default());
    }

    #[test]
    fn what_says_nothing_or_too_much_is_refused() {
        assert_eq!(Own::typed(None, " ", "x"), Err(PlaybookError::Title { length: 0 }));
        assert_eq!(Own::typed(None, "x", " \n"), Err(PlaybookError::Text { length: 0 }));
        let length = NOTE_LIMIT + 1;
        let long = "长".repeat(length);
        assert_eq!(Own::typed(None, "x", &long), Err(PlaybookError::Text { length }));
    }

    #[test]
    fn every_moment_offers_two_that_are_shipped() {
        let moments =
            [Moment::Stalled, Moment::BeforeVisit, Moment::AfterLoss, Moment::PriceObjection];
        let proposals = Class::ALL.map(|class| Moment::before(NextStep::Proposal, class));
        for moment in moments.into_iter().chain(proposals) {
            assert_eq!(offered(&Workspace::default(), moment).len(), 2, "{moment:?}");
        }
    }
}
