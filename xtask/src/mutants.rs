//! `cargo xtask mutants`: changes the core in small ways, one at a time, and counts how many of the
//! changes the tests notice.
//!
//! cargo-mutants makes the changes in a copy of the clone and runs the tests on each; here is which
//! of them are drawn, and what counts. A change that does not compile is none. One that no test
//! noticed, or on which the tests ran out of time, is missed, unless `xtask/mutants.txt` says why it
//! changes nothing that can be noticed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{places, run, tools};

/// What is changed: the rules and the journal. The store in memory is the tests' own.
const FILES: [&str; 2] = ["src/domain/**/*.rs", "src/journal/**/*.rs"];
const LEFT_OUT: [&str; 2] = ["src/journal/memory.rs", "**/tests.rs"];
/// Below this the command fails.
const GATE: f64 = 85.0;
/// Changes that nothing can notice: `file: what is changed | why`, a line each.
const ALLOWED: &str = include_str!("../mutants.txt");

/// What is to be tried.
#[derive(Clone, Debug)]
pub struct Wish {
    /// How many changes are drawn.
    pub sample: usize,
    /// What the draw goes by.
    pub seed: u64,
    /// Only changes in files whose path contains this.
    pub file: Option<String>,
    /// Only one of so many parts of the draw, counted from 0.
    pub part: Option<(usize, usize)>,
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
    let program = tools::mutants()?;
    let drawn = draw(all(&program, wish)?, wish);
    if drawn.is_empty() {
        bail!("no change fits: give another --file or --sample");
    }
    println!("{} changes, seed {}", drawn.len(), wish.seed);
    let mut verdicts = round(&program, &drawn, &Round::Units)?;
    let open: Vec<String> = verdicts.missed.iter().chain(&verdicts.timed_out).cloned().collect();
    if !open.is_empty() {
        println!("{} of them once more, with every test", open.len());
        let whole = round(&program, &open, &Round::All)?;
        verdicts.caught.extend(whole.caught);
        (verdicts.missed, verdicts.timed_out) = (whole.missed, whole.timed_out);
    }
    report(&verdicts, wish, drawn.len())
}

/// Which tests are run on each change. Most changes are noticed by the first few, so that all tests
/// are run only on the others.
enum Round {
    /// The tests beside the source, with few cases of each law.
    Units,
    /// Every test with all its cases.
    All,
}

/// Tries each of the changes.
fn round(program: &Path, drawn: &[String], round: &Round) -> Result<Verdicts> {
    let place = places::bench()?;
    let out = place.join("mutants");
    // The folder is written anew; what an earlier round said is not mixed in.
    std::fs::remove_dir_all(&out).ok();
    std::fs::create_dir_all(&out).with_context(|| format!("making {}", out.display()))?;
    let mut command = asked(program, &["--no-shuffle", "--colors", "never"]);
    command.arg("--output").arg(&out).env("CARGO_TARGET_DIR", place.join("mutants-target"));
    for name in drawn {
        command.args(["--re", &format!("^{}$", escaped(name))]);
    }
    // Extra fields would be tried in every file named; the fewer, the better.
    let files: std::collections::BTreeSet<&str> =
        drawn.iter().filter_map(|name| name.split(':').next()).collect();
    for file in files {
        command.args(["--file", file]);
    }
    match round {
        Round::Units => command.env("PROPTEST_CASES", "24").args(["--", "--lib"]),
        // That the tests pass on what is not changed was seen in the first round.
        Round::All => command.args(["--baseline", "skip", "--timeout", "600"]),
    };
    // It ends badly when something is missed; its lists say what.
    let status = command.status().context("cargo-mutants could not be started")?;
    let mut verdicts = Verdicts::read(&out.join("mutants.out"))?;
    verdicts.keep(drawn);
    if verdicts.tried() == 0 && verdicts.none.is_empty() {
        bail!("cargo-mutants ended with {status} before any change was tried");
    }
    Ok(verdicts)
}

/// The program with what every call of it needs, slowed so that it is in nobody's way.
fn asked(program: &Path, words: &[&str]) -> std::process::Command {
    let mut command = match run::find(&["nice"]) {
        Some(nice) => {
            let mut command = run::command(nice);
            command.args(["-n", "19"]).arg(program);
            command
        }
        None => run::command(program),
    };
    command.args(["mutants", "--no-config", "--no-default-features"]).args(words);
    // Nothing is debugged here, and linking is most of a change's time.
    command.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_PROFILE_TEST_DEBUG", "0");
    for glob in LEFT_OUT {
        command.args(["--exclude", glob]);
    }
    command
}

/// The names of all changes there are, in the order of the source.
fn all(program: &Path, wish: &Wish) -> Result<Vec<String>> {
    let mut command = asked(program, &["--list"]);
    for glob in FILES {
        command.args(["--file", glob]);
    }
    let listed = run::answer(&mut command)?;
    let wanted = |name: &&str| {
        let file = name.split(':').next().unwrap_or_default();
        wish.file.as_ref().is_none_or(|part| file.contains(part.as_str()))
    };
    Ok(listed.lines().filter(wanted).map(str::to_owned).collect())
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

/// A name as a pattern that fits only itself.
fn escaped(name: &str) -> String {
    let mut pattern = String::with_capacity(name.len() + 16);
    for letter in name.chars() {
        // Not `<` and `>`: escaped, they stand for the ends of a word.
        if r"\.+*?()|[]{}^$#&-~".contains(letter) {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}

impl Verdicts {
    fn read(folder: &Path) -> Result<Verdicts> {
        let lines = |name: &str| -> Result<Vec<String>> {
            let file: PathBuf = folder.join(name);
            let text = std::fs::read_to_string(&file)
                .with_context(|| format!("{} cannot be read", file.display()))?;
            Ok(text.lines().map(str::to_owned).collect())
        };
        Ok(Verdicts {
            caught: lines("caught.txt")?,
            missed: lines("missed.txt")?,
            timed_out: lines("timeout.txt")?,
            none: lines("unviable.txt")?,
        })
    }

    /// Leaves out what was tried without being drawn: cargo-mutants 27.1 tries every deleted field
    /// of these files, whatever it is asked for.
    fn keep(&mut self, drawn: &[String]) {
        for list in [&mut self.caught, &mut self.missed, &mut self.timed_out, &mut self.none] {
            list.retain(|name| drawn.contains(name));
        }
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

/// A change's name without its line and column, which move.
fn without_place(name: &str) -> String {
    let mut parts = name.splitn(4, ':');
    let (file, what) = (parts.next().unwrap_or_default(), parts.nth(2).unwrap_or_default());
    format!("{file}: {}", what.trim())
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

fn report(verdicts: &Verdicts, wish: &Wish, drawn: usize) -> Result<bool> {
    let allowed = allowed(ALLOWED)?;
    let (open, known) = verdicts.not_caught(&allowed);
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
    if wish.file.is_none() && wish.part.is_none() {
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
        Wish { sample, seed, file: None, part: None }
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
        let mut drawn = verdicts.clone();
        drawn.keep(&verdicts.caught);
        assert_eq!((drawn.tried(), &drawn.caught), (1, &verdicts.caught));
        let (open, known) = verdicts.not_caught(&allowed);
        assert_eq!((open, known), (vec!["src/a.rs:9:2: replace < with > in f"], 1));
        assert!((percent(1, verdicts.tried() - known) - 50.0).abs() < 1e-9);
        assert!(super::allowed("src/a.rs: no reason").is_err());
    }

    #[test]
    fn every_reason_in_the_list_can_be_read() {
        assert!(allowed(ALLOWED).is_ok());
    }

    #[test]
    fn a_name_as_a_pattern_has_no_special_letters() {
        let name = "src/a.rs:1:2: replace f -> Vec<(A, B)> with vec![] in <impl X for Y>::f";
        let pattern = escaped(name);
        assert!(pattern.contains("\\(A, B\\)") && pattern.contains("vec!\\[\\]"));
        assert_eq!(pattern.replace('\\', ""), name);
    }
}
