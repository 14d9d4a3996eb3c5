//! Where each metric and tier stands, the chance, the pictures of the month. One file a section.

mod asks;
mod chance;
mod figure;
mod metrics;
mod pictures;
mod revenue;

use fieldplan_view::view;
use leptos::prelude::*;

use crate::domain::day::Day;
use crate::domain::pace::Standing;
use crate::domain::period::Month;
use crate::domain::standing::Prospect;
use crate::domain::standing::glance::Glance;
use crate::domain::standing::metrics::of_month;
use crate::domain::tier_words::TierWords;
use crate::route::{ReviewSheet, Route, Span};
use crate::state::App;
use crate::text::track::stand::line as glance_line;
use crate::text::{Lang, date, fill};
use crate::ui::components::arrows::{Arrows, arrows};
use crate::ui::components::bits::{line as text, link};
use crate::ui::components::live::{nothing, part, words};
use crate::ui::components::sheet;

/// What a sheet is drawn for.
#[derive(Clone, Copy)]
struct Sheet {
    app: App,
    lang: Lang,
    month: Month,
    today: Day,
}

/// The line of five seconds on the review page, with the way to the sheet. No chance is worked out
/// for it.
pub fn line(app: App, lang: Lang, span: Span) -> AnyView {
    let said = part(move || {
        let (month, today) = (app.month(), app.today.get());
        let sheet = Sheet { app, lang, month, today };
        let glance = app.workspace(|workspace| {
            Glance::of(workspace, month, today, &Prospect::of(workspace, month, today))
        });
        said(sheet, &glance)
    });
    let address = Route::Review(span, Some(ReviewSheet::Stand)).to_string();
    view! {
        <section class="piece" data-stand="">
            {said}
            <a class="button button-plain" href=address data-act="to-stand">
                {lang.track().stand.to_sheet}
            </a>
        </section>
    }
    .into_any()
}

/// The line itself.
fn said(sheet: Sheet, glance: &Glance) -> AnyView {
    let words = sheet.app.workspace(TierWords::of);
    let sentence = glance_line(sheet.lang, glance, &words);
    view! { <p class="stand-line" data-line="" data-exact=glance.total.to_string()>{sentence}</p> }
        .into_any()
}

/// A sheet of one month with the way to the month before: its content is drawn anew when the month
/// or what is recorded changes.
fn of_months(app: App, lang: Lang, title: &'static str, draw: fn(Sheet) -> AnyView) -> AnyView {
    // How many months back: a number, so that no other signal's code is needed.
    let back = RwSignal::new(0_usize);
    let month = move || app.month().before(u16::try_from(back.get()).unwrap_or(u16::MAX));
    let texts = lang.track().stand;
    let [before, after] = texts.months;
    let names = Arrows { back_act: "month-before", back: before, on_act: "month-after", on: after };
    let label = words(move || date::month(lang, month()));
    let content = part(move || {
        // Whatever is recorded meanwhile is read again.
        app.workspace(|_| ());
        draw(Sheet { app, lang, month: month(), today: app.today.get() })
    });
    let content = view! {
        {arrows(
            names,
            label,
            move || back.get() == 0,
            move || back.update(|back| *back = back.saturating_add(1)),
            move || back.update(|back| *back = back.saturating_sub(1)),
        )}
        {content}
    };
    sheet::sheet(app, lang, title.to_owned(), content.into_any())
}

/// Where I stand.
pub fn stand(app: App, lang: Lang) -> AnyView {
    of_months(app, lang, lang.track().stand.title, draw)
}

/// The month in pictures.
pub fn pictures(app: App, lang: Lang) -> AnyView {
    of_months(app, lang, lang.track().pictures.title, pictures::draw)
}

fn draw(sheet: Sheet) -> AnyView {
    let Sheet { app, lang, month, today } = sheet;
    let texts = lang.track().stand;
    let (standing, prospect) = app.peek(|workspace| {
        (Standing::of(workspace, month, today), Prospect::of(workspace, month, today))
    });
    let (glance, stands) = app.peek(|workspace| {
        let glance = Glance::of(workspace, month, today, &prospect);
        (glance, of_month(workspace, month, today, &prospect))
    });
    let told = chance::soon(sheet);
    let metrics = stands.iter().map(|stand| metrics::section(sheet, stand)).collect::<Vec<_>>();
    view! {
        {said(sheet, &glance)}
        {notes(sheet, standing.is_some())}
        <p class="quiet">{texts.how_hint}</p>
        {revenue::revenue(sheet, &prospect, standing.as_ref(), told)}
        {asks::bonus(sheet, glance.left)}
        {metrics}
        {asks::funnel(sheet, &stands)}
        <div class="more-buttons">
            {metrics::to_target(sheet)}
            {link("button button-wide", "to-pictures", "#/review/pictures", texts.to_pictures)}
        </div>
    }
    .into_any()
}

/// That the month has no goal yet, or is closed.
fn notes(sheet: Sheet, has_goal: bool) -> AnyView {
    let texts = sheet.lang.track().stand;
    let name = date::month(sheet.lang, sheet.month);
    let is_closed = sheet.app.peek(|workspace| workspace.is_closed(sheet.month));
    if is_closed {
        return view! {
            <div class="notice notice-calm" data-closed="">
                <p>{fill(texts.closed, &[&name])}</p>
                {link("button button-plain", "to-history", "#/review/history", texts.to_history)}
            </div>
        }
        .into_any();
    }
    if has_goal {
        return nothing();
    }
    let is_now = sheet.month == sheet.app.month();
    let set = is_now
        .then(|| link("button button-main button-wide", "set-goal", "#/target", texts.set_goal));
    view! {
        <div data-empty="">
            {text("quiet", fill(texts.no_goal, &[&name]))}
            {set}
        </div>
    }
    .into_any()
}
