//! Programs borrowed from Node, in a folder named by the hash of their lock, outside the clone.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::say;
use crate::dist::names::hash;
use crate::{places, run};

/// Node and the folder that holds `node_modules`.
pub struct Node {
    /// The program `node`.
    pub program: PathBuf,
    /// The folder with `node_modules` in it.
    pub folder: PathBuf,
}

impl Node {
    /// Finds Node and makes sure of the packages of `xtask/node/package-lock.json`.
    pub fn ready() -> Result<Node> {
        let program = run::find(&["node"]).context(
            "Node is missing: install Node 20 or later (Debian: `apt-get install nodejs npm`; \
             macOS: `brew install node`)",
        )?;
        let source = places::root().join("xtask").join("node");
        let lock = std::fs::read(source.join("package-lock.json"))
            .context("xtask/node/package-lock.json cannot be read")?;
        let folder = places::tools()?.join(format!("node-{}", hash(&lock)));
        let mark = folder.join(".complete");
        let _held = if mark.is_file() { None } else { Some(places::hold(&places::tools()?)?) };
        if !mark.is_file() {
            let npm = run::find(&["npm"])
                .context("npm is missing: install it (Debian: `apt-get install npm`)")?;
            say("installing the packages of xtask/node (once)");
            std::fs::create_dir_all(&folder)?;
            for name in ["package.json", "package-lock.json"] {
                std::fs::copy(source.join(name), folder.join(name))
                    .with_context(|| format!("xtask/node/{name} cannot be copied"))?;
            }
            run::answer(run::command(npm).current_dir(&folder).args([
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
            ]))?;
            // The mark comes last: a broken-off install is done again.
            std::fs::write(&mark, "")?;
        }
        Ok(Node { program, folder })
    }

    /// The script of a package's program, to be run by [`Node::program`].
    pub fn script(&self, package: &str, path: &str) -> Result<PathBuf> {
        let script = self.folder.join("node_modules").join(package).join(path);
        if !script.is_file() {
            bail!("{package} has no {path}: remove {} and run again", self.folder.display());
        }
        Ok(script)
    }
}

#[cfg(test)]
mod tests {
    use crate::places;

    #[test]
    fn the_lock_names_no_address() {
        let lock = std::fs::read_to_string(places::root().join("xtask/node/package-lock.json"));
        let lock = lock.unwrap();
        assert!(lock.contains("\"binaryen\""));
        assert!(!lock.contains("\"resolved\""), "an address ties the lock to one registry");
    }
}
