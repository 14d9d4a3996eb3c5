//! Programs the harness starts, and the end of exactly those.
//!
//! A browser is a tree of processes under its driver. It is ended by the ids of that tree and by
//! the name of its own profile folder, never by a program's name: other browsers may be running.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::{Failure, Outcome};

/// A program that is ended, with everything it started, when this value is dropped.
#[derive(Debug)]
pub struct Program {
    child: Child,
}

impl Program {
    /// Starts a program with nothing on its standard input and nothing shown of what it says.
    pub fn start(command: &mut Command) -> Outcome<Self> {
        let name = command.get_program().to_owned();
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| missing(&name, &error))?;
        Ok(Self { child })
    }

    /// Starts a program and waits for a line of its output in which `wanted` finds a value.
    ///
    /// The rest of the output is read and thrown away, so that the program never blocks on it.
    pub fn start_and_read<T: Send + 'static>(
        command: &mut Command,
        wanted: impl Fn(&str) -> Option<T> + Send + 'static,
    ) -> Outcome<(Self, T)> {
        let name = command.get_program().to_owned();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| missing(&name, &error))?;
        let stdout = child.stdout.take();
        let program = Self { child };
        let Some(stdout) = stdout else {
            return Err(Failure::new(format!("{} has no output", name.display())));
        };
        let (found, answer) = mpsc::channel();
        thread::spawn(move || {
            let mut output = BufReader::new(stdout);
            let mut line = String::new();
            while output.read_line(&mut line).is_ok_and(|read| read > 0) {
                if let Some(value) = wanted(&line) {
                    // The harness may have given up already; then nobody listens.
                    let _ = found.send(value);
                    break;
                }
                line.clear();
            }
            let mut rest = Vec::new();
            let _ = output.read_to_end(&mut rest);
        });
        match answer.recv_timeout(Duration::from_secs(20)) {
            Ok(value) => Ok((program, value)),
            Err(_) => Err(Failure::new(format!("{} did not say that it is ready", name.display()))),
        }
    }

    /// The process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let mut ids = descendants(self.child.id());
        ids.push(self.child.id());
        kill(&ids);
        let _ = self.child.wait();
    }
}

fn missing(name: &OsStr, error: &std::io::Error) -> Failure {
    Failure::new(format!("{} could not be started ({error}): run cargo xtask e2e", name.display()))
}

/// Ends these processes at once, without letting them tidy up.
pub fn kill(ids: &[u32]) {
    if ids.is_empty() {
        return;
    }
    // An id that is already gone is what was wanted.
    let _ = Command::new("kill")
        .arg("-9")
        .args(ids.iter().map(u32::to_string))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
}

/// Every process that descends from `root`, the nearest first.
pub fn descendants(root: u32) -> Vec<u32> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for (id, parent) in all_with_parent() {
        children.entry(parent).or_default().push(id);
    }
    let mut found = Vec::new();
    let mut waiting = vec![root];
    while let Some(id) = waiting.pop() {
        for &child in children.get(&id).into_iter().flatten() {
            found.push(child);
            waiting.push(child);
        }
    }
    found
}

/// Every process with this folder in its command line: what is left of a browser whose parent is
/// gone.
pub fn with_folder(folder: &Path) -> Vec<u32> {
    let needle = folder.as_os_str().as_encoded_bytes();
    if needle.is_empty() {
        return Vec::new();
    }
    ids()
        .filter(|id| *id != std::process::id())
        .filter(|id| {
            fs::read(format!("/proc/{id}/cmdline"))
                .is_ok_and(|line| line.windows(needle.len()).any(|part| part == needle))
        })
        .collect()
}

/// Whether a process still runs (a zombie does not).
pub fn runs(id: u32) -> bool {
    fs::read_to_string(format!("/proc/{id}/stat"))
        .ok()
        .and_then(|stat| stat.rsplit_once(')').map(|(_, rest)| rest.trim_start().starts_with('Z')))
        .is_some_and(|zombie| !zombie)
}

fn ids() -> impl Iterator<Item = u32> {
    fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

fn all_with_parent() -> Vec<(u32, u32)> {
    ids()
        .filter_map(|id| {
            let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
            // The name is in parentheses and may hold anything; the parent is the second field
            // after it.
            let (_, rest) = stat.rsplit_once(')')?;
            let parent = rest.split_whitespace().nth(1)?.parse().ok()?;
            Some((id, parent))
        })
        .collect()
}
