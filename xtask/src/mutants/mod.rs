//! `cargo xtask mutants`: changes the core in small ways, one at a time, and counts how many of the
//! changes the tests notice.
//!
//! cargo-mutants says which changes there are; here they are drawn, written into one build of a copy
//! of the clone ([`switched`]), made one at a time and counted. A change that does not compile is
//! none. One that no test noticed, or on which the tests ran out of time, is missed, unless
//! `xtask/mutants.txt` says why it changes nothing that can be noticed.

mod changes;
mod copy;
pub mod laws;
mod switched;
mod tries;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::{places, run, tools};
use changes::{Change, without_place};
use tries::Verdict;

/// What is changed: the rules and the journal. The store in memory is the tests' own.
const FILES: [&str; 2] = ["src/domain/**/*.rs", "src/journal/**/*.rs"];
const LEFT_OUT: [&str; 2] = ["src/journal/memory.rs", "**/tests.rs"];
/// Below this the command fails.
const GATE: f64 = 85.0;
/// Changes that nothing can notice: `file: what is changed | why`, a line each.
const ALLOWED: &str = include_str!("../../mutants.txt");

/// What is to be tried.
#[derive(Clone, Debug)]
pub struct Wish {
    /// How many changes are drawn.
    pub sample: usize,
    /// What the draw goes by.
    pub seed: u64,
    /// Only changes whose name, which begins with the file, contains one of these; all when there are none.
    pub files: Vec<String>,
    /// Only one of so many parts of the draw, counted from 0.
    pub part: Option<(usize, usize)>,
}

impl Default for Wish {
    fn default() -> Self {
        Wish { sample: 300, seed: 1, files: Vec::new(), part: None }
    }
}

/// What became of the changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Verdicts {
    caught: Vec<String>,
    missed: Vec<String>,
    timed_out: Vec<String>,
    /// Those that did not compile.
    none: Vec<String>,
}

/// Runs the sample; false when fewer than 85 % are caught.
pub fn run(wish: &Wish) -> Result<bool> {
    let drawn = changes_of(wish)?;
    println!("{} changes, seed {}", drawn.len(), wish.seed);
    let mut verdicts = Verdicts::default();
    let allowed = allowed(ALLOWED)?;
    let is_known = |change: &Change| allowed.contains_key(&change.what());
    tries::each(&drawn, is_known, |change, verdict| {
        match verdict {
            Verdict::Missed => println!("missed: {}", change.name),
            Verdict::TimedOut => println!("out of time: {}", change.name),
            Verdict::Caught(by) if is_known(change) => {
                println!("can be noticed, by {}: {}", by.join(", "), change.name);
            }
            Verdict::Caught(_) | Verdict::NoChange => {}
        }
        verdicts.add(change.name.clone(), verdict);
    })?;
    report(&verdicts, &allowed, wish, drawn.len())
}

/// The program with what every call of it needs.
fn asked(program: &Path, words: &[&str]) -> std::process::Command {
    let mut command = run::command(program);
    command.args(["mutants", "--no-config", "--no-default-features"]).args(words);
    for glob in LEFT_OUT {
        command.args(["--exclude", glob]);
    }
    command
}

/// All changes there are, in the order of the source; only those whose name contains one of these
/// parts, if there are any.
fn all(parts: &[String]) -> Result<Vec<Change>> {
    let mut command = asked(&tools::mutants()?, &["--list", "--json"]);
    for glob in FILES {
        command.args(["--file", glob]);
    }
    let mut all = changes::read(&run::answer(&mut command)?)?;
    all.retain(|change| {
        let fits = |part: &String| change.name.contains(part) || change.what().contains(part);
        parts.is_empty() || parts.iter().any(fits)
    });
    Ok(all)
}

/// The changes drawn.
fn changes_of(wish: &Wish) -> Result<Vec<Change>> {
    let mut all = all(&wish.files)?;
    let drawn = draw(all.iter().map(|change| change.name.clone()).collect(), wish);
    if drawn.is_empty() {
        bail!("no change fits: give another --file or --sample");
    }
    all.retain(|change| drawn.contains(&change.name));
    Ok(all)
}

/// So many of the names by the seed, the same on every machine, in the order of the source.
fn draw(mut names: Vec<String>, wish: &Wish) -> Vec<String> {
    names.sort();
    names.dedup();
    let mut state = wish.seed;
    let mut next = || {
        // SplitMix64 (Steele, Lea and Flood 2014).
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    };
    let count = wish.sample.min(names.len());
    for place in 0..count {
        let left = u64::try_from(names.len() - place).unwrap_or(1);
        let other = place + usize::try_from(next() % left).unwrap_or_default();
        names.swap(place, other);
    }
    names.truncate(count);
    if let Some((part, of)) = wish.part {
        let mut place = 0;
        names.retain(|_| {
            place += 1;
            (place - 1) % of == part
        });
    }
    names.sort();
    names
}

impl Verdicts {
    fn add(&mut self, name: String, verdict: &Verdict) {
        let list = match verdict {
            Verdict::Caught(_) => &mut self.caught,
            Verdict::Missed => &mut self.missed,
            Verdict::TimedOut => &mut self.timed_out,
            Verdict::NoChange => &mut self.none,
        };
        list.push(name);
    }

    fn tried(&self) -> usize {
        self.caught.len() + self.missed.len() + self.timed_out.len()
    }

    /// Those not caught, without the allowed ones; and how many are allowed.
    fn not_caught(&self, allowed: &BTreeMap<String, String>) -> (Vec<&str>, usize) {
        let all = self.missed.iter().chain(&self.timed_out);
        let (known, open): (Vec<&str>, Vec<&str>) =
            all.map(String::as_str).partition(|name| allowed.contains_key(&without_place(name)));
        (open, known.len())
    }
}

/// The changes that nothing can notice, with the reason.
fn allowed(text: &str) -> Result<BTreeMap<String, String>> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (name, why) = line.split_once(" | ").with_context(|| {
                format!("mutants.txt: `{line}` has no reason; write `file: change | why`")
            })?;
            Ok((name.trim().to_owned(), why.trim().to_owned()))
        })
        .collect()
}

fn report(
    verdicts: &Verdicts,
    allowed: &BTreeMap<String, String>,
    wish: &Wish,
    drawn: usize,
) -> Result<bool> {
    let (open, known) = verdicts.not_caught(allowed);
    for name in &open {
        let timed_out = verdicts.timed_out.iter().any(|other| other == name);
        println!("{}: {name}", if timed_out { "out of time" } else { "missed" });
    }
    let counted = verdicts.tried() - known;
    let percent = percent(verdicts.caught.len(), counted);
    let note = format!(
        "{} of {counted} caught, {known} cannot be noticed, {} do not compile; {drawn} drawn, seed {}",
        verdicts.caught.len(),
        verdicts.none.len(),
        wish.seed
    );
    println!("{percent:.1} %: {note}");
    if wish.files.is_empty() && wish.part.is_none() {
        let results = places::bench()?.join("results");
        std::fs::create_dir_all(&results)?;
        let json = format!("{{\"value\": {percent:.1}, \"note\": \"{note}\"}}\n");
        std::fs::write(results.join("mutants.json"), json)?;
    }
    Ok(percent >= GATE)
}

fn percent(caught: usize, of: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if of == 0 { 100.0 } else { 100.0 * number(caught) / number(of) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(sample: usize, seed: u64) -> Wish {
        Wish { sample, seed, files: Vec::new(), part: None }
    }

    fn names() -> Vec<String> {
        (0..100).map(|n| format!("src/domain/a.rs:{n}:1: replace a with b in c")).collect()
    }

    #[test]
    fn the_same_seed_draws_the_same_and_another_draws_others() {
        let first = draw(names(), &wish(30, 7));
        let mut turned = names();
        turned.reverse();
        assert_eq!(first, draw(turned, &wish(30, 7)));
        assert_ne!(first, draw(names(), &wish(30, 8)));
        assert_eq!(draw(names(), &wish(500, 1)).len(), 100);
    }

    #[test]
    fn the_parts_of_a_draw_are_the_draw() {
        let whole = draw(names(), &wish(31, 7));
        let part = |part| draw(names(), &Wish { part: Some((part, 3)), ..wish(31, 7) });
        let mut parts: Vec<String> = (0..3).flat_map(part).collect();
        parts.sort();
        assert_eq!(parts, whole);
    }

    #[test]
    fn what_is_not_caught_is_missed_unless_its_reason_is_written_down() {
        let text = "# a remark\n\nsrc/a.rs: replace < with <= in f | both ends are equal there\n";
        let allowed = allowed(text).unwrap();
        let verdicts = Verdicts {
            caught: vec!["src/a.rs:1:1: delete ! in f".to_owned()],
            missed: vec!["src/a.rs:9:2: replace < with <= in f".to_owned()],
            timed_out: vec!["src/a.rs:9:2: replace < with > in f".to_owned()],
            none: Vec::new(),
        };
        let (open, known) = verdicts.not_caught(&allowed);
        assert_eq!((open, known), (vec!["src/a.rs:9:2: replace < with > in f"], 1));
        assert!((percent(1, verdicts.tried() - known) - 50.0).abs() < 1e-9);
        assert!(super::allowed("src/a.rs: no reason").is_err());
    }

    #[test]
    fn every_reason_in_the_list_can_be_read() {
        assert!(allowed(ALLOWED).is_ok());
    }
}
