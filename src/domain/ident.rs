//! Stamps order records and name things. They are never shown to a person.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// When and where a record was made: milliseconds since 1970, a counter, and 64 random bits
/// drawn once for each open page.
///
/// Its order is the order in which records are folded. A page only makes stamps greater than
/// every stamp it has seen (see `journal::clock`), so it says nothing reliable about wall time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Stamp {
    ms: u64,
    counter: u32,
    random: u64,
}

impl Stamp {
    /// The stamp before all others; no record carries it.
    pub const ZERO: Stamp = Stamp { ms: 0, counter: 0, random: 0 };

    /// A stamp from its three parts.
    pub const fn new(ms: u64, counter: u32, random: u64) -> Stamp {
        Stamp { ms, counter, random }
    }

    /// Milliseconds since 1970, as the page's clock said or a little more.
    pub const fn ms(self) -> u64 {
        self.ms
    }

    /// Tells apart the stamps of one page within a millisecond.
    pub const fn counter(self) -> u32 {
        self.counter
    }

    /// The page's own random bits.
    pub const fn random(self) -> u64 {
        self.random
    }

    /// Reads the form [`Stamp`] prints: three numbers in lower-case base 36 with dots between,
    /// without leading zeros. `None` for anything else.
    ///
    /// ```
    /// use fieldplan::domain::ident::Stamp;
    /// let stamp = Stamp::new(1_790_000_000_000, 3, u64::MAX);
    /// assert_eq!(Stamp::parse(&stamp.to_string()), Some(stamp));
    /// assert_eq!(Stamp::parse("1.2"), None);
    /// assert_eq!(Stamp::parse("01.2.3"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Stamp> {
        let mut parts = text.split('.');
        let ms = base36(parts.next()?)?;
        let counter = u32::try_from(base36(parts.next()?)?).ok()?;
        let random = base36(parts.next()?)?;
        parts.next().is_none().then_some(Stamp { ms, counter, random })
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_base36(f, self.ms)?;
        f.write_str(".")?;
        write_base36(f, u64::from(self.counter))?;
        f.write_str(".")?;
        write_base36(f, self.random)
    }
}

/// One pass over the digits: a long history has several of these in every line.
fn base36(digits: &str) -> Option<u64> {
    if digits.is_empty() || (digits.len() > 1 && digits.starts_with('0')) {
        return None;
    }
    digits.bytes().try_fold(0_u64, |value, byte| {
        let digit = match byte {
            b'0'..=b'9' => byte.wrapping_sub(b'0'),
            b'a'..=b'z' => byte.wrapping_sub(b'a').wrapping_add(10),
            _ => return None,
        };
        value.checked_mul(36)?.checked_add(u64::from(digit))
    })
}

fn write_base36(f: &mut fmt::Formatter<'_>, value: u64) -> fmt::Result {
    // 13 digits hold every u64.
    let mut left = value;
    let mut digits = [b'0'; 13];
    let mut start = digits.len();
    for (place, slot) in digits.iter_mut().enumerate().rev() {
        let digit = u8::try_from(left % 36).unwrap_or(0);
        *slot = if digit < 10 {
            b'0'.saturating_add(digit)
        } else {
            b'a'.saturating_add(digit.saturating_sub(10))
        };
        start = place;
        left /= 36;
        if left == 0 {
            break;
        }
    }
    f.write_str(digits.get(start..).and_then(|d| std::str::from_utf8(d).ok()).unwrap_or("0"))
}

/// The name of a thing: the stamp of the record that made it and a number, since one record
/// may make several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id {
    stamp: Stamp,
    number: u16,
}

impl Id {
    /// The `number`th thing made by the record stamped `stamp`, from 0.
    pub const fn new(stamp: Stamp, number: u16) -> Id {
        Id { stamp, number }
    }

    /// The stamp of the record that made the thing.
    pub const fn stamp(self) -> Stamp {
        self.stamp
    }

    /// Which of the record's things it is, from 0.
    pub const fn number(self) -> u16 {
        self.number
    }

    /// Reads the form [`Id`] prints: a stamp, and `-` with the number unless it is 0.
    ///
    /// ```
    /// use fieldplan::domain::ident::{Id, Stamp};
    /// let id = Id::new(Stamp::new(7, 0, 1), 2);
    /// assert_eq!(id.to_string(), "7.0.1-2");
    /// assert_eq!(Id::parse("7.0.1-2"), Some(id));
    /// assert_eq!(Id::parse("7.0.1-0"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Id> {
        match text.split_once('-') {
            None => Some(Id::new(Stamp::parse(text)?, 0)),
            Some((stamp, number)) => {
                let number = u16::try_from(base36(number)?).ok().filter(|n| *n > 0)?;
                Some(Id::new(Stamp::parse(stamp)?, number))
            }
        }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.stamp.fmt(f)?;
        if self.number > 0 {
            f.write_str("-")?;
            write_base36(f, u64::from(self.number))?;
        }
        Ok(())
    }
}

// Records are JSON for people, checkpoints are compact: each writes an id in its own way.
macro_rules! text_or_parts {
    ($type:ty, $parts:ty, $to:expr, $from:expr, $what:literal) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if serializer.is_human_readable() {
                    serializer.collect_str(self)
                } else {
                    let parts: $parts = $to(self);
                    parts.serialize(serializer)
                }
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if deserializer.is_human_readable() {
                    let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                    <$type>::parse(&text).ok_or_else(|| de::Error::custom($what))
                } else {
                    <$parts>::deserialize(deserializer).map($from)
                }
            }
        }
    };
}

text_or_parts!(
    Stamp,
    (u64, u32, u64),
    |s: &Stamp| (s.ms, s.counter, s.random),
    |(ms, counter, random)| Stamp { ms, counter, random },
    "not a stamp"
);
text_or_parts!(
    Id,
    (Stamp, u16),
    |id: &Id| (id.stamp, id.number),
    |(stamp, number)| Id { stamp, number },
    "not an id"
);

macro_rules! named {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Id);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

named!(
    /// Names a customer.
    CustomerId
);
named!(
    /// Names a task: a visit promised for a day.
    TaskId
);
named!(
    /// Names a sale or a return.
    SaleId
);
named!(
    /// Names a deal.
    DealId
);
named!(
    /// Names a receivable.
    ReceivableId
);
named!(
    /// Names a payment.
    PaymentId
);

named!(
    /// Names a metric of the rep's own.
    MetricId
);
named!(
    /// Names a part of a dimension, like one product.
    PartId
);

/// Names a journal. Records of different journals are never united.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct JournalId(pub Stamp);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_printed_id_reads_as_itself(ms: u64, counter: u32, random: u64, number: u16) {
            let id = Id::new(Stamp::new(ms, counter, random), number);
            let stamp = id.stamp();
            prop_assert_eq!((stamp.ms(), stamp.counter(), stamp.random()), (ms, counter, random));
            prop_assert_eq!(id.number(), number);
            prop_assert_eq!(Id::parse(&id.to_string()), Some(id));
            let json = serde_json::to_string(&id).unwrap();
            prop_assert_eq!(serde_json::from_str::<Id>(&json).unwrap(), id);
            let bytes = postcard::to_allocvec(&id).unwrap();
            prop_assert_eq!(postcard::from_bytes::<Id>(&bytes).unwrap(), id);
        }

        #[test]
        fn no_text_makes_the_reader_panic(text: String) {
            if let Some(id) = Id::parse(&text) {
                prop_assert_eq!(id.to_string(), text);
            }
        }
    }
}
