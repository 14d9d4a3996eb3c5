//! `small-sample`: two samples too small to be compared, like 2 of 10 against 3 of 10: no alert.

use super::{Fired, Plan, Repair, Rule, Severity};
use crate::domain::alert::{BASE_AT_LEAST, Sample, WINDOW_AT_LEAST, is_enough};

pub(super) const RULE: Rule = Rule {
    name: "small-sample",
    severity: Severity::Note,
    pasted: false,
    check,
};

/// Figures: passed and resolved of the time before, then of the last 90 days.
fn check(plan: &Plan<'_>) -> Vec<Fired> {
    let of = |(place, (base, window)): (usize, &(Sample, Sample))| {
        let figures = [base.passed, base.of, window.passed, window.of];
        let figures = figures.map(|count| i64::from(count).into());
        let repair = Repair::Wait {
            base: BASE_AT_LEAST.saturating_sub(base.of),
            window: WINDOW_AT_LEAST.saturating_sub(window.of),
        };
        (!is_enough(*base, *window)).then(|| Fired::at(place, figures, repair))
    };
    plan.compared.iter().enumerate().filter_map(of).collect()
}
