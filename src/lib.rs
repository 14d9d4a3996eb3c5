//! Fieldplan.
pub mod domain;
