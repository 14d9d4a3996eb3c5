//! The goal sheet: nine fields, the letters of SMART, what the checker finds, and a plan that
//! somebody else wrote.

pub(super) mod findings;
mod mend;
mod milestones;
mod others;
mod own;
mod paste;

use fieldplan_view::view;
use leptos::prelude::*;

use super::drafted;
use super::make::{month_of, said};
use crate::domain::checker::check;
use crate::domain::goal_sheet::Field as Named;
use crate::domain::period::Month;
use crate::domain::plan_book::check::{plan, tiers};
use crate::domain::plan_book::goal::Decide;
use crate::domain::plan_book::sheet::{FIELD_LIMIT, TooLong, WRITTEN, Written, latest};
use crate::domain::smart::{Reason, Unjudged, Verdict, smart};
use crate::state::App;
use crate::text::planning::goal_sheet::verdict;
use crate::text::{Lang, date, fill, number, say};
use crate::ui::components::field::{Field, area};
use crate::ui::components::live::{maybe, nothing, part, question, send};
use crate::ui::components::sheet;

/// The hooks of the fields in words, and their names on the page.
const IDS: [&str; 7] = [
    "sheet-name",
    "sheet-content",
    "sheet-owner",
    "sheet-background",
    "sheet-support",
    "sheet-helpers",
    "sheet-execution",
];

/// The sheet.
pub fn goal_sheet(app: App, lang: Lang) -> AnyView {
    let texts = lang.planning().goal_sheet;
    let month = month_of(app);
    let content = view! {
        <p class="quiet" data-month=month.to_string()>{fill(texts.of, &[&date::month(lang, month)])}</p>
        {letters(app, lang, month)}
        {findings::findings(app, lang, month, None)}
        {fields(app, lang, month)}
        {milestones::milestones(app, lang, month)}
        {others::others(app, lang, month)}
        {paste::paste(app, lang, month)}
    };
    sheet::sheet(app, lang, texts.title.to_owned(), content.into_any())
}

/// The name of a field.
fn name(lang: Lang, field: Named) -> &'static str {
    let place = Named::ALL.iter().position(|one| *one == field).unwrap_or(0);
    lang.planning().goal_sheet.fields.get(place).copied().unwrap_or_default()
}

/// S, M, A, R and T, lit or not, each with the reason and with what repairs it.
fn letters(app: App, lang: Lang, month: Month) -> AnyView {
    let texts = lang.planning().goal_sheet;
    let rows = move || {
        let (judged, found) = app.workspace(|workspace| {
            let written = latest(workspace, month).unwrap_or_default();
            let plan = plan(workspace, month, app.today.get(), said(&written));
            let found = check(&plan);
            (smart(&plan, &found, 0), found)
        });
        let rows = ["S", "M", "A", "R", "T"].into_iter().zip(texts.letters);
        let rows = rows.zip(judged.into_iter().flatten()).map(|((letter, word), (_, one))| {
            let first = match &one {
                Verdict::Failed(reasons) => reasons.first(),
                _ => None,
            };
            let finding = found.iter().find(
                |known| matches!(first, Some(Reason::Rule { name, .. }) if *name == known.rule),
            );
            let sentence = finding.map(|known| findings::sentence(app, lang, month, known));
            let (hook, why) = verdict(lang, &one, sentence);
            let mend = match (&one, finding) {
                (_, Some(known)) => mend::repairs(app, lang, month, known, None).into_any(),
                (Verdict::Failed(_), None) => mend::suggested(app, lang, month),
                (Verdict::Unknown(Unjudged::NoCompanyLink), None) => {
                    way(texts.to_company, "#/target/make?company")
                }
                (Verdict::Unknown(Unjudged::NoHistory), None) => {
                    way(texts.to_import, "#/more/import")
                }
                (Verdict::Met, None) => nothing(),
            };
            let class = if hook == "met" { "badge letter letter-lit" } else { "badge letter" };
            view! {
                <li class="letters-row" data-letter=letter data-verdict=hook>
                    <span class=class aria-hidden="true">{letter}</span>
                    <span class="letters-word">{word}<span class="row-why">{why}</span>{mend}</span>
                </li>
            }
            .into_any()
        });
        let rows = rows.collect::<Vec<_>>();
        view! { <ul class="facts">{rows}</ul> }.into_any()
    };
    view! { <h3>{texts.smart}</h3>{part(rows)} }.into_any()
}

/// Where what a letter needs is typed.
fn way(word: &'static str, href: &'static str) -> AnyView {
    view! { <a class="button button-wide" href=href data-act="repair">{word}</a> }.into_any()
}

/// The nine fields; two of them are the goal's own.
fn fields(app: App, lang: Lang, month: Month) -> AnyView {
    let texts = lang.planning().goal_sheet;
    let kept =
        question(move || app.workspace(|workspace| latest(workspace, month)).unwrap_or_default());
    let mut ids = IDS.into_iter();
    let typed = kept
        .get_untracked()
        .words
        .map(|words| drafted::typed(app, month, ids.next().unwrap_or_default(), words));
    // What a repair or an undo changes is shown where nothing else was typed since.
    Effect::new(move |before: Option<Written>| {
        let now = kept.get();
        for (place, (text, words)) in typed.into_iter().zip(&now.words).enumerate() {
            let old = before.as_ref().and_then(|before| before.words.get(place));
            if old.is_some_and(|old| old != words && text.with_untracked(|text| text == old)) {
                text.set(words.clone());
            }
        }
        now
    });
    let error = RwSignal::new(None);
    let none = RwSignal::new(None);
    let save = move || {
        let written = Written { words: typed.map(|text| text.get_untracked()) };
        match written.entry(month, app.today.get_untracked()) {
            Err(TooLong { field, length }) => {
                let [length, most] = [length, FIELD_LIMIT].map(|n| number::grouped(n as u64));
                let field = name(lang, field);
                error.set(Some(fill(texts.long, &[field, &length, &most])));
            }
            Ok(entry) => match app.decide_goal(vec![Decide::Keep(entry)]) {
                Ok(stamps) => {
                    error.set(None);
                    drafted::forget(app, month, &IDS);
                    app.say_of_all(texts.kept.to_owned(), stamps);
                }
                Err(refused) => error.set(Some(say::refusal(lang, refused, ""))),
            },
        }
    };
    let missing = maybe(move || {
        let names: Vec<&str> = app.workspace(|workspace| {
            let words = typed.map(|text| text.get());
            let empty = Written { words }.sheet(workspace, month).missing();
            empty.into_iter().map(|field| name(lang, field)).collect()
        });
        Some(if names.is_empty() {
            texts.full.to_owned()
        } else {
            fill(texts.missing, &[&names.join(texts.and)])
        })
    });
    let areas = WRITTEN
        .into_iter()
        .zip(IDS.into_iter().zip(typed))
        .map(|(field, (id, text))| {
            let asked =
                Field { id, label: name(lang, field), act: id, keyboard: "text", class: "user" };
            area(asked, text, none)
        })
        .collect::<Vec<_>>();
    let measured = maybe(move || {
        Some(match app.workspace(|workspace| tiers(workspace, month)) {
            Some(tiers) => {
                let [floor, target, challenge] = tiers.map(number::exact);
                let words = app.tier_words();
                let [low, middle, high] = say::tiers(lang, &words);
                fill(texts.metric, &[&floor, &target, &challenge, low, middle, high])
            }
            None => texts.no_tiers.to_owned(),
        })
    });
    let period = app.peek(|workspace| workspace.period(month));
    view! {
        <form novalidate on:submit=send(save)>
            <dl class="facts">
                <dt class="field-label">{name(lang, Named::Metric)}</dt>
                <dd data-measured="">{measured}</dd>
                <dt class="field-label">{name(lang, Named::Period)}</dt>
                <dd>{date::run(lang, period)}</dd>
            </dl>
            {areas}
            <p class="quiet" role="status" data-missing="">{missing}</p>
            <p class="error" role="alert">{maybe(move || error.get())}</p>
            <div class="sheet-do">
                <button type="submit" class="button button-main button-wide" data-act="save">{texts.save}</button>
            </div>
        </form>
    }
    .into_any()
}
