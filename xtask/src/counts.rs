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
    /// Adds what a line of output says, if it is a line of results: `test result: ok. 3 passed; …`.
    pub fn read(&mut self, line: &str) {
        let Some((_, result)) = line.split_once("test result:") else { return };
        let before = |word: &str| -> usize {
            let number = result.split_once(word).and_then(|(left, _)| left.rsplit(' ').next());
            number.and_then(|number| number.parse().ok()).unwrap_or(0)
        };
        self.passed += before(" passed");
        self.failed += before(" failed");
    }

    /// The counts of a whole step: one without results counts as one, and one that ended badly
    /// never counts as all passed, whatever it printed before.
    #[must_use]
    pub fn of_step(mut self, went_well: bool) -> Counts {
        if !went_well && self.failed == 0 {
            self.failed = 1;
        } else if went_well && self == Counts::default() {
            self.passed = 1;
        }
        self
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

    fn read(lines: &[&str]) -> Counts {
        let mut counts = Counts::default();
        for line in lines {
            counts.read(line);
        }
        counts
    }

    #[test]
    fn lines_of_results_add_up_and_others_say_nothing() {
        let counts = read(&[
            "running 3 tests",
            "test a ... ok",
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out",
            "test result: FAILED. 1 passed; 2 failed; 0 ignored",
            "5 passed",
        ]);
        assert_eq!(counts, Counts { passed: 4, failed: 2 });
        assert_eq!(counts.to_string(), "4 passed, 2 failed");
    }

    #[test]
    fn a_coloured_line_counts_too() {
        let counts = read(&["test result: \u{1b}[32mok\u{1b}[m. 7 passed; 0 failed; 0 ignored"]);
        assert_eq!(counts, Counts { passed: 7, failed: 0 });
    }

    #[test]
    fn a_step_that_ended_badly_always_has_a_failure() {
        let good = Counts { passed: 3, failed: 0 };
        assert_eq!(good.of_step(true), good);
        assert_eq!(good.of_step(false), Counts { passed: 3, failed: 1 });
        assert_eq!(Counts::default().of_step(true), Counts { passed: 1, failed: 0 });
        assert_eq!(Counts::default().of_step(false), Counts { passed: 0, failed: 1 });
        let bad = Counts { passed: 3, failed: 2 };
        assert_eq!(bad.of_step(false), bad);
    }
}
