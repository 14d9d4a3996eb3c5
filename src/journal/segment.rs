//! Old lines packed together: a thousand of them as one value, so that a store reads a long
//! history in a few pieces and keeps it in less room. The lines themselves are not touched.
//!
//! A segment is lines in order of arrival, a line feed between them. Its first line arrived as
//! `last - (number of lines) + 1` and each of the others one later; a line that was taken out
//! (quarantine, erasing) leaves an empty one in its place.

use super::store::{Arrival, Arrived};
use crate::domain::ident::Stamp;
use crate::domain::sorted::Map;

/// How many lines one segment takes.
pub const LINES: usize = 1_000;

/// Lines are sealed once they are this old, in milliseconds: two days, by when hardly any is
/// rewritten or undone.
pub const AGE_MS: u64 = 2 * 24 * 60 * 60 * 1_000;

/// Lines packed together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The arrival of its last line.
    pub last: Arrival,
    /// How many lines it holds, without empty ones.
    pub count: u64,
    /// The lines.
    pub bytes: Vec<u8>,
}

impl Segment {
    /// Packs the oldest lines there are, in order of arrival, where there are `count` of them, each
    /// with a stamp before `before_ms`; `None` otherwise, and where one cannot be packed.
    pub fn seal(lines: &[Arrived], before_ms: u64, count: usize) -> Option<Segment> {
        let old = |line: &Arrived| stamp(&line.bytes).is_some_and(|stamp| stamp.ms() < before_ms);
        (lines.len() >= count && lines.iter().all(old)).then(|| Segment::pack(lines)).flatten()
    }

    /// Packs lines in order of arrival. As many of them as stand near enough together; `None`
    /// where a line is empty or has a line feed in it.
    pub fn pack(lines: &[Arrived]) -> Option<Segment> {
        let mut next = lines.first()?.arrival;
        // Far apart they would leave more empty lines than there are full ones.
        let end = next.saturating_add(u64::try_from(LINES).unwrap_or(0).saturating_mul(2));
        let mut bytes = Vec::new();
        let mut count = 0_u64;
        for line in lines.iter().take_while(|line| line.arrival < end) {
            if line.bytes.is_empty() || line.bytes.contains(&b'\n') {
                return None;
            }
            while next < line.arrival {
                bytes.push(b'\n');
                next = next.saturating_add(1);
            }
            bytes.extend_from_slice(&line.bytes);
            bytes.push(b'\n');
            next = next.saturating_add(1);
            count = count.saturating_add(1);
        }
        bytes.pop();
        Some(Segment { last: next.saturating_sub(1), count, bytes })
    }

    /// Packs all of some lines in order of arrival, [`LINES`] to a segment; `None` where one of them
    /// cannot be packed. O(bytes).
    pub fn pack_all(mut lines: &[Arrived]) -> Option<Vec<Segment>> {
        let mut packed = Vec::new();
        while !lines.is_empty() {
            let segment = Segment::pack(lines.get(..LINES).unwrap_or(lines))?;
            lines = lines.get(usize::try_from(segment.count).ok()?..)?;
            packed.push(segment);
        }
        Some(packed)
    }

    /// Its lines after an arrival, in order; 0 for all of them.
    pub fn lines(last: Arrival, bytes: &[u8], after: Arrival) -> Vec<Arrived> {
        numbered(last, bytes)
            // Damage may have made two lines of one: then the first ones are counted below 1.
            .filter(|(arrival, line)| (after == 0 || *arrival > after) && !line.is_empty())
            .map(|(arrival, line)| Arrived { arrival, bytes: line.to_vec() })
            .collect()
    }

    /// The segment with some of its lines changed, or taken out where there is nothing to put in
    /// their place; those of other segments are passed over. Answers the lines taken out too.
    pub fn changed(
        last: Arrival,
        bytes: &[u8],
        to: &Map<Arrival, Option<Vec<u8>>>,
    ) -> (Segment, Vec<Vec<u8>>) {
        let mut changed = Segment { last, count: 0, bytes: Vec::with_capacity(bytes.len()) };
        let mut taken = Vec::new();
        for (arrival, line) in numbered(last, bytes) {
            let line = match to.get(&arrival) {
                Some(Some(other)) => other.as_slice(),
                Some(None) => {
                    taken.push(line.to_vec());
                    &[]
                }
                None => line,
            };
            changed.count = changed.count.saturating_add(u64::from(!line.is_empty()));
            changed.bytes.extend_from_slice(line);
            changed.bytes.push(b'\n');
        }
        changed.bytes.pop();
        (changed, taken)
    }
}

/// The lines with their arrivals, empty ones too. Counted from the last, none is beyond it.
fn numbered(last: Arrival, bytes: &[u8]) -> impl Iterator<Item = (Arrival, &[u8])> {
    let lines = bytes.split(|byte| *byte == b'\n');
    let mut later = u64::try_from(lines.clone().count()).unwrap_or(u64::MAX);
    lines.map(move |line| {
        later = later.saturating_sub(1);
        (last.saturating_sub(later), line)
    })
}

/// A line's stamp, read from its head alone: `CRC FORMAT STAMP KIND JSON`.
fn stamp(line: &[u8]) -> Option<Stamp> {
    let stamp = line.split(|byte| *byte == b' ').nth(2)?;
    Stamp::parse(std::str::from_utf8(stamp).ok()?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::fact::{Fact, Undone};
    use crate::journal::Record;

    fn lines(from: u64, count: u64, ms: u64) -> Vec<Arrived> {
        let line = |n| {
            let stamp = Stamp::new(ms, u32::try_from(n).unwrap(), 7);
            let record = Record::write(stamp, &Fact::Undone(Undone { records: vec![] }));
            Arrived { arrival: from + n, bytes: record.bytes().to_vec() }
        };
        (0..count).map(line).collect()
    }

    #[test]
    fn only_a_thousand_lines_that_are_all_old_are_sealed() {
        let old = lines(4, 1_000, 50);
        let sealed = Segment::seal(&old, 51, LINES).unwrap();
        assert_eq!((sealed.last, sealed.count), (1_003, 1_000));
        assert_eq!(Segment::seal(&old, 50, LINES), None);
        assert_eq!(Segment::seal(&old[1..], 51, LINES), None);
        let mut one_young = old.clone();
        one_young[999] = lines(1_003, 1, 51).remove(0);
        assert_eq!(Segment::seal(&one_young, 51, LINES), None);
        let mut damaged = old;
        damaged[500].bytes = b"no line".to_vec();
        assert_eq!(Segment::seal(&damaged, 51, LINES), None);
    }

    #[test]
    fn what_cannot_be_packed_is_left_as_it_is() {
        let line = |bytes: &[u8]| vec![Arrived { arrival: 3, bytes: bytes.to_vec() }];
        assert_eq!(Segment::pack(&line(b"a\nb")), None);
        assert_eq!(Segment::pack(&line(b"")), None);
        assert_eq!(Segment::pack(&[]), None);
    }

    #[test]
    fn lines_far_apart_are_packed_as_far_as_they_stand_together() {
        let mut far = lines(1, 3, 5);
        far[2].arrival = 1_000_000;
        let packed = Segment::pack(&far).unwrap();
        assert_eq!((packed.last, packed.count), (2, 2));
    }

    fn apart() -> impl Strategy<Value = Vec<Arrived>> {
        proptest::collection::vec((1..4_u64, "[a-z]{1,6}"), 1..40).prop_map(|steps| {
            let mut arrival = 0;
            let mut line = |(step, text): (u64, String)| {
                arrival += step;
                Arrived { arrival, bytes: text.into_bytes() }
            };
            steps.into_iter().map(&mut line).collect()
        })
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_out_as_it_was(lines in apart(), after in 0..80_u64) {
            let packed = Segment::pack(&lines).unwrap();
            prop_assert_eq!(packed.count, lines.len() as u64);
            prop_assert_eq!(packed.last, lines.last().unwrap().arrival);
            let late = |line: &&Arrived| line.arrival > after;
            let expected: Vec<Arrived> = lines.iter().filter(late).cloned().collect();
            prop_assert_eq!(Segment::lines(packed.last, &packed.bytes, after), expected);
        }

        #[test]
        fn all_that_is_packed_comes_out_in_order_however_far_it_stands_apart(
            gaps in proptest::collection::vec(prop_oneof![9 => 1..3_u64, 1 => 2_000..5_000_u64], 1..40),
        ) {
            let mut all = Vec::new();
            for gap in gaps {
                let from = all.last().map_or(0, |line: &Arrived| line.arrival) + gap;
                all.extend(lines(from, 60, 5));
            }
            let packed = Segment::pack_all(&all).unwrap();
            prop_assert!(packed.iter().all(|segment| segment.count <= LINES as u64));
            let out = packed.iter().flat_map(|s| Segment::lines(s.last, &s.bytes, 0));
            prop_assert_eq!(out.collect::<Vec<_>>(), all);
        }

        #[test]
        fn a_change_touches_its_own_line_alone(
            lines in apart(),
            changes in proptest::collection::btree_map(
                1..80_u64, proptest::option::of("[A-Z]{1,6}"), 0..6,
            ),
        ) {
            let packed = Segment::pack(&lines).unwrap();
            let held = |arrival: &u64| lines.iter().any(|line| line.arrival == *arrival);
            let changes: Map<Arrival, Option<Vec<u8>>> = changes
                .into_iter()
                .filter(|(arrival, _)| held(arrival))
                .map(|(arrival, text)| (arrival, text.map(String::into_bytes)))
                .collect();
            let (changed, taken) = Segment::changed(packed.last, &packed.bytes, &changes);
            let mut expected = lines.clone();
            expected.retain_mut(|line| match changes.get(&line.arrival) {
                Some(Some(other)) => { line.bytes.clone_from(other); true }
                Some(None) => false,
                None => true,
            });
            prop_assert_eq!(changed.count, expected.len() as u64);
            prop_assert_eq!(taken.len(), lines.len() - expected.len());
            prop_assert_eq!(Segment::lines(changed.last, &changed.bytes, 0), expected);
        }
    }
}
