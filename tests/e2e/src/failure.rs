//! What a story says when it fails: one sentence, not a type to match on.

use std::error::Error;
use std::fmt;

/// Why a story failed, as a sentence with the values in it.
pub struct Failure(String);

/// The result of a step of a story.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// A failure in the story's own words.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }

    /// The same failure with what was being done put in front.
    #[must_use]
    pub fn during(self, what: &str) -> Self {
        Self(format!("{what}: {}", self.0))
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// `Failure` is deliberately not an `Error` itself, so that every error becomes one by `?`.
impl<E: Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// Ends the story with a sentence unless the condition holds.
#[macro_export]
macro_rules! ensure {
    ($condition:expr, $($sentence:tt)+) => {
        if $condition {
        } else {
            return Err($crate::Failure::new(format!($($sentence)+)));
        }
    };
}

/// Ends the story unless both are equal, showing both.
#[macro_export]
macro_rules! ensure_eq {
    ($left:expr, $right:expr, $($sentence:tt)+) => {{
        let (left, right) = (&$left, &$right);
        if left != right {
            return Err($crate::Failure::new(format!(
                "{}: {left:?} is not {right:?}",
                format!($($sentence)+)
            )));
        }
    }};
}
