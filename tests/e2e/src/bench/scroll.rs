//! Frames while a list scrolls, on a slow processor.
//!
//! The browser's own gesture turns the list as a wheel does: a finger moves nothing where the screen
//! is no touch screen. A page that did not move says nothing. `requestAnimationFrame` tells when each
//! frame began; one is late when the next begins more than 4 ms after its time, since the clock of a
//! screen without a monitor wavers.

use serde_json::json;

use super::{SLOWER, setup};
use crate::figures::{Figure, Unit, percentile, share_above};
use crate::phone::Phone;
use crate::profile::Profile;
use crate::site::Site;
use crate::{Outcome, config, ensure};

/// One frame at 60 a second, and the waver that is let pass, in milliseconds.
const FRAME: f64 = 16.7;
const GRACE: f64 = 4.0;
/// CSS pixels a drag moves, and a second's worth of it.
const FAR: i32 = 5_000;
const SPEED: i32 = 1_600;
/// Steps the page must have moved in, at least.
const STEPS: u64 = 20;

/// What scrolling a list came to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scroll {
    /// Lines on the page.
    pub lines: u64,
    /// Frames counted.
    pub frames: usize,
    /// The share of frames longer than 16.7 ms, from 0 to 1.
    pub over_one: Option<f64>,
    /// The share of frames longer than 33 ms.
    pub over_two: Option<f64>,
    /// The longest frame, in milliseconds.
    pub worst: Option<f64>,
}

impl Scroll {
    /// The rows of a list's scrolling.
    pub fn rows(&self, list: &str) -> Vec<Figure> {
        let percent = |share: Option<f64>| share.map(|share| share * 100.0);
        let worst = self.worst.unwrap_or_default();
        let name = |what: &str| format!("scroll, {list}: frames over {what}");
        vec![
            Figure::new(&name("16.7 ms"), Unit::Percent, percent(self.over_one)).noted(format!(
                "4x, {} lines, {} frames; worst {worst:.0} ms",
                self.lines, self.frames
            )),
            Figure::new(&name("33 ms"), Unit::Percent, percent(self.over_two)),
        ]
    }
}

/// Scrolls the page that is open, down and up again.
pub async fn scroll(phone: &Phone) -> Outcome<Scroll> {
    let lines =
        phone.script("return document.querySelectorAll('.list > li').length", vec![]).await?;
    let watch = "window.__steps = 0;
        addEventListener('scroll', () => { window.__steps += 1; }, true);
        window.__marks.count()";
    phone.script(watch, vec![]).await?;
    for distance in [-FAR, FAR] {
        let drag = json!({
            "x": 195, "y": 420, "yDistance": distance, "speed": SPEED, "gestureSourceType": "mouse",
        });
        phone.cdp("Input.synthesizeScrollGesture", drag).await?;
    }
    let body = "const times = window.__marks.frames; window.__marks.frames = null; return times";
    let times: Vec<f64> = serde_json::from_value(phone.script(body, vec![]).await?)?;
    let steps = phone.script("return window.__steps", vec![]).await?.as_u64().unwrap_or_default();
    ensure!(steps >= STEPS, "the page moved in {steps} steps only");
    let lengths: Vec<f64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    ensure!(lengths.len() > 60, "only {} frames while scrolling", lengths.len());
    Ok(Scroll {
        lines: lines.as_u64().unwrap_or_default(),
        frames: lengths.len(),
        over_one: share_above(&lengths, FRAME + GRACE),
        over_two: share_above(&lengths, 2.0 * FRAME + GRACE),
        worst: percentile(&lengths, 100),
    })
}

/// Scrolls the app's customers and its history.
pub async fn lists(site: &Site, profile: &Profile) -> Outcome<[Scroll; 2]> {
    let phone = Phone::start(setup(&config::day()).profile(&profile.copy()?)).await?;
    phone.visit(&site.url("/")).await?;
    phone.stands().await?;
    phone.go("customers").await?;
    phone.slow_processor(SLOWER).await?;
    let customers = scroll(&phone).await?;
    phone.slow_processor(1.0).await?;
    phone.go("more").await?;
    phone.tap_act("history").await?;
    phone.appears("dialog li[data-stamp]").await?;
    phone.slow_processor(SLOWER).await?;
    let history = scroll(&phone).await?;
    Ok([customers, history])
}
