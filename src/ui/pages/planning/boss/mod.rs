//! Show the goal to the superior: what is agreed, what was said of it, by when it is due, and the
//! ways out. Those are the fourth wasm's, drawn into this sheet.

mod deadlines;

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::money::Money;
use crate::domain::period::Month;
use crate::domain::plan_book::Span;
use crate::domain::plan_book::figures::revenue;
use crate::domain::plan_book::talk::{Said, Talk, agreed, of_month};
use crate::domain::tier::Tier;
use crate::route::{PlanningSheet, Route, TargetSheet};
use crate::state::App;
use crate::text::{Lang, date, fill, number};
use crate::ui::components::field::{Field, area};
use crate::ui::components::live::{at_times, part, question, send, tap};
use crate::ui::components::sheet;
use crate::ui::parts;

/// The sheet, in the order of the evening: send it, note what comes back, agree, confirm.
pub fn boss(app: App, lang: Lang) -> AnyView {
    let here = Route::Target(Some(TargetSheet::Planning(PlanningSheet::Boss)));
    parts::around_exchange(app, lang, here, whole)
}

fn whole(app: App, lang: Lang, ways: AnyView) -> AnyView {
    let texts = lang.planning().boss;
    let month = app.month_shown.get_untracked().unwrap_or_else(|| app.month());
    let target =
        question(move || app.workspace(|workspace| revenue(workspace, Span::Month, month)));
    let ways = view! {
        <section class="more-group">
            <h3>{texts.ways}</h3>
            {ways}
        </section>
    };
    let word = RwSignal::new(String::new());
    let content = view! {
        {part(move || match target.get() {
            Some(target) => head(app, lang, month, target),
            None => no_goal(lang, month),
        })}
        {ways}
        {at_times(move || target.get().map(|_| comments(app, lang, month, word)))}
        {at_times(move || target.get().map(|target| decided(app, lang, month, target)))}
        {deadlines::deadlines(app, lang, month)}
    };
    sheet::sheet(app, lang, texts.title.to_owned(), content.into_any())
}

fn no_goal(lang: Lang, month: Month) -> AnyView {
    let texts = lang.planning().boss;
    view! {
        <p class="empty" data-empty="">{fill(texts.no_goal, &[&date::month(lang, month)])}</p>
        <a class="button button-main button-wide" href="#/target/make" data-act="plan-make">{texts.make}</a>
    }
    .into_any()
}

/// Of which month and figure, and whether it is frozen yet.
fn head(app: App, lang: Lang, month: Month, target: Money) -> AnyView {
    let texts = lang.planning().boss;
    let head = fill(texts.for_month, &[&date::month(lang, month), &number::exact(target)]);
    let first = app.workspace(|workspace| {
        let first = workspace.goal(month)?.baseline();
        let amount = number::exact(first.tiers.get(Tier::Target));
        Some(fill(texts.baseline, &[&date::day(lang, first.on), &amount]))
    });
    let draft = first.is_none().then_some("");
    let line = first.unwrap_or_else(|| texts.draft.to_owned());
    view! {
        <p data-month=month.to_string() data-exact=target.to_string()>{head}</p>
        <p class="quiet" data-draft=draft>{line}</p>
    }
    .into_any()
}

/// Whether it is agreed, and the way to confirm what nobody has confirmed.
fn decided(app: App, lang: Lang, month: Month, target: Money) -> AnyView {
    let texts = lang.planning().boss;
    let (is_agreed, confirmed) = app
        .workspace(|workspace| (agreed(workspace, month, target), workspace.goal(month).is_some()));
    let agreeing = match is_agreed {
        Some(on) => {
            let said = fill(texts.agreed, &[&date::day(lang, on)]);
            view! { <p class="sum-exact" data-agreed=target.to_string()>{said}</p> }.into_any()
        }
        None => agree(app, lang, month, target),
    };
    let confirm = (!confirmed).then(|| {
        view! {
            <a class="button button-main button-wide" href="#/target/make?confirm" data-act="boss-confirm">
                {texts.confirm}
            </a>
        }
        .into_any()
    });
    view! {
        <section class="more-group">
            <h3>{texts.decided}</h3>
            {agreeing}
            {confirm}
        </section>
    }
    .into_any()
}

fn agree(app: App, lang: Lang, month: Month, target: Money) -> AnyView {
    let texts = lang.planning().boss;
    let agree = tap(move || {
        let on = app.today.get_untracked();
        let (what, text) = (Said::Agreed, String::new());
        let stamp = app.keep_row(Talk { month, what, target: Some(target), text, on }.entry());
        app.say(texts.agreed_now.to_owned(), stamp);
    });
    view! {
        <button type="button" class="button button-wide" data-act="boss-agreed" on:click=agree>
            {fill(texts.agree, &[&number::exact(target)])}
        </button>
        <p class="hint">{texts.agree_means}</p>
    }
    .into_any()
}

/// The superior's words: those of files, and what was said, typed.
fn comments(app: App, lang: Lang, month: Month, word: RwSignal<String>) -> AnyView {
    let texts = lang.planning().boss;
    let error = RwSignal::new(None);
    let keep = move || {
        let text = word.get_untracked().split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            error.set(Some(texts.word_empty.to_owned()));
            return;
        }
        let on = app.today.get_untracked();
        let stamp =
            app.keep_row(Talk { month, what: Said::Comment, target: None, text, on }.entry());
        if stamp.is_some() {
            word.set(String::new());
            error.set(None);
        }
        app.say(texts.word_kept.to_owned(), stamp);
    };
    let asked =
        Field { id: "boss-word", label: texts.word, act: "boss-word", keyboard: "text", class: "" };
    view! {
        <section class="more-group">
            <h3>{texts.comments}</h3>
            {part(move || said(app, lang, month))}
            <form novalidate on:submit=send(keep)>
                {area(asked, word, error)}
                <button type="submit" class="button button-wide" data-act="boss-word-keep">
                    {texts.word_keep}
                </button>
            </form>
        </section>
    }
    .into_any()
}

/// What was said of it, the latest first.
fn said(app: App, lang: Lang, month: Month) -> AnyView {
    let texts = lang.planning().boss;
    let said: Vec<Talk> = app.workspace(|workspace| {
        of_month(workspace, month).filter(|talk| talk.what == Said::Comment).collect()
    });
    if said.is_empty() {
        return view! { <p class="quiet" data-empty="comments">{texts.comments_none}</p> }
            .into_any();
    }
    let lines = said.into_iter().rev().map(|talk| {
        let on = date::day(lang, talk.on);
        let line = match talk.target {
            Some(target) => fill(texts.comment_target, &[&on, &talk.text, &number::exact(target)]),
            None => fill(texts.comment, &[&on, &talk.text]),
        };
        view! { <li class="user" data-user="" data-said="">{line}</li> }.into_any()
    });
    view! { <ul class="facts">{lines.collect::<Vec<_>>()}</ul> }.into_any()
}
