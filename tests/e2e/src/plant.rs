//! A journal put into a browser before the app starts there: months of work on a phone that is
//! switched on for the first time.
//!
//! The lines are served beside the app, on its origin, and fetched by a page that is not the app:
//! a driver's command could carry them too, but 27 MB through it take longer than to serve them.
//! 25,000 lines are one file and one transaction; 50,000 records take about three seconds.

use std::path::{Path, PathBuf};
use std::time::Duration;

use fieldplan_sample::Sample;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::phone::{Phone, Setup};
use crate::profile::{self, Profile};
use crate::site::Site;
use crate::{Failure, Outcome, act, ensure, ensure_eq};

/// Where the lines are served while they are put in.
const BED: &str = "/__plant/";
/// Lines a file.
const PART: usize = 25_000;
/// How long a first start over 250,000 records may take before it counts as one that never ends.
const LONGEST: Duration = Duration::from_mins(2);

/// A folder of its own under the system's temporary one, gone with this value.
#[derive(Debug)]
pub struct Scratch(PathBuf);

impl Scratch {
    /// A new, empty folder.
    pub fn new() -> Outcome<Self> {
        let name = format!("fieldplan-scratch-{:016x}", profile::random());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What stays is in the temporary folder.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Phone {
    /// Puts a journal into the store of the app at `scope` (`/`, `/app/`), which must not have been
    /// opened on this phone: its worker would answer for the page that writes.
    pub async fn plant(&self, site: &Site, scope: &str, sample: &Sample) -> Outcome {
        let bed = Scratch::new()?;
        std::fs::write(bed.path().join("index.html"), "<!doctype html><title>plant</title>")?;
        let parts = sample.records().len().div_ceil(PART);
        for part in 0..parts {
            let lines = sample.part(part * PART..(part + 1) * PART);
            std::fs::write(bed.path().join(format!("{part}.txt")), lines)?;
        }
        site.mount(BED, bed.path());
        self.visit(&site.url(BED)).await?;
        let mut written = 0;
        for part in 0..parts {
            let file = json!(format!("{BED}{part}.txt"));
            let answer =
                self.script_async(include_str!("js/plant.js"), vec![json!(scope), file]).await?;
            written += answer
                .as_u64()
                .ok_or_else(|| Failure::new(format!("planting part {part}: {answer}")))?;
        }
        site.unmount(BED);
        ensure_eq!(written, sample.records().len() as u64, "lines planted");
        Ok(())
    }

    /// The bytes of the app's checkpoint; 0 where there is none.
    pub async fn checkpoint(&self) -> Outcome<u64> {
        self.look_at_checkpoint(false).await
    }

    /// Waits, up to two minutes, until a checkpoint is there.
    pub async fn kept_checkpoint(&self) -> Outcome {
        let until = Instant::now() + LONGEST;
        while self.checkpoint().await? == 0 {
            ensure!(Instant::now() < until, "no checkpoint was written");
            sleep(Duration::from_millis(100)).await;
        }
        Ok(())
    }

    /// Makes the checkpoint one of another version of the fold, as an update of the app finds it.
    pub async fn outdate_checkpoint(&self) -> Outcome {
        ensure!(self.look_at_checkpoint(true).await? > 0, "there is no checkpoint to outdate");
        Ok(())
    }

    async fn look_at_checkpoint(&self, outdate: bool) -> Outcome<u64> {
        let answer =
            self.script_async(include_str!("js/checkpoint.js"), vec![json!(outdate)]).await?;
        answer.as_u64().ok_or_else(|| Failure::new(format!("the checkpoint: {answer}")))
    }

    /// Waits until every control works, however long the fold of a large journal takes.
    pub async fn stands(&self) -> Outcome {
        self.wait_for("the app to stand", "return document.documentElement.dataset.ready === 'all'")
            .await
    }

    /// Waits, up to two minutes, until a function body answers `true` in the page.
    pub async fn wait_for(&self, what: &str, body: &str) -> Outcome {
        let until = Instant::now() + LONGEST;
        loop {
            // A page that is just being replaced answers with an error: it is asked again.
            if self.script(body, Vec::new()).await.is_ok_and(|answer| answer == Value::Bool(true)) {
                return Ok(());
            }
            if Instant::now() > until {
                return Err(Failure::new(format!("waited {} s for {what}", LONGEST.as_secs())));
            }
            sleep(Duration::from_millis(50)).await;
        }
    }
}

/// A profile in which the app has this journal, its worker, a checkpoint and today's record: a
/// phone that was used this morning. One more line is ticked for it, by a tap.
pub async fn planted(site: &Site, sample: &Sample) -> Outcome<Profile> {
    let day = sample.day().to_string();
    let phone = Phone::start(Setup::default().at(&day, "09:00")).await?;
    phone
        .tell("plant", async |phone| {
            phone.plant(site, "/", sample).await?;
            phone.visit(&site.url("/")).await?;
            phone.stands().await?;
            phone.kept_offline().await?;
            phone.kept_checkpoint().await?;
            phone.sealed().await?;
            // The first screen's record is written with a record.
            let open = format!("{}[aria-pressed=false]", act("tick"));
            phone.tap_saved(&open).await?;
            Ok(())
        })
        .await?;
    phone.close().await
}
