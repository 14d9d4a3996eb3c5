//! `cargo xtask kill`: kills the browser while the app edits, again and again.
fn main() {}
