//! The end-to-end tests and the kill harness: the package `fieldplan-e2e`, told by variables what
//! to drive and where.

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
    let targets = targets(&test_names()?, suite.browser);
    if targets.is_empty() {
        bail!("tests/e2e/tests has no tests for {}", suite.browser.name());
    }
    let Some(ready) = suite.browser.ready()? else { return Ok(None) };
    let mut words: Vec<String> =
        ["test", "-p", "fieldplan-e2e", "--no-fail-fast"].map(str::to_owned).to_vec();
    words.extend(targets.iter().map(|target| format!("--test={target}")));
    words.extend(["--".into(), "--test-threads=2".into()]);
    words.extend(suite.filter.clone());
    let mut command = run::cargo();
    command.args(&words);
    if let Some(day) = &suite.day {
        command.env("FIELDPLAN_DAY", day);
    }
    tell(&mut command, suite.browser, &ready)?;
    let counts = run::counted(&mut command)?;
    if counts == Counts::default() {
        bail!("no test fits {}", suite.filter.as_deref().unwrap_or("the suite"));
    }
    Ok(Some(counts))
}

/// Whether the suite has tests for this engine.
pub fn has_tests(browser: Browser) -> bool {
    test_names().is_ok_and(|files| !targets(&files, browser).is_empty())
}

/// Runs the kill harness: so many kills amid edits, and so many each amid packing, an import and an
/// update. `None` when the browser is missing and may be.
pub fn kill(browser: Browser, runs: u32, amid: u32) -> Result<Option<Counts>> {
    if browser == Browser::WebKit {
        bail!("webkit keeps nothing between two automated sessions: kill chromium or firefox");
    }
    let Some(ready) = browser.ready()? else { return Ok(None) };
    let words = ["run", "--quiet", "-p", "fieldplan-e2e", "--bin", "kill", "--", "--runs"];
    let mut command = run::cargo();
    command.args(words).arg(runs.to_string()).arg("--amid").arg(amid.to_string());
    tell(&mut command, browser, &ready)?;
    Ok(Some(run::counted(&mut command)?))
}

/// Tells a program of the package which browser to drive, and where its tools and results lie.
pub(crate) fn tell_tools(command: &mut Command, browser: Browser, ready: &Ready) -> Result<()> {
    let bench = places::bench()?;
    let pictures = bench.join("e2e").join("out");
    std::fs::create_dir_all(&pictures)?;
    let node = Node::ready()?;
    command
        .env("FIELDPLAN_BROWSER", browser.name())
        .env("FIELDPLAN_NODE", node.folder)
        .env("FIELDPLAN_NODE_PROGRAM", node.program)
        .env("FIELDPLAN_OUT", pictures)
        .env("FIELDPLAN_RESULTS", bench.join("results"))
        .envs(ready.variables.iter().map(|(name, path)| (*name, path)));
    Ok(())
}

/// Tells the tests what they need, and makes it.
fn tell(command: &mut Command, browser: Browser, ready: &Ready) -> Result<()> {
    let out = places::bench()?.join("e2e");
    let plain = Wish::plain();
    let next = Wish { stamp: Some("next".to_owned()), out: out.join("dist-next"), quick: false };
    dist::make(&plain)?;
    dist::make(&next)?;
    command.env("FIELDPLAN_DIST", plain.out).env("FIELDPLAN_DIST_NEXT", next.out);
    tell_tools(command, browser, ready)
}

/// The names of the package's integration tests.
fn test_names() -> Result<Vec<String>> {
    let manifest = std::fs::read_to_string(places::root().join("tests/e2e/Cargo.toml"))
        .context("tests/e2e/Cargo.toml cannot be read")?;
    Ok(declared(&manifest))
}

/// The names under `[[test]]` in a manifest: the package turns off finding them by itself.
fn declared(manifest: &str) -> Vec<String> {
    let name = |table: &str| {
        let own = table.split("\n[").next().unwrap_or_default();
        let line = own.lines().find_map(|line| line.strip_prefix("name = \""))?;
        Some(line.split('"').next()?.to_owned())
    };
    manifest.split("\n[[test]]").skip(1).filter_map(name).collect()
}

/// A test named like an engine is run on that engine alone; all others on Chromium.
fn targets(names: &[String], browser: Browser) -> Vec<String> {
    let engine = |name: &str| Browser::named(name).unwrap_or(Browser::Chromium);
    names.iter().filter(|name| engine(name) == browser).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_read_from_the_manifest() {
        let manifest = "[package]\nname = \"e2e\"\n\n[[test]]\n# Why.\nname = \"stories\"\npath = \"p\"\n\n\
                        [[test]]\npath = \"q\"\nname = \"webkit\"\n[dependencies]\nname = \"1\"\n";
        assert_eq!(declared(manifest), ["stories", "webkit"]);
    }

    #[test]
    fn each_test_runs_on_one_engine() {
        let names = ["controls", "firefox", "stories", "webkit"].map(str::to_owned);
        assert_eq!(targets(&names, Browser::Chromium), ["controls", "stories"]);
        assert_eq!(targets(&names, Browser::WebKit), ["webkit"]);
        assert_eq!(targets(&names, Browser::Firefox), ["firefox"]);
    }
}
