//! Reports: which one, as it will leave, and the ways out: text, picture, page, table.

use fieldplan_view::view;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::goal_returned;
use crate::browser::page as document;
use crate::browser::share::{self, Handed};
use crate::domain::period::{Month, Period};
use crate::domain::plan_book::check;
use crate::domain::week::Week;
use crate::exchange::report::text::{self, MOST_TEMPLATE, TemplateProblem};
use crate::exchange::report::{Kind, Names, Report, csv, day, goal, print, review};
use crate::route::Span;
use crate::state::{App, Form};
use crate::text::{Lang, fill, number};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::copied::Copied;
use crate::ui::components::field::{Field, area, field};
use crate::ui::components::live::{at_times, flag, maybe, nothing, part, question, tap};
use crate::ui::components::sheet;

/// The kinds with their hooks, in the order of `ReportTexts::kinds`.
const KINDS: [(Kind, &str); 5] = [
    (Kind::Day, "report-day"),
    (Kind::Goal, "report-goal-sheet"),
    (Kind::Review(Span::Day), "report-review-day"),
    (Kind::Review(Span::Week), "report-review-week"),
    (Kind::Review(Span::Month), "report-review-month"),
];

/// The kind that the address asks for.
fn asked_for() -> Kind {
    match document::fragment().split_once('?').map(|(_, kind)| kind) {
        Some("goal") => Kind::Goal,
        Some("day") => Kind::Review(Span::Day),
        Some("week") => Kind::Review(Span::Week),
        Some("month") => Kind::Review(Span::Month),
        _ => Kind::Day,
    }
}

/// The sheet.
pub fn report(app: App, lang: Lang) -> AnyView {
    let words = lang.exchange().report;
    let kind = RwSignal::new(asked_for());
    let hidden = RwSignal::new(false);
    let kinds = KINDS
        .into_iter()
        .zip(words.kinds)
        .map(|((value, act), word)| Chip { value, act, word: word.to_owned() })
        .collect();
    let body = part(move || {
        let kind = kind.get();
        untrack(|| of_kind(app, lang, kind, None, hidden))
    });
    let content = view! {
        {chips(words.which, "report-kinds", kinds, kind.into(), move |one| kind.set(one))}
        {body}
    };
    sheet::sheet(app, lang, words.title.to_owned(), content.into_any())
}

/// The ways out of one month's goal sheet, and what comes back of it: what the sheet for the
/// superior shows below its own lines.
pub fn for_goal(app: App, lang: Lang) -> AnyView {
    let month = app.month_shown.get_untracked().unwrap_or_else(|| app.month());
    // Without a goal there is nothing to give out, but another's sheet may be answered.
    if app.workspace(|workspace| check::tiers(workspace, month).is_none()) {
        return goal_returned::came_back(app, lang);
    }
    of_kind(app, lang, Kind::Goal, Some(month), RwSignal::new(false))
}

/// The ways out of the review of a day, a week or a month, with the line that is half typed: what
/// the sheet on which it is written shows below its own lines.
pub fn for_review(
    app: App,
    lang: Lang,
    span: Span,
    run: Period,
    line: RwSignal<String>,
) -> AnyView {
    let hidden = RwSignal::new(false);
    let form = app.form(Kind::Review(span));
    let report = question(move || {
        let names = if hidden.get() { Names::Hidden } else { Names::Shown };
        let (signer, line, today) = (form.signer.get(), line.get(), app.today.get());
        let about = review::About { names, line: &line, signer: &signer };
        let made = |workspace: &_| review::review(workspace, span, run, today, lang, about);
        Some(app.workspace(made))
    });
    drawn(app, lang, form, report, hidden)
}

/// The report as it is now; `None` where the month has no goal to tell of.
fn made(
    app: App,
    lang: Lang,
    kind: Kind,
    month: Option<Month>,
    names: Names,
    signer: &str,
) -> Option<Report> {
    let today = app.today.get();
    app.workspace(|workspace| match kind {
        Kind::Day => Some(day::day(workspace, today, lang, names, signer)),
        Kind::Goal => {
            let month = month.unwrap_or_else(|| workspace.month_of(today));
            goal::goal(workspace, month, today, lang, signer)
        }
        Kind::Review(span) => {
            let run = match span {
                Span::Day => Period::spanning(today, today),
                Span::Week => Week::of(today).period(),
                Span::Month => workspace.period(workspace.month_of(today)),
            };
            let about = review::About { names, line: "", signer };
            Some(review::review(workspace, span, run, today, lang, about))
        }
    })
}

/// All of one kind, drawn anew when another is chosen.
fn of_kind(
    app: App,
    lang: Lang,
    kind: Kind,
    month: Option<Month>,
    hidden: RwSignal<bool>,
) -> AnyView {
    let words = lang.exchange().report;
    let form = app.form(kind);
    let report = question(move || {
        let names = if hidden.get() { Names::Hidden } else { Names::Shown };
        made(app, lang, kind, month, names, &form.signer.get())
    });
    if report.with_untracked(Option::is_none) {
        return view! { <p class="quiet" data-empty="">{words.no_goal}</p> }.into_any();
    }
    drawn(app, lang, form, report, hidden)
}

/// The text of a report and its ways out.
fn drawn(
    app: App,
    lang: Lang,
    form: Form,
    report: Memo<Option<Report>>,
    hidden: RwSignal<bool>,
) -> AnyView {
    let words = lang.exchange().report;
    let kind = report.with_untracked(|report| report.as_ref().map(|report| report.kind));
    let shown = maybe(move || report.with(|report| Some(form.write(report.as_ref()?))));
    let names = (kind != Some(Kind::Goal)).then(|| {
        view! {
            <button
                type="button"
                class="chip chip-alone"
                data-act="report-names"
                aria-pressed=flag(move || hidden.get())
                on:click=tap(move || hidden.update(|hidden| *hidden = !*hidden))
            >
                {words.hide}
            </button>
        }
        .into_any()
    });
    view! {
        {names}
        <p class="field-label report-head">{words.preview}</p>
        <p class="report-text user" data-user="" data-report="">{shown}</p>
        {copy(app, lang, shown)}
        {ways_out(app, lang, report)}
        {own_form(app, lang, form, report)}
        {if kind == Some(Kind::Goal) { goal_returned::came_back(app, lang) } else { nothing() }}
        {part(move || report.with(|report| match report {
            Some(report) => printed(lang, &print::Page::of(report)),
            None => nothing(),
        }))}
    }
    .into_any()
}

/// Copies the text.
fn copy(app: App, lang: Lang, shown: Signal<String>) -> AnyView {
    let words = lang.exchange().report;
    let copied = Copied::nothing(app, "report-text");
    let copy = tap(move || copied.copy(shown.get_untracked(), words.copied));
    view! {
        <button type="button" class="button button-main button-wide" data-act="report-copy" on:click=copy>
            {words.copy}
        </button>
        {copied.by_hand(lang, words.title)}
    }
    .into_any()
}

/// Picture, page and table.
fn ways_out(app: App, lang: Lang, report: Memo<Option<Report>>) -> AnyView {
    let words = lang.exchange().report;
    let picture = tap(move || {
        if let Some(report) = report.get_untracked() {
            app.give_picture(&report);
        }
    });
    let page = tap(move || {
        if !share::print() {
            app.say(words.print_failed.to_owned(), None);
        }
    });
    let table = tap(move || {
        if let Some(report) = report.get_untracked() {
            let name = format!("{}.csv", report.file_name());
            document::download(&name, &csv::write(&report));
            app.say(fill(words.tabled, &[&name]), None);
        }
    });
    let is_goal = report.with_untracked(|r| r.as_ref().is_some_and(|r| r.kind == Kind::Goal));
    let send = is_goal.then(|| {
        let send = tap(move || {
            if let Some(report) = report.get_untracked() {
                send_file(app, lang, format!("{}.csv", report.file_name()), csv::write(&report));
            }
        });
        view! {
            <button type="button" class="button" data-act="report-send" on:click=send>{words.send}</button>
        }
        .into_any()
    });
    view! {
        <div class="report-ways">
            {send}
            <button type="button" class="button" data-act="report-picture" on:click=picture>{words.picture}</button>
            <button type="button" class="button" data-act="report-print" on:click=page>{words.print}</button>
            <button type="button" class="button" data-act="report-table" on:click=table>{words.table}</button>
        </div>
    }
    .into_any()
}

/// Hands a goal sheet on as a file that this app opens; where nothing takes it, it is saved.
pub(super) fn send_file(app: App, lang: Lang, name: String, text: String) {
    let words = lang.exchange().report;
    spawn_local(async move {
        let handed = match share::blob(&text, "text/csv") {
            Some(file) => share::hand_over(&name, &file).await,
            None => Handed::Kept,
        };
        match handed {
            Handed::Shared => app.say(words.shared.to_owned(), None),
            Handed::Saved => app.say(fill(words.sent, &[&name]), None),
            Handed::Kept => {}
        }
    });
}

/// The rep's own form: who signs and the template.
fn own_form(app: App, lang: Lang, form: Form, report: Memo<Option<Report>>) -> AnyView {
    let words = lang.exchange().report;
    let open = RwSignal::new(false);
    let fields =
        at_times(move || open.get().then(|| untrack(|| form_fields(app, lang, form, report))));
    view! {
        <button
            type="button"
            class="button button-plain button-wide"
            data-act="report-form"
            aria-expanded=flag(move || open.get())
            on:click=tap(move || open.update(|open| *open = !*open))
        >
            {words.own}
        </button>
        {fields}
    }
    .into_any()
}

fn form_fields(app: App, lang: Lang, form: Form, report: Memo<Option<Report>>) -> AnyView {
    let words = lang.exchange().report;
    let Some(now) = report.get_untracked() else { return nothing() };
    let shipped = text::shipped(&now);
    let places: Vec<String> = now
        .places
        .iter()
        .filter_map(|place| place.names.get(usize::from(lang == Lang::En)))
        .map(|name| format!("{{{name}}}"))
        .collect();
    let own = form.template.get_untracked();
    let typed = RwSignal::new(if own.is_empty() { shipped.clone() } else { own });
    let signer = RwSignal::new(form.signer.get_untracked());
    let error = RwSignal::new(None);
    let original = shipped.clone();
    let save = tap(move || {
        let template = typed.get_untracked();
        if let Err(problem) = text::check(&now, &template) {
            error.set(Some(template_problem(lang, &problem)));
            return;
        }
        // A form that is the shipped one follows it, in either language.
        let is_own = template.trim() != original.trim();
        form.template.set(if is_own { template } else { String::new() });
        form.signer.set(signer.get_untracked());
        app.keep_form(form, words.template_saved);
    });
    let reset = tap(move || {
        typed.set(shipped.clone());
        error.set(None);
        form.template.set(String::new());
        app.keep_form(form, words.template_back);
    });
    let signs = Field {
        id: "report-signer",
        label: words.signer,
        act: "report-signer",
        keyboard: "text",
        class: "",
    };
    let template = Field {
        id: "report-template",
        label: words.template,
        act: "report-template",
        keyboard: "text",
        class: "",
    };
    view! {
        <div class="report-form">
            {field(signs, signer, RwSignal::new(None), None)}
            {area(template, typed, error)}
            <p class="quiet">{fill(words.template_how, &[&places.join(" ")])}</p>
            <div class="more-buttons">
                <button type="button" class="button button-wide" data-act="report-keep" on:click=save>
                    {words.template_save}
                </button>
                <button type="button" class="button button-plain button-wide" data-act="report-reset" on:click=reset>
                    {words.template_reset}
                </button>
            </div>
        </div>
    }
    .into_any()
}

fn template_problem(lang: Lang, problem: &TemplateProblem) -> String {
    let words = lang.exchange().report;
    let shown = |count: usize| number::grouped(count as u64);
    match problem {
        TemplateProblem::Empty => words.template_empty.to_owned(),
        TemplateProblem::TooManyLines(lines) => fill(words.template_lines, &[&shown(*lines)]),
        TemplateProblem::TooLong(length) => {
            fill(words.template_long, &[&shown(*length), &shown(MOST_TEMPLATE)])
        }
        TemplateProblem::UnknownPlace(name) => fill(words.template_unknown, &[name]),
    }
}

/// The page that is printed: there, and seen by the printer alone.
fn printed(lang: Lang, page: &print::Page) -> AnyView {
    let words = lang.exchange().report;
    let figures = page.figures.iter().map(|figure| {
        let blank = figure.shown.is_empty();
        view! {
            <div class=if blank { "print-figure print-blank" } else { "print-figure" }>
                <dt>{figure.label.clone()}</dt>
                <dd>{figure.shown.clone()}</dd>
            </div>
        }
        .into_any()
    });
    let cells = |row: &Vec<String>, head: bool| {
        let cells = row.iter().map(|cell| {
            let cell = cell.clone();
            if head {
                view! { <th>{cell}</th> }.into_any()
            } else {
                view! { <td>{cell}</td> }.into_any()
            }
        });
        view! { <tr>{cells.collect::<Vec<_>>()}</tr> }.into_any()
    };
    let heads = (!page.table.heads.is_empty()).then(|| cells(&page.table.heads, true));
    let rows = page.table.rows.iter().map(|row| cells(row, false)).collect::<Vec<_>>();
    let remarks = page.remarks.iter().map(|remark| view! { <p>{remark.clone()}</p> }.into_any());
    view! {
        <section class="print-page" aria-hidden="true">
            <p class="print-title">{page.title.clone()}</p>
            <dl>{figures.collect::<Vec<_>>()}</dl>
            {remarks.collect::<Vec<_>>()}
            <table>
                <thead>{heads}</thead>
                <tbody>{rows}</tbody>
            </table>
            {page.left_out.clone().map(|left_out| view! { <p>{left_out}</p> }.into_any())}
            <p class="print-sign">{words.sign} " " {page.signature.clone()}</p>
        </section>
    }
    .into_any()
}
