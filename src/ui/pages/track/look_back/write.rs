//! A review as it fills itself in; the rep adds a line or nothing, keeps it and sends it.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::browser::page as document;
use crate::domain::day::Day;
use crate::domain::kept_review::{self, KeptReview, LINE_LIMIT, pieces};
use crate::domain::looking_back;
use crate::domain::period::Period;
use crate::exchange::report::Names;
use crate::exchange::report::looked_back::{Section, Told, stretch, told};
use crate::route::{ReviewSheet, Route, Span};
use crate::state::App;
use crate::text::{Lang, counted, date, fill, number, say};
use crate::ui::components::arrows::{Arrows, arrows};
use crate::ui::components::bits::{Press, press};
use crate::ui::components::drafted;
use crate::ui::components::field::{Field, area};
use crate::ui::components::live::{at_times, nothing, part, question, words};
use crate::ui::components::sheet;
use crate::ui::pages::evening::learnt;
use crate::ui::pages::exchange::report;

/// The sheet.
pub fn write(app: App, lang: Lang, span: Span) -> AnyView {
    let texts = lang.behind().review;
    let asked = document::fragment();
    let asked = asked.split_once('?').and_then(|(_, day)| Day::parse(day).ok());
    // `None` follows today.
    let at = RwSignal::new(asked);
    let run = question(move || {
        let day = at.get().unwrap_or_else(|| app.today.get());
        app.workspace(|workspace| looking_back::run(workspace, stretch(span), day))
    });
    let place = stretch(span) as usize;
    let word = |of: [&'static str; 3]| of.get(place).copied().unwrap_or_default();
    let names = Arrows {
        back_act: "written-before",
        back: word(texts.before),
        on_act: "written-after",
        on: word(texts.after),
    };
    let label = words(move || match span {
        Span::Day => date::day(lang, run.get().first()),
        Span::Week => date::run(lang, run.get()),
        Span::Month => {
            let first = run.get().first();
            date::month(lang, app.workspace(|workspace| workspace.month_of(first)))
        }
    });
    let ends = move || run.get().last() >= app.today.get();
    let back = move || at.set(Some(run.get_untracked().first().previous()));
    let on = move || at.set(Some(run.get_untracked().last().next()));
    let body = part(move || {
        let run = run.get();
        untrack(|| of_run(app, lang, span, run))
    });
    let content = view! {
        {arrows(names, label, ends, back, on)}
        {body}
    };
    let [.., title, _, _, _, _, _, _] = texts.ways;
    sheet::sheet(app, lang, title.to_owned(), content.into_any())
}

/// All of one day, week or month.
fn of_run(app: App, lang: Lang, span: Span, run: Period) -> AnyView {
    let texts = lang.track().look_back;
    let said = question(move || {
        let today = app.today.get();
        app.workspace(|workspace| told(workspace, span, run, today, lang, Names::Shown))
    });
    let shown = part(move || {
        said.with(|said| {
            let empty = said
                .is_empty
                .then(|| view! { <p class="empty" data-empty="">{texts.nothing}</p> }.into_any());
            let sections: Vec<AnyView> = said.sections.iter().map(section).collect();
            view! { {empty} <div data-written=run.first().to_string()>{sections}</div> }.into_any()
        })
    });
    let own = drafted::key(&format!("review-{}-{}", stretch(span) as u8, run.first()), "line");
    let typed = drafted::typed_of(app, own.clone(), String::new());
    let learn = match span {
        Span::Day => learnt::learnt(app, lang, Some(run.first())),
        Span::Week | Span::Month => nothing(),
    };
    view! {
        {shown}
        {learn}
        {added(app, lang, span, run, typed, own, said)}
        <section class="more-group">
            <h3>{texts.out}</h3>
            {report::for_review(app, lang, span, run, typed)}
        </section>
    }
    .into_any()
}

fn section(section: &Section) -> AnyView {
    let lines: Vec<AnyView> = section
        .lines
        .iter()
        .map(|line| {
            let (figure, exact, text) = (line.figure, line.exact.clone(), line.text.clone());
            view! { <li class="user" data-user="" data-figure=figure data-exact=exact>{text}</li> }
                .into_any()
        })
        .collect();
    view! {
        <section data-section=section.name>
            <h3>{section.head}</h3>
            <ul class="facts">{lines}</ul>
        </section>
    }
    .into_any()
}

/// The rep's own line, and what keeps the review.
fn added(
    app: App,
    lang: Lang,
    span: Span,
    run: Period,
    typed: RwSignal<String>,
    own: String,
    said: Memo<Told>,
) -> AnyView {
    let texts = lang.track().look_back;
    let error = RwSignal::new(None);
    let asked = Field {
        id: "review-line",
        label: texts.line,
        act: "review-line",
        keyboard: "text",
        class: "user",
    };
    let keep = move || {
        let line = typed.get_untracked().trim().to_owned();
        let length = line.chars().count();
        if length > LINE_LIMIT {
            let shown = |count: usize| number::grouped(count as u64);
            error.set(Some(fill(texts.line_long, &[&shown(length), &shown(LINE_LIMIT)])));
            return;
        }
        let needles = app.peek(|workspace| kept_review::needles(workspace, say::cut));
        let kept = KeptReview {
            stretch: stretch(span),
            first: run.first(),
            text: said.with_untracked(|said| pieces(&said.text(), &needles)),
            line: pieces(&line, &needles),
            on: app.today.get_untracked(),
        };
        if let Some(stamp) = app.keep_row(kept.entry()) {
            drafted::forget_of(app, [own.clone()]);
            typed.set(String::new());
            app.say(texts.kept.to_owned(), Some(stamp));
        }
    };
    let before = question(move || {
        app.workspace(|workspace| {
            let all = kept_review::kept(workspace);
            let same = |one: &KeptReview| (one.stretch, one.first) == (stretch(span), run.first());
            all.iter().filter(|(_, one)| same(one)).count()
        })
    });
    let to = Route::Review(span, Some(ReviewSheet::Kept)).to_string();
    let before = at_times(move || {
        let count = before.get();
        (count > 0).then(|| {
            view! {
                <p class="quiet" role="status" data-figure="kept" data-exact=count.to_string()>
                    {counted(texts.kept_before, count)}
                </p>
            }
            .into_any()
        })
    });
    let button = Press("button button-main button-wide", "review-keep", String::new());
    view! {
        {area(asked, typed, error)}
        {before}
        <div class="more-buttons">
            {press(button, texts.keep.into_any(), Box::new(keep))}
            <a class="button button-wide" href=to data-act="review-kept">{texts.to_kept}</a>
        </div>
    }
    .into_any()
}

/// A kept review's lines: its title apart, headings among the lines.
pub(super) fn lines_of(text: &str) -> Vec<AnyView> {
    let one = |text: &str| match text.strip_prefix("· ") {
        Some(text) => view! { <p class="user" data-user="">{text.to_owned()}</p> }.into_any(),
        None => view! { <h3>{text.to_owned()}</h3> }.into_any(),
    };
    text.lines().skip(1).map(one).collect()
}
