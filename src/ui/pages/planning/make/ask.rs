//! What support is asked for, and what came of it.

use fieldplan_view::view;
use leptos::prelude::*;

use super::Making;
use crate::domain::plan_book::asked::{Answer, Resource, entry, of_month};
use crate::domain::plan_book::goal::Decide;
use crate::text::fill;
use crate::text::planning::make::answer;
use crate::ui::components::live::{flag, question, tap, words};

const ACTS: [&str; 5] = ["ask-training", "ask-price", "ask-material", "ask-support", "ask-leads"];

/// The step.
pub(super) fn step(making: Making) -> AnyView {
    let texts = making.texts();
    let stands =
        question(move || making.app.workspace(|workspace| of_month(workspace, making.month)));
    let of = move |resource: Resource| {
        let all = stands.get();
        all.iter().find(|(one, _)| *one == resource).map_or(Answer::Not, |(_, answer)| *answer)
    };
    let turn = move |resource: Resource| {
        let next = untrack(|| of(resource)).next();
        let on = making.app.today.get_untracked();
        let row = entry(making.month, resource, next, on);
        making.take(vec![Decide::Keep(row)], "");
    };
    let rows = Resource::ALL
        .into_iter()
        .zip(ACTS.into_iter().zip(texts.resources))
        .map(|(resource, (act, name))| {
            let label =
                words(move || fill(texts.stands, &[name, answer(making.lang, of(resource))]));
            view! {
                <button
                    type="button"
                    class="button button-wide"
                    data-act=act
                    aria-pressed=flag(move || of(resource) != Answer::Not)
                    on:click=tap(move || turn(resource))
                >
                    {label}
                </button>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    view! {
        <h3>{texts.ask}</h3>
        <p class="quiet">{texts.ask_means}</p>
        <div class="more-buttons" role="group" aria-label=texts.ask>{rows}</div>
    }
    .into_any()
}
