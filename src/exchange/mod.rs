//! What leaves the app and comes back: files a rep keeps, texts for a chat.
//!
//! Pure: it makes and reads texts and bytes; `browser` hands them to the phone. Not here: browser
//! calls, rules, and anything that is applied by opening it.
//!
//! **In**: the workspace and its records; bytes and texts that came from outside. **Out**: bytes and texts
//! to be handed on; of what came in, a plan that says line by line what would happen, with the commands
//! for it.
//!
//! **What always holds.** The same journal makes the same backup on any day and any phone. Whatever bytes
//! come in, nothing panics (`tests/fuzz` tries) and nothing is taken before the rep has seen what it is.
//! A backup that went out comes back as it was.
//!
//! Begin with [`backup`], then [`table`] and [`report`].

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

pub mod armor;
pub mod backup;
pub mod calendar;
pub mod customer_list;
pub mod day_plan;
pub mod day_report;
pub mod holidays;
pub mod ics;
pub mod lock;
pub mod plain;
pub mod qr;
pub mod raw;
pub mod reminder;
pub mod report;
pub mod table;
