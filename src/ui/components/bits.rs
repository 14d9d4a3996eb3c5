//! What the sheets of planning and of the business are built of: each in one type, for the machinery of a view is compiled anew for every other.

use std::sync::Arc;

use fieldplan_view::view;
use leptos::ev::Event;
use leptos::prelude::*;

use super::live::{at_times, flag, maybe, nothing, part, send, tap};
use super::sheet;
use crate::state::App;
use crate::text::Lang;

/// What a tap does.
pub type Do = Box<dyn Fn()>;

/// A button's class, its hook, and its name where its content is not one; empty otherwise.
pub struct Press(pub &'static str, pub &'static str, pub String);

/// A button.
pub fn press(Press(class, act, label): Press, content: AnyView, go: Do) -> AnyView {
    let label = Some(label).filter(|label| !label.is_empty());
    view! {
        <button type="button" class=class data-act=act aria-label=label on:click=tap(go)>
            {content}
        </button>
    }
    .into_any()
}

/// A button that stays pressed.
pub fn toggle(
    Press(class, act, label): Press,
    content: AnyView,
    on: Box<dyn Fn() -> bool + Send + Sync>,
    go: Do,
) -> AnyView {
    let label = Some(label).filter(|label| !label.is_empty());
    view! {
        <button
            type="button"
            class=class
            data-act=act
            aria-label=label
            aria-pressed=flag(on)
            on:click=tap(go)
        >
            {content}
        </button>
    }
    .into_any()
}

/// One of a few: their hooks and words, and the place of the one that is chosen.
pub fn choices(
    label: &'static str,
    acts: &[&'static str],
    words: &[&'static str],
    chosen: fn() -> usize,
    changed: RwSignal<usize>,
    choose: fn(usize),
) -> AnyView {
    let buttons = acts.iter().zip(words).enumerate().map(|(place, (act, word))| {
        toggle(
            Press("chip", act, String::new()),
            word.into_any(),
            Box::new(move || {
                changed.get();
                chosen() == place
            }),
            Box::new(move || {
                choose(place);
                changed.set(changed.get_untracked().wrapping_add(1));
            }),
        )
    });
    chips(label, buttons.collect())
}

/// A way to another sheet.
pub fn link(
    class: &'static str,
    act: &'static str,
    to: &'static str,
    word: &'static str,
) -> AnyView {
    view! { <a class=class href=to data-act=act>{word}</a> }.into_any()
}

/// Keeps what is half done as it changes. It is a part that draws nothing: an effect would bring
/// machinery of its own.
pub fn half_kept(half: RwSignal<String>, tell: impl Fn() -> String + Send + 'static) -> AnyView {
    part(move || {
        let now = tell();
        if half.with_untracked(|before| *before != now) {
            half.set(now);
        }
        nothing()
    })
}

/// Says that an earlier visit left something, and how it goes.
pub fn left_over(
    lang: Lang,
    is_left: RwSignal<bool>,
    forget: Arc<dyn Fn() + Send + Sync>,
) -> AnyView {
    let texts = lang.behind().pages;
    at_times(move || {
        let go = forget.clone();
        is_left.get().then(|| {
            let forget = Box::new(move || {
                is_left.set(false);
                go();
            });
            view! {
                <div class="notice" role="status" data-left="">
                    <p>{texts.left}</p>
                    {press(Press("button", "left-forget", String::new()), texts.forget.into_any(), forget)}
                </div>
            }
            .into_any()
        })
    })
}

/// Buttons under a label.
pub fn chips(label: &'static str, buttons: Vec<AnyView>) -> AnyView {
    view! {
        <div class="field">
            <span class="field-label">{label}</span>
            <div class="chips" role="group" aria-label=label>{buttons}</div>
        </div>
    }
    .into_any()
}

/// A line of text.
pub fn line(class: &'static str, text: String) -> AnyView {
    view! { <p class=class>{text}</p> }.into_any()
}

/// A figure in words, with the exact one beside it for probes.
pub fn fact(figure: &'static str, exact: String, text: String) -> AnyView {
    view! { <li data-figure=figure data-exact=exact>{text}</li> }.into_any()
}

/// A heading and the list below it.
pub fn facts(heading: &'static str, items: Vec<AnyView>) -> AnyView {
    view! {
        <h3>{heading}</h3>
        <ul class="facts">{items}</ul>
    }
    .into_any()
}

/// What is there when it is asked for.
pub fn fold(act: &'static str, word: AnyView, open: bool, content: Vec<AnyView>) -> AnyView {
    view! {
        <details class="how" open=open>
            <summary class="button" data-act=act>{word}</summary>
            {content}
        </details>
    }
    .into_any()
}

/// A field of a row: its hook, its name, what is typed, and what is wrong with it.
pub fn input(
    act: &'static str,
    label: String,
    mode: &'static str,
    typed: RwSignal<String>,
    error: RwSignal<Option<String>>,
    take: Box<dyn Fn(String)>,
) -> AnyView {
    view! {
        <span class="part-field">
            <input
                class="field-input"
                type="text"
                inputmode=mode
                autocomplete="off"
                enterkeyhint="done"
                data-act=act
                aria-label=label
                aria-invalid=flag(move || error.with(Option::is_some))
                prop:value=typed
                on:input=heard(take)
            />
            <span class="error" role="alert">{maybe(move || error.get())}</span>
        </span>
    }
    .into_any()
}

/// What a field says when something is typed or chosen in it.
pub fn heard(take: Box<dyn Fn(String)>) -> Box<dyn FnMut(Event)> {
    Box::new(move |event| take(event_target_value(&event)))
}

/// A sheet that is sent as a whole: its heading, whose it is, its content, how its figures come
/// about, what keeps it from being kept, and what keeps it.
pub fn form(
    app: App,
    lang: Lang,
    title: &'static str,
    mut content: Vec<AnyView>,
    (how, lines): (&'static str, &[&'static str]),
    error: RwSignal<Option<String>>,
    save: Do,
) -> AnyView {
    let lines = lines.iter().map(|text| line("quiet", (*text).to_owned())).collect();
    content.push(fold("how", how.into_any(), false, lines));
    let content = view! {
        <form novalidate on:submit=send(save)>
            {content}
            <p class="error" role="alert">{maybe(move || error.get())}</p>
            <div class="sheet-do">
                <button type="submit" class="button button-main button-wide" data-act="save">
                    {lang.texts().save}
                </button>
            </div>
        </form>
    };
    sheet::sheet(app, lang, title.to_owned(), content.into_any())
}

/// The sheet of a month without a goal: the sentence, and where one is set.
pub fn no_goal(
    app: App,
    lang: Lang,
    title: &'static str,
    sentence: String,
    set: &'static str,
) -> AnyView {
    let content = view! {
        <p class="quiet" data-empty="">{sentence}</p>
        <a class="button button-main button-wide" href="#/target" data-act="set-goal">{set}</a>
    };
    sheet::sheet(app, lang, title.to_owned(), content.into_any())
}
