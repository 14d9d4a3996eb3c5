//! Whether there is anything to do: a fingerprint over what a result is made from.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::names::hash;
use crate::run;

/// What stands at the top of the clone and takes no part in the app.
const APART: [&str; 14] = [
    ".git",
    ".github",
    ".ci",
    ".gitignore",
    "target",
    "dist",
    "out",
    "tests",
    "docs",
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
];

/// The fingerprint of all the app is built from: the clone's files, the toolchain, the tools.
pub fn of_inputs(root: &Path, tools: &[&Path]) -> Result<String> {
    let mut list = run::answer(run::command("rustc").arg("-vV"))?;
    for tool in tools {
        list.push_str(&tool.to_string_lossy());
        list.push('\n');
    }
    let mut names: Vec<_> = fs::read_dir(root)
        .with_context(|| format!("{} cannot be listed", root.display()))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| !APART.contains(&name.as_str()))
        .collect();
    names.sort();
    for name in names {
        let place = root.join(&name);
        // A target folder by another name is marked as one.
        if !place.join("CACHEDIR.TAG").exists() {
            add(&place, &name, &mut list)?;
        }
    }
    Ok(hash(list.as_bytes()))
}

/// The fingerprint of a folder: every path and its bytes. A missing folder is as an empty one.
pub fn of_folder(folder: &Path) -> Result<String> {
    let mut list = String::new();
    if folder.exists() {
        add(folder, "", &mut list)?;
    }
    Ok(hash(list.as_bytes()))
}

fn add(place: &Path, name: &str, list: &mut String) -> Result<()> {
    if !place.is_dir() {
        let bytes =
            fs::read(place).with_context(|| format!("{} cannot be read", place.display()))?;
        list.extend([name, " ", &hash(&bytes), "\n"]);
        return Ok(());
    }
    let mut entries: Vec<_> = fs::read_dir(place)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|entry| entry != "node_modules")
        .collect();
    entries.sort();
    for entry in entries {
        add(&place.join(&entry), &format!("{name}/{entry}"), list)?;
    }
    Ok(())
}

/// Whether `file` holds exactly this note, left by the run that made the result.
pub fn stands(file: &Path, note: &str) -> bool {
    fs::read_to_string(file).is_ok_and(|found| found == note)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_known_by_its_paths_and_bytes() {
        let place = std::env::temp_dir().join(format!("fieldplan-print-{}", std::process::id()));
        fs::create_dir_all(place.join("a")).unwrap();
        fs::write(place.join("a/b"), "1").unwrap();
        let first = of_folder(&place).unwrap();
        assert_eq!(first, of_folder(&place).unwrap());
        fs::write(place.join("a/b"), "2").unwrap();
        let second = of_folder(&place).unwrap();
        assert_ne!(first, second);
        fs::rename(place.join("a/b"), place.join("a/c")).unwrap();
        assert_ne!(second, of_folder(&place).unwrap());
        fs::remove_dir_all(&place).unwrap();
        assert_eq!(of_folder(&place).unwrap(), hash(b""));
    }
}
