//! First run: one question.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::browser::page as document;
use crate::state::App;
use crate::text::Lang;
use crate::ui::components::ask_target::ask_target;
use crate::ui::components::example::example;
use crate::ui::components::live::tap;
use crate::ui::components::page;

/// The whole screen of a journal without a goal and without customers.
pub fn first(app: App, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let (other, act) = match lang {
        Lang::Zh => (Lang::En, "lang-en"),
        Lang::En => (Lang::Zh, "lang-zh"),
    };
    let month = app.month();
    document::set_title(texts.app);
    view! {
        <main class="page first" id="page">
            <div class="first-top">
                <span class="first-name">{texts.app}</span>
                <button
                    type="button"
                    class="button button-plain"
                    data-act=act
                    lang=other.tag()
                    on:click=tap(move || app.set_lang(other))
                >
                    {texts.other_language}
                </button>
            </div>
            {page::trouble(app, lang)}
            <h1 class="title first-ask" tabindex="-1">{texts.ask_target}</h1>
            <p class="quiet">{texts.promise}</p>
            {ask_target(app, lang, month)}
            <p class="quiet first-note">{texts.stays_here}</p>
            {example(app, lang)}
            <a class="button button-plain" href="#/more/restore" data-act="restore">{texts.restore}</a>
            // Last, for it comes late and is not to move what a thumb is on its way to.
            {page::reminder(app, lang)}
        </main>
    }
    .into_any()
}
