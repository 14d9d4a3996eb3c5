//! 今日: the day's number, what it means, and the list.

use leptos::prelude::*;

use crate::domain::command::Command;
use crate::domain::money::Money;
use crate::domain::pace::{Need, Standing};
use crate::domain::tier::Tier;
use crate::domain::today::Subject;
use crate::state::{App, Draft};
use crate::text::{Lang, amount, counted, date, fill, number, say};
use crate::ui::components::ask_target::ask_target;
use crate::ui::components::field::{Field, field};
use crate::ui::components::{icon, page, row};

/// The page.
pub fn today(app: App, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let line = move || app.standing.with(|s| say::day_line(lang, app.today.get(), s.as_ref()));
    let sub = view! { <p class="sub">{line}</p> }.into_any();
    let has_goal = Memo::new(move |_| app.standing.with(Option::is_some));
    view! {
        <main class="page" id="page">
            {page::head(app, lang, texts.tab_today.to_owned(), sub)}
            {move || if has_goal.get() { standing(app, lang) } else { ask(app, lang) }}
            {list(app, lang)}
        </main>
        <a class="add" href="#/customers/add" data-act="add" aria-label=texts.add_customer>
            {icon::plus()}
        </a>
    }
    .into_any()
}

/// A new month asks its target above the list.
fn ask(app: App, lang: Lang) -> AnyView {
    let month = app.month();
    view! {
        <section class="card">
            <h2>{fill(lang.texts().ask_target_month, &[&date::month(lang, month)])}</h2>
            {ask_target(app, lang, month)}
        </section>
    }
    .into_any()
}

/// The day's number with its meaning, and what each tier takes.
fn standing(app: App, lang: Lang) -> AnyView {
    let now = move || app.standing.get();
    let number = move || now().map(|s| say::day_number(lang, &s));
    let parts = move || number().map(|(_, amount)| number::short_parts(lang, amount));
    let asks =
        Memo::new(move |_| app.standing.with(|s| s.as_ref().is_some_and(|s| s.asks_opening)));
    view! {
        <section class="num">
            <p class="num-lab">{move || number().map(|(label, _)| label)}</p>
            <p class="num-line" data-exact=move || number().map(|(_, amount)| amount.to_string())>
                <span class="num-big">{move || parts().map(|(big, _)| big)}</span>
                <span class="num-unit">{move || parts().map(|(_, unit)| unit)}</span>
            </p>
            {bar(app, lang)}
            <p class="say" data-word=move || now().map(|s| format!("{:?}", s.word))>
                {move || now().map(|s| say::standing(lang, &s))}
            </p>
            <ul class="tiers">{Tier::ALL.map(|tier| tier_card(app, lang, tier)).into_iter().collect_view()}</ul>
        </section>
        {move || asks.get().then(|| opening(app, lang))}
    }
    .into_any()
}

fn tier_card(app: App, lang: Lang, tier: Tier) -> AnyView {
    let figures = move || app.standing.with(|s| s.as_ref().map(|s| *s.tier(tier)));
    let amount = move || figures().map(|f| number::short(lang, f.amount));
    let need = move || figures().map(|f| say::need(lang, f.need));
    let exact = move || {
        figures().map(|f| match f.need {
            Need::PerDay(amount) => amount.to_string(),
            Need::NoDayLeft { gap } => gap.to_string(),
            Need::Reached => "0.00".to_owned(),
        })
    };
    let code = match tier {
        Tier::Floor => "floor",
        Tier::Target => "target",
        Tier::Challenge => "challenge",
    };
    view! {
        <li class="tier" class:tier-target=tier == Tier::Target data-tier=code>
            <span class="tier-name">{say::tier(lang, tier)} " " {amount}</span>
            <span class="tier-need" data-exact=exact>{need}</span>
        </li>
    }
    .into_any()
}

/// How much of the target is done, with a mark where it was expected through yesterday. The
/// sentence below says the same in words.
fn bar(app: App, lang: Lang) -> AnyView {
    let share = |part: Money, whole: Money| -> String {
        // Per mille, stopped at both ends: only a drawn bar stops at full.
        let whole = whole.fen().max(1);
        let part = part.fen().clamp(0, whole);
        let mille = i128::from(part) * 1000 / i128::from(whole);
        format!("{}.{}%", mille / 10, mille % 10)
    };
    let target = |s: &Standing| s.tier(Tier::Target).amount;
    let done = move || app.standing.with(|s| s.as_ref().map(|s| share(s.actual, target(s))));
    let expected = move || {
        app.standing.with(|s| {
            let s = s.as_ref()?;
            let expected = s.tier(Tier::Target).expected.filter(|e| *e > Money::ZERO)?;
            Some((share(expected, target(s)), expected))
        })
    };
    let mark = move || {
        expected()
            .map(|(x, _)| view! { <rect class="bar-mark" x=x y="0" width="2" height="22"></rect> })
    };
    let caption = move || {
        expected()
            .map(|(_, amount)| fill(lang.texts().expected_mark, &[&number::short(lang, amount)]))
    };
    view! {
        <svg class="bar" aria-hidden="true">
            <rect class="bar-track" x="0" y="5" width="100%" height="12" rx="6"></rect>
            <rect class="bar-fill" x="0" y="5" width=done height="12" rx="6"></rect>
            {mark}
        </svg>
        <p class="quiet">{caption}</p>
    }
    .into_any()
}

/// The opening question, once, of a rep who starts during the month.
fn opening(app: App, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let draft = app.draft(Draft::Opening);
    let error = RwSignal::new(None);
    let save = move || {
        let typed = draft.get_untracked();
        let outcome = match amount::read(&typed) {
            Err(wrong) => Err(say::amount_error(lang, wrong, &typed)),
            Ok(amount) => app
                .dispatch(Command::SetOpening { month: app.month(), amount })
                .map_err(|refusal| say::refusal(lang, refusal, &typed)),
        };
        match outcome {
            Ok(_) => draft.set(String::new()),
            Err(sentence) => error.set(Some(sentence)),
        }
    };
    let skip = move |_| {
        // It is refused only where the goal has gone meanwhile; then the question goes too.
        let _ = app.dispatch(Command::DeclineOpening { month: app.month() });
    };
    let yesterday = date::day(lang, app.today.get_untracked().previous());
    let asked = Field {
        id: "opening",
        label: texts.opening_field,
        act: "opening",
        keyboard: "decimal",
        class: "",
        example: texts.target_example,
    };
    view! {
        <form
            class="card"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <h2>{texts.ask_opening}</h2>
            <p class="quiet">{fill(texts.why_opening, &[&yesterday])}</p>
            {field(asked, draft, error, ().into_any())}
            <div class="more-buttons">
                <button type="submit" class="button button-main" data-act="opening-save">{texts.opening_save}</button>
                <button type="button" class="button button-plain" data-act="opening-skip" on:click=skip>
                    {texts.opening_skip}
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// The list, and apart from it what does not fit the day.
fn list(app: App, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let fits =
        move || app.list.with(|list| list.entries.iter().map(|e| e.subject).collect::<Vec<_>>());
    let over = move || {
        app.list.with(|list| {
            list.overflow.iter().take(MOST_OVERFLOW).map(|e| e.subject).collect::<Vec<_>>()
        })
    };
    let find = move |subject: Subject| {
        app.list.with(|list| {
            list.entries.iter().chain(&list.overflow).find(|e| e.subject == subject).copied()
        })
    };
    let line = move |subject: Subject| row::row(app, lang, subject, move || find(subject));
    let count = move || {
        app.list.with(|list| {
            (!list.entries.is_empty()).then(|| {
                fill(texts.list_done, &[&list.done().to_string(), &list.entries.len().to_string()])
            })
        })
    };
    let overflow_head = move || {
        app.list.with(|list| {
            (!list.overflow.is_empty()).then(|| counted(texts.overflow_head, list.overflow.len()))
        })
    };
    let has_overflow = Memo::new(move |_| app.list.with(|list| !list.overflow.is_empty()));
    let state = Memo::new(move |_| {
        if app.has_customers.get() {
            app.list.with(|list| {
                match (list.entries.is_empty(), list.done() == list.entries.len()) {
                    (true, _) => Empty::Nothing,
                    (false, true) => Empty::AllDone,
                    (false, false) => Empty::No,
                }
            })
        } else {
            Empty::NoCustomers
        }
    });
    let empty = move || match state.get() {
        Empty::No => ().into_any(),
        Empty::AllDone => view! { <p class="quiet head">{texts.all_done}</p> }.into_any(),
        Empty::Nothing => {
            view! { <div class="empty"><p>{texts.nothing_today}</p></div> }.into_any()
        }
        Empty::NoCustomers => view! {
            <div class="empty">
                <p>{texts.no_customers}</p>
                <p class="quiet">{texts.no_customers_do}</p>
                <a class="button button-main" href="#/customers/add" data-act="add-first">
                    {texts.add_customer}
                </a>
            </div>
        }
        .into_any(),
    };
    view! {
        <section>
            <h2 class="head">
                {texts.list_head}
                <span class="head-note">{count}</span>
            </h2>
            <ul class="list">
                <For each=fits key=|subject| *subject children=line />
            </ul>
            {empty}
            {move || has_overflow.get().then(|| view! {
                <h2 class="head">{overflow_head}</h2>
                <p class="quiet">{texts.overflow_why}</p>
                <ul class="list">
                    <For each=over key=|subject| *subject children=line />
                </ul>
            })}
        </section>
    }
    .into_any()
}

/// What the list says when nothing is left to tick.
#[derive(Clone, Copy, PartialEq)]
enum Empty {
    No,
    AllDone,
    Nothing,
    NoCustomers,
}

/// The most lines of what does not fit that are drawn; the heading counts them all, and the
/// customers page lists everyone with what is due.
const MOST_OVERFLOW: usize = 50;
