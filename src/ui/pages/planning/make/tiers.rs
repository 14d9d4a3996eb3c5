//! The three tiers: suggested, copied, or typed.

use fieldplan_view::view;
use leptos::prelude::*;

use super::super::drafted;
use super::{Making, tier_words};
use crate::domain::metric::Standard;
use crate::domain::money::Money;
use crate::domain::month::daily;
use crate::domain::period::Month;
use crate::domain::plan_book::Span;
use crate::domain::plan_book::figures::{Planned, latest};
use crate::domain::plan_book::goal::Decide;
use crate::domain::plan_book::suggest::{Offer, around, grown, offer};
use crate::domain::rate::Rate;
use crate::domain::tier::Tier;
use crate::domain::tier_words::TierWords;
use crate::state::App;
use crate::text::planning::goal_sheet::percent;
use crate::text::planning::make::{no_suggestion, whence};
use crate::text::{amount, fill, number, say};
use crate::ui::components::field::{Field, field, field_named};
use crate::ui::components::live::{maybe, tap};

/// The names of floor, challenge and base among what is half typed; the target has a draft of its
/// own, which the target page shows too.
const NAMES: [&str; 3] = ["floor", "challenge", "base"];

/// Floor, challenge and base as they were half typed.
pub(super) fn fields(app: App, month: Month) -> [RwSignal<String>; 3] {
    NAMES.map(|name| drafted::typed(app, month, name, String::new()))
}

/// Shows what is kept, unless something is half typed; a month without tiers begins empty.
pub(super) fn fill_in(making: Making) {
    let [_, target, _] = making.tiers;
    if target.with_untracked(|text| !text.trim().is_empty()) {
        return;
    }
    let kept = making
        .app
        .peek(|workspace| latest(workspace, Span::Month, making.month, Standard::Revenue));
    if let Some(kept) = kept {
        put(making, kept.money());
        making.base.set(kept.base.map(number::exact).unwrap_or_default());
    }
}

fn put(making: Making, tiers: [Money; 3]) {
    for (typed, amount) in making.tiers.into_iter().zip(tiers) {
        typed.set(number::exact(amount));
    }
}

/// Empties the target's field and forgets what was half typed: what is kept is a draft no more.
pub(super) fn forget(making: Making) {
    let [_, target, _] = making.tiers;
    target.set(String::new());
    drafted::forget(making.app, making.month, &NAMES);
}

/// Empties it where the fields say no more than what is kept. For when the sheet closes.
pub(super) fn forget_kept(making: Making) {
    let kept = making
        .app
        .peek(|workspace| latest(workspace, Span::Month, making.month, Standard::Revenue));
    let typed = making.tiers.map(|text| amount::read(&text.get_untracked()));
    if kept.is_some_and(|kept| typed == kept.money().map(Ok)) {
        forget(making);
    }
}

/// An amount as typed; nothing of an empty field.
fn read(making: Making, typed: &str) -> Result<Option<Money>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let read = amount::read(typed).map_err(|wrong| say::amount_error(making.lang, wrong, typed))?;
    Ok(Some(read))
}

/// The tiers as typed: an empty floor or challenge follows the target, by own history or 80 and
/// 120 %. `None` without a target.
fn typed(making: Making) -> Result<Option<[Money; 3]>, String> {
    let [floor, target, challenge] = making.tiers.map(|text| text.get());
    let (floor, challenge) = (read(making, &floor)?, read(making, &challenge)?);
    let Some(target) = read(making, &target)? else { return Ok(None) };
    let own = making
        .app
        .peek(|workspace| offer(workspace, making.month, making.app.today.get_untracked()).own);
    let [low, _, high] = match own {
        Ok(own) => {
            let [low, _, high] = Tier::ALL.map(|tier| own.tiers.get(tier));
            [low.min(target), target, high.max(target)]
        }
        Err(_) => around(target),
    };
    Ok(Some([floor.unwrap_or(low), target, challenge.unwrap_or(high)]))
}

/// Keeps the tiers where they are others; whether they could be read. A confirmed month keeps its
/// own: it is revised.
pub(super) fn keep(making: Making) -> bool {
    if making.app.peek(|workspace| workspace.goal(making.month).is_some()) {
        return true;
    }
    let read = untrack(|| {
        let tiers = typed(making)?;
        Ok::<_, String>((tiers, read(making, &making.base.get())?))
    });
    let (tiers, base) = match read {
        Ok((Some(tiers), base)) => (tiers, base),
        Ok((None, _)) => return true,
        Err(sentence) => {
            making.error.set(Some(sentence));
            return false;
        }
    };
    if let Err(wrong) = crate::domain::tier::Tiers::new(tiers[1], tiers[1], tiers[1]) {
        let typed = making.tiers[1].get_untracked();
        let refused = crate::domain::command::Refusal::Tiers(wrong);
        making.error.set(Some(say::refusal(making.lang, refused, &typed)));
        return false;
    }
    let on = making.app.today.get_untracked();
    let planned = Planned::tiers(making.month, tiers, base, on);
    let known = making
        .app
        .peek(|workspace| latest(workspace, Span::Month, making.month, Standard::Revenue));
    if known.is_some_and(|known| (known.tiers, known.base) == (planned.tiers, planned.base)) {
        forget(making);
        return true;
    }
    // Said by nothing but the page's own mark: a word over the next button would stand in the way.
    let kept = making.take(vec![Decide::Keep(planned.entry())], "").is_some();
    if kept {
        forget(making);
    }
    kept
}

/// The step.
pub(super) fn step(making: Making) -> AnyView {
    let texts = making.texts();
    if making.app.peek(|workspace| workspace.goal(making.month).is_some()) {
        return view! {
            <p class="notice notice-calm" data-confirmed="">{texts.confirmed}</p>
            <a class="button button-wide" href="#/target/revise" data-act="to-revise">{making.lang.behind().pages.revise}</a>
            {tier_words::editor(making)}
        }
        .into_any();
    }
    fill_in(making);
    let offered = making
        .app
        .peek(|workspace| offer(workspace, making.month, making.app.today.get_untracked()));
    let words = making.app.peek(TierWords::of);
    let [floor, target, challenge] =
        say::tiers(making.lang, &words).map(|name| fill(texts.tier, &[name]));
    let [low, middle, high] = making.tiers;
    let other = RwSignal::new(None);
    let asked = |id, label, act| Field { id, label, act, keyboard: "decimal", class: "" };
    let base = (offered.year_before.is_none() && offered.month_before.is_none())
        .then(|| field(asked("base", texts.base, "tier-base"), making.base, other, None));
    let meaning = maybe(move || {
        let [_, target, _] = typed(making).ok()??;
        let (a_day, halves) =
            making.app.peek(|workspace| daily(workspace, making.month, target))?;
        let [one, many] = making.lang.texts().working_days;
        let days = fill(if halves == 2 { one } else { many }, &[&say::days(halves)]);
        let words = making.app.tier_words();
        let target = say::tier(making.lang, &words, Tier::Target);
        Some(fill(texts.a_day, &[&number::short(making.lang, a_day), &days, target]))
    });
    view! {
        {suggested(making, &offered)}
        {field_named(Field { class: "field-big", ..asked("tier-target", "", "tier-target") }, target, middle, making.error, unit(making))}
        <p class="hint" role="status">{meaning}</p>
        {field_named(asked("tier-floor", "", "tier-floor"), floor, low, other, None)}
        {field_named(asked("tier-challenge", "", "tier-challenge"), challenge, high, other, None)}
        {compared(making, &offered)}
        {base}
        {tier_words::editor(making)}
    }
    .into_any()
}

/// A number pad has no 万.
fn unit(making: Making) -> Option<AnyView> {
    let [_, target, _] = making.tiers;
    (making.lang == crate::text::Lang::Zh).then(|| {
        view! {
            <button
                type="button"
                class="button"
                data-act="tier-unit"
                on:click=tap(move || target.update(|text| {
                    if !text.is_empty() && !text.ends_with('万') {
                        text.push('万');
                    }
                }))
            >
                "万"
            </button>
        }
        .into_any()
    })
}

/// The suggestion, to be taken with a tap, and where it comes from.
fn suggested(making: Making, offered: &Offer) -> AnyView {
    let (texts, lang) = (making.texts(), making.lang);
    let words = making.app.peek(TierWords::of);
    match &offered.own {
        Err(why) => {
            let target = say::tier(lang, &words, Tier::Target);
            let sentence = no_suggestion(lang, target, *why);
            view! { <p class="hint" data-suggested="none">{sentence}</p> }.into_any()
        }
        Ok(own) => {
            let tiers = Tier::ALL.map(|tier| own.tiers.get(tier));
            let [floor, target, challenge] = tiers.map(|amount| number::short(lang, amount));
            let exact = tiers.map(|amount| amount.to_string()).join(" ");
            let halves = making.app.peek(|workspace| {
                workspace.calendar.working(workspace.period(making.month)).halves()
            });
            let names = say::tiers(lang, &words);
            let lines = whence(lang, names, own, offered.company.is_some(), halves);
            view! {
                <button
                    type="button"
                    class="button button-wide"
                    data-act="take"
                    data-exact=exact
                    on:click=tap(move || put(making, tiers))
                >
                    {fill(texts.take, &[&floor, &target, &challenge])}
                </button>
                <details>
                    <summary class="button button-plain" data-act="whence">{texts.whence}</summary>
                    {super::lines(lines)}
                </details>
            }
            .into_any()
        }
    }
}

/// 同比 and 环比 of what is typed, and copying either with so many percent more or less.
fn compared(making: Making, offered: &Offer) -> AnyView {
    let texts = making.texts();
    let (before, year) = (offered.month_before, offered.year_before);
    if before.is_none() && year.is_none() {
        return ().into_any();
    }
    let line = move |base: Option<Money>, words: &'static str| {
        let base = base.filter(|base| *base > Money::ZERO)?;
        let [_, target, _] = typed(making).ok()??;
        let change = Rate::of_amounts(target.minus(base), base).ok()?;
        let sign = if change.is_positive() { "+" } else { "" };
        let change = format!("{sign}{}", percent(change));
        let own = making.app.tier_words();
        let target = say::tier(making.lang, &own, Tier::Target);
        Some(fill(words, &[&number::short(making.lang, base), &change, target]))
    };
    let by = RwSignal::new(String::new());
    let wrong = RwSignal::new(None);
    let copy = move |base: Money| {
        let text = by.get_untracked();
        let text = text.trim().trim_end_matches(['%', '％']).trim().replace(['−', '－'], "-");
        let percent = if text.is_empty() { Ok(0) } else { text.trim_start_matches('+').parse() };
        match percent.ok().filter(|percent: &i64| (-99..=10_000).contains(percent)) {
            Some(percent) => put(making, around(grown(base, percent))),
            None => wrong.set(Some(fill(texts.percent_wrong, &[&say::cut(&text)]))),
        }
    };
    let button = |base: Option<Money>, act: &'static str, word: &'static str| {
        base.filter(|base| *base > Money::ZERO).map(|base| {
            view! {
                <button type="button" class="button" data-act=act on:click=tap(move || copy(base))>
                    {word}
                </button>
            }
            .into_any()
        })
    };
    let asked =
        Field { id: "percent", label: texts.percent, act: "percent", keyboard: "text", class: "" };
    view! {
        <p class="hint" data-compared="month">{maybe(move || line(before, texts.month_before))}</p>
        <p class="hint" data-compared="year">{maybe(move || line(year, texts.year_before))}</p>
        {field(asked, by, wrong, None)}
        <div class="chips">
            {button(before, "copy-before", texts.copy_before)}
            {button(year, "copy-year", texts.copy_year)}
        </div>
    }
    .into_any()
}
