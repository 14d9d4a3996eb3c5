//! What an open page does with its store, waiting for it.
//!
//! The session is borrowed only between two waits, never across one, so that a tap finds it free.

use std::cell::RefCell;

use super::erase::{self, EraseRefusal};
use super::record::Record;
use super::segment::{AGE_MS, LINES};
use super::session::{Chores, Session};
use super::store::{Appended, Arrived, Extent, Store, StoreFailure};
use crate::domain::fact::{Erased, Fact};
use crate::domain::ident::Stamp;

/// Where a page keeps its session: a signal in the app, a `RefCell` in tests.
pub trait Desk {
    /// Works on the session. Nothing waits inside.
    fn with<T>(&self, work: impl FnOnce(&mut Session) -> T) -> T;
}

impl Desk for RefCell<Session> {
    fn with<T>(&self, work: impl FnOnce(&mut Session) -> T) -> T {
        work(&mut self.borrow_mut())
    }
}

/// How often a page loads anew and tries again when other tabs come between.
const TRIES: usize = 4;

/// Loads a store and stands on it: the checkpoint and what came after, or everything.
///
/// `mirror` is what [`Session::unsaved_lines`] gave before the page ended; what of it is not on
/// the disk waits for the next [`save`]. Damaged lines are read past; [`settle`] moves them to
/// quarantine.
///
/// # Errors
/// When the store cannot be read. Nothing is lost by it: the page can stand on
/// [`Session::without_disk`], and what the rep does waits until [`reload`] and [`save`] succeed.
pub async fn open(store: &impl Store, mirror: &str, random: u64) -> Result<Session, StoreFailure> {
    let side = store.side_read().await.unwrap_or_default();
    let loaded = store.load(Extent::SinceCheckpoint).await?;
    let stood = Session::stand(&loaded, &side, mirror, random).ok();
    let (session, chores) = match stood.filter(|(_, chores)| !chores.reload) {
        Some(stood) => stood,
        None => stand_whole(store, &side, mirror, random).await?,
    };
    let desk = RefCell::new(session);
    // The page stands; a chore that fails is done at the next start.
    let _ = see_to(store, &desk, chores).await;
    Ok(desk.into_inner())
}

async fn stand_whole(
    store: &impl Store,
    side: &[Arrived],
    mirror: &str,
    random: u64,
) -> Result<(Session, Chores), StoreFailure> {
    let whole = store.load(Extent::Whole).await?;
    Session::stand(&whole, side, mirror, random)
        .map_err(|_| StoreFailure::Unknown(String::from("a whole history asks for more")))
}

/// Hands everything that waits to the store in one transaction, with the today record beside it,
/// and says so to the session when it is on the disk. `today` is worded from the session as it
/// is now. Nothing waiting is a success.
///
/// # Errors
/// When it is not known to be on the disk. It stays on the screen and waits for the next call;
/// put [`Session::unsaved_lines`] into localStorage meanwhile.
pub async fn save(
    store: &impl Store,
    desk: &impl Desk,
    today: Option<&str>,
) -> Result<(), StoreFailure> {
    let mut today = today;
    for _ in 0..TRIES {
        let Some(commit) = desk.with(Session::take_commit) else {
            let stuck = desk.with(|session| session.emptied() && !session.is_saved());
            return if stuck { Err(StoreFailure::Conflict) } else { Ok(()) };
        };
        let written = if commit.side {
            store.side_append(&commit.records).await.map(|()| Appended::default())
        } else {
            store.append(&commit.records, commit.first.as_ref(), today).await
        };
        match written {
            Ok(appended) => {
                if desk.with(|session| session.committed(&commit, &appended)) {
                    // What is written stands, whatever becomes of the reading.
                    let _ = catch_up(store, desk).await;
                }
                return Ok(());
            }
            Err(failure) => {
                desk.with(|session| session.failed(&commit));
                if failure != StoreFailure::Conflict {
                    return Err(failure);
                }
                reload(store, desk).await?;
                // It may word a name that is gone.
                today = None;
            }
        }
    }
    Err(StoreFailure::Conflict)
}

/// Takes in what other tabs have written since; says whether anything was new. To be called on a
/// channel's message, on visibility, `pageshow` and focus.
///
/// # Errors
/// When the store cannot be read; the page stands as it did.
pub async fn catch_up(store: &impl Store, desk: &impl Desk) -> Result<bool, StoreFailure> {
    let seen = desk.with(|session| session.seen());
    let arrived = store.read_after(seen).await?;
    if arrived.is_empty() {
        return Ok(false);
    }
    let (new, chores) = desk.with(|session| session.take_in(&arrived));
    if chores.reload {
        reload(store, desk).await?;
        return Ok(true);
    }
    see_to(store, desk, chores).await?;
    Ok(new)
}

/// Loads the whole and stands on it again, keeping what waits.
///
/// # Errors
/// When the store cannot be read or its chores not be done; the page stands all the same.
pub async fn reload(store: &impl Store, desk: &impl Desk) -> Result<(), StoreFailure> {
    let chores = stand_again(store, desk).await?;
    see_to(store, desk, chores).await
}

async fn stand_again(store: &impl Store, desk: &impl Desk) -> Result<Chores, StoreFailure> {
    let side = store.side_read().await.unwrap_or_default();
    let whole = store.load(Extent::Whole).await?;
    Ok(desk.with(|session| session.stand_again(&whole, &side)))
}

/// Does what loading has found to be done.
async fn see_to(store: &impl Store, desk: &impl Desk, chores: Chores) -> Result<(), StoreFailure> {
    if !chores.keep_aside.is_empty() {
        store.keep_aside(&chores.keep_aside).await?;
    }
    // Damaged lines are read past, and in memory no name has come back: what is large and rare is
    // done by `settle`.
    desk.with(|session| session.owe(&chores));
    Ok(())
}

/// Removes from the side store what is among the records by now.
async fn clear_side(store: &impl Store, desk: &impl Desk) -> Result<(), StoreFailure> {
    let joined = desk.with(|session| session.joined_from_side());
    if !joined.is_empty() {
        store.side_remove(&joined).await?;
        desk.with(|session| session.side_removed(&joined));
    }
    Ok(())
}

/// Moves the damaged lines that loading has found, if any, to quarantine.
async fn set_aside(store: &impl Store, desk: &impl Desk) -> Result<(), StoreFailure> {
    let damaged = desk.with(|session| session.damaged().to_vec());
    if !damaged.is_empty() {
        store.quarantine(&damaged).await?;
        desk.with(|session| session.quarantined(&damaged));
    }
    Ok(())
}

/// Rewrites what loading has found to be rewritten, if anything.
async fn scrub(store: &impl Store, desk: &impl Desk) -> Result<(), StoreFailure> {
    if desk.with(|session| session.owes_rewrite()) { obey(store, desk).await } else { Ok(()) }
}

/// Rewrites lines that came after an erasing they did not know of.
async fn obey(store: &impl Store, desk: &impl Desk) -> Result<(), StoreFailure> {
    for _ in 0..TRIES {
        let lines = store.read_all().await?;
        let quarantine = store.read_quarantine().await?;
        let erased = desk.with(|session| session.journal().erased().clone());
        // A newer version's lines cannot be searched: that version does it.
        let rewrite = erase::rewrite(&lines, &quarantine, &erased).unwrap_or_default();
        if rewrite.is_empty() {
            desk.with(|session| session.owe_rewrite(false));
            return Ok(());
        }
        let written = store.rewrite(&rewrite, None).await;
        if !matches!(written, Ok(_) | Err(StoreFailure::Conflict)) {
            return written.map(drop);
        }
        // Names are gone from what stands now; a chore still left is done at the next start.
        drop(stand_again(store, desk).await?);
        if written.is_ok() {
            desk.with(|session| session.owe_rewrite(false));
            return Ok(());
        }
    }
    Err(StoreFailure::Conflict)
}

/// Packs the oldest thousand lines of the base together, where they are old enough on this phone's
/// clock; says whether more may be left. For idle time, as often as it says so, with taps let in
/// between.
///
/// # Errors
/// When the store fails; the lines stay single.
pub async fn seal(store: &impl Store, desk: &impl Desk, now_ms: u64) -> Result<bool, StoreFailure> {
    seal_by(store, desk, now_ms.saturating_sub(AGE_MS), LINES).await
}

/// The same, so many lines together, all stamped before a moment.
///
/// # Errors
/// As [`seal`].
pub async fn seal_by(
    store: &impl Store,
    desk: &impl Desk,
    before_ms: u64,
    count: usize,
) -> Result<bool, StoreFailure> {
    let through = desk.with(|session| session.folded_through());
    if through == 0 || desk.with(|session| session.emptied()) {
        return Ok(false);
    }
    store.seal(through, before_ms, count).await
}

/// Moves damaged lines to quarantine, clears the side store of what has joined the records, rewrites lines that came after an erasing they did not know
/// of, writes a checkpoint if enough has come since the last, and opens its base ahead of the next
/// undo. For idle time, after the page stands and whenever it [owes](Session::owes) it.
///
/// # Errors
/// When the store fails; only time is lost.
pub async fn settle(store: &impl Store, desk: &impl Desk) -> Result<(), StoreFailure> {
    set_aside(store, desk).await?;
    clear_side(store, desk).await?;
    scrub(store, desk).await?;
    let checkpoint = desk.with(|session| {
        let bytes = session.wants_settling().then(|| session.settle()).flatten();
        session.prepare();
        bytes
    });
    match checkpoint {
        Some(bytes) => store.write_checkpoint(&bytes).await,
        None => Ok(()),
    }
}

/// Why customers were not erased; every name is where it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotErased {
    /// It cannot be done yet.
    Refused(EraseRefusal),
    /// The store failed.
    Store(StoreFailure),
}

impl From<StoreFailure> for NotErased {
    fn from(failure: StoreFailure) -> NotErased {
        NotErased::Store(failure)
    }
}

/// Erases customers from the disk and from this page, in one transaction. `stamp` is the latest
/// [`Session::next_stamp`]. The mirror in localStorage and drafts are the caller's to rewrite:
/// put [`Session::unsaved_lines`] there anew, and tell the other tabs.
///
/// # Errors
/// When a newer version's lines cannot be searched, or the store fails.
pub async fn erase(
    store: &impl Store,
    desk: &impl Desk,
    stamp: Stamp,
    erased: &Erased,
) -> Result<(), NotErased> {
    if desk.with(|session| session.journal().read_only()) {
        return Err(NotErased::Refused(EraseRefusal::NewerFormat));
    }
    let customers = erased.customers.iter().copied().collect();
    let record = Record::write(stamp, &Fact::Erased(erased.clone()));
    // Whatever waits may hold the name too, and so may lines another tab has just written.
    save(store, desk, None).await?;
    for _ in 0..TRIES {
        let lines = store.read_all().await?;
        let quarantine = store.read_quarantine().await?;
        let rewrite =
            erase::rewrite(&lines, &quarantine, &customers).map_err(NotErased::Refused)?;
        match store.rewrite(&rewrite, Some(&record)).await {
            Err(StoreFailure::Conflict) => reload(store, desk).await?,
            Err(failure) => return Err(failure.into()),
            Ok(_) => {
                reload(store, desk).await?;
                return Ok(scrub(store, desk).await?);
            }
        }
    }
    Err(StoreFailure::Conflict.into())
}

/// Appends records that a backup brought and the disk does not have, all or none, and stands on
/// the whole of it. `missing` are in stamp order and of this journal, or of any where the store
/// holds none.
///
/// # Errors
/// When the store fails. Nothing was appended then, or all of it and the page has not noticed yet;
/// taking the backup in again is harmless.
pub async fn import(
    store: &impl Store,
    desk: &impl Desk,
    missing: &[Record],
) -> Result<(), StoreFailure> {
    save(store, desk, None).await?;
    let Some((first, rest)) = missing.split_first() else { return Ok(()) };
    for _ in 0..TRIES {
        // Among other records first; a store that holds none asks for the journal's first one.
        let written = match put(store, missing, None).await {
            Err(StoreFailure::Conflict) => match put(store, rest, Some(first)).await {
                Ok(appended) if appended.first.is_none() => {
                    store.append(std::slice::from_ref(first), None, None).await
                }
                other => other,
            },
            other => other,
        };
        match written {
            // Another tab has rewritten or wiped meanwhile.
            Err(StoreFailure::Conflict) => reload(store, desk).await?,
            Err(failure) => return Err(failure),
            Ok(_) => {
                reload(store, desk).await?;
                return scrub(store, desk).await;
            }
        }
    }
    Err(StoreFailure::Conflict)
}

/// Puts a file's records, packed where they are many.
async fn put(
    store: &impl Store,
    records: &[Record],
    first: Option<&Record>,
) -> Result<Appended, StoreFailure> {
    if records.len() > LINES {
        store.append_packed(records, first).await
    } else {
        store.append(records, first, None).await
    }
}

/// Puts a whole journal into a store that holds none, all of it or nothing. `records` are in stamp
/// order, the one that opens the journal first.
///
/// # Errors
/// When the store fails; [`StoreFailure::Conflict`] when it held records after all, and then what
/// lies there is of no use.
pub async fn lay(store: &impl Store, records: &[Record]) -> Result<(), StoreFailure> {
    let Some((first, rest)) = records.split_first() else { return Ok(()) };
    let laid = put(store, rest, Some(first)).await?;
    // Another page was first: what lies there is two journals.
    if laid.first.is_some() { Ok(()) } else { Err(StoreFailure::Conflict) }
}

/// Wipes this phone and begins anew. The caller has asked for the typed word, and clears what it
/// keeps in localStorage.
///
/// # Errors
/// When the store fails; the page stands as it did.
pub async fn wipe(store: &impl Store, desk: &impl Desk, random: u64) -> Result<(), StoreFailure> {
    store.wipe().await?;
    let empty = store.load(Extent::Whole).await?;
    desk.with(|session| {
        if let Ok((fresh, _)) = Session::stand(&empty, &[], "", random) {
            *session = fresh;
        }
    });
    Ok(())
}
