//! A review as it was written: its text stays as it was shown, whatever the records say later
//! (mission F1).
//!
//! The text is kept in pieces. A piece that names customers, or quotes what was noted about one,
//! says whose it is: erasing any of them leaves it empty, and where it stood there is a word for an
//! erased customer. Nothing else of the text changes, ever. Not here: what stands in a review
//! (`looking_back`), its words.

use super::day::Day;
use super::entry::{Entry, EntryKind, PackedEntry, Row};
use super::ident::{CustomerId, Stamp};
use super::own_entries::{cases, of_kind};
use super::plan_book::milestones::{of_day, to_day};
use super::sorted::{Set, sort_by};
use super::workspace::{Standing, Workspace};

/// What a review looks back on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stretch {
    /// A day.
    Day,
    /// A week, Monday to Sunday.
    Week,
    /// A sales month.
    Month,
}

impl Stretch {
    /// All of them, in the order of the words in `journal::kinds::review_kept`.
    pub const ALL: [Stretch; 3] = [Stretch::Day, Stretch::Week, Stretch::Month];
}

/// A part of a text, and whom it names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// As it was shown; empty once one of those it names is erased.
    pub text: String,
    /// The customers it names or is about; none for most of a text.
    pub about: Vec<CustomerId>,
}

/// A review that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptReview {
    /// Of a day, a week or a month.
    pub stretch: Stretch,
    /// Its first day.
    pub first: Day,
    /// The whole text.
    pub text: Vec<Piece>,
    /// What the rep added; empty where nothing was.
    pub line: Vec<Piece>,
    /// The civil day it was kept.
    pub on: Day,
}

/// The most characters of the line that a rep adds.
pub const LINE_LIMIT: usize = 200;

impl KeptReview {
    /// As it is kept.
    pub fn entry(self) -> Entry {
        let stretch = Stretch::ALL.iter().position(|one| *one == self.stretch).unwrap_or(0);
        let mut row = Row { numbers: vec![count(stretch), of_day(self.first)], ..Row::default() };
        for pieces in [self.text, self.line] {
            row.numbers.push(count(pieces.len()));
            for piece in pieces {
                row.numbers.push(count(piece.about.len()));
                row.ids.extend(piece.about.into_iter().map(|id| id.0));
                row.words.push(piece.text);
            }
        }
        Entry { kind: EntryKind::Review, on: self.on, customer: None, row }
    }

    /// Reads it back; what names a customer erased since is empty. `None` for a row that is none.
    pub fn of(workspace: &Workspace, entry: &PackedEntry) -> Option<KeptReview> {
        let [stretch, first, ..] = entry.row.numbers.as_slice() else { return None };
        let stretch = Stretch::ALL.get(usize::try_from(*stretch).ok()?).copied()?;
        let mut kept = KeptReview {
            stretch,
            first: to_day(*first)?,
            text: Vec::new(),
            line: Vec::new(),
            on: entry.on,
        };
        let (mut ids, mut words) = (entry.row.ids.iter(), entry.row.words.iter());
        let mut numbers = entry.row.numbers.iter().skip(2);
        for list in [&mut kept.text, &mut kept.line] {
            for _ in 0..*numbers.next()? {
                let many = usize::try_from(*numbers.next()?).ok()?;
                let about: Vec<CustomerId> =
                    ids.by_ref().take(many).map(|id| CustomerId(*id)).collect();
                let mut text = words.next()?.clone();
                let gone = |id: &CustomerId| {
                    workspace.customer(*id).is_some_and(|one| one.standing == Standing::Erased)
                };
                if about.iter().any(gone) {
                    text.clear();
                }
                list.push(Piece { text, about });
            }
        }
        Some(kept)
    }
}

fn count(many: usize) -> i64 {
    i64::try_from(many).unwrap_or(Row::ABSENT)
}

/// Pieces as they are read: `erased` where a piece was forgotten.
pub fn told(pieces: &[Piece], erased: &str) -> String {
    let said = |piece: &Piece| {
        let is_forgotten = piece.text.is_empty() && !piece.about.is_empty();
        if is_forgotten { erased.to_owned() } else { piece.text.clone() }
    };
    pieces.iter().map(said).collect()
}

/// The reviews that were kept, the newest first; of one day, week or month the later version before
/// the one before it. O(entries).
pub fn kept(workspace: &Workspace) -> Vec<(Stamp, KeptReview)> {
    let all = of_kind(workspace, EntryKind::Review);
    let mut all: Vec<(Stamp, KeptReview)> =
        all.filter_map(|(stamp, entry)| Some((stamp, KeptReview::of(workspace, entry)?))).collect();
    all.reverse();
    all
}

/// What in a text speaks of a customer: names in full and as reports cut them, and the words of
/// wins and lessons that are about one. `cut` is how reports cut a name. O(customers + entries).
pub fn needles(workspace: &Workspace, cut: fn(&str) -> String) -> Vec<(String, CustomerId)> {
    let mut needles = Vec::new();
    for (id, one) in workspace.customers().filter(|(_, one)| !one.name.trim().is_empty()) {
        let name = super::enter::one_line(&one.name);
        let short = cut(&name);
        if short != name {
            needles.push((short, id));
        }
        needles.push((name, id));
    }
    for lesson in cases(workspace) {
        if let Some(id) = lesson.customer.filter(|_| !lesson.text.is_empty()) {
            needles.push((super::enter::one_line(&lesson.text), id));
        }
    }
    needles
}

/// A text in pieces: wherever one of the needles stands is a piece about its customer, or about all
/// the customers it stands for. Of needles that begin at one place the longest holds, so that a
/// longer name is not cut by a shorter one. The pieces' texts are the text. O(text × needles in it).
///
/// ```
/// use fieldplan::domain::ident::{CustomerId, Id, Stamp};
/// use fieldplan::domain::kept_review::pieces;
/// let [one, other] = [1, 2].map(|ms| CustomerId(Id::new(Stamp::new(ms, 0, 7), 0)));
/// let needles = [("恒泰".to_owned(), one), ("恒泰电子".to_owned(), other)];
/// let all = pieces("见了恒泰电子", &needles);
/// assert_eq!(all[1].text, "恒泰电子");
/// assert_eq!(all[1].about, [other]);
/// ```
pub fn pieces(text: &str, needles: &[(String, CustomerId)]) -> Vec<Piece> {
    let mut inside: Vec<&(String, CustomerId)> = needles
        .iter()
        .filter(|(needle, _)| !needle.is_empty() && text.contains(needle.as_str()))
        .collect();
    sort_by(&mut inside, |one, other| other.0.len().cmp(&one.0.len()));
    let mut all = Vec::new();
    let mut rest = text;
    loop {
        let found = inside
            .iter()
            .filter_map(|(needle, _)| Some((rest.find(needle.as_str())?, needle)))
            .reduce(|best, next| if next.0 < best.0 { next } else { best });
        let Some((at, needle)) = found else { break };
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        if !before.is_empty() {
            all.push(Piece { text: before.to_owned(), about: Vec::new() });
        }
        let same = inside.iter().filter(|(other, _)| other == needle);
        let about: Set<CustomerId> = same.map(|(_, id)| *id).collect();
        all.push(Piece { text: needle.clone(), about: about.as_slice().to_vec() });
        rest = after.get(needle.len()..).unwrap_or_default();
    }
    if !rest.is_empty() {
        all.push(Piece { text: rest.to_owned(), about: Vec::new() });
    }
    all
}

/// Empties the pieces of a kept review's row that name one of the customers; whether there were
/// any. O(row).
pub fn without(row: &mut Row, gone: &Set<CustomerId>) -> bool {
    let (mut ids, mut words) = (row.ids.iter(), row.words.iter_mut());
    let mut numbers = row.numbers.iter().skip(2);
    let mut any = false;
    for _ in 0..2 {
        let pieces = numbers.next().copied().unwrap_or(0);
        for _ in 0..pieces {
            let many = numbers.next().and_then(|many| usize::try_from(*many).ok()).unwrap_or(0);
            // Every id is asked: the next piece's come after.
            let named = ids.by_ref().take(many).filter(|id| gone.contains(&CustomerId(**id)));
            let is_named = named.count() > 0;
            let Some(word) = words.next() else { return any };
            if is_named && !word.is_empty() {
                word.clear();
                any = true;
            }
        }
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cadence::Class;
    use crate::domain::fact::{CustomerAdded, CustomerEdited, Erased, Fact};
    use crate::domain::ident::Id;
    use crate::domain::own_entries::{Learned, Lesson};
    use crate::domain::workspace::evolve;
    use proptest::prelude::*;

    fn at(ms: u64) -> Stamp {
        Stamp::new(ms, 0, 7)
    }

    fn customer(ms: u64) -> CustomerId {
        CustomerId(Id::new(at(ms), 0))
    }

    fn day() -> Day {
        Day::parse("2026-11-16").unwrap()
    }

    fn added(workspace: &mut Workspace, ms: u64, name: &str) {
        let (name, class, on) = (name.to_owned(), Class::A, day());
        let added = CustomerAdded { name, class, note: None, visit: None, on };
        evolve(workspace, at(ms), &Fact::CustomerAdded(added));
    }

    fn plain(text: &str) -> String {
        text.to_owned()
    }

    #[test]
    fn a_kept_review_stays_as_it_was_until_somebody_in_it_is_erased() {
        let mut workspace = Workspace::default();
        added(&mut workspace, 1, "恒泰");
        added(&mut workspace, 2, "明达");
        let lesson = Lesson {
            learned: Learned::Lesson,
            text: "报价太急".to_owned(),
            tags: String::new(),
            month: None,
            customer: Some(customer(2)),
            on: day(),
        };
        evolve(&mut workspace, at(3), &Fact::Entered(lesson.entry()));
        let needles = needles(&workspace, plain);
        let text = "日复盘\n见了恒泰、明达\n改进：报价太急";
        let kept = KeptReview {
            stretch: Stretch::Day,
            first: day(),
            text: pieces(text, &needles),
            line: pieces("下周再找恒泰", &needles),
            on: day(),
        };
        evolve(&mut workspace, at(4), &Fact::Entered(kept.clone().entry()));
        let read = |workspace: &Workspace| super::kept(workspace).remove(0).1;
        assert_eq!(read(&workspace), kept);
        // A new name changes nothing of what was written.
        let edited = CustomerEdited {
            customer: customer(1),
            name: Some("恒泰电子".to_owned()),
            class: None,
            note: None,
        };
        evolve(&mut workspace, at(5), &Fact::CustomerEdited(edited));
        assert_eq!(told(&read(&workspace).text, "某客户"), text);
        let gone = Erased { customers: vec![customer(2)] };
        evolve(&mut workspace, at(6), &Fact::Erased(gone));
        let now = read(&workspace);
        assert_eq!(told(&now.text, "某客户"), "日复盘\n见了恒泰、某客户\n改进：某客户");
        assert_eq!(told(&now.line, "某客户"), "下周再找恒泰");
    }

    #[test]
    fn the_words_of_the_erased_leave_the_row_itself() {
        let needles = [("恒泰".to_owned(), customer(1)), ("明达".to_owned(), customer(2))];
        let of = |text| pieces(text, &needles);
        let kept = KeptReview {
            stretch: Stretch::Week,
            first: day(),
            text: of("恒泰，明达，恒泰"),
            line: of("明达"),
            on: day(),
        };
        let mut row = kept.entry().row;
        assert!(without(&mut row, &[customer(1)].into_iter().collect()));
        assert_eq!(row.words, ["", "，", "明达", "，", "", "明达"]);
        assert!(!without(&mut row, &[customer(1)].into_iter().collect()), "once");
        assert!(without(&mut row, &[customer(2)].into_iter().collect()));
        assert_eq!(row.words, ["", "，", "", "，", "", ""]);
    }

    #[test]
    fn two_of_one_name_are_both_in_the_piece_and_the_newest_review_is_first() {
        let needles = [("恒泰".to_owned(), customer(2)), ("恒泰".to_owned(), customer(1))];
        assert_eq!(pieces("恒泰", &needles)[0].about, [customer(1), customer(2)]);
        let mut workspace = Workspace::default();
        for (ms, text) in [(1, "一"), (2, "二")] {
            let kept = KeptReview {
                stretch: Stretch::Month,
                first: day(),
                text: pieces(text, &[]),
                line: Vec::new(),
                on: day(),
            };
            evolve(&mut workspace, at(ms), &Fact::Entered(kept.entry()));
        }
        let all: Vec<String> =
            kept(&workspace).iter().map(|(_, one)| told(&one.text, "")).collect();
        assert_eq!(all, ["二", "一"]);
    }

    proptest! {
        #[test]
        fn pieces_are_the_text_and_a_row_reads_back(
            text in "[ab恒泰c\n]{0,40}",
            line in "[ab恒]{0,12}",
            needles in prop::collection::vec("[ab恒泰]{0,4}", 0..6),
        ) {
            let needles: Vec<(String, CustomerId)> =
                (1..).map(customer).zip(needles).map(|(id, needle)| (needle, id)).collect();
            let all = pieces(&text, &needles);
            prop_assert_eq!(told(&all, "?"), text);
            let kept = KeptReview {
                stretch: Stretch::Day,
                first: day(),
                text: all,
                line: pieces(&line, &needles),
                on: day(),
            };
            let read = KeptReview::of(&Workspace::default(), &kept.clone().entry().packed());
            prop_assert_eq!(read, Some(kept));
        }
    }
}
