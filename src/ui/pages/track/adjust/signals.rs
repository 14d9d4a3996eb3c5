//! What got worse over the last 90 days, with the figures it is seen by; put away with a reason.

use fieldplan_view::view;
use leptos::prelude::*;

use super::title;
use crate::domain::alert::{BASE_AT_LEAST, Moved, WINDOW_AT_LEAST, is_enough};
use crate::domain::day::Day;
use crate::domain::own_signals::{Evidence, Signals};
use crate::domain::silenced::{self, Silenced, Watched};
use crate::route::{ReviewSheet, Route, Span};
use crate::state::App;
use crate::text::track::adjust::signals as say_signals;
use crate::text::{Lang, date, fill, number};
use crate::ui::components::bits::{Press, fact, line, link, press};
use crate::ui::components::drafted;
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{at_times, nothing, part, question, send};
use crate::ui::components::sheet;

/// The hooks of the reasons at hand.
const REASONS: [&str; 4] = ["why-season", "why-customers", "why-products", "why-seen"];
/// What each is called in the page's hooks.
const HOOKS: [&str; 3] = ["conversion", "ticket", "cycle"];

/// All the sheet shows.
#[derive(Clone, PartialEq)]
struct Seen {
    evidence: Evidence,
    last: [Option<Silenced>; 3],
    /// What is said now: worse than what was put away.
    said: Signals,
    today: Day,
}

/// The sheet.
pub fn signals(app: App, lang: Lang) -> AnyView {
    let seen = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| {
            let evidence = Evidence::of(workspace, today);
            let said = evidence.signals.new_since(silenced::said(workspace));
            Seen { evidence, last: silenced::latest(workspace), said, today }
        })
    });
    let drawn = part(move || {
        let seen = seen.get();
        let three = Watched::ALL.map(|which| watched(app, lang, &seen, which));
        three.into_iter().collect::<Vec<_>>().into_any()
    });
    let content = view! {
        <p class="quiet">{lang.track().adjust.signals.means}</p>
        {drawn}
    };
    sheet::sheet(app, lang, title(lang, 2), content.into_any())
}

/// What got worse, in short on the week's review, with the way to the sheet; nothing where nothing is
/// said.
pub fn worse(app: App, lang: Lang, span: Span) -> AnyView {
    if span != Span::Week {
        return nothing();
    }
    let said = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| {
            let evidence = Evidence::of(workspace, today);
            (evidence, evidence.signals.new_since(silenced::said(workspace)))
        })
    });
    at_times(move || {
        let (evidence, said) = said.get();
        let texts = lang.track().adjust.signals;
        let lines: Vec<AnyView> = Watched::ALL
            .into_iter()
            .zip(texts.worse)
            .zip(HOOKS)
            .filter(|((which, _), _)| said.only(*which) != Signals::default())
            .map(|((which, word), hook)| {
                let figures = match which {
                    Watched::Conversion => say_signals::samples(lang, evidence.conversion),
                    Watched::Ticket => middles(lang, which, evidence.ticket),
                    Watched::Cycle => middles(lang, which, evidence.cycle),
                };
                view! { <p data-worse=hook>{word} " " {figures}</p> }.into_any()
            })
            .collect();
        let to = Route::Review(Span::Week, Some(ReviewSheet::Signals)).to_string();
        (!lines.is_empty()).then(|| {
            view! {
                <div class="notice" role="status">
                    {lines}
                    <a class="button" href=to data-act="to-signals">{texts.see}</a>
                </div>
            }
            .into_any()
        })
    })
}

fn middles(lang: Lang, which: Watched, moved: Option<Moved>) -> String {
    moved.map_or_else(String::new, |moved| say_signals::middles(lang, which, moved))
}

fn place(which: Watched) -> usize {
    match which {
        Watched::Conversion => 0,
        Watched::Ticket => 1,
        Watched::Cycle => 2,
    }
}

/// One of the three: said, put away, fine, or too little known.
fn watched(app: App, lang: Lang, seen: &Seen, which: Watched) -> AnyView {
    let texts = lang.track().adjust.signals;
    let at = place(which);
    let of = |three: [&'static str; 3]| three.get(at).copied().unwrap_or_default();
    let evidence = &seen.evidence;
    let moved = match which {
        Watched::Conversion => None,
        Watched::Ticket => evidence.ticket,
        Watched::Cycle => evidence.cycle,
    };
    let [before, now] = evidence.conversion;
    let counts = match which {
        Watched::Conversion => [before.of, now.of],
        _ => evidence.won,
    };
    let known = match which {
        Watched::Conversion => is_enough(before, now),
        _ => moved.is_some(),
    };
    let worse = evidence.signals.only(which) != Signals::default();
    let said = seen.said.only(which) != Signals::default();
    let last = seen.last.get(at).cloned().flatten();
    let state = match (known, worse, said) {
        (false, ..) => "thin",
        (true, false, _) => "fine",
        (true, true, true) => "worse",
        (true, true, false) => "silenced",
    };
    let [ended, won] = texts.counted;
    let body = match state {
        "thin" => thin(lang, counts, if which == Watched::Conversion { ended } else { won }),
        "fine" => line("", of(texts.fine).to_owned()),
        "worse" => view! {
            <div class="notice" role="status" data-alert=of(HOOKS)>
                <p>{of(texts.worse)}</p>
                <p>{of(texts.does)}</p>
            </div>
        }
        .into_any(),
        _ => silent(lang, last.as_ref()),
    };
    let figures = if state == "thin" {
        nothing()
    } else {
        view! { <ul class="facts">{figures(lang, evidence, which, moved)}</ul> }.into_any()
    };
    let way = worse.then(|| way(lang, which, of(texts.ways)));
    let silence = said.then(|| silence(app, lang, seen, which));
    view! {
        <section class="more-group" data-signal=of(HOOKS) data-state=state>
            <h3>{of(texts.names)}</h3>
            {body}
            {figures}
            {way}
            {silence}
        </section>
    }
    .into_any()
}

/// That there is too little, with how many there are and how many are needed.
fn thin(lang: Lang, counts: [u32; 2], counted: &'static str) -> AnyView {
    let [before, now] = counts;
    let exact = format!("{now}/{WINDOW_AT_LEAST} {before}/{BASE_AT_LEAST}");
    view! {
        <p data-figure="thin" data-exact=exact>{say_signals::thin(lang, counts)}</p>
        <p class="quiet">{counted}</p>
    }
    .into_any()
}

/// That it was put away, when and why.
fn silent(lang: Lang, last: Option<&Silenced>) -> AnyView {
    let texts = lang.track().adjust.signals;
    let Some(last) = last else { return nothing() };
    let words = fill(texts.silenced, &[&date::day(lang, last.on), &last.reason]);
    view! {
        <p class="user" data-user="" data-silenced=last.on.to_string()>{words}</p>
        <p class="quiet">{texts.again}</p>
    }
    .into_any()
}

fn figures(lang: Lang, evidence: &Evidence, which: Watched, moved: Option<Moved>) -> Vec<AnyView> {
    let texts = lang.track().adjust.signals;
    let Some(moved) = moved else {
        let [before, now] = evidence.conversion;
        let exact = format!("{}/{} {}/{}", now.passed, now.of, before.passed, before.of);
        let words = say_signals::samples(lang, evidence.conversion);
        return vec![fact("samples", exact, words)];
    };
    let exact = format!("{} {}", moved.last_doubled, moved.base_doubled);
    let bad = number::grouped(moved.bad as u64);
    vec![
        fact("middles", exact, say_signals::middles(lang, which, moved)),
        fact("bad", moved.bad.to_string(), fill(texts.bad, &[&bad])),
    ]
}

fn way(lang: Lang, which: Watched, word: &'static str) -> AnyView {
    let _ = lang;
    match which {
        Watched::Conversion => link("button button-wide", "to-funnel", "#/target/funnel", word),
        _ => link("button button-wide", "to-pipeline", "#/customers/pipeline", word),
    }
}

/// The name of what is half typed of one.
fn key(which: Watched) -> String {
    drafted::key(&HOOKS.get(place(which)).copied().unwrap_or_default(), "silence")
}

/// Puts it away with a reason: one of those at hand by a tap, or one's own.
fn silence(app: App, lang: Lang, seen: &Seen, which: Watched) -> AnyView {
    let texts = lang.track().adjust.signals;
    let (signals, today) = (seen.evidence.signals, seen.today);
    let name = texts.names.get(place(which)).copied().unwrap_or_default();
    let typed = drafted::typed_of(app, key(which), String::new());
    let error = RwSignal::new(None);
    let put = move |reason: &str| match Silenced::of_typed(signals, which, reason, today) {
        Ok(one) => {
            if let Some(stamp) = app.keep_row(one.entry()) {
                drafted::forget_of(app, [key(which)]);
                app.say(fill(texts.done, &[name]), Some(stamp));
            }
        }
        Err(refused) => error.set(Some(say_signals::refused(lang, refused))),
    };
    let reasons = REASONS.into_iter().zip(texts.reasons).map(|(act, word)| {
        let go = Box::new(move || put(word));
        press(Press("chip", act, String::new()), word.into_any(), go)
    });
    let id = match which {
        Watched::Conversion => "silence-conversion",
        Watched::Ticket => "silence-ticket",
        Watched::Cycle => "silence-cycle",
    };
    let asked =
        Field { id, label: texts.reason, act: "silence-reason", keyboard: "text", class: "user" };
    let save = move || put(&typed.get_untracked());
    view! {
        <form class="field" novalidate on:submit=send(save)>
            <p class="quiet">{fill(texts.silence, &[name])}</p>
            <div class="chips">{reasons.collect::<Vec<_>>()}</div>
            {field(asked, typed, error, None)}
            <button type="submit" class="button button-wide" data-act="silence">{texts.go}</button>
        </form>
    }
    .into_any()
}
