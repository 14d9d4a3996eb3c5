//! The way into the example: made for today, laid into databases of its own, then shown in the
//! place of the rep's journal. The way out is boot.js's, which also knows it where this code does
//! not run.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{App, SaveState, words};
use crate::browser::channel::Channel;
use crate::browser::indexed_db::IndexedDb;
use crate::browser::local::{self, Key};
use crate::browser::{clock, page, timer};
use crate::example;
use crate::journal::drive;
use crate::journal::store::StoreFailure;
use crate::text::Lang;

/// How long the store may take, in milliseconds; another page that does not let go of an older
/// example would hold it for ever.
const PATIENCE_MS: u32 = 10_000;
/// How often it is looked at meanwhile.
const LOOK_MS: u16 = 20;

thread_local! {
    /// The example is being made: a second tap makes no second one.
    static BUSY: Cell<bool> = const { Cell::new(false) };
}

impl App {
    /// Shows the example, made anew for today. Where it cannot be stored, that is said and nothing
    /// has changed.
    pub fn enter_example(self) {
        let app = self;
        if BUSY.replace(true) {
            return;
        }
        spawn_local(async move {
            let lang = app.lang.get_untracked();
            let is_laid = laid_in_time(lang).await && app.at_rest().await;
            // From the next page load on; what cannot be noted changes nothing.
            if is_laid && local::write(Key::Example, "1") {
                // Pages that show an example made before show this one.
                Channel::to_example().say("wiped");
                page::replace("#/");
                page::reload();
            } else {
                BUSY.set(false);
                app.say(lang.texts().example.failed.to_owned(), None);
            }
        });
    }

    /// Waits while something of the rep's own is on its way to the disk; `false` where that takes
    /// too long.
    async fn at_rest(self) -> bool {
        for _ in 0..PATIENCE_MS / u32::from(LOOK_MS) {
            if self.save.get_untracked() != SaveState::Saving {
                return true;
            }
            timer::sleep(LOOK_MS.into()).await;
        }
        false
    }
}

async fn laid_in_time(lang: Lang) -> bool {
    let answer = Rc::new(Cell::new(None));
    let told = answer.clone();
    spawn_local(async move { told.set(Some(lay(lang).await.is_ok())) });
    for _ in 0..PATIENCE_MS / u32::from(LOOK_MS) {
        if let Some(is_laid) = answer.get() {
            return is_laid;
        }
        timer::sleep(LOOK_MS.into()).await;
    }
    false
}

async fn lay(lang: Lang) -> Result<(), StoreFailure> {
    let missing = || StoreFailure::Unknown(String::from("the words are not here"));
    let words = words::of_example(lang).await.ok_or_else(missing)?;
    let no_such_day = || StoreFailure::Unknown(String::from("no months before this day"));
    let book = example::write(words, clock::now().today).ok_or_else(no_such_day)?;
    local::forget_example();
    let store = IndexedDb::of_example();
    store.delete().await?;
    drive::lay(&store, &book.records).await
}
