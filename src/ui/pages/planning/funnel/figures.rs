//! The figures that a what-if moves, each typed or stepped: ticket, rates, visits, days.

use fieldplan_view::view;
use leptos::prelude::*;

use super::picture::{origin, tenths};
use super::{DAYS, LEAD, Sheet, TICKET, VISITS, Wrong};
use crate::domain::money::Money;
use crate::domain::plan_book::funnel::{FunnelPlan, FunnelProblem, MOST_DAYS};
use crate::text::planning::hundredths;
use crate::text::{Lang, fill, number};
use crate::ui::components::icon;
use crate::ui::components::live::{flag, maybe, part, tap, words};

/// The hooks of each figure's field, of less and of more.
const ACTS: [[&str; 3]; 8] = [
    ["ticket", "ticket-less", "ticket-more"],
    ["rate-lead", "rate-lead-less", "rate-lead-more"],
    ["rate-contact", "rate-contact-less", "rate-contact-more"],
    ["rate-need", "rate-need-less", "rate-need-more"],
    ["rate-proposal", "rate-proposal-less", "rate-proposal-more"],
    ["rate-negotiation", "rate-negotiation-less", "rate-negotiation-more"],
    ["per-entry", "per-entry-less", "per-entry-more"],
    ["way-days", "way-days-less", "way-days-more"],
];

/// All figures of the rates chosen.
pub(super) fn figures(sheet: Sheet) -> AnyView {
    let staged = sheet.typed.staged;
    let rates = part(move || {
        let places = if staged.get() { 2..VISITS } else { LEAD..2 };
        untrack(|| places.map(|place| figure(sheet, place)).collect::<Vec<_>>().into_any())
    });
    view! {
        {rates}
        {figure(sheet, TICKET)}
        {figure(sheet, VISITS)}
        {figure(sheet, DAYS)}
    }
    .into_any()
}

fn label(lang: Lang, place: usize) -> &'static str {
    let texts = lang.planning().funnel;
    let [one, two, three, four] = texts.rates;
    let all = [texts.ticket, texts.rate_lead, one, two, three, four, texts.per_entry, texts.days];
    all.get(place).copied().unwrap_or_default()
}

/// A field between less and more, with where its figure comes from.
fn figure(sheet: Sheet, place: usize) -> AnyView {
    let (Some(typed), Some([act, less, more])) =
        (sheet.typed.texts.get(place).copied(), ACTS.get(place).copied())
    else {
        return ().into_any();
    };
    let texts = sheet.lang.planning().funnel;
    let label = label(sheet.lang, place);
    let wrong = move || sheet.plan.with(|plan| plan.is_err_and_at(place));
    let error = maybe(move || wrong().map(|problem| refusal(sheet.lang, problem, &typed.get())));
    let said = words(move || about(sheet, place));
    let shown = words(move || used(sheet, place).unwrap_or_default());
    let problem = format!("{act}-error");
    let described = problem.clone();
    view! {
        <div class="field">
            <label class="field-label" for=act>{label}</label>
            <div class="stepper">
                <button
                    type="button"
                    class="button"
                    data-act=less
                    aria-label=fill(texts.less, &[label])
                    on:click=tap(move || step(sheet, place, typed, -1))
                >
                    {icon::minus()}
                </button>
                <input
                    class="field-input"
                    id=act
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    enterkeyhint="done"
                    data-act=act
                    placeholder=shown
                    aria-invalid=flag(move || wrong().is_some())
                    aria-describedby=described
                    prop:value=typed
                    on:input=Box::new(move |event: leptos::ev::Event| typed.set(event_target_value(&event)))
                />
                <button
                    type="button"
                    class="button"
                    data-act=more
                    aria-label=fill(texts.more, &[label])
                    on:click=tap(move || step(sheet, place, typed, 1))
                >
                    {icon::plus()}
                </button>
            </div>
            <p class="error" id=problem role="alert">{error}</p>
            <p class="hint" data-about=act>{said}</p>
        </div>
    }
    .into_any()
}

/// Whether what is typed is no figure, and at which place.
trait AtPlace {
    fn is_err_and_at(&self, place: usize) -> Option<FunnelProblem>;
}

impl AtPlace for Result<FunnelPlan, Wrong> {
    fn is_err_and_at(&self, place: usize) -> Option<FunnelProblem> {
        match self {
            Err((at, problem)) if *at == place => Some(*problem),
            _ => None,
        }
    }
}

fn refusal(lang: Lang, problem: FunnelProblem, typed: &str) -> String {
    let texts = lang.planning().funnel;
    let sentence = match problem {
        FunnelProblem::Ticket => texts.bad_ticket,
        FunnelProblem::Rate => texts.bad_percent,
        FunnelProblem::Visits => texts.bad_visits,
        FunnelProblem::Days => texts.bad_days,
    };
    fill(sentence, &[typed.trim()])
}

/// What is typed, or nothing where one figure is none.
fn plan(sheet: Sheet) -> FunnelPlan {
    let blank = || FunnelPlan { staged: sheet.typed.staged.get(), ..FunnelPlan::of(sheet.month) };
    sheet.plan.get().unwrap_or_else(|_| blank())
}

/// Hundredths that are used at a place now: of a percent, of a visit, of a day.
fn now(sheet: Sheet, place: usize) -> Option<i64> {
    let (plan, own) = (plan(sheet), sheet.own.get());
    let rates = plan.rates(&own);
    let first = if plan.staged { 2 } else { LEAD };
    match place {
        TICKET => None,
        VISITS => Some(plan.visits(&own).of_count(100)),
        DAYS => Some(i64::from(plan.lead_time(&own, 0)?.days()).saturating_mul(100)),
        _ => Some(rates.get(place.checked_sub(first)?)?.rate.of_count(10_000)),
    }
}

/// The figure that is used where nothing is typed, as it stands in the empty field.
fn used(sheet: Sheet, place: usize) -> Option<String> {
    if place == TICKET {
        let ticket = plan(sheet).ticket(&sheet.own.get())?;
        return Some(number::short(sheet.lang, ticket));
    }
    Some(hundredths::shown(tenths(now(sheet, place)?)))
}

/// Where the figure at a place comes from.
fn about(sheet: Sheet, place: usize) -> String {
    let texts = sheet.lang.planning().funnel;
    let (plan, own) = (plan(sheet), sheet.own.get());
    let grouped = |number: u32| number::grouped(number.into());
    let first = if plan.staged { 2 } else { LEAD };
    match place {
        TICKET => match (plan.ticket, own.ticket) {
            (Some(_), _) => texts.typed.to_owned(),
            (None, Some((ticket, sales))) => {
                fill(texts.own_ticket, &[&number::exact(ticket), &grouped(sales)])
            }
            (None, None) => texts.rough_ticket.to_owned(),
        },
        VISITS => {
            let each = hundredths::shown(tenths(plan.visits(&own).of_count(100)));
            match own.visited {
                _ if plan.visits.is_some() => texts.typed.to_owned(),
                (_, 0) => fill(texts.default_visits, &[&each]),
                (visits, entries) => {
                    fill(texts.own_visits, &[&grouped(visits), &grouped(entries), &each])
                }
            }
        }
        DAYS => match (plan.days, plan.lead_time(&own, 0)) {
            (Some(_), _) => texts.typed.to_owned(),
            (None, Some(time)) => {
                fill(texts.own_days, &[&grouped(time.days().into()), &grouped(own.won)])
            }
            (None, None) => texts.default_days.to_owned(),
        },
        _ => {
            let rates = plan.rates(&own);
            let used = place.checked_sub(first).and_then(|place| rates.get(place));
            used.map(|used| origin(sheet.lang, used)).unwrap_or_default()
        }
    }
}

/// One step less or more, from what is used now: a point, half a visit, a day, a round part of the
/// ticket.
fn step(sheet: Sheet, place: usize, typed: RwSignal<String>, by: i64) {
    untrack(|| {
        if place == TICKET {
            let Some(ticket) = plan(sheet).ticket(&sheet.own.get()) else { return };
            let size = round_part(ticket.fen());
            let moved = ticket.fen() / size * size + by * size;
            typed.set(Money::from_fen(moved.max(size)).to_string());
            return;
        }
        let (size, least, most) = match place {
            VISITS => (50, 0, 10_000),
            DAYS => (100, 0, i64::from(MOST_DAYS) * 100),
            _ => (100, 100, 10_000),
        };
        let now = now(sheet, place).unwrap_or(0) / size * size;
        let moved = (now + by * size).clamp(least, most);
        typed.set(hundredths::shown(u32::try_from(moved).unwrap_or(0)));
    });
}

/// The largest power of ten that is at most a tenth of an amount, at least a yuan.
fn round_part(fen: i64) -> i64 {
    let mut size = 100;
    while fen / 100 >= size {
        size *= 10;
    }
    size
}
