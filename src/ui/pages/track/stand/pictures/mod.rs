//! The month in pictures: each a drawing with the same numbers in words below it, told apart by
//! shape and dash, never by colour alone.

mod burn;
mod few;
mod funnel;
mod habit;
mod why;

use fieldplan_view::view;
use leptos::prelude::*;

use super::Sheet;
use crate::domain::money::{Money, wide};
use crate::domain::review::Review;
use crate::route::Span;
use crate::ui::components::bits::{line, link};
use crate::ui::components::live::nothing;
use crate::ui::pages::review;

/// All of them, or what to do where there is nothing to draw.
pub(super) fn draw(sheet: Sheet) -> AnyView {
    let texts = sheet.lang.track().pictures;
    let found = sheet.app.peek(|workspace| {
        let of_month = Review::of(workspace, workspace.period(sheet.month), sheet.today);
        let knows = workspace.customers().next().is_some() || workspace.sales().next().is_some();
        (!of_month.is_empty() || knows).then_some(of_month)
    });
    let Some(of_month) = found else {
        return view! { <p class="quiet" data-empty="">{texts.empty}</p> }.into_any();
    };
    let bars = if of_month.is_empty() {
        nothing()
    } else {
        review::bars(sheet.app, sheet.lang, Span::Month, &of_month)
    };
    view! {
        {burn::picture(sheet)}
        {bars}
        {funnel::picture(sheet)}
        {few::picture(sheet)}
        {why::picture(sheet)}
        {habit::picture(sheet)}
        <div class="more-buttons">
            {link("button button-wide", "to-stand", "#/review/stand", texts.to_stand)}
        </div>
    }
    .into_any()
}

/// A picture with its heading.
fn section(hook: &'static str, heading: &'static str, content: Vec<AnyView>) -> AnyView {
    view! {
        <section class="more-group picture" data-picture=hook>
            <h3>{heading}</h3>
            {content}
        </section>
    }
    .into_any()
}

/// A sentence in place of a drawing.
fn instead(sentence: &'static str) -> AnyView {
    view! { <p class="quiet" data-empty="">{sentence}</p> }.into_any()
}

/// A quiet sentence below a heading or a drawing.
fn quiet(sentence: &str) -> AnyView {
    line("quiet", sentence.to_owned())
}

/// Where an amount lies between two others on a length, rounded to tenths: only the drawing is
/// bounded, never the figure beside it.
fn place(amount: Money, low: Money, high: Money, length: i64) -> String {
    let whole = wide(high.minus(low).fen()).max(1);
    let part = wide(amount.minus(low).fen()).clamp(0, whole);
    let tenths = part.saturating_mul(wide(length).saturating_mul(10)).checked_div(whole);
    let tenths = tenths.unwrap_or(0);
    format!("{}.{}", tenths / 10, tenths % 10)
}
