//! The journal's store over `IndexedDB`.
//!
//! One database a journal, layout version 1 for good; a new need is a new database. Each
//! write is one transaction, asked for as `strict`: the browser answers `complete` once the bytes
//! are on the disk, and only then is anything called saved.

use std::cell::RefCell;

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbObjectStoreParameters,
    IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

use super::page::{self, listen, of_example, scoped, window};
use super::{panic, timer};
use crate::domain::sorted::Map;
use crate::journal::checkpoint;
use crate::journal::erase::Rewrite;
use crate::journal::record::Record;
use crate::journal::segment::Segment;
use crate::journal::store::{Appended, Arrival, Arrived, Extent, Loaded, Store, StoreFailure};

const RECORDS: &str = "records";
const SEGMENTS: &str = "segments";
const CACHE: &str = "cache";
const QUARANTINE: &str = "quarantine";
const CHECKPOINT: &str = "checkpoint";
const TODAY: &str = "today";
const EDITION: &str = "edition";
/// Whether the side store was ever written: it is a database of its own, and opening it takes a
/// slow phone tens of milliseconds of every start.
const SIDE: &str = "side";

/// The window's event when the browser has closed a connection by itself.
pub const CLOSED: &str = "fieldplan:closed";

/// The store of one journal, and the side store beside it.
pub struct IndexedDb {
    main: Connection,
    side: Connection,
    edition: RefCell<u64>,
}

/// A connection that is opened when it is needed and again when the browser drops it.
struct Connection {
    name: String,
    open: RefCell<Option<IdbDatabase>>,
}

#[derive(Clone, Copy)]
enum Which {
    Main,
    Side,
}

#[derive(Clone, Copy, PartialEq)]
enum Mode {
    Read,
    /// Durable once complete.
    Write,
    /// For caches.
    Relaxed,
}

impl IndexedDb {
    /// The store of the journal that this page shows.
    pub fn of_page() -> IndexedDb {
        IndexedDb::named(&scoped)
    }

    /// The example's, whichever journal this page shows.
    pub fn of_example() -> IndexedDb {
        IndexedDb::named(&of_example)
    }

    /// That of a journal by its number, whichever this page shows.
    pub fn of_book(number: u8) -> IndexedDb {
        IndexedDb::named(&|rest| super::books::name_in(number, rest))
    }

    fn named(name: &dyn Fn(&str) -> String) -> IndexedDb {
        let closed = |rest| Connection { name: name(rest), open: RefCell::new(None) };
        IndexedDb { main: closed(""), side: closed("#side"), edition: RefCell::new(0) }
    }

    /// Deletes both databases with all that is in them; waits until other pages have let go of
    /// them.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn delete(&self) -> Result<(), StoreFailure> {
        for connection in [&self.main, &self.side] {
            let request =
                factory()?.delete_database(&connection.name).map_err(|_| StoreFailure::Blocked)?;
            done(&request).await?;
        }
        Ok(())
    }

    fn connection(&self, which: Which) -> &Connection {
        match which {
            Which::Main => &self.main,
            Which::Side => &self.side,
        }
    }

    /// Begins a transaction, opening the database first where there is no connection, and anew
    /// where the one there is has been dropped.
    async fn begin(
        &self,
        which: Which,
        stores: &[&str],
        mode: Mode,
    ) -> Result<IdbTransaction, StoreFailure> {
        if panic::has_happened() && mode != Mode::Read {
            return Err(StoreFailure::Closed);
        }
        let connection = self.connection(which);
        for _ in 0..2 {
            let open = connection.open.borrow().clone();
            let database = if let Some(database) = open {
                database
            } else {
                let database = open_database(&connection.name).await?;
                *connection.open.borrow_mut() = Some(database.clone());
                database
            };
            match transaction(&database, stores, mode) {
                Ok(transaction) => return Ok(transaction),
                // The connection was closed by the browser: once more with a new one.
                Err(_) => *connection.open.borrow_mut() = None,
            }
        }
        Err(StoreFailure::Closed)
    }

    /// A write to the main database that goes on only where the edition is still the one this page
    /// loaded.
    async fn begin_write(
        &self,
        stores: &[&str],
        mode: Mode,
    ) -> Result<IdbTransaction, StoreFailure> {
        let transaction = self.begin(Which::Main, stores, mode).await?;
        let edition = number(&get(&store(&transaction, CACHE)?, EDITION).await?);
        if edition == *self.edition.borrow() {
            Ok(transaction)
        } else {
            Err(give_up(&transaction, StoreFailure::Conflict))
        }
    }

    fn next_edition(&self, transaction: &IdbTransaction) -> Result<u64, StoreFailure> {
        let next = self.edition.borrow().saturating_add(1);
        put(&store(transaction, CACHE)?, EDITION, &arrival_key(next))?;
        Ok(next)
    }
}

impl IndexedDb {
    /// A setting that must survive what localStorage does not: a browser killed in the seconds
    /// after the choice. `None` where nothing was chosen or the store cannot be read.
    pub async fn setting(&self, name: &str) -> Option<String> {
        let [value] = self.settings([name]).await;
        value
    }

    /// Several of them at once.
    pub async fn settings<const N: usize>(&self, names: [&str; N]) -> [Option<String>; N] {
        let mut values = [const { None }; N];
        let Ok(transaction) = self.begin(Which::Main, &[CACHE], Mode::Read).await else {
            return values;
        };
        let Ok(cache) = store(&transaction, CACHE) else { return values };
        for (name, value) in names.into_iter().zip(&mut values) {
            *value = get(&cache, name).await.ok().and_then(|kept| kept.as_string());
        }
        values
    }

    /// Keeps a setting, durably.
    ///
    /// # Errors
    /// When the store fails; localStorage still has it.
    pub async fn keep_setting(&self, name: &str, value: &str) -> Result<(), StoreFailure> {
        let transaction = self.begin(Which::Main, &[CACHE], Mode::Write).await?;
        put(&store(&transaction, CACHE)?, name, &JsValue::from_str(value))?;
        complete(&transaction).await
    }
}

impl IndexedDb {
    async fn note_empty_side(&self) -> Result<(), StoreFailure> {
        let transaction = self.begin(Which::Main, &[CACHE], Mode::Relaxed).await?;
        let cache = store(&transaction, CACHE)?;
        if get(&cache, SIDE).await?.is_undefined() {
            put(&cache, SIDE, &JsValue::FALSE)?;
        }
        complete(&transaction).await
    }
}

impl Store for IndexedDb {
    async fn load(&self, extent: Extent) -> Result<Loaded, StoreFailure> {
        let transaction = self.begin(Which::Main, &[RECORDS, SEGMENTS, CACHE], Mode::Read).await?;
        let (records, cache) = (store(&transaction, RECORDS)?, store(&transaction, CACHE)?);
        let segments = store(&transaction, SEGMENTS)?;
        let edition = number(&get(&cache, EDITION).await?);
        let today = get(&cache, TODAY).await?.as_string();
        let sealed: Array =
            done(&segments.get_all_keys().map_err(failure)?).await?.unchecked_into();
        let last = sealed.iter().map(|key| numbers(&key).0).max().unwrap_or(0);
        let checkpoint = match extent {
            Extent::SinceCheckpoint => bytes(&get(&cache, CHECKPOINT).await?),
            Extent::Whole => None,
        };
        let through = checkpoint.as_deref().and_then(checkpoint::through);
        let through = through.filter(|through| *through >= last);
        let before = match through {
            Some(through) => {
                let range = IdbKeyRange::upper_bound(&arrival_key(through)).map_err(failure)?;
                let single = done(&records.count_with_key(&range).map_err(failure)?).await?;
                let sealed = sealed.iter().map(|key| numbers(&key).1);
                sealed.fold(number(&single), u64::saturating_add)
            }
            None => 0,
        };
        let records = read_lines(&records, &segments, through.unwrap_or(0)).await?;
        *self.edition.borrow_mut() = edition;
        Ok(Loaded { checkpoint: through.and(checkpoint), before, records, today, edition })
    }

    async fn read_after(&self, after: Arrival) -> Result<Vec<Arrived>, StoreFailure> {
        let transaction = self.begin(Which::Main, &[RECORDS, SEGMENTS], Mode::Read).await?;
        read_lines(&store(&transaction, RECORDS)?, &store(&transaction, SEGMENTS)?, after).await
    }

    async fn read_quarantine(&self) -> Result<Vec<Arrived>, StoreFailure> {
        let transaction = self.begin(Which::Main, &[QUARANTINE], Mode::Read).await?;
        read_singles(&store(&transaction, QUARANTINE)?, 0).await
    }

    async fn append(
        &self,
        records: &[Record],
        first: Option<&Record>,
        today: Option<&str>,
    ) -> Result<Appended, StoreFailure> {
        let transaction = self.begin_write(&[RECORDS, SEGMENTS, CACHE], Mode::Write).await?;
        let lines = store(&transaction, RECORDS)?;
        let sealed = store(&transaction, SEGMENTS)?.count().map_err(failure)?;
        let single = number(&done(&lines.count().map_err(failure)?).await?);
        let is_empty = single == 0 && number(&sealed.result().map_err(failure)?) == 0;
        let first = match first {
            Some(first) if is_empty => Some(add(&lines, first.bytes())?),
            None if is_empty => return Err(give_up(&transaction, StoreFailure::Conflict)),
            _ => None,
        };
        let added = add_all(&lines, records)?;
        if let Some(today) = today {
            put(&store(&transaction, CACHE)?, TODAY, &JsValue::from_str(today))?;
        }
        complete(&transaction).await?;
        Ok(Appended {
            first: first.as_ref().map(arrival_of),
            arrivals: added.iter().map(arrival_of).collect(),
        })
    }

    async fn append_packed(
        &self,
        records: &[Record],
        first: Option<&Record>,
    ) -> Result<Appended, StoreFailure> {
        let transaction = self.begin_write(&[RECORDS, SEGMENTS, CACHE], Mode::Write).await?;
        let (singles, segments) = (store(&transaction, RECORDS)?, store(&transaction, SEGMENTS)?);
        let sealed = segments.count().map_err(failure)?;
        let mut all = read_singles(&singles, 0).await?;
        let is_empty = all.is_empty() && number(&sealed.result().map_err(failure)?) == 0;
        let first = match first {
            None if is_empty => return Err(give_up(&transaction, StoreFailure::Conflict)),
            _ => first.filter(|_| is_empty),
        };
        let lines: Vec<&[u8]> = first.into_iter().chain(records).map(Record::bytes).collect();
        let [oldest, .., newest] = lines.as_slice() else {
            return Err(give_up(&transaction, StoreFailure::Conflict));
        };
        // The store says which arrival is next.
        let from = number(&done(&add(&singles, oldest)?).await?);
        let mut next = from;
        for line in &lines {
            all.push(Arrived { arrival: next, bytes: line.to_vec() });
            next = next.saturating_add(1);
        }
        let through = next.saturating_sub(1);
        all.pop();
        if let Some(packed) = Segment::pack_all(&all) {
            for segment in &packed {
                put_segment(&segments, segment)?;
            }
            singles.clear().map_err(failure)?;
            // A line put under a number makes the store count on from there.
            let newest = Uint8Array::from(*newest);
            singles.put_with_key(&newest, &arrival_key(through)).map_err(failure)?;
        } else {
            for line in lines.iter().skip(1) {
                add(&singles, line)?;
            }
        }
        complete(&transaction).await?;
        let mut arrivals: Vec<Arrival> = (from..=through).collect();
        Ok(Appended { first: first.map(|_| arrivals.remove(0)), arrivals })
    }

    async fn write_today(&self, today: &str) -> Result<(), StoreFailure> {
        let transaction = self.begin_write(&[CACHE], Mode::Relaxed).await?;
        put(&store(&transaction, CACHE)?, TODAY, &JsValue::from_str(today))?;
        complete(&transaction).await
    }

    async fn write_checkpoint(&self, checkpoint: &[u8]) -> Result<(), StoreFailure> {
        let transaction = self.begin_write(&[CACHE], Mode::Relaxed).await?;
        put(&store(&transaction, CACHE)?, CHECKPOINT, &Uint8Array::from(checkpoint))?;
        complete(&transaction).await
    }

    async fn seal(
        &self,
        through: Arrival,
        before_ms: u64,
        count: usize,
    ) -> Result<bool, StoreFailure> {
        let transaction = self.begin_write(&[RECORDS, SEGMENTS, CACHE], Mode::Write).await?;
        let lines = store(&transaction, RECORDS)?;
        let range = IdbKeyRange::upper_bound(&arrival_key(through)).map_err(failure)?;
        let most = u32::try_from(count).unwrap_or(u32::MAX);
        let values = lines.get_all_with_key_and_limit(&range, most).map_err(failure)?;
        let keys = lines.get_all_keys_with_key_and_limit(&range, most).map_err(failure)?;
        let lines_read = arrived(&values, &done(&keys).await?)?;
        let Some(segment) = Segment::seal(&lines_read, before_ms, count) else {
            // Nothing was written: the transaction ends by itself.
            return Ok(false);
        };
        put_segment(&store(&transaction, SEGMENTS)?, &segment)?;
        let range = IdbKeyRange::upper_bound(&arrival_key(segment.last)).map_err(failure)?;
        lines.delete(&range).map_err(failure)?;
        complete(&transaction).await?;
        Ok(true)
    }

    async fn quarantine(&self, arrivals: &[Arrival]) -> Result<(), StoreFailure> {
        let all = [RECORDS, SEGMENTS, CACHE, QUARANTINE];
        let transaction = self.begin_write(&all, Mode::Write).await?;
        let (lines, aside) = (store(&transaction, RECORDS)?, store(&transaction, QUARANTINE)?);
        let mut sealed = Map::new();
        for arrival in arrivals {
            let key = arrival_key(*arrival);
            let line = done(&lines.get(&key).map_err(failure)?).await?;
            if line.is_undefined() {
                sealed.insert(*arrival, None);
            } else {
                aside.add(&line).map_err(failure)?;
                lines.delete(&key).map_err(failure)?;
            }
        }
        for line in change_sealed(&store(&transaction, SEGMENTS)?, &sealed).await? {
            add(&aside, &line)?;
        }
        store(&transaction, CACHE)?.delete(&CHECKPOINT.into()).map_err(failure)?;
        complete(&transaction).await
    }

    async fn keep_aside(&self, lines: &[Vec<u8>]) -> Result<(), StoreFailure> {
        let transaction = self.begin_write(&[CACHE, QUARANTINE], Mode::Write).await?;
        let aside = store(&transaction, QUARANTINE)?;
        for line in lines {
            add(&aside, line)?;
        }
        complete(&transaction).await
    }

    async fn rewrite(
        &self,
        rewrite: &Rewrite,
        erased: Option<&Record>,
    ) -> Result<Appended, StoreFailure> {
        let all = [RECORDS, SEGMENTS, CACHE, QUARANTINE];
        let transaction = self.begin_write(&all, Mode::Write).await?;
        let lines = store(&transaction, RECORDS)?;
        let range = IdbKeyRange::lower_bound_with_open(&arrival_key(rewrite.through), true)
            .map_err(failure)?;
        let later = number(&done(&lines.count_with_key(&range).map_err(failure)?).await?);
        if later > 0 {
            return Err(give_up(&transaction, StoreFailure::Conflict));
        }
        let segments = store(&transaction, SEGMENTS)?;
        let keys: Array = done(&segments.get_all_keys().map_err(failure)?).await?.unchecked_into();
        let last = keys.iter().map(|key| numbers(&key).0).max().unwrap_or(0);
        let mut sealed = Map::new();
        for (arrival, line) in &rewrite.replace {
            if *arrival <= last {
                sealed.insert(*arrival, Some(line.bytes().to_vec()));
            } else {
                lines
                    .put_with_key(&Uint8Array::from(line.bytes()), &arrival_key(*arrival))
                    .map_err(failure)?;
            }
        }
        for arrival in &rewrite.remove {
            if *arrival <= last {
                sealed.insert(*arrival, None);
            } else {
                lines.delete(&arrival_key(*arrival)).map_err(failure)?;
            }
        }
        change_sealed(&segments, &sealed).await?;
        let aside = store(&transaction, QUARANTINE)?;
        for arrival in &rewrite.remove_quarantined {
            aside.delete(&arrival_key(*arrival)).map_err(failure)?;
        }
        let cache = store(&transaction, CACHE)?;
        cache.delete(&CHECKPOINT.into()).map_err(failure)?;
        cache.delete(&TODAY.into()).map_err(failure)?;
        let erased = erased.map(|record| add(&lines, record.bytes())).transpose()?;
        let edition = self.next_edition(&transaction)?;
        complete(&transaction).await?;
        *self.edition.borrow_mut() = edition;
        Ok(Appended { first: None, arrivals: erased.iter().map(arrival_of).collect() })
    }

    async fn wipe(&self) -> Result<(), StoreFailure> {
        let all = [RECORDS, SEGMENTS, CACHE, QUARANTINE];
        let transaction = self.begin(Which::Main, &all, Mode::Write).await?;
        // Whatever edition another tab has made, this one comes after it.
        let edition = number(&get(&store(&transaction, CACHE)?, EDITION).await?);
        *self.edition.borrow_mut() = edition;
        for name in all {
            store(&transaction, name)?.clear().map_err(failure)?;
        }
        let edition = self.next_edition(&transaction)?;
        complete(&transaction).await?;
        *self.edition.borrow_mut() = edition;
        let side = self.begin(Which::Side, &all, Mode::Write).await?;
        for name in all {
            store(&side, name)?.clear().map_err(failure)?;
        }
        complete(&side).await
    }

    async fn side_append(&self, records: &[Record]) -> Result<(), StoreFailure> {
        // First, so that a kill between the two leaves a store to look into.
        let noted = self.begin(Which::Main, &[CACHE], Mode::Write).await?;
        put(&store(&noted, CACHE)?, SIDE, &JsValue::TRUE)?;
        complete(&noted).await?;
        let transaction = self.begin(Which::Side, &[RECORDS], Mode::Write).await?;
        add_all(&store(&transaction, RECORDS)?, records)?;
        complete(&transaction).await
    }

    async fn side_read(&self) -> Result<Vec<Arrived>, StoreFailure> {
        let noted = self.begin(Which::Main, &[CACHE], Mode::Read).await?;
        let note = get(&store(&noted, CACHE)?, SIDE).await?;
        if note.is_falsy() && !note.is_undefined() {
            return Ok(Vec::new());
        }
        let transaction = self.begin(Which::Side, &[RECORDS], Mode::Read).await?;
        let lines = read_singles(&store(&transaction, RECORDS)?, 0).await?;
        if note.is_undefined() && lines.is_empty() {
            // Versions before 0.4.0 left no note: looked into once, it is empty for good, unless
            // another page has written there by now. Where the note fails, the next start looks.
            let _ = self.note_empty_side().await;
        }
        Ok(lines)
    }

    async fn side_remove(&self, arrivals: &[Arrival]) -> Result<(), StoreFailure> {
        let transaction = self.begin(Which::Side, &[RECORDS], Mode::Write).await?;
        let lines = store(&transaction, RECORDS)?;
        for arrival in arrivals {
            lines.delete(&arrival_key(*arrival)).map_err(failure)?;
        }
        complete(&transaction).await
    }
}

fn factory() -> Result<IdbFactory, StoreFailure> {
    window().and_then(|w| w.indexed_db().ok().flatten()).ok_or(StoreFailure::Blocked)
}

async fn open_database(name: &str) -> Result<IdbDatabase, StoreFailure> {
    let request: IdbOpenDbRequest =
        factory()?.open_with_u32(name, 1).map_err(|_| StoreFailure::Blocked)?;
    let upgrading = request.clone();
    listen(&request, "upgradeneeded", move |_| {
        // A store that cannot be made fails the request, which is seen below.
        let _ = lay_out(&upgrading);
    });
    // A page that holds it, or an engine that lost it, never answers.
    let opened = done_within(PATIENCE_MS, &request).await.map_err(|why| match why {
        StoreFailure::Full | StoreFailure::Busy => why,
        _ => StoreFailure::Blocked,
    })?;
    let database: IdbDatabase = opened.dyn_into().map_err(|_| StoreFailure::Blocked)?;
    let closing = database.clone();
    // Another page deletes the database: let go, so that it can.
    listen(&database, "versionchange", move |_| closing.close());
    // Only a close that nobody here asked for is told.
    listen(&database, "close", |_| page::tell_window(CLOSED));
    Ok(database)
}

/// How long a database may take to open, in milliseconds.
const PATIENCE_MS: i32 = 8_000;

fn lay_out(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.dyn_into()?;
    let numbered = IdbObjectStoreParameters::new();
    numbered.set_auto_increment(true);
    for name in [RECORDS, SEGMENTS, QUARANTINE] {
        database.create_object_store_with_optional_parameters(name, &numbered)?;
    }
    database.create_object_store(CACHE)?;
    Ok(())
}

/// The binding has no durability, so the method is called by name.
fn transaction(
    database: &IdbDatabase,
    stores: &[&str],
    mode: Mode,
) -> Result<IdbTransaction, JsValue> {
    let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
    let begin: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let options = js_sys::Object::new();
    let durability = if mode == Mode::Write { "strict" } else { "relaxed" };
    Reflect::set(&options, &"durability".into(), &durability.into())?;
    let mode = if mode == Mode::Read { "readonly" } else { "readwrite" };
    begin.call3(database, &names, &mode.into(), &options)?.dyn_into()
}

fn store(transaction: &IdbTransaction, name: &str) -> Result<IdbObjectStore, StoreFailure> {
    transaction.object_store(name).map_err(failure)
}

async fn get(store: &IdbObjectStore, key: &str) -> Result<JsValue, StoreFailure> {
    done(&store.get(&key.into()).map_err(failure)?).await
}

fn put(store: &IdbObjectStore, key: &str, value: &JsValue) -> Result<(), StoreFailure> {
    store.put_with_key(value, &key.into()).map(drop).map_err(failure)
}

fn add(store: &IdbObjectStore, bytes: &[u8]) -> Result<IdbRequest, StoreFailure> {
    store.add(&Uint8Array::from(bytes)).map_err(failure)
}

fn add_all(store: &IdbObjectStore, records: &[Record]) -> Result<Vec<IdbRequest>, StoreFailure> {
    records.iter().map(|record| add(store, record.bytes())).collect()
}

/// The key a finished `add` was given.
fn arrival_of(request: &IdbRequest) -> Arrival {
    number(&request.result().unwrap_or(JsValue::UNDEFINED))
}

/// Every line after an arrival, sealed or single.
async fn read_lines(
    records: &IdbObjectStore,
    segments: &IdbObjectStore,
    after: Arrival,
) -> Result<Vec<Arrived>, StoreFailure> {
    let mut lines = Vec::new();
    for (last, _, bytes) in read_segments(segments, after).await? {
        lines.extend(Segment::lines(last, &bytes, after));
    }
    lines.extend(read_singles(records, after).await?);
    Ok(lines)
}

async fn read_singles(
    store: &IdbObjectStore,
    after: Arrival,
) -> Result<Vec<Arrived>, StoreFailure> {
    let range = IdbKeyRange::lower_bound_with_open(&arrival_key(after), true).map_err(failure)?;
    let values = store.get_all_with_key(&range).map_err(failure)?;
    let keys = store.get_all_keys_with_key(&range).map_err(failure)?;
    arrived(&values, &done(&keys).await?)
}

/// What two requests have found, the one for the values being done when the later one is.
fn arrived(values: &IdbRequest, keys: &JsValue) -> Result<Vec<Arrived>, StoreFailure> {
    let values: Array = values.result().map_err(failure)?.unchecked_into();
    let keys: &Array = keys.unchecked_ref();
    let lines = keys.iter().zip(values.iter());
    Ok(lines
        .map(|(key, value)| Arrived {
            arrival: number(&key),
            bytes: bytes(&value).unwrap_or_default(),
        })
        .collect())
}

/// The segments that hold a line after an arrival: their key's numbers and their bytes.
async fn read_segments(
    segments: &IdbObjectStore,
    after: Arrival,
) -> Result<Vec<(Arrival, u64, Vec<u8>)>, StoreFailure> {
    // A key is `[last arrival, number of lines]`; shorter ones come before longer ones.
    let from = Array::of1(&arrival_key(after.saturating_add(1)));
    let range = IdbKeyRange::lower_bound(&from).map_err(failure)?;
    let values = segments.get_all_with_key(&range).map_err(failure)?;
    let keys = segments.get_all_keys_with_key(&range).map_err(failure)?;
    let keys: Array = done(&keys).await?.unchecked_into();
    let values: Array = values.result().map_err(failure)?.unchecked_into();
    let found = keys.iter().zip(values.iter());
    Ok(found
        .map(|(key, value)| {
            let (last, count) = numbers(&key);
            (last, count, bytes(&value).unwrap_or_default())
        })
        .collect())
}

fn put_segment(segments: &IdbObjectStore, segment: &Segment) -> Result<(), StoreFailure> {
    let key = segment_key(segment.last, segment.count);
    let bytes = Uint8Array::from(segment.bytes.as_slice());
    segments.put_with_key(&bytes, &key).map(drop).map_err(failure)
}

fn segment_key(last: Arrival, count: u64) -> JsValue {
    Array::of2(&arrival_key(last), &arrival_key(count)).into()
}

/// The numbers of a segment's key: its last arrival and its number of lines.
fn numbers(key: &JsValue) -> (Arrival, u64) {
    let key: &Array = key.unchecked_ref();
    (number(&key.get(0)), number(&key.get(1)))
}

/// Changes sealed lines, or takes them out; answers those taken out.
async fn change_sealed(
    segments: &IdbObjectStore,
    to: &Map<Arrival, Option<Vec<u8>>>,
) -> Result<Vec<Vec<u8>>, StoreFailure> {
    let mut taken = Vec::new();
    let Some((first, _)) = to.first() else { return Ok(taken) };
    for (last, count, bytes) in read_segments(segments, first.saturating_sub(1)).await? {
        let (changed, gone) = Segment::changed(last, &bytes, to);
        if changed.bytes != bytes {
            // A key says how many lines there are, which may be fewer now.
            segments.delete(&segment_key(last, count)).map_err(failure)?;
            put_segment(segments, &changed)?;
            taken.extend(gone.into_iter().filter(|line| !line.is_empty()));
        }
    }
    Ok(taken)
}

fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "keys and counts are whole and above zero"
)]
fn number(value: &JsValue) -> u64 {
    let number = value.as_f64().unwrap_or(0.0);
    if number > 0.0 { number as u64 } else { 0 }
}

#[expect(clippy::cast_precision_loss, reason = "keys stay far below 2^53")]
fn arrival_key(arrival: Arrival) -> JsValue {
    JsValue::from_f64(arrival as f64)
}

/// Waits for a request inside its transaction and gives its result.
async fn done(request: &IdbRequest) -> Result<JsValue, StoreFailure> {
    done_within(0, request).await
}

/// The same, but no longer than some milliseconds, 0 for ever: [`StoreFailure::Busy`] then.
async fn done_within(milliseconds: i32, request: &IdbRequest) -> Result<JsValue, StoreFailure> {
    let waits = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        if milliseconds > 0 {
            timer::call_after(milliseconds, &resolve);
        }
    });
    match JsFuture::from(waits).await {
        // It is refused only while there is no answer.
        Ok(_) => request.result().map_err(|_| StoreFailure::Busy),
        Err(_) => Err(named(request.error().ok().flatten())),
    }
}

/// Waits until the transaction is on the disk.
async fn complete(transaction: &IdbTransaction) -> Result<(), StoreFailure> {
    let waits = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match JsFuture::from(waits).await {
        Ok(_) => Ok(()),
        Err(_) => Err(named(transaction.error())),
    }
}

fn give_up(transaction: &IdbTransaction, why: StoreFailure) -> StoreFailure {
    // It fails only where the transaction is over already.
    let _ = transaction.abort();
    why
}

fn failure(thrown: JsValue) -> StoreFailure {
    named(thrown.dyn_into::<DomException>().ok())
}

/// What the browser's name for an error means.
fn named(error: Option<DomException>) -> StoreFailure {
    let Some(error) = error else { return StoreFailure::Closed };
    match error.name().as_str() {
        "QuotaExceededError" => StoreFailure::Full,
        "SecurityError" | "InvalidAccessError" => StoreFailure::Blocked,
        // Engines drop connections under pressure and after a page was asleep.
        "InvalidStateError" | "AbortError" | "TransactionInactiveError" => StoreFailure::Closed,
        // A code of the browser, never what a rep typed.
        other => StoreFailure::Unknown(other.to_owned()),
    }
}
