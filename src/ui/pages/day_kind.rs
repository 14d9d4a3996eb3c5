//! Change a day's kind: a leave, half a day, a day worked.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::calendar::{Mark, OffReason};
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::marking::mark_effects;
use crate::domain::money::Money;
use crate::domain::month::MonthSplit;
use crate::domain::period::Period;
use crate::state::App;
use crate::text::{Lang, date, days, fill, number, say};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::date_field::day_field;
use crate::ui::components::live::{part, question, send};
use crate::ui::components::sheet;

/// What a day may be marked as; `None` leaves it to the calendar.
const KINDS: [(Option<Mark>, &str); 6] = [
    (None, "kind-auto"),
    (Some(Mark::Off(OffReason::Leave)), "kind-off"),
    (Some(Mark::Off(OffReason::Sick)), "kind-sick"),
    (Some(Mark::Off(OffReason::TradeShow)), "kind-show"),
    (Some(Mark::Half), "kind-half"),
    (Some(Mark::Work), "kind-work"),
];

/// The sheet.
pub fn day_kind(app: App, lang: Lang, day: Day) -> AnyView {
    let texts = lang.texts();
    let words = lang.behind().days;
    let before = app.peek(|workspace| workspace.calendar.marks.get(&day).copied());
    let chosen = RwSignal::new(before);
    let until = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let run = move || run_of(day, &until.get());
    let effects = question(move || match run() {
        Some(run) => app.workspace(|workspace| mark_effects(workspace, run, chosen.get())),
        None => Vec::new(),
    });
    let save = move || {
        let mark = chosen.get_untracked();
        let Some(last) = last_of(day, &until.get_untracked()) else {
            error.set(Some(words.until_wrong.to_owned()));
            return;
        };
        let said = said(
            lang,
            day,
            last,
            mark,
            effects.with_untracked(|e| e.first().map(|e| days::effect(lang, e))),
        );
        match app.dispatch(Command::MarkDays { first: day, last, mark }) {
            Ok(stamp) => {
                app.say(said, Some(stamp));
                app.close_sheet();
            }
            Err(refusal) => error.set(Some(say::refusal(lang, refusal, ""))),
        }
    };
    let kinds = KINDS
        .into_iter()
        .zip(words.kinds)
        .map(|((value, act), word)| Chip { value, act, word: word.to_owned() })
        .collect();
    let told = part(move || {
        effects.with(|effects| {
            effects
                .iter()
                .map(|effect| {
                    let exact = |figure: Option<Money>| figure.map(|money| money.to_string());
                    view! {
                        <p
                            data-effect=effect.month.to_string()
                            data-from=exact(effect.before)
                            data-exact=exact(effect.after)
                        >
                            {days::effect(lang, effect)}
                        </p>
                    }
                    .into_any()
                })
                .collect::<Vec<_>>()
                .into_any()
        })
    });
    let content = view! {
        <form novalidate on:submit=send(save)>
            {now(app, lang, day)}
            {chips(words.kind_field, "kind", kinds, chosen.into(), move |kind| {
                error.set(None);
                chosen.set(kind);
            })}
            {day_field("until", words.until, day, until, error)}
            <div class="told" role="status">{told}</div>
            <div class="sheet-do">
                <button type="submit" class="button button-main button-wide" data-act="save">{texts.save}</button>
            </div>
        </form>
    };
    sheet::sheet(app, lang, fill(words.title, &[&date::day(lang, day)]), content.into_any())
}

/// The last day typed, the day itself without one; `None` for what is no date.
fn last_of(day: Day, typed: &str) -> Option<Day> {
    if typed.is_empty() { Some(day) } else { Day::parse(typed).ok() }
}

fn run_of(day: Day, typed: &str) -> Option<Period> {
    Period::new(day, last_of(day, typed)?).ok()
}

/// What the day is now, why, and its figure.
fn now(app: App, lang: Lang, day: Day) -> AnyView {
    let texts = lang.behind().days;
    let (why, month, amount) = app.peek(|workspace| {
        let month = workspace.month_of(day);
        let split = MonthSplit::of(workspace, month, app.today.get_untracked());
        let amount = split.and_then(|split| {
            let mut days = split.weeks.iter().flat_map(|week| week.days.iter().flatten());
            days.find(|one| one.day == day).map(|one| (one.amount, one.halves))
        });
        (days::why(lang, &workspace.calendar, day), month, amount)
    });
    let figure = match amount {
        None => fill(texts.no_goal, &[&date::month(lang, month)]),
        Some((_, 0)) => texts.figure_off.to_owned(),
        Some((amount, _)) => fill(texts.figure, &[&number::exact(amount)]),
    };
    view! {
        <p class="why" data-why="">{why}</p>
        <p class="quiet" data-figure="day" data-exact=amount.map(|(amount, _)| amount.to_string())>{figure}</p>
    }
    .into_any()
}

/// What was done, and what it does to the other days.
fn said(lang: Lang, first: Day, last: Day, mark: Option<Mark>, effect: Option<String>) -> String {
    let texts = lang.behind().days;
    let place = KINDS.iter().position(|(kind, _)| *kind == mark).unwrap_or(0);
    let word = texts.kinds.get(place).copied().unwrap_or_default();
    let done = if first == last {
        fill(texts.said, &[&date::day(lang, first), word])
    } else {
        fill(texts.said_run, &[&date::day(lang, first), &date::day(lang, last), word])
    };
    match (effect, lang) {
        (None, _) => done,
        (Some(effect), Lang::Zh) => done + &effect,
        (Some(effect), Lang::En) => format!("{done} {effect}"),
    }
}
