//! Starts without a network, on a slow processor: what a rep waits for in the stairwell.
//!
//! The profile holds the app, its worker, a journal, a checkpoint and today's record. Each run is a
//! browser of its own on a copy of it, with the server stopped and the HTTP cache emptied. Its first
//! start is the **cold** one, of a browser that has itself only just started; the app is then left
//! for an empty page and opened again: the **warm** start, which the budgets speak of. The first
//! start **after an update** is a warm one that finds a checkpoint of another version of the fold
//! (`Phone::outdate_checkpoint`) and folds every record again.

use fieldplan_sample::Sample;
use serde_json::{Value, json};

use super::{SLOWER, number, setup};
use crate::figures::{Figure, Unit, median};
use crate::phone::{Phone, Setup};
use crate::plant::planted;
use crate::profile::Profile;
use crate::site::Site;
use crate::{Outcome, act, config, ensure, rules};

/// What one start came to. Times in milliseconds since the navigation began.
#[derive(Clone, Copy, Debug, Default)]
pub struct Start {
    /// Today's record stood on the screen.
    pub painted: Option<f64>,
    /// Every control worked.
    pub usable: Option<f64>,
    /// The JavaScript heap, in bytes.
    pub heap: Option<f64>,
    /// The wasm's memory, in bytes.
    pub wasm: Option<f64>,
}

/// A phone with a journal of so many tasks, as this morning left it.
#[derive(Clone, Debug)]
pub struct Ready {
    /// How many tasks.
    pub tasks: usize,
    /// The profile.
    pub profile: Profile,
}

/// The seed of every journal of the bench.
pub const SEED: u64 = 20_261_116;

/// Makes a phone ready with a journal of so many tasks.
pub async fn made_ready(site: &Site, tasks: usize) -> Outcome<Ready> {
    let sample = Sample::tasks(tasks, SEED, rules::day(&config::day())?);
    let profile = planted(site, &sample).await?;
    Ok(Ready { tasks, profile })
}

/// Which start of a browser is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The browser's first.
    Cold,
    /// After the app was open and left.
    Warm,
    /// The same with a checkpoint of another version.
    Updated,
}

/// Starts on a copy of a profile, without a network: cold, then warm or as after an update.
/// `scripts` are put into the page before its own, after the marks.
pub async fn start(
    site: &mut Site,
    profile: &Profile,
    which: Which,
    scripts: &[&str],
) -> Outcome<[Start; 2]> {
    let wanted = setup(&config::day()).profile(&profile.copy()?);
    let wanted = scripts.iter().fold(wanted, |setup: Setup, script| setup.script(script));
    let phone = Phone::start(wanted).await?;
    phone.offline(site).await?;
    let cold = opened(&phone, site).await?;
    if which == Which::Updated {
        phone.outdate_checkpoint().await?;
    }
    phone.visit("about:blank").await?;
    let again = opened(&phone, site).await?;
    site.restart()?;
    Ok([cold, again])
}

async fn opened(phone: &Phone, site: &Site) -> Outcome<Start> {
    phone.slow_processor(SLOWER).await?;
    phone.visit(&site.url("/")).await?;
    phone.stands().await?;
    phone.wait_for("the paint", "return window.__marks.ready.all > 0").await?;
    phone.slow_processor(1.0).await?;
    let marks = phone.marks().await?;
    let ready = &marks["ready"];
    let usable = number(&ready["all"]);
    // Where the app stands before its record is painted, the app's paint is the first.
    let painted = number(&ready["today"]).or(usable);
    let heap = heap(phone).await?;
    Ok(Start { painted, usable, heap, wasm: number(&marks["wasm"]) })
}

async fn heap(phone: &Phone) -> Outcome<Option<f64>> {
    phone.cdp("Performance.enable", json!({})).await?;
    let metrics = phone.cdp("Performance.getMetrics", json!({})).await?;
    let list = metrics["metrics"].as_array().map(Vec::as_slice).unwrap_or_default();
    let own = list.iter().find(|metric| metric["name"] == "JSHeapUsedSize");
    Ok(own.and_then(|metric| number(&metric["value"])))
}

/// So many browsers' starts: the cold ones, and the ones after them.
pub async fn starts(
    site: &mut Site,
    profile: &Profile,
    which: Which,
    times: usize,
) -> Outcome<(Vec<Start>, Vec<Start>)> {
    let (mut cold, mut again) = (Vec::new(), Vec::new());
    for _ in 0..times {
        let [first, second] = start(site, profile, which, &[]).await?;
        cold.push(first);
        again.push(second);
    }
    Ok((cold, again))
}

/// The median of one of a start's figures.
pub fn middle(starts: &[Start], ask: fn(&Start) -> Option<f64>) -> Option<f64> {
    median(&starts.iter().map(ask).collect::<Option<Vec<f64>>>()?)
}

/// From the fewest to the most milliseconds, for a note.
pub fn spread(starts: &[Start], ask: fn(&Start) -> Option<f64>) -> String {
    let values: Vec<f64> = starts.iter().filter_map(ask).collect();
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(0.0, f64::max);
    format!("{} starts, {least:.0} to {most:.0} ms", values.len())
}

/// Rows of starts with so many tasks. Gate and aim are the budget's for that many, where it has
/// one: painted, then usable.
pub fn rows(
    (cold, warm): (&[Start], &[Start]),
    tasks: usize,
    painted: Option<(f64, f64)>,
    usable: Option<(f64, f64)>,
) -> Vec<Figure> {
    let row = |name: &str, starts: &[Start], ask: fn(&Start) -> Option<f64>| {
        let value = middle(starts, ask);
        Figure::new(&format!("{name}, {tasks} tasks"), Unit::Milliseconds, value)
            .noted(format!("offline, 4x; {}", spread(starts, ask)))
    };
    let held = |figure: Figure, limits: Option<(f64, f64)>| match limits {
        Some((gate, aim)) => figure.held_to(gate, aim),
        None => figure,
    };
    vec![
        held(row("warm start: today painted", warm, |s| s.painted), painted),
        held(row("warm start: usable", warm, |s| s.usable), usable),
        row("cold start: today painted", cold, |s| s.painted),
        row("cold start: usable", cold, |s| s.usable),
    ]
}

/// Rows of a start after an update, and of what a standing app holds in memory.
pub fn update_rows(warm: &[Start], updated: &[Start], tasks: usize) -> Vec<Figure> {
    let megabytes =
        |ask: fn(&Start) -> Option<f64>| middle(warm, ask).map(|bytes| bytes / 1_000_000.0);
    let named = |name: &str| format!("{name}, {tasks} tasks");
    let usable = middle(updated, |s| s.usable);
    vec![
        Figure::new(&named("first start after an update: usable"), Unit::Milliseconds, usable)
            .noted(format!("every record folded again; {}", spread(updated, |s| s.usable))),
        Figure::new(&named("memory: JavaScript heap"), Unit::Megabytes, megabytes(|s| s.heap)),
        Figure::new(&named("memory: wasm"), Unit::Megabytes, megabytes(|s| s.wasm)),
    ]
}

/// What a journal takes, in bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Weight {
    /// As the browser counts the databases of the origin.
    pub store: Option<f64>,
    /// The values of records and checkpoint alone.
    pub values: Option<f64>,
}

/// Counts what a journal takes.
pub async fn weigh(site: &Site, profile: &Profile) -> Outcome<Weight> {
    let phone = Phone::start(setup(&config::day()).profile(&profile.copy()?)).await?;
    phone.visit(&site.url("/")).await?;
    phone.stands().await?;
    let checkpoint = phone.checkpoint().await?;
    let body = "const done = arguments[arguments.length - 1];
        navigator.storage.estimate().then((room) =>
            done(room.usageDetails ? room.usageDetails.indexedDB ?? null : null), () => done(null))";
    let store = number(&phone.script_async(body, Vec::new()).await?);
    let lines = phone.read_lines().await?;
    let text: usize = lines.iter().map(String::len).sum();
    #[expect(clippy::cast_precision_loss, reason = "bytes of a journal are far below 2⁵²")]
    let values = text as f64 + checkpoint as f64;
    Ok(Weight { store, values: Some(values) })
}

/// Rows of a journal's weight.
pub fn weight_rows(weight: &Weight, tasks: usize) -> Vec<Figure> {
    #[expect(clippy::cast_precision_loss, reason = "tasks are far below 2⁵²")]
    let a_task = |bytes: Option<f64>| bytes.map(|bytes| bytes / tasks as f64);
    let values = a_task(weight.values).unwrap_or_default();
    vec![
        Figure::new("bytes per task, store", Unit::Bytes, a_task(weight.store))
            .held_to(400.0, 330.0)
            .noted(format!("as the browser counts; the values alone {values:.0} B")),
    ]
}

/// Whether a phone with so many tasks starts at all and takes a tap to the disk.
pub async fn holds(site: &mut Site, profile: &Profile) -> Outcome<Value> {
    let phone = Phone::start(setup(&config::day()).profile(&profile.copy()?)).await?;
    phone.offline(site).await?;
    phone.slow_processor(SLOWER).await?;
    phone.visit(&site.url("/")).await?;
    phone.stands().await?;
    phone.tap(&format!("{}[aria-pressed=false]", act("tick"))).await?;
    let tap = phone.tap_marks(0, true).await?;
    site.restart()?;
    ensure!(tap["saved"].is_f64(), "a tap was not saved: {tap}");
    Ok(tap)
}

/// The row of how many tasks are held: the largest number whose phone started and saved a tap.
pub fn held_row(held: Option<usize>, note: &str) -> Figure {
    #[expect(clippy::cast_precision_loss, reason = "tasks are far below 2⁵²")]
    let value = held.map(|tasks| tasks as f64);
    Figure::new("tasks held", Unit::Count, value)
        .more_is_better()
        .held_to(20_000.0, 100_000.0)
        .noted(note)
}
