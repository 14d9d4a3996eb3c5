//! What just happened, with undo, at the thumb for ten seconds.

use leptos::prelude::*;

use super::live::{at_times, tap};
use crate::state::App;
use crate::text::Lang;

/// The line above the tabs. The live region stands from the start.
pub fn toast(app: App, lang: Lang) -> AnyView {
    let shown = at_times(move || {
        app.toast.get().map(|toast| {
            let stamps = toast.undo;
            let undo = (!stamps.is_empty()).then(|| {
                let undo = tap(move || app.undo_these(stamps.clone()));
                view! {
                    <button type="button" class="button" data-act="undo" on:click=undo>
                        {lang.texts().undo}
                    </button>
                }
                .into_any()
            });
            view! {
                <div class="toast">
                    <p class="toast-text user" data-user="">{toast.text}</p>
                    {undo}
                </div>
            }
            .into_any()
        })
    });
    view! { <div role="status" aria-live="polite">{shown}</div> }.into_any()
}
