//! The journal: what a rep did, as records that are written once, kept for ever and folded into
//! the workspace.
//!
//! Here live the record line and its reader, the register of kinds, the clock that stamps, the
//! fold with its checkpoint, undo, union, erasing, the `Store` that keeps lines, and the pure part
//! of what an open page does with them. What a record *means* is `domain::workspace::evolve`;
//! here is only which records count and in which order.
//!
//! Deliberately absent: browser calls (`browser/` implements [`store::Store`] over `IndexedDB`),
//! words for people, and any clock: the time is an argument.
//!
//! | to find | look in |
//! |---|---|
//! | the bytes of a line | [`record`] |
//! | a kind, and what two concurrent records of it mean | `kinds/<kind>.rs` |
//! | which records are skipped | [`skip`] |
//! | the fold in memory | [`fold`] |
//! | what a page does, without waiting | [`session`] |
//! | what a page does, waiting for the store | [`drive`] |
//! | what is kept of a page whose store fails | [`mirror`] |
//!
//! **In**: facts with their stamps, lines of bytes from a store, a file or another page. **Out**: lines to
//! be kept, and the workspace they come to.
//!
//! **What always holds.** A line's bytes are those first written; a damaged one is set aside, raw, and
//! the rest goes on. The fold of a journal is the same in any order of arrival and with a checkpoint at
//! any place. A stamp is later than all that this page has seen, whatever the clock says. An unknown kind
//! is kept and skipped. What a failed or silent store was handed waits for another turn.
//!
//! Begin with [`record`] and [`session`]; `memory.rs` is a store that fails at any step a test chooses.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        clippy::float_arithmetic
    )
)]

pub mod checkpoint;
pub mod clock;
pub(crate) mod crc;
pub mod drive;
pub mod erase;
pub mod fold;
pub mod kinds;
#[cfg(not(target_arch = "wasm32"))]
pub mod memory;
pub mod merge;
pub mod mirror;
mod payload;
pub mod record;
mod row;
pub mod segment;
pub mod session;
pub mod skip;
pub mod store;
pub mod undo;

pub use fold::{Inserted, Journal};
pub use record::{Reading, Record};
