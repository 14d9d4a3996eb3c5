//! The frame of a page: its heading, the saved state, notices that any page may need.

use leptos::prelude::*;

use crate::state::{App, SaveState};
use crate::text::Lang;

/// A page's heading with the saved state beside it.
pub fn head(app: App, lang: Lang, title: String, sub: AnyView) -> AnyView {
    view! {
        <header class="page-head">
            <h1 class="title" tabindex="-1">{title}</h1>
            {saved(app, lang)}
            {sub}
        </header>
        {trouble(app, lang)}
    }
    .into_any()
}

/// Whether everything is on disk.
fn saved(app: App, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let word = move || match app.save.get() {
        SaveState::Untouched => "",
        SaveState::Saved => texts.saved,
        SaveState::Saving => texts.saving,
        SaveState::Failed(_) => texts.not_saved,
    };
    view! {
        <span class="saved" role="status" data-save=move || app.save.get().code()>
            {word}
        </span>
    }
    .into_any()
}

/// What stands in the way of saving or of trusting the screen, and what to do.
pub fn trouble(app: App, lang: Lang) -> AnyView {
    let failed = move || {
        app.save.with(|save| save.trouble(lang)).map(|sentence| {
            view! {
                <div class="notice" role="alert" data-trouble="save">
                    <p>{sentence}</p>
                    <button type="button" class="button" data-act="retry" on:click=move |_| app.retry()>
                        {lang.texts().retry}
                    </button>
                </div>
            }
        })
    };
    let notes = move || {
        app.notes(lang)
            .into_iter()
            .map(|note| view! { <p class="notice" role="status">{note}</p> })
            .collect_view()
    };
    view! { {failed} {notes} {update(app, lang)} }.into_any()
}

/// The offer of a new version.
fn update(app: App, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let offer = move || {
        app.update.get().is_offered().then(|| {
            let word = move || if app.update.get().is_held() { texts.update_held } else { texts.update_ready };
            view! {
                <div class="notice notice-calm" role="status" data-trouble="update">
                    <p>{word}</p>
                    <button type="button" class="button" data-act="update" on:click=move |_| app.take_update()>
                        {texts.update}
                    </button>
                </div>
            }
        })
    };
    offer.into_any()
}
