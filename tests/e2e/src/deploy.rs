//! A deploy of a version that shares no file with the one before.
//!
//! The next version that `cargo xtask e2e` makes is the same source under another stamp: its wasm
//! has the same bytes and so the same name, and a page of the version before would find it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::plant::Scratch;
use crate::{Failure, Outcome, ensure};

/// A copy of a folder in which every file named by its bytes has another name, wherever it is
/// named.
pub fn with_other_names(folder: &Path) -> Outcome<Scratch> {
    let copy = Scratch::new()?;
    let files = files(folder)?;
    let mut names: Vec<(String, String)> = Vec::new();
    for file in &files {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if let Some(digits) = digits(name) {
            names.push((digits.to_owned(), digits.chars().rev().collect()));
        }
    }
    names.sort();
    names.dedup();
    ensure!(!names.is_empty(), "{} has no file named by its bytes", folder.display());
    for file in &files {
        let within = file.strip_prefix(folder).map_err(|error| Failure::new(error.to_string()))?;
        let within = within.to_str().ok_or_else(|| Failure::new("a name that is no text"))?;
        let target = copy.path().join(renamed(within, &names));
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        match fs::read_to_string(file) {
            // A text may have changed: its packed forms are of the one before.
            Ok(text) => fs::write(&target, renamed(&text, &names))?,
            Err(_) if within.contains(".wasm") || !is_packed(file) => {
                fs::copy(file, &target)?;
            }
            Err(_) => {}
        }
    }
    Ok(copy)
}

fn is_packed(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "br" || extension == "gz")
}

/// The sixteen digits of a name that has them: `fieldplan_bg-0123456789abcdef.wasm.br`.
fn digits(name: &str) -> Option<&str> {
    let digits = name.rsplit_once('-')?.1.split('.').next()?;
    (digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(digits)
}

fn renamed(text: &str, names: &[(String, String)]) -> String {
    names.iter().fold(text.to_owned(), |text, (old, new)| text.replace(old.as_str(), new))
}

fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hashed_file_has_another_name_and_is_named_by_it() {
        let from = Scratch::new().unwrap();
        let write = |name: &str, bytes: &[u8]| fs::write(from.path().join(name), bytes).unwrap();
        write("index.html", b"<script src=a-0123456789abcdef.js>");
        write("a-0123456789abcdef.js", b"load('b-00000000000000ff.wasm')");
        write("a-0123456789abcdef.js.br", &[0xff, 0xfe]);
        write("b-00000000000000ff.wasm", &[0, 0xff]);
        write("b-00000000000000ff.wasm.br", &[1, 0xff]);
        let to = with_other_names(from.path()).unwrap();
        let read = |name: &str| fs::read(to.path().join(name)).ok();
        let text = |name: &str| String::from_utf8(read(name).unwrap()).unwrap();
        assert_eq!(text("index.html"), "<script src=a-fedcba9876543210.js>");
        assert_eq!(text("a-fedcba9876543210.js"), "load('b-ff00000000000000.wasm')");
        assert_eq!(read("b-ff00000000000000.wasm"), Some(vec![0, 0xff]));
        assert_eq!(read("b-ff00000000000000.wasm.br"), Some(vec![1, 0xff]));
        assert_eq!(read("a-fedcba9876543210.js.br"), None);
        assert_eq!(read("b-00000000000000ff.wasm"), None);
    }
}
