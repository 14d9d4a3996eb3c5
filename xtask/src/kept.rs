//! What a whole run that was broken off had already found out: with `test --all --resume` a step
//! that passed on these very sources is not run again.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::counts::Counts;
use crate::{places, run};

/// A step that passed: how many tests, for how long, and which by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    /// What it counted; nothing of it failed.
    pub counts: Counts,
    /// How long it took, to the second.
    pub length: Duration,
    /// Names of its tests, without their modules.
    pub tests: BTreeSet<String>,
}

/// Steps that passed on sources that are there to the byte as they were committed.
#[derive(Clone, Debug)]
pub struct Kept {
    folder: PathBuf,
    sources: fn() -> Option<String>,
}

impl Kept {
    /// Those of this clone, in its target folder.
    ///
    /// # Errors
    /// Where the target folder cannot be made.
    pub fn of_this_clone() -> Result<Kept> {
        Ok(Kept { folder: places::bench()?.join("kept"), sources })
    }

    /// What the sources are now; `None` where something is not committed.
    pub fn sources(&self) -> Option<String> {
        (self.sources)()
    }

    /// What a step found out on the sources that are there now, if it passed on them.
    pub fn find(&self, step: &str) -> Option<Passed> {
        let now = self.sources()?;
        let file = fs::read_to_string(self.file(step)).ok()?;
        read(&serde_json::from_str(&file).ok()?, &now)
    }

    /// Notes that a step passed that was begun on `begun`. Nothing is noted where the sources are
    /// not the same any more, or never were committed.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn note(&self, step: &str, begun: Option<&str>, passed: &Passed) -> Result<()> {
        let Some(now) = self.sources().filter(|now| Some(now.as_str()) == begun) else {
            return Ok(());
        };
        fs::create_dir_all(&self.folder)?;
        let seconds = passed.length.as_secs();
        let file = json!({
            "step": step,
            "sources": now,
            "passed": passed.counts.passed,
            "seconds": seconds,
            "tests": passed.tests,
        });
        fs::write(self.file(step), format!("{file:#}\n"))
            .with_context(|| format!("what {step} found out cannot be kept"))
    }

    fn file(&self, step: &str) -> PathBuf {
        let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
        self.folder.join(format!("{}.json", step.chars().map(plain).collect::<String>()))
    }
}

fn read(file: &Value, now: &str) -> Option<Passed> {
    if file["sources"].as_str()? != now {
        return None;
    }
    let tests = file["tests"].as_array()?.iter();
    Some(Passed {
        counts: Counts { passed: usize::try_from(file["passed"].as_u64()?).ok()?, failed: 0 },
        length: Duration::from_secs(file["seconds"].as_u64()?),
        tests: tests.map(|test| Some(test.as_str()?.to_owned())).collect::<Option<_>>()?,
    })
}

/// The tree that is committed and the compiler that builds it; `None` where a file is changed or
/// git is not there.
fn sources() -> Option<String> {
    let git = |words: &[&str]| run::answer(run::command("git").args(words)).ok();
    if !git(&["status", "--porcelain"])?.trim().is_empty() {
        return None;
    }
    let tree = git(&["rev-parse", "HEAD^{tree}"])?;
    let compiler = run::answer(run::command("rustc").arg("--version")).ok()?;
    Some(format!("{} {}", tree.trim(), compiler.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(name: &str, sources: fn() -> Option<String>) -> Kept {
        let folder = places::bench().unwrap().join("kept-tests").join(name);
        let _ = fs::remove_dir_all(&folder);
        Kept { folder, sources }
    }

    impl Kept {
        /// Empty, on sources that never change.
        pub(crate) fn in_a_test(name: &str) -> Kept {
            kept(name, || Some("a".into()))
        }
    }

    fn passed() -> Passed {
        let tests = ["one", "two"].map(str::to_owned).into();
        Passed { counts: Counts { passed: 2, failed: 0 }, length: Duration::from_secs(7), tests }
    }

    #[test]
    fn what_passed_is_found_again_on_the_same_sources_alone() {
        let same = kept("same", || Some("a".into()));
        same.note("end to end: chromium", Some("a"), &passed()).unwrap();
        assert_eq!(same.find("end to end: chromium"), Some(passed()));
        assert_eq!(same.find("end to end: webkit"), None);
        let other = Kept { sources: || Some("b".into()), ..same.clone() };
        assert_eq!(other.find("end to end: chromium"), None);
        let changed = Kept { sources: || None, ..same };
        assert_eq!(changed.find("end to end: chromium"), None);
    }

    #[test]
    fn nothing_is_noted_of_sources_that_changed_meanwhile() {
        let kept = kept("meanwhile", || Some("b".into()));
        kept.note("step", Some("a"), &passed()).unwrap();
        kept.note("step", None, &passed()).unwrap();
        assert_eq!(kept.find("step"), None);
    }

    #[test]
    fn half_a_file_is_no_result() {
        let kept = kept("half", || Some("a".into()));
        kept.note("step", Some("a"), &passed()).unwrap();
        fs::write(kept.file("step"), "{\"sources\": \"a\", \"passed\": 2").unwrap();
        assert_eq!(kept.find("step"), None);
    }
}
