//! What a rep or an address says: short texts.

use fieldplan::domain::day::Day;
use fieldplan::domain::ident::{Id, Stamp};
use fieldplan::domain::money::Money;
use fieldplan::domain::period::Month;
use fieldplan::domain::published::PublishedTable;
use fieldplan::domain::today::Subject;
use fieldplan::exchange::holidays::Holidays;
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

/// Panics on the word `planted`, one letter after the other.
pub(crate) fn control(bytes: &[u8]) {
    let mut met = 0;
    for (byte, wanted) in bytes.iter().zip(b"planted") {
        if byte != wanted {
            return;
        }
        met += 1;
    }
    assert!(met < b"planted".len(), "the planted word was found");
}
