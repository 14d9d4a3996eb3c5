//! What every page is built of, on one page that no link leads to: colours, sizes, states. For the
//! eyes of who changes them; a file of its own that no phone keeps.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::money::Money;
use crate::route::{Route, Tab};
use crate::state::App;
use crate::text::design::{self, DesignTexts};
use crate::text::{Lang, number};
use crate::ui::components::bits::{Press, press};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::field::{Field, field};
use crate::ui::components::{icon, sheet};

/// The colours, by their names in `style/tokens.css`.
const COLOURS: [&str; 11] = [
    "paper",
    "card",
    "ink",
    "soft",
    "line",
    "edge",
    "accent",
    "accent-ink",
    "wash",
    "warn",
    "warn-wash",
];

/// The page, as a sheet.
pub fn design(app: App, lang: Lang, _: Route) -> AnyView {
    let texts = design::texts(lang);
    let parts = [
        colours(),
        sizes(texts),
        figures(lang, texts),
        buttons(texts),
        choices(texts),
        fields(texts),
        lines(texts),
        notices(texts),
        bar(texts),
        icons(),
    ];
    let parts: Vec<AnyView> = texts
        .parts
        .into_iter()
        .zip(parts)
        .map(|(title, part)| {
            view! { <section class="more-group"><h3>{title}</h3>{part}</section> }.into_any()
        })
        .collect();
    sheet::sheet(app, lang, texts.title.to_owned(), parts.into_any())
}

fn colours() -> AnyView {
    let swatch = |name: &'static str| {
        view! {
            <li>
                <svg width="48" height="24" aria-hidden="true">
                    <rect x="1" y="1" width="46" height="22" rx="6" stroke="var(--edge)" fill=format!("var(--{name})")></rect>
                </svg>
                " "
                <span class="user" data-user="">{name}</span>
            </li>
        }
        .into_any()
    };
    view! { <ul class="facts">{COLOURS.map(swatch).into_iter().collect::<Vec<_>>()}</ul> }
        .into_any()
}

fn sizes(texts: &'static DesignTexts) -> AnyView {
    let [big, say, head, text, quiet] = texts.sizes;
    view! {
        <p class="num-big">{big}</p>
        <p class="say">{say}</p>
        <p class="head">{head}</p>
        <p>{text}</p>
        <p class="quiet">{quiet}</p>
    }
    .into_any()
}

/// Figures under each other: their digits are of one width.
fn figures(lang: Lang, texts: &'static DesignTexts) -> AnyView {
    let amounts = [1_111_111, 2_040_000, 888_000].map(Money::from_yuan);
    let line = |(name, amount): (&'static str, Money)| {
        view! {
            <li class="tier">
                <span class="tier-name">{name}</span>
                <span class="tier-need" data-exact=amount.to_string()>{number::short(lang, amount)}</span>
            </li>
        }
        .into_any()
    };
    let lines: Vec<AnyView> = texts.figures.into_iter().zip(amounts).map(line).collect();
    view! { <ul class="tiers">{lines}</ul> }.into_any()
}

fn buttons(texts: &'static DesignTexts) -> AnyView {
    let [main, plain, off, undo] = texts.buttons;
    let still = || Box::new(|| {});
    view! {
        <div class="more-buttons">
            {press(Press("button button-main", "design-main", String::new()), main.into_any(), still())}
            {press(Press("button", "design-button", String::new()), undo.into_any(), still())}
            {press(Press("button button-plain", "design-plain", String::new()), plain.into_any(), still())}
            <button type="button" class="button" data-act="design-off" disabled="">{off}</button>
        </div>
    }
    .into_any()
}

fn choices(texts: &'static DesignTexts) -> AnyView {
    let [label, words @ ..] = texts.choices;
    let chosen = RwSignal::new(0_usize);
    let acts = ["design-a", "design-b", "design-c"];
    let all = words.into_iter().zip(acts).enumerate();
    let all = all.map(|(value, (word, act))| Chip { value, act, word: word.to_owned() });
    chips(label, "design-class", all.collect(), chosen.into(), move |value| chosen.set(value))
}

fn fields(texts: &'static DesignTexts) -> AnyView {
    let [label, wrong, mistake] = texts.fields;
    let asked = |id, label| Field { id, label, act: id, keyboard: "decimal", class: "" };
    let error = RwSignal::new(Some(mistake.to_owned()));
    let (empty, typed) = (RwSignal::new(String::new()), RwSignal::new("十二块".to_owned()));
    view! {
        {field(asked("design-field", label), empty, RwSignal::new(None), None)}
        {field(asked("design-wrong", wrong), typed, error, None)}
    }
    .into_any()
}

/// A line to do, one that is late with a long name, one that is done.
fn lines(texts: &'static DesignTexts) -> AnyView {
    let [name, long, why, late] = texts.lines;
    let line = |class: &'static str, name: &'static str, late: &'static str| {
        let done = if class.ends_with("done") { "true" } else { "false" };
        view! {
            <li class=class>
                <button type="button" class="tick" data-act="design-tick" aria-pressed=done aria-label=name>
                    <span class="tick-ring">{icon::check()}</span>
                </button>
                <div class="row-body">
                    <span class="row-name user" data-user="">{name}</span>
                    <span class="row-why"><span class="late">{late}</span>{why}</span>
                </div>
            </li>
        }
        .into_any()
    };
    view! {
        <ul class="list">
            {line("row", name, "")}
            {line("row", long, late)}
            {line("row row-done", name, "")}
        </ul>
    }
    .into_any()
}

fn notices(texts: &'static DesignTexts) -> AnyView {
    let [notice, badge] = texts.notices;
    view! {
        <div class="notice" role="status"><p>{notice}</p></div>
        <p><span class="badge">{badge}</span></p>
    }
    .into_any()
}

fn bar(texts: &'static DesignTexts) -> AnyView {
    view! {
        <svg class="bar" aria-hidden="true">
            <rect class="bar-track" x="0" y="5" width="100%" height="12" rx="6"></rect>
            <rect class="bar-fill" x="0" y="5" width="46%" height="12" rx="6"></rect>
            <rect class="bar-mark" x="50%" y="0" width="2" height="22"></rect>
        </svg>
        <p class="quiet">{texts.bar}</p>
    }
    .into_any()
}

fn icons() -> AnyView {
    let tabs = Tab::ALL.map(icon::tab);
    let signs = [
        icon::check(),
        icon::plus(),
        icon::minus(),
        icon::pencil(),
        icon::back(),
        icon::up(),
        icon::forward(),
        icon::cross(),
    ];
    view! { <div class="part-do">{tabs.into_iter().chain(signs).collect::<Vec<_>>()}</div> }
        .into_any()
}
