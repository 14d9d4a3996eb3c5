//! Fieldplan (日拱): a field sales rep's month, turned into what to do today.
//!
//! # The idea
//!
//! All that a rep did is a **journal**: records that are written once and kept. The **workspace** is
//! what they come to, a pure fold of the journal in the order of its stamps. The screen is a function
//! of the workspace, the day and a route. Saving, undo, history, backup, two tabs and the merge of two
//! phones are all the same thing: sets of records, put together and folded.
//!
//! # A tap
//!
//! 1. [`ui`] turns a tap into a [`domain::command::Command`].
//! 2. [`domain::command::decide`] refuses it with a typed reason, or returns a [`domain::fact::Fact`].
//! 3. [`journal::session::Session`] writes the fact down as a [`journal::record::Record`] and folds it in
//!    at once by [`domain::workspace::evolve`], which never fails.
//! 4. [`state`] tells the screen, and hands the record's bytes to the store ([`journal::store::Store`],
//!    in the phone [`browser::indexed_db::IndexedDb`]) in one transaction.
//! 5. When the browser says that it is complete, and not before, the page says that it is saved.
//!
//! `docs/one-tap.md` follows one tick through all of it, with what can fail at each step.
//!
//! # Layers
//!
//! Each is used by the next and knows none of it; `tests/layers.rs` holds that.
//!
//! `domain` → `journal`, `text`, `route` → `exchange`, `example` → `browser` → `state` → `ui`
//!
//! | layer | in | out |
//! |---|---|---|
//! | [`domain`] | facts, commands, a day | the workspace, answers, refusals: typed, never words |
//! | [`journal`] | facts and stamps; bytes of lines | lines; the workspace they come to |
//! | [`text`] | typed answers, a language | sentences, numbers, dates |
//! | [`route`] | a URL's fragment | where the rep is, and back |
//! | [`exchange`] | the workspace, files' bytes | files' bytes and texts; commands to be asked for |
//! | [`example`] | a day, a language | the record lines of a rep who never was |
//! | [`browser`] | what a page can do | the same with names of ours and typed failures |
//! | [`state`] | taps, messages of other pages, the clock | signals that views read, lines for the store |
//! | [`ui`] | signals | elements, taps |
//!
//! The first six build without a browser (`--no-default-features`) and are tested in seconds; the
//! feature `ui` adds the rest. `cargo xtask dist` cuts the one linked wasm into parts ([`ui::parts`]):
//! what no start needs comes later.
//!
//! # What always holds
//!
//! - No record is changed after it was written, but for an erased customer's words.
//! - The fold of a set of records is the same in whatever order they came.
//! - Nothing is said to be saved that is not on the disk.
//! - A computation has no clock, no float, no panic: today is an argument, money is in 分.
//! - What is shown is worded in [`text`] alone, in both languages.
//!
//! # Where to begin reading
//!
//! [`domain::command`] for what can be asked, [`domain::workspace`] for what is held, then
//! [`domain::agenda`], which makes today's list. [`journal`]'s head has a table of what is where.
//! `CONTRIBUTING.md` has the daily loop and how to add things.

pub mod domain;
pub mod example;
pub mod exchange;
pub mod journal;
pub mod route;
pub mod text;

#[cfg(feature = "ui")]
pub mod browser;
#[cfg(feature = "ui")]
pub mod state;
#[cfg(feature = "ui")]
pub mod ui;
