//! Fieldplan's workshop: what builds, serves, measures and tests the app, and none of the app.
//!
//! A library so that the end-to-end tests can use the [`server`]; the commands are in `main.rs`.

pub mod bench;
pub mod clock;
pub mod counts;
pub mod deny;
pub mod dist;
pub mod e2e;
pub mod faults;
pub mod fresh;
pub mod fuzz;
pub mod kept;
pub mod mutants;
pub mod pictures;
pub mod places;
pub mod run;
pub mod server;
pub mod size;
pub mod steps;
pub mod tools;
