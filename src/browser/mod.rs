//! The only code that touches the browser: clock, window, storage, channel, worker, files.
//!
//! It holds no rule and no view. Everything that may be missing or throw is asked for first: a
//! browser may have no storage, no locks, no promise to keep data.

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
