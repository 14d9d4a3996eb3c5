//! A walk by keyboard: Tab through everything on a screen, and what is wrong on the way.
//!
//! Everything that can be used must be reached; where the focus is must be seen and not be hidden;
//! nothing may hold it. An open sheet keeps it inside, Escape closes the sheet, and the focus is
//! back on the control that opened it.

use serde_json::json;
use thirtyfour::prelude::Key;

use crate::looks::{Finding, findings};
use crate::phone::Phone;
use crate::screens::Screen;
use crate::thumb::act;
use crate::tour::{Tour, Way};
use crate::{Failure, Outcome, ensure};

/// What a walk found.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    /// The controls in the order the focus came to them.
    pub order: Vec<String>,
    /// What is wrong: `unreachable`, `trap` or `focus`.
    pub wrong: Vec<Finding>,
}

/// How many times Tab is pressed at once; the page notes every step.
const STRIDE: u64 = 40;

impl Phone {
    /// Walks through what is in front, from where the focus is.
    pub async fn walk(&self) -> Outcome<Walk> {
        let controls = self.script(include_str!("js/walk.js"), vec![]).await?;
        let controls = controls.as_u64().ok_or_else(|| Failure::new("the walk did not begin"))?;
        // Once around, out of the page, and to the first again.
        let mut left = controls + 3;
        while left > 0 {
            let now = left.min(STRIDE);
            self.press(Key::Tab, now).await?;
            left -= now;
        }
        let answer = self.script("return window.__walk()", vec![]).await?;
        let order = serde_json::from_value(answer["order"].clone())?;
        Ok(Walk { order, wrong: findings(&answer["wrong"])? })
    }

    /// Presses a key several times, as a keyboard does. Between two presses the page can paint.
    async fn press(&self, key: Key, times: u64) -> Outcome {
        let value = char::from(key).to_string();
        let one = [
            json!({ "type": "keyDown", "value": value }),
            json!({ "type": "keyUp", "value": value }),
            json!({ "type": "pause", "duration": 17 }),
        ];
        let steps: Vec<_> = (0..times).flat_map(|_| one.clone()).collect();
        self.actions(json!([{ "type": "key", "id": "keyboard", "actions": steps }])).await
    }

    /// Opens a sheet from the page under it by the keyboard, walks through it, closes it by
    /// Escape; the focus must be back on what opened it.
    pub async fn walk_sheet(&self, screen: &Screen) -> Outcome<Walk> {
        let opener = screen.opened_by.first();
        let opener = opener.ok_or_else(|| Failure::new("nothing opens this sheet"))?;
        let focus = "document.querySelector(arguments[0]).focus()";
        self.script(focus, vec![json!(act(opener))]).await?;
        self.key(Key::Enter).await?;
        self.appears(screen.shows).await?;
        let mut walk = self.walk().await?;
        self.key(Key::Escape).await?;
        self.disappears("dialog[open]").await?;
        let back = "const element = document.activeElement;
            return element.matches(arguments[0]) ? '' : element.outerHTML.slice(0, 80)";
        let elsewhere = crate::screen::until("the focus to come back", async || {
            let there = self.script(back, vec![json!(act(opener))]).await?;
            Ok((there == json!("")).then_some(()))
        });
        if elsewhere.await.is_err() {
            let there = self.script(back, vec![json!(act(opener))]).await?;
            walk.wrong.push(Finding {
                rule: "focus".to_owned(),
                place: (*opener).to_owned(),
                what: format!("is not where the focus comes back to, but {there}"),
            });
        }
        Ok(walk)
    }
}

impl Tour<'_> {
    /// Opens a screen, a sheet from its page by the keyboard, and walks through it.
    pub async fn walk(&self, screen: &Screen) -> Outcome<Walk> {
        let opens_here = !screen.opened_by.is_empty() && !screen.elsewhere;
        let walk = if screen.is_sheet() && opens_here {
            self.open_under(screen).await?;
            self.phone().walk_sheet(screen).await
        } else {
            self.open(screen, Way::Load).await?;
            self.phone().walk().await
        };
        let walk = walk.map_err(|failure| failure.during(screen.name))?;
        self.leave(screen).await?;
        Ok(walk)
    }
}

/// The focus order of a screen, as a line of the report.
pub fn line(screen: &str, walk: &Walk) -> String {
    // A long list says the same again and again.
    let shown = walk.order.len().min(12);
    let more = walk.order.len() - shown;
    let rest = if more > 0 { format!(" → … {more} more") } else { String::new() };
    format!("{screen}: {}{rest}", walk.order[..shown].join(" → "))
}

/// Fails unless nothing is wrong.
pub fn verdict(wrong: &[String]) -> Outcome {
    ensure!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
    Ok(())
}
