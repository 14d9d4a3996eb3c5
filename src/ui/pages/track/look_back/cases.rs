//! The case library: wins and lessons, found by a word, a kind or a tag; one more; the wins given
//! out.

use fieldplan_view::view;
use leptos::prelude::*;

use super::grown;
use crate::browser::page as document;
use crate::domain::enter::Enter;
use crate::domain::own_entries::{Learned, Lesson};
use crate::domain::similar::{fits, library, tags};
use crate::domain::workspace::Workspace;
use crate::exchange::plain::one_line;
use crate::exchange::report::csv::guarded;
use crate::exchange::table::out;
use crate::state::App;
use crate::text::{Lang, book, counted, date, fill, say};
use crate::ui::components::bits::{Press, chips, fold, press, toggle};
use crate::ui::components::copied::Copied;
use crate::ui::components::drafted;
use crate::ui::components::field::{Field, area, field};
use crate::ui::components::live::{part, question};
use crate::ui::components::sheet;

/// The kinds' hooks, and those of what is written down.
const KINDS: [&str; 3] = ["cases-all", "cases-wins", "cases-lessons"];
const LEARNED: [&str; 2] = ["case-win", "case-lesson"];
/// The most tags that are offered to look by.
const TAGS: usize = 12;

/// A case as it is listed.
#[derive(Clone, PartialEq)]
struct Listed {
    lesson: Lesson,
    name: String,
}

fn all_of(workspace: &Workspace) -> Vec<Listed> {
    let name = |lesson: &Lesson| {
        let customer = lesson.customer.and_then(|id| workspace.customer(id));
        customer.map(|one| say::cut(&one.name)).unwrap_or_default()
    };
    let all = library(workspace).into_iter();
    all.map(|(_, lesson)| Listed { name: name(&lesson), lesson }).collect()
}

/// The sheet.
pub fn cases(app: App, lang: Lang) -> AnyView {
    let texts = lang.track().look_back.cases;
    let sought = RwSignal::new(String::new());
    let kind = RwSignal::new(0_usize);
    let tag = RwSignal::new(String::new());
    let all = question(move || app.workspace(all_of));
    let found = question(move || {
        let (sought, tag) = (sought.get(), tag.get());
        let learned = [None, Some(Learned::Win), Some(Learned::Lesson)];
        let learned = learned.get(kind.get()).copied().flatten();
        let tag = Some(tag.as_str()).filter(|tag| !tag.is_empty());
        all.with(|all| {
            let fit = |one: &&Listed| fits(&one.lesson, &one.name, learned, tag, &sought);
            all.iter().filter(fit).cloned().collect::<Vec<_>>()
        })
    });
    let kinds = (0_usize..).zip(KINDS).zip(texts.kinds).map(|((place, act), word)| {
        let is = Box::new(move || kind.get() == place);
        let go = Box::new(move || kind.set(place));
        toggle(Press("chip", act, String::new()), word.into_any(), is, go)
    });
    let tagged = part(move || {
        let known = app.workspace(|workspace| tags(&library(workspace)));
        let buttons = known.into_iter().take(TAGS).map(|word| {
            let (own, same) = (word.clone(), word.clone());
            let is = Box::new(move || tag.with(|tag| *tag == own));
            let go = Box::new(move || {
                let now = if tag.with_untracked(|tag| *tag == same) {
                    String::new()
                } else {
                    same.clone()
                };
                tag.set(now);
            });
            let shown = view! { <span class="user" data-user="">{word}</span> };
            toggle(Press("chip", "case-tag", String::new()), shown.into_any(), is, go)
        });
        let buttons: Vec<AnyView> = buttons.collect();
        if buttons.is_empty() { ().into_any() } else { chips(texts.tag, buttons) }
    });
    let list = part(move || {
        let (found, none) = (found.get(), all.with(Vec::is_empty));
        untrack(|| {
            if found.is_empty() {
                let said = if none { texts.none } else { texts.nothing };
                return view! { <p class="empty" data-empty="">{said}</p> }.into_any();
            }
            let count = found.len();
            let rows = grown(count, move |at| match found.get(at) {
                Some(one) => row(lang, one),
                None => ().into_any(),
            });
            view! {
                <p class="quiet" role="status" data-figure="cases" data-exact=count.to_string()>
                    {counted(texts.count, count)}
                </p>
                <ul class="list">{rows}</ul>
            }
            .into_any()
        })
    });
    let asked = Field {
        id: "cases-search",
        label: texts.search,
        act: "cases-search",
        keyboard: "search",
        class: "",
    };
    let content = view! {
        {field(asked, sought, RwSignal::new(None), None)}
        {chips(texts.kind, kinds.collect())}
        {tagged}
        {list}
        {new(app, lang)}
        {given_out(app, lang, all)}
    };
    sheet::sheet(app, lang, lang.behind().review.ways[6].to_owned(), content.into_any())
}

fn row(lang: Lang, one: &Listed) -> AnyView {
    let texts = lang.track().look_back.cases;
    let [win, lesson] = texts.learned;
    let (word, hook) = match one.lesson.learned {
        Learned::Win => (win, "win"),
        Learned::Lesson => (lesson, "lesson"),
    };
    let day = date::day(lang, one.lesson.on);
    let of = if one.name.is_empty() { day } else { fill(texts.of, &[&day, &one.name]) };
    let badges = one.lesson.tags.split(' ').filter(|tag| !tag.is_empty()).map(|tag| {
        let tag = tag.to_owned();
        view! { <span class="badge user" data-user="">{tag}</span> " " }.into_any()
    });
    view! {
        <li class="row" data-case=hook>
            <span>
                <span class="row-why">{word}</span>
                <span class="row-name user" data-user="">{one.lesson.text.clone()}</span>
                <span class="row-why user" data-user="">{of}</span>
                <span>{badges.collect::<Vec<_>>()}</span>
            </span>
        </li>
    }
    .into_any()
}

/// One more.
fn new(app: App, lang: Lang) -> AnyView {
    let texts = lang.track().look_back.cases;
    let typed = |name| drafted::typed_of(app, drafted::key(&"cases", name), String::new());
    let (text, tags) = (typed("text"), typed("tags"));
    let learned = RwSignal::new(Learned::Win);
    let error = RwSignal::new(None);
    let is_half = !text.get_untracked().is_empty() || !tags.get_untracked().is_empty();
    let buttons = [Learned::Win, Learned::Lesson].into_iter().zip(LEARNED).zip(texts.learned);
    let buttons = buttons.map(|((one, act), word)| {
        let is = Box::new(move || learned.get() == one);
        toggle(
            Press("chip", act, String::new()),
            word.into_any(),
            is,
            Box::new(move || learned.set(one)),
        )
    });
    let save = move || {
        let case = Enter::Lesson {
            learned: learned.get_untracked(),
            text: text.get_untracked(),
            tags: tags.get_untracked(),
            month: None,
            customer: None,
            on: app.today.get_untracked(),
        };
        match app.enter_together(vec![case]) {
            Ok(stamps) => {
                drafted::forget_all(app, &"cases");
                text.set(String::new());
                tags.set(String::new());
                app.say_of_all(texts.kept.to_owned(), stamps);
            }
            Err(refused) => error.set(Some(book::refused(lang, refused))),
        }
    };
    let asked = |id, label| Field { id, label, act: id, keyboard: "text", class: "user" };
    let button = Press("button button-main button-wide", "case-keep", String::new());
    let content = view! {
        {chips(texts.sort, buttons.collect())}
        {area(asked("case-text", texts.what), text, error)}
        {field(asked("case-tags", texts.tags), tags, RwSignal::new(None), None)}
        <div class="more-buttons">{press(button, texts.keep.into_any(), Box::new(save))}</div>
    };
    fold("case-new", texts.new.into_any(), is_half, vec![content.into_any()])
}

/// The wins as text and as a table: the best practice.
fn given_out(app: App, lang: Lang, all: Memo<Vec<Listed>>) -> AnyView {
    let texts = lang.track().look_back.cases;
    let copied = Copied::nothing(app, "best-text");
    let wins = move || {
        let all = all.get_untracked().into_iter();
        all.filter(|one| one.lesson.learned == Learned::Win).collect::<Vec<_>>()
    };
    let copy = move || {
        let wins = wins();
        if wins.is_empty() {
            app.say(texts.best_none.to_owned(), None);
            return;
        }
        let item = lang.behind().visit.report_item;
        let lines = wins.iter().map(|one| fill(item, &[&one_line(&one.lesson.text)]));
        let all: Vec<String> = [texts.best.to_owned()].into_iter().chain(lines).collect();
        copied.copy(all.join("\n"), texts.best_copied);
    };
    let table = move || {
        let wins = wins();
        if wins.is_empty() {
            app.say(texts.best_none.to_owned(), None);
            return;
        }
        let mut rows = vec![texts.heads.map(str::to_owned)];
        for one in &wins {
            let Lesson { text, tags, on, .. } = &one.lesson;
            rows.push([on.to_string(), guarded(text), guarded(tags), guarded(&one.name)]);
        }
        let name = "fieldplan-best-practice.csv";
        let lines = rows.iter().map(|row| row.iter().map(String::as_str).collect());
        document::download(name, &out::written(lines));
        app.say(fill(texts.best_tabled, &[name]), None);
    };
    let wide = |act| Press("button button-wide", act, String::new());
    view! {
        <section class="more-group">
            <h3>{texts.best}</h3>
            <div class="more-buttons">
                {press(wide("best-copy"), texts.best_copy.into_any(), Box::new(copy))}
                {press(wide("best-table"), texts.best_table.into_any(), Box::new(table))}
            </div>
            {copied.by_hand(lang, texts.best)}
        </section>
    }
    .into_any()
}
