//! What a customer needs, by SPIN, with the pains in their order, and who decides (mission C5, C6).
//!
//! All of it is typed by the rep and erased with the customer.

use super::command::NOTE_LIMIT;
use super::day::Day;
use super::enter::{WORDS_LIMIT, one_line};
use super::entry::{Entry, EntryKind, PackedEntry, Row};
use super::ident::CustomerId;
use super::stage::{Criterion, QUALIFIED, missing};
use super::workspace::Workspace;

/// The most characters of a pain.
pub const PAIN_LIMIT: usize = 80;
/// The most pains, and the most people who decide.
pub const MOST: usize = 12;

/// What somebody has to do with the decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 拍板
    Decides,
    /// 使用
    Uses,
    /// 建议
    Advises,
    /// 把关: can stop it.
    Blocks,
}

impl Role {
    /// All four, in the order of the words in `journal::kinds::needs_noted`.
    pub const ALL: [Role; 4] = [Role::Decides, Role::Uses, Role::Advises, Role::Blocks];
}

/// Where somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// 支持
    For,
    /// 中立, or not known.
    Open,
    /// 反对
    Against,
}

impl Side {
    /// All three, in the order of the words in `journal::kinds::needs_noted`.
    pub const ALL: [Side; 3] = [Side::For, Side::Open, Side::Against];
}

/// Somebody with a word in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// As typed.
    pub name: String,
    /// What they do.
    pub role: Role,
    /// Where they stand.
    pub side: Side,
}

/// The needs of a customer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Situation, problem, implication, need-payoff, in the rep's words; empty where nothing is
    /// known.
    pub spin: [String; 4],
    /// The pains, the worst first.
    pub pains: Vec<String>,
    /// Who decides.
    pub people: Vec<Person>,
    /// Purchase plan, budget, decision maker, in the order of [`QUALIFIED`].
    pub met: [bool; 3],
}

/// Why it is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeedsError {
    /// A field of SPIN has too many characters.
    SpinTooLong {
        /// Its place.
        place: usize,
        /// How many; [`NOTE_LIMIT`] are allowed.
        length: usize,
    },
    /// A pain has none or too many characters; [`PAIN_LIMIT`] are allowed.
    Pain {
        /// How many.
        length: usize,
    },
    /// A name has none or too many characters; [`WORDS_LIMIT`] are allowed.
    Name {
        /// How many.
        length: usize,
    },
    /// There are [`MOST`] already.
    TooMany,
}

impl Needs {
    /// The same with other words of SPIN, trimmed. O(characters).
    ///
    /// # Errors
    /// When one has too many characters.
    pub fn with_spin(mut self, typed: [&str; 4]) -> Result<Needs, NeedsError> {
        for (place, (word, typed)) in self.spin.iter_mut().zip(typed).enumerate() {
            let typed = typed.trim();
            let length = typed.chars().count();
            if length > NOTE_LIMIT {
                return Err(NeedsError::SpinTooLong { place, length });
            }
            typed.clone_into(word);
        }
        Ok(self)
    }

    /// The same with one more pain, the least one.
    ///
    /// # Errors
    /// When it says nothing or too much, or there are too many.
    pub fn with_pain(mut self, typed: &str) -> Result<Needs, NeedsError> {
        let pain = one_line(typed);
        let length = pain.chars().count();
        if length == 0 || length > PAIN_LIMIT {
            return Err(NeedsError::Pain { length });
        }
        if self.pains.len() >= MOST {
            return Err(NeedsError::TooMany);
        }
        self.pains.push(pain);
        Ok(self)
    }

    /// The same with a pain one place up; the first stays.
    #[must_use]
    pub fn raised(mut self, place: usize) -> Needs {
        if let Some(above) = place.checked_sub(1)
            && place < self.pains.len()
        {
            self.pains.swap(above, place);
        }
        self
    }

    /// The same without a pain.
    #[must_use]
    pub fn without_pain(mut self, place: usize) -> Needs {
        if place < self.pains.len() {
            self.pains.remove(place);
        }
        self
    }

    /// The same with somebody more.
    ///
    /// # Errors
    /// When the name says nothing or too much, or there are too many.
    pub fn with_person(mut self, typed: &str, role: Role, side: Side) -> Result<Needs, NeedsError> {
        let name = one_line(typed);
        let length = name.chars().count();
        if length == 0 || length > WORDS_LIMIT {
            return Err(NeedsError::Name { length });
        }
        if self.people.len() >= MOST {
            return Err(NeedsError::TooMany);
        }
        self.people.push(Person { name, role, side });
        Ok(self)
    }

    /// The same with somebody on the next side: for, open, against, for.
    #[must_use]
    pub fn turned(mut self, place: usize) -> Needs {
        if let Some(person) = self.people.get_mut(place) {
            person.side = match person.side {
                Side::For => Side::Open,
                Side::Open => Side::Against,
                Side::Against => Side::For,
            };
        }
        self
    }

    /// The same without somebody.
    #[must_use]
    pub fn without_person(mut self, place: usize) -> Needs {
        if place < self.people.len() {
            self.people.remove(place);
        }
        self
    }

    /// What a qualified lead still lacks, in the order of [`QUALIFIED`]; nothing where it is one
    /// (mission C6). Somebody who decides is known by the chain too.
    pub fn lacks(&self) -> Vec<Criterion> {
        missing(&QUALIFIED, &self.criteria())
    }

    /// Which of [`QUALIFIED`] are met.
    pub fn criteria(&self) -> Vec<Criterion> {
        let decides = self.people.iter().any(|person| person.role == Role::Decides);
        let met = QUALIFIED.into_iter().zip(self.met);
        met.filter(|(criterion, met)| *met || (*criterion == Criterion::DecisionMaker && decides))
            .map(|(criterion, _)| criterion)
            .collect()
    }

    /// Those of a customer, as last kept; none without a record. O(entries).
    pub fn of(workspace: &Workspace, customer: CustomerId) -> Needs {
        let own = |entry: &PackedEntry| {
            entry.kind == EntryKind::Needs && entry.customer == Some(customer)
        };
        let mut all = workspace.entries().filter(|(_, entry)| own(entry));
        all.next_back().map(|(_, entry)| Needs::read(entry)).unwrap_or_default()
    }

    /// As they are kept.
    pub fn entry(self, customer: CustomerId, on: Day) -> Entry {
        let many = |count: usize| i64::try_from(count).unwrap_or(0);
        let place = |place: Option<usize>| many(place.unwrap_or_default());
        let mut numbers: Vec<i64> = self.met.map(i64::from).to_vec();
        let mut words: Vec<String> = self.spin.into();
        numbers.push(many(self.pains.len()));
        words.extend(self.pains);
        numbers.push(many(self.people.len()));
        for person in self.people {
            numbers.push(place(Role::ALL.iter().position(|role| *role == person.role)));
            numbers.push(place(Side::ALL.iter().position(|side| *side == person.side)));
            words.push(person.name);
        }
        let row = Row { numbers, ids: vec![], words };
        Entry { kind: EntryKind::Needs, on, customer: Some(customer), row }
    }

    /// Reads them back; a pain or a person without words was erased and is left out.
    fn read(entry: &PackedEntry) -> Needs {
        let mut needs = Needs::default();
        let mut numbers = entry.row.numbers.iter().copied();
        let mut words = entry.row.words.iter();
        let mut count = || usize::try_from(numbers.next().unwrap_or(0)).unwrap_or(0);
        for met in &mut needs.met {
            *met = count() == 1;
        }
        let pains = count();
        for word in &mut needs.spin {
            word.clone_from(words.next().unwrap_or(&String::new()));
        }
        needs.pains.extend(words.by_ref().take(pains).filter(|pain| !pain.is_empty()).cloned());
        let people = count();
        for name in words.take(people) {
            let (role, side) = (count(), count());
            let role = Role::ALL.get(role).copied().unwrap_or(Role::Uses);
            let side = Side::ALL.get(side).copied().unwrap_or(Side::Open);
            if !name.is_empty() {
                needs.people.push(Person { name: name.clone(), role, side });
            }
        }
        needs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::{CustomerAdded, Erased, Fact};
    use crate::domain::ident::{Id, Stamp};
    use crate::domain::workspace::evolve;
    use proptest::prelude::*;

    fn day() -> Day {
        Day::parse("2026-11-02").unwrap()
    }

    fn whose() -> CustomerId {
        CustomerId(Id::new(Stamp::new(1, 0, 7), 0))
    }

    fn kept(needs: Needs) -> Workspace {
        let mut workspace = Workspace::default();
        let class = crate::domain::cadence::Class::B;
        let name = "恒泰".to_owned();
        let added = CustomerAdded { name, class, note: None, visit: None, on: day() };
        evolve(&mut workspace, Stamp::new(1, 0, 7), &Fact::CustomerAdded(added));
        let fact = Fact::Entered(needs.entry(whose(), day()));
        evolve(&mut workspace, Stamp::new(2, 0, 7), &fact);
        workspace
    }

    fn full() -> Needs {
        Needs::default()
            .with_spin(["三条线", "停机", "少赚", " 少停机\n多产 "])
            .and_then(|needs| needs.with_pain("交货\n慢"))
            .and_then(|needs| needs.with_pain("价格高"))
            .and_then(|needs| needs.with_person("李总", Role::Decides, Side::Open))
            .and_then(|needs| needs.with_person("老陈", Role::Blocks, Side::Against))
            .unwrap()
    }

    #[test]
    fn what_is_kept_is_read_and_erasing_takes_every_word() {
        let mut workspace = kept(full());
        assert_eq!(Needs::of(&workspace, whose()), full());
        assert_eq!(full().spin[3], "少停机\n多产");
        assert_eq!(full().pains, ["交货 慢", "价格高"]);
        let gone = Fact::Erased(Erased { customers: vec![whose()] });
        evolve(&mut workspace, Stamp::new(3, 0, 7), &gone);
        assert_eq!(Needs::of(&workspace, whose()), Needs::default());
    }

    #[test]
    fn a_pain_rises_one_place_and_the_first_stays() {
        let needs = full();
        assert_eq!(needs.clone().raised(1).pains, ["价格高", "交货 慢"]);
        assert_eq!(needs.clone().raised(0), needs);
        assert_eq!(needs.clone().raised(2), needs);
        assert_eq!(needs.clone().without_pain(0).pains, ["价格高"]);
        assert_eq!(needs.clone().without_pain(9), needs);
    }

    #[test]
    fn what_says_nothing_or_too_much_is_refused() {
        let needs = Needs::default;
        assert_eq!(needs().with_pain(" \n"), Err(NeedsError::Pain { length: 0 }));
        let length = PAIN_LIMIT + 1;
        assert_eq!(needs().with_pain(&"痛".repeat(length)), Err(NeedsError::Pain { length }));
        let length = WORDS_LIMIT + 1;
        let wrong = needs().with_person(&"人".repeat(length), Role::Uses, Side::For);
        assert_eq!(wrong, Err(NeedsError::Name { length }));
        let long = "现".repeat(NOTE_LIMIT + 1);
        let length = NOTE_LIMIT + 1;
        let wrong = needs().with_spin(["", &long, "", ""]);
        assert_eq!(wrong, Err(NeedsError::SpinTooLong { place: 1, length }));
        let mut many = needs();
        many.pains = vec!["慢".to_owned(); MOST];
        assert_eq!(many.with_pain("贵"), Err(NeedsError::TooMany));
    }

    #[test]
    fn who_decides_is_known_by_the_chain_too() {
        let mut needs = full();
        assert_eq!(needs.lacks(), [Criterion::PurchasePlan, Criterion::Budget]);
        needs = needs.without_person(0);
        assert_eq!(needs.lacks(), QUALIFIED);
        needs.met = [true; 3];
        assert_eq!(needs.lacks(), []);
    }

    proptest! {
        #[test]
        fn three_turns_lead_back(place in 0_usize..4) {
            let turned = full().turned(place).turned(place).turned(place);
            prop_assert_eq!(turned, full());
        }
    }
}
