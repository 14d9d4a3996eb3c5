//! What is written into the books, as a record's payload: one reader and one writer go through the
//! fields of a kind, which are data.
//!
//! Not here: which fields a kind has (`kinds/<kind>.rs`), what a row says
//! (`domain::own_entries`).

use super::kinds::Thing;
use super::payload::{Field, Fields, Object, Value, after_comma, object, place, quote};
use crate::domain::entry::{Entry, EntryKind, Row};
use crate::domain::ident::{CustomerId, DealId, Id};
use crate::domain::kept_review;
use crate::domain::money::Money;
use crate::domain::sorted::Set;

/// What stands under a name.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    /// An amount, kept in 分.
    Amount,
    /// A whole number.
    Number,
    /// One of some words, kept as its place.
    OneOf(&'static [&'static str]),
    /// A text.
    Words,
    /// A thing named.
    Thing,
    /// Things named; how many, then each.
    Things,
    /// Objects; how many, then the fields of each.
    List(&'static [Part]),
}

/// A field: its name, what stands under it, and whether it may be left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    name: &'static str,
    shape: Shape,
    optional: bool,
}

/// A field that must be there.
pub(super) const fn part(name: &'static str, shape: Shape) -> Part {
    Part { name, shape, optional: false }
}

/// An amount, a number, a text or a thing that may be left out; an empty text is, and a thing only
/// as the last of a row's things.
pub(super) const fn maybe(name: &'static str, shape: Shape) -> Part {
    Part { name, shape, optional: true }
}

/// A kind of record that is a row: what it is, its name in a line, and the fields of its payload
/// besides the customer and the day.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowKind {
    pub(super) kind: EntryKind,
    pub(super) name: &'static str,
    pub(super) parts: &'static [Part],
}

impl RowKind {
    /// Reads a payload.
    pub(super) fn read(&self, fields: &Fields<'_>) -> Option<Entry> {
        let mut row = Row::default();
        read_parts(fields, self.parts, &mut row)?;
        let (on, customer) = (fields.get("on")?, fields.get("customer")?);
        Some(Entry { kind: self.kind, on, customer, row })
    }

    /// Writes it.
    pub(super) fn write(&self, entry: &Entry, object: &mut Object) {
        Rest::of(&entry.row).write(self.parts, object);
        object.put("customer", &entry.customer);
        object.put("on", &entry.on);
    }
}

#[inline(never)]
fn read_parts(fields: &Fields<'_>, parts: &[Part], row: &mut Row) -> Option<()> {
    for part in parts {
        match fields.value(part.name)? {
            Value::Null if !part.optional => return None,
            Value::Null if matches!(part.shape, Shape::Words) => row.words.push(String::new()),
            Value::Null if matches!(part.shape, Shape::Thing) => {}
            Value::Null => row.numbers.push(Row::ABSENT),
            value => read_one(value, part.shape, row)?,
        }
    }
    Some(())
}

fn read_one(value: &Value<'_>, shape: Shape, row: &mut Row) -> Option<()> {
    let number = match shape {
        Shape::Amount => Money::read(value)?.fen(),
        Shape::Number => i64::read(value).filter(|number| *number != Row::ABSENT)?,
        Shape::OneOf(words) => count(place(words, value)?),
        Shape::Words => {
            row.words.push(String::read(value)?);
            return Some(());
        }
        Shape::Thing => {
            row.ids.push(CustomerId::read(value)?.0);
            return Some(());
        }
        Shape::Things => {
            let Value::List(things) = value else { return None };
            row.numbers.push(count(things.len()));
            return things.iter().try_for_each(|thing| read_one(thing, Shape::Thing, row));
        }
        Shape::List(parts) => {
            let Value::List(list) = value else { return None };
            row.numbers.push(count(list.len()));
            return list.iter().try_for_each(|item| match item {
                Value::Object(fields) => read_parts(fields, parts, row),
                _ => None,
            });
        }
    };
    row.numbers.push(number);
    Some(())
}

fn count(many: usize) -> i64 {
    i64::try_from(many).unwrap_or(Row::ABSENT)
}

/// What of a row is not yet entry.
struct Rest<'a> {
    numbers: std::slice::Iter<'a, i64>,
    ids: std::slice::Iter<'a, Id>,
    words: std::slice::Iter<'a, String>,
}

impl<'a> Rest<'a> {
    fn of(row: &'a Row) -> Rest<'a> {
        Rest { numbers: row.numbers.iter(), ids: row.ids.iter(), words: row.words.iter() }
    }

    /// A row has what its kind's fields ask for: the reader and `own_entries` see to it.
    fn write(&mut self, parts: &[Part], object: &mut Object) {
        for part in parts {
            if let Shape::Words = part.shape {
                let words = self.words.next();
                if let Some(words) = words.filter(|w| !(part.optional && w.is_empty())) {
                    quote(object.at(part.name), words);
                }
            } else if let Shape::Thing = part.shape {
                if let Some(id) = self.ids.next() {
                    CustomerId(*id).write(object.at(part.name));
                }
            } else if let Some(number) = self.numbers.next().filter(|n| **n != Row::ABSENT) {
                self.number(*number, part.shape, object.at(part.name));
            }
        }
    }

    fn thing(&mut self, json: &mut String) {
        if let Some(id) = self.ids.next() {
            CustomerId(*id).write(json);
        }
    }

    fn number(&mut self, number: i64, shape: Shape, json: &mut String) {
        match shape {
            Shape::Amount => Money::from_fen(number).write(json),
            Shape::OneOf(words) => {
                let word = usize::try_from(number).ok().and_then(|place| words.get(place));
                quote(json, word.copied().unwrap_or_default());
            }
            Shape::Number | Shape::Words | Shape::Thing => number.write(json),
            Shape::Things => self.list(number, json, Rest::thing),
            Shape::List(parts) => self.list(number, json, |rest, json| {
                object(json, |object| rest.write(parts, object));
            }),
        }
    }

    fn list(&mut self, many: i64, json: &mut String, item: impl Fn(&mut Self, &mut String)) {
        json.push('[');
        for _ in 0..many {
            after_comma(json);
            item(self, json);
        }
        json.push(']');
    }
}

/// The fields of the goods of a sale.
const GOODS: &[Part] = &[
    part(
        "l",
        Shape::List(&[
            part("a", Shape::Amount),
            part("n", Shape::Number),
            maybe("c", Shape::Amount),
            part("p", Shape::Things),
        ]),
    ),
    maybe("d", Shape::Amount),
    maybe("r", Shape::Amount),
    maybe("s", Shape::Number),
];

/// The goods of a sale are the only row that is a field.
impl Field for Box<Row> {
    fn read(value: &Value<'_>) -> Option<Self> {
        let Value::Object(fields) = value else { return None };
        let mut row = Box::new(Row::default());
        read_parts(fields, GOODS, &mut row)?;
        Some(row)
    }

    fn write(&self, json: &mut String) {
        object(json, |object| Rest::of(self).write(GOODS, object));
    }
}

/// What every row builds on: its customer, and what it names (the metric of a figure).
pub(super) fn refers(entry: &Entry, things: &mut Vec<Thing>) {
    if let Some(customer) = entry.customer {
        things.push(Thing::Customer(customer));
    }
    for id in &entry.row.ids {
        things.push(match entry.kind {
            // It stays as it was written, whatever becomes of those it names.
            EntryKind::Review => continue,
            EntryKind::DealNote => Thing::Deal(DealId(*id)),
            _ => Thing::Entry(*id),
        });
    }
}

/// The row without words, where it is about one of the customers; a review without those of its
/// words that are.
pub(super) fn scrubbed(entry: &Entry, gone: &Set<CustomerId>) -> Option<Entry> {
    if entry.kind == EntryKind::Review {
        let mut entry = entry.clone();
        return kept_review::without(&mut entry.row, gone).then_some(entry);
    }
    if !entry.customer.is_some_and(|customer| gone.contains(&customer)) {
        return None;
    }
    let mut entry = entry.clone();
    entry.forget_words();
    Some(entry)
}
