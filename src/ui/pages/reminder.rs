//! A quiet word on a backup and on the superior's deadlines, under Today's list and under the first
//! question: one is due, or what was here is gone. It never stands in the way, and goes when it is told to.

use fieldplan_view::view;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::domain::plan_book::deadlines::What;
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

/// What is said now, if anything: the superior's deadline above the backup.
fn reminder(app: App, lang: Lang) -> Option<AnyView> {
    match (deadline(app, lang), backup(app, lang)) {
        (None, None) => None,
        (due, backup) => Some(view! { {due} {backup} }.into_any()),
    }
}

/// What is due to or from the superior.
fn deadline(app: App, lang: Lang) -> Option<AnyView> {
    let texts = lang.behind().backup;
    let due = app.deadline()?;
    let (what, sentence) = match due.what {
        What::Figure => ("figure", texts.due_figure),
        What::HandIn => ("plan", texts.due_plan),
    };
    let [month, on, at, last] = [
        date::month(lang, due.month),
        date::day(lang, due.on),
        date::time(due.at),
        date::day(lang, due.last),
    ];
    Some(
        view! {
            <section class="notice notice-calm reminder" data-deadline=what data-on=due.on.to_string()>
                <p>{fill(sentence, &[&month, &on, &at, &last])}</p>
                <div class="reminder-do">
                    <a class="button" href=format!("#/target/boss?{}", due.month) data-act="deadline-open">{texts.due_open}</a>
                    <button
                        type="button"
                        class="button button-plain"
                        data-act="deadline-away"
                        on:click=tap(move || app.put_deadline_away(due))
                    >
                        {texts.understood}
                    </button>
                </div>
            </section>
        }
        .into_any(),
    )
}

/// What is to be said of a backup.
fn backup(app: App, lang: Lang) -> Option<AnyView> {
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
