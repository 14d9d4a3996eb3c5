//! The one place that asks the clock.

use crate::domain::day::Day;

/// What the phone's clock says.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// The civil day where the phone is.
    pub today: Day,
    /// Minutes since midnight there.
    pub minute: u16,
    /// Milliseconds since 1970.
    pub ms: u64,
}

/// Asks the clock. A day beyond what a [`Day`] can be is the nearest one.
#[allow(clippy::disallowed_methods)]
pub fn now() -> Now {
    let date = js_sys::Date::new_0();
    let year = i32::try_from(date.get_full_year()).unwrap_or(1970);
    let today = Day::new(year, date.get_month() + 1, date.get_date()).unwrap_or(if year < 2000 {
        Day::MIN
    } else {
        Day::MAX
    });
    let minute = u16::try_from(date.get_hours() * 60 + date.get_minutes()).unwrap_or(0);
    let ms = date.get_time();
    // A clock before 1970 counts as 1970: stamps only grow.
    let ms = if ms.is_finite() && ms > 0.0 { ms as u64 } else { 0 };
    Now { today, minute, ms }
}

/// 64 random bits, drawn once a page.
pub fn random() -> u64 {
    let mut bits = 0_u64;
    for _ in 0..4 {
        bits = (bits << 16) | ((js_sys::Math::random() * 65_536.0) as u64 & 0xffff);
    }
    bits
}
