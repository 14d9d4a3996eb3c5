//! What a stage asks for: its key actions and what must be true before the next, each a toggle.

use fieldplan_view::view;
use leptos::prelude::*;

use super::deal::Page;
use crate::domain::deal_notes::{DealNotes, MARKS, Mark, marked};
use crate::domain::enter::Enter;
use crate::domain::stage::{Criterion, QUALIFIED, Stage};
use crate::text::{Lang, fill};
use crate::ui::components::bits::{Press, chips, toggle};
use crate::ui::components::live::{maybe, words};

/// How many of the marks are actions.
const ACTIONS: usize = 11;

/// What a mark is called.
pub(super) fn word(lang: Lang, mark: Mark) -> &'static str {
    let texts = lang.business().deals;
    let place = MARKS.iter().position(|known| *known == mark).unwrap_or(usize::MAX);
    let found = match place.checked_sub(ACTIONS) {
        None => texts.action_words.get(place),
        Some(place) => texts.criterion_words.get(place),
    };
    found.copied().unwrap_or_default()
}

/// What is missing, in words.
pub(super) fn missing(lang: Lang, criteria: &[Criterion]) -> String {
    let all = criteria.iter().map(|criterion| word(lang, Mark::Met(*criterion)));
    all.collect::<Vec<_>>().join(lang.business().deals.and)
}

/// The actions and criteria of a stage, and the three of a qualified lead.
pub(super) fn marks(page: Page, stage: Stage) -> AnyView {
    let texts = page.lang.business().deals;
    let criteria = stage.exit_criteria();
    let asked = criteria.iter().map(|criterion| one(page, Mark::Met(*criterion))).collect();
    // In the stage of needs they are its own criteria.
    let other = QUALIFIED.into_iter().filter(|one| !criteria.contains(one));
    let lead: Vec<AnyView> = other.map(|criterion| one(page, Mark::Met(criterion))).collect();
    let qualified = move || page.notes(DealNotes::qualified);
    let exact = words(move || qualified().to_string());
    let said = words(move || match qualified() {
        all if all == QUALIFIED.len() => texts.qualified_all.to_owned(),
        some => fill(texts.qualified, &[&some.to_string()]),
    });
    view! {
        {actions(page, stage)}
        {chips(texts.criteria, asked)}
        <p class="why" data-figure="qualified" data-exact=exact>{said}</p>
        {(!lead.is_empty()).then(|| view! { <div class="field"><div class="chips">{lead}</div></div> }.into_any())}
    }
    .into_any()
}

/// The actions of a stage.
pub(super) fn actions(page: Page, stage: Stage) -> AnyView {
    let actions = stage.key_actions().iter().map(|action| one(page, Mark::Done(*action)));
    chips(page.lang.business().deals.actions, actions.collect())
}

fn one(page: Page, mark: Mark) -> AnyView {
    let act = match mark {
        Mark::Done(_) => "mark-done",
        Mark::Met(_) => "mark-met",
    };
    let holds = move || page.notes(|notes| notes.has(mark));
    let go = move || {
        let app = page.app;
        let on = app.today.get_untracked();
        let row = marked(page.id, page.customer, mark, !untrack(holds), on);
        if let Err(refused) = app.enter_together(vec![Enter::Keep(row)]) {
            app.say(crate::text::book::refused(page.lang, refused), None);
        }
    };
    let tick = maybe(move || holds().then(|| "✓ ".to_owned()));
    // The name stays while the tick comes and goes: it is said as pressed.
    let content =
        view! { <span><span aria-hidden="true">{tick}</span>{word(page.lang, mark)}</span> };
    let press = Press("chip", act, String::new());
    toggle(press, content.into_any(), Box::new(holds), Box::new(go))
}
