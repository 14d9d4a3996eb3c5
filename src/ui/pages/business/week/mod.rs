//! The weeks ahead, the unfinished, days away, the order of a day: one file a sheet.

mod away;
mod line;
mod order;
mod sort;
mod two_weeks;
mod ways;

pub use away::away;
pub use order::order;
pub use sort::sort;
pub use two_weeks::week;
