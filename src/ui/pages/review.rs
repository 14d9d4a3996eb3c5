//! 复盘: a day, a week and a month so far.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::day::Day;
use crate::domain::focus::{of_day, seen};
use crate::domain::goal::Opening;
use crate::domain::money::{Money, wide};
use crate::domain::period::Period;
use crate::domain::review::{Expected, Piece, Review, Verdict};
use crate::domain::week::Week;
use crate::domain::workspace::Workspace;
use crate::route::{ReviewSheet, Route, Span};
use crate::state::App;
use crate::text::{Lang, date, fill, number, review as said, say};
use crate::ui::components::arrows::{Arrows, arrows};
use crate::ui::components::live::{at_times, nothing, part, question, tap, words};
use crate::ui::components::page;
use crate::ui::parts;

/// The page.
pub fn review(app: App, lang: Lang, span: Span) -> AnyView {
    let texts = lang.behind().review;
    // A day of the span looked at; `None` follows today.
    let at = RwSignal::new(None::<Day>);
    let run = question(move || {
        let day = at.get().unwrap_or_else(|| app.today.get());
        app.workspace(|workspace| run_of(workspace, span, day))
    });
    let view = question(move || {
        app.workspace(|workspace| Review::of(workspace, run.get(), app.today.get()))
    });
    let is_now = move || run.get().last() >= app.today.get();
    let place = place(span);
    let word = |of: [&'static str; 3]| of.get(place).copied().unwrap_or_default();
    let names = Arrows {
        back_act: "span-before",
        back: word(texts.before),
        on_act: "span-after",
        on: word(texts.after),
    };
    let label = words(move || name_of(app, lang, span, run.get()));
    let now = at_times(move || {
        (!is_now()).then(|| {
            view! {
                <button type="button" class="button button-plain button-wide" data-act="span-now" on:click=tap(move || at.set(None))>
                    {texts.now}
                </button>
            }
            .into_any()
        })
    });
    let figures =
        part(move || {
            view.with(|review| {
                if review.is_empty() { empty(lang) } else { figures(app, lang, span, review) }
            })
        });
    view! {
        <main class="page" id="page">
            {page::head(app, lang, texts.title.to_owned(), None)}
            <div class="stand-room">{parts::standing(app, lang, span)}</div>
            {spans(lang, span)}
            {arrows(
                names,
                label,
                is_now,
                move || at.set(Some(run.get_untracked().first().previous())),
                move || at.set(Some(run.get_untracked().last().next())),
            )}
            {now}
            {figures}
            {out(lang, span)}
            {ways(lang, span)}
        </main>
    }
    .into_any()
}

fn place(span: Span) -> usize {
    match span {
        Span::Day => 0,
        Span::Week => 1,
        Span::Month => 2,
    }
}

fn run_of(workspace: &Workspace, span: Span, day: Day) -> Period {
    match span {
        Span::Day => Period::spanning(day, day),
        Span::Week => Week::of(day).period(),
        Span::Month => workspace.period(workspace.month_of(day)),
    }
}

fn name_of(app: App, lang: Lang, span: Span, run: Period) -> String {
    match span {
        Span::Day => date::day(lang, run.first()),
        Span::Week => date::run(lang, run),
        Span::Month => {
            date::month(lang, app.workspace(|workspace| workspace.month_of(run.first())))
        }
    }
}

/// The choice of a span: links, so that each can be gone back to.
fn spans(lang: Lang, chosen: Span) -> AnyView {
    let texts = lang.behind().review;
    let all = [(Span::Day, "span-day"), (Span::Week, "span-week"), (Span::Month, "span-month")];
    let links = all
        .into_iter()
        .zip(texts.spans)
        .map(|((span, act), word)| {
            let current = (span == chosen).then_some("page");
            view! {
                <a class="chip" href=Route::Review(span, None).to_string() data-act=act aria-current=current>
                    {word}
                </a>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    view! { <nav class="spans" aria-label=texts.span_field>{links}</nav> }.into_any()
}

/// The way to the report of the span: as it stands now.
fn out(lang: Lang, span: Span) -> AnyView {
    let address = match span {
        Span::Day => "#/more/report?day",
        Span::Week => "#/more/report?week",
        Span::Month => "#/more/report?month",
    };
    view! {
        <div class="more-buttons">
            <a class="button button-wide" href=address data-act="report-review">
                {lang.behind().keep.report_review}
            </a>
        </div>
    }
    .into_any()
}

/// The sheets of the page in the order they are listed, each with its row's hook.
const WAYS: [(ReviewSheet, &str); 11] = [
    (ReviewSheet::Stand, "to-stand"),
    (ReviewSheet::Pictures, "to-pictures"),
    (ReviewSheet::Signals, "to-signals"),
    (ReviewSheet::Replan, "to-replan"),
    (ReviewSheet::Write, "to-write"),
    (ReviewSheet::Kept, "to-kept"),
    (ReviewSheet::Cases, "to-cases"),
    (ReviewSheet::Versions, "to-versions"),
    (ReviewSheet::Close, "to-close"),
    (ReviewSheet::History, "to-history"),
    (ReviewSheet::Learning, "to-learning"),
];

/// The way to each sheet, with what it is for.
fn ways(lang: Lang, span: Span) -> AnyView {
    let texts = lang.behind().review;
    let rows = WAYS
        .into_iter()
        .zip(texts.ways.into_iter().zip(texts.ways_mean))
        .map(|((which, act), (word, means))| {
            view! {
                <li>
                    <a class="row row-link" href=Route::Review(span, Some(which)).to_string() data-act=act>
                        <span>
                            <span class="row-name">{word}</span>
                            <span class="row-why">{means}</span>
                        </span>
                    </a>
                </li>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    view! {
        <section class="more-group">
            <h2>{texts.ways_title}</h2>
            <ul class="list">{rows}</ul>
        </section>
    }
    .into_any()
}

fn empty(lang: Lang) -> AnyView {
    let texts = lang.behind().review;
    view! {
        <div class="empty" data-empty="">
            <p>{texts.empty}</p>
            <p class="quiet">{texts.empty_do}</p>
        </div>
    }
    .into_any()
}

fn figures(app: App, lang: Lang, span: Span, review: &Review) -> AnyView {
    let texts = lang.behind().review;
    let pieces = review
        .pieces
        .iter()
        .map(|piece| sums(lang, &Sums::of_piece(app, lang, piece), review.pieces.len() > 1))
        .collect::<Vec<_>>();
    let whole = (review.pieces.len() > 1).then(|| {
        let whole = Sums {
            hook: "whole".to_owned(),
            name: texts.whole.to_owned(),
            asked: review.expected(),
            due: review.expected_so_far(),
            actual: review.actual(),
            verdict: review.verdict(),
            opening: None,
        };
        sums(lang, &whole, true)
    });
    let promises = review.promises;
    let kept = [("kept", promises.kept), ("open", promises.open), ("dropped", promises.dropped)];
    let counts = [
        ("visits", review.visits),
        ("sales", review.sales),
        ("lost", review.lost),
        ("added", review.added),
    ];
    let counted = kept
        .into_iter()
        .zip(texts.promises)
        .chain(counts.into_iter().zip(texts.counts))
        .map(|((hook, count), word)| {
            figure(hook, word, number::grouped(u64::from(count)), count.to_string())
        })
        .collect::<Vec<_>>();
    let changes = review
        .changes
        .iter()
        .map(|change| {
            view! {
                <li
                    data-change=change.on.to_string()
                    data-from=change.from.map(|from| from.to_string())
                    data-exact=change.to.to_string()
                >
                    {said::change(lang, change)}
                </li>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    let unchanged =
        changes.is_empty().then(|| view! { <p class="quiet">{texts.unchanged}</p> }.into_any());
    view! {
        <section>
            <h2 class="head">{texts.money}</h2>
            {pieces}
            {whole}
        </section>
        {bars(app, lang, span, review)}
        <section>
            <h2 class="head">{texts.done}</h2>
            <dl class="figures figures-small">{counted}</dl>
        </section>
        {rhythm(app, lang, span, review)}
        <section>
            <h2 class="head">{texts.changed}</h2>
            {unchanged}
            <ul class="facts">{changes}</ul>
        </section>
    }
    .into_any()
}

/// What each day of a week was mainly for, and what it saw of it.
fn rhythm(app: App, lang: Lang, span: Span, review: &Review) -> AnyView {
    if span != Span::Week {
        return nothing();
    }
    let (texts, today) = (lang.behind().review, app.today.get());
    let days = app.workspace(|workspace| {
        let of = |day: Day| {
            let (focus, own) = of_day(workspace, day)?;
            let (day_name, word) =
                (date::day(lang, day), say::focus_word(lang.texts(), focus, own));
            let seen = seen(workspace, focus, day).filter(|_| day <= today);
            let said = match seen {
                None => fill(texts.focus_day, &[&day_name, word]),
                Some(seen) => fill(texts.focus_seen, &[&day_name, word, &seen.to_string()]),
            };
            let exact = seen.map(|seen| seen.to_string());
            Some(view! { <li data-focus=day.to_string() data-exact=exact>{said}</li> }.into_any())
        };
        review.span.days().filter_map(of).collect::<Vec<_>>()
    });
    if days.is_empty() {
        return nothing();
    }
    view! {
        <section>
            <h2 class="head">{texts.focus}</h2>
            <ul class="facts">{days}</ul>
        </section>
    }
    .into_any()
}

/// What was asked, expected and done, of a month's piece or of the whole span.
struct Sums {
    hook: String,
    name: String,
    asked: Option<Money>,
    due: Option<Money>,
    actual: Money,
    verdict: Verdict,
    opening: Option<Money>,
}

impl Sums {
    fn of_piece(app: App, lang: Lang, piece: &Piece) -> Sums {
        let begins = app.workspace(|workspace| {
            let goal = workspace.goal(piece.month)?;
            let Opening::Answered { amount, .. } = goal.opening else { return None };
            let begins = piece.run.first() == workspace.period(piece.month).first();
            (begins && amount != Money::ZERO).then_some(amount)
        });
        Sums {
            hook: piece.month.to_string(),
            name: date::month(lang, piece.month),
            asked: piece.expected.map(|Expected { whole, .. }| whole),
            due: piece.expected.map(|Expected { so_far, .. }| so_far),
            actual: piece.actual,
            verdict: piece.verdict(),
            opening: begins,
        }
    }
}

fn sums(lang: Lang, money: &Sums, named: bool) -> AnyView {
    let texts = lang.behind().review;
    let shown = |hook, word, amount: Money| {
        figure(hook, word, number::short(lang, amount), amount.to_string())
    };
    let apart = match money.verdict {
        Verdict::Apart(apart) => Some(apart.to_string()),
        _ => None,
    };
    let name = named.then(|| view! { <h3 class="piece-name">{money.name.clone()}</h3> }.into_any());
    let opening = money.opening.map(|amount| {
        let sentence = fill(texts.opening, &[&number::short(lang, amount)]);
        view! { <p class="quiet">{sentence}</p> }.into_any()
    });
    view! {
        <div class="piece" data-piece=money.hook.clone()>
            {name}
            <dl class="figures">
                {money.asked.map(|asked| shown("asked", texts.asked, asked))}
                {money.due.map(|due| shown("due", texts.due, due))}
                {shown("actual", texts.actual, money.actual)}
            </dl>
            <p class="verdict" data-verdict="" data-exact=apart>{said::verdict(lang, money.verdict)}</p>
            {opening}
        </div>
    }
    .into_any()
}

fn figure(hook: &'static str, word: &'static str, shown: String, exact: String) -> AnyView {
    view! {
        <div class="figure" data-figure=hook data-exact=exact>
            <dt>{word}</dt>
            <dd>{shown}</dd>
        </div>
    }
    .into_any()
}

/// The span's days, or a month's weeks: the actual as a bar, what is asked as a line across it,
/// and both in words beside it. A day alone has none.
pub fn bars(app: App, lang: Lang, span: Span, review: &Review) -> AnyView {
    let texts = lang.behind().review;
    let [by_day, by_week] = texts.bars;
    let (runs, heading): (Vec<Period>, _) = match span {
        Span::Day => return nothing(),
        Span::Week => {
            let days = review.span.days();
            (days.map(|day| Period::spanning(day, day)).collect(), by_day)
        }
        Span::Month => (review.span.weeks().collect(), by_week),
    };
    let today = app.today.get();
    let all: Vec<(Period, Money, Option<Money>)> = app.workspace(|workspace| {
        runs.into_iter()
            .map(|run| {
                let part = Review::of(workspace, run, today);
                (run, part.actual(), part.expected())
            })
            .collect()
    });
    let longest = all
        .iter()
        .flat_map(|(_, actual, asked)| [*actual, asked.unwrap_or_default()])
        .fold(Money::ZERO, Money::max);
    let lines = all
        .iter()
        .map(|(run, actual, asked)| bar(lang, *run, *actual, *asked, longest))
        .collect::<Vec<_>>();
    view! {
        <section>
            <h2 class="head">{heading}</h2>
            <p class="quiet">{texts.bars_means}</p>
            <ul class="bars">{lines}</ul>
        </section>
    }
    .into_any()
}

fn bar(lang: Lang, run: Period, actual: Money, asked: Option<Money>, longest: Money) -> AnyView {
    let texts = lang.behind().review;
    let name = date::run(lang, run);
    let done = number::short(lang, actual);
    let sentence = match asked {
        Some(asked) => fill(texts.bar, &[&done, &number::short(lang, asked)]),
        None => fill(texts.bar_alone, &[&done]),
    };
    let line = asked.filter(|asked| *asked > Money::ZERO).map(|asked| {
        view! { <rect class="bars-line" x=length(asked, longest, 985) y="0" width="1.5%" height="100%"></rect> }
            .into_any()
    });
    view! {
        <li
            class="bars-row"
            data-bar=run.first().to_string()
            data-exact=actual.to_string()
            data-asked=asked.map(|asked| asked.to_string())
        >
            <span class="bars-name">{name}</span>
            <span class="bars-text">{sentence}</span>
            <svg class="bars-drawn" aria-hidden="true">
                <rect class="bar-track" x="0" y="25%" width="100%" height="50%"></rect>
                <rect class="bar-fill" x="0" y="25%" width=length(actual, longest, 1000) height="50%"></rect>
                {line}
            </svg>
        </li>
    }
    .into_any()
}

/// A drawn length in percent, with one decimal; what is below zero has none. Only the drawing is
/// bounded, never the figure beside it.
fn length(part: Money, longest: Money, full: i128) -> String {
    let whole = longest.fen().max(1);
    let mille = wide(part.fen().clamp(0, whole)) * full / wide(whole);
    format!("{}.{}%", mille / 10, mille % 10)
}
