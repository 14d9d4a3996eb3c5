//! The table of budgets, measured: bytes, paints, taps, starts, memory, scrolling.
//!
//! Each instrument is a function of a site (and a profile) that gives plain numbers; a function
//! beside it makes rows of them. `tests/instruments.rs` sees each fail on the app made worse, so
//! an instrument that always says "good" is found out. All run in Chromium at 390 × 844 with
//! mobile emulation and touch; "4x" is the browser's own slowing of the page's thread.
//!
//! | file | measures |
//! |---|---|
//! | [`load`] | the first visit: bytes by the server's log, paints, blocking, shift, the first tap answered |
//! | [`lighthouse`] | the same by Lighthouse |
//! | [`start`] | warm starts without a network, also after an update; memory; bytes in the store |
//! | [`carry`] | a backup: bytes, made, looked into, taken in |
//! | [`taps`] | taps to their paint and to the disk |
//! | [`letters`] | letters typed into a search to their paint |
//! | [`scroll`] | frames while a list scrolls |
//! | [`yardstick`] | a page of plain JavaScript with the same lists |
//! | [`weight`] | bytes by file, by crate |
//! | [`elsewhere`] | what other commands have found out |

pub mod carry;
pub mod elsewhere;
pub mod letters;
pub mod lighthouse;
pub mod load;
pub mod scroll;
pub mod start;
pub mod taps;
pub mod weight;
pub mod yardstick;

use serde_json::{Value, json};

use crate::Outcome;
use crate::phone::{Phone, Setup};

/// How many times slower the page's thread runs: a phone of some years ago against this machine.
pub const SLOWER: f64 = 4.0;

/// Lighthouse's "slow 4G" as its devtools throttling applies it: 150 ms round trips counted 3.75
/// times a request, 1.6 Mbit/s of which 90 % arrive, 750 kbit/s up.
const LATENCY_MS: f64 = 562.5;
const DOWN_BYTES_A_SECOND: f64 = 1_474.56 * 1_024.0 / 8.0;
const UP_BYTES_A_SECOND: f64 = 675.0 * 1_024.0 / 8.0;

/// What a bench phone is set up with: marks in every page, and no log that costs the page time.
pub fn setup(day: &str) -> Setup {
    Setup::default().at(day, "09:00").quiet().script(include_str!("../js/marks.js"))
}

/// A number a page answered.
fn number(value: &Value) -> Option<f64> {
    value.as_f64().filter(|number| number.is_finite())
}

impl Phone {
    /// Slows the page's thread by a factor; 1 is as it was (Chromium).
    pub async fn slow_processor(&self, times: f64) -> Outcome {
        self.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await?;
        Ok(())
    }

    /// Gives the page a slow 4G network; a worker's own requests are not slowed (Chromium).
    pub async fn slow_network(&self) -> Outcome {
        self.cdp("Network.enable", json!({})).await?;
        let conditions = json!({
            "offline": false, "latency": LATENCY_MS, "downloadThroughput": DOWN_BYTES_A_SECOND,
            "uploadThroughput": UP_BYTES_A_SECOND, "connectionType": "cellular4g",
        });
        self.cdp("Network.emulateNetworkConditions", conditions).await?;
        Ok(())
    }

    /// The marks of the page as they stand.
    pub async fn marks(&self) -> Outcome<Value> {
        let body = "const { ready, paint, shifts, blocked, taps, checkpoints, followed, early } =
            window.__marks;
            return { ready, paint, shifts, blocked, taps, checkpoints, followed, early,
                wasm: window.__marks.memory ? window.__marks.memory.buffer.byteLength : null }";
        self.script(body, Vec::new()).await
    }

    /// Waits in the page until the tap with this number has its paint and, where it writes, its
    /// record on the disk; gives its marks, with what never came left empty after 20 s.
    pub async fn tap_marks(&self, place: usize, writes: bool) -> Outcome<Value> {
        let body = "const [place, writes] = arguments, done = arguments[arguments.length - 1];
            const since = performance.now();
            const look = () => {
                const tap = window.__marks.taps[place];
                const settled = tap && tap.paint !== null && (!writes || tap.saved !== null);
                if (settled || performance.now() - since > 20000) done(tap ?? null);
                else setTimeout(look, 10);
            };
            look()";
        self.script_async(body, vec![json!(place), json!(writes)]).await
    }
}
