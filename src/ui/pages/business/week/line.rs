//! A line of a day in the weeks ahead: whom, what for, why; a tap on it shows the days it can go to,
//! what else it can be for, and what to prepare.

use fieldplan_view::view;
use leptos::prelude::*;

use super::super::customers::offered;
use super::two_weeks::{Line, Weeks};
use crate::domain::cadence::Class;
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::fact::NextStep;
use crate::domain::ident::{CustomerId, TaskId};
use crate::domain::playbook::Moment;
use crate::domain::prepared::{Prepared, WORDS_LIMIT};
use crate::domain::week_plan::Suggested;
use crate::text::{date, fill, number, say, visit};
use crate::ui::components::bits::{Press, press};
use crate::ui::components::date_field::{called, steps, steps_of};
use crate::ui::components::drafted;
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{at_times, flag, question, send, tap, words};

/// A promise.
pub(super) fn promise(weeks: Weeks, task: TaskId) -> AnyView {
    let Weeks { app, lang, .. } = weeks;
    let texts = lang.business().week;
    let Some(kept) = app.peek(|workspace| workspace.task(task).copied()) else {
        return ().into_any();
    };
    let customer = kept.customer;
    let step = question(move || {
        app.workspace(|workspace| workspace.task(task).map_or(NextStep::Visit, |task| task.step))
    });
    let why = words(move || {
        let step = visit::step(lang.texts(), step.get());
        if kept.due < app.today.get() {
            fill(texts.earlier_why, &[&date::day(lang, kept.due), step])
        } else {
            fill(texts.promised_why, &[step])
        }
    });
    let line = Line::Promise(task);
    let more = at_times(move || {
        (weeks.open.get() == Some(line)).then(|| {
            untrack(|| {
                let day = kept.due.max(app.today.get_untracked());
                let turn = move |step| turn(weeks, task, customer, step);
                let go = move |to| to_day(weeks, customer, to, Command::Move { task, due: to });
                view! {
                    <div class="week-more">
                        {days(weeks, texts.to_day, day, go)}
                        {steps_of(lang, step.into(), turn)}
                        {prepare(weeks, task, customer)}
                    </div>
                }
                .into_any()
            })
        })
    });
    let bring = weeks.bring(task);
    let name = untrack(|| app.customer_name(lang, customer));
    view! {
        <li data-id=task.to_string() data-customer=customer.to_string()>
            {head(weeks, line, name, why)}
            <p class="hint user" data-bring="">{bring}</p>
            {more}
        </li>
    }
    .into_any()
}

/// Something suggested: one tap promises it for the day it stands on.
pub(super) fn suggestion(weeks: Weeks, day: Day, one: Suggested) -> AnyView {
    let Weeks { app, lang, .. } = weeks;
    let texts = lang.business().week;
    let customer = one.customer;
    let name = untrack(|| app.customer_name(lang, customer));
    let what = visit::step(lang.texts(), one.step);
    let since = date::day(lang, one.due);
    let class = texts.class(one.class);
    let why = fill(texts.suggested_why, &[what, class, &since]);
    let step = RwSignal::new(one.step);
    let promise = move |due| {
        let step = Some(step.get_untracked());
        to_day(weeks, customer, due, Command::Promise { customer, due, step });
    };
    let line = Line::Suggestion(customer, day);
    let label = fill(texts.promise_name, &[&name]);
    let more = at_times(move || {
        (weeks.open.get() == Some(line)).then(|| {
            untrack(|| {
                view! {
                    <div class="week-more">
                        {steps(lang, step)}
                        {days(weeks, texts.on_day, Day::MIN, promise)}
                    </div>
                }
                .into_any()
            })
        })
    });
    let take = press(
        Press("button", "week-promise", label),
        texts.promise.into_any(),
        Box::new(move || promise(day)),
    );
    view! {
        <li data-suggested=customer.to_string() data-step=format!("{:?}", one.step)>
            <div class="row row-link">
                {head(weeks, line, name, words(move || why.clone()))}
                {take}
            </div>
            {more}
        </li>
    }
    .into_any()
}

/// Whom and why; a tap opens the line, or shuts it.
fn head(weeks: Weeks, line: Line, name: String, why: Signal<String>) -> AnyView {
    let open = weeks.open;
    let turn = tap(move || {
        let shut = open.get_untracked() == Some(line);
        open.set((!shut).then_some(line));
    });
    view! {
        <button
            type="button"
            class="row-body row-pick"
            data-act="week-line"
            aria-expanded=flag(move || open.get() == Some(line))
            on:click=turn
        >
            <span class="row-name user" data-user="">{name}</span>
            <span class="row-why">{why}</span>
        </button>
    }
    .into_any()
}

/// The working days ahead as chips, but for the one it is on already.
fn days(weeks: Weeks, label: &'static str, but: Day, go: impl Fn(Day) + Copy + 'static) -> AnyView {
    let Weeks { app, lang, .. } = weeks;
    let today = app.today.get_untracked();
    let days: Vec<Day> = weeks.plan.with_untracked(|plan| {
        let ahead = plan.days().filter(|one| one.day >= today && one.day != but);
        ahead.filter(|one| !one.kind.weight().is_off()).map(|one| one.day).collect()
    });
    let chips = days.into_iter().map(|day| {
        let word =
            if day == today { lang.texts().when_today.to_owned() } else { called(app, lang, day) };
        view! {
            <button
                type="button"
                class="chip"
                data-act="week-to"
                data-to=day.to_string()
                on:click=tap(move || go(day))
            >
                {word}
            </button>
        }
        .into_any()
    });
    crate::ui::components::bits::chips(label, chips.collect())
}

/// Moves something to a day, or promises it for one; the undo stands in the line below.
fn to_day(weeks: Weeks, customer: CustomerId, day: Day, command: Command) {
    let Weeks { app, lang, .. } = weeks;
    let texts = lang.business().week;
    let moved = matches!(command, Command::Move { .. });
    match app.dispatch(command) {
        Ok(stamp) => {
            weeks.open.set(None);
            let name = say::cut(&untrack(|| app.customer_name(lang, customer)));
            let said = if moved { texts.moved } else { texts.promised };
            app.say(fill(said, &[&name, &date::day(lang, day)]), Some(stamp));
        }
        Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
    }
}

/// Makes a promise one for something else; its preparation stays.
fn turn(weeks: Weeks, task: TaskId, customer: CustomerId, step: NextStep) {
    let Weeks { app, lang, .. } = weeks;
    let texts = lang.business().week;
    if app.peek(|workspace| workspace.task(task).is_none_or(|task| task.step == step)) {
        return;
    }
    let words = weeks.prepared.with_untracked(|all| all.get(&task).cloned()).unwrap_or_default();
    let row = Prepared { task, customer, step: Some(step), words };
    if let Some(stamp) = app.keep_row(row.entry(app.today.get_untracked())) {
        let name = say::cut(&untrack(|| app.customer_name(lang, customer)));
        let what = visit::step(lang.texts(), step);
        app.say(fill(texts.turned, &[&name, what]), Some(stamp));
    }
}

/// What to prepare: half typed it outlives a reload.
fn prepare(weeks: Weeks, task: TaskId, customer: CustomerId) -> AnyView {
    let Weeks { app, lang, .. } = weeks;
    let texts = lang.business().week;
    let kept = weeks.prepared.with_untracked(|all| all.get(&task).cloned()).unwrap_or_default();
    let key = drafted::key(&task, "prepare");
    let typed = drafted::typed_of(app, key.clone(), kept);
    let error = RwSignal::new(None);
    let save = move || {
        let text = typed.get_untracked();
        match Prepared::typed(task, customer, &text) {
            Ok(row) => {
                if let Some(stamp) = app.keep_row(row.entry(app.today.get_untracked())) {
                    drafted::forget_of(app, [key.clone()]);
                    weeks.open.set(None);
                    let name = say::cut(&untrack(|| app.customer_name(lang, customer)));
                    app.say(fill(texts.prepared, &[&name]), Some(stamp));
                }
            }
            Err(length) => {
                let shown = [length, WORDS_LIMIT].map(|count| number::grouped(count as u64));
                let shown = shown.each_ref().map(String::as_str);
                error.set(Some(fill(texts.prepare_long, &shown)));
            }
        }
    };
    let moment = app.peek(|workspace| {
        let step = workspace.task(task).map_or(NextStep::Visit, |task| task.step);
        let class = workspace.customer(customer).map_or(Class::C, |one| one.class);
        Moment::before(step, class)
    });
    let asked = Field {
        id: "week-prepare",
        label: texts.prepare,
        act: "week-prepare",
        keyboard: "text",
        class: "",
    };
    view! {
        <form novalidate on:submit=send(save)>
            {field(asked, typed, error, None)}
            {offered(app, lang, moment, Some(typed))}
            <button type="submit" class="button button-wide" data-act="week-prepared">
                {texts.prepare_keep}
            </button>
        </form>
    }
    .into_any()
}
