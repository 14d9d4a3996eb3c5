//! The pages behind Today: a second wasm, which `cargo xtask dist` splits off the first. The
//! example is a third, what goes in and out of the phone a fourth, what sets a goal and breaks it
//! down a fifth, the business with customers beside the day's work a sixth, tracking, reviewing and
//! adjusting a seventh, what all are built of, for who changes it, an eighth.
//!
//! Whatever is reached only through `behind_today` is in it: the first load is Today alone. It
//! comes when the first tap is answered or Today has stood for a while, or when one of its pages is
//! opened before that.

use fieldplan_view::view;
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use wasm_bindgen_futures::spawn_local;

use super::components::live::{at_times, nothing, tap};
use super::components::page;
use super::pages;
use crate::browser::page as document;
use crate::browser::{timer, worker};
use crate::route::{MoreSheet, Route, Span, TargetSheet, TodaySheet};
use crate::state::{App, words_of_all};
use crate::text::{Lang, date};

/// How long Today stands before the part is fetched unasked where nobody taps, in milliseconds.
const PREFETCH_MS: i32 = 4_000;

/// How long after the part has come the checkpoint may be written, in milliseconds.
const IDLE_MS: i32 = 2_000;

/// How the part draws the page and the sheet of a route, and what else can wait for it.
#[derive(Clone, Copy)]
struct Part {
    page: fn(App, Lang, Route) -> AnyView,
    sheet: fn(App, Lang, Route) -> AnyView,
    /// Called once, when the part has come.
    arrived: fn(App),
    /// Work for idle time.
    settle: fn(App),
    evening: fn(App, Lang) -> AnyView,
}

/// The door between the two files. A call fetches the second, if it is not there yet: that is
/// what can fail, and the macro asks for the error in the type of what it wraps.
#[wasm_split(behind, wasm_split_path = ::leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps)]
fn behind_today() -> Result<Part, SplitLoaderError> {
    Ok(Part {
        page: draw_page,
        sheet: draw_sheet,
        arrived: pages::reminder::arrived,
        settle: App::settle,
        evening: pages::evening::evening,
    })
}

/// The second file with what its pages say, fetched side by side. Whoever draws one of those pages
/// has come through here, or through a change of language, which brings the same words.
async fn behind(app: App) -> Option<Part> {
    let lang = app.lang.get_untracked();
    spawn_local(async move {
        let _ = words_of_all(lang).await;
    });
    let part = behind_today().await.ok()?;
    words_of_all(lang).await.then_some(part)
}

/// The door to the third file: the example and what makes it. Nobody who does not look at it
/// fetches it, but for the day without a network.
#[wasm_split(example, wasm_split_path = ::leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps)]
fn example_months() -> Result<fn(App), SplitLoaderError> {
    Ok(App::enter_example)
}

/// Enters the example, or says that it could not be fetched.
pub fn open_example(app: App, lang: Lang) {
    spawn_local(async move {
        match example_months().await {
            Ok(enter) => enter(app),
            Err(_) => app.say(lang.texts().part_missing.to_owned(), None),
        }
    });
}

/// The door to the fourth file: lists, tables, calendars, reports, codes. A rep needs it a few times
/// a month.
#[wasm_split(exchange, wasm_split_path = ::leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps)]
fn exchange() -> Result<Draw, SplitLoaderError> {
    Ok(pages::exchange::sheet)
}

/// The door to the fifth file: setting a goal and breaking it down, some evenings of a month.
#[wasm_split(planning, wasm_split_path = ::leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps)]
fn planning() -> Result<Draw, SplitLoaderError> {
    Ok(pages::planning::sheet)
}

/// The door to the sixth file: profiles, deals, what is owed, the week, the playbook.
#[wasm_split(business, wasm_split_path = ::leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps)]
fn business() -> Result<Draw, SplitLoaderError> {
    Ok(pages::business::sheet)
}

/// The door to the seventh file: where the month stands, reviews, what would turn it, its close.
#[wasm_split(track, wasm_split_path = ::leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps)]
fn track() -> Result<Draw, SplitLoaderError> {
    Ok(pages::track::sheet)
}

/// The door to the eighth file: what every page is built of. No phone keeps it.
#[wasm_split(design, wasm_split_path = ::leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps)]
fn design() -> Result<Draw, SplitLoaderError> {
    Ok(pages::design::design)
}

/// What the seventh file draws on the review page: the line of five seconds. Nothing where it cannot
/// be fetched, since the page stands without it.
pub fn standing(app: App, lang: Lang, span: Span) -> AnyView {
    let draw = RwSignal::new(None::<Draw>);
    spawn_local(async move {
        if let Ok(here) = track().await {
            // The rep may have left meanwhile, and the signal with the page.
            let _ = draw.try_set(Some(here));
        }
    });
    at_times(move || draw.get().map(|draw| untrack(|| draw(app, lang, Route::Review(span, None)))))
}

/// How a part draws the sheet of a route.
type Draw = fn(App, Lang, Route) -> AnyView;

/// A sheet of a file of its own: nothing until it is there. Where it cannot be fetched the page
/// stays, and says so.
fn fetched_sheet(
    app: App,
    lang: Lang,
    route: Route,
    part: impl Future<Output = Result<Draw, SplitLoaderError>> + 'static,
    around: fn(App, Lang, AnyView) -> AnyView,
) -> AnyView {
    let draw = RwSignal::new(None::<Draw>);
    spawn_local(async move {
        match part.await {
            // The rep may have left meanwhile, and the signal with the sheet.
            Ok(here) => drop(draw.try_set(Some(here))),
            Err(_) if app.route.get_untracked() == route => {
                app.close_sheet();
                app.say(lang.texts().part_missing.to_owned(), None);
            }
            Err(_) => {}
        }
    });
    at_times(move || draw.get().map(|draw| untrack(|| around(app, lang, draw(app, lang, route)))))
}

/// A sheet as it comes.
fn as_it_is(_: App, _: Lang, drawn: AnyView) -> AnyView {
    drawn
}

/// A sheet of what goes in and out of the phone, the fourth file.
pub fn exchange_sheet(app: App, lang: Lang, route: Route) -> AnyView {
    fetched_sheet(app, lang, route, exchange(), as_it_is)
}

/// What the fourth file draws of a route, within a sheet of another file: all of it comes at once,
/// so that nothing moves.
pub fn around_exchange(
    app: App,
    lang: Lang,
    route: Route,
    around: fn(App, Lang, AnyView) -> AnyView,
) -> AnyView {
    fetched_sheet(app, lang, route, exchange(), around)
}

fn draw_page(app: App, lang: Lang, route: Route) -> AnyView {
    match route {
        Route::Day(day) => pages::day::day(app, lang, day),
        Route::Target(_) => pages::target::target(app, lang),
        Route::Customers(_) => pages::customers::customers(app, lang),
        Route::Review(span, _) => pages::review::review(app, lang, span),
        Route::More(_) => pages::more::more(app, lang),
        Route::Today(_) | Route::Unknown => nothing(),
    }
}

fn draw_sheet(app: App, lang: Lang, route: Route) -> AnyView {
    match route {
        _ if route.is_exchange() => exchange_sheet(app, lang, route),
        _ if route.is_track() => fetched_sheet(app, lang, route, track(), as_it_is),
        _ if route.is_business() => fetched_sheet(app, lang, route, business(), as_it_is),
        Route::Today(Some(TodaySheet::Outcome(about))) => pages::outcome::outcome(app, lang, about),
        Route::Today(Some(TodaySheet::Plan)) => pages::plan::plan(app, lang),
        Route::Target(Some(TargetSheet::Planning(_))) => {
            fetched_sheet(app, lang, route, planning(), as_it_is)
        }
        Route::Target(Some(sheet)) => pages::target::sheet(app, lang, sheet),
        Route::Customers(Some(sheet)) => pages::customers::sheet(app, lang, sheet),
        Route::More(Some(MoreSheet::Design)) => fetched_sheet(app, lang, route, design(), as_it_is),
        Route::More(Some(sheet)) => pages::more::sheet(app, lang, sheet),
        _ => nothing(),
    }
}

/// Whether the part is there.
#[derive(Clone, Copy)]
enum Stage {
    /// Not yet, or on its way.
    Awaited,
    /// It could not be fetched when a page needed it.
    Missing,
    /// It is.
    Here(Part),
}

/// The part, as the frame sees it.
#[derive(Clone, Copy)]
pub struct Parts {
    app: App,
    stage: RwSignal<Stage>,
    /// A page stands in for the part's own.
    waits: StoredValue<bool>,
}

impl Parts {
    /// Fetches the part soon. Called inside the owner that lives as long as the page.
    pub fn awaited(app: App) -> Parts {
        let stage = RwSignal::new(Stage::Awaited);
        let parts = Parts { app, stage, waits: StoredValue::new(false) };
        timer::after_a_tap(PREFETCH_MS, move || parts.fetch());
        parts
    }

    /// Asking again after success or while it is on its way fetches nothing.
    fn fetch(self) {
        spawn_local(async move {
            match behind(self.app).await {
                Some(part) => self.came(part),
                None if self.waits.get_value() => self.stage.set(Stage::Missing),
                // It could not be fetched unasked, and is tried again when a page needs it.
                None => {}
            }
        });
    }

    fn came(self, part: Part) {
        // Set once: a page drawn anew would lose the focus, a sheet what is typed in it.
        if matches!(self.stage.get_untracked(), Stage::Here(_)) {
            return;
        }
        self.stage.set(Stage::Here(part));
        let app = self.app;
        (part.arrived)(app);
        timer::idle_after(IDLE_MS, move || {
            app.settles.set_value(Some(part.settle));
            (part.settle)(app);
        });
    }

    /// Fetches the part again. Where a worker answers for the page, the page is loaded again: what
    /// its cache has not now it will never have, and the next page may be of a newer version.
    fn again(self) {
        if worker::is_in_charge() {
            document::reload();
        } else {
            self.stage.set(Stage::Awaited);
        }
    }

    /// The page of a route behind Today; until the part is there its heading, or what to do.
    pub fn page(self, app: App, lang: Lang, route: Route) -> AnyView {
        match self.stage.get() {
            Stage::Here(part) => {
                if self.waits.get_value() {
                    self.waits.set_value(false);
                    // The heading that had the focus is gone.
                    Effect::new(move |_| {
                        if !app.route.get_untracked().has_sheet() {
                            document::focus("h1");
                        }
                    });
                }
                (part.page)(app, lang, route)
            }
            Stage::Missing => self.stand_in(app, lang, route, true),
            Stage::Awaited => {
                self.waits.set_value(true);
                self.fetch();
                self.stand_in(app, lang, route, false)
            }
        }
    }

    /// The sheet of a route, or nothing. Drawn anew only when the part arrives.
    pub fn sheet(self, app: App, lang: Lang, route: Route) -> AnyView {
        match self.stage.get() {
            Stage::Here(part) => untrack(|| (part.sheet)(app, lang, route)),
            Stage::Missing | Stage::Awaited => {
                // What another phone gave may be the first that is ever opened here.
                if matches!(route, Route::Today(Some(_)) | Route::More(Some(MoreSheet::Given))) {
                    self.fetch_for_sheet(app, lang);
                }
                nothing()
            }
        }
    }

    /// A sheet over Today was asked for before the part came: Today stays, and says so where the
    /// part cannot be fetched.
    fn fetch_for_sheet(self, app: App, lang: Lang) {
        spawn_local(async move {
            if let Some(part) = behind(app).await {
                self.came(part);
            } else {
                app.close_sheet();
                app.say(lang.texts().part_missing.to_owned(), None);
            }
        });
    }

    /// The card of the time of day, once the part is there.
    pub fn evening(self, app: App, lang: Lang) -> AnyView {
        match self.stage.get() {
            Stage::Here(part) => untrack(|| (part.evening)(app, lang)),
            Stage::Missing | Stage::Awaited => nothing(),
        }
    }

    fn stand_in(self, app: App, lang: Lang, route: Route, missing: bool) -> AnyView {
        let texts = lang.texts();
        let title = match route {
            Route::Target(_) => date::month(lang, app.month()),
            Route::Customers(_) => texts.tab_customers.to_owned(),
            Route::Review(..) => texts.tab_review.to_owned(),
            Route::Day(day) => date::day(lang, day),
            _ => texts.tab_more.to_owned(),
        };
        let again = missing.then(|| {
            view! {
                <div class="notice" role="alert" data-trouble="part">
                    <p>{texts.part_missing}</p>
                    <button
                        type="button"
                        class="button"
                        data-act="retry-part"
                        on:click=tap(move || self.again())
                    >
                        {texts.retry}
                    </button>
                </div>
            }
            .into_any()
        });
        view! {
            <main class="page" id="page" aria-busy=if missing { "false" } else { "true" }>
                {page::head(app, lang, title, None)}
                {again}
            </main>
        }
        .into_any()
    }
}
