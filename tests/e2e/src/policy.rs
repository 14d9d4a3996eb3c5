//! The policy every page is under, and what it must stop.

use crate::Outcome;
use crate::phone::Phone;

/// The policy, as architecture.md has it. The meta lacks what a meta cannot say.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
    manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

/// What an attacker would try, in the page: gives what worked.
pub async fn attempts(phone: &Phone) -> Outcome<Vec<String>> {
    let worked = phone.script_async(include_str!("js/attempts.js"), Vec::new()).await?;
    Ok(serde_json::from_value(worked)?)
}
