//! A text copied in one tap; where the browser refuses, the text in a field, to be copied by hand.

use fieldplan_view::view;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::live::at_times;
use crate::browser::{clipboard, timer};
use crate::state::App;
use crate::text::Lang;

/// What is being copied.
#[derive(Clone, Copy)]
pub struct Copied {
    app: App,
    /// The hook of the field for copying by hand.
    act: &'static str,
    by_hand: RwSignal<Option<String>>,
}

impl Copied {
    /// Nothing yet.
    pub fn nothing(app: App, act: &'static str) -> Copied {
        Copied { app, act, by_hand: RwSignal::new(None) }
    }

    /// Copies a text and says so. To be called in the tap that asks for it: a browser lets only the
    /// tap itself copy.
    pub fn copy(self, text: String, said: &'static str) {
        spawn_local(async move {
            // The rep may have left meanwhile, and the signal with the page.
            if clipboard::copy(text.clone()).await {
                let _ = self.by_hand.try_set(None);
                self.app.say(said.to_owned(), None);
            } else if self.by_hand.try_set(Some(text)).is_none() {
                // Once the field stands.
                timer::after(0, move || clipboard::select(&format!("[data-act={}]", self.act)));
            }
        });
    }

    /// The field, where it is needed, with its name for those who do not see it.
    pub fn by_hand(self, lang: Lang, label: &'static str) -> AnyView {
        at_times(move || {
            self.by_hand.get().map(|text| {
                view! {
                    <p class="error" role="alert">{lang.behind().visit.report_by_hand}</p>
                    <textarea
                        class="field-input by-hand"
                        rows="12"
                        readonly
                        data-act=self.act
                        data-user=""
                        aria-label=label
                        prop:value=text
                    ></textarea>
                }
                .into_any()
            })
        })
    }
}
