//! 今日: the day's number, what it means, and the list.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::command::AtOnce;
use crate::domain::focus::of_day;
use crate::domain::money::Money;
use crate::domain::pace::Need;
use crate::domain::tier::Tier;
use crate::state::{App, Draft};
use crate::text::{Lang, amount, counted, date, fill, number, say, visit};
use crate::ui::components::ask_target::ask_target;
use crate::ui::components::field::{Field, field};
use crate::ui::components::growing::{AT_ONCE, Key, draw_on, later, lines};
use crate::ui::components::live::{at_times, maybe, nothing, part, question, send, tap, words};
use crate::ui::components::row::{Rows, row};
use crate::ui::components::{icon, page, swipe};
use crate::ui::pages::customers::no_customers;
use crate::ui::parts::Parts;

/// The page.
pub fn today(app: App, lang: Lang, parts: Parts) -> AnyView {
    let texts = lang.texts();
    let sub = words(move || {
        let today = app.today.get();
        let line = app.standing.with(|s| say::day_line(lang, today, s.as_ref()));
        app.workspace(|workspace| say::with_focus(lang, line, of_day(workspace, today)))
    });
    let has_goal = question(move || app.standing.with(Option::is_some));
    view! {
        <main class="page" id="page">
            {page::head(app, lang, texts.tab_today.to_owned(), Some(sub))}
            {part(move || if has_goal.get() { standing(app, lang) } else { ask(app, lang) })}
            {list(app, lang, parts)}
            {page::reminder(app, lang)}
            {add(app, lang)}
        </main>
    }
    .into_any()
}

/// The button at the thumb plans a visit; where there is nobody yet it adds the first customer.
fn add(app: App, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let (plan, add) = (("#/plan", "plan"), ("#/customers/add", "add"));
    let which = move || if app.has_customers.get() { plan } else { add };
    let name = move || if app.has_customers.get() { texts.plan } else { texts.add_customer };
    view! {
        <a
            class="add"
            href=words(move || which().0.to_owned())
            data-act=words(move || which().1.to_owned())
            aria-label=words(move || name().to_owned())
        >
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
    let asks = question(move || app.standing.with(|s| s.as_ref().is_some_and(|s| s.asks_opening)));
    view! {
        <section class="num">
            <p class="num-lab">{maybe(move || number().map(|(label, _)| label))}</p>
            <p class="num-big" data-exact=maybe(move || number().map(|(_, amount)| amount.to_string()))>
                <span>{maybe(move || parts().map(|(big, _)| big))}</span>
                <small class="num-unit">{maybe(move || parts().map(|(_, unit)| unit.to_owned()))}</small>
            </p>
            {bar(app, lang)}
            <p class="say" data-word=maybe(move || now().map(|s| s.word.code().to_owned()))>
                {maybe(move || now().map(|s| say::standing(lang, &s)))}
            </p>
            <ul class="tiers">{Vec::from(Tier::ALL.map(|tier| tier_card(app, lang, tier)))}</ul>
        </section>
        {at_times(move || asks.get().then(|| opening(app, lang)))}
    }
    .into_any()
}

fn tier_card(app: App, lang: Lang, tier: Tier) -> AnyView {
    let figures = move || app.standing.with(|s| s.as_ref().map(|s| *s.tier(tier)));
    let card = move || app.standing.with(|s| s.as_ref().map(|s| say::tier_card(lang, s, tier)));
    let name = maybe(move || card().map(|(name, _)| name));
    let need = maybe(move || card().map(|(_, need)| need));
    let exact = maybe(move || {
        figures().map(|f| match f.need {
            Need::PerDay(amount) => amount.to_string(),
            Need::NoDayLeft { gap } => gap.to_string(),
            Need::Reached => Money::ZERO.to_string(),
        })
    });
    let class = if tier == Tier::Target { "tier tier-target" } else { "tier" };
    let code = match tier {
        Tier::Floor => "floor",
        Tier::Target => "target",
        Tier::Challenge => "challenge",
    };
    view! {
        <li class=class data-tier=code>
            <span class="tier-name">{name}</span>
            <span class="tier-need" data-exact=exact>{need}</span>
        </li>
    }
    .into_any()
}

/// How much of the target is done, with a mark where it was expected through yesterday. The
/// sentence below says the same in words.
fn bar(app: App, lang: Lang) -> AnyView {
    let now = move || app.standing.with(|s| s.as_ref().map(|s| say::bar(lang, s)));
    let done = maybe(move || now().map(|bar| bar.done));
    let mark = at_times(move || {
        let x = now()?.mark;
        let drawn =
            view! { <rect class="bar-mark" x=x.clone() y="0" width="2" height="22"></rect> };
        (!x.is_empty()).then(|| drawn.into_any())
    });
    let caption = maybe(move || now().map(|bar| bar.caption));
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
                .dispatch_at_once(AtOnce::SetOpening { month: app.month(), amount })
                .map_err(|refusal| say::refusal(lang, refusal, &typed)),
        };
        match outcome {
            Ok(_) => draft.set(String::new()),
            Err(sentence) => error.set(Some(sentence)),
        }
    };
    let skip = move || {
        // It is refused only where the goal has gone meanwhile; then the question goes too.
        let _ = app.dispatch_at_once(AtOnce::DeclineOpening { month: app.month() });
    };
    let button = view! {
        <button type="submit" class="button button-main" data-act="opening-save">{texts.opening_save}</button>
    };
    let yesterday = date::day(lang, app.today.get_untracked().previous());
    let asked = Field {
        id: "opening",
        label: texts.opening_field,
        act: "opening",
        keyboard: "decimal",
        class: "",
    };
    view! {
        <form class="card" novalidate on:submit=send(save)>
            <h2>{texts.ask_opening}</h2>
            <p class="quiet">{fill(texts.why_opening, &[&yesterday])}</p>
            {field(asked, draft, error, Some(button.into_any()))}
            <button type="button" class="button button-plain" data-act="opening-skip" on:click=tap(skip)>
                {texts.opening_skip}
            </button>
        </form>
    }
    .into_any()
}

/// The list, and apart from it what does not fit the day.
fn list(app: App, lang: Lang, parts: Parts) -> AnyView {
    let texts = lang.texts();
    let drawn = RwSignal::new(AT_ONCE);
    draw_on(drawn, move || {
        app.list.with_untracked(|list| {
            list.lines.len().saturating_add(list.overflow.len().min(MOST_OVERFLOW))
        })
    });
    let fits = question(move || {
        let most = drawn.get();
        app.list
            .with(|list| list.lines.iter().take(most).map(|one| (one.about, 0)).collect::<Vec<_>>())
    });
    let over = question(move || {
        let most = drawn.get();
        app.list.with(|list| {
            let room = most.saturating_sub(list.lines.len()).min(MOST_OVERFLOW);
            list.overflow.iter().take(room).map(|one| (one.about, 0)).collect::<Vec<_>>()
        })
    });
    let rows = Rows::new(app, lang);
    let lines = move |each: Memo<Vec<Key>>| lines(each.into(), move |about| row(rows, about));
    let count = maybe(move || {
        app.list.with(|list| {
            (!list.lines.is_empty()).then(|| {
                fill(texts.list_done, &[&list.done().to_string(), &list.lines.len().to_string()])
            })
        })
    });
    let overflow_head =
        words(move || counted(texts.overflow_head, app.list.with(|list| list.overflow.len())));
    let has_overflow = question(move || app.list.with(|list| !list.overflow.is_empty()));
    let state = question(move || {
        if app.has_customers.get() {
            app.list.with(|list| if list.lines.is_empty() { Empty::Nothing } else { Empty::No })
        } else {
            Empty::NoCustomers
        }
    });
    let empty = part(move || match state.get() {
        Empty::No => nothing(),
        Empty::Nothing => {
            view! { <div class="empty"><p>{texts.nothing_today}</p></div> }.into_any()
        }
        Empty::NoCustomers => no_customers(lang),
    });
    let away = at_times(move || {
        let is_away = app.list.with(|list| list.away.is_some());
        is_away.then(|| view! { <p class="quiet" data-away="">{texts.away_today}</p> }.into_any())
    });
    let put_away = at_times(move || {
        let count = app.list.with(|list| list.dismissed.len());
        let sentence = counted(texts.put_away, count);
        (count > 0).then(|| {
            view! {
                <a class="button button-plain" href="#/more/history" data-act="put-away-lines" data-exact=count.to_string()>
                    {sentence}
                </a>
            }
            .into_any()
        })
    });
    // The card stands below the first screen, or alone under a few lines.
    let is_time = later();
    let has_card = question(move || app.has_customers.get() && is_time.get());
    let (start, end) = swipe::days(app, move || app.today.get_untracked());
    view! {
        <section class="swiped" on:pointerdown=start on:pointerup=end>
            {swipe::days_head(app, lang, texts.list_head.to_owned(), Some(count), move || app.today.get())}
            <p class="quiet">{words(move || app.list.with(|list| visit::holds(lang, list, app.today.get())))}</p>
            {away}
            {lines(fits)}
            {empty}
            {at_times(move || has_card.get().then(|| parts.evening(app, lang)))}
            {at_times(move || has_overflow.get().then(|| view! {
                <h2 class="head">{overflow_head}</h2>
                <p class="quiet">{texts.overflow_why}</p>
                {lines(over)}
            }.into_any()))}
            {put_away}
        </section>
    }
    .into_any()
}

/// What the list says when nothing is left to tick.
#[derive(Clone, Copy, PartialEq)]
enum Empty {
    No,
    Nothing,
    NoCustomers,
}

/// The most lines of what does not fit that are drawn; the heading counts them all, and the
/// customers page lists everyone with what is due.
const MOST_OVERFLOW: usize = 50;
