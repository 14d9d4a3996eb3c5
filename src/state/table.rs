//! Tables taken in and given out.

use leptos::prelude::*;

use super::App;
use crate::browser::local::{self, Key};
use crate::browser::{clock, page};
use crate::domain::ident::Stamp;
use crate::exchange::table::Table;
use crate::exchange::table::header::{Kind, Mapping, Memory};
use crate::exchange::table::out;
use crate::exchange::table::plan::{Plan, Wishes};
use crate::text::Lang;

impl App {
    /// What a table would change, as of now. Nothing changes.
    pub fn plan_of(self, table: &Table, mapping: &Mapping, wishes: &Wishes) -> Plan {
        let today = self.today.get_untracked();
        self.peek(|workspace| Plan::of(table, mapping, wishes, workspace, today))
    }

    /// Takes a plan in, made just before on this workspace: all of its records go to the store in
    /// one transaction. The answer is their stamps, to be undone together.
    pub fn bring(self, plan: &Plan) -> Vec<Stamp> {
        let now = clock::now();
        let mut stamps = Vec::new();
        self.session.update(|session| {
            let records = plan.records(now.today, || session.next_stamp(now.ms));
            for (stamp, fact) in records {
                // Texts are bounded and the stamps are the newest, so the session takes them.
                if session.record(stamp, &fact).is_ok() {
                    stamps.push(stamp);
                }
            }
        });
        self.flush();
        stamps
    }

    /// Which column is what in a table with this header: as the rep said last time, else as the
    /// header tells.
    pub fn mapping_of(self, headers: &[String]) -> Option<Mapping> {
        remembered().recall(headers).or_else(|| Mapping::guess(headers))
    }

    /// Remembers a mapping for the next table with its header.
    pub fn remember_mapping(self, headers: &[String], mapping: &Mapping) {
        let mut memory = remembered();
        memory.keep(headers, mapping);
        local::write(Key::Tables, &memory.to_text());
    }

    /// Gives the rep a table as a file.
    pub fn give_table(self, lang: Lang, kind: Kind, name: &str) {
        let today = clock::now().today;
        let chinese = lang == Lang::Zh;
        let file = self.peek(|workspace| out::file(kind, workspace, today, chinese));
        page::download(&format!("{name}-{today}.csv"), &file);
    }
}

fn remembered() -> Memory {
    Memory::parse(&local::read(Key::Tables).unwrap_or_default())
}
