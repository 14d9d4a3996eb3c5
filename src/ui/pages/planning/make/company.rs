//! What the company wants, and what is done already.

use fieldplan_view::view;
use leptos::prelude::*;

use super::Making;
use crate::domain::goal::Opening;
use crate::domain::money::Money;
use crate::domain::plan_book::Span;
use crate::domain::plan_book::check::tiers;
use crate::domain::plan_book::company::{Wants, latest};
use crate::domain::plan_book::goal::Decide;
use crate::text::{amount, date, fill, number, say};
use crate::ui::components::field::{Field, area, field};
use crate::ui::components::live::at_times;

/// Shows what is kept.
pub(super) fn fill_in(making: Making) {
    let wants = kept(making);
    making.company.set(wants.figure.map(number::exact).unwrap_or_default());
    making.reason.set(wants.reason);
}

fn kept(making: Making) -> Wants {
    making.app.peek(|workspace| latest(workspace, Span::Month, making.month))
}

/// What is typed; what is wrong with it where it cannot be read.
fn typed(making: Making) -> Result<Wants, String> {
    let text = making.company.get();
    let figure = if text.trim().is_empty() {
        None
    } else {
        let read = amount::read(&text);
        Some(read.map_err(|wrong| say::amount_error(making.lang, wrong, &text))?)
    };
    if let Some(figure) = figure.filter(|figure| *figure <= Money::ZERO) {
        return Err(fill(making.lang.texts().amount_negative, &[&number::exact(figure)]));
    }
    Ok(Wants { figure, reason: making.reason.get().trim().to_owned() })
}

/// Keeps it where it is another; whether it could be read.
pub(super) fn keep(making: Making) -> bool {
    match untrack(|| typed(making)) {
        Err(sentence) => {
            making.error.set(Some(sentence));
            false
        }
        Ok(wants) if wants == kept(making) => true,
        Ok(wants) => {
            let on = making.app.today.get_untracked();
            let entry = wants.entry(Span::Month, making.month, on);
            making.take(vec![Decide::Keep(entry)], "").is_some()
        }
    }
}

/// The step.
pub(super) fn step(making: Making) -> AnyView {
    let texts = making.texts();
    let figure = Field {
        id: "company",
        label: texts.company,
        act: "company",
        keyboard: "decimal",
        class: "",
    };
    let reason = Field {
        id: "reason",
        label: texts.reason,
        act: "company-reason",
        keyboard: "text",
        class: "",
    };
    let none = RwSignal::new(None);
    let gap = at_times(move || {
        let wants = typed(making).ok()?;
        wants.figure?;
        let [_, own, _] = making.app.workspace(|workspace| tiers(workspace, making.month))?;
        let shown = number::short(making.lang, own);
        Some(match wants.gap(own) {
            Some(gap) => {
                let sentence = fill(texts.gap, &[&shown, &number::short(making.lang, gap)]);
                view! { <p class="notice" data-gap=gap.to_string()>{sentence}</p> }.into_any()
            }
            None => view! { <p class="hint" data-gap="0">{fill(texts.no_gap, &[&shown])}</p> }
                .into_any(),
        })
    });
    view! {
        {field(figure, making.company, making.error, None)}
        <p class="hint">{texts.company_means}</p>
        {gap}
        {area(reason, making.reason, none)}
        <a class="button button-wide" href="#/target/year" data-act="to-year">{texts.to_year}</a>
    }
    .into_any()
}

/// What is sold before records began, where the month is under way.
pub(super) fn done(making: Making) -> AnyView {
    let texts = making.texts();
    let (lang, today) = (making.lang, making.app.today.get_untracked());
    let (period, opening) = making.app.peek(|workspace| {
        let opening = workspace.goal(making.month).map(|goal| goal.opening);
        (workspace.period(making.month), opening)
    });
    if let Some(Opening::Answered { amount, through }) = opening {
        let day = date::day(lang, through);
        let sentence = fill(texts.opening_known, &[&number::exact(amount), &day]);
        return view! { <p data-opening=amount.to_string()>{sentence}</p> }.into_any();
    }
    if today <= period.first() {
        return view! { <p class="quiet" data-opening="none">{texts.opening_none}</p> }.into_any();
    }
    let through = date::day(lang, today.previous().min(period.last()));
    let label = fill(texts.opening, &[&through]);
    let asked = Field {
        id: "opening",
        label: lang.texts().opening_field,
        act: "opening",
        keyboard: "decimal",
        class: "",
    };
    view! {
        <p class="why">{label}</p>
        {field(asked, making.opening, making.error, None)}
        <p class="hint">{texts.opening_later}</p>
    }
    .into_any()
}
