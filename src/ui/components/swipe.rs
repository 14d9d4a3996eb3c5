//! From day to day: the heading of a day's list with its two arrows, and the swipe that does the
//! same.

use fieldplan_view::view;
use leptos::ev::PointerEvent;
use leptos::prelude::*;

use super::icon;
use super::live::words;
use crate::browser::page;
use crate::domain::day::Day;
use crate::route::Route;
use crate::state::App;
use crate::text::Lang;

/// How far a finger goes sideways for a swipe, in CSS pixels.
const FAR: i32 = 60;

/// What a finger's coming down and going up do.
type Finger = Box<dyn FnMut(PointerEvent)>;

/// Where a day's list is: today's on the today page.
pub fn route_of(day: Day, today: Day) -> Route {
    if day == today { Route::Today(None) } else { Route::Day(day) }
}

/// What turns a list to the day before or after by a swipe: what a finger does coming down and
/// going up.
pub fn days(app: App, day: impl Fn() -> Day + 'static) -> (Finger, Finger) {
    swiped(app, Box::new(day))
}

fn swiped(app: App, day: Box<dyn Fn() -> Day>) -> (Finger, Finger) {
    let from = StoredValue::new((0, 0));
    let start = move |event: PointerEvent| from.set_value((event.client_x(), event.client_y()));
    let end = move |event: PointerEvent| {
        let (x, y) = from.get_value();
        let (right, down) = (event.client_x() - x, event.client_y() - y);
        // A mouse marks text this way.
        if event.pointer_type() == "mouse" || right.abs() < FAR || right.abs() < 2 * down.abs() {
            return;
        }
        let to = if right > 0 { day().previous() } else { day().next() };
        page::go(&route_of(to, app.today.get_untracked()).to_string());
    };
    (Box::new(start), Box::new(end))
}

/// The heading of a day's list, with the arrows to the day before and after.
pub fn days_head(
    app: App,
    lang: Lang,
    title: String,
    note: Option<Signal<String>>,
    day: impl Fn() -> Day + Copy + Send + Sync + 'static,
) -> AnyView {
    let texts = lang.texts();
    let to = move |day: Day| route_of(day, app.today.get()).to_string();
    view! {
        <div class="days">
            <h2>{title} " " <span class="head-note">{note}</span></h2>
            <a
                class="turn"
                href=words(move || to(day().previous()))
                data-act="day-before"
                aria-label=texts.day_before
            >
                {icon::back()}
            </a>
            <a
                class="turn"
                href=words(move || to(day().next()))
                data-act="day-after"
                aria-label=texts.day_after
            >
                {icon::forward()}
            </a>
        </div>
    }
    .into_any()
}
