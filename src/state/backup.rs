//! A backup handed over, and one taken in.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

use super::{App, SaveState};
use crate::browser::files::FileProblem;
use crate::browser::share::{self, Answer, Shareable};
use crate::browser::{clock, files, lock};
use crate::exchange::backup::preview::{Preview, Relation};
use crate::exchange::backup::{self, Backup, BackupProblem};
use crate::exchange::lock::{Lock, LockProblem};
use crate::exchange::reminder::Made;
use crate::exchange::{armor, lock as locks};
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
    /// It is locked; whether a passphrase was tried that does not open it.
    Locked {
        /// One was.
        wrong: bool,
    },
    /// It is being unlocked.
    Unlocking,
    /// It is locked, and no passphrase opens it.
    Unopenable(LockProblem),
    /// It is not taken in.
    Refused(BackupProblem),
    /// It can be; this is in it, and the number of the journal beside that it belongs to.
    Ready(Box<Preview>, Option<u8>),
    /// The store failed; nothing has changed.
    Failed,
}

/// A file being looked into: what is shown of it, and what is taken in on the rep's word.
#[derive(Clone, Copy)]
pub struct Restore {
    /// What to show.
    pub state: RwSignal<Restoring>,
    pub(super) backup: StoredValue<Option<Backup>>,
    locked: StoredValue<Vec<u8>>,
}

impl Default for Restore {
    /// No file yet.
    fn default() -> Restore {
        Restore {
            state: RwSignal::new(Restoring::Nothing),
            backup: StoredValue::new(None),
            locked: StoredValue::new(Vec::new()),
        }
    }
}

/// How far a backup that is locked or handed on has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Making {
    /// Not begun.
    Nothing,
    /// It is being made.
    Now,
    /// It is made.
    Ready {
        /// Thousands of bytes, rounded up.
        kilobytes: u64,
        /// Under a passphrase.
        is_locked: bool,
        /// The phone's sheet takes it.
        can_share: bool,
    },
    /// It could not be made.
    Failed,
    /// The browser cannot lock.
    NoLock,
}

/// A backup being made: what is shown of it, and the file.
#[derive(Clone, Copy)]
pub struct Make {
    /// What to show.
    pub state: RwSignal<Making>,
    /// What became of the file last. It is said on the sheet: a toast would lie over its buttons.
    pub said: RwSignal<String>,
    made: StoredValue<Option<Handed>, LocalStorage>,
}

/// A file that is made.
#[derive(Clone)]
struct Handed {
    name: String,
    file: Blob,
    shareable: Option<Shareable>,
}

impl Default for Make {
    /// Not begun.
    fn default() -> Make {
        Make {
            state: RwSignal::new(Making::Nothing),
            said: RwSignal::new(String::new()),
            made: StoredValue::new_local(None),
        }
    }
}

impl App {
    /// Gives the rep every record as one file, and notes it.
    pub fn back_up(self) {
        let app = self;
        spawn_local(async move {
            let texts = app.lang.get_untracked().behind().backup;
            let Some((file, packed)) = app.all_in_a_file().await else {
                app.say(texts.not_made.to_owned(), None);
                return;
            };
            let name = plain_name(packed);
            files::save(&name, &file);
            let said = app.handed_over(&name).await;
            app.say(said, None);
        });
    }

    /// Every record as one packed file, and whether it is packed; `None` where they cannot be read.
    async fn all_in_a_file(self) -> Option<(Blob, bool)> {
        let app = self;
        // A file is not to carry a name that was erased and came back late.
        if app.session.with_untracked(Session::owes_rewrite) {
            drive::settle(&*app.disk(), &app).await.ok()?;
        }
        let lines = app.disk().read_all().await.ok()?;
        let journal = app.session.with_untracked(Session::journal_id)?;
        let unsaved = app.session.with_untracked(Session::unsaved_lines);
        let newest = app.peek(|workspace| workspace.newest_day);
        let text = backup::write(&lines, &unsaved, journal, newest);
        drop(lines);
        files::packed(&text).await
    }

    /// Notes a backup that left; the answer says so.
    async fn handed_over(self, name: &str) -> String {
        let today = clock::now().today;
        self.note_backup(Made { day: today, records: untrack(|| self.records()) }).await;
        fill(self.lang.get_untracked().behind().backup.made, &[name])
    }

    /// Makes a backup to be kept or handed on; locked where `phrase` is not empty.
    pub fn make_backup(self, make: Make, phrase: String) {
        let app = self;
        make.state.set(Making::Now);
        make.said.set(String::new());
        spawn_local(async move {
            let (state, handed) = match app.made(&phrase).await {
                Ok((handed, bytes)) => {
                    let state = Making::Ready {
                        kilobytes: bytes.div_ceil(1_000),
                        is_locked: !phrase.is_empty(),
                        can_share: handed.shareable.is_some(),
                    };
                    (state, Some(handed))
                }
                Err(state) => (state, None),
            };
            if make.made.try_set_value(handed).is_none() {
                let _ = make.state.try_set(state);
            }
        });
    }

    async fn made(self, phrase: &str) -> Result<(Handed, u64), Making> {
        let (file, packed) = self.all_in_a_file().await.ok_or(Making::Failed)?;
        let bytes = files::bytes(&file).await.map_err(|_| Making::Failed)?;
        let (name, bytes, file) = if phrase.is_empty() {
            (plain_name(packed), bytes, file)
        } else {
            if !lock::can() {
                return Err(Making::NoLock);
            }
            let bytes = lock::lock(&bytes, phrase).await.ok_or(Making::Failed)?;
            let file = files::of_bytes(&bytes).ok_or(Making::Failed)?;
            (locks::name(clock::now().today), bytes, file)
        };
        // Packed where the phone's sheet takes that, else as a text, which nearly all take.
        let shareable = share::shareable(&file, &name, "application/gzip").or_else(|| {
            let text = armor::write(&bytes);
            let name = format!("{}.txt", name.trim_end_matches(".gz").trim_end_matches(".txt"));
            share::shareable(&files::of_bytes(text.as_bytes())?, &name, "text/plain")
        });
        let count = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok((Handed { name, file, shareable }, count))
    }

    /// Keeps the backup that was made among the phone's files.
    pub fn save_made(self, make: Make) {
        let app = self;
        let Some(handed) = make.made.get_value() else { return };
        files::save(&handed.name, &handed.file);
        spawn_local(async move {
            let said = app.handed_over(&handed.name).await;
            let _ = make.said.try_set(said);
        });
    }

    /// Hands the backup that was made to another app.
    pub fn share_made(self, make: Make) {
        let app = self;
        let Some(handed) = make.made.get_value() else { return };
        let Some(shareable) = handed.shareable else { return };
        // The sheet opens within the tap, or not at all.
        let answer = share::share(shareable);
        spawn_local(async move {
            let said = if answer.await == Answer::Taken {
                app.handed_over(&handed.name).await
            } else {
                app.lang.get_untracked().exchange().lock.not_shared.to_owned()
            };
            let _ = make.said.try_set(said);
        });
    }

    /// Reads a file and shows what is in it. Nothing is taken in.
    pub fn look_into(self, restore: Restore, file: Blob) {
        let app = self;
        restore.state.set(Restoring::Reading);
        spawn_local(async move {
            let state = match files::bytes(&file).await {
                Err(problem) => unread(problem),
                Ok(bytes) => match armor::read(&bytes) {
                    Some(None) => Restoring::Unreadable,
                    Some(Some(bytes)) => app.looked_into(restore, bytes).await,
                    None => app.looked_into(restore, bytes).await,
                },
            };
            let _ = restore.state.try_set(state);
        });
    }

    async fn looked_into(self, restore: Restore, bytes: Vec<u8>) -> Restoring {
        match Lock::read(&bytes) {
            Some(Err(problem)) => Restoring::Unopenable(problem),
            Some(Ok(_)) => {
                let _ = restore.locked.try_set_value(bytes);
                Restoring::Locked { wrong: false }
            }
            None => self.looked_inside(restore, bytes).await,
        }
    }

    /// Tries a passphrase on the locked file that was chosen.
    pub fn unlock(self, restore: Restore, phrase: String) {
        let app = self;
        restore.state.set(Restoring::Unlocking);
        spawn_local(async move {
            let bytes = restore.locked.try_get_value().unwrap_or_default();
            let plain = match Lock::read(&bytes) {
                Some(Ok(head)) => lock::unlock(&bytes, &head, &phrase).await,
                _ => None,
            };
            drop(bytes);
            let state = match plain {
                Some(plain) => app.looked_inside(restore, plain).await,
                None => Restoring::Locked { wrong: true },
            };
            let _ = restore.state.try_set(state);
        });
    }

    async fn looked_inside(self, restore: Restore, bytes: Vec<u8>) -> Restoring {
        let bytes = match files::unpacked(bytes).await {
            Err(problem) => return unread(problem),
            Ok(bytes) => bytes,
        };
        let backup = match Backup::read(&bytes) {
            Err(problem) => return Restoring::Refused(problem),
            Ok(backup) => backup,
        };
        drop(bytes);
        let lines = self.disk().read_all().await.unwrap_or_default();
        let ours = self.session.with_untracked(Session::journal_id);
        let preview = backup.preview(&lines, ours);
        drop(lines);
        let beside = match backup.journal() {
            Some(theirs) if preview.relation == Relation::Other => self.book_of(theirs).await,
            _ => None,
        };
        let _ = restore.backup.try_set_value(Some(backup));
        Restoring::Ready(Box::new(preview), beside)
    }

    /// Takes in what was looked into; the sheet closes.
    pub fn restore(self, restore: Restore) {
        let app = self;
        let Some(backup) = restore.backup.try_update_value(Option::take).flatten() else { return };
        app.set_save(SaveState::Saving);
        spawn_local(async move {
            let lines = app.disk().read_all().await.unwrap_or_default();
            let missing = backup.missing_from(&lines);
            drop(lines);
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
                let _ = restore.state.try_set(Restoring::Failed);
            }
        });
    }

    /// What came out of a file is in that file: it counts as a backup of its newest day, unless a
    /// later one is known.
    async fn note_file(self, backup: &Backup) {
        let known = self.last_backup().await;
        if let Some(day) = backup.newest.filter(|day| known.is_none_or(|known| known.day <= *day)) {
            let records = u64::try_from(backup.count()).unwrap_or(u64::MAX);
            self.note_backup(Made { day, records }).await;
        }
    }
}

fn plain_name(packed: bool) -> String {
    let mut name = backup::name(clock::now().today);
    if packed {
        name.push_str(".gz");
    }
    name
}

fn unread(problem: FileProblem) -> Restoring {
    match problem {
        FileProblem::Unreadable => Restoring::Unreadable,
        FileProblem::TooLarge => Restoring::TooLarge,
    }
}
