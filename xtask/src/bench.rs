//! `cargo xtask bench`: the program `bench` of the package `fieldplan-e2e`, told what to measure.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::dist;
use crate::e2e::tell_tools;
use crate::tools::Browser;
use crate::{places, run};

/// What is to be measured.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// A folder built before; built here where it is `None`.
    pub dist: Option<PathBuf>,
    /// An earlier run's JSON to print ratios to.
    pub against: Option<PathBuf>,
    /// Where this run's JSON goes: `target/xtask/bench.json` where it is `None`.
    pub out: Option<PathBuf>,
    /// Only this part.
    pub only: Option<String>,
    /// One run of each and few taps.
    pub quick: bool,
}

/// Runs the bench; false when the browser is missing, which has been said.
pub fn run(wish: &Wish) -> Result<bool> {
    if let Some(folder) = &wish.dist
        && !folder.join("index.html").is_file()
    {
        bail!("{} holds no index.html: give a folder that `dist` wrote", folder.display());
    }
    let Some(ready) = Browser::Chromium.ready()? else { return Ok(false) };
    let mut command = run::cargo();
    command.args(["run", "--quiet", "-p", "fieldplan-e2e", "--bin", "bench", "--"]);
    if let Some(folder) = &wish.dist {
        command.env("FIELDPLAN_DIST", folder);
    } else {
        let plain = dist::Wish::plain();
        dist::make(&plain)?;
        command.env("FIELDPLAN_DIST", plain.out);
        command.env("FIELDPLAN_NAMED_WASMS", dist::wasm_with_names()?);
    }
    tell_tools(&mut command, Browser::Chromium, &ready)?;
    let out = match &wish.out {
        Some(out) => out.clone(),
        None => places::bench()?.join("bench.json"),
    };
    command.arg("--out").arg(out);
    if let Some(against) = &wish.against {
        command.arg("--against").arg(against);
    }
    if let Some(only) = &wish.only {
        command.arg("--only").arg(only);
    }
    if wish.quick {
        command.arg("--quick");
    }
    run::shown(&mut command)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_a_page_is_refused_before_anything_is_measured() {
        let wish = Wish { dist: Some(places::root().join("xtask")), ..Wish::default() };
        let error = run(&wish).unwrap_err().to_string();
        assert!(error.contains("index.html"), "{error}");
    }
}
