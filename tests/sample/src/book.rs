//! The pen: each line is decided, written and folded by the core, as in the app.

use std::collections::HashSet;

use fieldplan::domain::cadence::Class;
use fieldplan::domain::command::{Command, Moment, Refusal, decide};
use fieldplan::domain::day::Day;
use fieldplan::domain::fact::{Fact, JournalOpened, Undone};
use fieldplan::domain::ident::{CustomerId, DealId, Id, JournalId, ReceivableId, Stamp};
use fieldplan::domain::workspace::{Workspace, evolve};
use fieldplan::journal::Record;
use fieldplan::journal::clock::Clock;

use crate::dice::Dice;

/// Seven in the morning in China, in milliseconds after the start of the day there.
const MORNING_MS: u64 = 7 * 3_600_000;
/// China's clocks are eight hours ahead of the stamps'.
const ZONE_MS: u64 = 8 * 3_600_000;
const DAY_MS: u64 = 86_400_000;

/// A journal being written, and what it folds to.
#[derive(Debug)]
pub(crate) struct Book {
    pub(crate) dice: Dice,
    pub(crate) workspace: Workspace,
    pub(crate) records: Vec<Record>,
    /// How many tasks were made by records that count.
    pub(crate) tasks: usize,
    /// How many customers the journal holds.
    pub(crate) known: usize,
    /// Active customers by class, highest first.
    pub(crate) active: [Vec<CustomerId>; 3],
    /// Deals that are open.
    pub(crate) deals: Vec<DealId>,
    /// What was ever owed, and by whom.
    pub(crate) owed: Vec<(CustomerId, ReceivableId)>,
    pub(crate) names: HashSet<String>,
    clock: Clock,
    today: Day,
    now_ms: u64,
}

impl Book {
    /// An empty journal whose first record names it, on the morning of `first`.
    pub(crate) fn open(seed: u64, first: Day) -> Book {
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
            names: HashSet::new(),
            clock,
            today: first,
            now_ms: 0,
        };
        book.begin(first);
        let stamp = book.stamp();
        book.put(stamp, &Fact::JournalOpened(JournalOpened { journal: JournalId(stamp) }));
        book
    }

    /// The app is opened on the morning of a day: a page of its own, with its own random bits.
    pub(crate) fn begin(&mut self, day: Day) {
        let mut clock = Clock::new(self.dice.bits());
        clock.see(self.clock.last());
        let days = u64::try_from(day.days_since(Day::MIN)).unwrap_or_default();
        self.now_ms = (days * DAY_MS + MORNING_MS).saturating_sub(ZONE_MS);
        (self.clock, self.today) = (clock, day);
    }

    /// The day the book is open on.
    pub(crate) const fn today(&self) -> Day {
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
    pub(crate) fn give(&mut self, command: Command) -> Result<Stamp, Refusal> {
        let (stamp, fact) = self.decided(command)?;
        match &fact {
            Fact::CustomerAdded(added) => {
                self.active[rank(added.class)].push(CustomerId(Id::new(stamp, 0)));
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
    pub(crate) fn slip(&mut self, command: Command) -> Result<(), Refusal> {
        let (stamp, fact) = self.decided(command)?;
        self.records.push(Record::write(stamp, &fact));
        let taken_back = self.stamp();
        self.put(taken_back, &Fact::Undone(Undone { records: vec![stamp] }));
        Ok(())
    }

    /// One of the customers in the plan: of a hundred, 45 times an A, 35 times a B.
    ///
    /// # Panics
    /// When there is no customer yet.
    pub(crate) fn somebody(&mut self) -> CustomerId {
        let drawn = self.dice.below(100);
        let wanted = usize::from(drawn >= 45) + usize::from(drawn >= 80);
        let class = (0..3).map(|more| (wanted + more) % 3).find(|at| !self.active[*at].is_empty());
        let class = &self.active[class.expect("a customer was added before")];
        class[self.dice.place(class.len())]
    }

    /// One of the open deals.
    pub(crate) fn deal(&mut self) -> Option<DealId> {
        let place = self.dice.place(self.deals.len());
        self.deals.get(place).copied()
    }

    /// Puts one of the C customers away, where there are some.
    pub(crate) fn archive_one(&mut self) -> bool {
        let class = &mut self.active[rank(Class::C)];
        if class.len() < 10 {
            return false;
        }
        let gone = class.swap_remove(self.dice.place(class.len()));
        self.give(Command::ArchiveCustomer { customer: gone }).is_ok()
    }
}

/// Where a class stands in [`Book::active`].
pub(crate) const fn rank(class: Class) -> usize {
    class as usize
}
