//! The one place of the workshop that asks the clock: how long a step took, when a request came.

use std::time::{Duration, Instant};

/// Now, on the clock that never goes back.
#[allow(
    clippy::disallowed_methods,
    reason = "the ban keeps the app's rules pure; a workshop measures time"
)]
pub fn now() -> Instant {
    Instant::now()
}

/// A length of time as people read it: `3.4 s`, `2 min 05 s`.
pub fn words(length: Duration) -> String {
    let seconds = length.as_secs();
    if seconds < 60 {
        format!("{}.{} s", seconds, length.subsec_millis() / 100)
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_worded_by_its_size() {
        assert_eq!(words(Duration::from_millis(3_450)), "3.4 s");
        assert_eq!(words(Duration::from_secs(125)), "2 min 05 s");
    }
}
