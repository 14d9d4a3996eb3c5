//! After a panic nothing more is written, and the rescue page covers the app.

use std::sync::atomic::{AtomicBool, Ordering};

use wasm_bindgen::JsValue;

use super::page::window;

static HAPPENED: AtomicBool = AtomicBool::new(false);

/// Whether the app has panicked. Whatever writes asks this first.
pub fn has_happened() -> bool {
    HAPPENED.load(Ordering::Relaxed)
}

/// Has every panic stop all writing and call boot.js to show the rescue page. The message holds a
/// place in the code, never what a rep typed.
pub fn set_hook() {
    std::panic::set_hook(Box::new(|info| {
        HAPPENED.store(true, Ordering::Relaxed);
        let place =
            info.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        announce(&place);
    }));
}

fn announce(place: &str) {
    let event = js_sys::Reflect::construct(
        &js_sys::Reflect::get(&js_sys::global(), &"CustomEvent".into())
            .ok()
            .and_then(|class| wasm_bindgen::JsCast::dyn_into::<js_sys::Function>(class).ok())
            .unwrap_or_default(),
        &js_sys::Array::of2(&"fieldplan:panic".into(), &detail(place)),
    );
    if let (Some(window), Ok(event)) = (window(), event) {
        let _ = window.dispatch_event(wasm_bindgen::JsCast::unchecked_ref(&event));
    }
}

fn detail(place: &str) -> JsValue {
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"detail".into(), &place.into());
    options.into()
}
