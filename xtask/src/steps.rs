//! `cargo xtask test`: every gate, one after the other, and one line at the end that counts them.

use anyhow::Result;

use crate::counts::Counts;
use crate::dist::{self, Wish};
use crate::e2e::{self, Suite};
use crate::kept::{Kept, Passed};
use crate::tools::{self, Browser};
use crate::{bench, clock, deny, faults, fuzz, mutants, pictures, places, run, size};

/// Days on which the suite is run besides its own: the week before New Year, which asks for next
/// year's calendar, and the week around Spring Festival outside the published cover.
const OTHER_DAYS: [&str; 2] = ["2026-12-28", "2027-02-08"];

/// Seconds that each reader is fuzzed in the usual run.
const FUZZ_SHORT: u32 = 5;
/// The same in the whole run.
const FUZZ_LONG: u32 = 600;

/// One gate. `None` from `run`: it could not run here and need not.
struct Step {
    name: String,
    needs_dist: bool,
    run: Box<dyn Fn() -> Result<Option<Counts>>>,
}

/// Runs every step, also after one that failed, and returns the sum over all of them. With
/// `resume`, steps that passed in an earlier whole run of the very same sources are not run again.
///
/// # Errors
/// Where the target folder cannot be made.
pub fn test(all: bool, resume: bool) -> Result<Counts> {
    // A machine without a person runs everything, every time.
    let kept = if all && !places::ci() { Some(Kept::of_this_clone()?) } else { None };
    Ok(run_all(&steps(all), kept.as_ref(), resume))
}

/// What the compiler's lints say of each package.
fn lints() -> Vec<Step> {
    let deny: &[&str] = &["--", "-D", "warnings"];
    vec![
        cargo(
            "lints: the pure layers",
            &["clippy", "--no-default-features", "--all-targets"],
            deny,
        ),
        Step {
            name: "lints: the app as the phone runs it".into(),
            needs_dist: false,
            run: Box::new(|| {
                tools::wasm_target()?;
                let words =
                    ["clippy", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
                run::counted(run::cargo().args(words)).map(Some)
            }),
        },
        cargo("lints: xtask", &["clippy", "-p", "xtask", "--all-targets"], deny),
        cargo(
            "lints: the macro of views",
            &["clippy", "-p", "fieldplan-view", "--all-targets"],
            deny,
        ),
        cargo(
            "lints: end-to-end tests",
            &["clippy", "-p", "fieldplan-e2e", "--no-deps", "--all-targets"],
            deny,
        ),
        cargo(
            "lints: sample journals",
            &["clippy", "-p", "fieldplan-sample", "--no-deps", "--all-targets"],
            deny,
        ),
        cargo(
            "lints: fuzzing",
            &["clippy", "-p", "fieldplan-fuzz", "--no-deps", "--all-targets"],
            deny,
        ),
        cargo(
            "lints: real deals",
            &["clippy", "-p", "fieldplan-judge", "--no-deps", "--all-targets"],
            deny,
        ),
    ]
}

/// What the documentation of the crate says of items that are not there, private ones included.
fn docs() -> Step {
    Step {
        name: "docs of the app".into(),
        needs_dist: false,
        run: Box::new(|| {
            tools::wasm_target()?;
            let words = ["doc", "--no-deps", "--document-private-items"];
            let target = ["--target", "wasm32-unknown-unknown"];
            let mut cargo = run::cargo();
            cargo.args(words).args(target).env("RUSTDOCFLAGS", "-D warnings");
            run::counted(&mut cargo).map(Some)
        }),
    }
}

fn steps(all: bool) -> Vec<Step> {
    let mut steps = vec![cargo("format", &["fmt", "--all", "--check"], &[])];
    steps.extend(lints());
    steps.extend([
        docs(),
        Step {
            name: "licences, sources, packages".into(),
            needs_dist: false,
            run: Box::new(deny::check),
        },
        cargo(
            "the fence: the pure layers without a browser",
            &["check", "--no-default-features"],
            &[],
        ),
        cargo("tests: the pure layers", &["test", "--no-default-features", "--no-fail-fast"], &[]),
        cargo("tests: xtask", &["test", "-p", "xtask", "--no-fail-fast"], &[]),
        cargo("tests: sample journals", &["test", "-p", "fieldplan-sample", "--no-fail-fast"], &[]),
        cargo("tests: kept inputs", &["test", "-p", "fieldplan-fuzz", "--no-fail-fast"], &[]),
        cargo("tests: real deals", &["test", "-p", "fieldplan-judge", "--no-fail-fast"], &[]),
        cargo(
            "tests: the end-to-end harness",
            &["test", "-p", "fieldplan-e2e", "--lib", "--bins", "--no-fail-fast"],
            &[],
        ),
        Step {
            name: "dist".into(),
            needs_dist: false,
            run: Box::new(|| dist::make(&Wish::plain()).map(|_| Some(Counts::of_step(None, true)))),
        },
        on_dist("size", || size::report().map(|()| Some(Counts::of_step(None, true)))),
        end_to_end(Browser::Chromium, None),
        end_to_end(Browser::WebKit, None),
        Step { name: "faults survived".into(), needs_dist: true, run: Box::new(survived) },
    ]);
    if all {
        steps.extend(OTHER_DAYS.map(|day| end_to_end(Browser::Chromium, Some(day))));
        if e2e::has_tests(Browser::Firefox) {
            steps.push(end_to_end(Browser::Firefox, None));
        }
        steps.push(on_dist("pictures", || pictures::run(&pictures::Wish::default())));
        steps.push(Step {
            name: "laws and their changes are there".into(),
            needs_dist: false,
            run: Box::new(|| {
                mutants::laws::check_names().map(|()| Some(Counts::of_step(None, true)))
            }),
        });
    }
    let (runs, amid) = if all { (50, 10) } else { (10, 2) };
    let kill = move || e2e::kill(Browser::Chromium, runs, amid);
    steps.push(on_dist(&format!("kill, {runs} runs"), kill));
    if all {
        let wish = mutants::Wish::default();
        steps.push(Step {
            name: format!("mutants, {} of them", wish.sample),
            needs_dist: false,
            run: Box::new(move || {
                mutants::run(&wish).map(|is_enough| Some(Counts::of_step(None, is_enough)))
            }),
        });
        // Alone, for it measures time; and after all steps whose figures it takes in.
        steps.push(on_dist("bench", || {
            let is_measured = bench::run(&bench::Wish::default())?;
            Ok(is_measured.then(|| Counts::of_step(None, true)))
        }));
    }
    // Last of the whole run: it takes longest and finds least.
    let seconds = if all { FUZZ_LONG } else { FUZZ_SHORT };
    steps.push(Step {
        name: format!("fuzzing, {seconds} s a reader"),
        needs_dist: false,
        run: Box::new(move || fuzz::run(&fuzz::Wish { seconds, ..fuzz::Wish::default() })),
    });
    steps
}

/// The faults of the page; skipped where a browser that judges some of them may be missing and is.
fn survived() -> Result<Option<Counts>> {
    for browser in [Browser::Chromium, Browser::WebKit] {
        if browser.ready()?.is_none() {
            return Ok(None);
        }
    }
    faults::check()
}

fn cargo(name: &str, words: &'static [&'static str], more: &'static [&'static str]) -> Step {
    let run = move || run::counted(run::cargo().args(words).args(more)).map(Some);
    Step { name: name.into(), needs_dist: false, run: Box::new(run) }
}

fn on_dist(name: &str, run: impl Fn() -> Result<Option<Counts>> + 'static) -> Step {
    Step { name: name.into(), needs_dist: true, run: Box::new(run) }
}

fn end_to_end(browser: Browser, day: Option<&str>) -> Step {
    let as_of = day.map(|day| format!(" as of {day}")).unwrap_or_default();
    let suite = Suite { browser, filter: None, day: day.map(str::to_owned) };
    on_dist(&format!("end to end: {}{as_of}", browser.name()), move || e2e::run(&suite))
}

/// Runs the steps. What passes is noted in `kept`; with `resume` what it has is not run again.
fn run_all(steps: &[Step], kept: Option<&Kept>, resume: bool) -> Counts {
    let start = clock::now();
    let mut sum = Counts::default();
    let mut lines = Vec::new();
    let mut dist_failed = false;
    for step in steps {
        println!("\n==== {}", step.name);
        let begun = clock::now();
        let earlier = kept.filter(|_| resume).and_then(|kept| kept.find(&step.name));
        let (counts, word, length) = if step.needs_dist && dist_failed {
            println!("not run: dist failed");
            (Counts { passed: 0, failed: 1 }, "not run", begun.elapsed())
        } else if let Some(earlier) = earlier {
            run::take_as_passed(&earlier.tests);
            (earlier.counts, "earlier", earlier.length)
        } else {
            let (before, sources) = (run::passed(), kept.and_then(Kept::sources));
            let (counts, word) = outcome((step.run)());
            let length = begun.elapsed();
            if let Some(kept) = kept.filter(|_| word == "ok") {
                let tests = run::passed().difference(&before).cloned().collect();
                let passed = Passed { counts, length, tests };
                if let Err(error) = kept.note(&step.name, sources.as_deref(), &passed) {
                    println!("{error:#}");
                }
            }
            (counts, word, length)
        };
        dist_failed |= step.name == "dist" && counts.failed > 0;
        let time = clock::words(length);
        println!("==== {}: {word}, {counts}, {time}", step.name);
        lines.push(format!("{word:>8}  {time:>12}  {}", step.name));
        sum += counts;
    }
    println!("\n{}\n{:>8}  {:>12}  in all", lines.join("\n"), "", clock::words(start.elapsed()));
    println!("{sum}");
    sum
}

fn outcome(result: Result<Option<Counts>>) -> (Counts, &'static str) {
    match result {
        Ok(Some(counts)) if counts.failed == 0 => (counts, "ok"),
        Ok(Some(counts)) => (counts, "FAILED"),
        Ok(None) => (Counts::default(), "skipped"),
        Err(error) => {
            println!("error: {error:#}");
            (Counts { passed: 0, failed: 1 }, "FAILED")
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use super::*;

    fn step(name: &str, needs_dist: bool, counts: Option<Counts>) -> Step {
        let run = move || counts.map(Some).ok_or_else(|| anyhow::anyhow!("broken"));
        Step { name: name.into(), needs_dist, run: Box::new(run) }
    }

    #[test]
    fn a_failing_step_fails_the_sum_and_the_next_still_runs() {
        let ran = Rc::new(Cell::new(false));
        let seen = Rc::clone(&ran);
        let last = Step {
            name: "last".into(),
            needs_dist: false,
            run: Box::new(move || {
                seen.set(true);
                Ok(None)
            }),
        };
        let good = Counts { passed: 4, failed: 0 };
        let sum = run_all(
            &[step("broken", false, None), step("good", false, Some(good)), last],
            None,
            false,
        );
        assert_eq!(sum, Counts { passed: 4, failed: 1 });
        assert!(ran.get());
    }

    #[test]
    fn what_needs_dist_fails_with_it() {
        let good = Some(Counts { passed: 1, failed: 0 });
        let sum = run_all(&[step("dist", false, None), step("size", true, good)], None, false);
        assert_eq!(sum, Counts { passed: 0, failed: 2 });
    }

    #[test]
    fn a_run_that_is_resumed_runs_what_failed_and_not_what_passed() {
        let ran = Rc::new(Cell::new(0));
        let good = Counts { passed: 4, failed: 0 };
        let counting = |name: &str, counts: Counts| {
            let seen = Rc::clone(&ran);
            let run = move || {
                seen.set(seen.get() + 1);
                Ok(Some(counts))
            };
            Step { name: name.into(), needs_dist: false, run: Box::new(run) }
        };
        let bad = Counts { passed: 3, failed: 1 };
        let steps = [counting("passes", good), counting("fails", bad)];
        let kept = Kept::in_a_test("resumed");
        let all = Counts { passed: 7, failed: 1 };
        assert_eq!(run_all(&steps, Some(&kept), false), all);
        assert_eq!(run_all(&steps, Some(&kept), true), all);
        assert_eq!(ran.get(), 3);
        assert_eq!(run_all(&steps, Some(&kept), false), all);
        assert_eq!(ran.get(), 5, "all of it is run when that is not asked for");
    }

    #[test]
    fn the_whole_run_is_the_usual_one_and_more() {
        let (usual, all) = (steps(false), steps(true));
        assert!(all.len() >= usual.len() + OTHER_DAYS.len());
        assert!(usual.iter().any(|step| step.name == "kill, 10 runs"));
        assert!(all.iter().any(|step| step.name == "kill, 50 runs"));
        assert!(usual.iter().any(|step| step.name == "fuzzing, 5 s a reader"));
        assert!(all.iter().any(|step| step.name == "fuzzing, 600 s a reader"));
        assert!(all.iter().any(|step| step.name == "pictures"));
        for engine in ["chromium", "webkit"] {
            assert!(usual.iter().any(|step| step.name == format!("end to end: {engine}")));
        }
        assert!(all.iter().any(|step| step.name == "end to end: firefox"));
        assert!(all.iter().any(|step| step.name.ends_with("as of 2027-02-08")));
        // The bench takes in the figures of kills, faults, axe and mutants.
        let place = |name: &str| all.iter().position(|step| step.name.starts_with(name)).unwrap();
        for earlier in ["end to end: chromium", "faults survived", "kill", "mutants"] {
            assert!(place(earlier) < place("bench"), "{earlier}");
        }
    }
}
