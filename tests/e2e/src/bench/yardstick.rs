//! The yardstick: a page of plain JavaScript with the same lists, the same lines and the same
//! styles, measured by the same instruments in the same run. What the app takes above it is the
//! price of the framework and of the journal.

use std::path::Path;

use serde_json::{Value, json};
use xtask::dist::page::own_style;

use super::scroll::{self, Scroll};
use super::taps::{self, Wish};
use super::{SLOWER, number, setup};
use crate::figures::{Figure, Unit, median, ratio};
use crate::phone::Phone;
use crate::plant::Scratch;
use crate::profile::Profile;
use crate::site::Site;
use crate::{Failure, Outcome, config};

/// What the yardstick came to.
#[derive(Clone, Debug, Default)]
pub struct Measured {
    /// From the navigation to the paint of today's list, in milliseconds, median.
    pub paint: Option<f64>,
    /// Taps on its ticks.
    pub taps: taps::Run,
    /// Its customers scrolled.
    pub scroll: Scroll,
}

/// Copies today's and the customers' lines out of the app.
pub async fn lines(site: &Site, profile: &Profile) -> Outcome<Value> {
    let phone = Phone::start(setup(&config::day()).profile(&profile.copy()?)).await?;
    phone.visit(&site.url("/")).await?;
    phone.stands().await?;
    let body = "const text = (line, name) => line.querySelector(name)?.textContent.trim() ?? '';
        return [...document.querySelectorAll('.list > li')].map((line) => ({
            id: line.dataset.id, name: text(line, '.row-name'), why: text(line, '.row-why'),
            done: line.querySelector('[aria-pressed=true]') !== null, badge: text(line, '.badge'),
        }))";
    let today = phone.script(body, Vec::new()).await?;
    phone.go("customers").await?;
    let customers = phone.script(body, Vec::new()).await?;
    Ok(json!({ "today": today, "customers": customers }))
}

/// Serves the yardstick with these lines; the folder goes with the first value.
pub fn laid_out(lines: &Value) -> Outcome<(Scratch, Site)> {
    let folder = Scratch::new()?;
    let pages = config::control_pages();
    for name in ["yardstick.html", "yardstick.js"] {
        std::fs::copy(pages.join(name), folder.path().join(name))?;
    }
    std::fs::write(folder.path().join("style.css"), styles(&config::dist()?)?)?;
    std::fs::write(folder.path().join("lines.json"), lines.to_string())?;
    let site = Site::serve(folder.path())?;
    Ok((folder, site))
}

/// Measures the yardstick with these lines.
pub async fn measure(lines: &Value, starts: usize, count: usize) -> Outcome<Measured> {
    let (_folder, site) = laid_out(lines)?;
    let mut paints = Vec::new();
    for _ in 0..starts {
        let phone = Phone::start(setup(&config::day())).await?;
        // Once unmeasured, as the app's warm start has it.
        phone.visit(&site.url("/yardstick.html?today")).await?;
        phone.stands().await?;
        phone.visit("about:blank").await?;
        phone.slow_processor(SLOWER).await?;
        phone.visit(&site.url("/yardstick.html?today")).await?;
        phone.wait_for("the yardstick", "return window.__marks.ready.all > 0").await?;
        paints.extend(number(&phone.marks().await?["ready"]["all"]));
    }
    let wish = Wish { count, amid: false, scripts: &[], only_ticks: true };
    let taps = taps::run(&site, "/yardstick.html?today", None, wish).await?;
    let phone = Phone::start(setup(&config::day())).await?;
    phone.slow_processor(SLOWER).await?;
    phone.visit(&site.url("/yardstick.html?customers")).await?;
    phone.stands().await?;
    let scroll = scroll::scroll(&phone).await?;
    Ok(Measured { paint: median(&paints), taps, scroll })
}

/// The style in the page of a dist.
fn styles(dist: &Path) -> Outcome<String> {
    let page = std::fs::read_to_string(dist.join("index.html"))?;
    let style = own_style(&page).map(str::to_owned);
    style.ok_or_else(|| Failure::new(format!("{} has no styles", dist.display())))
}

/// The app's figures that the yardstick has too.
#[derive(Clone, Copy, Debug, Default)]
pub struct Own {
    /// A warm start, usable.
    pub usable: Option<f64>,
    /// A tap to its paint, p98.
    pub tap: Option<f64>,
    /// The share of late frames on the customers list.
    pub late: Option<f64>,
}

/// The rows: the yardstick's figures, and how many times them the app takes.
pub fn rows(measured: &Measured, own: Own) -> Vec<Figure> {
    let times = |own: Option<f64>, yard: Option<f64>| {
        own.zip(yard).and_then(|(own, yard)| ratio(own, yard))
    };
    let (ms, tap) = (Unit::Milliseconds, measured.taps.paint(98));
    let late = measured.scroll.over_one;
    let row = |name: &str, own: Option<f64>, yard: Option<f64>| {
        Figure::new(&format!("app / plain JavaScript: {name}"), Unit::Score, times(own, yard))
    };
    vec![
        Figure::new("plain JavaScript: list painted", ms, measured.paint)
            .noted("the same lines and styles, 4x"),
        Figure::new("plain JavaScript: a tap to its paint, p98", ms, tap)
            .noted(format!("{} taps", measured.taps.taps.len())),
        Figure::new(
            "plain JavaScript: late frames",
            Unit::Percent,
            late.map(|share| share * 100.0),
        )
        .noted(format!("{} customers", measured.scroll.lines)),
        row("start to usable list", own.usable, measured.paint),
        row("a tap to its paint, p98", own.tap, tap),
        row("late frames", own.late, late).noted("– where the yardstick has none"),
    ]
}
