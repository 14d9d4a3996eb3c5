//! Cases like a deal, offered at it: what worked, what to do better.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::own_entries::Learned;
use crate::domain::similar::{AtHand, Similar, similar as found};
use crate::state::App;
use crate::text::{Lang, fill};
use crate::ui::components::bits::link;
use crate::ui::components::live::{at_times, question};

/// The cases most like the deal that `ask` tells of, and the way to all of them; nothing where none
/// is like it.
pub(super) fn similar(
    app: App,
    lang: Lang,
    ask: impl Fn() -> Option<AtHand> + Send + Sync + 'static,
) -> AnyView {
    let all = question(move || match ask() {
        Some(deal) => app.workspace(|workspace| found(workspace, &deal)),
        None => Vec::new(),
    });
    at_times(move || all.with(|all| (!all.is_empty()).then(|| drawn(lang, all))))
}

fn drawn(lang: Lang, all: &[Similar]) -> AnyView {
    let texts = lang.business().deals;
    let [win, lesson] = texts.similar_kinds;
    let rows = all.iter().map(|one| {
        let (word, hook) = match one.lesson.learned {
            Learned::Win => (win, "win"),
            Learned::Lesson => (lesson, "lesson"),
        };
        let said = fill(word, &[&one.lesson.text]);
        view! { <li class="user" data-user="" data-similar=hook>{said}</li> }.into_any()
    });
    let rows: Vec<AnyView> = rows.collect();
    view! {
        <section class="more-group">
            <h3>{texts.similar}</h3>
            <ul class="facts">{rows}</ul>
            {link("button button-wide", "similar-cases", "#/review/cases", texts.similar_all)}
        </section>
    }
    .into_any()
}
