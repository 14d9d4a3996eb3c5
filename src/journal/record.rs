//! A record: one line, written once and never again.
//!
//! ```text
//! CRC FORMAT STAMP KIND JSON
//! 4f1a2b3c 1 mf3k2j9x.0.1y2p0ij32e8e7 task.done {"task":"mf3k…","on":"2026-11-22"}
//! ```
//!
//! Single spaces; CRC is CRC-32 in 8 lower-case hex digits over everything after the first space;
//! JSON is one object. CRC, FORMAT and STAMP stand in these places in every format there will
//! ever be, so that an older version can check, order and keep what it cannot read.

use std::cmp::Ordering;

use super::clock::LAST_MS;
use super::crc::crc32;
use super::kinds;
use super::payload::{Fields, is_sound};
use crate::domain::fact::Fact;
use crate::domain::ident::Stamp;

/// The major format this version writes and folds.
pub const FORMAT: u32 = 1;

/// The most bytes a line may have: 1 MiB, more than the longest list of customers takes.
pub const LONGEST: usize = 1024 * 1024;

/// What a record says to this version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A fact to fold.
    Fact(Fact),
    /// A kind this version does not know: kept, skipped by the fold, counted.
    UnknownKind,
    /// A kind this version knows with a payload it does not: sound JSON that a newer version
    /// wrote. Kept, skipped, counted like an unknown kind; quarantine would take it from the
    /// version that understands it.
    UnknownPayload,
    /// A newer major format: kept untouched, and the journal is read-only.
    NewerFormat(u32),
}

/// Why bytes are no record. Raw bytes are kept in quarantine; the rest goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// Not UTF-8.
    NotUtf8,
    /// More than [`LONGEST`] bytes.
    TooLong,
    /// A field is missing.
    TooShort,
    /// The bytes are not those first written.
    Checksum,
    /// The format is no number from 1.
    Format,
    /// The stamp does not read, or no clock can have made it.
    Stamp,
    /// The kind's name is not like `customer.added`.
    Kind,
    /// The payload is no JSON object on one line.
    Payload,
}

/// One record: the exact bytes of its line, and what they say.
///
/// Equal when the bytes are equal; ordered by stamp, then bytes.
#[derive(Clone, Debug)]
pub struct Record {
    line: Box<str>,
    stamp: Stamp,
    crc: u32,
    reading: Reading,
}

impl Record {
    /// Writes a fact down.
    ///
    /// Commands bound their texts, so a line never comes near [`LONGEST`]; the session asks
    /// [`Record::is_too_long`] before it takes one in.
    ///
    /// ```
    /// use fieldplan::domain::{fact::{Fact, Undone}, ident::Stamp};
    /// use fieldplan::journal::Record;
    /// let fact = Fact::Undone(Undone { records: vec![Stamp::new(1, 0, 2)] });
    /// let record = Record::write(Stamp::new(3, 0, 2), &fact);
    /// assert_eq!(&record.line()[9..], r#"1 3.0.2 undone {"records":["1.0.2"]}"#);
    /// assert_eq!(Record::parse(record.bytes()), Ok(record));
    /// ```
    pub fn write(stamp: Stamp, fact: &Fact) -> Record {
        let json = kinds::write(fact);
        Record::assemble(stamp, kinds::name(fact), &json, Reading::Fact(fact.clone()))
    }

    /// A line around a payload already written.
    pub(super) fn assemble(stamp: Stamp, kind: &str, json: &str, reading: Reading) -> Record {
        let body = format!("{FORMAT} {stamp} {kind} {json}");
        let crc = crc32(body.as_bytes());
        Record { line: format!("{crc:08x} {body}").into_boxed_str(), stamp, crc, reading }
    }

    /// Reads a line.
    ///
    /// # Errors
    /// When the bytes are not a record's. No bytes make it panic.
    pub fn parse(bytes: &[u8]) -> Result<Record, Damage> {
        if bytes.len() > LONGEST {
            return Err(Damage::TooLong);
        }
        let line = std::str::from_utf8(bytes).map_err(|_| Damage::NotUtf8)?;
        let (sum, body) = line.split_once(' ').ok_or(Damage::TooShort)?;
        let crc = checksum(sum).ok_or(Damage::Checksum)?;
        if crc != crc32(body.as_bytes()) {
            return Err(Damage::Checksum);
        }
        let (format, rest) = body.split_once(' ').ok_or(Damage::TooShort)?;
        let format = major(format).ok_or(Damage::Format)?;
        let (stamp, rest) = match rest.split_once(' ') {
            Some(parts) => parts,
            None if format > FORMAT => (rest, ""),
            None => return Err(Damage::TooShort),
        };
        let stamp = Stamp::parse(stamp)
            .filter(|stamp| *stamp > Stamp::ZERO && stamp.ms() <= LAST_MS)
            .ok_or(Damage::Stamp)?;
        let reading = if format > FORMAT { Reading::NewerFormat(format) } else { read(rest)? };
        Ok(Record { line: line.into(), stamp, crc, reading })
    }

    /// The line as it was first written.
    pub fn line(&self) -> &str {
        &self.line
    }

    /// The line's bytes.
    pub fn bytes(&self) -> &[u8] {
        self.line.as_bytes()
    }

    /// Its place in the order of the journal, and the name of what it made.
    pub const fn stamp(&self) -> Stamp {
        self.stamp
    }

    /// The kind's name; empty in a newer format that has none.
    pub fn kind(&self) -> &str {
        self.line.split(' ').nth(3).unwrap_or_default()
    }

    /// The payload; empty in a newer format that has none.
    pub fn json(&self) -> &str {
        self.line.splitn(5, ' ').nth(4).unwrap_or_default()
    }

    /// What it says to this version.
    pub const fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The fact, where this version reads one.
    pub const fn fact(&self) -> Option<&Fact> {
        match &self.reading {
            Reading::Fact(fact) => Some(fact),
            _ => None,
        }
    }

    /// Whether the line could not be read again.
    pub fn is_too_long(&self) -> bool {
        self.line.len() > LONGEST
    }

    /// A number that stands for the record in the hash of a set of records.
    pub(super) fn hash(&self) -> u64 {
        // The checksum speaks for the bytes, the stamp for the place; mixed as in splitmix64.
        let mixed = |value: u64| {
            let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            value ^ (value >> 31)
        };
        let place = mixed(self.stamp.ms()) ^ u64::from(self.stamp.counter());
        mixed(mixed(place) ^ self.stamp.random() ^ (u64::from(self.crc) << 20))
    }
}

impl PartialEq for Record {
    fn eq(&self, other: &Record) -> bool {
        self.line == other.line
    }
}

impl Eq for Record {}

impl PartialOrd for Record {
    fn partial_cmp(&self, other: &Record) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Record {
    fn cmp(&self, other: &Record) -> Ordering {
        self.stamp.cmp(&other.stamp).then_with(|| self.line.cmp(&other.line))
    }
}

fn checksum(digits: &str) -> Option<u32> {
    let plain = digits.len() == 8 && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    if plain { u32::from_str_radix(digits, 16).ok() } else { None }
}

fn major(digits: &str) -> Option<u32> {
    let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    if plain { digits.parse().ok() } else { None }
}

/// Reads `KIND JSON`.
fn read(rest: &str) -> Result<Reading, Damage> {
    let (kind, json) = rest.split_once(' ').ok_or(Damage::TooShort)?;
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-');
    if kind.len() > 64
        || !kind.starts_with(|c: char| c.is_ascii_lowercase())
        || !kind.bytes().all(plain)
    {
        return Err(Damage::Kind);
    }
    // A raw line break would split the line where lines are joined.
    let object = json.starts_with('{') && json.ends_with('}') && !json.bytes().any(|b| b < b' ');
    if !object {
        return Err(Damage::Payload);
    }
    let unread = match Fields::parse(json).map(|fields| kinds::read(kind, &fields)) {
        Some(Some(Some(fact))) => return Ok(Reading::Fact(fact)),
        Some(Some(None)) => return Ok(Reading::UnknownPayload),
        Some(None) => return Ok(Reading::UnknownKind),
        None if kinds::NAMES.contains(&kind) => Reading::UnknownPayload,
        None => Reading::UnknownKind,
    };
    if is_sound(json) { Ok(unread) } else { Err(Damage::Payload) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::fact::{CustomerArchived, Fact};
    use crate::domain::ident::{CustomerId, Id};

    #[test]
    fn two_thousand_lines_under_one_stamp_have_two_thousand_numbers() {
        let line = |number| {
            let customer = CustomerId(Id::new(Stamp::new(number, 0, 1), 0));
            let fact = Fact::CustomerArchived(CustomerArchived { customer });
            Record::write(Stamp::new(1_790_000_000_000, 3, 7), &fact).hash()
        };
        let numbers: BTreeSet<u64> = (0..2_000).map(line).collect();
        assert_eq!(numbers.len(), 2_000);
    }
}
