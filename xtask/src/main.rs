//! `cargo xtask <command>`.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use xtask::dist::{self, Wish};
use xtask::places;
use xtask::server::{Options, Server};

const USAGE: &str = "\
cargo xtask serve [--port 8787]            build, then serve on this machine
cargo xtask dist [--stamp S] [--out DIR]   build the folder to deploy";

fn main() -> std::process::ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn run(words: &[String]) -> Result<()> {
    let Some((command, rest)) = words.split_first() else { bail!("which command?\n{USAGE}") };
    let mut rest = Words(rest.to_vec());
    match command.as_str() {
        "serve" => {
            let port = rest
                .value("--port")?
                .map_or(Ok(8787), |port| port.parse())
                .context("--port takes a number up to 65535")?;
            rest.none_left()?;
            let wish = Wish::plain();
            dist::make(&wish)?;
            let server = Server::with(Options { port, acks: false }, &wish.out)?;
            println!("serving {} at {}", wish.out.display(), server.url("/"));
            println!("stop with Ctrl-C");
            server.wait();
            Ok(())
        }
        "dist" => {
            let stamp = rest.value("--stamp")?;
            let out =
                rest.value("--out")?.map_or_else(|| places::root().join("dist"), PathBuf::from);
            rest.none_left()?;
            let out = std::path::absolute(out)?;
            dist::make(&Wish { stamp, out: out.clone() })?;
            println!("{}", out.display());
            Ok(())
        }
        _ => bail!("{command} is not a command\n{USAGE}"),
    }
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

    fn none_left(&self) -> Result<()> {
        match self.0.first() {
            Some(word) => bail!("{word} is not understood here\n{USAGE}"),
            None => Ok(()),
        }
    }
}
