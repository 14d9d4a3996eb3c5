//! Counting what passed and failed, over steps of different sorts.

use std::fmt;
use std::ops::AddAssign;

/// How many passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Passed.
    pub passed: usize,
    /// Failed.
    pub failed: usize,
}

impl Counts {
    /// What a line of results says: `test result: ok. 3 passed; …`. None for any other line.
    pub fn read(line: &str) -> Option<Counts> {
        let (_, result) = line.split_once("test result:")?;
        let before = |word: &str| -> usize {
            let number = result.split_once(word).and_then(|(left, _)| left.rsplit(' ').next());
            number.and_then(|number| number.parse().ok()).unwrap_or(0)
        };
        Some(Counts { passed: before(" passed"), failed: before(" failed") })
    }

    /// The counts of a whole step from its lines of results: one without any counts as one, and
    /// one that ended badly never counts as all passed, whatever it printed before.
    #[must_use]
    pub fn of_step(results: Option<Counts>, went_well: bool) -> Counts {
        match results {
            Some(counts) if went_well || counts.failed > 0 => counts,
            None if went_well => Counts { passed: 1, failed: 0 },
            counts => Counts { failed: 1, ..counts.unwrap_or_default() },
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, line: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(line, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_results_is_read_and_another_says_nothing() {
        for (line, passed, failed) in [
            ("test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out", 3, 0),
            ("test result: FAILED. 1 passed; 2 failed; 0 ignored", 1, 2),
            ("test result: \u{1b}[32mok\u{1b}[m. 7 passed; 0 failed; 0 ignored", 7, 0),
        ] {
            assert_eq!(Counts::read(line), Some(Counts { passed, failed }), "{line}");
        }
        for line in ["running 3 tests", "test a ... ok", "5 passed", ""] {
            assert_eq!(Counts::read(line), None, "{line}");
        }
    }

    #[test]
    fn a_step_that_ended_badly_always_has_a_failure() {
        let counts = |passed, failed| Counts { passed, failed };
        for (results, went_well, expected) in [
            (Some(counts(3, 0)), true, counts(3, 0)),
            (Some(counts(3, 0)), false, counts(3, 1)),
            (Some(counts(3, 2)), false, counts(3, 2)),
            (Some(counts(0, 0)), true, counts(0, 0)),
            (None, true, counts(1, 0)),
            (None, false, counts(0, 1)),
        ] {
            assert_eq!(Counts::of_step(results, went_well), expected, "{results:?} {went_well}");
        }
        let mut sum = counts(4, 0);
        sum += counts(1, 2);
        assert_eq!(sum.to_string(), "5 passed, 2 failed");
    }
}
