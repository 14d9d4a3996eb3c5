//! What a rep writes into the books beside the day's work: goods of a sale, expenses, metrics of
//! their own with their figures, parts of a dimension, lessons (domain.md 3).
//!
//! The fold keeps each as a [`Row`] and asks nothing of it: a reader, a writer and a keeper for
//! each kind were 19 KB of wasm that no tap on Today needs. What a row says is in `own_entries`,
//! which only the pages behind Today ask; `enter` decides it.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::ident::{CustomerId, Id};

/// Figures, names and words in the order of a kind's fields, which stand in `journal::kinds`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// 分, pieces, a place among some words, how many of a list follow; [`Row::ABSENT`] where a
    /// field is left out.
    pub numbers: Vec<i64>,
    /// Things named.
    pub ids: Vec<Id>,
    /// Texts; empty where one is left out or erased.
    pub words: Vec<String>,
}

impl Row {
    /// A number that is left out. No figure is this one.
    pub const ABSENT: i64 = i64::MIN;
}

/// What a row is. A kind's name and fields are in its file in `journal::kinds`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EntryKind {
    /// The goods of the sale that the same record made ([`Goods`](super::goods::Goods)).
    Goods,
    /// A table of published holidays; the calendar has it, the entries do not.
    Calendar,
    /// Money spent ([`Expense`](super::own_entries::Expense)).
    Expense,
    /// A metric of the rep's own ([`OwnMetric`](super::own_entries::OwnMetric)).
    Metric,
    /// A figure of one ([`OwnFigure`](super::own_entries::OwnFigure)).
    Figure,
    /// A part of a dimension ([`Part`](super::own_entries::Part)).
    Part,
    /// A win or a lesson ([`Lesson`](super::own_entries::Lesson)).
    Lesson,
}

/// What one record wrote into the books: a row, with what all of them have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// The civil day it counts on.
    pub on: Day,
    /// Whom it is about, where it is about one.
    pub customer: Option<CustomerId>,
    /// The kind's own fields.
    pub row: Row,
}

impl Entry {
    /// Leaves out what was said of the customer in words; dates and amounts stay.
    pub fn forget_words(&mut self) {
        for words in &mut self.row.words {
            words.clear();
        }
    }
}
