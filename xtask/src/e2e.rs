//! The end-to-end tests and the kill harness: the package `fieldplan-e2e`, told by variables what
//! to drive and where.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::counts::Counts;
use crate::dist::{self, Wish};
use crate::tools::{Browser, Node, Ready};
use crate::{places, run};

/// What to run.
#[derive(Clone, Debug)]
pub struct Suite {
    /// On which engine.
    pub browser: Browser,
    /// Only tests whose name holds this.
    pub filter: Option<String>,
    /// As of this day (`YYYY-MM-DD`), not the suite's own.
    pub day: Option<String>,
}

/// Runs the tests of an engine. `None` when the browser is missing and may be.
pub fn run(suite: &Suite) -> Result<Option<Counts>> {
    let targets = targets(&test_files()?, suite.browser);
    if targets.is_empty() {
        bail!("tests/e2e/tests has no tests for {}", suite.browser.name());
    }
    let Some(ready) = suite.browser.ready()? else { return Ok(None) };
    let mut words: Vec<String> = vec!["test".into(), "-p".into(), "fieldplan-e2e".into()];
    words.extend(targets.iter().map(|target| format!("--test={target}")));
    // Built without a screen, so that the screen's time is the tests' own.
    run::shown(run::cargo().args(&words).args(["--quiet", "--no-run"]))?;
    words.extend(["--".into(), "--test-threads=1".into()]);
    words.extend(suite.filter.clone());
    let mut command = on_screen(&ready, &words);
    if let Some(day) = &suite.day {
        command.env("FIELDPLAN_DAY", day);
    }
    tell(&mut command, suite.browser, &ready)?;
    Ok(Some(run::counted(&mut command)?))
}

/// Whether the suite has tests for this engine.
pub fn has_tests(browser: Browser) -> bool {
    test_files().is_ok_and(|files| !targets(&files, browser).is_empty())
}

/// Runs the kill harness this many times. `None` when the browser is missing and may be.
pub fn kill(browser: Browser, runs: u32) -> Result<Option<Counts>> {
    let Some(ready) = browser.ready()? else { return Ok(None) };
    let words = ["run", "--quiet", "-p", "fieldplan-e2e", "--bin", "kill", "--", "--runs"];
    let words: Vec<String> =
        words.map(str::to_owned).into_iter().chain([runs.to_string()]).collect();
    let mut command = on_screen(&ready, &words);
    tell(&mut command, browser, &ready)?;
    Ok(Some(run::counted(&mut command)?))
}

/// Cargo with these words, inside a screen of its own if the browser wants one.
fn on_screen(ready: &Ready, words: &[String]) -> Command {
    let mut cargo = run::cargo();
    if ready.wants_screen {
        let program = cargo.get_program().to_owned();
        cargo = run::command("xvfb-run");
        cargo.args(["-a", "-s", "-screen 0 1280x1600x24"]).arg(program);
    }
    cargo.args(words);
    cargo
}

/// Tells the tests what they need, and makes it.
fn tell(command: &mut Command, browser: Browser, ready: &Ready) -> Result<()> {
    let out = places::bench()?.join("e2e");
    let plain = Wish::plain();
    let next = Wish { stamp: Some("next".to_owned()), out: out.join("dist-next") };
    dist::make(&plain)?;
    dist::make(&next)?;
    let pictures = out.join("out");
    std::fs::create_dir_all(&pictures)?;
    command
        .env("FIELDPLAN_BROWSER", browser.name())
        .env("FIELDPLAN_DIST", plain.out)
        .env("FIELDPLAN_DIST_NEXT", next.out)
        .env("FIELDPLAN_NODE", Node::ready()?.folder)
        .env("FIELDPLAN_OUT", pictures)
        .envs(ready.variables.iter().map(|(name, path)| (*name, path)));
    Ok(())
}

/// The names of the package's test files.
fn test_files() -> Result<Vec<String>> {
    let folder: PathBuf = places::root().join("tests/e2e/tests");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .context("tests/e2e/tests cannot be listed")?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| Some(name.strip_suffix(".rs")?.to_owned()))
        .collect();
    names.sort();
    Ok(names)
}

/// A file named like an engine is run on that engine alone; all others on Chromium.
fn targets(files: &[String], browser: Browser) -> Vec<String> {
    let engine = |file: &str| Browser::named(file).unwrap_or(Browser::Chromium);
    files.iter().filter(|file| engine(file) == browser).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_test_file_runs_on_one_engine() {
        let files = ["controls", "firefox", "stories", "webkit"].map(str::to_owned);
        assert_eq!(targets(&files, Browser::Chromium), ["controls", "stories"]);
        assert_eq!(targets(&files, Browser::WebKit), ["webkit"]);
        assert_eq!(targets(&files, Browser::Firefox), ["firefox"]);
    }
}
