//! A backup: chosen, looked at, taken in.

use leptos::ev::Event;
use leptos::prelude::*;

use crate::browser::text_file;
use crate::exchange::backup::{BackupProblem, Preview, Relation};
use crate::state::{App, Restore, Restoring};
use crate::text::{Lang, counted, date, fill};
use crate::ui::components::live::{nothing, part, tap};
use crate::ui::components::sheet;

/// The sheet.
pub fn restore(app: App, lang: Lang) -> AnyView {
    let texts = lang.behind().backup;
    let restore = Restore::default();
    let choose: Box<dyn FnMut(Event)> = Box::new(move |event| {
        if let Some(file) = text_file::picked(&event) {
            app.look_into(restore, file.into());
        }
    });
    let content = view! {
        <p class="quiet">{texts.restore_means}</p>
        <div class="field">
            <label class="field-label" for="restore-file">{texts.file}</label>
            <input class="field-input" id="restore-file" type="file" data-act="restore-file" on:change=choose />
        </div>
        <div aria-live="polite">{part(move || look(app, lang, restore))}</div>
    };
    sheet::sheet(app, lang, lang.texts().restore.to_owned(), content.into_any())
}

/// What is in the file, or why it is not taken in.
fn look(app: App, lang: Lang, restore: Restore) -> AnyView {
    let texts = lang.behind().backup;
    let wrong = |sentence: String| {
        view! { <p class="error" role="alert" data-trouble="restore">{sentence}</p> }.into_any()
    };
    match restore.state.get() {
        Restoring::Nothing => nothing(),
        Restoring::Reading => view! { <p class="quiet">{texts.reading}</p> }.into_any(),
        Restoring::Unreadable => wrong(texts.unreadable.to_owned()),
        Restoring::TooLarge => wrong(texts.too_large.to_owned()),
        Restoring::Failed => wrong(texts.not_taken.to_owned()),
        Restoring::Refused(problem) => wrong(match problem {
            BackupProblem::NotABackup => texts.no_backup.to_owned(),
            BackupProblem::Newer => texts.newer.to_owned(),
            BackupProblem::Cut { found, expected } => {
                fill(texts.cut, &[&found.to_string(), &expected.to_string()])
            }
            BackupProblem::Mixed => texts.mixed.to_owned(),
        }),
        Restoring::Ready(preview) => ready(app, lang, restore, preview),
    }
}

fn ready(app: App, lang: Lang, restore: Restore, preview: Preview) -> AnyView {
    let texts = lang.behind().backup;
    let facts = [
        Some(counted(texts.records, preview.records)),
        Some(counted(texts.customers, preview.customers)),
        Some(counted(texts.sales, preview.sales)),
        preview.newest.map(|day| fill(texts.newest, &[&date::day(lang, day)])),
    ];
    let lines = facts.into_iter().flatten().map(|fact| view! { <li>{fact}</li> }.into_any());
    let means = match preview.relation {
        Relation::Fresh => texts.fresh.to_owned(),
        Relation::Other => texts.other.to_owned(),
        Relation::Same if preview.new == 0 => texts.nothing_new.to_owned(),
        Relation::Same => format!("{} {}", counted(texts.new, preview.new), texts.same),
    };
    let damaged = (preview.damaged > 0).then(|| {
        view! { <p class="quiet">{counted(texts.damaged, preview.damaged)}</p> }.into_any()
    });
    let can = preview.relation != Relation::Other && preview.new > 0;
    let button = can.then(|| {
        view! {
            <div class="more-buttons">
                <button
                    type="button"
                    class="button button-main button-wide"
                    data-act="restore-go"
                    on:click=tap(move || app.restore(restore))
                >
                    {texts.go}
                </button>
            </div>
        }
        .into_any()
    });
    view! {
        <section data-exact=preview.new.to_string()>
            <h3>{texts.holds}</h3>
            <ul class="facts quiet">{lines.collect::<Vec<_>>()}</ul>
            {damaged}
            <p>{means}</p>
            {button}
        </section>
    }
    .into_any()
}
