//! What the accessibility rules cannot see: words for reading in the sun, edges where colours are
//! the phone's own, stillness, what is said aloud, and what lies where the thumb is.
//!
//! Each check is seen to fail in `tests/controls.rs`.

use serde_json::{Value, json};

use crate::looks::{Finding, findings};
use crate::phone::Phone;
use crate::{Outcome, ensure};

/// The contrast of words for reading in the sun, on the screen a rep looks at most.
pub const IN_THE_SUN: f64 = 7.0;

/// The colours of every page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// The page's own.
    #[default]
    Own,
    /// The page's own, with more contrast.
    Contrast,
    /// The phone's few in place of the page's.
    Forced,
}

/// What a rep asks of every page in the phone's settings, as the browser names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Dark pages.
    pub dark: bool,
    /// Nothing that moves.
    pub still: bool,
    /// Which colours.
    pub colours: Colours,
}

impl Phone {
    /// Sets what the rep asks of every page (Chromium).
    pub async fn ask(&self, asked: Asked) -> Outcome {
        let feature = |name: &str, value: &str| json!({ "name": name, "value": value });
        let chosen = |on: bool, value: &'static str, other: &'static str| {
            if on { value } else { other }
        };
        let forced = asked.colours == Colours::Forced;
        let contrast = asked.colours == Colours::Contrast;
        let features = json!({ "features": [
            feature("prefers-color-scheme", chosen(asked.dark, "dark", "light")),
            feature("prefers-reduced-motion", chosen(asked.still, "reduce", "no-preference")),
            feature("prefers-contrast", chosen(contrast, "more", "no-preference")),
            feature("forced-colors", chosen(forced, "active", "none")),
        ] });
        self.cdp("Emulation.setEmulatedMedia", features).await?;
        let taken = "return matchMedia('(forced-colors: active)').matches";
        let taken = self.script(taken, vec![]).await?;
        ensure!(taken == json!(forced), "the browser does not take the phone's colours");
        Ok(())
    }

    /// Words of less contrast than this against their ground.
    pub async fn pale_words(&self, least: f64) -> Outcome<Vec<Finding>> {
        let body = concat!(include_str!("js/seen.js"), include_str!("js/contrast.js"));
        findings(&self.script(body, vec![json!(least)]).await?)
    }

    /// Controls, choices and pictures that nothing tells from what is beside them.
    pub async fn lost_edges(&self) -> Outcome<Vec<Finding>> {
        let body = concat!(include_str!("js/seen.js"), include_str!("js/edges.js"));
        findings(&self.script(body, vec![]).await?)
    }

    /// What moves, or would.
    pub async fn motion(&self) -> Outcome<Vec<Finding>> {
        let body = concat!(include_str!("js/seen.js"), include_str!("js/still.js"));
        findings(&self.script(body, vec![]).await?)
    }

    /// From now on what a screen reader would say is noted.
    pub async fn listen(&self) -> Outcome {
        self.script(include_str!("js/heard.js"), vec![]).await?;
        Ok(())
    }

    /// What was said since [`Phone::listen`].
    pub async fn heard(&self) -> Outcome<Vec<String>> {
        let said = self.script("return window.__heard()", vec![]).await?;
        let said = said.as_array().into_iter().flatten();
        Ok(said.filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// How far down the screen the middle of the first visible control for a selector lies: 0 at
    /// the top, 1 at the bottom.
    pub async fn height_of(&self, selector: &str) -> Outcome<f64> {
        self.appears(selector).await?;
        let body = "const one = [...document.querySelectorAll(arguments[0])]
                .find((element) => element.getClientRects().length);
            const box = one.getBoundingClientRect();
            return (box.top + box.bottom) / 2 / innerHeight";
        Ok(self.script(body, vec![json!(selector)]).await?.as_f64().unwrap_or_default())
    }
}
