//! A choice of one among a few, each a thumb's width.

use fieldplan_view::view;
use leptos::prelude::*;

use super::live::{flag, tap};
use crate::text::Lang;

/// One of the choices: its hook and its word.
pub struct Chip<T> {
    /// What it stands for.
    pub value: T,
    /// The hook.
    pub act: &'static str,
    /// The word.
    pub word: String,
}

/// The two languages, each in its own words.
pub fn languages() -> Vec<Chip<Lang>> {
    vec![
        Chip { value: Lang::Zh, act: "lang-zh", word: Lang::Zh.own_name().to_owned() },
        Chip { value: Lang::En, act: "lang-en", word: Lang::En.own_name().to_owned() },
    ]
}

/// The language of a chip's word, where it is not the page's.
fn language(act: &str) -> Option<&'static str> {
    match act {
        "lang-zh" => Some(Lang::Zh.tag()),
        "lang-en" => Some(Lang::En.tag()),
        _ => None,
    }
}

/// A group of buttons of which one is pressed.
pub fn chips<T: Copy + PartialEq + Send + Sync + 'static>(
    label: &'static str,
    id: &'static str,
    choices: Vec<Chip<T>>,
    chosen: Signal<T>,
    choose: impl Fn(T) + Copy + 'static,
) -> AnyView {
    let buttons = choices
        .into_iter()
        .map(|chip| {
            let value = chip.value;
            view! {
                <button
                    type="button"
                    class="chip"
                    data-act=chip.act
                    lang=language(chip.act)
                    aria-pressed=flag(move || chosen.get() == value)
                    on:click=tap(move || choose(value))
                >
                    {chip.word}
                </button>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    view! {
        <div class="field">
            <span class="field-label" id=id>{label}</span>
            <div class="chips" role="group" aria-labelledby=id>{buttons}</div>
        </div>
    }
    .into_any()
}
