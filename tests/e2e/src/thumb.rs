//! What a rep's thumb and keyboard do: taps that are counted, keys that are real.
//!
//! A tap is a touch (a mouse press on engines without touch) at the middle of the part of the
//! element that can be seen and is not covered; never a click sent to the element. A scroll that
//! is needed to reach it counts as one more.

use std::time::Duration;

use serde_json::json;
use thirtyfour::prelude::*;
use tokio::time::{Instant, sleep};

use crate::config::Engine;
use crate::phone::Phone;
use crate::{Failure, Outcome};

/// How long an element may take to come within reach.
const PATIENCE: Duration = Duration::from_secs(8);

/// The selector of a control by its `data-act`, the same in both languages.
pub fn act(name: &str) -> String {
    format!("[data-act=\"{name}\"]")
}

/// A named job and what it has cost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// What the rep did.
    pub name: String,
    /// Presses at a visible point of a control.
    pub taps: usize,
    /// Scrolls that were needed to see one.
    pub scrolls: usize,
}

impl Job {
    /// Taps and needed scrolls together.
    pub fn cost(&self) -> usize {
        self.taps + self.scrolls
    }
}

impl Phone {
    /// Begins a named job; the taps from here on are counted for it.
    pub fn job(&self, name: &str) {
        self.jobs.borrow_mut().push(Job { name: name.to_owned(), ..Job::default() });
    }

    fn note(&self, what: impl FnOnce(&mut Job)) {
        if let Some(last) = self.jobs.borrow_mut().last_mut() {
            what(last);
        }
    }

    /// What each named job has cost so far.
    pub fn jobs(&self) -> Vec<Job> {
        self.jobs.borrow().clone()
    }

    /// Taps the first visible element for a selector, waiting for it to come within reach.
    pub async fn tap(&self, selector: &str) -> Outcome {
        let (x, y) = self.reach(selector).await?;
        self.note(|job| job.taps += 1);
        let kind = if self.engine() == Engine::Chromium { "touch" } else { "mouse" };
        let mut steps = vec![
            json!({ "type": "pointerMove", "duration": 0, "x": x, "y": y, "origin": "viewport" }),
            json!({ "type": "pointerDown", "button": 0 }),
        ];
        // A thumb rests a moment; a press without length is not told from a slip.
        steps.push(json!({ "type": "pause", "duration": 20 }));
        steps.push(json!({ "type": "pointerUp", "button": 0 }));
        self.actions(json!([{
            "type": "pointer", "id": kind, "parameters": { "pointerType": kind }, "actions": steps
        }]))
        .await
        .map_err(|failure| failure.during(&format!("tapping {selector}")))
    }

    /// Taps a control by its `data-act`.
    pub async fn tap_act(&self, name: &str) -> Outcome {
        self.tap(&act(name)).await
    }

    /// Taps, and waits until what the tap did is on disk.
    pub async fn tap_saved(&self, selector: &str) -> Outcome<String> {
        let before = self.saved_stamp().await?;
        self.tap(selector).await?;
        self.saved_since(&before)
            .await
            .map_err(|failure| failure.during(&format!("after tapping {selector}")))
    }

    async fn reach(&self, selector: &str) -> Outcome<(i64, i64)> {
        let until = Instant::now() + PATIENCE;
        let mut scroll = false;
        loop {
            let answer = self
                .script(include_str!("js/aim.js"), vec![json!(selector), json!(scroll)])
                .await?;
            if let (Some(x), Some(y)) = (answer["x"].as_i64(), answer["y"].as_i64()) {
                return Ok((x, y));
            }
            let trouble = answer["trouble"].as_str().unwrap_or("unknown").to_owned();
            if !scroll && (trouble == "outside" || trouble.starts_with("covered")) {
                // Something may just be moving away; only what stays out of reach costs a scroll.
                sleep(Duration::from_millis(120)).await;
                let again = self
                    .script(include_str!("js/aim.js"), vec![json!(selector), json!(false)])
                    .await?;
                if let (Some(x), Some(y)) = (again["x"].as_i64(), again["y"].as_i64()) {
                    return Ok((x, y));
                }
                scroll = true;
                self.note(|job| job.scrolls += 1);
                continue;
            }
            if Instant::now() > until {
                return Err(Failure::new(format!("{selector} cannot be tapped: {trouble}")));
            }
            sleep(Duration::from_millis(40)).await;
        }
    }

    /// Types by real keys into whatever has the focus. What no key can give (an emoji) is put in
    /// as an input method would.
    pub async fn type_keys(&self, text: &str) -> Outcome {
        let beyond_keys = text.chars().any(|letter| u32::from(letter) > 0xFFFF);
        if (beyond_keys || text.chars().count() > 200) && self.engine() == Engine::Chromium {
            self.cdp("Input.insertText", json!({ "text": text })).await?;
            return Ok(());
        }
        let field = self.driver().active_element().await?;
        Ok(field.send_keys(text).await?)
    }

    /// Taps a field, empties it by keys, and types into it.
    pub async fn type_into(&self, selector: &str, text: &str) -> Outcome {
        self.tap(selector).await?;
        let field = self.driver().active_element().await?;
        field.send_keys(Key::Control + "a").await?;
        field.send_keys(Key::Delete + "").await?;
        if text.is_empty() {
            return Ok(());
        }
        self.type_keys(text).await
    }

    /// Chooses a file in the field that asks for one. The phone's own chooser is out of reach, and
    /// no tap of ours.
    pub async fn choose_file(&self, selector: &str, file: &std::path::Path) -> Outcome {
        let field = self.driver().find(By::Css(selector)).await?;
        field.send_keys(file.to_string_lossy()).await?;
        Ok(())
    }

    /// Presses one key where the focus is, as a keyboard does: not sent to an element.
    pub async fn key(&self, key: Key) -> Outcome {
        let value = char::from(key).to_string();
        self.actions(json!([{
            "type": "key", "id": "keyboard", "actions": [
                { "type": "keyDown", "value": value },
                { "type": "keyUp", "value": value },
            ]
        }]))
        .await
    }
}
