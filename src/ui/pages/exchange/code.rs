//! A day for another phone: as a code to be scanned, as a link, as a text.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::browser::share;
use crate::exchange::day_plan::DayPlan;
use crate::exchange::qr;
use crate::state::App;
use crate::text::{Lang, counted, fill};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::copied::Copied;
use crate::ui::components::date_field::called;
use crate::ui::components::live::{flag, part, question, tap};
use crate::ui::components::sheet;

/// The sheet.
pub fn code(app: App, lang: Lang) -> AnyView {
    let words = lang.exchange().code;
    let today = app.today.get_untracked();
    let next = app.next_working();
    let chosen = RwSignal::new(match next {
        Some(next) if app.evening.get_untracked() => next,
        _ => today,
    });
    let notes = RwSignal::new(false);
    let plan = question(move || {
        let (day, today, notes) = (chosen.get(), app.today.get(), notes.get());
        app.workspace(|workspace| DayPlan::of(workspace, day, today, notes))
    });
    let word = lang.texts().when_today.to_owned();
    let mut days = vec![Chip { value: today, act: "code-today", word }];
    if let Some(next) = next {
        days.push(Chip { value: next, act: "code-next", word: called(app, lang, next) });
    }
    let content = view! {
        {chips(words.day, "code-days", days, chosen.into(), move |day| chosen.set(day))}
        <button
            type="button"
            class="chip chip-alone"
            data-act="code-notes"
            aria-pressed=flag(move || notes.get())
            on:click=tap(move || notes.update(|notes| *notes = !*notes))
        >
            {words.notes}
        </button>
        {part(move || plan.with(|(plan, left_out)| shown(app, lang, plan, *left_out)))}
    };
    sheet::sheet(app, lang, words.title.to_owned(), content.into_any())
}

fn shown(app: App, lang: Lang, plan: &DayPlan, left_out: usize) -> AnyView {
    let words = lang.exchange().code;
    let many = plan.lines().len();
    if many == 0 {
        return view! { <p class="quiet" data-empty="">{words.empty}</p> }.into_any();
    }
    let home = share::home();
    let (link, text) = (plan.link(&home), plan.text(&home, lang));
    let drawn = match qr::draw(&link) {
        Some(code) => view! {
            <p class="quiet">{words.how}</p>
            <svg
                class="code"
                role="img"
                aria-label=fill(words.code, &[&many.to_string()])
                viewBox=format!("0 0 {0} {0}", code.side)
                data-code=code.version.to_string()
            >
                <rect class="code-ground" width="100%" height="100%"></rect>
                <path class="code-ink" d=code.path></path>
            </svg>
        }
        .into_any(),
        None => view! {
            <p class="notice" role="note" data-code="none">{fill(words.too_long, &[&many.to_string()])}</p>
        }
        .into_any(),
    };
    let left_out = (left_out > 0)
        .then(|| view! { <p class="quiet">{counted(words.left_out, left_out)}</p> }.into_any());
    let copied = Copied::nothing(app, "code-by-hand");
    let copy = move |text: String, said| tap(move || copied.copy(text.clone(), said));
    view! {
        {drawn}
        {left_out}
        <div class="more-buttons">
            <button type="button" class="button button-main button-wide" data-act="code-text" on:click=copy(text, words.text_copied)>
                {words.text}
            </button>
            <button type="button" class="button button-wide" data-act="code-link" on:click=copy(link, words.link_copied)>
                {words.link}
            </button>
        </div>
        {copied.by_hand(lang, words.by_hand_field)}
        <p class="quiet code-iphone">{words.iphone}</p>
    }
    .into_any()
}
