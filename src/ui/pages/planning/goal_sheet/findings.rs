//! What the checker finds, each with its repairs where a tap can make them.

use fieldplan_view::view;
use leptos::prelude::*;

use super::super::make::said;
use super::mend::repairs;
use crate::domain::checker::{Finding, Severity, blocks, check};
use crate::domain::period::Month;
use crate::domain::plan_book::check::{plan, splits};
use crate::domain::plan_book::sheet;
use crate::state::App;
use crate::text::planning::goal_sheet::{finding, severity};
use crate::text::{Lang, fill};
use crate::ui::components::live::{part, tap};

/// What the check finds in a month's goal. `step` is the step shown where the goal is being made:
/// a repair that asks for words leads to another.
pub(in crate::ui::pages::planning) fn findings(
    app: App,
    lang: Lang,
    month: Month,
    step: Option<RwSignal<usize>>,
) -> AnyView {
    let texts = lang.planning().goal_sheet;
    let drawn = part(move || {
        let found = app.workspace(|workspace| {
            let written = sheet::latest(workspace, month).unwrap_or_default();
            check(&plan(workspace, month, app.today.get(), said(&written)))
        });
        let stops = blocks(&found);
        let cards = found
            .into_iter()
            .map(|one| {
                let buttons = repairs(app, lang, month, &one, step);
                card(lang, &one, sentence(app, lang, month, &one), buttons)
            })
            .collect::<Vec<_>>();
        let clean = cards
            .is_empty()
            .then(|| view! { <p class="quiet" data-clean="">{texts.clean}</p> }.into_any());
        let blocks = stops.then(|| view! { <p class="quiet">{texts.blocks}</p> }.into_any());
        view! { {clean}{cards}{blocks} }.into_any()
    });
    view! { <h3>{texts.findings}</h3><div data-findings="">{drawn}</div> }.into_any()
}

/// What is found, with the dimension where it is about a split.
pub(super) fn sentence(app: App, lang: Lang, month: Month, one: &Finding) -> String {
    let words = finding(lang, &app.tier_words(), one);
    if !matches!(one.rule, "unallocated" | "parts-over-buffer") {
        return words;
    }
    let of = app.peek(|workspace| splits(workspace, month).get(one.place).map(|one| one.dimension));
    match of {
        Some(of) => {
            let name = lang.behind().book.dimensions.get(of as usize).copied().unwrap_or_default();
            fill(lang.planning().goal_sheet.of_split, &[name, &words])
        }
        None => words,
    }
}

/// The button of a repair.
pub(super) fn button(word: String, act: &'static str, go: Box<dyn Fn()>) -> AnyView {
    view! {
        <button type="button" class="button button-wide" data-act=act on:click=tap(go)>
            {word}
        </button>
    }
    .into_any()
}

/// A finding: how grave it is, what was found, and its buttons.
pub(super) fn card(lang: Lang, one: &Finding, words: String, buttons: Vec<AnyView>) -> AnyView {
    let code = match one.severity {
        Severity::Block => "block",
        Severity::Warn => "warn",
        Severity::Ask => "ask",
        Severity::Note => "note",
    };
    let class = if one.severity == Severity::Block { "error" } else { "quiet" };
    view! {
        <div class="piece" data-rule=one.rule data-severity=code data-place=one.place.to_string()>
            <p class=class>{severity(lang, one.severity)}</p>
            <p>{words}</p>
            {buttons}
        </div>
    }
    .into_any()
}
