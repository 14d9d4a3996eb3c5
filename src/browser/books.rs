//! Which of the journals on this phone is shown. The first has no name besides the app's; others
//! lie beside it under a number from 2 to 9.
//!
//! boot.js reads the number when a page loads, so a change takes a page load. Where the word is lost
//! the first is shown: the others are listed there.

use gloo_storage::{LocalStorage, Storage};

use super::page::{root_attribute, shared, window};

/// The last number there is room for.
pub const LAST: u8 = 9;

/// The number of the journal that this page shows.
pub fn shown() -> u8 {
    root_attribute("data-book").and_then(|number| number.parse().ok()).unwrap_or(1)
}

/// The page loaded next shows this one; `false` where that could not be noted.
pub fn show_next(number: u8) -> bool {
    if window().is_none_or(|w| w.local_storage().ok().flatten().is_none()) {
        return false;
    }
    let key = shared("book");
    if number == 1 {
        LocalStorage::delete(key);
        return true;
    }
    LocalStorage::raw().set_item(&key, &number.to_string()).is_ok()
}

/// The name of a database of a journal by its number.
pub fn name_in(number: u8, rest: &str) -> String {
    if number == 1 { shared(rest) } else { shared(&format!("#{number}:{rest}")) }
}
