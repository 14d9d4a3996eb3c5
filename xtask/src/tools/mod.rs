//! Set-up: each command asks here for what it needs. Every step is idempotent, says what it does
//! when it has something to do, and names what a person must install when it cannot.

pub mod installs;
pub mod node;

pub use installs::{geckodriver, trunk, wasm_bindgen, wasm_target};
pub use node::Node;

/// One line of progress, so that a long wait is never silent.
pub fn say(what: &str) {
    println!("set-up: {what}");
}
