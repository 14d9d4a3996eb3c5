//! (empty)
pub mod calendar;
pub mod day;
pub mod lunar;
pub mod period;
pub mod published;
pub mod statutory;
pub mod week;
