//! The clipboard, which some browsers lack and others refuse.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::page::{document, window};

/// Puts a text on the clipboard; `false` where there is none or the browser refuses. To be called
/// in the tap that asks for it: browsers refuse it later.
pub async fn copy(text: String) -> bool {
    write(&text).await.is_some()
}

async fn write(text: &str) -> Option<()> {
    let navigator: JsValue = window()?.navigator().into();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    let method: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
    let promise: Promise = method.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok().map(|_| ())
}

/// Marks the text of the first field for a selector, for a rep to copy by hand.
pub fn select(selector: &str) {
    let marked = || -> Option<()> {
        let field: JsValue = document()?.query_selector(selector).ok()??.into();
        let method: Function = Reflect::get(&field, &"select".into()).ok()?.dyn_into().ok()?;
        method.call0(&field).ok()?;
        Some(())
    };
    // Without the mark the text can still be held and copied.
    let _ = marked();
}
