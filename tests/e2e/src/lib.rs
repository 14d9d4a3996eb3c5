//! Fieldplan driven as a rep holds it: a browser, a thumb, a battery that dies.
//!
//! # What lives where
//!
//! | file | holds |
//! |---|---|
//! | [`config`] | what `cargo xtask e2e` says by environment variables; nothing else reads them |
//! | [`Site`] | the folder under test on a port, with a log, faults and a plug to pull |
//! | [`phone`] | one browser: how it is set up ([`Setup`]), started, reloaded, killed |
//! | [`thumb`] | taps that are counted, keys that are real |
//! | [`taps`] | what named jobs cost a thumb, against their budgets |
//! | [`rep`] | what a rep does in the app, by its hooks: the words of the stories |
//! | [`rules`] | what the core says of the records a page keeps: the screen must say the same |
//! | [`screen`] | what a page says of itself by its hooks, and the record lines it keeps |
//! | [`screens`] | every screen and sheet of the app, as data: a new one is one entry |
//! | [`tour`] | goes to each of them, with the work of months in the store |
//! | [`gallery`] | pictures of them all, and one sheet of the pictures; `src/bin/pictures.rs` |
//! | [`looks`] | a careful eye: overflow, cut text, targets, language, accessibility |
//! | [`access`] | the accessibility rules, and what they could not decide |
//! | [`senses`] | contrast, edges, stillness, what is said aloud, what the thumb reaches |
//! | [`tree`] | the names and roles the browser tells a screen reader |
//! | [`walk`] | Tab through everything on a screen |
//! | [`foreign`] | requests beyond the site: there must be none |
//! | [`policy`] | the policy, and what an attacker would try |
//! | [`amid`] | kills amid packing, an import, an update |
//! | [`deploy`] | a version that shares no file with the one before |
//! | [`sick`] | a store that is sick, or that another version wrote |
//! | [`kill`] | saved means saved; `src/bin/kill.rs` runs it many times |
//! | [`plant`] | a journal put into a browser: thousands of tasks, or the example rep's month |
//! | [`figures`] | medians, percentiles, ratios, the verdict from gate and aim |
//! | [`bench`] | the table of budgets, measured; `src/bin/bench.rs` runs it |
//! | [`day`], [`process`], [`profile`] | the day of a page; programs by id; a browser's folder |
//! | `src/js/` | every script that runs in a page |
//! | `pages/` | small pages on which each check is seen to fail; never the app |
//! | `tests/controls.rs` | those checks; needs a browser, not the app |
//! | `tests/stories/` | the stories on Chromium, one binary, a file for each family of rules |
//! | `tests/instruments.rs` | the bench seen to fail, on the app made worse |
//! | `tests/engines/` | the stories of the engines besides Chromium; `tests/webkit.rs`, `tests/firefox.rs` |
//!
//! The core (`fieldplan` without its feature `ui`) is a dependency, so that a figure on the screen
//! is compared with the figure the rules give, not with a copy of it.
//!
//! # How to write a story
//!
//! A story is one `#[test]` whose name is the rule in plain words. It opens a [`Site`] and a
//! [`Phone`], uses only what a rep could use, and asks the page and its store what came of it:
//!
//! ```no_run
//! use fieldplan_e2e::{Outcome, Phone, Setup, Site, act, config, ensure_eq, story};
//!
//! # fn main() -> Outcome {
//! story(async || {
//!     let site = Site::serve(&config::dist()?)?;
//!     let phone = Phone::start(Setup::default().at("2026-02-02", "09:00")).await?;
//!     phone.open(&site.url("/")).await?;
//!     phone.job("first run");
//!     phone.type_into(&act("target"), "300万").await?;
//!     phone.tap_saved(&act("start")).await?;
//!     ensure_eq!(phone.kept().await?.records.len(), 1, "one command, one record");
//!     phone.report_taps("first-run")
//! })
//! # }
//! ```
//!
//! - Controls are named by `data-act`, figures by `data-exact`; of classes, only those the shell shares
//!   with the app (`num`, `say`, `sub`).
//! - Nothing sleeps for a fixed time; a story waits for what it needs, and says what it waited for.
//! - A story that shows words runs in both languages.
//! - A new check gets a page in `pages/` on which `tests/controls.rs` sees it fail.
//! - [`Phone::tell`] around a part leaves a picture and the screen's text when it fails.

pub mod access;
pub mod amid;
pub mod bench;
pub mod config;
pub mod day;
pub mod deploy;
mod failure;
pub mod figures;
pub mod foreign;
pub mod gallery;
pub mod kill;
pub mod living;
pub mod looks;
pub mod phone;
pub mod plant;
pub mod policy;
pub mod process;
pub mod profile;
pub mod rep;
pub mod rules;
pub mod screen;
pub mod screens;
pub mod senses;
pub mod sick;
mod site;
mod story;
pub mod taps;
pub mod thumb;
pub mod tour;
pub mod tree;
pub mod walk;

pub use failure::{Failure, Outcome};
pub use looks::Language;
pub use phone::{Phone, Setup};
pub use site::{Ack, Fault, Request, Site};
pub use story::story;
pub use thumb::act;
