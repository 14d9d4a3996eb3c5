//! The burn-up: the plan's line, what was done, what is still needed, and the three tiers.

use fieldplan_view::view;
use leptos::prelude::*;

use super::{Sheet, instead, place, section};
use crate::domain::money::Money;
use crate::domain::standing::burn::{BurnDay, BurnUp};
use crate::domain::tier::Tier;
use crate::text::{date, fill, number, say};

/// The drawing's measures: room for the tiers' numbers at its left.
const LEFT: i64 = 16;
const WIDE: i64 = 296;
const HIGH: i64 = 160;
/// The tiers' marks in the list; in the drawing as many strokes.
const MARKS: [&str; 3] = ["Ⅰ", "Ⅱ", "Ⅲ"];

pub(super) fn picture(sheet: Sheet) -> AnyView {
    let texts = sheet.lang.track().pictures;
    let found = sheet.app.peek(|workspace| BurnUp::of(workspace, sheet.month, sheet.today));
    let content = match found {
        None => vec![instead(texts.burn_no_goal)],
        Some(burn) => vec![drawn(&burn), legend(sheet), tiers(sheet, &burn), told(sheet, &burn)],
    };
    section("burn", texts.burn, content)
}

/// The amount at the drawing's upper edge.
fn top(burn: &BurnUp) -> Money {
    let actual = burn.days.iter().filter_map(|day| day.actual);
    actual.fold(burn.tiers.get(Tier::Challenge), Money::max)
}

fn across(day: usize, days: usize) -> String {
    let last = i64::try_from(days.saturating_sub(1)).unwrap_or(1).max(1);
    let day = i64::try_from(day).unwrap_or(0);
    let tenths = LEFT * 10 + day * (WIDE * 10) / last;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// From the top of the drawing, where 0 is at its foot.
fn down(amount: Money, top: Money) -> String {
    // The drawing's foot is 0: what is below it stands on it.
    place(top.minus(amount.at_least_zero()), Money::ZERO, top, HIGH)
}

fn path(burn: &BurnUp, of: fn(&BurnDay) -> Option<Money>) -> String {
    let top = top(burn);
    let mut path = String::new();
    for (at, day) in burn.days.iter().enumerate() {
        if let Some(amount) = of(day) {
            path.push(if path.is_empty() { 'M' } else { 'L' });
            path.push_str(&across(at, burn.days.len()));
            path.push(' ');
            path.push_str(&down(amount, top));
        }
    }
    path
}

fn drawn(burn: &BurnUp) -> AnyView {
    let top = top(burn);
    let tiers = Tier::ALL.into_iter().enumerate().map(|(place, tier)| {
        let amount = burn.tiers.get(tier);
        let at = down(amount, top);
        let stroke = |number: usize| format!("M{} {at}m0 -5v10", number * 4);
        let mark: String = (0..=place).map(stroke).collect();
        view! {
            <path class="draw-tier" data-drawn=amount.to_string() d=format!("M{LEFT} {at}h{WIDE}")></path>
            <path class="draw-mark" d=mark></path>
        }
        .into_any()
    });
    let points = burn.told.iter().filter_map(|told| {
        let day = burn.days.get(*told)?;
        let amount = day.actual?;
        let (x, y) = (across(*told, burn.days.len()), down(amount, top));
        Some(
            view! {
                <circle
                    class="draw-point"
                    data-drawn=amount.to_string()
                    data-on=day.day.to_string()
                    cx=x
                    cy=y
                    r="4"
                ></circle>
            }
            .into_any(),
        )
    });
    view! {
        <svg class="draw" viewBox="-4 -8 324 176" aria-hidden="true">
            <path class="draw-foot" d=format!("M{LEFT} {HIGH}h{WIDE}")></path>
            {tiers.collect::<Vec<_>>()}
            <path class="draw-plan" d=path(burn, |day| day.plan)></path>
            <path class="draw-needed" d=path(burn, |day| day.needed)></path>
            <path class="draw-actual" d=path(burn, |day| day.actual)></path>
            {points.collect::<Vec<_>>()}
        </svg>
    }
    .into_any()
}

fn legend(sheet: Sheet) -> AnyView {
    let classes = ["draw-plan", "draw-actual", "draw-needed"];
    let lines = classes.into_iter().zip(sheet.lang.track().pictures.burn_lines);
    let lines = lines.map(|(class, word)| {
        view! {
            <li>
                <svg class="draw-key" viewBox="0 0 32 12" aria-hidden="true">
                    <path class=class d="M2 6h28"></path>
                </svg>
                {word}
            </li>
        }
        .into_any()
    });
    view! { <ul class="draw-legend">{lines.collect::<Vec<_>>()}</ul> }.into_any()
}

fn tiers(sheet: Sheet, burn: &BurnUp) -> AnyView {
    let words = sheet.app.tier_words();
    let lines = Tier::ALL.into_iter().zip(MARKS).map(|(tier, mark)| {
        let amount = burn.tiers.get(tier);
        let name = say::tier(sheet.lang, &words, tier);
        let said = fill(sheet.lang.track().pictures.burn_tier, &[name, &number::exact(amount)]);
        view! {
            <li class="user" data-user="" data-tier="" data-exact=amount.to_string()>
                {mark}
                " "
                {said}
            </li>
        }
        .into_any()
    });
    view! { <ul class="draw-legend">{lines.collect::<Vec<_>>()}</ul> }.into_any()
}

/// The same in words: each week's end, and today.
fn told(sheet: Sheet, burn: &BurnUp) -> AnyView {
    let texts = sheet.lang.track().pictures;
    let lines = burn.told.iter().filter_map(|told| burn.days.get(*told)).map(|day| {
        let (on, plan) = (date::day(sheet.lang, day.day), day.plan.unwrap_or_default());
        let planned = number::exact(plan);
        let (said, exact) = match (day.actual, day.needed) {
            (Some(done), _) => {
                (fill(texts.burn_done, &[&on, &planned, &number::exact(done)]), Some(done))
            }
            (None, Some(to)) => {
                (fill(texts.burn_needed, &[&on, &planned, &number::exact(to)]), Some(to))
            }
            (None, None) => (fill(texts.burn_plan, &[&on, &planned]), None),
        };
        view! {
            <li
                data-day=day.day.to_string()
                data-plan=plan.to_string()
                data-exact=exact.map(|amount| amount.to_string())
                data-actual=day.actual.map(|amount| amount.to_string())
            >
                {said}
            </li>
        }
        .into_any()
    });
    view! { <ul class="facts">{lines.collect::<Vec<_>>()}</ul> }.into_any()
}
