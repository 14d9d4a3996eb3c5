//! Starting other programs: quietly, loudly, or for their answer.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, bail};

use crate::counts::Counts;

/// A command that runs in the clone and never waits for a person.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(crate::places::root()).stdin(Stdio::null());
    command
}

/// The cargo that started this workshop, else the one on the path.
pub fn cargo() -> Command {
    let mut command = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // Facts about xtask's own package must not reach the packages built from here.
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| {
            name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
        }) {
            command.env_remove(name);
        }
    }
    command
}

/// Runs to the end with the output shown; an exit code other than 0 is an error.
pub fn shown(command: &mut Command) -> Result<()> {
    let line = line(command);
    let status = command.status().with_context(|| format!("`{line}` could not be started"))?;
    if !status.success() {
        bail!("`{line}` ended with {status}");
    }
    Ok(())
}

/// Runs to the end and returns what it printed; on failure the error carries the end of its output.
pub fn answer(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output = command.output().with_context(|| format!("`{line}` could not be started"))?;
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        let all = format!("{out}{}", String::from_utf8_lossy(&output.stderr));
        let lines: Vec<&str> = all.lines().collect();
        let tail = lines.get(lines.len().saturating_sub(30)..).unwrap_or_default().join("\n");
        bail!("`{line}` ended with {}:\n{tail}", output.status);
    }
    Ok(out)
}

/// Runs to the end with the output shown, and counts the tests it says passed and failed.
pub fn counted(command: &mut Command) -> Result<Counts> {
    let line = line(command);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("`{line}` could not be started"))?;
    let mut results: Option<Counts> = None;
    let output = child.stdout.take().context("a program without output")?;
    for said in BufReader::new(output).split(b'\n') {
        let said = said?;
        let said = String::from_utf8_lossy(&said);
        println!("{said}");
        if let Some(name) = passed_test(&said) {
            PASSED.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned());
        }
        if let Some(counts) = Counts::read(&said) {
            *results.get_or_insert_default() += counts;
        }
    }
    let status = child.wait()?;
    if !status.success() {
        println!("`{line}` ended with {status}");
    }
    Ok(Counts::of_step(results, status.success()))
}

/// Names of the tests that passed under [`counted`], without the modules they stand in.
static PASSED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// The names of the tests that passed since this program started, without their modules.
pub fn passed() -> BTreeSet<String> {
    PASSED.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Counts these among them: they passed in a run before, on the same sources.
pub fn take_as_passed(names: &BTreeSet<String>) {
    PASSED.lock().unwrap_or_else(PoisonError::into_inner).extend(names.iter().cloned());
}

/// The test that a line says has passed: `test lists::a_name ... ok`.
fn passed_test(line: &str) -> Option<&str> {
    let (name, rest) = line.strip_prefix("test ")?.split_once(" ... ")?;
    // A terminal's colours may stand around the word.
    if rest.contains("ok") { name.split(" - ").next()?.rsplit("::").next() } else { None }
}

/// The command as one line, with the folders above the program left out.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut words = vec![program.file_name().unwrap_or(program.as_os_str()).to_string_lossy()];
    words.extend(command.get_args().map(OsStr::to_string_lossy));
    words.join(" ")
}

/// The first of these names found on the path.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    names.iter().find_map(|name| {
        std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
    })
}

/// A path list with these folders first.
pub fn path_with(folders: &[PathBuf]) -> Result<std::ffi::OsString> {
    let old = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(folders.iter().cloned().chain(std::env::split_paths(&old)))
        .context("a tools folder has a character that a path list cannot hold")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_program_is_an_error_with_its_words() {
        let error = answer(command("sh").args(["-c", "echo lost; exit 3"])).unwrap_err();
        assert!(format!("{error}").contains("lost"), "{error}");
        assert!(shown(command("sh").args(["-c", "exit 3"])).is_err());
    }

    #[test]
    fn a_run_is_counted_by_its_words_and_its_end() {
        let run = |script: &str| counted(command("sh").args(["-c", script])).unwrap();
        let words = "echo test result: ok. 2 passed\\; 0 failed";
        assert_eq!(run(words), Counts { passed: 2, failed: 0 });
        assert_eq!(run(&format!("{words}; exit 1")), Counts { passed: 2, failed: 1 });
        assert_eq!(run("true"), Counts { passed: 1, failed: 0 });
    }

    #[test]
    fn a_program_on_the_path_is_found_and_a_made_up_one_is_not() {
        assert!(find(&["no-such-program", "sh"]).is_some());
        assert!(find(&["no-such-program"]).is_none());
    }

    #[test]
    fn the_name_of_a_test_that_passed_is_read() {
        for (line, name) in [
            ("test lists::a_name ... ok", Some("a_name")),
            ("test a_name - should panic ... ok", Some("a_name")),
            ("test lists::a_name ... \u{1b}[32mok\u{1b}[m", Some("a_name")),
            ("test lists::a_name ... FAILED", None),
            ("test lists::a_name has been running for over 60 seconds", None),
            ("test result: ok. 3 passed; 0 failed", None),
        ] {
            assert_eq!(passed_test(line), name, "{line}");
        }
    }
}
