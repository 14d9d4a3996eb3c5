//! A quiet word on a backup, under Today's list and under the first question: one is due, or what
//! was here is gone. It never stands in the way, and goes when it is told to.

use fieldplan_view::view;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::state::{App, Reminder};
use crate::text::{Lang, counted, date, fill};
use crate::ui::components::live::tap;

/// Finds out what there is to say, and lets it be shown.
pub fn arrived(app: App) {
    spawn_local(async move {
        app.look_for_backups().await;
        app.remind_by(reminder);
    });
}

/// What is said now, if anything.
fn reminder(app: App, lang: Lang) -> Option<AnyView> {
    let texts = lang.behind().backup;
    let (about, sentence, deed, no) = match app.reminder()? {
        Reminder::Lost(made) => {
            let last = made.map(|made| fill(texts.last, &[&date::day(lang, made.day)]));
            let sentence = fill(texts.due_both, &[texts.lost, &last.unwrap_or_default()]);
            let deed = view! {
                <a class="button" href="#/more/restore" data-act="restore">{lang.texts().restore}</a>
            };
            ("lost", sentence, deed.into_any(), texts.understood)
        }
        Reminder::BackUp(due) => {
            let records = usize::try_from(due.records).unwrap_or(usize::MAX);
            let sentence = match due.days {
                None => counted(texts.due_never, records),
                Some(days) => {
                    let days = counted(texts.days_ago, usize::try_from(days).unwrap_or(0));
                    fill(texts.due_both, &[&days, &counted(texts.due_since, records)])
                }
            };
            let deed = view! {
                <button type="button" class="button" data-act="remind-backup" on:click=tap(move || app.back_up())>
                    {texts.make}
                </button>
            };
            ("backup", sentence, deed.into_any(), texts.later)
        }
    };
    Some(
        view! {
            <section class="notice notice-calm reminder" data-trouble=about>
                <p>{sentence}</p>
                <div class="reminder-do">
                    {deed}
                    <button
                        type="button"
                        class="button button-plain"
                        data-act="remind-later"
                        on:click=tap(move || app.put_reminder_off())
                    >
                        {no}
                    </button>
                </div>
            </section>
        }
        .into_any(),
    )
}
