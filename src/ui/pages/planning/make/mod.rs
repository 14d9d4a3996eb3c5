//! Make a goal, step by step. Each step is one screen, can be skipped and come back to, and keeps
//! what was typed when it is left.

mod ask;
mod back;
mod company;
mod confirm;
mod tier_words;
mod tiers;

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::checker::{Severity, check};
use crate::domain::period::Month;
use crate::domain::plan_book::check::{Said, plan};
use crate::domain::plan_book::goal::Decide;
use crate::domain::plan_book::sheet;
use crate::domain::tier_words::TierWords;
use crate::state::{App, Draft};
use crate::text::planning::goal_sheet as words_of;
use crate::text::planning::make::{self as words_of_make, MakeTexts};
use crate::text::{Lang, date, fill};
use crate::ui::components::live::{flag, part, tap};
use crate::ui::components::sheet as frame;

/// How many steps there are.
const STEPS: usize = 8;
/// Where the rep types the tiers.
const TIERS: usize = 3;
/// The hooks of the steps.
const ACTS: [&str; STEPS] = [
    "step-back",
    "step-company",
    "step-done",
    "step-tiers",
    "step-check",
    "step-split",
    "step-ask",
    "step-confirm",
];

/// What is being made.
#[derive(Clone, Copy)]
struct Making {
    app: App,
    lang: Lang,
    month: Month,
    step: RwSignal<usize>,
    /// Floor, target and challenge as typed.
    tiers: [RwSignal<String>; 3],
    /// What a growth starts from, as typed.
    base: RwSignal<String>,
    /// The company's figure and the reason of a lower one, as typed.
    company: RwSignal<String>,
    reason: RwSignal<String>,
    /// What the market buys in a year and how much of it is wanted, as typed.
    market: [RwSignal<String>; 2],
    /// What is sold already, as typed.
    opening: RwSignal<String>,
    /// What is wrong with what is typed in the step shown.
    error: RwSignal<Option<String>>,
    /// What is wrong with what is typed in its second part.
    other: RwSignal<Option<String>>,
}

impl Making {
    fn texts(self) -> &'static MakeTexts {
        self.lang.planning().make
    }

    /// Keeps what the step shown has, and goes to another; stays where something cannot be read.
    fn go(self, to: usize) {
        let kept = match self.step.get_untracked() {
            1 => company::keep(self),
            TIERS => tiers::keep(self),
            _ => true,
        };
        if kept {
            self.error.set(None);
            self.other.set(None);
            self.step.set(to.min(STEPS.saturating_sub(1)));
            crate::browser::page::focus("#sheet-title");
        }
    }

    /// Keeps decisions as one record each; what went wrong is said.
    fn take(self, all: Vec<Decide>, typed: &str) -> Option<Vec<crate::domain::ident::Stamp>> {
        match self.app.decide_goal(all) {
            Ok(stamps) => Some(stamps),
            Err(refused) => {
                let words = self.app.peek(TierWords::of);
                let sentence = words_of_make::refused(self.lang, &words, refused, typed);
                self.error.set(Some(sentence));
                None
            }
        }
    }
}

/// The month the sheets of planning belong to: the one shown on the target page.
pub(super) fn month_of(app: App) -> Month {
    app.month_shown.get_untracked().unwrap_or_else(|| untrack(|| app.month()))
}

/// How many findings stop a month's goal from being confirmed.
fn blocks(app: App, month: Month) -> usize {
    app.workspace(|workspace| {
        let written = sheet::latest(workspace, month).unwrap_or_default();
        let said = said(&written);
        let found = check(&plan(workspace, month, app.today.get_untracked(), said));
        found.iter().filter(|one| one.severity == Severity::Block).count()
    })
}

/// What the texts of a sheet say of its figures.
pub(super) fn said(written: &sheet::Written) -> Said {
    let [name, content, ..] = &written.words;
    Said {
        named: words_of::named(name),
        counted: words_of::named(content),
        growth: words_of::growth(name),
        ..Said::default()
    }
}

/// Where the sheet begins: at the step its address names, else at the first.
fn begin() -> usize {
    match crate::browser::page::fragment().split('?').nth(1) {
        Some("company") => 1,
        Some("tiers") => TIERS,
        Some("confirm") => STEPS.saturating_sub(1),
        _ => 0,
    }
}

/// The sheet.
pub fn make(app: App, lang: Lang) -> AnyView {
    let month = month_of(app);
    let texts = lang.planning().make;
    let [company, reason, size, points] = company::fields(app, month);
    let [floor, challenge, base] = tiers::fields(app, month);
    let making = Making {
        app,
        lang,
        month,
        step: RwSignal::new(begin()),
        tiers: [floor, app.draft(Draft::Target), challenge],
        base,
        company,
        reason,
        market: [size, points],
        opening: app.draft(Draft::Opening),
        error: RwSignal::new(None),
        other: RwSignal::new(None),
    };
    on_cleanup(move || tiers::forget_kept(making));
    let content = view! {
        <p class="quiet" data-month=month.to_string()>{fill(texts.of, &[&date::month(lang, month)])}</p>
        {steps(making)}
        {part(move || {
            let step = making.step.get();
            untrack(|| draw(making, step))
        })}
        {part(move || turns(making, making.step.get()))}
    };
    frame::sheet(app, lang, texts.title.to_owned(), content.into_any())
}

/// The steps, each a tap away.
fn steps(making: Making) -> AnyView {
    let chips = ACTS
        .into_iter()
        .zip(making.texts().step)
        .enumerate()
        .map(|(place, (act, word))| {
            view! {
                <button
                    type="button"
                    class="chip"
                    data-act=act
                    aria-pressed=flag(move || making.step.get() == place)
                    on:click=tap(move || making.go(place))
                >
                    {word}
                </button>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    view! { <div class="chips" role="group" aria-label=making.texts().steps>{chips}</div> }
        .into_any()
}

fn draw(making: Making, step: usize) -> AnyView {
    let drawn = match step {
        0 => back::step(making),
        1 => company::step(making),
        2 => company::done(making),
        TIERS => tiers::step(making),
        4 => confirm::checked(making),
        5 => confirm::down(making),
        6 => ask::step(making),
        _ => confirm::step(making),
    };
    view! { <section data-step=step.to_string()>{drawn}</section> }.into_any()
}

/// On and back.
fn turns(making: Making, step: usize) -> AnyView {
    let texts = making.texts();
    let back = (step > 0).then(|| {
        view! {
            <button
                type="button"
                class="button button-wide"
                data-act="step-before"
                on:click=tap(move || making.go(step.saturating_sub(1)))
            >
                {texts.back}
            </button>
        }
        .into_any()
    });
    let on = (step < STEPS.saturating_sub(1)).then(|| {
        view! {
            <button
                type="button"
                class="button button-main button-wide"
                data-act="step-next"
                on:click=tap(move || making.go(step.saturating_add(1)))
            >
                {texts.next}
            </button>
        }
        .into_any()
    });
    view! { <div class="more-buttons">{on}{back}</div> }.into_any()
}

/// Lines beside each other's words, as a list.
fn lines(all: Vec<String>) -> AnyView {
    let rows = all.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect::<Vec<_>>();
    view! { <ul class="facts">{rows}</ul> }.into_any()
}
