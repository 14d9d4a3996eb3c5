//! `cargo xtask pictures`: every screen in every language, scheme and size, looked at; and the few
//! pictures that README and the manifest show.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::counts::Counts;
use crate::dist::{self, Wish as Dist};
use crate::e2e::tell_tools;
use crate::tools::Browser;
use crate::{places, run};

/// What to take.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Where the pictures and the contact sheet go; `target/xtask/pictures` where none is named.
    pub out: Option<PathBuf>,
    /// Only screens whose name holds this.
    pub only: Option<String>,
    /// Instead of all: the pictures in `assets/` that README and the manifest show.
    pub readme: bool,
}

/// Takes the pictures and looks at them. `None` when the browser is missing and may be.
pub fn run(wish: &Wish) -> Result<Option<Counts>> {
    if wish.readme && (wish.out.is_some() || wish.only.is_some()) {
        bail!("--readme takes the same few pictures into assets/: no --out, no --only");
    }
    let Some(ready) = Browser::Chromium.ready()? else { return Ok(None) };
    let plain = Dist::plain();
    dist::make(&plain)?;
    let pictures = places::bench()?.join("pictures");
    let mut command = run::cargo();
    command.args(["run", "--quiet", "-p", "fieldplan-e2e", "--bin", "pictures", "--"]);
    ask(&mut command, wish, pictures)?;
    command.env("FIELDPLAN_DIST", plain.out);
    tell_tools(&mut command, Browser::Chromium, &ready)?;
    run::counted(&mut command).map(Some)
}

fn ask(command: &mut Command, wish: &Wish, usual: PathBuf) -> Result<()> {
    if wish.readme {
        command.arg("--shown").arg(places::root().join("assets"));
        return Ok(());
    }
    let out = wish.out.clone().map_or(Ok(usual), std::path::absolute)?;
    command.arg("--out").arg(out);
    if let Some(only) = &wish.only {
        command.arg("--only").arg(only);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(wish: &Wish) -> Vec<String> {
        let mut command = Command::new("pictures");
        ask(&mut command, wish, PathBuf::from("/usual")).unwrap();
        command.get_args().map(|word| word.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn the_harness_is_told_where_and_which() {
        assert_eq!(words(&Wish::default()), ["--out", "/usual"]);
        let only = Wish { only: Some("today".to_owned()), ..Wish::default() };
        assert_eq!(words(&only), ["--out", "/usual", "--only", "today"]);
        let readme = words(&Wish { readme: true, ..Wish::default() });
        assert_eq!(readme[0], "--shown");
        assert!(readme[1].ends_with("assets"));
    }

    #[test]
    fn the_few_pictures_go_nowhere_else() {
        let wish = Wish { readme: true, only: Some("today".to_owned()), out: None };
        assert!(super::run(&wish).unwrap_err().to_string().contains("--readme"));
    }
}
