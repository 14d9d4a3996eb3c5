//! A value that stays as a checkpoint holds it until somebody asks for it.
//!
//! What only the pages behind Today ask is kept so: neither a start's time nor the code that reads
//! it is Today's.

use std::ops::Deref;
use std::sync::OnceLock;

use serde::de::{DeserializeOwned, Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What may be kept packed.
pub trait Keep {
    /// What stands for one whose bytes cannot be read, which those of a checkpoint always can.
    fn unread() -> Self;

    /// Leaves its words out, where it has any; figures and dates stay.
    fn forget(&mut self) {}
}

/// A value, packed in postcard's form or not. Asking for it unpacks it, once.
///
/// ```
/// use fieldplan::domain::entry::Row;
/// use fieldplan::domain::packed::Packed;
/// let row = Row { numbers: vec![3], ..Row::default() };
/// let packed = Packed::new(row.clone());
/// assert_eq!(*packed, row);
/// ```
#[derive(Clone, Debug)]
pub struct Packed<T> {
    /// Empty while the value was never written into a checkpoint.
    bytes: Vec<u8>,
    /// Its words are gone, whatever the bytes say.
    forgotten: bool,
    value: OnceLock<T>,
}

impl<T> Packed<T> {
    /// A value that was just made.
    pub fn new(value: T) -> Packed<T> {
        Packed { bytes: Vec::new(), forgotten: false, value: OnceLock::from(value) }
    }
}

impl<T: Keep> Packed<T> {
    /// Leaves its words out, without unpacking it.
    pub fn forget(&mut self) {
        self.forgotten = true;
        if let Some(value) = self.value.get_mut() {
            value.forget();
        }
    }
}

impl<T: DeserializeOwned + Keep> Deref for Packed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.get_or_init(|| {
            // Packed here, and kept under the checkpoint's check value since.
            let mut value: T = postcard::from_bytes(&self.bytes).unwrap_or_else(|_| T::unread());
            if self.forgotten {
                value.forget();
            }
            value
        })
    }
}

impl<T: DeserializeOwned + Keep + PartialEq> PartialEq for Packed<T> {
    fn eq(&self, other: &Packed<T>) -> bool {
        **self == **other
    }
}

impl<T: DeserializeOwned + Keep + Eq> Eq for Packed<T> {}

impl<T: Serialize> Serialize for Packed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::Error;
        let packed = match self.value.get() {
            Some(value) => &postcard::to_allocvec(value).map_err(S::Error::custom)?,
            None => &self.bytes,
        };
        // A value that was unpacked has forgotten already.
        let forgotten = self.forgotten && self.value.get().is_none();
        (forgotten, Bytes(packed)).serialize(serializer)
    }
}

impl<'de, T> Deserialize<'de> for Packed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Packed<T>, D::Error> {
        let (forgotten, Parcel(bytes)) = <(bool, Parcel)>::deserialize(deserializer)?;
        Ok(Packed { bytes, forgotten, value: OnceLock::new() })
    }
}

/// Bytes in a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parcel(pub(super) Vec<u8>);

struct Bytes<'a>(&'a [u8]);

impl Serialize for Bytes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

impl Serialize for Parcel {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Parcel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Parcel, D::Error> {
        struct Read;
        impl Visitor<'_> for Read {
            type Value = Parcel;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Parcel, E> {
                Ok(Parcel(bytes.to_vec()))
            }
        }
        deserializer.deserialize_bytes(Read)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::entry::Row;

    fn reread(packed: &Packed<Row>) -> Packed<Row> {
        postcard::from_bytes(&postcard::to_allocvec(packed).unwrap()).unwrap()
    }

    proptest! {
        #[test]
        fn a_value_is_the_same_packed_or_not_and_its_words_go_either_way(
            numbers in prop::collection::vec(any::<i64>(), 0..5),
            words in prop::collection::vec(".{0,8}", 0..4),
            forget_first in any::<bool>(),
        ) {
            let row = Row { numbers, words, ids: Vec::new() };
            let fresh = Packed::new(row.clone());
            let read = reread(&fresh);
            prop_assert!(read.value.get().is_none(), "not unpacked yet");
            prop_assert_eq!(&*reread(&read), &row);
            prop_assert_eq!(&read, &fresh);
            let mut forgotten = if forget_first { fresh } else { reread(&fresh) };
            forgotten.forget();
            let expected = Row { words: vec![String::new(); row.words.len()], ..row };
            for packed in [&forgotten, &reread(&forgotten), &reread(&reread(&forgotten))] {
                prop_assert_eq!(&**packed, &expected);
            }
        }
    }
}
