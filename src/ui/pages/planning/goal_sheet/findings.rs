//! What the checker finds, each with its repair where a tap can make it.

use fieldplan_view::view;
use leptos::prelude::*;

use super::super::make::said;
use crate::browser::page;
use crate::domain::checker::{Finding, Repair, Severity, blocks, check};
use crate::domain::metric::Standard;
use crate::domain::money::Money;
use crate::domain::period::Month;
use crate::domain::plan_book::check::{plan, tiers};
use crate::domain::plan_book::figures::{Planned, latest};
use crate::domain::plan_book::goal::Decide;
use crate::domain::plan_book::{Span, sheet};
use crate::domain::unit::Figure;
use crate::state::App;
use crate::text::planning::goal_sheet::{finding, repair, severity};
use crate::text::{Lang, fill, say};
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
                let word = repair(lang, &one.repair);
                let button = word.map(|word| {
                    let one = one.clone();
                    button(word, Box::new(move || mend(app, lang, month, &one, step)))
                });
                card(lang, &one, button)
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

/// The button of a repair.
pub(super) fn button(word: String, act: Box<dyn Fn()>) -> AnyView {
    view! {
        <button type="button" class="button button-wide" data-act="repair" on:click=tap(act)>
            {word}
        </button>
    }
    .into_any()
}

/// A finding: how grave it is, what was found, and its button.
pub(super) fn card(lang: Lang, one: &Finding, button: Option<AnyView>) -> AnyView {
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
            <p>{finding(lang, one)}</p>
            {button}
        </div>
    }
    .into_any()
}

/// Repairs what a tap can repair, and leads to where the rest is typed.
fn mend(app: App, lang: Lang, month: Month, one: &Finding, step: Option<RwSignal<usize>>) {
    let tiers_of = || app.peek(|workspace| tiers(workspace, month));
    let lead = |to: usize, word: &str| match step {
        Some(step) => step.set(to),
        None => page::go(word),
    };
    let to_tiers = "#/target/make?tiers";
    match &one.repair {
        Repair::Order([floor, target, challenge]) => {
            if let (Figure::Money(floor), Figure::Money(target), Figure::Money(challenge)) =
                (floor, target, challenge)
            {
                keep(app, lang, month, [*floor, *target, *challenge], &one.repair);
            }
        }
        Repair::FloorFromHistory(floor) => {
            if app.peek(|workspace| workspace.goal(month).is_some()) {
                page::go("#/target/revise");
            } else if let Some([_, target, challenge]) = tiers_of() {
                keep(app, lang, month, [(*floor).min(target), target, challenge], &one.repair);
            }
        }
        Repair::AskReason => lead(1, "#/target/make?company"),
        Repair::AskAbsolute | Repair::Add { .. } => lead(3, to_tiers),
        Repair::GiveTheRest(_) => page::go("#/target/split"),
        Repair::Ways(_) => page::go("#/customers"),
        _ => {}
    }
}

/// Other tiers for a month that is not confirmed, with an undo.
fn keep(app: App, lang: Lang, month: Month, tiers: [Money; 3], how: &Repair) {
    let base = app.peek(|workspace| {
        latest(workspace, Span::Month, month, Standard::Revenue).and_then(|known| known.base)
    });
    let planned = Planned::tiers(month, tiers, base, app.today.get_untracked());
    mended(app, lang, planned, how);
}

/// Keeps what a repair makes, and says so.
pub(super) fn mended(app: App, lang: Lang, planned: Planned, how: &Repair) {
    let texts = lang.planning().goal_sheet;
    match app.decide_goal(vec![Decide::Keep(planned.entry())]) {
        Ok(stamps) => {
            let what = repair(lang, how).unwrap_or_default();
            app.say_of_all(fill(texts.done, &[&what]), stamps);
        }
        Err(refused) => app.say(say::refusal(lang, refused, ""), None),
    }
}
