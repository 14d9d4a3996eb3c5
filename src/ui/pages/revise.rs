//! Change a month's target with a reason, and its versions beside each other.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::fact::RevisionReason;
use crate::domain::goal::{Opening, Origin};
use crate::domain::money::Money;
use crate::domain::period::Month;
use crate::domain::plan_book::goal::Decide;
use crate::domain::plan_book::versions::{Attained, in_proportion, versions};
use crate::domain::revision::Cut;
use crate::domain::tier::Tier;
use crate::domain::tier_words::TierWords;
use crate::state::{App, Draft};
use crate::text::planning::goal_sheet::percent;
use crate::text::planning::make::refused;
use crate::text::{Lang, amount, date, fill, number, say};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::drafted;
use crate::ui::components::field::{Field, field, field_named};
use crate::ui::components::live::{part, send};
use crate::ui::components::sheet;

const REASONS: [(RevisionReason, &str); 6] = [
    (RevisionReason::Market, "reason-market"),
    (RevisionReason::Ability, "reason-ability"),
    (RevisionReason::Team, "reason-team"),
    (RevisionReason::Feedback, "reason-feedback"),
    (RevisionReason::Leave, "reason-leave"),
    (RevisionReason::Company, "reason-company"),
];

/// The names of floor and challenge among what is half typed.
const NAMES: [&str; 2] = ["revised-floor", "revised-challenge"];

/// The reasons, to choose from.
pub(super) fn reasons(lang: Lang, chosen: RwSignal<RevisionReason>) -> AnyView {
    let texts = lang.texts();
    let choices = REASONS
        .into_iter()
        .zip(texts.reasons)
        .map(|((value, act), word)| Chip { value, act, word: word.to_owned() })
        .collect();
    chips(lang.behind().pages.revise_why, "revise-why", choices, chosen.into(), move |reason| {
        chosen.set(reason);
    })
}

/// The sheet.
pub fn revise(app: App, lang: Lang) -> AnyView {
    let (texts, words) = (lang.texts(), lang.behind().goals);
    let month = app.month_shown.get_untracked().unwrap_or_else(|| untrack(|| app.month()));
    let draft = app.draft(Draft::Revision);
    let [floor, challenge] = NAMES.map(|name| drafted::typed(app, month, name, String::new()));
    let error = RwSignal::new(None);
    let reason = RwSignal::new(RevisionReason::Company);
    let read = move |text: &str, else_: Option<Money>| match else_ {
        Some(amount) if text.trim().is_empty() => Ok(amount),
        _ => amount::read(text).map_err(|wrong| say::amount_error(lang, wrong, text)),
    };
    let save = move || {
        let typed = draft.get_untracked();
        let outcome = read(&typed, None).and_then(|target| {
            let now = app.peek(|workspace| workspace.goal(month).map(|goal| goal.in_force().tiers));
            let [low, _, high] = now.map_or([target; 3], |now| in_proportion(now, target));
            let low = read(&floor.get_untracked(), Some(low))?;
            let high = read(&challenge.get_untracked(), Some(high))?;
            let (tiers, reason) = ([low, target, high], reason.get_untracked());
            app.decide_goal(vec![Decide::Revise { month, tiers, reason }])
                .map_err(|refusal| refused(lang, &app.peek(TierWords::of), refusal, &typed))
        });
        match outcome {
            Ok(stamps) => {
                draft.set(String::new());
                drafted::forget(app, month, &NAMES);
                app.say_of_all(fill(words.revised, &[&date::month(lang, month)]), stamps);
                app.close_sheet();
            }
            Err(sentence) => error.set(Some(sentence)),
        }
    };
    let asked = |id, label, act| Field { id, label, act, keyboard: "decimal", class: "" };
    let own = app.peek(TierWords::of);
    let [low, _, high] = say::tiers(lang, &own);
    let named = |name: &str| fill(words.other_tier, &[name]);
    let none = RwSignal::new(None);
    let content = view! {
        <form novalidate on:submit=send(save)>
            <p class="quiet" data-month=month.to_string()>{date::month(lang, month)}</p>
            {field(asked("revision", lang.behind().pages.revise_field, "revision"), draft, error, None)}
            {field_named(asked("revision-floor", "", "revision-floor"), named(low), floor, none, None)}
            {field_named(asked("revision-challenge", "", "revision-challenge"), named(high), challenge, none, None)}
            <p class="hint">{fill(words.in_proportion, &[low, high])}</p>
            {reasons(lang, reason)}
            <div class="sheet-do">
                <button type="submit" class="button button-main button-wide" data-act="save">{texts.save}</button>
            </div>
        </form>
        <ul class="facts quiet">{part(move || ledger(app, lang, month))}</ul>
    };
    sheet::sheet(app, lang, lang.behind().pages.revise.to_owned(), content.into_any())
}

/// The first confirmed version, each revision, and the opening figure; a version in a line of its
/// own with what is attained of it.
pub fn ledger(app: App, lang: Lang, month: Month) -> AnyView {
    let today = app.today.get();
    app.workspace(|workspace| {
        let all = versions(workspace, month, today);
        let mut rows: Vec<AnyView> = all.iter().map(|one| version(lang, one)).collect();
        let opening = match workspace.goal(month).map(|goal| goal.opening) {
            Some(Opening::Answered { amount, through }) => Some(fill(
                lang.behind().pages.opening_line,
                &[&number::exact(amount), &date::day(lang, through)],
            )),
            Some(Opening::Declined) => Some(lang.behind().pages.opening_missing.to_owned()),
            Some(Opening::Unanswered) | None => None,
        };
        rows.extend(opening.map(|line| view! { <li>{line}</li> }.into_any()));
        rows
    })
    .into_any()
}

fn version(lang: Lang, one: &Attained) -> AnyView {
    let (texts, words) = (lang.texts(), lang.behind().goals);
    let version = one.judged.version;
    let target = number::exact(version.tiers.get(Tier::Target));
    let on = date::day(lang, version.on);
    let line = match version.origin {
        Origin::Confirmed => fill(texts.baseline, &[&target, &on]),
        Origin::ConfirmedAgain => {
            fill(lang.behind().pages.revision, &[&target, &on, texts.confirmed_again])
        }
        Origin::Revised(reason) => {
            fill(lang.behind().pages.revision, &[&target, &on, say::revision_reason(texts, reason)])
        }
    };
    let attained = one.judged.attained.ok();
    let mut said: Vec<String> = Vec::new();
    said.extend(attained.map(|rate| fill(words.attained, &[&percent(rate)])));
    said.extend(one.grown.and_then(|grown| {
        let of = percent(grown.of_growth?);
        Some(fill(words.grown, &[&percent(grown.reached), &percent(grown.promised), &of]))
    }));
    said.extend(one.cut.and_then(|cut| cut_word(lang, cut)).map(str::to_owned));
    view! {
        <li data-version=version.stamp.to_string() data-attained=attained.map(percent)>
            {line}
            <span class="row-why">{said.join(" · ")}</span>
        </li>
    }
    .into_any()
}

/// What a cut was worth.
pub(super) fn cut_word(lang: Lang, cut: Cut) -> Option<&'static str> {
    let [unnecessary, needed, not_enough] = lang.behind().goals.cuts;
    match cut {
        Cut::NoCut => None,
        Cut::Unnecessary => Some(unnecessary),
        Cut::Needed => Some(needed),
        Cut::NotEnough => Some(not_enough),
    }
}
