//! The way into the example.

use fieldplan_view::view;
use leptos::prelude::*;

use super::live::tap;
use crate::state::App;
use crate::text::Lang;
use crate::ui::parts;

/// The button, with what it does below.
pub fn example(app: App, lang: Lang) -> AnyView {
    let texts = lang.texts().example;
    view! {
        <div class="more-buttons">
            <button
                type="button"
                class="button button-wide"
                data-act="example"
                on:click=tap(move || parts::open_example(app, lang))
            >
                {texts.open}
            </button>
            <p class="quiet">{texts.means}</p>
        </div>
    }
    .into_any()
}
