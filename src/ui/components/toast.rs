//! What just happened, with undo, at the thumb for ten seconds.

use leptos::prelude::*;

use super::live::{at_times, tap};
use crate::state::App;
use crate::text::Lang;

/// The line above the tabs. The live region stands from the start.
pub fn toast(app: App, lang: Lang) -> AnyView {
    let shown = at_times(move || {
        app.toast.get().map(|toast| {
            let undo = toast.undo.map(|stamp| {
                view! {
                    <button type="button" class="button" data-act="undo" on:click=tap(move || app.undo(stamp))>
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
