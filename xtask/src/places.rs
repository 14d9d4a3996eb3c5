//! Where things stand: the clone, the tools beside it, the target folder.

use std::env;
use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The top of the clone this workshop was built from.
pub fn root() -> PathBuf {
    // Cargo says it at run time; the path known when compiling is for a binary started by hand.
    let own = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    own.ancestors()
        .find(|place| place.join("Cargo.lock").is_file())
        .map_or_else(|| own.clone(), Path::to_path_buf)
}

/// Where tools are installed: `FIELDPLAN_TOOLS`, else `~/.cache/fieldplan`. Created when missing.
pub fn tools() -> Result<PathBuf> {
    let place = match env::var_os("FIELDPLAN_TOOLS") {
        Some(named) if !named.is_empty() => PathBuf::from(named),
        _ => PathBuf::from(env::var_os("HOME").context("neither FIELDPLAN_TOOLS nor HOME is set")?)
            .join(".cache")
            .join("fieldplan"),
    };
    std::fs::create_dir_all(&place)
        .with_context(|| format!("the tools folder {} cannot be made", place.display()))?;
    place.canonicalize().with_context(|| format!("reading {}", place.display()))
}

/// Cargo's target folder for this run: `CARGO_TARGET_DIR`, else `target` in the clone.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(named) if !named.is_empty() => root().join(named),
        _ => root().join("target"),
    }
}

/// The workshop's own corner of the target folder.
pub fn bench() -> Result<PathBuf> {
    let place = target().join("xtask");
    std::fs::create_dir_all(&place)
        .with_context(|| format!("{} cannot be made", place.display()))?;
    Ok(place)
}

/// Held while a folder is worked on: a second run waits, and goes on when this is dropped.
pub fn hold(folder: &Path) -> Result<File> {
    let file = File::create(folder.join("lock"))
        .with_context(|| format!("{} cannot be written", folder.display()))?;
    if file.try_lock().is_err() {
        println!("waiting for another run to finish in {}", folder.display());
        file.lock().context("the lock of another run")?;
    }
    Ok(file)
}

/// True when a machine without a person runs this: then nothing may be skipped.
pub fn ci() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}
