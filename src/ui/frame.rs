//! The frame: which page and which sheet, the tabs, what just happened; focus and scrolling.

use fieldplan_view::view;
use leptos::prelude::*;

use super::components::live::{at_times, part, question};
use super::components::{tabs, toast};
use super::pages;
use super::parts::Parts;
use crate::browser::page as document;
use crate::domain::sorted::Map;
use crate::route::Route;
use crate::state::App;
use crate::text::Lang;

/// Puts the app into the page, where it stays as long as the page lives, and says that it stands.
pub fn mount(place: web_sys::HtmlElement, app: Box<dyn FnOnce() -> App>) {
    leptos::mount::mount_to(place, move || frame(app())).forget();
    document::set_root("data-ready", "all");
}

/// What fills the screen.
#[derive(Clone, Copy, PartialEq)]
enum Screen {
    First,
    Page(Route),
}

fn frame(app: App) -> AnyView {
    let screen = question(move || {
        if app.is_new.get() { Screen::First } else { Screen::Page(app.route.get().without_sheet()) }
    });
    keep_place(app, screen);
    let parts = Parts::awaited(app);
    part(move || {
        let lang = app.lang.get();
        document::set_root("lang", lang.tag());
        view! {
            {part(move || draw_screen(app, parts, lang, screen.get()))}
            {at_times(move || (screen.get() != Screen::First).then(|| tabs::tabs(app, lang)))}
            {toast::toast(app, lang, false)}
            {part(move || {
                // What a sheet reads while it is built must not build it again: it would forget
                // what is typed.
                parts.sheet(app, lang, app.route.get())
            })}
        }
        .into_any()
    })
}

fn draw_screen(app: App, parts: Parts, lang: Lang, screen: Screen) -> AnyView {
    match screen {
        Screen::First => pages::first::first(app, lang),
        Screen::Page(route) => match route {
            Route::Today(_) => pages::today::today(app, lang, parts),
            Route::Unknown => unknown(lang),
            behind => parts.page(app, lang, behind),
        },
    }
}

fn unknown(lang: Lang) -> AnyView {
    let texts = lang.texts();
    view! {
        <main class="page" id="page">
            <h1 class="title" tabindex="-1">{texts.unknown_page}</h1>
            <p class="head">
                <a class="button" href="#/" data-act="back-to-today">{texts.back_to_today}</a>
            </p>
        </main>
    }
    .into_any()
}

/// A new page starts at its heading, a page gone back to where it was left.
fn keep_place(app: App, screen: Memo<Screen>) {
    let places = StoredValue::new(Map::<String, f64>::new());
    Effect::new(move |before: Option<Screen>| {
        let now = screen.get();
        if let Some(before) = before.filter(|before| *before != now) {
            let name = |screen: Screen| match screen {
                Screen::First => String::new(),
                Screen::Page(route) => route.to_string(),
            };
            places.update_value(|all| {
                all.insert(name(before), app.scrolled.get_value());
            });
            let height = places.with_value(|all| all.get(&name(now)).copied()).unwrap_or(0.0);
            // Once the page is drawn, which may be after this: until then the heading is the last
            // page's, and its focus would go with it. The browser lays the page out for both, as it
            // will for the frame.
            document::before_frame(move || {
                document::scroll_to(height);
                if !app.route.get_untracked().has_sheet() {
                    document::focus("h1");
                }
            });
        }
        now
    });
}
