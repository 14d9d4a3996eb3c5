//! Names by final bytes: a file is called `<name>-<hash>.<ext>`, and whoever refers to it says so.
//!
//! A file's bytes are final only when the names it refers to are, so names are given leaf first.
//! Then a name never changes without its bytes, and every named file can be kept for ever.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

/// Paths (with `/`, without a leading one) and bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Files that are found by their plain name: the page, the worker, the manifest.
pub const FIXED: [&str; 3] = ["index.html", "sw.js", "manifest.webmanifest"];

/// The first 16 hex digits of the SHA-256 of these bytes.
pub fn hash(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(16);
    for byte in Sha256::digest(bytes).iter().take(8) {
        write!(digits, "{byte:02x}").ok();
    }
    digits
}

/// Whether a path ends in `-<16 hex digits>.<extension>`.
pub fn is_named_by_bytes(path: &str) -> bool {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    stem.rsplit_once('-').is_some_and(|(_, digits)| {
        digits.len() == 16 && digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
    })
}

/// What naming made of the files.
#[derive(Debug)]
pub struct Named {
    /// The files under their new names, references rewritten.
    pub files: Files,
    /// For each new name, the new names it refers to.
    pub refers: BTreeMap<String, BTreeSet<String>>,
}

/// Gives every file its name by final bytes, except [`FIXED`] ones, and rewrites references.
///
/// # Errors
/// When files refer to each other in a circle, or a text file is not UTF-8.
pub fn named(files: &Files) -> Result<Named> {
    let mut work = Naming {
        files,
        names: BTreeMap::new(),
        open: Vec::new(),
        done: Named { files: Files::new(), refers: BTreeMap::new() },
    };
    for path in files.keys() {
        work.name(path)?;
    }
    Ok(work.done)
}

struct Naming<'a> {
    files: &'a Files,
    /// Old name to new name, of files that are final.
    names: BTreeMap<&'a str, String>,
    /// Files whose references are being followed, outermost first.
    open: Vec<&'a str>,
    done: Named,
}

impl<'a> Naming<'a> {
    fn name(&mut self, path: &'a str) -> Result<()> {
        if self.names.contains_key(path) {
            return Ok(());
        }
        if self.open.contains(&path) {
            bail!(
                "{} refer to each other in a circle, so none can be named by its bytes",
                self.open.join(", ")
            );
        }
        let bytes = self.files.get(path).context("a path without a file")?;
        self.open.push(path);
        let mut bytes = bytes.clone();
        let mut refers = BTreeSet::new();
        if is_text(path) {
            let mut text =
                String::from_utf8(bytes).with_context(|| format!("{path} is not UTF-8 text"))?;
            for target in self.files.keys().filter(|target| *target != path) {
                let Some(relative) = relative(path, target) else { continue };
                let places = references(&text, relative);
                if places.is_empty() {
                    continue;
                }
                if !FIXED.contains(&target.as_str()) {
                    self.name(target)?;
                    let new = self.names.get(target.as_str()).context("a file without a name")?;
                    let new = new.strip_prefix(folder(path)).unwrap_or(new);
                    for place in places.into_iter().rev() {
                        text.replace_range(place..place + relative.len(), new);
                    }
                }
                let new = self.names.get(target.as_str()).unwrap_or(target);
                refers.insert(new.clone());
            }
            bytes = text.into_bytes();
        }
        self.open.pop();
        let new = if FIXED.contains(&path) { path.to_owned() } else { by_bytes(path, &bytes) };
        self.names.insert(path, new.clone());
        self.done.files.insert(new.clone(), bytes);
        self.done.refers.insert(new, refers);
        Ok(())
    }
}

fn by_bytes(path: &str, bytes: &[u8]) -> String {
    let digits = hash(bytes);
    let (folder, name) = path.split_at(folder(path).len());
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{folder}{stem}-{digits}.{extension}"),
        None => format!("{folder}{name}-{digits}"),
    }
}

/// The folder part of a path, with its closing slash; empty at the top.
fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |end| path.get(..=end).unwrap_or_default())
}

/// How a file is written in a file beside or above it. Files further up are never referred to.
fn relative<'a>(from: &str, target: &'a str) -> Option<&'a str> {
    target.strip_prefix(folder(from))
}

/// Whether references are looked for in this file.
fn is_text(path: &str) -> bool {
    matches!(path.rsplit('.').next(), Some("html" | "css" | "js" | "webmanifest" | "json" | "svg"))
}

/// Where `name` stands as a whole address: in quotes or brackets, perhaps after `./`, perhaps
/// followed by a query or a fragment. Words in comments are left alone.
fn references(text: &str, name: &str) -> Vec<usize> {
    text.match_indices(name)
        .filter(|(start, _)| {
            let before = text.get(..*start).unwrap_or_default();
            let before = before.strip_suffix("./").unwrap_or(before);
            let after = text.get(start + name.len()..).unwrap_or_default();
            before.ends_with(['"', '\'', '(']) && after.starts_with(['"', '\'', ')', '?', '#'])
        })
        .map(|(start, _)| start)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn text(named: &Named, start: &str) -> (String, String) {
        let (name, bytes) =
            named.files.iter().find(|(name, _)| name.starts_with(start)).expect("no such file");
        (name.clone(), String::from_utf8(bytes.clone()).unwrap())
    }

    #[test]
    fn names_are_given_leaf_first_and_references_follow() {
        let named = named(&files(&[
            ("app.js", "import './snippets/a/one.js'; new URL('app_bg.wasm', import.meta.url)"),
            ("app_bg.wasm", "\0asm"),
            (
                "index.html",
                "<script src=\"./boot.js\" data-js=\"./app.js\"></script><a href='sw.js'>",
            ),
            ("boot.js", "// boot.js starts app.js"),
            ("snippets/a/one.js", "import './two.js'"),
            ("snippets/a/two.js", "1"),
            ("sw.js", ""),
        ]))
        .unwrap();
        let (wasm, _) = text(&named, "app_bg-");
        assert_eq!(wasm, format!("app_bg-{}.wasm", hash(b"\0asm")));
        let (two, _) = text(&named, "snippets/a/two-");
        let (one, one_text) = text(&named, "snippets/a/one-");
        assert_eq!(one_text, format!("import './{}'", two.rsplit('/').next().unwrap()));
        let (app, app_text) = text(&named, "app-");
        assert_eq!(app_text, format!("import './{one}'; new URL('{wasm}', import.meta.url)"));
        assert_eq!(app, format!("app-{}.js", hash(app_text.as_bytes())));
        let (boot, boot_text) = text(&named, "boot-");
        assert_eq!(boot_text, "// boot.js starts app.js", "words are not addresses");
        let (_, page) = text(&named, "index.html");
        assert_eq!(
            page,
            format!("<script src=\"./{boot}\" data-js=\"./{app}\"></script><a href='sw.js'>")
        );
        let page_refers = named.refers.get("index.html").unwrap();
        assert_eq!(
            page_refers.iter().cloned().collect::<Vec<_>>(),
            [app, boot, "sw.js".to_owned()]
        );
    }

    #[test]
    fn a_changed_leaf_changes_every_name_above_it_and_no_other() {
        let one = named(&files(&[("a.js", "'b.js'"), ("b.js", "1"), ("c.js", "")])).unwrap();
        let two = named(&files(&[("a.js", "'b.js'"), ("b.js", "2"), ("c.js", "")])).unwrap();
        assert_ne!(text(&one, "a-").0, text(&two, "a-").0);
        assert_ne!(text(&one, "b-").0, text(&two, "b-").0);
        assert_eq!(text(&one, "c-").0, text(&two, "c-").0);
    }

    #[test]
    fn a_circle_is_refused() {
        let error = named(&files(&[("a.js", "'b.js'"), ("b.js", "'a.js'")])).unwrap_err();
        assert!(error.to_string().contains("a.js, b.js"), "{error}");
    }

    #[test]
    fn a_longer_name_is_not_taken_for_a_shorter_one() {
        assert_eq!(references("'./xa.js' 'a.jsx' \"a.js?v\" (a.js) b/a.js a.js", "a.js"), [19, 28]);
    }

    #[test]
    fn a_name_by_bytes_is_told_from_a_plain_one() {
        assert!(is_named_by_bytes("icons/a-0123456789abcdef.png"));
        for plain in ["index.html", "a-0123.js", "a-0123456789abcdeg.js", "a.js"] {
            assert!(!is_named_by_bytes(plain), "{plain}");
        }
    }
}
