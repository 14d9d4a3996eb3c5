//! 目标: the month on the real working calendar.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::calendar::DayKind;
use crate::domain::command::Command;
use crate::domain::fact::RevisionReason;
use crate::domain::goal::{Opening, Origin};
use crate::domain::month::{DaySplit, MonthSplit, WeekSplit};
use crate::domain::period::Month;
use crate::domain::tier::Tier;
use crate::route::{Route, TargetSheet};
use crate::state::{App, Draft};
use crate::text::{Lang, Texts, amount, date, fill, number, say};
use crate::ui::components::arrows::{Arrows, arrows};
use crate::ui::components::ask_target::ask_target;
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{at_times, maybe, nothing, part, question, send, tap, words};
use crate::ui::components::{page, sheet};

/// The page.
pub fn target(app: App, lang: Lang) -> AnyView {
    let texts = lang.texts();
    // A sheet opened by its address shows its own month under it.
    app.month_shown.set(match app.route.get_untracked() {
        Route::Target(Some(TargetSheet::Day(day))) => {
            Some(app.peek(|workspace| workspace.month_of(day)))
        }
        _ => None,
    });
    let month = question(move || shown(app));
    let view = question(move || {
        app.workspace(|workspace| MonthSplit::of(workspace, month.get(), app.today.get()))
    });
    let sub = maybe(move || {
        view.get().map(|m| {
            let tier = say::tier(lang, Tier::Target);
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
        </main>
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
                view! { <p class="notice" role="note">{texts.not_announced}</p> }.into_any()
            })
        })
    });
    view! {
        {unannounced}
        {part(move || tiers(app, lang, month.get()))}
        <div class="more-buttons">
            <a class="button button-wide" href="#/target/revise" data-act="revise">{texts.revise}</a>
            <a class="button button-wide" href="#/more/report?goal" data-act="report-goal">
                {lang.behind().keep.report_goal}
            </a>
        </div>
        <section class="month">{grid}</section>
        <p class="sum" data-sum="" data-exact=maybe(move || sum().map(|sum| sum.to_string()))>
            <span>{maybe(move || sum().map(|sum| fill(texts.sum, &[&number::exact(sum)])))}</span>
            <span class="sum-exact">{texts.sum_exact}</span>
        </p>
        <ul class="facts quiet">{part(move || versions(app, lang, month.get()).into_any())}</ul>
    }
    .into_any()
}

/// The three amounts in force.
fn tiers(app: App, lang: Lang, month: Month) -> AnyView {
    let Some(tiers) = app.workspace(|w| w.goal(month).map(|goal| goal.in_force().tiers)) else {
        return nothing();
    };
    let cards = Tier::ALL
        .into_iter()
        .zip(["floor", "target", "challenge"])
        .map(|(tier, code)| {
            let amount = tiers.get(tier);
            let class = if tier == Tier::Target { "tier tier-target" } else { "tier" };
            view! {
                <div class=class data-tier=code data-exact=amount.to_string()>
                    <span class="tier-name">{say::tier(lang, tier)}</span>
                    <span class="tier-need">{number::short(lang, amount)}</span>
                </div>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    view! { <div class="tiers">{cards}</div> }.into_any()
}

fn grid(lang: Lang, month: &MonthSplit) -> AnyView {
    let texts = lang.texts();
    let letters = texts
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
    let [one, many] = texts.week_days;
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
    let (code, word) = kind(lang.texts(), day.kind);
    let figure = number::cell(lang, day.amount);
    let short_figure = (day.halves > 0).then_some(figure);
    let name = date::day(lang, day.day);
    let exact = number::exact(day.amount);
    let label =
        if word.is_empty() { format!("{name} {exact}") } else { format!("{name} {word} {exact}") };
    let route = Route::Target(Some(TargetSheet::Day(day.day)));
    view! {
        <a
            class=if day.is_today { "day day-now" } else { "day" }
            data-day=day.day.to_string()
            data-kind=code
            data-exact=day.amount.to_string()
            data-act="day"
            href=route.to_string()
            aria-current=day.is_today.then_some("date")
        >
            <span class="unseen">{label}</span>
            <span class="day-short" aria-hidden="true">{day.day.day()}</span>
            <span class="day-long" aria-hidden="true">{name}</span>
            <span class="day-kind" aria-hidden="true">{word}</span>
            <span class="day-figure day-short" aria-hidden="true">{short_figure.clone()}</span>
            <span class="day-figure day-long" aria-hidden="true">{(day.halves > 0).then_some(exact)}</span>
        </a>
    }
    .into_any()
}

/// A day's kind as a hook and as a word; an ordinary working day needs no word.
fn kind(texts: &Texts, kind: DayKind) -> (&'static str, &'static str) {
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

/// The baseline, each revision, and the opening figure.
fn versions(app: App, lang: Lang, month: Month) -> Vec<AnyView> {
    let texts = lang.texts();
    app.workspace(|workspace| {
        let Some(goal) = workspace.goal(month) else { return Vec::new() };
        let target = |tiers: crate::domain::tier::Tiers| number::exact(tiers.get(Tier::Target));
        let first = goal.baseline();
        let mut lines =
            vec![fill(texts.baseline, &[&target(first.tiers), &date::day(lang, first.on)])];
        lines.extend(goal.revisions().iter().map(|version| {
            let reason = match version.origin {
                Origin::Revised(reason) => say::revision_reason(texts, reason),
                Origin::Confirmed | Origin::ConfirmedAgain => texts.confirmed_again,
            };
            let on = date::day(lang, version.on);
            fill(texts.revision, &[&target(version.tiers), &on, reason])
        }));
        match goal.opening {
            Opening::Answered { amount, through } => lines.push(fill(
                texts.opening_line,
                &[&number::exact(amount), &date::day(lang, through)],
            )),
            Opening::Declined => lines.push(texts.opening_missing.to_owned()),
            Opening::Unanswered => {}
        }
        lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect()
    })
}

/// Change the target, with a reason; the first figure stays beside it.
pub fn sheet(app: App, lang: Lang, which: TargetSheet) -> AnyView {
    match which {
        TargetSheet::Revise => revise(app, lang),
        TargetSheet::Day(day) => super::day_kind::day_kind(app, lang, day),
    }
}

fn revise(app: App, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let draft = app.draft(Draft::Revision);
    let error = RwSignal::new(None);
    let reason = RwSignal::new(RevisionReason::Company);
    let save = move || {
        let typed = draft.get_untracked();
        let month = app.month_shown.get_untracked().unwrap_or_else(|| app.month());
        let outcome = match amount::read(&typed) {
            Err(wrong) => Err(say::amount_error(lang, wrong, &typed)),
            Ok(target) => app
                .dispatch(Command::ReviseGoal { month, target, reason: reason.get_untracked() })
                .map_err(|refusal| say::refusal(lang, refusal, &typed)),
        };
        match outcome {
            Ok(_) => {
                draft.set(String::new());
                app.close_sheet();
            }
            Err(sentence) => error.set(Some(sentence)),
        }
    };
    let words = texts.reasons;
    let all = [
        (RevisionReason::Market, "reason-market"),
        (RevisionReason::Ability, "reason-ability"),
        (RevisionReason::Team, "reason-team"),
        (RevisionReason::Feedback, "reason-feedback"),
        (RevisionReason::Leave, "reason-leave"),
        (RevisionReason::Company, "reason-company"),
    ];
    let choices = all
        .into_iter()
        .zip(words)
        .map(|((value, act), word)| Chip { value, act, word: word.to_owned() })
        .collect();
    let asked = Field {
        id: "revision",
        label: texts.revise_field,
        act: "revision",
        keyboard: "decimal",
        class: "",
    };
    let content = view! {
        <form novalidate on:submit=send(save)>
            {field(asked, draft, error, None)}
            {chips(texts.revise_why, "revise-why", choices, reason.into(), move |r| reason.set(r))}
            <div class="sheet-do">
                <button type="submit" class="button button-main button-wide" data-act="save">{texts.save}</button>
            </div>
        </form>
    };
    sheet::sheet(app, lang, texts.revise.to_owned(), content.into_any())
}
