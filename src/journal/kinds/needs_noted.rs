//! `needs.noted`: what a customer needs, which pains come first, who decides.
//!
//! Concurrent: the later stamp's sheet holds, whole: pains and people stand in an order.

use crate::domain::entry::EntryKind;
use crate::journal::row::{RowKind, Shape, maybe, part};

/// Whether it is known.
const KNOWN: Shape = Shape::OneOf(&["no", "yes"]);

pub(super) const KIND: RowKind = RowKind {
    kind: EntryKind::Needs,
    name: "needs.noted",
    parts: &[
        part("plan", KNOWN),
        part("budget", KNOWN),
        part("decider", KNOWN),
        maybe("situation", Shape::Words),
        maybe("problem", Shape::Words),
        maybe("implication", Shape::Words),
        maybe("payoff", Shape::Words),
        // The worst first.
        part("pains", Shape::List(&[maybe("what", Shape::Words)])),
        part(
            "people",
            Shape::List(&[
                maybe("who", Shape::Words),
                part("role", Shape::OneOf(&["decides", "uses", "advises", "blocks"])),
                part("side", Shape::OneOf(&["for", "open", "against"])),
            ]),
        ),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, customer, day, erased, fold};
    use crate::domain::fact::Fact;
    use crate::domain::needs::{Needs, Role, Side};
    use crate::journal::Record;

    fn noted(pains: &[&str], who: &str) -> Fact {
        let mut needs = Needs::default().with_person(who, Role::Advises, Side::Against).unwrap();
        for pain in pains {
            needs = needs.with_pain(pain).unwrap();
        }
        needs.met = [true, false, true];
        Fact::Entered(needs.entry(customer(1), day(5)))
    }

    fn shown(facts: &[(u64, Fact)]) -> Needs {
        let workspace = fold(facts.iter().map(|(ms, fact)| (at(*ms), fact.clone())));
        Needs::of(&workspace, customer(1))
    }

    #[test]
    fn the_later_stamps_sheet_holds_whole() {
        let (one, other) = (noted(&["慢", "贵"], "李总"), noted(&["远"], "老陈"));
        let name = (1, added("恒泰"));
        let later = shown(&[name.clone(), (3, one.clone()), (4, other.clone())]);
        assert_eq!(later, shown(&[name, (4, other), (3, one)]));
        assert_eq!((later.pains, later.people.len()), (vec!["远".to_owned()], 1));
        assert_eq!(later.met, [true, false, true]);
    }

    #[test]
    fn the_frozen_line_is_read_and_written_as_it_stands() {
        let frozen = include_str!("../../../tests/data/records/v0.6.0-customers.txt");
        let line = frozen.lines().find(|line| line.contains(super::KIND.name)).unwrap();
        let record = Record::parse(line.as_bytes()).unwrap();
        assert_eq!(Record::write(record.stamp(), record.fact().unwrap()), record);
    }

    #[test]
    fn erasing_the_customer_takes_every_word() {
        let gone = shown(&[(1, added("恒泰")), (2, noted(&["慢", "贵"], "李总")), (3, erased(1))]);
        assert_eq!((gone.pains, gone.people), (vec![], vec![]));
    }
}
