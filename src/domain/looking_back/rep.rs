//! A rep in the tests of looking back: commands on days, folded at once.

use crate::domain::cadence::Class;
use crate::domain::command::{Command, Moment, decide};
use crate::domain::day::Day;
use crate::domain::fact::Fact;
use crate::domain::ident::{CustomerId, Id, Stamp};
use crate::domain::workspace::{Workspace, evolve};

pub(super) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[derive(Default)]
pub(super) struct Rep {
    pub(super) workspace: Workspace,
    place: u64,
}

impl Rep {
    pub(super) fn tells(&mut self, fact: &Fact) -> Id {
        self.place += 1;
        let stamp = Stamp::new(self.place, 0, 7);
        evolve(&mut self.workspace, stamp, fact);
        Id::new(stamp, 0)
    }

    pub(super) fn does(&mut self, on: &str, command: Command) -> Id {
        let stamp = Stamp::new(self.place + 1, 0, 7);
        let moment = Moment { today: day(on), minute: 0, stamp };
        let fact = decide(&self.workspace, command, &moment).unwrap();
        self.tells(&fact)
    }

    /// An A customer, with a first visit promised where a day is given.
    pub(super) fn adds(&mut self, on: &str, visit: Option<&str>) -> CustomerId {
        let (name, note) = (format!("客户{}", self.place), String::new());
        let add = Command::AddCustomer { name, class: Class::A, note, visit: visit.map(day) };
        CustomerId(self.does(on, add))
    }
}
