//! The journals on this phone: the rep's first one, and others that were opened beside it from a
//! file. Each has its databases, its drafts and its backups; only language and look are shared.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::backup::{Restore, Restoring};
use super::{App, LANG, LOOK};
use crate::browser::books::{self, LAST};
use crate::browser::indexed_db::IndexedDb;
use crate::browser::{local, mark, page};
use crate::domain::day::Day;
use crate::domain::fact::Fact;
use crate::domain::ident::JournalId;
use crate::exchange::backup::first_day;
use crate::journal::Record;
use crate::journal::drive;
use crate::journal::store::{Store, StoreFailure};

/// The name under which the first journal's store keeps the highest number that was given.
const BOOKS: &str = "books";

/// A journal on this phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Book {
    /// Its number; 1 is the first.
    pub number: u8,
    /// How many records it has.
    pub records: usize,
    /// The day it was begun.
    pub began: Option<Day>,
}

impl App {
    /// The journals there are, filled once they are read; empty where there is only one.
    pub fn books(self) -> RwSignal<Vec<Book>> {
        let list = RwSignal::new(Vec::new());
        spawn_local(async move {
            let highest = if page::in_example() { 1 } else { highest().await };
            if highest < 2 {
                return;
            }
            let mut found = Vec::new();
            for number in 1..=highest {
                let lines = IndexedDb::of_book(number).read_all().await.unwrap_or_default();
                if number > 1 && lines.is_empty() {
                    continue;
                }
                let began = lines.iter().find_map(|line| id_in(&line.bytes)).map(first_day);
                found.push(Book { number, records: lines.len(), began });
            }
            if found.len() > 1 {
                let _ = list.try_set(found);
            }
        });
        list
    }

    /// The number of the journal on this phone that has this id, other than the one shown.
    pub(super) async fn book_of(self, id: JournalId) -> Option<u8> {
        // The example's page leaves the rep's databases alone.
        if page::in_example() {
            return None;
        }
        for number in (1..=highest().await).filter(|number| *number != books::shown()) {
            let lines = IndexedDb::of_book(number).read_all().await.unwrap_or_default();
            if lines.iter().find_map(|line| id_in(&line.bytes)) == Some(id) {
                return Some(number);
            }
        }
        None
    }

    /// Opens what was looked into as a journal of its own beside those there are. The one that is
    /// shown now is not touched.
    pub fn open_beside(self, restore: Restore) {
        let app = self;
        let Some(backup) = restore.backup.try_update_value(Option::take).flatten() else { return };
        restore.state.set(Restoring::Reading);
        spawn_local(async move {
            let records: Vec<Record> = backup.records().cloned().collect();
            let laid = match lay(records).await {
                Ok(number) => app.shown_next(number).await,
                Err(_) => false,
            };
            if !laid {
                let _ = restore.state.try_set(Restoring::Failed);
            }
        });
    }

    /// Shows another journal of this phone.
    pub fn go_to_book(self, number: u8) {
        let app = self;
        spawn_local(async move {
            if !app.shown_next(number).await {
                let said = app.lang.get_untracked().exchange().lock.book_failed;
                app.say(said.to_owned(), None);
            }
        });
    }

    /// Loads the page anew with another journal, once what waits here is on the disk. `false` where
    /// something could not be stored; nothing has changed then.
    async fn shown_next(self, number: u8) -> bool {
        if drive::save(&*self.disk(), &self, None).await.is_err() {
            return false;
        }
        // What was chosen here is not to be undone by what was chosen there long ago.
        let next = IndexedDb::of_book(number);
        let (lang, look) = (self.lang.get_untracked(), self.look.get_untracked());
        let kept = [(LANG, lang.code()), (LOOK, look.code())];
        for (name, value) in kept {
            if next.keep_setting(name, value).await.is_err() {
                return false;
            }
        }
        if !books::show_next(number) {
            return false;
        }
        page::replace("#/");
        page::reload();
        true
    }
}

/// Wipes every journal of this phone but the one shown, with all that was kept for it. The example
/// is none of them, and inside it nothing is.
pub(super) async fn wipe_others() -> Result<(), StoreFailure> {
    if page::in_example() {
        return Ok(());
    }
    for number in (1..=highest().await).filter(|number| *number != books::shown()) {
        IndexedDb::of_book(number).wipe().await?;
        local::forget_journal(number);
        mark::take_away_of(number).await;
    }
    Ok(())
}

async fn highest() -> u8 {
    let kept = IndexedDb::of_book(1).setting(BOOKS).await;
    let kept = kept.and_then(|number| number.parse().ok()).unwrap_or(1_u8);
    kept.max(books::shown()).min(LAST)
}

/// Lays records into the first place beside that holds none; the answer is its number.
async fn lay(mut records: Vec<Record>) -> Result<u8, StoreFailure> {
    // The record that names the journal comes first, whatever its stamp.
    let opening = records.iter().position(|record| id_in(record.bytes()).is_some());
    let Some(place) = opening else { return Err(StoreFailure::Conflict) };
    let opening = records.remove(place);
    records.insert(0, opening);
    let highest = highest().await;
    for number in 2..=LAST {
        let store = IndexedDb::of_book(number);
        if number <= highest && !store.read_all().await?.is_empty() {
            continue;
        }
        // What lies there was wiped, or its making was broken off.
        store.delete().await?;
        drive::lay(&IndexedDb::of_book(number), &records).await?;
        IndexedDb::of_book(1).keep_setting(BOOKS, &number.max(highest).to_string()).await?;
        return Ok(number);
    }
    Err(StoreFailure::Full)
}

/// The journal that a line names.
fn id_in(line: &[u8]) -> Option<JournalId> {
    match Record::parse(line).ok()?.fact() {
        Some(Fact::JournalOpened(opened)) => Some(opened.journal),
        _ => None,
    }
}
