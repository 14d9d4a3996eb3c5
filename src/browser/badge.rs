//! The number on the app's icon, where the phone shows one.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::files::call;
use super::page::window;

/// Shows how many lines are open, and nothing at 0. Where the browser has no such number, or refuses
/// it, nothing happens.
pub fn show(open: usize) {
    let Some(window) = window() else { return };
    let navigator: JsValue = window.navigator().into();
    let answer = if open == 0 {
        call(&navigator, "clearAppBadge", &[])
    } else {
        let open = u32::try_from(open).unwrap_or(u32::MAX);
        call(&navigator, "setAppBadge", &[open.into()])
    };
    // Waited for, so that a refusal is no complaint of the page's.
    if let Some(promise) = answer.and_then(|answer| answer.dyn_into::<Promise>().ok()) {
        spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}
