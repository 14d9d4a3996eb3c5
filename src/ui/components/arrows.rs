//! A span of time with an arrow to the one before and the one after.

use fieldplan_view::view;
use leptos::prelude::*;

use super::live::{flag, tap};

/// The arrows' hooks and names.
pub struct Arrows {
    /// The hook of the one back.
    pub back_act: &'static str,
    /// Its name.
    pub back: &'static str,
    /// The hook of the one on.
    pub on_act: &'static str,
    /// Its name.
    pub on: &'static str,
}

/// The span's name between two arrows. `ends` tells that there is nothing to go on to: the arrow
/// stays in its place, so that the thumb and the focus keep theirs.
pub fn arrows(
    names: Arrows,
    label: Signal<String>,
    ends: impl Fn() -> bool + Copy + Send + Sync + 'static,
    back: impl Fn() + 'static,
    on: impl Fn() + 'static,
) -> AnyView {
    let go_on = move || {
        if !ends() {
            on();
        }
    };
    view! {
        <div class="arrows-room"><div class="arrows">
            <button type="button" class="button" data-act=names.back_act aria-label=names.back on:click=tap(back)>
                {arrow("M15 5l-7 7l7 7")}
            </button>
            <p class="arrows-label" role="status" data-span="">{label}</p>
            <button
                type="button"
                class="button"
                data-act=names.on_act
                aria-label=names.on
                aria-disabled=flag(ends)
                on:click=tap(go_on)
            >
                {arrow("M9 5l7 7l-7 7")}
            </button>
        </div></div>
    }
    .into_any()
}

fn arrow(path: &'static str) -> AnyView {
    view! { <svg class="arrow" viewBox="0 0 24 24" aria-hidden="true"><path d=path></path></svg> }
        .into_any()
}
