//! Show the goal to the superior: what is agreed, what was said of it, by when it is due, and the
//! ways out. Those are the fourth wasm's, drawn into this sheet.

mod deadlines;

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::money::Money;
use crate::domain::period::Month;
use crate::domain::plan_book::talk::{Said, Talk, agreed, of_month};
use crate::domain::tier::Tier;
use crate::route::{PlanningSheet, Route, TargetSheet};
use crate::state::App;
use crate::text::{Lang, date, fill, number};
use crate::ui::components::live::{part, question, tap};
use crate::ui::components::sheet;
use crate::ui::parts;

/// The sheet.
pub fn boss(app: App, lang: Lang) -> AnyView {
    let texts = lang.planning().boss;
    let month = app.month_shown.get_untracked().unwrap_or_else(|| app.month());
    let target = question(move || target(app, month));
    let here = Route::Target(Some(TargetSheet::Planning(PlanningSheet::Boss)));
    let content = view! {
        {part(move || match target.get() {
            Some(target) => goal(app, lang, month, target),
            None => no_goal(lang, month),
        })}
        {deadlines::deadlines(app, lang, month)}
        <section class="more-group">
            <h3>{texts.ways}</h3>
            {parts::exchange_sheet(app, lang, here)}
        </section>
    };
    sheet::sheet(app, lang, texts.title.to_owned(), content.into_any())
}

fn target(app: App, month: Month) -> Option<Money> {
    app.workspace(|workspace| {
        workspace.goal(month).map(|goal| goal.in_force().tiers.get(Tier::Target))
    })
}

fn no_goal(lang: Lang, month: Month) -> AnyView {
    let texts = lang.planning().boss;
    view! {
        <p class="empty" data-empty="">{fill(texts.no_goal, &[&date::month(lang, month)])}</p>
        <a class="button button-main button-wide" href="#/target/make" data-act="plan-make">{texts.make}</a>
    }
    .into_any()
}

/// The frozen figure, whether it is agreed, and the superior's words.
fn goal(app: App, lang: Lang, month: Month, target: Money) -> AnyView {
    let texts = lang.planning().boss;
    let head = fill(texts.for_month, &[&date::month(lang, month), &number::exact(target)]);
    let first = app.workspace(|workspace| {
        let goal = workspace.goal(month)?;
        let first = goal.baseline();
        let amount = number::exact(first.tiers.get(Tier::Target));
        Some(fill(texts.baseline, &[&date::day(lang, first.on), &amount]))
    });
    let is_agreed = app.workspace(|workspace| agreed(workspace, month, target));
    let agreeing = match is_agreed {
        Some(on) => {
            let said = fill(texts.agreed, &[&date::day(lang, on)]);
            view! { <p class="sum-exact" data-agreed=target.to_string()>{said}</p> }.into_any()
        }
        None => agree(app, lang, month, target),
    };
    view! {
        <p data-month=month.to_string() data-exact=target.to_string()>{head}</p>
        <p class="quiet">{first}</p>
        {agreeing}
        {comments(app, lang, month)}
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

fn comments(app: App, lang: Lang, month: Month) -> AnyView {
    let texts = lang.planning().boss;
    let said: Vec<Talk> = app.workspace(|workspace| {
        of_month(workspace, month).filter(|talk| talk.what == Said::Comment).collect()
    });
    if said.is_empty() {
        return view! {
            <section class="more-group">
                <h3>{texts.comments}</h3>
                <p class="quiet" data-empty="comments">{texts.comments_none}</p>
            </section>
        }
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
    view! {
        <section class="more-group">
            <h3>{texts.comments}</h3>
            <ul class="facts">{lines.collect::<Vec<_>>()}</ul>
        </section>
    }
    .into_any()
}
