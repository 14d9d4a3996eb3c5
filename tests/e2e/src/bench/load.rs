//! The first visit of a phone that has never been here, on slow 4G with a slow processor: from the
//! navigation until the first tap is answered.
//!
//! The first screen asks one question; the tap is on its button with the field left empty, which
//! the app answers with a sentence. The harness's own way to the button (some tens of
//! milliseconds) is in the figure, as a thumb's would be.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};

use super::{SLOWER, number, setup};
use crate::figures::{Figure, Unit, median};
use crate::phone::{Phone, Setup};
use crate::site::{Request, Site};
use crate::{Failure, Outcome, act, config};

/// What one first visit came to. Times in milliseconds since the navigation began.
#[derive(Clone, Debug, Default)]
pub struct Visit {
    /// Bytes of every body sent until the first tap was answered.
    pub bytes: usize,
    /// The same by file.
    pub files: BTreeMap<String, usize>,
    /// First contentful paint.
    pub first_paint: Option<f64>,
    /// Largest contentful paint.
    pub largest_paint: Option<f64>,
    /// When the answer to the first tap was painted.
    pub first_tap: Option<f64>,
    /// Of each task over 50 ms after the first paint, what is above 50 ms, summed.
    pub blocked: f64,
}

/// Makes one first visit. `scripts` are put into the page before its own, after the marks.
pub async fn visit(site: &Site, scripts: &[&str]) -> Outcome<Visit> {
    let wanted = setup(&config::day());
    let wanted = scripts.iter().fold(wanted, |setup: Setup, script| setup.script(script));
    let phone = Phone::start(wanted).await?;
    phone.slow_network().await?;
    phone.slow_processor(SLOWER).await?;
    site.clear();
    phone.visit(&site.url("/")).await?;
    let start = act("start");
    let there = "const [wanted] = arguments, done = arguments[arguments.length - 1];
        const look = () => document.querySelector(wanted) && (watch.disconnect(), done(true));
        const watch = new MutationObserver(look);
        watch.observe(document, { subtree: true, childList: true });
        look()";
    phone.script_async(there, vec![json!(start)]).await?;
    phone.tap(&start).await?;
    let tap = phone.tap_marks(0, false).await?;
    let log = site.log();
    let marks = phone.marks().await?;
    let first_tap = number(&tap["at"]).zip(number(&tap["paint"])).map(|(at, paint)| at + paint);
    if first_tap.is_none() {
        return Err(Failure::new(format!("the first tap was never answered: {tap}")));
    }
    let first_paint = number(&marks["paint"]["first-contentful-paint"]);
    let blocked = pairs(&marks["blocked"]);
    let until = first_tap.unwrap_or(f64::MAX);
    let after_paint =
        blocked.iter().filter(|(at, _)| *at >= first_paint.unwrap_or(0.0) && *at < until);
    Ok(Visit {
        bytes: log.iter().map(|request| request.bytes).sum(),
        files: by_file(&log),
        first_paint,
        largest_paint: number(&marks["paint"]["largest"]),
        first_tap,
        blocked: after_paint.map(|(_, length)| (length - 50.0).max(0.0)).sum(),
    })
}

fn pairs(value: &Value) -> Vec<(f64, f64)> {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(|pair| number(&pair[0]).zip(number(&pair[1]))).collect()
}

fn by_file(log: &[Request]) -> BTreeMap<String, usize> {
    let mut files = BTreeMap::new();
    for request in log {
        *files.entry(request.path.clone()).or_default() += request.bytes;
    }
    files
}

/// Bytes each page fetches for itself: today with the whole load, the others in the order of the
/// tabs with what came before at hand. The worker and the HTTP cache are passed over, so that a file
/// a page alone asks for is seen.
pub async fn by_page(site: &Site) -> Outcome<Vec<(String, usize)>> {
    let phone = Phone::start(setup(&config::day())).await?;
    phone.open(&site.url("/")).await?;
    phone.start_month("300万").await?;
    phone.kept_offline().await?;
    phone.visit("about:blank").await?;
    phone.cdp("Network.enable", json!({})).await?;
    phone.cdp("Network.setBypassServiceWorker", json!({ "bypass": true })).await?;
    phone.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
    site.clear();
    phone.open(&site.url("/")).await?;
    let mut pages = vec![("today".to_owned(), sent(site).await)];
    for tab in phone.attributes_of("[data-act^=tab-]", "data-act").await? {
        let page = tab.trim_start_matches("tab-");
        if page != "today" {
            site.clear();
            phone.go(page).await?;
            pages.push((page.to_owned(), sent(site).await));
        }
    }
    Ok(pages)
}

/// The bytes sent, once nothing has been asked for for a while.
async fn sent(site: &Site) -> usize {
    loop {
        let before = site.log().len();
        tokio::time::sleep(Duration::from_millis(400)).await;
        let log = site.log();
        if log.len() == before {
            return log.iter().map(|request| request.bytes).sum();
        }
    }
}

/// The rows of some first visits, as medians. `own` says whether the marks stand in for
/// Lighthouse, which is what a quick run does.
pub fn rows(visits: &[Visit], own: bool) -> Vec<Figure> {
    let of = |ask: fn(&Visit) -> Option<f64>| -> Option<f64> {
        median(&visits.iter().map(ask).collect::<Option<Vec<f64>>>()?)
    };
    let ms = Unit::Milliseconds;
    // Bytes of a load are far below 2⁵².
    #[expect(clippy::cast_precision_loss, reason = "bytes of a load")]
    let bytes = of(|visit| Some(visit.bytes as f64 / 1_000.0));
    let (least, most) = spread(visits);
    let mut rows = vec![
        Figure::new("first load until the first tap is answered", Unit::Kilobytes, bytes)
            .held_to(250.0, 200.0)
            .noted(format!("server's log, {least} to {most} B")),
        Figure::new("first tap answered", ms, of(|visit| visit.first_tap))
            .held_to(3_000.0, 2_400.0)
            .noted("slow 4G, 4x"),
    ];
    if own {
        rows.extend([
            Figure::new("first contentful paint", ms, of(|visit| visit.first_paint))
                .held_to(1_500.0, 1_200.0)
                .noted("own marks"),
            Figure::new("largest contentful paint", ms, of(|visit| visit.largest_paint))
                .held_to(2_200.0, 1_800.0)
                .noted("own marks"),
            Figure::new("total blocking time", ms, of(|visit| Some(visit.blocked)))
                .held_to(150.0, 100.0)
                .noted("own marks"),
        ]);
    } else {
        rows.extend([
            Figure::new("own marks: first contentful paint", ms, of(|visit| visit.first_paint)),
            Figure::new("own marks: total blocking time", ms, of(|visit| Some(visit.blocked))),
        ]);
    }
    rows
}

fn spread(visits: &[Visit]) -> (usize, usize) {
    let bytes = || visits.iter().map(|visit| visit.bytes);
    (bytes().min().unwrap_or_default(), bytes().max().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_medians_and_a_visit_without_a_paint_is_not_measured() {
        let visit = |bytes, first_paint| Visit {
            bytes,
            first_paint,
            first_tap: Some(2_000.0),
            ..Visit::default()
        };
        let rows = rows(
            &[visit(100_000, Some(1.0)), visit(300_000, None), visit(200_000, Some(3.0))],
            true,
        );
        assert_eq!(rows[0].value, Some(200.0));
        assert_eq!(rows[0].note, "server's log, 100000 to 300000 B");
        assert_eq!(rows[2].value, None);
    }
}
