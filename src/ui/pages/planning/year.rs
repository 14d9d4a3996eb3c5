//! Year to month, and what the figures of a year leave.

use std::cmp::Ordering;
use std::sync::Arc;

use fieldplan_view::view;
use leptos::prelude::*;

use super::bits::{half_kept, left_over};
use super::drafted;
use super::make::month_of;
use crate::domain::metric::Standard;
use crate::domain::money::Money;
use crate::domain::period::Month;
use crate::domain::plan_book::Span;
use crate::domain::plan_book::figures::Planned;
use crate::domain::plan_book::goal::Decide;
use crate::domain::plan_book::year::{Branch, YearPlan};
use crate::domain::rate::Rate;
use crate::domain::tier::Tiers;
use crate::state::App;
use crate::text::planning::goal_sheet::percent;
use crate::text::{Lang, amount, date, fill, number, say};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{maybe, nothing, part, question, send, tap};
use crate::ui::components::sheet;

/// The hooks of the year and its quarters.
const ACTS: [&str; 5] = ["of-year", "of-q1", "of-q2", "of-q3", "of-q4"];

/// The sheet's name among what is half typed.
const DRAFT: &str = "year";

/// The sheet.
pub fn year(app: App, lang: Lang) -> AnyView {
    let texts = lang.planning().year;
    let first = Span::Year.first(month_of(app));
    let plan = question(move || {
        app.workspace(|workspace| YearPlan::of(workspace, first, app.today.get()))
    });
    let number = first.year().to_string();
    let drawn = part(move || plan.with(|plan| draw(lang, plan)));
    let content = view! {
        <p class="quiet" data-year=number.clone()>{fill(texts.of, &[&number])}</p>
        {form(app, lang, first)}
        {drawn}
        {spread(app, lang, plan)}
        <p class="quiet">{texts.means}</p>
    };
    sheet::sheet(app, lang, texts.title.to_owned(), content.into_any())
}

/// What a span is called.
fn name(lang: Lang, span: Span, first: Month) -> String {
    let texts = lang.planning().year;
    match span {
        Span::Year => fill(texts.year, &[&first.year().to_string()]),
        Span::Quarter => {
            let number = first.month().saturating_add(2) / 3;
            fill(texts.quarter, &[&number.to_string()])
        }
        Span::Month => date::month(lang, first),
    }
}

/// The year's figure and the quarters', typed.
fn form(app: App, lang: Lang, first: Month) -> AnyView {
    let texts = lang.planning().year;
    let half = drafted::typed(app, first, DRAFT, String::new());
    // Of which span it is goes with what is typed: a quarter's figure is not the year's.
    let left = half.with_untracked(|left| {
        let (place, text) = left.split_once('\t')?;
        let place = place.parse::<u16>().ok().filter(|place| usize::from(*place) < ACTS.len())?;
        Some((place, text.to_owned()))
    });
    let is_left = RwSignal::new(left.is_some());
    let (place, text) = left.unwrap_or_default();
    let place = RwSignal::new(place);
    let typed = RwSignal::new(text);
    let error = RwSignal::new(None);
    let of = move |place: u16| match place {
        0 => (Span::Year, first),
        quarter => (Span::Quarter, first.after(quarter.saturating_sub(1).saturating_mul(3))),
    };
    let choices = (0_u16..)
        .zip(ACTS)
        .map(|(value, act)| {
            let (span, month) = of(value);
            Chip { value, act, word: name(lang, span, month) }
        })
        .collect();
    let save = move || {
        let text = typed.get_untracked();
        let (span, month) = of(place.get_untracked());
        let read = amount::read(&text).map_err(|wrong| say::amount_error(lang, wrong, &text));
        let checked = read.and_then(|amount| {
            let tiers = Tiers::new(amount, amount, amount);
            let wrong = crate::domain::command::Refusal::Tiers;
            tiers.map(|_| amount).map_err(|error| say::refusal(lang, wrong(error), &text))
        });
        let outcome = checked.and_then(|amount| {
            let on = app.today.get_untracked();
            let planned = Planned::one(span, month, Standard::Revenue, amount.fen(), on);
            let kept = app.decide_goal(vec![Decide::Keep(planned.entry())]);
            kept.map(|stamps| (amount, stamps))
                .map_err(|refused| say::refusal(lang, refused, &text))
        });
        match outcome {
            Ok((amount, stamps)) => {
                typed.set(String::new());
                is_left.set(false);
                let what = name(lang, span, month);
                // The short form: a long figure tears in a narrow toast of large text.
                app.say_of_all(fill(texts.kept, &[&what, &number::short(lang, amount)]), stamps);
            }
            Err(sentence) => error.set(Some(sentence)),
        }
    };
    let asked = move |place: u16| {
        let (span, month) = of(place);
        fill(texts.field, &[&name(lang, span, month)])
    };
    let figure = Field {
        id: "year-figure",
        label: texts.save,
        act: "year-figure",
        keyboard: "decimal",
        class: "",
    };
    view! {
        {left_over(lang, is_left, Arc::new(move || {
            typed.set(String::new());
            error.set(None);
        }))}
        <form novalidate on:submit=send(save)>
            {chips(texts.which, "year-which", choices, place.into(), move |value| place.set(value))}
            <p class="hint" role="status">{maybe(move || Some(asked(place.get())))}</p>
            {field(figure, typed, error, None)}
            <button type="submit" class="button button-wide" data-act="year-keep">{texts.save}</button>
        </form>
        {half_kept(half, move || {
            let text = typed.get();
            let place = place.get();
            if text.trim().is_empty() { String::new() } else { format!("{place}\t{text}") }
        })}
    }
    .into_any()
}

/// The year, its quarters and their months.
fn draw(lang: Lang, plan: &YearPlan) -> AnyView {
    let texts = lang.planning().year;
    let missing = plan.missing.map(|missing| {
        let words = if missing == Money::ZERO {
            texts.reached.to_owned()
        } else {
            fill(texts.missing, &[&number::exact(missing)])
        };
        view! { <p class="why" data-missing=missing.to_string()>{words}</p> }.into_any()
    });
    let empty = plan
        .year
        .figure
        .is_none()
        .then(|| view! { <p class="quiet" data-empty="">{texts.empty}</p> }.into_any());
    let quarters = plan
        .quarters
        .iter()
        .map(|quarter| {
            let months = quarter
                .months
                .iter()
                .map(|(month, child)| {
                    let words = line(lang, Span::Month, *month, child.figure, child.actual);
                    let exact = child.figure.map(|figure| figure.to_string());
                    view! { <li data-month=month.to_string() data-exact=exact>{words}</li> }
                        .into_any()
                })
                .collect::<Vec<_>>();
            view! {
                <section class="piece" data-quarter=quarter.first.to_string()>
                    {branch(lang, Span::Quarter, quarter)}
                    <ul class="facts">{months}</ul>
                </section>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    view! {
        {empty}
        <section class="piece" data-whole="">{branch(lang, Span::Year, &plan.year)}{missing}</section>
        {quarters}
    }
    .into_any()
}

/// What it is given, what is done, what is left.
fn branch(lang: Lang, span: Span, branch: &Branch) -> AnyView {
    let texts = lang.planning().year;
    let left = branch.unallocated.map(|left| {
        let words = match left.cmp(&Money::ZERO) {
            Ordering::Equal => texts.exact.to_owned(),
            Ordering::Greater => fill(texts.left, &[&number::exact(left)]),
            Ordering::Less => fill(texts.over, &[&number::exact(left.abs())]),
        };
        view! { <p class="quiet" data-left=left.to_string()>{words}</p> }.into_any()
    });
    let exact = branch.figure.map(|figure| figure.to_string());
    let words = line(lang, span, branch.first, branch.figure, branch.actual);
    view! { <p class="piece-name" data-exact=exact>{words}</p>{left} }.into_any()
}

fn line(lang: Lang, span: Span, first: Month, figure: Option<Money>, actual: Money) -> String {
    let texts = lang.planning().year;
    let what = name(lang, span, first);
    let mut words = match figure {
        Some(figure) => fill(texts.row, &[&what, &number::short(lang, figure)]),
        None => fill(texts.row_none, &[&what]),
    };
    let share = figure.and_then(|figure| Rate::of_amounts(actual, figure).ok());
    if actual != Money::ZERO {
        let sold = number::short(lang, actual);
        words.push_str(" · ");
        words.push_str(&match share {
            Some(share) => fill(texts.done, &[&sold, &percent(share)]),
            None => fill(texts.sold, &[&sold]),
        });
    }
    words
}

/// Fills in what has no figure, by working days.
fn spread(app: App, lang: Lang, plan: Memo<YearPlan>) -> AnyView {
    let texts = lang.planning().year;
    let go = move || {
        let all = app.peek(|workspace| plan.with_untracked(|plan| plan.spread(workspace)));
        let on = app.today.get_untracked();
        let rows: Vec<Decide> = all
            .unwrap_or_default()
            .into_iter()
            .map(|(span, first, amount)| {
                let planned = match span {
                    Span::Month => {
                        let three = crate::domain::plan_book::suggest::around(amount);
                        Planned::tiers(first, three, None, on)
                    }
                    _ => Planned::one(span, first, Standard::Revenue, amount.fen(), on),
                };
                Decide::Keep(planned.entry())
            })
            .collect();
        let many = number::grouped(rows.len() as u64);
        if rows.is_empty() {
            app.say(texts.spread_none.to_owned(), None);
        } else if let Ok(stamps) = app.decide_goal(rows) {
            app.say_of_all(fill(texts.spread_done, &[&many]), stamps);
        }
    };
    part(move || {
        if plan.with(|plan| plan.year.figure.is_none()) {
            return nothing();
        }
        view! {
            <div class="more-buttons">
                <button type="button" class="button button-wide" data-act="year-spread" on:click=tap(go)>
                    {texts.spread}
                </button>
                <p class="quiet">{texts.spread_means}</p>
            </div>
        }
        .into_any()
    })
}
