//! What keeps the lines: a trait with one store in memory (`journal::memory`) and one over
//! `IndexedDB` (`browser/`).
//!
//! A store keeps raw lines under arrival numbers that only grow, old ones packed together in
//! segments ([`segment`](super::segment)), a checkpoint, a today record, and a quarantine; and, apart, the side store for what is done while a newer version's records
//! cannot be folded. It understands no line.
//!
//! **Edition.** A store object remembers which edition of the disk it last [loaded](Store::load).
//! [`Store::rewrite`] and [`Store::wipe`] make a new edition, inside their transaction. Every
//! other write checks the edition inside its own and answers [`StoreFailure::Conflict`], writing
//! nothing, when another tab has rewritten or wiped since: this page may still hold a name that
//! is to be found nowhere, or half of a journal that is gone. It loads anew and tries again.

use super::erase::Rewrite;
use super::record::Record;

/// A line's place in the order of arrival: 1 and up, as `IndexedDB`'s key generator counts.
pub type Arrival = u64;

/// One raw line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// Its place.
    pub arrival: Arrival,
    /// Its bytes, as they are on the disk.
    pub bytes: Vec<u8>,
}

/// How much to load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The checkpoint and the lines after it; every line where there is no checkpoint.
    SinceCheckpoint,
    /// Every line, and no checkpoint.
    Whole,
}

/// What a store holds, read in one transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The checkpoint's bytes.
    pub checkpoint: Option<Vec<u8>>,
    /// How many lines there are up to and including the checkpoint's arrival; 0 without one, and
    /// where lines beyond it are sealed together with lines before it: then all are loaded.
    pub before: u64,
    /// The lines after it, by arrival.
    pub records: Vec<Arrived>,
    /// The today record.
    pub today: Option<String>,
    /// The disk's edition: how often it was rewritten or wiped.
    pub edition: u64,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Appended {
    /// The arrival of the journal's first record, where it was written.
    pub first: Option<Arrival>,
    /// The arrivals of the records, in their order.
    pub arrivals: Vec<Arrival>,
}

/// Why a store did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreFailure {
    /// No room.
    Full,
    /// The browser keeps no data here (a private window, a setting).
    Blocked,
    /// The database does not open: another page holds it, or the browser is stuck.
    Busy,
    /// The connection is gone; opening it again may help.
    Closed,
    /// Another tab has changed what this page builds on: load anew.
    Conflict,
    /// The browser has thrown away what was stored, and the page cannot put all of it back.
    Emptied,
    /// Anything else, as the browser named it.
    Unknown(String),
}

/// Keeps lines. Each method that writes is **one transaction**: after it the disk holds all of it
/// or nothing, whenever the page is killed. `Ok` is answered on the transaction's `complete`, so
/// what is acknowledged survives the browser's end. After a failure the caller does not know
/// whether the transaction was committed; writing a record again is harmless, since journals are
/// sets.
///
/// The futures are not `Send`: a page has one thread.
#[expect(async_fn_in_trait, reason = "one thread, and every caller is generic over the store")]
pub trait Store {
    /// Reads what a page needs to stand, in one read transaction, and remembers the edition.
    async fn load(&self, extent: Extent) -> Result<Loaded, StoreFailure>;

    /// Reads the lines after an arrival, in order. A line's transaction is over before a later
    /// line's begins, so no earlier arrival can appear after a later one was read.
    async fn read_after(&self, after: Arrival) -> Result<Vec<Arrived>, StoreFailure>;

    /// Reads every line, in order, for export and erasing.
    async fn read_all(&self) -> Result<Vec<Arrived>, StoreFailure> {
        self.read_after(0).await
    }

    /// Reads the quarantine.
    async fn read_quarantine(&self) -> Result<Vec<Arrived>, StoreFailure>;

    /// Appends records, durably (strict), and puts the today record beside them; `None` leaves the
    /// one there.
    ///
    /// `first` is the journal's first record: it is written before the others if, inside the
    /// transaction, the store holds no line; otherwise it is left out and
    /// [`Appended::first`] is `None`. Without `first` an empty store is a
    /// [`Conflict`](StoreFailure::Conflict): records were expected there.
    async fn append(
        &self,
        records: &[Record],
        first: Option<&Record>,
        today: Option<&str>,
    ) -> Result<Appended, StoreFailure>;

    /// The same for the many records of a file, packed as they come together with the single lines
    /// before them: 50,000 lines put one by one take a slow phone minutes. A single line that
    /// cannot be packed keeps them all single.
    async fn append_packed(
        &self,
        records: &[Record],
        first: Option<&Record>,
    ) -> Result<Appended, StoreFailure>;

    /// Puts the today record, on its own: after lines of another tab were taken in.
    async fn write_today(&self, today: &str) -> Result<(), StoreFailure>;

    /// Puts a checkpoint in place of the one there. A cache: it need not be strict.
    async fn write_checkpoint(&self, bytes: &[u8]) -> Result<(), StoreFailure>;

    /// Packs the oldest `count` single lines into one segment, where they arrived by `through` and
    /// are all stamped before `before_ms` ([`Segment::seal`](super::segment::Segment::seal)), and
    /// takes the single ones away, in one strict transaction; says whether it did. Every line is
    /// read as before: only its keeping changes.
    async fn seal(
        &self,
        through: Arrival,
        before_ms: u64,
        count: usize,
    ) -> Result<bool, StoreFailure>;

    /// Moves raw lines from the records to the quarantine; arrivals not there are passed over.
    /// The checkpoint goes in the same transaction, since it counts lines.
    async fn quarantine(&self, arrivals: &[Arrival]) -> Result<(), StoreFailure>;

    /// Puts bytes that never were among the records into quarantine: what a file brought.
    async fn keep_aside(&self, lines: &[Vec<u8>]) -> Result<(), StoreFailure>;

    /// The one rewriting: replaces and removes lines, drops the checkpoint and the today record,
    /// appends the `erased` record and makes a new edition, which this store object follows.
    /// Strict. [`Conflict`](StoreFailure::Conflict) when a line arrived after
    /// [`Rewrite::through`].
    ///
    /// `erased` is `None` where a record that came later has to obey one already there.
    async fn rewrite(
        &self,
        rewrite: &Rewrite,
        erased: Option<&Record>,
    ) -> Result<Appended, StoreFailure>;

    /// Empties records, segments, cache and quarantine and makes a new edition, which this store
    /// object follows; then the side store, in a transaction of its own. Strict.
    async fn wipe(&self) -> Result<(), StoreFailure>;

    /// Appends records to the side store. Strict.
    async fn side_append(&self, records: &[Record]) -> Result<(), StoreFailure>;

    /// Reads the side store, in order.
    async fn side_read(&self) -> Result<Vec<Arrived>, StoreFailure>;

    /// Removes lines from the side store, once they are among the records.
    async fn side_remove(&self, arrivals: &[Arrival]) -> Result<(), StoreFailure>;
}
