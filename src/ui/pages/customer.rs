//! The sheet for a new customer, and the fields it shares with that of one of the list.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::cadence::{Cadences, Class};
use crate::domain::command::{Command, Refusal};
use crate::domain::day::Day;
use crate::state::{App, Draft};
use crate::text::{Lang, date, fill, say};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::field::{Field, area, field};
use crate::ui::components::live::send;
use crate::ui::components::sheet;

/// When a new customer is to be seen first.
#[derive(Clone, Copy, PartialEq)]
enum When {
    Today,
    Next,
    Cadence,
}

/// The sheet for a new customer.
pub(super) fn add(app: App, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let name = app.draft(Draft::CustomerName);
    let note = app.draft(Draft::CustomerNote);
    let (name_error, note_error) = (RwSignal::new(None), RwSignal::new(None));
    let class = RwSignal::new(Class::B);
    let when = RwSignal::new(When::Today);
    let next = app.next_working();
    let visit = move || -> Option<Day> {
        match when.get_untracked() {
            When::Today => Some(app.today.get_untracked()),
            When::Next => next,
            When::Cadence => None,
        }
    };
    let save = move || {
        let command = Command::AddCustomer {
            name: name.get_untracked(),
            class: class.get_untracked(),
            note: note.get_untracked(),
            visit: visit(),
        };
        match app.dispatch(command) {
            Ok(stamp) => {
                let added = fill(texts.customer_added, &[&say::cut(&name.get_untracked())]);
                name.set(String::new());
                note.set(String::new());
                app.close_sheet();
                app.say(added, Some(stamp));
            }
            Err(refusal) => show(refusal, lang, name_error, note_error),
        }
    };
    let mut days =
        vec![Chip { value: When::Today, act: "when-today", word: texts.when_today.to_owned() }];
    if let Some(next) = next {
        let tomorrow = next == app.today.get_untracked().next();
        let word = if tomorrow { texts.when_tomorrow.to_owned() } else { date::day(lang, next) };
        days.push(Chip { value: When::Next, act: "when-tomorrow", word });
    }
    days.push(Chip {
        value: When::Cadence,
        act: "when-cadence",
        word: texts.when_cadence.to_owned(),
    });
    let content = view! {
        <form novalidate on:submit=send(save)>
            {field(name_field(lang), name, name_error, None)}
            {chips(texts.when_field, "when", days, when.into(), move |w| when.set(w))}
            {chips(texts.class_field, "class", classes(app, lang), class.into(), move |c| class.set(c))}
            {area(note_field(lang), note, note_error)}
            <div class="sheet-do">
                <button type="submit" class="button button-main button-wide" data-act="save">{texts.save}</button>
            </div>
        </form>
    };
    sheet::sheet(app, lang, texts.add_customer.to_owned(), content.into_any())
}

/// Says a refusal at the field it is about.
pub(super) fn show(
    refusal: Refusal,
    lang: Lang,
    name_error: RwSignal<Option<String>>,
    note_error: RwSignal<Option<String>>,
) {
    let sentence = Some(say::refusal(lang, refusal, ""));
    if matches!(refusal, Refusal::NoteTooLong { .. }) {
        note_error.set(sentence);
    } else {
        name_error.set(sentence);
    }
}

/// The field for the name.
pub(super) fn name_field(lang: Lang) -> Field {
    Field { id: "name", label: lang.texts().name_field, act: "name", keyboard: "text", class: "" }
}

/// The field for the note.
pub(super) fn note_field(lang: Lang) -> Field {
    Field { id: "note", label: lang.texts().note_field, act: "note", keyboard: "text", class: "" }
}

/// The classes as chips.
pub(super) fn classes(app: App, lang: Lang) -> Vec<Chip<Class>> {
    let cadences = app.peek(Cadences::of);
    let acts = ["class-a", "class-b", "class-c"].into_iter();
    let word = |class| say::class_short(lang.texts(), class, cadences.get(class));
    let all = Class::ALL.into_iter().zip(acts);
    all.map(|(value, act)| Chip { value, act, word: word(value) }).collect()
}
