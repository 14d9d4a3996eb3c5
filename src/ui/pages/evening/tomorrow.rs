//! Tomorrow, laid out the evening before: who is promised, and one tap for what is suggested.

use fieldplan_view::view;
use leptos::prelude::*;

use super::{accept, soon};
use crate::domain::golden_three;
use crate::state::App;
use crate::text::{Lang, counted, date, fill, number, visit};
use crate::ui::components::bits::{Press, press};
use crate::ui::components::live::{nothing, part};

/// How many names are said.
const MOST_NAMES: usize = 4;

/// The part of the evening's card.
pub(super) fn tomorrow(app: App, lang: Lang) -> AnyView {
    let texts = lang.behind().cards;
    let next =
        soon(app, |app, today| app.peek(|workspace| golden_three::Tomorrow::of(workspace, today)));
    part(move || {
        let Some(next) = next.get().flatten() else { return nothing() };
        untrack(|| {
            let count = next.promised.len();
            let has = if count == 0 {
                texts.tomorrow_empty.to_owned()
            } else {
                let names: Vec<String> =
                    next.promised.iter().map(|id| app.customer_name(lang, *id)).collect();
                let names = visit::some_names(lang, &names, MOST_NAMES);
                fill(texts.tomorrow_has, &[&number::grouped(count as u64), &names])
            };
            let (day, suggested) = (next.day, next.suggested);
            let take = (!suggested.is_empty()).then(|| {
                let word = counted(texts.tomorrow_accept, suggested.len());
                let go = Box::new(move || accept(app, lang, day, &suggested));
                press(
                    Press("button button-wide", "accept-tomorrow", String::new()),
                    word.into_any(),
                    go,
                )
            });
            view! {
                <h3>{fill(texts.tomorrow, &[&date::day(lang, day)])}</h3>
                <p class="user" data-tomorrow=count.to_string() data-user="">{has}</p>
                {take}
            }
            .into_any()
        })
    })
}
