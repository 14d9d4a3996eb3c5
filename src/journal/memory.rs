//! A disk in memory, for tests: several tabs share one, and it fails, or the whole browser ends,
//! at any step that is asked for.
//!
//! Not for wasm: a phone keeps what it is told in `IndexedDB`. Natively it is always there, so that
//! tests of every layer and of other packages can use it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use super::checkpoint;
use super::erase::Rewrite;
use super::record::Record;
use super::segment::Segment;
use super::store::{Appended, Arrival, Arrived, Extent, Loaded, Store, StoreFailure};

/// What goes wrong at a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The transaction fails, and the page is told.
    Fail(StoreFailure),
    /// The browser ends: every call answers [`StoreFailure::Closed`] until [`Disk::restart`].
    Crash,
}

#[derive(Clone, Debug, Default)]
struct Lines {
    lines: BTreeMap<Arrival, Vec<u8>>,
    last: Arrival,
}

impl Lines {
    fn push(&mut self, bytes: &[u8]) -> Arrival {
        self.last = self.last.saturating_add(1);
        self.lines.insert(self.last, bytes.to_vec());
        self.last
    }

    fn after(&self, after: Arrival) -> Vec<Arrived> {
        let later = self.lines.range(after.saturating_add(1)..);
        later.map(|(arrival, bytes)| Arrived { arrival: *arrival, bytes: bytes.clone() }).collect()
    }
}

#[derive(Debug, Default)]
struct State {
    records: Lines,
    /// By the arrival of the last line.
    segments: BTreeMap<Arrival, Segment>,
    quarantine: Lines,
    side: Lines,
    checkpoint: Option<Vec<u8>>,
    today: Option<String>,
    edition: u64,
    steps: u64,
    faults: BTreeMap<u64, Fault>,
    down: bool,
    room: Option<usize>,
}

impl State {
    /// Every line after an arrival, sealed or single.
    fn after(&self, after: Arrival) -> Vec<Arrived> {
        let later = self.segments.range(after.saturating_add(1)..);
        let sealed = later.flat_map(|(last, s)| Segment::lines(*last, &s.bytes, after));
        sealed.chain(self.records.after(after)).collect()
    }

    /// Changes lines wherever they are kept, or takes them out; answers those taken out.
    fn change(&mut self, arrival: Arrival, to: Option<Vec<u8>>) -> Option<Vec<u8>> {
        let Some(sealed) = self.segments.range(arrival..).next().map(|(last, _)| *last) else {
            return match to {
                Some(bytes) => self.records.lines.insert(arrival, bytes),
                None => self.records.lines.remove(&arrival),
            };
        };
        let to = [(arrival, to)].into_iter().collect();
        let segment = self.segments.get(&sealed)?;
        let (changed, taken) = Segment::changed(sealed, &segment.bytes, &to);
        self.segments.insert(sealed, changed);
        taken.into_iter().find(|line| !line.is_empty())
    }
}

type Change = Box<dyn FnOnce(&mut State)>;

/// A disk. Clones are the same disk.
#[derive(Clone, Debug, Default)]
pub struct Disk(Rc<RefCell<State>>);

impl Disk {
    /// An empty disk.
    pub fn new() -> Disk {
        Disk::default()
    }

    /// A tab's way to the disk.
    pub fn store(&self) -> MemoryStore {
        MemoryStore { disk: self.clone(), edition: Cell::new(0) }
    }

    /// How many steps have been taken. A transaction takes one to begin, one for each line it
    /// changes, one to commit and one to be acknowledged.
    pub fn steps(&self) -> u64 {
        self.0.borrow().steps
    }

    /// Lets something go wrong at a step, counted from the next one as 0.
    pub fn fault_in(&self, steps: u64, fault: Fault) {
        let mut state = self.0.borrow_mut();
        let at = state.steps.saturating_add(steps);
        state.faults.insert(at, fault);
    }

    /// Takes planned faults back.
    pub fn heal(&self) {
        self.0.borrow_mut().faults.clear();
    }

    /// Whether the browser has ended.
    pub fn is_down(&self) -> bool {
        self.0.borrow().down
    }

    /// Starts the browser again. Tabs opened before are gone; use [`Disk::store`].
    pub fn restart(&self) {
        self.0.borrow_mut().down = false;
    }

    /// From now on only so many more bytes of lines fit; `None` for any number.
    pub fn leave_room(&self, bytes: Option<usize>) {
        self.0.borrow_mut().room = bytes;
    }

    /// The browser has thrown the origin's data away.
    pub fn evict(&self) {
        let mut state = self.0.borrow_mut();
        let steps = state.steps;
        *state = State { steps, ..State::default() };
    }

    /// The lines among the records, sealed or single.
    pub fn lines(&self) -> Vec<Arrived> {
        self.0.borrow().after(0)
    }

    /// How many segments there are.
    pub fn segments(&self) -> usize {
        self.0.borrow().segments.len()
    }

    /// The lines in quarantine.
    pub fn quarantined(&self) -> Vec<Arrived> {
        self.0.borrow().quarantine.after(0)
    }

    /// The lines in the side store.
    pub fn side_lines(&self) -> Vec<Arrived> {
        self.0.borrow().side.after(0)
    }

    /// The today record.
    pub fn today(&self) -> Option<String> {
        self.0.borrow().today.clone()
    }

    /// The checkpoint.
    pub fn checkpoint(&self) -> Option<Vec<u8>> {
        self.0.borrow().checkpoint.clone()
    }

    /// Puts a checkpoint there as a fault would.
    pub fn put_checkpoint(&self, bytes: Option<Vec<u8>>) {
        self.0.borrow_mut().checkpoint = bytes;
    }

    /// Puts a raw line among the records, as another version would.
    pub fn put_line(&self, bytes: &[u8]) -> Arrival {
        self.0.borrow_mut().records.push(bytes)
    }

    /// Changes a line in place, as a failing disk would.
    pub fn damage(&self, arrival: Arrival, change: impl FnOnce(&mut Vec<u8>)) {
        let mut state = self.0.borrow_mut();
        let found = state.after(arrival.saturating_sub(1)).into_iter().next();
        if let Some(mut line) = found.filter(|line| line.arrival == arrival) {
            change(&mut line.bytes);
            state.change(arrival, Some(line.bytes));
        }
    }

    /// Every byte on the disk, one place after another, for searching.
    pub fn all_bytes(&self) -> Vec<u8> {
        let state = self.0.borrow();
        let tables = [&state.records, &state.quarantine, &state.side];
        let mut all: Vec<u8> =
            tables.iter().flat_map(|t| t.lines.values().flatten()).copied().collect();
        all.extend(state.segments.values().flat_map(|segment| &segment.bytes));
        all.extend(state.checkpoint.iter().flatten());
        all.extend(state.today.iter().flat_map(|today| today.bytes()));
        all
    }

    fn step(&self) -> Result<(), StoreFailure> {
        let mut state = self.0.borrow_mut();
        let now = state.steps;
        state.steps = now.saturating_add(1);
        match state.faults.remove(&now) {
            Some(Fault::Crash) => {
                state.down = true;
                Err(StoreFailure::Closed)
            }
            Some(Fault::Fail(failure)) => Err(failure),
            None if state.down => Err(StoreFailure::Closed),
            None => Ok(()),
        }
    }
}

/// One tab's store.
#[derive(Debug)]
pub struct MemoryStore {
    disk: Disk,
    edition: Cell<u64>,
}

/// The changes of one transaction, none of which is on the disk before its commit.
struct Transaction<'a> {
    disk: &'a Disk,
    changes: Vec<Change>,
    grown: usize,
}

impl Transaction<'_> {
    fn change(&mut self, change: impl FnOnce(&mut State) + 'static) -> Result<(), StoreFailure> {
        self.disk.step()?;
        self.changes.push(Box::new(change));
        Ok(())
    }

    fn grow(&mut self, bytes: usize) -> Result<(), StoreFailure> {
        self.grown = self.grown.saturating_add(bytes);
        let full = self.disk.0.borrow().room.is_some_and(|room| self.grown > room);
        if full { Err(StoreFailure::Full) } else { Ok(()) }
    }

    /// Packs lines, all but the last, together with the single ones there.
    fn put_packed(&mut self, lines: &[Arrived]) -> Result<(), StoreFailure> {
        let Some((last, rest)) = lines.split_last() else { return Ok(()) };
        let mut all = self.disk.0.borrow().records.after(0);
        all.extend_from_slice(rest);
        let Some(packed) = Segment::pack_all(&all) else {
            return lines.iter().try_for_each(|line| self.put(RECORDS, &line.bytes));
        };
        self.grow(lines.iter().map(|line| line.bytes.len()).sum())?;
        for segment in packed {
            self.change(move |state| {
                state.segments.insert(segment.last, segment);
            })?;
        }
        let last = last.clone();
        self.change(move |state| {
            state.records.lines.clear();
            state.records.lines.insert(last.arrival, last.bytes);
            state.records.last = last.arrival;
        })
    }

    fn put(&mut self, table: Table, line: &[u8]) -> Result<(), StoreFailure> {
        self.grow(line.len())?;
        let line = line.to_vec();
        self.change(move |state| {
            table(state).push(&line);
        })
    }
}

type Table = fn(&mut State) -> &mut Lines;

const RECORDS: Table = |state| &mut state.records;
const QUARANTINE: Table = |state| &mut state.quarantine;
const SIDE: Table = |state| &mut state.side;

impl MemoryStore {
    async fn transact<T>(
        &self,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, StoreFailure>,
    ) -> Result<T, StoreFailure> {
        // Another tab may come first, as in a browser.
        pause().await;
        self.disk.step()?;
        let mut transaction = Transaction { disk: &self.disk, changes: Vec::new(), grown: 0 };
        let answer = work(&mut transaction)?;
        let Transaction { changes, grown, .. } = transaction;
        self.disk.step()?;
        {
            let mut state = self.disk.0.borrow_mut();
            for change in changes {
                change(&mut state);
            }
            state.room = state.room.map(|room| room.saturating_sub(grown));
        }
        pause().await;
        self.disk.step()?;
        Ok(answer)
    }

    /// The same, for a page that builds on the edition it loaded.
    async fn transact_on_edition<T>(
        &self,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, StoreFailure>,
    ) -> Result<T, StoreFailure> {
        self.transact(|transaction| {
            if self.disk.0.borrow().edition == self.edition.get() {
                work(transaction)
            } else {
                Err(StoreFailure::Conflict)
            }
        })
        .await
    }

    async fn read<T>(&self, look: impl FnOnce(&State) -> T) -> Result<T, StoreFailure> {
        self.transact(|transaction| Ok(look(&transaction.disk.0.borrow()))).await
    }
}

impl MemoryStore {
    async fn append_by(
        &self,
        records: &[Record],
        first: Option<&Record>,
        today: Option<&str>,
        put: impl FnOnce(&mut Transaction<'_>, &[Arrived]) -> Result<(), StoreFailure>,
    ) -> Result<Appended, StoreFailure> {
        self.transact_on_edition(|transaction| {
            let (empty, mut last) = {
                let state = transaction.disk.0.borrow();
                (state.after(0).is_empty(), state.records.last)
            };
            let first = match first {
                None if empty => return Err(StoreFailure::Conflict),
                _ => first.filter(|_| empty),
            };
            let mut all = Vec::new();
            for record in first.into_iter().chain(records) {
                last = last.saturating_add(1);
                all.push(Arrived { arrival: last, bytes: record.bytes().to_vec() });
            }
            put(transaction, &all)?;
            let mut arrivals: Vec<_> = all.into_iter().map(|line| line.arrival).collect();
            let first = first.map(|_| arrivals.remove(0));
            if let Some(today) = today.map(str::to_owned) {
                transaction.change(move |state| state.today = Some(today))?;
            }
            Ok(Appended { first, arrivals })
        })
        .await
    }
}

impl Store for MemoryStore {
    async fn load(&self, extent: Extent) -> Result<Loaded, StoreFailure> {
        let loaded = self
            .read(|state| {
                let sealed = state.segments.last_key_value().map_or(0, |(last, _)| *last);
                let checkpoint = state.checkpoint.clone().filter(|bytes| {
                    extent == Extent::SinceCheckpoint
                        && checkpoint::through(bytes).is_some_and(|through| through >= sealed)
                });
                let through = checkpoint.as_deref().and_then(checkpoint::through).unwrap_or(0);
                let single = state.records.lines.range(..=through).count();
                let single = u64::try_from(single).unwrap_or(u64::MAX);
                let sealed: u64 = state.segments.values().map(|segment| segment.count).sum();
                let before = if through == 0 { 0 } else { single.saturating_add(sealed) };
                Loaded {
                    checkpoint,
                    before,
                    records: state.after(through),
                    today: state.today.clone(),
                    edition: state.edition,
                }
            })
            .await?;
        self.edition.set(loaded.edition);
        Ok(loaded)
    }

    async fn read_after(&self, after: Arrival) -> Result<Vec<Arrived>, StoreFailure> {
        self.read(|state| state.after(after)).await
    }

    async fn read_quarantine(&self) -> Result<Vec<Arrived>, StoreFailure> {
        self.read(|state| state.quarantine.after(0)).await
    }

    async fn append(
        &self,
        records: &[Record],
        first: Option<&Record>,
        today: Option<&str>,
    ) -> Result<Appended, StoreFailure> {
        let put = |transaction: &mut Transaction<'_>, lines: &[Arrived]| {
            lines.iter().try_for_each(|line| transaction.put(RECORDS, &line.bytes))
        };
        self.append_by(records, first, today, put).await
    }

    async fn append_packed(
        &self,
        records: &[Record],
        first: Option<&Record>,
    ) -> Result<Appended, StoreFailure> {
        let put =
            |transaction: &mut Transaction<'_>, lines: &[Arrived]| transaction.put_packed(lines);
        self.append_by(records, first, None, put).await
    }

    async fn write_today(&self, today: &str) -> Result<(), StoreFailure> {
        let today = today.to_owned();
        self.transact_on_edition(|t| t.change(move |state| state.today = Some(today))).await
    }

    async fn write_checkpoint(&self, bytes: &[u8]) -> Result<(), StoreFailure> {
        let bytes = bytes.to_vec();
        self.transact_on_edition(|t| t.change(move |state| state.checkpoint = Some(bytes))).await
    }

    async fn seal(
        &self,
        through: Arrival,
        before_ms: u64,
        count: usize,
    ) -> Result<bool, StoreFailure> {
        self.transact_on_edition(|transaction| {
            let lines: Vec<Arrived> = {
                let state = transaction.disk.0.borrow();
                let single = state.records.after(0).into_iter();
                single.take_while(|line| line.arrival <= through).take(count).collect()
            };
            let Some(segment) = Segment::seal(&lines, before_ms, count) else { return Ok(false) };
            transaction.grown = segment.bytes.len();
            if transaction.disk.0.borrow().room.is_some_and(|room| transaction.grown > room) {
                return Err(StoreFailure::Full);
            }
            let last = segment.last;
            transaction.change(move |state| {
                state.segments.insert(last, segment);
            })?;
            transaction
                .change(move |state| state.records.lines.retain(|arrival, _| *arrival > last))?;
            Ok(true)
        })
        .await
    }

    async fn quarantine(&self, arrivals: &[Arrival]) -> Result<(), StoreFailure> {
        self.transact_on_edition(|transaction| {
            for arrival in arrivals {
                let arrival = *arrival;
                transaction.change(move |state| {
                    if let Some(line) = state.change(arrival, None) {
                        state.quarantine.push(&line);
                    }
                })?;
            }
            transaction.change(|state| state.checkpoint = None)
        })
        .await
    }

    async fn keep_aside(&self, lines: &[Vec<u8>]) -> Result<(), StoreFailure> {
        self.transact_on_edition(|t| lines.iter().try_for_each(|line| t.put(QUARANTINE, line)))
            .await
    }

    async fn rewrite(
        &self,
        rewrite: &Rewrite,
        erased: Option<&Record>,
    ) -> Result<Appended, StoreFailure> {
        let (appended, edition) = self
            .transact_on_edition(|transaction| {
                let (next, edition) = {
                    let state = transaction.disk.0.borrow();
                    let newest = state.after(0).last().map_or(0, |line| line.arrival);
                    if newest > rewrite.through {
                        return Err(StoreFailure::Conflict);
                    }
                    (state.records.last.saturating_add(1), state.edition.saturating_add(1))
                };
                for (arrival, record) in &rewrite.replace {
                    let (arrival, bytes) = (*arrival, record.bytes().to_vec());
                    transaction.change(move |state| {
                        state.change(arrival, Some(bytes));
                    })?;
                }
                for arrival in &rewrite.remove {
                    let arrival = *arrival;
                    transaction.change(move |state| {
                        state.change(arrival, None);
                    })?;
                }
                for arrival in &rewrite.remove_quarantined {
                    let arrival = *arrival;
                    transaction.change(move |state| {
                        state.quarantine.lines.remove(&arrival);
                    })?;
                }
                let mut appended = Appended::default();
                if let Some(erased) = erased {
                    transaction.put(RECORDS, erased.bytes())?;
                    appended.arrivals.push(next);
                }
                transaction.change(move |state| {
                    (state.checkpoint, state.today, state.edition) = (None, None, edition);
                })?;
                Ok((appended, edition))
            })
            .await?;
        self.edition.set(edition);
        Ok(appended)
    }

    async fn wipe(&self) -> Result<(), StoreFailure> {
        let edition = self
            .transact(|transaction| {
                let edition = transaction.disk.0.borrow().edition.saturating_add(1);
                transaction.change(move |state| {
                    state.records.lines.clear();
                    state.segments.clear();
                    state.quarantine.lines.clear();
                    (state.checkpoint, state.today, state.edition) = (None, None, edition);
                })?;
                Ok(edition)
            })
            .await?;
        self.edition.set(edition);
        self.transact(|t| t.change(|state| state.side.lines.clear())).await
    }

    async fn side_append(&self, records: &[Record]) -> Result<(), StoreFailure> {
        self.transact(|t| records.iter().try_for_each(|record| t.put(SIDE, record.bytes()))).await
    }

    async fn side_read(&self) -> Result<Vec<Arrived>, StoreFailure> {
        self.read(|state| state.side.after(0)).await
    }

    async fn side_remove(&self, arrivals: &[Arrival]) -> Result<(), StoreFailure> {
        self.transact(|transaction| {
            arrivals.iter().copied().try_for_each(|arrival| {
                transaction.change(move |state| {
                    state.side.lines.remove(&arrival);
                })
            })
        })
        .await
    }
}

/// Lets the other futures of [`interleave`] go first, once.
async fn pause() {
    let mut waited = false;
    std::future::poll_fn(|context| {
        if std::mem::replace(&mut waited, true) {
            Poll::Ready(())
        } else {
            context.waker().wake_by_ref();
            Poll::Pending
        }
    })
    .await;
}

/// Runs a future to its end.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(answer) = future.as_mut().poll(&mut context) {
            return answer;
        }
    }
}

/// Runs several futures to their end in the order `pick` gives: of so many left, which goes on.
pub fn interleave(
    mut futures: Vec<Pin<Box<dyn Future<Output = ()> + '_>>>,
    mut pick: impl FnMut(usize) -> usize,
) {
    let mut context = Context::from_waker(Waker::noop());
    while !futures.is_empty() {
        let place = pick(futures.len()).min(futures.len().saturating_sub(1));
        let ready =
            futures.get_mut(place).is_some_and(|f| f.as_mut().poll(&mut context).is_ready());
        if ready {
            drop(futures.swap_remove(place));
        }
    }
}
