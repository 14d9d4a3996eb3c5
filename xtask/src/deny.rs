//! What the app and its workshop are made of: which licences, which sources, which packages never.
//! `deny.toml` says what is allowed, cargo-deny judges.
//!
//! Each judgement is seen to fail first, on rules made stricter than what is there: a judge that
//! lets everything through is no judge.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::counts::Counts;
use crate::{places, run, tools};

/// What is judged, and a change of the rules under which it must fail.
const CONTROLS: [(&str, &str, &str); 3] = [
    ("licenses", "  \"MIT\",\n", ""),
    ("bans", "deny = [\n", "deny = [\n  { crate = \"serde\", reason = \"control\" },\n"),
    ("sources", "unknown-git = \"deny\"\n", "unknown-git = \"deny\"\nallow-registry = []\n"),
];

/// Judges by the rules, and by each made too strict.
pub fn check() -> Result<Option<Counts>> {
    let program = tools::deny()?;
    let rules = places::root().join("deny.toml");
    let text = std::fs::read_to_string(&rules).context("deny.toml cannot be read")?;
    let mut passed = 0;
    for (what, from, to) in CONTROLS {
        let strict = stricter(&text, from, to).with_context(|| format!("control of {what}"))?;
        let file = places::bench()?.join(format!("deny-{what}.toml"));
        std::fs::write(&file, strict)?;
        let said = run::answer(judge(&program, &file).arg(what));
        // By its own word, so that rules which cannot be read are not taken for broken ones.
        let is_seen = said.as_ref().is_err_and(|e| format!("{e:#}").contains("error["));
        ensure!(is_seen, "{what}: rules that are too strict were not broken: {said:?}");
        passed += 1;
    }
    run::shown(judge(&program, &rules).args(["licenses", "bans", "sources"]))
        .context("what deny.toml does not allow; the reason for an exception belongs in it")?;
    Ok(Some(Counts { passed: passed + 1, failed: 0 }))
}

fn judge(program: &Path, rules: &Path) -> std::process::Command {
    let mut command = run::command(program);
    command
        .current_dir(places::root())
        .args(["--locked", "--log-level", "error", "--config"])
        .arg(rules)
        .args(["check", "--hide-inclusion-graph"]);
    command
}

/// The rules with one place changed; none where the place has gone.
fn stricter(rules: &str, from: &str, to: &str) -> Option<String> {
    rules.contains(from).then(|| rules.replacen(from, to, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_control_still_finds_its_place_in_the_rules() {
        let rules = std::fs::read_to_string(places::root().join("deny.toml")).unwrap();
        for (what, from, to) in CONTROLS {
            let strict = stricter(&rules, from, to).unwrap_or_default();
            assert!(!strict.is_empty() && strict != rules, "{what}");
        }
    }
}
