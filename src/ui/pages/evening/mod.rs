//! The card under Today's list, by the time of day: what comes first in the morning, what is left at
//! noon, and in the evening what was done, what was learnt and what tomorrow holds.

mod close;
pub mod learnt;
mod morning;
mod noon;
mod tomorrow;

use leptos::prelude::*;

use crate::browser::{badge, clock, timer};
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::golden_three::{Card, DaySoFar};
use crate::domain::week_plan::Suggested;
use crate::state::App;
use crate::text::{Lang, counted, say};
use crate::ui::components::live::{nothing, part, question};

pub use close::report;

/// How often the clock is looked at, in milliseconds.
const TICK_MS: i32 = 60_000;
/// How long after a change a card is worked out anew: a tap on the list is answered first.
const SOON_MS: i32 = 400;

/// The card of the time of day.
pub fn evening(app: App, lang: Lang) -> AnyView {
    let minute = RwSignal::new(clock::now().minute);
    tick(minute);
    badge(app);
    let card = question(move || {
        let (lines, done) = app.list.with(|list| (list.lines.len(), list.done()));
        let worked = app.is_worked(app.today.get());
        let evening = app.evening.get();
        Card::of(DaySoFar { minute: minute.get(), evening, worked, lines, done })
    });
    part(move || match card.get() {
        Card::None => nothing(),
        Card::Morning => untrack(|| morning::morning(app, lang)),
        Card::Noon => untrack(|| noon::noon(app, lang)),
        Card::Evening => untrack(|| close::close(app, lang)),
    })
}

/// The number of open lines on the app's icon, as long as Today stands. After a tap has its answer:
/// the browser takes milliseconds for it.
fn badge(app: App) {
    let open = question(move || app.list.with(|list| list.lines.len().saturating_sub(list.done())));
    // Toward the outside only.
    Effect::new(move |before: Option<()>| {
        let count = open.get();
        if before.is_none() {
            badge::show(count);
            return;
        }
        timer::idle_after(SOON_MS, move || {
            // Today may be gone, or another change come meanwhile.
            if open.try_get_untracked() == Some(count) {
                badge::show(count);
            }
        });
    });
    on_cleanup(move || {
        if !app.has_customers.get_untracked() {
            badge::show(0);
        }
    });
}

/// Keeps the minute, until the card is gone.
fn tick(minute: RwSignal<u16>) {
    timer::after(TICK_MS, move || {
        if let Some(before) = minute.try_get_untracked() {
            let now = clock::now().minute;
            if now != before {
                minute.set(now);
            }
            tick(minute);
        }
    });
}

/// An answer about the workspace that may take its time: when the browser has nothing better to do,
/// and again soon after each change.
fn soon<T: Clone + PartialEq + Send + Sync + 'static>(
    app: App,
    ask: fn(App, Day) -> T,
) -> RwSignal<Option<T>> {
    let answer = RwSignal::new(None);
    let turn = StoredValue::new(0_u32);
    Effect::new(move |before: Option<()>| {
        app.workspace(|_| ());
        let today = app.today.get();
        let mine = turn.get_value().wrapping_add(1);
        turn.set_value(mine);
        timer::idle_after(if before.is_none() { 0 } else { SOON_MS }, move || {
            // The card may be gone, or another change come meanwhile.
            if turn.try_get_value() == Some(mine) {
                let now = Some(ask(app, today));
                if answer.with_untracked(|known| *known != now) {
                    answer.set(now);
                }
            }
        });
    });
    answer
}

/// Promises suggestions for a day, all or none; one undo takes them back.
fn accept(app: App, lang: Lang, due: Day, all: &[Suggested]) {
    let promises = all.iter().map(|one| {
        let step = Some(one.step);
        Command::Promise { customer: one.customer, due, step }
    });
    match app.dispatch_together(promises.collect()) {
        Ok(stamps) => {
            app.say_of_all(counted(lang.behind().cards.accepted, all.len()), stamps);
        }
        Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
    }
}
