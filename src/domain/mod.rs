//! (empty)
pub mod day;
pub mod period;
pub mod week;
