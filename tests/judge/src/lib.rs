//! The core's forecast against what came of real deals.
//!
//! For each rep and each month from June to December 2017 the deals are cut to what was known at
//! the end of the 10th and of the 20th ([`known`]); the core says what the month will come to and
//! how likely it reaches the median of the closed months since March ([`said`]); then the rest of
//! the file says what came of it ([`score`], [`table`]).
//!
//! Nothing is forecast here: the figures judged are `fieldplan::domain`'s. Floats are for the
//! scores alone.

pub mod known;
pub mod rows;
pub mod said;
pub mod score;
pub mod table;
