//! Order, compiled once: a set in a sorted vector, and one sort for all types.
//!
//! The standard library compiles its sort (about 2.6 KB of wasm) and its tree (5 to 8 KB) again for
//! each type of item. Here the sort works on places, with the comparison behind a pointer, and a
//! set is a vector: records arrive nearly in order, so almost every insertion is a push.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// A map in a sorted vector. Its key is unique; a key that arrives in order costs a push.
pub type Map<K, V> = litemap::LiteMap<K, V>;

/// A [`Map`] in a checkpoint, for `#[serde(with = "pairs")]`: a list of pairs in order. The map's own
/// reader sorts whatever comes, which compiles a sort for each type; here pairs out of order are
/// an error, and the checkpoint is dropped.
pub mod pairs {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Map;

    /// Writes the pairs.
    pub fn serialize<K: Serialize, V: Serialize, S: Serializer>(
        map: &Map<K, V>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        map.as_slice().serialize(serializer)
    }

    /// Reads the pairs.
    ///
    /// # Errors
    /// When a key is not above the one before.
    pub fn deserialize<'de, K, V, D>(deserializer: D) -> Result<Map<K, V>, D::Error>
    where
        K: Deserialize<'de> + Ord,
        V: Deserialize<'de>,
        D: Deserializer<'de>,
    {
        let pairs: Vec<(K, V)> = Vec::deserialize(deserializer)?;
        if pairs.is_sorted_by(|(one, _), (next, _)| one < next) {
            Ok(Map::from_sorted_store_unchecked(pairs))
        } else {
            Err(D::Error::custom("out of order"))
        }
    }
}

/// Sorts in place; equal items keep their order. O(n log n) comparisons, none beyond n when the
/// items are in order already.
///
/// ```
/// use fieldplan::domain::sorted::sort_by;
/// let mut words = vec!["bb", "a", "cc", "d"];
/// sort_by(&mut words, |one, other| one.len().cmp(&other.len()));
/// assert_eq!(words, ["a", "d", "bb", "cc"]);
/// ```
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    if items.is_sorted_by(|one, next| compare(one, next) != Ordering::Greater) {
        return;
    }
    let order = order(items.len(), &|one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    for place in order {
        items.extend(taken.get_mut(place).and_then(Option::take));
    }
}

/// [`sort_by`] by a type's own order.
pub fn sort<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, Ord::cmp);
}

/// The places from 0 in the order of a comparison, ties by place: runs of 1, 2, 4 … are merged two
/// by two. The library's sort is no quicker here, where the comparison is behind a pointer, and
/// takes nine times the bytes.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut width = 1_usize;
    while width < count {
        let mut merged = Vec::with_capacity(count);
        for pair in places.chunks(width.saturating_mul(2)) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let (Some((one, ones)), Some((other, others))) =
                (left.split_first(), right.split_first())
            {
                if compare(*one, *other) == Ordering::Greater {
                    merged.push(*other);
                    right = others;
                } else {
                    merged.push(*one);
                    left = ones;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        places = merged;
        width = width.saturating_mul(2);
    }
    places
}

/// Items in order, each once.
///
/// ```
/// use fieldplan::domain::sorted::Set;
/// let set: Set<u8> = [3, 1, 3, 2].into_iter().collect();
/// assert_eq!(set.as_slice(), [1, 2, 3]);
/// assert!(set.contains(&2) && !set.contains(&4));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Set<T>(Vec<T>);

impl<T> Default for Set<T> {
    fn default() -> Set<T> {
        Set::new()
    }
}

impl<T> Set<T> {
    /// Without items.
    pub const fn new() -> Set<T> {
        Set(Vec::new())
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// The least.
    pub fn first(&self) -> Option<&T> {
        self.0.first()
    }

    /// The greatest.
    pub fn last(&self) -> Option<&T> {
        self.0.last()
    }

    /// In order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// In order.
    pub const fn as_slice(&self) -> &[T] {
        self.0.as_slice()
    }
}

impl<T: Ord> Set<T> {
    /// Whether the item is there. O(log n).
    pub fn contains(&self, item: &T) -> bool {
        self.0.binary_search(item).is_ok()
    }

    /// Puts an item in; says whether it is new. A push for one that is the greatest, O(n) else.
    pub fn insert(&mut self, item: T) -> bool {
        let place = match self.0.last() {
            Some(last) if *last >= item => self.0.binary_search(&item),
            _ => Err(self.0.len()),
        };
        match place {
            Ok(_) => false,
            Err(place) => {
                self.0.insert(place, item);
                true
            }
        }
    }

    /// Takes an item out; says whether it was there. O(n).
    pub fn remove(&mut self, item: &T) -> bool {
        let place = self.0.binary_search(item);
        place.map(|place| self.0.remove(place)).is_ok()
    }
}

impl<T: Ord> Extend<T> for Set<T> {
    /// O(n log n), whatever the order of the items; of equal ones the first stays.
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        for item in items {
            self.0.push(item);
        }
        sort(&mut self.0);
        self.0.dedup();
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Set<T> {
        let mut set = Set::new();
        set.extend(items);
        set
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Set<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use proptest::prelude::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Kept(#[serde(with = "pairs")] Map<u8, u16>);

    #[test]
    fn pairs_out_of_order_are_no_map() {
        let read = |pairs: &[(u8, u16)]| {
            postcard::from_bytes::<Kept>(&postcard::to_allocvec(pairs).unwrap())
        };
        let map = read(&[(1, 300), (2, 5)]).unwrap();
        assert_eq!(read(map.0.as_slice()).unwrap(), map);
        assert!(read(&[(2, 5), (1, 300)]).is_err());
        assert!(read(&[(1, 5), (1, 5)]).is_err());
    }

    proptest! {
        #[test]
        fn sorting_is_stable_and_loses_nothing(
            items in proptest::collection::vec((0_u8..5, any::<u16>()), 0..60),
        ) {
            let mut ours = items.clone();
            let mut theirs = items;
            sort_by(&mut ours, |one, other| one.0.cmp(&other.0));
            theirs.sort_by_key(|one| one.0);
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn a_set_is_the_same_whichever_way_it_is_filled(
            items in proptest::collection::vec(0_u8..40, 0..60),
            gone in 0_u8..40,
        ) {
            let mut tree: BTreeSet<u8> = items.iter().copied().collect();
            let mut one_by_one = Set::new();
            for item in &items {
                one_by_one.insert(*item);
            }
            let mut at_once: Set<u8> = items.into_iter().collect();
            prop_assert_eq!(&one_by_one, &at_once);
            prop_assert_eq!(at_once.remove(&gone), tree.remove(&gone));
            prop_assert!(at_once.iter().eq(tree.iter()));
            prop_assert_eq!(at_once.contains(&gone), tree.contains(&gone));
        }
    }
}
