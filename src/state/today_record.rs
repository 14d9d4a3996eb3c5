//! The today record: the first screen's data, worded, so that the next start can paint it before
//! the app stands.

use leptos::prelude::*;
use serde::Serialize;

use super::App;
use super::derived::name_of;
use crate::domain::agenda::Line;
use crate::domain::focus::of_day;
use crate::domain::tier::Tier;
use crate::journal::session::Session;
use crate::text::{fill, number, say, visit};

/// The most lines kept for the first paint.
const MOST: usize = 12;

#[derive(Serialize)]
struct Today {
    v: u8,
    journal: String,
    day: String,
    lang: &'static str,
    sub: String,
    lab: String,
    big: String,
    unit: &'static str,
    say: String,
    done: String,
    mark: String,
    due: String,
    tiers: Vec<(String, String)>,
    head: &'static str,
    count: String,
    holds: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    id: String,
    done: bool,
    name: String,
    why: String,
    late: String,
}

impl App {
    /// The record as JSON; `None` without a goal for the month, when there is no number to paint.
    pub(super) fn today_record(self) -> Option<String> {
        let lang = self.lang.get_untracked();
        let texts = lang.texts();
        let today = self.today.get_untracked();
        let standing = self.standing.get_untracked()?;
        let journal = self.session.with_untracked(Session::journal_id)?;
        let (lab, amount) = say::day_number(lang, &standing);
        let (big, unit) = number::short_parts(lang, amount);
        let (rows, count) = self.list.with_untracked(|list| {
            let rows = self.peek(|workspace| {
                let lines = list.lines.iter().filter_map(|line| Some((line, line.customer?)));
                let row = |(line, customer): (&Line, _)| {
                    let (late, why) = say::reason(lang, workspace, today, list, line);
                    Row {
                        id: line.about.to_string(),
                        done: line.done,
                        name: name_of(workspace, lang, customer),
                        why,
                        late: late.unwrap_or_default(),
                    }
                };
                lines.take(MOST).map(row).collect()
            });
            (rows, (list.done(), list.lines.len()))
        });
        let count = if count.1 == 0 {
            String::new()
        } else {
            fill(texts.list_done, &[&count.0.to_string(), &count.1.to_string()])
        };
        let line = say::day_line(lang, today, Some(&standing));
        let bar = say::bar(lang, &standing);
        let tiers = Tier::ALL.map(|tier| say::tier_card(lang, &standing, tier)).into();
        let record = Today {
            v: 1,
            journal: journal.0.to_string(),
            day: today.to_string(),
            lang: lang.code(),
            sub: self.peek(|workspace| say::with_focus(lang, line, of_day(workspace, today))),
            lab,
            big,
            unit,
            say: say::standing(lang, &standing),
            done: bar.done,
            mark: bar.mark,
            due: bar.caption,
            tiers,
            head: texts.list_head,
            count,
            holds: self.list.with_untracked(|list| visit::holds(lang, list, today)),
            rows,
        };
        serde_json::to_string(&record).ok()
    }
}
