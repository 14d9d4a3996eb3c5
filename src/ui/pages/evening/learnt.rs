//! The evening's win and lesson: a line each, kept with the day and told in its report.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::day::Day;
use crate::domain::enter::Enter;
use crate::domain::own_entries::{Learned, lessons};
use crate::domain::period::Period;
use crate::state::App;
use crate::text::{Lang, book, fill};
use crate::ui::components::drafted;
use crate::ui::components::field::{Field, field};
use crate::ui::components::live::{nothing, part, question, send};

/// What is kept of today, and a field for what is not. With a day it is asked in that day's review,
/// which tells itself what is kept.
pub fn learnt(app: App, lang: Lang, of: Option<Day>) -> AnyView {
    let texts = lang.behind().cards;
    let kept = question(move || -> [Vec<String>; 2] {
        let today = of.unwrap_or_else(|| app.today.get());
        app.workspace(|workspace| {
            [Learned::Win, Learned::Lesson].map(|learned| {
                let all = lessons(workspace, Period::spanning(today, today));
                all.filter(|one| one.learned == learned).map(|one| one.text).collect()
            })
        })
    });
    part(move || {
        let [wins, lessons] = kept.get();
        untrack(|| {
            let said = |hook: &'static str, words: &'static str, all: &[String]| {
                let rows = all.iter().filter(|_| of.is_none()).map(|text| {
                    let said = fill(words, &[text]);
                    view! { <p class="user" data-learnt=hook data-user="">{said}</p> }.into_any()
                });
                rows.collect::<Vec<_>>()
            };
            let (win, lesson) = (wins.is_empty(), lessons.is_empty());
            let ask = if win || lesson { form(app, lang, of, win, lesson) } else { nothing() };
            view! {
                {said("win", texts.win_kept, &wins)}
                {said("lesson", texts.lesson_kept, &lessons)}
                {ask}
            }
            .into_any()
        })
    })
}

/// The fields for a win and a lesson that are not kept yet; half typed they outlive a reload.
fn form(app: App, lang: Lang, of: Option<Day>, win: bool, lesson: bool) -> AnyView {
    let texts = lang.behind().cards;
    let today = of.unwrap_or_else(|| app.today.get_untracked());
    let keys = ["win", "lesson"].map(|name| drafted::key(&today, name));
    let typed = keys.clone().map(|key| drafted::typed_of(app, key, String::new()));
    let error = RwSignal::new(None);
    let save = move || {
        let both = [(Learned::Win, typed[0], win), (Learned::Lesson, typed[1], lesson)];
        let all: Vec<Enter> = both
            .into_iter()
            .filter(|(_, typed, asked)| *asked && typed.with_untracked(|t| !t.trim().is_empty()))
            .map(|(learned, typed, _)| Enter::Lesson {
                learned,
                text: typed.get_untracked(),
                tags: String::new(),
                month: None,
                customer: None,
                on: today,
            })
            .collect();
        if all.is_empty() {
            error.set(Some(texts.learn_empty.to_owned()));
            return;
        }
        match app.enter_together(all) {
            Ok(stamps) => {
                drafted::forget_of(app, keys.clone());
                app.say_of_all(texts.learned.to_owned(), stamps);
            }
            Err(refused) => error.set(Some(book::refused(lang, refused))),
        }
    };
    let asked = |id: &'static str, label: &'static str| Field {
        id,
        label,
        act: id,
        keyboard: "text",
        class: "",
    };
    let none = RwSignal::new(None);
    let win = if win { field(asked("win", texts.win), typed[0], none, None) } else { nothing() };
    let lesson = if lesson {
        field(asked("lesson", texts.lesson), typed[1], error, None)
    } else {
        let said = crate::ui::components::live::maybe(move || error.get());
        view! { <p class="error" role="alert">{said}</p> }.into_any()
    };
    view! {
        <form novalidate on:submit=send(save)>
            {win}
            {lesson}
            <button type="submit" class="button button-wide" data-act="learn">{texts.learn}</button>
        </form>
    }
    .into_any()
}
