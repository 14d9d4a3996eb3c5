//! What an open page holds: the journal, what of it is on the disk, and what is not yet.
//!
//! Nothing here waits. A tap is folded in at once and painted; its line is then handed to the
//! store, and "saved" is said when the store has answered ([`Session::committed`]). If the store
//! fails, the edit stays on the screen and in [`Session::unsaved_lines`], and is tried again: a
//! rep's edit is never taken back by a disk. `journal::drive` does the waiting.

use super::checkpoint::{self, Checkpoint};
use super::clock::Clock;
use super::erase::Gone;
use super::fold::{Inserted, Journal, NeedsHistory};
use super::record::Record;
use super::store::{Appended, Arrival, Arrived, Loaded};
use crate::domain::fact::{Fact, JournalOpened};
use crate::domain::ident::{JournalId, Stamp};
use crate::domain::sorted::{Map, Set};
use crate::domain::workspace::Workspace;

/// How many records stay outside the base: the history page's commands, their undoing, and room
/// for late records of another tab.
pub const KEEP: usize = 128;

/// From how many records after the base a new base is worth its writing.
pub const SETTLE_FROM: usize = 512;

/// Why a fact was not taken in; nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// Its line could not be read again. Commands bound their texts, so this is a bug in a
    /// command, caught before it costs a record.
    TooLong,
    /// It reaches into the base, or erases: [`drive::erase`](super::drive::erase) does that, and
    /// [`drive::reload`](super::drive::reload) opens the base.
    NeedsHistory,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Waiting {
    /// For the next transaction.
    Turn,
    /// For the answer to one.
    Answer,
}

/// An open page's journal.
#[derive(Clone, Debug)]
pub struct Session {
    journal: Journal,
    clock: Clock,
    /// Every line up to here has been taken in.
    seen: Arrival,
    /// The lines after the base that are on the disk, with their stamps; a damaged one that could
    /// not be moved has none.
    lines: Map<Arrival, Option<Stamp>>,
    /// How many lines the base holds.
    folded_lines: u64,
    /// The arrival of the last of them.
    folded_through: Arrival,
    /// Folded in, not yet known to be on the disk.
    waiting: Map<Stamp, Waiting>,
    /// Lines of the side store that are to join the records.
    side: Map<Stamp, Arrival>,
    /// The newest stamp this page knows to be in the side store.
    beside: Option<Stamp>,
    /// The journal's first record, until it or another tab's is on the disk.
    opening: Option<Record>,
    edition: u64,
    emptied: bool,
    /// Lines on the disk are to be rewritten, in idle time.
    owes_rewrite: bool,
    /// Lines to be moved to quarantine, in idle time.
    damaged: Vec<Arrival>,
}

/// What is to be done with the store after loading or taking in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Chores {
    /// Lines to move to quarantine: damaged, or losers to another with their stamp.
    pub quarantine: Vec<Arrival>,
    /// Bytes of the mirror that are no record, to be put into quarantine.
    pub keep_aside: Vec<Vec<u8>>,
    /// Lines on the disk still carry names of erased customers: rewrite, then load the whole.
    pub rewrite: bool,
    /// The whole history has to be loaded.
    pub reload: bool,
}

/// What a transaction is to append.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "its records wait for an answer"]
pub struct Commit {
    /// The journal's first record, for a store that holds none.
    pub first: Option<Record>,
    /// The records, oldest first.
    pub records: Vec<Record>,
    /// Whether they go to the side store, since a newer version's records stand in the main one.
    pub side: bool,
}

impl Session {
    /// An empty journal. `random` is drawn for the page.
    pub fn new(random: u64) -> Session {
        Session {
            journal: Journal::new(),
            clock: Clock::new(random),
            seen: 0,
            lines: Map::new(),
            folded_lines: 0,
            folded_through: 0,
            waiting: Map::new(),
            side: Map::new(),
            beside: None,
            opening: None,
            edition: 0,
            emptied: false,
            owes_rewrite: false,
            damaged: Vec::new(),
        }
    }

    /// A page whose store could not be read: what earlier pages could not write is shown and goes
    /// on waiting, so that the mirror keeps it.
    pub fn without_disk(mirror: &str, random: u64) -> Session {
        let mut session = Session::new(random);
        session.take_mirror(mirror, &mut Chores::default());
        session
    }

    /// Stands on what a store has loaded.
    ///
    /// `side` are the side store's lines; `mirror` what [`Session::unsaved_lines`] gave before the
    /// page ended. A damaged line costs itself alone.
    ///
    /// # Errors
    /// When the checkpoint does not fit and only the lines after it were loaded, or a line after
    /// it reaches into it: load the whole.
    pub fn stand(
        loaded: &Loaded,
        side: &[Arrived],
        mirror: &str,
        random: u64,
    ) -> Result<(Session, Chores), NeedsHistory> {
        let checkpoint = loaded.checkpoint.as_deref().and_then(checkpoint::read);
        let checkpoint = checkpoint.filter(|checkpoint| checkpoint.lines == loaded.before);
        if checkpoint.is_none() && loaded.before > 0 {
            return Err(NeedsHistory);
        }
        let (records, lines) = parse(&loaded.records);
        let mut session = Session { edition: loaded.edition, ..Session::new(random) };
        let losers;
        if let Some(Checkpoint { base, through, lines }) = checkpoint {
            (session.seen, session.folded_lines) = (through, lines);
            session.folded_through = through;
            session.clock.see(base.about.last);
            (session.journal, losers) = Journal::from_base(base, records)?;
        } else {
            (session.journal, losers) = Journal::from_history(records);
        }
        let mut chores = Chores::default();
        session.note(lines, &mut chores);
        if session.holds_erased_names(&loaded.records) {
            chores.rewrite = true;
        } else if !losers.is_empty() {
            let kept = |record: &Record| session.journal.record(record.stamp()) == Some(record);
            let lost = records_of(&loaded.records).filter(|(_, record)| !kept(record));
            chores.quarantine.extend(lost.map(|(arrival, _)| arrival));
        }
        session.take_side(side, &mut chores);
        session.take_mirror(mirror, &mut chores);
        Ok((session, chores))
    }

    /// Stands again on the whole of the disk (`Extent::Whole`), after another tab rewrote, wiped or reached back.
    ///
    /// Edits not yet on the disk stay. Records this page had seen on the disk and that are gone
    /// from it, with no wipe to explain it, wait to be written again. A disk that has lost what
    /// is folded into the base leaves this page as it is: an emptier journal never replaces a
    /// fuller one ([`Session::emptied`]).
    pub fn stand_again(&mut self, loaded: &Loaded, side: &[Arrived]) -> Chores {
        let random = self.clock.random();
        let Ok((mut session, chores)) = Session::stand(loaded, side, "", random) else {
            return Chores { reload: true, ..Chores::default() };
        };
        let named = |session: &Session| session.workspace().journal;
        let other =
            named(&session).is_some_and(|name| named(self).is_some_and(|ours| ours != name));
        let empty = loaded.records.is_empty();
        if loaded.edition > self.edition && (empty || other) {
            // Wiped, with the rep's word, in another tab; perhaps begun anew there.
            session.clock.see(self.clock.last());
            *self = session;
            return chores;
        }
        if other || (empty && self.folded_lines > 0) {
            self.emptied = true;
            return Chores::default();
        }
        session.clock.see(self.clock.last());
        session.opening =
            self.opening.take().filter(|_| session.journal.workspace().journal.is_none());
        let on_disk = session.lines.values().flatten().copied().collect::<Set<_>>();
        let ours = std::mem::take(&mut self.journal);
        for record in ours.tail().iter().filter(|record| !on_disk.contains(&record.stamp())) {
            if session.journal.record(record.stamp()).is_none() {
                let waiting = self.waiting.get(&record.stamp()).copied().unwrap_or(Waiting::Turn);
                session.waiting.insert(record.stamp(), waiting);
            }
        }
        let missing = ours.tail().iter().filter(|r| session.waiting.contains_key(&r.stamp()));
        session.journal.insert_all(missing.cloned().collect());
        *self = session;
        chores
    }

    /// Takes note of lines that are on the disk; damaged ones are to be moved.
    fn note(&mut self, lines: Vec<(Arrival, Option<Stamp>)>, chores: &mut Chores) {
        for (arrival, stamp) in lines {
            self.seen = self.seen.max(arrival);
            self.lines.insert(arrival, stamp);
            match stamp {
                Some(stamp) => {
                    self.clock.see(stamp);
                    self.waiting.remove(&stamp);
                }
                None => chores.quarantine.push(arrival),
            }
        }
    }

    fn holds_erased_names(&self, lines: &[Arrived]) -> bool {
        let erased = self.journal.erased();
        if erased.is_empty() {
            return false;
        }
        let mut gone = Gone::of_workspace(erased, self.journal.workspace());
        gone.follow(self.journal.tail());
        records_of(lines).any(|(_, record)| gone.obeyed(&record).is_some())
    }

    fn take_side(&mut self, side: &[Arrived], chores: &mut Chores) {
        for line in side {
            // A damaged line stays where it is and is exported raw.
            let Ok(record) = Record::parse(&line.bytes) else { continue };
            let stamp = record.stamp();
            self.clock.see(stamp);
            self.side.insert(stamp, line.arrival);
            see(&mut self.beside, Some(stamp));
            match self.journal.insert(record) {
                Inserted::NeedsHistory => chores.reload = true,
                Inserted::Applied | Inserted::Refolded if !self.journal.read_only() => {
                    self.waiting.insert(stamp, Waiting::Turn);
                }
                _ => {}
            }
        }
    }

    fn take_mirror(&mut self, mirror: &str, chores: &mut Chores) {
        for line in mirror.lines().filter(|line| !line.is_empty()) {
            match Record::parse(line.as_bytes()) {
                Ok(record) => {
                    let stamp = record.stamp();
                    self.clock.see(stamp);
                    match self.journal.insert(record) {
                        Inserted::Applied | Inserted::Refolded => {
                            self.waiting.insert(stamp, Waiting::Turn);
                        }
                        // On the disk already: only the answer was lost.
                        Inserted::Duplicate | Inserted::Conflict(_) => {}
                        Inserted::NeedsHistory => chores.reload = true,
                    }
                }
                Err(_) => chores.keep_aside.push(line.as_bytes().to_vec()),
            }
        }
    }

    /// The stamp for the next record, where `now_ms` is what the phone's clock says.
    pub fn next_stamp(&mut self, now_ms: u64) -> Stamp {
        self.name_journal(now_ms);
        self.clock.next(now_ms)
    }

    fn name_journal(&mut self, now_ms: u64) {
        if self.journal_id().is_none() && !self.on_disk() && !self.journal.read_only() {
            let stamp = self.clock.next(now_ms);
            let fact = Fact::JournalOpened(JournalOpened { journal: JournalId(stamp) });
            self.opening = Some(Record::write(stamp, &fact));
        }
    }

    /// Folds a fact in, to be handed to the store by [`Session::take_commit`]. `stamp` is the
    /// latest [`Session::next_stamp`].
    ///
    /// # Errors
    /// When its line could not be read again, or it cannot be folded on top of the base.
    pub fn record(&mut self, stamp: Stamp, fact: &Fact) -> Result<(), NotTaken> {
        let record = Record::write(stamp, fact);
        if record.is_too_long() {
            return Err(NotTaken::TooLong);
        }
        self.clock.see(stamp);
        if self.journal.insert(record) == Inserted::NeedsHistory {
            return Err(NotTaken::NeedsHistory);
        }
        self.waiting.insert(stamp, Waiting::Turn);
        Ok(())
    }

    fn on_disk(&self) -> bool {
        self.folded_lines > 0 || !self.lines.is_empty()
    }

    /// What the next transaction is to append: everything not yet handed to one. `None` when
    /// nothing waits, or the disk was emptied and the rep has not said what to do.
    pub fn take_commit(&mut self) -> Option<Commit> {
        if self.emptied {
            return None;
        }
        let mut records = Vec::new();
        for (stamp, waiting) in self.waiting.iter_mut() {
            if *waiting == Waiting::Turn
                && let Some(record) = self.journal.record(*stamp)
            {
                *waiting = Waiting::Answer;
                records.push(record.clone());
            }
        }
        if records.is_empty() {
            return None;
        }
        let side = self.journal.read_only();
        // What waits may come from an earlier page, which never saw a disk.
        self.name_journal(0);
        let first = match &self.opening {
            Some(opening) => Some(opening.clone()),
            // A disk that was emptied under a page that holds everything: its oldest record.
            None if !self.on_disk() => records.first().cloned(),
            None => None,
        };
        Some(Commit { first: first.filter(|_| !side), records, side })
    }

    /// The store has answered: these are on the disk. Says whether the page should read on, since
    /// another tab was first to open the journal.
    pub fn committed(&mut self, commit: &Commit, appended: &Appended) -> bool {
        for record in &commit.records {
            self.waiting.remove(&record.stamp());
        }
        if commit.side {
            for record in &commit.records {
                see(&mut self.beside, Some(record.stamp()));
            }
            return false;
        }
        for (arrival, record) in appended.arrivals.iter().zip(&commit.records) {
            self.lines.insert(*arrival, Some(record.stamp()));
        }
        let mut read_on = false;
        if let Some(first) = &commit.first {
            if let Some(arrival) = appended.first {
                self.lines.insert(arrival, Some(first.stamp()));
                self.journal.insert(first.clone());
            } else {
                read_on = true;
            }
            self.opening = None;
        }
        while self.lines.contains_key(&self.seen.saturating_add(1)) {
            self.seen = self.seen.saturating_add(1);
        }
        read_on
    }

    /// The store has failed, or nobody knows: these wait for another turn.
    pub fn failed(&mut self, commit: &Commit) {
        for record in &commit.records {
            if let Some(waiting) = self.waiting.get_mut(&record.stamp()) {
                *waiting = Waiting::Turn;
            }
        }
    }

    /// Takes in lines read after [`Session::seen`]; says whether anything was new.
    ///
    /// Where they ask for the whole, they count as not seen: should the loading fail, the next
    /// reading asks again.
    pub fn take_in(&mut self, arrived: &[Arrived]) -> (bool, Chores) {
        let (records, lines) = parse(arrived);
        for record in &records {
            self.clock.see(record.stamp());
        }
        let gathered = self.journal.insert_all(records);
        // Which of the lines of one stamp lost is worked out from the whole; it is that rare.
        let reload = gathered.needs_history || !gathered.losers.is_empty();
        let mut chores = Chores { reload, ..Chores::default() };
        if !chores.reload {
            self.note(lines, &mut chores);
        }
        (gathered.new > 0, chores)
    }

    /// These lines are in quarantine now.
    pub fn quarantined(&mut self, arrivals: &[Arrival]) {
        for arrival in arrivals {
            self.lines.remove(arrival);
        }
        self.damaged.retain(|arrival| !arrivals.contains(arrival));
    }

    /// The side store's lines whose records are on the main disk now.
    pub fn joined_from_side(&self) -> Vec<Arrival> {
        let on_disk = self.lines.values().flatten().copied().collect::<Set<_>>();
        self.side.iter().filter(|(stamp, _)| on_disk.contains(stamp)).map(|(_, a)| *a).collect()
    }

    /// These lines are gone from the side store.
    pub fn side_removed(&mut self, arrivals: &[Arrival]) {
        self.side.retain(|_, arrival| !arrivals.contains(arrival));
    }

    /// Whether enough records stand after the base for a new one.
    pub fn wants_settling(&self) -> bool {
        self.journal.tail().len() >= SETTLE_FROM
    }

    /// Moves the base on and gives the checkpoint to write. For idle time; `None` where no base
    /// fits. The last [`KEEP`] records stay outside it where that is possible.
    pub fn settle(&mut self) -> Option<Vec<u8>> {
        self.settle_keeping(KEEP)
    }

    /// The same, keeping so many records outside where that is possible.
    pub fn settle_keeping(&mut self, keep: usize) -> Option<Vec<u8>> {
        let (cut, through) = self.cut(keep)?;
        let base = self.journal.settle(cut)?.clone();
        let before = self.lines.len();
        self.lines.retain(|arrival, _| *arrival > through);
        let folded = before.saturating_sub(self.lines.len());
        self.folded_lines = self.folded_lines.saturating_add(u64::try_from(folded).unwrap_or(0));
        self.folded_through = through;
        Some(checkpoint::write(&Checkpoint { base, through, lines: self.folded_lines }))
    }

    /// Where a base may end: a stamp and an arrival such that the lines up to the arrival are
    /// exactly the records up to the stamp, so that the lines after it are all that a start has
    /// to read.
    fn cut(&self, keep: usize) -> Option<(Stamp, Arrival)> {
        let tail = self.journal.tail();
        let cuts = self.journal.cuts();
        let wanted = tail.len().saturating_sub(keep);
        let mut stamps = Set::new();
        let (mut below, mut above) = (None, None);
        for (arrival, stamp) in self.lines.iter().take_while(|(arrival, _)| **arrival <= self.seen)
        {
            if let Some(stamp) = stamp {
                stamps.insert(*stamp);
            }
            let Some(last) = stamps.last() else { continue };
            let count = tail.partition_point(|record| record.stamp() <= *last);
            if count != stamps.len() || !cuts.get(count).copied().unwrap_or(false) {
                continue;
            }
            let place = Some((count, (*last, *arrival)));
            if count > wanted {
                above = place;
                break;
            }
            below = place;
        }
        // After an import the lines and the stamps part ways for long: then keep fewer outside.
        let near = |(count, _): &(usize, _)| wanted.saturating_sub(*count) < SETTLE_FROM;
        below.filter(near).or(above).or(below).map(|(_, place)| place)
    }

    /// Lines not known to be on the disk, one a line: the mirror for localStorage.
    pub fn unsaved_lines(&self) -> String {
        let records = self.waiting.keys().filter_map(|stamp| self.journal.record(*stamp));
        records.map(Record::line).collect::<Vec<_>>().join("\n")
    }

    /// Whether everything shown is on the disk.
    pub fn is_saved(&self) -> bool {
        self.waiting.is_empty()
    }

    /// The disk was emptied by the browser while this page holds a journal; nothing more is
    /// written until the rep has said what to do.
    pub const fn emptied(&self) -> bool {
        self.emptied
    }

    /// The arrival of the last line in the base; 0 without one.
    pub const fn folded_through(&self) -> Arrival {
        self.folded_through
    }

    /// The last arrival taken in.
    pub const fn seen(&self) -> Arrival {
        self.seen
    }

    /// The newest stamp on the disk, among the records or beside them.
    pub fn last_saved(&self) -> Option<Stamp> {
        let mut last = self.journal.base().map(|base| base.about.last);
        see(&mut last, self.beside);
        for stamp in self.lines.values() {
            see(&mut last, *stamp);
        }
        last
    }

    /// The journal's name: the one on the disk, or the one this page will give it.
    pub fn journal_id(&self) -> Option<JournalId> {
        let opening = self.opening.as_ref().map(|opening| JournalId(opening.stamp()));
        self.journal.workspace().journal.or(opening)
    }

    /// The journal.
    pub const fn journal(&self) -> &Journal {
        &self.journal
    }

    /// What it folds to.
    pub const fn workspace(&self) -> &Workspace {
        self.journal.workspace()
    }

    /// Takes note of what loading has found to be done in idle time.
    pub(super) fn owe(&mut self, chores: &Chores) {
        self.owes_rewrite |= chores.rewrite;
        self.damaged.extend_from_slice(&chores.quarantine);
    }

    /// Whether something is to be done in idle time: [`drive::settle`](super::drive::settle).
    pub const fn owes(&self) -> bool {
        self.owes_rewrite || !self.damaged.is_empty()
    }

    /// Lines that are damaged, or lost to another with their stamp, and still among the records.
    pub fn damaged(&self) -> &[Arrival] {
        &self.damaged
    }

    /// Lines on the disk still carry names of erased customers; they are rewritten in idle time.
    pub const fn owes_rewrite(&self) -> bool {
        self.owes_rewrite
    }

    /// Notes whether such lines are left.
    pub(super) const fn owe_rewrite(&mut self, owes: bool) {
        self.owes_rewrite = owes;
    }

    /// Opens the base ahead of the next undo. For idle time.
    pub fn prepare(&mut self) {
        self.journal.prepare();
    }
}

/// The records among some lines, and every line with its stamp; none for a damaged one.
fn parse(lines: &[Arrived]) -> (Vec<Record>, Vec<(Arrival, Option<Stamp>)>) {
    let mut records = Vec::with_capacity(lines.len());
    let mut noted = Vec::with_capacity(lines.len());
    for line in lines {
        let record = Record::parse(&line.bytes).ok();
        noted.push((line.arrival, record.as_ref().map(Record::stamp)));
        records.extend(record);
    }
    (records, noted)
}

fn records_of(lines: &[Arrived]) -> impl Iterator<Item = (Arrival, Record)> {
    lines.iter().filter_map(|line| Some((line.arrival, Record::parse(&line.bytes).ok()?)))
}

/// Keeps the later of two stamps. Called, not inlined: the comparison of two stamps is long code.
#[inline(never)]
fn see(last: &mut Option<Stamp>, stamp: Option<Stamp>) {
    if *last < stamp {
        *last = stamp;
    }
}
