//! One file a page.

pub mod customers;
pub mod first;
pub mod more;
pub mod target;
pub mod today;
