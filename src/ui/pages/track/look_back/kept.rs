//! The reviews that were kept, the newest first, each as it was written.

use fieldplan_view::view;
use leptos::prelude::*;

use super::grown;
use super::write::lines_of;
use crate::domain::kept_review::{KeptReview, kept as all_kept, told};
use crate::state::App;
use crate::text::{Lang, date, fill};
use crate::ui::components::bits::{Press, fold, press};
use crate::ui::components::copied::Copied;
use crate::ui::components::live::{part, question};
use crate::ui::components::sheet;

/// A kept review as it is shown, and whether a later version of the same stands above it.
#[derive(Clone, PartialEq)]
struct Shown {
    kept: KeptReview,
    older: bool,
}

/// The sheet.
pub fn kept(app: App, lang: Lang) -> AnyView {
    let texts = lang.track().look_back;
    let all = question(move || {
        app.workspace(|workspace| {
            let mut all: Vec<Shown> = Vec::new();
            for (_, kept) in all_kept(workspace) {
                let same =
                    |one: &Shown| (one.kept.stretch, one.kept.first) == (kept.stretch, kept.first);
                let older = all.iter().any(same);
                all.push(Shown { kept, older });
            }
            all
        })
    });
    let copied = Copied::nothing(app, "kept-text");
    let body = part(move || {
        let all = all.get();
        untrack(|| {
            match all.len() {
            0 => view! {
                <p class="empty" data-empty="">{texts.none_kept}</p>
                <a class="button button-main button-wide" href="#/review/write" data-act="to-write-day">
                    {texts.to_write}
                </a>
            }
            .into_any(),
            count => grown(count, move |at| match all.get(at) {
                Some(one) => row(lang, one, copied),
                None => ().into_any(),
            }),
        }
        })
    });
    let title = lang.behind().review.ways[5];
    let content = view! {
        {body}
        {copied.by_hand(lang, title)}
    };
    sheet::sheet(app, lang, title.to_owned(), content.into_any())
}

fn row(lang: Lang, one: &Shown, copied: Copied) -> AnyView {
    let texts = lang.track().look_back;
    let erased = lang.texts().erased_name;
    let (text, line) = (told(&one.kept.text, erased), told(&one.kept.line, erased));
    let title = text.lines().next().unwrap_or_default().to_owned();
    let on = fill(texts.kept_on, &[&date::day(lang, one.kept.on)]);
    let older = one.older.then(|| view! { <span class="badge">{texts.older}</span> }.into_any());
    let own = (!line.is_empty())
        .then(|| view! { <p class="user" data-user="" data-line="">{line.clone()}</p> }.into_any());
    let name = title.clone();
    let whole = if line.is_empty() { text.clone() } else { format!("{text}\n{line}") };
    let copy = {
        let whole = whole.clone();
        move || copied.copy(whole.clone(), texts.copied)
    };
    let label = fill(texts.copy, &[&title]);
    let summary = view! {
        <span class="user" data-user="">{title}</span> " "
        <span class="head-note">{on}</span> " " {older}
    };
    let content = view! {
        <div data-kept=one.kept.first.to_string() data-text=whole>
            {lines_of(&text)}
            {own}
            {press(Press("button", "kept-copy", label), fill(texts.copy, &[&name]).into_any(), Box::new(copy))}
        </div>
    };
    fold("kept-open", summary.into_any(), false, vec![content.into_any()])
}
