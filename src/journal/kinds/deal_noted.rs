//! `deal.noted`: a mark on a deal, done or met or not, or what it is about.
//!
//! Concurrent: each mark and the words take the later stamp; marks set beside each other all hold.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::DealNote,
    name: "deal.noted",
    parts: &[
        part("deal", Shape::Thing),
        part(
            "mark",
            // After the words in the order of `deal_notes::MARKS`.
            Shape::OneOf(&[
                "about",
                "who-decides-found",
                "meeting-agreed",
                "pains-asked",
                "pains-ranked",
                "budget-asked",
                "proposal-presented",
                "objections-collected",
                "price-talked",
                "terms-talked",
                "delivery-checked",
                "referral-asked",
                "person-reached",
                "next-meeting",
                "purchase-plan",
                "budget",
                "decision-maker",
                "proposal-received",
                "objections-known",
                "price-agreed",
                "terms-agreed",
            ]),
        ),
        part("holds", Shape::OneOf(&["no", "yes"])),
        // What the deal is about; empty to take it away.
        maybe("words", Shape::Words),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, customer, day, deal, deal_opened, erased, fold, undone};
    use crate::domain::deal_notes::{DealNotes, Mark, about, marked};
    use crate::domain::fact::Fact;
    use crate::domain::stage::Criterion;
    use crate::domain::workspace::Workspace;
    use crate::journal::Record;

    fn met(criterion: Criterion, holds: bool) -> Fact {
        Fact::Entered(marked(deal(2), customer(1), Mark::Met(criterion), holds, day(9)))
    }

    fn words(typed: &str) -> Fact {
        Fact::Entered(about(deal(2), customer(1), typed, day(9)).unwrap())
    }

    fn notes(facts: impl IntoIterator<Item = (u64, Fact)>) -> (Workspace, DealNotes) {
        let made = [(1, added("红星")), (2, deal_opened())];
        let all = made.into_iter().chain(facts).map(|(ms, fact)| (at(ms), fact));
        let workspace = fold(all);
        let notes = DealNotes::of(&workspace, deal(2));
        (workspace, notes)
    }

    #[test]
    fn each_mark_and_the_words_take_the_later_stamp() {
        let one = [
            (4, met(Criterion::Budget, false)),
            (3, met(Criterion::Budget, true)),
            (6, met(Criterion::PurchasePlan, true)),
            (8, words("三层货架")),
            (7, words("货架")),
        ];
        let (_, there) = notes(one.clone());
        let (_, back) = notes(one.into_iter().rev());
        assert_eq!(there, back);
        assert!(!there.has(Mark::Met(Criterion::Budget)));
        assert!(there.has(Mark::Met(Criterion::PurchasePlan)));
        assert_eq!(there.about, "三层货架");
    }

    #[test]
    fn an_undone_mark_is_as_before_and_an_erased_customers_words_are_gone() {
        let made = [(3, met(Criterion::Budget, true)), (4, words("三层货架"))];
        let (_, undone_one) = notes(made.clone().into_iter().chain([(5, undone(&[3]))]));
        assert!(!undone_one.has(Mark::Met(Criterion::Budget)));
        let (_, gone) = notes(made.into_iter().chain([(5, erased(1)), (6, words("再写"))]));
        assert_eq!(gone.about, "");
        assert!(gone.has(Mark::Met(Criterion::Budget)), "what holds is no word of the customer's");
    }

    #[test]
    fn the_frozen_lines_are_read_and_written_as_they_stand() {
        let frozen = include_str!("../../../tests/data/records/v0.6.0-deals.txt");
        let lines = frozen.lines().filter(|line| line.contains(super::KIND.name));
        for line in lines {
            let record = Record::parse(line.as_bytes()).unwrap();
            let fact = record.fact().unwrap();
            assert_eq!(Record::write(record.stamp(), fact), record);
        }
    }
}
