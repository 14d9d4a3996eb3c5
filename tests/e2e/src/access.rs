//! The accessibility rules (axe-core: WCAG 2.2 A and AA, and its best practices): what they find,
//! and what they could not decide.
//!
//! An undecided result is looked at once by a person and put into [`REVIEWED`] with the reason why
//! it is no fault. One that is not there fails like a fault.

use serde_json::json;

use crate::looks::{Finding, findings};
use crate::phone::Phone;
use crate::{Outcome, config};

/// An undecided result that was looked at.
#[derive(Clone, Copy, Debug)]
pub struct Reviewed {
    /// The rule, as axe names it.
    pub rule: &'static str,
    /// A part of the path to the element.
    pub place: &'static str,
    /// Why it is no fault.
    pub reason: &'static str,
}

/// Every undecided result that was looked at.
pub const REVIEWED: &[Reviewed] = &[Reviewed {
    rule: "color-contrast",
    place: ".toast-text",
    reason: "it stands on the toast's own ground, ink and paper of the page the other way round; \
             what it partly overlaps is the sheet under it",
}];

/// What the rules say of a screen.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// What is wrong.
    pub violations: Vec<Finding>,
    /// What was not decided and nobody has looked at.
    pub unreviewed: Vec<Finding>,
    /// What was not decided, and is no fault.
    pub reviewed: Vec<(Finding, &'static str)>,
}

/// Parts what was not decided by whether somebody has looked at it.
fn parted(
    unsure: Vec<Finding>,
    reviewed: &[Reviewed],
) -> (Vec<Finding>, Vec<(Finding, &'static str)>) {
    let (mut new, mut known) = (Vec::new(), Vec::new());
    for finding in unsure {
        let rule = finding.rule.trim_start_matches("axe ");
        let fits = |one: &&Reviewed| one.rule == rule && finding.place.contains(one.place);
        match reviewed.iter().find(fits) {
            Some(one) => known.push((finding, one.reason)),
            None => new.push(Finding { rule: format!("axe, undecided: {rule}"), ..finding }),
        }
    }
    (new, known)
}

impl Phone {
    /// What the accessibility rules say of the screen as it stands.
    pub async fn axe_verdict(&self) -> Outcome<Verdict> {
        let there = self.script("return Boolean(window.axe)", Vec::new()).await?;
        if there != json!(true) {
            let rules = config::axe()?;
            // The page's policy lets no script in; the browser's own tools are above it.
            self.cdp("Runtime.evaluate", json!({ "expression": rules })).await?;
        }
        let answer = self.script_async(include_str!("js/axe.js"), Vec::new()).await?;
        let (unreviewed, reviewed) = parted(findings(&answer["unsure"])?, REVIEWED);
        Ok(Verdict { violations: findings(&answer["violations"])?, unreviewed, reviewed })
    }

    /// Everything the accessibility rules find on the screen as it stands, with what they could
    /// not decide and nobody has looked at.
    pub async fn axe(&self) -> Outcome<Vec<Finding>> {
        let verdict = self.axe_verdict().await?;
        Ok([verdict.violations, verdict.unreviewed].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(rule: &str, place: &str) -> Finding {
        Finding { rule: format!("axe {rule}"), place: place.to_owned(), what: "why".to_owned() }
    }

    #[test]
    fn only_what_was_looked_at_is_let_through() {
        let reviewed =
            [Reviewed { rule: "color-contrast", place: ".bar", reason: "drawn, not written" }];
        let unsure = vec![
            finding("color-contrast", "svg > .bar"),
            finding("color-contrast", ".say"),
            finding("label", ".bar"),
        ];
        let (new, known) = parted(unsure, &reviewed);
        let rules: Vec<&str> = new.iter().map(|one| one.rule.as_str()).collect();
        assert_eq!(rules, ["axe, undecided: color-contrast", "axe, undecided: label"]);
        assert_eq!(known.len(), 1);
        assert_eq!(known[0].1, "drawn, not written");
    }

    #[test]
    fn every_reviewed_result_has_its_reason() {
        for one in REVIEWED {
            assert!(one.reason.len() > 20, "{} at {}: say why", one.rule, one.place);
        }
    }
}
