//! The journal's laws, its store under faults, and the lines of released versions.

#![expect(clippy::similar_names, reason = "a disk and a desk")]

mod arbitrary;
mod damage;
mod entries;
mod erasing;
mod faults;
mod frozen;
mod laws;
mod machine;
mod pages;
mod sealing;
mod undoing;
