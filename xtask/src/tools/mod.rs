//! Set-up: each command asks here for what it needs. Every step is idempotent, says what it does
//! when it has something to do, and names what a person must install when it cannot.

mod apt;
pub mod browsers;
mod installs;
mod node;

pub use browsers::{Browser, Ready};
pub use installs::{deny, geckodriver, mutants, trunk, wasm_bindgen, wasm_target};
pub use node::Node;

/// One line of progress, so that a long wait is never silent.
pub fn say(what: &str) {
    println!("set-up: {what}");
}
