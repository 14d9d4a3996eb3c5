//! What is half edited, as the text of a draft: a reload finds it.

use super::{Open, Shown, shown};
use crate::domain::day::Day;
use crate::domain::entry::{Entry, EntryKind, Row};
use crate::domain::ident::{Id, PartId};
use crate::domain::plan_book::split::Split;
use crate::domain::won::Dimension;

/// What is edited along every dimension and not kept, with what is typed and not read; empty where
/// all is as it was kept. `name` is the part's name as it is typed.
pub(super) fn text(name: &str, today: Day) -> String {
    shown(|shown| told(shown, name, today)).unwrap_or_default()
}

fn told(shown: &Shown, name: &str, today: Day) -> String {
    let current = shown.current();
    let mut lines = vec![format!("{}\t{name}", current.dimension as usize)];
    let edited = shown.others.iter().filter(|open| open.split != open.kept).map(|open| &open.split);
    for split in edited.chain((current != shown.open.kept).then_some(&current)) {
        let row = split.clone().entry(today).row;
        let numbers: Vec<String> = row.numbers.iter().map(i64::to_string).collect();
        let ids: Vec<String> = row.ids.iter().map(Id::to_string).collect();
        lines.push(format!("{}\t{}", numbers.join(","), ids.join(",")));
    }
    for (part, [one, other]) in &shown.texts {
        lines.push(format!("{}\t{one}\t{other}", part.0));
    }
    let is_as_kept = lines.len() == 1 && name.is_empty();
    if is_as_kept { String::new() } else { lines.join("\n") }
}

/// What an earlier visit left: along what the parts are shown, the name that was being typed, the
/// splits, and the texts of parts that could not be read.
pub(super) struct Left {
    pub dimension: usize,
    pub name: String,
    pub splits: Vec<Split>,
    pub texts: Vec<(PartId, [String; 2])>,
}

/// Reads it back; what cannot be read is left out.
pub(super) fn read(text: &str, today: Day) -> Option<Left> {
    let mut lines = text.lines();
    let (dimension, name) = lines.next()?.split_once('\t')?;
    let mut left = Left {
        dimension: dimension.parse().ok().filter(|place| *place < Dimension::ALL.len())?,
        name: name.to_owned(),
        splits: Vec::new(),
        texts: Vec::new(),
    };
    for line in lines {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields.as_slice() {
            [numbers, ids] => {
                let numbers = numbers.split(',').filter_map(|number| number.parse().ok()).collect();
                let ids = ids.split(',').filter_map(Id::parse).collect();
                let row = Row { numbers, ids, words: Vec::new() };
                let entry = Entry { kind: EntryKind::Split, on: today, customer: None, row };
                left.splits.extend(Split::of(&entry.packed()));
            }
            [part, one, other] => {
                let texts = [(*one).to_owned(), (*other).to_owned()];
                left.texts.extend(Id::parse(part).map(|id| (PartId(id), texts)));
            }
            _ => {}
        }
    }
    Some(left)
}

impl Shown {
    /// Puts what an earlier visit left in the place of what is kept.
    pub(super) fn take_up(&mut self, left: Left) {
        let month = self.open.split.month;
        for split in left.splits.into_iter().filter(|split| split.month == month) {
            if split.dimension == self.open.split.dimension {
                self.buffer_is(&split);
                self.open.split = split;
            } else {
                let kept = super::loaded(self.app, split.month, split.dimension);
                self.others.push(Open { split, kept });
            }
        }
        self.texts = left.texts;
    }
}
