//! A sheet that comes up from the bottom. It is the platform's dialog: focus stays inside, Escape
//! and back close it. A sheet is part of the route, so closing is going back.

use leptos::html::Dialog;
use leptos::prelude::*;

use super::live::tap;
use super::{icon, toast};
use crate::state::App;
use crate::text::Lang;

/// A sheet with its heading and a cross.
pub fn sheet(app: App, lang: Lang, title: String, content: AnyView) -> AnyView {
    let node = NodeRef::<Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = node.get() {
            // It fails only where it is open already.
            let _ = dialog.show_modal();
        }
    });
    // Closed before it is taken away: then the platform gives the focus back to what opened it.
    on_cleanup(move || {
        if let Some(dialog) = node.get_untracked() {
            dialog.close();
        }
    });
    view! {
        <dialog
            class="sheet"
            aria-labelledby="sheet-title"
            node_ref=node
            on:cancel=Box::new(move |event: leptos::ev::Event| {
                event.prevent_default();
                app.close_sheet();
            })
        >
            <div class="sheet-head">
                <h2 id="sheet-title" tabindex="-1" autofocus="">{title}</h2>
                <button
                    type="button"
                    class="button button-plain close"
                    data-act="close"
                    aria-label=lang.texts().close
                    on:click=tap(move || app.close_sheet())
                >
                    {icon::cross()}
                </button>
            </div>
            {content}
            {toast::toast(app, lang, true)}
        </dialog>
    }
    .into_any()
}
