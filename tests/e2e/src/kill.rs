//! Saved means saved: the browser is killed while a page edits, and everything the page had called
//! saved must be there when the profile is opened again.
//!
//! An acknowledgement is a change of `data-saved` on `<html>`, seen by an observer in the page and
//! sent to the server at once; only what the server heard before the kill is counted. Four small
//! stores (`pages/store.html`) go through the same hands: the one that keeps its word loses
//! nothing, the others must be caught.

use std::collections::BTreeSet;
use std::fmt;
use std::future::Future;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::config::Engine;
use crate::looks::Language;
use crate::phone::{Phone, Setup};
use crate::profile::Profile;
use crate::rep::{Class, When};
use crate::site::Site;
use crate::{Failure, Outcome, ensure};

/// At least so many acknowledgements before a kill, or the run says nothing.
pub const LEAST_ACKNOWLEDGED: usize = 100;
/// How long a page may take until enough of its edits are acknowledged, on a loaded machine too.
const LONGEST: Duration = Duration::from_secs(45);
/// At least so many a second: slower than that, and a kill rarely falls into a write.
pub const LEAST_RATE: f64 = 50.0;

/// What one kill showed.
#[derive(Clone, Debug)]
pub struct Kill {
    /// How long the page had edited, in milliseconds.
    pub after: u64,
    /// Stamps the page had called saved.
    pub acknowledged: usize,
    /// Of these, the ones that are gone.
    pub lost: Vec<String>,
    /// Edits a second, driven in the page.
    pub rate: f64,
    /// Transactions over `records` that were not strict, by their durability.
    pub not_strict: Vec<String>,
    /// What the screen showed wrongly after the reopening; empty when it told the truth.
    pub screen: Option<String>,
    /// Fewer edits a second than these prove nothing.
    pub least_rate: f64,
    /// What else is worth telling.
    pub found: String,
}

impl fmt::Display for Kill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:>6} ms  {:>5} acknowledged  {:>4.0} edits a second  {:>4} lost  {}  {}",
            self.after,
            self.acknowledged,
            self.rate,
            self.lost.len(),
            self.screen.as_deref().unwrap_or("screen true"),
            self.found,
        )
    }
}

/// What is killed: a page, how it is made ready for edits, and how its store is read afterwards.
pub trait Subject {
    /// The path of the page on the site.
    fn path(&self) -> String;

    /// Brings a fresh profile to the point where edits can begin.
    fn prepare(&self, phone: &Phone) -> impl Future<Output = Outcome>;

    /// The stamps in the store of a reopened page.
    fn stored(&self, phone: &Phone) -> impl Future<Output = Outcome<BTreeSet<String>>>;

    /// What the screen of a reopened page shows wrongly, if anything.
    fn screen(&self, phone: &Phone) -> impl Future<Output = Outcome<Option<String>>>;

    /// Milliseconds between two edits.
    fn pause(&self) -> u32 {
        8
    }

    /// How many acknowledgements come before that time.
    fn least_acknowledged(&self) -> usize {
        LEAST_ACKNOWLEDGED
    }

    /// Waits for what the kill is to fall into, by then or thereafter.
    fn reached(&self, phone: &Phone, random: u64) -> impl Future<Output = Outcome> {
        let _ = (phone, random);
        async { Ok(()) }
    }

    /// How long the time is in which the kill falls.
    fn window(&self) -> Duration {
        Duration::from_millis(1_500)
    }

    /// Fewer edits a second than these prove nothing.
    fn least_rate(&self) -> f64 {
        LEAST_RATE
    }

    /// What else is worth telling of a reopened page.
    fn found(&self, phone: &Phone) -> impl Future<Output = Outcome<String>> {
        let _ = phone;
        async { Ok(String::new()) }
    }
}

/// Makes a phone ready for edits and puts it away: each kill takes a copy of its profile.
pub async fn made_ready(site: &Site, subject: &impl Subject) -> Outcome<Profile> {
    let phone = started(site, Setup::default()).await?;
    phone.open(&site.url(&subject.path())).await?;
    phone.tell("kill-ready", async |phone| subject.prepare(phone).await).await?;
    phone.close().await
}

/// Kills one browser at a moment chosen by `random`, and says what was kept.
pub async fn kill_once(
    site: &Site,
    subject: &impl Subject,
    ready: &Profile,
    random: u64,
) -> Outcome<Kill> {
    let url = site.url(&subject.path());
    let setup = Setup::default().profile(&ready.copy()?).script(include_str!("js/acks.js"));
    let phone = started(site, setup).await?;
    phone.open(&url).await?;
    // What a start itself saves counts too, but not for the rate.
    let before = heard(site).saved.len();
    phone.script(include_str!("js/edits.js"), vec![json!(subject.pause())]).await?;
    let begun = Instant::now();
    loop {
        if heard(site).saved.len() >= before + subject.least_acknowledged() {
            break;
        }
        if begun.elapsed() > LONGEST {
            return Err(Failure::new(format!(
                "only {} acknowledgements in {} s: {}",
                heard(site).saved.len() - before,
                LONGEST.as_secs(),
                phone.script("return window.__edits + ' edits'", Vec::new()).await?
            )));
        }
        sleep(Duration::from_millis(5)).await;
    }
    let window = u64::try_from(subject.window().as_micros()).unwrap_or(u64::MAX).max(1);
    subject.reached(&phone, random).await?;
    sleep(Duration::from_micros(random % window)).await;
    let after = begun.elapsed();
    let profile = phone.die();
    // What the server had fully received is in its list by now or in a moment.
    sleep(Duration::from_millis(50)).await;
    let Heard { saved, edits, not_strict } = heard(site);
    site.clear();
    let rate = f64::from(edits) / after.as_secs_f64();

    let (stored, screen, found) = reopen(site, &profile, &url, subject).await?;
    Ok(Kill {
        after: u64::try_from(after.as_millis()).unwrap_or(u64::MAX),
        acknowledged: saved.len(),
        lost: saved.into_iter().filter(|stamp| !stored.contains(stamp)).collect(),
        rate,
        not_strict,
        least_rate: subject.least_rate(),
        screen,
        found,
    })
}

/// A phone whose pages begin with what it was set up with, also where only the site can see to it.
async fn started(site: &Site, setup: Setup) -> Outcome<Phone> {
    let phone = Phone::start(setup).await?;
    if phone.engine() == Engine::Firefox {
        site.first_script(&phone.first_script());
    }
    Ok(phone)
}

async fn reopen(
    site: &Site,
    profile: &Profile,
    url: &str,
    subject: &impl Subject,
) -> Outcome<(BTreeSet<String>, Option<String>, String)> {
    let phone = started(site, Setup::default().profile(profile)).await?;
    phone.open(url).await?;
    let stored = subject.stored(&phone).await?;
    let screen = subject.screen(&phone).await?;
    let found = subject.found(&phone).await?;
    Ok((stored, screen, found))
}

struct Heard {
    saved: Vec<String>,
    edits: u32,
    not_strict: Vec<String>,
}

fn heard(site: &Site) -> Heard {
    let mut heard = Heard { saved: Vec::new(), edits: 0, not_strict: Vec::new() };
    for ack in site.acks() {
        for line in ack.body.lines() {
            match line.split_once(' ') {
                Some(("saved", stamp)) => heard.saved.push(stamp.to_owned()),
                Some(("durability", kind)) if kind != "strict" => {
                    heard.not_strict.push(kind.to_owned());
                }
                None if line == "edit" => heard.edits += 1,
                _ => {}
            }
        }
    }
    heard
}

/// A run of kills and its verdict.
#[derive(Clone, Debug, Default)]
pub struct Kills(pub Vec<Kill>);

impl Kills {
    /// Stamps that were called saved, in all runs.
    pub fn acknowledged(&self) -> usize {
        self.0.iter().map(|kill| kill.acknowledged).sum()
    }

    /// Of these, the lost ones.
    pub fn lost(&self) -> usize {
        self.0.iter().map(|kill| kill.lost.len()).sum()
    }

    /// Nothing lost, every transaction strict, every screen true, and fast enough to mean it.
    pub fn verdict(&self) -> Outcome {
        for kill in &self.0 {
            ensure!(kill.lost.is_empty(), "lost what was called saved: {}", kill.lost.join(" "));
            ensure!(
                kill.not_strict.is_empty(),
                "{} transactions were {}",
                kill.not_strict.len(),
                kill.not_strict.join(" ")
            );
            if let Some(screen) = &kill.screen {
                return Err(Failure::new(format!("the reopened screen: {screen}")));
            }
            ensure!(
                kill.rate >= kill.least_rate,
                "{:.0} edits a second are too few to prove anything",
                kill.rate
            );
        }
        Ok(())
    }
}

impl fmt::Display for Kills {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for kill in &self.0 {
            writeln!(f, "{kill}")?;
        }
        write!(f, "{} lost of {} acknowledged", self.lost(), self.acknowledged())
    }
}

/// One of the small stores of `pages/store.html`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// One strict transaction per edit, acknowledged on `complete`.
    Honest,
    /// The same without asking for durability.
    Relaxed,
    /// Acknowledged before it is written.
    Early,
    /// localStorage.
    Local,
}

impl Subject for Control {
    fn path(&self) -> String {
        let way = match self {
            Self::Honest => "honest",
            Self::Relaxed => "relaxed",
            Self::Early => "early",
            Self::Local => "local",
        };
        format!("/store.html?{way}")
    }

    async fn prepare(&self, _: &Phone) -> Outcome {
        Ok(())
    }

    async fn stored(&self, phone: &Phone) -> Outcome<BTreeSet<String>> {
        if *self == Self::Local {
            let lines = phone.script("return window.storedLocally()", Vec::new()).await?;
            return Ok(lines
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .filter_map(|line| line.split(' ').nth(2).map(str::to_owned))
                .collect());
        }
        Ok(phone.kept().await?.stamps().into_iter().map(str::to_owned).collect())
    }

    async fn screen(&self, _: &Phone) -> Outcome<Option<String>> {
        Ok(None)
    }
}

/// The app: a rep with one visit today, who ticks it and takes it back without pause.
#[derive(Clone, Copy, Debug)]
pub struct App;

impl Subject for App {
    fn path(&self) -> String {
        "/".to_owned()
    }

    async fn prepare(&self, phone: &Phone) -> Outcome {
        phone.start_month("300万").await?;
        phone.add_customer("恒泰电子", Class::A, When::Today).await?;
        phone.go("today").await?;
        phone.line_is("恒泰电子", false).await
    }

    async fn stored(&self, phone: &Phone) -> Outcome<BTreeSet<String>> {
        Ok(phone.kept().await?.stamps().into_iter().map(str::to_owned).collect())
    }

    async fn screen(&self, phone: &Phone) -> Outcome<Option<String>> {
        let kept = phone.kept().await?;
        let newest = kept.stamps().last().map(|stamp| (*stamp).to_owned()).unwrap_or_default();
        let said = phone.saved_stamp().await?;
        if said != newest {
            return Ok(Some(format!("it says {said} is the last record, the store has {newest}")));
        }
        phone.go("today").await?;
        let day = phone.setup().day().to_owned();
        Ok(phone
            .today_is_true(&day, Language::Chinese)
            .await
            .err()
            .map(|failure| failure.to_string()))
    }
}
