//! `cargo xtask fresh`: what a newcomer meets. README's two commands from an empty clone with an
//! empty tools folder, timed.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::dist::headers::POLICY;
use crate::{clock, places, run};

/// A folder that goes away again, also after a failure.
struct Passing(PathBuf);

impl Drop for Passing {
    fn drop(&mut self) {
        if fs::remove_dir_all(&self.0).is_err() {
            println!("{} could not be removed", self.0.display());
        }
    }
}

/// A started program that is stopped by its own id, also after a failure.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// Clones HEAD, runs both commands there, prints their times.
pub fn fresh() -> Result<()> {
    let place = std::env::temp_dir().join(format!("fieldplan-fresh-{}", std::process::id()));
    fs::create_dir_all(&place)?;
    let place = Passing(place);
    let (clone, tools) = (place.0.join("fieldplan"), place.0.join("tools"));
    fs::create_dir_all(&tools)?;
    let head = run::answer(run::command("git").args(["rev-parse", "HEAD"]))?;
    run::answer(
        run::command("git")
            .args(["clone", "--quiet", "--no-checkout"])
            .arg(places::root())
            .arg(&clone),
    )?;
    run::answer(run::command("git").current_dir(&clone).args([
        "checkout",
        "--quiet",
        "--detach",
        head.trim(),
    ]))?;
    println!("clone of {} with an empty tools folder", head.trim());

    let start = clock::now();
    let test = run::counted(newcomer(&clone, &tools).arg("test"))?;
    let test_time = clock::words(start.elapsed());
    let start = clock::now();
    let served = serve(newcomer(&clone, &tools).args(["serve", "--port", "0"]));
    let serve_time = clock::words(start.elapsed());
    let left =
        run::answer(run::command("git").current_dir(&clone).args(["status", "--porcelain"]))?;

    println!("\ncargo xtask test: {test}, {test_time}");
    println!("cargo xtask serve, after it: answers in {serve_time}");
    served.context("cargo xtask serve")?;
    if !left.trim().is_empty() {
        bail!("the commands left files in the clone:\n{left}");
    }
    if test.failed > 0 {
        bail!("cargo xtask test: {test}");
    }
    Ok(())
}

fn newcomer(clone: &Path, tools: &Path) -> Command {
    let mut command = run::cargo();
    command
        .current_dir(clone)
        .arg("xtask")
        .env("FIELDPLAN_TOOLS", tools)
        .env_remove("CARGO_TARGET_DIR");
    command
}

/// Starts `serve`, asks for the page and the wasm as a browser would, and stops it.
fn serve(command: &mut Command) -> Result<()> {
    let child = command.stdout(Stdio::piped()).spawn().context("it could not be started")?;
    let mut child = Running(child);
    let output = child.0.stdout.take().context("a program without output")?;
    let mut lines = BufReader::new(output).lines();
    let address = loop {
        let line = lines.next().context("it ended without serving")??;
        println!("{line}");
        if let Some((_, address)) = line.split_once("http://") {
            break address.trim_end_matches('/').to_owned();
        }
    };
    let page = ask(&address, "/")?;
    let (before, after) = POLICY.split_once("; img-src").context("the policy lost its pictures")?;
    answered(&page, &["200 OK", "text/html", before, after, "no-cache"])?;
    let wasm = page
        .split_once("data-wasm=\"./")
        .and_then(|(_, after)| after.split('"').next())
        .context("the page names no wasm")?;
    answered(&ask(&address, &format!("/{wasm}"))?, &["200 OK", "application/wasm", "immutable"])
}

fn ask(address: &str, path: &str) -> Result<String> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Refuses an answer whose head lacks any of these.
fn answered(answer: &str, parts: &[&str]) -> Result<()> {
    let head = answer.split("\r\n\r\n").next().unwrap_or_default();
    match parts.iter().find(|part| !head.contains(**part)) {
        Some(part) => bail!("the answer's head lacks {part:?}:\n{head}"),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_without_its_headers_is_refused() {
        let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nno-cache";
        answered(answer, &["200 OK", "text/html"]).unwrap();
        assert!(answered(answer, &["no-cache"]).is_err(), "a word in the body does not count");
    }
}
