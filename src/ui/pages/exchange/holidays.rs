//! A table of holidays: pasted or read from a file, looked at year by year, taken in.

use fieldplan_view::view;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::browser::text_file::{self, FileProblem};
use crate::domain::enter::Enter;
use crate::exchange::holidays::{
    BadLine, DayProblem, HolidayProblem, Holidays, MOST_LINES, MOST_YEARS,
};
use crate::state::App;
use crate::text::{Lang, book, counted, fill, number};
use crate::ui::components::field::{Field, area};
use crate::ui::components::live::{nothing, part, question, tap};
use crate::ui::components::pick_file::pick_file;

/// How many lines that are left out are shown.
const SHOWN: usize = 20;

/// The part of the sheet.
pub fn holidays(app: App, lang: Lang) -> AnyView {
    let texts = lang.exchange().calendar;
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let read = question(move || typed.with(|text| Holidays::read(text)));
    let go = move || {
        let Ok(read) = read.get_untracked() else { return };
        let tables = read.tables.iter().map(|table| Enter::Calendar { table: table.to_string() });
        match app.enter_together(tables.collect()) {
            Ok(stamps) => {
                let years: Vec<String> =
                    read.years.iter().map(|year| year.year.to_string()).collect();
                typed.set(String::new());
                app.say_of_all(fill(texts.taken, &[&years.join(texts.and)]), stamps);
            }
            Err(refused) => error.set(Some(book::refused(lang, refused))),
        }
    };
    let asked =
        Field { id: "holidays", label: texts.table, act: "holidays", keyboard: "text", class: "" };
    let preview = part(move || {
        if typed.with(|text| text.trim().is_empty()) {
            return nothing();
        }
        read.with(|read| match read {
            Ok(read) => shown(lang, read, Box::new(go)),
            Err(problem) => {
                let sentence = whole_problem(lang, *problem);
                view! { <p class="error" data-trouble="holidays">{sentence}</p> }.into_any()
            }
        })
    });
    view! {
        <section class="more-group">
            <h3>{texts.holidays}</h3>
            <p class="quiet">{texts.holidays_means}</p>
            {area(asked, typed, error)}
            {file(lang, typed, error)}
            <div role="status">{preview}</div>
        </section>
    }
    .into_any()
}

/// The years, the lines that are left out, and the button.
fn shown(lang: Lang, read: &Holidays, go: Box<dyn Fn()>) -> AnyView {
    let texts = lang.exchange().calendar;
    let years = read.years.iter().map(|year| {
        let words = [year.year.to_string(), year.off.to_string(), year.work.to_string()];
        let [number, off, work] = &words;
        let line = fill(texts.year, &[number, off, work]);
        view! { <li data-year=number.clone() data-off=off.clone() data-work=work.clone()>{line}</li> }
            .into_any()
    });
    let bad = read.bad.iter().take(SHOWN).map(|bad| {
        let line = bad_line(lang, bad);
        view! { <li class="user" data-user="" data-line=bad.line.to_string()>{line}</li> }
            .into_any()
    });
    let bad = bad.collect::<Vec<_>>();
    let rest = read.bad.len().saturating_sub(SHOWN);
    view! {
        <ul class="facts">{years.collect::<Vec<_>>()}</ul>
        {(!read.bad.is_empty()).then(|| view! {
            <p class="error">{counted(texts.bad, read.bad.len())}</p>
        }.into_any())}
        <ul class="facts">{bad}</ul>
        {(rest > 0).then(|| view! { <p class="quiet">{counted(texts.bad_more, rest)}</p> }.into_any())}
        <div class="more-buttons">
            <button type="button" class="button button-main button-wide" data-act="holidays-take" on:click=tap(go)>
                {texts.take}
            </button>
        </div>
    }
    .into_any()
}

fn bad_line(lang: Lang, bad: &BadLine) -> String {
    let texts = lang.exchange().calendar;
    let [no_date, no_word, both, run] = texts.why;
    let why = match bad.why {
        DayProblem::NoDate => no_date.to_owned(),
        DayProblem::NoWord => no_word.to_owned(),
        DayProblem::BothWords => both.to_owned(),
        DayProblem::Run => run.to_owned(),
        DayProblem::Against(line) => fill(texts.against, &[&number::grouped(line as u64)]),
    };
    fill(texts.bad_line, &[&number::grouped(bad.line as u64), &bad.shown, &why])
}

fn whole_problem(lang: Lang, problem: HolidayProblem) -> String {
    let texts = lang.exchange().calendar;
    let counts = |found: usize, most: usize| [found, most].map(|n| number::grouped(n as u64));
    match problem {
        HolidayProblem::Empty => texts.empty.to_owned(),
        HolidayProblem::TooLong(found) => {
            let [found, most] = counts(found, MOST_LINES);
            fill(texts.long, &[&found, &most])
        }
        HolidayProblem::TooManyYears(found) => {
            let [found, most] = counts(found, MOST_YEARS);
            fill(texts.many, &[&found, &most])
        }
        HolidayProblem::Table(_) => texts.no_table.to_owned(),
    }
}

/// The table as a file: its text fills the field, as if pasted.
fn file(lang: Lang, typed: RwSignal<String>, error: RwSignal<Option<String>>) -> AnyView {
    let texts = lang.exchange().calendar;
    pick_file(texts.file, "holidays-file", move |file| {
        spawn_local(async move {
            match text_file::read(&file).await {
                Ok(text) => {
                    error.set(None);
                    typed.set(text);
                }
                Err(problem) => error.set(Some(
                    match problem {
                        FileProblem::TooLarge => texts.large,
                        FileProblem::NotText => texts.not_text,
                        FileProblem::Unreadable => texts.unreadable,
                    }
                    .to_owned(),
                )),
            }
        });
    })
}
