//! The document and the window: hooks on `<html>`, the address, scrolling, focus, events.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, EventTarget, FocusOptions, HtmlElement, Window};

/// The window. A page without one does not run this code.
#[allow(clippy::disallowed_methods)]
pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

pub(super) fn document() -> Option<Document> {
    window()?.document()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

/// Sets an attribute of `<html>`: the hooks that probes and styles read.
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = root() {
        // It fails only for a malformed name.
        let _ = root.set_attribute(name, value);
    }
}

/// Takes an attribute off `<html>`.
pub fn clear_root(name: &str) {
    if let Some(root) = root() {
        // It fails only for a malformed name.
        let _ = root.remove_attribute(name);
    }
}

/// Reads an attribute of `<html>`.
pub fn root_attribute(name: &str) -> Option<String> {
    root()?.get_attribute(name)
}

/// The page's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The folder the app lives in, such as `/` or `/app/`: part of every name in storage.
pub fn scope() -> String {
    let path = window().and_then(|w| w.location().pathname().ok()).unwrap_or_default();
    match path.rfind('/') {
        Some(end) => path.get(..=end).unwrap_or("/").to_owned(),
        None => "/".to_owned(),
    }
}

/// Whether this page shows the example. boot.js has found out when the page loaded, and it stays
/// so for as long as the page lives.
pub fn in_example() -> bool {
    root_attribute("data-example").is_some()
}

/// What stands before the names of the journal that this page shows; `None` for the rep's first one.
/// boot.js has found it out when the page loaded.
pub fn names() -> Option<String> {
    root_attribute("data-names")
}

/// The name of a database, key or channel of the journal that this page shows.
pub fn scoped(rest: &str) -> String {
    shared(&(names().unwrap_or_default() + rest))
}

/// The name of what all journals of this copy of the app share; the rep's first journal has no
/// name besides.
pub fn shared(rest: &str) -> String {
    format!("fieldplan:{}{rest}", scope())
}

/// The name of a database, key or channel of the example. No folder's name has a `#`, so none of a
/// copy of the app in a folder below is the same.
pub fn of_example(rest: &str) -> String {
    shared(&format!("#example:{rest}"))
}

/// The address's fragment with its `#`, or empty.
pub fn fragment() -> String {
    window().and_then(|w| w.location().hash().ok()).unwrap_or_default()
}

/// The address's query with its `?`, or empty.
pub fn query() -> String {
    window().and_then(|w| w.location().search().ok()).unwrap_or_default()
}

/// Goes to a fragment, as a new entry of the history.
pub fn go(fragment: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_hash(fragment);
    }
}

/// Puts another address in place of this one, without a new entry; a query is dropped.
pub fn replace(fragment: &str) {
    if let Some(history) = window().and_then(|w| w.history().ok()) {
        let url = format!("{}{fragment}", scope());
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url));
    }
}

/// Goes back one entry.
pub fn back() {
    if let Some(history) = window().and_then(|w| w.history().ok()) {
        let _ = history.back();
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Whether the page was opened from the home screen.
pub fn is_installed() -> bool {
    let query = window().and_then(|w| w.match_media("(display-mode: standalone)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Tells the window's listeners that something happened.
pub(super) fn tell_window(event: &str) {
    if let (Some(window), Ok(event)) = (window(), Event::new(event)) {
        let _ = window.dispatch_event(&event);
    }
}

/// How far the page is scrolled, in CSS pixels.
pub fn scrolled() -> f64 {
    window().and_then(|w| w.scroll_y().ok()).unwrap_or(0.0)
}

/// Scrolls the page to a height in CSS pixels.
pub fn scroll_to(height: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, height);
    }
}

/// Moves the focus to the first element that fits a selector, without scrolling.
pub fn focus(selector: &str) {
    let found = document().and_then(|d| d.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let still = FocusOptions::new();
        still.set_prevent_scroll(true);
        let _ = element.focus_with_options(&still);
    }
}

/// The names of lines ticked before the app stood, left on the shell by boot.js.
pub fn queued() -> Vec<String> {
    let Some(list) =
        document().and_then(|d| d.query_selector_all("#app li[data-queued][data-id]").ok())
    else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|place| list.get(place)?.dyn_into::<Element>().ok()?.get_attribute("data-id"))
        .collect()
}

/// The place the app is mounted in, emptied of the shell.
pub fn take_shell() -> Option<HtmlElement> {
    let element = document()?.get_element_by_id("app")?;
    element.set_inner_html("");
    element.dyn_into().ok()
}

/// Whether the page can be seen.
pub fn is_visible() -> bool {
    document().is_none_or(|d| d.visibility_state() == web_sys::VisibilityState::Visible)
}

/// Calls `act` on an event of the window, for as long as the page lives.
pub fn on_window(event: &str, act: impl Fn() + 'static) {
    if let Some(window) = window() {
        listen(&window, event, move |_| act());
    }
}

/// Calls `act` before the next frame is drawn, once what is under way has been put into the page.
pub fn before_frame(act: impl FnOnce() + 'static) {
    let act: Box<dyn FnOnce()> = Box::new(act);
    if let Some(window) = window() {
        let _ = window.request_animation_frame(Closure::once_into_js(act).unchecked_ref());
    }
}

/// Calls `act` on an event of the document, for as long as the page lives.
pub fn on_document(event: &str, act: impl Fn() + 'static) {
    if let Some(document) = document() {
        listen(&document, event, move |_| act());
    }
}

/// Calls `act` on an event of a target, for as long as the page lives.
pub(super) fn listen(target: &EventTarget, event: &str, act: impl Fn(Event) + 'static) {
    attach(target, event, Box::new(act));
}

/// Boxed, so that one glue serves all of them.
fn attach(target: &EventTarget, event: &str, act: Box<dyn Fn(Event)>) {
    let closure = Closure::wrap(act);
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// The browser's preferred languages, most wanted first.
pub fn languages() -> Vec<String> {
    let Some(navigator) = window().map(|w| w.navigator()) else { return Vec::new() };
    navigator.languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Gives the rep a text as a file.
pub fn download(name: &str, text: &str) {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    if let Ok(file) = web_sys::Blob::new_with_str_sequence(&parts) {
        super::files::save(name, &file);
    }
}
