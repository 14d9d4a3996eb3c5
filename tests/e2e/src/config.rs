//! What `cargo xtask e2e` tells the suite, by environment variables.

use std::env;
use std::path::PathBuf;

use crate::{Failure, Outcome};

/// The day the suite runs as of, unless a story sets its own: a Monday in the middle of a month
/// with 21 working days and no holiday, so that nothing passes or fails by the wall calendar.
pub const DAY: &str = "2026-11-16";

/// The engine under test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Judges layout, kills, and storage across restarts.
    Chromium,
    /// Judges script, policy, worker and storage within one session.
    WebKit,
    /// Judges kills on a second engine.
    Firefox,
}

fn path(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn wanted(name: &str) -> Outcome<PathBuf> {
    path(name).ok_or_else(|| Failure::new(format!("{name} is not set: run cargo xtask e2e")))
}

/// The deployable folder under test.
pub fn dist() -> Outcome<PathBuf> {
    wanted("FIELDPLAN_DIST")
}

/// The same code with another version stamp.
pub fn dist_next() -> Outcome<PathBuf> {
    wanted("FIELDPLAN_DIST_NEXT")
}

/// The engine to drive: Chromium unless `FIELDPLAN_BROWSER` names another.
pub fn engine() -> Outcome<Engine> {
    match env::var("FIELDPLAN_BROWSER").as_deref() {
        Err(_) | Ok("" | "chromium") => Ok(Engine::Chromium),
        Ok("webkit") => Ok(Engine::WebKit),
        Ok("firefox") => Ok(Engine::Firefox),
        Ok(other) => Err(Failure::new(format!(
            "FIELDPLAN_BROWSER is {other}: chromium, webkit and firefox are known"
        ))),
    }
}

/// The program a variable names, or the one found on `PATH` by its usual name.
pub fn program(variable: &str, usual: &str) -> PathBuf {
    path(variable).unwrap_or_else(|| PathBuf::from(usual))
}

/// WebKitGTK's test browser, which Debian keeps out of `PATH`.
pub fn mini_browser() -> Outcome<PathBuf> {
    wanted("FIELDPLAN_MINIBROWSER")
}

/// Where pictures and reports go, made if missing.
pub fn out() -> Outcome<PathBuf> {
    let folder = path("FIELDPLAN_OUT").unwrap_or_else(|| env::temp_dir().join("fieldplan-e2e"));
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The folder of Node packages.
pub fn node() -> Outcome<PathBuf> {
    wanted("FIELDPLAN_NODE")
}

/// The folder of each wasm with its functions' names, where the folder under test was built here.
pub fn named_wasms() -> Option<PathBuf> {
    path("FIELDPLAN_NAMED_WASMS")
}

/// Where commands leave their figures for the bench.
pub fn results() -> Option<PathBuf> {
    path("FIELDPLAN_RESULTS")
}

/// The accessibility rules, one script, from the folder of Node packages.
pub fn axe() -> Outcome<String> {
    let file = node()?.join("node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&file)
        .map_err(|error| Failure::new(format!("{}: {error}", file.display())))
}

/// The day the suite runs as of.
pub fn day() -> String {
    env::var("FIELDPLAN_DAY").ok().filter(|day| !day.is_empty()).unwrap_or_else(|| DAY.to_owned())
}

/// The harness's own pages, used to see each check fail.
pub fn control_pages() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("pages")
}
