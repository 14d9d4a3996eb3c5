//! 客户: who there is, when each was seen last, and the sheet to add, change or erase one.

use leptos::prelude::*;

use crate::domain::cadence::Class;
use crate::domain::command::{Command, Refusal};
use crate::domain::day::Day;
use crate::domain::ident::CustomerId;
use crate::route::{CustomerSheet, Route};
use crate::state::{App, CustomerLine, Draft};
use crate::text::{Lang, counted, date, fill, say};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::field::{Field, area, field};
use crate::ui::components::live::{at_times, part, question, send, tap, words};
use crate::ui::components::{icon, page, sheet};

/// How many lines are drawn at first and with each tap for more.
const STEP: usize = 200;

/// The page.
pub fn customers(app: App, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let sub = words(move || counted(texts.customers_count, app.customers.with(Vec::len)));
    let shown = RwSignal::new(STEP);
    let lines = part(move || {
        app.customers.with(|all| {
            all.iter().take(shown.get()).map(|line| row(lang, line)).collect::<Vec<_>>().into_any()
        })
    });
    let is_empty = question(move || app.customers.with(Vec::is_empty));
    let more = at_times(move || {
        (app.customers.with(Vec::len) > shown.get()).then(|| {
            view! {
                <button
                    type="button"
                    class="button button-wide"
                    data-act="more-rows"
                    on:click=tap(move || shown.update(|n| *n = n.saturating_add(STEP)))
                >
                    "…"
                </button>
            }
            .into_any()
        })
    });
    view! {
        <main class="page" id="page">
            {page::head(app, lang, texts.tab_customers.to_owned(), Some(sub))}
            <ul class="list">{lines}</ul>
            {more}
            {at_times(move || is_empty.get().then(|| no_customers(lang)))}
            <a class="add" href="#/customers/add" data-act="add" aria-label=texts.add_customer>
                {icon::plus()}
            </a>
        </main>
    }
    .into_any()
}

/// What stands where there is nobody yet, with the one thing to do.
pub fn no_customers(lang: Lang) -> AnyView {
    let texts = lang.texts();
    view! {
        <div class="empty">
            <p>{texts.no_customers}</p>
            <p class="quiet">{texts.no_customers_do}</p>
            <a class="button button-main" href="#/customers/add" data-act="add-first">
                {texts.add_customer}
            </a>
        </div>
    }
    .into_any()
}

fn row(lang: Lang, line: &CustomerLine) -> AnyView {
    let texts = lang.texts();
    let seen = match (line.promised, line.last) {
        (Some(due), _) => fill(texts.promised_on, &[&date::day(lang, due)]),
        (None, Some(last)) => fill(texts.last_visit, &[&date::day(lang, last)]),
        (None, None) => texts.never_visited.to_owned(),
    };
    let seen = if line.same_name { format!("{seen} · {}", texts.same_name) } else { seen };
    let route = Route::Customers(Some(CustomerSheet::Edit(line.id)));
    view! {
        <li data-id=line.id.to_string()>
            <a class="row row-link" href=route.to_string() data-act="customer">
                <span>
                    <span class="row-name user" data-user="">{line.name.clone()}</span>
                    <span class="row-why">{seen}</span>
                </span>
                <span class="badge">{class_letter(line.class)}</span>
            </a>
        </li>
    }
    .into_any()
}

fn class_letter(class: Class) -> &'static str {
    match class {
        Class::A => "A",
        Class::B => "B",
        Class::C => "C",
    }
}

/// When a new customer is to be seen first.
#[derive(Clone, Copy, PartialEq)]
enum When {
    Today,
    Next,
    Cadence,
}

/// The sheet for a new customer or one of the list.
pub fn sheet(app: App, lang: Lang, which: CustomerSheet) -> AnyView {
    match which {
        CustomerSheet::Add => add(app, lang),
        CustomerSheet::Edit(id) => edit(app, lang, id),
        CustomerSheet::Paste => super::paste::paste(app, lang),
    }
}

fn add(app: App, lang: Lang) -> AnyView {
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
            Ok(_) => {
                name.set(String::new());
                note.set(String::new());
                app.close_sheet();
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
            {chips(texts.class_field, "class", classes(lang), class.into(), move |c| class.set(c))}
            {area(note_field(lang), note, note_error)}
            <div class="sheet-do">
                <button type="submit" class="button button-main button-wide" data-act="save">{texts.save}</button>
            </div>
        </form>
    };
    sheet::sheet(app, lang, texts.add_customer.to_owned(), content.into_any())
}

fn edit(app: App, lang: Lang, id: CustomerId) -> AnyView {
    let texts = lang.texts();
    let Some((old_name, old_note, old_class)) = app.peek(|workspace| {
        workspace.customer(id).map(|c| (c.name.clone(), c.note.clone(), c.class))
    }) else {
        let gone = view! { <p class="quiet">{texts.customer_gone}</p> };
        return sheet::sheet(app, lang, texts.edit_customer.to_owned(), gone.into_any());
    };
    let name = RwSignal::new(old_name.clone());
    let note = RwSignal::new(old_note.clone());
    let (name_error, note_error) = (RwSignal::new(None), RwSignal::new(None));
    let class = RwSignal::new(old_class);
    let asks = RwSignal::new(false);
    let before = StoredValue::new((old_name.clone(), old_note));
    let save = move || {
        let (old_name, old_note) = before.get_value();
        let changed = |now: String, old: String| (now != old).then_some(now);
        let command = Command::EditCustomer {
            customer: id,
            name: changed(name.get_untracked(), old_name),
            class: (class.get_untracked() != old_class).then(|| class.get_untracked()),
            note: changed(note.get_untracked(), old_note),
        };
        let nothing =
            matches!(&command, Command::EditCustomer { name: None, class: None, note: None, .. });
        if nothing {
            app.close_sheet();
            return;
        }
        match app.dispatch(command) {
            Ok(_) => app.close_sheet(),
            Err(refusal) => show(refusal, lang, name_error, note_error),
        }
    };
    let erase = part(move || {
        if asks.get() {
            let means = fill(texts.erase_means, &[&before.with_value(|(name, _)| name.clone())]);
            view! {
                <div class="notice" role="alert">
                    <p>{means}</p>
                    <button
                        type="button"
                        class="button button-warn"
                        data-act="erase-go"
                        on:click=tap(move || app.erase(id))
                    >
                        {texts.erase_go}
                    </button>
                </div>
            }
            .into_any()
        } else {
            view! {
                <button type="button" class="button button-plain button-wide" data-act="erase" on:click=tap(move || asks.set(true))>
                    {texts.erase}
                </button>
            }
            .into_any()
        }
    });
    let content = view! {
        <form novalidate on:submit=send(save)>
            {field(name_field(lang), name, name_error, None)}
            {chips(texts.class_field, "class", classes(lang), class.into(), move |c| class.set(c))}
            {area(note_field(lang), note, note_error)}
            <div class="more-buttons">{erase}</div>
            <div class="sheet-do">
                <button type="submit" class="button button-main button-wide" data-act="save">{texts.save}</button>
            </div>
        </form>
    };
    sheet::sheet(app, lang, texts.edit_customer.to_owned(), content.into_any())
}

fn show(
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

fn name_field(lang: Lang) -> Field {
    Field { id: "name", label: lang.texts().name_field, act: "name", keyboard: "text", class: "" }
}

fn note_field(lang: Lang) -> Field {
    Field { id: "note", label: lang.texts().note_field, act: "note", keyboard: "text", class: "" }
}

fn classes(lang: Lang) -> Vec<Chip<Class>> {
    let acts = ["class-a", "class-b", "class-c"];
    let words = lang.texts().classes;
    Class::ALL
        .into_iter()
        .zip(acts)
        .zip(words)
        .map(|((value, act), word)| Chip { value, act, word: word.to_owned() })
        .collect()
}
