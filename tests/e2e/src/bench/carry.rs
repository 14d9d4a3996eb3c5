//! A backup of everything: its bytes, how long it takes to be made, and how long a phone without
//! records takes to look into it and to take it in.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use super::{SLOWER, number, setup};
use crate::figures::{Figure, Unit};
use crate::living::HANDS;
use crate::phone::Phone;
use crate::profile::Profile;
use crate::site::Site;
use crate::{Outcome, act, config, ensure};

/// Looks every 10 ms until an expression holds, and keeps the milliseconds since time began.
const LOOK: &str = "window.held = null;
    const look = () => {
        if ((() => { HOLDS })()) window.held = performance.now() - window.began;
        else setTimeout(look, 10);
    };
    look();";
/// How long it may take, in looks of the driver.
const PATIENCE: u32 = 600;

/// From the next click or change on, time runs.
const BEGIN: &str = "window.began = undefined;
    for (const event of ['click', 'change']) {
        addEventListener(event, () => { window.began ??= performance.now(); }, true);
    }";

/// What a backup of a journal came to. Times in milliseconds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Carried {
    /// Its bytes, packed as a rep keeps it.
    pub bytes: Option<f64>,
    /// From the tap to the file.
    pub made: Option<f64>,
    /// From the choice of the file to what is in it.
    pub looked: Option<f64>,
    /// From the tap to all of it on the disk and the sheet closed.
    pub taken: Option<f64>,
}

/// How long it took until that held; `None` after two minutes.
async fn until(phone: &Phone, holds: &str) -> Outcome<Option<f64>> {
    phone.script(&LOOK.replace("HOLDS", holds), Vec::new()).await?;
    for _ in 0..PATIENCE {
        // A page that is busy answers late.
        if let Ok(held) = phone.script("return window.held", Vec::new()).await
            && let Some(held) = number(&held)
        {
            return Ok(Some(held));
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    Ok(None)
}

/// Makes a backup of a profile's journal and takes it in on a phone that has none.
pub async fn carried(site: &Site, profile: &Profile) -> Outcome<Carried> {
    let file = config::out()?.join("carried.txt.gz");
    let mut carried = Carried::default();
    let old = Phone::start(setup(&config::day()).script(HANDS).profile(&profile.copy()?)).await?;
    old.visit(&site.url("/")).await?;
    old.stands().await?;
    old.go("more").await?;
    old.appears(&act("backup")).await?;
    old.slow_processor(SLOWER).await?;
    old.script(BEGIN, Vec::new()).await?;
    old.tap_act("backup").await?;
    carried.made = until(&old, "return window.given").await?;
    old.slow_processor(1.0).await?;
    let bytes = given(&old).await?;
    #[expect(clippy::cast_precision_loss, reason = "bytes of a file are far below 2⁵²")]
    let count = bytes.len() as f64;
    carried.bytes = Some(count);
    std::fs::write(&file, bytes)?;
    drop(old);
    take(site, &file, &mut carried).await?;
    Ok(carried)
}

async fn take(site: &Site, file: &Path, carried: &mut Carried) -> Outcome {
    let new = Phone::start(setup(&config::day())).await?;
    new.visit(&site.url("/")).await?;
    new.stands().await?;
    // A phone without records offers it on its first page, which has no tabs yet.
    new.tap_act("restore").await?;
    new.appears(&act("restore-file")).await?;
    new.slow_processor(SLOWER).await?;
    new.script(BEGIN, Vec::new()).await?;
    new.choose_file(&act("restore-file"), file).await?;
    let shown = "return document.querySelector('[data-act=restore-go]')";
    carried.looked = until(&new, shown).await?;
    new.script("window.began = undefined", Vec::new()).await?;
    new.tap_act("restore-go").await?;
    let closed = "return window.began && !document.querySelector('dialog[open]')";
    carried.taken = until(&new, closed).await?;
    new.slow_processor(1.0).await?;
    ensure!(!new.kept().await?.records.is_empty(), "nothing was taken in");
    Ok(())
}

/// The bytes of the file that was handed over, in pieces: a driver's answers are small.
async fn given(phone: &Phone) -> Outcome<Vec<u8>> {
    let size = phone.script("return window.given.size", Vec::new()).await?;
    let size = size.as_u64().unwrap_or_default();
    let piece = "const [from] = arguments, done = arguments[arguments.length - 1];
        new Response(window.given.slice(from, from + 1e5)).arrayBuffer()
            .then((all) => done([...new Uint8Array(all)]));";
    let mut bytes = Vec::new();
    while (bytes.len() as u64) < size {
        let part: Value = phone.script_async(piece, vec![json!(bytes.len())]).await?;
        let part: Vec<u8> = serde_json::from_value(part)?;
        ensure!(!part.is_empty(), "the file ended early");
        bytes.extend(part);
    }
    Ok(bytes)
}

/// Its rows.
pub fn rows(carried: &Carried, tasks: usize) -> Vec<Figure> {
    #[expect(clippy::cast_precision_loss, reason = "tasks are far below 2⁵²")]
    let a_task = carried.bytes.map(|bytes| bytes / tasks as f64);
    let both = carried.looked.zip(carried.taken).map(|(looked, taken)| looked + taken);
    let parts = carried.looked.zip(carried.taken);
    let parts =
        parts.map(|(looked, taken)| format!("looked into {looked:.0}, taken in {taken:.0}"));
    vec![
        Figure::new("bytes per task, backup", Unit::Bytes, a_task)
            .held_to(100.0, 80.0)
            .noted("the packed file a rep keeps"),
        Figure::new("backup: made", Unit::Milliseconds, carried.made)
            .held_to(4_000.0, 2_000.0)
            .noted(format!("{tasks} tasks, 4x")),
        Figure::new("backup: looked into and restored", Unit::Milliseconds, both)
            .held_to(4_000.0, 2_000.0)
            .noted(format!("{tasks} tasks, 4x; {}", parts.unwrap_or_default())),
    ]
}
