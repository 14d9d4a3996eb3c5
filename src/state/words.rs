//! English comes beside the app (`text/english.rs`): its two files are fetched here, through doors
//! like those of `ui/parts.rs`, and noted. A language is shown only once its words are here.
//!
//! What a language needs is asked for again without harm: what has come is not fetched twice, and
//! what could not be fetched is tried anew.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use wasm_bindgen_futures::spawn_local;

use super::App;
use crate::browser::local::{self, Key};
use crate::example;
use crate::text::english::{self, More};
use crate::text::{Lang, Texts};

/// The door to the words that Today says in English.
#[wasm_split(english, wasm_split_path = ::leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps)]
fn today_in_english() -> Result<&'static Texts, SplitLoaderError> {
    Ok(english::TODAY)
}

/// All other words in English.
#[derive(Clone, Copy)]
struct Rest {
    said: &'static More,
    example: &'static example::Words,
}

/// The door to them.
#[wasm_split(english_more, wasm_split_path = ::leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps)]
fn more_in_english() -> Result<Rest, SplitLoaderError> {
    Ok(Rest { said: &english::MORE, example: &example::en::WORDS })
}

/// Brings what Today says in a language; whether it is here.
pub(super) async fn of_today(lang: Lang) -> bool {
    match lang {
        Lang::Zh => true,
        Lang::En => today_in_english().await.map(english::keep_today).is_ok(),
    }
}

/// Brings what all other pages say in a language; whether it is here.
pub async fn of_all(lang: Lang) -> bool {
    lang == Lang::Zh || rest().await.is_some()
}

/// The example rep's own words.
pub(super) async fn of_example(lang: Lang) -> Option<&'static example::Words> {
    match lang {
        Lang::Zh => Some(&example::zh::WORDS),
        Lang::En => Some(rest().await?.example),
    }
}

async fn rest() -> Option<Rest> {
    let rest = more_in_english().await.ok()?;
    english::keep_more(rest.said);
    Some(rest)
}

/// Puts the words of the language to start in on their way.
pub(super) fn begin() {
    spawn_local(async {
        let _ = of_today(chosen()).await;
    });
}

/// The language that was chosen last.
pub(super) fn chosen() -> Lang {
    local::read(Key::Lang).and_then(|code| Lang::parse(&code)).unwrap_or_default()
}

thread_local! {
    /// The language that is to be shown as soon as its words are here.
    static WISH: std::cell::Cell<Lang> = const { std::cell::Cell::new(Lang::Zh) };
}

impl App {
    /// Changes the language, here and at the next start, once its words are here. Where they cannot
    /// be fetched that is said, and the language stays.
    pub fn set_lang(self, lang: Lang) {
        let app = self;
        WISH.set(lang);
        // Side by side with the others.
        spawn_local(async move {
            let _ = of_all(lang).await;
        });
        spawn_local(async move {
            let here = of_today(lang).await && of_all(lang).await;
            // Another was asked for meanwhile.
            if WISH.get() != lang {
                return;
            }
            if here {
                app.speak(lang);
            } else {
                app.say_words_missing();
            }
        });
    }

    /// The words of the language asked for could not be fetched.
    pub(super) fn say_words_missing(self) {
        let lang = self.lang.get_untracked();
        self.say(format!("{} {}", lang.texts().part_missing, english::MISSING), None);
    }
}
