//! Runs the tests on a change, and says which of them fail.

use std::collections::BTreeSet;
use std::fs::File;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::changes::Change;
use super::copy::{Copy, Program, slowed};
use crate::clock;

/// How many cases of each law are tried where a change has yet to be noticed at all.
const FEW_CASES: &str = "24";
/// How many there usually are.
pub const ALL_CASES: &str = "256";
/// A loop without an end is given up after so many seconds of the processor's, with few cases and
/// with many; what is not changed takes a fraction of it. Not by the clock, since others may be at
/// work on the machine.
const PATIENCE: [u32; 2] = [40, 300];
/// What waits without working is given up after this.
const LONGEST: Duration = Duration::from_mins(30);
/// The signal that says so.
const OUT_OF_TIME: i32 = 24;

/// What came of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// These tests failed: the first that did, or all, by what was asked.
    Caught(Vec<String>),
    /// No test failed.
    Missed,
    /// No test failed in the time there was.
    TimedOut,
    /// It does not compile.
    NoChange,
}

/// The changes in a build, and the tests of each.
pub struct Bench<'c> {
    copy: Copy,
    changes: &'c [Change],
    programs: Vec<Program>,
    alone: Vec<u32>,
}

/// The tests with one change made.
pub struct Tests<'b> {
    copy: &'b Copy,
    programs: Vec<Program>,
    number: u32,
}

impl<'c> Bench<'c> {
    /// Builds the tests with all these changes; an error when they do not pass without any.
    pub fn new(changes: &'c [Change]) -> Result<Bench<'c>> {
        let copy = Copy::new()?;
        let numbered: Vec<(u32, &Change)> = (1..).zip(changes).collect();
        let together = copy.together(&numbered)?;
        let bench = Bench { copy, changes, programs: together.programs, alone: together.alone };
        // What fails without a change would be called caught for each.
        let unchanged = bench.with(0).all(FEW_CASES)?;
        if unchanged != Verdict::Missed {
            bail!("without any change the tests do not pass: {unchanged:?}");
        }
        Ok(bench)
    }

    fn with(&self, number: u32) -> Tests<'_> {
        Tests { copy: &self.copy, programs: self.programs.clone(), number }
    }

    /// The tests with the change at this place made, all or only those beside the sources where
    /// that is less to build; `None` when it does not compile.
    pub fn tests(&self, place: usize, all: bool) -> Result<Option<Tests<'_>>> {
        let number = u32::try_from(place + 1).context("too many changes")?;
        if !self.alone.contains(&number) {
            return Ok(Some(self.with(number)));
        }
        let change = self.changes.get(place).context("a change that is not there")?;
        let programs = self.copy.alone(change, all)?;
        Ok(programs.map(|programs| Tests { copy: &self.copy, programs, number: 0 }))
    }
}

/// Tries each change until a test fails, and hands its verdict to `heard` as soon as it is known:
/// few cases of each law first, then, where nothing failed, all of them; not for those of which it
/// is known why no test fails.
pub fn each(
    changes: &[Change],
    is_known: impl Fn(&Change) -> bool,
    mut heard: impl FnMut(&Change, &Verdict),
) -> Result<()> {
    let bench = Bench::new(changes)?;
    let mut open = Vec::new();
    for (place, change) in changes.iter().enumerate() {
        let mut verdict = Verdict::NoChange;
        // Most changes are noticed by the tests beside the source.
        for all in [false, true] {
            let Some(tests) = bench.tests(place, all)? else { break };
            verdict = tests.few(&module(&change.file))?;
            if verdict != Verdict::Missed || tests.has_all() {
                break;
            }
        }
        if verdict == Verdict::Missed && !is_known(change) {
            println!("not noticed by few cases: {}", change.name);
            open.push((place, change));
        } else {
            heard(change, &verdict);
        }
    }
    for (place, change) in open {
        let tests = bench.tests(place, true)?.context("a change that compiled before")?;
        heard(change, &tests.first(ALL_CASES)?);
    }
    Ok(())
}

impl Tests<'_> {
    fn has_all(&self) -> bool {
        self.programs.len() > 1
    }

    /// Few cases until a test fails, the changed module's first.
    fn few(&self, near: &str) -> Result<Verdict> {
        let lib = self.programs.iter().find(|program| program.name == "lib");
        if let Some(lib) = lib {
            let verdict = self.run(FEW_CASES, true, &[near]).tried(lib)?;
            if verdict != Verdict::Missed {
                return Ok(verdict);
            }
        }
        self.first(FEW_CASES)
    }

    /// The first test that fails.
    fn first(&self, cases: &str) -> Result<Verdict> {
        for program in &self.programs {
            let verdict = self.run(cases, true, &[]).tried(program)?;
            if verdict != Verdict::Missed {
                return Ok(verdict);
            }
        }
        Ok(Verdict::Missed)
    }

    /// All tests that fail.
    fn all(&self, cases: &str) -> Result<Verdict> {
        let mut failed = Vec::new();
        for program in &self.programs {
            match self.run(cases, false, &[]).tried(program)? {
                Verdict::Caught(names) => failed.extend(names),
                Verdict::Missed | Verdict::NoChange => {}
                Verdict::TimedOut => return Ok(Verdict::TimedOut),
            }
        }
        Ok(if failed.is_empty() { Verdict::Missed } else { Verdict::Caught(failed) })
    }

    /// The first test that fails of those that are no laws.
    pub fn goldens(&self, laws: &BTreeSet<String>) -> Result<Verdict> {
        let mut programs = self.programs.clone();
        // The example's months take longest.
        programs.sort_by_key(|program| program.name == "example");
        for program in &programs {
            let mut words = vec!["--exact"];
            for law in laws_of(program, laws) {
                words.extend(["--skip", law]);
            }
            let verdict = self.run(ALL_CASES, true, &words).tried(program)?;
            if verdict != Verdict::Missed {
                return Ok(verdict);
            }
        }
        Ok(Verdict::Missed)
    }

    /// Which of these laws fail.
    pub fn laws(&self, laws: &BTreeSet<String>, cases: &str) -> Result<Vec<String>> {
        let mut failed = Vec::new();
        for program in &self.programs {
            let mut words = vec!["--exact"];
            words.extend(laws_of(program, laws));
            if words.len() > 1
                && let Verdict::Caught(names) = self.run(cases, false, &words).tried(program)?
            {
                failed.extend(names);
            }
        }
        Ok(failed)
    }

    fn run<'a>(&'a self, cases: &'a str, first: bool, words: &'a [&'a str]) -> Run<'a> {
        Run { copy: self.copy, number: self.number, cases, words, first }
    }
}

/// This program's laws by the names it knows them by.
fn laws_of<'l>(program: &Program, laws: &'l BTreeSet<String>) -> Vec<&'l str> {
    let own = |law: &'l String| law.strip_prefix(&program.name)?.strip_prefix("::");
    laws.iter().filter_map(own).collect()
}

/// A source file's module, as its tests are named.
pub fn module(file: &str) -> String {
    let path = file.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    path.replace('/', "::") + "::"
}

/// One run of one program.
struct Run<'a> {
    copy: &'a Copy,
    number: u32,
    cases: &'a str,
    words: &'a [&'a str],
    /// Whether the first failure ends it.
    first: bool,
}

impl Run<'_> {
    fn tried(&self, program: &Program) -> Result<Verdict> {
        let said = self.copy.root().join("said.txt");
        // Without a bound a loop that fills memory would take the machine with it.
        let patience = PATIENCE[usize::from(self.cases != FEW_CASES)];
        let bounded = format!("ulimit -t {patience}; ulimit -v 6000000; exec \"$0\" \"$@\"");
        let mut command = slowed("sh");
        command.args(["-c", &bounded]).arg(&program.file).args(self.words);
        command.current_dir(self.copy.root()).stdin(Stdio::null());
        command.env("FIELDPLAN_CHANGE", self.number.to_string());
        command.env("PROPTEST_CASES", self.cases);
        // What fails is not made smaller, and nobody reads it.
        command.env("PROPTEST_MAX_SHRINK_ITERS", "0").env("PROPTEST_FAILURE_PERSISTENCE", "off");
        command.env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "1");
        command.stdout(File::create(&said)?).stderr(Stdio::null());
        let mut child = command.spawn().context("a program of tests could not be started")?;
        let ended = self.waited(&mut child, &said)?;
        let text = String::from_utf8_lossy(&std::fs::read(&said)?).into_owned();
        let mut names = failed(&text, &program.name);
        Ok(match ended {
            _ if !names.is_empty() => {
                names.sort();
                Verdict::Caught(names)
            }
            None => Verdict::TimedOut,
            Some(true) => Verdict::Missed,
            // It ended without a word, as when the stack is full.
            Some(false) => Verdict::Caught(vec![format!("{}::(ended)", program.name)]),
        })
    }

    /// Waits for the end: whether it went well, or nothing when it was given up.
    fn waited(&self, child: &mut Child, said: &Path) -> Result<Option<bool>> {
        let start = clock::now();
        loop {
            if let Some(status) = child.try_wait()? {
                let is_out_of_time = status.signal() == Some(OUT_OF_TIME);
                return Ok((!is_out_of_time).then(|| status.success()));
            }
            let has_failed = || {
                std::fs::read(said)
                    .is_ok_and(|text| !failed(&String::from_utf8_lossy(&text), "").is_empty())
            };
            if start.elapsed() > LONGEST || (self.first && has_failed()) {
                child.kill()?;
                child.wait()?;
                return Ok(None);
            }
            std::thread::sleep(Duration::from_millis(40));
        }
    }
}

/// The tests that a program said have failed, with its name before each.
fn failed(text: &str, program: &str) -> Vec<String> {
    let name = |line: &str| {
        let name = line.strip_prefix("test ")?.strip_suffix(" ... FAILED")?;
        let name = name.strip_suffix(" - should panic").unwrap_or(name);
        Some(format!("{program}::{name}"))
    };
    text.lines().filter_map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failed_tests_are_read_and_modules_named() {
        let text = "\nrunning 3 tests\ntest a::b ... ok\ntest a::c ... FAILED\ntest d - should panic ... FAILED\n";
        assert_eq!(failed(text, "lib"), ["lib::a::c", "lib::d"]);
        assert_eq!(module("src/domain/agenda/mod.rs"), "domain::agenda::");
        assert_eq!(module("src/domain/pace.rs"), "domain::pace::");
    }
}
