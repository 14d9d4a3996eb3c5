//! What came from another phone or another app: a day's plan to be looked at and chosen from, or a
//! text that becomes the draft of a customer's note. Opening it applies nothing.

use fieldplan_view::view;
use leptos::prelude::*;

use crate::browser::page as document;
use crate::domain::workspace::Standing;
use crate::exchange::day_plan::{self, Adds, Given, PlanLine, PlanProblem};
use crate::route::{CustomerSheet, OfCustomer, Route};
use crate::state::{App, CustomerLine, Draft};
use crate::text::{Lang, counted, date, fill, say, visit};
use crate::ui::components::field::{Field, area, field};
use crate::ui::components::live::{flag, nothing, part, question, tap};
use crate::ui::components::sheet;

/// How many customers are drawn; a name finds the others.
const MOST: usize = 20;

/// The sheet.
pub fn given(app: App, lang: Lang) -> AnyView {
    let words = lang.exchange().code;
    let came = app.draft(Draft::Shared);
    let error = RwSignal::new(None);
    // What the address brings is taken once: a reload finds the draft, and the address clean.
    if let Some((_, payload)) = document::fragment().split_once('?') {
        let read = day_plan::read(payload);
        match read {
            Ok(_) => came.set(day_plan::fragment(payload)),
            Err(problem) => error.set(Some(sentence(lang, problem).to_owned())),
        }
        document::replace(&app.route.get_untracked().to_string());
    }
    // A key draws nothing anew that it does not change: the field would lose the focus.
    let found = question(move || came.with(|text| day_plan::find(text)));
    let is_note =
        question(move || found.with(Option::is_none) && came.with(|t| !t.trim().is_empty()));
    let is_plan = question(move || found.with(|found| matches!(found, Some(Ok(_)))));
    let asked = Field {
        id: "given-text",
        label: words.given_field,
        act: "given-text",
        keyboard: "text",
        class: "",
    };
    let field = part(move || {
        // A plan speaks for itself: the letters of its payload say nothing to anybody.
        if is_plan.get() {
            return nothing();
        }
        view! {
            <p class="quiet">{words.given_how}</p>
            {area(asked, came, error)}
        }
        .into_any()
    });
    let body = part(move || match found.get() {
        Some(Ok(given)) => untrack(|| plan(app, lang, given)),
        Some(Err(problem)) => view! {
            <p class="error" role="alert" data-given="refused">{sentence(lang, problem)}</p>
            {away(app, lang)}
        }
        .into_any(),
        None if is_note.get() => untrack(|| note(app, lang)),
        None => nothing(),
    });
    let content = view! {
        {field}
        {body}
    };
    sheet::sheet(app, lang, words.given.to_owned(), content.into_any())
}

/// Puts what came away, unused.
fn away(app: App, lang: Lang) -> AnyView {
    let put = tap(move || {
        app.draft(Draft::Shared).set(String::new());
        app.close_sheet();
    });
    view! {
        <button type="button" class="button button-plain button-wide" data-act="given-away" on:click=put>
            {lang.exchange().code.given_away}
        </button>
    }
    .into_any()
}

fn sentence(lang: Lang, problem: PlanProblem) -> &'static str {
    let words = lang.exchange().code;
    match problem {
        PlanProblem::Damaged => words.given_damaged,
        PlanProblem::Newer => words.given_newer,
        PlanProblem::TooLarge => words.given_large,
        PlanProblem::NotAPlan => words.given_odd,
    }
}

/// A plan: each line with what it would add, chosen until it is tapped away.
fn plan(app: App, lang: Lang, given: Given) -> AnyView {
    let words = lang.exchange().code;
    let Given { plan, left_out } = given;
    let today = app.today.get_untracked();
    let head = fill(words.given_day, &[&date::day(lang, plan.day())]);
    let adds = app.peek(|workspace| plan.against(workspace));
    let can = plan.can_be_planned(today);
    let places = adds.iter().enumerate().filter(|(_, adds)| can && **adds != Adds::Nothing);
    let chosen = RwSignal::new(places.map(|(place, _)| place).collect::<Vec<usize>>());
    let new = chosen.with_untracked(|chosen| !chosen.is_empty());
    let error = RwSignal::new(None::<String>);
    let rows = plan.lines().iter().zip(&adds).enumerate();
    let rows = rows
        .map(|(place, (line, adds))| row(lang, place, line, *adds, can, chosen))
        .collect::<Vec<_>>();
    let why_not = if can {
        (!new && !adds.is_empty()).then(|| words.given_all_there.to_owned())
    } else {
        let day = date::day(lang, plan.day());
        let words = if plan.day() < today { words.given_passed } else { words.given_far };
        Some(fill(words, &[&day]))
    };
    let go = move || {
        let chosen = chosen.get_untracked();
        if chosen.is_empty() {
            error.set(Some(words.given_none.to_owned()));
            return;
        }
        match app.take_plan(&plan, &chosen) {
            Ok(()) => {
                app.draft(Draft::Shared).set(String::new());
                app.close_sheet();
            }
            Err(refusal) => error.set(Some(say::refusal(lang, refusal, ""))),
        }
    };
    let take = new.then(move || {
        view! {
            <div class="sheet-do">
                <p class="error" role="alert">{move || error.get()}</p>
                <button type="button" class="button button-main button-wide" data-act="given-take" on:click=tap(go)>
                    {crate::ui::components::live::words(move || counted(words.given_take, chosen.with(Vec::len)))}
                </button>
            </div>
        }
        .into_any()
    });
    view! {
        <h3 class="given-head" data-given="plan">{head}</h3>
        {(left_out > 0).then(|| view! { <p class="quiet">{counted(words.given_left_out, left_out)}</p> }.into_any())}
        {why_not.map(|why| view! { <p class="notice" role="note" data-given-why="">{why}</p> }.into_any())}
        <ul class="list">{rows}</ul>
        {away(app, lang)}
        {take}
    }
    .into_any()
}

fn row(
    lang: Lang,
    place: usize,
    line: &PlanLine,
    adds: Adds,
    can: bool,
    chosen: RwSignal<Vec<usize>>,
) -> AnyView {
    let words = lang.exchange().code;
    let means = match adds {
        Adds::Customer => words.given_new,
        Adds::Promise(_) => words.given_known,
        Adds::Nothing => words.given_planned,
    };
    let why = format!("{} · {means}", visit::step(lang.texts(), line.step()));
    let note = (!line.note().is_empty()).then(|| fill(words.given_note, &[line.note()]));
    let content = view! {
        <span>
            <span class="row-name user" data-user="">{line.name().to_owned()}</span>
            <span class="row-why">{why}</span>
            {note.map(|note| view! { <span class="row-why user" data-user="">{note}</span> }.into_any())}
        </span>
    }
    .into_any();
    if !can || adds == Adds::Nothing {
        return view! { <li class="row row-link row-done">{content}</li> }.into_any();
    }
    let turn = tap(move || {
        chosen.update(|chosen| match chosen.iter().position(|one| *one == place) {
            Some(at) => drop(chosen.remove(at)),
            None => chosen.push(place),
        });
    });
    view! {
        <li>
            <button
                type="button"
                class="row row-link row-pick given-line"
                data-act="given-line"
                aria-pressed=flag(move || chosen.with(|chosen| chosen.contains(&place)))
                on:click=turn
            >
                {content}
            </button>
        </li>
    }
    .into_any()
}

/// A text that is no plan: whose note is it for?
fn note(app: App, lang: Lang) -> AnyView {
    let words = lang.exchange().code;
    let search = RwSignal::new(String::new());
    let lines = app.customers.get_untracked();
    let rows = part(move || {
        let wanted = search.get().trim().to_lowercase();
        let fits = lines.iter().filter(|line| line.name.to_lowercase().contains(&wanted));
        let found: Vec<&CustomerLine> = fits.collect();
        let more = found.len().saturating_sub(MOST);
        let rows = found.iter().take(MOST).map(|line| pick(app, line)).collect::<Vec<_>>();
        let none = (found.is_empty() && !wanted.is_empty())
            .then(|| fill(words.note_none, &[&say::cut(&search.get_untracked())]));
        let more = (more > 0).then(|| counted(lang.behind().visit.plan_more, more));
        view! {
            <ul class="list">{rows}</ul>
            <p class="quiet" role="status">{none} {more}</p>
        }
        .into_any()
    });
    let new = tap(move || {
        let text = app.draft(Draft::Shared);
        join(app.draft(Draft::CustomerNote), &text.get_untracked());
        text.set(String::new());
        open(app, Route::Customers(Some(CustomerSheet::Add)));
    });
    let asked = Field {
        id: "given-search",
        label: words.note_search,
        act: "given-search",
        keyboard: "text",
        class: "",
    };
    view! {
        <h3 class="given-head" data-given="note">{words.note_head}</h3>
        <button type="button" class="button button-wide" data-act="given-new" on:click=new>
            {words.note_new}
        </button>
        {field(asked, search, RwSignal::new(None), None)}
        {rows}
        {away(app, lang)}
    }
    .into_any()
}

/// A customer: a tap opens the sheet with the text below the note, to be read and saved there.
fn pick(app: App, line: &CustomerLine) -> AnyView {
    let id = line.id;
    let choose = tap(move || {
        let known = app.peek(|workspace| {
            let one = workspace.customer(id).filter(|one| one.standing != Standing::Erased)?;
            Some((one.name.clone(), one.note.clone()))
        });
        let Some((name, note)) = known else { return };
        let text = app.draft(Draft::Shared);
        let draft = app.draft(Draft::CustomerEdit);
        // What is half typed of this very customer stays.
        let half = draft.with_untracked(|half| half.starts_with(&format!("{id}\n")));
        if !half {
            draft.set(format!("{id}\n{name}\n{note}"));
        }
        join(draft, &text.get_untracked());
        text.set(String::new());
        open(app, Route::Customers(Some(CustomerSheet::Of(id, OfCustomer::Edit))));
    });
    view! {
        <li>
            <button type="button" class="row row-link row-pick" data-act="given-customer" on:click=choose>
                <span class="row-name user" data-user="">{line.name.clone()}</span>
            </button>
        </li>
    }
    .into_any()
}

/// Puts a text below what a draft holds.
fn join(draft: RwSignal<String>, text: &str) {
    draft.update(|draft| {
        if !draft.is_empty() && !draft.ends_with('\n') {
            draft.push('\n');
        }
        draft.push_str(text.trim());
    });
}

/// Opens a sheet in this one's place, so that back leads to the page.
fn open(app: App, route: Route) {
    document::replace(&route.to_string());
    app.route.set(route);
}
