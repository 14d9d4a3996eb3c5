//! localStorage, for what may be lost: language, appearance, half-typed drafts, and a copy of
//! records whose commit failed. Never the journal.

use gloo_storage::{LocalStorage, Storage};

use super::page::{scoped, window};

/// Every key, in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// `zh` or `en`.
    Lang,
    /// `auto`, `light` or `dark`.
    Look,
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
    /// The half-typed revision.
    DraftRevision,
    /// Record lines whose commit failed.
    Unsaved,
}

impl Key {
    fn name(self) -> String {
        scoped(match self {
            Key::Lang => "lang",
            Key::Look => "look",
            Key::DraftTarget => "draft:target",
            Key::DraftOpening => "draft:opening",
            Key::DraftName => "draft:name",
            Key::DraftNote => "draft:note",
            Key::DraftEdit => "draft:edit",
            Key::DraftPaste => "draft:paste",
            Key::DraftOutcome => "draft:outcome",
            Key::DraftRevision => "draft:revision",
            Key::Unsaved => "unsaved",
        })
    }
}

/// Whether the browser gives localStorage at all. The library throws where it does not, so this
/// is asked before every use.
fn is_there() -> bool {
    window().is_some_and(|w| w.local_storage().ok().flatten().is_some())
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
