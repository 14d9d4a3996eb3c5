//! Fieldplan (日拱): a field sales rep's month, turned into what to do today.
//!
//! Layers, each used by the next and knowing none of it:
//!
//! `domain` → `journal`, `text`, `route` → `exchange`, `example` → `browser` → `state` → `ui`
//!
//! The first six are pure and build without a browser (`--no-default-features`); the feature
//! `ui` adds the rest. A tap becomes a [`domain::command::Command`]; `decide` refuses it or
//! returns a fact; the journal writes it as a record; `evolve` folds it into the workspace in
//! place; the screen is a function of the workspace, the day and a route.

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
