//! What made the difference, as steps from one figure to the other; they add up to the cent as
//! shown.

use fieldplan_view::view;
use leptos::prelude::*;

use super::{Sheet, instead, place, quiet, section};
use crate::domain::factor::{Factor, FactorLine};
use crate::domain::money::Money;
use crate::domain::rate::{Rate, Rounding};
use crate::domain::standing::why::{Split, against_before, against_plan};
use crate::text::track::stand::percent;
use crate::text::{Lang, fill, number};

pub(super) fn picture(sheet: Sheet) -> AnyView {
    let texts = sheet.lang.track().pictures;
    let (before, plan, is_running) = sheet.app.peek(|workspace| {
        let plan = super::super::asks::plan(workspace, sheet);
        let plan = plan.map(|plan| against_plan(workspace, sheet.month, &plan));
        let is_running = sheet.today < workspace.period(sheet.month).last();
        (against_before(workspace, sheet.month), plan, is_running)
    });
    let mut content = Vec::new();
    content.extend(is_running.then(|| quiet(texts.why_running)));
    content.push(against(sheet.lang, "before", &before));
    content.push(match plan {
        Some(plan) => against(sheet.lang, "plan", &plan),
        None => quiet(texts.why_no_plan),
    });
    section("why", texts.why, content)
}

fn against(lang: Lang, hook: &'static str, split: &Split) -> AnyView {
    let texts = lang.track().pictures;
    let is_plan = hook == "plan";
    let heading = texts.against[usize::from(is_plan)];
    let collects = split.lines.len() == texts.factors.len();
    let nothing = split.base == Money::ZERO && split.now == Money::ZERO;
    let content = if nothing && !split.is_whole() {
        vec![instead(texts.why_none)]
    } else if split.is_whole() {
        let base = if is_plan { texts.bases[2] } else { texts.bases[usize::from(collects)] };
        steps(lang, split, base, texts.nows[usize::from(collects)])
    } else {
        vec![quiet(texts.why_missing), factors(lang, split)]
    };
    view! {
        <div data-against=hook>
            <h4>{heading}</h4>
            {content}
        </div>
    }
    .into_any()
}

fn name(lang: Lang, factor: Factor) -> &'static str {
    let place = match factor {
        Factor::Customers => 0,
        Factor::DealsPerCustomer => 1,
        Factor::Ticket => 2,
        Factor::Collected => 3,
    };
    lang.track().pictures.factors.get(place).copied().unwrap_or_default()
}

/// A factor's value in its unit: pieces to the hundredth, an amount exactly, a share in percent.
fn value(factor: Factor, rate: Rate) -> String {
    match factor {
        Factor::Customers | Factor::DealsPerCustomer => number::hundredths(rate.of_count(100)),
        Factor::Ticket => number::exact(Money::from_wide(rate.of_wide(1, Rounding::HalfAway))),
        Factor::Collected => percent(rate),
    }
}

/// From what it was to what it is.
fn change(lang: Lang, line: &FactorLine) -> String {
    let texts = lang.track().pictures;
    let told = |rate| value(line.factor, rate);
    match (line.planned, line.done) {
        (Some(before), Ok(now)) => fill(texts.from_to, &[&told(before), &told(now)]),
        (Some(before), Err(_)) => fill(texts.no_data, &[&told(before)]),
        (None, Ok(now)) => fill(texts.only_now, &[&told(now)]),
        (None, Err(_)) => "—".to_owned(),
    }
}

fn signed(amount: Money) -> String {
    if amount > Money::ZERO { format!("+{}", number::exact(amount)) } else { number::exact(amount) }
}

/// A bar from one amount to another.
struct Bar {
    name: &'static str,
    aside: String,
    shown: String,
    amount: Money,
    from: Money,
    to: Money,
}

fn steps(lang: Lang, split: &Split, base: &'static str, now: &'static str) -> Vec<AnyView> {
    let texts = lang.track().pictures;
    let whole = |name, amount: Money| Bar {
        name,
        aside: String::new(),
        shown: number::exact(amount),
        amount,
        from: Money::ZERO,
        to: amount,
    };
    let mut bars = vec![whole(base, split.base)];
    let mut at = split.base;
    let mut sum = Money::ZERO;
    let parts = split.lines.iter();
    let parts = parts.map(|line| (name(lang, line.factor), change(lang, line), line.part));
    let other =
        (split.other != Money::ZERO).then(|| (texts.other, String::new(), Some(split.other)));
    for (name, aside, part) in parts.chain(other) {
        let amount = part.unwrap_or_default();
        let to = at.plus(amount);
        bars.push(Bar { name, aside, shown: signed(amount), amount, from: at, to });
        at = to;
        sum = sum.plus(amount);
    }
    bars.push(whole(now, split.now));
    let ends = || bars.iter().flat_map(|bar| [bar.from, bar.to]);
    let (low, high) = (ends().fold(Money::ZERO, Money::min), ends().fold(Money::ZERO, Money::max));
    let rows = bars.iter().map(|bar| row(bar, low, high)).collect::<Vec<_>>();
    let [base, now] = [split.base, split.now].map(number::exact);
    let adds = fill(texts.adds_up, &[&base, &signed(sum), &now]);
    vec![
        view! { <ul class="bars">{rows}</ul> }.into_any(),
        view! { <p data-adds="">{adds}</p> }.into_any(),
    ]
}

fn row(bar: &Bar, low: Money, high: Money) -> AnyView {
    let [from, to] = [bar.from.min(bar.to), bar.from.max(bar.to)];
    let percent = |amount| place(amount, low, high, 100) + "%";
    let length = place(low.plus(to.minus(from)), low, high, 100) + "%";
    // What takes away is a dashed frame, what adds is solid.
    let class = if bar.amount < Money::ZERO { "draw-frame" } else { "bar-fill" };
    view! {
        <li class="bars-row" data-step="" data-exact=bar.amount.to_string()>
            <span class="bars-name">{bar.name}</span>
            <span class="bars-text">{bar.shown.clone()}</span>
            <span class="bars-aside">{bar.aside.clone()}</span>
            <svg class="bars-drawn" aria-hidden="true">
                <rect
                    class=class
                    data-drawn=bar.amount.to_string()
                    x=percent(from)
                    y="15%"
                    width=length
                    height="70%"
                ></rect>
            </svg>
        </li>
    }
    .into_any()
}

/// The factors alone, where the difference cannot be split.
fn factors(lang: Lang, split: &Split) -> AnyView {
    let lines = split.lines.iter().map(|line| {
        let said = format!("{} {}", name(lang, line.factor), change(lang, line));
        view! { <li data-factor="">{said}</li> }.into_any()
    });
    view! { <ul class="facts">{lines.collect::<Vec<_>>()}</ul> }.into_any()
}
