//! The day a page believes it is.

/// A script that makes `Date` start at `hour` o'clock local time on `day` (`YYYY-MM-DD`) and run
/// on with real time from there. Every page load starts at that moment again, which is also a
/// clock that goes back: a stamp must not depend on it.
pub fn script(day: &str, hour: u32, minute: u32) -> String {
    include_str!("js/day.js")
        .replace("%DAY%", day)
        .replace("%TIME%", &format!("{hour:02}:{minute:02}:00"))
}
