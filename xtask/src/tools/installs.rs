//! Rust programs, each in a folder of its own named by version, so that two versions never mix
//! and an installed one is never built again.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::say;
use crate::{places, run};

const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
const MUTANTS: &str = "27.1.0";
const DENY: &str = "0.20.2";

/// One program built from the Rust registry.
struct Install<'a> {
    package: &'a str,
    program: &'a str,
    version: &'a str,
    flags: &'a [&'a str],
    /// The words after which the program says its version.
    asked: &'a [&'a str],
}

/// What most programs say their version to.
const VERSION: [&str; 1] = ["--version"];

/// The path of trunk, built if need be. Without native TLS it needs no system library.
pub fn trunk() -> Result<PathBuf> {
    let flags = ["--locked", "--no-default-features", "--features", "rustls"];
    let (package, program) = ("trunk", "trunk");
    install(&Install { package, program, version: TRUNK, flags: &flags, asked: &VERSION })
}

/// The path of wasm-bindgen's program, of exactly the version in Cargo.lock: the two refuse to
/// work together otherwise.
pub fn wasm_bindgen() -> Result<PathBuf> {
    let lock = std::fs::read_to_string(places::root().join("Cargo.lock"))
        .context("Cargo.lock cannot be read")?;
    let version = locked(&lock, "wasm-bindgen").context("Cargo.lock names no wasm-bindgen")?;
    let (package, program) = ("wasm-bindgen-cli", "wasm-bindgen");
    install(&Install { package, program, version: &version, flags: &[], asked: &VERSION })
}

/// The path of the driver of Firefox.
pub fn geckodriver() -> Result<PathBuf> {
    let (package, program) = ("geckodriver", "geckodriver");
    let flags = ["--locked"];
    install(&Install { package, program, version: GECKODRIVER, flags: &flags, asked: &VERSION })
}

/// The path of cargo-mutants.
pub fn mutants() -> Result<PathBuf> {
    let (package, program) = ("cargo-mutants", "cargo-mutants");
    // It is a subcommand of cargo's, and answers as one.
    let (flags, asked) = (["--locked"], ["mutants", "--version"]);
    install(&Install { package, program, version: MUTANTS, flags: &flags, asked: &asked })
}

/// The path of cargo-deny, without what fetches advisories.
pub fn deny() -> Result<PathBuf> {
    let (package, program) = ("cargo-deny", "cargo-deny");
    let flags = ["--locked", "--no-default-features"];
    install(&Install { package, program, version: DENY, flags: &flags, asked: &VERSION })
}

/// Makes sure that Rust can build for the browser.
pub fn wasm_target() -> Result<()> {
    let triple = "wasm32-unknown-unknown";
    let sysroot = run::answer(run::command("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(triple).join("lib").is_dir() {
        return Ok(());
    }
    say(&format!("adding the target {triple}"));
    run::shown(run::command("rustup").args(["target", "add", triple])).with_context(|| {
        format!("install rustup, then run `rustup target add {triple}`: the app is built for it")
    })
}

/// The version of a package in the text of a Cargo.lock.
fn locked(lock: &str, package: &str) -> Option<String> {
    let mut lines = lock.lines();
    lines.find(|line| *line == format!("name = \"{package}\""))?;
    Some(lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

fn install(wanted: &Install) -> Result<PathBuf> {
    let tools = places::tools()?;
    let Install { package, program, version, flags, asked } = wanted;
    let folder = tools.join(format!("{package}-{version}"));
    let file = folder.join("bin").join(program);
    if answers(&file, asked, version) {
        return Ok(file);
    }
    // Two clones may start at once; the second finds it done.
    let _held = places::hold(&tools)?;
    if answers(&file, asked, version) {
        return Ok(file);
    }
    say(&format!("building {package} {version} (once; some minutes)"));
    let build = tools.join(format!("build-{package}-{version}"));
    run::shown(
        run::cargo()
            // Outside the clone, so that its toolchain file and settings do not reach the tool.
            .current_dir(&tools)
            .args(["install", package, "--version", &format!("={version}"), "--quiet", "--force"])
            .args(*flags)
            .arg("--root")
            .arg(&folder)
            .arg("--target-dir")
            .arg(&build)
            // These programs run for a second: building them fast saves far more.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env_remove("RUSTFLAGS"),
    )
    .with_context(|| {
        format!(
            "{package} {version} could not be built. It needs a C compiler (Debian: `apt-get \
             install build-essential`; macOS: `xcode-select --install`) and the Rust registry"
        )
    })?;
    if !answers(&file, asked, version) {
        bail!("{package} was installed but does not answer with version {version}");
    }
    // Only after success: a broken-off build goes on from here next time.
    std::fs::remove_dir_all(&build).ok();
    Ok(file)
}

/// True when the program runs and names this version. A file left by a broken install does not.
fn answers(program: &Path, asked: &[&str], version: &str) -> bool {
    program.is_file()
        && run::answer(run::command(program).args(asked))
            .is_ok_and(|said| said.split_whitespace().any(|word| word == version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_from_the_lock() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(lock, "trunk"), None);
    }

    #[test]
    fn a_missing_or_broken_program_does_not_count_as_installed() {
        assert!(!answers(Path::new("no-such-folder/bin/trunk"), &VERSION, "0.21.14"));
        assert!(!answers(Path::new("/bin/sh"), &VERSION, "0.21.14"));
    }
}
