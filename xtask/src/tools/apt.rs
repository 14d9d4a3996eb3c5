//! Debian's packages, installed when this runs as root, as in a container; a person at a machine
//! of their own is told the command instead.

use std::path::Path;

use anyhow::{Context, Result};

use super::say;
use crate::run;

/// Whether packages can be installed here without asking.
pub fn may_install() -> bool {
    Path::new("/etc/debian_version").exists()
        && run::find(&["apt-get"]).is_some()
        && run::answer(run::command("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// Installs these packages.
pub fn install(packages: &[&str]) -> Result<()> {
    say(&format!("installing {}", packages.join(", ")));
    let apt = || {
        let mut apt = run::command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").arg("-q");
        apt
    };
    run::answer(apt().arg("update"))
        .and_then(|_| run::answer(apt().args(["install", "-y"]).args(packages)))
        .with_context(|| format!("`apt-get install {}` failed", packages.join(" ")))?;
    Ok(())
}

/// Whether a font on this machine can draw Chinese: without one, pictures show boxes.
pub fn draws_chinese() -> bool {
    run::answer(run::command("fc-list").arg(":lang=zh")).is_ok_and(|fonts| !fonts.trim().is_empty())
}
