//! Whom to ask for, where and what for: shown and typed.

use std::fmt::Write as _;

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::details::{Detail, Details};
use crate::domain::ident::CustomerId;
use crate::state::App;
use crate::text::Lang;
use crate::text::business::profile::{refused, saved};
use crate::ui::components::bits::{Press, fold, line, press, toggle};
use crate::ui::components::drafted;
use crate::ui::components::field::{Field, field};

/// The fields' hooks, and their names among what is half typed.
const NAMES: [&str; 6] = [
    "detail-contact",
    "detail-phone",
    "detail-address",
    "detail-industry",
    "detail-region",
    "detail-tags",
];
/// The name of the intent among what is half typed.
const KEEN: &str = "detail-keen";

/// What is known, a line each.
pub(super) fn facts(lang: Lang, kept: &Details) -> AnyView {
    let texts = lang.business().profile;
    if *kept == Details::default() {
        return view! { <li class="quiet">{texts.details_none}</li> }.into_any();
    }
    let known = Detail::ALL.into_iter().zip(texts.fields).zip(NAMES);
    let known = known.filter(|((detail, _), _)| !kept.word(*detail).is_empty());
    let lines: Vec<AnyView> = known
        .map(|((detail, label), name)| {
            let word = kept.word(detail).to_owned();
            view! {
                <li data-figure=name>
                    {label} " · " <span class="user" data-user="">{word}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    let keen =
        kept.keen.then(|| view! { <li data-figure="detail-keen">{texts.keen}</li> }.into_any());
    view! { {lines} {keen} }.into_any()
}

/// Where the phone's own map looks for the address; `None` without one. A link by which nothing is
/// fetched: what it opens is the phone's.
pub(super) fn on_the_map(kept: &Details) -> Option<String> {
    let address = [kept.word(Detail::Region), kept.word(Detail::Address)].join(" ");
    let has = !kept.word(Detail::Address).is_empty();
    has.then(|| format!("geo:0,0?q={}", escaped(address.trim())))
}

/// A text as it may stand in an address.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            escaped.push(char::from(byte));
        } else {
            // To a text this never fails.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

/// The fields, folded away until they are asked for or half typed.
pub(super) fn editor(app: App, lang: Lang, id: CustomerId) -> AnyView {
    let texts = lang.business().profile;
    let kept = app.peek(|workspace| Details::of(workspace, id));
    let shown = Detail::ALL.map(|detail| kept.word(detail).to_owned());
    let typed = {
        let mut shown = shown.clone().into_iter();
        NAMES.map(|name| {
            drafted::typed_of(app, drafted::key(&id, name), shown.next().unwrap_or_default())
        })
    };
    let before = if kept.keen { "1" } else { "" };
    let keen = drafted::typed_of(app, drafted::key(&id, KEEN), before.to_owned());
    let wrong = [(); 6].map(|()| RwSignal::new(None));
    let is_open = typed.map(|text| text.get_untracked()) != shown || keen.get_untracked() != before;
    let take = move || {
        let now = typed.map(|text| text.get_untracked());
        let is_keen = !keen.get_untracked().is_empty();
        let details = match Details::typed(now.each_ref().map(String::as_str), is_keen) {
            Ok(details) => details,
            Err(why) => {
                let (at, sentence) = refused(lang, why);
                for (detail, wrong) in Detail::ALL.into_iter().zip(wrong) {
                    wrong.set((detail == at).then(|| sentence.clone()));
                }
                return;
            }
        };
        let name = app.customer_name(lang, id);
        let same = app.peek(|workspace| Details::of(workspace, id)) == details;
        let row = details.entry(id, app.today.get_untracked());
        let stamp = if same { None } else { app.keep_row(row) };
        drafted::forget_of(
            app,
            NAMES.into_iter().chain([KEEN]).map(|name| drafted::key(&id, name)),
        );
        app.say(saved(lang, &name), stamp);
    };
    let mut content: Vec<AnyView> = Vec::new();
    for (((name, label), text), wrong) in NAMES.into_iter().zip(texts.fields).zip(typed).zip(wrong)
    {
        let keyboard = if name == "detail-phone" { "tel" } else { "text" };
        let asked = Field { id: name, label, act: name, keyboard, class: "user" };
        content.push(field(asked, text, wrong, None));
    }
    content.push(line("hint", texts.tags_hint.to_owned()));
    content.push(toggle(
        Press("chip chip-alone", "detail-keen", String::new()),
        texts.keen_switch.into_any(),
        Box::new(move || !keen.get().is_empty()),
        Box::new(move || {
            let next = if keen.get_untracked().is_empty() { "1" } else { "" };
            keen.set(next.to_owned());
        }),
    ));
    let button = Press("button button-main button-wide", "details-keep", String::new());
    content.push(press(button, texts.save.into_any(), Box::new(take)));
    fold("details", texts.details_edit.into_any(), is_open, content)
}
