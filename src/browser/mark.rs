//! A mark that this phone has held a journal, kept where the journal is not: a browser that throws
//! databases away may leave localStorage or the caches. By it an empty start is known from a first
//! one.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::books::name_in;
use super::local::{self, Key};
use super::page::{scope, scoped};

/// Leaves the mark in both places.
pub async fn leave() {
    local::write(Key::Mark, "1");
    let empty = super::files::class("Response")
        .and_then(|class| Reflect::construct(&class, &js_sys::Array::of1(&"".into())).ok());
    if let (Some(cache), Some(empty)) = (call("open", &[name()]).await, empty) {
        let _ = call_on(&cache, "put", &[address(), empty]).await;
    }
}

/// Whether it is in either place.
pub async fn is_there() -> bool {
    // Asked for without opening: that would make the cache.
    local::read(Key::Mark).is_some()
        || call("has", &[name()]).await.is_some_and(|has| has.is_truthy())
}

/// Takes it away, with the rep's word that nothing is missed.
pub async fn take_away() {
    local::write(Key::Mark, "");
    let _ = call("delete", &[name()]).await;
}

/// Takes away what a journal left in the caches, by its number.
pub async fn take_away_of(number: u8) {
    let _ = call("delete", &[name_in(number, "#mark").into()]).await;
}

/// No version's cache: the worker leaves it alone.
fn name() -> JsValue {
    scoped("#mark").into()
}

fn address() -> JsValue {
    format!("{}mark", scope()).into()
}

/// Something asked of the caches, which may be missing or forbidden.
async fn call(method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let caches = Reflect::get(&js_sys::global(), &"caches".into()).ok()?;
    call_on(&caches, method, arguments).await
}

async fn call_on(target: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method: Function = Reflect::get(target, &method.into()).ok()?.dyn_into().ok()?;
    let promise = Reflect::apply(&method, target, &arguments.iter().collect()).ok()?;
    JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()
}
