//! The build by Trunk: compile, bind, copy. Everything after it is dist's own.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::parts::Parts;
use crate::run;
use crate::tools::{self, say};

/// The programs a build needs.
pub struct Programs {
    /// Trunk.
    pub trunk: PathBuf,
    /// wasm-bindgen, which Trunk finds through [`super::parts`].
    pub wasm_bindgen: PathBuf,
}

impl Programs {
    /// Makes sure of both, and of the compiler's target.
    pub fn ready() -> Result<Programs> {
        tools::wasm_target()?;
        Ok(Programs { trunk: tools::trunk()?, wasm_bindgen: tools::wasm_bindgen()? })
    }
}

/// Builds the clone's page and the first part of its wasm into `folder`, which is emptied first, by
/// a profile of Cargo.toml; the other parts are put where `parts` keeps them.
pub fn build(programs: &Programs, parts: &Parts, folder: &Path, profile: &str) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)?;
    // Trunk builds offline, so that it never fetches tools of its own; crates are fetched here.
    run::shown(run::cargo().args(["fetch", "--quiet", "--locked"]))
        .context("the crates of Cargo.lock could not be fetched")?;
    say("compiling the app for the phone");
    run::shown(
        run::command(&programs.trunk)
            .args(["build", "--log", "warn", "--cargo-profile", profile, "--dist"])
            .arg(folder)
            .env("PATH", run::path_with(&[parts.path()])?)
            .envs(parts.told(&programs.wasm_bindgen))
            // The names of functions are needed once more, by `size`; dist drops them itself.
            .env("CARGO_PROFILE_WEB_STRIP", "none")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags())
            // Trunk takes only `true` or `false` here and stops at the usual `1`.
            .env_remove("NO_COLOR"),
    )
}

/// Compiler flags for the wasm.
///
/// The registry's folder is taken out: the same source gives the same bytes on any machine, and no
/// phone learns the name of somebody's home. The clone's own files are known to the compiler by
/// relative paths already; naming its folder here would only make every clone compile all crates
/// again in a shared target folder.
///
/// The linker leaves its relocations in: they tell what can be cut off (see [`super::parts`]), and
/// go with the cutting.
///
/// `erase_components` makes Leptos build views behind one type instead of one for each nesting.
fn flags() -> String {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    home.and_then(|home| std::fs::read_dir(home.join("registry").join("src")).ok())
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(format!("{}/", entry.ok()?.path().display())))
        // The variable is split at spaces; a folder with one stays as it is.
        .filter(|folder| !folder.contains(' '))
        .map(|folder| format!("--remap-path-prefix={folder}="))
        .chain(["--cfg=erase_components", "-Clink-args=--emit-relocs"].map(str::to_owned))
        .collect::<Vec<_>>()
        .join(" ")
}
