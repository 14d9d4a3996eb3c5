//! Taps to their paint and to the disk, on a slow processor, with thousands of tasks.
//!
//! Ten taps make a round: four ticks, three of them taken back, three pages. A tap is a touch by the
//! driver at a visible point. Its length runs from the moment the browser gives the click (when the
//! thumb is lifted) to the first frame in which the tapped control shows the answer; where the
//! browser's Event Timing says longer, that counts. "Durable" ends when `data-saved` names the
//! tap's own record; if the record's transaction was not complete by then, the promise was early
//! and the run fails.
//!
//! The page stands on a checkpoint of another version, so that it writes its checkpoint amid the
//! taps, and another tab ticks a line amid them too.

use serde_json::{Value, json};

use super::{SLOWER, number, setup};
use crate::figures::{Figure, Unit, percentile};
use crate::phone::{Phone, Setup};
use crate::profile::Profile;
use crate::site::Site;
use crate::{Failure, Outcome, act, config, ensure};

/// One tap. Lengths in milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Tap {
    /// `tick`, `take-back`, `tab-customers` …
    pub kind: String,
    /// To the paint of its answer; `None` where none came.
    pub paint: Option<f64>,
    /// To `data-saved`, where it writes.
    pub saved: Option<f64>,
}

/// A run of taps.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// The taps in their order.
    pub taps: Vec<Tap>,
    /// Checkpoints written amid them.
    pub checkpoints: usize,
    /// Lines of another tab that appeared amid them.
    pub arrivals: usize,
    /// Records called saved before they were.
    pub early: usize,
}

/// What is tapped in a round.
const ROUND: [&str; 10] = [
    "tick",
    "tick",
    "take-back",
    "tick",
    "take-back",
    "tick",
    "take-back",
    "customers",
    "other",
    "today",
];
/// The pages between customers and today, in turn.
const OTHERS: [&str; 2] = ["target", "more"];

/// How a run is made.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// How many taps.
    pub count: usize,
    /// Whether a checkpoint and another tab's record are to fall amid the taps. The profile's
    /// checkpoint must then be one of another version.
    pub amid: bool,
    /// Put into the page before its own scripts.
    pub scripts: &'a [&'a str],
    /// Only ticks and their taking back, on the page as it is: for a page that is not the app.
    pub only_ticks: bool,
}

/// Makes a run of taps at `path` on a copy of a profile.
pub async fn run(
    site: &Site,
    path: &str,
    profile: Option<&Profile>,
    wish: Wish<'_>,
) -> Outcome<Run> {
    let mut wanted = setup(&config::day());
    if let Some(profile) = profile {
        wanted = wanted.profile(&profile.copy()?);
    }
    let wanted = wish.scripts.iter().fold(wanted, |setup: Setup, script| setup.script(script));
    let phone = Phone::start(wanted).await?;
    let url = site.url(path);
    let followed = if wish.amid { Some(neighbour(&phone, &url).await?) } else { None };
    phone.slow_processor(SLOWER).await?;
    phone.visit(&url).await?;
    phone.stands().await?;
    if let Some(line) = &followed {
        phone.script("window.__marks.follow(arguments[0])", vec![json!(line)]).await?;
    }
    let mut taps = Vec::new();
    let mut ticked: Vec<String> = Vec::new();
    let avoid = followed.unwrap_or_default();
    let round: Vec<&str> = if wish.only_ticks { ROUND[1..3].to_vec() } else { ROUND.to_vec() };
    for place in 0..wish.count {
        let (selector, writes) = match round[place % round.len()] {
            "tick" => {
                let line = match next_tick(&phone, &avoid).await? {
                    Some(line) => {
                        ticked.push(line.clone());
                        line
                    }
                    None if ticked.is_empty() => {
                        return Err(Failure::new("no line is left to tick"));
                    }
                    // A round leaves one line ticked: once all are, one is taken back.
                    None => ticked.remove(0),
                };
                (line, true)
            }
            "take-back" => (ticked.pop().unwrap_or_default(), true),
            "other" => (act(&format!("tab-{}", OTHERS[place / 10 % 2])), false),
            page => (act(&format!("tab-{page}")), false),
        };
        if wish.amid && place == wish.count / 2 {
            phone.script("localStorage.setItem('bench-go', '1')", vec![]).await?;
        }
        phone.tap(&selector).await?;
        let marks = phone.tap_marks(place, writes && !wish.only_ticks).await?;
        ensure!(marks.is_object(), "tap {place} on {selector} was not felt by the page");
        taps.push(read(&marks, writes));
    }
    let marks = phone.marks().await?;
    // Event Timing comes a little later than the paint it speaks of.
    let late = marks["taps"].as_array().cloned().unwrap_or_default();
    for (tap, marks) in taps.iter_mut().zip(&late) {
        tap.paint = read(marks, false).paint;
    }
    let count = |name: &str| marks[name].as_array().map_or(0, Vec::len);
    Ok(Run {
        taps,
        checkpoints: count("checkpoints"),
        arrivals: count("followed"),
        early: count("early"),
    })
}

/// Opens the app in another tab, which will tick a line when it is told to and then go away; makes
/// the checkpoint one of another version and turns to a new tab. Gives the line.
async fn neighbour(phone: &Phone, url: &str) -> Outcome<String> {
    phone.visit(url).await?;
    phone.stands().await?;
    phone.outdate_checkpoint().await?;
    let body = "const open = [...document.querySelectorAll('li[data-id] [data-act=tick][aria-pressed=false]')];
        const last = open[Math.min(open.length, 12) - 1], id = last.closest('li').dataset.id;
        addEventListener('storage', ({ key }) => {
            if (key !== 'bench-go') return;
            document.querySelector(\"[data-id='\" + CSS.escape(id) + \"'] [data-act=tick]\").click();
            setTimeout(() => { location.href = 'about:blank'; }, 2000);
        });
        return id";
    let line = phone.script(body, Vec::new()).await?;
    phone.new_tab().await?;
    line.as_str()
        .map(str::to_owned)
        .ok_or_else(|| Failure::new("the other tab has no open line to tick"))
}

/// The first open line whose tick is in sight; else the first of all; `None` where all are ticked.
async fn next_tick(phone: &Phone, avoid: &str) -> Outcome<Option<String>> {
    let body = "const lines = [...document.querySelectorAll('li[data-id]')].filter((line) =>
            line.dataset.id !== arguments[0] && line.querySelector('[data-act=tick][aria-pressed=false]'));
        const within = lines.find((line) => {
            const box = line.querySelector('[data-act=tick]').getBoundingClientRect();
            return box.top > 60 && box.bottom < innerHeight - 160;
        });
        const line = within ?? lines[0];
        return line ? line.dataset.id : null";
    let answer = phone.script(body, vec![json!(avoid)]).await?;
    Ok(answer.as_str().map(|id| format!("[data-id=\"{id}\"] {}", act("tick"))))
}

fn read(marks: &Value, writes: bool) -> Tap {
    let timed = number(&marks["timed"]).unwrap_or_default();
    Tap {
        kind: marks["kind"].as_str().unwrap_or_default().to_owned(),
        paint: number(&marks["paint"]).map(|paint| paint.max(timed)),
        saved: if writes { number(&marks["saved"]) } else { None },
    }
}

impl Run {
    /// The paints of all taps; `None` where one was never answered.
    fn paints(&self) -> Option<Vec<f64>> {
        self.taps.iter().map(|tap| tap.paint).collect()
    }

    /// To the disk, of all taps that write.
    fn saves(&self) -> Vec<f64> {
        self.taps.iter().filter_map(|tap| tap.saved).collect()
    }

    /// The percentile of the taps' paints.
    pub fn paint(&self, percent: usize) -> Option<f64> {
        percentile(&self.paints()?, percent)
    }

    /// Taps by kind: how many, their middle, p98 and worst.
    pub fn by_kind(&self) -> Vec<(String, usize, f64, f64, f64)> {
        let mut kinds: Vec<&str> = self.taps.iter().map(|tap| tap.kind.as_str()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let of = |kind: &str| -> Vec<f64> {
            let own = self.taps.iter().filter(|tap| tap.kind == kind);
            own.filter_map(|tap| tap.paint).collect()
        };
        kinds
            .into_iter()
            .filter_map(|kind| {
                let paints = of(kind);
                let at = |percent| percentile(&paints, percent);
                Some((kind.to_owned(), paints.len(), at(50)?, at(98)?, at(100)?))
            })
            .collect()
    }

    /// Which tap took longest to its paint.
    fn worst(&self) -> String {
        let length = |tap: &Tap| tap.paint.unwrap_or(f64::INFINITY);
        let worst = self.taps.iter().max_by(|one, other| length(one).total_cmp(&length(other)));
        worst.map_or_else(String::new, |tap| format!("{:.0} ms ({})", length(tap), tap.kind))
    }

    /// What is wrong with the run itself, so that its figures say nothing; empty where nothing is.
    pub fn trouble(&self, wish: &Wish<'_>) -> Vec<String> {
        let mut trouble = Vec::new();
        let unanswered = self.taps.iter().filter(|tap| tap.paint.is_none()).count();
        if unanswered > 0 {
            trouble.push(format!("{unanswered} taps were never answered"));
        }
        if self.early > 0 {
            trouble.push(format!("{} records were called saved before they were", self.early));
        }
        if wish.amid && self.checkpoints == 0 {
            trouble.push("no checkpoint fell amid the taps".to_owned());
        }
        if wish.amid && self.arrivals == 0 {
            trouble.push("no record of the other tab fell amid the taps".to_owned());
        }
        trouble
    }

    /// The rows of the run. A run with trouble has no figures: they would speak of something else.
    pub fn rows(&self, wish: &Wish<'_>, tasks: usize) -> Vec<Figure> {
        let trouble = self.trouble(wish);
        let sound = |value: Option<f64>| value.filter(|_| trouble.is_empty());
        let saves = self.saves();
        let note = if trouble.is_empty() {
            format!(
                "4x, {tasks} tasks, {} taps, {} checkpoint, {} arrival; worst {}",
                self.taps.len(),
                self.checkpoints,
                self.arrivals,
                self.worst()
            )
        } else {
            trouble.join("; ")
        };
        let disk = if trouble.is_empty() {
            format!(
                "{} taps; worst {:.0} ms",
                saves.len(),
                percentile(&saves, 100).unwrap_or_default()
            )
        } else {
            trouble.join("; ")
        };
        let ms = Unit::Milliseconds;
        vec![
            Figure::new("a tap to its paint, p98", ms, sound(self.paint(98)))
                .held_to(150.0, 100.0)
                .noted(note),
            Figure::new("a tap to durable, p95", ms, sound(percentile(&saves, 95)))
                .held_to(150.0, 80.0)
                .noted(disk),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Wish<'_> = Wish { count: 0, amid: false, scripts: &[], only_ticks: false };

    fn tap(kind: &str, paint: Option<f64>, saved: Option<f64>) -> Tap {
        Tap { kind: kind.to_owned(), paint, saved }
    }

    #[test]
    fn a_run_is_told_with_its_worst() {
        let mut taps: Vec<Tap> =
            (1..100).map(|n| tap("tick", Some(f64::from(n)), Some(f64::from(n) + 1.0))).collect();
        taps.push(tap("tab-customers", Some(400.0), None));
        let run = Run { taps, ..Run::default() };
        let rows = run.rows(&PLAIN, 20_000);
        assert_eq!(rows[0].value, Some(98.0));
        assert!(rows[0].note.ends_with("worst 400 ms (tab-customers)"), "{}", rows[0].note);
        assert_eq!(rows[1].value, Some(96.0), "the 95th of 99 saves");
        assert_eq!(run.by_kind()[0], ("tab-customers".to_owned(), 1, 400.0, 400.0, 400.0));
    }

    #[test]
    fn a_run_with_trouble_has_no_figures() {
        let run = Run { taps: vec![tap("tick", None, None)], ..Run::default() };
        assert_eq!(run.rows(&PLAIN, 1)[0].value, None);
        let run = Run { taps: vec![tap("tick", Some(1.0), Some(1.0))], early: 1, ..Run::default() };
        assert!(run.rows(&PLAIN, 1)[1].note.contains("before they were"));
        let amid = Wish { amid: true, ..PLAIN };
        assert_eq!(run.trouble(&amid).len(), 3);
    }
}
