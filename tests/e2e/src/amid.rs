//! Kills that fall amid something larger than a tap: while old lines are packed together and a
//! checkpoint is written, while a backup is taken in, while a new version takes over.
//!
//! Each kill takes a copy of one profile and ends the browser at a moment that follows from a
//! number. What stood there before must be there after it, every line once and none set aside; a
//! backup is taken in whole or not at all, and the page that comes back is wholly of one version.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

use fieldplan_sample::Sample;
use serde_json::json;
use tokio::time::sleep;

use crate::kill::Subject;
use crate::looks::Language;
use crate::phone::{Phone, Setup};
use crate::plant::Scratch;
use crate::profile::Profile;
use crate::rep::{Class, When};
use crate::screen::Kept;
use crate::site::Site;
use crate::{Failure, Outcome, act, config, ensure, ensure_eq, rules};

/// Tasks of the journal these kills happen to: five segments.
const TASKS: usize = 2_000;

fn sample() -> Outcome<Sample> {
    Ok(Sample::tasks(TASKS, 7, rules::day(&config::day())?))
}

fn stamps(sample: &Sample) -> BTreeSet<String> {
    sample.records().iter().map(|record| record.stamp().to_string()).collect()
}

/// What is wrong with a store in which these stamps must be, each once; nothing where all is well.
fn wrong(kept: &Kept, expected: &BTreeSet<String>) -> Option<String> {
    let there = kept.stamps();
    let set: BTreeSet<String> = there.iter().map(|stamp| (*stamp).to_owned()).collect();
    let gone = expected.difference(&set).count();
    if gone > 0 {
        return Some(format!("{gone} of {} lines are gone", expected.len()));
    }
    if set.len() < there.len() {
        return Some(format!("{} lines are there twice", there.len() - set.len()));
    }
    (!kept.quarantine.is_empty()).then(|| format!("{} lines set aside", kept.quarantine.len()))
}

/// A page that edits while its journal, planted and never opened before, is folded, written into
/// its first checkpoint and packed together.
#[derive(Debug)]
pub struct Packing {
    planted: BTreeSet<String>,
    sample: Sample,
    site: String,
}

impl Packing {
    /// On this site.
    pub fn on(site: &Site) -> Outcome<Packing> {
        let sample = sample()?;
        Ok(Packing { planted: stamps(&sample), sample, site: site.url("/") })
    }

    /// A profile with the lines in it.
    pub async fn made_ready(&self, site: &Site) -> Outcome<Profile> {
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("packing-ready", async |phone| phone.plant(site, "/", &self.sample).await)
            .await?;
        phone.close().await
    }
}

impl Subject for Packing {
    fn path(&self) -> String {
        "/".to_owned()
    }

    async fn prepare(&self, _: &Phone) -> Outcome {
        Err(Failure::new(format!("{} is planted, not prepared", self.site)))
    }

    async fn stored(&self, phone: &Phone) -> Outcome<BTreeSet<String>> {
        Ok(phone.kept().await?.stamps().into_iter().map(str::to_owned).collect())
    }

    async fn screen(&self, phone: &Phone) -> Outcome<Option<String>> {
        let kept = phone.kept().await?;
        if let Some(wrong) = wrong(&kept, &self.planted) {
            return Ok(Some(wrong));
        }
        let day = phone.setup().day().to_owned();
        let told = phone.today_is_true(&day, Language::Chinese).await.err();
        Ok(told.map(|failure| failure.to_string()))
    }

    fn pause(&self) -> u32 {
        // Over a list of a hundred lines: the page is to have idle time too.
        100
    }

    fn least_acknowledged(&self) -> usize {
        10
    }

    /// Half of the kills fall about the first checkpoint, half among the segments after it.
    async fn reached(&self, phone: &Phone, random: u64) -> Outcome {
        if random & 1 == 0 {
            phone.kept_checkpoint().await?;
        }
        Ok(())
    }

    fn window(&self) -> Duration {
        Duration::from_secs(4)
    }

    fn least_rate(&self) -> f64 {
        // Over a list of a hundred lines; here the kill is to fall among segments, not edits.
        1.0
    }

    async fn found(&self, phone: &Phone) -> Outcome<String> {
        let kept = phone.kept().await?;
        let checkpoint = phone.checkpoint().await? > 0;
        let folded = if checkpoint { "a checkpoint" } else { "no checkpoint" };
        Ok(format!("{} segments, {folded}", kept.segments))
    }
}

/// What a kill amid one large step left.
#[derive(Clone, Debug)]
pub struct Left {
    /// How long the step had run, in milliseconds.
    pub after: u64,
    /// Whether the step was done by then.
    pub done: bool,
}

/// Kills a phone without records while it takes in a backup of five thousand.
#[derive(Debug)]
pub struct Import {
    lines: BTreeSet<String>,
    file: PathBuf,
    _bed: Scratch,
}

impl Import {
    /// With a file to take in.
    pub fn new() -> Outcome<Import> {
        let (bed, sample) = (Scratch::new()?, sample()?);
        let file = bed.path().join("backup.txt");
        std::fs::write(&file, sample.lines())?;
        Ok(Import { lines: stamps(&sample), file, _bed: bed })
    }

    /// One kill, at a moment chosen by `random`.
    pub async fn kill(&self, site: &Site, random: u64) -> Outcome<Left> {
        let phone = Phone::start(Setup::default()).await?;
        phone.open(&site.url("/")).await?;
        if !phone.sees(&act("restore")).await? {
            phone.go("more").await?;
        }
        phone.tap_act("restore").await?;
        phone.appears(&act("restore-file")).await?;
        phone.choose_file(&act("restore-file"), &self.file).await?;
        phone.appears(&act("restore-go")).await?;
        phone.tap_act("restore-go").await?;
        let after = random % 1_200_000;
        sleep(Duration::from_micros(after)).await;
        let profile = phone.die();
        let phone = Phone::start(Setup::default().profile(&profile)).await?;
        phone.open(&site.url("/")).await?;
        let kept = phone.kept().await?;
        let done = !kept.stamps().is_empty();
        if done {
            if let Some(wrong) = wrong(&kept, &self.lines) {
                return Err(Failure::new(format!("after {} ms: {wrong}", after / 1_000)));
            }
            phone.today_is_true(&config::day(), Language::Chinese).await?;
        }
        Ok(Left { after: after / 1_000, done })
    }
}

/// Kills a phone while a new version takes the place of the one it has.
#[derive(Debug)]
pub struct Update {
    ready: Profile,
    lines: BTreeSet<String>,
    old: String,
}

impl Update {
    /// A phone with a month, a customer and the app kept for offline use. The site serves the
    /// first version when this is called.
    pub async fn on(site: &Site) -> Outcome<Update> {
        let phone = Phone::start(Setup::default()).await?;
        phone.open(&site.url("/")).await?;
        phone.start_month("300万").await?;
        phone.add_customer("恒泰电子", Class::A, When::Today).await?;
        phone.kept_offline().await?;
        phone.reload().await?;
        phone.ready("all").await?;
        let lines = phone.kept().await?.stamps().into_iter().map(str::to_owned).collect();
        let old = phone.root("data-version").await?;
        Ok(Update { ready: phone.close().await?, lines, old })
    }

    /// One kill, at a moment chosen by `random`; then a start without a network.
    pub async fn kill(&self, site: &mut Site, random: u64) -> Outcome<Left> {
        site.mount("/", &config::dist()?);
        let phone = Phone::start(Setup::default().profile(&self.ready.copy()?)).await?;
        phone.open(&site.url("/")).await?;
        site.mount("/", &config::dist_next()?);
        let after = random % 2_500_000;
        // The new version is asked for, and taken as soon as it offers itself.
        let body = "navigator.serviceWorker.getRegistration().then((worker) => worker.update());
            const take = setInterval(() => {
                const offer = document.querySelector('[data-act=update]');
                if (offer) { clearInterval(take); offer.click(); }
            }, 5);";
        phone.script(body, Vec::new()).await?;
        sleep(Duration::from_micros(after)).await;
        let profile = phone.die();
        let phone = Phone::start(Setup::default().profile(&profile)).await?;
        phone.offline(site).await?;
        phone.visit(&site.url("/")).await?;
        phone.ready("all").await?;
        let strange = phone.mixed().await?;
        ensure_eq!(strange, Vec::<String>::new(), "after {} ms: a mix of versions", after / 1_000);
        let kept = phone.kept().await?;
        if let Some(wrong) = wrong(&kept, &self.lines) {
            return Err(Failure::new(format!("after {} ms: {wrong}", after / 1_000)));
        }
        let tick = phone.tick_of("恒泰电子").await?;
        phone.tap_saved(&tick).await?;
        let done = phone.root("data-version").await? != self.old;
        site.restart()?;
        Ok(Left { after: after / 1_000, done })
    }
}

impl Phone {
    /// Files of the page that lie in no cache of the page's own version: a mix.
    pub async fn mixed(&self) -> Outcome<Vec<String>> {
        let answer = self.script_async(include_str!("js/mixed.js"), Vec::new()).await?;
        Ok(serde_json::from_value(answer)?)
    }

    /// Asks for a new version at once: the app does so by itself when it comes to the front.
    pub async fn notices_version(&self) -> Outcome {
        let body = "const done = arguments[arguments.length - 1];
            navigator.serviceWorker.getRegistration()
                .then((worker) => worker.update()).then(() => done(''), (error) => done(String(error)))";
        let answer = self.script_async(body, Vec::new()).await?;
        ensure!(answer == json!(""), "asking for a new version: {answer}");
        self.appears(&act("update")).await
    }
}
