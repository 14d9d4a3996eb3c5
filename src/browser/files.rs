//! Files a rep keeps: packed and handed over, read and unpacked.
//!
//! Packing is the browser's own gzip. A browser without it gets the text as it is, and one that
//! cannot unpack a file is told by what comes out: no backup.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlElement, Url};

use super::page::document;

/// The first two bytes of a gzip file.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// A text as a file, packed where the browser can; says whether it is.
pub async fn packed(text: &str) -> Option<(Blob, bool)> {
    let plain = Blob::new_with_str_sequence(&Array::of1(&JsValue::from_str(text))).ok()?;
    let packed = piped(&plain, "CompressionStream").await;
    Some(
        match packed.and_then(|bytes| Blob::new_with_u8_array_sequence(&Array::of1(&bytes)).ok()) {
            Some(blob) => (blob, true),
            None => (plain, false),
        },
    )
}

/// A file's bytes, unpacked where it is packed; `None` where it cannot be read.
pub async fn bytes(file: &Blob) -> Option<Vec<u8>> {
    let plain = buffer(call(file, "arrayBuffer", &[])?).await?.to_vec();
    if plain.starts_with(&GZIP) {
        return Some(piped(file, "DecompressionStream").await?.to_vec());
    }
    Some(plain)
}

/// Gives the rep a file.
pub fn save(name: &str, file: &Blob) {
    let done = || -> Option<()> {
        let url = Url::create_object_url_with_blob(file).ok()?;
        let link = document()?.create_element("a").ok()?;
        link.set_attribute("href", &url).ok()?;
        link.set_attribute("download", name).ok()?;
        link.dyn_into::<HtmlElement>().ok()?.click();
        // The browser has taken the file by then; a minute is ample for a slow phone.
        super::timer::after(60_000, move || {
            let _ = Url::revoke_object_url(&url);
        });
        Some(())
    };
    let _ = done();
}

/// What comes out of a stream of this name that a file is sent through.
async fn piped(file: &Blob, through: &str) -> Option<Uint8Array> {
    let make = class(through)?;
    let stream = Reflect::construct(&make, &Array::of1(&"gzip".into())).ok()?;
    let piped = call(&call(file, "stream", &[])?, "pipeThrough", &[stream])?;
    let response = Reflect::construct(&class("Response")?, &Array::of1(&piped)).ok()?;
    buffer(call(&response, "arrayBuffer", &[])?).await
}

async fn buffer(promise: JsValue) -> Option<Uint8Array> {
    let promise: Promise = promise.dyn_into().ok()?;
    Some(Uint8Array::new(&JsFuture::from(promise).await.ok()?))
}

/// A class that may be missing.
fn class(name: &str) -> Option<Function> {
    Reflect::get(&js_sys::global(), &name.into()).ok()?.dyn_into().ok()
}

fn call(target: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method: Function = Reflect::get(target, &method.into()).ok()?.dyn_into().ok()?;
    Reflect::apply(&method, target, &arguments.iter().collect()).ok()
}
