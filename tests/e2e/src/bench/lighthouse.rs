//! Lighthouse, the program most people judge a page by: the first visit on slow 4G and a slow
//! processor, throttled by devtools, not simulated.

use std::process::Command;

use serde_json::Value;

use super::{SLOWER, number};
use crate::figures::{Figure, Unit, median};
use crate::plant::Scratch;
use crate::site::Site;
use crate::{Failure, Outcome, config};

/// What Lighthouse says of one visit: milliseconds, and the shift's score.
#[derive(Clone, Copy, Debug, Default)]
pub struct Verdict {
    /// First contentful paint.
    pub first_paint: Option<f64>,
    /// Largest contentful paint.
    pub largest_paint: Option<f64>,
    /// Total blocking time.
    pub blocked: Option<f64>,
    /// Layout shift.
    pub shift: Option<f64>,
}

/// Runs Lighthouse once.
pub fn visit(site: &Site) -> Outcome<Verdict> {
    let scratch = Scratch::new()?;
    let report = scratch.path().join("report.json");
    let profile = scratch.path().join("profile");
    let flags = format!(
        "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
         --disable-component-update --disable-sync --disable-extensions --user-data-dir={}",
        profile.display()
    );
    let program = config::node()?.join("node_modules/lighthouse/cli/index.js");
    let output = Command::new(config::program("FIELDPLAN_NODE_PROGRAM", "node"))
        .arg(program)
        .arg(site.url("/"))
        .args(["--quiet", "--output=json", "--only-categories=performance"])
        .args(["--form-factor=mobile", "--throttling-method=devtools"])
        .arg(format!("--throttling.cpuSlowdownMultiplier={SLOWER}"))
        .args(["--screenEmulation.mobile", "--screenEmulation.width=390"])
        .args(["--screenEmulation.height=844", "--screenEmulation.deviceScaleFactor=2"])
        .args(["--no-enable-error-reporting", "--max-wait-for-load=45000"])
        .arg(format!("--output-path={}", report.display()))
        .arg(format!("--chrome-flags={flags}"))
        .env("CHROME_PATH", config::program("FIELDPLAN_CHROMIUM", "chromium"))
        .output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(Failure::new(format!("Lighthouse ended with {}: {said}", output.status)));
    }
    read(&serde_json::from_str(&std::fs::read_to_string(report)?)?)
}

fn read(report: &Value) -> Outcome<Verdict> {
    if let Some(error) = report["runtimeError"]["message"].as_str() {
        return Err(Failure::new(format!("Lighthouse: {error}")));
    }
    let of = |audit: &str| number(&report["audits"][audit]["numericValue"]);
    Ok(Verdict {
        first_paint: of("first-contentful-paint"),
        largest_paint: of("largest-contentful-paint"),
        blocked: of("total-blocking-time"),
        shift: of("cumulative-layout-shift"),
    })
}

/// The rows, as medians.
pub fn rows(verdicts: &[Verdict]) -> Vec<Figure> {
    let of = |ask: fn(&Verdict) -> Option<f64>| -> Option<f64> {
        median(&verdicts.iter().map(ask).collect::<Option<Vec<f64>>>()?)
    };
    let (ms, times) = (Unit::Milliseconds, verdicts.len());
    let note = format!("Lighthouse, median of {times}");
    vec![
        Figure::new("first contentful paint", ms, of(|v| v.first_paint)).held_to(1_500.0, 1_200.0),
        Figure::new("largest contentful paint", ms, of(|v| v.largest_paint))
            .held_to(2_200.0, 1_800.0),
        Figure::new("total blocking time", ms, of(|v| v.blocked)).held_to(150.0, 100.0),
        Figure::new("layout shift", Unit::Score, of(|v| v.shift)).held_to(0.05, 0.01),
    ]
    .into_iter()
    .map(|row| row.noted(&note))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_report_is_read_and_one_that_failed_is_no_figure() {
        let audits = json!({
            "first-contentful-paint": { "numericValue": 1_400.5 },
            "total-blocking-time": { "numericValue": 0 },
        });
        let verdict = read(&json!({ "audits": audits })).unwrap();
        assert_eq!((verdict.first_paint, verdict.blocked), (Some(1_400.5), Some(0.0)));
        assert_eq!(verdict.largest_paint, None);
        assert_eq!(rows(&[verdict])[1].value, None, "an audit that is missing is not measured");
        assert!(read(&json!({ "runtimeError": { "message": "NO_FCP" } })).is_err());
    }
}
