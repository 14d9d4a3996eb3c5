//! What just happened, with undo, at the thumb for ten seconds.

use fieldplan_view::view;
use leptos::prelude::*;

use super::live::{at_times, tap};
use crate::state::App;
use crate::text::Lang;

/// The line above the tabs. The live region stands from the start. An open sheet covers the page
/// and has a line of its own: what is said stands where the rep is.
pub fn toast(app: App, lang: Lang, in_sheet: bool) -> AnyView {
    let shown = at_times(move || {
        app.toast.get().filter(|_| app.route.get().has_sheet() == in_sheet).map(|toast| {
            let stamps = toast.undo;
            let undo = (!stamps.is_empty()).then(|| {
                view! {
                    <button
                        type="button"
                        class="button"
                        data-act="undo"
                        on:click=tap(move || app.undo_these(stamps.clone()))
                    >
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
