//! By when the figure comes and the plan is handed in, on the rep's own calendar.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::period::Month;
use crate::domain::plan_book::Span;
use crate::domain::plan_book::deadlines::{Deadlines, Due, What, in_force, is_done};
use crate::domain::plan_book::figures::revenue;
use crate::domain::plan_book::talk::{Said, Talk};
use crate::domain::workspace::Workspace;
use crate::state::App;
use crate::text::planning::hundredths;
use crate::text::{Lang, date, fill};
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{at_times, flag, part, send, tap};

/// The section: of the month shown, or of the next one whose deadlines are still to come.
pub(super) fn deadlines(app: App, lang: Lang, shown: Month) -> AnyView {
    let open = RwSignal::new(false);
    let form = at_times(move || open.get().then(|| untrack(|| form(app, lang, open))));
    let texts = lang.planning().boss;
    view! {
        <section class="more-group">
            {part(move || lines(app, lang, shown))}
            <button
                type="button"
                class="button button-plain button-wide"
                data-act="deadlines-edit"
                aria-expanded=flag(move || open.get())
                on:click=tap(move || open.update(|open| *open = !*open))
            >
                {texts.edit}
            </button>
            {form}
        </section>
    }
    .into_any()
}

/// The first of the month shown and the two after today's that is not all past.
fn of_month(workspace: &Workspace, shown: Month, today: crate::domain::day::Day) -> Vec<Due> {
    let deadlines = in_force(workspace);
    let this = workspace.month_of(today);
    let months = [shown, this.next(), this.next().next()];
    let mut all = months.into_iter().map(|month| deadlines.of(&workspace.calendar, month));
    all.find(|due| due.iter().any(|due| due.last >= today)).unwrap_or_default()
}

fn lines(app: App, lang: Lang, shown: Month) -> AnyView {
    let texts = lang.planning().boss;
    let today = app.today.get();
    let all = app.workspace(|workspace| {
        let all = of_month(workspace, shown, today).into_iter();
        all.map(|due| (due, is_done(workspace, &due))).collect::<Vec<_>>()
    });
    let Some((first, _)) = all.first() else { return ().into_any() };
    let month = first.month;
    let handed = all.iter().any(|(due, done)| due.what == What::HandIn && *done);
    let lines = all.into_iter().map(|(due, done)| line(lang, &due, done));
    let lines = lines.collect::<Vec<_>>();
    let hand_in = tap(move || {
        let on = app.today.get_untracked();
        let target = app.peek(|workspace| revenue(workspace, Span::Month, month));
        let (what, text) = (Said::Handed, String::new());
        let stamp = app.keep_row(Talk { month, what, target, text, on }.entry());
        app.say(fill(texts.handed_now, &[&date::month(lang, month)]), stamp);
    });
    let button = (!handed).then(|| {
        view! {
            <button type="button" class="button button-wide" data-act="boss-handed" on:click=hand_in>
                {texts.handed}
            </button>
        }
        .into_any()
    });
    view! {
        <h3>{fill(texts.deadlines, &[&date::month(lang, month)])}</h3>
        <ul class="facts" data-deadlines=month.to_string()>{lines}</ul>
        {button}
    }
    .into_any()
}

fn line(lang: Lang, due: &Due, done: bool) -> AnyView {
    let texts = lang.planning().boss;
    let at = date::time(due.at);
    let (what, sentence) = match due.what {
        What::Figure => ("figure", texts.figure),
        What::HandIn => ("hand-in", texts.hand_in),
    };
    let mut said = vec![fill(sentence, &[&date::day(lang, due.on), &at])];
    if due.what == What::HandIn && due.last != due.on {
        said.push(fill(texts.reports, &[&date::day(lang, due.last), &at]));
    }
    if due.moved {
        said.push(texts.moved.to_owned());
    }
    if done && due.what == What::HandIn {
        said.push(texts.handed_done.to_owned());
    }
    view! { <li data-due=what data-on=due.on.to_string()>{said.join(" · ")}</li> }.into_any()
}

/// Minutes since midnight of `17:30`.
fn minutes(typed: &str) -> Option<u16> {
    let typed = typed.trim().replace('：', ":");
    let (hours, minutes) = typed.split_once(':')?;
    let (hours, minutes) = (hours.parse::<u16>().ok()?, minutes.parse::<u16>().ok()?);
    (hours < 24 && minutes < 60).then(|| hours * 60 + minutes)
}

/// A whole number that fits a byte.
fn small(typed: &str) -> Option<u8> {
    let read = hundredths::read(typed).filter(|read| read % 100 == 0)?;
    u8::try_from(read / 100).ok()
}

fn form(app: App, lang: Lang, open: RwSignal<bool>) -> AnyView {
    let texts = lang.planning().boss;
    let now = app.peek(in_force);
    let texts_now = [
        now.figure.to_string(),
        date::time(now.figure_at),
        now.report.to_string(),
        date::time(now.report_at),
        now.early.to_string(),
    ];
    let typed = texts_now.map(RwSignal::new);
    let error = RwSignal::new(None);
    let save = move || {
        let [figure, figure_at, report, report_at, early] = typed.map(|t| t.get_untracked());
        let read = || {
            Some(Deadlines {
                figure: small(&figure)?,
                figure_at: minutes(&figure_at)?,
                report: small(&report)?,
                report_at: minutes(&report_at)?,
                early: small(&early)?,
            })
        };
        match read().filter(Deadlines::fits) {
            Some(deadlines) => {
                let stamp = app.keep_row(deadlines.entry(app.today.get_untracked()));
                app.say(texts.kept.to_owned(), stamp);
                open.set(false);
            }
            None => error.set(Some(texts.bad.to_owned())),
        }
    };
    let none = RwSignal::new(None);
    let fields = [
        ("figure-day", texts.figure_day, "numeric", none),
        ("figure-time", texts.figure_time, "text", none),
        ("report-day", texts.report_day, "numeric", none),
        ("report-time", texts.report_time, "text", none),
        ("early-days", texts.early, "numeric", error),
    ];
    let fields = fields.into_iter().zip(typed).map(|((id, label, keyboard, error), typed)| {
        field(Field { id, label, act: id, keyboard, class: "" }, typed, error, None)
    });
    view! {
        <form novalidate on:submit=send(save)>
            {fields.collect::<Vec<_>>()}
            <button type="submit" class="button button-wide" data-act="deadlines-keep">{texts.keep}</button>
        </form>
    }
    .into_any()
}
