//! The checkpoint: a cache of the fold, so that a start reads only the newest records.
//!
//! `FPC1`, a head and a workspace in postcard's form, and a check value over all of it. Whatever
//! does not fit is no checkpoint, never an error: the journal is folded again.

use serde::{Deserialize, Serialize};

use super::crc::crc32;
use super::fold::{About, Base};
use super::kinds;
use super::store::Arrival;

/// The version of the fold. Raised whenever `evolve`, a kind or a type inside the workspace
/// changes what the same records fold to. (A new kind need not: the names of all kinds are in the
/// head.)
pub const FOLD_VERSION: u32 = 5;

const MAGIC: &[u8; 4] = b"FPC1";

/// A base, and which lines of the store it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The folded part.
    pub base: Base,
    /// The base holds exactly the records of the lines up to this arrival.
    pub through: Arrival,
    /// How many lines those are. A store that counts another number has lost or gained some.
    pub lines: u64,
}

#[derive(Serialize, Deserialize)]
struct Head {
    fold: u32,
    kinds: u32,
    through: Arrival,
    lines: u64,
    about: About,
}

/// The bytes of a checkpoint.
pub fn write(checkpoint: &Checkpoint) -> Vec<u8> {
    let head = Head {
        fold: FOLD_VERSION,
        kinds: kinds_known(),
        through: checkpoint.through,
        lines: checkpoint.lines,
        about: checkpoint.base.about.clone(),
    };
    let mut bytes = MAGIC.to_vec();
    bytes.extend(postcard::to_allocvec(&head).unwrap_or_default());
    bytes.extend_from_slice(&checkpoint.base.workspace);
    bytes.extend_from_slice(&check(&bytes).to_le_bytes());
    bytes
}

/// Reads a checkpoint; `None` when the bytes are damaged or another version's.
pub fn read(bytes: &[u8]) -> Option<Checkpoint> {
    let (body, sum) = bytes.split_last_chunk::<8>()?;
    if check(body) != u64::from_le_bytes(*sum) {
        return None;
    }
    let (head, workspace) = head(body)?;
    let base = Base { about: head.about, workspace: workspace.to_vec() };
    Some(Checkpoint { base, through: head.through, lines: head.lines })
}

/// The arrival a checkpoint speaks through, so that a store can read the lines after it in the
/// transaction that read the checkpoint. It does not look at the check value.
pub fn through(bytes: &[u8]) -> Option<Arrival> {
    head(bytes).map(|(head, _)| head.through)
}

fn head(bytes: &[u8]) -> Option<(Head, &[u8])> {
    let (head, rest): (Head, &[u8]) =
        postcard::take_from_bytes(bytes.strip_prefix(MAGIC.as_slice())?).ok()?;
    (head.fold == FOLD_VERSION && head.kinds == kinds_known()).then_some((head, rest))
}

fn kinds_known() -> u32 {
    crc32(kinds::NAMES.join(" ").as_bytes())
}

/// A 64-bit check, eight bytes a step: CRC-32 over two megabytes would cost a slow phone 40 ms of
/// its start. Each step is a bijection of what came before, so damage within eight bytes is
/// always noticed.
fn check(bytes: &[u8]) -> u64 {
    let step =
        |sum: u64, word: u64| (sum ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    let (words, rest) = bytes.as_chunks::<8>();
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let sum = words.iter().fold(length, |sum, word| step(sum, u64::from_le_bytes(*word)));
    rest.iter().fold(sum, |sum, byte| step(sum, u64::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(fold: u32, kinds: u32) -> Vec<u8> {
        let head = Head { fold, kinds, through: 3, lines: 3, about: About::default() };
        let mut bytes = MAGIC.to_vec();
        bytes.extend(postcard::to_allocvec(&head).unwrap());
        bytes.extend_from_slice(&check(&bytes).to_le_bytes());
        bytes
    }

    #[test]
    fn a_checkpoint_of_another_fold_or_other_kinds_is_none() {
        assert!(read(&bytes(FOLD_VERSION, kinds_known())).is_some());
        assert_eq!(read(&bytes(FOLD_VERSION + 1, kinds_known())), None);
        assert_eq!(read(&bytes(FOLD_VERSION, kinds_known() ^ 1)), None);
        assert_eq!(through(&bytes(FOLD_VERSION, kinds_known())), Some(3));
        assert_eq!(through(&bytes(FOLD_VERSION + 1, kinds_known())), None);
    }
}
