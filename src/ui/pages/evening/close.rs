//! The evening: what was planned and what was done, what to do with the rest, and the day's report.

use fieldplan_view::view;
use leptos::prelude::*;

use super::learnt::learnt;
use super::tomorrow::tomorrow;
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::day_list::{DayLine, DayList, Fate};
use crate::domain::fact::MovedTask;
use crate::domain::ident::TaskId;
use crate::domain::today::Subject;
use crate::exchange::day_report::{self, Names};
use crate::exchange::report::Kind;
use crate::state::App;
use crate::text::{Lang, counted, fill, say};
use crate::ui::components::copied::Copied;
use crate::ui::components::date_field::called;
use crate::ui::components::live::{at_times, flag, maybe, part, question, tap, words};

/// The card under today's list.
pub(super) fn close(app: App, lang: Lang) -> AnyView {
    let list = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| DayList::of(workspace, today, today))
    });
    let visits = words(move || list.with(|list| day_report::visits(lang, list)));
    let exact = words(move || list.with(|list| format!("{}/{}", list.kept(), list.planned())));
    let money = maybe(move || {
        app.standing.with(|standing| Some(day_report::money(lang, standing.as_ref()?)))
    });
    let sold = maybe(move || {
        app.standing.with(|standing| Some(standing.as_ref()?.done_today.to_string()))
    });
    let open = part(move || {
        let lines: Vec<DayLine> = list.with(|list| list.open_promises().copied().collect());
        if lines.is_empty() {
            return ().into_any();
        }
        unfinished(app, lang, &lines)
    });
    let due = at_times(move || {
        let count = list.with(|list| {
            let open = list.lines.iter().filter(|line| line.fate == Fate::Open);
            open.count().saturating_sub(list.open_promises().count())
        });
        (count > 0).then(|| {
            view! { <p class="quiet">{counted(lang.behind().visit.evening_due, count)}</p> }
                .into_any()
        })
    });
    view! {
        <section class="card evening" data-evening="">
            <h2>{lang.behind().visit.evening}</h2>
            <p data-visits=exact>{visits}</p>
            <p data-exact=sold>{money}</p>
            {open}
            {due}
            {learnt(app, lang, None)}
            {tomorrow(app, lang)}
            {report(app, lang, None)}
        </section>
    }
    .into_any()
}

/// The promises not kept: all to the next working day, or one by one given up.
fn unfinished(app: App, lang: Lang, lines: &[DayLine]) -> AnyView {
    let tasks: Vec<(TaskId, String)> = lines
        .iter()
        .filter_map(|line| match line.subject {
            Subject::Task(id) => Some((id, app.customer_name(lang, line.customer))),
            Subject::Visit(_) => None,
        })
        .collect();
    let head = counted(lang.behind().visit.evening_open, tasks.len());
    let rows = tasks.iter().map(|(task, name)| {
        let (task, name) = (*task, name.clone());
        let label = fill(lang.behind().visit.drop_name, &[&name]);
        let said = fill(lang.behind().visit.dropped_name, &[&say::cut(&name)]);
        let drop = tap(move || match app.dispatch(Command::Drop { task }) {
            Ok(stamp) => app.say(said.clone(), Some(stamp)),
            Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
        });
        view! {
            <li class="evening-line">
                <span class="user" data-user="">{name}</span>
                <button
                    type="button"
                    class="button button-plain"
                    data-act="carry-drop"
                    aria-label=label
                    on:click=drop
                >
                    {lang.behind().visit.drop}
                </button>
            </li>
        }
        .into_any()
    });
    let rows = rows.collect::<Vec<_>>();
    let carry = app.next_working().map(|next| {
        let moved: Vec<MovedTask> =
            tasks.iter().map(|(task, _)| MovedTask { task: *task, due: next }).collect();
        let carry = tap(move || {
            let (count, moved) = (moved.len(), moved.clone());
            match app.dispatch(Command::SortTasks { moved, dropped: Vec::new() }) {
                Ok(stamp) => app.say(counted(lang.behind().visit.carried, count), Some(stamp)),
                Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
            }
        });
        let word = fill(lang.behind().visit.carry, &[&called(app, lang, next)]);
        view! {
            <button type="button" class="button button-wide" data-act="carry-tomorrow" on:click=carry>
                {word}
            </button>
        }
        .into_any()
    });
    view! {
        <p class="head-note">{head}</p>
        <ul>{rows}</ul>
        {carry}
    }
    .into_any()
}

/// A day's report, copied in one tap; where the browser refuses, its text to be copied by hand.
/// Without a day it is today's, also past midnight.
pub fn report(app: App, lang: Lang, day: Option<Day>) -> AnyView {
    let hidden = RwSignal::new(false);
    // Read before the tap: a browser lets only the tap itself copy.
    let form = app.form(Kind::Day);
    let copied = Copied::nothing(app, "report-text");
    let copy = tap(move || {
        let day = day.unwrap_or_else(|| app.today.get_untracked());
        let names = if hidden.get_untracked() { Names::Hidden } else { Names::Shown };
        let text = app.peek(|workspace| form.day(workspace, day, lang, names));
        copied.copy(text, lang.behind().visit.report_copied);
    });
    view! {
        <div class="evening-do">
            <button
                type="button"
                class="chip"
                data-act="report-names"
                aria-pressed=flag(move || hidden.get())
                on:click=tap(move || hidden.update(|hidden| *hidden = !*hidden))
            >
                {lang.behind().visit.report_hide}
            </button>
            <button type="button" class="button button-main" data-act="report-copy" on:click=copy>
                {lang.behind().visit.report_copy}
            </button>
        </div>
        {copied.by_hand(lang, lang.behind().visit.report_text)}
    }
    .into_any()
}
