//! Runs the tests on a change, and says which of them fail.

use std::fs::File;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::changes::Change;
use super::copy::{Copy, Program, slowed};

/// How many cases of each law are tried where a change has yet to be noticed at all.
const FEW_CASES: &str = "24";
/// A loop without an end is given up after so many seconds of the processor's, with few cases and
/// with many; what is not changed takes a fraction of it. Not by the clock, since others may be at
/// work on the machine.
const PATIENCE: [u32; 2] = [40, 300];
/// What waits without working is given up after this.
const LONGEST: Duration = Duration::from_secs(1800);
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

/// How far to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Until a test fails: few cases of each law first, then, where none did, all of them.
    First,
    /// Every test, with this many cases of each law.
    Every(u32),
}

/// Tries each change and hands its verdict to `heard` as soon as it is known.
pub fn each(
    changes: &[Change],
    depth: Depth,
    mut heard: impl FnMut(usize, &Verdict) -> Result<()>,
) -> Result<()> {
    let copy = Copy::new()?;
    let numbered: Vec<(u32, &Change)> = (1..).zip(changes).collect();
    let together = copy.together(&numbered)?;
    // What fails without a change would be called caught for each.
    let unchanged = every(&copy, &together.programs, 0, Depth::Every(24))?;
    if unchanged != Verdict::Missed {
        bail!("without any change the tests do not pass: {unchanged:?}");
    }
    let mut open = Vec::new();
    for (place, (number, change)) in numbered.iter().enumerate() {
        let verdict = match (depth, together.alone.contains(number)) {
            (Depth::First, false) => few(&copy, &together.programs, *number, change)?,
            (Depth::First, true) => few_on_its_own(&copy, change)?,
            (Depth::Every(_), false) => every(&copy, &together.programs, *number, depth)?,
            (Depth::Every(_), true) => every_on_its_own(&copy, change, depth)?,
        };
        if depth == Depth::First && verdict == Verdict::Missed {
            println!("not noticed by few cases: {}", change.name);
            open.push((place, *number, *change));
        } else {
            heard(place, &verdict)?;
        }
    }
    for (place, number, change) in open {
        let verdict = if together.alone.contains(&number) {
            every_on_its_own(&copy, change, depth)?
        } else {
            every(&copy, &together.programs, number, depth)?
        };
        heard(place, &verdict)?;
    }
    Ok(())
}

/// Most changes are noticed by the tests beside the source; only the others are built for the rest.
fn few_on_its_own(copy: &Copy, change: &Change) -> Result<Verdict> {
    let Some(programs) = copy.alone(change, false)? else { return Ok(Verdict::NoChange) };
    let verdict = few(copy, &programs, 0, change)?;
    if verdict != Verdict::Missed {
        return Ok(verdict);
    }
    let programs = copy.alone(change, true)?.context("a change that compiled before")?;
    few(copy, &programs, 0, change)
}

fn every_on_its_own(copy: &Copy, change: &Change, depth: Depth) -> Result<Verdict> {
    let Some(programs) = copy.alone(change, true)? else { return Ok(Verdict::NoChange) };
    every(copy, &programs, 0, depth)
}

/// The tests with few cases until one fails, those of the changed file first.
fn few(copy: &Copy, programs: &[Program], number: u32, change: &Change) -> Result<Verdict> {
    let near = module(&change.file);
    let lib = programs.iter().filter(|program| program.name == "lib");
    let runs = lib.map(|lib| (lib, Some(near.as_str()))).chain(programs.iter().map(|p| (p, None)));
    for (program, filter) in runs {
        let run = Run { number, cases: FEW_CASES, filter, first: true };
        let verdict = run.tried(copy, program)?;
        if verdict != Verdict::Missed {
            return Ok(verdict);
        }
    }
    Ok(Verdict::Missed)
}

/// The tests with all cases; the first that fails, or all that do.
fn every(copy: &Copy, programs: &[Program], number: u32, depth: Depth) -> Result<Verdict> {
    let (cases, first) = match depth {
        Depth::First => ("256".to_owned(), true),
        Depth::Every(cases) => (cases.to_string(), false),
    };
    let mut failed = Vec::new();
    for program in programs {
        match (Run { number, cases: &cases, filter: None, first }).tried(copy, program)? {
            Verdict::Caught(names) => failed.extend(names),
            Verdict::Missed | Verdict::NoChange => {}
            Verdict::TimedOut => return Ok(Verdict::TimedOut),
        }
        if first && !failed.is_empty() {
            break;
        }
    }
    Ok(if failed.is_empty() { Verdict::Missed } else { Verdict::Caught(failed) })
}

/// A source file's module, as its tests are named.
pub fn module(file: &str) -> String {
    let path = file.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    path.replace('/', "::") + "::"
}

/// One run of one program.
struct Run<'a> {
    number: u32,
    cases: &'a str,
    filter: Option<&'a str>,
    /// Whether the first failure ends it.
    first: bool,
}

impl Run<'_> {
    fn tried(&self, copy: &Copy, program: &Program) -> Result<Verdict> {
        let said = copy.root().join("said.txt");
        // Without a bound a loop that fills memory would take the machine with it.
        let patience = PATIENCE[usize::from(self.cases != FEW_CASES)];
        let bounded = format!("ulimit -t {patience}; ulimit -v 6000000; exec \"$0\" \"$@\"");
        let mut command = slowed("sh");
        command.args(["-c", &bounded]).arg(&program.file).args(self.filter);
        command.current_dir(copy.root()).stdin(Stdio::null());
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
        let start = Instant::now();
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
