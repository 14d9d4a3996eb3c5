//! One program for all targets: `FIELDPLAN_FUZZ` names the one that gets the bytes.

#![no_main]

use std::sync::LazyLock;

use fieldplan_fuzz::{Target, named};
use libfuzzer_sys::fuzz_target;

static CHOSEN: LazyLock<Target> = LazyLock::new(|| {
    let name = std::env::var("FIELDPLAN_FUZZ").unwrap_or_default();
    named(&name).unwrap_or_else(|| panic!("FIELDPLAN_FUZZ names no target: {name:?}"))
});

fuzz_target!(|bytes: &[u8]| (CHOSEN.read)(bytes));
