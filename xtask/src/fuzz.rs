//! `cargo xtask fuzz`: bytes nobody meant, for every reader of what comes from outside.
//!
//! LLVM's engine runs on the stable compiler here, led by the branches that an input takes: the
//! compiler is asked for them by flags. Nothing below `unsafe` is looked at, for the app has none;
//! what counts as a finding is a panic, a law of `tests/fuzz` that does not hold, a hang, or memory
//! without end. Before anything else the engine has to find a planted panic.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result, anyhow, bail, ensure};

use crate::counts::Counts;
use crate::{places, run};

/// What the compiler is asked for: counters at each branch, and what was compared with what.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares";
/// How long the planted panic may stay hidden, in seconds; it is found within two.
const CONTROL_SECONDS: u32 = 60;
/// An input may take this long, in seconds: it is a hang.
const HANG_SECONDS: u32 = 20;
/// How many inputs of one run are kept at most for each reader.
const KEPT: usize = 40;
/// A reader may take this much memory, in MiB.
const MEMORY: u32 = 1_500;
/// Inputs are no longer than this, in bytes; longer ones find no branch that these do not.
const LONGEST: u32 = 4_096;

/// What to run.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Seconds for each target.
    pub seconds: u32,
    /// One target alone.
    pub target: Option<String>,
    /// Take what was found worth keeping into the corpus under version control.
    pub keep: bool,
}

/// Runs the control and then the targets, as many at a time as there are processors: each takes one.
pub fn run(wish: &Wish) -> Result<Option<Counts>> {
    let engine = built()?;
    let bench = places::bench()?.join("fuzz");
    control(&engine, &bench)?;
    println!("fuzz: the planted panic is found");
    let mut names = targets()?;
    names.retain(|name| wish.target.as_ref().is_none_or(|only| only == name));
    ensure!(!names.is_empty(), "no target has that name");
    let names = Mutex::new(names.into_iter());
    let worker = || -> Result<Counts> {
        let mut counts = Counts::default();
        loop {
            let name = names.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some(name) = name else { return Ok(counts) };
            counts += Target { name, bench: bench.clone() }.judged(&engine, wish)?;
        }
    };
    let workers = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let mut counts = Counts { passed: 1, failed: 0 };
    thread::scope(|scope| -> Result<()> {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        for worker in workers {
            counts += worker.join().map_err(|_| anyhow!("a worker of the fuzzing panicked"))??;
        }
        Ok(())
    })?;
    Ok(Some(counts))
}

/// Builds the engine and the targets, apart from all other builds: the flags are for them alone.
fn built() -> Result<PathBuf> {
    let host = run::answer(run::command("rustc").arg("-vV"))?;
    let host = host.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("rustc does not say what it builds for")?.to_owned();
    let target = places::target().join("fuzz");
    // With a target named, what runs while building is built without the flags.
    run::shown(
        run::cargo()
            .env("RUSTFLAGS", FLAGS)
            .env("CARGO_TARGET_DIR", &target)
            .args(["build", "--quiet", "-p", "fieldplan-fuzz", "--features", "engine"])
            .args(["--profile", "fuzz", "--target", &host]),
    )
    .context(
        "the engine needs a C++ compiler: Debian's package g++, or macOS's command line tools",
    )?;
    Ok(target.join(host).join("fuzz").join("fuzz"))
}

/// The targets, by the folders of the corpus; a test holds folders and targets together.
fn targets() -> Result<Vec<String>> {
    let mut names: Vec<String> = std::fs::read_dir(corpus())
        .context("tests/fuzz/corpus cannot be read")?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    Ok(names)
}

fn corpus() -> PathBuf {
    places::root().join("tests").join("fuzz").join("corpus")
}

/// The engine must find the word that the control panics on.
fn control(engine: &Path, bench: &Path) -> Result<()> {
    let place = bench.join("control");
    std::fs::create_dir_all(&place)?;
    let artifacts = format!("-artifact_prefix={}/", place.display());
    let output = command(engine, "control")
        .args([format!("-max_total_time={CONTROL_SECONDS}"), artifacts])
        .output()
        .context("the engine could not be started")?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() || !said.contains("the planted word was found") {
        bail!("the engine did not find a planted panic: it is blind\n{}", tail(&said));
    }
    Ok(())
}

fn command(engine: &Path, target: &str) -> Command {
    let mut command = run::command(engine);
    command.env("FIELDPLAN_FUZZ", target).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A target being run.
struct Target {
    name: String,
    bench: PathBuf,
}

impl Target {
    /// Where inputs that reach new branches are gathered, outside the clone.
    fn found(&self) -> PathBuf {
        self.bench.join("found").join(&self.name)
    }

    /// Runs it, says what came of it, and keeps what was found where that is wished.
    fn judged(&self, engine: &Path, wish: &Wish) -> Result<Counts> {
        let counts = match self.run(engine, wish.seconds)? {
            Ok(said) => {
                println!("fuzz: {}: {said}", self.name);
                Counts { passed: 1, failed: 0 }
            }
            Err(said) => {
                println!("fuzz: {}: FOUND\n{said}", self.name);
                Counts { passed: 0, failed: 1 }
            }
        };
        if wish.keep {
            self.keep(engine)?;
        }
        Ok(counts)
    }

    /// Runs it; the outer error is the machine's, the inner one a finding with its input.
    fn run(&self, engine: &Path, seconds: u32) -> Result<Result<String, String>> {
        let artifacts = self.bench.join("artifacts").join(&self.name);
        std::fs::create_dir_all(self.found())?;
        std::fs::create_dir_all(&artifacts)?;
        let output = command(engine, &self.name)
            .args([
                format!("-max_total_time={seconds}"),
                format!("-timeout={HANG_SECONDS}"),
                format!("-rss_limit_mb={MEMORY}"),
                format!("-max_len={LONGEST}"),
                format!("-artifact_prefix={}/", artifacts.display()),
                "-print_final_stats=1".to_owned(),
            ])
            .args([self.found(), corpus().join(&self.name)])
            .output()
            .context("the engine could not be started")?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let runs =
            said.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
        Ok(match (output.status.success(), runs) {
            (true, Some(runs)) => Ok(format!("{} inputs in {seconds} s", runs.trim())),
            _ => Err(tail(&said)),
        })
    }

    /// Adds to the kept corpus some of the inputs that reach branches it does not reach yet.
    fn keep(&self, engine: &Path) -> Result<()> {
        let (kept, few) = (corpus().join(&self.name), self.bench.join("few").join(&self.name));
        if few.exists() {
            std::fs::remove_dir_all(&few)?;
        }
        std::fs::create_dir_all(&few)?;
        for file in std::fs::read_dir(&kept)? {
            let file = file?;
            std::fs::copy(file.path(), few.join(file.file_name()))?;
        }
        let status = command(engine, &self.name)
            .arg("-set_cover_merge=1")
            .arg(format!("-max_len={LONGEST}"))
            .args([&few, &self.found()])
            .output()?
            .status;
        ensure!(status.success(), "{}: what was found could not be merged", self.name);
        let mut new = Vec::new();
        for file in std::fs::read_dir(&few)? {
            let file = file?;
            if !kept.join(file.file_name()).exists() {
                new.push((file.metadata()?.len(), file.file_name()));
            }
        }
        new.sort();
        // All of them are thousands of files and megabytes that every clone would carry: some of
        // every length are.
        let step = new.len().div_ceil(KEPT).max(1);
        for (_, name) in new.iter().step_by(step) {
            std::fs::copy(few.join(name), kept.join(name))?;
        }
        Ok(())
    }
}

fn tail(said: &str) -> String {
    let lines: Vec<&str> = said.lines().collect();
    lines.get(lines.len().saturating_sub(40)..).unwrap_or_default().join("\n")
}
