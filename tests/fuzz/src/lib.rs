//! Readers of what comes from outside, each given bytes that nobody meant.
//!
//! A target is a function that takes bytes and must come back: a panic, a hang or a law that does
//! not hold is a finding. `cargo xtask fuzz` drives them with LLVM's engine; what it found worth
//! keeping lies in `corpus/<target>/` and is read again by this package's test, without the engine.
//! A new reader is a function here and a line in [`TARGETS`].

mod files;
mod texts;

/// A reader under fuzzing.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name, and its folder's in `corpus`.
    pub name: &'static str,
    /// Reads the bytes; panics when a law does not hold.
    pub read: fn(&[u8]),
}

/// Every target.
pub const TARGETS: [Target; 14] = [
    Target { name: "record", read: files::record },
    Target { name: "backup", read: files::backup },
    Target { name: "locked", read: files::locked },
    Target { name: "armor", read: files::armored },
    Target { name: "table", read: files::table },
    Target { name: "cell", read: texts::cell },
    Target { name: "plan", read: texts::plan },
    Target { name: "returned", read: texts::returned },
    Target { name: "list", read: files::list },
    Target { name: "fragment", read: texts::fragment },
    Target { name: "amount", read: texts::amount },
    Target { name: "date", read: texts::date },
    Target { name: "published", read: texts::published },
    Target { name: "holidays", read: texts::holidays },
];

/// Not a reader of the app's: it panics on one word, letter by letter, so that a run which does not
/// find the word shows that the engine is blind.
pub const CONTROL: Target = Target { name: "control", read: texts::control };

/// The target of that name.
pub fn named(name: &str) -> Option<Target> {
    TARGETS.into_iter().chain([CONTROL]).find(|target| target.name == name)
}
