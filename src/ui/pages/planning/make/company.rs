//! What the company wants, and what is done already.

use fieldplan_view::view;
use leptos::prelude::*;

use super::super::bits::fold;
use super::super::drafted;
use super::Making;
use crate::domain::goal::Opening;
use crate::domain::money::Money;
use crate::domain::period::Month;
use crate::domain::plan_book::Span;
use crate::domain::plan_book::check::tiers;
use crate::domain::plan_book::company::{Market, Wants, latest};
use crate::domain::plan_book::goal::Decide;
use crate::domain::rate::Rate;
use crate::domain::tier::Tier;
use crate::domain::tier_words::TierWords;
use crate::state::App;
use crate::text::planning::goal_sheet::percent;
use crate::text::planning::hundredths;
use crate::text::{amount, date, fill, number, say};
use crate::ui::components::field::{Field, area, field};
use crate::ui::components::live::at_times;

/// The fields: what is half typed, else what is kept.
pub(super) fn fields(app: App, month: Month) -> [RwSignal<String>; 4] {
    let wants = app.peek(|workspace| latest(workspace, Span::Month, month));
    let figure = wants.figure.map(number::exact).unwrap_or_default();
    let size = wants.market.map(|market| number::exact(market.size)).unwrap_or_default();
    let points = wants.market.map(|market| hundredths::shown(market.points.into()));
    let mut kept = [figure, wants.reason, size, points.unwrap_or_default()].into_iter();
    NAMES.map(|name| drafted::typed(app, month, name, kept.next().unwrap_or_default()))
}

/// The fields' names among what is half typed.
const NAMES: [&str; 4] = ["company", "reason", "market", "points"];

fn kept(making: Making) -> Wants {
    making.app.peek(|workspace| latest(workspace, Span::Month, making.month))
}

/// An amount above 0 as typed; nothing of an empty field.
fn read(making: Making, typed: RwSignal<String>) -> Result<Option<Money>, String> {
    let text = typed.get();
    if text.trim().is_empty() {
        return Ok(None);
    }
    let lang = making.lang;
    let read = amount::read(&text).map_err(|wrong| say::amount_error(lang, wrong, &text))?;
    if read <= Money::ZERO {
        return Err(fill(lang.texts().amount_negative, &[&number::exact(read)]));
    }
    Ok(Some(read))
}

/// The market as typed: nothing of two empty fields, a sentence where one is missing or no share.
fn market(making: Making) -> Result<Option<Market>, String> {
    let [size, points] = making.market;
    let (size, text) = (read(making, size)?, points.get());
    let share = hundredths::read(&text).filter(|share| (1..=10_000).contains(share));
    match (size, share.and_then(|share| u16::try_from(share).ok())) {
        (None, _) if text.trim().is_empty() => Ok(None),
        (Some(size), Some(points)) => Ok(Some(Market { size, points })),
        _ => Err(making.texts().market_wrong.to_owned()),
    }
}

/// What is typed; what is wrong with it where it cannot be read, and whether it is of the market.
fn typed(making: Making) -> Result<Wants, (String, bool)> {
    let figure = read(making, making.company).map_err(|wrong| (wrong, false))?;
    let market = market(making).map_err(|wrong| (wrong, true))?;
    Ok(Wants { figure, reason: making.reason.get().trim().to_owned(), market })
}

/// Keeps it where it is another; whether it could be read.
pub(super) fn keep(making: Making) -> bool {
    match untrack(|| typed(making)) {
        Err((sentence, of_market)) => {
            let place = if of_market { making.other } else { making.error };
            place.set(Some(sentence));
            false
        }
        Ok(wants) if wants == kept(making) => {
            drafted::forget(making.app, making.month, &NAMES);
            true
        }
        Ok(wants) => {
            let on = making.app.today.get_untracked();
            let entry = wants.entry(Span::Month, making.month, on);
            let taken = making.take(vec![Decide::Keep(entry)], "").is_some();
            if taken {
                drafted::forget(making.app, making.month, &NAMES);
            }
            taken
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
    let asked = |id, label, act| Field { id, label, act, keyboard: "decimal", class: "" };
    let [size, points] = making.market;
    let allows = at_times(move || {
        let market = market(making).ok()??;
        let (month, own) = making.app.workspace(|workspace| {
            let own = tiers(workspace, making.month).map(|[_, own, _]| own);
            (market.in_month(workspace, making.month), own)
        });
        let year = number::short(making.lang, market.a_year());
        let month = month?;
        let mut said = fill(texts.allows, &[&year, &number::short(making.lang, month)]);
        if let Some(share) = own.and_then(|own| Rate::of_amounts(own, month).ok()) {
            let words = making.app.tier_words();
            let target = say::tier(making.lang, &words, Tier::Target);
            said.push_str(&fill(texts.of_market, &[&percent(share), target]));
        }
        let exact = format!("{} {month}", market.a_year());
        Some(view! { <p class="hint" data-market=exact>{said}</p> }.into_any())
    });
    let of_market = vec![
        field(asked("market", texts.market_size, "market-size"), size, making.other, None),
        field(asked("points", texts.market_points, "market-points"), points, none, None),
        allows,
    ];
    let has_market = untrack(|| market(making) != Ok(None));
    let words = making.app.peek(TierWords::of);
    let target = say::tier(making.lang, &words, Tier::Target);
    view! {
        {field(figure, making.company, making.error, None)}
        <p class="hint">{fill(texts.company_means, &[target])}</p>
        {gap}
        {area(reason, making.reason, none)}
        {fold("market", texts.market.into_any(), has_market, of_market)}
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
