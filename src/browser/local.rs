//! localStorage, for what may be lost: language, appearance, half-typed drafts, and a copy of
//! records whose commit failed. Never the journal.

use gloo_storage::{LocalStorage, Storage};

use super::books::name_in;
use super::page::{of_example, scoped, shared, window};

/// Every key, in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// `zh` or `en`.
    Lang,
    /// `auto`, `light` or `dark`.
    Look,
    /// Set while the example is shown in the place of the rep's own journal.
    Example,
    /// The half-typed target.
    DraftTarget,
    /// The half-typed opening figure.
    DraftOpening,
    /// The half-typed name of a customer.
    DraftName,
    /// The half-typed note of a customer.
    DraftNote,
    /// A customer's half-typed changes.
    DraftEdit,
    /// A pasted list not taken in yet.
    DraftPaste,
    /// What is half said of a visit.
    DraftOutcome,
    /// What came from outside and is nobody's yet.
    DraftShared,
    /// What is half typed in the sheets of planning.
    DraftPlan,
    /// The half-typed revision.
    DraftRevision,
    /// Record lines whose commit failed.
    Unsaved,
    /// There is a journal on this phone.
    Mark,
    /// The last backup, beside the store's own note.
    BackedUp,
    /// When the reminder of a backup was put off.
    PutOff,
    /// A page was loaded again since it last could not save.
    Reloaded,
    /// Which column of a table was what, by its header.
    Tables,
}

impl Key {
    /// Those of one journal; the others are one choice for the phone.
    const OF_JOURNAL: [Key; 16] = [
        Key::DraftTarget,
        Key::DraftOpening,
        Key::DraftName,
        Key::DraftNote,
        Key::DraftEdit,
        Key::DraftPaste,
        Key::DraftOutcome,
        Key::DraftShared,
        Key::DraftPlan,
        Key::DraftRevision,
        Key::Unsaved,
        Key::Mark,
        Key::BackedUp,
        Key::PutOff,
        Key::Reloaded,
        Key::Tables,
    ];

    fn name(self) -> String {
        match self {
            Key::Lang | Key::Look | Key::Example => shared(self.rest()),
            _ => scoped(self.rest()),
        }
    }

    const fn rest(self) -> &'static str {
        match self {
            Key::Lang => "lang",
            Key::Look => "look",
            Key::Example => "example",
            Key::DraftTarget => "draft:target",
            Key::DraftOpening => "draft:opening",
            Key::DraftName => "draft:name",
            Key::DraftNote => "draft:note",
            Key::DraftEdit => "draft:edit",
            Key::DraftPaste => "draft:paste",
            Key::DraftOutcome => "draft:outcome",
            Key::DraftShared => "draft:shared",
            Key::DraftPlan => "draft:plan",
            Key::DraftRevision => "draft:revision",
            Key::Unsaved => "unsaved",
            Key::Mark => "mark",
            Key::BackedUp => "backed-up",
            Key::PutOff => "put-off",
            Key::Reloaded => "reloaded",
            Key::Tables => "tables",
        }
    }
}

/// Whether the browser gives localStorage at all. The library throws where it does not, so this
/// is asked before every use.
fn is_there() -> bool {
    window().is_some_and(|w| w.local_storage().ok().flatten().is_some())
}

/// Forgets drafts and unsaved records of an example that was left or lost.
pub fn forget_example() {
    if !is_there() {
        return;
    }
    let (all, of_example) = (LocalStorage::raw(), of_example(""));
    let names = (0..LocalStorage::length()).filter_map(|place| all.key(place).ok().flatten());
    for name in names.filter(|name| name.starts_with(&of_example)).collect::<Vec<_>>() {
        LocalStorage::delete(name);
    }
}

/// Forgets drafts, unsaved records and notes of a journal by its number.
pub fn forget_journal(number: u8) {
    if is_there() {
        for key in Key::OF_JOURNAL {
            LocalStorage::delete(name_in(number, key.rest()));
        }
    }
}

/// The text kept under a key.
pub fn read(key: Key) -> Option<String> {
    if !is_there() {
        return None;
    }
    LocalStorage::raw().get_item(&key.name()).ok().flatten()
}

/// Keeps a text under a key, or forgets the key where the text is empty. `false` where the browser
/// refused.
pub fn write(key: Key, text: &str) -> bool {
    if !is_there() {
        return false;
    }
    if text.is_empty() {
        LocalStorage::delete(key.name());
        return true;
    }
    LocalStorage::raw().set_item(&key.name(), text).is_ok()
}
