//! The pen: each line is decided, written and folded by the core, as in the app.

use crate::domain::cadence::Class;
use crate::domain::command::{Command, Moment, Refusal, decide};
use crate::domain::day::Day;
use crate::domain::fact::{Fact, JournalOpened, Undone};
use crate::domain::ident::{CustomerId, DealId, Id, JournalId, ReceivableId, Stamp};
use crate::domain::workspace::{Workspace, evolve};
use crate::journal::Record;
use crate::journal::clock::Clock;

use super::dice::Dice;

/// Seven in the morning in China, in milliseconds after the start of the day there.
const MORNING_MS: u64 = 7 * 3_600_000;
/// China's clocks are eight hours ahead of the stamps'.
const ZONE_MS: u64 = 8 * 3_600_000;
const DAY_MS: u64 = 86_400_000;
/// How long before a day begins by the stamps' own clock the last records of the journal lie. In
/// the easternmost zone the day begins fourteen hours before; an hour is room for the records.
const EARLIEST_MS: u64 = 15 * 3_600_000;

/// A journal being written, and what it folds to.
#[derive(Debug)]
pub struct Book {
    /// What is left to chance.
    pub dice: Dice,
    /// What the records fold to.
    pub workspace: Workspace,
    /// The records, oldest first.
    pub records: Vec<Record>,
    /// How many tasks were made by records that count.
    pub tasks: usize,
    /// How many customers the journal holds.
    pub known: usize,
    /// Active customers by class, highest first.
    pub active: [Vec<CustomerId>; 3],
    /// Deals that are open.
    pub deals: Vec<DealId>,
    /// What was ever owed, and by whom.
    pub owed: Vec<(CustomerId, ReceivableId)>,
    clock: Clock,
    today: Day,
    now_ms: u64,
}

impl Book {
    /// An empty journal whose first record names it, on the morning of `first`.
    pub fn open(seed: u64, first: Day) -> Book {
        let mut dice = Dice::new(seed);
        let clock = Clock::new(dice.bits());
        let mut book = Book {
            dice,
            workspace: Workspace::default(),
            records: Vec::new(),
            tasks: 0,
            known: 0,
            active: [const { Vec::new() }; 3],
            deals: Vec::new(),
            owed: Vec::new(),
            clock,
            today: first,
            now_ms: 0,
        };
        book.begin(first);
        let stamp = book.stamp();
        book.put(stamp, &Fact::JournalOpened(JournalOpened { journal: JournalId(stamp) }));
        book
    }

    /// The app is opened on the morning of a day, in China: a page of its own, with its own random
    /// bits.
    pub fn begin(&mut self, day: Day) {
        self.begin_at(day, (start_of(day) + MORNING_MS).saturating_sub(ZONE_MS));
    }

    /// The app is opened on the day on which the journal is read: whatever is recorded now lies
    /// before the day begins, wherever on earth the phone is.
    pub fn begin_last(&mut self, day: Day) {
        self.begin_at(day, start_of(day).saturating_sub(EARLIEST_MS));
    }

    fn begin_at(&mut self, day: Day, ms: u64) {
        let mut clock = Clock::new(self.dice.bits());
        clock.see(self.clock.last());
        (self.clock, self.today, self.now_ms) = (clock, day, ms);
    }

    /// The day the book is open on.
    pub const fn today(&self) -> Day {
        self.today
    }

    fn stamp(&mut self) -> Stamp {
        self.now_ms += self.dice.between(2_000, 30_000);
        self.clock.next(self.now_ms)
    }

    fn put(&mut self, stamp: Stamp, fact: &Fact) {
        evolve(&mut self.workspace, stamp, fact);
        self.records.push(Record::write(stamp, fact));
    }

    fn decided(&mut self, command: Command) -> Result<(Stamp, Fact), Refusal> {
        let stamp = self.stamp();
        let since_midnight = (self.now_ms + ZONE_MS) % DAY_MS;
        let minute = u16::try_from(since_midnight / 60_000).unwrap_or_default();
        let moment = Moment { today: self.today, minute, stamp };
        Ok((stamp, decide(&self.workspace, command, &moment)?))
    }

    /// Gives a command; a refused one writes nothing.
    ///
    /// # Errors
    /// What `decide` refuses it for.
    pub fn give(&mut self, command: Command) -> Result<Stamp, Refusal> {
        let (stamp, fact) = self.decided(command)?;
        match &fact {
            Fact::CustomerAdded(added) => {
                let id = CustomerId(Id::new(stamp, 0));
                self.active_of(added.class).push(id);
                self.tasks += usize::from(added.visit.is_some());
                self.known += 1;
            }
            Fact::TaskAdded(_) => self.tasks += 1,
            Fact::ContactLogged(logged) => self.tasks += usize::from(logged.next.is_some()),
            Fact::DealOpened(_) => self.deals.push(DealId(Id::new(stamp, 0))),
            Fact::DealClosed(closed) => self.deals.retain(|deal| *deal != closed.deal),
            Fact::ReceivableAdded(owed) => {
                self.owed.push((owed.customer, ReceivableId(Id::new(stamp, 0))));
            }
            _ => {}
        }
        self.put(stamp, &fact);
        Ok(stamp)
    }

    /// Gives a command and takes it back before anything builds on it: two records, of which the
    /// fold leaves the first out, so that it is never folded here at all.
    ///
    /// # Errors
    /// What `decide` refuses it for.
    pub fn slip(&mut self, command: Command) -> Result<(), Refusal> {
        let (stamp, fact) = self.decided(command)?;
        self.records.push(Record::write(stamp, &fact));
        let taken_back = self.stamp();
        self.put(taken_back, &Fact::Undone(Undone { records: vec![stamp] }));
        Ok(())
    }

    /// The active customers of a class.
    pub fn active_of(&mut self, class: Class) -> &mut Vec<CustomerId> {
        let [a, b, c] = &mut self.active;
        match class {
            Class::A => a,
            Class::B => b,
            Class::C => c,
        }
    }

    /// One of the customers in the plan: of a hundred, 45 times an A, 35 times a B.
    ///
    /// # Errors
    /// When there is no customer yet.
    pub fn somebody(&mut self) -> Result<CustomerId, Refusal> {
        let drawn = self.dice.below(100);
        let wanted = usize::from(drawn >= 45) + usize::from(drawn >= 80);
        let mut classes = (0..3).filter_map(|more| self.active.get((wanted + more) % 3));
        let class = classes.find(|class| !class.is_empty()).ok_or(Refusal::UnknownCustomer)?;
        self.dice.one(class).ok_or(Refusal::UnknownCustomer)
    }

    /// The customer in a place of the order in which they were met, from 0.
    ///
    /// # Errors
    /// When fewer are known.
    pub fn customer(&self, place: usize) -> Result<CustomerId, Refusal> {
        let (id, _) = self.workspace.customers().nth(place).ok_or(Refusal::UnknownCustomer)?;
        Ok(id)
    }
}

/// The start of a day by the stamps' own clock.
fn start_of(day: Day) -> u64 {
    u64::try_from(day.days_since(Day::MIN)).unwrap_or_default() * DAY_MS
}
