//! The head of a locked backup: what the passphrase is turned into a key with, and where the
//! locked bytes begin.
//!
//! ```text
//! FIELDPLAN-LOCKED\n   17 bytes
//! form                  1 byte, 1
//! rounds                4 bytes, the highest first
//! salt                 16 bytes
//! iv                   12 bytes
//! locked               the packed backup under AES-256-GCM, its 16 bytes of proof at the end
//! ```
//!
//! The key is PBKDF2 with SHA-256 over the passphrase and the salt; the proof covers the head too,
//! so that nobody can lower the rounds unseen. The phone does the mathematics (`browser::lock`):
//! nothing secret is here.

/// The first bytes of a locked backup; a line of its own, for people who open it as text.
const MAGIC: &[u8; 17] = b"FIELDPLAN-LOCKED\n";
/// The form that this version writes and reads.
const FORM: u8 = 1;
/// Rounds of PBKDF2 that a new file gets: what OWASP asks for with SHA-256.
pub const ROUNDS: u32 = 600_000;
/// The most rounds that are tried: some twenty seconds of a slow phone. A file that asks for more
/// was made to stall one.
pub const MOST_ROUNDS: u32 = 6_000_000;
/// The fewest characters of a passphrase.
pub const FEWEST_CHARACTERS: usize = 8;
/// Bytes of the head.
pub const HEAD: usize = 50;
/// Bytes of the proof that AES-GCM puts behind what it locks.
const PROOF: usize = 16;

/// What a passphrase is turned into a key with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lock {
    /// Rounds of PBKDF2.
    pub rounds: u32,
    /// Drawn anew for each file.
    pub salt: [u8; 16],
    /// Drawn anew for each file.
    pub iv: [u8; 12],
}

/// Why a locked file cannot be opened, whatever the passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockProblem {
    /// A newer version of the app has locked it.
    Newer,
    /// It ends too early, or asks for what no version of this app has written.
    Broken,
}

impl Lock {
    /// The head of a file: [`HEAD`] bytes that the locked ones follow.
    pub fn head(&self) -> Vec<u8> {
        let mut head = Vec::with_capacity(HEAD);
        head.extend(MAGIC);
        head.push(FORM);
        head.extend(self.rounds.to_be_bytes());
        head.extend(self.salt);
        head.extend(self.iv);
        head
    }

    /// Reads the head of a file; `None` where the file is not a locked one. What is locked begins
    /// at [`HEAD`].
    ///
    /// ```
    /// use fieldplan::exchange::lock::{Lock, LockProblem, ROUNDS};
    /// let lock = Lock { rounds: ROUNDS, salt: [1; 16], iv: [2; 12] };
    /// let mut file = lock.head();
    /// assert_eq!(Lock::read(&file), Some(Err(LockProblem::Broken)));
    /// file.extend([0; 40]);
    /// assert_eq!(Lock::read(&file), Some(Ok(lock)));
    /// assert_eq!(Lock::read(b"FIELDPLAN-BACKUP 1"), None);
    /// ```
    pub fn read(file: &[u8]) -> Option<Result<Lock, LockProblem>> {
        let rest = file.strip_prefix(MAGIC)?;
        Some(read(rest))
    }
}

fn read(rest: &[u8]) -> Result<Lock, LockProblem> {
    let (form, rest) = rest.split_first().ok_or(LockProblem::Broken)?;
    match form.cmp(&FORM) {
        std::cmp::Ordering::Less => return Err(LockProblem::Broken),
        std::cmp::Ordering::Equal => {}
        std::cmp::Ordering::Greater => return Err(LockProblem::Newer),
    }
    let (rounds, rest) = rest.split_first_chunk().ok_or(LockProblem::Broken)?;
    let (salt, rest) = rest.split_first_chunk().ok_or(LockProblem::Broken)?;
    let (iv, locked) = rest.split_first_chunk().ok_or(LockProblem::Broken)?;
    let rounds = u32::from_be_bytes(*rounds);
    if !(ROUNDS..=MOST_ROUNDS).contains(&rounds) || locked.len() <= PROOF {
        return Err(LockProblem::Broken);
    }
    Ok(Lock { rounds, salt: *salt, iv: *iv })
}

/// Why two typed passphrases are not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhraseProblem {
    /// So many characters; [`FEWEST_CHARACTERS`] are needed.
    TooShort(usize),
    /// The second is not the first.
    Differs,
}

/// Whether a passphrase, typed twice, may lock a file. Characters are counted without spaces at
/// either end, which no keyboard shows.
///
/// # Errors
/// When it is too short, or not the same twice.
pub fn checked_phrase(typed: &str, again: &str) -> Result<(), PhraseProblem> {
    let length = typed.trim().chars().count();
    if length < FEWEST_CHARACTERS {
        return Err(PhraseProblem::TooShort(length));
    }
    if typed.trim() == again.trim() { Ok(()) } else { Err(PhraseProblem::Differs) }
}

/// The file's name for a day.
pub fn name(day: crate::domain::day::Day) -> String {
    format!("fieldplan-{day}-locked.txt")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn file(rounds: u32) -> Vec<u8> {
        let mut file = Lock { rounds, salt: [7; 16], iv: [9; 12] }.head();
        file.extend([3; 17]);
        file
    }

    #[test]
    fn the_head_has_its_bytes_in_their_places() {
        let file = file(ROUNDS);
        assert_eq!(file.len(), HEAD + 17);
        assert_eq!(&file[..18], b"FIELDPLAN-LOCKED\n\x01");
        assert_eq!(file[18..22], [0, 0x09, 0x27, 0xc0]);
    }

    #[test]
    fn rounds_that_are_too_few_or_would_stall_a_phone_are_refused() {
        for rounds in [0, 1, ROUNDS - 1, MOST_ROUNDS + 1, u32::MAX] {
            assert_eq!(Lock::read(&file(rounds)), Some(Err(LockProblem::Broken)), "{rounds}");
        }
        assert!(Lock::read(&file(MOST_ROUNDS)).unwrap().is_ok());
    }

    #[test]
    fn a_newer_form_says_so_and_half_a_head_is_broken() {
        let mut newer = file(ROUNDS);
        newer[17] = 2;
        assert_eq!(Lock::read(&newer), Some(Err(LockProblem::Newer)));
        let whole = file(ROUNDS);
        for end in 17..HEAD + 17 {
            assert_eq!(Lock::read(&whole[..end]), Some(Err(LockProblem::Broken)), "{end}");
        }
    }

    #[test]
    fn a_passphrase_is_counted_in_characters_and_typed_twice() {
        assert_eq!(checked_phrase("红星超市七七八", ""), Err(PhraseProblem::TooShort(7)));
        assert_eq!(checked_phrase("  abc1234  ", ""), Err(PhraseProblem::TooShort(7)));
        assert_eq!(
            checked_phrase("红星超市七七八八", "红星超市七七八"),
            Err(PhraseProblem::Differs)
        );
        assert_eq!(checked_phrase("correct horse ", "correct horse"), Ok(()));
    }

    proptest! {
        #[test]
        fn a_head_reads_as_it_was_written(
            rounds in ROUNDS..=MOST_ROUNDS,
            salt: [u8; 16],
            iv: [u8; 12],
            locked in proptest::collection::vec(any::<u8>(), 17..60),
        ) {
            let lock = Lock { rounds, salt, iv };
            let mut file = lock.head();
            file.extend(locked);
            prop_assert_eq!(Lock::read(&file), Some(Ok(lock)));
        }
    }
}
