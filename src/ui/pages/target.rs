//! 目标: the month on the real working calendar.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::browser::page as document;
use crate::domain::calendar::DayKind;
use crate::domain::month::{DaySplit, MonthSplit, WeekSplit};
use crate::domain::period::Month;
use crate::domain::tier::Tier;
use crate::route::{PlanningSheet, Route, TargetSheet};
use crate::state::App;
use crate::text::{Lang, Texts, date, fill, number, say};
use crate::ui::components::arrows::{Arrows, arrows};
use crate::ui::components::ask_target::ask_target;
use crate::ui::components::live::{at_times, maybe, nothing, part, question, tap, words};
use crate::ui::components::page;

/// The page.
pub fn target(app: App, lang: Lang) -> AnyView {
    let texts = lang.texts();
    // A sheet opened by its address shows its own month under it.
    app.month_shown.set(match app.route.get_untracked() {
        Route::Target(Some(TargetSheet::Day(day))) => {
            Some(app.peek(|workspace| workspace.month_of(day)))
        }
        // So does a reminder of another month's plan, which names it behind the sheet.
        Route::Target(Some(TargetSheet::Planning(_))) => {
            let fragment = document::fragment();
            fragment.split_once('?').and_then(|(_, month)| Month::parse(month).ok())
        }
        _ => None,
    });
    let month = question(move || shown(app));
    let view = question(move || {
        app.workspace(|workspace| MonthSplit::of(workspace, month.get(), app.today.get()))
    });
    let sub = maybe(move || {
        view.get().map(|m| {
            let words = app.tier_words();
            let tier = say::tier(lang, &words, Tier::Target);
            let amount = number::short(lang, m.target);
            let days = working_days(texts, m.halves);
            format!("{tier} {amount} · {days}")
        })
    });
    let has_goal = question(move || view.with(Option::is_some));
    let names = Arrows {
        back_act: "month-before",
        back: lang.behind().days.month_before,
        on_act: "month-after",
        on: lang.behind().days.month_after,
    };
    let now = at_times(move || {
        (month.get() != app.month()).then(|| {
            view! {
                <button
                    type="button"
                    class="button button-plain button-wide"
                    data-act="month-now"
                    on:click=tap(move || app.month_shown.set(None))
                >
                    {lang.behind().days.month_now}
                </button>
            }
            .into_any()
        })
    });
    view! {
        <main class="page" id="page">
            {page::head(app, lang, texts.tab_target.to_owned(), Some(sub))}
            {arrows(
                names,
                words(move || date::month(lang, month.get())),
                move || month.get().next() == month.get(),
                move || app.month_shown.set(Some(month.get_untracked().previous())),
                move || app.month_shown.set(Some(month.get_untracked().next())),
            )}
            {now}
            {part(move || if has_goal.get() {
                split(app, lang, month, view)
            } else {
                no_goal(app, lang, month.get())
            })}
            {plans(lang)}
        </main>
    }
    .into_any()
}

/// The sheets of planning in the order they are listed, each with its row's hook.
const PLANS: [(PlanningSheet, &str); 8] = [
    (PlanningSheet::Make, "plan-make"),
    (PlanningSheet::Sheet, "plan-sheet"),
    (PlanningSheet::Split, "plan-split"),
    (PlanningSheet::Curve, "plan-curve"),
    (PlanningSheet::Funnel, "plan-funnel"),
    (PlanningSheet::Year, "plan-year"),
    (PlanningSheet::Boss, "plan-boss"),
    (PlanningSheet::Incentive, "plan-incentive"),
];

/// The way to each sheet of planning, with what it is for. They belong to the month shown.
fn plans(lang: Lang) -> AnyView {
    let texts = lang.behind().goals;
    let rows = PLANS
        .into_iter()
        .zip(texts.plan.into_iter().zip(texts.plan_means))
        .map(|((which, act), (word, means))| {
            let route = Route::Target(Some(TargetSheet::Planning(which)));
            view! {
                <li>
                    <a class="row row-link" href=route.to_string() data-act=act>
                        <span>
                            <span class="row-name">{word}</span>
                            <span class="row-why">{means}</span>
                        </span>
                    </a>
                </li>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    view! {
        <section class="more-group">
            <h2>{texts.plans}</h2>
            <ul class="list">{rows}</ul>
        </section>
    }
    .into_any()
}

/// The month looked at: today's, until an arrow leads to another.
fn shown(app: App) -> Month {
    app.month_shown.get().unwrap_or_else(|| app.month())
}

/// A month without a target: the question, and what its target would be spread over.
fn no_goal(app: App, lang: Lang, month: Month) -> AnyView {
    let texts = lang.texts();
    let heading = fill(texts.ask_target_month, &[&date::month(lang, month)]);
    view! {
        <section class="card">
            <h2>{heading}</h2>
            {ask_target(app, lang, month)}
        </section>
    }
    .into_any()
}

fn working_days(texts: &Texts, halves: u32) -> String {
    let [one, many] = texts.working_days;
    fill(if halves == 2 { one } else { many }, &[&say::days(halves)])
}

/// The grid, its sum, the tiers, and the versions of the goal.
fn split(app: App, lang: Lang, month: Memo<Month>, view: Memo<Option<MonthSplit>>) -> AnyView {
    let texts = lang.texts();
    let grid = at_times(move || view.get().map(|month| grid(lang, &month)));
    let sum = move || view.with(|m| m.as_ref().map(|m| m.sum));
    let unannounced = at_times(move || {
        view.with(|m| {
            m.as_ref().is_some_and(|m| !m.announced).then(|| {
                view! { <p class="notice" role="note">{lang.behind().pages.not_announced}</p> }
                    .into_any()
            })
        })
    });
    view! {
        {unannounced}
        {part(move || tiers(app, lang, month.get()))}
        <div class="more-buttons">
            <a class="button button-wide" href="#/target/revise" data-act="revise">{lang.behind().pages.revise}</a>
            <a class="button button-wide" href="#/target/split" data-act="to-split">
                {lang.behind().goals.plan[2]}
            </a>
            <a class="button button-wide" href="#/more/report?goal" data-act="report-goal">
                {lang.behind().keep.report_goal}
            </a>
        </div>
        <section class="month">{grid}</section>
        <p class="sum" data-sum="" data-exact=maybe(move || sum().map(|sum| sum.to_string()))>
            <span>{maybe(move || sum().map(|sum| fill(texts.sum, &[&number::exact(sum)])))}</span>
            <span class="sum-exact">{lang.behind().pages.sum_exact}</span>
        </p>
        <ul class="facts quiet">{part(move || super::revise::ledger(app, lang, month.get()))}</ul>
    }
    .into_any()
}

/// The three amounts in force.
fn tiers(app: App, lang: Lang, month: Month) -> AnyView {
    let Some(tiers) = app.workspace(|w| w.goal(month).map(|goal| goal.in_force().tiers)) else {
        return nothing();
    };
    let words = app.tier_words();
    let cards = Tier::ALL
        .into_iter()
        .zip(["floor", "target", "challenge"])
        .map(|(tier, code)| {
            let amount = tiers.get(tier);
            let class = if tier == Tier::Target { "tier tier-target" } else { "tier" };
            view! {
                <div class=class data-tier=code data-exact=amount.to_string()>
                    <span class="tier-name">{say::tier(lang, &words, tier).to_owned()}</span>
                    <span class="tier-need">{number::short(lang, amount)}</span>
                </div>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    view! { <div class="tiers">{cards}</div> }.into_any()
}

fn grid(lang: Lang, month: &MonthSplit) -> AnyView {
    let letters = lang
        .behind()
        .pages
        .weekdays_short
        .iter()
        .map(|letter| view! { <span>{*letter}</span> }.into_any())
        .collect::<Vec<_>>();
    let weeks = month.weeks.iter().map(|week| week_row(lang, week)).collect::<Vec<_>>();
    view! {
        <div class="month-week month-letters" aria-hidden="true">
            {letters}
        </div>
        {weeks}
    }
    .into_any()
}

fn week_row(lang: Lang, week: &WeekSplit) -> AnyView {
    let texts = lang.texts();
    let days = week
        .days
        .iter()
        .map(|day| match day {
            None => view! { <span class="day-blank"></span> }.into_any(),
            Some(day) => cell(lang, day),
        })
        .collect::<Vec<_>>();
    let [one, many] = lang.behind().pages.week_days;
    let count = fill(if week.halves == 2 { one } else { many }, &[&say::days(week.halves)]);
    view! {
        <div class="month-week" data-week=week.monday.to_string() data-exact=week.amount.to_string()>
            {days}
            <p class="week">
                <span class="week-days">{texts.week} " · " {count}</span>
                <span>{number::short(lang, week.amount)}</span>
            </p>
        </div>
    }
    .into_any()
}

/// A day: its number, its kind told by word and shape, its figure.
fn cell(lang: Lang, day: &DaySplit) -> AnyView {
    let (code, word) = kind(lang, day.kind);
    let name = date::day(lang, day.day);
    let exact = number::exact(day.amount);
    let label =
        if word.is_empty() { format!("{name} {exact}") } else { format!("{name} {word} {exact}") };
    let is_off = day.halves == 0;
    let figure = (!is_off).then(|| {
        view! { <span class="day-figure day-short" aria-hidden="true">{number::cell(lang, day.amount)}</span> }
    });
    let kind = (!word.is_empty())
        .then(|| view! { <span class="day-kind" aria-hidden="true">{word}</span> });
    let route = Route::Target(Some(TargetSheet::Day(day.day)));
    view! {
        <a
            class=if day.is_today { "day day-now" } else { "day" }
            data-day=day.day.to_string()
            data-kind=code
            data-exact=day.amount.to_string()
            data-name=name
            data-long=if is_off { String::new() } else { exact }
            data-act="day"
            href=route.to_string()
            aria-current=day.is_today.then_some("date")
        >
            <span class="unseen">{label}</span>
            <span class="day-short" aria-hidden="true">{day.day.day()}</span>
            {kind}
            {figure}
        </a>
    }
    .into_any()
}

/// A day's kind as a hook and as a word; an ordinary working day needs no word.
fn kind(lang: Lang, kind: DayKind) -> (&'static str, &'static str) {
    let texts = lang.behind().pages;
    match kind {
        DayKind::Work => ("work", ""),
        DayKind::Rest => ("rest", texts.kind_rest),
        DayKind::Holiday(_) => ("holiday", texts.kind_holiday),
        DayKind::MakeUp => ("makeup", texts.kind_make_up),
        DayKind::Half => ("half", texts.kind_half),
        DayKind::Leave(_) => ("leave", texts.kind_leave),
        DayKind::Unannounced(_) => ("unannounced", texts.kind_holiday),
    }
}

/// What of the page opens over it.
pub fn sheet(app: App, lang: Lang, which: TargetSheet) -> AnyView {
    match which {
        TargetSheet::Revise => super::revise::revise(app, lang),
        TargetSheet::Day(day) => super::day_kind::day_kind(app, lang, day),
        TargetSheet::Planning(_) => nothing(),
    }
}
