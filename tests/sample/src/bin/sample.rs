//! `cargo xtask sample --tasks N --seed S --day D --out FILE`: writes a journal's lines into a
//! file; `--example` writes the example rep's instead.

use std::process::ExitCode;

use fieldplan::domain::day::Day;
use fieldplan_sample::{FEWEST, Sample};

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
struct Wish {
    /// `None` for the example.
    tasks: Option<usize>,
    seed: u64,
    day: Day,
    out: String,
}

fn wish(mut words: impl Iterator<Item = String>) -> Result<Wish, String> {
    let (mut tasks, mut seed, mut day, mut out, mut example) = (None, 1, None, None, false);
    while let Some(word) = words.next() {
        if word == "--example" {
            example = true;
            continue;
        }
        let value = words.next().ok_or_else(|| format!("{word} wants a value"))?;
        let number = || value.parse::<u64>().map_err(|_| format!("{value} is no whole number"));
        match word.as_str() {
            "--tasks" => tasks = usize::try_from(number()?).ok(),
            "--seed" => seed = number()?,
            "--day" => day = Some(Day::parse(&value).map_err(|error| format!("{value}: {error}"))?),
            "--out" => out = Some(value),
            _ => return Err(format!("{word} is not known")),
        }
    }
    let tasks = match (example, tasks) {
        (true, None) => None,
        (false, Some(tasks)) if tasks >= FEWEST => Some(tasks),
        _ => return Err(format!("--example, or --tasks with a number from {FEWEST} on")),
    };
    let day = day.ok_or("--day YYYY-MM-DD is missing: a journal ends on a day")?;
    let out = out.ok_or("--out FILE is missing")?;
    Ok(Wish { tasks, seed, day, out })
}

fn run() -> Result<(), String> {
    let wish = wish(std::env::args().skip(1))?;
    let sample = match wish.tasks {
        Some(tasks) => Sample::tasks(tasks, wish.seed, wish.day),
        None => Sample::example(wish.day),
    };
    let lines = sample.lines();
    std::fs::write(&wish.out, &lines).map_err(|error| format!("{}: {error}", wish.out))?;
    println!("{}: {} records, {} bytes", wish.out, sample.records().len(), lines.len());
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("error: {sentence}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(line: &str) -> Result<Wish, String> {
        wish(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn a_wish_is_read_and_a_slip_is_named() {
        let day = Day::parse("2026-11-16").unwrap();
        let read = asked("--tasks 2000 --seed 7 --day 2026-11-16 --out x").unwrap();
        assert_eq!(read, Wish { tasks: Some(2_000), seed: 7, day, out: "x".to_owned() });
        assert_eq!(asked("--example --day 2026-11-16 --out x").unwrap().tasks, None);
        for (line, part) in [
            ("--tasks 10 --day 2026-11-16 --out x", "200"),
            ("--tasks 2000 --out x", "--day"),
            ("--tasks 2000 --day 2026-11-31 --out x", "no such date"),
            ("--tasks 2000 --day 2026-11-16", "--out"),
            ("--bogus 1", "not known"),
            ("--tasks", "wants a value"),
        ] {
            let sentence = asked(line).unwrap_err();
            assert!(sentence.contains(part), "{line}: {sentence}");
        }
    }
}
