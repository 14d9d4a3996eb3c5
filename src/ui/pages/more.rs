//! 更多: language, appearance, history, the data and the version.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::browser::{install as home_screen, page as document};
use crate::route::MoreSheet;
use crate::state::{App, HistoryLine, Kept, Look};
use crate::text::{Lang, counted, date, fill};
use crate::ui::components::chips::{Chip, chips, languages};
use crate::ui::components::example::example;
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{at_times, maybe, nothing, part, send, tap, words};
use crate::ui::components::{page, sheet};

/// The page.
pub fn more(app: App, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let keep = lang.behind().keep;
    let [auto, light, dark] = lang.behind().pages.looks;
    let looks = vec![
        Chip { value: Look::Auto, act: "look-auto", word: auto.to_owned() },
        Chip { value: Look::Light, act: "look-light", word: light.to_owned() },
        Chip { value: Look::Dark, act: "look-dark", word: dark.to_owned() },
    ];
    let kept = words(move || {
        let [yes, no, unknown] = lang.behind().keep.kept;
        match app.kept.get() {
            Kept::Promised => yes,
            Kept::NotPromised => no,
            Kept::Unknown => unknown,
        }
        .to_owned()
    });
    let count = words(move || counted(lang.behind().pages.data_here, app.record_count.get()));
    let version = format!("{} · {}", texts.app, fill(texts.version, &[&app.version()]));
    view! {
        <main class="page" id="page">
            {page::head(app, lang, texts.tab_more.to_owned(), None)}
            {chips(lang.behind().pages.language, "language", languages(), app.lang.into(), move |l| app.set_lang(l))}
            {chips(texts.look, "look", looks, app.look.into(), move |l| app.set_look(l))}
            <section class="more-group">
                <div class="more-buttons">
                    <a class="button button-wide" href="#/more/days" data-act="days">{lang.behind().keep.days_title}</a>
                    <a class="button button-wide" href="#/more/calendar" data-act="calendar">{lang.behind().keep.calendar}</a>
                </div>
            </section>
            <section class="more-group">
                <h2>{texts.history}</h2>
                <a class="button button-wide" href="#/more/history" data-act="history">{texts.history}</a>
            </section>
            {beside(lang)}
            {backup(app, lang)}
            {others(lang)}
            <section class="more-group">
                <h2>{texts.data}</h2>
                <p>{count}</p>
                <p class="quiet more-kept" data-kept=words(move || format!("{:?}", app.kept.get()))>{kept}</p>
                <div class="more-buttons">
                    <a class="button button-wide" href="#/more/import" data-act="import">{keep.import}</a>
                    <a class="button button-wide" href="#/more/tables" data-act="tables">{keep.tables}</a>
                    <p class="quiet">{keep.tables_mean}</p>
                    <button type="button" class="button button-wide" data-act="export" on:click=tap(move || app.export())>
                        {lang.behind().pages.export}
                    </button>
                    <p class="quiet">{lang.behind().pages.export_means}</p>
                    <a class="button button-wide button-warn" href="#/more/wipe" data-act="wipe">{texts.wipe}</a>
                </div>
            </section>
            {install(app, lang)}
            {(!document::in_example()).then(|| view! {
                <section class="more-group">{example(app, lang)}</section>
            }.into_any())}
            <p class="quiet more-group">{version}</p>
        </main>
    }
    .into_any()
}

/// What is told to others, and what came from them.
fn others(lang: Lang) -> AnyView {
    let texts = lang.behind().keep;
    view! {
        <section class="more-group">
            <h2>{texts.others}</h2>
            <div class="more-buttons">
                <a class="button button-wide" href="#/more/report" data-act="report">{texts.report}</a>
                <a class="button button-wide" href="#/more/code" data-act="code">{texts.code}</a>
                <a class="button button-wide" href="#/more/given" data-act="given">{texts.given}</a>
            </div>
        </section>
    }
    .into_any()
}

/// Which journal is open, where it is not the first.
fn beside(lang: Lang) -> Option<AnyView> {
    let texts = lang.behind().backup;
    let number = document::root_attribute("data-book")?;
    Some(
        view! {
            <section class="more-group">
                <p class="notice" data-beside=number.clone()>{fill(texts.beside, &[&number])}</p>
                <a class="button button-wide" href="#/more/restore" data-act="books">{texts.books}</a>
            </section>
        }
        .into_any(),
    )
}

/// The one file with everything: made here, taken in on its sheet.
fn backup(app: App, lang: Lang) -> AnyView {
    let texts = lang.behind().backup;
    let made = app.backed_up();
    let last = words(move || match made.get() {
        Some(made) => {
            let last = fill(texts.last, &[&date::day(lang, made.day)]);
            let since =
                app.record_count.get().saturating_sub(usize::try_from(made.records).unwrap_or(0));
            if since == 0 { last } else { format!("{last} {}", counted(texts.since, since)) }
        }
        None => texts.never.to_owned(),
    });
    view! {
        <section class="more-group">
            <h2>{texts.title}</h2>
            <p class="quiet" data-last-backup="">{last}</p>
            <div class="more-buttons">
                <button type="button" class="button button-main button-wide" data-act="backup" on:click=tap(move || app.back_up())>
                    {texts.make}
                </button>
                <p class="quiet">{texts.means}</p>
                <a class="button button-wide" href="#/more/backup" data-act="backup-lock">{texts.lock}</a>
                <a class="button button-wide" href="#/more/restore" data-act="restore">{lang.texts().restore}</a>
            </div>
        </section>
    }
    .into_any()
}

/// The home screen. Which of the three is shown is the styles' to say: by `data-installs` on
/// `<html>`, which comes when the browser offers, and by how the page is displayed. It stands low
/// on the page, where nobody sees what moves when the offer comes.
fn install(app: App, lang: Lang) -> AnyView {
    let texts = lang.behind().keep;
    let steps = texts.install_steps.map(|step| view! { <li>{step}</li> }.into_any());
    view! {
        <section class="more-group install">
            <h2>{texts.install_title}</h2>
            <p class="quiet install-done">{texts.installed}</p>
            <p class="quiet install-way">{texts.install_means}</p>
            <div class="more-buttons install-go">
                <button type="button" class="button button-wide" data-act="install" on:click=tap(home_screen::ask)>
                    {texts.install}
                </button>
            </div>
            <ul class="facts install-steps">{steps.into_iter().collect::<Vec<_>>()}</ul>
            {at_times(move || (!app.is_new.get()).then(|| {
                view! { <p class="install-steps install-first">{texts.install_first}</p> }.into_any()
            }))}
        </section>
    }
    .into_any()
}

/// The page's sheets.
pub fn sheet(app: App, lang: Lang, which: MoreSheet) -> AnyView {
    match which {
        MoreSheet::History => history(app, lang),
        MoreSheet::Wipe => wipe(app, lang),
        MoreSheet::Days => super::settings::settings(app, lang),
        // The sheets of `exchange`.
        _ => nothing(),
    }
}

/// The last commands, newest first, each with undo or redo.
fn history(app: App, lang: Lang) -> AnyView {
    let texts = lang.texts();
    app.load_history();
    let lines = part(move || {
        let lines = app.history.get().into_iter();
        lines.map(|line| history_line(app, lang, line)).collect::<Vec<_>>().into_any()
    });
    let empty = maybe(move || {
        app.history.with(Vec::is_empty).then(|| lang.behind().pages.history_empty.to_owned())
    });
    let content = view! {
        <ul class="list">{lines}</ul>
        <p class="quiet">{empty}</p>
    };
    sheet::sheet(app, lang, texts.history.to_owned(), content.into_any())
}

fn history_line(app: App, lang: Lang, line: HistoryLine) -> AnyView {
    let texts = lang.texts();
    let did = lang.behind().pages.did.get(line.kind).copied().unwrap_or_default();
    let word = if line.undone { texts.redo } else { texts.undo };
    let stamp = line.stamp;
    let button = line.can_change.then(|| {
        view! {
            <button
                type="button"
                class="button"
                data-act="undo-record"
                on:click=tap(move || if line.undone { app.redo(stamp) } else { app.undo(stamp) })
            >
                {word}
            </button>
        }
        .into_any()
    });
    let state = if line.undone {
        texts.history_undone.to_owned()
    } else if line.builds > 0 {
        counted(lang.behind().pages.history_more, line.builds)
    } else {
        String::new()
    };
    let class = if line.undone { "row row-link row-done" } else { "row row-link" };
    view! {
        <li class=class data-stamp=stamp.to_string()>
            <span>
                <span class="row-name">{did}</span>
                <span class="row-why user" data-user="">{line.about}</span>
                <span class="row-why">{state}</span>
            </span>
            {button}
        </li>
    }
    .into_any()
}

/// Wipe this phone: an export is offered first, then a typed word.
fn wipe(app: App, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let go = move || {
        if typed.get_untracked().trim().eq_ignore_ascii_case(lang.behind().pages.wipe_word) {
            app.wipe();
        } else {
            error.set(Some(fill(lang.behind().pages.wipe_wrong, &[lang.behind().pages.wipe_word])));
        }
    };
    let asked = Field {
        id: "wipe-word",
        label: lang.behind().pages.wipe_field,
        act: "wipe-word",
        keyboard: "text",
        class: "",
    };
    let content = view! {
        <form novalidate on:submit=send(go)>
            <p>{lang.behind().pages.wipe_means}</p>
            <div class="more-buttons">
                <button type="button" class="button button-wide" data-act="export" on:click=tap(move || app.export())>
                    {lang.behind().pages.export}
                </button>
            </div>
            {field(asked, typed, error, None)}
            <div class="more-buttons">
                <button type="submit" class="button button-warn button-wide" data-act="wipe-go">{lang.behind().pages.wipe_go}</button>
            </div>
        </form>
    };
    sheet::sheet(app, lang, texts.wipe.to_owned(), content.into_any())
}
