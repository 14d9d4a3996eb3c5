//! Whether the browser promises to keep the data. Some browsers do not tell.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::page::window;

/// Whether it has promised already; `None` where it does not tell.
pub async fn is_kept() -> Option<bool> {
    call("persisted").await
}

/// Asks for the promise; `None` where it does not tell.
pub async fn ask() -> Option<bool> {
    call("persist").await
}

/// `navigator.storage` is missing in some engines, so nothing is taken for granted.
async fn call(method: &str) -> Option<bool> {
    let navigator: JsValue = window()?.navigator().into();
    let storage = Reflect::get(&navigator, &"storage".into()).ok().filter(JsValue::is_object)?;
    let method: Function = Reflect::get(&storage, &method.into()).ok()?.dyn_into().ok()?;
    let promise: Promise = method.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}
