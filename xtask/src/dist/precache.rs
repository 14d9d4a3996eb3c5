//! What the worker keeps for the day without a network, and the version by which it knows it.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};

use super::names::{Files, hash};

const NO_VERSION: &str = "const VERSION = \"dev\";";
const NO_FILES: &str = "const FILES = [];";
const NO_WORDS: &str = "const WORDS = [];";

/// The version: 16 hex digits over the sorted list of names and hashes. The page and the worker
/// take part as they are before the version is put into them.
pub fn version(files: &Files) -> String {
    let list = files
        .iter()
        .fold(String::new(), |list, (name, bytes)| list + name + " " + &hash(bytes) + "\n");
    hash(list.as_bytes())
}

/// What the app needs offline: the page as `./`, the manifest, and all that the page refers to,
/// step by step, but for what no phone keeps. What only the manifest names (pictures for the install sheet) stays online.
pub fn list(refers: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut found = BTreeSet::new();
    let mut open = vec!["index.html"];
    while let Some(name) = open.pop() {
        if name == "sw.js"
            || name.starts_with(NOT_KEPT)
            || !found.insert(name)
            || name == "manifest.webmanifest"
        {
            continue;
        }
        open.extend(refers.get(name).into_iter().flatten().map(String::as_str));
    }
    found.remove("index.html");
    std::iter::once("./").chain(found).map(str::to_owned).collect()
}

/// Files that no phone keeps: the page of what all others are built of.
const NOT_KEPT: &str = "split_design-";

/// The worker with its version, its list, and that of the words a phone may need besides.
pub fn worker(source: &str, version: &str, files: &[String], words: &[String]) -> Result<String> {
    for line in [NO_VERSION, NO_FILES, NO_WORDS] {
        if source.matches(line).count() != 1 {
            bail!("sw.js must hold the line `{line}` exactly once");
        }
    }
    let quoted = |files: &[String]| {
        files.iter().map(|file| format!("\"{file}\"")).collect::<Vec<_>>().join(", ")
    };
    Ok(source
        .replace(NO_VERSION, &format!("const VERSION = \"{version}\";"))
        .replace(NO_FILES, &format!("const FILES = [{}];", quoted(files)))
        .replace(NO_WORDS, &format!("const WORDS = [{}];", quoted(words))))
}

/// The list in a finished worker, for the size table and its tests.
pub fn listed(worker: &str) -> Vec<&str> {
    list_after(worker, "const FILES = [")
}

/// The list of words in it.
pub fn words(worker: &str) -> Vec<&str> {
    list_after(worker, "const WORDS = [")
}

fn list_after<'a>(worker: &'a str, begin: &str) -> Vec<&'a str> {
    worker
        .split_once(begin)
        .and_then(|(_, after)| after.split_once("];"))
        .map(|(list, _)| list.split('"').skip(1).step_by(2).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refers(list: &[(&str, &[&str])]) -> BTreeMap<String, BTreeSet<String>> {
        list.iter()
            .map(|(name, to)| ((*name).to_owned(), to.iter().map(|to| (*to).to_owned()).collect()))
            .collect()
    }

    #[test]
    fn the_list_holds_what_the_page_leads_to_and_not_what_only_the_manifest_names() {
        let list = list(&refers(&[
            ("index.html", &["boot-1.js", "manifest.webmanifest", "icon-1.png", "sw.js"]),
            ("boot-1.js", &["app-1.js"]),
            ("app-1.js", &["app-1.wasm", "split_design-1.wasm"]),
            ("manifest.webmanifest", &["icon-1.png", "wide-1.png"]),
            ("stray-1.js", &[]),
        ]));
        assert_eq!(
            list,
            ["./", "app-1.js", "app-1.wasm", "boot-1.js", "icon-1.png", "manifest.webmanifest"]
        );
    }

    #[test]
    fn the_worker_gets_its_lines_and_gives_the_list_back() {
        let source = format!("{NO_VERSION}\n{NO_FILES}\n{NO_WORDS}\nself.x();");
        let (files, said) = (["./".to_owned(), "a.js".to_owned()], ["b.wasm".to_owned()]);
        let made = worker(&source, "00ff", &files, &said).unwrap();
        let lines = "const VERSION = \"00ff\";\nconst FILES = [\"./\", \"a.js\"];\n\
                     const WORDS = [\"b.wasm\"];\nself.x();";
        assert_eq!(made, lines);
        assert_eq!((listed(&made), words(&made)), (vec!["./", "a.js"], vec!["b.wasm"]));
        assert!(worker(NO_VERSION, "00ff", &[], &[]).is_err());
    }

    #[test]
    fn the_version_hangs_on_names_and_bytes_alone() {
        let files: Files = [("a".to_owned(), vec![1]), ("b".to_owned(), vec![2])].into();
        assert_eq!(version(&files), version(&files.clone()));
        let swapped: Files = [("a".to_owned(), vec![2]), ("b".to_owned(), vec![1])].into();
        assert_ne!(version(&files), version(&swapped));
    }
}
