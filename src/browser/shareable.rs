//! The phone's sheet for handing a file to another app. Many browsers have none, and those that have
//! one take few kinds of files.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::files::{call, class};
use super::page::window;

/// A file that the phone's sheet takes.
#[derive(Clone)]
pub struct Shareable(JsValue);

/// The file under this name and kind, where the phone's sheet takes it.
pub fn shareable(file: &Blob, name: &str, kind: &str) -> Option<Shareable> {
    let about = Object::new();
    Reflect::set(&about, &"type".into(), &kind.into()).ok()?;
    let words = Array::of3(&Array::of1(file), &name.into(), &about);
    let named = Reflect::construct(&class("File")?, &words).ok()?;
    let shared = Object::new();
    Reflect::set(&shared, &"files".into(), &Array::of1(&named)).ok()?;
    let navigator: JsValue = window()?.navigator().into();
    let takes = call(&navigator, "canShare", &[shared.clone().into()])?;
    takes.is_truthy().then(|| Shareable(shared.into()))
}

/// Opens the sheet; `false` where the rep or the phone said no. To be called in the tap that asks for
/// it: browsers refuse it later.
pub async fn share(file: Shareable) -> bool {
    let opened = || -> Option<Promise> {
        let navigator: JsValue = window()?.navigator().into();
        call(&navigator, "share", &[file.0])?.dyn_into().ok()
    };
    match opened() {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}
