//! The policy every page is under, and what it must stop.

use crate::phone::Phone;
use crate::{Failure, Outcome, ensure};

/// The policy, as architecture.md has it, without the hash of the page's own style. The meta lacks
/// what a meta cannot say.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
    manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

/// A policy as it was sent, in two: what is the same for every build, and the hash by which it lets
/// in the one style of the page.
pub fn without_hash(sent: &str) -> Outcome<(String, String)> {
    const BEGINS: &str = " 'sha256-";
    let missing = || Failure::new(format!("no style is let in by its hash: {sent}"));
    let (before, from) = sent.split_once(BEGINS).ok_or_else(missing)?;
    let (hash, after) = from.split_once('\'').ok_or_else(missing)?;
    ensure!(!after.contains(BEGINS), "more than one style is let in: {sent}");
    Ok((format!("{before}{after}"), hash.to_owned()))
}

/// What an attacker would try, in the page: gives what worked.
pub async fn attempts(phone: &Phone) -> Outcome<Vec<String>> {
    let worked = phone.script_async(include_str!("js/attempts.js"), Vec::new()).await?;
    Ok(serde_json::from_value(worked)?)
}
