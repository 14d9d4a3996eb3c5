//! What a rep notes of a deal beside its figures: what it is about, which key actions are done and
//! which criteria are met (mission C4 and C6).
//!
//! One record a tap: a mark and whether it holds. Which marks a stage asks for is in `stage`.

use super::command::{Refusal, checked_note};
use super::day::Day;
use super::entry::{Entry, EntryKind, PackedEntry, Row};
use super::ident::{CustomerId, DealId};
use super::sorted::Map;
use super::stage::{Criterion, KeyAction, QUALIFIED, Stage};
use super::workspace::Workspace;

/// What is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// A key action is done.
    Done(KeyAction),
    /// A criterion is met.
    Met(Criterion),
}

/// In the order of the words in `journal::kinds::deal_noted`, the first of which is what the deal is
/// about.
pub const MARKS: [Mark; 20] = [
    Mark::Done(KeyAction::FindWhoDecides),
    Mark::Done(KeyAction::AgreeNextMeeting),
    Mark::Done(KeyAction::AskForPains),
    Mark::Done(KeyAction::RankPains),
    Mark::Done(KeyAction::AskForBudget),
    Mark::Done(KeyAction::PresentProposal),
    Mark::Done(KeyAction::CollectObjections),
    Mark::Done(KeyAction::AgreePrice),
    Mark::Done(KeyAction::AgreeTerms),
    Mark::Done(KeyAction::CheckDelivery),
    Mark::Done(KeyAction::AskForReferral),
    Mark::Met(Criterion::PersonReached),
    Mark::Met(Criterion::NextMeetingAgreed),
    Mark::Met(Criterion::PurchasePlan),
    Mark::Met(Criterion::Budget),
    Mark::Met(Criterion::DecisionMaker),
    Mark::Met(Criterion::ProposalReceived),
    Mark::Met(Criterion::ObjectionsKnown),
    Mark::Met(Criterion::PriceAgreed),
    Mark::Met(Criterion::TermsAgreed),
];

/// What is noted of one deal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DealNotes {
    /// What it is about, in the rep's words; empty without any, and once its customer is erased.
    pub about: String,
    /// The marks that hold.
    marks: Vec<Mark>,
}

impl DealNotes {
    /// What is noted of a deal: of each mark and of the words the later record's. O(entries).
    pub fn of(workspace: &Workspace, deal: DealId) -> DealNotes {
        let mut notes = DealNotes::default();
        for (_, entry) in workspace.entries() {
            if entry.kind == EntryKind::DealNote && entry.row.ids.first() == Some(&deal.0) {
                notes.take(entry);
            }
        }
        notes
    }

    fn take(&mut self, entry: &PackedEntry) {
        let ([place, holds], [words]) = (entry.row.numbers.as_slice(), entry.row.words.as_slice())
        else {
            return;
        };
        let Some(place) = usize::try_from(*place).ok() else { return };
        let Some(before) = place.checked_sub(1) else {
            self.about.clone_from(words);
            return;
        };
        if let Some(mark) = MARKS.get(before) {
            self.marks.retain(|known| known != mark);
            if *holds == 1 {
                self.marks.push(*mark);
            }
        }
    }

    /// Whether a mark holds.
    pub fn has(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }

    /// What a stage asks for before a deal leaves it forward and what is not met yet, in the list's
    /// order. The deal may be moved all the same.
    pub fn missing(&self, stage: Stage) -> Vec<Criterion> {
        let all = stage.exit_criteria().iter().copied();
        all.filter(|criterion| !self.has(Mark::Met(*criterion))).collect()
    }

    /// How many of [`QUALIFIED`] are met: with all three the lead is qualified (mission C6).
    pub fn qualified(&self) -> usize {
        QUALIFIED.into_iter().filter(|criterion| self.has(Mark::Met(*criterion))).count()
    }
}

/// The marks that hold of every deal with any, by deal. O(entries).
pub fn all(workspace: &Workspace) -> Map<DealId, DealNotes> {
    let mut all: Map<DealId, DealNotes> = Map::new();
    for (_, entry) in workspace.entries() {
        if let (EntryKind::DealNote, Some(deal)) = (entry.kind, entry.row.ids.first()) {
            let deal = DealId(*deal);
            if all.get(&deal).is_none() {
                all.insert(deal, DealNotes::default());
            }
            if let Some(notes) = all.get_mut(&deal) {
                notes.take(entry);
            }
        }
    }
    all
}

/// A mark as it is kept.
pub fn marked(deal: DealId, customer: CustomerId, mark: Mark, holds: bool, on: Day) -> Entry {
    let place = MARKS.iter().position(|known| *known == mark);
    let place = place.and_then(|place| i64::try_from(place).ok());
    let place = place.map_or(Row::ABSENT, |place| place.saturating_add(1));
    row(deal, customer, [place, i64::from(holds)], String::new(), on)
}

/// What a deal is about, as it is kept; empty to take the words away.
///
/// # Errors
/// When it is longer than a note may be.
pub fn about(deal: DealId, customer: CustomerId, typed: &str, on: Day) -> Result<Entry, Refusal> {
    Ok(row(deal, customer, [0, 1], checked_note(typed)?, on))
}

fn row(deal: DealId, customer: CustomerId, numbers: [i64; 2], words: String, on: Day) -> Entry {
    let row = Row { numbers: numbers.into(), ids: vec![deal.0], words: vec![words] };
    Entry { kind: EntryKind::DealNote, on, customer: Some(customer), row }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::Fact;
    use crate::domain::ident::{Id, Stamp};
    use crate::domain::workspace::evolve;

    fn day() -> Day {
        Day::parse("2026-11-16").unwrap()
    }

    fn fold(entries: impl IntoIterator<Item = Entry>) -> Workspace {
        let mut workspace = Workspace::default();
        for (ms, entry) in (1..).zip(entries) {
            evolve(&mut workspace, Stamp::new(ms, 0, 7), &Fact::Entered(entry));
        }
        workspace
    }

    fn deal(ms: u64) -> DealId {
        DealId(Id::new(Stamp::new(ms, 0, 9), 0))
    }

    #[test]
    fn of_each_mark_the_last_word_holds_and_other_deals_are_left_alone() {
        let customer = CustomerId(Id::new(Stamp::new(1, 0, 9), 0));
        let mark = |of, criterion, holds| marked(of, customer, Mark::Met(criterion), holds, day());
        let words = |typed| about(deal(2), customer, typed, day()).unwrap();
        let workspace = fold([
            mark(deal(2), Criterion::Budget, true),
            mark(deal(2), Criterion::PurchasePlan, true),
            words(" 三层货架 "),
            mark(deal(2), Criterion::Budget, false),
            mark(deal(3), Criterion::DecisionMaker, true),
            words("三层货架，\n年底前"),
        ]);
        let notes = DealNotes::of(&workspace, deal(2));
        assert_eq!(notes.about, "三层货架，\n年底前");
        assert_eq!(notes.missing(Stage::Need), [Criterion::Budget, Criterion::DecisionMaker]);
        assert_eq!(notes.qualified(), 1);
        assert!(notes.has(Mark::Met(Criterion::PurchasePlan)));
        assert!(!notes.has(Mark::Done(KeyAction::AskForBudget)));
        assert_eq!(all(&workspace).get(&deal(2)), Some(&notes));
        assert_eq!(DealNotes::of(&workspace, deal(4)), DealNotes::default());
    }

    #[test]
    fn every_action_and_criterion_of_a_stage_can_be_marked() {
        for stage in Stage::ALL {
            let done = stage.key_actions().iter().map(|action| Mark::Done(*action));
            let met = stage.exit_criteria().iter().map(|criterion| Mark::Met(*criterion));
            for mark in done.chain(met) {
                assert!(MARKS.contains(&mark), "{mark:?}");
            }
        }
        let long = "长".repeat(crate::domain::command::NOTE_LIMIT + 1);
        let nobody = CustomerId(Id::new(Stamp::new(1, 0, 9), 0));
        assert!(about(deal(1), nobody, &long, day()).is_err());
    }
}
