//! A backup that is locked, or handed to another app.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::exchange::lock::{FEWEST_CHARACTERS, PhraseProblem, checked_phrase};
use crate::state::{App, Make, Making};
use crate::text::{Lang, fill, number};
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{nothing, part, send, tap, words};
use crate::ui::components::sheet;

/// The sheet.
pub fn backup(app: App, lang: Lang) -> AnyView {
    let texts = lang.exchange().lock;
    let make = Make::default();
    let (phrase, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let error = RwSignal::new(None);
    let no_error = RwSignal::new(None);
    let go = move || {
        let (typed, second) = (phrase.get_untracked(), again.get_untracked());
        let is_open = typed.trim().is_empty() && second.trim().is_empty();
        match if is_open { Ok(()) } else { checked_phrase(&typed, &second) } {
            Ok(()) => {
                error.set(None);
                app.make_backup(make, typed.trim().to_owned());
            }
            Err(PhraseProblem::TooShort(length)) => {
                let [fewest, length] =
                    [FEWEST_CHARACTERS, length].map(|n| number::grouped(n as u64));
                error.set(Some(fill(texts.short, &[&fewest, &length])));
            }
            Err(PhraseProblem::Differs) => error.set(Some(texts.differs.to_owned())),
        }
    };
    let first =
        Field { id: "phrase", label: texts.phrase, act: "phrase", keyboard: "text", class: "" };
    let second = Field { id: "phrase-again", label: texts.again, act: "phrase-again", ..first };
    let content = view! {
        <form novalidate on:submit=send(go)>
            <p class="quiet">{texts.means}</p>
            {field(first, phrase, error, None)}
            {field(second, again, no_error, None)}
            <p class="quiet">{texts.may_be_empty}</p>
            <p>{texts.lost}</p>
            <div class="more-buttons">
                <button type="submit" class="button button-main button-wide" data-act="backup-make">
                    {texts.make}
                </button>
            </div>
        </form>
        <div aria-live="polite">{part(move || made(app, lang, make))}</div>
        <p class="said" role="status" data-said="">{words(move || make.said.get())}</p>
    };
    sheet::sheet(app, lang, texts.title.to_owned(), content.into_any())
}

/// How far it has come, and what to do with it.
fn made(app: App, lang: Lang, make: Make) -> AnyView {
    let texts = lang.exchange().lock;
    let wrong = |sentence: &'static str| {
        view! { <p class="error" role="alert" data-trouble="backup-make">{sentence}</p> }.into_any()
    };
    match make.state.get() {
        Making::Nothing => nothing(),
        Making::Now => view! { <p class="quiet">{texts.making}</p> }.into_any(),
        Making::Failed => wrong(texts.not_made),
        Making::NoLock => wrong(texts.no_lock),
        Making::Ready { kilobytes, is_locked, can_share } => {
            let words = if is_locked { texts.ready_locked } else { texts.ready };
            let said = fill(words, &[&number::grouped(kilobytes)]);
            let share = can_share.then(|| {
                view! {
                    <button type="button" class="button button-wide" data-act="backup-share" on:click=tap(move || app.share_made(make))>
                        {texts.share}
                    </button>
                }
                .into_any()
            });
            view! {
                <p data-made="" data-locked=is_locked.to_string()>{said}</p>
                <div class="more-buttons">
                    <button type="button" class="button button-main button-wide" data-act="backup-save" on:click=tap(move || app.save_made(make))>
                        {texts.save}
                    </button>
                    {share}
                </div>
            }
            .into_any()
        }
    }
}
