//! The playbook: looked through by a word, each entry the rep's to change, hide and bring back.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::directory::folded;
use crate::domain::playbook::{self, Chapter, Leaf, Moment, Own, Which, leaves};
use crate::state::App;
use crate::text::business::playbook::{refused, words};
use crate::text::{Lang, fill, say};
use crate::ui::components::bits::{Press, chips, fold, press, toggle};
use crate::ui::components::drafted;
use crate::ui::components::field::{Field, area, field};
use crate::ui::components::live::{at_times, maybe, nothing, question};
use crate::ui::components::sheet;

/// What the playbook has for a moment, to be looked at in place; `take` is a line that a title can be
/// put into.
pub fn offered(
    app: App,
    lang: Lang,
    moment: Moment,
    take: Option<RwSignal<String>>,
) -> Option<AnyView> {
    let texts = lang.business().playbook;
    let leaves = app.peek(|workspace| playbook::offered(workspace, moment));
    let lines = leaves.iter().map(|leaf| {
        let (title, text) = words(lang, leaf);
        let put = take.map(|typed| {
            let name = fill(texts.take_name, &[&title]);
            let title = title.clone();
            let go = move || typed.update(|typed| put_into(typed, &title));
            press(Press("button", "offered-take", name), texts.take.into_any(), Box::new(go))
        });
        view! {
            <h3 class="user" data-user="">{title}</h3>
            <p class="user" data-user="">{text}</p>
            {put}
        }
        .into_any()
    });
    let lines: Vec<AnyView> = lines.collect();
    (!lines.is_empty()).then(|| fold("offered", texts.title.into_any(), false, lines))
}

/// A title put behind what is typed already, once.
fn put_into(typed: &mut String, title: &str) {
    if typed.contains(title) {
        return;
    }
    if !typed.trim().is_empty() {
        typed.push('；');
    }
    typed.push_str(title);
}

/// The chapters' hooks.
const CHAPTERS: [&str; 4] =
    ["chapter-objections", "chapter-stalls", "chapter-kits", "chapter-stages"];

/// The sheet.
pub fn playbook(app: App, lang: Lang) -> AnyView {
    let texts = lang.business().playbook;
    let sought = RwSignal::new(String::new());
    let all = question(move || app.workspace(leaves));
    let asked = Field {
        id: "playbook-search",
        label: texts.search,
        act: "playbook-search",
        keyboard: "search",
        class: "",
    };
    let found = question(move || {
        let sought = sought.with(|sought| folded(sought));
        all.with(|all| {
            let fits = |leaf: &&Leaf| {
                let (title, text) = words(lang, leaf);
                folded(&title).contains(&sought) || folded(&text).contains(&sought)
            };
            all.iter().filter(fits).cloned().collect::<Vec<_>>()
        })
    });
    let none = maybe(move || {
        let is_none = found.with(|found| found.iter().all(|leaf| leaf.own.hidden));
        is_none.then(|| sought.with(|sought| fill(texts.nothing, &[&say::cut(sought)])))
    });
    let chapters: Vec<AnyView> = Chapter::ALL
        .into_iter()
        .zip(texts.chapters)
        .map(|(chapter, heading)| chapter_of(app, lang, [all, found], chapter, heading))
        .collect();
    let hidden = at_times(move || {
        let rows: Vec<AnyView> = found.with(|found| {
            let hidden = found.iter().filter(|leaf| leaf.own.hidden);
            hidden.map(|leaf| hidden_row(app, lang, leaf)).collect()
        });
        (!rows.is_empty()).then(|| {
            view! {
                <section class="more-group" data-hidden=rows.len().to_string()>
                    <h3>{texts.hidden_head}</h3>
                    <ul class="list">{rows}</ul>
                </section>
            }
            .into_any()
        })
    });
    let content = view! {
        {field(asked, sought, RwSignal::new(None), None)}
        <p class="quiet" role="status">{none}</p>
        {chapters}
        {hidden}
        {new(app, lang)}
    };
    sheet::sheet(app, lang, texts.title.to_owned(), content.into_any())
}

/// A chapter's entries that fit what is looked for. One that does not leaves its place empty: what is
/// unfolded is so by its place, and would go over to the next.
fn chapter_of(
    app: App,
    lang: Lang,
    [all, found]: [Memo<Vec<Leaf>>; 2],
    chapter: Chapter,
    heading: &'static str,
) -> AnyView {
    let own = question(move || {
        let mut own = all.get();
        own.retain(|leaf| leaf.chapter == chapter);
        found.with(|found| {
            for leaf in &mut own {
                leaf.own.hidden |= !found.contains(leaf);
            }
        });
        own
    });
    at_times(move || {
        let shown = |leaf: &&Leaf| !leaf.own.hidden;
        let row = |leaf: &Leaf| if shown(&leaf) { entry(app, lang, leaf) } else { nothing() };
        let count = own.with(|own| own.iter().filter(shown).count());
        let rows: Vec<AnyView> = own.with(|own| own.iter().map(row).collect());
        (count > 0).then(|| {
            view! {
                <section class="more-group" data-chapter=count.to_string()>
                    <h3>{heading}</h3>
                    {rows}
                </section>
            }
            .into_any()
        })
    })
}

/// Keeps what became of an entry; whether it is kept.
fn keep(app: App, leaf: &Leaf, own: Own, said: String) {
    let row = own.entry(Some(leaf.which), leaf.chapter, app.today.get_untracked());
    app.say(said, app.keep_row(row));
}

/// The name under which what is half typed of an entry is kept.
fn key(which: Which) -> String {
    match which {
        Which::Shipped(number) => drafted::key(&"playbook", &number.to_string()),
        Which::Own(id) => drafted::key(&"playbook", &id.to_string()),
    }
}

fn entry(app: App, lang: Lang, leaf: &Leaf) -> AnyView {
    let texts = lang.business().playbook;
    let (title, text) = words(lang, leaf);
    let is_shipped = matches!(leaf.which, Which::Shipped(_));
    let is_own = leaf.own != Own::default();
    let mark = is_own.then(|| view! { <span class="badge">{texts.own_mark}</span> }.into_any());
    let cut = say::cut(&title);
    let typed = drafted::typed_of(app, key(leaf.which), text.clone());
    let is_half = typed.get_untracked() != text;
    let edits = RwSignal::new(is_half);
    let wrong = RwSignal::new(None);
    let hide = {
        let (leaf, said) = (leaf.clone(), fill(texts.hidden, &[&cut]));
        move || {
            let own = Own { hidden: true, ..leaf.own.clone() };
            keep(app, &leaf, own, said.clone());
        }
    };
    let reset = {
        let (leaf, said) = (leaf.clone(), fill(texts.back_done, &[&cut]));
        move || {
            drafted::forget_of(app, [key(leaf.which)]);
            keep(app, &leaf, Own::default(), said.clone());
        }
    };
    let save = {
        let (leaf, said) = (leaf.clone(), fill(texts.kept, &[&cut]));
        move || match Own::typed(Some(leaf.which), &leaf.own.title, &typed.get_untracked()) {
            Ok(own) => {
                drafted::forget_of(app, [key(leaf.which)]);
                keep(app, &leaf, own, said.clone());
            }
            Err(why) => wrong.set(Some(refused(lang, why).1)),
        }
    };
    let save = StoredValue::new_local(save);
    let editor = at_times(move || {
        edits.get().then(|| {
            let asked = Field {
                id: "playbook-text",
                label: texts.new_text,
                act: "playbook-text",
                keyboard: "text",
                class: "user",
            };
            let button = Press("button button-main", "playbook-keep", String::new());
            let go = Box::new(move || save.with_value(|save| save()));
            view! {
                {area(asked, typed, wrong)}
                {press(button, texts.keep.into_any(), go)}
            }
            .into_any()
        })
    });
    let edit = press(
        Press("button", "playbook-edit", format!("{} {cut}", texts.edit)),
        texts.edit.into_any(),
        Box::new(move || edits.set(true)),
    );
    let hide = press(
        Press("button button-plain", "playbook-hide", format!("{} {cut}", texts.hide)),
        texts.hide.into_any(),
        Box::new(hide),
    );
    let reset = (is_shipped && is_own).then(|| {
        let label = format!("{} {cut}", texts.reset);
        press(
            Press("button button-plain", "playbook-reset", label),
            texts.reset.into_any(),
            Box::new(reset),
        )
    });
    let said: Vec<AnyView> = text
        .lines()
        .map(|line| view! { <p class="user" data-user="">{line.to_owned()}</p> }.into_any())
        .collect();
    let summary = view! { <span class="user" data-user="">{title}</span> " " {mark} };
    let content = view! {
        {said}
        <div class="part-do">{edit} {hide} {reset}</div>
        {editor}
    };
    fold("playbook-open", summary.into_any(), is_half, vec![content.into_any()])
}

fn hidden_row(app: App, lang: Lang, leaf: &Leaf) -> AnyView {
    let texts = lang.business().playbook;
    let (title, _) = words(lang, leaf);
    let said = fill(texts.back_done, &[&say::cut(&title)]);
    let leaf = leaf.clone();
    let back = move || {
        let own = Own { hidden: false, ..leaf.own.clone() };
        keep(app, &leaf, own, said.clone());
    };
    let label = format!("{} {title}", texts.back);
    let back =
        press(Press("button", "playbook-back", label), texts.back.into_any(), Box::new(back));
    view! {
        <li class="evening-line"><span class="user" data-user="">{title}</span> {back}</li>
    }
    .into_any()
}

/// One of the rep's own.
fn new(app: App, lang: Lang) -> AnyView {
    let texts = lang.business().playbook;
    let typed = |name| drafted::typed_of(app, drafted::key(&"playbook", name), String::new());
    let (title, text) = (typed("title"), typed("text"));
    let (title_wrong, text_wrong) = (RwSignal::new(None), RwSignal::new(None));
    let chapter = RwSignal::new(Chapter::Objections);
    let is_open = !title.get_untracked().is_empty() || !text.get_untracked().is_empty();
    let buttons = Chapter::ALL.into_iter().zip(CHAPTERS).zip(texts.chapters);
    let buttons = buttons.map(|((one, act), word)| {
        toggle(
            Press("chip", act, String::new()),
            word.into_any(),
            Box::new(move || chapter.get() == one),
            Box::new(move || chapter.set(one)),
        )
    });
    let buttons = chips(texts.new_chapter, buttons.collect());
    let add = move || {
        let own = Own::typed(None, &title.get_untracked(), &text.get_untracked());
        match own {
            Ok(own) => {
                let said = fill(texts.kept, &[&say::cut(&own.title)]);
                let row = own.entry(None, chapter.get_untracked(), app.today.get_untracked());
                let stamp = app.keep_row(row);
                title.set(String::new());
                text.set(String::new());
                app.say(said, stamp);
            }
            Err(why) => {
                let (is_title, sentence) = refused(lang, why);
                if is_title { title_wrong } else { text_wrong }.set(Some(sentence));
            }
        }
    };
    let asked = |id, label| Field { id, label, act: id, keyboard: "text", class: "user" };
    let button = Press("button button-main button-wide", "playbook-add", String::new());
    let content = view! {
        {field(asked("playbook-title", texts.new_title), title, title_wrong, None)}
        {area(asked("playbook-own", texts.new_text), text, text_wrong)}
        {buttons}
        <div class="more-buttons">{press(button, texts.keep.into_any(), Box::new(add))}</div>
    };
    fold("playbook-new", texts.new.into_any(), is_open, vec![content.into_any()])
}
