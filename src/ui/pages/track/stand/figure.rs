//! A figure that says how it was computed when it is tapped: one type for all of the sheet.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::rate::Rate;
use crate::ui::components::live::nothing;

/// A sentence on how a figure came about, and whether it holds words of the rep's own.
pub(super) struct Why(pub String, pub bool);

/// A sentence of the product's own words.
pub(super) fn plain(sentence: String) -> Why {
    Why(sentence, false)
}

/// A figure of the sheet.
pub(super) struct Told {
    /// Its hook.
    pub figure: &'static str,
    /// What it is.
    pub label: String,
    /// As it is shown.
    pub shown: String,
    /// The exact one, for probes.
    pub exact: String,
    /// How it came about; never empty.
    pub how: Vec<Why>,
}

/// A share exactly, as `part/whole` in lowest terms.
pub(super) fn exact_rate(rate: Rate) -> String {
    format!("{}/{}", rate.numerator(), rate.denominator())
}

/// The figure in a list.
pub(super) fn figure(told: Told) -> AnyView {
    view! {
        <li data-figure=told.figure data-exact=told.exact>
            <details class="stand-figure">
                <summary class="stand-sum" data-act="stand-how">
                    <span class="stand-label">{told.label}</span>
                    <span class="stand-value">{told.shown}</span>
                </summary>
                {sentences(told.how)}
            </details>
        </li>
    }
    .into_any()
}

fn sentences(how: Vec<Why>) -> AnyView {
    if how.is_empty() {
        return nothing();
    }
    let lines = how.into_iter().map(|Why(sentence, is_own)| {
        let (class, user) = if is_own { ("user", Some("")) } else { ("", None) };
        view! { <li class=class data-user=user>{sentence}</li> }.into_any()
    });
    view! { <ul class="stand-why" data-how="">{lines.collect::<Vec<_>>()}</ul> }.into_any()
}

/// Figures below each other.
pub(super) fn list(figures: Vec<AnyView>) -> AnyView {
    view! { <ul class="stand-figures">{figures}</ul> }.into_any()
}
