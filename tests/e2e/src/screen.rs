//! What a page says of itself, by the hooks the app keeps for it: `data-ready`, `data-saved`,
//! `data-act`, `data-exact`, and the record lines in its own database.

use std::future::Future;
use std::path::Path;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::config;
use crate::phone::Phone;
use crate::{Failure, Outcome, ensure};

/// How long anything on a page may take before the story says that it did not happen.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// What one copy of the app keeps in its databases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The record lines, packed together or single, in the order of arrival.
    pub records: Vec<String>,
    /// How many segments there are, each of a thousand of these lines.
    pub segments: usize,
    /// What could not be read, as it was.
    pub quarantine: Vec<String>,
    /// The record lines of the side store.
    pub side: Vec<String>,
    /// The first screen's record, if there is one.
    pub today: Option<String>,
}

impl Kept {
    /// The stamps of all record lines (`CRC FORMAT STAMP KIND JSON`).
    pub fn stamps(&self) -> Vec<&str> {
        self.records.iter().filter_map(|line| line.split(' ').nth(2)).collect()
    }

    /// How many record lines are of this kind.
    pub fn count(&self, kind: &str) -> usize {
        self.records.iter().filter(|line| line.split(' ').nth(3) == Some(kind)).count()
    }
}

/// Asks again and again until the answer is there.
pub async fn until<T, F: Future<Output = Outcome<Option<T>>>>(
    what: &str,
    mut question: impl FnMut() -> F,
) -> Outcome<T> {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(answer) = question().await? {
            return Ok(answer);
        }
        if Instant::now() > end {
            return Err(Failure::new(format!("waited {} s for {what}", PATIENCE.as_secs())));
        }
        sleep(Duration::from_millis(30)).await;
    }
}

impl Phone {
    /// The value of an attribute of `<html>`.
    pub async fn root(&self, name: &str) -> Outcome<String> {
        let answer = self
            .script("return document.documentElement.getAttribute(arguments[0])", vec![json!(name)])
            .await?;
        Ok(answer.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the page is at least this far: `shell`, `today`, `all`.
    pub async fn ready(&self, wanted: &str) -> Outcome {
        let enough: &[&str] = match wanted {
            "shell" => &["shell", "today", "all"],
            "today" => &["today", "all"],
            _ => &["all"],
        };
        until(&format!("data-ready={wanted}"), async || {
            // A page that is just being replaced answers with an error: it is asked again.
            let state = self.root("data-ready").await.unwrap_or_default();
            Ok(enough.contains(&state.as_str()).then_some(()))
        })
        .await
    }

    /// Opens an address and waits until every control works.
    pub async fn open(&self, url: &str) -> Outcome {
        self.visit(url).await?;
        self.ready("all").await
    }

    /// The stamp of the last record on disk, as the page says it.
    pub async fn saved_stamp(&self) -> Outcome<String> {
        self.root("data-saved").await
    }

    /// Waits until a record later than `before` is on disk and nothing is on its way.
    pub async fn saved_since(&self, before: &str) -> Outcome<String> {
        until("data-saved to change", async || {
            let stamp = self.saved_stamp().await?;
            let settled = self.root("data-save").await? == "saved";
            Ok((stamp != before && !stamp.is_empty() && settled).then_some(stamp))
        })
        .await
    }

    /// Whether anything visible answers to a selector.
    pub async fn sees(&self, selector: &str) -> Outcome<bool> {
        Ok(self.count(selector).await? > 0)
    }

    /// How many visible elements answer to a selector.
    pub async fn count(&self, selector: &str) -> Outcome<u64> {
        let body = "return [...document.querySelectorAll(arguments[0])].filter((element) => {
            const box = element.getBoundingClientRect();
            return box.width > 0 && box.height > 0
                && getComputedStyle(element).visibility === 'visible';
        }).length";
        Ok(self.script(body, vec![json!(selector)]).await?.as_u64().unwrap_or_default())
    }

    /// Waits until something visible answers to a selector.
    pub async fn appears(&self, selector: &str) -> Outcome {
        until(&format!("{selector} to appear"), async || {
            Ok(self.sees(selector).await?.then_some(()))
        })
        .await
    }

    /// Waits until nothing visible answers to a selector.
    pub async fn disappears(&self, selector: &str) -> Outcome {
        until(
            &format!("{selector} to go"),
            async || Ok((!self.sees(selector).await?).then_some(())),
        )
        .await
    }

    /// The text of the first element for a selector, as it is read on the screen.
    pub async fn text_of(&self, selector: &str) -> Outcome<String> {
        self.texts_of(selector)
            .await?
            .into_iter()
            .next()
            .ok_or_else(|| Failure::new(format!("{selector} is not on the page")))
    }

    /// The texts of all visible elements for a selector.
    pub async fn texts_of(&self, selector: &str) -> Outcome<Vec<String>> {
        let body = "return [...document.querySelectorAll(arguments[0])]
            .filter((element) => element.getClientRects().length)
            .map((element) => element.innerText.trim())";
        strings(&self.script(body, vec![json!(selector)]).await?)
    }

    /// An attribute of every element for a selector, empty where it is missing.
    pub async fn attributes_of(&self, selector: &str, name: &str) -> Outcome<Vec<String>> {
        let body = "return [...document.querySelectorAll(arguments[0])]
            .map((element) => element.getAttribute(arguments[1]) ?? '')";
        strings(&self.script(body, vec![json!(selector), json!(name)]).await?)
    }

    /// The exact figure behind the rounded one an element shows: its own `data-exact`, or that of
    /// the first element inside that has one. Waits for it.
    pub async fn exact_of(&self, selector: &str) -> Outcome<String> {
        let body = "const element = document.querySelector(arguments[0]);
            const holder = element && (element.matches('[data-exact]')
                ? element : element.querySelector('[data-exact]'));
            return holder ? holder.dataset.exact : null";
        until(&format!("{selector} to show an exact figure"), async || {
            let answer = self.script(body, vec![json!(selector)]).await?;
            Ok(answer.as_str().map(str::to_owned))
        })
        .await
    }

    /// Everything readable on the page, for a story's last words.
    pub async fn all_text(&self) -> Outcome<String> {
        let answer = self.script("return document.body.innerText", Vec::new()).await?;
        Ok(answer.as_str().unwrap_or_default().to_owned())
    }

    /// What this copy of the app keeps, read out of its databases by the harness.
    pub async fn kept(&self) -> Outcome<Kept> {
        self.kept_as("").await
    }

    /// The same of the example's databases; empty where there are none.
    pub async fn kept_of_example(&self) -> Outcome<Kept> {
        self.kept_as("#example:").await
    }

    async fn kept_as(&self, journal: &str) -> Outcome<Kept> {
        let script = include_str!("js/records.js");
        let answer = self.script_async(script, vec![json!(journal)]).await?;
        if let Some(trouble) = answer["trouble"].as_str() {
            return Err(Failure::new(format!("the store could not be read: {trouble}")));
        }
        let segments = strings(&answer["segments"])?;
        let packed = segments.iter().flat_map(|segment| segment.lines());
        let packed = packed.filter(|line| !line.is_empty()).map(str::to_owned);
        Ok(Kept {
            records: packed.chain(strings(&answer["records"])?).collect(),
            segments: segments.len(),
            quarantine: strings(&answer["quarantine"])?,
            side: strings(&answer["side"])?,
            today: answer["today"].as_str().map(str::to_owned),
        })
    }

    /// The record lines in the page's database, sealed or single, in the order of arrival.
    pub async fn read_lines(&self) -> Outcome<Vec<String>> {
        Ok(self.kept().await?.records)
    }

    /// Waits until no thousand of old lines is left to be packed together: at most one of them and
    /// what stays outside the checkpoint is single.
    pub async fn sealed(&self) -> Outcome {
        let body = "const done = arguments[arguments.length - 1];
            const open = indexedDB.open('fieldplan:' + new URL('./', location.href).pathname);
            open.onerror = () => done(-1);
            open.onsuccess = () => {
                const shelf = open.result.transaction('records').objectStore('records');
                const counting = shelf.count();
                counting.onsuccess = () => { open.result.close(); done(counting.result); };
            }";
        let until = Instant::now() + Duration::from_mins(3);
        loop {
            let singles = self.script_async(body, Vec::new()).await?.as_i64().unwrap_or(-1);
            if (0..1_700).contains(&singles) {
                return Ok(());
            }
            ensure!(Instant::now() < until, "{singles} lines are still single");
            sleep(Duration::from_millis(300)).await;
        }
    }

    /// Saves a picture of the screen under this name.
    pub async fn picture(&self, name: &str) -> Outcome {
        let file = config::out()?.join(format!("{name}.png"));
        std::fs::write(file, self.driver().screenshot_as_png().await?)?;
        Ok(())
    }

    /// Saves a picture of the screen in this file, quickly: it is written once and looked at once
    /// (Chromium).
    pub async fn photograph(&self, file: &Path) -> Outcome {
        self.shoot(json!({ "optimizeForSpeed": true }), file).await
    }

    /// Saves a picture as the browser's `Page.captureScreenshot` takes it with these parameters
    /// (Chromium).
    pub async fn shoot(&self, parameters: Value, file: &Path) -> Outcome {
        let answer = self.cdp("Page.captureScreenshot", parameters).await?;
        let text = answer["data"].as_str().unwrap_or_default();
        let bytes = BASE64_STANDARD.decode(text)?;
        std::fs::write(file, bytes)?;
        Ok(())
    }
}

fn strings(value: &Value) -> Outcome<Vec<String>> {
    value
        .as_array()
        .map(|list| list.iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect())
        .ok_or_else(|| Failure::new(format!("the page answered {value}")))
}
