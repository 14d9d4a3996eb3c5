//! The frame of a page: its heading, the saved state, notices that any page may need.

use fieldplan_view::view;
use leptos::prelude::*;

use super::live::{aloud, at_times, part, tap, words};
use crate::browser::page as document;
use crate::state::{App, SaveState};
use crate::text::{Lang, fill};

/// A page's heading with the saved state beside it, and a line under it. The browser's own title,
/// read aloud first and seen among its tabs, says where this is too.
pub fn head(app: App, lang: Lang, title: String, sub: Option<Signal<String>>) -> AnyView {
    document::set_title(&fill("{0} · {1}", &[&title, lang.texts().app]));
    view! {
        <header class="page-head">
            <h1 class="title" tabindex="-1">{title}</h1>
            {saved(app, lang)}
            {sub.map(|sub| view! { <p class="sub">{sub}</p> }.into_any())}
        </header>
        {trouble(app, lang)}
    }
    .into_any()
}

/// Whether everything is on disk.
fn saved(app: App, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let word = words(move || {
        app.save
            .with(|save| match save {
                SaveState::Untouched => "",
                SaveState::Saved => texts.saved,
                SaveState::Saving => texts.saving,
                SaveState::Failed(_) => texts.not_saved,
            })
            .to_owned()
    });
    let code = words(move || app.save.with(SaveState::code).to_owned());
    view! { <span class="saved" role="status" data-save=code>{word}</span> }.into_any()
}

/// What stands in the way of saving or of trusting the screen, and what to do.
pub fn trouble(app: App, lang: Lang) -> AnyView {
    let failed = at_times(move || {
        let sentence = app.save.with(|save| save.trouble(lang))?;
        Some(notice(
            "notice",
            Some("alert"),
            "save",
            sentence.to_owned(),
            Some(("retry", lang.texts().retry, Box::new(move || app.retry()))),
        ))
    });
    let notes = part(move || {
        let notes = app.notes(lang).into_iter();
        notes.map(|note| notice("notice", None, "note", note, None)).collect::<Vec<_>>().into_any()
    });
    let told = aloud(view! { {notes} {update(app, lang)} }.into_any());
    view! { {failed} {told} }.into_any()
}

/// What the part behind Today has to say of backups, once it has come. It stands under what a rep
/// came for, where nobody sees what moves.
pub fn reminder(app: App, lang: Lang) -> AnyView {
    at_times(move || app.draw_reminder(lang))
}

/// The offer of a new version.
fn update(app: App, lang: Lang) -> AnyView {
    let texts = lang.texts();
    at_times(move || {
        let update = app.update.get();
        let word = if update.is_held() { texts.update_held } else { texts.update_ready };
        let take = Box::new(move || app.take_update());
        update.is_offered().then(|| {
            notice(
                "notice notice-calm",
                None,
                "update",
                word.to_owned(),
                Some(("update", texts.update, take)),
            )
        })
    })
}

type Deed = (&'static str, &'static str, Box<dyn Fn()>);

fn notice(
    class: &'static str,
    role: Option<&'static str>,
    about: &'static str,
    sentence: String,
    deed: Option<Deed>,
) -> AnyView {
    let button = deed.map(|(act, word, go)| {
        view! {
            <button type="button" class="button" data-act=act on:click=tap(go)>{word}</button>
        }
        .into_any()
    });
    view! {
        <div class=class role=role data-trouble=about>
            <p>{sentence}</p>
            {button}
        </div>
    }
    .into_any()
}
