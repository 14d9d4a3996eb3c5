//! What Today has to say of a backup: one is due, or the journal is gone and one would help. It
//! is worked out behind Today, once its first tap is answered.

use std::cell::Cell;

use leptos::prelude::*;

use super::{App, Kept};
use crate::browser::local::{self, Key};
use crate::browser::{mark, page};
use crate::domain::day::Day;
use crate::domain::plan_book::deadlines::{Due, reminders};
use crate::exchange::reminder::{self, Made};
use crate::journal::session::Session;

/// The name the last backup is kept under in the store.
const BACKED_UP: &str = "backed-up";
/// The name the deadline put away is kept under in the store.
const DEADLINE_SEEN: &str = "deadline-seen";
/// Milliseconds of a day.
const DAY_MS: u64 = 86_400_000;

/// What is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    /// There was a journal here, and there is none any more; the last backup, where it is known.
    Lost(Option<Made>),
    /// A backup is due.
    BackUp(reminder::Due),
}

#[derive(Clone, Copy, Default)]
struct Known {
    made: Option<Made>,
    put_off: Option<Made>,
    lost: bool,
    /// The day of the superior's deadline that was put away.
    seen: Option<Day>,
}

thread_local! {
    /// What was kept of backups. A page has one thread, and only this file looks.
    static KNOWN: Cell<Known> = const { Cell::new(Known { made: None, put_off: None, lost: false, seen: None }) };
}

impl App {
    /// Reads what is kept of backups, finds out whether a journal was here, and leaves the mark of
    /// one that is.
    pub async fn look_for_backups(self) {
        let put_off = local::read(Key::PutOff).and_then(|kept| Made::parse(&kept));
        let made = self.last_backup().await;
        let lost = self.began_empty.get_value() && !page::in_example() && mark::is_there().await;
        let seen = self.disk().setting(DEADLINE_SEEN).await.and_then(|day| Day::parse(&day).ok());
        KNOWN.set(Known { made, put_off, lost, seen });
        self.ask_once_installed();
        if self.session.with_untracked(|session| session.last_saved().is_some()) && !lost {
            mark::leave().await;
        }
    }

    /// Engines say yes to an app on the home screen that they refused as a page.
    fn ask_once_installed(self) {
        page::on_window("appinstalled", move || self.ask_to_keep());
        if self.kept.get_untracked() == Kept::NotPromised && page::is_installed() {
            self.ask_to_keep();
        }
    }

    /// What is to be said now, if anything. Asked again when a record comes or the day changes.
    pub fn reminder(self) -> Option<Reminder> {
        let known = KNOWN.get();
        let now = Made { day: self.today.get(), records: self.records() };
        if known.lost {
            return Some(Reminder::Lost(known.made));
        }
        // An example is nobody's, and where nothing is planned there is nothing to lose.
        if page::in_example() || self.is_new.get() {
            return None;
        }
        let began = self.session.with_untracked(Session::journal_id).map(|journal| {
            let days = i32::try_from(journal.0.ms() / DAY_MS).unwrap_or(0);
            Day::new(1970, 1, 1).map_or(now.day, |first| first.plus_days(days))
        });
        reminder::due(known.made, known.put_off, began.unwrap_or(now.day), now)
            .map(Reminder::BackUp)
    }

    /// What is due to or from the superior now, if anything. Asked again as [`App::reminder`] is.
    pub fn deadline(self) -> Option<Due> {
        // An example is nobody's, and who has planned nothing yet has nobody to show it to.
        if page::in_example() || self.is_new.get() {
            return None;
        }
        let today = self.today.get();
        let due = self.workspace(|workspace| reminders(workspace, today).into_iter().next());
        due.filter(|due| KNOWN.get().seen != Some(due.on))
    }

    /// Puts what is due on a day away, for good.
    pub fn put_deadline_away(self, due: Due) {
        KNOWN.set(Known { seen: Some(due.on), ..KNOWN.get() });
        wasm_bindgen_futures::spawn_local(async move {
            // Where it cannot be kept it is said again on the next visit.
            let _ = self.disk().keep_setting(DEADLINE_SEEN, &due.on.to_string()).await;
        });
        self.remind_anew();
    }

    /// Puts the reminder away: for as long again, or for good where records are gone.
    pub fn put_reminder_off(self) {
        let now = Made { day: self.today.get_untracked(), records: self.records() };
        if KNOWN.get().lost {
            KNOWN.set(Known { lost: false, ..KNOWN.get() });
            wasm_bindgen_futures::spawn_local(mark::take_away());
        } else {
            local::write(Key::PutOff, &now.to_string());
            KNOWN.set(Known { put_off: Some(now), ..KNOWN.get() });
        }
        self.remind_anew();
    }

    /// The same as a signal, filled once it is read and when another is made.
    pub fn backed_up(self) -> Signal<Option<Made>> {
        let made = RwSignal::new(None);
        wasm_bindgen_futures::spawn_local(async move {
            let known = self.last_backup().await;
            KNOWN.set(Known { made: known, ..KNOWN.get() });
            made.try_set(known);
        });
        let app = self;
        Signal::derive(move || {
            app.reminds.get();
            KNOWN.get().made.or(made.get())
        })
    }

    /// The last backup made on this phone or taken in by it.
    pub async fn last_backup(self) -> Option<Made> {
        let in_store = self.disk().setting(BACKED_UP).await;
        let kept = in_store.or_else(|| local::read(Key::BackedUp));
        kept.and_then(|kept| Made::parse(&kept))
    }

    /// Notes a backup: in the store, and beside it where a lost database does not take it along.
    pub(super) async fn note_backup(self, made: Made) {
        let note = made.to_string();
        local::write(Key::BackedUp, &note);
        // Where it cannot be noted the backup is there all the same.
        let _ = self.disk().keep_setting(BACKED_UP, &note).await;
        KNOWN.set(Known { made: Some(made), lost: false, ..KNOWN.get() });
        self.remind_anew();
    }

    /// How many records there are; asked again when one comes.
    pub(super) fn records(self) -> u64 {
        u64::try_from(self.record_count.get()).unwrap_or(u64::MAX)
    }
}
