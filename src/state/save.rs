//! From a tap to the disk, and from other tabs to the screen.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::books::wipe_others;
use super::drafts::Draft;
use super::{App, SaveState};
use crate::browser::indexed_db::IndexedDb;
use crate::browser::local::{self, Key};
use crate::browser::{books, clock, mark, page, promise, timer};
use crate::domain::fact::Erased;
use crate::domain::ident::CustomerId;
use crate::exchange::raw;
use crate::journal::drive::{self, Desk};
use crate::journal::mirror;
use crate::journal::session::Session;
use crate::journal::store::{Store, StoreFailure};
use crate::text::Lang;

/// How long between two thousands of lines that are packed together.
const SEAL_MS: i32 = 500;
/// How long until a failed transaction is tried again, in milliseconds.
const RETRY_MS: i32 = 5_000;
/// The same where the connection was dropped, the first time: a new one is had at once.
const RECONNECT_MS: i32 = 300;
/// Half the time that a transaction may go without an answer, in milliseconds. Looked at in two
/// halves: a phone that was asleep answers between them.
const ANSWER_MS: i32 = 5_000;
/// After so many failures in a row the page is loaded anew, once: some engines find their way back
/// to the store only then.
const FAILURES: u32 = 3;

/// The session as it lies in its signal. What a store's answer changes is told to the screen only
/// where a record came or went.
impl Desk for App {
    fn with<T>(&self, work: impl FnOnce(&mut Session) -> T) -> T {
        let session = self.session;
        let before = session.with_untracked(shown);
        let mut result = None;
        session.update_untracked(|session| result = Some(work(session)));
        if session.with_untracked(shown) != before {
            session.notify();
        }
        // The closure above has run: a signal at the root is never disposed.
        result.unwrap_or_else(|| unreachable!())
    }
}

fn shown(session: &Session) -> (u64, u64) {
    (session.journal().count_records(), session.journal().hash())
}

impl App {
    pub(super) fn disk(self) -> Rc<IndexedDb> {
        self.store.get_value()
    }

    /// Hands everything that waits to the store, with the today record beside it.
    pub(super) fn flush(self) {
        let app = self;
        if app.session.with_untracked(Session::is_saved) {
            return;
        }
        app.set_save(SaveState::Saving);
        app.await_answer();
        spawn_local(async move {
            let today = app.today_record();
            let written = drive::save(&*app.disk(), &app, today.as_deref()).await;
            app.answered(written);
        });
    }

    /// Something is on its way to the disk: sees to it where no answer comes.
    fn await_answer(self) {
        let app = self;
        let turn = app.turns.get_value().wrapping_add(1);
        app.turns.set_value(turn);
        let silent =
            move || app.turns.get_value() == turn && !app.session.with_untracked(Session::is_saved);
        timer::after(ANSWER_MS, move || {
            if silent() {
                timer::after(ANSWER_MS, move || {
                    if silent() {
                        // What waits for this answer waits for ever: only a new page can help.
                        app.failures.set_value(FAILURES);
                        app.answered(Err(StoreFailure::Closed));
                    }
                });
            }
        });
    }

    pub(super) fn answered(self, written: Result<(), StoreFailure>) {
        let app = self;
        let emptied = app.session.with_untracked(Session::emptied);
        match written {
            Ok(()) if !emptied => {
                app.failures.set_value(0);
                app.note_saved();
                if app.session.with_untracked(Session::is_saved) {
                    app.set_save(SaveState::Saved);
                    app.take_back_copy();
                    if app.asks.get_value() {
                        app.asks.set_value(false);
                        app.ask_to_keep();
                    }
                }
                app.channel.with_value(|channel| channel.say("records"));
            }
            written => {
                let failure = match written {
                    Err(failure) if !emptied => failure,
                    _ => StoreFailure::Emptied,
                };
                let is_kept = app.keep_copy();
                let failures = app.failures.get_value().saturating_add(1);
                app.failures.set_value(failures);
                let is_lost = matches!(failure, StoreFailure::Closed | StoreFailure::Busy);
                app.set_save(SaveState::Failed(failure));
                // Half-typed words are kept too, but a keyboard would close under the thumb.
                let helps = is_lost && is_kept && failures >= FAILURES && !app.drafts.any();
                if helps && local::read(Key::Reloaded).is_none() && local::write(Key::Reloaded, "1")
                {
                    page::reload();
                    return;
                }
                app.keep_trying(if is_lost && failures == 1 { RECONNECT_MS } else { RETRY_MS });
            }
        }
    }

    /// Keeps a copy of what is not on the disk; whether it could be kept.
    fn keep_copy(self) -> bool {
        let kept = local::read(Key::Unsaved).unwrap_or_default();
        let all = self.session.with_untracked(|session| mirror::with(&kept, session));
        local::write(Key::Unsaved, &all)
    }

    /// Forgets the copy of what is on the disk after all.
    fn take_back_copy(self) {
        if let Some(kept) = local::read(Key::Unsaved) {
            let rest = self.session.with_untracked(|session| mirror::without(&kept, session));
            local::write(Key::Unsaved, &rest);
            // Should it happen again, a new page may help again.
            local::write(Key::Reloaded, "");
        }
    }

    pub(super) fn set_save(self, state: SaveState) {
        page::set_root("data-save", state.code());
        self.save.set(state);
    }

    /// Puts the stamp of the newest record on the disk where probes read it.
    pub(super) fn note_saved(self) {
        if let Some(stamp) = self.session.with_untracked(Session::last_saved) {
            page::set_root("data-saved", &stamp.to_string());
        }
        page::set_root("data-save", self.save.get_untracked().code());
    }

    /// Asks the browser to keep the data: at the first save, and once the app is installed.
    pub(super) fn ask_to_keep(self) {
        let app = self;
        spawn_local(async move {
            if let Some(kept) = promise::ask().await {
                app.kept.set(if kept { super::Kept::Promised } else { super::Kept::NotPromised });
            }
        });
    }

    /// Tries again what could not be written.
    pub fn retry(self) {
        let app = self;
        if app.session.with_untracked(Session::emptied) {
            // The next page begins with the copy, and a backup can be taken in there.
            page::reload();
            return;
        }
        app.set_save(SaveState::Saving);
        app.try_again();
    }

    /// The same unasked: what is said of the failure stays until it is over.
    fn try_again(self) {
        let app = self;
        app.await_answer();
        spawn_local(async move {
            // The store may have been blocked at the start: what is on the disk comes first.
            let reached = drive::reload(&*app.disk(), &app).await;
            if let Err(failure) = reached {
                app.answered(Err(failure));
                return;
            }
            let today = app.today_record();
            let written = drive::save(&*app.disk(), &app, today.as_deref()).await;
            app.answered(written);
        });
    }

    /// The browser has closed the connection, as it does before it throws data away: what this
    /// page holds and the disk has no longer is written again.
    pub(super) fn look_at_disk(self) {
        if self.session.with_untracked(|session| session.last_saved().is_some()) {
            self.try_again();
        }
    }

    pub(super) fn keep_trying(self, milliseconds: i32) {
        let app = self;
        if app.retrying.get_value() {
            return;
        }
        app.retrying.set_value(true);
        timer::after(milliseconds, move || {
            app.retrying.set_value(false);
            let state = app.save.get_untracked();
            if matches!(state, SaveState::Failed(failure) if failure != StoreFailure::Emptied) {
                app.try_again();
            }
        });
    }

    /// Takes in what other tabs have written.
    pub(super) fn catch_up(self) {
        let app = self;
        if app.frozen.get_value() {
            return;
        }
        spawn_local(async move {
            // A store that cannot be read now is read at the next occasion.
            if drive::catch_up(&*app.disk(), &app).await == Ok(true) {
                app.note_saved();
                app.write_today();
                // A record that was seen on the disk and is not there now waits to be written again.
                app.flush();
            }
            app.settle_owed();
        });
    }

    /// Keeps a setting in the store too: localStorage loses what was written just before a kill.
    pub(super) fn keep_setting(self, name: &'static str, value: &'static str) {
        let app = self;
        spawn_local(async move {
            // localStorage has it; where the store fails too, the choice is made again.
            let _ = app.disk().keep_setting(name, value).await;
        });
    }

    /// Writes the today record on its own, after something other than a record changed it.
    pub(super) fn write_today(self) {
        let app = self;
        if app.session.with_untracked(|session| session.last_saved().is_none()) {
            return;
        }
        spawn_local(async move {
            if let Some(today) = app.today_record() {
                // A cache: the next record writes it again.
                let _ = app.disk().write_today(&today).await;
            }
        });
    }

    /// Settles where another tab has written what is to be moved or rewritten; before the part that
    /// settles is there, its coming does.
    fn settle_owed(self) {
        if self.session.with_untracked(Session::owes)
            && let Some(settle) = self.settles.get_value()
        {
            settle(self);
        }
    }

    /// Writes a checkpoint where enough has come, and counts what was set aside. For idle time.
    pub fn settle(self) {
        let app = self;
        spawn_local(async move {
            let _ = drive::settle(&*app.disk(), &app).await;
            app.seal();
            if let Ok(aside) = app.disk().read_quarantine().await {
                app.damaged.set(aside.len());
            }
        });
    }

    /// Packs old lines together, a thousand at a time, with room for taps between.
    fn seal(self) {
        let app = self;
        timer::after(SEAL_MS, move || {
            spawn_local(async move {
                if drive::seal(&*app.disk(), &app, clock::now().ms).await == Ok(true) {
                    app.seal();
                }
            });
        });
    }

    /// Erases a customer everywhere, for good.
    pub fn erase(self, customer: CustomerId) {
        let app = self;
        let mut stamp = None;
        app.session.update_untracked(|session| stamp = Some(session.next_stamp(clock::now().ms)));
        let Some(stamp) = stamp else { return };
        app.set_save(SaveState::Saving);
        spawn_local(async move {
            let erased = Erased { customers: vec![customer] };
            match drive::erase(&*app.disk(), &app, stamp, &erased).await {
                Ok(()) => {
                    let lines = app.session.with_untracked(Session::unsaved_lines);
                    local::write(Key::Unsaved, &lines);
                    app.history.set(Vec::new());
                    app.answered(Ok(()));
                    app.write_today();
                    app.close_sheet();
                    app.say(app.lang.get_untracked().texts().customer_erased.to_owned(), None);
                }
                Err(drive::NotErased::Store(failure)) => app.set_save(SaveState::Failed(failure)),
                Err(drive::NotErased::Refused(_)) => {
                    app.set_save(SaveState::Saved);
                    app.say(app.lang.get_untracked().texts().no_undo.to_owned(), None);
                }
            }
        });
    }

    /// Wipes this phone, journals beside the one shown too, and begins anew with the first.
    pub fn wipe(self) {
        let app = self;
        spawn_local(async move {
            let wiped = match wipe_others().await {
                Ok(()) => drive::wipe(&*app.disk(), &app, clock::random()).await,
                Err(failure) => Err(failure),
            };
            match wiped {
                Ok(()) => {
                    local::write(Key::Unsaved, "");
                    mark::take_away().await;
                    for draft in Draft::ALL {
                        app.draft(draft).set(String::new());
                    }
                    app.channel.with_value(|channel| channel.say("wiped"));
                    if !page::in_example() {
                        local::forget_journal(books::shown());
                        books::show_next(1);
                    }
                    page::replace("#/");
                    page::reload();
                }
                Err(failure) => app.set_save(SaveState::Failed(failure)),
            }
        });
    }

    /// Gives the rep every raw record as one text file.
    pub fn export(self) {
        let app = self;
        spawn_local(async move {
            let lines = app.disk().read_all().await.unwrap_or_default();
            let aside = app.disk().read_quarantine().await.unwrap_or_default();
            let unsaved = app.session.with_untracked(Session::unsaved_lines);
            let text = raw::text(&lines, &aside, &unsaved);
            page::download(&raw::name(clock::now().today), &text);
        });
    }
}

/// What a failure means for the rep, and what to do.
pub(super) fn failure_sentence(lang: Lang, failure: &StoreFailure) -> &'static str {
    let texts = lang.texts();
    match failure {
        StoreFailure::Full => texts.store_full,
        StoreFailure::Blocked => texts.store_blocked,
        StoreFailure::Busy | StoreFailure::Closed => texts.store_closed,
        StoreFailure::Emptied => texts.store_emptied,
        StoreFailure::Conflict | StoreFailure::Unknown(_) => texts.store_failed,
    }
}

impl SaveState {
    /// What went wrong and what to do, where something did.
    pub fn trouble(&self, lang: Lang) -> Option<&'static str> {
        match self {
            SaveState::Failed(failure) => Some(failure_sentence(lang, failure)),
            _ => None,
        }
    }
}
