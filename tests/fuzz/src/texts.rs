//! What a rep or an address says: short texts.

use std::hint::black_box;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use fieldplan::domain::day::Day;
use fieldplan::domain::ident::{Id, Stamp};
use fieldplan::domain::money::Money;
use fieldplan::domain::period::Month;
use fieldplan::domain::published::PublishedTable;
use fieldplan::domain::today::Subject;
use fieldplan::exchange::day_plan;
use fieldplan::exchange::holidays::Holidays;
use fieldplan::exchange::report::returned;
use fieldplan::exchange::table::cell::{self, DayOrder};
use fieldplan::route::Route;
use fieldplan::text::amount;

/// An address reads as itself again once it has been read and printed.
pub(crate) fn fragment(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let route = Route::parse(&text);
    assert_eq!(Route::parse(&route.to_string()), route);
    if let Some(subject) = Subject::parse(&text) {
        assert_eq!(Subject::parse(&subject.to_string()), Some(subject));
    }
    if let Some(id) = Id::parse(&text) {
        assert_eq!(Id::parse(&id.to_string()), Some(id));
    }
    if let Some(stamp) = Stamp::parse(&text) {
        assert_eq!(Stamp::parse(&stamp.to_string()), Some(stamp));
    }
}

/// An amount is never larger than one can be, and its plain figure reads as itself.
pub(crate) fn amount(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(money) = amount::read(&text) else { return };
    let fen = money.fen();
    assert!(fen.abs() <= Money::LIMIT.fen());
    let sign = if fen < 0 { "-" } else { "" };
    let plain = format!("{sign}{}.{:02}", fen.unsigned_abs() / 100, fen.unsigned_abs() % 100);
    assert_eq!(amount::read(&plain), Ok(money), "{plain}");
}

/// A day or a month that reads prints as what was read.
pub(crate) fn date(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(day) = Day::parse(&text) {
        assert_eq!(day.to_string(), text);
        assert_eq!(Day::new(day.year(), day.month(), day.day()), Ok(day));
    }
    if let Ok(month) = Month::parse(&text) {
        assert_eq!(month.to_string(), text);
    }
}

/// A table of holidays as the journal keeps it is the same table when read again.
pub(crate) fn published(bytes: &[u8]) {
    let Ok(table) = PublishedTable::parse(&String::from_utf8_lossy(bytes)) else { return };
    let cover = table.cover();
    for day in [cover.first(), cover.last(), cover.first().next()] {
        if let Some((run, _)) = table.ruling(day) {
            assert!(run.contains(day));
        }
    }
    assert_eq!(PublishedTable::parse(&table.to_string()), Ok(table));
}

/// A table as a rep finds one: each year it speaks of is in one of its tables.
pub(crate) fn holidays(bytes: &[u8]) {
    let Ok(read) = Holidays::read(&String::from_utf8_lossy(bytes)) else { return };
    for table in &read.tables {
        assert_eq!(PublishedTable::parse(&table.to_string()).as_ref(), Ok(table));
    }
    for year in &read.years {
        let inside = |table: &&PublishedTable| {
            (table.cover().first().year()..=table.cover().last().year()).contains(&year.year)
        };
        assert_eq!(read.tables.iter().filter(inside).count(), 1, "{}", year.year);
        assert!(year.off + year.work <= 366);
    }
}

/// A cell of a table, as each of the columns reads it.
pub(crate) fn cell(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for scale in [1, 10_000] {
        if let Ok(Some(money)) = cell::amount(&text, scale) {
            assert!(money.fen().abs() <= Money::LIMIT.fen());
        }
    }
    for order in [DayOrder::MonthFirst, DayOrder::DayFirst] {
        let _ = cell::day(&text, order);
    }
    let _ = cell::month(&text);
    let _ = cell::percent(&text);
}

/// A day's plan that reads is written as a payload that reads the same. The bytes are given the
/// check value that fits: nobody would guess one.
pub(crate) fn plan(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = day_plan::read(&text);
    let _ = day_plan::find(&text);
    let mut whole = bytes.to_vec();
    whole.extend(crc32fast::hash(bytes).to_be_bytes());
    let Ok(given) = day_plan::read(&URL_SAFE_NO_PAD.encode(whole)) else { return };
    let again = day_plan::read(&given.plan.payload()).expect("what was written reads");
    assert_eq!((again.plan, again.left_out), (given.plan, 0));
}

/// A sheet that comes back from somebody else.
pub(crate) fn returned(bytes: &[u8]) {
    let _ = returned::read(&String::from_utf8_lossy(bytes));
}

/// Panics on the word `planted`, one letter after the other: a branch each, for the rounds of a loop
/// are told apart by the engine only roughly.
pub(crate) fn control(bytes: &[u8]) {
    let is = |place: usize, letter: u8| black_box(bytes.get(place)) == Some(&letter);
    if is(0, b'p') {
        if is(1, b'l') {
            if is(2, b'a') {
                if is(3, b'n') {
                    if is(4, b't') {
                        if is(5, b'e') {
                            assert!(!is(6, b'd'), "the planted word was found");
                        }
                        black_box(4);
                    }
                    black_box(3);
                }
                black_box(2);
            }
            black_box(1);
        }
        black_box(0);
    }
}
