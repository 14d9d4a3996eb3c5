//! A list of customers: pasted or read from a file, looked at, taken in.

use fieldplan_view::view;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::browser::text_file::{self, FileProblem};
use crate::domain::cadence::Class;
use crate::domain::command::{Command, NAME_LIMIT, PASTE_LIMIT, PASTED_NOTE_LIMIT};
use crate::exchange::customer_list::{CustomerList, ListProblem, MOST_ROWS, Row, RowProblem};
use crate::state::{App, Draft};
use crate::text::{Lang, counted, fill, number, say};
use crate::ui::components::chips::chips;
use crate::ui::components::field::{Field, area};
use crate::ui::components::live::{part, question, tap};
use crate::ui::components::pick_file::pick_file;
use crate::ui::components::sheet;

/// How many rows that are left out are shown.
const SHOWN: usize = 50;

/// A list that was looked at, with what it was read from.
#[derive(Clone)]
struct Looked {
    text: String,
    class: Class,
    list: CustomerList,
}

/// The sheet.
pub fn paste(app: App, lang: Lang) -> AnyView {
    let texts = lang.behind().list;
    let draft = app.draft(Draft::Paste);
    let error = RwSignal::new(None);
    let class = RwSignal::new(Class::C);
    let looked = RwSignal::new(None::<Looked>);
    let look = move || {
        let (text, class) = (draft.get_untracked(), class.get_untracked());
        match app.peek(|workspace| CustomerList::read(&text, class, workspace)) {
            Ok(list) => {
                error.set(None);
                looked.set(Some(Looked { text, class, list }));
            }
            Err(problem) => {
                looked.set(None);
                error.set(Some(list_problem(lang, problem)));
            }
        }
    };
    let go = move || {
        // Other tabs may have added some of them meanwhile: it is read once more.
        let text = draft.get_untracked();
        let class = class.get_untracked();
        let rows = app.peek(|workspace| CustomerList::read(&text, class, workspace));
        let rows = rows.map(|list| list.customers()).unwrap_or_default();
        let parts = rows.chunks(PASTE_LIMIT).map(|rows| Command::Paste { rows: rows.to_vec() });
        match app.dispatch_together(parts.collect()) {
            Ok(stamps) => {
                draft.set(String::new());
                app.close_sheet();
                app.say_of_all(counted(texts.paste_done, rows.len()), stamps);
            }
            Err(refusal) => error.set(Some(say::refusal(lang, refusal, ""))),
        }
    };
    // What was looked at no longer counts once the text or the class is another.
    let current = move || {
        looked.with(|looked| {
            looked.as_ref().is_some_and(|l| l.class == class.get() && draft.with(|d| *d == l.text))
        })
    };
    let current = question(current);
    let preview = part(move || {
        let list = looked.get().filter(|_| current.get()).map(|looked| looked.list);
        preview(lang, list)
    });
    let button = part(move || {
        let count = looked.with(|looked| {
            let list = looked.as_ref().filter(|_| current.get())?;
            Some(list.list.rows.len().saturating_sub(list.list.refused())).filter(|n| *n > 0)
        });
        let (act, word) = match count {
            Some(count) => ("paste-go", counted(texts.paste_go, count)),
            None => ("paste-look", texts.paste_look.to_owned()),
        };
        let take = count.is_some();
        view! {
            <button
                type="button"
                class="button button-main button-wide"
                data-act=act
                on:click=tap(move || if take { go() } else { look() })
            >
                {word}
            </button>
        }
        .into_any()
    });
    let asked = Field {
        id: "paste-text",
        label: texts.paste_field,
        act: "paste-text",
        keyboard: "text",
        class: "",
    };
    let content = view! {
        <p class="quiet">{texts.paste_how}</p>
        {area(asked, draft, error)}
        {file(lang, draft, error)}
        {chips(texts.paste_class, "class", crate::ui::pages::customer::classes(app, lang), class.into(), move |c| {
            class.set(c);
        })}
        {preview}
        <div class="sheet-do">{button}</div>
    };
    sheet::sheet(app, lang, lang.texts().paste_title.to_owned(), content.into_any())
}

/// The list as a file: its text fills the field, as if pasted.
fn file(lang: Lang, draft: RwSignal<String>, error: RwSignal<Option<String>>) -> AnyView {
    pick_file(lang.behind().list.paste_file, "paste-file", move |file| {
        spawn_local(async move {
            match text_file::read(&file).await {
                Ok(text) => {
                    error.set(None);
                    draft.set(text);
                }
                Err(problem) => error.set(Some(file_problem(lang, problem).to_owned())),
            }
        });
    })
}

/// What would be added, and each row that would not, with its reason. The live region stands
/// from the start.
fn preview(lang: Lang, list: Option<CustomerList>) -> AnyView {
    let texts = lang.behind().list;
    let shown = list.map(|list| {
        let refused = list.refused();
        let sound = list.rows.len().saturating_sub(refused);
        let will =
            if sound == 0 { texts.paste_none.to_owned() } else { counted(texts.paste_will, sound) };
        let rows = list.rows.iter().filter_map(|row| {
            let problem = row.customer.as_ref().err()?;
            let sentence = row_problem(lang, row, problem);
            let line = row.line.to_string();
            Some(view! { <li class="user" data-line=line data-user="">{sentence}</li> }.into_any())
        });
        let rows = rows.take(SHOWN).collect::<Vec<_>>();
        let rest = refused.saturating_sub(SHOWN);
        view! {
            <div class="preview">
                <p class="preview-will" data-will="" data-exact=sound.to_string()>{will}</p>
                {(refused > 0).then(|| view! {
                    <p class="error" data-refused="" data-exact=refused.to_string()>
                        {counted(texts.paste_refused, refused)}
                    </p>
                }.into_any())}
                <ul class="facts">{rows}</ul>
                {(rest > 0).then(|| view! {
                    <p class="quiet">{counted(texts.paste_rest, rest)}</p>
                }.into_any())}
            </div>
        }
        .into_any()
    });
    view! { <div role="status">{shown}</div> }.into_any()
}

fn row_problem(lang: Lang, row: &Row, problem: &RowProblem) -> String {
    let texts = lang.behind().list;
    let shown = |n: usize| number::grouped(n as u64);
    let why = match problem {
        RowProblem::NoName => texts.row_no_name.to_owned(),
        RowProblem::NameTooLong(length) => {
            fill(texts.row_name_long, &[&shown(*length), &shown(NAME_LIMIT)])
        }
        RowProblem::NoteTooLong(length) => {
            fill(texts.row_note_long, &[&shown(*length), &shown(PASTED_NOTE_LIMIT)])
        }
        RowProblem::Class(typed) => fill(texts.row_class, &[typed]),
        RowProblem::Twice(line) => fill(texts.row_twice, &[&shown(*line)]),
        RowProblem::Known => texts.row_known.to_owned(),
    };
    let line = shown(row.line);
    if row.shown.is_empty() {
        fill(texts.paste_row_bare, &[&line, &why])
    } else {
        fill(texts.paste_row, &[&line, &row.shown, &why])
    }
}

fn list_problem(lang: Lang, problem: ListProblem) -> String {
    let texts = lang.behind().list;
    match problem {
        ListProblem::Empty => texts.list_empty.to_owned(),
        ListProblem::TooLong { rows } => {
            let shown = |n: usize| number::grouped(n as u64);
            fill(texts.list_long, &[&shown(rows), &shown(MOST_ROWS)])
        }
        ListProblem::NoNameColumn => texts.list_no_name.to_owned(),
        ListProblem::NotText => texts.list_not_text.to_owned(),
    }
}

fn file_problem(lang: Lang, problem: FileProblem) -> &'static str {
    let texts = lang.behind().list;
    match problem {
        FileProblem::TooLarge => texts.file_large,
        FileProblem::NotText => texts.list_not_text,
        FileProblem::Unreadable => texts.file_unreadable,
    }
}
