//! The months that are over: what each came to, which tier it reached, and where they lead.

use fieldplan_view::view;
use leptos::prelude::*;

use super::title;
use crate::domain::money::{Money, wide};
use crate::domain::past_months::{PastMonth, PastMonths, Trend};
use crate::domain::rate::Rate;
use crate::domain::tier::Tier;
use crate::domain::tier_words::TierWords;
use crate::state::App;
use crate::text::planning::goal_sheet::percent;
use crate::text::track::adjust::history::{signed, trend};
use crate::text::{Lang, counted, date, fill, number, say};
use crate::ui::components::bits::{Press, line, link, press};
use crate::ui::components::live::{nothing, part, question};
use crate::ui::components::sheet;

/// How many months are listed and drawn at first, and with each tap for more.
const STEP: usize = 12;
/// The size of the drawing.
const WIDTH: i128 = 300;
const HEIGHT: i128 = 80;
/// The room at its edges.
const EDGE: i128 = 6;

/// The sheet.
pub fn history(app: App, lang: Lang) -> AnyView {
    let past = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| PastMonths::of(workspace, today))
    });
    let most = RwSignal::new(STEP);
    let drawn = part(move || {
        let most_now = most.get();
        let words = app.tier_words();
        past.with(|past| draw(lang, past, &words, most_now, most))
    });
    sheet::sheet(app, lang, title(lang, 9), drawn)
}

fn draw(
    lang: Lang,
    past: &PastMonths,
    words: &TierWords,
    most: usize,
    signal: RwSignal<usize>,
) -> AnyView {
    let texts = lang.track().adjust.history;
    if past.months.is_empty() {
        return view! {
            <div class="empty" data-empty="">
                <p>{texts.empty}</p>
                <p class="quiet">{texts.empty_do}</p>
                {link("button button-wide", "to-import", "#/more/import", texts.import)}
            </div>
        }
        .into_any();
    }
    let start = past.months.len().saturating_sub(most);
    let shown = past.months.get(start..).unwrap_or_default();
    let rows = shown.iter().rev().map(|one| row(lang, past, words, one)).collect::<Vec<_>>();
    let more = (start > 0).then(|| {
        let go = Box::new(move || signal.update(|most| *most = most.saturating_add(STEP)));
        let class = Press("button button-wide", "more-months", String::new());
        press(class, counted(texts.more, start).into_any(), go)
    });
    let (code, exact) = match past.trend {
        Trend::TooFew(more) => ("too-few", more.to_string()),
        Trend::NoBase => ("no-base", String::new()),
        Trend::Up(rate) => ("up", percent(rate)),
        Trend::Down(rate) => ("down", percent(rate)),
        Trend::Level(rate) => ("level", percent(rate)),
    };
    let season = match past.season {
        Some(_) => texts.season_means.to_owned(),
        None => fill(texts.season_none, &[&number::grouped(past.months.len() as u64)]),
    };
    view! {
        <p class="why" data-trend=code data-exact=exact>{trend(lang, past.trend)}</p>
        {curve(lang, shown)}
        <p class="quiet">{season}</p>
        <ul class="facts" data-months=past.months.len().to_string()>{rows}</ul>
        {more}
        {line("quiet", texts.means.to_owned())}
    }
    .into_any()
}

fn row(lang: Lang, past: &PastMonths, words: &TierWords, one: &PastMonth) -> AnyView {
    let texts = lang.track().adjust.history;
    let mut said: Vec<String> = Vec::new();
    match (one.target, one.reached) {
        (None, _) => said.push(texts.no_goal.to_owned()),
        (Some(_), Some(tier)) => said.push(say::tier(lang, words, tier).to_owned()),
        (Some(_), None) => {
            said.push(fill(texts.below, &[say::tier(lang, words, Tier::Floor)]));
        }
    }
    let of_target = one.target.and_then(|target| Rate::of_amounts(one.actual, target).ok());
    said.extend(of_target.map(|rate| fill(texts.of_target, &[&percent(rate)])));
    said.extend(one.on_month.map(|rate| fill(texts.on_month, &[&signed(rate)])));
    said.extend(one.on_year.map(|rate| fill(texts.on_year, &[&signed(rate)])));
    let season = past.season.map(|season| season.of(one.month));
    said.extend(season.map(|rate| fill(texts.season, &[&percent(rate)])));
    let late = one.archived.filter(|archived| *archived != one.actual);
    said.extend(late.map(|archived| fill(texts.late, &[&number::short(lang, archived)])));
    let [closed, open] = texts.closed;
    said.push(if one.archived.is_some() { closed } else { open }.to_owned());
    let reached = one.reached.map(|tier| format!("{tier:?}"));
    view! {
        <li
            data-past=one.month.to_string()
            data-exact=one.actual.to_string()
            data-reached=reached
            data-on-month=one.on_month.map(signed)
            data-on-year=one.on_year.map(signed)
            data-season=season.map(percent)
        >
            {date::month(lang, one.month)}
            " "
            <strong>{number::short(lang, one.actual)}</strong>
            <span class="row-why">{said.join(" · ")}</span>
        </li>
    }
    .into_any()
}

/// The line over the months, and what it shows in words.
fn curve(lang: Lang, shown: &[PastMonth]) -> AnyView {
    let texts = lang.track().adjust.history;
    let (Some(first), Some(last)) = (shown.first(), shown.last()) else { return nothing() };
    if shown.len() < 2 {
        return nothing();
    }
    let amounts = || shown.iter().map(|one| one.actual);
    let low = amounts().fold(first.actual, Money::min);
    let high = amounts().fold(first.actual, Money::max);
    let names = [date::month(lang, first.month), date::month(lang, last.month)];
    let shorts = [low, high].map(|amount| number::short(lang, amount));
    let all: Vec<&str> = names.iter().chain(&shorts).map(String::as_str).collect();
    let words = fill(texts.line, &all);
    let points = points(shown, low.min(Money::ZERO), high);
    let foot = HEIGHT - EDGE;
    let area = format!("{EDGE},{foot} {points} {},{foot}", WIDTH - EDGE);
    view! {
        <figure class="past-line">
            <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=words.clone() data-points=shown.len().to_string()>
                <polygon points=area fill="currentColor" fill-opacity="0.12"></polygon>
                <polyline points=points fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"></polyline>
            </svg>
            <figcaption class="quiet" data-figure="line" data-exact=format!("{low} {high}")>{words}</figcaption>
        </figure>
    }
    .into_any()
}

/// The line's points: a month one step to the right, from the lowest at the foot (0 where nothing is
/// below it) to the highest at the head.
fn points(shown: &[PastMonth], low: Money, high: Money) -> String {
    let steps = i128::try_from(shown.len()).unwrap_or(1).saturating_sub(1).max(1);
    let range = wide(high.minus(low).fen()).max(1);
    let (across, up) = (WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE);
    let of = |(place, one): (i128, &PastMonth)| {
        let x = EDGE + across * place / steps;
        let y = HEIGHT - EDGE - up * wide(one.actual.minus(low).fen()) / range;
        format!("{x},{y}")
    };
    (0..).zip(shown).map(of).collect::<Vec<_>>().join(" ")
}
