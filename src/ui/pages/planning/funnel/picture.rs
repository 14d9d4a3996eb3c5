//! The funnel as bars, each with its number, its rate and its last useful day in words beside it.

use fieldplan_view::view;
use leptos::prelude::*;

use super::{Sheet, count};
use crate::domain::day::Day;
use crate::domain::funnel::{RateOrigin, UsedRate};
use crate::domain::plan_book::worked_back::{Missing, WorkedBack, leads_for_later};
use crate::text::planning::hundredths;
use crate::text::{Lang, date, fill, number};
use crate::ui::components::live::{aloud, at_times, flag, nothing, tap};

/// The picture, or what is missing for one.
pub(super) fn picture(sheet: Sheet) -> AnyView {
    let texts = sheet.lang.planning().funnel;
    let said = |sentence: &'static str, missing: &'static str| {
        view! { <p class="notice" data-missing=missing>{sentence}</p> }.into_any()
    };
    let missing = match sheet.found.get() {
        None => said(texts.mend, "typed"),
        Some(Err(Missing::Goal)) => said(texts.no_goal, "goal"),
        Some(Err(Missing::Ticket)) => said(texts.no_ticket, "ticket"),
        Some(Err(Missing::Rate(_))) => said(texts.bad_rate, "rate"),
        Some(Ok(found)) => return view! { {aloud(nothing())} {drawn(sheet, &found)} }.into_any(),
    };
    view! { {aloud(missing)} {nothing()} }.into_any()
}

/// A share of the widest bar in whole percent, from 2 so that a few leads are seen at all.
fn width(number: i64, widest: i64) -> i64 {
    number.saturating_mul(100).checked_div(widest).unwrap_or(0).clamp(2, 100)
}

fn drawn(sheet: Sheet, found: &WorkedBack) -> AnyView {
    let Sheet { app, lang, .. } = sheet;
    let texts = lang.planning().funnel;
    let today = app.today.get();
    let rows = &found.solved.rows;
    let widest = rows.first().map_or(0, |row| row.shown);
    let names = names(lang, rows.len());
    let steps = rows.iter().enumerate().zip(names).map(|((place, row), name)| {
        let rate = found.rates.get(place).map(|used| origin(lang, used));
        let last = found.last.get(place).map(|last| last_day(lang, *last, today));
        let wide = width(row.shown, widest);
        view! {
            <li class="funnel-step" data-step=place.to_string() data-exact=row.shown.to_string()>
                <p class="funnel-line">
                    <span>{name}</span>
                    <span class="funnel-number">{count(row.shown)}</span>
                </p>
                <svg class="bar" aria-hidden="true">
                    <rect
                        class="bar-fill"
                        x=format!("{}%", (100 - wide) / 2)
                        width=format!("{wide}%")
                        height="100%"
                        rx="3"
                    ></rect>
                </svg>
                {last.map(|last| view! { <p class="row-why" data-last="">{last}</p> }.into_any())}
                {rate.map(|rate| view! { <p class="row-why" data-origin="">{rate}</p> }.into_any())}
            </li>
        }
        .into_any()
    });
    let amount = fill(
        texts.amount,
        &[&number::short(lang, found.amount), &number::short(lang, found.ticket)],
    );
    let decided = found.decided.map(|decided| {
        let percents = [decided.won, decided.open].map(|share| share.whole_percent().to_string());
        fill(texts.decided, &[&percents[0], &percents[1]])
    });
    view! {
        <ol class="funnel" aria-label=texts.picture data-ticket=found.ticket.to_string()>
            {steps.collect::<Vec<_>>()}
        </ol>
        <p class="funnel-line funnel-sum">
            <span>{amount}</span>
        </p>
        <p class="funnel-line funnel-sum" data-visits=found.solved.visits.to_string()>
            <span>{texts.visits}</span>
            <span class="funnel-number">{count(found.solved.visits)}</span>
        </p>
        <p class="quiet" data-decided="">{decided}</p>
        {later(sheet)}
        {how(sheet, found)}
    }
    .into_any()
}

/// The steps' names: leads and deals, or the five stages.
fn names(lang: Lang, rows: usize) -> Vec<&'static str> {
    let texts = lang.planning().funnel;
    let [.., deals] = texts.steps;
    if rows == texts.steps.len() { texts.steps.to_vec() } else { vec![texts.leads, deals] }
}

/// A rate in percent: as it was typed, else with at most one decimal.
pub(super) fn percent(used: &UsedRate) -> String {
    let exact = used.rate.of_count(10_000);
    hundredths::shown(match used.origin {
        RateOrigin::Typed => u32::try_from(exact).unwrap_or(0),
        RateOrigin::Own { .. } | RateOrigin::Default => tenths(exact),
    })
}

/// Hundredths to the tenth.
pub(super) fn tenths(of: i64) -> u32 {
    u32::try_from(of.saturating_add(5) / 10 * 10).unwrap_or(0)
}

/// A rate and where it comes from.
pub(super) fn origin(lang: Lang, used: &UsedRate) -> String {
    let texts = lang.planning().funnel;
    let percent = percent(used);
    match used.origin {
        RateOrigin::Typed => format!("{percent}% · {}", texts.typed),
        RateOrigin::Own { passed, of } => fill(
            texts.own,
            &[&number::grouped(passed.into()), &number::grouped(of.into()), &percent],
        ),
        RateOrigin::Default => fill(texts.default, &[&percent]),
    }
}

fn last_day(lang: Lang, last: Option<Day>, today: Day) -> String {
    let texts = lang.planning().funnel;
    match last {
        None => texts.last_none.to_owned(),
        Some(last) if last < today => fill(texts.last_past, &[&date::day(lang, last)]),
        Some(last) => fill(texts.last, &[&date::day(lang, last)]),
    }
}

/// The months that leads found in this one count to, where it is not this one alone.
fn later(sheet: Sheet) -> AnyView {
    let Sheet { app, lang, own, plan, .. } = sheet;
    let texts = lang.planning().funnel;
    let Ok(plan) = plan.get() else { return ().into_any() };
    let own = own.get();
    let all = app.workspace(|workspace| leads_for_later(workspace, &plan, &own));
    let lines = all.into_iter().map(|(month, leads)| {
        let name = date::month(lang, month);
        let line = match leads {
            Some(leads) => fill(texts.later, &[&name, &count(leads)]),
            None => fill(texts.later_none, &[&name]),
        };
        view! { <li data-later=month.to_string()>{line}</li> }.into_any()
    });
    view! { <ul class="facts">{lines.collect::<Vec<_>>()}</ul> }.into_any()
}

/// How each figure came about, on request.
fn how(sheet: Sheet, found: &WorkedBack) -> AnyView {
    let texts = sheet.lang.planning().funnel;
    let open = sheet.how;
    let lines = how_lines(sheet, found);
    let shown = at_times(move || {
        let lines = open.get().then(|| lines.clone())?;
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any());
        Some(view! { <ul class="facts" data-how="">{lines.collect::<Vec<_>>()}</ul> }.into_any())
    });
    view! {
        <button
            type="button"
            class="button button-plain button-wide"
            data-act="funnel-how"
            aria-expanded=flag(move || open.get())
            on:click=tap(move || open.update(|open| *open = !*open))
        >
            {texts.how}
        </button>
        {shown}
    }
    .into_any()
}

fn how_lines(sheet: Sheet, found: &WorkedBack) -> Vec<String> {
    let Sheet { lang, own, plan, .. } = sheet;
    let texts = lang.planning().funnel;
    let rows = &found.solved.rows;
    let deals = fill(
        texts.how_deals,
        &[&number::exact(found.amount), &number::exact(found.ticket), &count(found.solved.deals())],
    );
    let names = names(lang, rows.len());
    let steps = rows.windows(2).zip(&found.rates).zip(&names).rev().map(|((pair, used), name)| {
        let [this, next] = pair else { return String::new() };
        let sum = fill(texts.how_step, &[&count(next.shown), &percent(used), &count(this.shown)]);
        format!("{name}: {sum}")
    });
    let entries: i64 = rows.iter().take(found.rates.len()).map(|row| row.shown).sum();
    let each = plan.get().map_or(0, |plan| plan.visits(&own.get()).of_count(100));
    let each = hundredths::shown(u32::try_from(each).unwrap_or(0));
    let visits = fill(texts.how_visits, &[&count(entries), &each, &count(found.solved.visits)]);
    let smooth = found.rates.iter().any(|used| matches!(used.origin, RateOrigin::Own { .. }));
    let mut lines = vec![deals];
    lines.extend(steps);
    lines.extend([visits, texts.how_up.to_owned()]);
    lines.extend(smooth.then(|| texts.own_smooth.to_owned()));
    lines
}
