//! What a rep writes into the books, on its way to the disk.

use leptos::prelude::*;

use super::App;
use crate::browser::clock;
use crate::domain::command::{Moment, Refusal};
use crate::domain::enter::{Enter, Refused, enter};
use crate::domain::ident::Stamp;

impl App {
    /// Takes several of them, a record each, all or none; they go to the store in one transaction.
    /// None may build on another.
    ///
    /// # Errors
    /// Why the first of them that is refused is; nothing has changed then.
    pub fn enter_together(self, all: Vec<Enter>) -> Result<Vec<Stamp>, Refused> {
        let now = clock::now();
        let mut outcome = Ok(Vec::new());
        self.session.update_untracked(|session| {
            let mut facts = Vec::new();
            for what in all {
                let stamp = session.next_stamp(now.ms);
                let moment = Moment { today: now.today, minute: now.minute, stamp };
                match enter(session.workspace(), what, &moment) {
                    Ok(fact) => facts.push((stamp, fact)),
                    Err(refused) => {
                        outcome = Err(refused);
                        return;
                    }
                }
            }
            // Texts are bounded and the stamps are the newest, so the session takes them.
            outcome = facts
                .iter()
                .map(|(stamp, fact)| session.record(*stamp, fact).map(|()| *stamp))
                .collect::<Result<_, _>>()
                .map_err(|_| Refused::Plain(Refusal::NothingToChange));
        });
        let stamps = outcome?;
        self.session.notify();
        self.flush();
        Ok(stamps)
    }
}
