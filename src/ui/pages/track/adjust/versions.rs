//! Every version of a month's goal beside its result, and what each cut was worth.

use fieldplan_view::view;
use leptos::prelude::*;

use super::{months, title};
use crate::domain::metric::Standard;
use crate::domain::own_entries;
use crate::domain::period::Month;
use crate::domain::plan_book::versions::{OtherMetric, OtherVersion, Which, others};
use crate::state::App;
use crate::text::planning::goal_sheet::{figure, percent};
use crate::text::track::adjust::metric as name_of;
use crate::text::{Lang, date, fill, number, say};
use crate::ui::components::bits::{line, link};
use crate::ui::components::live::{nothing, part, tap};
use crate::ui::components::sheet;
use crate::ui::pages::revise;

/// The sheet.
pub fn versions(app: App, lang: Lang) -> AnyView {
    let shown =
        RwSignal::new(app.month_shown.get_untracked().unwrap_or_else(|| untrack(|| app.month())));
    let drawn = part(move || month(app, lang, shown.get()));
    let content = view! {
        <p class="quiet">{lang.track().adjust.versions_mean}</p>
        {months(app, lang, shown)}
        {drawn}
    };
    sheet::sheet(app, lang, title(lang, 7), content.into_any())
}

fn month(app: App, lang: Lang, month: Month) -> AnyView {
    let texts = lang.track().adjust;
    let today = app.today.get();
    let (changes, sold, is_over, others) = app.workspace(|workspace| {
        let changes = workspace.goal(month).map(|goal| goal.revisions().len());
        let is_over = today > workspace.period(month).last();
        (changes, workspace.sold_in_month(month), is_over, others(workspace, month, today))
    });
    if changes.is_none() && others.is_empty() {
        return view! {
            <p class="quiet" data-empty="">{fill(texts.no_goal, &[&date::month(lang, month)])}</p>
            {link("button button-main button-wide", "set-goal", "#/target", texts.set_goal)}
        }
        .into_any();
    }
    let ledger = changes.map(|changes| {
        let never = (changes == 0).then(|| line("quiet", texts.never_changed.to_owned()));
        let done = fill(texts.done, &[&number::exact(sold)]);
        view! {
            <section class="more-group" data-ledger=month.to_string()>
                <h3>{name_of(lang, Standard::Revenue)}</h3>
                <p data-figure="sold" data-exact=sold.to_string()>{done}</p>
                <ul class="facts">{revise::ledger(app, lang, month)}</ul>
                {never}
            </section>
        }
        .into_any()
    });
    let cut = changes.is_some_and(|changes| changes > 0)
        || others.iter().any(|one| one.versions.len() > 1);
    let wait = (cut && !is_over).then(|| line("quiet", texts.not_over.to_owned()));
    let others = if others.is_empty() {
        nothing()
    } else {
        let rows = others.iter().map(|one| other(app, lang, one)).collect::<Vec<_>>();
        view! {
            <section class="more-group">
                <h3>{texts.others}</h3>
                {rows}
            </section>
        }
        .into_any()
    };
    // The month that is looked at is the one that is changed.
    let look = move || app.month_shown.set(Some(month));
    let revise = (changes.is_some() && !is_over).then(|| {
        view! {
            <a class="button button-wide" href="#/target/revise" data-act="to-revise" on:click=tap(look)>
                {texts.revise}
            </a>
        }
        .into_any()
    });
    view! {
        {ledger}
        {others}
        {wait}
        <div class="more-buttons">
            {revise}
            <a class="button button-wide" href="#/target/sheet" data-act="to-goal-sheet" on:click=tap(look)>
                {texts.revise_other}
            </a>
        </div>
    }
    .into_any()
}

/// One metric beside revenue.
fn other(app: App, lang: Lang, one: &OtherMetric) -> AnyView {
    let texts = lang.track().adjust;
    let (name, user) = match one.metric {
        Which::Standard(metric) => (name_of(lang, metric).to_owned(), None),
        Which::Own(id) => {
            let own = app.peek(|workspace| own_entries::metric(workspace, id));
            (own.map(|own| own.name).unwrap_or_default(), Some(""))
        }
    };
    let done = match one.done {
        Some(done) => fill(texts.other_done, &[&figure(lang, done)]),
        None => texts.other_none.to_owned(),
    };
    let rows = one.versions.iter().map(|version| row(lang, version)).collect::<Vec<_>>();
    view! {
        <div data-metric=name.clone()>
            <h4 class=user.map(|_| "user") data-user=user>{name}</h4>
            <p class="quiet">{done}</p>
            <ul class="facts">{rows}</ul>
        </div>
    }
    .into_any()
}

fn row(lang: Lang, version: &OtherVersion) -> AnyView {
    let texts = lang.track().adjust;
    let (wanted, on) = (figure(lang, version.target), date::day(lang, version.on));
    let line = match version.reason {
        None => fill(texts.other_first, &[&wanted, &on]),
        Some(reason) => {
            let reason = say::revision_reason(lang.texts(), reason);
            fill(texts.other_changed, &[&wanted, &on, reason])
        }
    };
    let attained = version.attained.map(percent);
    let mut said: Vec<String> = Vec::new();
    said.extend(attained.as_ref().map(|rate| fill(texts.attained, &[rate])));
    said.extend(version.cut.and_then(|cut| revise::cut_word(lang, cut)).map(str::to_owned));
    view! {
        <li data-other-version=wanted data-attained=attained data-cut=version.cut.map(|cut| format!("{cut:?}"))>
            {line}
            <span class="row-why">{said.join(" · ")}</span>
        </li>
    }
    .into_any()
}
