//! The bench's instruments, each seen to fail: the app made worse in one way must break the row
//! that speaks of it. What no spoiling is needed for (medians, verdicts, ratios to an earlier run)
//! is tested beside `figures`.
//!
//! Nothing here asks the app to be quick: that is the bench's, on a quiet machine.

use std::fs;
use std::path::Path;

use fieldplan_e2e::bench::taps::{self, Wish};
use fieldplan_e2e::bench::{carry, letters, lighthouse, load, scroll, setup, start, yardstick};
use fieldplan_e2e::figures::{Figure, Verdict};
use fieldplan_e2e::plant::{Scratch, planted};
use fieldplan_e2e::{
    Failure, Language, Outcome, Phone, Setup, Site, config, ensure, ensure_eq, rules, story,
};
use fieldplan_sample::Sample;
use serde_json::json;

/// A loop of 200 ms in every tap.
const BUSY_TAP: &str = "addEventListener('click', () => {
    const end = performance.now() + 200;
    while (performance.now() < end);
}, true)";

/// The same in every letter typed.
const BUSY_LETTER: &str = "addEventListener('input', () => {
    const end = performance.now() + 200;
    while (performance.now() < end);
}, true)";

/// A loop of more than three seconds just after the first paint.
const BUSY_START: &str = "new PerformanceObserver((list, watch) => {
    watch.disconnect();
    setTimeout(() => {
        const end = performance.now() + 3500;
        while (performance.now() < end);
    }, 20);
}).observe({ type: 'paint', buffered: true })";

/// A block that pushes others down just after the first paint, and again until the page has stood
/// for a while: a shift within a frame that is never drawn is none. All are the control's own.
const SHIFTING: &str = "new PerformanceObserver((list, watch) => {
    watch.disconnect();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('body > p { height: 300px; background: #ccc }');
    document.adoptedStyleSheets.push(sheet);
    const put = () => {
        const block = document.createElement('p');
        block.textContent = '…';
        document.body.prepend(block);
    };
    put();
    for (const later of [100, 1000, 4500, 6000]) setTimeout(put, later);
}).observe({ type: 'paint', buffered: true })";

/// `data-saved` set when the record is handed to the store, not when the store has it.
const EARLY: &str = "const add = IDBObjectStore.prototype.add;
IDBObjectStore.prototype.add = function (value, ...rest) {
    const request = add.call(this, value, ...rest);
    if (this.name === 'records') {
        const stamp = new TextDecoder().decode(value).split(' ', 3)[2];
        document.documentElement.setAttribute('data-saved', stamp);
    }
    return request;
}";

/// 50 ms of work in every frame.
const BUSY_FRAMES: &str = "(function work() {
    requestAnimationFrame(() => {
        const end = performance.now() + 50;
        while (performance.now() < end);
        work();
    });
})()";

fn row<'a>(rows: &'a [Figure], name: &str) -> Outcome<&'a Figure> {
    rows.iter()
        .find(|row| row.name.starts_with(name))
        .ok_or_else(|| Failure::new(format!("there is no row {name}")))
}

/// The row is there, was measured, and misses its gate.
fn misses(rows: &[Figure], name: &str) -> Outcome {
    let row = row(rows, name)?;
    ensure_eq!(row.verdict(), Verdict::Missed, "{name} at {:?}, {}", row.value, row.note);
    Ok(())
}

/// The row was measured and passes its gate.
fn passes(rows: &[Figure], name: &str) -> Outcome {
    let row = row(rows, name)?;
    let passed = matches!(row.verdict(), Verdict::Aim | Verdict::Gate);
    ensure!(passed, "{name} at {:?}: {}, {}", row.value, row.verdict(), row.note);
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Outcome {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir_all(&target)?;
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// The dist with something put into its page, and a file beside it.
fn spoiled(head: &str, file: (&str, &[u8])) -> Outcome<Scratch> {
    let folder = Scratch::new()?;
    copy(&config::dist()?, folder.path())?;
    let page = folder.path().join("index.html");
    let text = fs::read_to_string(&page)?.replace("</head>", &format!("{head}</head>"));
    fs::write(&page, text)?;
    // A page that changed must not be sent in its old packing.
    for packed in ["index.html.br", "index.html.gz"] {
        fs::remove_file(folder.path().join(packed))?;
    }
    fs::write(folder.path().join(file.0), file.1)?;
    Ok(folder)
}

/// Bytes that no packing makes smaller.
fn noise(length: usize) -> Vec<u8> {
    let mut dice = fieldplan_sample::Dice::new(1);
    (0..length).map(|_| dice.bits().to_le_bytes()[0]).collect()
}

#[test]
fn a_picture_of_300_kb_breaks_the_bytes() -> Outcome {
    const BYTES: &str = "first load";
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let honest = load::rows(&[load::visit(&site, &[]).await?], true);
        passes(&honest, BYTES)?;
        let picture = "<link rel=\"preload\" href=\"./noise.png\" as=\"image\">";
        let folder = spoiled(picture, ("noise.png", &noise(300_000)))?;
        let site = Site::serve(folder.path())?;
        let heavy = load::visit(&site, &[]).await?;
        ensure_eq!(heavy.files.get("/noise.png"), Some(&300_000), "the picture by the log");
        misses(&load::rows(&[heavy], true), BYTES)
    })
}

#[test]
fn a_busy_loop_at_the_start_breaks_blocking_and_the_first_tap() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let rows = load::rows(&[load::visit(&site, &[BUSY_START]).await?], true);
        misses(&rows, "total blocking time")?;
        misses(&rows, "first tap answered")
    })
}

#[test]
fn lighthouse_sees_a_busy_loop_and_a_shift() -> Outcome {
    let script = format!("{BUSY_START};{SHIFTING}");
    let folder = spoiled("<script src=\"./worse.js\"></script>", ("worse.js", script.as_bytes()))?;
    let site = Site::serve(folder.path())?;
    let rows = lighthouse::rows(&[lighthouse::visit(&site)?]);
    misses(&rows, "total blocking time")?;
    misses(&rows, "layout shift")
}

#[test]
fn slow_taps_early_promises_and_slow_starts_are_seen_on_a_planted_journal() -> Outcome {
    const TASKS: usize = 400;
    const PAINT: &str = "a tap to its paint";
    const DISK: &str = "a tap to durable";
    story(async || {
        let mut site = Site::serve(&config::dist()?)?;
        let sample = Sample::tasks(TASKS, 1, rules::day(&config::day())?);
        let profile = planted(&site, &sample).await?;
        let with = |scripts| Wish { count: 4, amid: false, scripts, only_ticks: false };

        // As it is, with a checkpoint and another tab's record amid the taps.
        let amid = Wish { count: 40, amid: true, ..with(&[]) };
        let honest = taps::run(&site, "/", Some(&profile), amid).await?;
        ensure_eq!(honest.trouble(&amid), Vec::<String>::new(), "the app as it is");
        let rows = honest.rows(&amid, TASKS);
        ensure!(
            row(&rows, PAINT)?.value.is_some() && row(&rows, DISK)?.value.is_some(),
            "{rows:?}"
        );
        ensure!(honest.paint(50).is_some_and(|middle| middle < 10_000.0), "{honest:?}");

        let busy = with(&[BUSY_TAP]);
        let slow = taps::run(&site, "/", Some(&profile), busy).await?;
        ensure!(slow.taps.iter().all(|tap| tap.paint >= Some(200.0)), "{slow:?}");
        misses(&slow.rows(&busy, TASKS), PAINT)?;
        misses(&slow.rows(&busy, TASKS), DISK)?;

        let letters = letters::search(&site, &profile, &[BUSY_LETTER]).await?;
        ensure!(letters.len() > 10 && letters.iter().all(|ms| *ms >= 200.0), "{letters:?}");
        misses(&[letters::row(&letters)], "a letter searched to its paint, p98")?;

        let hasty = with(&[EARLY]);
        let early = taps::run(&site, "/", Some(&profile), hasty).await?;
        ensure_eq!(early.early, 4, "promises before the disk had it");
        let rows = early.rows(&hasty, TASKS);
        ensure_eq!(row(&rows, DISK)?.verdict(), Verdict::NotMeasured, "an early promise");

        let starts = start::start(&mut site, &profile, start::Which::Warm, &[BUSY_START]).await?;
        let limits = Some((1_500.0, 1_000.0));
        let rows = start::rows((&starts[..1], &starts[1..]), TASKS, None, limits);
        misses(&rows, "warm start: usable")
    })
}

#[test]
fn a_planted_journal_is_whole_and_the_screen_says_what_the_rules_say_of_it() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let day = config::day();
        let sample = Sample::example(rules::day(&day)?);
        let profile = planted(&site, &sample).await?;
        let phone = Phone::start(Setup::default().profile(&profile)).await?;
        phone.open(&site.url("/")).await?;
        let kept = phone.kept().await?;
        ensure!(kept.today.is_some(), "the first screen's record");
        ensure_eq!(kept.records.len(), sample.records().len() + 1, "and the one line ticked");
        for (line, record) in kept.records.iter().zip(sample.records()) {
            ensure_eq!(line.as_str(), record.line(), "a planted line");
        }
        phone.today_is_true(&day, Language::Chinese).await?;
        phone.outdate_checkpoint().await?;
        phone.reload().await?;
        phone.stands().await?;
        phone.today_is_true(&day, Language::Chinese).await?;
        // What the bench calls a backup is the packed file: smaller than its lines, and taken in whole.
        let profile = phone.close().await?;
        let lines: usize = kept.records.iter().map(|line| line.len() + 1).sum();
        #[expect(clippy::cast_precision_loss, reason = "bytes of a small journal")]
        let lines = lines as f64;
        let carried = carry::carried(&site, &profile).await?;
        ensure!(carried.bytes.is_some_and(|bytes| bytes > 0.0 && bytes < lines), "{carried:?}");
        ensure!(carried.made.is_some() && carried.taken.is_some(), "{carried:?}");
        Ok(())
    })
}

#[test]
fn work_in_every_frame_is_seen_while_a_list_scrolls() -> Outcome {
    story(async || {
        let lines: Vec<_> = (0..200)
            .map(|n| json!({ "id": format!("n{n}"), "name": "客户", "why": "…", "badge": "A" }))
            .collect();
        let (_folder, site) = yardstick::laid_out(&json!({ "customers": lines, "today": [] }))?;
        let phone = Phone::start(setup(&config::day()).script(BUSY_FRAMES)).await?;
        phone.visit(&site.url("/yardstick.html?customers")).await?;
        phone.stands().await?;
        let scrolled = scroll::scroll(&phone).await?;
        ensure_eq!(scrolled.lines, 200, "lines drawn");
        ensure!(scrolled.over_two > Some(0.9), "{scrolled:?}");
        Ok(())
    })
}

#[test]
fn a_page_that_does_not_move_has_no_figures_of_scrolling() -> Outcome {
    story(async || {
        let (_folder, site) = yardstick::laid_out(&json!({ "customers": [], "today": [] }))?;
        let phone = Phone::start(setup(&config::day())).await?;
        phone.visit(&site.url("/yardstick.html?customers")).await?;
        phone.stands().await?;
        let refused = scroll::scroll(&phone).await.err().map(|failure| failure.to_string());
        ensure!(refused.is_some_and(|why| why.contains("moved in 0 steps")), "it was measured");
        Ok(())
    })
}
