//! The copy of the clone in which changes are made and built: the same sources and tests, without
//! benches and what only they need.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::changes::Change;
use super::switched::{self, ASKING};
use crate::{places, run};

/// Tests of the text of sources and pages, which says nothing of what the core does.
const NOT_RUN: [&str; 4] = ["faults", "layers", "one_tap", "pages"];

/// What the copy is made of: what the app's manifest names, and what its tests read.
const COPIED: [&str; 8] = [
    "src",
    "tests",
    "assets",
    "view",
    "Cargo.toml",
    "Cargo.lock",
    "clippy.toml",
    "rust-toolchain.toml",
];

/// A copy that is built again and again.
pub struct Copy {
    root: PathBuf,
    target: PathBuf,
}

/// A program of tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// `lib`, or the file in `tests`.
    pub name: String,
    /// Where it stands.
    pub file: PathBuf,
}

/// What a build came to.
enum Built {
    Programs(Vec<Program>),
    /// Where it does not compile, by file and byte, with the compiler's words.
    Errors(Vec<(String, Range<usize>, String)>),
}

/// All changes that one build can hold.
pub struct Together {
    /// The tests, asked which change is made by `FIELDPLAN_CHANGE`.
    pub programs: Vec<Program>,
    /// The numbers of those that need a build of their own.
    pub alone: Vec<u32>,
}

impl Copy {
    /// The clone as it is now, copied; what did not change is not written again.
    pub fn new() -> Result<Copy> {
        let place = places::bench()?.join("mutants");
        let copy = Copy { root: place.join("copy"), target: place.join("target") };
        let listed = listed(&COPIED)?;
        for name in listed.lines().filter(|name| !name.starts_with("tests/e2e/")) {
            let from = places::root().join(name);
            if !from.is_file() {
                std::fs::remove_file(copy.root.join(name)).ok();
                continue;
            }
            let mut bytes =
                std::fs::read(&from).with_context(|| format!("{name} cannot be read"))?;
            if name == "Cargo.toml" {
                bytes = manifest(&String::from_utf8_lossy(&bytes)).into_bytes();
            }
            copy.write(name, &bytes)?;
        }
        Ok(copy)
    }

    /// The copy's top folder, in which its tests run.
    pub fn root(&self) -> &Path {
        &self.root
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let file = self.root.join(name);
        if std::fs::read(&file).is_ok_and(|old| old == bytes) {
            return Ok(());
        }
        let folder = file.parent().context("a file without a folder")?;
        std::fs::create_dir_all(folder)?;
        std::fs::write(&file, bytes)
            .with_context(|| format!("{} cannot be written", file.display()))
    }

    /// Builds the tests once with all these changes in them.
    pub fn together(&self, changes: &[(u32, &Change)]) -> Result<Together> {
        let mut alone = Vec::new();
        let mut held: Vec<(u32, &Change)> = changes.to_vec();
        loop {
            let mut files: BTreeMap<&str, Vec<(u32, &Change)>> = BTreeMap::new();
            for (number, change) in &held {
                files.entry(&change.file).or_default().push((*number, change));
            }
            let mut places = Vec::new();
            // Also files that held changes a moment ago.
            for file in changes.iter().map(|(_, change)| change.file.as_str()) {
                files.entry(file).or_default();
            }
            for (file, changes) in &files {
                let source = source(file)?;
                let switched = switched::switch(&source, changes);
                self.write(file, switched.text.as_bytes())?;
                alone.extend(switched.alone);
                places.extend(switched.places.into_iter().map(|place| (*file, place)));
            }
            let lib = source("src/lib.rs")? + ASKING;
            self.write("src/lib.rs", lib.as_bytes())?;
            let errors = match self.build(&["--lib", "--tests"])? {
                Built::Programs(programs) => {
                    alone.sort_unstable();
                    alone.dedup();
                    return Ok(Together { programs: self.kept(programs)?, alone });
                }
                Built::Errors(errors) => errors,
            };
            let before = held.len();
            held.retain(|(number, _)| {
                let is_at_fault = places.iter().any(|(file, (other, place))| {
                    other == number
                        && errors.iter().any(|(named, at, _)| {
                            named == file && at.start < place.end && place.start < at.end
                        })
                });
                if is_at_fault {
                    alone.push(*number);
                }
                !is_at_fault
            });
            if held.len() == before {
                // An error beside the changes: those of its file are its cause.
                held.retain(|(number, change)| {
                    let is_at_fault = errors.iter().any(|(named, _, _)| *named == change.file);
                    alone.extend(is_at_fault.then_some(*number));
                    !is_at_fault
                });
            }
            if held.len() == before {
                let words: Vec<&str> = errors.iter().map(|(_, _, words)| words.as_str()).collect();
                bail!("the changes do not compile together:\n{}", words.join("\n"));
            }
            println!("{} of {before} do not compile with the others", before - held.len());
        }
    }

    /// The programs where no later build overwrites them.
    fn kept(&self, programs: Vec<Program>) -> Result<Vec<Program>> {
        let folder = self.root.with_file_name("together");
        std::fs::create_dir_all(&folder)?;
        let keep = |program: Program| {
            let file = folder.join(&program.name);
            // One that still runs cannot be written over.
            std::fs::remove_file(&file).ok();
            std::fs::copy(&program.file, &file)
                .with_context(|| format!("{} cannot be kept", program.name))?;
            Ok(Program { file, ..program })
        };
        programs.into_iter().map(keep).collect()
    }

    /// Makes only this change and builds the tests; `None` when it does not compile.
    pub fn alone(&self, change: &Change, all: bool) -> Result<Option<Vec<Program>>> {
        // Whatever was changed before is put back.
        for file in Copy::sources()? {
            self.write(&file, source(&file)?.as_bytes())?;
        }
        let made = change.made(&source(&change.file)?).context("a change out of its place")?;
        self.write(&change.file, made.as_bytes())?;
        let targets: &[&str] = if all { &["--lib", "--tests"] } else { &["--lib"] };
        Ok(match self.build(targets)? {
            Built::Programs(programs) => Some(programs),
            Built::Errors(_) => None,
        })
    }

    fn sources() -> Result<Vec<String>> {
        let listed = listed(&["src/domain", "src/journal", "src/lib.rs"])?;
        Ok(listed.lines().filter(|n| places::root().join(n).is_file()).map(str::to_owned).collect())
    }

    fn build(&self, targets: &[&str]) -> Result<Built> {
        let words = ["test", "--no-default-features", "--no-run", "--message-format", "json"];
        let mut command = slowed(run::cargo().get_program());
        command.args(words).args(targets).current_dir(&self.root);
        command.env("CARGO_TARGET_DIR", &self.target).env_remove("CARGO_MANIFEST_DIR");
        // Nothing is debugged here, and linking is most of a build's time.
        command.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_PROFILE_TEST_DEBUG", "0");
        command.env("CARGO_INCREMENTAL", "1").env("RUSTFLAGS", "--cap-lints warn");
        let output = command.stdin(Stdio::null()).output().context("cargo could not be started")?;
        let mut programs = Vec::new();
        let mut errors = Vec::new();
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let Ok(said) = serde_json::from_str::<Value>(line) else { continue };
            programs.extend(program(&said));
            errors.extend(mistakes(&said));
        }
        if output.status.success() && !programs.is_empty() {
            programs.retain(|program| !NOT_RUN.contains(&program.name.as_str()));
            // The lib's tests are the quickest and find the most.
            programs.sort_by_key(|program| (program.name != "lib", program.name.clone()));
            return Ok(Built::Programs(programs));
        }
        if errors.is_empty() {
            bail!("the copy cannot be built:\n{}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(Built::Errors(errors))
    }
}

/// A program that is in nobody's way.
pub fn slowed(program: impl AsRef<std::ffi::OsStr>) -> Command {
    match run::find(&["nice"]) {
        Some(nice) => {
            let mut command = run::command(nice);
            command.args(["-n", "19"]).arg(program);
            command
        }
        None => run::command(program),
    }
}

fn source(file: &str) -> Result<String> {
    let path = places::root().join(file);
    std::fs::read_to_string(path).with_context(|| format!("{file} cannot be read"))
}

/// The clone's manifest without other packages and without benches, which need one of them.
fn manifest(text: &str) -> String {
    let mut kept = String::new();
    let mut is_bench = false;
    for line in text.lines() {
        if line.starts_with('[') {
            is_bench = line == "[[bench]]";
        }
        let is_left_out = is_bench
            || line.starts_with("criterion ")
            || line.starts_with("fieldplan-sample ")
            || line.starts_with("members ");
        if !is_left_out {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

fn program(said: &Value) -> Option<Program> {
    let file = PathBuf::from(said.get("executable")?.as_str()?);
    let target = said.get("target")?;
    let kind = target.get("kind")?.get(0)?.as_str()?;
    let name = if kind == "test" { target.get("name")?.as_str()? } else { "lib" };
    Some(Program { name: name.to_owned(), file })
}

/// Where an error lies; an error without a place is about the whole, and follows from others.
fn mistakes(said: &Value) -> Vec<(String, Range<usize>, String)> {
    let Some(message) = said.get("message") else { return Vec::new() };
    if message.get("level").and_then(Value::as_str) != Some("error") {
        return Vec::new();
    }
    let words = message.get("rendered").and_then(Value::as_str).unwrap_or_default();
    let spans = message.get("spans").and_then(Value::as_array).cloned().unwrap_or_default();
    let place = |span: &Value| {
        let number = |name: &str| usize::try_from(span.get(name)?.as_u64()?).ok();
        let file = span.get("file_name")?.as_str()?.to_owned();
        Some((file, number("byte_start")?..number("byte_end")?, words.to_owned()))
    };
    spans
        .iter()
        .filter(|span| span.get("is_primary") == Some(&Value::Bool(true)))
        .filter_map(place)
        .collect()
}

/// The files of the clone under some paths, whether committed or not yet.
fn listed(paths: &[&str]) -> Result<String> {
    let words = ["ls-files", "--cached", "--others", "--exclude-standard", "--"];
    run::answer(run::command("git").args(words).args(paths))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_copy_has_no_benches_and_no_other_packages() {
        let text = std::fs::read_to_string(places::root().join("Cargo.toml")).unwrap();
        let cut = manifest(&text);
        assert!(
            !cut.contains("criterion") && !cut.contains("harness") && !cut.contains("\"xtask\"")
        );
        assert!(
            cut.contains("proptest = ")
                && cut.contains("[features]")
                && cut.contains("[workspace]")
        );
    }

    #[test]
    fn packages_that_the_cut_manifest_names_are_copied() {
        let text = std::fs::read_to_string(places::root().join("Cargo.toml")).unwrap();
        let cut = manifest(&text);
        let named: Vec<&str> = cut
            .lines()
            .filter(|line| line.contains(" = {"))
            .filter_map(|line| line.split_once("path = \"")?.1.split('"').next())
            .collect();
        assert!(named.contains(&"view"), "{named:?}");
        for package in named {
            assert!(COPIED.contains(&package), "{package}");
        }
    }

    #[test]
    fn what_cargo_says_is_understood() {
        let said = serde_json::json!({"executable": "/a/b", "target": {"kind": ["test"], "name": "cases"}});
        assert_eq!(program(&said).unwrap().name, "cases");
        let said = serde_json::json!({"message": {"level": "error", "rendered": "no", "spans": [
            {"is_primary": true, "file_name": "src/a.rs", "byte_start": 3, "byte_end": 9},
            {"is_primary": false, "file_name": "src/b.rs", "byte_start": 3, "byte_end": 9}]}});
        assert_eq!(mistakes(&said), [("src/a.rs".to_owned(), 3..9, "no".to_owned())]);
    }
}
