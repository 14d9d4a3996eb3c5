//! A backup: chosen, unlocked, looked at, taken in or opened beside; and the journals on the phone.

use fieldplan_view::view;
use leptos::ev::Event;
use leptos::prelude::*;

use crate::browser::{books, page, text_file};
use crate::exchange::backup::BackupProblem;
use crate::exchange::backup::preview::{Preview, Relation};
use crate::exchange::lock::LockProblem;
use crate::journal::kinds;
use crate::state::{App, Book, Restore, Restoring};
use crate::text::{Lang, counted, date, fill, number};
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{nothing, part, send, tap};
use crate::ui::components::sheet;

/// The most kinds of new records that are told one by one.
const MOST_KINDS: usize = 5;

/// The sheet.
pub fn restore(app: App, lang: Lang) -> AnyView {
    let texts = lang.behind().backup;
    let restore = Restore::default();
    let phrase = RwSignal::new(String::new());
    let choose: Box<dyn FnMut(Event)> = Box::new(move |event| {
        if let Some(file) = text_file::picked(&event) {
            phrase.set(String::new());
            app.look_into(restore, file.into());
        }
    });
    let others = app.books();
    let content = view! {
        <p class="quiet">{texts.restore_means}</p>
        <div class="field">
            <label class="field-label" for="restore-file">{texts.file}</label>
            <input class="field-input" id="restore-file" type="file" data-act="restore-file" on:change=choose />
        </div>
        <div aria-live="polite">{part(move || look(app, lang, restore, phrase))}</div>
        {part(move || others.with(|others| list(app, lang, others)))}
    };
    sheet::sheet(app, lang, lang.texts().restore.to_owned(), content.into_any())
}

/// What is in the file, or why it is not taken in.
fn look(app: App, lang: Lang, restore: Restore, phrase: RwSignal<String>) -> AnyView {
    let texts = lang.behind().backup;
    let locks = lang.exchange().lock;
    let wrong = |sentence: String| {
        view! { <p class="error" role="alert" data-trouble="restore">{sentence}</p> }.into_any()
    };
    match restore.state.get() {
        Restoring::Nothing => nothing(),
        Restoring::Reading => view! { <p class="quiet">{texts.reading}</p> }.into_any(),
        Restoring::Unlocking => view! { <p class="quiet">{locks.unlocking}</p> }.into_any(),
        Restoring::Locked { wrong } => locked(app, lang, restore, phrase, wrong),
        Restoring::Unopenable(LockProblem::Newer) => wrong(texts.newer.to_owned()),
        Restoring::Unopenable(LockProblem::Broken) => wrong(locks.broken.to_owned()),
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
        Restoring::Ready(preview, beside) => ready(app, lang, restore, &preview, beside),
    }
}

/// The passphrase is asked for.
fn locked(
    app: App,
    lang: Lang,
    restore: Restore,
    phrase: RwSignal<String>,
    was_wrong: bool,
) -> AnyView {
    let texts = lang.exchange().lock;
    let error = RwSignal::new(was_wrong.then(|| texts.wrong.to_owned()));
    let asked = Field {
        id: "unlock-phrase",
        label: texts.phrase,
        act: "unlock-phrase",
        keyboard: "text",
        class: "",
    };
    let go = move || app.unlock(restore, phrase.get_untracked());
    view! {
        <form novalidate on:submit=send(go)>
            <p>{texts.locked}</p>
            {field(asked, phrase, error, None)}
            <div class="more-buttons">
                <button type="submit" class="button button-main button-wide" data-act="unlock">
                    {texts.unlock}
                </button>
            </div>
        </form>
    }
    .into_any()
}

fn ready(app: App, lang: Lang, restore: Restore, preview: &Preview, beside: Option<u8>) -> AnyView {
    let texts = lang.behind().backup;
    let locks = lang.exchange().lock;
    let facts = [
        preview.began.map(|day| fill(locks.began, &[&date::day(lang, day)])),
        Some(counted(texts.records, preview.records)),
        Some(counted(texts.customers, preview.customers)),
        Some(counted(texts.sales, preview.sales)),
        preview.newest.map(|day| fill(texts.newest, &[&date::day(lang, day)])),
    ];
    let lines = facts.into_iter().flatten().map(|fact| view! { <li>{fact}</li> }.into_any());
    let is_other = preview.relation == Relation::Other;
    let can_open = is_other && !page::in_example();
    let means = match (preview.relation, beside) {
        (Relation::Fresh, _) => texts.fresh.to_owned(),
        (Relation::Other, Some(number)) => fill(locks.beside_here, &[&number.to_string()]),
        (Relation::Other, None) if can_open => locks.beside_means.to_owned(),
        (Relation::Other, None) => texts.other.to_owned(),
        (Relation::Same, _) if preview.new == 0 => texts.nothing_new.to_owned(),
        (Relation::Same, _) => format!("{} {}", counted(texts.new, preview.new), texts.same),
    };
    let notes = [
        (preview.damaged > 0).then(|| counted(texts.damaged, preview.damaged)),
        preview.altered.then(|| locks.altered.to_owned()),
        (!is_other && preview.only_here > 0).then(|| counted(locks.only_here, preview.only_here)),
        (preview.differing > 0).then(|| counted(locks.differing, preview.differing)),
    ];
    let notes = notes.into_iter().flatten();
    let notes = notes.map(|note| view! { <p class="quiet">{note}</p> }.into_any());
    let button = match (preview.relation, beside) {
        (Relation::Other, Some(number)) => Some(go_to(app, lang, number)),
        (Relation::Other, None) => can_open.then(|| {
            view! {
                <button type="button" class="button button-main button-wide" data-act="open-beside" on:click=tap(move || app.open_beside(restore))>
                    {locks.beside}
                </button>
            }
            .into_any()
        }),
        _ => (preview.new > 0).then(|| {
            view! {
                <button type="button" class="button button-main button-wide" data-act="restore-go" on:click=tap(move || app.restore(restore))>
                    {texts.go}
                </button>
            }
            .into_any()
        }),
    };
    view! {
        <section class="more-group" data-exact=preview.new.to_string() data-only-here=preview.only_here.to_string()>
            <h3>{texts.holds}</h3>
            <ul class="facts quiet">{lines.collect::<Vec<_>>()}</ul>
            <p>{means}</p>
            {(preview.relation == Relation::Same).then(|| brings(lang, preview))}
            {notes.collect::<Vec<_>>()}
            <div class="more-buttons">{button}</div>
        </section>
    }
    .into_any()
}

/// What is new, by kind.
fn brings(lang: Lang, preview: &Preview) -> AnyView {
    let lines = preview.brings.iter().take(MOST_KINDS).filter_map(|(kind, count)| {
        let place = kinds::NAMES.iter().position(|name| name == kind)?;
        let word = lang.behind().pages.did.get(place)?;
        let line = fill(lang.exchange().lock.brings, &[word, &number::grouped(*count as u64)]);
        Some(view! { <li>{line}</li> }.into_any())
    });
    view! { <ul class="facts quiet" data-brings="">{lines.collect::<Vec<_>>()}</ul> }.into_any()
}

/// The journals on this phone, where there is more than one.
fn list(app: App, lang: Lang, books: &[Book]) -> AnyView {
    if books.is_empty() {
        return nothing();
    }
    let texts = lang.exchange().lock;
    let lines = books.iter().map(|book| {
        let began = book.began.map(|day| fill(texts.began, &[&date::day(lang, day)]));
        let count = counted(lang.behind().backup.records, book.records);
        let is_open = book.number == books::shown();
        let doing = if is_open {
            view! { <span class="row-why">{texts.book_open}</span> }.into_any()
        } else {
            go_to(app, lang, book.number)
        };
        view! {
            <li class="row row-link" data-book=book.number.to_string()>
                <span>
                    <span class="row-name">{fill(texts.book, &[&book.number.to_string()])}</span>
                    <span class="row-why">{began}</span>
                    <span class="row-why">{count}</span>
                </span>
                {doing}
            </li>
        }
        .into_any()
    });
    view! {
        <section class="more-group">
            <h3>{texts.books}</h3>
            <ul class="list">{lines.collect::<Vec<_>>()}</ul>
        </section>
    }
    .into_any()
}

fn go_to(app: App, lang: Lang, number: u8) -> AnyView {
    let word = fill(lang.exchange().lock.book_go, &[&number.to_string()]);
    view! {
        <button
            type="button"
            class="button"
            data-act="go-to-book"
            data-book=number.to_string()
            on:click=tap(move || app.go_to_book(number))
        >
            {word}
        </button>
    }
    .into_any()
}
