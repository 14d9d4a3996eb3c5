//! A goal sheet as a file: the rep's own that came back, looked at and taken over by a tap; or
//! another's, answered and sent back. Opening one changes nothing.

use fieldplan_view::view;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::report::send_file;
use crate::browser::page as document;
use crate::browser::text_file::{self, FileProblem};
use crate::domain::metric::Standard;
use crate::domain::money::Money;
use crate::domain::period::Month;
use crate::domain::plan_book::Span;
use crate::domain::plan_book::figures::{Planned, latest, revenue};
use crate::domain::plan_book::suggest::around;
use crate::domain::plan_book::talk::{Said, Talk, of_month};
use crate::domain::plan_book::versions::in_proportion;
use crate::exchange::report::answer;
use crate::exchange::report::returned::{self, Returned, ReturnedProblem};
use crate::route::{Route, Tab, TargetSheet};
use crate::state::{App, Draft};
use crate::text::{Lang, amount, date, fill, number, say};
use crate::ui::components::field::{Field, area, field};
use crate::ui::components::live::{at_times, part, send, tap};
use crate::ui::components::pick_file::pick_file;

/// A file that was opened: its text and what it says, or why it says nothing.
type Opened = Result<(String, Returned), String>;

/// The choice of a file and what is in it.
pub(super) fn came_back(app: App, lang: Lang) -> AnyView {
    let words = lang.exchange().report;
    let seen = RwSignal::new(None::<Opened>);
    let take = move |file| {
        spawn_local(async move {
            let read = match text_file::read(&file).await {
                Err(FileProblem::TooLarge) => Err(words.returned_large),
                Err(FileProblem::NotText | FileProblem::Unreadable) => Err(words.returned_unread),
                Ok(text) => match returned::read(&text) {
                    Err(ReturnedProblem::TooLarge) => Err(words.returned_large),
                    Err(ReturnedProblem::NotAGoal) => Err(words.returned_no_goal),
                    Ok(returned) => Ok((text, returned)),
                },
            };
            let _ = seen.try_set(Some(read.map_err(str::to_owned)));
        });
    };
    let shown = at_times(move || {
        seen.get().map(|seen| match seen {
            Err(sentence) => view! {
                <p class="error" role="alert" data-returned="refused">{sentence}</p>
            }
            .into_any(),
            Ok((text, returned)) => untrack(|| looked_at(app, lang, text, returned)),
        })
    });
    view! {
        {pick_file(words.returned, "report-returned", take)}
        <div role="status">{shown}</div>
    }
    .into_any()
}

/// What is in it: against the own goal, or as somebody else's where nothing was said of it yet.
fn looked_at(app: App, lang: Lang, text: String, returned: Returned) -> AnyView {
    let answer = returned.comment.is_empty().then(|| answered(app, lang, text, &returned));
    view! {
        <div class="preview" data-returned="read">
            {part(move || compared(app, lang, &returned))}
            {answer}
        </div>
    }
    .into_any()
}

/// The sheet beside the own goal, confirmed or not, as both are now; and what can be taken over.
fn compared(app: App, lang: Lang, returned: &Returned) -> AnyView {
    let words = lang.exchange().report;
    let month = returned.month;
    let name = date::month(lang, month);
    let (ours, said, confirmed) = app.workspace(|workspace| {
        let is_it = |talk: Talk| talk.what == Said::Comment && talk.text == returned.comment;
        let said = of_month(workspace, month).any(is_it);
        (revenue(workspace, Span::Month, month), said, workspace.goal(month).is_some())
    });
    let (sentence, wanted) = match (&returned.target, ours) {
        (Err(odd), _) => (fill(words.returned_odd, &[&name, odd]), None),
        (Ok(theirs), Some(ours)) if *theirs == ours => (fill(words.returned_same, &[&name]), None),
        (Ok(theirs), Some(ours)) => {
            let amounts = [number::exact(*theirs), number::exact(ours)];
            let sentence = fill(words.returned_other, &[&name, &amounts[0], &amounts[1]]);
            // The sheet that revises is of the month shown on the target page, and comes up over it.
            let over_target = app.route.get_untracked().tab() == Some(Tab::Target);
            let can = over_target || !confirmed || month == app.month();
            (sentence, can.then_some(*theirs))
        }
        (Ok(theirs), None) => {
            (fill(words.returned_unknown, &[&name, &number::exact(*theirs)]), None)
        }
    };
    let came_with_a_word = !returned.comment.is_empty();
    let comment = came_with_a_word.then(|| {
        let comment = fill(words.returned_comment, &[&returned.comment]);
        view! { <p class="user" data-user="" data-comment="">{comment}</p> }.into_any()
    });
    let take =
        (came_with_a_word && ours.is_some() && !said).then(|| take_over(app, lang, returned));
    let same = ours.is_some() && wanted.is_none() && said;
    view! {
        <p>{sentence}</p>
        {comment}
        {(!same).then(|| view! { <p class="quiet">{words.returned_nothing}</p> }.into_any())}
        {take}
        {wanted.map(|amount| change_to(app, lang, month, amount))}
    }
    .into_any()
}

/// The superior's word, kept beside the goal by a tap.
fn take_over(app: App, lang: Lang, returned: &Returned) -> AnyView {
    let words = lang.exchange().report;
    let (month, text) = (returned.month, returned.comment.clone());
    let target = returned.target.clone().ok();
    let take = tap(move || {
        let on = app.today.get_untracked();
        let talk = Talk { month, what: Said::Comment, target, text: text.clone(), on };
        let stamp = app.keep_row(talk.entry());
        app.say(words.taken.to_owned(), stamp);
    });
    view! {
        <button type="button" class="button button-main button-wide" data-act="returned-take" on:click=take>
            {words.take}
        </button>
    }
    .into_any()
}

/// Their figure taken over. A plan that nobody has confirmed gets it at once, floor and challenge in
/// proportion; a confirmed goal is revised: theirs is typed into that sheet, and the rep says why.
fn change_to(app: App, lang: Lang, month: Month, amount: Money) -> AnyView {
    let words = lang.exchange().report;
    let go = tap(move || {
        let on = app.today.get_untracked();
        let planned = app.peek(|workspace| {
            if workspace.goal(month).is_some() {
                return None;
            }
            let now = latest(workspace, Span::Month, month, Standard::Revenue);
            let tiers = now.and_then(|now| now.in_order());
            let tiers = tiers.map_or_else(|| around(amount), |now| in_proportion(now, amount));
            Some(Planned::tiers(month, tiers, now.and_then(|now| now.base), on))
        });
        if let Some(planned) = planned {
            let stamp = app.keep_row(planned.entry());
            let amounts = [date::month(lang, month), number::exact(amount)];
            app.say(fill(words.returned_planned, &[&amounts[0], &amounts[1]]), stamp);
            return;
        }
        app.month_shown.set(Some(month));
        app.draft(Draft::Revision).set(amount.to_string());
        let route = Route::Target(Some(TargetSheet::Revise));
        document::replace(&route.to_string());
        app.route.set(route);
    });
    view! {
        <button type="button" class="button button-wide" data-act="returned-go" on:click=go>
            {words.returned_go}
        </button>
    }
    .into_any()
}

/// Somebody else's sheet: what it says, a word on it, another target, and the file that goes back.
fn answered(app: App, lang: Lang, text: String, returned: &Returned) -> AnyView {
    let words = lang.exchange().report;
    let lines = answer::told(&text).into_iter().map(|(name, cell)| {
        view! {
            <li class="user" data-user="">{name} " " <strong>{cell}</strong></li>
        }
        .into_any()
    });
    let theirs = returned.target.clone().ok();
    let comment = RwSignal::new(String::new());
    let target = RwSignal::new(String::new());
    let (error, odd) = (RwSignal::new(None), RwSignal::new(None));
    let day = returned.month;
    let go = move || {
        let typed = target.get_untracked();
        let wanted = match typed.trim() {
            "" => None,
            typed => match amount::read(typed) {
                Ok(wanted) if wanted > Money::ZERO => Some(wanted),
                Ok(_) => {
                    let wrong = crate::domain::command::Refusal::AmountZero;
                    odd.set(Some(say::refusal(lang, wrong, typed)));
                    return;
                }
                Err(wrong) => {
                    odd.set(Some(say::amount_error(lang, wrong, typed)));
                    return;
                }
            },
        };
        let word = comment.get_untracked();
        if word.trim().is_empty() && (wanted.is_none() || wanted == theirs) {
            error.set(Some(words.answer_empty.to_owned()));
            return;
        }
        match answer::answer(&text, &word, wanted) {
            Ok(back) => send_file(app, lang, format!("fieldplan-goal-{day}-back.csv"), back),
            Err(_) => error.set(Some(words.returned_no_goal.to_owned())),
        }
    };
    let of = |id: &'static str, label, keyboard| Field { id, label, act: id, keyboard, class: "" };
    view! {
        <section class="more-group" data-answer="">
            <p>{words.answer}</p>
            <ul class="facts">{lines.collect::<Vec<_>>()}</ul>
            <form novalidate on:submit=send(go)>
                {area(of("answer-comment", words.answer_comment, "text"), comment, error)}
                {field(of("answer-target", words.answer_target, "decimal"), target, odd, None)}
                <button type="submit" class="button button-main button-wide" data-act="answer-go">
                    {words.answer_go}
                </button>
            </form>
        </section>
    }
    .into_any()
}
