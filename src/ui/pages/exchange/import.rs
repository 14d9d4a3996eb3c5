//! A table taken in: pasted or picked, looked at, confirmed.

use std::sync::Arc;

use fieldplan_view::view;
use leptos::ev::Event;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::rows::{preview, table_problem};
use super::tables::kind_word;
use crate::browser::text_file::{self, FileProblem};
use crate::exchange::table::cell::DayOrder;
use crate::exchange::table::header::{Column, Kind, Mapping};
use crate::exchange::table::names::Question;
use crate::exchange::table::plan::{Outcome, Plan, Prices, Wishes, reps};
use crate::exchange::table::{self, Table, TableProblem};
use crate::state::{App, Draft};
use crate::text::both::UNNAMED;
use crate::text::{Lang, counted, fill};
use crate::ui::components::chips::{Chip, chips};
use crate::ui::components::field::{Field, area};
use crate::ui::components::live::{maybe, nothing, part, tap};
use crate::ui::components::pick_file::pick_file;
use crate::ui::components::sheet;

/// How many questions are shown at once.
const ASKED: usize = 20;

/// The sheet's state.
#[derive(Clone, Copy)]
struct Import {
    app: App,
    lang: Lang,
    /// The table looked at.
    table: RwSignal<Option<Arc<Table>>>,
    mapping: RwSignal<Option<Mapping>>,
    wishes: RwSignal<Wishes>,
    error: RwSignal<Option<String>>,
    /// What was noted of a file that is no table of rows.
    noted: RwSignal<Option<String>>,
}

/// The sheet.
pub fn import(app: App, lang: Lang) -> AnyView {
    let texts = lang.exchange().table;
    let draft = app.draft(Draft::Paste);
    let import = Import {
        app,
        lang,
        table: RwSignal::new(None),
        mapping: RwSignal::new(None),
        wishes: RwSignal::new(Wishes::default()),
        error: RwSignal::new(None),
        noted: RwSignal::new(None),
    };
    let asked = Field {
        id: "table-text",
        label: texts.field,
        act: "table-text",
        keyboard: "text",
        class: "",
    };
    let look = move || import.look(Table::of(&draft.get_untracked()));
    let noted = maybe(move || import.noted.get());
    let content = view! {
        <p class="quiet">{texts.how}</p>
        {area(asked, draft, import.error)}
        <div class="more-buttons">
            <button type="button" class="button button-wide" data-act="table-look" on:click=tap(look)>
                {texts.look}
            </button>
            {file(import)}
        </div>
        <p role="status" data-noted="">{noted}</p>
        {part(move || match import.table.get() {
            Some(table) => looked_at(import, table),
            None => nothing(),
        })}
    };
    sheet::sheet(app, lang, texts.import_title.to_owned(), content.into_any())
}

impl Import {
    /// A table was read, or is none.
    fn look(self, read: Result<Table, TableProblem>) {
        self.noted.set(None);
        self.error.set(None);
        match read {
            Err(problem) => {
                self.table.set(None);
                self.error.set(Some(table_problem(self.lang, problem)));
            }
            Ok(table) => {
                let mapping = self.app.mapping_of(&table.headers);
                if let Some(list) = mapping.as_ref().filter(|known| known.kind == Kind::Prices) {
                    let prices = Prices::read(&table, list);
                    let words = self.lang.exchange().table.prices;
                    self.noted.set(Some(counted(words, prices.len())));
                    self.wishes.update(|wishes| wishes.prices = prices);
                    self.table.set(None);
                    return;
                }
                let mapping =
                    mapping.unwrap_or_else(|| Mapping::of(Kind::Customers, &table.headers));
                self.wishes.update(|wishes| {
                    let prices = std::mem::take(&mut wishes.prices);
                    // The page's language first.
                    let mut unnamed = UNNAMED.map(str::to_owned).to_vec();
                    if self.lang == Lang::En {
                        unnamed.reverse();
                    }
                    *wishes = Wishes { prices, unnamed, ..Wishes::default() };
                });
                self.mapping.set(Some(mapping));
                self.table.set(Some(Arc::new(table)));
            }
        }
    }

    /// Takes in what was looked at, worked out once more: other tabs may have added some meanwhile.
    fn go(self) {
        let Some(table) = self.table.get_untracked() else { return };
        let Some(mapping) = self.mapping.get_untracked() else { return };
        let plan = self.wishes.with_untracked(|said| self.app.plan_of(&table, &mapping, said));
        let texts = self.lang.exchange().table;
        let stamps = self.app.bring(&plan);
        self.app.remember_mapping(&table.headers, &mapping);
        self.app.draft(Draft::Paste).set(String::new());
        self.app.close_sheet();
        let mut said = counted(texts.done, plan.taken());
        let later = plan.count(|outcome| *outcome == Outcome::Later);
        if later > 0 {
            said = format!("{said} · {}", counted(texts.done_later, later));
        }
        self.app.say_of_all(said, stamps);
    }
}

/// The table as a file.
fn file(import: Import) -> AnyView {
    let texts = import.lang.exchange().table;
    pick_file(texts.file, "table-file", move |file| {
        spawn_local(async move {
            match text_file::bytes(&file).await {
                Ok(bytes) => import.look(table::read(&bytes, &text_file::gb18030)),
                Err(FileProblem::TooLarge) => import.look(Err(TableProblem::TooLarge)),
                Err(_) => import.error.set(Some(texts.unreadable.to_owned())),
            }
        });
    })
}

/// What is asked about a table, and what would become of it.
fn looked_at(import: Import, table: Arc<Table>) -> AnyView {
    let Import { app, lang, mapping, wishes, .. } = import;
    let texts = lang.exchange().table;
    let kinds = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Prices);
    let kinds = kinds.map(|kind| Chip {
        value: kind,
        act: act(kind),
        word: kind_word(lang, kind).to_owned(),
    });
    let chosen =
        Signal::derive(move || mapping.with(|m| m.as_ref().map_or(Kind::Customers, |m| m.kind)));
    let headers = Arc::clone(&table);
    let choose = move |kind| {
        let of = import.table.get_untracked();
        mapping.set(of.map(|table| Mapping::of(kind, &table.headers)));
    };
    let missing = Arc::clone(&table);
    let rows = table;
    let outcome = part(move || {
        let Some(mapped) = mapping.get() else { return nothing() };
        let missing = mapped.missing();
        if !missing.is_empty() {
            let words: Vec<&str> =
                missing.iter().map(|column| mapped.kind.word(*column, lang == Lang::Zh)).collect();
            let words = words.join(if lang == Lang::Zh { "、" } else { ", " });
            let sentence = fill(texts.missing, &[&words]);
            return view! { <p class="error" data-missing="">{sentence}</p> }.into_any();
        }
        let plan = wishes.with(|said| app.plan_of(&rows, &mapped, said));
        outcome(import, &rows, &mapped, &plan)
    });
    view! {
        {chips(texts.kind, "table-kind", kinds.collect(), chosen, choose)}
        {part(move || mapping.with(|m| m.as_ref().map_or_else(nothing, |m| unsure(import, &missing, m))))}
        <details class="more-buttons">
            <summary class="button button-wide" data-act="table-columns">{texts.columns}</summary>
            {part(move || mapping.with(|m| m.as_ref().map_or_else(nothing, |m| {
                let fields = m.kind.columns().map(|column| select(import, &headers, m, column, false));
                fields.collect::<Vec<_>>().into_any()
            })))}
        </details>
        <div role="status">{outcome}</div>
    }
    .into_any()
}

/// The hook of a kind's chip.
const fn act(kind: Kind) -> &'static str {
    match kind {
        Kind::Customers => "kind-customers",
        Kind::Deals => "kind-deals",
        Kind::Sales => "kind-sales",
        Kind::Receivables => "kind-receivables",
        Kind::History => "kind-history",
        Kind::Tasks => "kind-tasks",
        Kind::Prices => "kind-prices",
    }
}

/// A line for each column that is needed and not found.
fn unsure(import: Import, table: &Table, mapping: &Mapping) -> AnyView {
    let missing = Mapping::of(mapping.kind, &table.headers).missing().into_iter();
    let missing = missing.chain(mapping.missing());
    let mut seen: Vec<Column> = Vec::new();
    let fields = missing.filter_map(|column| {
        if seen.contains(&column) {
            return None;
        }
        seen.push(column);
        Some(select(import, table, mapping, column, true))
    });
    fields.collect::<Vec<_>>().into_any()
}

/// Which of the file's columns is this one.
fn select(import: Import, table: &Table, mapping: &Mapping, column: Column, asks: bool) -> AnyView {
    let texts = import.lang.exchange().table;
    let word = mapping.kind.word(column, import.lang == Lang::Zh);
    let label = if asks { fill(texts.which, &[word]) } else { word.to_owned() };
    let place = mapping.place(column);
    let headers = table.headers.iter().enumerate().map(|(at, heading)| {
        let heading = if heading.is_empty() {
            fill(texts.column, &[&at.saturating_add(1).to_string()])
        } else {
            heading.clone()
        };
        option(at.to_string(), heading, place == Some(at))
    });
    let none = option(String::new(), texts.no_column.to_owned(), place.is_none());
    let options: Vec<AnyView> = std::iter::once(none).chain(headers).collect();
    let choose: Box<dyn FnMut(Event)> = Box::new(move |event| {
        let place = event_target_value(&event).parse::<usize>().ok();
        import.mapping.update(|mapping| {
            if let Some(mapping) = mapping {
                mapping.set(column, place);
            }
        });
    });
    let prefix = if asks { "which" } else { "column" };
    let id = format!("{prefix}-{column:?}");
    let hook = if asks { "which-column" } else { "set-column" };
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{label}</label>
            <select class="field-input" id=id data-act=hook data-column=format!("{column:?}") on:change=choose>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn option(value: String, word: String, chosen: bool) -> AnyView {
    view! { <option value=value prop:selected=chosen>{word}</option> }.into_any()
}

/// What would become of the rows, what the rep is asked about them, and the button.
fn outcome(import: Import, table: &Table, mapping: &Mapping, plan: &Plan) -> AnyView {
    let texts = import.lang.exchange().table;
    let taken = plan.taken();
    let button = (!plan.is_empty()).then(|| {
        view! {
            <div class="sheet-do">
                <button
                    type="button"
                    class="button button-main button-wide"
                    data-act="table-go"
                    on:click=tap(move || import.go())
                >
                    {counted(texts.go, taken)}
                </button>
            </div>
        }
        .into_any()
    });
    view! {
        {whose(import, table, mapping)}
        {order(import, plan)}
        {questions(import, plan)}
        {preview(import.lang, mapping.kind, plan)}
        {button}
    }
    .into_any()
}

/// Whose rows, where the table names several reps.
fn whose(import: Import, table: &Table, mapping: &Mapping) -> Option<AnyView> {
    let texts = import.lang.exchange().table;
    let reps = reps(table, mapping);
    if reps.len() < 2 {
        return None;
    }
    let wanted = import.wishes.with_untracked(|said| said.rep.clone());
    let all = option(String::new(), texts.rep_all.to_owned(), wanted.is_none());
    let names = reps.into_iter().map(|rep| {
        let chosen = wanted.as_ref() == Some(&rep);
        option(rep.clone(), rep, chosen)
    });
    let options: Vec<AnyView> = std::iter::once(all).chain(names).collect();
    let choose: Box<dyn FnMut(Event)> = Box::new(move |event| {
        let rep = Some(event_target_value(&event)).filter(|rep| !rep.is_empty());
        import.wishes.update(|said| said.rep = rep);
    });
    let field = view! {
        <div class="field">
            <label class="field-label" for="table-rep">{texts.rep}</label>
            <select class="field-input" id="table-rep" data-act="table-rep" on:change=choose>
                {options}
            </select>
        </div>
    };
    Some(field.into_any())
}

/// How days are written, where the table does not tell.
fn order(import: Import, plan: &Plan) -> Option<AnyView> {
    let texts = import.lang.exchange().table;
    if plan.assumed.days == 0 {
        return None;
    }
    let [month, day] = texts.orders;
    let orders = vec![
        Chip { value: DayOrder::MonthFirst, act: "month-first", word: month.to_owned() },
        Chip { value: DayOrder::DayFirst, act: "day-first", word: day.to_owned() },
    ];
    let chosen = import.wishes.with_untracked(|said| said.order).unwrap_or(DayOrder::MonthFirst);
    let choose = move |order| import.wishes.update(|said| said.order = Some(order));
    let asked = counted(texts.order, plan.assumed.days);
    let chips =
        chips(texts.order_asked, "day-order", orders, Signal::derive(move || chosen), choose);
    Some(view! { <p>{asked}</p> {chips} }.into_any())
}

/// “Is it the same customer?”, for each name that is nearly one there is.
fn questions(import: Import, plan: &Plan) -> Option<AnyView> {
    let texts = import.lang.exchange().table;
    if plan.questions.is_empty() {
        return None;
    }
    let waiting = plan.count(|outcome| *outcome == Outcome::Asks);
    let said = (waiting > 0).then(|| counted(texts.asks, waiting));
    let fields = plan.questions.iter().take(ASKED).map(|one| question(import, one));
    let fields = fields.collect::<Vec<_>>();
    let names: Arc<[String]> = plan.questions.iter().map(|one| one.typed.clone()).collect();
    let all = (names.len() > 1).then(|| {
        let [same, other] = texts.answers_all;
        let button = |act: &'static str, word: &'static str, answer: bool| {
            let names = Arc::clone(&names);
            let go = move || {
                import.wishes.update(|said| {
                    for name in names.iter() {
                        said.same.insert(name.clone(), answer);
                    }
                });
            };
            view! { <button type="button" class="chip" data-act=act on:click=tap(go)>{word}</button> }
                .into_any()
        };
        let buttons = [button("same-all", same, true), button("other-all", other, false)];
        view! { <div class="chips">{buttons.into_iter().collect::<Vec<_>>()}</div> }.into_any()
    });
    Some(
        view! { <p class="field" data-asks="" data-exact=waiting.to_string()>{said}</p> {fields} {all} }
            .into_any(),
    )
}

fn question(import: Import, one: &Question) -> AnyView {
    let texts = import.lang.exchange().table;
    let asked = fill(texts.same, &[&one.typed, &one.known]);
    let [same, other] = texts.answers;
    let button = |act: &'static str, word: &'static str, answer: bool| {
        let name = one.typed.clone();
        let pressed = if one.answer == Some(answer) { "true" } else { "false" };
        let go = move || {
            import.wishes.update(|said| {
                said.same.insert(name.clone(), answer);
            });
        };
        view! {
            <button type="button" class="chip" data-act=act aria-pressed=pressed on:click=tap(go)>
                {word}
            </button>
        }
        .into_any()
    };
    let buttons = [button("same", same, true), button("other", other, false)];
    let label = asked.clone();
    view! {
        <div class="field" role="group" aria-label=label>
            <p class="user" data-user="">{asked}</p>
            <div class="chips">{buttons.into_iter().collect::<Vec<_>>()}</div>
        </div>
    }
    .into_any()
}
