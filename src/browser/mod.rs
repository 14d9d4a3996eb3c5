//! The only code that touches the browser: clock, window, storage, channel, worker, files.
//!
//! It holds no rule and no view. Everything that may be missing or throw is asked for first: a
//! browser may have no storage, no locks, no promise to keep data.
//!
//! **In**: what a page is given: its address, its databases, taps of its buttons, messages. **Out**: the same
//! under names of ours, with typed failures ([`crate::journal::store::StoreFailure`]).
//!
//! **What always holds.** No call to the browser stands anywhere else: `clippy.toml` bans the clock and the
//! window outside. Each name in storage begins with the app's folder, so that two copies on one host never
//! meet. After a panic nothing is written any more ([`mod@panic`]). A write counts when its transaction is
//! complete.
//!
//! Begin with [`indexed_db`], the store, and [`launch`], what the page was opened with.

pub mod badge;
pub mod books;
pub mod channel;
pub mod clipboard;
pub mod clock;
pub mod files;
pub mod indexed_db;
pub mod install;
pub mod launch;
pub mod local;
pub mod lock;
pub mod mark;
pub mod page;
pub mod panic;
pub mod promise;
pub mod share;
pub mod text_file;
pub mod timer;
pub mod worker;
