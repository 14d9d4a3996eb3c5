//! A goal sheet as a file: the rep's own that came back, looked at and taken over by a tap; or
//! another's, answered and sent back. Opening one changes nothing.

use fieldplan_view::view;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::report::send_file;
use crate::browser::page as document;
use crate::browser::text_file::{self, FileProblem};
use crate::domain::money::Money;
use crate::domain::period::Month;
use crate::domain::plan_book::talk::{Said, Talk};
use crate::domain::tier::Tier;
use crate::exchange::report::answer;
use crate::exchange::report::returned::{self, Returned, ReturnedProblem};
use crate::route::{Route, TargetSheet};
use crate::state::{App, Draft};
use crate::text::{Lang, amount, date, fill, number, say};
use crate::ui::components::field::{Field, area, field};
use crate::ui::components::live::{at_times, send, tap};
use crate::ui::components::pick_file::pick_file;

/// A file that was opened: its text and what it says, or why it says nothing.
type Opened = Result<(String, Returned), String>;

/// The choice of a file and what is in it. `month` is the one that is shown, else that of today.
pub(super) fn came_back(app: App, lang: Lang, month: Option<Month>) -> AnyView {
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
            Ok((text, returned)) => untrack(|| looked_at(app, lang, month, text, &returned)),
        })
    });
    view! {
        {pick_file(words.returned, "report-returned", take)}
        <div role="status">{shown}</div>
    }
    .into_any()
}

/// What is in it: against the own goal, or as somebody else's where nothing was said of it yet.
fn looked_at(
    app: App,
    lang: Lang,
    month: Option<Month>,
    text: String,
    returned: &Returned,
) -> AnyView {
    let words = lang.exchange().report;
    let name = date::month(lang, returned.month);
    let ours = app.workspace(|workspace| {
        workspace.goal(returned.month).map(|goal| goal.in_force().tiers.get(Tier::Target))
    });
    let (sentence, wanted) = match (&returned.target, ours) {
        (Err(odd), _) => (fill(words.returned_odd, &[&name, odd]), None),
        (Ok(theirs), Some(ours)) if *theirs == ours => (fill(words.returned_same, &[&name]), None),
        (Ok(theirs), Some(ours)) => {
            // The sheet to change a target is that of the month shown.
            let changes = returned.month == month.unwrap_or_else(|| app.month());
            let wanted = changes.then_some(*theirs);
            let (theirs, ours) = (number::exact(*theirs), number::exact(ours));
            (fill(words.returned_other, &[&name, &theirs, &ours]), wanted)
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
    let take = (came_with_a_word && ours.is_some()).then(|| take_over(app, lang, returned));
    view! {
        <div class="preview" data-returned="read">
            <p>{sentence}</p>
            {comment}
            <p class="quiet">{words.returned_nothing}</p>
            {take}
            {wanted.map(|amount| change_to(app, lang, amount))}
            {(!came_with_a_word).then(|| answered(app, lang, text, returned))}
        </div>
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

/// To the sheet that changes the target, with theirs typed in.
fn change_to(app: App, lang: Lang, amount: Money) -> AnyView {
    let go = tap(move || {
        app.draft(Draft::Revision).set(amount.to_string());
        let route = Route::Target(Some(TargetSheet::Revise));
        document::replace(&route.to_string());
        app.route.set(route);
    });
    view! {
        <button type="button" class="button button-wide" data-act="returned-go" on:click=go>
            {lang.exchange().report.returned_go}
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
