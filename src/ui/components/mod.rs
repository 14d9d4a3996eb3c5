//! Reused pieces of screens. No rule and no storage lives here.

pub mod arrows;
pub mod ask_target;
pub mod bits;
pub mod chips;
pub mod copied;
pub mod date_field;
pub mod drafted;
pub mod element;
pub mod example;
pub mod field;
pub mod growing;
pub mod icon;
pub mod live;
pub mod page;
pub mod pick_file;
pub mod row;
pub mod sheet;
pub mod swipe;
pub mod tabs;
pub mod toast;
