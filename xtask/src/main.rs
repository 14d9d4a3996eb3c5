//! `cargo xtask <command>`.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use xtask::counts::Counts;
use xtask::dist::{self, Wish, parts};
use xtask::e2e::{self, Suite};
use xtask::server::{Options, Server};
use xtask::tools::Browser;
use xtask::{bench, deny, fresh, fuzz, mutants, pictures, places, run as programs, size, steps};

const USAGE: &str = "\
cargo xtask serve [--port 8787]            build, then serve on this machine
cargo xtask dist [--stamp S] [--out DIR] [--quick]   build the folder to deploy
cargo xtask test [--all [--resume]]        every gate; --all adds other days and engines; --resume
                                           goes on with a run of it that was broken off
cargo xtask e2e [--browser chromium|webkit|firefox] [--day YYYY-MM-DD] [FILTER]
cargo xtask kill [--runs 50] [--amid 10] [--browser chromium|firefox]
cargo xtask size                           what a phone downloads, by file and by crate
cargo xtask deny                           licences, sources and packages, by deny.toml
cargo xtask fuzz [--seconds 60] [--keep] [TARGET]
                                           bytes nobody meant, for every reader; --keep takes some
                                           of what reaches new branches into tests/fuzz/corpus
cargo xtask bench [--dist DIR] [--against FILE] [--out FILE] [--quick] [--only PART]
                                           the table of budgets, measured; JSON to FILE or
                                           target/xtask/bench.json; ratios to an earlier FILE
cargo xtask sample (--tasks N [--seed S] | --example) --day YYYY-MM-DD --out FILE
                                           the record lines of a rep who never was
cargo xtask judge [--data DIR or FILE]     the forecast against what came of real deals
cargo xtask mutants [--sample 300] [--seed 1] [--file PART]... [--part K/N]
                                           small changes of the core, and how many tests notice
cargo xtask mutants --laws [--find]        each law proven by a change that no example notices
cargo xtask pictures [--out DIR] [--only NAME] | --readme
                                           every screen in every view, looked at; or README's
cargo xtask fresh                          serve and test from an empty clone, timed";

fn main() -> ExitCode {
    let mut words = std::env::args();
    let own_name = words.next().unwrap_or_default();
    let words: Vec<String> = words.collect();
    let outcome =
        if parts::stands_in(&own_name) { parts::bind(&words).map(|()| true) } else { run(&words) };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        // What failed has been said, and the last line is the count.
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs a command; false when it ran and found failures.
fn run(words: &[String]) -> Result<bool> {
    let Some((command, rest)) = words.split_first() else { bail!("which command?\n{USAGE}") };
    let mut rest = Words(rest.to_vec());
    match command.as_str() {
        "serve" => {
            let port = rest
                .value("--port")?
                .map_or(Ok(8787), |port| port.parse())
                .context("--port takes a number up to 65535")?;
            rest.none_left()?;
            serve(port)?;
        }
        "dist" => {
            let stamp = rest.value("--stamp")?;
            let out = rest.value("--out")?;
            let quick = rest.flag("--quick");
            rest.none_left()?;
            let out = out.map_or_else(|| places::root().join("dist"), PathBuf::from);
            let wish = Wish { stamp, out: std::path::absolute(out)?, quick };
            dist::make(&wish)?;
            println!("{}", wish.out.display());
        }
        "test" => {
            let (all, resume) = (rest.flag("--all"), rest.flag("--resume"));
            rest.none_left()?;
            if resume && !all {
                bail!("--resume goes on with --all\n{USAGE}");
            }
            return Ok(steps::test(all, resume)?.failed == 0);
        }
        "e2e" => {
            let (browser, day) = (rest.browser()?, rest.value("--day")?);
            let filter = rest.next();
            rest.none_left()?;
            return Ok(closed(e2e::run(&Suite { browser, filter, day })?));
        }
        "kill" => {
            let number = |given: Option<String>, usual: u32| {
                given.map_or(Ok(usual), |text| text.parse()).context("kill takes numbers")
            };
            let (runs, amid) =
                (number(rest.value("--runs")?, 50)?, number(rest.value("--amid")?, 10)?);
            let browser = rest.browser()?;
            rest.none_left()?;
            return Ok(closed(e2e::kill(browser, runs, amid)?));
        }
        "deny" => {
            rest.none_left()?;
            return Ok(closed(deny::check()?));
        }
        "fuzz" => {
            let seconds = rest.value("--seconds")?.map_or(Ok(60), |text| text.parse());
            let wish = fuzz::Wish {
                seconds: seconds.context("--seconds takes a number")?,
                keep: rest.flag("--keep"),
                target: rest.next(),
            };
            rest.none_left()?;
            return Ok(closed(fuzz::run(&wish)?));
        }
        "size" => {
            rest.none_left()?;
            size::report()?;
        }
        "bench" => {
            let file = |name: Option<String>| name.map(std::path::absolute).transpose();
            let wish = bench::Wish {
                dist: file(rest.value("--dist")?)?,
                against: file(rest.value("--against")?)?,
                out: file(rest.value("--out")?)?,
                only: rest.value("--only")?,
                quick: rest.flag("--quick"),
            };
            rest.none_left()?;
            return bench::run(&wish);
        }
        "sample" => {
            let words = ["run", "--quiet", "-p", "fieldplan-sample", "--bin", "sample", "--"];
            let out = rest.value("--out")?.context("sample needs --out FILE")?;
            // Cargo is started at the top of the clone, wherever this was called.
            let out = std::path::absolute(out)?;
            programs::shown(programs::cargo().args(words).args(&rest.0).arg("--out").arg(out))?;
        }
        "judge" => judge(rest)?,
        "mutants" => return mutants(rest),
        "pictures" => {
            let wish = pictures::Wish {
                out: rest.value("--out")?.map(PathBuf::from),
                only: rest.value("--only")?,
                readme: rest.flag("--readme"),
            };
            rest.none_left()?;
            return Ok(closed(pictures::run(&wish)?));
        }
        "fresh" => {
            rest.none_left()?;
            fresh::fresh()?;
        }
        "help" | "--help" | "-h" => println!("{USAGE}"),
        _ => bail!("{command} is not a command\n{USAGE}"),
    }
    Ok(true)
}

/// Judges the forecast on real deals.
fn judge(mut rest: Words) -> Result<()> {
    let data = rest.value("--data")?.map(std::path::absolute).transpose()?;
    rest.none_left()?;
    let mut command = programs::cargo();
    command.args(["run", "--quiet", "-p", "fieldplan-judge", "--bin", "judge", "--"]);
    if let Some(data) = data {
        command.arg("--data").arg(data);
    }
    programs::shown(&mut command)
}

/// Changes of the core that the tests are to notice, or those that only laws notice.
fn mutants(mut rest: Words) -> Result<bool> {
    let number = |word: Option<String>, usual: u64| {
        word.map_or(Ok(usual), |word| word.parse()).context("a number is wanted")
    };
    let usual = mutants::Wish::default();
    let wish = mutants::Wish {
        sample: usize::try_from(number(rest.value("--sample")?, usual.sample as u64)?)?,
        seed: number(rest.value("--seed")?, usual.seed)?,
        files: std::iter::from_fn(|| rest.value("--file").transpose()).collect::<Result<_>>()?,
        part: rest.value("--part")?.map(|part| part_of(&part)).transpose()?,
    };
    let (is_laws, is_find) = (rest.flag("--laws"), rest.flag("--find"));
    rest.none_left()?;
    match (is_laws, is_find) {
        (true, true) => mutants::laws::find(&wish).map(|()| true),
        (true, false) => mutants::laws::prove(&wish.files),
        _ => mutants::run(&wish),
    }
}

/// Reads `K/N`: part K, from 0, of N.
fn part_of(text: &str) -> Result<(usize, usize)> {
    let read = |text: &str| {
        let (part, of) = text.split_once('/')?;
        let (part, of): (usize, usize) = (part.parse().ok()?, of.parse().ok()?);
        (part < of).then_some((part, of))
    };
    read(text).with_context(|| format!("--part takes K/N with K below N, not {text}"))
}

fn serve(port: u16) -> Result<()> {
    let wish = Wish::plain();
    dist::make(&wish)?;
    let server = Server::with(Options { port, acks: false }, &wish.out)?;
    println!("serving {} at {}", wish.out.display(), server.url("/"));
    println!("stop with Ctrl-C");
    server.wait();
    Ok(())
}

/// Prints the counts as the last line; a skipped run has said so and is no failure.
fn closed(counts: Option<Counts>) -> bool {
    let counts = counts.unwrap_or_default();
    println!("{counts}");
    counts.failed == 0
}

/// The words after the command; taken out as they are understood.
struct Words(Vec<String>);

impl Words {
    fn value(&mut self, name: &str) -> Result<Option<String>> {
        let Some(place) = self.0.iter().position(|word| word == name) else { return Ok(None) };
        self.0.remove(place);
        if place >= self.0.len() {
            bail!("{name} needs a value\n{USAGE}");
        }
        Ok(Some(self.0.remove(place)))
    }

    fn flag(&mut self, name: &str) -> bool {
        let place = self.0.iter().position(|word| word == name);
        place.map(|place| self.0.remove(place)).is_some()
    }

    fn browser(&mut self) -> Result<Browser> {
        self.value("--browser")?.map_or(Ok(Browser::Chromium), |name| Browser::named(&name))
    }

    /// The next word that is not a flag.
    fn next(&mut self) -> Option<String> {
        let first = self.0.first()?;
        (!first.starts_with("--")).then(|| self.0.remove(0))
    }

    fn none_left(&self) -> Result<()> {
        match self.0.first() {
            Some(word) => bail!("{word} is not understood here\n{USAGE}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Words {
        Words(line.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn words_are_taken_in_any_order_and_none_is_overlooked() {
        let mut rest = words("undo --browser webkit");
        assert_eq!(rest.browser().unwrap(), Browser::WebKit);
        assert_eq!(rest.next().as_deref(), Some("undo"));
        rest.none_left().unwrap();
        assert!(words("--runs").value("--runs").is_err());
        assert!(words("--bogus").none_left().is_err());
        assert!(run(&["nonsense".to_owned()]).is_err());
        assert!(run(&["size".to_owned(), "--bogus".to_owned()]).is_err());
        assert!(run(&["judge".to_owned(), "--data".to_owned()]).is_err());
    }
}
