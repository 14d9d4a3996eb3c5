//! The sheet of a customer of the list: change it, plan a visit, see what was, put it away.

use fieldplan_view::view;
use leptos::prelude::*;

use super::customer::{classes, name_field, note_field, show};
use super::customers::unarchive;
use crate::domain::cadence::Class;
use crate::domain::command::{Command, Refusal};
use crate::domain::day::Day;
use crate::domain::fact::Outcome;
use crate::domain::ident::CustomerId;
use crate::domain::own_classes::held_entry;
use crate::domain::sorted::sort_by;
use crate::domain::workspace::{Customer, Standing};
use crate::state::{App, Draft};
use crate::text::{Lang, date, fill, say};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::drafted;
use crate::ui::components::field::{area, field};
use crate::ui::components::live::{at_times, maybe, part, send, tap};
use crate::ui::components::sheet;

/// A customer as it stood when its sheet was opened.
#[derive(Clone)]
struct Before {
    name: String,
    note: String,
    class: Class,
    archived: bool,
    past: Vec<Past>,
}

/// A day the customer was met, or was to be.
#[derive(Clone)]
struct Past {
    on: Day,
    outcome: Outcome,
    note: String,
}

impl Before {
    fn of(customer: &Customer) -> Before {
        let mut past: Vec<Past> = customer
            .contacts
            .iter()
            .map(|c| Past { on: c.on, outcome: c.outcome, note: c.note.clone() })
            .collect();
        // A visit that was only ticked has no words.
        for on in customer.visits.iter().rev().take(PAST) {
            if !customer.contacts.iter().any(|contact| contact.on == *on) {
                past.push(Past { on: *on, outcome: Outcome::Met, note: String::new() });
            }
        }
        sort_by(&mut past, |one, other| other.on.cmp(&one.on));
        past.truncate(PAST);
        Before {
            name: customer.name.clone(),
            note: customer.note.clone(),
            class: customer.class,
            archived: customer.standing == Standing::Archived,
            past,
        }
    }
}

/// How many of the last contacts are shown.
const PAST: usize = 5;

/// When the next visit is to be planned.
#[derive(Clone, Copy, PartialEq)]
enum Plan {
    None,
    Today,
    Next,
    Other,
}

/// The name and the note as they were half typed at an earlier visit, else as they are kept;
/// what is typed from now on is a draft while it differs.
fn half_typed(app: App, id: CustomerId, before: &Before) -> (RwSignal<String>, RwSignal<String>) {
    let draft = app.draft(Draft::CustomerEdit);
    let left = draft.with_untracked(|draft| {
        let rest = draft.strip_prefix(&format!("{id}\n"))?;
        let (name, note) = rest.split_once('\n')?;
        Some((name.to_owned(), note.to_owned()))
    });
    let (name, note) = left.unwrap_or_else(|| (before.name.clone(), before.note.clone()));
    let (name, note) = (RwSignal::new(name), RwSignal::new(note));
    let before = StoredValue::new((before.name.clone(), before.note.clone()));
    Effect::new(move |told: Option<()>| {
        let now = (name.get(), note.get());
        if told.is_some() {
            let same = before.with_value(|before| *before == now);
            let (name, note) = now;
            draft.set(if same { String::new() } else { format!("{id}\n{name}\n{note}") });
        }
    });
    (name, note)
}

/// The sheet of a customer.
pub(super) fn edit(app: App, lang: Lang, id: CustomerId) -> AnyView {
    let texts = lang.texts();
    let known = app.peek(|workspace| {
        workspace.customer(id).filter(|c| c.standing != Standing::Erased).map(Before::of)
    });
    let Some(before) = known else {
        let gone = view! { <p class="quiet">{texts.customer_gone}</p> };
        return sheet::sheet(app, lang, texts.edit_customer.to_owned(), gone.into_any());
    };
    let (name, note) = half_typed(app, id, &before);
    let (name_error, note_error) = (RwSignal::new(None), RwSignal::new(None));
    let class = RwSignal::new(before.class);
    let plan = RwSignal::new(Plan::None);
    let picked = RwSignal::new(String::new());
    let date_error = RwSignal::new(None);
    let next = app.next_working();
    let (archived, past) = (before.archived, before.past.clone());
    let before = StoredValue::new(before);
    let save = move || {
        let due = match plan.get_untracked() {
            Plan::None => None,
            Plan::Today => Some(app.today.get_untracked()),
            Plan::Next => next,
            Plan::Other => match Day::parse(&picked.get_untracked()) {
                Ok(day) => Some(day),
                Err(_) => return date_error.set(Some(lang.behind().list.plan_bad.to_owned())),
            },
        };
        let changed = |now: String, old: String| (now != old).then_some(now);
        let old = before.get_value();
        let name = changed(name.get_untracked(), old.name.clone());
        let note = changed(note.get_untracked(), old.note);
        let class = (class.get_untracked() != old.class).then(|| class.get_untracked());
        let said = say::cut(name.as_ref().unwrap_or(&old.name));
        let mut commands = Vec::new();
        if name.is_some() || note.is_some() || class.is_some() {
            commands.push(Command::EditCustomer { customer: id, name, class, note });
        }
        if let Some(due) = due {
            commands.push(Command::Promise { customer: id, due, step: None });
        }
        if commands.is_empty() {
            app.close_sheet();
            return;
        }
        match app.dispatch_together(commands) {
            Ok(mut stamps) => {
                // A class typed by hand stays whatever the rule of the classes says.
                let held =
                    class.map(|class| held_entry(id, Some(class), app.today.get_untracked()));
                stamps.extend(held.and_then(|row| app.keep_row(row)));
                app.draft(Draft::CustomerEdit).set(String::new());
                app.close_sheet();
                app.say_of_all(fill(lang.behind().list.changed, &[&said]), stamps);
            }
            Err(refusal @ (Refusal::DayPassed(_) | Refusal::DayTooFar(_))) => {
                date_error.set(Some(say::refusal(lang, refusal, "")));
            }
            Err(refusal) => show(refusal, lang, name_error, note_error),
        }
    };
    let content = view! {
        <form novalidate on:submit=send(save)>
            {field(name_field(lang), name, name_error, None)}
            {chips(texts.class_field, "class", classes(app, lang), class.into(), move |c| class.set(c))}
            {area(note_field(lang), note, note_error)}
            {planning(app, lang, plan, picked, date_error)}
            {contacts(lang, past)}
            <div class="more-buttons">
                {put_away(app, lang, id, archived)}
                {erasing(app, lang, id, before.with_value(|before| before.name.clone()))}
            </div>
            <div class="sheet-do">
                <button type="submit" class="button button-main button-wide" data-act="save">{texts.save}</button>
            </div>
        </form>
    };
    sheet::sheet(app, lang, texts.edit_customer.to_owned(), content.into_any())
}

/// When to go next.
fn planning(
    app: App,
    lang: Lang,
    plan: RwSignal<Plan>,
    picked: RwSignal<String>,
    error: RwSignal<Option<String>>,
) -> AnyView {
    let texts = lang.texts();
    let chip = |value, act, word: &str| Chip { value, act, word: word.to_owned() };
    let mut days = vec![
        chip(Plan::None, "plan-none", lang.behind().list.plan_none),
        chip(Plan::Today, "plan-today", texts.when_today),
    ];
    let today = app.today.get_untracked();
    if let Some(next) = app.next_working() {
        let tomorrow = next == today.next();
        let word = if tomorrow { texts.when_tomorrow.to_owned() } else { date::day(lang, next) };
        days.push(chip(Plan::Next, "plan-tomorrow", &word));
    }
    days.push(chip(Plan::Other, "plan-other", lang.behind().list.plan_other));
    let other = at_times(move || {
        let pick: Box<dyn FnMut(leptos::ev::Event)> = Box::new(move |event| {
            picked.set(event_target_value(&event));
            error.set(None);
        });
        (plan.get() == Plan::Other).then(|| {
            view! {
                <input
                    type="date"
                    class="field-input"
                    data-act="plan-date"
                    aria-label=lang.behind().list.plan_date
                    min=today.to_string()
                    prop:value=picked
                    on:input=pick
                />
            }
            .into_any()
        })
    });
    view! {
        {chips(lang.behind().list.plan, "plan", days, plan.into(), move |chosen| {
            plan.set(chosen);
            error.set(None);
        })}
        {other}
        <p class="error" role="alert">{maybe(move || error.get())}</p>
    }
    .into_any()
}

/// The last contacts, newest first.
fn contacts(lang: Lang, past: Vec<Past>) -> AnyView {
    let [met, won, lost, absent] = lang.behind().list.outcomes;
    let none = past.is_empty().then_some(lang.behind().list.contacts_none);
    let lines = past
        .into_iter()
        .map(|past| {
            let word = match past.outcome {
                Outcome::Met => met,
                Outcome::Won => won,
                Outcome::Lost => lost,
                Outcome::Absent => absent,
            };
            view! {
                <li data-contact=past.on.to_string()>
                    {date::day(lang, past.on)} " · " {word}
                    <span class="row-why user" data-user="">{past.note}</span>
                </li>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    view! {
        <section class="more-group">
            <h3>{lang.behind().list.contacts}</h3>
            <p class="quiet">{none}</p>
            <ul class="facts">{lines}</ul>
        </section>
    }
    .into_any()
}

/// Puts the customer away, or brings it back.
fn put_away(app: App, lang: Lang, id: CustomerId, archived: bool) -> AnyView {
    let texts = lang.behind().list;
    if archived {
        let back = move || {
            app.close_sheet();
            unarchive(app, lang, id);
        };
        return view! {
            <p class="quiet">{texts.archive_means}</p>
            <button type="button" class="button button-wide" data-act="unarchive" on:click=tap(back)>
                {texts.unarchive}
            </button>
        }
        .into_any();
    }
    let away = move || {
        let name = say::cut(&app.customer_name(lang, id));
        match app.dispatch(Command::ArchiveCustomer { customer: id }) {
            Ok(stamp) => {
                app.close_sheet();
                app.say(fill(texts.archive_done, &[&name]), Some(stamp));
            }
            Err(refusal) => app.say(say::refusal(lang, refusal, ""), None),
        }
    };
    view! {
        <button type="button" class="button button-wide" data-act="archive" on:click=tap(away)>
            {texts.archive}
        </button>
    }
    .into_any()
}

/// Erases the customer, after a second tap.
fn erasing(app: App, lang: Lang, id: CustomerId, name: String) -> AnyView {
    let asks = RwSignal::new(false);
    part(move || {
        if asks.get() {
            let means = fill(lang.behind().pages.erase_means, &[&name]);
            let erase = move || {
                app.draft(Draft::CustomerEdit).set(String::new());
                drafted::forget_all(app, &id);
                app.erase(id);
            };
            view! {
                <div class="notice" role="alert">
                    <p>{means}</p>
                    <button
                        type="button"
                        class="button button-warn"
                        data-act="erase-go"
                        on:click=tap(erase)
                    >
                        {lang.behind().pages.erase_go}
                    </button>
                </div>
            }
            .into_any()
        } else {
            view! {
                <button type="button" class="button button-plain button-wide" data-act="erase" on:click=tap(move || asks.set(true))>
                    {lang.behind().pages.erase}
                </button>
            }
            .into_any()
        }
    })
}
