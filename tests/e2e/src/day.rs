//! The day a page believes it is.

/// A script that makes `Date` start at `time` (`HH:MM` or `HH:MM:SS`, local) on `day`
/// (`YYYY-MM-DD`) and run on with real time from there. Every page load starts at that moment again, which is also a
/// clock that goes back: a stamp must not depend on it.
pub fn script(day: &str, time: &str) -> String {
    include_str!("js/day.js").replace("%DAY%", day).replace("%TIME%", time)
}
