//! A day of the rep's choice, by the platform's own picker, and what a task is for.

use fieldplan_view::view;
use leptos::prelude::*;

use super::chips::{Chip, chips};
use super::live::{flag, maybe};
use crate::domain::day::Day;
use crate::domain::fact::NextStep;
use crate::state::App;
use crate::text::{Lang, date};

/// The field of a task's day. `from` is the first day offered.
pub fn date_field(
    lang: Lang,
    from: Day,
    typed: RwSignal<String>,
    error: RwSignal<Option<String>>,
) -> AnyView {
    day_field("next-date", lang.behind().visit.date_field, from, typed, error)
}

/// A field for a day, chosen in the phone's own calendar. `name` is its hook and its id.
pub fn day_field(
    name: &'static str,
    label: &'static str,
    from: Day,
    typed: RwSignal<String>,
    error: RwSignal<Option<String>>,
) -> AnyView {
    let wrong = format!("{name}-error");
    view! {
        <div class="field">
            <label class="field-label" for=name>{label}</label>
            <input
                class="field-input"
                id=name
                type="date"
                min=from.to_string()
                data-act=name
                aria-invalid=flag(move || error.with(Option::is_some))
                aria-describedby=wrong.clone()
                prop:value=typed
                on:input=Box::new(move |event: leptos::ev::Event| {
                    typed.set(event_target_value(&event));
                    error.set(None);
                })
            />
            <p class="error" id=wrong role="alert">{maybe(move || error.get())}</p>
        </div>
    }
    .into_any()
}

/// The chips for what a task is for.
pub fn steps(lang: Lang, chosen: RwSignal<NextStep>) -> AnyView {
    steps_of(lang, chosen.into(), move |step| chosen.set(step))
}

/// [`steps`] of something that is there already: a tap on one of them holds at once.
pub fn steps_of(
    lang: Lang,
    chosen: Signal<NextStep>,
    choose: impl Fn(NextStep) + Copy + 'static,
) -> AnyView {
    let texts = lang.behind().visit;
    let all = [
        (NextStep::Visit, "step-visit"),
        (NextStep::Call, "step-call"),
        (NextStep::Proposal, "step-proposal"),
        (NextStep::Sample, "step-sample"),
        (NextStep::Collect, "step-collect"),
    ];
    let all = all.into_iter().zip(lang.texts().steps);
    let all = all.map(|((value, act), word)| Chip { value, act, word: word.to_owned() }).collect();
    chips(texts.step_field, "step", all, chosen, choose)
}

/// A day as it is called from today: tomorrow, or its date.
pub fn called(app: App, lang: Lang, day: Day) -> String {
    if day == app.today.get_untracked().next() {
        lang.texts().when_tomorrow.to_owned()
    } else {
        date::day(lang, day)
    }
}
