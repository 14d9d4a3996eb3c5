//! A backup handed over, and one taken in.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

use super::{App, SaveState};
use crate::browser::files::FileProblem;
use crate::browser::{clock, files};
use crate::exchange::backup::{self, Backup, BackupProblem, Preview};
use crate::exchange::reminder::Made;
use crate::journal::drive;
use crate::journal::session::Session;
use crate::journal::store::Store;
use crate::text::{counted, fill};

/// How far a backup has come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Restoring {
    /// No file is chosen.
    Nothing,
    /// It is being read.
    Reading,
    /// The browser cannot read it.
    Unreadable,
    /// No backup is that large.
    TooLarge,
    /// It is not taken in.
    Refused(BackupProblem),
    /// It can be; this is in it.
    Ready(Preview),
    /// The store failed; nothing has changed.
    Failed,
}

/// A file being looked into: what is shown of it, and what is taken in on the rep's word.
#[derive(Clone, Copy)]
pub struct Restore {
    /// What to show.
    pub state: RwSignal<Restoring>,
    backup: StoredValue<Option<Backup>>,
}

impl Default for Restore {
    /// No file yet.
    fn default() -> Restore {
        Restore { state: RwSignal::new(Restoring::Nothing), backup: StoredValue::new(None) }
    }
}

impl App {
    /// Gives the rep every record as one file, and notes it.
    pub fn back_up(self) {
        let app = self;
        spawn_local(async move {
            let texts = app.lang.get_untracked().behind().backup;
            let today = clock::now().today;
            // A file is not to carry a name that was erased and came back late.
            if app.session.with_untracked(Session::owes_rewrite)
                && drive::settle(&*app.disk(), &app).await.is_err()
            {
                app.say(texts.not_made.to_owned(), None);
                return;
            }
            let lines = app.disk().read_all().await;
            let journal = app.session.with_untracked(Session::journal_id);
            let unsaved = app.session.with_untracked(Session::unsaved_lines);
            let (Ok(lines), Some(journal)) = (lines, journal) else {
                app.say(texts.not_made.to_owned(), None);
                return;
            };
            let text = backup::write(&lines, &unsaved, journal, today);
            let Some((file, packed)) = files::packed(&text).await else {
                app.say(texts.not_made.to_owned(), None);
                return;
            };
            let mut name = backup::name(today);
            if packed {
                name.push_str(".gz");
            }
            files::save(&name, &file);
            app.note_backup(Made { day: today, records: untrack(|| app.records()) }).await;
            app.say(fill(texts.made, &[&name]), None);
        });
    }

    /// Reads a file and shows what is in it. Nothing is taken in.
    pub fn look_into(self, restore: Restore, file: Blob) {
        let app = self;
        restore.state.set(Restoring::Reading);
        spawn_local(async move {
            let state = match files::bytes(&file).await {
                Err(FileProblem::Unreadable) => Restoring::Unreadable,
                Err(FileProblem::TooLarge) => Restoring::TooLarge,
                Ok(bytes) => match Backup::read(&bytes) {
                    Err(problem) => Restoring::Refused(problem),
                    Ok(backup) => {
                        let lines = app.disk().read_all().await.unwrap_or_default();
                        let ours = app.session.with_untracked(Session::journal_id);
                        let preview = backup.preview(&lines, ours);
                        restore.backup.set_value(Some(backup));
                        Restoring::Ready(preview)
                    }
                },
            };
            restore.state.set(state);
        });
    }

    /// Takes in what was looked into; the sheet closes.
    pub fn restore(self, restore: Restore) {
        let app = self;
        let Some(backup) = restore.backup.get_value() else { return };
        app.set_save(SaveState::Saving);
        spawn_local(async move {
            let lines = app.disk().read_all().await.unwrap_or_default();
            let missing = backup.missing_from(&lines);
            let taken = drive::import(&*app.disk(), &app, &missing).await;
            if taken.is_ok() {
                app.note_file(&backup).await;
                app.answered(Ok(()));
                app.write_today();
                app.channel.with_value(|channel| channel.say("records"));
                app.close_sheet();
                let texts = app.lang.get_untracked().behind().backup;
                app.say(counted(texts.done, missing.len()), None);
            } else {
                // Nothing of this phone's own is at stake: what it had is on the disk.
                app.set_save(SaveState::Saved);
                restore.state.set(Restoring::Failed);
            }
        });
    }

    /// What came out of a file is in that file: it counts as a backup, unless a later one is known.
    async fn note_file(self, backup: &Backup) {
        let known = self.last_backup().await;
        if let Some(day) = backup.made.filter(|day| known.is_none_or(|known| known.day <= *day)) {
            let records = u64::try_from(backup.count()).unwrap_or(u64::MAX);
            self.note_backup(Made { day, records }).await;
        }
    }
}
