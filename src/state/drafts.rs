//! What is half typed, kept until it is taken: a killed tab gives it back.

use leptos::prelude::*;

use super::App;
use crate::browser::local::{self, Key};

/// Which text is half typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Draft {
    /// The month's target.
    Target,
    /// What was done before.
    Opening,
    /// A revision of the target.
    Revision,
    /// A new customer's name.
    CustomerName,
    /// A new customer's note.
    CustomerNote,
    /// A customer's name and note as they are being changed, after the customer's id.
    CustomerEdit,
    /// A list of customers to be taken in.
    Paste,
    /// What is said of a visit, with whose it is (`ui::pages::outcome`).
    Outcome,
    /// What came from another app or another phone, and is nobody's yet.
    Shared,
    /// What is half typed in the sheets of planning and of the business (`ui::components::drafted`).
    Plan,
}

impl Draft {
    /// Every one.
    pub(super) const ALL: [Draft; 10] = [
        Draft::Target,
        Draft::Opening,
        Draft::Revision,
        Draft::CustomerName,
        Draft::CustomerNote,
        Draft::CustomerEdit,
        Draft::Paste,
        Draft::Outcome,
        Draft::Shared,
        Draft::Plan,
    ];

    const fn key(self) -> Key {
        match self {
            Draft::Target => Key::DraftTarget,
            Draft::Opening => Key::DraftOpening,
            Draft::Revision => Key::DraftRevision,
            Draft::CustomerName => Key::DraftName,
            Draft::CustomerNote => Key::DraftNote,
            Draft::CustomerEdit => Key::DraftEdit,
            Draft::Paste => Key::DraftPaste,
            Draft::Outcome => Key::DraftOutcome,
            Draft::Shared => Key::DraftShared,
            Draft::Plan => Key::DraftPlan,
        }
    }
}

/// All drafts of the page.
#[derive(Clone, Copy)]
pub(super) struct Drafts {
    texts: [RwSignal<String>; 10],
    routes_seen: StoredValue<u32>,
}

impl Drafts {
    /// Takes up what an earlier visit left, and keeps what is typed from now on.
    pub(super) fn open() -> Drafts {
        let texts = Draft::ALL.map(|draft| {
            let text = RwSignal::new(local::read(draft.key()).unwrap_or_default());
            // An effect toward the outside only: the signal is the truth, storage its copy.
            Effect::new(move |before: Option<()>| {
                let now = text.get();
                if before.is_some() {
                    local::write(draft.key(), &now);
                }
            });
            text
        });
        Drafts { texts, routes_seen: StoredValue::new(0) }
    }

    /// Whether anything is half typed.
    pub(super) fn any(&self) -> bool {
        self.texts.iter().any(|text| text.with_untracked(|text| !text.trim().is_empty()))
    }

    /// Notes that this visit has moved to another route.
    pub(super) fn moved(&self) {
        self.routes_seen.update_value(|seen| *seen = seen.saturating_add(1));
    }

    /// Whether this visit has moved, so that going back stays inside the app.
    pub(super) fn opened_here(&self) -> bool {
        self.routes_seen.get_value() > 0
    }
}

impl App {
    /// The text of a draft.
    pub fn draft(self, draft: Draft) -> RwSignal<String> {
        let [target, opening, revision, name, note, edit, paste, outcome, shared, plan] =
            self.drafts.texts;
        match draft {
            Draft::Target => target,
            Draft::Opening => opening,
            Draft::Revision => revision,
            Draft::CustomerName => name,
            Draft::CustomerNote => note,
            Draft::CustomerEdit => edit,
            Draft::Paste => paste,
            Draft::Outcome => outcome,
            Draft::Shared => shared,
            Draft::Plan => plan,
        }
    }
}
