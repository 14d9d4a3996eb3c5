//! The one question: what is owed this month?

use fieldplan_view::view;
use leptos::prelude::*;

use super::field::{Field, field};
use super::live::{maybe, send, tap};
use crate::domain::command::AtOnce;
use crate::domain::period::Month;
use crate::state::{App, Draft};
use crate::text::{Lang, amount, fill, number, say};

/// The question with its field; the answer's meaning is said while it is typed.
pub fn ask_target(app: App, lang: Lang, month: Month) -> AnyView {
    let texts = lang.texts();
    let draft = app.draft(Draft::Target);
    let error = RwSignal::new(None);
    let start = move || {
        let typed = draft.get_untracked();
        let outcome = match amount::read(&typed) {
            Err(wrong) => Err(say::amount_error(lang, wrong, &typed)),
            Ok(target) => app
                .dispatch_at_once(AtOnce::ConfirmGoal { month, target })
                .map_err(|refusal| say::refusal(lang, refusal, &typed)),
        };
        match outcome {
            Ok(_) => {
                draft.set(String::new());
                app.open_target();
            }
            Err(sentence) => error.set(Some(sentence)),
        }
    };
    let meaning = maybe(move || {
        if draft.with(String::is_empty) {
            return Some(texts.target_example.to_owned());
        }
        let target = amount::read(&draft.get()).ok().filter(|target| target.fen() > 0)?;
        let mut sentence = fill(texts.means, &[&number::exact(target)]);
        if let Some((daily, days)) = app.daily(month, target) {
            let [one, many] = texts.working_days;
            let days = fill(if days == 2 { one } else { many }, &[&say::days(days)]);
            let daily = number::short(lang, daily);
            sentence.push_str(" · ");
            sentence.push_str(&fill(texts.means_daily, &[&daily, &days]));
        }
        Some(sentence)
    });
    let unit = (lang == Lang::Zh).then(|| {
        // A number pad has no 万.
        view! {
            <button
                type="button"
                class="button"
                data-act="unit"
                on:click=tap(move || draft.update(|text| {
                    if !text.is_empty() && !text.ends_with('万') {
                        text.push('万');
                    }
                }))
            >
                "万"
            </button>
        }
        .into_any()
    });
    let asked = Field {
        id: "target",
        label: if month == app.month() { texts.target_field } else { texts.month_field },
        act: "target",
        keyboard: "decimal",
        class: "field-big",
    };
    view! {
        <form novalidate on:submit=send(start)>
            {field(asked, draft, error, unit)}
            <p class="hint" role="status">{meaning}</p>
            <button type="submit" class="button button-main button-wide" data-act="start">
                {texts.start}
            </button>
            <a class="button button-plain button-wide" href="#/target/make" data-act="by-steps">
                {texts.by_steps}
            </a>
        </form>
    }
    .into_any()
}
